#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

static int at(const char *s, const char *p) { return p ? (int)(p - s) : -1; }

int main(void)
{
    const char *s = "the quick brown fox, the end";
    printf("%d %d %d %d\n", at(s, strchr(s, 'q')), at(s, strchr(s, 0)), at(s, strchr(s, 'Z')), at(s, strrchr(s, 't')));
    printf("%d %d %d %d\n", at(s, strstr(s, "the")), at(s, strstr(s + 1, "the")), at(s, strstr(s, "")), at(s, strstr(s, "xyz")));
    printf("%zu %zu %d\n", strspn(s, "eht "), strcspn(s, ",."), at(s, strpbrk(s, "xyz")));
    printf("%d %d %d\n", at(s, memchr(s, 'o', 12)), at(s, memchr(s, 'o', 14)), at(s, memrchr(s, 'e', 28)));
    printf("%d %d\n", at(s, strcasestr(s, "QUICK")), at(s, memmem(s, 28, "fox", 3)));
    printf("%d\n", at(s, strchrnul(s, 'Z')));
    printf("%zu %zu %zu\n", strlen(s), strnlen(s, 5), strlen(""));
    return 0;
}
