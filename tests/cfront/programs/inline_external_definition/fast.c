#include "fast.h"

extern int twice(int x); /* makes this file the one with the external definition */

int (*pointer(void))(int) { return twice; }
int counted(void) { static int n; return ++n; }
