/* Exercises that are none of the course's items: review variants and the placement
 * inventory.
 *
 * A variant is a file variant-NAME.md in an exercise's folder, in the format of
 * exercise.md; the code that it needs lies in the folder variant-NAME/ beside it. What it
 * does not say (title, unit, idea, the misconception) it has from its exercise. An item of
 * the inventory is a folder exercises/placement/SLUG/ like any exercise's.
 *
 * Both are read and checked by exercise_fill(), as all exercises are, and become items of
 * their own in pack.extras, so that whoever works with items can work with them. */
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

static bool read_variant(struct loader *l, const struct exercise *of, struct str name,
                         struct exercise *ret)
{
    struct exercise ex = {.use = USE_REVIEW, .of = of, .unit = of->unit, .slug = stem_of(name)};
    struct loaded in = {0};
    ex.dir = inside(l, of->dir, ex.slug);
    ex.path = inside(l, of->dir, name);
    struct str word = str_slice(ex.slug, sizeof LEAD - 1, ex.slug.len);
    if (!id_valid(word)) {
        problem(l, SEVERITY_ERROR, "bad-variant", (struct spot){.file = ex.path},
                "the name behind '%s' must be lower-case letters, digits and hyphens", LEAD);
        return false;
    }
    if (!source_read(l, ex.path, &in.src))
        return false;
    bool shown = exercise_fill(l, &ex, &in);
    if (in.front && ex.id.len && yaml_get(in.front, "id"))
        vec_push(&l->extra_names, ((struct extra_name){ex.id, key_spot(in.front, "id")}));
    ex.slug = ex.id;
    *ret = ex;
    return shown;
}

/* A folder of code that belongs to no variant, a file that is nearly one. */
static void warn_strays(struct loader *l, const struct exercise *ex, const struct entry *entries,
                        size_t count)
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
        problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex->dir, name)},
                entries[i].folder ? "there is no variant of this name" : "this is read by nothing");
        if (entries[i].folder)
            problem_advice(l, "its text is to be " STR_FMT ".md beside it", STR_ARG(name));
        else
            problem_advice(l, "a variant is a file variant-NAME.md");
    }
}

void variants_read(struct loader *l, struct exercise *ex)
{
    size_t count;
    struct entry *entries = folder_list(l, ex->dir, &count);
    ex->variants = arena_array(l->a, count < VARIANTS ? count : VARIANTS, sizeof *ex->variants);
    for (size_t i = 0; i < count; i++) {
        if (entries[i].folder || !is_variant_file(entries[i].name))
            continue;
        if (ex->variant_count == VARIANTS) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = ex->dir},
                    "more than %d variants", VARIANTS);
            break;
        }
        struct exercise *v = &ex->variants[ex->variant_count];
        if (read_variant(l, ex, entries[i].name, v))
            ex->variant_count++;
        else
            *v = (struct exercise){0};
    }
    warn_strays(l, ex, entries, count);
}

static void check_enough(struct loader *l, const struct item *it, int wanted)
{
    const struct exercise *ex = it->exercise;
    if (wanted && ex->variant_count < (size_t)wanted) {
        problem(l, SEVERITY_WARNING, "few-variants", (struct spot){.file = ex->path},
                "it has %zu variant%s for review; course.yaml asks for %d", ex->variant_count,
                ex->variant_count == 1 ? "" : "s", wanted);
        problem_advice(l, "add variant-NAME.md beside it");
    }
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

/* Reads exercises/placement/SLUG/ as an extra; NULL (reported) if nothing can be asked. */
static const struct item *read_placed(struct loader *l, struct str slug, struct str unit_id,
                                      size_t unit, struct spot at, claim_fn *claim, void *ctx)
{
    struct pack *p = l->pack;
    struct exercise *ex = arena_array(l->a, 1, sizeof *ex);
    struct loaded in = {0};
    if (!slug.len)
        return NULL;
    *ex = (struct exercise){.use = USE_PLACEMENT, .slug = slug, .unit = unit_id};
    ex->dir = str_from(arena_printf(l->a, "exercises/%s/" STR_FMT, PLACEMENT, STR_ARG(slug)));
    ex->path = inside(l, ex->dir, STR("exercise.md"));
    if (!source_read(l, ex->path, &in.src)) {
        if (!source_exists(l, ex->path))
            problem(l, SEVERITY_ERROR, "missing-file", at, "there is no " STR_FMT, STR_ARG(ex->path));
        return NULL;
    }
    bool shown = exercise_fill(l, ex, &in);
    if (in.front && ex->id.len)
        claim(ctx, slug, at, ex->id, key_spot(in.front, "id"));
    if (!shown || unit == p->unit_count)
        return NULL;
    struct item *it = &p->extras[p->extra_count];
    *it = (struct item){.exercise = ex, .unit = unit, .index = p->item_count + p->extra_count};
    p->extra_count++;
    return it;
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
    struct placement *pair = &p->placement[p->placement_count];
    pair->unit = unit;
    struct str id = unit < p->unit_count ? e->unit : (struct str){0};
    pair->pre = read_placed(l, e->exercise, id, unit, pre_at, claim, ctx);
    pair->post = read_placed(l, e->parallel, id, unit, post_at, claim, ctx);
    if (pair->pre && pair->post && pair->pre->exercise->kind != pair->post->exercise->kind)
        problem(l, SEVERITY_ERROR, "bad-placement", post_at,
                "it is of kind %s, its parallel form of kind %s: what they tell cannot be compared",
                exercise_kind_name(pair->pre->exercise->kind),
                exercise_kind_name(pair->post->exercise->kind));
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
    for (size_t i = 0; i < p->exercise_count; i++)
        variants += p->exercises[i].variant_count;
    p->extras = arena_array(l->a, variants + 2 * m->placement_count, sizeof *p->extras);
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *it = &p->items[i];
        for (size_t k = 0; it->exercise && k < it->exercise->variant_count; k++, p->extra_count++)
            p->extras[p->extra_count] = (struct item){.exercise = &it->exercise->variants[k],
                                                      .unit = it->unit, .of = it,
                                                      .index = p->item_count + p->extra_count};
        if (it->exercise)
            check_enough(l, it, m->variants);
    }
    p->placement = arena_array(l->a, m->placement_count, sizeof *p->placement);
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
