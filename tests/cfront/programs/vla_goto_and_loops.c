#include <stdio.h>

/* Arrays of a size that is known late, left and entered in every way. */
static int leave(int n)
{
    int total = 0;
    for (int i = 1; i <= n; i++) {
        int v[i * 1000];
        v[0] = i;
        v[i * 1000 - 1] = 1;
        if (i % 3 == 0)
            continue;
        if (i == n - 1)
            break;
        total += v[0] + v[i * 1000 - 1];
    }
    return total;
}

static int again(int n)
{
    int rounds = 0, sum = 0;
top:;
    char buf[n * 100];
    buf[0] = (char)n;
    buf[n * 100 - 1] = 1;
    sum += buf[0] + buf[n * 100 - 1];
    if (++rounds < 50)
        goto top;
    {
        int inner[n];
        inner[n - 1] = rounds;
        if (inner[n - 1] > 10)
            goto out;
    }
    sum = -1;
out:
    return sum;
}

static int early(int n)
{
    if (n > 2) {
        double d[n];
        for (int i = 0; i < n; i++) {
            int k[n + i];
            k[n + i - 1] = i;
            d[i] = k[n + i - 1];
            if (i == 3)
                return (int)d[3] + 100;
        }
    }
    return n;
}

int main(void)
{
    printf("%d %d %d %d %d\n", leave(9), again(7), early(2), early(3), early(6));
    int many = 0;
    for (int i = 0; i < 2000; i++) { /* the room of each must be given back */
        int v[500 + i % 7];
        v[499] = i;
        many += v[499] & 1;
    }
    printf("%d\n", many);
    return 0;
}
