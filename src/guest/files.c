/* files.c - the virtual file system: a handful of files in memory, empty at the
 * start of every run. There are no folders; a name is any text without a
 * meaning of its own ("data/x.txt" is a name like any other). The names of the
 * host's files lead nowhere. */
#include "guest/machine.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

static struct file files[FILES_MAX];

bool files_init(struct error *reterr)
{
    char *at = mmap(NULL, (size_t)FILES_MAX * FILE_ROOM, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve room for the program's files");
    for (int i = 0; i < FILES_MAX; i++)
        files[i].bytes = at + (size_t)i * FILE_ROOM;
    return true;
}

void files_reset(void)
{
    for (int i = 0; i < FILES_MAX; i++) {
        struct file *f = &files[i];
        if (f->touched)
            memset(f->bytes, 0, f->touched);
        *f = (struct file){ .bytes = f->bytes };
    }
}

BARE struct file *file_find(const char *name)
{
    for (int i = 0; i < FILES_MAX; i++)
        if (files[i].exists && files[i].name[0] && strcmp(files[i].name, name) == 0)
            return &files[i];
    return NULL;
}

BARE struct file *file_make(const char *name)
{
    size_t n = strnlen(name, FILE_NAME);
    if (n == 0 || n >= FILE_NAME) {
        errno = n ? ENAMETOOLONG : ENOENT;
        return NULL;
    }
    for (int i = 0; i < FILES_MAX; i++) {
        struct file *f = &files[i];
        if (f->exists)
            continue;
        if (f->touched)
            memset(f->bytes, 0, f->touched);
        *f = (struct file){ .bytes = f->bytes, .exists = true };
        memcpy(f->name, name, n + 1);
        return f;
    }
    errno = ENOSPC;
    return NULL;
}
