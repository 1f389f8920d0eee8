/* Fix, fill and write: the learner types, the verdict follows. Here are the keys
 * and the screen; exercise_judge.c says what is judged when and what counts. */
#include "ui/exercise.h"

#include <stdio.h>

static struct exercise_view *self(struct view *v) { return (struct exercise_view *)v; }

void exercise_tick(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    int64_t now = app_now(a);
    if (x->draft_ms && x->draft_ms <= now)
        exercise_save(a, x);
    if (x->slow_ms && x->slow_ms <= now)
        x->slow_ms = 0; /* drawing says so from now on */
    if (x->show_ms && x->show_ms <= now)
        exercise_show_held(a, x);
    if (x->record_ms && x->record_ms <= now && x->shown)
        exercise_record(a, x);
    bench_pump(a, &x->bench, v);
    exercise_plan(x);
}

static void go_on(struct app *a, struct view *v)
{
    app_go_next(a, v->item);
}

static void open_solution(struct app *a, struct exercise_view *x)
{
    if (exercise_locked(x)) {
        app_say(a, ROLE_NOTE, STR_FMT " is given: it is its own solution.", STR_ARG(exercise_file_name(x, x->file)));
    } else if (study_solution_allowed(a->study, x->view.item) && x->editors) {
        struct buf own = {0};
        editor_save(&x->editor, &own);
        view_solution_file_open(a, x->view.item, buf_view(&own), &item_exercise(x->view.item)->files[x->file]);
        buf_release(&own);
        page_stale(&x->bench.task.page); /* with it comes a debrief that waited */
    } else if (study_solution_allowed(a->study, x->view.item))
        view_solution_open(a, x->view.item, buf_view(&x->text));
    else
        app_say(a, ROLE_NOTE, "The reference solution opens when you have passed, or after eight "
                "attempts. %s opens a hint.", action_key(ACTION_HINT).text);
}

/* ---- keys -------------------------------------------------------------------------- */

static bool on_editor(struct app *a, struct exercise_view *x, const struct ui_event *e)
{
    bool was_prompt = x->editor.prompt != EDITOR_PROMPT_NONE;
    switch (editor_handle(&x->editor, e, app_now(a))) {
    case EDITOR_IGNORED:
        return was_prompt && e->kind == EVENT_KEY && e->key.code == K_ESC;
    case EDITOR_HANDLED:
        app_moved(a);
        break;
    case EDITOR_CHANGED:
        exercise_changed(a, x);
        app_moved(a);
        break;
    case EDITOR_CUT:
        app_copy(a, buf_view(&x->editor.clipboard));
        exercise_changed(a, x);
        break;
    case EDITOR_COPIED:
        app_copy(a, buf_view(&x->editor.clipboard));
        app_say(a, ROLE_NOTE, "Copied. (To quit: %s)", action_key(ACTION_QUIT).text);
        break;
    case EDITOR_LOCKED:
        term_bell(a->term);
        if (exercise_locked(x))
            app_say(a, ROLE_WARN, STR_FMT " is given and not yours to change. %s shows the next file.",
                    STR_ARG(exercise_file_name(x, x->file)), action_key(ACTION_FILE_NEXT).text);
        else
            app_say(a, ROLE_WARN, "This line is locked: yours are the lines between the two markers.");
        break;
    }
    return true;
}

/* To what is marked there, else behind the indentation. */
static void go_to_line(struct exercise_view *x, int line)
{
    const struct editor_mark *m = editor_mark_at(&x->editor, line);
    struct str text =
        line < text_lines(x->editor.text) ? text_line(x->editor.text, line) : (struct str){0};
    int byte = 0;
    while ((size_t)byte < text.len && (text.at[byte] == ' ' || text.at[byte] == '\t'))
        byte++;
    editor_goto(&x->editor, line, m && m->length ? m->byte : byte);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct exercise_view *x = self(v);
    struct bench *b = &x->bench;
    int line;
    if (e->kind == EVENT_MOUSE && exercise_files_click(a, x, e))
        return true;
    bool mouse_elsewhere = e->kind == EVENT_MOUSE && bench_handle(a, b, v, e, action, &line);
    if (mouse_elsewhere)
        return true;
    if (b->pane == PANE_CODE && on_editor(a, x, e))
        return true;
    return exercise_handle(a, x, e, action);
}

