/* The map of the course: units with what is done of them, items with their state
 * as a mark and in words, a filter, and the way on. */
#include "ui/app.h"
#include "ui/prose.h"

#include <string.h>

struct map_row {
    size_t unit;
    const struct item *item; /* NULL: the row of the unit itself */
};
struct map_view {
    struct view view;
    VEC(struct map_row) rows; /* that pass the filter */
    int bar, top, shown;      /* the chosen row, the first shown, how many fit */
    int first_row;            /* of the screen, for clicks */
    struct buf filter;
    bool asking;
};

static struct map_view *self(struct view *v) { return (struct map_view *)v; }

static bool passes(const struct map_view *m, const struct item *it)
{
    struct str words = buf_view(&m->filter), word;
    struct arena arena = {0};
    char *title = arena_cstr(&arena, item_title(it)), *id = arena_cstr(&arena, item_id(it));
    const char *kind = it->lesson ? "lesson" : exercise_kind_title(it->kind);
    bool all = true;
    while (all && words.len) { /* every word must be somewhere */
        size_t n = 0;
        while (n < words.len && words.at[n] != ' ')
            n++;
        word = str_slice(words, 0, n);
        char *one = arena_cstr(&arena, word);
        all = !n || strcasestr(title, one) || strcasestr(id, one) || strcasestr(kind, one);
        words = str_slice(words, n + (n < words.len), words.len);
    }
    arena_release(&arena);
    return all;
}

static void build(struct app *a, struct map_view *m)
{
    const struct pack *p = study_pack(a->study);
    m->rows.len = 0;
    for (size_t u = 0; u < p->unit_count; u++) {
        size_t unit_row = m->rows.len;
        vec_push(&m->rows, ((struct map_row){u, NULL}));
        for (size_t i = 0; i < p->units[u].count; i++) {
            const struct item *it = &p->items[p->units[u].first + i];
            if (passes(m, it))
                vec_push(&m->rows, ((struct map_row){u, it}));
        }
        if (m->rows.len == unit_row + 1 && m->filter.len)
            m->rows.len = unit_row; /* nothing of it is left */
    }
}

static void to_item(struct map_view *m, const struct item *it)
{
    for (size_t i = 0; i < m->rows.len; i++)
        if (m->rows.at[i].item == it)
            m->bar = (int)i;
}

static void keep_bar(struct map_view *m)
{
    int count = (int)m->rows.len;
    if (m->bar >= count)
        m->bar = count - 1;
    if (m->bar < 0)
        m->bar = 0;
    if (m->shown) {
        if (m->bar < m->top + 1)
            m->top = m->bar ? m->bar - 1 : 0;
        if (m->bar >= m->top + m->shown)
            m->top = m->bar - m->shown + 1;
    }
}

/* ---- keys ---------------------------------------------------------------------- */

static void move(struct app *a, struct map_view *m, int by)
{
    m->bar += by;
    keep_bar(m);
    app_moved(a);
}

static void move_unit(struct app *a, struct map_view *m, int step)
{
    int i = m->bar;
    for (i += step; i >= 0 && i < (int)m->rows.len; i += step)
        if (!m->rows.at[i].item) {
            m->bar = i;
            break;
        }
    move(a, m, 0);
}

static void open_row(struct app *a, struct map_view *m)
{
    if (!m->rows.len)
        return;
    const struct map_row *row = &m->rows.at[m->bar];
    const struct pack *p = study_pack(a->study);
    const struct item *it = row->item;
    for (size_t i = 0; !it && i < p->units[row->unit].count;
         i++) { /* a unit: its first open item */
        const struct item *one = &p->items[p->units[row->unit].first + i];
        if (study_status(a->study, one) < ITEM_DONE || i + 1 == p->units[row->unit].count)
            it = one;
    }
    if (it)
        app_go(a, it);
}

/* The bar goes to the item that is called so, or whose title begins so, or has the words one after
 * the other; it stays where it is if there is none. */
