/* Editors save in different ways: write in place, or write a new file and
 * rename it over the old one. So we watch the folder, not the file, for a file
 * closed after writing and for one moved in. Where inotify does not work (some
 * network and container file systems, WSL mounts) it says nothing at all; we
 * look at the text ourselves once a second, and the first change found that way
 * tells us to poll from then on, four times a second. */
#include "cli/watcher.h"

#include "base/hash.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { POLL_MS = 250, LOOK_MS = 1000, FILE_BYTES = 1 << 20 };

static uint64_t add_hash(uint64_t hash, struct str text) { return fnv64(hash, text.at, text.len); }

/* Is it a source, and no copy or half-written file of an editor's? */
static bool is_source(const char *name)
{
    struct str s = str_from(name);
    return s.len > 2 && s.at[0] != '.' && s.at[0] != '#' && (str_ends(s, ".c") || str_ends(s, ".h"));
}

/* The sum of its files' hashes, so that their order does not matter. */
static bool hash_folder(const char *path, uint64_t *ret)
{
    struct arena a = {0};
    struct buf text = {0};
    DIR *d = opendir(path);
    bool any = false;
    for (struct dirent *e; d && (e = readdir(d));) {
        buf_clear(&text);
        if (!is_source(e->d_name) || !file_read(path_join(&a, path, e->d_name), FILE_BYTES, &text, NULL))
            continue;
        any = true;
        *ret += add_hash(add_hash(FNV64_START, str_from(e->d_name)), buf_view(&text));
    }
    if (d)
        closedir(d);
    buf_release(&text);
    arena_release(&a);
    return any;
}

static bool changed(struct watcher *w)
{
    struct buf text = {0};
    uint64_t hash = 0;
    bool exists = *w->name ? file_read(w->path, FILE_BYTES, &text, NULL) : hash_folder(w->path, &hash);
    if (*w->name)
        hash = add_hash(FNV64_START, buf_view(&text));
    bool other = exists && (hash != w->seen || !w->exists);
    if (exists) { /* between unlink and rename it is not there: wait for the new one */
        w->seen = hash;
        w->exists = true;
    }
    buf_release(&text);
    return other;
}

bool watcher_init(struct watcher *w, const char *path)
{
    *w = (struct watcher){.path = path, .name = path_base(path), .inotify = -1};
    changed(w);
    const char *force = getenv("FREEHOLD_POLL");
    if (force && *force)
        return false;
    struct arena a = {0};
    char *dir = arena_cstr(&a, (struct str){path, (size_t)(w->name - path)});
    w->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w->inotify >= 0 &&
        inotify_add_watch(w->inotify, *dir ? dir : ".", IN_CLOSE_WRITE | IN_MOVED_TO) < 0) {
        close(w->inotify);
        w->inotify = -1;
    }
    arena_release(&a);
    return w->inotify >= 0;
}

void watcher_release(struct watcher *w)
{
    if (w->inotify >= 0)
        close(w->inotify);
    w->inotify = -1;
}

/* Reads what inotify has to say; true if our file is in it. */
static bool drain(struct watcher *w)
{
    char bytes[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool ours = false;
    ssize_t n;
    while ((n = read(w->inotify, bytes, sizeof bytes)) > 0) {
        for (char *p = bytes; p < bytes + n;) {
            const struct inotify_event *e = (const void *)p;
            ours |= (e->mask & IN_Q_OVERFLOW) || (e->len && (*w->name ? !strcmp(e->name, w->name) : is_source(e->name)));
            p += sizeof *e + e->len;
        }
    }
    return ours;
}

enum watch_event watcher_wait(struct watcher *w, int fd, int timeout_ms)
{
    while (timeout_ms > 0) {
        int step = w->inotify < 0 ? POLL_MS : LOOK_MS;
        if (step > timeout_ms)
            step = timeout_ms;
        struct pollfd fds[2] = {{.fd = fd, .events = POLLIN}, {.fd = w->inotify, .events = POLLIN}};
        int n = poll(fds, 2, step);
        if (n < 0 && errno != EINTR)
            return WATCH_NOTHING;
        if (n > 0 && fds[0].revents)
            return WATCH_INPUT;
        if (n > 0 && fds[1].revents) {
            if (drain(w) && changed(w))
                return WATCH_SAVED;
        } else if (n == 0 && changed(w)) {
            if (w->inotify >= 0 && !drain(w)) {
                watcher_release(w);
                w->silent = true;
            }
            return WATCH_SAVED;
        }
        timeout_ms -= step;
    }
    return WATCH_NOTHING;
}
