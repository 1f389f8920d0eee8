/* Panels and their lines on a canvas. Live things have whole frames; what is no more has
 * a dotted one, what nobody can reach a double one, and each says so in a word. A line is
 * a mark if it changed, the name, the type where there is room, and the value; a pointer
 * is a dot, filled if it owns what it points to, with its arrow going out through the
 * wall, or an arrow and words. */
#include "ui/picture_private.h"

#include <string.h>

void picture_init(struct picture *p)
{
    *p = (struct picture){0};
    canvas_init(&p->canvas, 1, 30, false);
}

void picture_release(struct picture *p)
{
    canvas_release(&p->canvas);
    vec_release(&p->spots);
    plan_free(p->plan);
    *p = (struct picture){0};
}

void picture_stale(struct picture *p)
{
    plan_free(p->plan);
    p->plan = NULL;
}

int picture_spot(const struct picture *p, size_t object, uint64_t address)
{
    int best = -1;
    for (size_t i = 0; i < p->spots.len; i++) {
        const struct picture_spot *s = &p->spots.at[i];
        if (s->object != object || address < s->address ||
            (address - s->address >= s->size && !(s->size == 0 && address == s->address)))
            continue;
        if (best < 0 || s->size <= p->spots.at[best].size)
            best = (int)i;
    }
    return best;
}

/* ---- frames --------------------------------------------------------------------------- */

enum { CORNER_TL, CORNER_TR, CORNER_BL, CORNER_BR, SIDE, BAR, JOIN_L, JOIN_R, WALLS };
static const uint32_t walls[2][3][WALLS] = {
    {{0x250C, 0x2510, 0x2514, 0x2518, 0x2502, 0x2500, 0x251C, 0x2524},  /* live */
     {0x250C, 0x2510, 0x2514, 0x2518, 0x250A, 0x2508, 0x250A, 0x250A},  /* no more */
     {0x2554, 0x2557, 0x255A, 0x255D, 0x2551, 0x2550, 0x2551, 0x2551}}, /* lost */
    {{'+', '+', '+', '+', '|', '-', '+', '+'},
     {'.', '.', '.', '.', ':', '.', ':', ':'},
     {'#', '#', '#', '#', '#', '=', '#', '#'}},
};

static void put(struct canvas *c, int row, int col, enum role role, uint32_t code)
{
    struct cell *cell = canvas_cell(c, row, col);
    if (cell)
        *cell = (struct cell){.code = {code, 0}, .width = 1, .role = (uint8_t)role};
}

static enum role wall_role(const struct panel *p)
{
    return p->lost ? ROLE_LOST : p->ghost ? ROLE_GHOST : p->inner ? ROLE_FRAME_FOCUS : ROLE_FRAME;
}

static void draw_bar(struct canvas *c, const struct panel *p, int row, bool top, bool joins)
{
    const uint32_t *w = walls[c->ascii][p->lost ? 2 : p->ghost ? 1 : 0];
    enum role role = wall_role(p);
    int right = p->rect.col + p->rect.cols - 1;
    for (int col = p->rect.col + 1; col < right; col++)
        put(c, row, col, role, w[BAR]);
    put(c, row, p->rect.col, role, w[joins ? JOIN_L : top ? CORNER_TL : CORNER_BL]);
    put(c, row, right, role, w[joins ? JOIN_R : top ? CORNER_TR : CORNER_BR]);
}

