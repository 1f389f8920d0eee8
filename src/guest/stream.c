/* stream.c - FILE over descriptors and memory: opening, closing, places, and the bytes
 * that stdio.c and scan.c get and put.
 *
 * There is no buffer: a byte written is in the log or in the file at once. What would be
 * in a buffer matters when something fails, and when the machine stops: disk.c keeps what
 * waits there, and reading counts as one fallible call for each buffer that is filled. A FILE of the program's is the address of an
 * object of the library's, which it can neither read nor free; what we know lies in
 * the table here. A closed stream keeps its place for as long as there are unused
 * ones, so that using it is recognised. A FILE * that is null, closed or made up is a
 * finding, and the call fails. */
#include "guest/contracts.h"
#include "guest/disk.h"
#include "guest/stream.h"
#include "guest/threads.h"

#include <limits.h>
#include <string.h>

#ifdef TINY
enum { STREAMS = 8 };
#else
enum { STREAMS = 256 };
#endif
SPARSE static struct open_stream streams[STREAMS];
static int next_stream, last_found;
static size_t used; /* streams that a run has touched; those are zeroed for the next */
static char *name_text;       /* of tmpnam */
static int name_count;
SPARSE static struct clock locks[STREAMS]; /* what those that unlocked each stream knew (flockfile) */

void stdio_reset(void)
{
    descriptors_reset();
    memset(streams, 0, used * sizeof *streams);
    memset(locks, 0, used * sizeof *locks);
    used = 3;
    for (int i = 0; i < 3; i++)
        streams[i] = (struct open_stream){ .state = STREAM_OPEN, .fd = i, .reads = i == 0,
                                           .writes = i != 0, .standard = true };
    next_stream = 3;
    last_found = 0;
    name_text = NULL;
    name_count = 0;
}

static FILE *handle(struct open_stream *f)
{
    if (!f->handle)
        f->handle = library_object("FILE", 16, LIBRARY_HANDLE);
    return f->handle;
}

FILE *stream_handle(int n) { return handle(&streams[n]); }

void stdio_start(void)
{
    static const char *const names[] = { "stdin", "stdout", "stderr" };
    for (int i = 0; i < 3; i++) {
        void *at = static_find(names[i]);
        FILE *f = at ? handle(&streams[i]) : NULL;
        if (f)
            static_set(at, &f, sizeof f);
    }
}

static struct open_stream *find(const void *p)
{
    if (!p)
        return NULL;
    if (streams[last_found].handle == p)
        return &streams[last_found];
    for (size_t i = 0; i < used; i++)
        if (streams[i].handle == p) {
            last_found = (int)i;
            return &streams[i];
        }
    return NULL;
}

bool stream_known(const void *p) { return find(p) != NULL; }

/* ---- threads: a call is one step, and waits while another has the stream locked ---- */

static uint32_t state_of(const struct open_stream *f)
{
    if (f->kind != ON_DESCRIPTOR || f->fd < 0 || f->fd > 2 || descriptor_file(f->fd))
        return LIBRARY_FILES;
    return f->fd == 0 ? LIBRARY_INPUT : LIBRARY_OUTPUT;
}

static bool is_unlocked(const void *stream, uint32_t thread)
{
    const struct open_stream *f = stream;
    return !f->locked || f->locker == thread_facts(thread)->serial;
}

static struct open_stream *check(struct open_stream *f)
{
    if (f->state == STREAM_OPEN)
        thread_library_when(state_of(f), is_unlocked, f);
    if (f->state == STREAM_OPEN)
        return f;
    tell_handle(finding_add("closed-handle-use", "the FILE was closed before"), &f->story, f->handle, -1);
    return fails_null(EBADF);
}

struct open_stream *stream_check(FILE *p)
{
    struct open_stream *f = find(p);
    if (f)
        return check(f);
    finding_add("closed-handle-use", "%s",
                p ? "this is not a FILE that fopen gave" : "the FILE pointer is null");
    return fails_null(EBADF);
}

