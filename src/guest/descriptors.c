/* descriptors.c - open files by number: fcntl.h and the reading and writing of
 * unistd.h, over the console and the virtual files.
 *
 * Two tables, as in a real system: descriptors, and the open descriptions they share
 * after dup(), which hold the place in the file. 0, 1 and 2 are the console.
 *
 * A number that was closed is given again only when no fresh one is left (but 0, 1
 * and 2 at once, so that redirecting works): using a closed descriptor is therefore
 * recognised. */
#include "guest/disk.h"
#include "guest/libc.h"
#include "guest/threads.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef TINY
enum { DESCRIPTORS = 12 };
#else
enum { DESCRIPTORS = 256 };
#endif

struct description {
    int users;           /* descriptors; 0: unused */
    int console;         /* 0, 1, 2: that stream; -1: a file */
    struct file *file;   /* borrowed; its users counts this description */
    size_t at;           /* the next byte */
    unsigned how;        /* OPEN_READ, OPEN_WRITE, OPEN_APPEND */
    uint32_t writer;     /* of this run's, from 1; for disk.c */
};
SPARSE static struct descriptor {
    enum { FRESH, OPEN, CLOSED } state;
    struct description *open;
    bool of_stream;
    struct handle_story story;
} table[DESCRIPTORS];
SPARSE static struct description descriptions[DESCRIPTORS];
static int used; /* descriptors that a run has touched */
static uint32_t writers;

void descriptors_reset(void)
{
    memset(table, 0, (size_t)used * sizeof *table);
    memset(descriptions, 0, (size_t)used * sizeof *descriptions);
    used = 3;
    writers = 0;
    for (int i = 0; i < 3; i++) {
        descriptions[i] = (struct description){ .users = 1, .console = i,
                                                .how = i == 0 ? OPEN_READ : OPEN_WRITE };
        table[i] = (struct descriptor){ .state = OPEN, .open = &descriptions[i], .of_stream = true };
    }
}

void tell_handle(struct log_finding *f, const struct handle_story *s, const void *at, int fd)
{
    if (!f)
        return;
    f->object.kind = OBJECT_LIBRARY;
    f->object.base = (uintptr_t)at;
    if (fd < 0)
        strcpy(f->object.name, "FILE");
    else
        snprintf(f->object.name, sizeof f->object.name, "descriptor %d", fd);
    f->object.state = s->ended[0] ? STATE_FREED : STATE_LIVE;
    memcpy(f->object.made, s->made, sizeof s->made);
    memcpy(f->object.ended, s->ended, sizeof s->ended);
}

void descriptors_check_end(void)
{
    for (int i = 3; i < used; i++) {
        struct descriptor *d = &table[i];
        if (d->state != OPEN || d->of_stream)
            continue;
        struct log_finding *f = finding_add_at("handle-leak", d->story.made);
        tell_handle(f, &d->story, NULL, i);
        if (d->open->file && d->open->file->name[0])
            finding_text(f, "descriptor %d, \"%s\"", i, d->open->file->name);
        else
            finding_text(f, "descriptor %d", i);
    }
}

static bool in_table(int fd) { return fd >= 0 && fd < used; }

bool descriptor_known(int fd)
{
    if (in_table(fd) && table[fd].state == OPEN)
        return true;
    if (in_table(fd) && table[fd].state == CLOSED)
        tell_handle(finding_add("closed-handle-use", "descriptor %d was closed before", fd),
                    &table[fd].story, NULL, fd);
    errno_set(EBADF);
    return false;
}

unsigned descriptor_how(int fd) { return table[fd].open->how; }
void descriptor_of_stream(int fd) { table[fd].of_stream = true; }
struct file *descriptor_file(int fd) { return table[fd].open->file; }
uint32_t descriptor_writer(int fd) { return table[fd].open->writer; }
bool descriptor_is_open(int fd) { return in_table(fd) && table[fd].state == OPEN; }

/* ---- opening and closing ---- */

