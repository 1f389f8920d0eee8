/* A lesson's picture as lines of its page. */
#include "ui/shown.h"

#include "ui/actions.h"
#include "ui/prose_private.h"

enum { ELEMENTS = 4 }; /* of an array: a page has other things to show */

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
    struct prose_line *l = prose_line_add(p, 2);
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

/* The number of a line in the program above gets a sign, as in the margin of an answer. */
static void mark_line(struct prose *p, int line, const char *sign, enum role role)
{
    for (int i = p->count - 1; i >= 0; i--) {
        struct prose_line *l = &p->lines[i];
        if (l->block != p->block || l->code_line != line || !line || l->count < 2)
            continue;
        l->runs[1] = (struct prose_run){str_from(arena_printf(p->arena, "%s%2d ", sign, line)), (uint8_t)role};
    }
}

static void mark_lines(struct prose *p, const struct shown *s)
{
    const struct stop *at = trace_stop(s->trace, s->stop);
    mark_line(p, at->ran.line, p->ascii ? "." : "\u00b7", ROLE_KEY);
    mark_line(p, at->next.line, p->ascii ? ">" : "\u25b6", ROLE_KEY);
}

static void open_all(struct arena *a, const struct scene *scene, struct scene_options *o)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < scene->box_count; i++)
        most += scene->boxes[i].count;
    struct scene_key *keys = arena_array(a, most + 1, sizeof *keys);
    for (size_t i = 0; i < scene->box_count; i++) {
        const struct scene_box *b = &scene->boxes[i];
        for (size_t k = 0; k < b->count; k++)
            if (b->cells[k].aggregate)
                keys[n++] = (struct scene_key){b->object, b->cells[k].address - b->base};
    }
    o->opened = keys;
    o->opened_count = n;
}

void shown_add(struct prose *p, struct shown *s, bool marked)
{
    mark_lines(p, s);
    s->from = p->count;
    struct arena *a = p->arena;
    struct scene_options options = {.elements = ELEMENTS};
    const struct scene *scene = trace_scene(s->trace, a, s->stop, &options);
    if (s->open) { /* the folds of the first are the keys of the second */
        open_all(a, scene, &options);
        scene = trace_scene(s->trace, a, s->stop, &options);
    }
    struct picture_look look = {.cols = p->width - 4 < 30 ? 30 : p->width - 4, .ascii = p->ascii,
                                .options = &options};
    prose_told(p, ROLE_STRONG, 2, trace_tell(s->trace, a, s->stop));
    picture_draw(&s->picture, s->trace, scene, &look);
    int rows = s->picture.canvas.rows;
    s->rows = rows > s->rows ? rows : s->rows;
    for (int row = 0; row < s->rows; row++) {
        if (row < rows)
            add_row(p, &s->picture.canvas, row);
        else
            prose_line_add(p, 2);
    }
    struct doc caption = moment_caption(a, &s->captions, s->stop);
    struct str out = scene->out;
    if (out.len) {
        struct buf safe = {0};
        utf8_printable(&safe, out);
        while (safe.len && safe.at[safe.len - 1] == '\n')
            safe.len--;
        prose_text(p, ROLE_DIM, 2, STR("Printed so far:"));
        prose_verbatim(p, ROLE_GOT, 4, arena_str(a, buf_view(&safe)));
        buf_release(&safe);
    }
    if (caption.count)
        prose_doc(p, &caption);
    add_keys(p, s, marked);
    s->end = p->count;
}