/* The _unlocked functions take no turn: threads that use one unordered race for the FILE. */
struct open_stream *stream_alone(FILE *p)
{
    struct open_stream *f = find(p);
    if (!f || f->state != STREAM_OPEN)
        return stream_check(p);
    if (memory.threads)
        thread_access(offset_of(p), 1, true, memory.top->call.site);
    return f;
}

struct open_stream *stream_standard(int n) { return check(&streams[n]); }

void stdio_check_end(void)
{
    for (size_t i = 3; i < used; i++) {
        struct open_stream *f = &streams[i];
        if (f->state != STREAM_OPEN || f->standard)
            continue;
        struct log_finding *r = finding_add_at("handle-leak", f->story.made);
        tell_handle(r, &f->story, f->handle, -1);
        struct file *file = f->kind == ON_DESCRIPTOR ? descriptor_file(f->fd) : NULL;
        finding_text(r, file && file->name[0] ? "\"%s\"" : "a FILE without a name",
                     file ? file->name : "");
    }
    descriptors_check_end();
}

/* ---- bytes ---- */

static int failed(struct open_stream *f, int number)
{
    f->error = true;
    errno_set(number);
    return END;
}

/* The buffer is empty and is to be filled. False: that fails. */
static bool fill(struct open_stream *f)
{
    if (faults_hit(descriptor_file(f->fd) ? FAULT_READ : FAULT_INPUT, STREAM_BUFFER)) {
        failed(f, EIO);
        f->unasked = faults_unasked();
        return false;
    }
    size_t left = descriptor_left(f->fd);
    f->ahead = left < STREAM_BUFFER ? left : STREAM_BUFFER;
    f->eof |= left == 0;
    return left > 0;
}

static size_t get_from_descriptor(struct open_stream *f, char *to, size_t n)
{
    size_t done = 0;
    while (done < n) {
        if (!f->ahead && descriptor_is_open(f->fd) && !fill(f))
            break;
        size_t want = f->ahead && f->ahead < n - done ? f->ahead : n - done;
        ssize_t got = descriptor_read(f->fd, to + done, want);
        if (got < 0)
            f->error = true;
        else if ((size_t)got < want)
            f->eof = true;
        if (got <= 0)
            break;
        f->ahead -= f->ahead < (size_t)got ? f->ahead : (size_t)got;
        done += (size_t)got;
    }
    return done;
}

size_t stream_get_many(struct open_stream *f, char *to, size_t n)
{
    size_t done = 0;
    while (f->ungot && done < n)
        to[done++] = (char)f->pushed[--f->ungot];
    if (done == n)
        return done;
    if (!f->reads) {
        failed(f, EBADF);
        return done;
    }
    if (f->kind == ON_DESCRIPTOR)
        return done + get_from_descriptor(f, to + done, n - done);
    size_t left = f->at < f->end ? f->end - f->at : 0, k = n - done < left ? n - done : left;
    reads_any(f->memory + f->at, k);
    memcpy(to + done, f->memory + f->at, k);
    f->at += k;
    if (done + k < n)
        f->eof = true;
    return done + k;
}

int stream_get(struct open_stream *f)
{
    char c;
    return stream_get_many(f, &c, 1) == 1 ? (unsigned char)c : END;
}

int stream_unget(struct open_stream *f, int c)
{
    if (c == END || f->ungot == (int)sizeof f->pushed)
        return END;
    f->pushed[f->ungot++] = (unsigned char)c;
    f->eof = false;
    return (unsigned char)c;
}

/* open_memstream: the variables always say how it stands. */
static void show_growing(struct open_stream *f)
{
    writes_pointer(f->ret_text, f->memory);
    writes_value(f->ret_size, sizeof *f->ret_size);
    *f->ret_size = f->end;
}

static size_t put_growing(struct open_stream *f, const char *bytes, size_t len)
{
    if (f->at + len + 1 > f->room) {
        size_t room = f->room * 2 > f->at + len + 1 ? f->room * 2 : f->at + len + 1;
        char *bigger = guest_realloc(f->memory, room);
        if (!bigger) {
            f->error = true;
            return 0;
        }
        f->memory = bigger;
        f->room = room;
    }
    if (f->at > f->end) { /* a seek went beyond it */
        writes(f->memory + f->end, f->at - f->end);
        memset(f->memory + f->end, 0, f->at - f->end);
    }
    writes(f->memory + f->at, len);
    memcpy(f->memory + f->at, bytes, len);
    f->at += len;
    if (f->at > f->end)
        f->end = f->at;
    writes(f->memory + f->end, 1);
    f->memory[f->end] = '\0';
    show_growing(f);
    return len;
}

