/* A lesson's picture as lines of its page. */
#include "ui/shown.h"

#include "ui/actions.h"
#include "ui/prose_private.h"

enum { ELEMENTS = 4, LEAST = 1 }; /* of an array: a page has other things to show */

bool shown_open(struct shown *s, const struct picture_fence *fence, const struct attempt *attempt,
                const struct verdict *v, struct error *reterr)
{
    *s = (struct shown){0};
    picture_init(&s->picture);
    s->trace = picture_trace(attempt, v, reterr);
    if (!s->trace)
        return false;
    if (!moment_range(s->trace, fence, &s->first, &s->last)) {
        s->first = 0;
        s->last = trace_stops(s->trace) - 1;
    }
    s->open = fence->open;
    s->captions = moment_captions(s->trace, &s->arena, fence);
    size_t n = moment_find(s->trace, v, &fence->when);
    s->stop = n == TRACE_NONE || n > s->last ? s->last : n < s->first ? s->first : n;
    return true;
}

void shown_release(struct shown *s)
{
    trace_close(s->trace);
    picture_release(&s->picture);
    arena_release(&s->arena);
    s->trace = NULL;
}

bool shown_step(struct shown *s, bool on)
{
    if (!s->trace || s->stop == (on ? s->last : s->first))
        return false;
    s->stop += on ? 1 : (size_t)-1;
    return true;
}

/* A row of the canvas as runs of one role each, blanks at its end cut. */
static void add_row(struct prose *p, const struct canvas *c, int row)
{
    struct prose_line *l = prose_line_add(p, 0);
    int end = c->cols;
    const struct cell *cells = &c->cells[row * c->cols];
    while (end > 0 && (!cells[end - 1].code[0] || cells[end - 1].code[0] == ' '))
        end--;
    for (int from = 0, to; from < end; from = to) {
        struct buf text = {0};
        char bytes[4];
        for (to = from; to < end && cells[to].role == cells[from].role; to++) {
            if (!cells[to].width)
                continue; /* the right half of a wide one */
            uint32_t code = cells[to].code[0] ? cells[to].code[0] : ' ';
            buf_add(&text, bytes, utf8_encode(code, bytes));
            if (cells[to].code[1])
                buf_add(&text, bytes, utf8_encode(cells[to].code[1], bytes));
        }
        prose_run_add(p, l, (enum role)cells[from].role, arena_str(p->arena, buf_view(&text)));
        buf_release(&text);
    }
}

/* How far the play is, in the steps that are told above the picture: before step 1 there
 * is the start, so one moment more can be shown than there are steps. */
static void add_keys(struct prose *p, const struct shown *s, bool marked)
{
    enum { CELLS = 20 };
    size_t done = s->stop - s->first, all = s->last - s->first;
    unsigned long long step = trace_stop(s->trace, s->stop)->step, from = trace_stop(s->trace, s->first)->step,
                       to = trace_stop(s->trace, s->last)->step;
    const char *where = from ? arena_printf(p->arena, " step %llu, of %llu to %llu  ", step, from, to)
                             : arena_printf(p->arena, " step %llu of %llu  ", step, to);
    const char *keys = !marked ? "Tab marks it, to be played"
        : arena_printf(p->arena, "%s back, %s on, %s full size",
                       action_key(ACTION_SHOWN_BACK).text, action_key(ACTION_SHOWN_ON).text,
                       action_key(ACTION_RUN).text);
    int full = all ? (int)(done * CELLS / all) : CELLS;
    struct str bar = prose_repeat(p, p->ascii ? "#" : "\u2588", full);
    struct str rest = prose_repeat(p, p->ascii ? "." : "\u2591", CELLS - full);
    struct prose_run runs[3] = {{bar, ROLE_KEY}, {rest, ROLE_DIM},
                                {str_from(arena_printf(p->arena, "%s%s", where, keys)), ROLE_DIM}};
    prose_runs(p, 2, 0, runs, 3);
}

/* The number of a line in the program above gets a sign, as in the margin of an answer.
 * Its place in the page, or -1. */
static int mark_line(struct prose *p, int line, const char *sign, enum role role)
{
    for (int i = p->count - 1; i >= 0; i--) {
        struct prose_line *l = &p->lines[i];
        if (l->block != p->block || l->code_line != line || !line || l->count < 2)
            continue;
        l->runs[1] = (struct prose_run){str_from(arena_printf(p->arena, "%s%2d ", sign, line)), (uint8_t)role};
        return i;
    }
    return -1;
}

/* The line that has just run and the one that is next. */
struct marked { int ran, next; };

static struct marked mark_lines(struct prose *p, const struct shown *s)
{
    const struct stop *at = trace_stop(s->trace, s->stop);
    struct marked m = {.ran = mark_line(p, at->ran.line, p->ascii ? "." : "\u00b7", ROLE_KEY)};
    m.next = mark_line(p, at->next.line, p->ascii ? ">" : "\u25b6", ROLE_KEY);
    return m;
}

static void repeat_line(struct prose *p, int line)
{
    struct prose_line again = p->lines[line];
    again.code_line = 0;
    *prose_line_add(p, 0) = again;
}

