/* A string that grows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct strbuf { char *at; size_t len, room; };

static int put(struct strbuf *b, const char *s)
{
    size_t n = strlen(s);
    if (b->len + n + 1 > b->room) {
        size_t room = (b->len + n + 1) * 2;
        b->at = realloc(b->at, room); // broken: leak
        if (!b->at)
            return -1;
        b->room = room;
    }
    memcpy(b->at + b->len, s, n + 1);
    b->len += n;
    return 0;
}

static char *join(const char *const *words, int count)
{
    struct strbuf b = {0};
    for (int i = 0; i < count; i++)
        if (put(&b, words[i]) != 0)
            return NULL;
    char *exact = malloc(b.len + 1); // broken: null-dereference
    memcpy(exact, b.at, b.len + 1);
    free(b.at);
    return exact;
}

int main(void)
{
    static const char *const words[] = {"a growing ", "string, ", "built from words"};
    char *s = join(words, 3);
    if (!s)
        return 1;
    puts(s);
    free(s);
    return 0;
}
