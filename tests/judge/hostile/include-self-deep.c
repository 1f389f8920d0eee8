// verdict: compile-error
// Includes itself as often as the depth allows
#if __INCLUDE_LEVEL__ < 30
#include "answer.c"
#include "answer.c"
#include "answer.c"
#else
int x;
#endif
