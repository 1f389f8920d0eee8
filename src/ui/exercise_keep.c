/* The answer's file: written within a second of a change, loaded again when
 * another program wrote it, reset and brought back. */
#include "ui/exercise.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct exercise_view *self(struct view *v) { return (struct exercise_view *)v; }

void exercise_watch(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    char *path = answer_path(a->study, &arena, x->view.item);
    /* Before the first save there is no folder to watch, and the file may come from outside. */
    dir_make_all(arena_cstr(&arena, (struct str){path, (size_t)(path_base(path) - path)}), NULL);
    if (x->editors) { /* any file in the folder */
        path = arena_printf(&arena, "%s/", path);
        dir_make_all(path, NULL);
    }
    app_watch(a, path);
    arena_release(&arena);
}

void exercise_save(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    bool theirs = false;
    x->draft_ms = 0;
    if (!answer_save(a->study, x->view.item, buf_view(&x->text), &theirs, &err)) {
        app_say(a, ROLE_FAIL,
                "Your answer could not be saved: %s. It is tried again with every change.",
                err.text);
        x->trouble = true;
        return;
    }
    if (theirs)
        app_say(a, ROLE_WARN,
                "The answer's file was changed elsewhere; that version is kept beside it.");
    else if (x->trouble)
        app_say(a, ROLE_NOTE, "Your answer is saved again.");
    x->trouble = false;
    buf_clear(&x->saved);
    buf_str(&x->saved, buf_view(&x->text));
    exercise_watch(a, x);
}

void exercise_save_last(struct app *a, struct exercise_view *x)
{
    if (!exercise_unsaved(x))
        return;
    exercise_save(a, x);
    if (!x->trouble)
        return;
    const char *tmp = getenv("TMPDIR");
    struct str slug = x->view.item->slug;
    struct buf path = {0};
    buf_printf(&path, "%s/freehold-" STR_FMT "-XXXXXX.c", tmp && *tmp ? tmp : "/tmp",
               STR_ARG(slug));
    int fd = mkstemps(path.at, 2);
    bool kept = fd >= 0 && write(fd, x->text.at, x->text.len) == (ssize_t)x->text.len;
    if (fd >= 0)
        kept &= close(fd) == 0;
    buf_printf(&a->farewell, "Your answer to " STR_FMT " could not be saved in its place; %s%s\n",
               STR_ARG(slug),
               kept ? "it is in " : "nor anywhere else: the disk is full or read-only",
               kept ? path.at : "");
    app_say(a, ROLE_FAIL, "%.*s", (int)a->farewell.len - 1, a->farewell.at);
    buf_release(&path);
}

bool exercise_unsaved(const struct exercise_view *x)
{
    return !str_eq(buf_view(&x->text), buf_view(&x->saved));
}

/* The answer's file into the editor, as one step that can be undone. */
static void reload(struct app *a, struct exercise_view *x, const char *say)
{
    struct buf text = {0};
    struct error err = {0};
    bool is_changed;
    if (!answer_load(a->study, x->view.item, &text, &is_changed, &err)) {
        app_say(a, ROLE_FAIL, "%s", err.text);
    } else {
        buf_clear(&x->saved);
        buf_str(&x->saved, buf_view(&text));
        if (exercise_reload(x, buf_view(&text), app_now(a))) {
            exercise_changed(a, x);
            if (say)
                app_say(a, ROLE_NOTE, "%s", say);
        }
        x->draft_ms = exercise_unsaved(x) ? x->draft_ms : 0;
    }
    exercise_plan(x);
    buf_release(&text);
}

void exercise_file_changed(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    struct arena arena = {0};
    struct buf now = {0};
    bool changed, there = x->editors ? answer_peek(a->study, v->item, &now, &changed, NULL)
                                     : file_read(answer_path(a->study, &arena, v->item), 1 << 20, &now, NULL);
    if (there && !str_eq(buf_view(&now), buf_view(&x->saved)) &&
        !str_eq(buf_view(&now), buf_view(&x->text))) {
        if (exercise_unsaved(x))
            exercise_save(a, x); /* ours wins, theirs is kept beside it, and both are said */
        else
            reload(a, x, "Loaded again: the answer's file was changed by another program.");
    }
    buf_release(&now);
    arena_release(&arena);
}

void exercise_edit_outside(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    struct error err = {0};
    exercise_save(a, x);
    char *path = answer_file_path(a->study, &arena, x->view.item, exercise_file_name(x, x->file));
    struct buf text = {0};
    editor_save(&x->editor, &text);
    struct region r = region_find(buf_view(&text));
    buf_release(&text);
    if (!x->trouble && !app_edit(a, path, r.limited ? r.first + 1 : 0, &err))
        app_say(a, ROLE_WARN, "%s. The answer lies in %s", err.text, path);
    else if (!x->trouble)
        reload(a, x, "Back from your editor.");
    arena_release(&arena);
}

void exercise_reset(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    struct error err = {0};
    if (exercise_unsaved(x))
        exercise_save(a, x);
    if (!answer_reset(a->study, v->item, &err)) {
        app_say(a, ROLE_FAIL, "%s", err.text);
        return;
    }
    reload(a, x, NULL);
    x->fresh = false; /* the start is nobody's attempt */
    x->bench.task.debrief_first = false;
    page_stale(&x->bench.task.page);
    app_say(a, ROLE_NOTE, "Back to the start. What you had is kept: %s brings it back.",
            action_key(ACTION_UNDO_RESET).text);
}

void exercise_undo_reset(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    if (exercise_unsaved(x))
        exercise_save(a, x);
    if (!answer_undo_reset(a->study, x->view.item, &err))
        app_say(a, ROLE_WARN, "%s", err.text);
    else
        reload(a, x, "The reset is undone.");
}
