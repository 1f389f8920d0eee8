#include <stdio.h>
#include <string.h>
#include <strings.h>

static int sign(int v) { return (v > 0) - (v < 0); }

int main(void)
{
    printf("%d %d %d %d\n", sign(strcmp("abc", "abd")), sign(strcmp("b", "abc")), strcmp("", ""), sign(strcmp("ab", "abc")));
    printf("%d %d\n", sign(strcmp("\xff", "a")), sign(strcmp("a", "\x80")));
    printf("%d %d %d\n", strncmp("abcX", "abcY", 3), sign(strncmp("abcX", "abcY", 4)), strncmp("a", "b", 0));
    printf("%d %d\n", strncmp("ab\0x", "ab\0y", 4), sign(memcmp("ab\0x", "ab\0y", 4)));
    printf("%d %d\n", strcasecmp("HeLLo", "hEllO"), sign(strncasecmp("abC", "ABd", 3)));
    printf("%d\n", sign(memcmp((unsigned char[]){1, 200}, (unsigned char[]){1, 100}, 2)));
    printf("%d %d\n", strcoll("same", "same"), sign(strcoll("a", "b")));
    char x[10];
    printf("%zu ", strxfrm(x, "hello", sizeof x));
    printf("%s\n", x);
    char a[3] = {'n', 'o', 't'}, b[4] = {'n', 'o', 't', 'e'};
    printf("%d %d\n", strncmp(a, b, 3), memcmp(a, b, 3));
    return 0;
}