static void draw_panel(struct canvas *c, const struct view *v, const struct panel *p)
{
    struct rect r = p->rect;
    if (r.rows == 1 && p->heading) {
        canvas_fit(c, r.row, r.col, r.cols, p->inner ? ROLE_TITLE : ROLE_STRONG, p->title);
        return;
    }
    if (r.rows == 1) { /* folded calls */
        canvas_printf(c, r.row, r.col + 2, ROLE_DIM, "%s " STR_FMT, canvas_mark(c, MARK_ELLIPSIS),
                      STR_ARG(p->title));
        return;
    }
    const uint32_t *w = walls[c->ascii][p->lost ? 2 : p->ghost ? 1 : 0];
    bool joins = false;
    for (size_t i = 0; i < v->panels.len; i++)
        joins |= v->panels.at[i].joined &&
                 v->panels.at[i].rect.row + v->panels.at[i].rect.rows - 1 == r.row;
    draw_bar(c, p, r.row, true, joins && p->kind == PANEL_FRAME);
    for (int row = r.row + 1; row < r.row + r.rows - 1; row++) {
        put(c, row, r.col, wall_role(p), w[SIDE]);
        put(c, row, r.col + r.cols - 1, wall_role(p), w[SIDE]);
    }
    if (!p->joined)
        draw_bar(c, p, r.row + r.rows - 1, false, false);
    enum role title = p->ghost ? ROLE_GHOST : p->lost ? ROLE_LOST : p->inner ? ROLE_TITLE : ROLE_STRONG;
    int col = r.col + 1;
    bool changed = p->fresh || (p->kind == PANEL_BLOCK && (p->ghost || p->lost) &&
                                v->scene->boxes[p->box].changed);
    put(c, r.row, col++, title, ' ');
    if (changed) {
        put(c, r.row, col++, ROLE_CHANGED, '*');
        put(c, r.row, col++, title, ' ');
    }
    col = canvas_fit(c, r.row, col, r.col + r.cols - 2 - col, title, p->title);
    put(c, r.row, col, title, ' ');
    if (!p->foot.len)
        return;
    int foot = r.row + r.rows - 1;
    put(c, foot, r.col + 1, ROLE_DIM, ' ');
    col = canvas_fit(c, foot, r.col + 2, r.cols - 4,
                     p->ghost ? ROLE_GHOST : p->lost ? ROLE_LOST : ROLE_OWNER, p->foot);
    put(c, foot, col, ROLE_DIM, ' ');
}

/* Room for variables that are not there now: a faint dot, so that it is not taken for one. */
static void draw_empty(struct canvas *c, const struct view *v, int panel)
{
    const struct panel *p = &v->panels.at[panel];
    struct rect r = p->rect;
    for (int row = r.row + 1; row < r.row + r.rows - 1 && p->kind == PANEL_FRAME; row++) {
        bool empty = true;
        for (size_t i = 0; empty && i < v->lines.len; i++)
            empty = v->lines.at[i].panel != panel || v->lines.at[i].row != row;
        if (empty)
            put(c, row, r.col + 2, ROLE_DIM, c->ascii ? '.' : 0xB7);
    }
}

/* ---- lines ------------------------------------------------------------------------------ */

/* Has the call that this line is of a variable of its own that the words may be taken for? */
static bool named_here(const struct view *v, const struct line *l, struct str words)
{
    for (size_t i = 0; i < v->lines.len; i++) {
        struct str name = v->scene->boxes[v->lines.at[i].box].name;
        for (size_t at = 0; v->lines.at[i].panel == l->panel && name.len && at + name.len <= words.len; at++)
            if (str_eq(str_slice(words, at, at + name.len), name))
                return true;
    }
    return false;
}

