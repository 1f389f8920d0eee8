// search: n == 0
#include <stdio.h>
static long factorial(int n)
{
    if (n <= 1)
        return 1;
    return n * factorial(n - 1);
}
int main(void)
{
    int squares[20];
    for (int i = 0; i < 20; i += 7)
        squares[i] = i * i;
    FILE *f = fopen("out", "w");
    fprintf(f, "%d", squares[14]);
    fclose(f);
    fprintf(stderr, "done\n");
    printf("%ld\n", factorial(6));
    return 0;
}
