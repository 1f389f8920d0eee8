/* Lines put in order (Parsons problems).
 *
 * An answer is an ordinary .c file: the fixed code with the chosen pieces in its region, so
 * that drafts, watching, resetting and pictures work as for what is typed. Its region is read
 * back into pieces: each line must be one that was given, and no piece is used more often
 * than it is there. Where that holds, the program is judged like any other, and every order
 * that passes is right.
 *
 * Indentation is not asked for: braces say where a line belongs, and order_write() indents
 * by them. */
#include "study/room.h"

#include "base/hash.h"

#include <string.h>

/* ---- reading ---------------------------------------------------------------------- */

struct given_line { struct str text; int line; };
struct reader {
    const struct exercise *ex;
    struct given_line *lines;
    size_t count;
    struct order_piece *out;
    size_t placed;
    size_t furthest;      /* line that no piece explains, of the best try */
    int tries;
    bool used[PIECES_MAX];
};

/* Do the lines from `at` on read as this piece? The number of lines, or 0. */
static size_t reads_as(const struct reader *r, size_t at, const struct piece *p)
{
    struct str rest = p->text, line;
    size_t n = at;
    for (; str_line(&rest, &line); n++)
        if (n >= r->count || !str_eq(r->lines[n].text, line))
            return 0;
    return n - at;
}

/* Where a piece is the beginning of another, which is meant shows only later: all are tried,
 * long ones first. What learners write is found at once; the count of tries is for others. */
static bool read_on(struct reader *r, size_t at)
{
    enum { TRIES = 20000 };
    if (at > r->furthest)
        r->furthest = at;
    if (at == r->count)
        return true;
    if (++r->tries > TRIES)
        return false;
    size_t longest = 0;
    for (size_t i = 0; i < r->ex->piece_count; i++)
        if (r->ex->pieces[i].lines > (int)longest)
            longest = (size_t)r->ex->pieces[i].lines;
    for (size_t lines = longest; lines > 0; lines--) {
        for (size_t i = 0; i < r->ex->piece_count; i++) {
            const struct piece *p = &r->ex->pieces[i];
            bool twin = false; /* the same was tried here already */
            for (size_t k = 0; k < i && !twin; k++)
                twin = !r->used[k] && str_eq(r->ex->pieces[k].text, p->text);
            if (r->used[i] || twin || (size_t)p->lines != lines || reads_as(r, at, p) != lines)
                continue;
            r->used[i] = true;
            r->out[r->placed++] = (struct order_piece){.piece = (int)i, .line = r->lines[at].line};
            if (read_on(r, at + lines))
                return true;
            r->placed--;
            r->used[i] = false;
        }
    }
    return false;
}

/* The piece that a line is (the beginning of); -1: none that was given. */
static int piece_of(const struct exercise *ex, struct str line)
{
    for (size_t i = 0; i < ex->piece_count; i++) {
        struct str text = ex->pieces[i].text, first;
        while (str_line(&text, &first))
            if (str_eq(first, line))
                return (int)i;
    }
    return -1;
}

/* Every line by itself, as far as it is a piece: for a text that cannot be read as a whole. */
static void read_lines(struct reader *r)
{
    memset(r->used, 0, sizeof r->used);
    r->placed = 0;
    for (size_t at = 0; at < r->count;) {
        int best = -1;
        size_t lines = 0;
        for (size_t i = 0; i < r->ex->piece_count; i++) {
            size_t n = r->used[i] ? 0 : reads_as(r, at, &r->ex->pieces[i]);
            if (n > lines) {
                lines = n;
                best = (int)i;
            }
        }
        r->out[r->placed++] = (struct order_piece){.piece = best, .line = r->lines[at].line,
                                              .text = r->lines[at].text};
        if (best >= 0)
            r->used[best] = true;
        at += best >= 0 ? lines : 1;
    }
}

struct order order_read(struct arena *a, const struct exercise *ex, struct str answer)
{
    struct region region = region_find(answer);
    struct str rest = region_lines(answer), line, ink;
    size_t room = 1;
    for (int i = region.first; i < region.end; i++)
        room++;
    struct reader r = {.ex = ex, .lines = arena_array(a, room, sizeof *r.lines),
                       .out = arena_array(a, room + PIECES_MAX, sizeof *r.out)};
    if (!region.limited)
        return (struct order){.placed = r.out};
    for (int n = region.first + 1; str_line(&rest, &line); n++)
        if (piece_line(line, &ink))
            r.lines[r.count++] = (struct given_line){ink, n};
    struct order o = {.placed = r.out};
    if (!read_on(&r, 0)) {
        o.wrong_line = r.lines[r.furthest].line;
        o.wrong = r.lines[r.furthest].text;
        o.again = piece_of(ex, o.wrong) >= 0;
        read_lines(&r);
    }
    o.count = r.placed;
    return o;
}

