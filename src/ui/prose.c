/* Laying text out. Everything that wraps goes through struct wrap: runs come in,
 * are cut into words (a word may be made of several runs: `free()` and the comma
 * behind it stay together), and words are set onto lines. A word wider than a
 * line is broken where the line ends.
 *
 * Blocks of a document (code, lists, tables, quotes) are in prose_blocks.c, which
 * is built from the calls here; drawing is in prose_draw.c. */
#include "ui/prose_private.h"

#include <string.h>

void prose_init(struct prose *p, struct arena *a, int width, bool ascii)
{
    *p = (struct prose){.arena = a, .width = width < 8 ? 8 : width, .ascii = ascii};
}

/* ---- lines and runs ------------------------------------------------------------ */

static void *grow(struct arena *a, void *old, int count, int *room, size_t each)
{
    if (count < *room)
        return old;
    int more = *room ? *room * 2 : 4;
    void *p = arena_array(a, (size_t)more, each);
    if (count)
        memcpy(p, old, (size_t)count * each);
    *room = more;
    return p;
}

struct prose_line *prose_line_add(struct prose *p, int indent)
{
    p->lines = grow(p->arena, p->lines, p->count, &p->room, sizeof *p->lines);
    struct prose_line *l = &p->lines[p->count++];
    *l = (struct prose_line){.indent = indent, .block = p->block, .tag = p->tag};
    return l;
}

void prose_run_add(struct prose *p, struct prose_line *l, enum role role, struct str text)
{
    if (!text.len)
        return;
    struct prose_run *last = l->count ? &l->runs[l->count - 1] : NULL;
    if (last && last->role == role && last->text.at + last->text.len == text.at) {
        last->text.len += text.len;
        return;
    }
    l->runs = grow(p->arena, l->runs, l->count, &l->room, sizeof *l->runs);
    l->runs[l->count++] = (struct prose_run){text, (uint8_t)role};
}

struct str prose_repeat(struct prose *p, const char *what, int times)
{
    struct buf b = {0};
    for (int i = 0; i < times; i++)
        buf_cstr(&b, what);
    struct str s = arena_str(p->arena, buf_view(&b));
    buf_release(&b);
    return s;
}

void prose_blank(struct prose *p)
{
    const struct block *block = p->block;
    if (!p->count || !p->lines[p->count - 1].count)
        return;
    p->block = NULL;
    prose_line_add(p, 0);
    p->block = block;
}

void prose_rule(struct prose *p)
{
    struct str line = prose_repeat(p, p->ascii ? "-" : "─", p->width);
    prose_run_add(p, prose_line_add(p, 0), ROLE_FRAME, line);
}

/* ---- wrapping --------------------------------------------------------------------- */

struct wrap {
    struct prose *p;
    struct prose_line *line; /* NULL: none begun */
    int indent, hang;
    int col;                 /* cells on the line so far */
    bool first;              /* no line was begun yet */
    struct str space;        /* stands before the next word */
    uint8_t space_role;
    struct prose_run *word;  /* pieces of the word, in the arena */
    int pieces, room;
    int word_width;
    bool exact, quoted;      /* blanks within "..." stay as many as they are; within it now */
};

static int line_room(const struct wrap *w)
{
    int room = w->p->width - w->indent - (w->first ? 0 : w->hang);
    return room < 4 ? 4 : room;
}

static void new_line(struct wrap *w)
{
    w->line = prose_line_add(w->p, w->indent + (w->first ? 0 : w->hang));
    w->col = 0;
    w->space.len = 0;
}

static void end_line(struct wrap *w)
{
    w->line = NULL;
    w->first = false;
}

/* A word that fits on no line: as much as there is room for, then the next. */
static void set_broken(struct wrap *w, struct prose_run piece)
{
    while (piece.text.len) {
        if (!w->line)
            new_line(w);
        size_t take = 0;
        int width = 0, room = line_room(w) - w->col;
        while (take < piece.text.len) {
            uint32_t c;
            size_t n = utf8_decode(piece.text.at + take, piece.text.len - take, &c);
            int cells = utf8_width(c) < 0 ? 1 : utf8_width(c);
            if (width + cells > room && (take || w->col))
                break;
            width += cells;
            take += n;
        }
        prose_run_add(w->p, w->line, piece.role, str_slice(piece.text, 0, take));
        w->col += width;
        piece.text = str_slice(piece.text, take, piece.text.len);
        if (piece.text.len)
            end_line(w);
    }
}

static void set_word(struct wrap *w)
{
    if (!w->pieces)
        return;
    int space = w->line && w->col ? (int)w->space.len : 0;
    if (w->line && w->col && w->col + space + w->word_width > line_room(w))
        end_line(w);
    if (!w->line)
        new_line(w);
    else if (space) {
        prose_run_add(w->p, w->line, w->space_role, w->space);
        w->col += space;
    }
    w->space.len = 0;
    if (w->word_width > line_room(w)) {
        for (int i = 0; i < w->pieces; i++)
            set_broken(w, w->word[i]);
    } else {
        for (int i = 0; i < w->pieces; i++)
            prose_run_add(w->p, w->line, w->word[i].role, w->word[i].text);
        w->col += w->word_width;
    }
    w->pieces = 0;
    w->word_width = 0;
}

static void add_piece(struct wrap *w, struct prose_run piece)
{
    w->word = grow(w->p->arena, w->word, w->pieces, &w->room, sizeof *w->word);
    w->word[w->pieces++] = piece;
    w->word_width += utf8_str_width(piece.text);
}

static bool parts(char c) { return c == ' ' || c == '\t' || c == '\n'; }

static void add_run(struct wrap *w, struct prose_run run)
{
    struct str s = run.text;
    while (s.len) {
        size_t n = 0;
        if (s.at[0] == '\n') {
            set_word(w);
            if (!w->line)
                new_line(w);
            end_line(w);
            n = 1;
        } else if (parts(s.at[0])) {
            set_word(w);
            n = 1;
            while (w->exact && w->quoted && n < s.len && s.at[n] == ' ')
                n++;
            if (!w->space.len) {
                w->space = s.at[0] == ' ' ? str_slice(s, 0, n) : STR(" ");
                w->space_role = run.role;
            }
        } else {
            for (; n < s.len && !parts(s.at[n]); n++)
                w->quoted ^= s.at[n] == '"' && (n == 0 || s.at[n - 1] != '\\');
            add_piece(w, (struct prose_run){str_slice(s, 0, n), run.role});
        }
        s = str_slice(s, n, s.len);
    }
}

void prose_runs(struct prose *p, int indent, int hang, const struct prose_run *runs, size_t count)
{
    struct wrap w = {.p = p, .indent = indent, .hang = hang, .first = true};
    for (size_t i = 0; i < count; i++)
        add_run(&w, runs[i]);
    set_word(&w);
}

void prose_hanging(struct prose *p, enum role role, int indent, int hang, struct str text)
{
    struct prose_run run = {text, (uint8_t)role};
    prose_runs(p, indent, hang, &run, 1);
}

void prose_text(struct prose *p, enum role role, int indent, struct str text)
{
    prose_hanging(p, role, indent, 0, text);
}

void prose_told(struct prose *p, enum role role, int indent, struct str text)
{
    struct wrap w = {.p = p, .indent = indent, .first = true, .exact = true};
    add_run(&w, (struct prose_run){text, (uint8_t)role});
    set_word(&w);
}

void prose_verbatim(struct prose *p, enum role role, int indent, struct str text)
{
    for (struct str line; str_line(&text, &line);)
        prose_run_add(p, prose_line_add(p, indent), role, line);
}
