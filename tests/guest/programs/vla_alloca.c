#include <alloca.h>
#include <stdio.h>
#include <string.h>

static int sum(int n, const int *a)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return s;
}

int main(void)
{
    for (int n = 1; n < 5; n++) {
        int a[n][n + 1];
        for (int i = 0; i < n; i++)
            for (int k = 0; k <= n; k++)
                a[i][k] = i * k;
        printf("%d %zu\n", sum(n * (n + 1), &a[0][0]), sizeof a);
    }
    char *s[3];
    for (int i = 0; i < 3; i++) {
        s[i] = alloca(20 + i);
        sprintf(s[i], "number %d", i);
    }
    printf("%s %s %s\n", s[0], s[1], s[2]);
    return 0;
}
