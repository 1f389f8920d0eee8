#include <stdio.h>
#include <ctype.h>

int main(void)
{
    int counts[12] = {0};
    for (int c = -1; c < 256; c++) {
        counts[0] += !!isalpha(c), counts[1] += !!isdigit(c), counts[2] += !!isalnum(c), counts[3] += !!isspace(c);
        counts[4] += !!isupper(c), counts[5] += !!islower(c), counts[6] += !!ispunct(c), counts[7] += !!isprint(c);
        counts[8] += !!isgraph(c), counts[9] += !!iscntrl(c), counts[10] += !!isxdigit(c), counts[11] += !!isblank(c);
    }
    for (int i = 0; i < 12; i++)
        printf("%d ", counts[i]);
    putchar('\n');
    for (const char *p = "Hello, World 42!\t~"; *p; p++)
        putchar(isupper((unsigned char)*p) ? tolower((unsigned char)*p) : toupper((unsigned char)*p));
    putchar('\n');
    printf("%d %d %d\n", tolower('['), toupper(EOF), toupper(200));
    printf("%d %d\n", isdigit('5') && isalpha('g'), isxdigit('g'));
    int (*test)(int) = ispunct;
    printf("%d\n", test('!') != 0);
    return 0;
}
