#include <stdio.h>
#include <string.h>

struct name { char s[16]; int n[4]; };

static struct name make(const char *s)
{
    struct name r = {.n = {1, 2, 3, 4}};
    strncpy(r.s, s, sizeof r.s - 1);
    return r;
}

static int sum(const int *v) { return v[0] + v[1] + v[2] + v[3]; }
static struct name longer(struct name a, struct name b) { return strlen(a.s) > strlen(b.s) ? a : b; }

int main(void)
{
    printf("%s %zu %c\n", make("temporary").s, strlen(make("four").s), make("index").s[2]);
    printf("%d %d\n", sum(make("x").n), make("y").n[3] * 2);
    printf("%s\n", longer(make("short"), longer(make("a bit long"), make("mid"))).s);
    int last = make("z").n[make("q").n[1]];
    struct name copy = make("copy"), *p = &copy;
    p->s[0] = 'C';
    printf("%d %s %s\n", last, copy.s, (*p).s + 1);
    printf("%zu %zu\n", sizeof make("").s, sizeof make("").n[0]);
    printf("%s\n", (1 ? make("yes") : make("no")).s);
    printf("%s\n", (copy = make("assigned")).s);
    return 0;
}
