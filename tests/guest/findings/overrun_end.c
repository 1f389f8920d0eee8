#include <stdlib.h>
#include <string.h>

static char *kept;

int main(void)
{
    kept = malloc(4); // found: leak out-of-bounds-write
    strcpy(kept, "four");
    return 0;
}
