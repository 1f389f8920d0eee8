/* The panes of an exercise drawn: beside each other, or one at a time behind tabs. */
#include "ui/bench.h"

#include <string.h>

enum { STRIP_NARROW = 7, SUMMARY_ROWS = 2, ASK_ROWS = 3, ASK_IN = 20 /* rows of the screen */ };

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

static const char *verdict_title(const struct bench *b, const struct bench_look *look)
{
    return look->judging && !b->verdict.words.count ? "Verdict: judging ..."
           : look->judging ? "Verdict on what was there before; judging ..."
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
    if (t->late && t->trace)
        buf_cstr(out, "of the text before");
    if (t->pinned)
        buf_printf(out, "%spinned", out->len ? ", " : "");
    if (t->label.len)
        buf_printf(out, "%s" STR_FMT, out->len ? ", " : "", STR_ARG(buf_view(&t->label)));
}

/* code: it has the whole width, so what it shows of the code goes along. */
static void draw_picture(struct bench *b, struct canvas *c, struct rect r, bool code)
{
    struct buf label = {0};
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
    if (focus) /* what its letters mean, while it has the keys */
        scrub_legend_draw(t, c, r.row + r.rows - 1, r.col + 2, r.col + r.cols - 2);
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
    draw_frame(c, below, b->pane == PANE_VERDICT, verdict_title(b, look), "F4");
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

/* Reviews and questions of the inventory: few words, and then a program. */
bool bench_asks(const struct app *a, const struct item *it)
{
    struct arena arena = {0};
    struct prose p;
    if (!item_extra(it) || a->canvas.cols >= UI_WIDE || a->canvas.rows < ASK_IN)
        return false;
    prose_init(&p, &arena, a->canvas.cols - 2, a->canvas.ascii);
    prose_doc(&p, &item_exercise(it)->task);
    bool fits = p.count <= ASK_ROWS;
    arena_release(&arena);
    return fits;
}

enum pane bench_first(struct app *a, const struct item *it, bool first_look)
{
    return first_look && a->canvas.cols < UI_WIDE && !bench_asks(a, it) ? PANE_TASK : PANE_CODE;
}

/* What is asked, above what is left of the rows. */
static struct rect draw_ask(struct bench *b, const struct item *it, struct canvas *c, struct rect r)
{
    if (page_begin(&b->ask, c, r.cols - 2)) {
        b->ask.cursor = -1;
        prose_doc(&b->ask.prose, &item_exercise(it)->task);
    }
    int rows = b->ask.prose.count;
    page_draw(&b->ask, c, (struct rect){r.row, r.col + 1, rows, r.cols - 2}, NULL);
    canvas_hline(c, r.row + rows, r.col, r.cols, ROLE_FRAME);
    return (struct rect){r.row + rows + 1, r.col, r.rows - rows - 1, r.cols};
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
        struct rect frame = body;
        int col = body.col + 2;
        add_label(&label, &b->trace);
        if (label.len)
            col = canvas_printf(c, body.row, col, ROLE_FRAME, " %s ", label.at);
        buf_release(&label);
        body = (struct rect){body.row + 1, body.col + 1, body.rows - 1, body.cols - 2};
        b->rects[PANE_PICTURE] = body;
        trace_pane_draw(&b->trace, c, body, true, true);
        scrub_legend_draw(&b->trace, c, frame.row, col + 1, frame.col + frame.cols - 2);
        return (struct rect){0};
    }
    int strip = look->brief ? SUMMARY_ROWS : r.rows >= 20 ? STRIP_NARROW : 4;
    bool asks = !b->task.debrief_first && bench_asks(a, it);
    struct rect below = {body.row + body.rows - strip, body.col, strip, body.cols};
    if (asks && look->brief && !b->verdict.words.count && !view_round_silent(it)) { /* the question says it */
        b->rects[PANE_CODE] = body;
        return draw_ask(b, it, c, body);
    }
    body.rows -= strip;
    b->rects[PANE_CODE] = body;
    canvas_hline(c, below.row, below.col, below.cols, ROLE_FRAME);
    canvas_printf(c, below.row, below.col + 2, ROLE_FRAME, " %s ", verdict_title(b, look));
    struct rect text = {below.row + 1, below.col + 1, below.rows - 1, below.cols - 2};
    struct word_line s = verdict_pane_summary(&b->verdict);
    if (look->brief && utf8_str_width(s.text) > text.cols) /* of one row, so that it is seen to go on */
        canvas_fit(c, text.row, text.col, text.cols, verdict_role(s.role), s.text);
    else
        verdict_pane_draw(&b->verdict, c, text, false);
    return asks ? draw_ask(b, it, c, body) : body;
}

struct rect bench_draw(struct app *a, struct bench *b, const struct item *it, struct canvas *c,
                       struct rect r, const struct bench_look *look)
{
    a->top->tab = look->code_title;
    return r.cols >= UI_WIDE ? draw_wide(a, b, it, c, r, look) : draw_narrow(a, b, it, c, r, look);
}
