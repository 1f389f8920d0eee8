#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *d = malloc(3), *e = malloc(10);
    strcpy(e, "fits nine");
    strncpy(d, "ab", 4); // found: out-of-bounds-write
    strcat(e, "!");
    free(d);
    free(e);
    return 0;
}
