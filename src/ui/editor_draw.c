/* Drawing the editor: gutter, text, prompt. A line is walked by characters; each
 * has a column that does not depend on scrolling, and the clip cuts what lies
 * left and right of the window. */
#include "ui/editor_private.h"

#include <stdio.h>
#include <string.h>

static int digits(int n)
{
    int d = 1;
    while (n >= 10) {
        n /= 10;
        d++;
    }
    return d < 2 ? 2 : d;
}

/* Scrolls so that the caret is seen, with a little of what is around it. */
static void follow(struct editor *e, int rows, int cols)
{
    struct pos p = e->caret.at;
    int last = text_lines(e->text) - 1, margin = rows > 6 ? 1 : 0;
    if (p.line < e->top + margin)
        e->top = p.line - margin;
    if (p.line > e->top + rows - 1 - margin)
        e->top = p.line - rows + 1 + margin;
    if (e->top > last - rows + 1)
        e->top = last - rows + 1;
    e->top = e->top < 0 ? 0 : e->top;
    int col = text_column(text_line(e->text, p.line), p.byte);
    int side = cols > 20 ? 4 : 1;
    if (col < e->left + (e->left ? side : 0))
        e->left = col < cols - side ? 0 : col - side;
    if (col > e->left + cols - 2)
        e->left = col - cols + 1 + side;
    e->left = e->left < 0 ? 0 : e->left;
    e->follow = false;
}

static bool in_range(struct range r, struct pos p)
{
    return pos_cmp(r.from, p) <= 0 && pos_cmp(p, r.to) < 0;
}

static bool underlined(const struct editor *e, struct pos p)
{
    for (size_t i = 0; i < e->mark_count; i++)
        if (e->marks[i].line == p.line && p.byte >= e->marks[i].byte &&
            p.byte < e->marks[i].byte + e->marks[i].length)
            return true;
    return false;
}

struct brackets { bool found; struct pos a, b; };

static void draw_gutter(struct editor *e, struct canvas *c, int row, int col, int line, bool focus)
{
    const struct editor_mark *mark = editor_mark_at(e, line);
    bool here = focus && line == e->caret.at.line, locked = text_is_locked(e->text, line);
    bool runs = line == e->next || line == e->ran;
    if (mark)
        canvas_cstr(c, row, col, mark->role, canvas_mark(c, mark->mark));
    enum role role = here ? ROLE_CURRENT_LINE : ROLE_GUTTER;
    canvas_printf(c, row, col + 1, role, "%*d", e->gutter - 2, line + 1);
    if (locked)
        canvas_cstr(c, row, col + e->gutter - 1, ROLE_GUTTER, canvas_mark(c, MARK_LOCK));
    if (runs) /* left of the number; where a mark is already, right of it */
        canvas_cstr(c, row, mark ? col + e->gutter - 1 : col, line == e->next ? ROLE_KEY : ROLE_TEXT,
                    canvas_mark(c, line == e->next ? MARK_HERE : MARK_NEW));
}

static void draw_line(struct editor *e, struct canvas *c, struct rect area, int row, int line,
                      struct brackets br)
{
    struct str s = text_line(e->text, line);
    const uint8_t *roles = editor_roles(e, line);
    struct range sel = editor_selection(e);
    bool locked = text_is_locked(e->text, line);
    int origin = area.col - e->left, col = 0;
    for (struct pos p = {line, 0}; (size_t)p.byte < s.len;) {
        struct pos next = text_right(e->text, p);
        struct str one = str_slice(s, (size_t)p.byte, (size_t)next.byte);
        int end = one.at[0] == '\t' ? (col / TEXT_TAB + 1) * TEXT_TAB
                                     : col + text_column(one, (int)one.len);
        if (col >= e->left + area.cols)
            break;
        enum role role = locked ? ROLE_LOCKED : roles[p.byte];
        if (br.found && (pos_eq(p, br.a) || pos_eq(p, br.b)))
            role = ROLE_BRACKET;
        if (one.at[0] == '\t')
            one = (struct str){"        ", (size_t)(end - col)};
        if (end > e->left)
            canvas_styled(c, row, origin + col, role, in_range(sel, p), underlined(e, p), one);
        col = end;
        p = next;
    }
    struct pos end = {line, (int)s.len};
    bool line_end_selected = in_range(sel, end) && sel.to.line > line;
    if (line_end_selected || underlined(e, end))
        canvas_styled(c, row, origin + col, ROLE_TEXT, line_end_selected, underlined(e, end),
                      STR(" "));
    if (e->left > 0 && s.len)
        canvas_cstr(c, row, area.col, ROLE_DIM, canvas_mark(c, MARK_MORE_LEFT));
    if (text_column(s, (int)s.len) > e->left + area.cols)
        canvas_cstr(c, row, area.col + area.cols - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_RIGHT));
}

