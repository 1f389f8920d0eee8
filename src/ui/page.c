/* Prose that scrolls: j k g G Space b, / n N, with or without a bar. */
#include "ui/pane.h"

#include <string.h>

void page_release(struct page *p)
{
    arena_release(&p->arena);
    buf_release(&p->word);
}

void page_stale(struct page *p)
{
    p->width = 0;
}

bool page_begin(struct page *p, const struct canvas *c, int width)
{
    if (p->width == width)
        return false;
    arena_clear(&p->arena);
    prose_init(&p->prose, &p->arena, width, c->ascii);
    p->width = width;
    return true;
}

static int clamp(int n, int low, int high)
{
    return n > high ? (high > low ? high : low) : n < low ? low : n;
}

static void draw_prompt(const struct page *p, struct canvas *c, struct rect r)
{
    int row = r.row + r.rows - 1;
    canvas_fill(c, (struct rect){row, r.col, 1, r.cols}, ROLE_TEXT);
    int col = canvas_cstr(c, row, r.col, ROLE_KEY, "/");
    col = canvas_text(c, row, col, ROLE_TEXT, buf_view(&p->word));
    c->cursor_row = row;
    c->cursor_col = col;
}

void page_draw(struct page *p, struct canvas *c, struct rect r, const struct block *focus)
{
    p->rows = r.rows;
    p->max_top = p->prose.count > r.rows ? p->prose.count - r.rows : 0;
    p->top = clamp(p->top, 0, p->max_top);
    prose_draw(&p->prose, c, r, p->top, focus);
    if (p->cursor >= 0 && p->prose.count) {
        p->cursor = clamp(p->cursor, 0, p->prose.count - 1);
        if (p->cursor >= p->top && p->cursor < p->top + r.rows)
            canvas_reverse(c, (struct rect){r.row + p->cursor - p->top, r.col, 1, r.cols});
    }
    if (p->asking)
        draw_prompt(p, c, r);
}

void page_labelled(struct prose *p, enum role label_role, struct str label, int indent,
                   const struct prose_run *runs, size_t count)
{
    int first = p->count;
    prose_runs(p, indent, 0, runs, count);
    if (p->count == first)
        return;
    struct prose_line *l = &p->lines[first];
    struct prose_run *all = arena_array(p->arena, (size_t)l->count + 1, sizeof *all);
    struct buf pad = {0};
    buf_str(&pad, label);
    int width = utf8_str_width(label);
    buf_repeat(&pad, ' ', width < indent ? (size_t)(indent - width) : 1);
    all[0] = (struct prose_run){arena_str(p->arena, buf_view(&pad)), (uint8_t)label_role};
    if (l->count)
        memcpy(all + 1, l->runs, (size_t)l->count * sizeof *all);
    l->runs = all;
    l->room = ++l->count;
    l->indent = 0;
    buf_release(&pad);
}

void page_show(struct page *p, int line)
{
    if (line < p->top)
        p->top = line;
    else if (p->rows && line >= p->top + p->rows)
        p->top = line - p->rows + 1;
}

int page_tag(const struct page *p)
{
    return p->cursor >= 0 && p->cursor < p->prose.count ? p->prose.lines[p->cursor].tag : 0;
}

/* ASCII letters without case; the words of lessons are looked for, not code. */
static bool line_has(const struct prose_line *l, struct str word)
{
    struct buf text = {0};
    for (int i = 0; i < l->count; i++)
        buf_str(&text, l->runs[i].text);
    buf_char(&text, '\0');
    bool found = word.len && strcasestr(text.at, word.at);
    buf_release(&text);
    return found;
}

static void search(struct app *a, struct page *p, int from, int step)
{
    int count = p->prose.count;
    for (int i = 0; i < count; i++) {
        int line = ((from + step * i) % count + count) % count;
        if (!line_has(&p->prose.lines[line], buf_view(&p->word)))
            continue;
        p->found = line;
        if (p->cursor >= 0)
            p->cursor = line;
        p->top = clamp(line, 0, p->max_top);
        return;
    }
    app_say(a, ROLE_WARN, "\"" STR_FMT "\" is not on this page.", STR_ARG(buf_view(&p->word)));
}

static bool handle_prompt(struct app *a, struct page *p, const struct ui_event *e)
{
    if (e->kind != EVENT_KEY)
        return false;
    char bytes[4];
    if (e->key.code == K_ENTER) {
        p->asking = false;
        if (p->word.len)
            search(a, p, p->cursor >= 0 ? p->cursor : p->top, 1);
    } else if (e->key.code == K_ESC) {
        p->asking = false;
        buf_clear(&p->word);
    } else if (e->key.code == K_BACKSPACE) {
        while (p->word.len && (p->word.at[p->word.len - 1] & 0xC0) == 0x80)
            p->word.at[--p->word.len] = '\0';
        if (p->word.len)
            p->word.at[--p->word.len] = '\0';
        else
            p->asking = false;
    } else if (key_types(e->key)) {
        buf_add(&p->word, bytes, utf8_encode(e->key.code, bytes));
    }
    return true;
}

bool page_handle(struct app *a, struct page *p, const struct ui_event *e, enum action action)
{
    if (p->asking && handle_prompt(a, p, e))
        return true;
    int page = p->rows > 2 ? p->rows - 2 : 1, move = 0;
    if (e->kind == EVENT_MOUSE) {
        if (e->mouse.action == MOUSE_WHEEL_UP)
            p->top -= 3;
        else if (e->mouse.action == MOUSE_WHEEL_DOWN)
            p->top += 3;
        else
            return false;
        p->top = clamp(p->top, 0, p->max_top);
        app_moved(a);
        return true;
    }
    switch (action) {
    case ACTION_UP: move = -1; break;
    case ACTION_DOWN: move = 1; break;
    case ACTION_PAGE_UP: move = -page; break;
    case ACTION_PAGE_DOWN: move = page; break;
    case ACTION_TOP: move = -p->prose.count; break;
    case ACTION_BOTTOM: move = p->prose.count; break;
    case ACTION_SEARCH:
        p->asking = true;
        buf_clear(&p->word);
        return true;
    case ACTION_SEARCH_NEXT:
    case ACTION_SEARCH_BACK:
        if (!p->word.len)
            return false;
        search(a, p, p->found + (action == ACTION_SEARCH_NEXT ? 1 : -1),
               action == ACTION_SEARCH_NEXT ? 1 : -1);
        return true;
    default:
        return false;
    }
    if (p->cursor >= 0) {
        p->cursor = clamp(p->cursor + move, 0, p->prose.count - 1);
        if (move == page || move == -page) /* a page on is text that was not seen, wherever the cursor was */
            p->top = clamp(p->top + move, 0, p->max_top);
        page_show(p, p->cursor);
    } else {
        p->top = clamp(p->top + move, 0, p->max_top);
    }
    app_moved(a);
    return true;
}
