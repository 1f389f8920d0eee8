/* A run of threads as lanes, line by line: what ui/lanes_draw.c draws on a screen, from the
 * same model (study/lanes.h).
 *
 *   line    main               thread 1           thread 2
 *      9    creates thread 2
 *      4                       n++: reads 0 (a)
 *      4 p                                        n++: reads 0
 *      4                                          n++: writes 1 (a)
 *      4                       n++: writes 1 (a)
 *
 * A column for each thread, a line for each step. Left of a thread's steps stand the locks
 * that it holds, as bars. Steps that conflict share a letter, one for each place in memory.
 * Where the columns would be too narrow to read, they shrink to signs and the steps stand
 * right of them. Of a long run those around the failure are told, and around preemptions;
 * what is left out is counted. */
#include "cli/run.h"

#include "study/lanes.h"

#include <string.h>

enum { MARGIN = 9, NARROWEST = 20, WIDEST = 44, ROWS = 60, BEFORE = 26, BEHIND = 5, AROUND = 2,
       PREEMPTIONS = 8, LETTERS = 26 };

struct sheet {
    const struct cli *c;
    FILE *to;
    const struct lanes *l;
    struct arena *arena;
    bool narrow;         /* steps stand right of all lanes */
    int width;           /* of the page */
    int lane;            /* of a lane */
    int tracks;          /* columns of bars in each, with the blank behind them */
    char *letter;        /* of each row; 0: none */
    struct str place[LETTERS]; /* what each letter stands for */
    int letters;
};

/* ---- text that is so many cells wide ------------------------------------------- */

/* Appends as much of s as fits in cells. Returns how many it took. */
static int put(struct buf *line, struct str s, int cells)
{
    int used = 0;
    while (s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        int w = utf8_width(code) < 0 ? 1 : utf8_width(code);
        if (used + w > cells)
            break;
        buf_str(line, str_slice(s, 0, n));
        used += w;
        s = str_slice(s, n, s.len);
    }
    return used;
}

static void blanks(struct buf *line, int n)
{
    while (n-- > 0)
        buf_char(line, ' ');
}

/* The same; what is cut is the source, not what it did: "shop->stock[i]..: reads 3". */
static int put_step(const struct sheet *t, struct buf *line, struct str text, int cells)
{
    size_t did = text.len;
    if (utf8_str_width(text) <= cells)
        return put(line, text, cells);
    while (did >= 2 && !(text.at[did - 2] == ':' && text.at[did - 1] == ' '))
        did--;
    struct str cut = t->c->ascii ? STR("..") : STR("\u2026"), rest = {0};
    if (did >= 2)
        rest = str_slice(text, did - 2, text.len);
    int room = cells - utf8_str_width(cut);
    if (utf8_str_width(rest) > room - 3)
        rest = (struct str){0};
    int used = put(line, text, room - utf8_str_width(rest));
    used += put(line, cut, cells - used);
    return used + put(line, rest, cells - used);
}

/* A program's names are UTF-8; what is printed may have to do without. */
static struct str plain_text(const struct sheet *t, struct str text)
{
    struct buf ascii = {0};
    if (!t->c->ascii)
        return text;
    while (text.len) {
        uint32_t code;
        size_t used = utf8_decode(text.at, text.len, &code);
        buf_char(&ascii, code < 0x80 ? (char)code : '?');
        text = str_slice(text, used, text.len);
    }
    text = arena_str(t->arena, buf_view(&ascii));
    buf_release(&ascii);
    return text;
}

/* ---- conflicts as letters ---------------------------------------------------------- */

static bool same_place(const struct thread_step *a, const struct thread_step *b)
{
    return a->address && b->address ? a->address == b->address : str_eq(a->object, b->object);
}

/* The expression of a row that accesses memory: "n++" of "n++: reads 0". */
static struct str expression(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == ':' && text.at[i + 1] == ' ')
            return str_slice(text, 0, i);
    return text;
}

/* What the two of a join access: by name, or as they say it. */
static struct str place_of(const struct sheet *t, const struct lane_join *j)
{
    struct str one = expression(t->l->rows[j->from].text), two = expression(t->l->rows[j->to].text);
    struct str name = t->l->rows[j->to].step->object;
    if (name.len)
        return name;
    return str_eq(one, two) ? one : str_from(arena_printf(t->arena, STR_FMT " and " STR_FMT, STR_ARG(one), STR_ARG(two)));
}

static void find_letters(struct sheet *t)
{
    const struct thread_step *of[LETTERS];
    t->letter = arena_array(t->arena, t->l->row_count + 1, 1);
    for (size_t i = 0; i < t->l->join_count; i++) {
        const struct lane_join *j = &t->l->joins[i];
        const struct thread_step *s = t->l->rows[j->to].step;
        int n = 0;
        while (n < t->letters && !same_place(of[n], s))
            n++;
        if (n == LETTERS)
            continue;
        if (n == t->letters) {
            of[t->letters] = s;
            t->place[t->letters++] = place_of(t, j);
        }
        t->letter[j->from] = t->letter[j->to] = (char)('a' + n);
    }
}