bool exercise_handle(struct app *a, struct exercise_view *x, const struct ui_event *e, enum action action)
{
    struct view *v = &x->view;
    struct bench *b = &x->bench;
    int line;
    if (e->kind == EVENT_PASTE && b->trace.asking)
        return bench_handle(a, b, v, e, action, &line);
    if (e->kind != EVENT_KEY)
        return true;
    bool typing_word = b->pane != PANE_CODE &&
                       (b->task.page.asking || b->verdict.page.asking || b->trace.asking);
    if (!typing_word) {
        switch (action) {
        case ACTION_CHECK:
            x->check = true;
            if (exercise_unsaved(x))
                exercise_save(a, x);
            exercise_submit(a, x);
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
            view_ask_open(a, STR("Reset"),
                          STR("Go back to the start of this exercise? What you have "
                              "now is kept and can be brought back."),
                          exercise_reset);
            return true;
        case ACTION_UNDO_RESET:
            exercise_undo_reset(a, x);
            return true;
        case ACTION_EXTERNAL:
            exercise_edit_outside(a, x);
            return true;
        case ACTION_FILE_NEXT:
        case ACTION_FILE_BACK:
            exercise_turn(a, x, action == ACTION_FILE_NEXT ? 1 : -1);
            return true;
        case ACTION_NEXT_ITEM: /* readline's key for "down": not to be taken by surprise */
            if (study_status(a->study, v->item) >= ITEM_DONE || item_extra(v->item))
                app_go_next(a, v->item);
            else
                view_ask_open(a, STR("Next"),
                              STR("This is not passed yet. Go on all the same? It stays "
                                  "open on the map, and your answer is kept."),
                              go_on);
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
    if (action == ACTION_OWNERS && a->beside == BESIDE_PERMITS && x->shown)
        exercise_submit(a, x); /* once more, with permissions */
    if (line) {
        if (GOTO_FILE(line) >= 0)
            exercise_show_file(x, (size_t)GOTO_FILE(line));
        go_to_line(x, GOTO_LINE(line) - 1);
    }
    return true;
}

/* ---- showing ------------------------------------------------------------------------- */

/* Why permissions change in the line of the cursor; appends nothing where they do not. */
static void permit_reason_at(const struct exercise_view *x, int line, struct buf *out)
{
    const struct verdict *v = x->bench.verdict.verdict;
    struct arena arena = {0};
    struct str *reasons;
    size_t count = v && v->ownership
        ? permit_reasons(&arena, v->ownership, exercise_file_name(x, x->file), line, &reasons) : 0;
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s" STR_FMT, i ? "; " : "", STR_ARG(reasons[i]));
    arena_release(&arena);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct exercise_view *x = self(v);
    struct editor_place at = editor_where(&x->editor);
    char status[64];
    snprintf(status, sizeof status, "%sline %d, column %d", x->trouble ? "NOT SAVED  " : "",
             at.line, at.column);
    struct bench_look look = {"Code", status, x->trouble ? "NOT SAVED" : NULL, .judging = app_judging(a, v) && !x->slow_ms && !x->bench.trace.asked,
                              .untouched = x->untouched};
    verdict_pane_wait(&x->bench.verdict, look.judging ? "It is being judged. Many stages take their time, and so do many "
                                                        "orders of threads. You may go on typing." : NULL);
    x->bench.trace.late = x->bench.trace.behind && app_judging(a, v) && !x->slow_ms;
    struct rect code = bench_draw(a, &x->bench, v->item, c, r, &look);
    if (!code.rows)
        return;
    struct trace_pane *t = &x->bench.trace;
    struct arena arena = {0};
    code = exercise_files_draw(x, c, code);
    x->bench.rects[PANE_CODE] = code;
    trace_pane_mark(t, &x->editor, arena_cstr(&arena, exercise_file_name(x, x->file)), bench_sees_picture(a, &x->bench) || !t->behind,
                    a->beside == BESIDE_OWNERS);
    if (a->beside == BESIDE_PERMITS)
        permit_marks_show(&x->permits, &x->editor, x->bench.verdict.verdict, exercise_file_name(x, x->file));
    arena_release(&arena);
    const struct editor_mark *m = editor_mark_at(&x->editor, at.line - 1);
    bool note = m && code.rows > 8 && x->editor.prompt == EDITOR_PROMPT_NONE;
    struct buf why = {0};
    if (!note && code.rows > 8 && x->editor.prompt == EDITOR_PROMPT_NONE && a->beside == BESIDE_PERMITS)
        permit_reason_at(x, at.line, &why);
    if (note || why.len)
        code.rows--;
    editor_draw(&x->editor, c, code, x->bench.pane == PANE_CODE);
    if (note)
        canvas_fit(c, code.row + code.rows, code.col + 1, code.cols - 2, ROLE_FAIL,
                   str_from(m->text));
    else if (why.len)
        canvas_fit(c, code.row + code.rows, code.col + 1, code.cols - 2, ROLE_NOTE, buf_view(&why));
    buf_release(&why);
}

void exercise_title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    return exercise_footer(a, self(v), 0, ret);
}

/* As long as there is room. */
static void offer(enum action *ret, size_t *n, enum action key)
{
    if (*n < FOOTER_KEYS)
        ret[(*n)++] = key;
}

size_t exercise_footer(struct app *a, const struct exercise_view *x, size_t n, enum action *ret)
{
    const struct view *v = &x->view;
    if (x->bench.pane == PANE_PICTURE)
        return bench_picture_keys(&x->bench, ret);
    bool passed =
        verdict_pane_passed(&x->bench.verdict) && study_status(a->study, v->item) >= ITEM_DONE;
    if (passed) {
        offer(ret, &n, ACTION_NEXT_ITEM);
        offer(ret, &n, ACTION_SOLUTION);
    }
    if (bench_scrolls(&x->bench))
        offer(ret, &n, ACTION_PAGE_DOWN);
    if (x->bench.pane != PANE_TASK)
        offer(ret, &n, ACTION_PANE_TASK);
    if (x->bench.pane != PANE_CODE)
        offer(ret, &n, ACTION_PANE_CODE);
    if (x->bench.pane != PANE_VERDICT)
        offer(ret, &n, ACTION_PANE_VERDICT);
    if (x->bench.pane != PANE_PICTURE && !x->bench.no_picture)
        offer(ret, &n, ACTION_PICTURE);
    if (x->editors && x->bench.pane == PANE_CODE)
        offer(ret, &n, ACTION_FILE_NEXT);
    if (!passed && item_exercise(v->item)->hint_count)
        offer(ret, &n, ACTION_HINT);
    if (!passed)
        offer(ret, &n, ACTION_CHECK);
    if (!passed && item_extra(v->item))
        offer(ret, &n, ACTION_NEXT_ITEM);
    offer(ret, &n, ACTION_HELP);
    offer(ret, &n, ACTION_QUIT);
    if (verdict_pane_more(&x->bench.verdict))
        offer(ret, &n, ACTION_EXPLAIN);
    offer(ret, &n, ACTION_RESET);
    offer(ret, &n, ACTION_EXTERNAL);
    return n;
}

void exercise_place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct exercise_view *x = self(v);
    bench_place(&x->bench, out);
    buf_printf(out, "file=%zu line=%d byte=%d top=%d left=%d ", x->file, x->editor.caret.at.line,
               x->editor.caret.at.byte, x->editor.top, x->editor.left);
}

