/* Which pane of an exercise has the keys, and what its picture is of. */
#include "ui/bench.h"

#include "study/lanes.h"

void bench_init(struct bench *b)
{
    trace_pane_init(&b->trace);
}

void bench_release(struct bench *b)
{
    trace_pane_release(&b->trace);
    page_release(&b->task.page);
    page_release(&b->ask);
    verdict_pane_release(&b->verdict);
}

/* ---- the picture --------------------------------------------------------------- */

bool bench_sees_picture(const struct app *a, const struct bench *b)
{
    if (b->no_picture)
        return false;
    return b->pane == PANE_PICTURE || (a->canvas.cols >= UI_WIDE && !a->no_picture);
}

void bench_pump(struct app *a, struct bench *b, struct view *v)
{
    if (bench_sees_picture(a, b))
        trace_pane_pump(a, &b->trace, v);
}

void bench_offer(struct app *a, struct bench *b, struct view *v, struct str answer)
{
    const struct grade *g = &b->verdict.grade;
    const struct exercise *ex = grade_exercise(item_exercise(v->item), g);
    struct arena arena = {0};
    struct buf label = {0};
    if (g->stage_count)
        buf_printf(&label, "stage %zu%s", g->first + 1, ex->case_count > 1 ? ", " : "");
    struct attempt all = grade_attempt(&arena, ex, answer);
    size_t run = picture_run(b->verdict.verdict, &b->verdict.grade);
    if (ex->case_count > 1 && run < ex->case_count)
        buf_printf(&label, "case \"" STR_FMT "\"", STR_ARG(ex->cases[run].name));
    trace_pane_follow(&b->trace, &all, b->verdict.verdict, &b->verdict.grade, buf_view(&label));
    bench_pump(a, b, v);
    buf_release(&label);
    arena_release(&arena);
}

void item_title_row(struct app *a, const struct item *it, struct buf *out)
{
    const struct unit *u = &study_pack(a->study)->units[it->unit];
    if (item_extra(it)) {
        view_round_title(a, it, out);
        return;
    }
    buf_printf(out, STR_FMT " / " STR_FMT, STR_ARG(u->title), STR_ARG(item_title(it)));
    if (study_status(a->study, it) >= ITEM_DONE)
        buf_cstr(out, it->lesson ? " (read)" : " (passed)");
}

/* ---- keys --------------------------------------------------------------------- */

void bench_focus(struct app *a, struct bench *b, struct view *v, enum pane pane)
{
    static const unsigned where[PANES] = {[PANE_TASK] = IN_READER | IN_BESIDE,
                                          [PANE_CODE] = IN_EDITOR,
                                          [PANE_VERDICT] = IN_READER | IN_BESIDE,
                                          [PANE_PICTURE] = IN_PICTURE};
    if (pane == PANE_PICTURE && b->no_picture) {
        app_say(a, ROLE_NOTE, "%s", b->no_picture);
        return;
    }
    b->pane = pane;
    v->where = IN_EXERCISE | b->also | where[pane];
    if (pane == PANE_PICTURE) {
        b->trace.walked = b->trace.code_stale = true; /* the code comes along */
        trace_pane_pump(a, &b->trace, v);
    }
    if (pane == PANE_VERDICT && b->verdict.page.cursor < 0)
        b->verdict.page.cursor = 0;
    app_moved(a);
}

static bool is_in(const struct rect *r, const struct ui_event *e)
{
    return e->mouse.row >= r->row && e->mouse.row < r->row + r->rows && e->mouse.col >= r->col &&
           e->mouse.col < r->col + r->cols;
}

static bool click(struct app *a, struct bench *b, struct view *v, const struct ui_event *e)
{
    for (int i = 0; i < PANES; i++) {
        const struct rect *r = &b->rects[i];
        if (e->mouse.action == MOUSE_PRESS && is_in(&b->tabs[i], e)) {
            bench_focus(a, b, v, (enum pane)i);
            return true;
        }
        if (is_in(r, e)) {
            if (e->mouse.action == MOUSE_PRESS && b->pane != (enum pane)i)
                bench_focus(a, b, v, (enum pane)i);
            if (i == PANE_VERDICT && e->mouse.action == MOUSE_PRESS)
                b->verdict.page.cursor = b->verdict.page.top + e->mouse.row - r->row;
            if (i == PANE_PICTURE)
                return trace_pane_handle(a, &b->trace, v, e, ACTION_NONE) ||
                       e->mouse.action == MOUSE_PRESS;
            if (i == PANE_CODE)
                return false; /* the editor places its cursor itself */
            return page_handle(a, i == PANE_TASK ? &b->task.page : &b->verdict.page, e,
                               ACTION_NONE) ||
                   e->mouse.action == MOUSE_PRESS;
        }
    }
    return false;
}

