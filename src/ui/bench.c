/* Where the panes of an exercise lie, and which has the keys. */
#include "ui/bench.h"

#include <string.h>

enum { STRIP_NARROW = 7, SUMMARY_ROWS = 2 };

void bench_release(struct bench *b)
{
    page_release(&b->task.page);
    verdict_pane_release(&b->verdict);
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

static struct rect draw_wide(struct app *a, struct bench *b, const struct item *it,
                             struct canvas *c, struct rect r, const struct bench_look *look)
{
    memset(b->tabs, 0, sizeof b->tabs);
    int strip = r.rows / 3 < 8 ? 8 : r.rows / 3 > 15 ? 15 : r.rows / 3;
    if (b->pane == PANE_VERDICT && r.rows - strip > 14)
        strip += 4;
    int left = r.cols * 35 / 100, upper = r.rows - strip;
    struct rect task = {r.row, r.col, upper, left},
                code = {r.row, r.col + left, upper, r.cols - left};
    struct rect below = {r.row + upper, r.col, strip, r.cols};
    draw_frame(c, task, b->pane == PANE_TASK, b->task.debrief_first ? "Debrief (F2)" : "Task (F2)",
               "");
    draw_frame(c, code, b->pane == PANE_CODE, look->code_title, look->status);
    draw_frame(c, below, b->pane == PANE_VERDICT, verdict_title(look), "F4");
    b->rects[PANE_TASK] = inside(task);
    b->rects[PANE_CODE] = (struct rect){code.row + 1, code.col + 1, code.rows - 2, code.cols - 2};
    b->rects[PANE_VERDICT] = inside(below);
    task_pane_draw(a, &b->task, it, c, b->rects[PANE_TASK]);
    verdict_pane_draw(&b->verdict, c, b->rects[PANE_VERDICT], b->pane == PANE_VERDICT);
    return b->rects[PANE_CODE];
}

static void draw_tabs(struct bench *b, struct canvas *c, struct rect r,
                      const struct bench_look *look)
{
    const char *names[PANES] = {b->task.debrief_first ? "Debrief" : "Task", look->code_title,
                                "Verdict"};
    static const char *const keys[PANES] = {"F2", "F3", "F4"};
    int col = r.col + 1;
    for (int i = 0; i < PANES; i++) {
        bool here = b->pane == (enum pane)i;
        int from = col;
        col = canvas_cstr(c, r.row, col, here ? ROLE_SELECTED : ROLE_KEY, here ? "[" : " ");
        col = canvas_printf(c, r.row, col, here ? ROLE_SELECTED : ROLE_KEY, "%s", keys[i]);
        col = canvas_printf(c, r.row, col, here ? ROLE_SELECTED : ROLE_TEXT, " %s%s", names[i],
                            here ? "]" : " ");
        b->tabs[i] = (struct rect){r.row, from, 1, col - from};
        col += 2;
    }
    int right = r.col + r.cols - 1 - utf8_str_width(str_from(look->status));
    if (right > col)
        canvas_cstr(c, r.row, right, ROLE_DIM, look->status);
}

static struct rect draw_narrow(struct app *a, struct bench *b, const struct item *it,
                               struct canvas *c, struct rect r, const struct bench_look *look)
{
    draw_tabs(b, c, r, look);
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
    b->pane = pane;
    v->where = IN_EXERCISE | (pane == PANE_CODE ? IN_EDITOR : IN_READER | IN_BESIDE);
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
            if (i == PANE_CODE)
                return false; /* the editor places its cursor itself */
            return page_handle(a, i == PANE_TASK ? &b->task.page : &b->verdict.page, e,
                               ACTION_NONE) ||
                   e->mouse.action == MOUSE_PRESS;
        }
    }
    return false;
}

bool bench_handle(struct app *a, struct bench *b, struct view *v, const struct ui_event *e,
                  enum action action, int *ret_goto)
{
    *ret_goto = 0;
    if (e->kind == EVENT_MOUSE)
        return click(a, b, v, e);
    struct page *page = b->pane == PANE_TASK ? &b->task.page : &b->verdict.page;
    if (b->pane != PANE_CODE && page->asking)
        return page_handle(a, page, e, action);
    switch (action) {
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
        bench_focus(a, b, v, (b->pane + 1) % PANES);
        return true;
    case ACTION_BACK:
        if (b->pane == PANE_TASK)
            return false; /* to the map */
        bench_focus(a, b, v, PANE_TASK);
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
        return b->pane != PANE_CODE && page_handle(a, page, e, action);
    }
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
    bench_focus(a, b, v, pane >= 0 && pane < PANES ? (enum pane)pane : first);
}
