#include <stdio.h>
#include <string.h>

/* Nothing here depends on whether equal literals are one object. */
static const char *pick(int n)
{
    static const char *const t[] = {"same", "other", "same"};
    return t[n];
}

int main(void)
{
    const char *a = "same", *b = "same", *tail = "not the same" + 8;
    printf("%d %d %d\n", strcmp(a, b), strcmp(a, tail), strcmp(pick(0), pick(2)));
    const char *p = a;
    int n = 0;
    for (int i = 0; i < 100; i++) {
        const char *again = "loop";
        if (!p || *again != 'l')
            n++;
        p = again;
    }
    printf("%d\n", n);
    char copy[] = "same";
    copy[0] = 'S';
    printf("%s %s %s\n", a, b, copy);
    const char *lines[] = {"a\n" "b\n", "c\0hidden", ""};
    printf("%zu %zu %zu %s\n", strlen(lines[0]), strlen(lines[1]), strlen(lines[2]), lines[1] + 2);
    static char rw0[] = "rw0", rw1[] = "rw1";
    static char *const rw[2] = {rw0, rw1};
    rw[1][2] = '!';
    printf("%s %s\n", rw[0], rw[1]);
    return 0;
}
