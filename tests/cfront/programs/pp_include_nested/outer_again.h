#include "inner.h" /* a circle that the guard ends */
static int inner_value = INNER * 2;
