/* stdio.c - reading and writing streams: bytes, lines, records, printf. */
#include "guest/stream.h"

#include <errno.h>
#include <string.h>

enum { END = -1 };

/* ---- reading ---- */

LIBC(int, fgetc, FILE *f)
{
    return stream_check(f) ? stream_get(f) : END;
}

LIBC(int, getc, FILE *f)
{
    return stream_check(f) ? stream_get(f) : END;
}

LIBC(int, getchar, void)
{
    return stream_check(guest_stdin) ? stream_get(guest_stdin) : END;
}

LIBC(int, ungetc, int c, FILE *f)
{
    return stream_check(f) ? stream_unget(f, c) : END;
}

LIBC(char *, fgets, char *to, int size, FILE *f)
{
    if (!stream_check(f) || size <= 0)
        return NULL;
    int n = 0;
    while (n < size - 1) {
        int c = stream_get(f);
        if (c == END)
            break;
        to[n++] = (char)c;
        if (c == '\n')
            break;
    }
    if ((n == 0 && size > 1) || f->error)
        return NULL;
    writes(to, (size_t)n + 1);
    to[n] = '\0';
    return to;
}

LIBC(size_t, fread, void *to, size_t each, size_t count, FILE *f)
{
    size_t total, n = 0;
    if (!stream_check(f) || each == 0 || count == 0)
        return 0;
    if (__builtin_mul_overflow(each, count, &total)) {
        errno = EOVERFLOW;
        return 0;
    }
    char *at = to;
    for (int c; n < total && (c = stream_get(f)) != END; n++)
        at[n] = (char)c;
    writes(to, n);
    return n / each;
}

LIBC(ssize_t, getdelim, char **line, size_t *size, int delimiter, FILE *f)
{
    if (!stream_check(f))
        return -1;
    if (!line || !size) {
        errno = EINVAL;
        return -1;
    }
    size_t n = 0;
    for (;;) {
        int c = stream_get(f);
        if (c == END && n == 0)
            return -1;
        if (!*line || n + 2 > *size) {
            size_t room = *line && *size ? *size * 2 : 120;
            char *bigger = guest_realloc(*line, room);
            if (!bigger)
                return -1;
            *line = bigger;
            *size = room;
        }
        if (c != END)
            (*line)[n++] = (char)c;
        if (c == END || c == delimiter)
            break;
    }
    (*line)[n] = '\0';
    return (ssize_t)n;
}

LIBC(ssize_t, getline, char **line, size_t *size, FILE *f)
{
    ssize_t n = guest_getdelim(line, size, '\n', f);
    KEEP_FRAME();
    return n;
}

/* ---- writing ---- */

static int put_byte(int c, FILE *f)
{
    char byte = (char)c;
    return stream_check(f) && stream_put(f, &byte, 1) == 1 ? (unsigned char)c : END;
}

LIBC(int, fputc, int c, FILE *f)
{
    int r = put_byte(c, f);
    KEEP_FRAME();
    return r;
}

LIBC(int, putc, int c, FILE *f)
{
    int r = put_byte(c, f);
    KEEP_FRAME();
    return r;
}

LIBC(int, putchar, int c)
{
    int r = put_byte(c, guest_stdout);
    KEEP_FRAME();
    return r;
}

LIBC(int, fputs, const char *s, FILE *f)
{
    if (!stream_check(f))
        return END;
    reads(s, 1);
    size_t n = strlen(s);
    return stream_put(f, s, n) == n ? 1 : END;
}

LIBC(int, puts, const char *s)
{
    if (!stream_check(guest_stdout))
        return END;
    reads(s, 1);
    size_t n = strlen(s);
    if (stream_put(guest_stdout, s, n) != n || stream_put(guest_stdout, "\n", 1) != 1)
        return END;
    return (int)(n + 1);
}

LIBC(size_t, fwrite, const void *from, size_t each, size_t count, FILE *f)
{
    size_t total;
    if (!stream_check(f) || each == 0 || count == 0)
        return 0;
    if (__builtin_mul_overflow(each, count, &total)) {
        errno = EOVERFLOW;
        return 0;
    }
    reads(from, total);
    return stream_put(f, from, total) / each;
}

static void put_into_stream(struct sink *s, const char *bytes, size_t len)
{
    stream_put(s->to, bytes, len);
}

static int print(FILE *f, const char *fmt, va_list ap)
{
    if (!stream_check(f))
        return -1;
    struct sink s = { .put = put_into_stream, .to = f };
    bool before = f->error;
    f->error = false;
    int n = format_into(&s, fmt, ap);
    if (f->error)
        n = -1;
    f->error |= before;
    return n;
}

LIBC(int, vfprintf, FILE *f, const char *fmt, va_list ap)
{
    int n = print(f, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, vprintf, const char *fmt, va_list ap)
{
    int n = print(guest_stdout, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, fprintf, FILE *f, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = print(f, fmt, ap);
    va_end(ap);
    return n;
}

LIBC(int, printf, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = print(guest_stdout, fmt, ap);
    va_end(ap);
    return n;
}

LIBC(void, perror, const char *s)
{
    const char *what = error_name(errno);
    if (s && *s) {
        console_write(2, s, strlen(s));
        console_write(2, ": ", 2);
    }
    console_write(2, what, strlen(what));
    console_write(2, "\n", 1);
}
