/* stdio.c - reading and writing streams: bytes, lines, records, printf. */
#include "guest/stream.h"

#include <string.h>

/* ---- reading ---- */

static int get(struct open_stream *f) { return f ? stream_get(f) : END; }

LIBC(int, fgetc, FILE *f) { return get(stream_check(f)); }
LIBC(int, getc, FILE *f) { return get(stream_check(f)); }
LIBC(int, getchar, void) { return get(stream_standard(0)); }

LIBC(int, getc_unlocked, FILE *f) { return get(stream_alone(f)); }
LIBC(int, getchar_unlocked, void) { return get(stream_alone(stream_handle(0))); }

LIBC(int, ungetc, int c, FILE *p)
{
    struct open_stream *f = stream_check(p);
    return f ? stream_unget(f, c) : END;
}

LIBC(char *, fgets, char *to, int size, FILE *p)
{
    struct open_stream *f = stream_check(p);
    if (!f || size <= 0)
        return NULL;
    could_write(to, (size_t)size);
    int n = 0;
    bool before = f->error;
    f->error = false; /* only one that happens now counts */
    while (n < size - 1) {
        int c = stream_get(f);
        if (c == END)
            break;
        writes(to + n, 1);
        to[n++] = (char)c;
        if (c == '\n')
            break;
    }
    charge_bytes((size_t)n);
    bool failed = f->error;
    f->error |= before;
    if ((n == 0 && size > 1) || failed)
        return NULL;
    writes(to + n, 1);
    to[n] = '\0';
    return to;
}

/* each * count, or 0 where that is too much (errno) or nothing. */
static size_t total_of(size_t each, size_t count)
{
    size_t total;
    if (!__builtin_mul_overflow(each, count, &total))
        return total;
    errno_set(EOVERFLOW);
    return 0;
}

LIBC(size_t, fread, void *to, size_t each, size_t count, FILE *p)
{
    struct open_stream *f = stream_check(p);
    size_t total = f ? total_of(each, count) : 0, n = 0;
    char piece[4096];
    if (total == 0)
        return 0;
    could_write(to, total);
    while (n < total) {
        size_t want = total - n < sizeof piece ? total - n : sizeof piece;
        size_t got = stream_get_many(f, piece, want);
        writes((char *)to + n, got);
        memcpy((char *)to + n, piece, got);
        n += got;
        if (got < want)
            break;
    }
    charge_bytes(n);
    return n / each;
}

static ssize_t get_line(char **line, size_t *size, int delimiter, struct open_stream *f)
{
    if (!f)
        return -1;
    if (!line || !size)
        return fails(EINVAL);
    reads_value(line, sizeof *line);
    if (*line)
        reads_value(size, sizeof *size);
    size_t n = 0, room = *line ? *size : 0;
    for (;;) {
        int c = stream_get(f);
        if (c == END && n == 0)
            return -1;
        if (n + 2 > room) {
            room = room ? room * 2 : 120;
            char *bigger = guest_realloc(*line, room);
            if (!bigger)
                return -1;
            writes_pointer(line, bigger);
            writes_value(size, sizeof *size);
            *size = room;
        }
        if (c != END) {
            writes(*line + n, 1);
            (*line)[n++] = (char)c;
        }
        if (c == END || c == delimiter)
            break;
    }
    writes(*line + n, 1);
    (*line)[n] = '\0';
    charge_bytes(n);
    return (ssize_t)n;
}

LIBC(ssize_t, getdelim, char **line, size_t *size, int delimiter, FILE *f)
{
    return get_line(line, size, delimiter, stream_check(f));
}

LIBC(ssize_t, getline, char **line, size_t *size, FILE *f)
{
    return get_line(line, size, '\n', stream_check(f));
}

/* ---- writing ---- */

static int put_byte(int c, struct open_stream *f)
{
    char byte = (char)c;
    return f && !stream_refuses_byte(f) && stream_put(f, &byte, 1) == 1 ? (unsigned char)c : END;
}

