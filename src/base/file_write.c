/* Writing a whole file so that nobody ever sees half of it: a temporary file beside it,
 * fsync, rename. That is right only for a plain file. What else may stand under a name is
 * never replaced: through a symbolic link the file behind it is replaced, in its own
 * folder; a device or a pipe is opened and written to, as a shell's > would. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, struct str s)
{
    while (s.len) {
        ssize_t n = write(fd, s.at, s.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        s.at += n;
        s.len -= (size_t)n;
    }
    return true;
}

/* A new file in the folder of path. Its name is short whatever that of path is; its mode
 * is what the umask leaves. -1: errno. */
static int temporary(struct arena *a, const char *path, char **ret)
{
    enum { TRIES = 1000 };
    static unsigned count;
    int dir = (int)(path_base(path) - path), fd = -1;
    for (int i = 0; i < TRIES; i++) {
        *ret = arena_printf(a, "%.*s.fh-%lx-%x", dir, path, (long)getpid(), count++);
        fd = open(*ret, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            break;
    }
    return fd;
}

/* Its owner and mode pass on to what replaces it; set-user-id only with the owner. */
static bool like(int fd, const struct stat *st)
{
    struct stat now;
    if (fstat(fd, &now) < 0)
        return false;
    bool same = (now.st_uid == st->st_uid && now.st_gid == st->st_gid) ||
                fchown(fd, st->st_uid, st->st_gid) == 0;
    return fchmod(fd, st->st_mode & (same ? 07777 : 0777)) == 0;
}

/* What cannot be replaced, or must not be. */
static bool open_through(struct file_out *f, const char *path, int flags, struct error *reterr)
{
    f->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | flags, 0666);
    return f->fd >= 0 ||
           error_errno(reterr, flags & O_CREAT ? ERROR_CANT_CREATE : ERROR_IO, "cannot write %s", path);
}

static bool open_beside(struct file_out *f, const char *path, const struct stat *old, struct error *reterr)
{
    f->target = arena_cstr(&f->arena, str_from(path));
    f->fd = temporary(&f->arena, path, &f->temp);
    if (f->fd < 0)
        return error_errno(reterr, ERROR_CANT_CREATE, "cannot write beside %s", path);
    return !old || like(f->fd, old) || error_errno(reterr, ERROR_IO, "cannot write %s", path);
}

bool file_out_open(struct file_out *f, const char *path, struct error *reterr)
{
    struct stat st, link;
    char real[PATH_MAX];
    bool there = stat(path, &st) == 0;
    *f = (struct file_out){.fd = -1};
    f->path = arena_cstr(&f->arena, str_from(path));
    if (there && S_ISDIR(st.st_mode))
        return error_set(reterr, ERROR_CANT_CREATE, "%s is a folder, not a file", path);
    if (there && !S_ISREG(st.st_mode))
        return open_through(f, path, 0, reterr);
    if (lstat(path, &link) < 0 || !S_ISLNK(link.st_mode))
        return open_beside(f, path, there ? &st : NULL, reterr);
    if (!there) /* the link says where the file is to be */
        return open_through(f, path, O_CREAT | O_TRUNC, reterr);
    /* A link of /proc leads to what is open, whatever it is called now. */
    if (!realpath(path, real) || stat(real, &link) < 0 || link.st_dev != st.st_dev || link.st_ino != st.st_ino)
        return open_through(f, path, O_TRUNC, reterr);
    return open_beside(f, real, &st, reterr);
}

bool file_out_put(struct file_out *f, struct str text, struct error *reterr)
{
    return write_all(f->fd, text) || error_errno(reterr, ERROR_IO, "cannot write %s", f->path);
}

void file_out_abandon(struct file_out *f)
{
    if (f->fd >= 0)
        close(f->fd);
    if (f->temp && f->fd >= 0)
        unlink(f->temp);
    arena_release(&f->arena);
    *f = (struct file_out){.fd = -1};
}

bool file_out_close(struct file_out *f, struct error *reterr)
{
    /* A failure of close() is a lost write as well. */
    bool ok = !f->temp || fsync(f->fd) == 0;
    int number = errno;
    if (close(f->fd) < 0 && ok) {
        ok = false;
        number = errno;
    }
    f->fd = -1;
    if (ok && f->temp && rename(f->temp, f->target) < 0) {
        ok = false;
        number = errno;
    }
    if (!ok && f->temp)
        unlink(f->temp);
    errno = number;
    if (!ok)
        error_errno(reterr, ERROR_IO, "cannot write %s", f->path);
    file_out_abandon(f);
    return ok;
}

bool file_write_atomic(const char *path, struct str text, struct error *reterr)
{
    struct file_out f;
    if (file_out_open(&f, path, reterr) && file_out_put(&f, text, reterr))
        return file_out_close(&f, reterr);
    file_out_abandon(&f);
    return false;
}