static void to_named(struct map_view *m)
{
    struct arena arena = {0};
    const char *typed = arena_cstr(&arena, buf_view(&m->filter));
    int best = 0;
    for (size_t i = 0; m->filter.len && i < m->rows.len; i++) {
        if (!m->rows.at[i].item)
            continue;
        const char *title = arena_cstr(&arena, item_title(m->rows.at[i].item));
        const char *found = strcasestr(title, typed);
        int fits = !found ? 0 : found > title ? 1 : strlen(title) > m->filter.len ? 2 : 3;
        if (fits > best) {
            best = fits;
            m->bar = (int)i;
        }
    }
    arena_release(&arena);
}

static bool handle_filter(struct app *a, struct map_view *m, const struct ui_event *e)
{
    char bytes[4];
    const struct item *at = m->rows.len ? m->rows.at[m->bar].item : NULL;
    if (e->kind != EVENT_KEY)
        return false;
    if (e->key.code == K_ESC) {
        m->asking = false;
        buf_clear(&m->filter);
    } else if (e->key.code == K_ENTER) {
        m->asking = false;
        return true;
    } else if (e->key.code == K_BACKSPACE) {
        if (!m->filter.len)
            m->asking = false;
        while (m->filter.len && (m->filter.at[m->filter.len - 1] & 0xC0) == 0x80)
            m->filter.at[--m->filter.len] = '\0';
        if (m->filter.len)
            m->filter.at[--m->filter.len] = '\0';
    } else if (key_types(e->key)) {
        buf_add(&m->filter, bytes, utf8_encode(e->key.code, bytes));
    } else {
        return false; /* arrows move the bar */
    }
    build(a, m);
    m->bar = m->filter.len && m->rows.len > 1 ? 1 : 0;
    to_item(m, at);
    to_named(m);
    keep_bar(m);
    return true;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct map_view *m = self(v);
    build(a, m);
    keep_bar(m);
    if (m->asking && handle_filter(a, m, e))
        return true;
    if (e->kind == EVENT_MOUSE) {
        if (e->mouse.action == MOUSE_WHEEL_UP || e->mouse.action == MOUSE_WHEEL_DOWN)
            move(a, m, e->mouse.action == MOUSE_WHEEL_UP ? -3 : 3);
        int row = e->mouse.row - m->first_row + m->top;
        if (e->mouse.action == MOUSE_PRESS && e->mouse.row >= m->first_row &&
            row < (int)m->rows.len) {
            bool again = m->bar == row;
            m->bar = row;
            if (again || e->mouse.clicks > 1)
                open_row(a, m);
        }
        return true;
    }
    switch (action) {
    case ACTION_UP: move(a, m, -1); return true;
    case ACTION_DOWN: move(a, m, 1); return true;
    case ACTION_PAGE_UP: move(a, m, -(m->shown - 2)); return true;
    case ACTION_PAGE_DOWN: move(a, m, m->shown - 2); return true;
    case ACTION_TOP: move(a, m, -(int)m->rows.len); return true;
    case ACTION_BOTTOM: move(a, m, (int)m->rows.len); return true;
    case ACTION_UNIT_NEXT: move_unit(a, m, 1); return true;
    case ACTION_UNIT_BACK: move_unit(a, m, -1); return true;
    case ACTION_OPEN: open_row(a, m); return true;
    case ACTION_CONTINUE: app_go(a, study_here(a->study)); return true;
    case ACTION_FILTER:
        m->asking = true;
        buf_clear(&m->filter);
        return true;
    case ACTION_REVIEW:
        view_round_open(a, ROUND_REVIEW);
        return true;
    case ACTION_PLACE:
        view_round_open(a, study_place_kind(a->study));
        return true;
    case ACTION_HERE:
        to_item(m, study_here(a->study));
        move(a, m, 0);
        return true;
    case ACTION_BACK:
        if (!m->filter.len)
            return true; /* nowhere to go back to; q leaves */
        buf_clear(&m->filter);
        build(a, m);
        keep_bar(m);
        return true;
    default:
        return false;
    }
}

/* ---- showing --------------------------------------------------------------------- */

