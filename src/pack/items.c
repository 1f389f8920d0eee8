/* The items that the manifest lists: each one's files are read, its names are
 * claimed, and once all are known, what they say of each other is checked. */
#include "pack/load.h"

#include <string.h>

/* An exercise whose needs are checked at the end, shown or not. */
struct needing { struct str slug; const struct yaml *front; };

/* What is gathered on the way through the course. */
struct name { struct str text; struct spot at; size_t item; };
struct tour {
    struct loader *l;
    const struct yaml *root;
    const struct manifest *manifest;
    VEC(struct name) names;   /* ids and slugs share one space: both find an item */
    VEC(const char *) slugs;  /* of exercises, in the order of the course, also of those that
                                 could not be read: one broken file shall not make others
                                 look wrong */
    size_t claimed;           /* items that have claimed their names */
    VEC(struct needing) needing;
};

/* ---- names ------------------------------------------------------------------ */

static void claim_name(struct tour *t, struct str text, struct spot at, size_t item)
{
    for (size_t i = 0; i < t->names.len; i++) {
        const struct name *n = &t->names.at[i];
        if (n->item != item && str_eq(n->text, text)) {
            problem(t->l, SEVERITY_ERROR, "duplicate-id", at,
                    "'" STR_FMT "' is already the name of another item, at " STR_FMT ":%d",
                    STR_ARG(text), STR_ARG(n->at.file), n->at.line);
            problem_advice(t->l, "ids and folder names must be unique in the pack");
            return;
        }
    }
    struct name n = {text, at, item};
    vec_push(&t->names, n);
}

/* Both names of an extra: a new item for itself. */
static void claim_extra(void *ctx, struct str slug, struct spot at, struct str id, struct spot id_at)
{
    struct tour *t = ctx;
    size_t self = t->claimed++;
    claim_name(t, slug, at, self);
    if (!str_eq(id, slug))
        claim_name(t, id, id_at, self);
}

static size_t slug_index(const struct tour *t, struct str name)
{
    size_t i = 0;
    while (i < t->slugs.len && !str_is(name, t->slugs.at[i]))
        i++;
    return i;
}

static void claim_names(struct tour *t, struct str slug, struct spot at, struct str id,
                        const struct yaml *front)
{
    size_t self = t->claimed++;
    claim_name(t, slug, at, self);
    if (!str_eq(id, slug))
        claim_name(t, id, key_spot(front, "id"), self);
}

static void check_needs(struct tour *t, const struct needing *n)
{
    struct loader *l = t->l;
    size_t self = slug_index(t, n->slug);
    struct yaml *list = yaml_get(n->front, "needs");
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
        struct str name = list->items[i]->text;
        size_t index = slug_index(t, name);
        const struct item *needed = index < self ? pack_item(l->pack, name) : NULL;
        const struct item *here = needed ? pack_item(l->pack, n->slug) : NULL;
        if (here && needed->optional && !here->optional)
            problem(l, SEVERITY_ERROR, "bad-needs", list->items[i]->at,
                    "'" STR_FMT "' is optional, and this is not", STR_ARG(name));
        if (!id_valid(name) || index < self)
            continue;
        if (index == self) {
            problem(l, SEVERITY_ERROR, "bad-needs", list->items[i]->at, "it cannot need itself");
        } else if (index < t->slugs.len) {
            problem(l, SEVERITY_ERROR, "bad-needs", list->items[i]->at,
                    "'" STR_FMT "' comes later in the course", STR_ARG(name));
        } else {
            problem(l, SEVERITY_ERROR, "bad-needs", list->items[i]->at,
                    "there is no exercise '" STR_FMT "'", STR_ARG(name));
            problem_nearest(l, name, t->slugs.at, self);
        }
    }
}

/* Earlier or later is the same here. */
static void check_confusable(struct tour *t, const struct needing *n)
{
    struct loader *l = t->l;
    struct yaml *list = yaml_get(n->front, "confusable");
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
        struct str name = list->items[i]->text;
        size_t index = slug_index(t, name);
        if (!id_valid(name) || (index < t->slugs.len && !str_eq(name, n->slug)))
            continue;
        if (str_eq(name, n->slug)) {
            problem(l, SEVERITY_ERROR, "bad-confusable", list->items[i]->at,
                    "it cannot be taken for itself");
            continue;
        }
        problem(l, SEVERITY_ERROR, "bad-confusable", list->items[i]->at,
                "there is no exercise '" STR_FMT "'", STR_ARG(name));
        problem_nearest(l, name, t->slugs.at, t->slugs.len);
    }
}

/* ---- entries of a unit -------------------------------------------------------- */

static struct spot entry_spot(const struct tour *t, size_t u, size_t i)
{
    const struct item_entry *e = &t->manifest->units[u].items[i];
    struct spot at = {.file = t->root->at.file, .line = e->line};
    struct yaml *units = yaml_get(t->root, "units");
    if (!units || units->count != t->manifest->unit_count) /* some entry was no map */
        return at;
    struct yaml *items = yaml_get(units->items[u], "items");
    if (!items || items->count != t->manifest->units[u].item_count)
        return at;
    return key_spot(items->items[i], e->lesson.len ? "lesson" : "exercise");
}

