#include <stdio.h>
#include <string.h>
#include <strings.h>

static int sign(int v) { return (v > 0) - (v < 0); }

int main(void)
{
    const char *w[] = { "", "a", "ab", "abc", "abd", "B", "b", "\xff", "abcdefghijklmnopqrstuvwxyz" };
    for (int i = 0; i < 9; i++) {
        for (int k = 0; k < 9; k++)
            printf("%d%d%d%d ", sign(strcmp(w[i], w[k])), sign(strncmp(w[i], w[k], 2)),
                   sign(strcasecmp(w[i], w[k])), sign(strncasecmp(w[i], w[k], 1)));
        puts("");
    }
    printf("%d %d %d\n", sign(memcmp("a\0b", "a\0c", 3)), memcmp("x", "y", 0), sign(memcmp("\x80", "\x7f", 1)));
    printf("%d %d\n", sign(strcoll("a", "b")), bcmp("ab", "ab", 2));
    return 0;
}
