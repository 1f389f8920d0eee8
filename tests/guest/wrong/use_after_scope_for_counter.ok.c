#include <stdio.h>

static const char *shelf[] = { "tea", "salt", "rice", NULL };

int main(void)
{
    int *where = NULL;
    int i;
    for (i = 0; shelf[i]; i++)
        where = &i;
    printf("stopped at %d\n", *where);
    return 0;
}
