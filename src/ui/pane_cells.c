/* The bar that walks over the picture's cells, and what it opens and closes. A spot is known
 * by object, address and size; where several have the same, as the members of a union do,
 * by its place in the order of the picture. */
#include "ui/pane.h"

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
void cells_move(struct trace_pane *p, int by)
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
    p->follow = p->chosen = true;
}

static bool has_gap(const struct scene_box *b, int parent)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->cells[i].parent == parent && b->cells[i].folded)
            return true;
    return false;
}

/* Why there is nowhere to go from a cell. */
static void say_why(struct app *a, const struct scene_cell *cell)
{
    struct str name = cell->name.len ? cell->name : STR("This");
    if (cell->points == POINTS_NULL)
        app_say(a, ROLE_NOTE, STR_FMT " is NULL: it points to nothing.", STR_ARG(name));
    else if (cell->state == CELL_UNSET && str_ends(cell->type, "*"))
        app_say(a, ROLE_NOTE, STR_FMT " was never set: it points nowhere yet.", STR_ARG(name));
    else if (cell->state == CELL_UNSET)
        app_say(a, ROLE_NOTE, STR_FMT " was never set, and has no parts.", STR_ARG(name));
    else if (cell->points == POINTS_FUNCTION)
        app_say(a, ROLE_NOTE, STR_FMT " points to a function; of those there is no picture.", STR_ARG(name));
    else if (cell->points == POINTS_WILD)
        app_say(a, ROLE_NOTE, STR_FMT " points to nothing of this program.", STR_ARG(name));
    else if (!cell->name.len && !cell->type.len)
        app_say(a, ROLE_NOTE, "These bytes belong to no member.");
    else
        app_say(a, ROLE_NOTE, STR_FMT " is one value: it has no parts, and points nowhere.", STR_ARG(name));
}

/* Enter: an aggregate opens or closes, a gap opens what it is part of, the bar of a
 * pointer goes to what it points to. */
void cells_open(struct app *a, struct trace_pane *p)
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
        say_why(a, cell);
    }
}

bool cells_click(struct app *a, struct trace_pane *p, const struct ui_event *e)
{
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
        cells_open(a, p);
    return true;
}
