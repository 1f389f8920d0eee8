#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int sum(const int *at, const int *end)
{
    int s = 0;
    while (at != end)
        s += *at++;
    return s;
}

static void reverse(char *first, char *last)
{
    while (first < last && first < --last) {
        char t = *first;
        *first++ = *last;
        *last = t;
    }
}

int main(void)
{
    int a[5] = {1, 2, 3, 4, 5}, one = 7, *heap = malloc(3 * sizeof *heap);
    heap[0] = heap[1] = heap[2] = 4;
    printf("%d %d %d %d\n", sum(a, a + 5), sum(&one, &one + 1), sum(heap, &heap[3]), sum(a + 5, &a[5]));
    char s[] = "reverse me";
    reverse(s, s + strlen(s));
    puts(s);
    int m[3][4], n = 0;
    for (int(*row)[4] = m; row < m + 3; row++)
        for (int *p = *row; p < *row + 4; p++)
            *p = n++;
    int(*end)[4] = m + 3;
    printf("%d %td\n", end[-1][3], end - m);
    const char *e = "abc" + 4; /* past the terminator */
    printf("%c %d\n", e[-2], e[-1]);
    struct { int v; } st = {3}, *p = &st + 1;
    printf("%d\n", (p - 1)->v);
    int *last = heap + 3;
    while (last > heap)
        printf("%d", *--last);
    putchar('\n');
    free(last);
    char *nothing = malloc(0);
    char *nothing_end = nothing;
    printf("%td\n", nothing_end - nothing);
    free(nothing);
    return 0;
}
