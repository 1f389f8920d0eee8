/* Walking about in a run: keys of time, keys of cells, the words looked for, the mouse.
 * What a key does not find is said in a sentence; it never just does nothing. */
#include "ui/pane.h"

#include <string.h>

static void go(struct trace_pane *p, size_t stop)
{
    if (stop != TRACE_NONE)
        trace_pane_go(p, stop);
}

/* ---- steps ------------------------------------------------------------------------ */

static bool has_earlier(const struct trace_pane *p) { return trace_begins(p->trace) > 0; }
static bool has_later(const struct trace_pane *p) { return trace_steps(p->trace) < p->steps; }

static void step_back(struct app *a, struct trace_pane *p)
{
    if (p->stop)
        trace_pane_go(p, p->stop - 1);
    else if (has_earlier(p))
        p->want = ASK_EARLIER;
    else
        app_say(a, ROLE_NOTE, "This is the start of the run.");
}

static void step_on(struct app *a, struct trace_pane *p)
{
    if (p->stop + 1 < trace_stops(p->trace))
        trace_pane_go(p, p->stop + 1);
    else if (has_later(p))
        p->want = ASK_LATER;
    else
        app_say(a, ROLE_NOTE, "This is the end of the run.");
}

static void line(struct app *a, struct trace_pane *p, bool forward)
{
    size_t to = trace_line(p->trace, p->stop, forward);
    if (to != TRACE_NONE)
        trace_pane_go(p, to);
    else if (forward)
        step_on(a, p);
    else
        step_back(a, p);
}

static void window(struct app *a, struct trace_pane *p, bool earlier)
{
    if (earlier ? has_earlier(p) : has_later(p))
        p->want = earlier ? ASK_EARLIER : ASK_LATER;
    else
        app_say(a, ROLE_NOTE, earlier ? "The run is here from its start."
                                      : "The run is here to its end.");
}

static void to_finding(struct app *a, struct trace_pane *p)
{
    size_t to = p->found;
    if (to == TRACE_NONE || p->stop == to) {
        to = trace_mark(p->trace, p->stop, STOP_FINDING, true);
        if (to == TRACE_NONE && trace_stop(p->trace, 0)->marks & STOP_FINDING)
            to = 0;
        else if (to == TRACE_NONE)
            to = trace_mark(p->trace, 0, STOP_FINDING, true);
    }
    if (to == TRACE_NONE) {
        app_say(a, ROLE_NOTE, "Nothing was found in this run.");
        return;
    }
    trace_pane_go(p, to);
    if (to == p->found && p->found_object)
        trace_pane_select(p, p->found_object, p->found_address, 0);
}

/* ---- from the object under the bar ------------------------------------------------- */

static const struct { enum action key; enum moment moment; const char *never; } moments[] = {
    {ACTION_MADE, MOMENT_MADE, "made"},
    {ACTION_WRITTEN, MOMENT_WRITTEN, "written before this step"},
    {ACTION_WRITTEN_NEXT, MOMENT_WRITTEN_NEXT, "written after this step"},
    {ACTION_MOVED, MOMENT_MOVED, "moved, and no other pointer came to own it"},
    {ACTION_FREED, MOMENT_FREED, "freed, and did not end"},
    {ACTION_LOST, MOMENT_LOST, "lost"},
};

/* When something happened to what lies under the bar. "Written" is asked again from one
 * stop before, so that the key walks back from write to write. */
static void moment(struct app *a, struct trace_pane *p, size_t i)
{
    if (!p->object) {
        app_say(a, ROLE_NOTE, "Choose a cell first: %s and %s move the bar.",
                action_key(ACTION_CELL_UP).text, action_key(ACTION_CELL_DOWN).text);
        return;
    }
    enum moment m = moments[i].moment;
    bool bytes = m == MOMENT_WRITTEN || m == MOMENT_WRITTEN_NEXT;
    uint64_t size = bytes ? p->size : 0;
    size_t to = trace_moment(p->trace, m, p->object, p->address, size, p->stop);
    if (m == MOMENT_WRITTEN && to == p->stop)
        to = p->stop ? trace_moment(p->trace, m, p->object, p->address, size, p->stop - 1)
                     : TRACE_NONE;
    const struct trace_object *o = trace_object(p->trace, p->object);
    if (to == TRACE_NONE)
        app_say(a, ROLE_NOTE, STR_FMT " was not %s%s.", STR_ARG(o->name.len ? o->name : STR("This")),
                moments[i].never, has_earlier(p) ? ", in the part of the run that is here" : "");
    else
        trace_pane_go(p, to);
}

