/* Files of a pack, read with care, and the list of what is wrong with it.
 *
 * A pack is hostile input. Every component of a path is opened with O_NOFOLLOW
 * relative to its parent, so no symbolic link can lead out of the pack, not even
 * one put there between a check and its use; only regular files of at most
 * 1 MiB are read (a pipe would hang us). What was read is made safe here, once:
 * CRLF becomes LF, and bytes that are not UTF-8 or are control characters are
 * reported with their place and replaced, so that the rest of the room, and all
 * rooms above, handle clean text only. */
#include "pack/load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef TINY
enum { READ_PIECE = 3 };
#else
enum { READ_PIECE = 65536 };
#endif

/* ---- problems ------------------------------------------------------------- */

void problem(struct loader *l, enum severity severity, const char *code, struct spot at,
             const char *fmt, ...)
{
    if (l->diags.len >= PACK_PROBLEMS_MAX) {
        if (!l->flooded) {
            l->flooded = true;
            struct diag more = {.severity = SEVERITY_ERROR,
                                .code = "too-many",
                                .message = STR("there are more problems; mend these first"),
                                .file = at.file};
            vec_push(&l->diags, more);
        }
        return;
    }
    struct buf raw = {0}, safe = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&raw, fmt, ap);
    va_end(ap);
    for (size_t i = 0; i < raw.len; i++) { /* a message is one line */
        if (raw.at[i] == '\n')
            buf_cstr(&safe, "\\n");
        else
            buf_char(&safe, raw.at[i]);
    }
    buf_clear(&raw);
    utf8_printable(&raw, buf_view(&safe));
    struct diag d = {.severity = severity,
                     .code = code,
                     .message = arena_str(l->a, buf_view(&raw)),
                     .file = at.file,
                     .line = at.line,
                     .column = at.column,
                     .length = at.length};
    buf_release(&raw);
    buf_release(&safe);
    vec_push(&l->diags, d);
}

void problem_advice(struct loader *l, const char *fmt, ...)
{
    if (l->flooded || l->diags.len == 0)
        return;
    struct buf raw = {0}, safe = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&raw, fmt, ap);
    va_end(ap);
    utf8_printable(&safe, buf_view(&raw));
    l->diags.at[l->diags.len - 1].advice = arena_str(l->a, buf_view(&safe));
    buf_release(&raw);
    buf_release(&safe);
}

void problem_nearest(struct loader *l, struct str word, const char *const *names, size_t count)
{
    const char *near = str_nearest(word, names, count);
    if (near)
        problem_advice(l, "did you mean '%s'?", near);
}

struct spot spot_at(struct str file, struct str text, size_t offset, size_t length, int first_line)
{
    if (offset > text.len)
        offset = text.len;
    struct spot s = {.file = file, .line = first_line};
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (text.at[i] == '\n') {
            s.line++;
            start = i + 1;
        }
    }
    s.column = (int)(offset - start) + 1;
    size_t end = offset;
    while (end < text.len && end < offset + length && text.at[end] != '\n')
        end++;
    s.length = (int)(end - offset);
    return s;
}

struct spot line_spot(struct str file, struct str text, int n)
{
    struct spot at = {.file = file, .line = 1, .column = 1};
    struct str line;
    for (int i = 1; str_line(&text, &line); i++) {
        struct str ink = str_trim(line);
        at.line = i;
        at.column = ink.len ? (int)(ink.at - line.at) + 1 : 1;
        at.length = (int)ink.len;
        if (i == n)
            break;
    }
    return at;
}

/* ---- names ----------------------------------------------------------------- */

bool id_valid(struct str s)
{
    if (s.len == 0 || s.len > 64 || s.at[0] == '-')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return true;
}

/* ---- safe text -------------------------------------------------------------- */

/* What utf8_printable() would replace: controls but newline and tab, and the
 * characters that reorder a line of text. */
static bool forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
           c == 0x200f || c == 0x061c;
}

