#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

#define AT(p) ((p) ? (int)((const char *)(p) - s) : -1)

int main(void)
{
    const char s[] = "hello, world of words";
    printf("%d %d %d\n", AT(strchr(s, 'o')), AT(strrchr(s, 'o')), AT(strchr(s, 'z')));
    printf("%d %d\n", AT(strchr(s, '\0')), AT(strrchr(s, 0)));
    printf("%d %d %d\n", AT(strstr(s, "wor")), AT(strstr(s, "words!")), AT(strstr(s, "")));
    printf("%zu %zu %zu\n", strspn(s, "hel"), strcspn(s, " ,"), strspn(s, "xyz"));
    printf("%d %d\n", AT(strpbrk(s, "wo")), AT(strpbrk(s, "#")));
    printf("%d %d\n", AT(memchr(s, 'w', sizeof s)), AT(memchr(s, 'w', 5)));
    printf("%d %d\n", AT(memmem(s, 21, "of", 2)), AT(memrchr(s, 'l', 21)));
    printf("%zu %zu\n", strnlen(s, 5), strnlen(s, 100));
    printf("%d %d\n", AT(strchrnul(s, 'q')), AT(strcasestr(s, "WORLD")));
    int count = 0;
    for (const char *p = s; (p = strstr(p, "wor")); p++)
        count++;
    printf("%d\n", count);
    const char raw[4] = {'a', 0, 'b', 'c'};
    printf("%d\n", (int)((const char *)memchr(raw, 'c', 4) - raw));
    return 0;
}
