/* What a question about a picture can be answered with, and what is right: taken from
 * the trace, so that no pack can be wrong about it.
 *
 * The targets of a pointer are everything alive or dead in the scene that it could be
 * thought to lead to: parts and wholes of the type it points to, and the other arrows, structs
 * and blocks, because an arrow to an arrow is a thing people believe in. To choose a block
 * is to say that it is alive, and its label says so: of one that is gone only the choice
 * `nothing` is true. */
#include "study/room.h"

#include <string.h>

enum { PARTS = 4, SEVERAL = 3 /* of more than PARTS */, FEW = 12 };

/* ---- names ----------------------------------------------------------------------- */

static bool made_by(const struct trace_object *o, size_t stop)
{
    return o->made == TRACE_NONE || o->made <= stop;
}

static bool gone_by(const struct trace_object *o, size_t stop)
{
    return o->ended != TRACE_NONE && o->ended <= stop;
}

static struct str function_of(const struct trace *t, const struct trace_object *o)
{
    return o->call < trace_calls(t) ? trace_call(t, o->call)->function : (struct str){"", 0};
}

struct naming {
    struct str name;
    struct str function; /* "" the name is enough */
    int nth;             /* of that function's calls; 0: one is all there is */
};

/* What is needed to tell a variable from all others that were there up to now. */
static struct naming naming_of(const struct trace *t, size_t stop, const struct trace_object *o)
{
    struct naming n = {.name = o->name};
    if (o->kind != TRACE_VARIABLE)
        return n;
    bool other_function = false, other_call = false;
    int before = 0;
    for (size_t i = 1; i < trace_objects(t); i++) {
        const struct trace_object *each = trace_object(t, i);
        if (each == o || !made_by(each, stop) || !str_eq(each->name, o->name) ||
            (each->kind != TRACE_VARIABLE && each->kind != TRACE_GLOBAL))
            continue;
        bool same = each->kind == TRACE_VARIABLE && str_eq(function_of(t, each), function_of(t, o));
        other_function |= !same;
        other_call |= same && each->call != o->call;
        before += same && each->call < o->call;
    }
    if (other_function || other_call)
        n.function = function_of(t, o);
    n.nth = other_call ? before + 1 : 0;
    return n;
}

struct str target_name(struct arena *a, const struct trace *t, size_t stop, size_t object)
{
    const struct trace_object *o = trace_object(t, object);
    struct naming n = naming_of(t, stop, o);
    if (!n.function.len)
        return n.name;
    if (n.nth)
        return str_from(arena_printf(a, STR_FMT "'s " STR_FMT " (%d)", STR_ARG(n.function),
                                     STR_ARG(n.name), n.nth));
    return str_from(arena_printf(a, STR_FMT "'s " STR_FMT, STR_ARG(n.function), STR_ARG(n.name)));
}

const char *ordinal(struct arena *a, int n)
{
    const char *end = n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd"
                    : n % 10 == 3 ? "rd" : "th";
    return arena_printf(a, "%d%s", n, end);
}

/* As a sentence has it: "`v[1]` of `total`", "`[1]` of block 2 (made in line 6)". */
static struct str label_of(struct arena *a, const struct trace *t, size_t stop, size_t object,
                           struct str part)
{
    const struct trace_object *o = trace_object(t, object);
    struct naming n = naming_of(t, stop, o);
    if (o->kind == TRACE_HEAP) {
        const char *made = o->made_at.line ? arena_printf(a, " (made in line %d)", o->made_at.line) : "";
        if (part.len)
            return str_from(arena_printf(a, "`" STR_FMT "` of " STR_FMT "%s", STR_ARG(part),
                                         STR_ARG(n.name), made));
        return str_from(arena_printf(a, STR_FMT "%s", STR_ARG(n.name), made));
    }
    if (o->kind == TRACE_LITERAL)
        return str_from(arena_printf(a, "the text " STR_FMT "%s" STR_FMT, STR_ARG(n.name),
                                     part.len ? ", " : "", STR_ARG(part)));
    const char *call = n.nth ? arena_printf(a, ", %s call", ordinal(a, n.nth)) : "";
    if (n.function.len)
        return str_from(arena_printf(a, "`" STR_FMT STR_FMT "` of `" STR_FMT "`%s", STR_ARG(n.name),
                                     STR_ARG(part), STR_ARG(n.function), call));
    return str_from(arena_printf(a, "`" STR_FMT STR_FMT "`", STR_ARG(n.name), STR_ARG(part)));
}

