#include <stdio.h>

enum { MON, TUE, WED, THU, DAYS = 7 };
static const char *names[DAYS] = {[THU] = "thu", [MON] = "mon", "tue", [6] = "last"};
static int grow[] = {[9] = 1, [2] = 5, 6, 7};
static int grid[][3] = {[2][1] = 21, [0] = {1, 2, 3}, {4}, [3] = {[2] = 9}};
static unsigned char is_vowel[256] = {['a'] = 1, ['e'] = 1, ['i'] = 1, ['o'] = 1, ['u'] = 1};

int main(void)
{
    for (int i = 0; i < DAYS; i++)
        printf("%s ", names[i] ? names[i] : "-");
    printf("\n%zu:", sizeof grow / sizeof *grow);
    for (unsigned i = 0; i < sizeof grow / sizeof *grow; i++)
        printf(" %d", grow[i]);
    printf("\n%zu:", sizeof grid / sizeof *grid);
    for (unsigned i = 0; i < sizeof grid / sizeof *grid; i++)
        printf(" %d %d %d,", grid[i][0], grid[i][1], grid[i][2]);
    int n = 0;
    for (const char *p = "initialisation of a table"; *p; p++)
        n += is_vowel[(unsigned char)*p];
    printf("\n%d\n", n);
    int local[5] = {[3] = n, 1, [0] = n * 2};
    printf("%d %d %d %d %d\n", local[0], local[1], local[2], local[3], local[4]);
    return 0;
}
