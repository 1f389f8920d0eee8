#include <stdio.h>

struct in { int a, b, c; };
struct out { struct in x; int arr[4]; struct in y; };

/* A later initialiser for the same object wins; the rest of an object that is
 * initialised as a whole and then in part keeps the first values. */
static struct out g = {.x = {1, 2, 3}, .x.b = 20, .arr = {1, 2, 3, 4}, .arr[2] = 30, .y.c = 5, .y = {.a = 6}};
static int table[8] = {[0 ... 7] = -1, [3] = 3, [5 ... 6] = 56, [0] = 9};

int main(void)
{
    int seven = 7;
    struct out l = {.x = {seven, seven + 1}, .x.c = 90, .arr[1] = 5, .arr[3] = 6, .arr[1] = 50, .y = {.b = 1, .b = 2}};
    printf("%d %d %d\n", g.x.a, g.x.b, g.x.c);
    printf("%d %d %d %d\n", g.arr[0], g.arr[1], g.arr[2], g.arr[3]);
    printf("%d %d %d\n", g.y.a, g.y.b, g.y.c);
    for (int i = 0; i < 8; i++)
        printf("%d ", table[i]);
    printf("\n%d %d %d\n", l.x.a, l.x.b, l.x.c);
    printf("%d %d %d %d %d\n", l.arr[0], l.arr[1], l.arr[2], l.arr[3], l.y.b);
    static const char text[6] = {"hello"}, word[] = {[0] = 'a', 'b', [1] = 'c', 0};
    printf("%s %s %zu\n", text, word, sizeof word);
    return 0;
}