/* The dot of a pointer; it is drawn from here to the wall as well. */
static void draw_pointer(struct canvas *c, const struct view *v, const struct line *l, int col)
{
    const struct panel *p = &v->panels.at[l->panel];
    const struct scene_cell *cell = &v->scene->boxes[l->box].cells[l->cell];
    bool dangling = cell->points == POINTS_DANGLING;
    enum role role = dangling ? ROLE_DANGLING : ROLE_ARROW;
    int end = p->rect.col + p->rect.cols - 1;
    if (l->pointing == POINTING_WORDS) {
        bool gone = !box_lives(&v->scene->boxes[l->box]);
        dangling &= !gone;
        role = gone ? ROLE_GHOST : dangling ? ROLE_DANGLING : cell->changed ? ROLE_CHANGED : ROLE_TEXT;
        char *words = arena_printf(v->arena, "%s%s " STR_FMT, canvas_mark(c, MARK_ARROW),
                                   dangling ? c->ascii ? "x" : "✗" : "", STR_ARG(l->words));
        if (utf8_str_width(str_from(words)) > end - col && str_starts(l->words, "block ")) /* its number is what counts */
            words = arena_printf(v->arena, "%s%s blk" STR_FMT, canvas_mark(c, MARK_ARROW),
                                 dangling ? c->ascii ? "x" : "✗" : "", STR_ARG(str_slice(l->words, 5, l->words.len)));
        char *whose = strstr(words, " in ");
        if (whose && utf8_str_width(str_from(words)) > end - col && !named_here(v, l, l->words))
            *whose = '\0'; /* the name says more than the call that it is of */
        int at = canvas_fit(c, l->row, col, end - col, role, str_from(words));
        if (dangling && end - 1 - at > 9)
            canvas_cstr(c, l->row, at + 1, role, "dangling");
        return;
    }
    uint32_t dot = dangling     ? c->ascii ? 'x' : 0x2717
                   : cell->owns ? c->ascii ? '@' : 0x25CF
                                : c->ascii ? 'o' : 0x25CB;
    const char *word = dangling ? "dangling" : l->past ? "end" : "";
    if (l->leaves_left) {
        put(c, l->row, p->rect.col, role, dot);
        canvas_fit(c, l->row, col, end - col, role, str_from(word));
        return;
    }
    put(c, l->row, col++, cell->changed ? ROLE_CHANGED : role, dot);
    if (*word && col + 2 < end)
        col = canvas_fit(c, l->row, col + 1, end - col - 2, role, str_from(word)) + 1;
    arrow_shaft(c, l->row, col, end + 1, dangling);
}

static void draw_value(struct canvas *c, const struct view *v, const struct line *l, int col, int width)
{
    const struct panel *p = &v->panels.at[l->panel];
    const struct scene_cell *cell = &v->scene->boxes[l->box].cells[l->cell];
    if (cell_leads(cell)) {
        draw_pointer(c, v, l, col);
        return;
    }
    enum role role = p->ghost                  ? ROLE_GHOST
                     : cell->changed           ? ROLE_CHANGED
                     : cell->points == POINTS_NULL ? ROLE_DIM
                                               : ROLE_TEXT;
    if (cell->folded) {
        canvas_printf(c, l->row, col, ROLE_DIM, "%s %llu", canvas_mark(c, MARK_ELLIPSIS),
                      (unsigned long long)cell->folded);
        return;
    }
    struct str value = cell->value;
    if (cell_letters(v->plan, &v->scene->boxes[l->box], (size_t)l->cell))
        value = text_letters(v, &v->scene->boxes[l->box], (size_t)l->cell);
    if (cell->aggregate && !value.len) {
        const char *sign = cell->opened || !cell->members ? "" : arena_printf(v->arena, " %s %llu", canvas_mark(c, MARK_ELLIPSIS),
                                                                          (unsigned long long)cell->members);
        int room = width - utf8_str_width(str_from(sign)); /* that it is closed is said in any case */
        int at = room < 1 ? col : canvas_fit(c, l->row, col, room, ROLE_TYPE, cell->type);
        canvas_fit(c, l->row, at, col + width - at, ROLE_DIM, str_from(room < 1 && *sign ? sign + 1 : sign));
        return;
    }
    if (!value.len)
        value = cell->state == CELL_UNSET ? STR("?") : STR("-");
    int end = canvas_fit(c, l->row, col, width, role, value);
    if (cell->points == POINTS_WILD && col + width - end > 4)
        end = canvas_cstr(c, l->row, end + 1, ROLE_DANGLING, "wild");
    if (cell->changed && cell->was.len && col + width - end >= 7 + utf8_str_width(cell->was))
        canvas_printf(c, l->row, end, ROLE_DIM, " (was " STR_FMT ")", STR_ARG(cell->was));
}