/* ---- writing ------------------------------------------------------------------------ */

/* What a line does to the depth of those behind it. Quotes are passed over. */
struct braces { int close, net; bool hangs; };
static struct braces count_braces(struct str line)
{
    struct braces b = {0};
    char quote = 0;
    bool ink = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        if (quote) {
            if (c == '\\')
                i++;
            else if (c == quote)
                quote = 0;
            continue;
        }
        if (c == '"' || c == '\'')
            quote = c;
        if (c == '/' && i + 1 < line.len && line.at[i + 1] == '/')
            break;
        if (c == '}' && !ink)
            b.close++;
        b.net += (c == '{') - (c == '}');
        ink = ink || (c != ' ' && c != '}');
    }
    struct str s = str_trim(line);
    bool head = str_starts(s, "if ") || str_starts(s, "if(") || str_starts(s, "for ") || str_starts(s, "for(") ||
                str_starts(s, "while ") || str_starts(s, "while(") || str_starts(s, "else") ||
                str_starts(s, "} else");
    b.hangs = (head && (str_ends(s, ")") || str_ends(s, "else"))) || str_is(s, "do");
    return b;
}

struct indenter { int depth, hanging; };
/* How deep a line stands; the next one follows from it. */
static int indent(struct indenter *in, struct str line)
{
    struct braces b = count_braces(line);
    bool opens = str_starts(line, "{");
    int depth = in->depth - b.close + (opens ? 0 : in->hanging);
    in->depth += b.net;
    if (in->depth < 0)
        in->depth = 0;
    in->hanging = b.hangs ? in->hanging + 1 : 0;
    return depth < 0 ? 0 : depth;
}

void order_write(struct buf *out, const struct exercise *ex, const struct order_piece *placed, size_t count)
{
    struct str rest = ex->start, line;
    struct region r = region_find(ex->start);
    for (int n = 0; n < r.first && str_line(&rest, &line); n++) {
        buf_str(out, line);
        buf_char(out, '\n');
    }
    size_t base = 0; /* of the marker: the region's own depth */
    while (base < line.len && (line.at[base] == ' ' || line.at[base] == '\t'))
        base++;
    struct str margin = str_slice(line, 0, base);
    bool tabs = base && line.at[0] == '\t';
    struct indenter in = {0};
    for (size_t i = 0; i < count; i++) {
        struct str text = placed[i].piece >= 0 ? ex->pieces[placed[i].piece].text : placed[i].text, each;
        while (str_line(&text, &each)) {
            buf_str(out, margin);
            buf_repeat(out, tabs ? '\t' : ' ', (size_t)indent(&in, each) * (tabs ? 1 : 4));
            buf_str(out, each);
            buf_char(out, '\n');
        }
    }
    buf_str(out, rest);
}

struct str order_shown(struct arena *a, const struct piece *p)
{
    struct str rest = p->text, line, first = {0};
    struct buf out = {0};
    struct str look = rest;
    str_line(&look, &first);
    struct indenter in = {.depth = count_braces(first).close}; /* as far in as it comes out of */
    while (str_line(&rest, &line)) {
        buf_repeat(&out, ' ', 4 * (size_t)indent(&in, line));
        buf_str(&out, line);
        buf_char(&out, '\n');
    }
    struct str shown = arena_str(a, buf_view(&out));
    buf_release(&out);
    return shown;
}

/* ---- the pool ------------------------------------------------------------------------ */

/* xorshift64*, Marsaglia and Vigna. */
static uint64_t next_random(uint64_t *s)
{
    *s ^= *s >> 12;
    *s ^= *s << 25;
    *s ^= *s >> 27;
    return *s * 2685821657736338717u;
}

/* Is what belongs in the program in the solution's order? Twins may change places. */
static bool solved(const struct exercise *ex, const int *pool, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (ex->pieces[pool[i]].distractor)
            continue;
        if (!str_eq(ex->pieces[pool[i]].text, ex->pieces[at].text))
            return false;
        at++;
    }
    return true;
}

