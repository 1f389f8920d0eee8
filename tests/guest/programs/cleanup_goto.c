#include <stdio.h>
#include <stdlib.h>

static int work(int fail)
{
    int result = -1;
    char *a = NULL, *b = NULL;
    a = malloc(10);
    if (!a || fail == 1)
        goto out;
    b = malloc(20);
    if (!b || fail == 2)
        goto out;
    result = 0;
out:
    free(b);
    free(a);
    return result;
}

static void release(char **p) { printf("release %s\n", *p); free(*p); }

int main(void)
{
    printf("%d %d %d\n", work(0), work(1), work(2));
    for (int i = 0; i < 2; i++) {
        char *s __attribute__((cleanup(release))) = malloc(8);
        sprintf(s, "no %d", i);
    }
    return 0;
}