/* ---- cells ------------------------------------------------------------------------- */

static bool is_under(const struct trace_pane *p, const struct picture_spot *s)
{
    return s->object == p->object && s->address == p->address && s->size == p->size;
}

int trace_pane_spot(const struct trace_pane *p)
{
    size_t count = p->picture.spots.len;
    if (!p->object)
        return -1;
    if (p->spot < count && is_under(p, &p->picture.spots.at[p->spot]))
        return (int)p->spot;
    for (size_t i = 0; i < count; i++)
        if (is_under(p, &p->picture.spots.at[i]))
            return (int)i;
    return picture_spot(&p->picture, p->object, p->address);
}

/* The cell that the bar's spot is of. Several may have the same bytes, as a struct and its
 * only member: they stand in the same order in the box as in the picture. */
static const struct scene_cell *cell_under(struct trace_pane *p, const struct scene_box **ret_box)
{
    int spot = trace_pane_spot(p), nth = 0;
    const struct scene_box *b = spot >= 0 ? scene_box_of(trace_pane_scene(p), p->object) : NULL;
    const struct scene_cell *cell = NULL;
    *ret_box = b;
    if (!b)
        return NULL;
    struct picture_spot s = p->picture.spots.at[spot];
    for (int i = 0; i < spot; i++) {
        const struct picture_spot *other = &p->picture.spots.at[i];
        nth += other->object == s.object && other->address == s.address && other->size == s.size;
    }
    for (size_t i = 0; i < b->count && nth >= 0; i++) {
        if (b->cells[i].address == s.address && b->cells[i].size == s.size) {
            cell = &b->cells[i];
            nth--;
        }
    }
    return cell;
}

static void select_spot(struct trace_pane *p, int i)
{
    if (i < 0 || (size_t)i >= p->picture.spots.len)
        return;
    const struct picture_spot *s = &p->picture.spots.at[i];
    trace_pane_select(p, s->object, s->address, s->size);
    p->spot = (size_t)i;
}

/* From nowhere the bar comes in at what is seen, not at the far end of the picture. */
static void move_bar(struct trace_pane *p, int by)
{
    int count = (int)p->picture.spots.len, i = trace_pane_spot(p);
    if (!count)
        return;
    if (i < 0) {
        for (i = 0; i + 1 < count && p->picture.spots.at[i].row < p->top; i++)
            ;
    } else {
        i = (i + by + count) % count;
    }
    select_spot(p, i);
}

static void drop_key(struct scene_key *keys, size_t *len, struct scene_key k)
{
    for (size_t i = 0; i < *len; i++)
        if (keys[i].object == k.object && keys[i].offset == k.offset)
            keys[i--] = keys[--*len];
}

static void set_open(struct trace_pane *p, struct scene_key k, bool open)
{
    drop_key(p->opened.at, &p->opened.len, k);
    drop_key(p->closed.at, &p->closed.len, k);
    if (open)
        vec_push(&p->opened, k);
    else
        vec_push(&p->closed, k);
    picture_stale(&p->picture);
    p->scene = NULL;
    p->cols = 0;
    p->follow = true;
}

static bool has_gap(const struct scene_box *b, int parent)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->cells[i].parent == parent && b->cells[i].folded)
            return true;
    return false;
}

/* Enter: an aggregate opens or closes, a gap opens what it is part of, the bar of a
 * pointer goes to what it points to. */
