/* Whole-file reads, and paths; file_write.c writes. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* A pipe, a terminal or /dev/null is read if it goes by a name in /dev or /proc:
 * /dev/stdin, or a shell's <(...), and then to its end. In other places such a file
 * is a mistake, and could keep us waiting for ever. */
static bool readable_device(int fd, const char *path, const struct stat *st)
{
    struct str name = str_from(path);
    bool right = S_ISFIFO(st->st_mode) ||
                 (S_ISCHR(st->st_mode) && (st->st_rdev == makedev(1, 3) || isatty(fd)));
    int flags = fcntl(fd, F_GETFL);
    return right && (str_starts(name, "/dev/") || str_starts(name, "/proc/")) && flags >= 0 &&
           fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

bool file_read(const char *path, size_t max, struct buf *out, struct error *reterr)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return error_errno(reterr, errno == ENOENT ? ERROR_NO_INPUT : ERROR_IO,
                           "cannot open %s", path);
    struct stat st;
    bool ok = false;
    size_t total = 0;
    if (fstat(fd, &st) < 0) {
        error_errno(reterr, ERROR_IO, "cannot read %s", path);
        goto out;
    }
    if (S_ISDIR(st.st_mode)) {
        error_set(reterr, ERROR_NO_INPUT, "%s is a folder, not a file", path);
        goto out;
    }
    if (!S_ISREG(st.st_mode) && !readable_device(fd, path, &st)) {
        error_set(reterr, ERROR_NO_INPUT, "%s is not a plain file", path);
        goto out;
    }
    for (;;) {
#ifdef TINY
        char piece[4];
#else
        char piece[16 * 1024];
#endif
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            error_errno(reterr, ERROR_IO, "cannot read %s", path);
            goto out;
        }
        if (n == 0)
            break;
        total += (size_t)n;
        if (total > max) {
            error_set(reterr, ERROR_DATA, "%s is larger than the %zu bytes allowed", path, max);
            goto out;
        }
        buf_add(out, piece, (size_t)n);
    }
    ok = true;
out:
    close(fd);
    return ok;
}

bool dir_make_all(const char *path, struct error *reterr)
{
    struct arena a = {0};
    char *p = arena_cstr(&a, str_from(path));
    bool ok = true;
    for (char *at = p + 1;; at++) {
        char c = *at;
        if (c != '/' && c != '\0')
            continue;
        *at = '\0';
        if (mkdir(p, 0700) < 0 && errno != EEXIST) {
            ok = error_errno(reterr, ERROR_CANT_CREATE, "cannot make the folder %s", p);
            break;
        }
        *at = c;
        if (!c)
            break;
    }
    struct stat st;
    if (ok && (stat(path, &st) < 0 || !S_ISDIR(st.st_mode)))
        ok = error_set(reterr, ERROR_CANT_CREATE, "%s is there but is not a folder", path);
    arena_release(&a);
    return ok;
}

char *path_join(struct arena *a, const char *dir, const char *name)
{
    size_t len = strlen(dir);
    return arena_printf(a, "%s%s%s", dir, len && dir[len - 1] == '/' ? "" : "/", name);
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool path_exists(const char *path) { return access(path, F_OK) == 0; }

bool path_stays_inside(struct str p)
{
    if (!p.len || memchr(p.at, '\0', p.len))
        return false;
    for (;;) {
        const char *slash = p.len ? memchr(p.at, '/', p.len) : NULL;
        struct str part = {p.at, slash ? (size_t)(slash - p.at) : p.len};
        if (!part.len || str_is(part, ".."))
            return false;
        if (!slash)
            return true;
        p.len -= part.len + 1;
        p.at = slash + 1;
    }
}
