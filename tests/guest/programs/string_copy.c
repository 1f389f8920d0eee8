#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

static void show(const char *b, int n)
{
    for (int i = 0; i < n; i++)
        putchar(b[i] ? b[i] : '0');
    putchar('\n');
}

int main(void)
{
    char b[16];
    memset(b, '.', 16);
    strcpy(b, "hello");
    show(b, 16);
    strncpy(b, "abc", 8);
    show(b, 16);
    strncpy(b, "abcdefgh", 4);
    show(b, 16);
    strcpy(b, "one");
    strcat(b, "two");
    strncat(b, "three", 2);
    puts(b);
    printf("%d\n", (int)(stpcpy(b, "end") - b));
    memmove(b + 2, b, 4);
    show(b, 8);
    memmove(b, b + 1, 5);
    show(b, 8);
    printf("%s\n", (char *)memset(b, 'x', 5));
    char *p = mempcpy(b, "pq", 2);
    printf("%d %s\n", (int)(p - b), b);
    p = memccpy(b, "some:thing", ':', 10);
    printf("%d\n", (int)(p - b));
    return 0;
}