static int number_new(int from)
{
    for (int i = from; i < 3; i++)
        if (table[i].state != OPEN)
            return i;
    for (int i = from > 3 ? from : 3; i < DESCRIPTORS; i++)
        if (table[i].state == FRESH)
            return i;
    for (int i = from; i < DESCRIPTORS; i++)
        if (table[i].state == CLOSED)
            return i;
    return fails(EMFILE);
}

static struct description *description_new(void)
{
    for (int i = 0; i < DESCRIPTORS; i++)
        if (descriptions[i].users == 0)
            return &descriptions[i];
    return NULL;
}

static void attach(int fd, struct description *o, bool of_stream)
{
    if (used <= fd)
        used = fd + 1;
    if (used <= (int)(o - descriptions))
        used = (int)(o - descriptions) + 1;
    table[fd] = (struct descriptor){ .state = OPEN, .open = o, .of_stream = of_stream };
    stack_here(table[fd].story.made);
    o->users++;
    if (o->file)
        opened_note(fd, o->file->name);
}

static void detach(int fd)
{
    struct description *o = table[fd].open;
    if (o->file)
        closed_note(fd);
    if (--o->users == 0 && o->file) {
        file_drop(o->file);
        o->file = NULL;
    }
}

int descriptor_open(const char *name, unsigned how, unsigned mode, bool of_stream)
{
    struct file *f = file_find(name);
    if (!f && !(how & OPEN_CREATE))
        return fails(ENOENT);
    if (f && how & OPEN_CREATE && how & OPEN_NEW)
        return fails(EEXIST);
    if (f && ((how & OPEN_READ && !(f->mode & 0400)) || (how & OPEN_WRITE && !(f->mode & 0200))))
        return fails(EACCES);
    int fd = number_new(0);
    struct description *o = description_new();
    if (fd < 0 || !o)
        return fails(EMFILE);
    if (faults_hit(FAULT_OPEN, 0))
        return fails(EMFILE);
    if (!f) {
        if (!(f = file_make(name)))
            return -1;
        f->mode = mode & 0777;
    }
    if (how & OPEN_EMPTY && f->size) {
        disk_resized(f, 0);
        file_resize(f, 0);
    }
    f->users++;
    *o = (struct description){ .console = -1, .file = f, .writer = ++writers,
                               .how = how & (OPEN_READ | OPEN_WRITE | OPEN_APPEND) };
    attach(fd, o, of_stream);
    return fd;
}

int descriptor_close(int fd)
{
    if (!descriptor_known(fd))
        return -1;
    detach(fd);
    table[fd].state = CLOSED;
    stack_here(table[fd].story.ended);
    return 0;
}

/* For others who go first: a call is one step of what it works on. */
static void turn(int fd)
{
    bool console = fd >= 0 && fd <= 2 && in_table(fd) && table[fd].state == OPEN && !descriptor_file(fd);
    thread_library(!console ? LIBRARY_FILES : fd == 0 ? LIBRARY_INPUT : LIBRARY_OUTPUT);
}

LIBC(int, close, int fd)
{
    turn(fd);
    if (in_table(fd) && table[fd].state == CLOSED) {
        tell_handle(finding_add("double-close", "descriptor %d", fd), &table[fd].story, NULL, fd);
        return fails(EBADF);
    }
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    bool last = o->file && o->how & OPEN_WRITE && o->users == 1;
    bool lost = last && faults_hit(FAULT_CLOSE, 0);
    if (lost)
        disk_lose_written(o->writer);
    else if (last)
        disk_flush(o->writer);
    descriptor_close(fd);
    return lost ? fails(EIO) : 0;
}

static int open_name(const char *name, int flags, unsigned mode)
{
    struct file_name n;
    thread_library(LIBRARY_FILES);
    if (!file_name_from(name, &n))
        return -1;
    int access = flags & O_ACCMODE;
    if (access == O_ACCMODE)
        return fails(EINVAL);
    unsigned how = access == O_RDONLY ? OPEN_READ : access == O_WRONLY ? OPEN_WRITE
                                                  : OPEN_READ | OPEN_WRITE;
    how |= (flags & O_CREAT ? OPEN_CREATE : 0) | (flags & O_EXCL ? OPEN_NEW : 0) |
           (flags & O_TRUNC && access != O_RDONLY ? OPEN_EMPTY : 0) | (flags & O_APPEND ? OPEN_APPEND : 0);
    return descriptor_open(n.text, how, mode & ~022u, false);
}

