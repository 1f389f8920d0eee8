/* Fix, fill and write: the learner types, the verdict follows.
 *
 * Every change is judged at once and cancels the attempt before it. A verdict
 * that the text does not compile is held back until the typing pauses: in the
 * middle of a word nothing compiles, and nobody wants to be told.
 *
 * The draft is written within a second of a change.
 *
 * What counts as an attempt (study_record): the text has changed since the last
 * one that was written down, and
 *   - it passes, or
 *   - it compiles, fails, and the learner has paused for three seconds or leaves
 *     the exercise, or
 *   - the learner asks with the check key.
 * Keystrokes are not attempts, and a fault of Freehold never is. */
#include "ui/bench.h"
#include "ui/editor.h"

#include <stdio.h>
#include <string.h>

enum { DRAFT_MS = 800, HOLD_MS = 400, RECORD_MS = 3000 };

struct exercise_view {
    struct view view;
    struct bench bench;
    struct editor editor;
    struct buf text;        /* what the editor holds */
    struct buf judged;      /* what the verdict under way is of */
    struct buf saved;       /* what the answer's file holds, as far as we know */
    struct verdict *held;   /* a compile error, until the typing pauses */
    int64_t edited_ms;      /* last change; 0: none in this sitting */
    int64_t draft_ms, show_ms, record_ms; /* timers; 0: not set */
    bool fresh;             /* changed since the last recorded attempt */
    bool untouched;         /* it is still the start */
    bool shown;             /* the verdict shown is of this text */
    bool check;             /* the check key was pressed: record what comes */
    bool trouble;           /* the draft could not be written, which was said */
};

static struct exercise_view *self(struct view *v) { return (struct exercise_view *)v; }

static void plan(struct exercise_view *x)
{
    int64_t timers[] = {x->draft_ms, x->show_ms, x->record_ms}, first = 0;
    for (size_t i = 0; i < COUNT(timers); i++)
        if (timers[i] && (!first || timers[i] < first))
            first = timers[i];
    x->view.wake_ms = first;
}

/* ---- keeping ------------------------------------------------------------------- */

static void watch_answer(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    app_watch(a, answer_path(a->study, &arena, x->view.item));
    arena_release(&arena);
}

static void save(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    bool theirs = false;
    x->draft_ms = 0;
    if (!answer_save(a->study, x->view.item, buf_view(&x->text), &theirs, &err)) {
        app_say(a, ROLE_FAIL, "Your answer could not be saved: %s. It is tried again with every change.",
                err.text);
        x->trouble = true;
        return;
    }
    if (theirs)
        app_say(a, ROLE_WARN, "The answer's file was changed elsewhere; that version is kept beside it.");
    else if (x->trouble)
        app_say(a, ROLE_NOTE, "Your answer is saved again.");
    x->trouble = false;
    buf_clear(&x->saved);
    buf_str(&x->saved, buf_view(&x->text));
    watch_answer(a, x);
}

static bool unsaved(const struct exercise_view *x)
{
    return !str_eq(buf_view(&x->text), buf_view(&x->saved));
}

