#include <stdio.h>
#include <wchar.h>
#include <uchar.h>

int main(void)
{
    wchar_t w[] = L"w\u00e9\U0001F600" L"!";
    char16_t u[] = u"a\u20ac\U0001F600";
    char32_t U[] = U"b\U0001F600";
    char b[] = u8"\u00e9\u20ac";
    printf("%zu %zu %zu %zu\n", sizeof w / sizeof *w, sizeof u / sizeof *u, sizeof U / sizeof *U, sizeof b);
    for (unsigned i = 0; i < sizeof w / sizeof *w; i++)
        printf("%x ", (unsigned)w[i]);
    for (unsigned i = 0; i < sizeof u / sizeof *u; i++)
        printf("%x ", u[i]);
    for (unsigned i = 0; i < sizeof U / sizeof *U; i++)
        printf("%x ", U[i]);
    for (unsigned i = 0; i < sizeof b; i++)
        printf("%x ", (unsigned char)b[i]);
    putchar('\n');
    printf("%x %x %x %d\n", (unsigned)L'\xffff', u'\u20ac', U'\U0001F600', (int)sizeof u'x');
    printf("%d %d %d\n", L'a' == 'a', (int)sizeof L'a', (int)wcslen(L"mixed" "narrow" L"wide"));
    const wchar_t *p = L"pointer" + 2;
    printf("%c%c %d\n", (char)p[0], (char)*(p + 1), L""[0]);
    wchar_t two[2] = L"xy", many[6] = {L"abc"};
    printf("%c %d\n", (char)two[1], many[5]);
    printf("%zu\n", sizeof L"" "x");
    return 0;
}
