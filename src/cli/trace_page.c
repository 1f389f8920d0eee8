/* Every stop of a run as data. A stop differs little from the one before it, so only what
 * differs is written: rows of the picture by number, each distinct row once; texts by
 * number; output by pieces. The script unfolds it again.
 *
 *   cell     width, height and baseline of a cell, in units of the picture
 *   width    of the picture; classes, rows, texts: tables
 *            a row is a list of [class, path] and [class, text, x, width]
 *   out err  pieces of output, in order
 *   marks    [bit, sign, word, row] of the scrubber
 *   first total open finding    number of the first stop here, of all; opened at; or -1
 *   stops    s step  r n [file, line] that ran, that is next  m marks  t caption
 *            h rows of the picture  d [row, number] that changed
 *            l [file, line, text] of the ledger that changed  c names and values that
 *            changed  v values of sub-expressions  b f stop of the line before, behind
 *            o e pieces of output so far */
#include "base/hash.h"
#include "cli/trace_page.h"
#include "ui/canvas_svg.h"
#include "ui/picture.h"

#include <string.h>

const struct page_mark page_marks[] = {
    {STOP_MADE, "+", "a block is allocated", 0}, {STOP_FREED, "-", "a block is freed", 0},
    {STOP_OUTPUT, "o", "output", 2},           {STOP_LOST, "?", "a block is lost", 2},
    {STOP_FINDING, "!", "a finding", 1},
};
const size_t page_mark_count = COUNT(page_marks);
enum { CHANGES_MOST = 32,
       WORK_MOST = 6000000 /* cells of memory and of pictures: a second and a half */, STOPS_LEAST = 40 };

/* ---- texts by number ----------------------------------------------------------- */

struct table {
    VEC(struct str) texts; /* in the arena */
    uint32_t *slots;       /* number + 1; 0: free */
    size_t room;           /* a power of two */
    size_t bytes;
};

static uint64_t hash(struct str s) { return fnv64(FNV64_START, s.at, s.len); }

static void put_slot(struct table *t, size_t n)
{
    size_t at = hash(t->texts.at[n]) & (t->room - 1);
    while (t->slots[at])
        at = (at + 1) & (t->room - 1);
    t->slots[at] = (uint32_t)n + 1;
}

static int number_of(struct table *t, struct arena *a, struct str s)
{
    if (t->texts.len * 2 >= t->room) {
        t->room = t->room ? t->room * 2 : 256;
        mem_free(t->slots);
        t->slots = mem_alloc(t->room * sizeof *t->slots);
        for (size_t i = 0; i < t->texts.len; i++)
            put_slot(t, i);
    }
    for (size_t at = hash(s) & (t->room - 1); t->slots[at]; at = (at + 1) & (t->room - 1))
        if (str_eq(t->texts.at[t->slots[at] - 1], s))
            return (int)t->slots[at] - 1;
    struct str copy = arena_str(a, s);
    vec_push(&t->texts, copy);
    put_slot(t, t->texts.len - 1);
    t->bytes += s.len;
    return (int)t->texts.len - 1;
}

static void table_release(struct table *t)
{
    vec_release(&t->texts);
    mem_free(t->slots);
    *t = (struct table){0};
}

/* ---- a page under way ------------------------------------------------------------ */

struct pieces { /* of one stream */
    struct buf json;
    size_t done; /* bytes of the stream that are in it */
    int count;
};
struct ledger_text { uint32_t file; int line, text; };
struct making {
    struct replay *r;
    struct arena *a;        /* of the page */
    struct arena stop;      /* of the stop under way */
    struct picture picture;
    const struct sheet_look *look;
    struct page page;
    size_t looked_at, work;
    struct table rows, texts, classes;
    VEC(int) shown;         /* rows of the stop before, by number */
    VEC(struct cell) before; /* and their cells: most are the same again */
    VEC(struct ledger_text) ledger;
    bool read[JUDGE_FILES];  /* its ledger is there up to the stop before */
    struct pieces out, err;
    struct buf stops;
};

static void quoted(struct buf *out, struct str s)
{
    struct json j = {.out = out};
    json_str(&j, NULL, s);
}

static void row_json(struct making *m, struct buf *out, const struct svg_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct svg_item *it = &row->items[i];
        buf_printf(out, "%s[%d,", i ? "," : "", number_of(&m->classes, m->a, it->classes));
        quoted(out, it->text.len ? it->text : it->path);
        if (it->text.len)
            buf_printf(out, ",%d,%d", it->x, it->width);
        buf_char(out, ']');
    }
}