static void draw_line(struct canvas *c, const struct view *v, const struct line *l)
{
    const struct panel *p = &v->panels.at[l->panel];
    const struct scene_box *b = &v->scene->boxes[l->box];
    const struct scene_cell *cell = &b->cells[l->cell];
    int end = p->rect.col + p->rect.cols - 1, col = p->rect.col + 1;
    bool gone = p->ghost || b->state == BOX_LEFT || b->state == BOX_RETURNED;
    struct rect inside = {l->row, col, 1, end - col};
    struct rect old = canvas_clip(c, inside);
    if (cell->changed)
        put(c, l->row, col, ROLE_CHANGED, '*');
    col++;
    bool scalar = !cell->name.len && cell->level == 0;
    int name_w = p->name_w < inside.cols - 6 ? p->name_w : inside.cols - 6;
    canvas_unclip(c, old);
    canvas_fit(c, l->row, col + l->indent, name_w - l->indent, gone ? ROLE_GHOST : ROLE_TEXT, cell->name);
    col += scalar && !name_w ? 0 : name_w + 1;
    if (p->type_w && end - col > p->type_w + 8) {
        if (!cell->aggregate || cell->value.len || cell_letters(v->plan, b, (size_t)l->cell))
            canvas_fit(c, l->row, col, p->type_w, gone ? ROLE_GHOST : ROLE_TYPE, cell->type);
        col += p->type_w + 1;
    }
    if (gone && !p->ghost && !cell_leads(cell)) { /* left its block, its frame is live */
        int at = canvas_fit(c, l->row, col, end - col - 1, ROLE_GHOST, cell->value);
        if (l->cell == 0 && end - at > 12)
            canvas_cstr(c, l->row, at + 1, ROLE_GHOST, "gone");
        return;
    }
    draw_value(c, v, l, col, end - col);
}

/* ---- spots -------------------------------------------------------------------------------- */

