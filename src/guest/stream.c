/* stream.c - FILE over the console and the virtual files: opening, closing,
 * places, and the bytes that stdio.c and scan.c get and put.
 *
 * There is no buffer: a byte written is in the log or in the file at once, so
 * fflush and setvbuf have nothing to do. A closed stream keeps its place in the
 * table for as long as there are unused ones, so that using it is recognised.
 * A FILE * that is null, closed or made up is a finding, and the call fails. */
#include "guest/machine.h"
#include "guest/stream.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#ifdef TINY
enum { STREAMS = 8 };
#else
enum { STREAMS = 256 };
#endif
enum { END = -1 };
static FILE streams[STREAMS];
static int next_stream;
static size_t used = STREAMS; /* streams that a run has touched */

FILE *guest_stdin, *guest_stdout, *guest_stderr;

void stdio_reset(void)
{
    memset(streams, 0, used * sizeof *streams);
    used = 3;
    for (int i = 0; i < 3; i++)
        streams[i] = (FILE){ .state = STREAM_OPEN, .console = true, .fd = i, .reads = i == 0,
                             .writes = i != 0 };
    next_stream = 3;
    guest_stdin = &streams[0];
    guest_stdout = &streams[1];
    guest_stderr = &streams[2];
}

bool stream_known(const void *p)
{
    size_t i = (size_t)((const char *)p - (const char *)streams);
    return i < sizeof streams && i % sizeof *streams == 0;
}

FILE *stream_check(FILE *f)
{
    if (stream_known(f)) {
        if (f->state == STREAM_OPEN)
            return f;
        struct log_finding *r = finding_add("closed-handle-use", "the FILE was closed before");
        if (r) {
            memcpy(r->made_stack, f->made, sizeof r->made_stack);
            memcpy(r->freed_stack, f->closed, sizeof r->freed_stack);
        }
    } else {
        finding_add("closed-handle-use", "%s",
                    f ? "this is not a FILE that fopen gave" : "the FILE pointer is null");
    }
    errno = EBADF;
    return NULL;
}

void stdio_check_end(void)
{
    for (int i = 3; i < STREAMS; i++) {
        if (streams[i].state != STREAM_OPEN)
            continue;
        struct log_finding *r = finding_add_at("handle-leak", streams[i].made);
        if (!r)
            continue;
        memcpy(r->made_stack, streams[i].made, sizeof r->made_stack);
        finding_text(r, "\"%s\"", streams[i].file->name);
    }
}

/* ---- bytes ---- */

int stream_get(FILE *f)
{
    if (f->ungot)
        return f->pushed[--f->ungot];
    if (!f->reads) {
        f->error = true;
        errno = EBADF;
        return END;
    }
    unsigned char c;
    if (f->console) {
        if (console_read((char *)&c, 1) == 0) {
            f->eof = true;
            return END;
        }
        return c;
    }
    if (f->at >= f->file->size) {
        f->eof = true;
        return END;
    }
    return (unsigned char)f->file->bytes[f->at++];
}

int stream_unget(FILE *f, int c)
{
    if (c == END || f->ungot == (int)sizeof f->pushed)
        return END;
    f->pushed[f->ungot++] = (unsigned char)c;
    f->eof = false;
    return (unsigned char)c;
}

BARE size_t stream_put(FILE *f, const char *bytes, size_t len)
{
    if (!f->writes) {
        f->error = true;
        errno = EBADF;
        return 0;
    }
    if (f->console) {
        console_write(f->fd, bytes, len);
        return len;
    }
    struct file *file = f->file;
    f->ungot = 0;
    if (f->append)
        f->at = file->size;
    size_t room = f->at < FILE_ROOM ? FILE_ROOM - f->at : 0;
    size_t n = len < room ? len : room;
    if (f->at + n > file->touched)
        file->touched = f->at + n;
    memcpy(file->bytes + f->at, bytes, n);
    f->at += n;
    if (f->at > file->size)
        file->size = f->at;
    if (n < len) {
        f->error = true;
        errno = ENOSPC;
    }
    return n;
}

/* ---- opening and closing ---- */

static FILE *stream_new(void)
{
    for (int k = 0; k < STREAMS - 3; k++) {
        FILE *f = &streams[3 + (next_stream - 3 + k) % (STREAMS - 3)];
        if (f->state == STREAM_OPEN)
            continue;
        next_stream = (int)(f - streams) + 1;
        if (used < (size_t)next_stream)
            used = (size_t)next_stream;
        memset(f, 0, sizeof *f);
        stack_here(f->made);
        f->fd = (int)(f - streams);
        return f;
    }
    errno = EMFILE;
    return NULL;
}

