#include <stdio.h>
#include <string.h>

static char a[] = "abc", b[3] = "abc", c[8] = "abc", d[] = {"braces"}, e[] = {'x', 'y', 0}, f[4] = {"no"};
static char two[][4] = {"one", "two", {"six"}, {'t', 'e', 'n'}};
static unsigned char u[] = "\xff\0z";
static struct { char tag[2]; char name[6]; const char *more; } s = {"ab", "name", "more"};
static char empty[5] = "", joined[] = "con" "cat" "\0" "end";

int main(void)
{
    printf("%zu %zu %zu %zu %zu %zu\n", sizeof a, sizeof b, sizeof c, sizeof d, sizeof e, sizeof f);
    printf("%s %.3s %s %s %s %s\n", a, b, c, d, e, f);
    printf("%d %d\n", c[4] | c[5] | c[6] | c[7], f[3]);
    for (unsigned i = 0; i < sizeof two / sizeof *two; i++)
        printf("%s ", two[i]);
    printf("%d %d %zu\n", u[0], u[2], sizeof u);
    printf("%.2s %s %s\n", s.tag, s.name, s.more);
    printf("%d %zu %s\n", memcmp(empty, "\0\0\0\0\0", 5), sizeof joined, joined + 7);
    char l[6] = "loc", m[2][3] = {"ab", "cd"}, n[2] = "ab";
    printf("%s %s %.2s %d\n", l, m[1], n, l[5]);
    return 0;
}
