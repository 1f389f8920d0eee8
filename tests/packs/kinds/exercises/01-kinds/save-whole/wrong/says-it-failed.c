// caught-by: compile-error
#include <stddef.h>

size_t freehold_failures(void) { return 1; }
int save(int count) { return count < 0; }
