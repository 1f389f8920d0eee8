#include <stdio.h>
#include <string.h>

static int merge_sort(int n, int v[n])
{
    if (n < 2)
        return 0;
    int h = n / 2, left[h], right[n - h], moves = 0;
    memcpy(left, v, sizeof left);
    memcpy(right, v + h, sizeof right);
    moves += merge_sort(h, left) + merge_sort(n - h, right);
    for (int i = 0, l = 0, r = 0; i < n; i++, moves++)
        v[i] = r == n - h || (l < h && left[l] <= right[r]) ? left[l++] : right[r++];
    return moves;
}

static int permute(int n, int depth, char out[n + 1])
{
    if (depth == n) {
        printf("%s ", out);
        return 1;
    }
    int count = 0;
    for (int i = 0; i < n; i++) {
        char next[n + 1];
        memcpy(next, out, sizeof next);
        if (memchr(next, 'a' + i, (size_t)depth))
            continue;
        next[depth] = (char)('a' + i);
        count += permute(n, depth + 1, next);
    }
    return count;
}

int main(void)
{
    int v[] = {5, 2, 9, 1, 5, 6, -3, 8, 0};
    printf("%d:", merge_sort(9, v));
    for (int i = 0; i < 9; i++)
        printf(" %d", v[i]);
    putchar('\n');
    char out[4] = {0};
    printf("%d\n", permute(3, 0, out));
    return 0;
}
