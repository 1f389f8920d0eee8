/* Exercises that are none of the course's items: review variants and the placement
 * inventory.
 *
 * A variant is a file variant-NAME.md in an exercise's folder, in the format of
 * exercise.md; the code that it needs lies in the folder variant-NAME/ beside it. What it
 * does not say (title, unit, idea, the misconception) it has from its exercise. An item of
 * the inventory is a folder exercises/placement/SLUG/ like any exercise's.
 *
 * Both are read and checked by exercise_read(), as all exercises are, and become items of
 * their own (pack_extra()), so that whoever works with items can work with them. */
#include "pack/load.h"

#include <string.h>

enum { VARIANTS = 26 };
static const char LEAD[] = "variant-", TAIL[] = ".md", PLACEMENT[] = "placement";

bool variant_named(struct str name)
{
    return str_starts(name, LEAD);
}

static bool is_variant_file(struct str name)
{
    return str_starts(name, LEAD) && str_ends(name, TAIL);
}

/* "variant-one.md" to "variant-one". */
static struct str stem_of(struct str name)
{
    return str_slice(name, 0, name.len - (sizeof TAIL - 1));
}

bool use_fits(struct loader *l, enum exercise_use use, enum exercise_kind kind, struct spot at)
{
    if (use == USE_REVIEW && !exercise_reviews(kind)) {
        problem(l, SEVERITY_ERROR, "bad-variant", at, "a variant of kind %s takes longer than 90 seconds",
                exercise_kind_name(kind));
        problem_advice(l, "quiz, predict-output, predict-picture, mark-line, order, or a fix or fill of a "
                          "line or two");
        return false;
    }
    if (use == USE_PLACEMENT && !exercise_places(kind)) {
        problem(l, SEVERITY_ERROR, "bad-placement", at,
                "of kind %s, it would tell whether an answer is right", exercise_kind_name(kind));
        problem_advice(l, "the placement inventory asks quiz, predict-output, predict-picture and "
                          "mark-line");
        return false;
    }
    return true;
}

static struct str inside(struct loader *l, struct str dir, struct str name)
{
    return str_from(arena_printf(l->a, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name)));
}

/* ---- variants ----------------------------------------------------------------- */

/* A folder of code that belongs to no variant, a file that is nearly one. */
static void warn_strays(struct loader *l, struct str dir, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str name = entries[i].name;
        bool used = false;
        if (!variant_named(name) || is_variant_file(name))
            continue;
        for (size_t k = 0; k < count && entries[i].folder; k++)
            used = used || (is_variant_file(entries[k].name) && str_eq(stem_of(entries[k].name), name));
        if (used)
            continue;
        problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, dir, name)},
                entries[i].folder ? "there is no variant of this name" : "this is read by nothing");
        if (entries[i].folder)
            problem_advice(l, "its text is to be " STR_FMT ".md beside it", STR_ARG(name));
        else
            problem_advice(l, "a variant is a file variant-NAME.md");
    }
}

void variants_list(struct shelf *of)
{
    struct loader *l = of->loader;
    size_t count, n = 0;
    struct entry *entries = folder_list(l, of->dir, &count);
    of->variants = arena_array(l->a, count < VARIANTS ? count : VARIANTS, sizeof *of->variants);
    for (size_t i = 0; i < count; i++) {
        struct str name = entries[i].name;
        if (entries[i].folder || !is_variant_file(name))
            continue;
        if (n == VARIANTS) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = of->dir},
                    "more than %d variants", VARIANTS);
            break;
        }
        if (id_valid(str_slice(stem_of(name), sizeof LEAD - 1, name.len)))
            of->variants[n++] = name;
        else
            problem(l, SEVERITY_ERROR, "bad-variant", (struct spot){.file = inside(l, of->dir, name)},
                    "the name behind '%s' must be lower-case letters, digits and hyphens", LEAD);
    }
    of->item->variant_count = n;
    if (!l->learns)
        warn_strays(l, of->dir, entries, count);
}

/* The next of the extras; keep_extra() or it is none. */
static struct item *new_extra(struct loader *l, const struct item *of, size_t unit)
{
    struct pack *p = l->pack;
    struct item *it = &l->extras[p->extra_count];
    *it = (struct item){.of = of, .unit = unit, .index = p->item_count + p->extra_count};
    return it;
}

/* Where a pack is read whole, what cannot be shown is not kept. */
static bool keep_extra(struct loader *l, struct item *it)
{
    if (!l->learns && !shelf_read(it->shelf))
        return false;
    l->pack->extra_count++;
    return true;
}

static void add_variants(struct loader *l, struct item *it, claim_fn *claim, void *ctx)
{
    const struct shelf *of = it->shelf;
    size_t listed = it->variant_count;
    it->variant_count = 0;
    for (size_t i = 0; i < listed; i++) {
        struct item *v = new_extra(l, it, it->unit);
        struct shelf *s = shelf_new(l, v, USE_REVIEW, of->unit, (struct spot){0});
        v->slug = stem_of(of->variants[i]);
        s->dir = inside(l, of->dir, v->slug);
        s->path = inside(l, of->dir, of->variants[i]);
        it->variant_count += keep_extra(l, v);
        if (s->in.front && v->id.len && yaml_get(s->in.front, "id"))
            claim(ctx, v->id, key_spot(s->in.front, "id"), v->id, (struct spot){0});
    }
}

