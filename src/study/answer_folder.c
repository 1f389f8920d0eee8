/* The answer to a capstone: a folder with all files of its program, so that any
 * editor and any compiler work on it; in memory one bundle (pack/bundle.c) of the files
 * that are the learner's.
 *
 * Each file is kept as an answer of one file is: replaced atomically, and never
 * before a version that somebody else wrote lies beside it. Files that are not the
 * learner's are written too; where one was changed, the bundle has it, so that the grade
 * can tell, and the next save puts the pack's own back and keeps the changed one. A reset keeps all files of the
 * learner's under one number, and undo brings all of that number back. */
#include "study/room.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *answer_file_path(struct study *s, struct arena *a, const struct item *it, struct str name)
{
    char *path = answer_path(s, a, it);
    if (it->kind != EXERCISE_CAPSTONE)
        return path;
    return path_join(a, path, arena_cstr(a, name));
}

static char *file_path(struct arena *a, const char *folder, const struct capstone_file *f)
{
    return path_join(a, folder, arena_cstr(a, f->name));
}

/* Appends the bundle; *ret_own: how many of the learner's files are there. known: gets the hash of
 * each file that is there; may be NULL. */
static bool read_folder(const struct exercise *ex, const char *folder, struct buf *out, size_t *ret_own,
                        struct sitting *known, struct error *reterr)
{
    struct arena a = {0};
    struct buf text = {0};
    size_t before = out->len;
    bool ok = true;
    *ret_own = 0;
    for (size_t i = 0; ok && i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        buf_clear(&text);
        int there = answer_read(file_path(&a, folder, f), &text, reterr);
        ok = there >= 0;
        struct str now = there > 0 ? buf_view(&text) : f->text;
        *ret_own += there > 0 && f->edits;
        if (known) {
            known->known_files[i].known = ok;
            known->known_files[i].hash = study_hash(now);
        }
        if (ok && (f->edits || !str_eq(now, f->text)))
            bundle_add(out, f->name, now);
    }
    if (ok && out->len - before > ANSWER_BYTES)
        ok = error_set(reterr, ERROR_DATA, "the files in %s are longer than %d KiB together", folder,
                       ANSWER_BYTES >> 10);
    if (!ok)
        out->len = before;
    buf_release(&text);
    arena_release(&a);
    return ok;
}

bool answer_from_folder(const struct exercise *ex, const char *folder, struct buf *out, struct error *reterr)
{
    size_t own = 0, before = out->len;
    struct stat st;
    if (stat(folder, &st) == 0 && !S_ISDIR(st.st_mode))
        return error_set(reterr, ERROR_NO_INPUT, "%s is a file; the answer to this exercise is a folder of files",
                         folder);
    if (!read_folder(ex, folder, out, &own, NULL, reterr))
        return false;
    if (own)
        return true;
    out->len = before;
    return error_set(reterr, ERROR_NO_INPUT, "none of the files of this exercise that are yours is in %s; the first "
                     "is " STR_FMT, folder, STR_ARG(ex->edit_count ? ex->edits[0] : STR("missing in the pack")));
}

bool folder_peek(struct study *s, const struct item *it, struct buf *out, bool *ret_changed, struct error *reterr)
{
    struct arena a = {0};
    size_t before = out->len, own;
    bool ok = read_folder(item_exercise(it), answer_path(s, &a, it), out, &own, NULL, reterr);
    if (ok)
        *ret_changed = !str_eq(str_slice(buf_view(out), before, out->len), item_exercise(it)->start);
    arena_release(&a);
    return ok;
}

static struct sitting *remembering(struct study *s, const struct item *it)
{
    struct sitting *k = &s->sittings[it->index];
    if (!k->known_files)
        k->known_files = arena_array(&s->arena, item_exercise(it)->file_count + 1, sizeof *k->known_files);
    return k;
}

bool folder_load(struct study *s, const struct item *it, struct buf *out, bool *ret_changed, struct error *reterr)
{
    struct arena a = {0};
    size_t before = out->len, own;
    bool ok = read_folder(item_exercise(it), answer_path(s, &a, it), out, &own, remembering(s, it), reterr);
    if (ok)
        *ret_changed = !str_eq(str_slice(buf_view(out), before, out->len), item_exercise(it)->start);
    arena_release(&a);
    return ok;
}

/* One file: what is there is kept beside it unless it is ours, or the start. */
static bool put_file(struct arena *a, struct sitting *k, const struct exercise *ex, size_t i, const char *folder,
                     struct str text, bool *ret_theirs, struct error *reterr)
{
    const struct capstone_file *f = &ex->files[i];
    struct buf now = {0};
    char *path = file_path(a, folder, f);
    int there = answer_read(path, &now, reterr);
    bool ok = there >= 0;
    if (ok && there && !str_eq(buf_view(&now), text)) {
        bool ours = f->edits && k->known_files[i].known && study_hash(buf_view(&now)) == k->known_files[i].hash;
        if (!ours && !str_eq(buf_view(&now), f->text)) {
            ok = answer_keep_copy(a, path, "", buf_view(&now), reterr);
            *ret_theirs |= ok;
        }
    }
    if (ok && !(there && str_eq(buf_view(&now), text)))
        ok = file_write_atomic(path, text, reterr);
    if (ok) {
        k->known_files[i].known = true;
        k->known_files[i].hash = study_hash(text);
    }
    buf_release(&now);
    return ok;
}

