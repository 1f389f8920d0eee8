/* Drawing what prose.c laid out, and finding blocks in it. */
#include "ui/prose_private.h"

bool prose_block_lines(const struct prose *p, const struct block *b, int *ret_first, int *ret_end)
{
    int first = 0;
    while (first < p->count && p->lines[first].block != b)
        first++;
    if (!b || first == p->count)
        return false;
    int end = first;
    while (end < p->count && p->lines[end].block == b)
        end++;
    *ret_first = first;
    *ret_end = end;
    return true;
}

const struct block *prose_next_run(const struct prose *p, const struct block *from, bool backwards)
{
    int at = backwards ? p->count - 1 : 0, first, end, step = backwards ? -1 : 1;
    if (from && prose_block_lines(p, from, &first, &end))
        at = backwards ? first - 1 : end;
    for (; at >= 0 && at < p->count; at += step)
        if (prose_is_run(p->lines[at].block))
            return p->lines[at].block;
    return NULL;
}

static void draw_line(const struct prose_line *l, struct canvas *c, struct rect r, int row,
                      bool focus)
{
    int col = r.col + l->indent, edge = r.col + r.cols;
    for (int i = 0; i < l->count; i++) {
        enum role role = l->runs[i].role;
        if (focus && role == ROLE_FRAME)
            role = ROLE_FRAME_FOCUS;
        if (col < edge)
            canvas_text(c, row, col, role, l->runs[i].text);
        col += utf8_str_width(l->runs[i].text);
    }
    if (col > edge)
        canvas_cstr(c, row, edge - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_RIGHT));
}

static bool blank(struct canvas *c, int row, int col)
{
    const struct cell *cell = col < c->cols ? canvas_cell(c, row, col) : NULL;
    return cell && cell->width == 1 && (!cell->code[0] || cell->code[0] == ' ');
}

/* Not over the last letter of a line, where there is room beside it. */
static void draw_more(struct canvas *c, int row, int col, const char *mark)
{
    if (!blank(c, row, col) && blank(c, row, col + 1))
        col++;
    canvas_cstr(c, row, col, ROLE_DIM, mark);
}

int prose_draw(const struct prose *p, struct canvas *c, struct rect r, int top,
               const struct block *focus)
{
    int highest = p->count > r.rows ? p->count - r.rows : 0;
    top = top < 0 ? 0 : top > highest ? highest : top;
    struct rect old = canvas_clip(c, r);
    for (int i = 0; i < r.rows && top + i < p->count; i++) {
        const struct prose_line *l = &p->lines[top + i];
        bool marked = focus && l->block == focus;
        draw_line(l, c, r, r.row + i, marked);
        if (marked && (top + i == 0 || l[-1].block != focus))
            canvas_cstr(c, r.row + i, r.col, ROLE_KEY, canvas_mark(c, MARK_HERE));
    }
    canvas_unclip(c, old);
    if (r.rows > 1 && r.cols > 8) {
        if (top > 0)
            draw_more(c, r.row, r.col + r.cols - 1, canvas_mark(c, MARK_MORE_UP));
        if (top < highest)
            draw_more(c, r.row + r.rows - 1, r.col + r.cols - 1, canvas_mark(c, MARK_MORE_DOWN));
    }
    return highest;
}

void prose_dump(const struct prose *p, struct buf *out)
{
    struct buf clean = {0};
    for (int i = 0; i < p->count; i++) {
        buf_clear(&clean);
        buf_repeat(&clean, ' ', (size_t)p->lines[i].indent);
        for (int k = 0; k < p->lines[i].count; k++)
            utf8_printable(&clean, p->lines[i].runs[k].text);
        while (clean.len && clean.at[clean.len - 1] == ' ')
            clean.len--;
        buf_add(out, clean.at, clean.len);
        buf_char(out, '\n');
    }
    buf_release(&clean);
}