/* Is the row as it was at the stop before? Remembers it in any case. */
static bool same_row(struct making *m, const struct cell *row, int i)
{
    size_t cols = (size_t)m->picture.canvas.cols, at = (size_t)i * cols;
    while (m->before.len < at + cols)
        vec_push(&m->before, ((struct cell){.width = 255})); /* as no cell is */
    bool same = !memcmp(&m->before.at[at], row, cols * sizeof *row);
    memcpy(&m->before.at[at], row, cols * sizeof *row);
    return same;
}

static void picture(struct making *m, const struct scene *s)
{
    struct picture_look how = {.cols = m->look->width, .ascii = m->look->ascii};
    struct buf row = {0};
    picture_draw(&m->picture, m->r->trace, s, &how);
    int rows = m->picture.canvas.rows, changed = 0;
    if ((size_t)rows != m->shown.len)
        buf_printf(&m->stops, ",\"h\":%d", rows);
    if (m->shown.len > (size_t)rows) {
        m->shown.len = (size_t)rows;
        m->before.len = (size_t)(rows * m->picture.canvas.cols);
    }
    for (int i = 0; i < rows; i++) {
        if (same_row(m, &m->picture.canvas.cells[i * m->picture.canvas.cols], i))
            continue;
        struct svg_row svg = svg_row(&m->stop, &m->picture.canvas, i);
        buf_clear(&row);
        row_json(m, &row, &svg);
        int n = number_of(&m->rows, m->a, buf_view(&row));
        bool fresh = (size_t)i == m->shown.len;
        if (!fresh && m->shown.at[i] == n)
            continue;
        buf_printf(&m->stops, "%s%d,%d", changed++ ? "," : ",\"d\":[", i, n);
        if (fresh)
            vec_push(&m->shown, n);
        else
            m->shown.at[i] = n;
    }
    if (changed)
        buf_char(&m->stops, ']');
    buf_release(&row);
}

/* ---- the ledger ------------------------------------------------------------------- */

static void ledger_line(struct making *m, uint32_t file, int line, struct str text, int *changed)
{
    size_t i = 0;
    while (i < m->ledger.len && (m->ledger.at[i].file != file || m->ledger.at[i].line != line))
        i++;
    int n = number_of(&m->texts, m->a, text);
    if (i == m->ledger.len)
        vec_push(&m->ledger, ((struct ledger_text){file, line, -1}));
    if (m->ledger.at[i].text == n)
        return;
    m->ledger.at[i].text = n;
    m->page.ledger = true;
    buf_printf(&m->stops, "%s%u,%d,%d", (*changed)++ ? "," : ",\"l\":[", file, line, n);
}

/* Entries of a line stand together. */
static void ledger_entries(struct making *m, uint32_t file, const struct ledger_entry *e, size_t count,
                           int *changed)
{
    for (size_t at = 0; at < count;) {
        struct buf text = {0};
        int line = e[at].line;
        for (; at < count && e[at].line == line; at++)
            buf_printf(&text, "%s" STR_FMT, text.len ? ", " : "", STR_ARG(e[at].text));
        ledger_line(m, file, line, buf_view(&text), changed);
        buf_release(&text);
    }
}

/* Whole when a file is first seen; then each stop can only change the line that ran. */
static void ledger(struct making *m, size_t stop)
{
    int changed = 0;
    struct ledger_entry *e = NULL;
    const struct trace_place *ran = &trace_stop(m->r->trace, stop)->ran;
    for (uint32_t file = 0; file < JUDGE_FILES; file++) {
        if (!m->page.used[file])
            continue;
        size_t count = !m->read[file] ? trace_ledger(m->r->trace, &m->stop, file, stop, &e)
                     : ran->file == file ? trace_ledger_of(m->r->trace, &m->stop, stop, &e) : 0;
        m->read[file] = true;
        ledger_entries(m, file, e, count, &changed);
    }
    if (changed)
        buf_char(&m->stops, ']');
}

/* ---- what changed, for the search --------------------------------------------------- */

static void name_cell(struct buf *out, const struct scene_box *b, int i)
{
    const struct scene_cell *c = &b->cells[i];
    if (c->level == 0) {
        buf_str(out, b->name);
        return;
    }
    if (c->parent >= 0 && c->parent < i)
        name_cell(out, b, c->parent);
    if (c->name.len && c->name.at[0] != '[')
        buf_char(out, '.');
    buf_str(out, c->name);
}