void order_pool(const struct exercise *ex, uint64_t seed, int pool[PIECES_MAX])
{
    size_t count = ex->piece_count;
    seed ^= 1469598103934665603u;
    seed = fnv64(seed, ex->id.at, ex->id.len);
    if (!seed)
        seed = 1;
    for (size_t i = 0; i < count; i++)
        pool[i] = (int)i;
    for (size_t i = count; i-- > 1;) {
        size_t k = (size_t)(next_random(&seed) % (i + 1));
        int swap = pool[i];
        pool[i] = pool[k];
        pool[k] = swap;
    }
    for (size_t turn = 0; turn < count && solved(ex, pool, count); turn++) {
        int first = pool[0]; /* a turn of it is another order, if not all are the same */
        memmove(pool, pool + 1, (count - 1) * sizeof *pool);
        pool[count - 1] = first;
    }
}

void study_pool(struct study *s, const struct item *it, int pool[PIECES_MAX])
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    order_pool(item_exercise(it), (uint64_t)st.first_opened_ms / (3600 * 1000), pool); /* the hour will do */
    arena_release(&a);
}

bool order_said(const struct exercise *ex, const int pool[PIECES_MAX], struct str said, struct buf *out,
                struct error *reterr)
{
    struct order_piece placed[PIECES_MAX];
    bool used[PIECES_MAX] = {false};
    size_t count = 0, at = 0;
    said = str_trim(said);
    while (at < said.len) {
        size_t end = at;
        int64_t n;
        while (end < said.len && !strchr(", \t\n", said.at[end]))
            end++;
        struct str word = str_slice(said, at, end);
        at = end + 1;
        if (!word.len)
            continue;
        if (!str_to_int(word, 1, (int64_t)ex->piece_count, &n))
            return error_set(reterr, ERROR_USAGE, "\"" STR_FMT "\" is no piece; they are numbered 1 to %zu",
                             STR_ARG(word), ex->piece_count);
        int piece = pool[n - 1];
        if (used[piece])
            return error_set(reterr, ERROR_USAGE, "piece %d is named twice; each can be used once", (int)n);
        used[piece] = true;
        placed[count++] = (struct order_piece){.piece = piece};
    }
    order_write(out, ex, placed, count);
    return true;
}

/* ---- grading -------------------------------------------------------------------------- */

static struct grade no_order(struct arena *a, struct str answer, const struct exercise *ex, int line,
                             struct str message, struct str advice)
{
    struct grade g = {.status = GRADE_FAILED, .count = 1, .cases = (int)ex->case_count, .answer = answer};
    g.failures = arena_array(a, 1, sizeof *g.failures);
    g.failures[0] = (struct grade_failure){.code = "wrong-order", .case_index = -1, .message = message,
                                           .advice = advice,
                                           .at = {.file = STR("answer.c"), .line = line}};
    return g;
}

struct grade grade_order(struct arena *a, const struct exercise *ex, struct str answer,
                         const struct verdict *v)
{
    int line = 0;
    if (v->kind == VERDICT_TOOL_FAULT || !region_kept(ex->start, answer, &line))
        return grade_program(a, ex, answer, v);
    struct order o = order_read(a, ex, answer);
    if (o.wrong_line && o.again)
        return no_order(a, answer, ex, o.wrong_line,
                        STR("This piece is in the program more often than it was given."),
                        STR("Each piece can be used once; a piece of several lines stays whole."));
    if (o.wrong_line)
        return no_order(a, answer, ex, o.wrong_line, STR("This line is none of the given pieces."),
                        STR("The pieces are put in order as they are, and nothing is changed in them."));
    if (!o.count) {
        struct grade g = no_order(a, answer, ex, 0, STR("No piece is in the program yet."),
                                  STR("Take one after the other, and see what the program does."));
        g.incomplete = true;
        return g;
    }
    struct grade g = grade_program(a, ex, answer, v);
    for (size_t i = 0; g.status == GRADE_FAILED && i < o.count; i++) {
        const struct piece *p = &ex->pieces[o.placed[i].piece];
        if (!p->distractor)
            continue;
        g.tag = p->believes; /* the first one used: one thing after the other */
        g.because = p->because;
        g.distractor_line = o.placed[i].line;
        break;
    }
    return g;
}