static size_t put_memory(struct open_stream *f, const char *bytes, size_t len)
{
    if (f->append)
        f->at = f->end;
    size_t left = f->at < f->room ? f->room - f->at : 0, n = len < left ? len : left;
    writes(f->memory + f->at, n);
    memcpy(f->memory + f->at, bytes, n);
    f->at += n;
    if (f->at > f->end) {
        f->end = f->at;
        if (f->end < f->room) {
            writes(f->memory + f->end, 1);
            f->memory[f->end] = '\0';
        }
    }
    if (n < len)
        failed(f, ENOSPC);
    return n;
}

/* It writes to a file that is open. */
static bool on_file(const struct open_stream *f)
{
    return f->kind == ON_DESCRIPTOR && f->writes && descriptor_is_open(f->fd) && descriptor_file(f->fd);
}

bool stream_refuses(struct open_stream *f, size_t len)
{
    bool file = on_file(f), out = !file && f->kind == ON_DESCRIPTOR && f->fd == 1 && f->writes;
    if ((!file && !out) || !faults_hit(file ? FAULT_WRITE : FAULT_OUTPUT, len))
        return false;
    failed(f, ENOSPC);
    return true;
}

bool stream_refuses_byte(struct open_stream *f)
{
    bool waits = on_file(f) && f->buffer != BUFFER_NONE && disk_waiting(descriptor_writer(f->fd));
    return !waits && stream_refuses(f, 1);
}

size_t stream_put(struct open_stream *f, const char *bytes, size_t len)
{
    if (!f->writes) {
        failed(f, EBADF);
        return 0;
    }
    f->ungot = 0;
    if (len == 0)
        return 0;
    if (f->kind == ON_GROWING)
        return put_growing(f, bytes, len);
    if (f->kind == ON_MEMORY)
        return put_memory(f, bytes, len);
    f->ahead = 0;
    ssize_t n = descriptor_write(f->fd, bytes, len, f->buffer != BUFFER_NONE);
    if (f->buffer == BUFFER_LINE && on_file(f) && memchr(bytes, '\n', len))
        disk_flush(descriptor_writer(f->fd));
    if (n < 0) {
        f->error = true;
        return 0;
    }
    if ((size_t)n < len)
        failed(f, ENOSPC);
    return (size_t)n;
}

/* ---- opening and closing ---- */

static struct open_stream *stream_new(void)
{
    for (int k = 0; k < STREAMS - 3; k++) {
        struct open_stream *f = &streams[3 + (next_stream - 3 + k) % (STREAMS - 3)];
        if (f->state == STREAM_OPEN)
            continue;
        next_stream = (int)(f - streams) + 1;
        if (used < (size_t)next_stream)
            used = (size_t)next_stream;
        memset(f, 0, sizeof *f);
        f->fd = -1;
        stack_here(f->story.made);
        if (!handle(f))
            break;
        return f;
    }
    return fails_null(EMFILE);
}

/* What a mode of fopen means; 0: nothing. */
static unsigned mode_from(const char *mode)
{
    text_length(mode, SIZE_MAX);
    bool plus = strchr(mode, '+') != NULL;
    unsigned both = plus ? OPEN_READ | OPEN_WRITE : 0;
    switch (mode[0]) {
    case 'r': return OPEN_READ | both;
    case 'w': return OPEN_WRITE | OPEN_CREATE | OPEN_EMPTY | both | (strchr(mode, 'x') ? OPEN_NEW : 0);
    case 'a': return OPEN_WRITE | OPEN_CREATE | OPEN_APPEND | both;
    }
    errno_set(EINVAL);
    return 0;
}