LIBC(int, fputc, int c, FILE *f) { return put_byte(c, stream_check(f)); }
LIBC(int, putc, int c, FILE *f) { return put_byte(c, stream_check(f)); }
LIBC(int, putchar, int c) { return put_byte(c, stream_standard(1)); }

LIBC(int, putc_unlocked, int c, FILE *f) { return put_byte(c, stream_alone(f)); }
LIBC(int, putchar_unlocked, int c) { return put_byte(c, stream_alone(stream_handle(1))); }

LIBC(int, fputs, const char *s, FILE *p)
{
    struct open_stream *f = stream_check(p);
    size_t n = text_length(s, SIZE_MAX);
    charge_bytes(n);
    return f && !stream_refuses(f, n) && stream_put(f, s, n) == n ? 1 : END;
}

LIBC(int, puts, const char *s)
{
    struct open_stream *f = stream_standard(1);
    size_t n = text_length(s, SIZE_MAX);
    charge_bytes(n);
    if (!f || stream_refuses(f, n + 1) || stream_put(f, s, n) != n || stream_put(f, "\n", 1) != 1)
        return END;
    return (int)(n + 1);
}

/* A struct may be written with the bytes between its members, which nobody ever set; its
 * first byte is never one of them. */
LIBC(size_t, fwrite, const void *from, size_t each, size_t count, FILE *p)
{
    struct open_stream *f = stream_check(p);
    size_t total = f ? total_of(each, count) : 0;
    if (total == 0)
        return 0;
    reads_members(from, total);
    for (size_t at = 0; at < total; at += each > 1 ? each : total)
        reads((const char *)from + at, 1);
    charge_bytes(total);
    return stream_refuses(f, total) ? 0 : stream_put(f, from, total) / each;
}

static void put_into_stream(struct sink *s, const char *bytes, size_t len)
{
    stream_put(s->to, bytes, len);
}

static int print(struct open_stream *f, const char *fmt, struct varlist *args)
{
    if (!f || !args || stream_refuses(f, 0))
        return -1;
    struct sink s = { .put = put_into_stream, .to = f };
    bool before = f->error;
    f->error = false;
    int n = format_into(&s, fmt, args);
    if (f->error)
        n = -1;
    f->error |= before;
    return n;
}

LIBC(int, vfprintf, FILE *f, const char *fmt, P list)
{
    return print(stream_check(f), fmt, varlist_at(list));
}

LIBC(int, vprintf, const char *fmt, P list)
{
    return print(stream_standard(1), fmt, varlist_at(list));
}

LIBC(int, fprintf, FILE *f, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return print(stream_check(f), fmt, &args);
}

LIBC(int, printf, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return print(stream_standard(1), fmt, &args);
}

static void put_into_descriptor(struct sink *s, const char *bytes, size_t len)
{
    if (descriptor_write(*(int *)s->to, bytes, len, false) < 0)
        *(int *)s->to = -1;
}

LIBC(int, vdprintf, int fd, const char *fmt, P list)
{
    struct varlist *args = varlist_at(list);
    struct sink s = { .put = put_into_descriptor, .to = &fd };
    return args && descriptor_known(fd) ? format_into(&s, fmt, args) : -1;
}

LIBC(int, dprintf, int fd, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    struct sink s = { .put = put_into_descriptor, .to = &fd };
    return descriptor_known(fd) ? format_into(&s, fmt, &args) : -1;
}

LIBC(void, perror, const char *s)
{
    faults_asked_all();
    const char *what = error_name(errno_now());
    size_t n = s ? text_length(s, SIZE_MAX) : 0;
    struct open_stream *f = stream_standard(2);
    if (!f)
        return;
    if (n) {
        stream_put(f, s, n);
        stream_put(f, ": ", 2);
    }
    stream_put(f, what, strlen(what));
    stream_put(f, "\n", 1);
}