/* How many of the marked lines are to stand above the picture once more, where the program
 * itself does not fit on the page with it; once they do they stay, so that nothing jumps. */
static int again(struct shown *s, struct marked m, int from, int end, int page_rows)
{
    int first = m.next >= 0 && (m.ran < 0 || m.next < m.ran) ? m.next : m.ran;
    s->apart = s->apart || (first >= 0 && end - first > page_rows);
    s->from = s->apart || first < 0 ? from : first;
    return !s->apart ? 0 : (m.ran >= 0) + (m.next >= 0 && m.next != m.ran);
}

/* Literals are closed, since they can be read as they are; all else is open, if it is to be. */
static void set_folds(struct arena *a, const struct scene *scene, bool open, struct scene_options *o)
{
    size_t most = 0, opened = 0, closed = 0;
    for (size_t i = 0; i < scene->box_count; i++)
        most += scene->boxes[i].count;
    struct scene_key *open_keys = arena_array(a, most + 1, sizeof *open_keys);
    struct scene_key *closed_keys = arena_array(a, most + 1, sizeof *closed_keys);
    for (size_t i = 0; i < scene->box_count; i++) {
        const struct scene_box *b = &scene->boxes[i];
        for (size_t k = 0; k < b->count; k++) {
            struct scene_key key = {b->object, b->cells[k].address - b->base};
            if (b->cells[k].aggregate && b->kind == TRACE_LITERAL)
                closed_keys[closed++] = key;
            else if (b->cells[k].aggregate && open)
                open_keys[opened++] = key;
        }
    }
    o->opened = open_keys;
    o->opened_count = opened;
    o->closed = closed_keys;
    o->closed_count = closed;
}

static void add_picture(struct prose *p, struct shown *s)
{
    int rows = s->picture.canvas.rows;
    s->rows = rows > s->rows ? rows : s->rows;
    for (int row = 0; row < s->rows; row++) {
        if (row < rows)
            add_row(p, &s->picture.canvas, row);
        else
            prose_line_add(p, 0);
    }
}

static void add_output(struct prose *p, struct str out)
{
    struct buf safe = {0};
    utf8_printable(&safe, out);
    while (safe.len && safe.at[safe.len - 1] == '\n')
        safe.len--;
    prose_text(p, ROLE_DIM, 2, STR("Printed so far:"));
    prose_verbatim(p, ROLE_GOT, 4, arena_str(p->arena, buf_view(&safe)));
    buf_release(&safe);
}

/* What stands below the program. Of a picture that is higher than the page the lower part
 * is what can be missed: the caption goes first. */
static void lay_out(struct prose *p, struct shown *s, const struct scene *scene, bool marked)
{
    struct doc caption = moment_caption(p->arena, &s->captions, s->stop);
    prose_told(p, ROLE_STRONG, 2, trace_tell(s->trace, p->arena, s->stop));
    if (!s->high)
        add_picture(p, s);
    if (!s->high && scene->out.len)
        add_output(p, scene->out);
    if (caption.count)
        prose_doc(p, &caption);
    add_keys(p, s, marked);
    if (s->high)
        add_picture(p, s);
    if (s->high && scene->out.len)
        add_output(p, scene->out);
}

static const struct scene *draw(struct prose *p, struct shown *s)
{
    struct arena *a = p->arena;
    struct scene_options options = {.elements = s->elements};
    const struct scene *scene = trace_scene(s->trace, a, s->stop, &options);
    if (s->open || scene->literal_count) { /* the folds of the first are the keys of the second */
        set_folds(a, scene, s->open, &options);
        scene = trace_scene(s->trace, a, s->stop, &options);
    }
    struct picture_look look = {.cols = p->width < 30 ? 30 : p->width, .ascii = p->ascii, /* a block beside a frame needs 76 */
                                .options = &options};
    picture_draw(&s->picture, s->trace, scene, &look);
    return scene;
}

/* Drawn anew from here on: what was learned of larger boxes would leave gaps. */
static void start_anew(struct shown *s, int elements)
{
    s->elements = elements;
    s->rows = 0;
    picture_release(&s->picture);
    picture_init(&s->picture);
}

void shown_add(struct prose *p, struct shown *s, bool marked, int page_rows)
{
    if (s->page_rows != page_rows) {
        s->page_rows = page_rows;
        s->apart = s->high = false;
        start_anew(s, ELEMENTS);
    }
    struct marked m = mark_lines(p, s);
    for (int from = p->count;; p->count = from) {
        const struct scene *scene = draw(p, s);
        lay_out(p, s, scene, marked);
        int lines = again(s, m, from, p->count, page_rows);
        bool fits = p->count - from + lines <= page_rows;
        if (!fits && s->elements > LEAST) { /* of long arrays less is shown, until all fits on the page */
            start_anew(s, s->elements > 2 ? 2 : LEAST);
            continue;
        }
        s->high = s->high || !fits;
        if (lines || s->high) {
            p->count = from;
            if (lines && m.ran >= 0)
                repeat_line(p, m.ran);
            if (lines && m.next >= 0 && m.next != m.ran)
                repeat_line(p, m.next);
            lay_out(p, s, scene, marked);
        }
        break;
    }
    s->end = p->count;
}