static void record(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    x->record_ms = 0;
    x->fresh = x->check = false;
    if (!study_record(a->study, x->view.item, &x->bench.verdict.grade, buf_view(&x->judged), -1, &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    page_stale(&x->bench.task.page);
}

/* ---- judging -------------------------------------------------------------------- */

static void submit(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    x->shown = false;
    x->record_ms = x->show_ms = 0;
    verdict_free(x->held);
    x->held = NULL;
    buf_clear(&x->judged);
    buf_str(&x->judged, buf_view(&x->text));
    struct attempt attempt = grade_attempt(&arena, x->view.item->exercise, buf_view(&x->judged));
    if (!app_judge(a, &x->view, &attempt))
        x->bench.verdict.nothing = "Programs cannot be run on this machine; `freehold doctor` says why.";
    arena_release(&arena);
}

static void set_marks(struct exercise_view *x)
{
    const struct grade *g = &x->bench.verdict.grade;
    struct editor_mark *marks = mem_alloc((g->count + 1) * sizeof *marks);
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++) {
        const struct grade_failure *f = &g->failures[i];
        if (!str_is(f->at.file, "answer.c") || f->at.line < 1)
            continue;
        struct editor_mark *m = &marks[count++];
        *m = (struct editor_mark){.line = f->at.line - 1, .mark = MARK_ERROR, .role = ROLE_FAIL};
        if (f->diag && f->diag->column > 0) {
            m->byte = f->diag->column - 1;
            m->length = f->diag->length > 0 ? f->diag->length : 1;
        }
        snprintf(m->text, sizeof m->text, STR_FMT, STR_ARG(f->message));
    }
    for (size_t i = 1; i < count; i++) /* by line; there are few */
        for (size_t k = i; k && marks[k].line < marks[k - 1].line; k--) {
            struct editor_mark swap = marks[k];
            marks[k] = marks[k - 1];
            marks[k - 1] = swap;
        }
    editor_set_marks(&x->editor, marks, count);
    mem_free(marks);
}

static void show(struct app *a, struct exercise_view *x, struct verdict *verdict)
{
    struct bench *b = &x->bench;
    bool compiles = verdict->kind != VERDICT_COMPILE_ERROR;
    verdict_pane_grade(&b->verdict, x->view.item->exercise, buf_view(&x->judged), verdict);
    x->shown = true;
    set_marks(x);
    enum grade_status status = b->verdict.grade.status;
    if (status == GRADE_TOOL_FAULT) {
        x->check = false;
    } else if (status == GRADE_PASSED) {
        bool now = x->fresh || x->check;
        if (now && unsaved(x))
            save(a, x);
        if (now) {
            record(a, x);
            if (!b->task.debrief_first) {
                b->task.debrief_first = true;
                b->task.page.top = 0;
                page_stale(&b->task.page);
            }
        }
    } else if (x->check) {
        record(a, x);
    } else if (x->fresh && compiles) {
        x->record_ms = x->edited_ms + RECORD_MS;
    }
    plan(x);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct exercise_view *x = self(v);
    int64_t quiet = app_now(a) - x->edited_ms;
    if (verdict->kind == VERDICT_COMPILE_ERROR && x->edited_ms && quiet < HOLD_MS && !x->check) {
        verdict_free(x->held);
        x->held = verdict;
        x->show_ms = x->edited_ms + HOLD_MS;
        plan(x);
        return;
    }
    show(a, x, verdict);
}

static void show_held(struct app *a, struct exercise_view *x)
{
    struct verdict *held = x->held;
    x->held = NULL;
    x->show_ms = 0;
    if (held)
        show(a, x, held);
}

static void on_tick(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    int64_t now = app_now(a);
    if (x->draft_ms && x->draft_ms <= now)
        save(a, x);
    if (x->show_ms && x->show_ms <= now)
        show_held(a, x);
    if (x->record_ms && x->record_ms <= now && x->shown)
        record(a, x);
    plan(x);
}

/* ---- changing -------------------------------------------------------------------- */

static void changed(struct app *a, struct exercise_view *x)
{
    int64_t now = app_now(a);
    buf_clear(&x->text);
    editor_save(&x->editor, &x->text);
    x->edited_ms = now;
    x->fresh = true;
    x->untouched = str_eq(buf_view(&x->text), x->view.item->exercise->start);
    if (!x->draft_ms)
        x->draft_ms = now + DRAFT_MS;
    submit(a, x);
    plan(x);
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
        struct region r = region_find(buf_view(&text));
        buf_clear(&x->saved);
        buf_str(&x->saved, buf_view(&text));
        if (editor_reload(&x->editor, buf_view(&text), r.limited, r.first, r.end, app_now(a))) {
            changed(a, x);
            if (say)
                app_say(a, ROLE_NOTE, "%s", say);
        }
        x->draft_ms = unsaved(x) ? x->draft_ms : 0;
    }
    plan(x);
    buf_release(&text);
}

static void on_file_changed(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    struct arena arena = {0};
    struct buf now = {0};
    char *path = answer_path(a->study, &arena, v->item);
    if (file_read(path, 1 << 20, &now, NULL) && !str_eq(buf_view(&now), buf_view(&x->saved)) &&
        !str_eq(buf_view(&now), buf_view(&x->text))) {
        if (unsaved(x))
            save(a, x); /* ours wins, theirs is kept beside it, and both are said */
        else
            reload(a, x, "Loaded again: the answer's file was changed by another program.");
    }
    buf_release(&now);
    arena_release(&arena);
}

static void edit_outside(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    struct error err = {0};
    save(a, x);
    char *path = answer_path(a->study, &arena, x->view.item);
    if (!x->trouble && !app_edit(a, path, &err))
        app_say(a, ROLE_WARN, "%s. The answer lies in %s", err.text, path);
    else if (!x->trouble)
        reload(a, x, "Back from your editor.");
    arena_release(&arena);
}

