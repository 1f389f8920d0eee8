#include <stdlib.h>

static char *kept;

int main(void)
{
    kept = malloc(10);
    return !kept;
}
