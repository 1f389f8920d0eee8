/* A growing string with reserve, append, printf-like append and steal. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct strbuf {
    char *at;
    size_t len, room;
};

static int reserve(struct strbuf *b, size_t more)
{
    if (b->room - b->len > more)
        return 0;
    size_t room = (b->len + more + 1) * 2;
    char *at = realloc(b->at, room);
    if (!at)
        return -1;
    b->at = at;
    b->room = room;
    return 0;
}

static int append(struct strbuf *b, const char *text)
{
    size_t n = strlen(text);
    if (reserve(b, n))
        return -1;
    memcpy(b->at + b->len, text, n + 1);
    b->len += n;
    return 0;
}

__attribute__((format(printf, 2, 3)))
static int appendf(struct strbuf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    int status = -1;
    if (n >= 0 && reserve(b, (size_t)n) == 0) {
        vsnprintf(b->at + b->len, (size_t)n + 1, format, again);
        b->len += (size_t)n;
        status = 0;
    }
    va_end(again);
    return status;
}

static char *steal(struct strbuf *b)
{
    char *at = b->at;
    *b = (struct strbuf){0};
    return at;
}

int main(void)
{
    struct strbuf b = {0};
    if (append(&b, "answer") || appendf(&b, " = %d", 42)) {
        free(b.at);
        return 1;
    }
    char *text = steal(&b);
    puts(text);
    free(text);
    free(b.at);
    return 0;
}
