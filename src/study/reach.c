/* What an expression of a question leads to at a moment: a variable, and from there by
 * members, subscripts and stars to a cell of a scene. Not C's grammar: just the ways to
 * name a place.
 *
 *     expr    = { "*" } name { "." member | "->" member | "[" number "]" }
 *     name    = a variable, or "block N"
 */
#include "study/room.h"

#include <string.h>

static bool word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static struct str no_const(struct str type)
{
    for (;;) {
        type = str_trim(type);
        if (str_starts(type, "const "))
            type = str_slice(type, 6, type.len);
        else if (str_ends(type, "const") && type.len > 5 && !word_char(type.at[type.len - 6]))
            type = str_slice(type, 0, type.len - 5);
        else
            return type;
    }
}

struct str pointee(struct str type)
{
    type = no_const(type);
    if (!str_ends(type, "*"))
        return (struct str){"", 0};
    type = no_const(str_slice(type, 0, type.len - 1));
    return str_is(type, "void") ? (struct str){"", 0} : type;
}

bool same_type(struct str a, struct str b)
{
    return str_eq(no_const(a), no_const(b));
}

static bool is_pointer(const struct scene_cell *c)
{
    return str_ends(no_const(c->type), "*");
}

/* ---- steps ---------------------------------------------------------------------- */

FORMAT(2, 3) static struct reached nowhere(struct arena *a, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    struct reached r = {.why = arena_str(a, buf_view(&b))};
    buf_release(&b);
    return r;
}

static const struct scene_box *variable_in(const struct scene *s, const size_t *boxes, size_t count,
                                           struct str name)
{
    for (size_t i = count; i-- > 0;) /* of two of one name the inner one */
        if (boxes[i] < s->box_count && str_eq(s->boxes[boxes[i]].name, name))
            return &s->boxes[boxes[i]];
    return NULL;
}

static const struct scene_box *variable(const struct scene *s, struct str function, struct str name)
{
    const struct scene_box *box = NULL;
    for (int ghosts = 0; ghosts < 2 && !box; ghosts++)
        for (size_t i = s->frame_count; i-- > 0 && !box;) {
            const struct scene_frame *f = &s->frames[i];
            bool named = !function.len ? !ghosts : str_eq(f->function, function);
            if (named && f->ghost == (bool)ghosts)
                box = variable_in(s, f->boxes, f->count, name);
        }
    return box || function.len ? box : variable_in(s, s->globals, s->global_count, name);
}

static struct reached whole(struct arena *a, const struct scene_box *box)
{
    if (!box->count)
        return nowhere(a, "nothing is known of what is in it");
    return (struct reached){.box = box, .cell = &box->cells[0]};
}

/* The cell of a type at an address; of several the outermost of that type, else the
 * innermost there is. */
static struct reached cell_at(struct arena *a, const struct scene *s, size_t object,
                              uint64_t address, struct str type, struct str expr)
{
    const struct scene_box *box = scene_box_of(s, object);
    const struct scene_cell *best = NULL;
    for (size_t i = 0; box && i < box->count; i++) {
        const struct scene_cell *c = &box->cells[i];
        if (c->folded || c->address != address)
            continue;
        if (type.len && same_type(c->type, type))
            return (struct reached){.box = box, .cell = c};
        best = c;
    }
    if (best)
        return (struct reached){.box = box, .cell = best};
    return nowhere(a, "`" STR_FMT "` leads to no value that can be seen", STR_ARG(expr));
}

static struct reached follow(struct arena *a, const struct scene *s, struct reached at, int64_t n,
                             struct str expr)
{
    const struct scene_cell *c = at.cell;
    if (!is_pointer(c))
        return nowhere(a, "`" STR_FMT "` is no pointer", STR_ARG(expr));
    if (c->points == POINTS_NULL)
        return nowhere(a, "`" STR_FMT "` is NULL then", STR_ARG(expr));
    if (c->points == POINTS_DANGLING)
        return nowhere(a, "`" STR_FMT "` leads to something that is no more", STR_ARG(expr));
    if (c->points != POINTS_INTO && !(c->points == POINTS_PAST && n < 0))
        return nowhere(a, "`" STR_FMT "` leads to no object then", STR_ARG(expr));
    const struct scene_box *box = scene_box_of(s, c->target);
    uint64_t address = (box ? box->base : 0) + (uint64_t)c->target_offset;
    struct str type = pointee(c->type);
    if (n == 0)
        return cell_at(a, s, c->target, address, type, expr);
    for (size_t i = 0; box && i < box->count; i++) /* how wide is one? */
        if (type.len && same_type(box->cells[i].type, type) && box->cells[i].size)
            return cell_at(a, s, c->target, address + (uint64_t)n * box->cells[i].size, type, expr);
    return nowhere(a, "`" STR_FMT "` leads to no row of values", STR_ARG(expr));
}