/* "[1].next", from the box down to the cell. */
static struct str part_of(struct arena *a, const struct scene_box *box, size_t cell)
{
    struct str path = {"", 0};
    for (int i = (int)cell; i > 0 && (size_t)i < box->count && box->cells[i].parent >= 0 &&
                            box->cells[i].parent < i; i = box->cells[i].parent) {
        struct str name = box->cells[i].name;
        path = str_from(arena_printf(a, "%s" STR_FMT STR_FMT,
                                     name.len && name.at[0] == '[' ? "" : ".", STR_ARG(name),
                                     STR_ARG(path)));
    }
    return path;
}

/* ---- choices --------------------------------------------------------------------- */

struct finder {
    struct arena *a;
    struct trace *t;
    struct scene *scene;
    struct asked *q;
    struct str type;      /* that the pointer leads to; "" whatever */
    const struct scene_cell *from;
    const struct scene_box *from_box;
    size_t found;         /* choices in all, those beyond the room too */
};

static void refuse(struct finder *f, const char *code, const char *fmt, ...) FORMAT(3, 4);
static void refuse(struct finder *f, const char *code, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    f->q->wrong_code = code;
    f->q->wrong = arena_str(f->a, buf_view(&b));
    buf_release(&b);
}

static void choice(struct finder *f, struct str key, struct str label, bool right)
{
    struct asked *q = f->q;
    if (f->found++ >= FORESEE_CHOICES)
        return;
    if (right)
        q->right |= (uint64_t)1 << q->choice_count;
    q->choices[q->choice_count++] = (struct target){key, label};
}

static void place_choice(struct finder *f, const struct scene_box *box, struct str part, bool right)
{
    size_t stop = f->q->stop;
    struct str name = target_name(f->a, f->t, stop, box->object);
    struct str key = str_from(arena_printf(f->a, STR_FMT STR_FMT, STR_ARG(name), STR_ARG(part)));
    struct str label = label_of(f->a, f->t, stop, box->object, part);
    for (size_t i = 0; i < f->q->choice_count; i++) /* an inner variable of the same name */
        if (str_eq(f->q->choices[i].key, key)) {
            int line = trace_object(f->t, box->object)->made_at.line;
            key = str_from(arena_printf(f->a, STR_FMT " of line %d", STR_ARG(key), line));
            label = str_from(arena_printf(f->a, STR_FMT " of line %d", STR_ARG(label), line));
            break;
        }
    if (f->from && box->kind == TRACE_HEAP) /* or two choices are true of a block that is gone */
        label = str_from(arena_printf(f->a, STR_FMT ", alive", STR_ARG(label)));
    choice(f, key, label, right);
}

static bool leads_into(const struct finder *f, const struct scene_box *box)
{
    return f->from->target == box->object &&
           (f->from->points == POINTS_INTO || f->from->points == POINTS_PAST);
}

static bool leads_to(const struct finder *f, const struct scene_box *box, const struct scene_cell *c)
{
    return f->from->points == POINTS_INTO && f->from->target == box->object &&
           c->address == box->base + (uint64_t)f->from->target_offset;
}

static bool fits(const struct finder *f, const struct scene_cell *c)
{
    return f->type.len && !c->folded && same_type(c->type, f->type);
}

static size_t fitting(const struct finder *f, const struct scene_box *box)
{
    size_t n = 0;
    for (size_t i = 0; i < box->count; i++)
        n += fits(f, &box->cells[i]);
    return n;
}

