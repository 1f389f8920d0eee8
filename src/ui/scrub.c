/* The whole run as one row of cells: where in it the learner is, and what happened where.
 *
 *     ===m====o=>---m--f--!--
 *
 * What lies behind the learner is drawn as a double line, what is ahead as a single one, so
 * the row can be read without colour; the letters are those of the keys that jump there. A
 * run that was kept whole has its stops at equal distances. Of a longer one the row shows
 * all steps, by its landmarks, with dots where nothing was kept. */
#include "ui/pane.h"
#include "ui/signs.h"

#include <stdio.h>
#include <string.h>

/* The most important first: a cell has room for one. */
static const struct { unsigned mark; enum sign sign; } letters[] = {
    {STOP_FINDING, SIGN_FINDING}, {STOP_LOST, SIGN_LOST}, {STOP_FREED, SIGN_FREED},
    {STOP_MADE, SIGN_MADE},       {STOP_OUTPUT, SIGN_OUTPUT},
};

static bool is_whole(const struct trace_pane *p)
{
    return !trace_begins(p->trace) && trace_steps(p->trace) >= p->steps;
}

static uint64_t all_steps(const struct trace_pane *p)
{
    uint64_t n = trace_steps(p->trace);
    if (is_whole(p)) /* the step that ended main is nobody's statement */
        n = trace_stop(p->trace, trace_stops(p->trace) - 1)->step;
    else if (n < p->steps)
        n = p->steps;
    return n ? n : 1;
}

static int cell_of_step(const struct trace_pane *p, uint64_t step, int cells)
{
    uint64_t all = all_steps(p);
    step = step < all ? step : all;
    return (int)((double)step * (cells - 1) / (double)all);
}

static int cell_of(const struct trace_pane *p, size_t stop, int cells)
{
    size_t last = trace_stops(p->trace) - 1;
    if (!is_whole(p))
        return cell_of_step(p, trace_stop(p->trace, stop)->step, cells);
    return last ? (int)((double)stop * (cells - 1) / (double)last) : 0;
}

size_t scrub_stop(const struct trace_pane *p, int col)
{
    int cells = p->scrub.cols, at = col - p->scrub.col;
    size_t last = trace_stops(p->trace) - 1;
    at = at < 0 ? 0 : at >= cells ? cells - 1 : at;
    if (cells < 2)
        return 0;
    if (is_whole(p))
        return (size_t)((double)at * (double)last / (cells - 1) + 0.5);
    return trace_at_step(p->trace, (uint64_t)((double)at * (double)all_steps(p) / (cells - 1)));
}

/* What happened in each cell: of a long run that is much to read, so it is kept. */
static void gather(struct trace_pane *p, int cells)
{
    if (p->mark_cells == cells)
        return;
    p->marks = mem_resize(p->marks, (size_t)cells, sizeof *p->marks);
    memset(p->marks, 0, (size_t)cells * sizeof *p->marks);
    p->mark_cells = cells;
    if (p->limit && p->found != TRACE_NONE) /* where a limit stopped it, the run itself knows of nothing */
        p->marks[cell_of(p, p->found, cells)] |= STOP_FINDING;
    if (is_whole(p)) {
        for (size_t n = 0, count = trace_stops(p->trace); n < count; n++)
            p->marks[cell_of(p, n, cells)] |= trace_stop(p->trace, n)->marks;
        return;
    }
    size_t count;
    const struct trace_bucket *b = trace_buckets(p->trace, &count);
    for (size_t i = 0; i < count; i++)
        if (b[i].from_step <= all_steps(p))
            p->marks[cell_of_step(p, b[i].from_step, cells)] |= b[i].marks;
}

static void draw_cell(struct canvas *c, int row, int col, unsigned marks, bool here, bool past,
                      bool kept)
{
    enum sign sign = here ? SIGN_HERE : !kept ? SIGN_NOT_KEPT : past ? SIGN_PAST : SIGN_AHEAD;
    for (size_t i = COUNT(letters); i-- && !here;)
        if (marks & letters[i].mark)
            sign = letters[i].sign;
    canvas_cstr(c, row, col, sign_info(sign)->role, sign_looks(c, sign));
}

void scrub_draw(struct trace_pane *p, struct canvas *c, int row, int col, int cols)
{
    const struct stop *s = trace_stop(p->trace, p->stop);
    char number[64], of[24];
    int digits = snprintf(of, sizeof of, "%ju", (uintmax_t)all_steps(p)); /* the bar stays as long */
    snprintf(number, sizeof number, " %*ju/%s", digits, (uintmax_t)s->step, of);
    int cells = cols - (int)strlen(number);
    p->scrub = (struct rect){row, col, 1, cells};
    if (cells < 8)
        return;
    gather(p, cells);
    int here = cell_of(p, p->stop, cells), first = 0, last = cells - 1;
    if (!is_whole(p)) {
        first = cell_of_step(p, trace_begins(p->trace), cells);
        last = cell_of_step(p, trace_steps(p->trace), cells);
    }
    int seen = p->last_step < all_steps(p) ? cell_of_step(p, p->last_step, cells) : cells;
    for (int i = 0; i < cells; i++)
        draw_cell(c, row, col + i, i > seen ? 0 : p->marks[i], i == here, i < here, i >= first && i <= last);
    canvas_cstr(c, row, col + cells, ROLE_DIM, number);
}

/* "finding: something ..." is "finding" in a legend. */
static int short_meaning(enum sign sign)
{
    return (int)strcspn(sign_info(sign)->means, ":");
}

void scrub_legend(const struct trace_pane *p, struct buf *out)
{
    unsigned all = 0;
    for (int i = 0; i < p->mark_cells; i++)
        all |= p->marks[i];
    for (size_t i = COUNT(letters); i--;) {
        enum sign sign = letters[i].sign;
        if (all & letters[i].mark)
            buf_printf(out, "%s%s %.*s", out->len ? "  " : "", sign_info(sign)->looks[0],
                       short_meaning(sign), sign_info(sign)->means);
    }
}

int scrub_legend_draw(const struct trace_pane *p, struct canvas *c, int row, int col, int right)
{
    struct buf legend = {0};
    struct key_text key = action_key(ACTION_SIGNS);
    if (!p->trace || !p->scrub.cols)
        return right;
    scrub_legend(p, &legend);
    buf_printf(&legend, "%s%s signs", legend.len ? "  " : "", key.text);
    if (utf8_str_width(buf_view(&legend)) + 2 > right - col) { /* then only where to look */
        buf_clear(&legend);
        buf_printf(&legend, "%s signs", key.text);
    }
    int width = utf8_str_width(buf_view(&legend)) + 2;
    if (width <= right - col) {
        right -= width;
        canvas_printf(c, row, right, ROLE_DIM, " %s ", legend.at);
    }
    buf_release(&legend);
    return right;
}