/* ---- lines --------------------------------------------------------------------------- */

/* The bar of a lane's track in a row, one cell; NULL: none. */
static const char *bar_sign(const struct sheet *t, int lane, int track, size_t row)
{
    for (size_t i = 0; i < t->l->bar_count; i++) {
        const struct lane_bar *b = &t->l->bars[i];
        if (b->lane != lane || b->track != track || row < b->from || row > b->to)
            continue;
        if (b->waits)
            return t->c->ascii ? ":" : "\u250a";
        if (t->c->ascii || (b->from == b->to && !b->open))
            return t->c->ascii ? "#" : "\u2503";
        return row == b->from ? "\u250f" : row == b->to && !b->open ? "\u2517" : "\u2503";
    }
    return NULL;
}

static void put_bars(const struct sheet *t, struct buf *line, int lane, size_t row)
{
    for (int track = 0; track < t->tracks - 1; track++) {
        const char *sign = bar_sign(t, lane, track, row);
        buf_cstr(line, sign ? sign : " ");
    }
    blanks(line, t->tracks > 0);
}

/* Lines of ours are made of signs that we chose; cli's print_line() would not know them. */
static void print_raw(const struct sheet *t, enum word_role role, struct buf *line)
{
    while (line->len && line->at[line->len - 1] == ' ')
        line->len--;
    const char *colour = !t->c->colour ? "" : role == WORD_FAIL ? "\033[1;31m" : role == WORD_WARN ? "\033[33m"
                       : role == WORD_DIM ? "\033[2m" : "";
    fprintf(t->to, "%s" STR_FMT "%s\n", colour, STR_ARG(buf_view(line)), *colour ? "\033[0m" : "");
    line->len = 0;
}

static void print_heads(const struct sheet *t)
{
    struct buf line = {0};
    buf_cstr(&line, "  line   ");
    for (int i = 0; i < t->l->count; i++) {
        const struct lane *lane = &t->l->threads[i];
        bool of_main = lane->thread == 0 || !lane->function.len;
        struct str name = of_main || t->narrow ? lane->name
                        : str_from(arena_printf(t->arena, STR_FMT ", " STR_FMT, STR_ARG(lane->name), STR_ARG(lane->function)));
        if (t->narrow)
            name = i ? str_from(arena_printf(t->arena, "%d", lane->thread)) : lane->name;
        blanks(&line, t->tracks);
        blanks(&line, t->lane - t->tracks - put(&line, name, t->lane - t->tracks - 1));
    }
    if (t->narrow)
        buf_cstr(&line, "step");
    print_raw(t, WORD_DIM, &line);
    buf_release(&line);
}

/* A line with text for one lane: a step, or (below it) what failed. */
static void print_row(const struct sheet *t, size_t n, struct str text, bool below)
{
    const struct lane_row *row = &t->l->rows[n];
    struct buf line = {0};
    int at = MARGIN;
    if (row->line > 0 && !below)
        buf_printf(&line, "%6d ", row->line);
    else
        blanks(&line, 7);
    buf_cstr(&line, row->fails ? "!" : row->preempted ? t->c->ascii ? "p" : "\u00bb" : " ");
    blanks(&line, 1);
    for (int i = 0; i < t->l->count; i++) {
        put_bars(t, &line, i, n);
        int room = t->lane - t->tracks, used = 0;
        if (i == row->lane && t->narrow)
            used = put(&line, below ? STR("!") : STR("*"), room);
        else if (i == row->lane)
            used = put_step(t, &line, text, i == t->l->count - 1 ? t->width - at - t->tracks : room - 1);
        at += t->lane;
        blanks(&line, room - used);
    }
    if (t->narrow)
        put_step(t, &line, text, t->width - at);
    print_raw(t, row->fails ? WORD_FAIL : row->preempted ? WORD_WARN : WORD_TEXT, &line);
    buf_release(&line);
}

static struct str row_text(const struct sheet *t, size_t n)
{
    struct str text = plain_text(t, t->l->rows[n].text);
    return t->letter[n] ? str_from(arena_printf(t->arena, STR_FMT " (%c)", STR_ARG(text), t->letter[n])) : text;
}

static void print_gap(const struct sheet *t, size_t left_out)
{
    struct buf line = {0};
    buf_printf(&line, "    ... %zu step%s left out", left_out, left_out == 1 ? "" : "s");
    print_raw(t, WORD_DIM, &line);
    buf_release(&line);
}

/* ---- which rows ------------------------------------------------------------------------- */

static void mark(bool *shown, size_t count, size_t row, size_t before, size_t behind)
{
    for (size_t i = row > before ? row - before : 0; i < count && i <= row + behind; i++)
        shown[i] = true;
}

