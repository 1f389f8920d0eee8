/* files.c - the virtual file system: a handful of files in memory, empty at the
 * start of every run but for what an exercise furnishes. There are no folders; a name
 * is any text without a meaning of its own ("data/x.txt" is a name like any other; a
 * "./" in front is dropped). The names of the host's files lead nowhere.
 *
 * A file that was removed keeps its bytes for as long as somebody has it open. */
#include "guest/disk.h"
#include "guest/libc.h"
#include "guest/threads.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>

SPARSE static struct file files[FILES_MAX];
static char *rooms;    /* FILE_ROOM for each */
static int files_used; /* none from here on was touched in this run */

bool files_init(struct error *reterr)
{
    char *at = mmap(NULL, (size_t)FILES_MAX * FILE_ROOM, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve room for the program's files");
    rooms = at;
    return disk_init(reterr);
}

void file_forget(struct file *f)
{
    if (f->touched)
        memset(f->bytes, 0, f->touched);
    *f = (struct file){ .bytes = f->bytes };
}

void files_reset(void)
{
    for (int i = 0; i < files_used; i++)
        if (files[i].exists || files[i].touched)
            file_forget(&files[i]);
    files_used = 0;
}

static const char *plain(const char *name)
{
    while (name[0] == '.' && name[1] == '/')
        name += 2;
    return name;
}

bool file_name_from(const char *name, struct file_name *ret)
{
    size_t n = text_length(name, SIZE_MAX);
    const char *from = plain(name);
    n -= (size_t)(from - name);
    if (n == 0 || n >= FILE_NAME) {
        errno_set(n ? ENAMETOOLONG : ENOENT);
        return false;
    }
    memcpy(ret->text, from, n + 1);
    return true;
}

struct file *file_find(const char *name)
{
    for (int i = 0; i < FILES_MAX; i++)
        if (files[i].exists && files[i].name[0] && strcmp(files[i].name, name) == 0)
            return &files[i];
    return NULL;
}

struct file *file_nth(int i) { return &files[i]; }

struct file *file_new(const char *name)
{
    for (int i = 0; i < FILES_MAX; i++) {
        struct file *f = &files[i];
        if (f->exists)
            continue;
        if (i >= files_used)
            files_used = i + 1;
        file_forget(f);
        f->bytes = rooms + (size_t)i * FILE_ROOM;
        f->exists = true;
        f->mode = 0644;
        strncpy(f->name, name, FILE_NAME - 1);
        return f;
    }
    return NULL;
}

struct file *file_make(const char *name)
{
    struct file *f = file_new(name);
    if (!f)
        return fails_null(ENOSPC);
    disk_made(f);
    return f;
}

static void remove_name(struct file *f)
{
    f->name[0] = '\0';
    if (f->users == 0)
        f->exists = false;
}

int file_remove(const char *name)
{
    struct file *f = file_find(name);
    if (!f)
        return fails(ENOENT);
    disk_removed(f);
    remove_name(f);
    return 0;
}

void file_drop(struct file *f)
{
    if (--f->users == 0 && f->name[0] == '\0')
        f->exists = false;
}

size_t file_write(struct file *f, size_t at, const char *bytes, size_t n)
{
    size_t room = at < FILE_ROOM ? FILE_ROOM - at : 0;
    if (n > room)
        n = room;
    if (n == 0)
        return 0;
    if (at + n > f->touched)
        f->touched = at + n;
    memmove(f->bytes + at, bytes, n);
    if (at + n > f->size)
        f->size = at + n;
    return n;
}

int file_resize(struct file *f, size_t size)
{
    if (size > FILE_ROOM)
        return fails(EFBIG);
    charge_bytes(size > f->size ? size : f->size);
    if (size < f->size)
        memset(f->bytes + size, 0, f->size - size); /* it may grow again, with zeros */
    if (size > f->touched)
        f->touched = size;
    f->size = size;
    return 0;
}

int file_truncate(struct file *f, long size)
{
    if (size < 0)
        return fails(EINVAL);
    if ((size_t)size > FILE_ROOM)
        return fails(EFBIG);
    if (faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    if ((size_t)size != f->size)
        disk_resized(f, (size_t)size);
    return file_resize(f, (size_t)size);
}

/* ---- for exercises ---- */

bool guest_file_put(const char *name, struct str bytes)
{
    name = plain(name);
    if (!*name || strlen(name) >= FILE_NAME || bytes.len > FILE_ROOM)
        return false;
    struct file *f = file_find(name);
    if (!f)
        f = file_new(name);
    if (!f)
        return false;
    file_resize(f, 0);
    file_write(f, 0, bytes.at, bytes.len);
    disk_put(f);
    return true;
}

struct str guest_file_get(const char *name)
{
    struct file *f = file_find(plain(name));
    return f ? (struct str){ f->bytes, f->size } : (struct str){ NULL, 0 };
}

/* ---- what programs call ---- */

LIBC(int, remove, const char *name)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    if (!file_name_from(name, &n))
        return -1;
    if (file_find(n.text) && faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    return file_remove(n.text);
}

LIBC(int, unlink, const char *name) { return guest_remove(name); }

LIBC(int, rename, const char *from, const char *to)
{
    thread_library(LIBRARY_FILES);
    struct file_name a, b;
    if (!file_name_from(from, &a) || !file_name_from(to, &b))
        return -1;
    struct file *f = file_find(a.text), *old = file_find(b.text);
    if (!f)
        return fails(ENOENT);
    if (f == old)
        return 0;
    if (faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    disk_renamed(f, b.text, old);
    if (old)
        remove_name(old);
    f->name[0] = '\0';
    strcpy(f->name, b.text);
    return 0;
}

LIBC(int, access, const char *name, int how)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    if (!file_name_from(name, &n))
        return -1;
    struct file *f = file_find(n.text);
    if (!f)
        return fails(ENOENT);
    if (how & ~7)
        return fails(EINVAL);
    if (faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    unsigned owner = f->mode >> 6 & 7;
    return (unsigned)how & ~owner ? fails(EACCES) : 0;
}

LIBC(int, truncate, const char *name, long size)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    if (!file_name_from(name, &n))
        return -1;
    struct file *f = file_find(n.text);
    return f ? file_truncate(f, size) : fails(ENOENT);
}

LIBC(int, chmod, const char *name, unsigned mode)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    if (!file_name_from(name, &n))
        return -1;
    struct file *f = file_find(n.text);
    if (!f)
        return fails(ENOENT);
    if (faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    f->mode = mode & 0777;
    return 0;
}

/* ---- struct stat, as include/sys/stat.h has it ---- */

struct status {
    unsigned long dev, ino, nlink;
    unsigned mode, uid, gid;
    unsigned long rdev;
    long size, blksize, blocks;
    struct { long sec, nsec; } atime, mtime, ctime;
};
enum { IS_FILE = 0100000, IS_CHARACTERS = 0020000 };

static int tell_status(const struct file *f, void *ret)
{
    if (f && faults_hit(FAULT_NAME, 0))
        return fails(EIO);
    struct status s = { .dev = 1, .nlink = 1, .mode = IS_CHARACTERS | 0620, .uid = 1000, .gid = 1000,
                        .blksize = 4096 };
    if (f) {
        s.mode = IS_FILE | f->mode;
        s.ino = (unsigned long)(f - files) + 1;
        s.nlink = f->name[0] != '\0';
        s.size = (long)f->size;
        s.blocks = (s.size + 511) / 512;
    }
    writes(ret, sizeof s);
    memcpy(ret, &s, sizeof s);
    return 0;
}

LIBC(int, stat, const char *name, void *ret)
{
    thread_library(LIBRARY_FILES);
    struct file_name n;
    if (!file_name_from(name, &n))
        return -1;
    struct file *f = file_find(n.text);
    return f ? tell_status(f, ret) : fails(ENOENT);
}

LIBC(int, lstat, const char *name, void *ret)
{
    return guest_stat(name, ret);
}

LIBC(int, fstat, int fd, void *ret)
{
    return descriptor_known(fd) ? tell_status(descriptor_file(fd), ret) : -1;
}

/* ---- the folder a program thinks it is in ---- */

LIBC(char *, getcwd, char *to, size_t size)
{
    static const char here[] = "/home/learner";
    if (!to) {
        if (size && size < sizeof here)
            return fails_null(ERANGE);
        if (!(to = guest_malloc(size ? size : sizeof here)))
            return NULL;
    } else if (size == 0) {
        return fails_null(EINVAL);
    } else {
        could_write(to, size);
        if (size < sizeof here)
            return fails_null(ERANGE);
    }
    writes(to, sizeof here);
    return memcpy(to, here, sizeof here);
}

LIBC(int, chdir, const char *name)
{
    size_t n = text_length(name, SIZE_MAX);
    return (n == 1 && name[0] == '.') || strcmp(name, "/home/learner") == 0 ? 0 : fails(ENOENT);
}