/* Away with the picture, or back: for those who want the room for their code. */
static void hide_picture(struct app *a, struct bench *b, struct view *v)
{
    if (b->no_picture) { /* nothing to put away, and elsewhere it would be missed */
        app_say(a, ROLE_NOTE, "%s", b->no_picture);
        return;
    }
    if (a->canvas.cols < UI_WIDE) {
        app_say(a, ROLE_NOTE, "The picture is beside the code from %d columns on; here it is on %s.",
                UI_WIDE, action_key(ACTION_PICTURE).text);
        return;
    }
    app_prefer(a, &a->no_picture, "picture");
    if (a->no_picture && b->pane == PANE_PICTURE)
        bench_focus(a, b, v, PANE_CODE);
    if (a->no_picture)
        app_say(a, ROLE_NOTE, "%s or %s brings the picture back.", action_key(ACTION_PICTURE).text,
                action_key(ACTION_HIDE).text);
    else
        trace_pane_pump(a, &b->trace, v);
}

/* Every order of the program's threads, if the run that was judged had any. */
static void open_threads(struct app *a, struct bench *b, struct view *v)
{
    const struct verdict *of = b->verdict.verdict;
    size_t run = of ? verdict_threads(of) : SIZE_MAX;
    struct arena arena = {0};
    if (run == SIZE_MAX) {
        app_say(a, ROLE_NOTE, of && of->kind == VERDICT_COMPILE_ERROR
                    ? "The program does not compile, so there are no threads to look at."
                    : "The program makes no thread, so there is only one order to run it in.");
        return;
    }
    struct attempt all = grade_attempt(&arena, grade_exercise(item_exercise(v->item), &b->verdict.grade),
                                       b->verdict.grade.answer);
    view_threads_open(a, v->item, &all, run);
    arena_release(&arena);
}

/* What comes of each call of the program that can fail; of a case that goes well otherwise. */
static void open_failures(struct app *a, struct bench *b, struct view *v)
{
    const struct verdict *of = b->verdict.verdict;
    struct arena arena = {0};
    if (!of || of->kind == VERDICT_COMPILE_ERROR || of->kind == VERDICT_TOOL_FAULT) {
        app_say(a, ROLE_NOTE, "The program does not run yet, so there is nothing that could fail.");
        return;
    }
    struct attempt all = grade_attempt(&arena, item_exercise(v->item), b->verdict.grade.answer);
    view_failures_open(a, v->item, &all, failures_run(of, &b->verdict.grade));
    arena_release(&arena);
}

static void open_contracts(struct app *a, struct bench *b, struct view *v)
{
    struct arena arena = {0};
    if (!b->verdict.grade.answer.len) {
        app_say(a, ROLE_NOTE, "There is no verdict yet, so there is no program to look at.");
        return;
    }
    struct attempt all = grade_attempt(&arena, item_exercise(v->item), b->verdict.grade.answer);
    view_contracts_open(a, v->item, &all, all.file_count ? all.files[0].name : STR(""));
    arena_release(&arena);
}

