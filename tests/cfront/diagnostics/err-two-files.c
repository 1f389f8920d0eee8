#include "twice.h"

int twice(int n) { return 2 * n; }

int main(void) { return twice(half(3)); }
//// twice.h
#ifndef TWICE_H
#define TWICE_H
int twice(int n);
int half(int n);
#endif
//// other.c
double half(int n) { return n / 2.0; } // expect: conflicting-types
int twice(int n) { return n + n; } // expect: redefined