/* False (reported) if an item's file or folder is not there. */
static bool item_exists(struct loader *l, bool lesson, struct str unit, struct str slug,
                        struct spot at)
{
    struct str dir = str_from(
        arena_printf(l->a, "%s/" STR_FMT, lesson ? "lessons" : "exercises", STR_ARG(unit)));
    struct str path = str_from(arena_printf(l->a, STR_FMT "/" STR_FMT "%s", STR_ARG(dir),
                                            STR_ARG(slug), lesson ? ".md" : ""));
    if (source_exists(l, path))
        return true;
    problem(l, SEVERITY_ERROR, "missing-file", at, "there is no %s " STR_FMT,
            lesson ? "lesson" : "exercise folder", STR_ARG(path));
    size_t count;
    struct entry *entries = folder_list(l, dir, &count);
    const char **names = arena_array(l->a, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        struct str name = entries[i].name;
        size_t cut = lesson && str_ends(name, ".md") ? 3 : 0;
        names[i] = arena_cstr(l->a, str_slice(name, 0, name.len - cut));
    }
    problem_nearest(l, slug, names, count);
    return false;
}

static bool listed_before(const struct unit_entry *unit, size_t i)
{
    const struct item_entry *e = &unit->items[i];
    for (size_t j = 0; j < i; j++)
        if (str_eq(unit->items[j].lesson, e->lesson) &&
            str_eq(unit->items[j].exercise, e->exercise))
            return true;
    return false;
}

/* Reads the i-th entry of unit u into the pack, unless there is nothing to show. */
static void read_entry(struct tour *t, size_t u, size_t i)
{
    struct loader *l = t->l;
    struct pack *p = l->pack;
    const struct unit_entry *from = &t->manifest->units[u];
    const struct item_entry *e = &from->items[i];
    struct item item = {.unit = p->unit_count - 1, .index = p->item_count, .optional = e->optional};
    struct spot at = entry_spot(t, u, i);
    struct loaded in = {0};
    struct str slug = e->lesson.len ? e->lesson : e->exercise;
    if ((e->lesson.len != 0) == (e->exercise.len != 0))
        return; /* reported with the manifest */
    if (listed_before(from, i)) {
        problem(l, SEVERITY_ERROR, "duplicate-id", at, "'" STR_FMT "' is listed twice",
                STR_ARG(slug));
        return;
    }
    if (e->exercise.len)
        vec_push(&t->slugs, slug.at);
    if (!item_exists(l, e->lesson.len, from->id, slug, at))
        return;
    if (e->lesson.len) {
        struct lesson *lesson = &p->lessons[p->lesson_count];
        if (!lesson_read(l, from->id, slug, lesson, &in))
            return;
        p->lesson_count++;
        item.lesson = lesson;
    } else {
        struct exercise *ex = &p->exercises[p->exercise_count];
        bool shown = exercise_read(l, from->id, slug, at, ex, &in);
        if (in.front)
            vec_push(&t->needing, ((struct needing){slug, in.front}));
        if (!shown) {
            if (in.front) /* only its kind is not known */
                claim_names(t, slug, at, ex->id, in.front);
            *ex = (struct exercise){0};
            return;
        }
        p->exercise_count++;
        item.exercise = ex;
    }
    claim_names(t, slug, at, item_id(&item), in.front);
    p->items[p->item_count++] = item;
    p->units[p->unit_count - 1].count++;
    if (item.optional)
        return;
    p->units[p->unit_count - 1].core++;
    p->core_count++;
}

void items_read(struct loader *l, const struct yaml *root, const struct manifest *m)
{
    struct pack *p = l->pack;
    size_t total = 0;
    for (size_t u = 0; u < m->unit_count; u++)
        total += m->units[u].item_count;
    p->units = arena_array(l->a, m->unit_count, sizeof *p->units);
    p->items = arena_array(l->a, total, sizeof *p->items);
    p->lessons = arena_array(l->a, total, sizeof *p->lessons);
    p->exercises = arena_array(l->a, total, sizeof *p->exercises);
    struct tour t = {.l = l, .root = root, .manifest = m};
    for (size_t u = 0; u < m->unit_count; u++) {
        const struct unit_entry *from = &m->units[u];
        if (!from->id.len)
            continue; /* its folder is not known */
        p->units[p->unit_count++] = (struct unit){
            .id = from->id,
            .title = from->title.len ? from->title : from->id,
            .summary = from->summary,
            .first = p->item_count,
        };
        for (size_t i = 0; i < from->item_count; i++)
            read_entry(&t, u, i);
    }
    for (size_t i = 0; i < t.needing.len; i++) {
        check_needs(&t, &t.needing.at[i]);
        check_confusable(&t, &t.needing.at[i]);
    }
    for (size_t i = 0; i < l->extra_names.len; i++)
        claim_name(&t, l->extra_names.at[i].id, l->extra_names.at[i].at, t.claimed++);
    extras_read(l, root, m, claim_extra, &t);
    vec_release(&l->extra_names);
    vec_release(&t.needing);
    vec_release(&t.names);
    vec_release(&t.slugs);
}
