/* What predict-picture and mark-line share on the screen: the program at rest, the answer
 * kept as a file, the panes around both. */
#include "ui/reading.h"

#include <stdio.h>
#include <string.h>

void reading_focus(struct app *a, struct reading *x, enum pane pane)
{
    bench_focus(a, &x->bench, &x->view, pane);
    if (pane == PANE_CODE)
        x->view.where = IN_EXERCISE | IN_ANSWERS;
}

static const char unseen[] = "The picture opens when you have answered.";

static void run(struct app *a, struct reading *x)
{
    struct arena arena = {0};
    struct attempt attempt = grade_attempt(&arena, item_exercise(x->view.item), (struct str){0});
    x->no_judge = !app_judge(a, &x->view, &attempt);
    if (x->no_judge)
        x->bench.verdict.nothing =
            "Programs cannot be run on this machine; `freehold doctor` says why.";
    arena_release(&arena);
}

const char *reading_waits(const struct reading *x)
{
    return x->no_judge ? "What is right comes from the run of the program, and no program can be run on "
                         "this machine."
                       : "The program is being run ...";
}

void reading_open(struct app *a, struct reading *x, const struct item *it, struct str where,
                  const char *nothing, const char *on)
{
    bool changed = false;
    x->view.item = it;
    bench_init(&x->bench);
    x->bench.no_picture = unseen;
    if (view_round_silent(it))
        snprintf(x->skip, sizeof x->skip, "F5 takes your answer; you may skip with %s, as not known.",
                 action_key(ACTION_NEXT_ITEM).text);
    x->bench.verdict.nothing = view_round_silent(it) ? x->skip : nothing;
    x->bench.task.on = on;
    editor_init(&x->program);
    x->program.read_only = true;
    editor_load(&x->program, item_exercise(it)->program, false, 0, 0);
    if (!answer_load(a->study, it, &x->text, &changed, NULL))
        buf_clear(&x->text);
    buf_str(&x->saved, buf_view(&x->text));
    bool first_look = study_status(a->study, it) <= ITEM_STARTED && !changed;
    bench_restore(a, &x->bench, &x->view, where, bench_first(a, it, first_look));
    reading_focus(a, x, x->bench.pane);
    app_push(a, &x->view);
    run(a, x);
}

void reading_release(struct reading *x)
{
    editor_release(&x->program);
    bench_release(&x->bench);
    verdict_free(x->run);
    buf_release(&x->text);
    buf_release(&x->saved);
}

void reading_save(struct app *a, struct reading *x)
{
    struct error err = {0};
    if (str_eq(buf_view(&x->text), buf_view(&x->saved)))
        return;
    if (!answer_save(a->study, x->view.item, buf_view(&x->text), NULL, &err)) {
        app_say(a, ROLE_FAIL, "Your answer could not be saved: %s", err.text);
        return;
    }
    buf_clear(&x->saved);
    buf_str(&x->saved, buf_view(&x->text));
}

