/* The blocks of a Markdown document: headings, paragraphs, lists, quotes, code,
 * tables. Code is boxed on three sides only, so that it can be copied with the
 * terminal's own mouse without a frame at its right. */
#include "ui/highlight.h"
#include "ui/prose_private.h"

#include <string.h>

static enum role span_role(const struct span *s)
{
    switch (s->style) {
    case SPAN_CODE: return ROLE_CODE;
    case SPAN_STRONG: return ROLE_STRONG;
    case SPAN_EMPHASIS: return ROLE_EMPHASIS;
    case SPAN_LINK: return ROLE_LINK;
    case SPAN_PLAIN: break;
    }
    return ROLE_TEXT;
}

/* Spans as runs, plain ones in the role given. */
static struct prose_run *runs_of(struct prose *p, const struct span *spans, size_t count,
                                 enum role plain)
{
    struct prose_run *runs = arena_array(p->arena, count ? count : 1, sizeof *runs);
    for (size_t i = 0; i < count; i++) {
        enum role role = span_role(&spans[i]);
        runs[i] = (struct prose_run){spans[i].text, (uint8_t)(role == ROLE_TEXT ? plain : role)};
    }
    return runs;
}

void prose_heading(struct prose *p, int level, struct str text)
{
    prose_text(p, level <= 2 ? ROLE_TITLE : ROLE_STRONG, 0, text);
}

static void heading(struct prose *p, const struct block *b)
{
    enum role role = b->level <= 2 ? ROLE_TITLE : ROLE_STRONG;
    prose_runs(p, 0, 0, runs_of(p, b->spans, b->span_count, role), b->span_count);
    if (b->level > 1)
        return;
    int widest = 0;
    for (size_t i = 0; i < b->span_count; i++)
        widest += utf8_str_width(b->spans[i].text);
    widest = widest < p->width ? widest : p->width;
    struct str line = prose_repeat(p, p->ascii ? "-" : "─", widest);
    prose_run_add(p, prose_line_add(p, 0), ROLE_FRAME, line);
}

static void item(struct prose *p, const struct block *b)
{
    struct prose_run *runs = arena_array(p->arena, b->span_count + 2, sizeof *runs);
    char *mark = b->number ? arena_printf(p->arena, "%d.", b->number)
                           : arena_cstr(p->arena, p->ascii ? STR("*") : STR("•"));
    struct str bullet = str_from(mark);
    runs[0] = (struct prose_run){bullet, ROLE_DIM};
    runs[1] = (struct prose_run){STR(" "), ROLE_TEXT};
    memcpy(runs + 2, runs_of(p, b->spans, b->span_count, ROLE_TEXT), b->span_count * sizeof *runs);
    int level = b->level < 0 ? 0 : b->level > 6 ? 6 : b->level;
    prose_runs(p, 1 + 2 * level, utf8_str_width(bullet) + 1, runs, b->span_count + 2);
}

static void quote(struct prose *p, const struct block *b)
{
    struct prose inner = *p;
    inner.lines = NULL;
    inner.count = inner.room = 0;
    inner.width = p->width - 2;
    prose_runs(&inner, 0, 0, runs_of(p, b->spans, b->span_count, ROLE_TEXT), b->span_count);
    for (int i = 0; i < inner.count; i++) {
        struct prose_line *l = prose_line_add(p, 0);
        prose_run_add(p, l, ROLE_DIM, p->ascii ? STR("| ") : STR("│ "));
        for (int k = 0; k < inner.lines[i].count; k++)
            prose_run_add(p, l, inner.lines[i].runs[k].role, inner.lines[i].runs[k].text);
    }
}

/* ---- code ----------------------------------------------------------------------- */

/* So many bytes from `from` on stand in a row of so many cells: up to the last blank, if it is not far away. */
static size_t row_of(struct str s, size_t from, int room)
{
    size_t n = from, blank = 0;
    for (int cells = 0; n < s.len;) {
        uint32_t c;
        size_t bytes = utf8_decode(s.at + n, s.len - n, &c);
        cells += utf8_width(c) < 0 ? 1 : utf8_width(c);
        if (cells > room)
            break;
        n += bytes;
        if (c == ' ' && cells > room / 2)
            blank = n;
    }
    return n < s.len && blank ? blank : n > from ? n : from + 1;
}

/* A line of code as runs of one role each, tabs made blanks. What has no room in a row goes on in the next, further in;
 * room 0: all of it stands in one. */
