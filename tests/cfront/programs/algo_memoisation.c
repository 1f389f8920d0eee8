#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int calls;

static long ways(int n, int k, long *memo, int stride)
{
    calls++;
    if (n == 0)
        return 1;
    if (n < 0 || k == 0)
        return 0;
    static const int coins[] = {1, 2, 5, 10, 20, 50};
    long *m = &memo[n * stride + k];
    if (*m < 0)
        *m = ways(n, k - 1, memo, stride) + ways(n - coins[k - 1], k, memo, stride);
    return *m;
}

static int lcs(const char *a, const char *b, char *out)
{
    size_t n = strlen(a), m = strlen(b);
    int(*t)[m + 1] = calloc(n + 1, sizeof *t);
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;)
            t[i][j] = a[i] == b[j] ? t[i + 1][j + 1] + 1 : t[i + 1][j] > t[i][j + 1] ? t[i + 1][j] : t[i][j + 1];
    int len = t[0][0];
    for (size_t i = 0, j = 0; i < n && j < m;)
        if (a[i] == b[j])
            *out++ = a[i], i++, j++;
        else if (t[i + 1][j] >= t[i][j + 1])
            i++;
        else
            j++;
    *out = '\0';
    free(t);
    return len;
}

static int collatz_longest(int limit)
{
    unsigned short *len = calloc((size_t)limit, sizeof *len);
    int best = 1;
    len[1] = 1;
    for (int i = 2; i < limit; i++) {
        long n = i;
        unsigned short steps = 0;
        while (n >= i)
            n = n % 2 ? 3 * n + 1 : n / 2, steps++;
        len[i] = (unsigned short)(len[n] + steps);
        if (len[i] > len[best])
            best = i;
    }
    free(len);
    return best;
}

int main(void)
{
    long *memo = malloc(101 * 7 * sizeof *memo);
    memset(memo, 0xff, 101 * 7 * sizeof *memo);
    long w = ways(100, 6, memo, 7);
    printf("%ld %d\n", w, calls < 1000);
    free(memo);
    char out[32];
    int n = lcs("the quick brown fox", "a thick brown box", out);
    printf("%d [%s]\n", n, out);
    printf("%d\n", collatz_longest(3000));
    return 0;
}