/* Most text is plain ASCII, and every file of a pack is read at each start. */
static size_t skip_plain(struct str s, size_t i)
{
    while (i < s.len && ((unsigned char)(s.at[i] - 0x20) < 0x5f || s.at[i] == '\n'))
        i++;
    return i;
}

bool text_printable(struct str s)
{
    for (size_t i = 0; (i = skip_plain(s, i)) < s.len;) {
        uint32_t c;
        size_t n = utf8_decode(s.at + i, s.len - i, &c);
        if ((n == 1 && (unsigned char)s.at[i] >= 0x80) || forbidden(c))
            return false;
        i += n;
    }
    return true;
}

/* CRLF to LF, a byte order mark off, and every bad byte reported (the first
 * three of a file) and replaced. */
static struct str make_safe(struct loader *l, struct str path, struct str raw)
{
    struct buf text = {0}, safe = {0};
    if (raw.len >= 3 && memcmp(raw.at, "\xef\xbb\xbf", 3) == 0)
        raw = str_slice(raw, 3, raw.len);
    struct str t = raw;
    if (raw.len && memchr(raw.at, '\r', raw.len)) {
        for (size_t i = 0; i < raw.len; i++) {
            if (raw.at[i] == '\r' && i + 1 < raw.len && raw.at[i + 1] == '\n')
                continue;
            buf_char(&text, raw.at[i]);
        }
        t = buf_view(&text);
    }
    int bad = 0;
    for (size_t i = 0; (i = skip_plain(t, i)) < t.len && bad <= 3;) {
        uint32_t c;
        size_t n = utf8_decode(t.at + i, t.len - i, &c);
        bool malformed = n == 1 && (unsigned char)t.at[i] >= 0x80;
        if (malformed || forbidden(c)) {
            struct spot at = spot_at(path, t, i, n, 1);
            if (++bad > 3)
                problem(l, SEVERITY_ERROR, "bad-text", at, "and more of this kind in this file");
            else if (malformed)
                problem(l, SEVERITY_ERROR, "bad-text", at, "byte 0x%02x is not valid UTF-8",
                        (unsigned char)t.at[i]);
            else
                problem(l, SEVERITY_ERROR, "bad-text", at,
                        "control character U+%04X is not allowed in a pack", (unsigned)c);
        }
        i += n;
    }
    struct str result;
    if (bad) {
        utf8_printable(&safe, t);
        result = arena_str(l->a, buf_view(&safe));
    } else {
        result = arena_str(l->a, t);
    }
    buf_release(&text);
    buf_release(&safe);
    return result;
}

/* ---- files ------------------------------------------------------------------ */