/* What the run says of a line, right of its text: which one ran or comes next, in words as
 * well as by the mark in the gutter, and who owns what. Code comes first: what does not
 * fit beside it is left out, the ledger before the word. */
static void draw_run(struct editor *e, struct canvas *c, struct rect area, int row, int line)
{
    enum { GAP = 2, LEDGER_COLS = 34 };
    struct str s = text_line(e->text, line);
    int free = area.cols - (text_column(s, (int)s.len) - e->left), right = area.col + area.cols;
    const char *word = line == e->ran && line == e->next ? "ran, next" :
                       line == e->next ? "next" : line == e->ran ? "ran" : "";
    int width = (int)strlen(word);
    if (width && free >= width + GAP) {
        right -= width;
        free -= width + GAP;
        canvas_cstr(c, row, right, line == e->next ? ROLE_KEY : ROLE_DIM, word);
        right -= GAP;
    }
    for (size_t i = 0; area.cols >= LEDGER_COLS && i < e->note_count; i++) {
        struct str text = str_from(e->notes[i].text);
        int cells = utf8_str_width(text);
        if (e->notes[i].line == line && free >= cells + GAP)
            canvas_text(c, row, right - cells, e->notes[i].role, text);
    }
}

/* A line that the run has come to is brought into view, whoever has the cursor. */
static void show(struct editor *e, int rows)
{
    int line = e->show_line, last = text_lines(e->text) - 1, margin = rows > 6 ? 2 : 0;
    e->show_line = -1;
    if (line < 0)
        return;
    if (line < e->top + margin)
        e->top = line - margin;
    if (line > e->top + rows - 1 - margin)
        e->top = line - rows + 1 + margin;
    if (e->top > last - rows + 1)
        e->top = last - rows + 1;
    e->top = e->top < 0 ? 0 : e->top;
}

static void draw_prompt(struct editor *e, struct canvas *c, struct rect r, bool focus)
{
    int row = r.row + r.rows - 1;
    struct str text = buf_view(&e->prompt_text);
    int col = canvas_cstr(c, row, r.col, ROLE_KEY,
                          e->prompt == EDITOR_PROMPT_FIND ? "Find: " : "Go to line: ");
    int right = r.col + r.cols - utf8_str_width(str_from(e->message)) - 1;
    int room = (e->message[0] ? right : r.col + r.cols) - col - 2;
    if (room < 4)
        room = 4;
    while (text.len && utf8_str_width(text) > room) { /* its end matters more */
        uint32_t code;
        text = str_slice(text, utf8_decode(text.at, text.len, &code), text.len);
    }
    col = canvas_text(c, row, col, ROLE_TEXT, text);
    if (e->message[0] && right > col)
        canvas_cstr(c, row, right, ROLE_DIM, e->message);
    if (focus) {
        c->cursor_row = row;
        c->cursor_col = col < r.col + r.cols ? col : r.col + r.cols - 1;
    }
}

void editor_draw(struct editor *e, struct canvas *c, struct rect r, bool focus)
{
    bool prompt = e->prompt != EDITOR_PROMPT_NONE && r.rows > 1;
    editor_sync(e);
    e->gutter = e->plain ? 0 : digits(text_lines(e->text)) + 2;
    struct rect area = {r.row, r.col + e->gutter, r.rows - prompt, r.cols - e->gutter};
    e->drawn = area;
    canvas_fill(c, r, ROLE_TEXT);
    if (area.cols < 2 || area.rows < 1)
        return;
    if (e->follow)
        follow(e, area.rows, area.cols);
    show(e, area.rows);
    struct brackets br = {0};
    if (focus && !e->plain && !editor_selecting(e))
        br.found = text_bracket(e->text, e->caret.at, editor_is_code, e, &br.a, &br.b);
    struct rect old = canvas_clip(c, r);
    for (int i = 0; i < area.rows && e->top + i < text_lines(e->text); i++) {
        if (!e->plain)
            draw_gutter(e, c, area.row + i, r.col, e->top + i, focus);
        struct rect outer = canvas_clip(c, area);
        draw_line(e, c, area, area.row + i, e->top + i, br);
        draw_run(e, c, area, area.row + i, e->top + i);
        canvas_unclip(c, outer);
    }
    struct pos p = e->caret.at;
    int row = area.row + p.line - e->top;
    int col = area.col + text_column(text_line(e->text, p.line), p.byte) - e->left;
    if (prompt) {
        draw_prompt(e, c, r, focus);
    } else if (focus && row >= area.row && row < area.row + area.rows && col >= area.col &&
               col < area.col + area.cols) {
        c->cursor_row = row;
        c->cursor_col = col;
    }
    canvas_unclip(c, old);
}
