/* Answers are plain files, WORK/<pack id>/<unit>/<slug>.c, so that any editor
 * can open them and nothing is locked up in a database. Predictions and quiz
 * drafts are .txt beside them, orders of threads .schedule.
 *
 * Nobody's text is ever overwritten unseen. Before replacing a file we compare
 * it with what we last loaded or saved; if somebody else wrote it meanwhile
 * (another editor, another Freehold), theirs is first kept as NAME.c.~N~. Two
 * Freeholds take turns through flock() on the folder. A reset keeps the answer
 * as NAME.c.reset.~N~, which undo moves back. A capstone's answer is a folder,
 * see answer_folder.c.
 *
 * What is typed for a review lies in WORK/<pack id>/review/<variant's id>, and is cleared
 * away when the review is over. */
#include "study/room.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>


static struct str start_text(const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    if (!ex || !exercise_writes(ex->kind))
        return (struct str){0};
    return ex->start;
}

char *answer_path(struct study *s, struct arena *a, const struct item *it)
{
    if (it->lesson)
        return NULL;
    const struct exercise *ex = item_exercise(it);
    if (ex->kind == EXERCISE_CAPSTONE)
        return arena_printf(a, "%s/" STR_FMT "/" STR_FMT "/" STR_FMT, s->places.work, STR_ARG(s->pack->id),
                            STR_ARG(ex->unit), STR_ARG(ex->slug));
    bool program = exercise_writes(ex->kind);
    if (item_extra(it)) /* apart, so that a review never touches the exercise's own answer */
        return arena_printf(a, "%s/" STR_FMT "/%s/" STR_FMT "%s", s->places.work, STR_ARG(s->pack->id),
                            it->of ? "review" : "placement", STR_ARG(ex->id), program ? ".c" : ".txt");
    return arena_printf(a, "%s/" STR_FMT "/" STR_FMT "/" STR_FMT "%s", s->places.work,
                        STR_ARG(s->pack->id), STR_ARG(ex->unit), STR_ARG(ex->slug),
                        program ? ".c" : ex->kind == EXERCISE_SCHEDULE ? ".schedule" : ".txt");
}

/* The folder, made if need be, locked until close(). -1 when the file system
 * knows no locks: then we go on without. */
bool answer_lock(struct arena *a, const char *path, int *ret_fd, struct error *reterr)
{
    if (!path)
        return error_set(reterr, ERROR_USAGE, "a lesson has no answer: it is only read");
    struct str dir = str_from(path);
    while (dir.len && dir.at[dir.len - 1] != '/')
        dir.len--;
    char *folder = arena_cstr(a, str_slice(dir, 0, dir.len ? dir.len - 1 : 0));
    if (!dir_make_all(folder, reterr))
        return false;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        int r;
        while ((r = flock(fd, LOCK_EX)) < 0 && errno == EINTR)
            ;
        if (r < 0) {
            close(fd);
            fd = -1;
        }
    }
    *ret_fd = fd;
    return true;
}

void answer_unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}

/* 1 there, 0 not there, -1 trouble. */
int answer_read(const char *path, struct buf *out, struct error *reterr)
{
    if (!path_exists(path))
        return 0;
    return file_read(path, ANSWER_BYTES, out, reterr) ? 1 : -1;
}

/* The highest N of path + infix + "~N~", 0 when there is none. */
int answer_newest_copy(struct arena *a, const char *path, const char *infix)
{
    const char *base = path_base(path);
    char *folder = arena_cstr(a, (struct str){path, (size_t)(base - path)});
    char *prefix = arena_printf(a, "%s.%s~", base, infix);
    size_t prefix_len = strlen(prefix);
    int newest = 0;
    DIR *d = opendir(folder);
    if (!d)
        return 0;
    for (struct dirent *e; (e = readdir(d));) {
        struct str name = str_from(e->d_name);
        int64_t n;
        if (str_starts(name, prefix) && str_ends(name, "~") && name.len > prefix_len + 1 &&
            str_to_int(str_slice(name, prefix_len, name.len - 1), 1, 1000000, &n) && n > newest)
            newest = (int)n;
    }
    closedir(d);
    return newest;
}

char *answer_copy_name(struct arena *a, const char *path, const char *infix, int n)
{
    return arena_printf(a, "%s.%s~%d~", path, infix, n);
}

/* Keeps text as the next numbered copy. */
bool answer_keep_copy(struct arena *a, const char *path, const char *infix, struct str text,
                      struct error *reterr)
{
    char *name = answer_copy_name(a, path, infix, answer_newest_copy(a, path, infix) + 1);
    return file_write_atomic(name, text, reterr);
}

static struct sitting *sitting(struct study *s, const struct item *it)
{
    return &s->sittings[it->index];
}

static void remember(struct study *s, const struct item *it, struct str text)
{
    sitting(s, it)->known = true;
    sitting(s, it)->known_hash = study_hash(text);
}

bool answer_peek(struct study *s, const struct item *it, struct buf *out, bool *ret_changed,
                 struct error *reterr)
{
    if (it->kind == EXERCISE_CAPSTONE)
        return folder_peek(s, it, out, ret_changed, reterr);
    struct arena a = {0};
    struct buf text = {0};
    struct str start = start_text(it);
    char *path = answer_path(s, &a, it);
    int there = path ? answer_read(path, &text, reterr) : 0;
    bool ok = there >= 0;
    if (ok) {
        struct str now = there ? buf_view(&text) : start;
        buf_str(out, now);
        *ret_changed = !str_eq(now, start);
    }
    buf_release(&text);
    arena_release(&a);
    return ok;
}

