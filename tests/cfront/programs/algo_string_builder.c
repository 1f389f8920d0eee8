#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct sb { char *s; size_t n, room; };

static void need(struct sb *b, size_t more)
{
    if (b->n + more + 1 > b->room) {
        b->room = (b->n + more + 1) * 2;
        b->s = realloc(b->s, b->room);
    }
}
static void add(struct sb *b, const char *s, size_t n)
{
    need(b, n);
    memcpy(b->s + b->n, s, n);
    b->s[b->n += n] = '\0';
}
static void addf(struct sb *b, const char *fmt, ...)
{
    va_list ap, aq;
    va_start(ap, fmt);
    va_copy(aq, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    need(b, (size_t)n);
    vsnprintf(b->s + b->n, (size_t)n + 1, fmt, aq);
    b->n += (size_t)n;
    va_end(aq);
    va_end(ap);
}
static void replace(struct sb *b, const char *what, const char *with)
{
    struct sb out = {0};
    const char *at = b->s, *hit;
    while ((hit = strstr(at, what))) {
        add(&out, at, (size_t)(hit - at));
        add(&out, with, strlen(with));
        at = hit + strlen(what);
    }
    add(&out, at, strlen(at));
    free(b->s);
    *b = out;
}
static char *detach(struct sb *b)
{
    char *s = realloc(b->s, b->n + 1);
    *b = (struct sb){0};
    return s;
}

int main(void)
{
    struct sb b = {0};
    for (int i = 0; i < 8; i++)
        addf(&b, "%s%d=%.*f", i ? "," : "", i, i % 3, i / 7.0);
    puts(b.s);
    replace(&b, "=", " is ");
    replace(&b, ",", "; ");
    char *s = detach(&b);
    printf("%zu [%s] %d\n", strlen(s), s, b.s == NULL);
    free(s);
    add(&b, "", 0);
    printf("[%s]\n", b.s);
    free(b.s);
    return 0;
}