static struct reached child(struct arena *a, struct reached at, struct str name, struct str expr)
{
    long self = at.cell - at.box->cells;
    for (size_t i = 0; i < at.box->count; i++) {
        const struct scene_cell *c = &at.box->cells[i];
        if (c->parent == self && !c->folded && str_eq(c->name, name))
            return (struct reached){.box = at.box, .cell = c};
    }
    return nowhere(a, "there is no " STR_FMT " in `" STR_FMT "`", STR_ARG(name), STR_ARG(expr));
}

/* ---- the expression --------------------------------------------------------------- */

static struct reached suffixes(struct arena *a, const struct scene *s, struct reached at,
                               struct str expr, size_t i)
{
    while (at.box && i < expr.len) {
        struct str before = str_slice(expr, 0, i);
        bool arrow = expr.at[i] == '-' && i + 1 < expr.len && expr.at[i + 1] == '>';
        if (expr.at[i] == '[') {
            size_t end = i + 1;
            while (end < expr.len && expr.at[end] != ']')
                end++;
            int64_t n;
            if (end == expr.len ||
                !str_to_int(str_trim(str_slice(expr, i + 1, end)), -1000000, 1000000, &n))
                return nowhere(a, "between [ and ] stands no number");
            if (is_pointer(at.cell))
                at = follow(a, s, at, n, before);
            else
                at = child(a, at, str_from(arena_printf(a, "[%lld]", (long long)n)), before);
            i = end + 1;
        } else if (arrow || expr.at[i] == '.') {
            i += arrow ? 2 : 1;
            size_t from = i;
            while (i < expr.len && word_char(expr.at[i]))
                i++;
            if (i == from)
                return nowhere(a, "the name of a member is missing");
            if (arrow)
                at = follow(a, s, at, 0, before);
            if (at.box)
                at = child(a, at, str_slice(expr, from, i), before);
        } else {
            return nowhere(a, "`" STR_FMT "` is no expression that can be asked about",
                           STR_ARG(expr));
        }
    }
    return at;
}

static const struct scene_box *block_named(const struct trace *t, const struct scene *s, int64_t n)
{
    for (size_t i = 0; i < s->block_count; i++) {
        const struct scene_box *box = &s->boxes[s->blocks[i]];
        if (box->object < trace_objects(t) && trace_object(t, box->object)->block == n)
            return box;
    }
    return NULL;
}

struct reached reach(struct arena *a, const struct trace *t, const struct scene *s,
                     struct str function, struct str expr)
{
    size_t stars = 0, i = 0;
    expr = str_trim(expr);
    while (stars < expr.len && (expr.at[stars] == '*' || expr.at[stars] == ' '))
        stars++;
    struct str rest = str_slice(expr, stars, expr.len);
    const struct scene_box *box;
    if (str_starts(rest, "block ")) {
        int64_t n = 0;
        i = strlen("block ");
        size_t from = i;
        while (i < rest.len && rest.at[i] >= '0' && rest.at[i] <= '9')
            i++;
        box = str_to_int(str_slice(rest, from, i), 1, UINT32_MAX, &n) ? block_named(t, s, n) : NULL;
    } else {
        while (i < rest.len && word_char(rest.at[i]))
            i++;
        box = i ? variable(s, function, str_slice(rest, 0, i)) : NULL;
    }
    if (!box)
        return nowhere(a, "there is no `" STR_FMT "` then", STR_ARG(str_slice(rest, 0, i ? i : rest.len)));
    struct reached at = suffixes(a, s, whole(a, box), rest, i);
    while (at.box && stars-- > 0)
        if (expr.at[stars] == '*')
            at = follow(a, s, at, 0, str_slice(expr, stars + 1, expr.len));
    return at;
}