void exercise_leave(struct app *a, struct view *v)
{
    struct exercise_view *x = self(v);
    exercise_save_last(a, x);
    exercise_show_held(a, x);
    const struct verdict_pane *p = &x->bench.verdict;
    if (x->fresh && x->shown && !x->partial && !item_extra(v->item) && p->grade.status == GRADE_FAILED &&
        p->verdict->kind != VERDICT_COMPILE_ERROR)
        exercise_record(a, x);
    app_watch(a, NULL);
}

struct str exercise_explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->bench.verdict);
}

bool exercise_tell(struct app *a, struct view *v)
{
    return bench_tell(a, &self(v)->bench, v);
}

void exercise_done(struct view *v)
{
    struct exercise_view *x = self(v);
    verdict_free(x->held);
    exercise_files_release(x);
    bench_release(&x->bench);
    buf_release(&x->text);
    buf_release(&x->judged);
    buf_release(&x->saved);
    permit_marks_release(&x->permits);
}

bool exercise_settled(struct view *v)
{
    struct exercise_view *x = self(v);
    return !x->held;
}

/* Would the text change a line that is locked? */
static bool keeps_locks(struct str old, struct str text)
{
    struct region was = region_find(old), is = region_find(text);
    if (!was.limited)
        return true;
    struct str a, b;
    for (int i = 0; i < was.first; i++)
        if (!str_line(&old, &a) || !str_line(&text, &b) || !str_eq(a, b))
            return false;
    for (int i = was.first; i < was.end; i++)
        str_line(&old, &a);
    for (int i = is.first; i < is.end; i++)
        str_line(&text, &b);
    return is.limited && is.first == was.first && str_eq(old, text);
}

