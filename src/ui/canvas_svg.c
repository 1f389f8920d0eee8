/* Rows of cells to items. Cells that follow each other and look the same are one text with
 * its exact width, so that columns stay columns in whatever font a reader has; two blanks
 * end a text. Lines of a kind are one path a row. */
#include "ui/canvas_svg.h"

#include <string.h>

typedef VEC(struct svg_item) item_list;

/* Roles that have a ground of their own, like a bar; a reversed cell has its text's colour. */
static bool has_ground(uint8_t role)
{
    return role == ROLE_BAR || role == ROLE_SELECTED || role == ROLE_DIFF || role == ROLE_BRACKET ||
           role == ROLE_CURRENT_LINE || role == ROLE_CHANGED;
}

static bool same_ground(const struct cell *a, const struct cell *b)
{
    return a->reverse == b->reverse && a->role == b->role;
}

static void grounds(item_list *to, struct arena *a, const struct cell *row, int cols)
{
    for (int at = 0, end; at < cols; at = end) {
        const struct cell *c = &row[at];
        for (end = at + 1; end < cols && same_ground(c, &row[end]); end++)
            ;
        if (!c->reverse && !has_ground(c->role))
            continue;
        int wide = (end - at) * SVG_CELL;
        char *d = arena_printf(a, "M%d 0h%dv%dh-%dz", at * SVG_CELL, wide, SVG_ROW, wide);
        char *classes = arena_printf(a, "%s %s", c->reverse ? "v" : "b", svg_class(c->role));
        vec_push(to, ((struct svg_item){.classes = str_from(classes), .path = str_from(d)}));
    }
}

static bool is_blank(const struct cell *c) { return !c->code[0] || c->code[0] == ' '; }

static bool same_text(const struct cell *a, const struct cell *b)
{
    return same_ground(a, b) && a->underline == b->underline;
}

static uint32_t code_at(const struct canvas *c, int row, int col)
{
    return row < 0 || col < 0 || row >= c->rows || col >= c->cols ? 0
                                                                  : c->cells[row * c->cols + col].code[0];
}

/* An arrow's neighbour, where its shaft would be, is a line. */
static bool joined(const struct canvas *c, int row, int col)
{
    switch (code_at(c, row, col)) {
    case 0x2190: return svg_is_line(code_at(c, row, col + 1));
    case 0x2191: return svg_is_line(code_at(c, row + 1, col));
    case 0x2192: return svg_is_line(code_at(c, row, col - 1));
    case 0x2193: return svg_is_line(code_at(c, row - 1, col));
    }
    return false;
}

static void end_text(item_list *to, struct arena *a, struct buf *text, const struct cell *look, int from,
                     int end)
{
    if (!text->len)
        return;
    char *classes = arena_printf(a, "%s%s%s", look->reverse ? "w " : "", look->underline ? "u " : "",
                                 svg_class(look->role));
    vec_push(to, ((struct svg_item){.classes = str_from(classes), .text = arena_str(a, buf_view(text)),
                                    .x = from * SVG_CELL, .width = (end - from) * SVG_CELL}));
    buf_clear(text);
}

static void add_char(struct buf *text, const struct cell *c)
{
    for (int i = 0; i < 2; i++) {
        char bytes[4];
        if (c->code[i])
            buf_add(text, bytes, utf8_encode(c->code[i], bytes));
    }
}

static void texts(item_list *to, svg_strokes *strokes, struct arena *a, const struct canvas *c, int row)
{
    const struct cell *cells = &c->cells[row * c->cols], *look = NULL;
    struct buf text = {0};
    int from = 0, end = 0; /* of the text being gathered; end: behind its last character */
    for (int col = 0; col < c->cols; col++) {
        const struct cell *cell = &cells[col];
        if (!cell->width || is_blank(cell))
            continue;
        bool shape = svg_shape(strokes, cell, col * SVG_CELL, joined(c, row, col));
        if (look && shape) {
            end_text(to, a, &text, look, from, end);
            look = NULL;
        }
        if (shape)
            continue;
        if (look && (col > end + 1 || !same_text(look, cell) ||
                     (col > end && !same_ground(look, &cells[end])))) {
            end_text(to, a, &text, look, from, end);
            look = NULL;
        }
        if (!look)
            look = cell, from = col;
        else if (col > end)
            buf_char(&text, ' ');
        add_char(&text, cell);
        end = col + (cell->width == 2 ? 2 : 1);
    }
    if (look)
        end_text(to, a, &text, look, from, end);
    buf_release(&text);
}