bool bench_handle(struct app *a, struct bench *b, struct view *v, const struct ui_event *e,
                  enum action action, int *ret_goto)
{
    *ret_goto = 0;
    if (e->kind == EVENT_MOUSE)
        return click(a, b, v, e);
    struct page *page = b->pane == PANE_TASK ? &b->task.page : &b->verdict.page;
    bool reads = b->pane == PANE_TASK || b->pane == PANE_VERDICT;
    if (reads && page->asking)
        return page_handle(a, page, e, action);
    if (b->pane == PANE_PICTURE && b->trace.asking)
        return trace_pane_handle(a, &b->trace, v, e, action);
    switch (action) {
    case ACTION_PICTURE:
        bench_focus(a, b, v, PANE_PICTURE);
        return true;
    case ACTION_THREADS:
        open_threads(a, b, v);
        return true;
    case ACTION_FAILURES:
        open_failures(a, b, v);
        return true;
    case ACTION_CONTRACTS:
        open_contracts(a, b, v);
        return true;
    case ACTION_ZOOM:
        b->zoomed = !b->zoomed && a->canvas.cols >= UI_WIDE;
        return true;
    case ACTION_HIDE:
        hide_picture(a, b, v);
        return true;
    case ACTION_OWNERS:
        app_turn_beside(a);
        b->trace.code_stale = true;
        return true;
    case ACTION_CODE_STEP_BACK:
    case ACTION_CODE_STEP_ON:
        if (b->no_picture)
            app_say(a, ROLE_NOTE, "%s", b->no_picture);
        else if (!bench_sees_picture(a, b))
            bench_focus(a, b, v, PANE_PICTURE);
        else
            trace_pane_handle(a, &b->trace, v, e, action);
        return true;
    case ACTION_PANE_TASK:
        bench_focus(a, b, v, PANE_TASK);
        return true;
    case ACTION_PANE_CODE:
        bench_focus(a, b, v, PANE_CODE);
        return true;
    case ACTION_PANE_VERDICT:
        bench_focus(a, b, v, PANE_VERDICT);
        return true;
    case ACTION_NEXT_PANE:
    case ACTION_PANE_TAB:
        bench_focus(a, b, v, (b->pane + 1) % (b->no_picture ? PANE_PICTURE : PANES));
        return true;
    case ACTION_BACK:
        if (b->pane == PANE_TASK)
            return false; /* to the map */
        if (b->pane == PANE_CODE && !b->task.debrief_first && bench_asks(a, v->item) && !exercise_writes(v->item->kind))
            return false; /* there is no more to the task than what stands above */
        if (b->pane == PANE_PICTURE && b->zoomed)
            b->zoomed = false;
        else
            bench_focus(a, b, v, b->pane == PANE_PICTURE ? PANE_CODE : PANE_TASK);
        return true;
    case ACTION_OPEN:
        if (b->pane == PANE_VERDICT && page_tag(page) == TAG_EXPLAIN) {
            view_explain_open(a, verdict_pane_explains(&b->verdict));
            return true;
        }
        if (b->pane == PANE_VERDICT && page_tag(page))
            *ret_goto = page_tag(page);
        bench_focus(a, b, v, PANE_CODE);
        return true;
    default:
        return b->pane == PANE_PICTURE ? trace_pane_handle(a, &b->trace, v, e, action)
                                       : reads && page_handle(a, page, e, action);
    }
}

bool bench_scrolls(const struct bench *b)
{
    return (b->pane == PANE_TASK && b->task.page.max_top) || (b->pane == PANE_VERDICT && b->verdict.page.max_top);
}

size_t bench_picture_keys(const struct bench *b, enum action *ret)
{
    static const enum action keys[] = {ACTION_STEP_BACK, ACTION_STEP_ON, ACTION_LINE_ON,
                                       ACTION_TIME_SEARCH, ACTION_CELL_DOWN, ACTION_FINDING,
                                       ACTION_HELP_KEY, ACTION_PANE_CODE, ACTION_CELL_OPEN,
                                       ACTION_VALUES, ACTION_ZOOM, ACTION_PIN};
    size_t n = 0;
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i] != ACTION_FINDING || b->trace.found != TRACE_NONE)
            ret[n++] = keys[i];
    return n;
}

bool bench_tell(struct app *a, struct bench *b, struct view *v)
{
    bool seen = b->task.debrief_first && (b->pane == PANE_TASK || a->canvas.cols >= UI_WIDE);
    if (b->told || seen || verdict_pane_passed(&b->verdict) || !item_exercise(v->item)->debrief.count)
        return false;
    b->told = b->task.debrief_first = true;
    b->task.page.top = 0;
    page_stale(&b->task.page);
    bench_focus(a, b, v, PANE_TASK);
    return true;
}

/* ---- coming back ---------------------------------------------------------------- */

void bench_place(const struct bench *b, struct buf *out)
{
    buf_printf(out, "pane=%d task=%d verdict=%d ", (int)b->pane, b->task.page.top,
               b->verdict.page.top);
}

void bench_restore(struct app *a, struct bench *b, struct view *v, struct str place,
                   enum pane first)
{
    int pane = place_number(place, "pane", (int)first);
    b->task.page.top = place_number(place, "task", 0);
    b->task.page.cursor = -1;
    b->verdict.page.cursor = 0;
    bench_focus(a, b, v, pane >= 0 && pane < (b->no_picture ? PANE_PICTURE : PANES) ? (enum pane)pane : first);
}
