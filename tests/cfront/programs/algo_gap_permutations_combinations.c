#include <stdio.h>
#include <string.h>
#include <stdlib.h>

static int next_permutation(char *s, size_t n)
{
    size_t i = n - 1;
    while (i && s[i - 1] >= s[i])
        i--;
    if (!i)
        return 0;
    size_t j = n - 1;
    while (s[j] <= s[i - 1])
        j--;
    char t = s[j];
    s[j] = s[i - 1], s[i - 1] = t;
    for (char *l = s + i, *r = s + n - 1; l < r; l++, r--)
        t = *l, *l = *r, *r = t;
    return 1;
}

static int subsets(const int *v, int n, int want, int *used, int depth)
{
    if (want == 0) {
        for (int i = 0; i < depth; i++)
            printf("%d%s", used[i], i + 1 < depth ? "+" : " ");
        return 1;
    }
    int found = 0;
    for (int i = 0; i < n; i++)
        if (v[i] <= want) {
            used[depth] = v[i];
            found += subsets(v + i + 1, n - i - 1, want - v[i], used, depth + 1);
        }
    return found;
}

int main(void)
{
    char s[] = "aabc";
    int n = 0;
    do
        printf("%s ", s), n++;
    while (next_permutation(s, strlen(s)));
    printf("%d\n", n);
    int v[] = {1, 2, 3, 4, 5, 6}, used[6];
    n = subsets(v, 6, 9, used, 0);
    printf("%d\n", n);
    for (unsigned mask = 0; mask < 16; mask++)
        if (__builtin_popcount(mask) == 2) {
            for (int i = 0; i < 4; i++)
                if (mask >> i & 1)
                    putchar("wxyz"[i]);
            putchar(' ');
        }
    putchar('\n');
    return 0;
}
