/* Predict the output: the program above, read only; below it a few lines in which
 * the learner types what it will print. Nothing is judged before the check key,
 * because the point is to commit to a prediction. Each check counts. */
#include "ui/bench.h"
#include "ui/editor.h"

enum { DRAFT_MS = 800 };

struct predict_view {
    struct view view;
    struct bench bench;
    struct editor program, answer;
    struct buf text, judged, saved;
    int64_t draft_ms;
    bool fresh; /* changed since the last check */
    bool given_up; /* without an answer: what it prints is told, then the debrief */
};

static struct predict_view *self(struct view *v) { return (struct predict_view *)v; }

static bool unsaved(const struct predict_view *x)
{
    return !str_eq(buf_view(&x->text), buf_view(&x->saved));
}

static void save(struct app *a, struct predict_view *x)
{
    struct error err = {0};
    x->view.wake_ms = 0;
    if (!unsaved(x))
        return;
    if (!answer_save(a->study, x->view.item, buf_view(&x->text), NULL, &err)) {
        app_say(a, ROLE_FAIL, "Your prediction could not be saved: %s", err.text);
        return;
    }
    buf_clear(&x->saved);
    buf_str(&x->saved, buf_view(&x->text));
}

static void on_tick(struct app *a, struct view *v)
{
    save(a, self(v));
    bench_pump(a, &self(v)->bench, v);
}

static void submit(struct app *a, struct predict_view *x)
{
    struct arena arena = {0};
    save(a, x);
    buf_clear(&x->judged);
    if (x->given_up && !str_trim(buf_view(&x->text)).len)
        buf_cstr(&x->judged, "?\n");
    else
        buf_str(&x->judged, buf_view(&x->text));
    struct attempt attempt = grade_attempt(&arena, item_exercise(x->view.item), buf_view(&x->judged));
    trace_pane_cancel(&x->bench.trace);
    if (!app_judge(a, &x->view, &attempt))
        app_say(a, ROLE_WARN,
                "Programs cannot be run on this machine; `freehold doctor` says why.");
    arena_release(&arena);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct predict_view *x = self(v);
    struct bench *b = &x->bench;
    struct error err = {0};
    if (trace_pane_verdict(a, &b->trace, verdict))
        return;
    verdict_pane_grade(&b->verdict, item_exercise(v->item), buf_view(&x->judged), verdict);
    if (b->verdict.grade.status == GRADE_TOOL_FAULT)
        return;
    bool nothing = !str_trim(buf_view(&x->judged)).len;
    if (!nothing &&
        !study_record(a->study, v->item, &b->verdict.grade, buf_view(&x->judged), -1, &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    if (nothing) { /* the real output is not given away for an empty prediction */
        verdict_pane_clear(&b->verdict);
        app_say(a, ROLE_NOTE, "Type what you think the program prints; then %s %s.",
                action_key(ACTION_CHECK).text, view_round_silent(v->item) ? "takes it" : "tells");
        return;
    }
    x->fresh = false;
    if (view_round_silent(v->item)) {
        app_go_next(a, v->item);
        return;
    }
    b->no_picture = NULL; /* it is answered: now the run may be looked at */
    bench_offer(a, b, v, buf_view(&x->judged));
    if (verdict_pane_passed(&b->verdict) || item_extra(v->item)) {
        b->task.debrief_first = true;
        b->task.page.top = 0;
    }
    page_stale(&b->task.page);
    if (a->canvas.cols < UI_WIDE)
        bench_focus(a, b, v, verdict_pane_passed(&b->verdict) ? PANE_TASK : PANE_VERDICT);
}

static void changed(struct app *a, struct predict_view *x)
{
    buf_clear(&x->text);
    editor_save(&x->answer, &x->text);
    x->fresh = true;
    if (!x->view.wake_ms)
        x->view.wake_ms = app_now(a) + DRAFT_MS;
}

static bool on_editor(struct app *a, struct predict_view *x, const struct ui_event *e)
{
    if (e->kind == EVENT_KEY && (e->key.code == K_PGUP || e->key.code == K_PGDN) && !e->key.mods) {
        editor_handle(&x->program, e, app_now(a)); /* the program scrolls, the answer is short */
        return true;
    }
    if (e->kind == EVENT_MOUSE && e->mouse.row < x->answer.drawn.row) {
        editor_handle(&x->program, e, app_now(a));
        return true;
    }
    switch (editor_handle(&x->answer, e, app_now(a))) {
    case EDITOR_IGNORED:
        return false;
    case EDITOR_CHANGED:
    case EDITOR_CUT:
        changed(a, x);
        break;
    case EDITOR_COPIED:
        app_copy(a, buf_view(&x->answer.clipboard));
        break;
    case EDITOR_HANDLED:
    case EDITOR_LOCKED:
        break;
    }
    app_moved(a);
    return true;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct predict_view *x = self(v);
    struct bench *b = &x->bench;
    int line;
    if (e->kind == EVENT_MOUSE && bench_handle(a, b, v, e, action, &line))
        return true;
    if (b->pane == PANE_CODE && on_editor(a, x, e))
        return true;
    if (e->kind != EVENT_KEY)
        return true;
    if (b->pane == PANE_PICTURE && b->trace.asking)
        return bench_handle(a, b, v, e, action, &line);
    switch (action) {
    case ACTION_CHECK:
        submit(a, x);
        return true;
    case ACTION_HINT:
        if (task_hint(a, v->item)) {
            page_stale(&b->task.page);
            b->task.show_hint = true;
            if (a->canvas.cols < UI_WIDE)
                bench_focus(a, b, v, PANE_TASK);
        }
        return true;
    case ACTION_NEXT_ITEM:
        app_go_next(a, v->item);
        return true;
    case ACTION_MAP:
        app_go_map(a);
        return true;
    case ACTION_SOLUTION:
    case ACTION_RESET:
    case ACTION_UNDO_RESET:
    case ACTION_EXTERNAL:
        app_say(a, ROLE_NOTE, "Here you only predict: there is no code to change.");
        return true;
    default:
        return bench_handle(a, b, v, e, action, &line);
    }
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct predict_view *x = self(v);
    struct bench_look look = {"Program",
                              x->fresh && x->bench.verdict.words.count ? "not checked yet" : "",
                              .stale = x->fresh && x->bench.verdict.words.count,
                              .brief = true};
    struct rect all = bench_draw(a, &x->bench, v->item, c, r, &look);
    if (!all.rows)
        return;
    int lines = editor_where(&x->answer).lines, rows = lines < 3 ? 3 : lines > 6 ? 6 : lines;
    struct rect program = {all.row, all.col, all.rows - rows - 1, all.cols};
    struct rect answer = {all.row + all.rows - rows, all.col + 2, rows, all.cols - 3};
    trace_pane_mark(&x->bench.trace, &x->program, "program.c", !x->bench.no_picture,
                    a->beside != BESIDE_NOTHING);
    editor_draw(&x->program, c, program, false);
    canvas_hline(c, answer.row - 1, all.col, all.cols, ROLE_FRAME);
    canvas_printf(c, answer.row - 1, all.col + 2, ROLE_STRONG, " It prints (type it; %s checks) ",
                  action_key(ACTION_CHECK).text);
    for (int i = 0; i < rows; i++)
        canvas_cstr(c, answer.row + i, all.col, ROLE_DIM, i == 0 ? ">" : " ");
    editor_draw(&x->answer, c, answer, x->bench.pane == PANE_CODE);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct predict_view *x = self(v);
    size_t n = 0;
    bool passed = verdict_pane_passed(&x->bench.verdict) && !x->fresh;
    (void)a;
    if (x->bench.pane == PANE_PICTURE)
        return bench_picture_keys(&x->bench, ret);
    if (passed || (item_extra(v->item) && x->bench.verdict.words.count && !x->fresh))
        ret[n++] = ACTION_NEXT_ITEM;
    else
        ret[n++] = ACTION_CHECK;
    if (bench_scrolls(&x->bench) ||
        (x->bench.pane == PANE_CODE && editor_where(&x->program).lines > x->program.drawn.rows))
        ret[n++] = ACTION_PAGE_DOWN;
    if (x->bench.pane != PANE_TASK)
        ret[n++] = ACTION_PANE_TASK;
    if (x->bench.pane != PANE_CODE)
        ret[n++] = ACTION_PANE_CODE;
    if (x->bench.pane != PANE_VERDICT)
        ret[n++] = ACTION_PANE_VERDICT;
    if (!x->bench.no_picture)
        ret[n++] = ACTION_PICTURE;
    if (!passed && item_exercise(v->item)->hint_count)
        ret[n++] = ACTION_HINT;
    ret[n++] = ACTION_MAP;
    ret[n++] = ACTION_HELP;
    ret[n++] = ACTION_QUIT;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct predict_view *x = self(v);
    bench_place(&x->bench, out);
    buf_printf(out, "line=%d byte=%d ", x->answer.caret.at.line, x->answer.caret.at.byte);
}

static void leave(struct app *a, struct view *v)
{
    save(a, self(v));
}

static struct str explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->bench.verdict);
}

