#include "circle.h"

int main(void) { return 0; }
//// circle.h
#include "circle.h" // expect: include-too-deep