static const char *status_words(const struct item *it, enum item_status s)
{
    switch (s) {
    case ITEM_NEW: return it->optional ? "optional" : "";
    case ITEM_STARTED: return "started";
    case ITEM_DONE: return it->lesson ? "read" : "passed";
    case ITEM_DONE_WITH_HELP: return "passed with help";
    case ITEM_TESTED_OUT: return "tested out";
    }
    return "";
}

static void draw_unit(struct app *a, struct canvas *c, int row, int cols, size_t unit)
{
    const struct unit *u = &study_pack(a->study)->units[unit];
    struct unit_progress p = study_unit(a->study, unit);
    int right = cols - (study_units(a->study).more ? 34 : 24); /* the bars of all units beneath each other */
    canvas_fit(c, row, 1, right - 2, ROLE_TITLE, u->title);
    struct arena arena = {0};
    struct str gate = gate_brief(&arena, a->study, unit);
    int room = right - 6 - utf8_str_width(u->title);
    if (gate.len && utf8_str_width(gate) <= room)
        canvas_fit(c, row, right - 2 - utf8_str_width(gate), utf8_str_width(gate), ROLE_NOTE, gate);
    canvas_bar(c, row, right, 10, p.done, p.total);
    canvas_text(c, row, right + 11, ROLE_DIM, unit_told(&arena, p));
    arena_release(&arena);
}

/* "[Grows] [Snapshots]", or how many where that is too long. */
static void draw_badges(struct app *a, struct canvas *c, int row, int col, int end, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    struct buf b = {0};
    size_t count = study_badges(a->study, it);
    for (size_t i = 0; i < ex->dare_count; i++)
        if (study_stage_passed(a->study, it, &ex->dares[i]))
            buf_printf(&b, " [" STR_FMT "]", STR_ARG(ex->dares[i].badge));
    if (count && utf8_str_width(buf_view(&b)) > end - col) {
        buf_clear(&b);
        buf_printf(&b, count == 1 ? " [1 badge]" : " [%zu badges]", count);
    }
    if (count)
        canvas_fit(c, row, col, end - col, ROLE_PASS, buf_view(&b));
    buf_release(&b);
}