static void done(struct view *v)
{
    struct predict_view *x = self(v);
    editor_release(&x->program);
    editor_release(&x->answer);
    bench_release(&x->bench);
    buf_release(&x->text);
    buf_release(&x->judged);
    buf_release(&x->saved);
}

static bool tell(struct app *a, struct view *v)
{
    struct predict_view *x = self(v);
    if (x->bench.verdict.words.count || x->given_up)
        return bench_tell(a, &x->bench, v);
    x->given_up = true;
    submit(a, x);
    return true;
}

static const struct view_ops ops = {
    .name = "predict", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = on_verdict, .leave = leave, .place = place, .explains = explains,
    .tell = tell, .done = done,
};

void view_predict_open(struct app *a, const struct item *it, struct str where)
{
    struct predict_view *x = mem_alloc(sizeof *x);
    bool is_changed = false;
    x->view.ops = &ops;
    x->view.item = it;
    x->bench.verdict.nothing = view_round_silent(it)
        ? "F5 takes your answer; you may skip with Ctrl-N, as not known."
        : "Read the program and type what it prints; F5 tells whether it does.";
    bench_init(&x->bench);
    x->bench.no_picture = "The picture opens when you have said what the program prints.";
    x->bench.task.on = "Enter or F3 goes to the program, F2 comes back here.";
    editor_init(&x->program);
    editor_init(&x->answer);
    x->program.read_only = true;
    x->answer.plain = true;
    editor_load(&x->program, item_exercise(it)->program, false, 0, 0);
    if (!answer_load(a->study, it, &x->text, &is_changed, NULL))
        buf_clear(&x->text);
    buf_str(&x->saved, buf_view(&x->text));
    editor_load(&x->answer, buf_view(&x->text), false, 0, 0);
    bool first_look = study_status(a->study, it) <= ITEM_STARTED && !is_changed;
    bench_restore(a, &x->bench, &x->view, where, bench_first(a, it, first_look));
    editor_goto(&x->answer, place_number(where, "line", 0), place_number(where, "byte", 0));
    app_push(a, &x->view);
}
