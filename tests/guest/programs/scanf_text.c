#include <stdio.h>

int main(void)
{
    char a[20], b[20], c[4] = { 0 };
    int n = scanf("%19s %c%c%c [%19[a-z ]]", a, &c[0], &c[1], &c[2], b);
    printf("%d <%s> <%s> <%s>\n", n, a, c, b);
    n = scanf(" %*d %19[^\n]", a);
    printf("%d <%s>\n", n, a);
    n = scanf("%3s%3s", a, b);
    printf("%d <%s> <%s>\n", n, a, b);
    n = scanf("%d%%", &n);
    printf("%d\n", n);
    return 0;
}
