/* Walking about in a run: keys of time, the words looked for, the mouse. Those of cells are
 * in pane_cells.c. What a key does not find is said in a sentence; it never just does nothing. */
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

/* What was not found may be in a part of the run that is not here: which steps were looked
 * at, and the keys that have the others. "": all of it is here. */
static struct str elsewhere(const struct trace_pane *p, struct arena *a)
{
    bool earlier = has_earlier(p), later = has_later(p);
    if (!earlier && !later)
        return STR("");
    return str_from(arena_printf(
        a, " Only steps %ju to %ju are here; %s%s%s%s%s.", (uintmax_t)trace_begins(p->trace),
        (uintmax_t)trace_steps(p->trace), earlier ? action_key(ACTION_EARLIER).text : "",
        earlier ? " has those before" : "", earlier && later ? ", " : "",
        later ? action_key(ACTION_LATER).text : "", later ? " those behind" : ""));
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
        struct arena arena = {0};
        struct str rest = elsewhere(p, &arena);
        app_say(a, ROLE_NOTE, "Nothing was found in this %s." STR_FMT, rest.len ? "part" : "run",
                STR_ARG(rest));
        arena_release(&arena);
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
    struct arena arena = {0};
    if (to != TRACE_NONE) {
        trace_pane_go(p, to);
        p->chosen = true; /* it is what was asked about */
    } else {
        app_say(a, ROLE_NOTE, STR_FMT " was not %s." STR_FMT,
                STR_ARG(o->name.len ? o->name : STR("This")), moments[i].never,
                STR_ARG(elsewhere(p, &arena)));
    }
    arena_release(&arena);
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
    struct str rest = elsewhere(p, &arena);
    if (to != TRACE_NONE)
        trace_pane_go(p, to);
    else if (rest.len && !str_starts(say, "not understood"))
        app_say(a, ROLE_WARN, "Here " STR_FMT "." STR_FMT, STR_ARG(say), STR_ARG(rest));
    else
        app_say_str(a, ROLE_WARN, say);
    arena_release(&arena);
}

enum { WORDS = 100 }; /* bytes to look for; what is longer would only fill the screen */

static void add_words(struct trace_pane *p, struct str text)
{
    for (size_t n; text.len; text = str_slice(text, n, text.len)) {
        for (n = 1; n < text.len && (text.at[n] & 0xC0) == 0x80; n++)
            ;
        if (p->words.len + n > WORDS)
            return;
        buf_add(&p->words, text.at, n);
    }
}

static bool type_words(struct app *a, struct trace_pane *p, const struct ui_event *e)
{
    char bytes[4];
    if (e->kind == EVENT_PASTE) {
        struct str first = e->paste, rest = e->paste;
        str_line(&rest, &first);
        add_words(p, first);
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
        add_words(p, (struct str){bytes, utf8_encode(e->key.code, bytes)});
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
    return cells_click(a, p, e);
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
    case ACTION_CELL_UP: cells_move(p, -1); return true;
    case ACTION_CELL_DOWN: cells_move(p, 1); return true;
    case ACTION_CELL_OPEN: cells_open(a, p); return true;
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
        trace_pane_pump(a, p, v);
        return taken;
    }
    if (p->asking && type_words(a, p, e)) {
        jumped(p, was);
        p->walked |= p->code_stale;
        return true;
    }
    if (action == ACTION_SIGNS) {
        view_signs_open(a, v);
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
