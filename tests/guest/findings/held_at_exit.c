#include <stdlib.h>

static char *kept;

int main(void)
{
    char *local = malloc(10); /* somebody still knows both: no leak */
    kept = malloc(20);
    exit(!kept || !local);
}
