/* Where the panes of an exercise lie, and which has the keys. */
#include "ui/bench.h"

#include <stdio.h>
#include <string.h>

enum { STRIP_NARROW = 7, SUMMARY_ROWS = 2 };

void bench_init(struct bench *b)
{
    trace_pane_init(&b->trace);
}

void bench_release(struct bench *b)
{
    trace_pane_release(&b->trace);
    page_release(&b->task.page);
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
    const struct exercise *ex = v->item->exercise;
    struct arena arena = {0};
    struct buf label = {0};
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
    buf_printf(out, STR_FMT " / " STR_FMT, STR_ARG(u->title), STR_ARG(item_title(it)));
    if (study_status(a->study, it) >= ITEM_DONE)
        buf_cstr(out, it->lesson ? " (read)" : " (passed)");
}

/* ---- drawing ----------------------------------------------------------------- */

static void draw_summary(struct bench *b, struct canvas *c, struct rect r,
                         const struct bench_look *look)
{
    struct word_line s = verdict_pane_summary(&b->verdict);
    canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
    int col = r.col + 1;
    if (look->untouched && b->verdict.words.count)
        col = canvas_cstr(c, r.row + 1, col, ROLE_DIM, "As it stands: ");
    canvas_fit(c, r.row + 1, col, r.cols - 1 - (col - r.col), verdict_role(s.role), s.text);
}

static const char *verdict_title(const struct bench_look *look)
{
    return look->judging ? "Verdict on what was there before; judging ..."
           : look->stale ? "Verdict (of what you had before)"
                       : look->untouched ? "Verdict on the start, before you change it" : "Verdict";
}

static struct rect inside(struct rect r)
{
    return (struct rect){r.row + 1, r.col + 2, r.rows - 2, r.cols - 4};
}

static void draw_frame(struct canvas *c, struct rect r, bool focus, const char *title,
                       const char *right)
{
    canvas_frame(c, r, focus, str_from(title));
    if (right && *right) {
        int col = r.col + r.cols - 3 - utf8_str_width(str_from(right));
        canvas_printf(c, r.row, col, ROLE_DIM, " %s ", right);
    }
}

/* What to know about the run that is shown, for its frame: "pinned, case "two"". */
static void add_label(struct buf *out, const struct trace_pane *t)
{
    if (t->pinned)
        buf_cstr(out, "pinned");
    if (t->label.len)
        buf_printf(out, "%s" STR_FMT, out->len ? ", " : "", STR_ARG(buf_view(&t->label)));
}

/* code: it has the whole width, so what it shows of the code goes along. */
static void draw_picture(struct bench *b, struct canvas *c, struct rect r, bool code)
{
    struct buf label = {0}, legend = {0};
    struct trace_pane *t = &b->trace;
    bool focus = b->pane == PANE_PICTURE;
    static const char title[] = "Picture (F6)";
    int room = r.cols - 10 - (int)strlen(title), width;
    draw_frame(c, r, focus, title, "");
    add_label(&label, t);
    width = utf8_str_width(buf_view(&label));
    width = width < room ? width : room;
    if (label.len && width > 6) {
        int col = r.col + r.cols - 3 - width;
        canvas_cstr(c, r.row, col - 1, ROLE_DIM, " ");
        col = canvas_fit(c, r.row, col, width, ROLE_DIM, buf_view(&label));
        canvas_cstr(c, r.row, col, ROLE_DIM, " ");
    }
    b->rects[PANE_PICTURE] = inside(r);
    trace_pane_draw(t, c, b->rects[PANE_PICTURE], focus, code);
    if (focus && t->trace && t->scrub.cols) { /* what its letters mean, while it has the keys */
        scrub_legend(t, &legend);
        if (legend.len && utf8_str_width(buf_view(&legend)) < r.cols - 8)
            canvas_printf(c, r.row + r.rows - 1, r.col + 2, ROLE_DIM, " %s ", legend.at);
    }
    buf_release(&legend);
    buf_release(&label);
}

/* Where the picture is not beside it, the verdict says which key has it. */
static void tell_of_picture(struct bench *b, bool tell)
{
    if (b->verdict.pictured != tell)
        page_stale(&b->verdict.page);
    b->verdict.pictured = tell;
}

/* Task and code with the verdict in a strip below, and the picture at the right, as high as
 * the screen; or the picture alone above the strip. */
static struct rect draw_wide(struct app *a, struct bench *b, const struct item *it,
                             struct canvas *c, struct rect r, const struct bench_look *look)
{
    memset(b->tabs, 0, sizeof b->tabs);
    memset(b->rects, 0, sizeof b->rects);
    tell_of_picture(b, false);
    bool picture = bench_sees_picture(a, b), alone = picture && b->zoomed && b->pane == PANE_PICTURE;
    int strip = r.rows / 3 < 8 ? 8 : r.rows / 3 > 15 ? 15 : r.rows / 3;
    if (b->pane == PANE_VERDICT && r.rows - strip > 14)
        strip += 4;
    int upper = r.rows - strip, right = picture && !alone ? r.cols * 37 / 100 : 0;
    int left = r.cols * (right ? 25 : 35) / 100, work = r.cols - right;
    struct rect task = {r.row, r.col, upper, left},
                code = {r.row, r.col + left, upper, work - left},
                below = {r.row + upper, r.col, strip, work},
                beside = {r.row, r.col + work, r.rows, right},
                all = {r.row, r.col, upper, r.cols};
    draw_frame(c, below, b->pane == PANE_VERDICT, verdict_title(look), "F4");
    b->rects[PANE_VERDICT] = inside(below);
    verdict_pane_draw(&b->verdict, c, b->rects[PANE_VERDICT], b->pane == PANE_VERDICT);
    if (picture)
        draw_picture(b, c, alone ? all : beside, alone);
    if (alone)
        return (struct rect){0};
    draw_frame(c, task, b->pane == PANE_TASK, b->task.debrief_first ? "Debrief (F2)" : "Task (F2)",
               "");
    draw_frame(c, code, b->pane == PANE_CODE, look->code_title, look->status);
    b->rects[PANE_TASK] = inside(task);
    b->rects[PANE_CODE] = (struct rect){code.row + 1, code.col + 1, code.rows - 2, code.cols - 2};
    task_pane_draw(a, &b->task, it, c, b->rects[PANE_TASK]);
    return b->rects[PANE_CODE];
}