void reading_grade(struct app *a, struct reading *x, struct grade g)
{
    struct bench *b = &x->bench;
    struct error err = {0};
    verdict_pane_set(&b->verdict, item_exercise(x->view.item), g);
    reading_save(a, x);
    if (g.status == GRADE_TOOL_FAULT)
        return;
    if (!study_record(a->study, x->view.item, &b->verdict.grade, buf_view(&x->text), -1, &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    x->answered = true;
    if (view_round_silent(x->view.item)) {
        app_go_next(a, x->view.item);
        return;
    }
    if (verdict_pane_passed(&b->verdict) || item_extra(x->view.item)) {
        b->task.debrief_first = true;
        b->task.page.top = 0;
    }
    page_stale(&b->task.page);
}

void reading_again(struct app *a, struct reading *x)
{
    x->answered = false;
    x->bench.no_picture = unseen;
    trace_pane_mark(&x->bench.trace, &x->program, "program.c", false, false);
    if (x->bench.pane == PANE_PICTURE)
        reading_focus(a, x, PANE_CODE);
    verdict_pane_clear(&x->bench.verdict);
    editor_set_marks(&x->program, NULL, 0);
    app_moved(a);
}

void reading_mark(struct reading *x, int line, enum mark mark, enum role role, const char *why)
{
    struct editor_mark m = {.line = line - 1, .mark = mark, .role = role};
    snprintf(m.text, sizeof m.text, "%s", why);
    editor_set_marks(&x->program, &m, line > 0 ? 1 : 0);
    if (line > 0)
        editor_goto(&x->program, line - 1, 0);
}

struct rect reading_draw(struct app *a, struct reading *x, struct canvas *c, struct rect r,
                         const char *name)
{
    struct bench_look look = {name, x->answered ? "" : "not answered yet", .brief = true};
    trace_pane_mark(&x->bench.trace, &x->program, "program.c", x->answered, a->beside != BESIDE_NOTHING);
    return bench_draw(a, &x->bench, x->view.item, c, r, &look);
}

struct rect reading_split(struct reading *x, struct canvas *c, struct rect all, int lines,
                          const char *name)
{
    enum { PROGRAM = 5 };
    int most = x->answered ? all.rows : all.rows * 3 / 5, rows = lines < most ? lines : most; /* told: of why, all */
    if (all.rows - rows - 1 < PROGRAM)
        rows = all.rows - PROGRAM - 1;
    rows = rows < 1 ? 1 : rows;
    struct rect program = {all.row, all.col, all.rows - rows - 1, all.cols};
    x->drawn = (struct rect){all.row + all.rows - rows, all.col + 2, rows, all.cols - 3};
    if (program.rows < x->program_rows)
        x->program.follow = true;
    x->program_rows = program.rows;
    x->longer = editor_where(&x->program).lines > program.rows;
    editor_draw(&x->program, c, program, false);
    canvas_hline(c, x->drawn.row - 1, all.col, all.cols, ROLE_FRAME);
    canvas_cstr(c, x->drawn.row - 1, all.col + 2, ROLE_STRONG, name);
    return x->drawn;
}

void reading_shown(struct app *a, struct reading *x, size_t stop, size_t object, uint64_t address)
{
    struct trace_pane *p = &x->bench.trace;
    struct arena arena = {0};
    struct error err = {0};
    struct attempt attempt = grade_attempt(&arena, item_exercise(x->view.item), (struct str){0});
    x->bench.no_picture = NULL;
    if (!p->trace && !trace_pane_open(p, &attempt, x->run, &err))
        app_say(a, ROLE_WARN, "There is no picture: %s", err.text);
    if (p->trace) {
        trace_pane_go(p, stop);
        if (object)
            trace_pane_select(p, object, address, 1);
    }
    arena_release(&arena);
}

void reading_verdict(struct app *a, struct reading *x, struct verdict *v)
{
    if (!trace_pane_verdict(a, &x->bench.trace, v))
        verdict_free(v);
}

void reading_tick(struct app *a, struct view *v)
{
    struct reading *x = (struct reading *)v;
    bench_pump(a, &x->bench, v);
}

bool reading_tell(struct app *a, struct view *v)
{
    return bench_tell(a, &((struct reading *)v)->bench, v);
}

bool reading_handle(struct app *a, struct reading *x, const struct ui_event *e, enum action action)
{
    struct bench *b = &x->bench;
    const struct item *it = x->view.item;
    int line = 0;
    bool mine = true;
    if (e->kind == EVENT_MOUSE) {
        mine = bench_handle(a, b, &x->view, e, action, &line);
        reading_focus(a, x, b->pane);
        if (!mine && b->pane == PANE_CODE)
            editor_handle(&x->program, e, app_now(a));
        return true;
    }
    if (e->kind != EVENT_KEY)
        return true;
    if (b->pane == PANE_PICTURE && b->trace.asking)
        return bench_handle(a, b, &x->view, e, action, &line);
    switch (action) {
    case ACTION_HINT:
        if (task_hint(a, it)) {
            page_stale(&b->task.page);
            b->task.show_hint = true;
            if (a->canvas.cols < UI_WIDE)
                reading_focus(a, x, PANE_TASK);
        }
        return true;
    case ACTION_NEXT_ITEM:
        app_go_next(a, it);
        return true;
    case ACTION_MAP:
        app_go_map(a);
        return true;
    case ACTION_SOLUTION:
    case ACTION_RESET:
    case ACTION_UNDO_RESET:
    case ACTION_EXTERNAL:
        app_say(a, ROLE_NOTE, "Here you only read: there is no code to change.");
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        if (b->pane != PANE_CODE)
            break;
        editor_handle(&x->program, e, app_now(a));
        return true;
    default:
        break;
    }
    mine = bench_handle(a, b, &x->view, e, action, &line);
    if (line)
        editor_goto(&x->program, line - 1, 0);
    reading_focus(a, x, b->pane);
    return mine;
}

size_t reading_footer(const struct reading *x, size_t n, enum action *ret)
{
    const struct bench *b = &x->bench;
    if (b->pane == PANE_PICTURE)
        return bench_picture_keys(b, ret);
    if (x->answered) {
        if (verdict_pane_passed(&b->verdict) || item_extra(x->view.item))
            ret[n++] = ACTION_NEXT_ITEM;
        if (b->pane == PANE_CODE)
            ret[n++] = ACTION_ASK_AGAIN;
    } else {
        if (b->told) /* given up: it goes on, or is answered all the same */
            ret[n++] = ACTION_NEXT_ITEM;
        ret[n++] = ACTION_CHECK;
    }
    if (bench_scrolls(b) || (b->pane == PANE_CODE && x->longer))
        ret[n++] = ACTION_PAGE_DOWN;
    if (b->pane != PANE_TASK)
        ret[n++] = ACTION_PANE_TASK;
    if (b->pane != PANE_CODE)
        ret[n++] = ACTION_PANE_CODE;
    if (b->pane != PANE_VERDICT)
        ret[n++] = ACTION_PANE_VERDICT;
    if (!b->no_picture)
        ret[n++] = ACTION_PICTURE;
    if (!verdict_pane_passed(&b->verdict) && item_exercise(x->view.item)->hint_count)
        ret[n++] = ACTION_HINT;
    ret[n++] = ACTION_MAP;
    ret[n++] = ACTION_HELP;
    ret[n++] = ACTION_QUIT;
    return n;
}

void reading_after(const struct reading *x, struct prose *p)
{
    if (!x->answered || !item_extra(x->view.item))
        return;
    prose_blank(p);
    const char *task = action_key(ACTION_PANE_TASK).text, *next = action_key(ACTION_NEXT_ITEM).text;
    bool beside = x->bench.rects[PANE_TASK].rows > 0 && x->bench.task.debrief_first;
    bool told = verdict_pane_passed(&x->bench.verdict) || x->bench.told || beside;
    prose_text(p, ROLE_NOTE, 0, str_from(told ? arena_printf(p->arena, "%s explains it, %s goes on.", task, next)
                                              : arena_printf(p->arena, "%s explains it, and then goes on.", next)));
}

struct prose_run *reading_runs(struct prose *p, struct str markdown, enum role plain, size_t *ret_count)
{
    struct doc d = doc_parse(p->arena, markdown, 1);
    size_t count = d.count ? d.blocks[0].span_count : 0;
    struct prose_run *runs = arena_array(p->arena, count + 4, sizeof *runs);
    for (size_t i = 0; i < count; i++) {
        const struct span *s = &d.blocks[0].spans[i];
        runs[i] = (struct prose_run){
            s->text, (uint8_t)(s->style == SPAN_CODE && plain != ROLE_SELECTED ? ROLE_CODE : plain)};
    }
    *ret_count = count;
    return runs;
}