static void code_line(struct prose *p, struct prose_line *l, struct str text, bool colour,
                      highlight_state *state, int room)
{
    struct buf plain = {0}, roles = {0};
    int col = 0;
    for (size_t i = 0; i < text.len; i++) {
        int blanks = text.at[i] == '\t' ? 4 - col % 4 : 1;
        if (text.at[i] == '\t')
            buf_repeat(&plain, ' ', (size_t)blanks);
        else
            buf_char(&plain, text.at[i]);
        col += blanks;
    }
    struct str s = arena_str(p->arena, buf_view(&plain));
    buf_repeat(&roles, ROLE_TEXT, s.len + 1);
    if (colour)
        *state = highlight_line(*state, s, (uint8_t *)roles.at);
    int in = 0;
    while (in < (int)s.len && s.at[in] == ' ')
        in++;
    in = room && in + 4 > room / 2 ? room / 2 : in + 4;
    size_t end = room ? row_of(s, 0, room) : s.len;
    for (size_t from = 0, to; from < s.len; from = to) {
        if (from == end) {
            l = prose_line_add(p, 2);
            prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR("| ") : STR("│ "));
            prose_run_add(p, l, ROLE_TEXT, prose_repeat(p, " ", in));
            end = row_of(s, from, room - in);
        }
        for (to = from; to < end && roles.at[to] == roles.at[from]; to++) {}
        prose_run_add(p, l, (enum role)roles.at[from], str_slice(s, from, to));
    }
    buf_release(&plain);
    buf_release(&roles);
}

static int widest_line(struct str code)
{
    int widest = 0;
    for (struct str line; str_line(&code, &line);) {
        int w = utf8_str_width(line);
        widest = w > widest ? w : widest;
    }
    return widest;
}

static void box(struct prose *p, struct str code, struct str title, bool colour)
{
    int widest = utf8_str_width(title) + 4, number = 0, most = widest_line(code) + (p->numbers ? 6 : 2);
    struct str rest = code;
    widest = most > widest ? most : widest;
    widest = widest > p->width - 4 ? p->width - 4 : widest;
    struct prose_line *l = prose_line_add(p, 2);
    prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR("+-") : STR("┌─"));
    if (title.len) {
        prose_run_add(p, l, ROLE_FRAME, STR(" "));
        prose_run_add(p, l, ROLE_DIM, title);
        prose_run_add(p, l, ROLE_FRAME, STR(" "));
    }
    int used = title.len ? utf8_str_width(title) + 2 : 0;
    prose_run_add(p, l, ROLE_FRAME, prose_repeat(p, p->ascii ? "-" : "─", widest - used));
    highlight_state state = 0;
    rest = code;
    for (struct str line; str_line(&rest, &line);) {
        l = prose_line_add(p, 2);
        l->code_line = ++number;
        prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR("| ") : STR("│ "));
        if (p->numbers)
            prose_run_add(p, l, ROLE_GUTTER, str_from(arena_printf(p->arena, "%3d ", number)));
        code_line(p, l, line, colour, &state, !colour || p->numbers || p->width < 16 ? 0 : p->width - 4);
    }
    l = prose_line_add(p, 2);
    prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR("+-") : STR("└─"));
    prose_run_add(p, l, ROLE_FRAME, prose_repeat(p, p->ascii ? "-" : "─", widest));
}

void prose_code(struct prose *p, struct str code, struct str title)
{
    box(p, code, title, true);
}

static struct str next_word(struct str *s)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->len && s->at[n] != ' ')
        n++;
    struct str w = str_slice(*s, 0, n);
    *s = str_slice(*s, n, s->len);
    return w;
}

bool prose_is_run(const struct block *b)
{
    return block_runs(b);
}

static void code(struct prose *p, const struct block *b)
{
    struct str info = b->info, language = next_word(&info);
    bool c = str_is(language, "c");
    bool runs = p->runs && prose_is_run(b);
    struct str title = runs && b->picture ? STR("C, can be run and played") : runs ? STR("C, can be run") : c ? STR("C") : language;
    bool numbers = p->numbers;
    /* Its steps speak of lines, and so does the verdict on its run; but no line is cut for that. */
    p->numbers = numbers || b->picture || (runs && widest_line(b->text) + 6 <= p->width - 4);
    box(p, b->text, title, c);
    p->numbers = numbers;
}

/* ---- tables ----------------------------------------------------------------------- */

enum { COLUMNS = 12 };
struct row {
    const struct span *cells[COLUMNS];
    size_t counts[COLUMNS];
    int count;
};

static struct row split_row(const struct block *b)
{
    struct row r = {.count = 1, .cells = {b->spans}};
    for (size_t i = 0; i < b->span_count; i++) {
        if (!str_is(b->spans[i].text, "\t")) {
            r.counts[r.count - 1]++;
        } else if (r.count < COLUMNS) {
            r.cells[r.count] = &b->spans[i + 1];
            r.counts[r.count++] = 0;
        } else {
            break;
        }
    }
    return r;
}

