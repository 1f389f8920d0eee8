#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

int main(void)
{
    wchar_t w[40] = L"wide";
    wcscat(w, L" text");
    printf("%zu %d %d\n", wcslen(w), wcscmp(w, L"wide text"), wcsncmp(w, L"wind", 2));
    printf("%d %d\n", (int)(wcschr(w, L't') - w), (int)(wcsstr(w, L"tex") - w));
    printf("%ls|%10ls|%.3ls|%lc\n", w, L"abc", w, L'Q');
    char b[40];
    size_t k = wcstombs(b, w, sizeof b);
    printf("%zu %s\n", k, b);
    size_t n = mbstowcs(w, "plain", 40);
    printf("%zu %d\n", n, w[4]);
    printf("%zu %d %s\n", sizeof(wchar_t), w[5], setlocale(LC_ALL, NULL));
    return 0;
}