static void box_choices(struct finder *f, const struct scene_box *box)
{
    bool into = leads_into(f, box), told = false;
    size_t parts = fitting(f, box), shown = 0;
    if (parts && !fits(f, &box->cells[0])) {
        for (size_t i = 1; i < box->count; i++) {
            const struct scene_cell *c = &box->cells[i];
            bool right = into && leads_to(f, box, c);
            if (!fits(f, c) || (shown >= (parts > PARTS ? SEVERAL : PARTS) && !right))
                continue;
            shown++;
            told = told || right;
            place_choice(f, box, part_of(f->a, box, i), right);
        }
    } else {
        told = into && f->from->points == POINTS_INTO && f->from->target_offset == 0;
        place_choice(f, box, (struct str){"", 0}, told);
    }
    struct str name = target_name(f->a, f->t, f->q->stop, box->object);
    struct str label = label_of(f->a, f->t, f->q->stop, box->object, (struct str){"", 0});
    bool past = into && f->from->points == POINTS_PAST;
    if (past || (parts > 1 && parts <= PARTS && !fits(f, &box->cells[0])))
        choice(f, str_from(arena_printf(f->a, "past " STR_FMT, STR_ARG(name))),
               str_from(arena_printf(f->a, "one past the end of " STR_FMT, STR_ARG(label))), past);
    if (into && !past && !told)
        choice(f, str_from(arena_printf(f->a, "byte %lld of " STR_FMT,
                                        (long long)f->from->target_offset, STR_ARG(name))),
               str_from(arena_printf(f->a, "the middle of " STR_FMT ", byte %lld", STR_ARG(label),
                                     (long long)f->from->target_offset)), true);
}

/* A variable that the pointer's type rules out is still believed in where it is an arrow itself, or has
 * one or more members: not where it is a number beside a struct. Bytes are in everything. */
static bool believable(const struct finder *f, const struct scene_box *box)
{
    if (!f->type.len || str_ends(f->type, "char") || fitting(f, box))
        return true;
    for (size_t i = 0; i < box->count; i++) {
        const struct scene_cell *c = &box->cells[i];
        bool member = i > 0 && c->name.len && c->name.at[0] != '[';
        if (member || str_ends(c->type, "*"))
            return true;
    }
    struct str name = target_name(f->a, f->t, f->q->stop, box->object);
    for (size_t i = 0; i < f->q->question->prediction_count; i++) /* the author knows somebody */
        if (str_eq(f->q->question->predictions[i].answer, name))
            return true;
    return false;
}

/* Could one think that the pointer leads there? */
static bool plausible(const struct finder *f, const struct scene_box *box, bool strict)
{
    if (leads_into(f, box))
        return true;
    if (box == f->from_box && box->count == 1)
        return false;
    switch (box->kind) {
    case TRACE_VARIABLE:
        return strict ? fitting(f, box) > 0 : believable(f, box);
    case TRACE_HEAP:
        return !strict || fitting(f, box);
    case TRACE_GLOBAL:
        return fitting(f, box) > 0;
    case TRACE_LITERAL:
        return f->type.len && fitting(f, box);
    default:
        return false;
    }
}

static void places(struct finder *f, bool strict)
{
    f->q->choice_count = f->found = 0;
    f->q->right = 0;
    for (size_t i = 0; i < f->scene->box_count; i++)
        if (plausible(f, &f->scene->boxes[i], strict))
            box_choices(f, &f->scene->boxes[i]);
}

/* ---- the three kinds ---------------------------------------------------------------- */

static struct str right_label(const struct asked *q)
{
    for (size_t i = 0; i < q->choice_count; i++)
        if (q->right >> i & 1)
            return q->choices[i].label;
    return (struct str){"", 0};
}

