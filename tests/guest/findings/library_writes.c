#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *a = malloc(5), *b = malloc(8), *c = malloc(4), *d = malloc(3), *e = malloc(10);
    strcpy(a, "hello"); // found: out-of-bounds-write
    sprintf(b, "%d", 12345678); // found: out-of-bounds-write
    memset(c, 0, 5); // found: out-of-bounds-write
    strncpy(d, "ab", 4); // found: out-of-bounds-write
    strcpy(e, "fits nine");
    strcat(e, "!"); // found: out-of-bounds-write
    free(a);
    free(b);
    free(c);
    free(d);
    free(e);
    return 0;
}