static FILE *set_open(struct open_stream *f, int fd, unsigned how)
{
    f->state = STREAM_OPEN;
    f->kind = ON_DESCRIPTOR;
    f->fd = fd;
    f->reads = how & OPEN_READ;
    f->writes = how & OPEN_WRITE;
    f->append = how & OPEN_APPEND;
    f->ahead = 0;
    return f->handle;
}

LIBC(FILE *, fopen, const char *name, const char *mode)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    unsigned how = mode_from(mode);
    if (!file_name_from(name, &n) || !how)
        return NULL;
    int fd = descriptor_open(n.text, how, 0644, true);
    if (fd < 0)
        return NULL;
    struct open_stream *f = stream_new();
    if (!f) {
        descriptor_close(fd);
        return NULL;
    }
    return set_open(f, fd, how);
}

LIBC(FILE *, fdopen, int fd, const char *mode)
{
    thread_library(LIBRARY_FILES);
    unsigned how = mode_from(mode);
    if (!how || !descriptor_known(fd))
        return NULL;
    if (how & (OPEN_READ | OPEN_WRITE) & ~descriptor_how(fd))
        return fails_null(EINVAL);
    struct open_stream *f = stream_new();
    if (!f)
        return NULL;
    descriptor_of_stream(fd);
    return set_open(f, fd, how);
}

LIBC(FILE *, fmemopen, void *bytes, size_t size, const char *mode)
{
    unsigned how = mode_from(mode);
    if (!how)
        return NULL;
    if (size == 0)
        return fails_null(EINVAL);
    struct open_stream *f = stream_new();
    if (!f)
        return NULL;
    f->owned = !bytes;
    if (bytes)
        could_write(bytes, size);
    else if (!(bytes = guest_calloc(size, 1)))
        return NULL;
    f->memory = bytes;
    f->room = size;
    set_open(f, -1, how);
    f->kind = ON_MEMORY;
    if (how & OPEN_EMPTY) {
        writes(bytes, 1);
        f->memory[0] = '\0';
    } else {
        f->end = how & OPEN_APPEND ? text_length(bytes, size) : f->owned ? 0 : size;
        f->at = how & OPEN_APPEND ? f->end : 0;
    }
    return f->handle;
}

LIBC(FILE *, open_memstream, char **text, size_t *size)
{
    could_write(text, sizeof *text);
    could_write(size, sizeof *size);
    struct open_stream *f = stream_new();
    char *bytes = f ? guest_calloc(128, 1) : NULL;
    if (!bytes)
        return NULL;
    f->memory = bytes;
    f->room = 128;
    f->ret_text = text;
    f->ret_size = size;
    set_open(f, -1, OPEN_WRITE);
    f->kind = ON_GROWING;
    show_growing(f);
    return f->handle;
}

/* Lets go of what f lies on. */
static int leave(struct open_stream *f)
{
    f->state = STREAM_CLOSED;
    stack_here(f->story.ended);
    if (f->kind == ON_DESCRIPTOR) {
        bool file = on_file(f);
        uint32_t writer = file ? descriptor_writer(f->fd) : 0;
        bool lost = file && faults_hit(FAULT_CLOSE, disk_waiting(writer));
        if (lost)
            disk_lose(writer);
        else if (file)
            disk_flush(writer);
        if (descriptor_close(f->fd) < 0)
            return END;
        return lost ? fails(ENOSPC) : 0;
    }
    if (f->owned)
        guest_free(f->memory);
    return 0;
}

LIBC(int, fclose, FILE *p)
{
    struct open_stream *f = find(p);
    if (f && f->state == STREAM_CLOSED) {
        tell_handle(finding_add("double-close", "%s", ""), &f->story, f->handle, -1);
        errno_set(EBADF);
        return END;
    }
    f = stream_check(p);
    if (f && memory.contracts)
        contracts_freed(object_around(p));
    return f ? leave(f) : END;
}