static void open_cell(struct app *a, struct trace_pane *p)
{
    const struct scene_box *b;
    const struct scene_cell *cell = cell_under(p, &b);
    if (!cell) {
        app_say(a, ROLE_NOTE, "Choose a cell first: %s and %s move the bar.",
                action_key(ACTION_CELL_UP).text, action_key(ACTION_CELL_DOWN).text);
    } else if (cell->folded) {
        uint64_t at = cell->parent >= 0 ? b->cells[cell->parent].address : b->base;
        set_open(p, (struct scene_key){b->object, at - b->base}, true);
    } else if (cell->aggregate) {
        bool partly = cell->opened && has_gap(b, (int)(cell - b->cells));
        set_open(p, (struct scene_key){b->object, cell->address - b->base}, !cell->opened || partly);
    } else if (cell->target) {
        const struct trace_object *o = trace_object(p->trace, cell->target);
        trace_pane_select(p, cell->target, o->base + (uint64_t)cell->target_offset, 0);
        if (!scene_box_of(trace_pane_scene(p), cell->target))
            app_say(a, ROLE_NOTE, "What it points to is not shown at this step.");
    } else {
        app_say(a, ROLE_NOTE, "There is nothing to open here, and it points to nothing.");
    }
}

/* ---- looking for something ---------------------------------------------------------- */

static void search(struct app *a, struct trace_pane *p, bool forward)
{
    struct arena arena = {0};
    struct str say = {0};
    if (!p->words.len) {
        app_say(a, ROLE_NOTE, "%s asks what to look for.", action_key(ACTION_TIME_SEARCH).text);
        return;
    }
    size_t to = trace_search(p->trace, &arena, p->stop, buf_view(&p->words), forward, &say);
    if (to == TRACE_NONE)
        app_say_str(a, ROLE_WARN, say);
    else
        trace_pane_go(p, to);
    arena_release(&arena);
}

static bool type_words(struct app *a, struct trace_pane *p, const struct ui_event *e)
{
    char bytes[4];
    if (e->kind == EVENT_PASTE) {
        struct str first = e->paste, rest = e->paste;
        str_line(&rest, &first);
        buf_str(&p->words, first);
        return true;
    }
    if (e->kind != EVENT_KEY)
        return false;
    if (e->key.code == K_ENTER) {
        p->asking = false;
        if (p->words.len)
            search(a, p, true);
    } else if (e->key.code == K_ESC) {
        p->asking = false;
        buf_clear(&p->words);
    } else if (e->key.code == K_BACKSPACE) {
        while (p->words.len && (p->words.at[p->words.len - 1] & 0xC0) == 0x80)
            p->words.at[--p->words.len] = '\0';
        if (p->words.len)
            p->words.at[--p->words.len] = '\0';
        else
            p->asking = false;
    } else if (key_types(e->key)) {
        buf_add(&p->words, bytes, utf8_encode(e->key.code, bytes));
    }
    return true;
}

/* ---- the mouse ------------------------------------------------------------------------ */

static bool is_in(const struct rect *r, const struct ui_event *e)
{
    return e->mouse.row >= r->row && e->mouse.row < r->row + r->rows && e->mouse.col >= r->col &&
           e->mouse.col < r->col + r->cols;
}

static bool mouse(struct app *a, struct trace_pane *p, const struct ui_event *e)
{
    bool pressed = e->mouse.action == MOUSE_PRESS || e->mouse.action == MOUSE_DRAG;
    int wheel = e->mouse.action == MOUSE_WHEEL_UP ? -1 : e->mouse.action == MOUSE_WHEEL_DOWN ? 1 : 0;
    if (!p->trace)
        return false;
    if (is_in(&p->scrub, e)) {
        if (pressed)
            trace_pane_go(p, scrub_stop(p, e->mouse.col));
        else if (wheel)
            (wheel < 0 ? step_back : step_on)(a, p);
        return pressed || wheel;
    }
    if (!is_in(&p->drawn, e))
        return false;
    if (wheel) {
        p->top += 3 * wheel;
        p->top = p->top > p->max_top ? p->max_top : p->top < 0 ? 0 : p->top;
        return true;
    }
    if (e->mouse.action != MOUSE_PRESS)
        return false;
    int row = e->mouse.row - p->drawn.row + p->top, col = e->mouse.col - p->drawn.col, hit = -1;
    for (size_t i = 0; i < p->picture.spots.len; i++) { /* the last that covers it is innermost */
        const struct picture_spot *s = &p->picture.spots.at[i];
        if (s->row == row && col >= s->col && col < s->col + s->cols)
            hit = (int)i;
    }
    if (hit < 0)
        return false;
    bool again = hit == trace_pane_spot(p);
    select_spot(p, hit);
    if (again || e->mouse.clicks == 2)
        open_cell(a, p);
    return true;
}