static void reset_now(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    struct error err = {0};
    if (unsaved(x))
        save(a, x);
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

static void go_on(struct app *a, struct view *v)
{
    app_go_next(a, v->item);
}

static void undo_reset(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    if (unsaved(x))
        save(a, x);
    if (!answer_undo_reset(a->study, x->view.item, &err))
        app_say(a, ROLE_WARN, "%s", err.text);
    else
        reload(a, x, "The reset is undone.");
}

static void open_solution(struct app *a, struct exercise_view *x)
{
    if (study_solution_allowed(a->study, x->view.item))
        view_solution_open(a, x->view.item, buf_view(&x->text));
    else
        app_say(a, ROLE_NOTE, "The reference solution opens when you have passed, or after eight "
                "attempts. %s opens a hint.", action_key(ACTION_HINT).text);
}

/* ---- keys -------------------------------------------------------------------------- */

static bool on_editor(struct app *a, struct exercise_view *x, const struct event *e)
{
    bool was_prompt = x->editor.prompt != EDITOR_PROMPT_NONE;
    switch (editor_handle(&x->editor, e, app_now(a))) {
    case EDITOR_IGNORED:
        return was_prompt && e->kind == EVENT_KEY && e->key.code == K_ESC;
    case EDITOR_HANDLED:
        app_moved(a);
        break;
    case EDITOR_CHANGED:
        changed(a, x);
        app_moved(a);
        break;
    case EDITOR_CUT:
        app_copy(a, buf_view(&x->editor.clipboard));
        changed(a, x);
        break;
    case EDITOR_COPIED:
        app_copy(a, buf_view(&x->editor.clipboard));
        app_say(a, ROLE_NOTE, "Copied. (To quit: %s)", action_key(ACTION_QUIT).text);
        break;
    case EDITOR_LOCKED:
        term_bell(a->term);
        app_say(a, ROLE_WARN, "This line is locked: yours are the lines between the two markers.");
        break;
    }
    return true;
}

/* To what is marked there, else behind the indentation. */
static void go_to_line(struct exercise_view *x, int line)
{
    const struct editor_mark *m = editor_mark_at(&x->editor, line);
    struct str text = line < text_lines(x->editor.text) ? text_line(x->editor.text, line) : (struct str){0};
    int byte = 0;
    while ((size_t)byte < text.len && (text.at[byte] == ' ' || text.at[byte] == '\t'))
        byte++;
    editor_goto(&x->editor, line, m && m->length ? m->byte : byte);
}

static bool handle(struct app *a, struct view *v, const struct event *e, enum action action)
{
    struct exercise_view *x = self(v);
    struct bench *b = &x->bench;
    int line;
    bool mouse_elsewhere = e->kind == EVENT_MOUSE && bench_handle(a, b, v, e, action, &line);
    if (mouse_elsewhere)
        return true;
    if (b->pane == PANE_CODE && on_editor(a, x, e))
        return true;
    if (e->kind != EVENT_KEY)
        return true;
    bool typing_word = b->pane != PANE_CODE && (b->task.page.asking || b->verdict.page.asking);
    if (!typing_word) {
        switch (action) {
        case ACTION_CHECK:
            x->check = true;
            if (unsaved(x))
                save(a, x);
            submit(a, x);
            return true;
        case ACTION_HINT:
            if (task_hint(a, v->item)) {
                page_stale(&b->task.page);
                b->task.show_hint = true; /* hints are at the end */
                if (a->canvas.cols < UI_WIDE)
                    bench_focus(a, b, v, PANE_TASK);
            }
            return true;
        case ACTION_SOLUTION:
            open_solution(a, x);
            return true;
        case ACTION_RESET:
            view_ask_open(a, STR("Reset"), STR("Go back to the start of this exercise? What you have "
                          "now is kept and can be brought back."), reset_now);
            return true;
        case ACTION_UNDO_RESET:
            undo_reset(a, x);
            return true;
        case ACTION_EXTERNAL:
            edit_outside(a, x);
            return true;
        case ACTION_NEXT_ITEM: /* readline's key for "down": not to be taken by surprise */
            if (study_status(a->study, v->item) >= ITEM_DONE)
                app_go_next(a, v->item);
            else
                view_ask_open(a, STR("Next"), STR("This is not passed yet. Go on all the same? It stays "
                              "open on the map, and your answer is kept."), go_on);
            return true;
        case ACTION_MAP:
            app_go_map(a);
            return true;
        default:
            break;
        }
    }
    if (!bench_handle(a, b, v, e, action, &line))
        return false;
    if (line)
        go_to_line(x, line - 1);
    return true;
}

/* ---- showing ------------------------------------------------------------------------- */

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct exercise_view *x = self(v);
    struct editor_place at = editor_where(&x->editor);
    char status[64];
    snprintf(status, sizeof status, "%sline %d, column %d", x->trouble ? "NOT SAVED  " : "", at.line,
             at.column);
    struct bench_look look = {"Code", status, false, x->untouched, false};
    struct rect code = bench_draw(a, &x->bench, v->item, c, r, &look);
    if (!code.rows)
        return;
    const struct editor_mark *m = editor_mark_at(&x->editor, at.line - 1);
    bool note = m && code.rows > 8 && x->editor.prompt == EDITOR_PROMPT_NONE;
    if (note)
        code.rows--;
    editor_draw(&x->editor, c, code, x->bench.pane == PANE_CODE);
    if (note)
        canvas_fit(c, code.row + code.rows, code.col + 1, code.cols - 2, ROLE_FAIL, str_from(m->text));
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct exercise_view *x = self(v);
    size_t n = 0;
    bool passed = verdict_pane_passed(&x->bench.verdict) && study_status(a->study, v->item) >= ITEM_DONE;
    if (passed) {
        ret[n++] = ACTION_NEXT_ITEM;
        ret[n++] = ACTION_SOLUTION;
    }
    if (x->bench.pane != PANE_TASK)
        ret[n++] = ACTION_PANE_TASK;
    if (x->bench.pane != PANE_CODE)
        ret[n++] = ACTION_PANE_CODE;
    if (x->bench.pane != PANE_VERDICT)
        ret[n++] = ACTION_PANE_VERDICT;
    if (!passed) {
        ret[n++] = ACTION_HINT;
        ret[n++] = ACTION_CHECK;
    }
    ret[n++] = ACTION_HELP;
    ret[n++] = ACTION_QUIT;
    ret[n++] = ACTION_RESET;
    ret[n++] = ACTION_EXTERNAL;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct exercise_view *x = self(v);
    bench_place(&x->bench, out);
    buf_printf(out, "line=%d byte=%d top=%d left=%d ", x->editor.caret.at.line, x->editor.caret.at.byte,
               x->editor.top, x->editor.left);
}