LIBC(int, open, const char *name, int flags, V arguments)
{
    struct varlist args = varlist_of(arguments);
    unsigned mode = 0;
    if (flags & O_CREAT) {
        const struct argument *a = varlist_next(&args);
        if (!a || a->type >= T_FLOAT)
            finding_add("bad-format-argument", "open with O_CREAT needs a third argument: the "
                        "permissions of the new file, such as 0644");
        mode = a && a->type < T_FLOAT ? (unsigned)a->v.l : 0644;
    }
    return open_name(name, flags, mode);
}

LIBC(int, creat, const char *name, unsigned mode)
{
    return open_name(name, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

LIBC(int, mkstemp, char *name)
{
    size_t n = text_length(name, SIZE_MAX);
    if (n < 6 || n >= FILE_NAME || memcmp(name + n - 6, "XXXXXX", 6) != 0)
        return fails(EINVAL);
    thread_library(LIBRARY_FILES);
    writes(name + n - 6, 6);
    for (int k = 0; k < FILES_MAX; k++) {
        char tail[7] = "aaaaaa";
        tail[5] = (char)('a' + k % 26);
        tail[4] = (char)('a' + k / 26);
        memcpy(name + n - 6, tail, 6);
        if (!file_find(name))
            return descriptor_open(name, OPEN_READ | OPEN_WRITE | OPEN_CREATE | OPEN_NEW, 0600, false);
    }
    return fails(EEXIST);
}

LIBC(int, dup, int fd)
{
    turn(fd);
    if (!descriptor_known(fd))
        return -1;
    int to = number_new(0);
    if (to >= 0)
        attach(to, table[fd].open, to < 3);
    return to;
}

LIBC(int, dup2, int fd, int to)
{
    turn(fd);
    if (!descriptor_known(fd))
        return -1;
    if (to < 0 || to >= DESCRIPTORS)
        return fails(EBADF);
    if (to == fd)
        return to;
    if (table[to].state == OPEN)
        detach(to);
    attach(to, table[fd].open, to < 3);
    return to;
}

/* ---- reading, writing, places ---- */

ssize_t descriptor_read(int fd, char *to, size_t n)
{
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    if (!(o->how & OPEN_READ))
        return fails(EBADF);
    if (o->console == 0)
        return (ssize_t)console_read(to, n);
    struct file *f = o->file;
    size_t left = o->at < f->size ? f->size - o->at : 0;
    if (n > left)
        n = left;
    memcpy(to, f->bytes + o->at, n);
    o->at += n;
    return (ssize_t)n;
}

ssize_t descriptor_write(int fd, const char *from, size_t n, bool buffered)
{
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    if (!(o->how & OPEN_WRITE))
        return fails(EBADF);
    if (!o->file) {
        console_write(o->console, from, n);
        return (ssize_t)n;
    }
    if (o->how & OPEN_APPEND)
        o->at = o->file->size;
    if (o->at < FILE_ROOM && n)
        disk_wrote(o->file, o->at, from, n < FILE_ROOM - o->at ? n : FILE_ROOM - o->at, o->writer, buffered);
    size_t done = file_write(o->file, o->at, from, n);
    o->at += done;
    return done == 0 && n > 0 ? fails(ENOSPC) : (ssize_t)done;
}

long descriptor_seek(int fd, long offset, int whence)
{
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    if (!o->file)
        return fails(ESPIPE);
    long base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (long)o->at : (long)o->file->size, to;
    if (whence < 0 || whence > 2 || __builtin_add_overflow(base, offset, &to) || to < 0)
        return fails(EINVAL);
    o->at = (size_t)to;
    return to;
}

size_t descriptor_left(int fd)
{
    const struct description *o = table[fd].open;
    if (!o->file)
        return o->console == 0 ? console_left() : 0;
    return o->at < o->file->size ? o->file->size - o->at : 0;
}

LIBC(ssize_t, read, int fd, void *to, size_t n)
{
    turn(fd);
    if (!descriptor_known(fd))
        return -1;
    could_write(to, n);
    size_t left = descriptor_left(fd), most = n < left ? n : left;
    switch (table[fd].open->how & OPEN_READ
                ? fallible(descriptor_file(fd) ? FAULT_READ : FAULT_INPUT,
                           INTERRUPTED_TOO | (most > 1 ? SHORT_TOO : 0), n) : 0) {
    case 1 + WAY_FAILS: return fails(EIO);
    case 1 + WAY_INTERRUPTED: return fails(EINTR);
    case 1 + WAY_SHORT: n = most / 2; break;
    }
    char piece[4096];
    size_t done = 0;
    while (done < n) {
        size_t want = n - done < sizeof piece ? n - done : sizeof piece;
        ssize_t got = descriptor_read(fd, piece, want);
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        writes((char *)to + done, (size_t)got);
        memcpy((char *)to + done, piece, (size_t)got);
        done += (size_t)got;
    }
    charge_bytes(done);
    return (ssize_t)done;
}

LIBC(ssize_t, write, int fd, const void *from, size_t n)
{
    turn(fd);
    if (!descriptor_known(fd))
        return -1;
    reads_members(from, n);
    charge_bytes(n);
    const struct description *o = table[fd].open;
    bool can_fail = o->how & OPEN_WRITE && n && (o->file || o->console == 1);
    switch (can_fail ? fallible(o->file ? FAULT_WRITE : FAULT_OUTPUT, INTERRUPTED_TOO | (n > 1 ? SHORT_TOO : 0), n) : 0) {
    case 1 + WAY_FAILS: return fails(ENOSPC);
    case 1 + WAY_INTERRUPTED: return fails(EINTR);
    case 1 + WAY_SHORT: n /= 2; break;
    }
    return descriptor_write(fd, from, n, false);
}

LIBC(long, lseek, int fd, long offset, int whence)
{
    turn(fd);
    return descriptor_seek(fd, offset, whence);
}

LIBC(int, ftruncate, int fd, long size)
{
    turn(fd);
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    if (!o->file || !(o->how & OPEN_WRITE))
        return fails(EINVAL);
    return file_truncate(o->file, size);
}

LIBC(int, fsync, int fd)
{
    if (!descriptor_known(fd))
        return -1;
    struct description *o = table[fd].open;
    if (!o->file)
        return fails(EINVAL);
    if (o->how & OPEN_WRITE && faults_hit(FAULT_FLUSH, 0))
        return fails(EIO);
    disk_synced(o->file);
    return 0;
}

LIBC(int, isatty, int fd)
{
    if (descriptor_known(fd))
        errno_set(ENOTTY);
    return 0;
}

/* F_DUPFD, F_GETFL, F_SETFL (O_APPEND) and the flags of a descriptor, of which there are
 * none. */
LIBC(int, fcntl, int fd, int command, V arguments)
{
    struct varlist args = varlist_of(arguments);
    if (!descriptor_known(fd))
        return -1;
    const struct argument *a = varlist_next(&args);
    long value = a && a->type < T_FLOAT ? a->v.l : 0;
    struct description *o = table[fd].open;
    switch (command) {
    case F_DUPFD: {
        if (value < 0 || value >= DESCRIPTORS)
            return fails(EINVAL);
        int to = number_new((int)value);
        if (to >= 0)
            attach(to, o, to < 3);
        return to;
    }
    case F_GETFD: case F_SETFD:
        return 0;
    case F_GETFL:
        return (o->how & OPEN_READ ? o->how & OPEN_WRITE ? O_RDWR : O_RDONLY : O_WRONLY) |
               (o->how & OPEN_APPEND ? O_APPEND : 0);
    case F_SETFL:
        o->how = (o->how & ~(unsigned)OPEN_APPEND) | (value & O_APPEND ? OPEN_APPEND : 0);
        return 0;
    }
    return fails(EINVAL);
}
