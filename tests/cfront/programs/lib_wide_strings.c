#include <stdio.h>
#include <wchar.h>
#include <wctype.h>
#include <stdlib.h>

int main(void)
{
    wchar_t a[20] = L"wide", b[20];
    wcscat(a, L" text");
    wcscpy(b, a);
    printf("%zu %d %d\n", wcslen(a), wcscmp(a, b), wcscmp(L"a", L"b") < 0);
    wmemset(b, L'x', 3);
    wmemcpy(b + 5, L"TEXT", 4);
    for (wchar_t *p = b; *p; p++)
        *p = iswupper((wint_t)*p) ? (wchar_t)towlower((wint_t)*p) : (wchar_t)towupper((wint_t)*p);
    char out[32];
    size_t n = wcstombs(out, b, sizeof out);
    printf("%zu %s\n", n, out);
    n = mbstowcs(b, "narrow", 20);
    printf("%zu %d\n", n, b[5] == L'w');
    printf("%td %td %d\n", wcschr(a, L't') - a, wcsrchr(a, L'e') - a, wcsstr(a, L"ext") != NULL);
    wcsncpy(b, L"abcdef", 3);
    printf("%d %d\n", wcsncmp(b, L"abcxyz", 3), iswspace(L' ') && iswdigit(L'7') && iswalpha(L'q') && !iswpunct(L'a'));
    wchar_t w;
    int len = mbtowc(&w, "Q", 1);
    char mb[8];
    printf("%d %d %d\n", len, w == L'Q', wctomb(mb, L'z'));
    printf("%d %c\n", mblen("a", 1), mb[0]);
    return 0;
}
