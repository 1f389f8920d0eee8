#include <stdio.h>

int main(void)
{
    int y, m, d, n = -1;
    printf("%d", sscanf("2026-11-20", "%d-%d-%d", &y, &m, &d));
    printf(" %d %d %d\n", y, m, d);
    printf("%d\n", sscanf("", "%d", &y));
    printf("%d\n", sscanf("x", "%d", &y));
    printf("%d\n", sscanf("a=5", "b=%d%n", &y, &n));
    printf("%d\n", n);
    unsigned char r, g, b;
    printf("%d", sscanf("#ff8000", "#%2hhx%2hhx%2hhx", &r, &g, &b));
    printf(" %d %d %d\n", r, g, b);
    char word[10];
    sscanf("   lead", "%9s", word);
    puts(word);
    return 0;
}