BARE static FILE *open_into(FILE *f, const char *name, const char *mode)
{
    bool plus = strchr(mode, '+') != NULL;
    char how = mode[0];
    if (how != 'r' && how != 'w' && how != 'a') {
        errno = EINVAL;
        return NULL;
    }
    struct file *file = file_find(name);
    if (!file && how == 'r') {
        errno = ENOENT;
        return NULL;
    }
    if (file && how == 'w' && strchr(mode, 'x')) {
        errno = EEXIST;
        return NULL;
    }
    if (!file && !(file = file_make(name)))
        return NULL;
    if (how == 'w')
        file->size = 0;
    file->users++;
    f->file = file;
    f->console = false;
    f->state = STREAM_OPEN;
    f->reads = how == 'r' || plus;
    f->writes = how != 'r' || plus;
    f->append = how == 'a';
    f->at = 0;
    return f;
}

static void file_drop(struct file *file)
{
    if (--file->users == 0 && file->name[0] == '\0')
        file->exists = false;
}

LIBC(FILE *, fopen, const char *name, const char *mode)
{
    FILE *f = stream_new();
    if (!f)
        return NULL;
    f = open_into(f, name, mode);
    KEEP_FRAME();
    return f;
}

LIBC(int, fclose, FILE *f)
{
    if (stream_known(f) && f->state == STREAM_CLOSED) {
        struct log_finding *r = finding_add("double-close", NULL);
        if (r) {
            memcpy(r->made_stack, f->made, sizeof r->made_stack);
            memcpy(r->freed_stack, f->closed, sizeof r->freed_stack);
        }
        errno = EBADF;
        return END;
    }
    if (!stream_check(f))
        return END;
    if (!f->console)
        file_drop(f->file);
    f->state = STREAM_CLOSED;
    stack_here(f->closed);
    return 0;
}

LIBC(FILE *, freopen, const char *name, const char *mode, FILE *f)
{
    if (!stream_check(f))
        return NULL;
    if (!f->console)
        file_drop(f->file);
    f->state = STREAM_CLOSED;
    f->eof = f->error = false;
    f->ungot = 0;
    f = open_into(f, name, mode);
    KEEP_FRAME();
    return f;
}

LIBC(FILE *, tmpfile, void)
{
    FILE *f = stream_new();
    if (!f || !open_into(f, " temporary", "w+"))
        return NULL;
    f->file->name[0] = '\0'; /* nobody else can open it; it goes when it is closed */
    return f;
}

LIBC(int, remove, const char *name)
{
    struct file *file = file_find(name);
    if (!file) {
        errno = ENOENT;
        return -1;
    }
    file->name[0] = '\0';
    if (file->users == 0)
        file->exists = false;
    return 0;
}

LIBC(int, rename, const char *from, const char *to)
{
    struct file *file = file_find(from);
    size_t n = strnlen(to, FILE_NAME);
    if (!file || n == 0 || n >= FILE_NAME) {
        errno = file && n ? ENAMETOOLONG : ENOENT;
        return -1;
    }
    if (strcmp(from, to) == 0)
        return 0;
    if (file_find(to))
        guest_remove(to);
    memcpy(file->name, to, n + 1);
    return 0;
}

/* ---- places and states ---- */

LIBC(int, fseek, FILE *f, long offset, int whence)
{
    if (!stream_check(f))
        return -1;
    if (f->console) {
        errno = ESPIPE;
        return -1;
    }
    long base = whence == 0 ? 0 : whence == 1 ? (long)f->at - f->ungot : (long)f->file->size;
    long to;
    if (whence < 0 || whence > 2 || __builtin_add_overflow(base, offset, &to) || to < 0) {
        errno = EINVAL;
        return -1;
    }
    f->at = (size_t)to;
    f->ungot = 0;
    f->eof = false;
    return 0;
}

LIBC(long, ftell, FILE *f)
{
    if (!stream_check(f))
        return -1;
    if (f->console) {
        errno = ESPIPE;
        return -1;
    }
    return (long)f->at - f->ungot;
}

LIBC(void, rewind, FILE *f)
{
    if (!stream_check(f))
        return;
    if (!f->console)
        guest_fseek(f, 0, 0);
    f->error = false;
}

LIBC(int, fgetpos, FILE *f, long *pos)
{
    long at = guest_ftell(f);
    if (at < 0)
        return -1;
    *pos = at;
    return 0;
}

LIBC(int, fsetpos, FILE *f, const long *pos)
{
    int r = guest_fseek(f, *pos, 0);
    KEEP_FRAME();
    return r;
}

LIBC(int, feof, FILE *f)
{
    return stream_check(f) && f->eof;
}

LIBC(int, ferror, FILE *f)
{
    return stream_check(f) && f->error;
}

LIBC(void, clearerr, FILE *f)
{
    if (stream_check(f))
        f->eof = f->error = false;
}

LIBC(int, fflush, FILE *f)
{
    return !f || stream_check(f) ? 0 : END;
}

LIBC(int, setvbuf, FILE *f, char *buffer, int mode, size_t size)
{
    (void)buffer, (void)size;
    return stream_check(f) && mode >= 0 && mode <= 2 ? 0 : -1;
}

LIBC(void, setbuf, FILE *f, char *buffer)
{
    (void)buffer;
    stream_check(f);
}

LIBC(int, fileno, FILE *f)
{
    return stream_check(f) ? f->fd : -1;
}
