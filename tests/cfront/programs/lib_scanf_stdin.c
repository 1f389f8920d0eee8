#include <stdio.h>

int main(void)
{
    int n, v, sum = 0, r;
    char name[20], op;
    double d;
    if (scanf("%d", &n) != 1)
        return 1;
    for (int i = 0; i < n && scanf("%d", &v) == 1; i++)
        sum += v;
    printf("%d %d\n", n, sum);
    while ((r = scanf(" %19[^:\n]:%lf%c", name, &d, &op)) == 3)
        printf("<%s> %.2f %d\n", name, d, op);
    printf("%d\n", r);
    int c = getchar();
    printf("%c\n", c);
    while ((c = getchar()) != '\n' && c != EOF)
        ;
    r = scanf("%*s %d", &v);
    printf("%d %d\n", r, v);
    r = scanf("%d", &v);
    printf("%d\n", r);
    r = scanf("%s", name);
    printf("%d %s\n", r, name);
    printf("%d ", scanf("%d", &v) == EOF);
    printf("%d\n", feof(stdin) != 0);
    return 0;
}