static const bool *choose_rows(const struct sheet *t)
{
    size_t count = t->l->row_count;
    bool *shown = arena_array(t->arena, count + 1, sizeof *shown);
    if (count <= ROWS) {
        mark(shown, count, 0, 0, count);
    } else if (t->l->fail_row != SIZE_MAX) {
        mark(shown, count, t->l->fail_row, BEFORE, BEHIND);
        for (size_t i = 0; i < count; i++) /* the other side of a finding may be far away */
            if (t->l->rows[i].fails && i + BEFORE > t->l->fail_row)
                mark(shown, count, i, AROUND, AROUND);
        size_t row = t->l->fail_row;
        for (int i = 0; i < PREEMPTIONS && (row = lanes_preemption(t->l, row, -1)) != SIZE_MAX; i++)
            mark(shown, count, row, AROUND, AROUND);
    } else {
        mark(shown, count, 0, 0, BEFORE);
        mark(shown, count, count - 1, BEFORE, 0);
    }
    return shown;
}

static void plan(struct sheet *t, const bool *shown)
{
    const struct lanes *l = t->l;
    t->width = t->c->width > 0 && t->c->width < 120 ? t->c->width : t->c->width ? 120 : 80;
    if (t->width < 40)
        t->width = 40;
    for (size_t i = 0; i < l->bar_count; i++)
        if (t->tracks < l->bars[i].track + 2)
            t->tracks = l->bars[i].track + 2;
    int room = t->width - MARGIN;
    t->lane = room / (l->count ? l->count : 1);
    t->lane = t->lane < WIDEST ? t->lane : WIDEST;
    t->narrow = t->lane - t->tracks < NARROWEST;
    for (size_t n = 0; n < l->row_count; n++) { /* the last lane has the rest of the line */
        int used = l->rows[n].lane == l->count - 1 ? t->lane * (l->count - 1) : room - t->lane + 1;
        t->narrow |= shown[n] && utf8_str_width(row_text(t, n)) > room - used - t->tracks;
    }
    if (t->narrow) {
        t->lane = t->tracks + 5;
        if (t->lane * l->count > room - NARROWEST)
            t->lane = t->tracks + 2;
    }
}

static FORMAT(2, 3) void print_note(const struct sheet *t, const char *fmt, ...)
{
    struct buf line = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_cstr(&line, "  ");
    buf_vprintf(&line, fmt, ap);
    va_end(ap);
    print_raw(t, WORD_DIM, &line);
    buf_release(&line);
}

/* What the signs mean, those that were used. */
static void print_key(const struct sheet *t, const bool *shown)
{
    bool holds = false, waits = false, ascii = t->c->ascii, used[LETTERS] = {false};
    for (size_t n = 0; n < t->l->row_count; n++)
        if (shown[n] && t->letter[n])
            used[t->letter[n] - 'a'] = true;
    for (size_t i = 0; i < t->l->bar_count; i++) {
        holds |= !t->l->bars[i].waits;
        waits |= t->l->bars[i].waits;
    }
    if (t->l->fail_row != SIZE_MAX)
        print_note(t, "!    the step that failed, or one that the finding speaks of");
    if (t->l->preemptions)
        print_note(t, "%s    preemption: the thread before this step could have gone on", ascii ? "p" : "\u00bb");
    if (holds)
        print_note(t, "%s    the thread holds a lock", ascii ? "#" : "\u2503");
    if (waits)
        print_note(t, "%s    the thread waits for a lock that another holds", ascii ? ":" : "\u250a");
    for (int i = 0; i < t->letters; i++)
        if (used[i])
            print_note(t, "(%c)  accesses of " STR_FMT " that conflict", 'a' + i,
                       STR_ARG(plain_text(t, t->place[i])));
}

void lanes_say(const struct cli *c, FILE *to, const struct run_result *r, const struct source_file *files,
               size_t file_count)
{
    struct arena a = {0};
    struct lanes l = lanes_of(&a, r, files, file_count, UINT64_MAX);
    struct sheet t = {.c = c, .to = to, .l = &l, .arena = &a};
    if (l.row_count) {
        const bool *shown = choose_rows(&t);
        find_letters(&t);
        plan(&t, shown);
        print_heads(&t);
        for (size_t n = 0, left_out = 0; n <= l.row_count; n++) {
            if (n < l.row_count && !shown[n]) {
                left_out++;
                continue;
            }
            if (left_out)
                print_gap(&t, left_out);
            left_out = 0;
            if (n < l.row_count)
                print_row(&t, n, row_text(&t, n), false);
            if (n < l.row_count && l.rows[n].code && !str_eq(l.rows[n].text, str_from(l.rows[n].code)))
                print_row(&t, n, str_from(l.rows[n].code), true);
        }
        print_key(&t, shown);
    }
    arena_release(&a);
}
