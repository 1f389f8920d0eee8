#include <stdio.h>

static const char *shelf[] = { "tea", "salt", "rice", NULL };

int main(void)
{
    int *where = NULL;
    for (int i = 0; shelf[i]; i++)
        where = &i;
    printf("stopped at %d\n", *where); // expect: use-after-scope
    return 0;
}
