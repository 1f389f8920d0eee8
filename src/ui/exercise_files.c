/* The files of a capstone in one editor. Each has an editor of its own, with its undo
 * and its place; that of the file on the screen is moved into the view, so that all
 * else knows of one editor. Above the code is a row with all files and what there is to
 * know of each: edited, locked, an error in it. */
#include "ui/exercise.h"

#include <stdio.h>
#include <string.h>

static const struct exercise *exercise(const struct exercise_view *x)
{
    return item_exercise(x->view.item);
}

static const struct capstone_file *file_at(const struct exercise_view *x, size_t file)
{
    return file < x->file_count ? &exercise(x)->files[file] : NULL;
}

struct str exercise_file_name(const struct exercise_view *x, size_t file)
{
    const struct capstone_file *f = file_at(x, file);
    return f ? f->name : STR("answer.c");
}

struct editor *exercise_file_editor(struct exercise_view *x, size_t file)
{
    return !x->editors || file == x->file ? &x->editor : &x->editors[file];
}

bool exercise_locked(const struct exercise_view *x)
{
    const struct capstone_file *f = file_at(x, x->file);
    return f && !f->edits;
}

/* ---- texts ---------------------------------------------------------------------- */

/* A file's text in an answer; one that is not the learner's is the pack's. */
static struct str text_in(const struct bundle *b, const struct capstone_file *f)
{
    const struct str *own = f->edits ? bundle_find(b, f->name) : NULL;
    return own ? *own : f->text;
}

void exercise_load(struct exercise_view *x, struct str answer)
{
    struct arena a = {0};
    const struct exercise *ex = exercise(x);
    editor_init(&x->editor);
    if (ex->kind != EXERCISE_CAPSTONE) {
        struct region r = region_find(answer);
        editor_load(&x->editor, answer, r.limited, r.first, r.end);
        return;
    }
    struct bundle b = bundle_split(&a, answer);
    x->file_count = ex->file_count;
    x->editors = mem_alloc(x->file_count * sizeof *x->editors);
    for (size_t i = 0; i < x->file_count; i++) {
        struct str text = text_in(&b, &ex->files[i]);
        struct region r = region_find(text);
        struct editor *e = exercise_file_editor(x, i);
        if (i)
            editor_init(e);
        editor_load(e, text, r.limited, r.first, r.end);
        e->read_only = !ex->files[i].edits;
    }
    exercise_collect(x);
    arena_release(&a);
}

bool exercise_reload(struct exercise_view *x, struct str answer, int64_t now_ms)
{
    struct arena a = {0};
    bool changed = false;
    if (!x->editors) {
        struct region r = region_find(answer);
        return editor_reload(&x->editor, answer, r.limited, r.first, r.end, now_ms);
    }
    struct bundle b = bundle_split(&a, answer);
    for (size_t i = 0; i < x->file_count; i++) {
        const struct capstone_file *f = file_at(x, i);
        struct str text = text_in(&b, f);
        struct region r = region_find(text);
        if (f->edits)
            changed |= editor_reload(exercise_file_editor(x, i), text, r.limited, r.first, r.end, now_ms);
    }
    arena_release(&a);
    return changed;
}

void exercise_collect(struct exercise_view *x)
{
    struct buf one = {0};
    buf_clear(&x->text);
    if (!x->editors) {
        editor_save(&x->editor, &x->text);
        return;
    }
    for (size_t i = 0; i < x->file_count; i++) {
        if (!file_at(x, i)->edits)
            continue;
        buf_clear(&one);
        editor_save(exercise_file_editor(x, i), &one);
        bundle_add(&x->text, file_at(x, i)->name, buf_view(&one));
    }
    buf_release(&one);
}

void exercise_files_release(struct exercise_view *x)
{
    for (size_t i = 0; i < x->file_count; i++)
        if (i != x->file)
            editor_release(&x->editors[i]);
    mem_free(x->editors);
    editor_release(&x->editor);
}