static void find_points(struct finder *f, struct str expr)
{
    const struct scene_cell *c = f->from;
    enum points p = c->points;
    if (!str_ends(c->type, "*") && p == POINTS_NOT) {
        refuse(f, "no-such-thing", "`" STR_FMT "` is no pointer; ask for its value", STR_ARG(expr));
        return;
    }
    if (p == POINTS_FUNCTION || p == POINTS_WILD || (p == POINTS_NOT && c->state != CELL_UNSET)) {
        refuse(f, "no-such-thing", "`" STR_FMT "` leads to nothing that could be chosen from a list",
               STR_ARG(expr));
        return;
    }
    f->type = pointee(c->type);
    places(f, false);
    if (f->found > FEW)
        places(f, true);
    choice(f, STR("NULL"), STR("`NULL`: nowhere, and says so"), p == POINTS_NULL);
    choice(f, STR("unset"), STR("nowhere yet: nobody has set it"), p == POINTS_NOT);
    choice(f, STR("nothing"), STR("something that is no more, whatever it was"), p == POINTS_DANGLING);
    struct str to = right_label(f->q);
    const char *truth;
    if (p == POINTS_NULL)
        truth = arena_printf(f->a, "`" STR_FMT "` is `NULL`", STR_ARG(expr));
    else if (p == POINTS_NOT)
        truth = arena_printf(f->a, "nobody has set `" STR_FMT "` yet", STR_ARG(expr));
    else if (p == POINTS_DANGLING && c->target)
        truth = arena_printf(f->a, "`" STR_FMT "` leads to something that is no more: " STR_FMT,
                             STR_ARG(expr),
                             STR_ARG(label_of(f->a, f->t, f->q->stop, c->target, (struct str){"", 0})));
    else
        truth = arena_printf(f->a, "`" STR_FMT "` leads to " STR_FMT, STR_ARG(expr), STR_ARG(to));
    f->q->truth = str_from(truth);
}

static void find_value(struct finder *f, struct str expr)
{
    const struct scene_cell *c = f->from;
    struct asked *q = f->q;
    if (c->state == CELL_PARTLY || c->state == CELL_UNKNOWN) {
        refuse(f, "no-such-thing", "`" STR_FMT "` is only partly set then", STR_ARG(expr));
    } else if (c->points != POINTS_NOT || str_ends(c->type, "*")) {
        refuse(f, "no-such-thing", "`" STR_FMT "` is a pointer; ask where it points", STR_ARG(expr));
    } else if (c->state == CELL_UNSET && !c->aggregate) {
        q->value = STR("?");
        q->truth = str_from(arena_printf(f->a, "nobody has set `" STR_FMT "` yet", STR_ARG(expr)));
    } else if (!c->value.len) {
        refuse(f, "no-such-thing", "`" STR_FMT "` is not one value; ask about one of its parts",
               STR_ARG(expr));
    } else {
        q->value = c->value;
        q->truth = str_from(arena_printf(f->a, "`" STR_FMT "` is " STR_FMT, STR_ARG(expr),
                                         STR_ARG(c->value)));
    }
}

static void list(struct buf *out, const struct asked *q, uint64_t which)
{
    size_t left = 0;
    for (size_t i = 0; i < q->choice_count; i++)
        left += which >> i & 1;
    for (size_t i = 0, n = left; i < q->choice_count; i++) {
        if (!(which >> i & 1))
            continue;
        buf_printf(out, "%s" STR_FMT, n == left ? "" : n == 1 ? " and " : ", ",
                   STR_ARG(q->choices[i].label));
        n--;
    }
}

/* Variables by call and line, then blocks by number. */
static bool comes_before(const struct trace_object *a, const struct trace_object *b)
{
    if (a->kind != b->kind)
        return a->kind == TRACE_VARIABLE;
    if (a->kind == TRACE_HEAP)
        return a->block < b->block;
    if (a->call != b->call)
        return a->call < b->call;
    return a->made_at.line != b->made_at.line ? a->made_at.line < b->made_at.line
                                              : a->made_at.column < b->made_at.column;
}

