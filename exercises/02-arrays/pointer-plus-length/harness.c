#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct slice { const char *at; size_t length; };
struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad);

/* The message lies in a block that is as long as it is, with no end byte. */
int main(void)
{
    char line[200];
    bool bad = false;
    if (fgets(line, sizeof line, stdin) == NULL)
        return 1;
    size_t n = strcspn(line, "\n");
    char *message = malloc(n + (n == 0));
    if (message == NULL)
        return 1;
    memcpy(message, line, n);
    struct slice s = {message, n};
    long long from, to;
    while (scanf("%lld %lld", &from, &to) == 2) {
        s = slice_sub(s, (size_t)from, (size_t)to, &bad);
        printf("%zu [", s.length);
        for (size_t i = 0; i < s.length && i < 200; i++)
            putchar(s.at[i]);
        printf("]%s\n", bad ? " bad" : "");
    }
    free(message);
    return 0;
}