/* In one call of the kernel, which follows no link either (Linux 5.6). */
static int open_at_once(struct loader *l, struct str path, int flags)
{
    struct open_how how = {.flags = (uint64_t)(O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_RDONLY | flags),
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
    char name[PATH_MAX];
    if (path.len >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, path.at, path.len);
    name[path.len] = '\0';
    return (int)syscall(SYS_openat2, l->root_fd, name, &how, sizeof how);
}

/* Opens a path below the root, at once or one component at a time, following no link.
 * Returns -1 with errno; ELOOP or ENOTDIR may mean a link. */
static int open_inside(struct loader *l, struct str path, int flags)
{
    if (!path_stays_inside(path)) {
        errno = EACCES;
        return -1;
    }
    if (!l->walks) {
        int fd = open_at_once(l, path, flags);
        if (fd >= 0 || errno == ENOENT)
            return fd;
        l->walks = errno == ENOSYS || errno == EPERM; /* an old kernel, a container's filter */
    } /* any other error is told as the walk finds it */
    int dir = l->root_fd;
    size_t from = 0;
    for (;;) {
        size_t to = from;
        while (to < path.len && path.at[to] != '/')
            to++;
        char name[256];
        int fd;
        if (to - from >= sizeof name) {
            errno = ENAMETOOLONG;
            fd = -1;
        } else {
            memcpy(name, path.at + from, to - from);
            name[to - from] = '\0';
            fd = openat(dir, name,
                        O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_RDONLY |
                            (to < path.len ? O_DIRECTORY : flags));
            struct stat st;
            /* O_DIRECTORY on a link says ENOTDIR; the reader deserves the truth. */
            if (fd < 0 && errno == ENOTDIR && fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
                errno = S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
        }
        int saved = errno;
        if (dir != l->root_fd)
            close(dir);
        errno = saved;
        if (fd < 0 || to == path.len)
            return fd;
        dir = fd;
        from = to + 1;
    }
}

static void say_cannot_open(struct loader *l, struct str path, int error)
{
    struct spot at = {.file = arena_str(l->a, path)};
    if (error == ELOOP)
        problem(l, SEVERITY_ERROR, "bad-path", at,
                "symbolic links are not followed in a pack; put the file itself here");
    else
        problem(l, SEVERITY_ERROR, "bad-path", at, "cannot be read: %s", strerror(error));
}

bool source_exists(struct loader *l, struct str path)
{
    int fd = open_inside(l, path, 0);
    if (fd < 0)
        return errno != ENOENT && errno != ENOTDIR;
    close(fd);
    return true;
}

bool source_read(struct loader *l, struct str path, struct source *ret)
{
    int fd = open_inside(l, path, 0);
    if (fd < 0) {
        if (errno != ENOENT)
            say_cannot_open(l, path, errno);
        return false;
    }
    struct spot at = {.file = arena_str(l->a, path)};
    struct buf raw = {0};
    struct stat st;
    bool ok = false;
    if (fstat(fd, &st) != 0) {
        say_cannot_open(l, path, errno);
        goto out;
    }
    if (!S_ISREG(st.st_mode)) {
        problem(l, SEVERITY_ERROR, "bad-path", at, "is not a plain file");
        goto out;
    }
    char piece[READ_PIECE];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            say_cannot_open(l, path, errno);
            goto out;
        }
        if (n == 0)
            break;
        buf_add(&raw, piece, (size_t)n);
        if (raw.len > PACK_FILE_MAX) {
            problem(l, SEVERITY_ERROR, "too-large", at, "is larger than 1 MiB");
            goto out;
        }
    }
    ret->path = at.file;
    ret->text = make_safe(l, at.file, buf_view(&raw));
    ok = true;
out:
    buf_release(&raw);
    close(fd);
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

struct entry *folder_list(struct loader *l, struct str path, size_t *ret_count)
{
    enum { MOST = 5000 };
    *ret_count = 0;
    int fd = open_inside(l, path, O_DIRECTORY);
    if (fd < 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            say_cannot_open(l, path, errno);
        return NULL;
    }
    DIR *d = fdopendir(fd);
    if (!d) {
        close(fd);
        return NULL;
    }
    VEC(struct entry) found = {0};
    for (struct dirent *e; (e = readdir(d)) && found.len < MOST;) {
        struct stat st = {.st_mode = DTTOIF(e->d_type)};
        if (e->d_name[0] == '.' ||
            (e->d_type == DT_UNKNOWN && fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0))
            continue;
        struct str name = str_from(e->d_name);
        if (S_ISLNK(st.st_mode) || !text_printable(name)) {
            struct buf full = {0};
            buf_str(&full, path);
            buf_char(&full, '/');
            utf8_printable(&full, name);
            if (S_ISLNK(st.st_mode))
                say_cannot_open(l, buf_view(&full), ELOOP);
            else
                problem(l, SEVERITY_ERROR, "bad-path",
                        (struct spot){.file = arena_str(l->a, buf_view(&full))},
                        "the name holds control characters or is not UTF-8");
            buf_release(&full);
            continue;
        }
        struct entry entry = {arena_str(l->a, name), S_ISDIR(st.st_mode)};
        vec_push(&found, entry);
    }
    closedir(d);
    struct entry *all = arena_array(l->a, found.len, sizeof *all);
    if (found.len) {
        memcpy(all, found.at, found.len * sizeof *all);
        qsort(all, found.len, sizeof *all, by_name);
    }
    *ret_count = found.len;
    vec_release(&found);
    return all;
}