static void add_spots(struct picture *p, const struct view *v)
{
    p->spots.len = 0;
    for (size_t i = 0; i < v->scene->box_count; i++) {
        const struct scene_box *b = &v->scene->boxes[i];
        if (v->panel_of[i] < 0)
            continue;
        const struct panel *panel = &v->panels.at[v->panel_of[i]];
        struct rect r = panel->rect;
        if (panel->kind == PANEL_BLOCK) /* the block as such */
            vec_push(&p->spots, ((struct picture_spot){b->object, b->base, b->size, r.row, r.col + 1,
                                                       r.cols - 2}));
        for (int at = v->first_line[i]; at >= 0 && (size_t)at < v->lines.len; at++) {
            const struct line *l = &v->lines.at[at];
            if (l->box != i)
                break;
            const struct scene_cell *c = &b->cells[l->cell];
            vec_push(&p->spots, ((struct picture_spot){b->object, c->address, c->size, l->row, r.col + 1,
                                                       r.cols - 2}));
        }
    }
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void draw_rest(struct canvas *c, const struct picture_plan *plan, const struct view *v)
{
    bool lost = false;
    int bottom = 0;
    for (size_t i = 0; i < v->panels.len; i++) {
        const struct panel *p = &v->panels.at[i];
        lost |= p->lost && p->rect.row > plan->apart_row;
        int end = p->rect.row + p->rect.rows;
        if (p->kind == PANEL_BLOCK && end > bottom)
            bottom = end;
    }
    if (lost)
        canvas_cstr(c, plan->apart_row, plan->right_col, ROLE_LOST, "lost: nothing points here");
    size_t folded = v->folded + v->scene->blocks_left_out;
    if (folded)
        canvas_printf(c, plan->spot_row ? plan->spot_row : bottom, plan->right_col, ROLE_DIM,
                      "%s %zu more block%s", canvas_mark(c, MARK_ELLIPSIS), folded, folded == 1 ? "" : "s");
    if (v->scene->blocks_hidden)
        canvas_printf(c, bottom + (folded > 0), plan->right_col, ROLE_GHOST,
                      "%s %zu freed earlier", canvas_mark(c, MARK_ELLIPSIS), v->scene->blocks_hidden);
}

void picture_draw(struct picture *p, struct trace *t, const struct scene *s,
                  const struct picture_look *look)
{
    int cols = look->cols < 30 ? 30 : look->cols;
    if (p->plan && (p->plan->cols != cols || p->plan->trace != t))
        picture_stale(p);
    if (!p->plan) {
        p->plan = plan_new(t, cols);
        p->plan->options = look->options;
        if (t) { /* the same plan whichever scene is drawn first */
            plan_survey(p->plan, t, look->options);
            plan_settle(p->plan, true);
            plan_lanes(p->plan, t, look->options);
        }
    }
    struct picture_plan *plan = p->plan;
    plan->options = look->options;
    bool new = plan_learn(plan, t, s);
    if (new || !plan->settled) {
        bool all = !plan->settled;
        plan_settle(plan, all);
        if (all && t)
            plan_lanes(plan, t, look->options);
    }
    struct arena a = {0};
    struct view v = {.arena = &a, .scene = s, .trace = t, .ascii = look->ascii,
                     .focus = look->object, .focus_at = look->address, .look = look};
    view_build(&v, plan);
    int below = plan->narrow ? view_stack_end(&v) - plan->heap_row : 0;
    if (below > 0) { /* the stack is longer than ever before: blocks make room */
        plan->stack_rows += below;
        plan_settle(plan, true);
        if (t)
            plan_lanes(plan, t, look->options);
        view_release(&v);
        v = (struct view){.arena = &a, .scene = s, .trace = t, .ascii = look->ascii, .focus = look->object,
                          .focus_at = look->address, .look = look};
        view_build(&v, plan);
    }
    arrows_route(plan, &v);
    for (size_t i = 0; i < plan->arrows.len; i++)
        for (size_t k = 0; plan->arrows.at[i].routed && k < plan->arrows.at[i].steps.len; k++)
            if (plan->arrows.at[i].steps.at[k].row >= v.rows)
                v.rows = plan->arrows.at[i].steps.at[k].row + 1;
    int rows = v.rows + 1 + 2 * (v.folded || s->blocks_hidden || s->blocks_left_out);
    p->canvas.ascii = look->ascii;
    canvas_resize(&p->canvas, rows > PLAN_ROWS ? PLAN_ROWS : rows, cols);
    for (size_t i = 0; i < v.panels.len; i++)
        draw_panel(&p->canvas, &v, &v.panels.at[i]);
    arrows_ink(plan, &p->canvas);
    for (size_t i = 0; i < v.lines.len; i++)
        draw_line(&p->canvas, &v, &v.lines.at[i]);
    for (size_t i = 0; i < v.panels.len; i++)
        draw_empty(&p->canvas, &v, (int)i);
    draw_rest(&p->canvas, plan, &v);
    add_spots(p, &v);
    p->running = (struct rect){0};
    for (size_t i = 0; i < v.panels.len; i++)
        if (v.panels.at[i].inner && !v.panels.at[i].heading)
            p->running = v.panels.at[i].rect;
    if (look->dimmed)
        for (int i = 0; i < p->canvas.rows * p->canvas.cols; i++)
            p->canvas.cells[i].role = ROLE_DIM;
    int bar = look->object && !look->no_bar ? picture_spot(p, look->object, look->address) : -1;
    if (bar >= 0)
        canvas_reverse(&p->canvas, (struct rect){p->spots.at[bar].row, p->spots.at[bar].col, 1,
                                                 p->spots.at[bar].cols});
    view_release(&v);
    arena_release(&a);
    plan->options = NULL; /* lent */
}
