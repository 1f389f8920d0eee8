#include <stdlib.h>

int main(void)
{
    int *a = calloc(4, sizeof *a);
    a = realloc(a, 100); // found: leak
    exit(a == NULL);
}