LIBC(FILE *, freopen, const char *name, const char *mode, FILE *p)
{
    struct open_stream *f = stream_check(p);
    struct file_name n;
    unsigned how = mode_from(mode);
    if (!f || !how)
        return NULL;
    if (!name) { /* another mode for the same file, where it was opened for that */
        if (f->kind != ON_DESCRIPTOR || how & (OPEN_READ | OPEN_WRITE) & ~descriptor_how(f->fd))
            return fails_null(EBADF);
        return set_open(f, f->fd, how);
    }
    if (!file_name_from(name, &n))
        return NULL;
    bool standard = f->standard;
    leave(f);
    f->eof = f->error = false;
    f->ungot = 0;
    int fd = descriptor_open(n.text, how, 0644, true);
    if (fd < 0)
        return NULL;
    memset(f->story.ended, 0, sizeof f->story.ended);
    f->standard = standard;
    return set_open(f, fd, how);
}

LIBC(FILE *, tmpfile, void)
{
    thread_library(LIBRARY_FILES);
    static const char name[] = " temporary";
    int fd = descriptor_open(name, OPEN_READ | OPEN_WRITE | OPEN_CREATE | OPEN_NEW, 0600, true);
    if (fd < 0)
        return NULL;
    file_remove(name); /* nobody else can open it; it goes when it is closed */
    struct open_stream *f = stream_new();
    if (!f) {
        descriptor_close(fd);
        return NULL;
    }
    return set_open(f, fd, OPEN_READ | OPEN_WRITE);
}

LIBC(char *, tmpnam, char *to)
{
    char name[20] = "/tmp/fileaaaa";
    int n = name_count++;
    for (int i = 12; i > 8; i--, n /= 26)
        name[i] = (char)('a' + n % 26);
    if (!to)
        return library_text(&name_text, "the text of tmpnam", name, sizeof name);
    writes(to, sizeof name);
    return memcpy(to, name, sizeof name);
}

/* ---- places and states ---- */

static int seek(struct open_stream *f, long offset, int whence)
{
    if (whence == 1 && __builtin_sub_overflow(offset, f->ungot, &offset))
        return fails(EINVAL);
    if (f->kind == ON_DESCRIPTOR) {
        if (descriptor_seek(f->fd, offset, whence) < 0)
            return -1;
        f->ahead = 0;
        if (on_file(f))
            disk_flush(descriptor_writer(f->fd));
    } else {
        long base = whence == 0 ? 0 : whence == 1 ? (long)f->at : (long)f->end, to;
        if (whence < 0 || whence > 2 || __builtin_add_overflow(base, offset, &to) || to < 0 ||
            (f->kind == ON_MEMORY && (size_t)to > f->room) || to > FILE_ROOM)
            return fails(EINVAL);
        f->at = (size_t)to;
    }
    f->ungot = 0;
    f->eof = false;
    return 0;
}

static long tell(struct open_stream *f)
{
    long at = f->kind == ON_DESCRIPTOR ? descriptor_seek(f->fd, 0, 1) : (long)f->at;
    return at < 0 ? -1 : at - f->ungot;
}

LIBC(int, fseek, FILE *p, long offset, int whence)
{
    struct open_stream *f = stream_check(p);
    return f ? seek(f, offset, whence) : -1;
}

LIBC(int, fseeko, FILE *p, long offset, int whence)
{
    return guest_fseek(p, offset, whence);
}

LIBC(long, ftell, FILE *p)
{
    struct open_stream *f = stream_check(p);
    return f ? tell(f) : -1;
}

LIBC(long, ftello, FILE *p)
{
    return guest_ftell(p);
}

LIBC(void, rewind, FILE *p)
{
    struct open_stream *f = stream_check(p);
    if (!f)
        return;
    seek(f, 0, 0);
    f->error = false;
}

LIBC(int, fgetpos, FILE *p, long *pos)
{
    struct open_stream *f = stream_check(p);
    long at = f ? tell(f) : -1;
    if (at < 0)
        return -1;
    writes_value(pos, sizeof *pos);
    *pos = at;
    return 0;
}

LIBC(int, fsetpos, FILE *p, const long *pos)
{
    struct open_stream *f = stream_check(p);
    reads_value(pos, sizeof *pos);
    return f ? seek(f, *pos, 0) : -1;
}

LIBC(int, feof, FILE *p)
{
    struct open_stream *f = stream_check(p);
    if (f)
        faults_asked(f->unasked);
    return f && f->eof;
}