static void find_live(struct finder *f)
{
    struct asked *q = f->q;
    bool blocks = !str_is(q->question->live, "variables"), vars = !str_is(q->question->live, "blocks");
    size_t *order = arena_array(f->a, FORESEE_CHOICES + 1, sizeof *order), n = 0;
    for (size_t i = 1; i < trace_objects(f->t); i++) {
        const struct trace_object *o = trace_object(f->t, i);
        bool asked = (o->kind == TRACE_HEAP && blocks) || (o->kind == TRACE_VARIABLE && vars);
        if (!asked || !o->name.len || !made_by(o, q->stop))
            continue;
        if (n == FORESEE_CHOICES) {
            f->found = n + 1;
            return;
        }
        size_t at = n++;
        for (; at > 0 && comes_before(o, trace_object(f->t, order[at - 1])); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < n; i++) {
        struct scene_box box = {.object = order[i]};
        place_choice(f, &box, (struct str){"", 0}, !gone_by(trace_object(f->t, order[i]), q->stop));
    }
    if (!q->choice_count) {
        refuse(f, "no-such-thing", "nothing of that kind was made by then");
        return;
    }
    struct buf b = {0};
    uint64_t all = q->choice_count < 64 ? ((uint64_t)1 << q->choice_count) - 1 : UINT64_MAX;
    uint64_t gone = all & ~q->right;
    list(&b, q, q->right);
    if (q->right)
        buf_cstr(&b, q->right & (q->right - 1) ? " live" : " lives");
    if (gone && q->right)
        buf_cstr(&b, "; ");
    list(&b, q, gone);
    if (gone)
        buf_cstr(&b, gone & (gone - 1) ? " are no more" : " is no more");
    q->truth = arena_str(f->a, buf_view(&b));
    buf_release(&b);
}

/* A text is one value in a picture; a question about one of its letters opens them. */
static struct scene *with_letters(struct arena *a, struct trace *t, size_t stop, const struct scene *s,
                                  struct scene_options options)
{
    VEC(struct scene_key) texts = {0};
    for (size_t i = 0; i < s->box_count; i++)
        for (size_t k = 0; k < s->boxes[i].count; k++) {
            const struct scene_cell *c = &s->boxes[i].cells[k];
            if (c->aggregate && c->value.len)
                vec_push(&texts, ((struct scene_key){s->boxes[i].object, c->address - s->boxes[i].base}));
        }
    options.opened = texts.at;
    options.opened_count = texts.len;
    struct scene *opened = trace_scene(t, a, stop, &options);
    vec_release(&texts);
    return opened;
}

void targets_find(struct arena *a, struct trace *t, struct asked *q)
{
    const struct question *question = q->question;
    const struct scene_options options = {.depth = 12, .elements = 64, .ghosts = 64};
    struct finder f = {.a = a, .t = t, .q = q};
    q->choices = arena_array(a, FORESEE_CHOICES, sizeof *q->choices);
    f.scene = trace_scene(t, a, q->stop, &options);
    if (question->kind == QUESTION_LIVE) {
        find_live(&f);
    } else {
        struct str expr = question->kind == QUESTION_VALUE ? question->value : question->points;
        if (question->kind == QUESTION_VALUE && str_ends(str_trim(expr), "]"))
            f.scene = with_letters(a, t, q->stop, f.scene, options);
        struct reached r = reach(a, t, f.scene, question->function, expr);
        if (!r.box) {
            refuse(&f, "no-such-thing", STR_FMT, STR_ARG(r.why));
            return;
        }
        f.from = r.cell;
        f.from_box = r.box;
        q->object = r.box->object;
        q->address = r.cell->address;
        if (question->kind == QUESTION_VALUE)
            find_value(&f, expr);
        else
            find_points(&f, expr);
    }
    if (!q->wrong_code && f.found > FORESEE_CHOICES)
        refuse(&f, "too-many-answers", "there are more possible answers than the %d that can be shown",
               FORESEE_CHOICES);
    else if (!q->wrong_code && question->kind != QUESTION_VALUE && f.found < 2 &&
             question->kind == QUESTION_POINTS)
        refuse(&f, "one-answer", "there is only one possible answer");
}