static void draw_item(struct app *a, struct canvas *c, int row, int cols, const struct item *it,
                      const struct item *here)
{
    static const enum mark marks[] = {MARK_NEW, MARK_STARTED, MARK_DONE, MARK_HELPED, MARK_DONE};
    static const enum role roles[] = {ROLE_TEXT, ROLE_NOTE, ROLE_PASS, ROLE_PASS, ROLE_PASS};
    enum item_status s = study_status(a->study, it);
    int words = cols - 24, kind = cols - 44;
    canvas_cstr(c, row, 3, roles[s], canvas_mark(c, marks[s]));
    int col = canvas_fit(c, row, 5, kind - 6, it == here ? ROLE_STRONG : ROLE_TEXT, item_title(it));
    if (it->kind == EXERCISE_CAPSTONE && s >= ITEM_DONE) /* who has passed can have some */
        draw_badges(a, c, row, col, kind - 1, it);
    canvas_cstr(c, row, kind, ROLE_DIM,
                it->lesson ? "Lesson" : exercise_kind_title(it->kind));
    if (it == here)
        canvas_printf(c, row, words, ROLE_STRONG, "%s you are here", canvas_mark(c, MARK_HERE));
    else
        canvas_cstr(c, row, words, roles[s], status_words(it, s));
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct map_view *m = self(v);
    const struct pack *p = study_pack(a->study);
    const struct item *here = study_here(a->study);
    build(a, m);
    int cols = r.cols > 100 ? 100 : r.cols;
    canvas_fit(c, r.row, 1, cols - 2, ROLE_TITLE, p->title);
    if (m->asking || m->filter.len) {
        int col = canvas_cstr(c, r.row + 1, 1, ROLE_KEY, "/");
        col = canvas_text(c, r.row + 1, col, ROLE_TEXT, buf_view(&m->filter));
        if (m->asking) {
            c->cursor_row = r.row + 1;
            c->cursor_col = col;
        }
        canvas_fit(c, r.row + 1, col + 3, cols - col - 4, ROLE_DIM,
                   m->asking ? STR("Enter goes to the list, Esc shows all")
                             : STR("Esc shows all again"));
        if (!m->rows.len)
            canvas_cstr(c, r.row + 3, 3, ROLE_WARN,
                        "Nothing has these words. Esc shows all again.");
    } else if (here) {
        int col = canvas_cstr(c, r.row + 1, 1, ROLE_KEY, "n");
        col = canvas_cstr(c, r.row + 1, col, ROLE_TEXT, study_status(a->study, here) == ITEM_NEW
                          ? " goes on with: " : " continues: ");
        canvas_fit(c, r.row + 1, col, cols - col - 1, ROLE_STRONG, item_title(here));
    } else {
        canvas_cstr(c, r.row + 1, 1, ROLE_PASS, "All of it is done.");
    }
    struct reviews due = study_reviews(a->study);
    int at = 1;
    if (due.due && !m->asking && !m->filter.len) {
        at = canvas_cstr(c, r.row + 2, at, ROLE_KEY, "r");
        at = canvas_printf(c, r.row + 2, at, ROLE_NOTE, " %zu review%s due today", due.due,
                           due.due == 1 ? "" : "s") + 3;
    }
    if (!m->asking && !m->filter.len && study_taking_stock(a->study)) {
        at = canvas_cstr(c, r.row + 2, at, ROLE_KEY, "p");
        canvas_cstr(c, r.row + 2, at, ROLE_NOTE, " asks what you know by now");
    }
    m->first_row = r.row + 3;
    m->shown = r.rows - 3;
    keep_bar(m);
    for (int i = 0; i < m->shown && m->top + i < (int)m->rows.len; i++) {
        const struct map_row *row = &m->rows.at[m->top + i];
        if (row->item)
            draw_item(a, c, m->first_row + i, cols, row->item, here);
        else
            draw_unit(a, c, m->first_row + i, cols, row->unit);
        if (m->top + i == m->bar) {
            canvas_cstr(c, m->first_row + i, 0, ROLE_KEY, ">");
            canvas_reverse(c, (struct rect){m->first_row + i, 0, 1, cols});
        }
    }
    if (m->top)
        canvas_cstr(c, m->first_row, r.cols - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_UP));
    if (m->top + m->shown < (int)m->rows.len)
        canvas_cstr(c, r.row + r.rows - 1, r.cols - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_DOWN));
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a, (void)v;
    buf_cstr(out, "The map of the course");
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    size_t n = 0;
    if (self(v)->asking)
        return 0; /* they would be typed into the filter */
    ret[n++] = ACTION_CONTINUE;
    ret[n++] = ACTION_OPEN;
    if (study_reviews(a->study).known)
        ret[n++] = ACTION_REVIEW;
    else if (study_pack(a->study)->placement_count)
        ret[n++] = ACTION_PLACE;
    ret[n++] = ACTION_FILTER;
    ret[n++] = ACTION_HERE;
    ret[n++] = ACTION_HELP_KEY;
    ret[n++] = ACTION_QUIT_KEY;
    ret[n++] = ACTION_THEME;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "bar=%d top=%d ", self(v)->bar, self(v)->top);
}

static void done(struct view *v)
{
    vec_release(&self(v)->rows);
    buf_release(&self(v)->filter);
}

static const struct view_ops ops = {
    .name = "map", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .place = place, .done = done,
};

void view_map_open(struct app *a, struct str where)
{
    struct map_view *m = mem_alloc(sizeof *m);
    m->view.ops = &ops;
    m->view.where = IN_MAP | IN_LIST;
    build(a, m);
    to_item(m, study_here(a->study));
    m->bar = place_number(where, "bar", m->bar);
    m->top = place_number(where, "top", 0);
    app_push(a, &m->view);
}

void view_map_point(struct app *a, const struct item *it)
{
    struct map_view *m = self(a->top);
    if (a->top->ops != &ops)
        return;
    m->asking = false;
    buf_clear(&m->filter);
    build(a, m);
    to_item(m, it);
    keep_bar(m);
}
