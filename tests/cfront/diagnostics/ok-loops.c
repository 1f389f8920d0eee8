#include <stdio.h>

int main(void)
{
    int a[5] = {5, 3, 1, 4, 2};
    unsigned total = 0;
    for (int i = 1; i < 5; i++) {
        int x = a[i], j = i;
        for (; j > 0 && a[j - 1] > x; j--)
            a[j] = a[j - 1];
        a[j] = x;
    }
    for (int i = 4; i >= 0; i--)
        total = total * 10 + (unsigned)a[i];
    for (unsigned n = 5; n-- > 0;)
        total += n;
    for (char c = 'a'; c <= 'e'; c++)
        total += c == 'c';
    for (int lo = 0, hi = 4; lo < hi; lo++, hi--) {
        int t = a[lo];
        a[lo] = a[hi];
        a[hi] = t;
    }
    int best = a[0], where = 0;
    for (int i = 1; i < 5; i++)
        if (a[i] > best)
            best = a[where = i];
    while (total > 100)
        total /= 3;
    printf("%u %d %d\n", total, best, where);
    return 0;
}
