#include "data.h"
#include <stddef.h>

static int inc(int x) { return x + 1; }
static int neg(int x) { return -x; }

int table[] = {1, 2, 3, 4};
const char *const words[] = {"zero", "one", NULL};
int (*const handlers[2])(int) = {inc, neg};
extern int later_size;
int *later_pointer = &later_size; /* an address of another file */
double matrix[2][2] = {{1, 2}, {3, 4.5}};

int table_len(void) { return (int)(sizeof table / sizeof *table); }
void bump(void)
{
    config.depth++;
    config.title = words[0];
    table[2] *= 10;
}