static void leave(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    if (unsaved(x))
        save(a, x);
    show_held(a, x);
    const struct verdict_pane *p = &x->bench.verdict;
    if (x->fresh && x->shown && p->grade.status == GRADE_FAILED &&
        p->verdict->kind != VERDICT_COMPILE_ERROR)
        record(a, x);
    app_watch(a, NULL);
}

static void done(struct view *v)
{
    struct exercise_view *x = self(v);
    verdict_free(x->held);
    editor_release(&x->editor);
    bench_release(&x->bench);
    buf_release(&x->text);
    buf_release(&x->judged);
    buf_release(&x->saved);
}

static bool settled(struct view *v)
{
    struct exercise_view *x = self(v);
    return !x->held;
}

static const struct view_ops ops = {
    .name = "exercise", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = on_verdict, .file_changed = on_file_changed, .leave = leave,
    .place = place, .settled = settled, .done = done,
};

void view_exercise_open(struct app *a, const struct item *it, struct str where)
{
    struct exercise_view *x = mem_alloc(sizeof *x);
    struct error err = {0};
    bool is_changed = false;
    x->view.ops = &ops;
    x->view.item = it;
    x->bench.verdict.nothing = "The verdict will stand here. It follows your typing by itself.";
    x->bench.verdict.after = "Ctrl-N goes on, when you like. F2 tells what to take along, F12 shows the "
                             "reference solution beside yours.";
    x->bench.task.on = "Enter or F3 goes to the code, F2 comes back here.";
    editor_init(&x->editor);
    if (!answer_load(a->study, it, &x->text, &is_changed, &err)) {
        buf_clear(&x->text);
        buf_str(&x->text, it->exercise->start);
        app_say(a, ROLE_FAIL, "Your answer could not be read, so this is the start: %s", err.text);
    }
    buf_str(&x->saved, buf_view(&x->text));
    x->untouched = !is_changed;
    struct region r = region_find(buf_view(&x->text));
    editor_load(&x->editor, buf_view(&x->text), r.limited, r.first, r.end);
    bool first_look = study_status(a->study, it) <= ITEM_STARTED && !is_changed;
    bench_restore(a, &x->bench, &x->view, where,
                  first_look && a->canvas.cols < UI_WIDE ? PANE_TASK : PANE_CODE);
    int line = place_number(where, "line", -1);
    if (line >= 0) {
        editor_goto(&x->editor, line, place_number(where, "byte", 0));
        x->editor.top = place_number(where, "top", x->editor.top);
        x->editor.left = place_number(where, "left", 0);
    }
    app_push(a, &x->view);
    watch_answer(a, x);
    submit(a, x);
}
