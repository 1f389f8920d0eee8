#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

static void dump(const char *b, int n)
{
    for (int i = 0; i < n; i++)
        putchar(b[i] ? b[i] : '.');
    putchar('\n');
}

int main(void)
{
    char b[12];
    memset(b, '#', sizeof b);
    strcpy(b, "abc");
    dump(b, 12);
    strncpy(b, "xy", 6);
    dump(b, 12);
    strncpy(b, "long text", 4);
    dump(b, 12);
    strcpy(b, "12");
    strcat(b, "34");
    strncat(b, "5678", 2);
    dump(b, 12);
    memmove(b + 2, b, 6);
    dump(b, 12);
    memmove(b, b + 1, 8);
    dump(b, 12);
    printf("%d\n", (int)((char *)memcpy(b, "Q", 1) - b));
    printf("%s\n", stpcpy(b, "stp") - 3);
    printf("%d\n", (int)((char *)mempcpy(b, "mem", 3) - b));
    char *end = memccpy(b, "find:x", ':', 6);
    printf("%d\n", (int)(end - b));
    printf("%d\n", memccpy(b, "abc", 'z', 3) == NULL);
    char *d = strdup("duplicate"), *n = strndup("truncate", 5), *m = strndup("ab", 10);
    printf("%s %s %s\n", d, n, m);
    memmove(d + 1, d, strlen(d) - 1);
    puts(d + 1);
    extern void free(void *);
    free(d), free(n), free(m);
    int v[5] = {1, 2, 3, 4, 5};
    memmove(v + 1, v, 4 * sizeof *v);
    printf("%d%d%d%d%d\n", v[0], v[1], v[2], v[3], v[4]);
    return 0;
}