static void check_enough(struct loader *l, const struct item *it, int wanted)
{
    if (l->learns || !wanted || it->variant_count >= (size_t)wanted)
        return;
    problem(l, SEVERITY_WARNING, "few-variants", (struct spot){.file = it->shelf->path},
            "it has %zu variant%s for review; course.yaml asks for %d", it->variant_count,
            it->variant_count == 1 ? "" : "s", wanted);
    problem_advice(l, "add variant-NAME.md beside it");
}

/* ---- the placement inventory ------------------------------------------------------ */

static size_t unit_index(struct loader *l, struct str id, struct spot at)
{
    const struct pack *p = l->pack;
    const char **names = arena_array(l->a, p->unit_count, sizeof *names);
    for (size_t u = 0; u < p->unit_count; u++) {
        names[u] = p->units[u].id.at;
        if (str_eq(p->units[u].id, id))
            return u;
    }
    if (id.len) {
        problem(l, SEVERITY_ERROR, "unknown-unit", at, "there is no unit '" STR_FMT "'", STR_ARG(id));
        problem_nearest(l, id, names, p->unit_count);
    }
    return p->unit_count;
}

/* Takes exercises/placement/SLUG/ as an extra; NULL (reported) if nothing can be asked. */
static struct item *add_placed(struct loader *l, struct str slug, struct str unit_id, size_t unit,
                               struct spot at, claim_fn *claim, void *ctx)
{
    if (!slug.len || (l->learns && unit == l->pack->unit_count))
        return NULL;
    struct item *it = new_extra(l, NULL, unit);
    struct shelf *s = shelf_new(l, it, USE_PLACEMENT, unit_id, at);
    it->slug = slug;
    s->dir = str_from(arena_printf(l->a, "exercises/%s/" STR_FMT, PLACEMENT, STR_ARG(slug)));
    s->path = inside(l, s->dir, STR("exercise.md"));
    if (unit == l->pack->unit_count)
        shelf_read(s); /* for what is wrong with it */
    bool kept = unit < l->pack->unit_count && keep_extra(l, it);
    if (s->in.front && it->id.len)
        claim(ctx, slug, at, it->id, key_spot(s->in.front, "id"));
    return kept ? it : NULL;
}

static void read_pair(struct loader *l, const struct yaml *entry, const struct placement_entry *e,
                      claim_fn *claim, void *ctx)
{
    struct pack *p = l->pack;
    struct spot pre_at = key_spot(entry, "exercise"), post_at = key_spot(entry, "parallel");
    size_t unit = unit_index(l, e->unit, key_spot(entry, "unit"));
    if (e->exercise.len && str_eq(e->exercise, e->parallel)) {
        problem(l, SEVERITY_ERROR, "bad-placement", post_at,
                "the parallel form must be another question: who remembers the first would pass");
        return;
    }
    struct placed_pair *pair = &l->placement[p->placement_count];
    pair->unit = unit;
    struct str id = unit < p->unit_count ? e->unit : (struct str){0};
    pair->pre = add_placed(l, e->exercise, id, unit, pre_at, claim, ctx);
    pair->post = add_placed(l, e->parallel, id, unit, post_at, claim, ctx);
    if (!l->learns && pair->pre && pair->post && pair->pre->kind != pair->post->kind)
        problem(l, SEVERITY_ERROR, "bad-placement", post_at,
                "it is of kind %s, its parallel form of kind %s: what they tell cannot be compared",
                exercise_kind_name(pair->pre->kind), exercise_kind_name(pair->post->kind));
    if (unit < p->unit_count)
        p->placement_count++;
}

void extras_read(struct loader *l, const struct yaml *root, const struct manifest *m, claim_fn *claim,
                 void *ctx)
{
    struct pack *p = l->pack;
    size_t variants = 0;
    p->variants = m->variants;
    p->gates_locked = str_is(m->gates, "locked");
    for (size_t i = 0; i < p->item_count; i++)
        variants += p->items[i].variant_count;
    l->extras = arena_array(l->a, variants + 2 * m->placement_count, sizeof *l->extras);
    for (size_t i = 0; i < p->item_count; i++) {
        struct item *it = &p->items[i];
        if (it->lesson)
            continue;
        add_variants(l, it, claim, ctx);
        check_enough(l, it, m->variants);
    }
    l->placement = arena_array(l->a, m->placement_count, sizeof *l->placement);
    const struct yaml *list = yaml_get(root, PLACEMENT), *after = yaml_get(root, "inventory-after");
    for (size_t i = 0; i < m->placement_count; i++) {
        bool paired = list && list->kind == YAML_LIST && list->count == m->placement_count;
        read_pair(l, paired ? list->items[i] : root, &m->placement[i], claim, ctx);
    }
    p->inventory_after = arena_array(l->a, m->inventory_count, sizeof *p->inventory_after);
    for (size_t i = 0; i < m->inventory_count; i++) {
        bool paired = after && after->kind == YAML_LIST && after->count == m->inventory_count;
        size_t u = unit_index(l, m->inventory_after[i], paired ? after->items[i]->at : root->at);
        if (u < p->unit_count)
            p->inventory_after[p->inventory_count++] = u;
    }
}