static void take(struct app *a, struct view *v, struct str file, const struct str *text, int line)
{
    struct exercise_view *x = self(v);
    for (size_t i = 0; i < x->file_count; i++)
        if (str_eq(exercise_file_name(x, i), file))
            exercise_show_file(x, i);
    if (text) {
        struct buf now = {0};
        editor_save(&x->editor, &now);
        struct region r = region_find(*text);
        if (exercise_locked(x) || !keeps_locks(buf_view(&now), *text))
            app_say(a, ROLE_WARN, "That would change locked lines; write it down where the code is yours.");
        else if (editor_reload(&x->editor, *text, r.limited, r.first, r.end, app_now(a)))
            exercise_changed(a, x);
        buf_release(&now);
    }
    go_to_line(x, line - 1);
    bench_focus(a, &x->bench, v, PANE_CODE);
}

static const struct view_ops ops = {
    .name = "exercise",
    .take = take,
    .title = exercise_title,
    .handle = handle,
    .draw = draw,
    .footer = footer,
    .tick = exercise_tick,
    .verdict = exercise_verdict,
    .file_changed = exercise_file_changed,
    .leave = exercise_leave,
    .place = exercise_place,
    .settled = exercise_settled,
    .explains = exercise_explains,
    .tell = exercise_tell, .done = exercise_done,
};

void exercise_open(struct app *a, struct exercise_view *x, const struct item *it, struct str where)
{
    struct error err = {0};
    bool is_changed = false;
    x->view.item = it;
    x->bench.verdict.after =
        "Ctrl-N goes on, when you like. F2 tells what to take along, F12 shows the "
        "reference solution beside yours.";
    x->bench.task.on = item_extra(it)
        ? "Enter or F3 goes to the code. It counts when it passes; F5 counts it as it stands, Ctrl-N gives up."
        : "Enter or F3 goes to the code, F2 comes back here.";
    bench_init(&x->bench);
    if (!answer_load(a->study, it, &x->text, &is_changed, &err)) {
        buf_clear(&x->text);
        buf_str(&x->text, item_exercise(it)->start);
        app_say(a, ROLE_FAIL, "Your answer could not be read, so this is the start: %s", err.text);
    }
    buf_str(&x->saved, buf_view(&x->text));
    x->untouched = !is_changed;
    x->bench.also = it->kind == EXERCISE_CAPSTONE ? IN_FILES : 0;
    x->bench.task.grade = &x->bench.verdict.grade;
    exercise_load(x, buf_view(&x->text));
    bool first_look = study_status(a->study, it) <= ITEM_STARTED && !is_changed;
    bench_restore(a, &x->bench, &x->view, where, bench_first(a, it, first_look));
    exercise_show_file(x, (size_t)place_number(where, "file", 0));
    int line = place_number(where, "line", -1);
    if (line >= 0) {
        editor_goto(&x->editor, line, place_number(where, "byte", 0));
        x->editor.top = place_number(where, "top", x->editor.top);
        x->editor.left = place_number(where, "left", 0);
    }
    app_push(a, &x->view);
    exercise_watch(a, x);
    exercise_submit(a, x);
}

void view_exercise_open(struct app *a, const struct item *it, struct str where)
{
    struct exercise_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->bench.verdict.nothing = "The verdict will stand here. It follows your typing by itself.";
    exercise_open(a, x, it, where);
}