static void draw_tabs(struct bench *b, struct canvas *c, struct rect r,
                      const struct bench_look *look)
{
    const char *names[PANES] = {b->task.debrief_first ? "Debrief" : "Task", look->code_title,
                                "Verdict", "Picture"};
    static const char *const keys[PANES] = {"F2", "F3", "F4", "F6"};
    int col = r.col + 1;
    b->tabs[PANE_PICTURE] = (struct rect){0};
    for (int i = 0; i < PANES - !!b->no_picture; i++) {
        bool here = b->pane == (enum pane)i;
        int from = col;
        col = canvas_cstr(c, r.row, col, here ? ROLE_SELECTED : ROLE_KEY, here ? "[" : " ");
        col = canvas_printf(c, r.row, col, here ? ROLE_SELECTED : ROLE_KEY, "%s", keys[i]);
        col = canvas_printf(c, r.row, col, here ? ROLE_SELECTED : ROLE_TEXT, " %s%s", names[i],
                            here ? "]" : " ");
        b->tabs[i] = (struct rect){r.row, from, 1, col - from};
        col++;
    }
    const char *status = look->status;
    int right = r.col + r.cols - 1 - utf8_str_width(str_from(status));
    if (right <= col && look->trouble) {
        status = look->trouble;
        right = r.col + r.cols - 1 - utf8_str_width(str_from(status));
    }
    if (right > col)
        canvas_cstr(c, r.row, right, ROLE_DIM, status);
}

static struct rect draw_narrow(struct app *a, struct bench *b, const struct item *it,
                               struct canvas *c, struct rect r, const struct bench_look *look)
{
    draw_tabs(b, c, r, look);
    tell_of_picture(b, !b->no_picture);
    struct rect body = {r.row + 1, r.col, r.rows - 1, r.cols};
    memset(b->rects, 0, sizeof b->rects);
    if (b->pane == PANE_VERDICT) {
        canvas_hline(c, body.row, body.col, body.cols, ROLE_FRAME);
        body = (struct rect){body.row + 1, body.col + 1, body.rows - 1, body.cols - 2};
        b->rects[PANE_VERDICT] = body;
        verdict_pane_draw(&b->verdict, c, body, true);
        return (struct rect){0};
    }
    if (b->pane == PANE_TASK) {
        canvas_hline(c, body.row, body.col, body.cols, ROLE_FRAME);
        struct rect below = {body.row + body.rows - SUMMARY_ROWS, body.col, SUMMARY_ROWS,
                             body.cols};
        body =
            (struct rect){body.row + 1, body.col + 1, body.rows - 1 - SUMMARY_ROWS, body.cols - 2};
        b->rects[PANE_TASK] = body;
        task_pane_draw(a, &b->task, it, c, body);
        draw_summary(b, c, below, look);
        return (struct rect){0};
    }
    if (b->pane == PANE_PICTURE) {
        canvas_hline(c, body.row, body.col, body.cols, ROLE_FRAME);
        struct buf label = {0};
        add_label(&label, &b->trace);
        if (label.len)
            canvas_printf(c, body.row, body.col + 2, ROLE_FRAME, " %s ", label.at);
        buf_release(&label);
        body = (struct rect){body.row + 1, body.col + 1, body.rows - 1, body.cols - 2};
        b->rects[PANE_PICTURE] = body;
        trace_pane_draw(&b->trace, c, body, true, true);
        return (struct rect){0};
    }
    int strip = look->brief ? SUMMARY_ROWS : r.rows >= 20 ? STRIP_NARROW : 4;
    struct rect below = {body.row + body.rows - strip, body.col, strip, body.cols};
    body.rows -= strip;
    b->rects[PANE_CODE] = body;
    canvas_hline(c, below.row, below.col, below.cols, ROLE_FRAME);
    canvas_printf(c, below.row, below.col + 2, ROLE_FRAME, " %s ", verdict_title(look));
    struct rect text = {below.row + 1, below.col + 1, below.rows - 1, below.cols - 2};
    verdict_pane_draw(&b->verdict, c, text, false);
    return body;
}

struct rect bench_draw(struct app *a, struct bench *b, const struct item *it, struct canvas *c,
                       struct rect r, const struct bench_look *look)
{
    return r.cols >= UI_WIDE ? draw_wide(a, b, it, c, r, look) : draw_narrow(a, b, it, c, r, look);
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
    v->where = IN_EXERCISE | where[pane];
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
    case ACTION_ZOOM:
        b->zoomed = !b->zoomed && a->canvas.cols >= UI_WIDE;
        return true;
    case ACTION_HIDE:
        hide_picture(a, b, v);
        return true;
    case ACTION_OWNERS:
        app_prefer(a, &a->no_owners, "owners");
        b->trace.code_stale = true;
        app_say(a, ROLE_NOTE, a->no_owners ? "Owners are no longer shown beside the code."
                                           : "Who owns each heap block is shown beside the code.");
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
