#include <stdio.h>
#include <limits.h>

int main(void)
{
    char c = (char)200;
    unsigned char u = c;
    signed char s = c;
    int i = c, j = u;
    printf("%d %d %d %d\n", c < 0, u, s, i == s);
    printf("%d %d\n", j, CHAR_MIN == SCHAR_MIN);
    printf("%d %d %d\n", '\xff', '\377', (unsigned char)'\xff');
    printf("%d %d\n", 'ab' == ('a' << 8 | 'b'), (int)sizeof 'ab');
    char text[] = "\x80z\xff";
    int sum = 0, usum = 0;
    for (char *p = text; *p; p++)
        sum += *p, usum += (unsigned char)*p;
    printf("%d %d\n", sum, usum);
    printf("%d %d\n", text[0] == 0x80, (unsigned char)text[0] == 0x80);
    unsigned table[256] = {0};
    for (const char *p = "\xe9t\xe9"; *p; p++)
        table[(unsigned char)*p]++;
    printf("%u %u\n", table[0xe9], table['t']);
    printf("%x %x\n", (unsigned)c, (unsigned)u);
    switch (c) {
    case (char)200: puts("signed"); break;
    case 200: puts("unsigned"); break;
    }
    return 0;
}
