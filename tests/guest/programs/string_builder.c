#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text { char *at; size_t len, room; };

static void add(struct text *t, const char *s)
{
    size_t n = strlen(s);
    if (t->len + n + 1 > t->room) {
        t->room = (t->len + n + 1) * 2;
        t->at = realloc(t->at, t->room);
    }
    memcpy(t->at + t->len, s, n + 1);
    t->len += n;
}

int main(void)
{
    struct text t = { 0 };
    for (int i = 0; i < 300; i++) {
        char b[20];
        snprintf(b, sizeof b, "%d,", i);
        add(&t, b);
    }
    unsigned h = 0;
    for (size_t i = 0; i < t.len; i++)
        h = h * 31 + (unsigned char)t.at[i];
    printf("%zu %u %.20s\n", t.len, h, t.at);
    free(t.at);
    return 0;
}