LIBC(int, ferror, FILE *p)
{
    struct open_stream *f = stream_check(p);
    if (f)
        faults_asked(f->unasked);
    return f && f->error;
}

LIBC(void, clearerr, FILE *p)
{
    struct open_stream *f = stream_check(p);
    if (f) {
        faults_asked(f->unasked);
        f->eof = f->error = false;
    }
}

static int flush(struct open_stream *f)
{
    bool out = f->kind == ON_DESCRIPTOR && f->fd == 1 && f->writes && !on_file(f);
    if (out)
        return faults_hit(FAULT_OUTPUT, 0) ? failed(f, ENOSPC) : 0;
    if (!on_file(f))
        return 0;
    uint32_t writer = descriptor_writer(f->fd);
    uint64_t waiting = disk_waiting(writer);
    if (faults_hit(FAULT_FLUSH, waiting)) {
        disk_lose(writer);
        descriptor_seek(f->fd, -(long)waiting, 1); /* what never went out took no place */
        return failed(f, ENOSPC);
    }
    disk_flush(writer);
    return 0;
}

LIBC(int, fflush, FILE *p)
{
    struct open_stream *f = p ? stream_check(p) : NULL;
    if (p)
        return f ? flush(f) : END;
    int all = 0;
    for (size_t i = 0; i < used; i++)
        if (streams[i].state == STREAM_OPEN && flush(&streams[i]) < 0)
            all = END;
    return all;
}

LIBC(int, setvbuf, FILE *p, char *buffer, int mode, size_t size)
{
    if (buffer && mode != 2)
        could_write(buffer, size);
    struct open_stream *f = stream_check(p);
    if (!f || mode < 0 || mode > 2)
        return -1;
    f->buffer = mode; /* as stdio.h numbers them */
    return 0;
}

LIBC(void, setbuf, FILE *p, char *buffer)
{
    if (buffer)
        could_write(buffer, 8192);
    struct open_stream *f = stream_check(p);
    if (f)
        f->buffer = buffer ? BUFFER_FULL : BUFFER_NONE;
}

LIBC(int, fileno, FILE *p)
{
    struct open_stream *f = stream_check(p);
    return !f ? -1 : f->kind == ON_DESCRIPTOR ? f->fd : fails(EBADF);
}

/* ---- locking: as often as one likes ---- */

static void take(struct open_stream *f)
{
    if (f->locked++ == 0) {
        f->locker = thread_facts(thread_self())->serial;
        held_add((uint64_t)(uintptr_t)f->handle, memory.top->call.site);
        clock_acquire(&locks[f - streams]);
    }
}

LIBC(void, flockfile, FILE *p)
{
    struct open_stream *f = find(p);
    if (!f || f->state != STREAM_OPEN) {
        stream_check(p);
        return;
    }
    thread_point(op_of(OP_LOCK, p, 1), is_unlocked, f);
    take(f);
    thread_done(0, 0);
}

LIBC(int, ftrylockfile, FILE *p)
{
    struct open_stream *f = find(p);
    if (!f || f->state != STREAM_OPEN) {
        stream_check(p);
        return -1;
    }
    thread_point(op_of(OP_TRYLOCK, p, 1), NULL, NULL);
    bool free = is_unlocked(f, thread_self());
    if (free)
        take(f);
    thread_done(0, free ? 0 : EVENT_FAILED);
    return free ? 0 : -1;
}

LIBC(void, funlockfile, FILE *p)
{
    struct open_stream *f = find(p);
    if (!f || f->state != STREAM_OPEN) {
        stream_check(p);
        return;
    }
    thread_point(op_of(OP_UNLOCK, p, 1), NULL, NULL);
    if (!f->locked || !is_unlocked(f, thread_self()))
        finding_add("lock-misuse", f->locked ? "another thread has locked this FILE" :
                    "this FILE is not locked");
    else if (--f->locked == 0) {
        held_remove(thread_self(), (uint64_t)(uintptr_t)p);
        clock_release(&locks[f - streams]);
    }
    thread_done(0, 0);
}