static void changes(struct making *m, const struct scene *s)
{
    int count = 0;
    struct buf text = {0};
    for (size_t i = 0; i < s->box_count; i++)
        for (size_t k = 0; s->boxes[i].changed && k < s->boxes[i].count && count < CHANGES_MOST; k++) {
            const struct scene_cell *c = &s->boxes[i].cells[k];
            if (!c->changed || c->aggregate || c->folded)
                continue;
            buf_clear(&text);
            name_cell(&text, &s->boxes[i], (int)k);
            buf_printf(&text, " = " STR_FMT, STR_ARG(c->value));
            buf_printf(&m->stops, "%s%d", count++ ? "," : ",\"c\":[", number_of(&m->texts, m->a, buf_view(&text)));
        }
    if (count)
        buf_char(&m->stops, ']');
    buf_release(&text);
}

static void values(struct making *m, size_t stop)
{
    struct str *told;
    size_t count = trace_values_told(m->r, &m->stop, stop, &told);
    for (size_t i = 0; i < count; i++)
        buf_printf(&m->stops, "%s%d", i ? "," : ",\"v\":[", number_of(&m->texts, m->a, told[i]));
    if (count)
        buf_char(&m->stops, ']');
}

/* ---- output ---------------------------------------------------------------------------- */

/* What has been added. A replacement character at the end may be half of one that the
 * next piece completes, so it waits for that, and is written at the last stop. */
static void piece(struct making *m, struct pieces *p, const char *key, struct str all, bool last)
{
    size_t end = all.len;
    while (!last && end >= 3 && !memcmp(all.at + end - 3, "\xef\xbf\xbd", 3))
        end -= 3;
    if (end <= p->done)
        return;
    if (p->count++)
        buf_char(&p->json, ',');
    quoted(&p->json, str_slice(all, p->done, end));
    p->done = end;
    buf_printf(&m->stops, ",\"%s\":%d", key, p->count);
}

/* ---- how much it is ---- */

static size_t work_of(const struct scene *s, const struct canvas *c)
{
    size_t cells = (size_t)(c->rows * c->cols);
    for (size_t i = 0; i < s->box_count; i++)
        cells += s->boxes[i].count + 1;
    return cells + 100 + 6 * s->blocks_left_out; /* their pointers are followed all the same */
}

/* So many stops like this one can be drawn while somebody waits. */
static size_t affordable(struct replay *r, size_t stop, const struct sheet_look *look)
{
    struct arena a = {0};
    struct picture p;
    struct picture_look how = {.cols = look->width, .ascii = look->ascii};
    const struct scene *s = trace_scene(r->trace, &a, stop, &trace_shown);
    picture_init(&p);
    picture_draw(&p, r->trace, s, &how);
    size_t count = WORK_MOST / work_of(s, &p.canvas);
    picture_release(&p);
    arena_release(&a);
    return count < STOPS_LEAST ? STOPS_LEAST : count > PAGE_STOPS ? PAGE_STOPS : count;
}

/* ---- all of it ------------------------------------------------------------------------- */

static void place(struct making *m, const char *key, const struct trace_place *p)
{
    if (!p->line)
        return;
    if (p->file < JUDGE_FILES)
        m->page.used[p->file] = true;
    buf_printf(&m->stops, ",\"%s\":[%u,%d]", key, p->file, p->line);
}

static void neighbour(struct making *m, const char *key, size_t stop, bool forward)
{
    size_t n = trace_line(m->r->trace, stop, forward);
    if (n != TRACE_NONE && n >= m->page.first && n < m->page.first + m->page.count)
        buf_printf(&m->stops, ",\"%s\":%zu", key, n - m->page.first);
}

/* A page without its script shows what the script would. */
static void keep_picture(struct making *m)
{
    const struct canvas *c = &m->picture.canvas;
    canvas_init(&m->page.picture, c->rows, c->cols, c->ascii);
    memcpy(m->page.picture.cells, c->cells, (size_t)(c->rows * c->cols) * sizeof *c->cells);
}

static void one_stop(struct making *m, size_t n)
{
    struct trace *t = m->r->trace;
    const struct stop *at = trace_stop(t, n);
    struct scene *s = trace_scene(t, &m->stop, n, &trace_shown); /* one for all that follows */
    buf_printf(&m->stops, "%s{\"s\":%llu", n > m->page.first ? ",\n" : "", (unsigned long long)at->step);
    place(m, "r", &at->ran);
    place(m, "n", &at->next);
    if (at->marks)
        buf_printf(&m->stops, ",\"m\":%u", at->marks);
    buf_printf(&m->stops, ",\"t\":%d", number_of(&m->texts, m->a, scene_tell(t, &m->stop, s)));
    picture(m, s);
    m->work += work_of(s, &m->picture.canvas);
    ledger(m, n);
    changes(m, s);
    values(m, n);
    neighbour(m, "b", n, false);
    neighbour(m, "f", n, true);
    if (n == m->looked_at)
        keep_picture(m);
    bool last = n + 1 == m->page.first + m->page.count;
    piece(m, &m->out, "o", s->out, last);
    piece(m, &m->err, "e", s->err, last);
    buf_char(&m->stops, '}');
    arena_clear(&m->stop);
}

