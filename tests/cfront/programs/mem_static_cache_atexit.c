#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A table that is built on first use and freed on the way out. */
static char **interned;
static size_t count, room;

static void forget(void)
{
    for (size_t i = 0; i < count; i++)
        free(interned[i]);
    free(interned);
    printf("forgot %zu\n", count);
}

static const char *intern(const char *s, size_t n)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(interned[i]) == n && !memcmp(interned[i], s, n))
            return interned[i];
    if (!room)
        atexit(forget);
    if (count == room)
        interned = realloc(interned, (room = room * 2 + 2) * sizeof *interned);
    return interned[count++] = strndup(s, n);
}

int main(void)
{
    const char *text = "to be or not to be that is the question to be", *words[16];
    int n = 0;
    for (const char *p = text; *p; p += strspn(p, " ")) {
        size_t len = strcspn(p, " ");
        words[n++] = intern(p, len);
        p += len;
    }
    printf("%d %zu\n", n, count);
    for (int i = 0; i < n; i++) {
        int same = 0;
        for (int k = 0; k < n; k++)
            same += words[i] == words[k];
        printf("%d", same);
    }
    putchar('\n');
    exit(4);
}