/* ---- which one is shown ------------------------------------------------------------ */

void exercise_show_file(struct exercise_view *x, size_t file)
{
    if (!x->editors || file >= x->file_count || file == x->file)
        return;
    x->editors[x->file] = x->editor;
    x->editor = x->editors[file];
    x->editors[file] = (struct editor){0};
    x->file = file;
    x->bench.trace.code_stale = true; /* the run's lines in this one */
}

void exercise_turn(struct app *a, struct exercise_view *x, int by)
{
    int count = (int)x->file_count;
    if (!count)
        return;
    exercise_show_file(x, (size_t)((((int)x->file + by) % count + count) % count));
    if (x->bench.pane != PANE_CODE)
        bench_focus(a, &x->bench, &x->view, PANE_CODE);
    app_moved(a);
}

/* ---- the row ----------------------------------------------------------------------- */

struct tab { char text[96]; enum role role; };

static bool edited(struct exercise_view *x, size_t i)
{
    struct buf now = {0};
    editor_save(exercise_file_editor(x, i), &now);
    bool other = !str_eq(buf_view(&now), file_at(x, i)->text);
    buf_release(&now);
    return other;
}

static bool has_error(struct exercise_view *x, size_t i)
{
    const struct editor *e = exercise_file_editor(x, i);
    for (size_t k = 0; k < e->mark_count; k++)
        if (e->marks[k].mark == MARK_ERROR)
            return true;
    return false;
}

/* words: in full, else a sign behind the name: `!` an error, `*` edited, `=` locked. */
static struct tab tab_of(struct exercise_view *x, size_t i, bool words)
{
    struct tab t = {.role = i == x->file ? ROLE_SELECTED : ROLE_TEXT};
    const char *state = "";
    if (has_error(x, i)) {
        state = words ? ": error" : " !";
        t.role = i == x->file ? ROLE_SELECTED : ROLE_FAIL;
    } else if (!file_at(x, i)->edits) {
        state = words ? ": locked" : " =";
    } else if (edited(x, i)) {
        state = words ? ": edited" : " *";
    }
    snprintf(t.text, sizeof t.text, i == x->file ? "[" STR_FMT "%s]" : " " STR_FMT "%s ",
             STR_ARG(file_at(x, i)->name), state);
    return t;
}

static int tabs_width(struct exercise_view *x, size_t from, size_t to, bool words)
{
    int width = 0;
    for (size_t i = from; i < to; i++)
        width += (int)strlen(tab_of(x, i, words).text);
    return width;
}

struct rect exercise_files_draw(struct exercise_view *x, struct canvas *c, struct rect r)
{
    memset(x->tabs, 0, sizeof x->tabs);
    if (!x->editors || r.rows < 4)
        return r;
    bool words = tabs_width(x, 0, x->file_count, true) <= r.cols;
    size_t first = 0;
    while (first < x->file && tabs_width(x, first, x->file + 1, words) > r.cols)
        first++;
    int col = r.col, end = r.col + r.cols;
    for (size_t i = first; i < x->file_count && col < end; i++) {
        struct tab t = tab_of(x, i, words);
        int from = col;
        col = canvas_fit(c, r.row, col, end - col, t.role, str_from(t.text));
        x->tabs[i] = (struct rect){r.row, from, 1, col - from};
    }
    return (struct rect){r.row + 1, r.col, r.rows - 1, r.cols};
}

bool exercise_files_click(struct app *a, struct exercise_view *x, const struct ui_event *e)
{
    for (size_t i = 0; i < x->file_count; i++) {
        const struct rect *t = &x->tabs[i];
        if (e->mouse.action != MOUSE_PRESS || !t->rows || e->mouse.row != t->row || e->mouse.col < t->col ||
            e->mouse.col >= t->col + t->cols)
            continue;
        exercise_show_file(x, i);
        bench_focus(a, &x->bench, &x->view, PANE_CODE);
        return true;
    }
    return false;
}