bool answer_load(struct study *s, const struct item *it, struct buf *out, bool *ret_changed,
                 struct error *reterr)
{
    if (it->kind == EXERCISE_CAPSTONE)
        return folder_load(s, it, out, ret_changed, reterr);
    size_t before = out->len;
    if (!answer_peek(s, it, out, ret_changed, reterr))
        return false;
    remember(s, it, str_slice(buf_view(out), before, out->len));
    return true;
}

bool answer_save(struct study *s, const struct item *it, struct str text, bool *ret_theirs,
                 struct error *reterr)
{
    struct arena a = {0};
    struct buf now = {0};
    if (text.len > ANSWER_BYTES) /* or it could not be read again */
        return error_set(reterr, ERROR_DATA, "it is longer than %d KiB", ANSWER_BYTES >> 10);
    if (it->kind == EXERCISE_CAPSTONE)
        return folder_save(s, it, text, ret_theirs, reterr);
    char *path = answer_path(s, &a, it);
    int lock = -1;
    bool ok = answer_lock(&a, path, &lock, reterr), theirs = false;
    int there = ok ? answer_read(path, &now, reterr) : 0;
    ok = ok && there >= 0;
    if (ok && there && !str_eq(buf_view(&now), text)) {
        struct sitting *k = sitting(s, it);
        bool ours = (k->known && study_hash(buf_view(&now)) == k->known_hash) ||
                    str_eq(buf_view(&now), start_text(it)); /* the start is never lost */
        if (!ours) {
            ok = answer_keep_copy(&a, path, "", buf_view(&now), reterr);
            theirs = ok;
        }
    }
    if (ok && !(there && str_eq(buf_view(&now), text)))
        ok = file_write_atomic(path, text, reterr);
    if (ok) {
        remember(s, it, text);
        if (ret_theirs)
            *ret_theirs = theirs;
    }
    answer_unlock(lock);
    buf_release(&now);
    arena_release(&a);
    return ok;
}

void answer_record(struct study *s, const struct item *it, enum event_kind kind, const char *detail)
{
    if (item_extra(it))
        return; /* of no exercise's history */
    struct event e = {.kind = kind, .item = item_id(it), .detail = str_from(detail)};
    study_write(s, &e, NULL); /* the answer itself is what counts here */
}

bool answer_reset(struct study *s, const struct item *it, struct error *reterr)
{
    if (it->kind == EXERCISE_CAPSTONE)
        return folder_reset(s, it, reterr);
    struct arena a = {0};
    struct buf now = {0};
    struct str start = start_text(it);
    char *path = answer_path(s, &a, it);
    int lock = -1;
    bool ok = answer_lock(&a, path, &lock, reterr);
    int there = ok ? answer_read(path, &now, reterr) : 0;
    ok = ok && there >= 0;
    bool changed = ok && there && !str_eq(buf_view(&now), start);
    if (changed) {
        ok = answer_keep_copy(&a, path, "reset.", buf_view(&now), reterr);
        if (ok && start.len)
            ok = file_write_atomic(path, start, reterr);
        else if (ok && unlink(path) < 0)
            ok = error_errno(reterr, ERROR_IO, "cannot remove %s", path);
    }
    if (ok) {
        remember(s, it, start);
        if (changed) {
            int n = answer_newest_copy(&a, path, "reset.");
            answer_record(s, it, EVENT_RESET, path_base(answer_copy_name(&a, path, "reset.", n)));
        }
    }
    answer_unlock(lock);
    buf_release(&now);
    arena_release(&a);
    return ok;
}

void answer_clear(struct study *s, const struct item *it)
{
    struct arena a = {0};
    char *path = answer_path(s, &a, it);
    int lock = -1;
    static const char *const infixes[] = {"", "reset."};
    if (path && item_extra(it) && path_exists(path) && answer_lock(&a, path, &lock, NULL)) {
        for (size_t k = 0; k < COUNT(infixes); k++)
            for (int n = answer_newest_copy(&a, path, infixes[k]); n > 0; n--)
                unlink(answer_copy_name(&a, path, infixes[k], n));
        unlink(path); /* if it stays, it is what one begins with the next time: no harm */
        answer_unlock(lock);
    }
    s->sittings[it->index].known = false;
    arena_release(&a);
}

bool answer_undo_reset(struct study *s, const struct item *it, struct error *reterr)
{
    if (it->kind == EXERCISE_CAPSTONE)
        return folder_undo_reset(s, it, reterr);
    struct arena a = {0};
    struct buf now = {0}, old = {0};
    char *path = answer_path(s, &a, it);
    int lock = -1;
    bool ok = answer_lock(&a, path, &lock, reterr);
    int n = ok ? answer_newest_copy(&a, path, "reset.") : 0;
    if (ok && !n)
        ok = error_set(reterr, ERROR_NO_INPUT, "there is no reset of \"" STR_FMT "\" to undo",
                       STR_ARG(item_title(it)));
    char *backup = ok ? answer_copy_name(&a, path, "reset.", n) : NULL;
    int there = ok ? answer_read(path, &now, reterr) : 0;
    ok = ok && there >= 0 && file_read(backup, ANSWER_BYTES, &old, reterr);
    if (ok && there && !str_eq(buf_view(&now), start_text(it)) &&
        !str_eq(buf_view(&now), buf_view(&old)))
        ok = answer_keep_copy(&a, path, "", buf_view(&now), reterr); /* typed since the reset */
    if (ok && rename(backup, path) < 0)
        ok = error_errno(reterr, ERROR_IO, "cannot bring back %s", backup);
    if (ok) {
        remember(s, it, buf_view(&old));
        answer_record(s, it, EVENT_UNDO_RESET, path_base(backup));
    }
    answer_unlock(lock);
    buf_release(&now);
    buf_release(&old);
    arena_release(&a);
    return ok;
}