bool folder_save(struct study *s, const struct item *it, struct str text, bool *ret_theirs, struct error *reterr)
{
    struct arena a = {0};
    const struct exercise *ex = item_exercise(it);
    struct bundle b = bundle_split(&a, text);
    char *folder = answer_path(s, &a, it);
    struct sitting *k = remembering(s, it);
    int lock = -1;
    bool theirs = false, ok = ex->file_count && answer_lock(&a, file_path(&a, folder, &ex->files[0]), &lock, reterr);
    for (size_t i = 0; ok && i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        const struct str *own = bundle_find(&b, f->name);
        if (!f->edits)
            ok = put_file(&a, k, ex, i, folder, f->text, &theirs, reterr);
        else if (own)
            ok = put_file(&a, k, ex, i, folder, *own, &theirs, reterr);
    }
    if (ret_theirs && ok)
        *ret_theirs = theirs;
    answer_unlock(lock);
    arena_release(&a);
    return ok;
}

/* The highest number of a reset, over all files. */
static int newest_reset(struct arena *a, const struct exercise *ex, const char *folder)
{
    int newest = 0;
    for (size_t i = 0; i < ex->file_count; i++) {
        int n = answer_newest_copy(a, file_path(a, folder, &ex->files[i]), "reset.");
        newest = n > newest ? n : newest;
    }
    return newest;
}

bool folder_reset(struct study *s, const struct item *it, struct error *reterr)
{
    struct arena a = {0};
    struct buf now = {0};
    const struct exercise *ex = item_exercise(it);
    char *folder = answer_path(s, &a, it), *copy = NULL;
    struct sitting *k = remembering(s, it);
    size_t own;
    int lock = -1;
    bool ignored = false;
    bool ok = ex->file_count && answer_lock(&a, file_path(&a, folder, &ex->files[0]), &lock, reterr) &&
              read_folder(ex, folder, &now, &own, k, reterr);
    bool changed = ok && !str_eq(buf_view(&now), ex->start);
    int n = changed ? newest_reset(&a, ex, folder) + 1 : 0;
    struct bundle b = bundle_split(&a, buf_view(&now));
    for (size_t i = 0; ok && changed && i < ex->file_count; i++) { /* all are kept before one is replaced */
        const struct str *is = bundle_find(&b, ex->files[i].name);
        if (!is)
            continue;
        char *path = answer_copy_name(&a, file_path(&a, folder, &ex->files[i]), "reset.", n);
        copy = copy ? copy : path;
        ok = file_write_atomic(path, *is, reterr);
    }
    for (size_t i = 0; ok && changed && i < ex->file_count; i++)
        ok = put_file(&a, k, ex, i, folder, ex->files[i].text, &ignored, reterr);
    if (ok && changed)
        answer_record(s, it, EVENT_RESET, path_base(copy));
    answer_unlock(lock);
    buf_release(&now);
    arena_release(&a);
    return ok;
}

bool folder_undo_reset(struct study *s, const struct item *it, struct error *reterr)
{
    struct arena a = {0};
    struct buf now = {0}, old = {0};
    const struct exercise *ex = item_exercise(it);
    char *folder = answer_path(s, &a, it), *name = NULL;
    struct sitting *k = remembering(s, it);
    bool theirs = false;
    size_t own;
    int lock = -1;
    bool ok = ex->file_count && answer_lock(&a, file_path(&a, folder, &ex->files[0]), &lock, reterr);
    int n = ok ? newest_reset(&a, ex, folder) : 0;
    if (ok && !n)
        ok = error_set(reterr, ERROR_NO_INPUT, "there is no reset of \"" STR_FMT "\" to undo",
                       STR_ARG(item_title(it)));
    /* What was typed since is not ours here, whoever typed it: it is kept. */
    for (size_t i = 0; i < ex->file_count; i++)
        k->known_files[i].known = false;
    for (size_t i = 0; ok && i < ex->file_count; i++) {
        char *backup = answer_copy_name(&a, file_path(&a, folder, &ex->files[i]), "reset.", n);
        if (!path_exists(backup))
            continue;
        buf_clear(&old);
        ok = file_read(backup, ANSWER_BYTES, &old, reterr) &&
             put_file(&a, k, ex, i, folder, buf_view(&old), &theirs, reterr);
        if (ok && unlink(backup) < 0)
            ok = error_errno(reterr, ERROR_IO, "cannot remove %s", backup);
        name = backup;
    }
    if (ok && read_folder(ex, folder, &now, &own, k, reterr) && name)
        answer_record(s, it, EVENT_UNDO_RESET, path_base(name));
    answer_unlock(lock);
    buf_release(&now);
    buf_release(&old);
    arena_release(&a);
    return ok;
}
