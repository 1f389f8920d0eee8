/* The dares, once you have passed. machine.h says what each is to do. */
#include "machine.h"