static struct str stroke_classes(struct arena *a, const struct svg_stroke *s)
{
    struct buf b = {0};
    if (s->weight)
        buf_cstr(&b, s->weight == 2 ? "l h " : "l ");
    else if (s->shade)
        buf_printf(&b, "a s%d ", s->shade);
    else
        buf_cstr(&b, "a ");
    if (s->dash)
        buf_printf(&b, "%c%d ", s->across ? 'd' : 'e', s->dash);
    if (s->reverse)
        buf_cstr(&b, "w ");
    buf_cstr(&b, svg_class(s->role));
    struct str classes = arena_str(a, buf_view(&b));
    buf_release(&b);
    return classes;
}

/* A line across that ends in the middle of a cell goes on by half of what crosses it
 * there, so that a corner is whole; at the edges of cells lines only touch. */
static void write_stroke(struct buf *d, const struct svg_stroke *s)
{
    int half = s->weight == 2 ? 2 : 1;
    if (s->path[0])
        buf_cstr(d, s->path);
    else if (s->across)
        buf_printf(d, "M%d %dH%d", s->x1 - (s->x1 % SVG_CELL ? half : 0), s->y1,
                   s->x2 + (s->x2 % SVG_CELL ? half : 0));
    else
        buf_printf(d, "M%d %dV%d", s->x1, s->y1, s->y2);
}

/* Strokes of one kind become one path, where the first of them stands. */
static void paths(item_list *to, struct arena *a, const svg_strokes *strokes)
{
    size_t first = to->len;
    VEC(struct buf) d = {0};
    for (size_t i = 0; i < strokes->len; i++) {
        struct str classes = stroke_classes(a, &strokes->at[i]);
        size_t k = 0;
        while (k < d.len && !str_eq(to->at[first + k].classes, classes))
            k++;
        if (k == d.len) {
            vec_push(to, ((struct svg_item){.classes = classes}));
            vec_push(&d, ((struct buf){0}));
        }
        write_stroke(&d.at[k], &strokes->at[i]);
    }
    for (size_t k = 0; k < d.len; k++) {
        to->at[first + k].path = arena_str(a, buf_view(&d.at[k]));
        buf_release(&d.at[k]);
    }
    vec_release(&d);
}

struct svg_row svg_row(struct arena *a, const struct canvas *c, int row)
{
    item_list items = {0}, words = {0};
    svg_strokes strokes = {0};
    grounds(&items, a, &c->cells[row * c->cols], c->cols);
    texts(&words, &strokes, a, c, row);
    paths(&items, a, &strokes);
    for (size_t i = 0; i < words.len; i++)
        vec_push(&items, words.at[i]);
    struct svg_row r = {arena_array(a, items.len ? items.len : 1, sizeof *r.items), items.len};
    if (items.len)
        memcpy(r.items, items.at, items.len * sizeof *items.at);
    vec_release(&items);
    vec_release(&words);
    vec_release(&strokes);
    return r;
}

void svg_row_write(struct buf *out, const struct svg_row *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct svg_item *it = &r->items[i];
        if (!it->text.len) {
            buf_printf(out, "<path class=\"" STR_FMT "\" d=\"" STR_FMT "\"/>", STR_ARG(it->classes),
                       STR_ARG(it->path));
            continue;
        }
        buf_printf(out, "<text class=\"" STR_FMT "\" x=\"%d\" y=\"%d\" textLength=\"%d\" "
                        "lengthAdjust=\"spacingAndGlyphs\">",
                   STR_ARG(it->classes), it->x, SVG_BASELINE, it->width);
        buf_xml(out, it->text);
        buf_cstr(out, "</text>");
    }
}

void svg_rows(struct buf *out, const struct canvas *c, int from, int count)
{
    struct arena a = {0};
    for (int i = 0; i < count && from + i < c->rows; i++) {
        struct svg_row r = svg_row(&a, c, from + i);
        if (!r.count)
            continue;
        buf_printf(out, "<g transform=\"translate(0,%d)\">", i * SVG_ROW);
        svg_row_write(out, &r);
        buf_cstr(out, "</g>\n");
        arena_clear(&a);
    }
    arena_release(&a);
}