static void table_row(struct prose *p, const struct row *r, const int *widths, int columns,
                      bool head)
{
    enum role role = head ? ROLE_STRONG : ROLE_TEXT;
    struct prose cells[COLUMNS];
    int lines = 1;
    for (int i = 0; i < columns; i++) {
        prose_init(&cells[i], p->arena, widths[i], p->ascii);
        cells[i].width = widths[i];
        if (i < r->count)
            prose_runs(&cells[i], 0, 0, runs_of(p, r->cells[i], r->counts[i], role), r->counts[i]);
        lines = cells[i].count > lines ? cells[i].count : lines;
    }
    for (int n = 0; n < lines; n++) {
        struct prose_line *l = prose_line_add(p, 1);
        for (int i = 0; i < columns; i++) {
            int used = 0;
            for (int k = 0; n < cells[i].count && k < cells[i].lines[n].count; k++) {
                struct prose_run run = cells[i].lines[n].runs[k];
                prose_run_add(p, l, run.role, run.text);
                used += utf8_str_width(run.text);
            }
            if (i + 1 < columns) {
                prose_run_add(p, l, ROLE_TEXT, prose_repeat(p, " ", widths[i] - used));
                prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR(" | ") : STR(" │ "));
            }
        }
    }
}

static void table(struct prose *p, const struct block *rows, size_t count)
{
    int widths[COLUMNS] = {0}, columns = 0, total = 0;
    for (size_t i = 0; i < count; i++) {
        struct row r = split_row(&rows[i]);
        columns = r.count > columns ? r.count : columns;
        for (int k = 0; k < r.count; k++) {
            int w = 0;
            for (size_t s = 0; s < r.counts[k]; s++)
                w += utf8_str_width(r.cells[k][s].text);
            widths[k] = w > widths[k] ? w : widths[k];
        }
    }
    for (int k = 0; k < columns; k++) {
        widths[k] = widths[k] ? widths[k] : 1;
        total += widths[k];
    }
    int room = p->width - 1 - 3 * (columns - 1);
    for (; total > room; total--) { /* the widest gives way */
        int widest = 0;
        for (int k = 1; k < columns; k++)
            if (widths[k] > widths[widest])
                widest = k;
        if (widths[widest] <= 4)
            break;
        widths[widest]--;
    }
    for (size_t i = 0; i < count; i++) {
        struct row r = split_row(&rows[i]);
        p->block = &rows[i];
        table_row(p, &r, widths, columns, i == 0);
        if (i > 0)
            continue;
        struct prose_line *l = prose_line_add(p, 1);
        for (int k = 0; k < columns; k++) {
            prose_run_add(p, l, ROLE_FRAME, prose_repeat(p, p->ascii ? "-" : "─", widths[k]));
            if (k + 1 < columns)
                prose_run_add(p, l, ROLE_FRAME, p->ascii ? STR("-+-") : STR("─┼─"));
        }
    }
}

/* ---- documents ---------------------------------------------------------------------- */

/* An item stands right below the one before it, unless a list of the other kind
 * begins. */
static bool goes_on_list(const struct doc *d, size_t i)
{
    const struct block *b = &d->blocks[i];
    if (i == 0 || b->kind != BLOCK_ITEM || b[-1].kind != BLOCK_ITEM)
        return false;
    while (i-- > 0 && d->blocks[i].kind == BLOCK_ITEM)
        if (d->blocks[i].level == b->level)
            return (d->blocks[i].number > 0) == (b->number > 0);
    return true;
}

void prose_doc(struct prose *p, const struct doc *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const struct block *b = &d->blocks[i];
        if (!goes_on_list(d, i))
            prose_blank(p);
        p->block = b;
        switch (b->kind) {
        case BLOCK_PARAGRAPH:
            prose_runs(p, 0, 0, runs_of(p, b->spans, b->span_count, ROLE_TEXT), b->span_count);
            break;
        case BLOCK_HEADING: heading(p, b); break;
        case BLOCK_ITEM: item(p, b); break;
        case BLOCK_QUOTE: quote(p, b); break;
        case BLOCK_CODE: code(p, b); break;
        case BLOCK_RULE: prose_rule(p); break;
        case BLOCK_ROW: {
            size_t n = 1;
            while (i + n < d->count && d->blocks[i + n].kind == BLOCK_ROW)
                n++;
            table(p, b, n);
            i += n - 1;
            break;
        }
        }
        p->block = NULL;
    }
}
