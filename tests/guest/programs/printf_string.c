#include <stdio.h>

int main(void)
{
    const char *s = "memory";
    printf("[%s] [%10s] [%-10s] [%.3s] [%10.3s] [%-10.3s] [%.0s]\n", s, s, s, s, s, s, s);
    printf("[%*s] [%-*s] [%.*s] [%*.*s]\n", 9, s, 9, s, 2, s, 5, 1, s);
    printf("[%c] [%3c] [%-3c]\n", 'x', 'y', 'z');
    char raw[3] = { 'a', 'b', 'c' }; /* no end */
    printf("%.3s\n", raw);
    int n = printf("");
    return n;
}