static void list(struct buf *out, const char *key, const struct table *t, bool quote)
{
    buf_printf(out, "\"%s\":[", key);
    for (size_t i = 0; i < t->texts.len; i++) {
        buf_cstr(out, i ? quote ? "," : ",\n" : "");
        if (quote)
            quoted(out, t->texts.at[i]);
        else
            buf_printf(out, "[" STR_FMT "]", STR_ARG(t->texts.at[i]));
    }
    buf_cstr(out, "],\n");
}

static size_t bytes_so_far(const struct making *m)
{
    return m->rows.bytes + m->texts.bytes + m->stops.len + m->out.json.len + m->err.json.len;
}

static void finish(struct making *m, struct buf *out, size_t stop)
{
    const struct page *p = &m->page;
    size_t finding = m->r->finding_count ? replay_first_look(m->r) : TRACE_NONE;
    bool in = finding != TRACE_NONE && finding >= p->first && finding < p->first + p->count;
    buf_printf(out, "{\"cell\":[%d,%d,%d],\"width\":%d,\"first\":%zu,\"total\":%zu,\"open\":%zu,\"finding\":%lld,\n"
                    "\"marks\":[", SVG_CELL, SVG_ROW, SVG_BASELINE, m->look->width * SVG_CELL, p->first,
               trace_stops(m->r->trace), stop - p->first, in ? (long long)(finding - p->first) : -1LL);
    for (size_t i = 0; i < page_mark_count; i++)
        buf_printf(out, "%s[%u,\"%s\",\"%s\",%d]", i ? "," : "", page_marks[i].mark, page_marks[i].sign,
                   page_marks[i].word, page_marks[i].row);
    buf_cstr(out, "],\n");
    list(out, "classes", &m->classes, true);
    list(out, "rows", &m->rows, false);
    list(out, "texts", &m->texts, true);
    buf_printf(out, "\"out\":[" STR_FMT "],\n\"err\":[" STR_FMT "],\n\"stops\":[" STR_FMT "]}",
               STR_ARG(buf_view(&m->out.json)), STR_ARG(buf_view(&m->err.json)), STR_ARG(buf_view(&m->stops)));
}

/* 0: they fit; else about how many would. */
static size_t make(struct making *m, struct buf *out, size_t stop)
{
    const struct page *p = &m->page;
    size_t fewer = 0;
    picture_init(&m->picture);
    for (size_t n = p->first; !fewer && n < p->first + p->count; n++) {
        one_stop(m, n);
        size_t done = n + 1 - p->first, bytes = bytes_so_far(m);
        if (bytes > PAGE_BYTES && p->count > 1)
            fewer = done - done / 8 - 1;
        else if (m->work > 2 * WORK_MOST && p->count > STOPS_LEAST)
            fewer = done / 2;
        if (fewer >= p->count)
            fewer = p->count - 1;
        if (!fewer && bytes > PAGE_BYTES && p->count > 1)
            fewer = 1;
    }
    if (!fewer)
        finish(m, out, stop);
    picture_release(&m->picture);
    table_release(&m->rows);
    table_release(&m->texts);
    table_release(&m->classes);
    vec_release(&m->shown);
    vec_release(&m->before);
    vec_release(&m->ledger);
    buf_release(&m->out.json);
    buf_release(&m->err.json);
    buf_release(&m->stops);
    arena_release(&m->stop);
    return fewer;
}

/* < > & occur in JSON only within its strings. */
static void without_markup(struct buf *out, struct str json)
{
    for (size_t i = 0; i < json.len; i++)
        if (json.at[i] == '<' || json.at[i] == '>' || json.at[i] == '&')
            buf_printf(out, "\\u%04x", json.at[i]);
        else
            buf_char(out, json.at[i]);
}

struct page page_data(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look)
{
    size_t all = trace_stops(r->trace);
    size_t count = affordable(r, stop, look);
    for (count = count < all ? count : all;;) {
        struct arena a = {0};
        struct buf json = {0};
        size_t before = count - count / 4 - 1; /* what led there matters more than what came of it */
        size_t first = stop > before ? stop - before : 0;
        if (first + count > all)
            first = all - count;
        struct making m = {.r = r, .a = &a, .look = look, .page = {.first = first, .count = count}, .looked_at = stop};
        size_t fewer = make(&m, &json, stop);
        if (!fewer)
            without_markup(out, buf_view(&json));
        buf_release(&json);
        arena_release(&a);
        if (!fewer)
            return m.page;
        count = fewer;
        canvas_release(&m.page.picture);
    }
}