/* ---- all of it ------------------------------------------------------------------------ */

static void values(struct app *a, struct trace_pane *p)
{
    if (p->values_stop == p->stop)
        p->values_stop = TRACE_NONE;
    else if (!trace_stop(p->trace, p->stop)->ran.line)
        app_say(a, ROLE_NOTE, "No statement has run yet, so there are no values within it.");
    else
        p->want = ASK_VALUES;
}

static void pin(struct app *a, struct trace_pane *p)
{
    p->pinned = !p->pinned;
    app_say(a, ROLE_NOTE, p->pinned ? "Pinned: a finding does not move the picture away from here."
                                    : "No longer pinned: a finding moves the picture to its step.");
}

/* More than a step is a jump, and can be taken back. */
static void jumped(struct trace_pane *p, size_t was)
{
    size_t far = was > p->stop ? was - p->stop : p->stop - was;
    if (far > 1)
        p->back = was;
}

static void jump_back(struct app *a, struct trace_pane *p)
{
    if (p->back == TRACE_NONE)
        app_say(a, ROLE_NOTE, "There was no jump to come back from.");
    else
        trace_pane_go(p, p->back);
}

static bool act(struct app *a, struct trace_pane *p, enum action action)
{
    int page = p->drawn.rows > 2 ? p->drawn.rows - 2 : 1;
    for (size_t i = 0; i < COUNT(moments); i++) {
        if (moments[i].key == action) {
            moment(a, p, i);
            return true;
        }
    }
    switch (action) {
    case ACTION_STEP_BACK: case ACTION_CODE_STEP_BACK: step_back(a, p); return true;
    case ACTION_STEP_ON: case ACTION_CODE_STEP_ON: step_on(a, p); return true;
    case ACTION_LINE_BACK: line(a, p, false); return true;
    case ACTION_LINE_ON: line(a, p, true); return true;
    case ACTION_RUN_START: go(p, 0); return true;
    case ACTION_RUN_END: go(p, trace_stops(p->trace) - 1); return true;
    case ACTION_EARLIER: window(a, p, true); return true;
    case ACTION_LATER: window(a, p, false); return true;
    case ACTION_FINDING: to_finding(a, p); return true;
    case ACTION_CELL_UP: move_bar(p, -1); return true;
    case ACTION_CELL_DOWN: move_bar(p, 1); return true;
    case ACTION_CELL_OPEN: open_cell(a, p); return true;
    case ACTION_JUMP_BACK: jump_back(a, p); return true;
    case ACTION_PIN: pin(a, p); return true;
    case ACTION_VALUES: values(a, p); return true;
    case ACTION_TIME_NEXT: search(a, p, true); return true;
    case ACTION_TIME_BEFORE: search(a, p, false); return true;
    case ACTION_TIME_SEARCH:
        p->asking = true;
        buf_clear(&p->words);
        return true;
    case ACTION_PICTURE_UP: p->top -= page; break;
    case ACTION_PICTURE_DOWN: p->top += page; break;
    default: return false;
    }
    p->top = p->top > p->max_top ? p->max_top : p->top < 0 ? 0 : p->top;
    return true;
}

/* Does a key of this action need a run to walk about in? */
static bool needs_trace(enum action action)
{
    return action_info(action)->where == IN_PICTURE || action == ACTION_CODE_STEP_BACK ||
           action == ACTION_CODE_STEP_ON;
}

bool trace_pane_handle(struct app *a, struct trace_pane *p, struct view *v,
                       const struct ui_event *e, enum action action)
{
    size_t was = p->stop;
    if (e->kind == EVENT_MOUSE) {
        bool taken = mouse(a, p, e);
        jumped(p, was);
        p->walked |= taken && p->code_stale;
        return taken;
    }
    if (p->asking && type_words(a, p, e)) {
        jumped(p, was);
        p->walked |= p->code_stale;
        return true;
    }
    if (!p->trace) {
        if (!needs_trace(action))
            return false;
        app_say(a, ROLE_NOTE, p->want || p->asked ? "The run is not here yet." :
                "There is no run to walk about in yet.");
        return true;
    }
    bool done = act(a, p, action);
    jumped(p, was);
    p->walked |= done && p->code_stale;
    trace_pane_pump(a, p, v);
    return done;
}
