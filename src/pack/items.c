/* The items that the manifest lists: each one's files are read, its names are
 * claimed, and once all are known, what they say of each other is checked. Who
 * learns has them listed only (shelf.c), and nothing is claimed or checked. */
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

/* Says why an item's .md could not be read, if that was not said: it is not there. */
static void say_missing(struct loader *l, const struct shelf *s)
{
    bool lesson = s->item->lesson;
    struct str slug = s->item->slug;
    struct str dir = str_from(
        arena_printf(l->a, "%s/" STR_FMT, lesson ? "lessons" : "exercises", STR_ARG(s->unit)));
    struct str path = lesson ? s->path : s->dir;
    if (source_exists(l, path)) {
        if (!lesson && !source_exists(l, s->path))
            problem(l, SEVERITY_ERROR, "missing-file", s->listed, "the folder " STR_FMT " has no exercise.md",
                    STR_ARG(s->dir));
        return;
    }
    problem(l, SEVERITY_ERROR, "missing-file", s->listed, "there is no %s " STR_FMT,
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

/* Where the files of an item of unit lie. */
static struct shelf *item_shelf(struct loader *l, struct item *it, struct str unit, struct spot listed)
{
    struct shelf *s = shelf_new(l, it, USE_TAUGHT, unit, listed);
    if (it->lesson) {
        s->path = str_from(arena_printf(l->a, "lessons/" STR_FMT "/" STR_FMT ".md", STR_ARG(unit), STR_ARG(it->slug)));
    } else {
        s->dir = str_from(arena_printf(l->a, "exercises/" STR_FMT "/" STR_FMT, STR_ARG(unit), STR_ARG(it->slug)));
        s->path = str_from(arena_printf(l->a, STR_FMT "/exercise.md", STR_ARG(s->dir)));
    }
    return s;
}

/* Lists or reads the i-th entry of unit u, unless there is nothing to show. */
static void read_entry(struct tour *t, size_t u, size_t i)
{
    struct loader *l = t->l;
    struct pack *p = l->pack;
    const struct unit_entry *from = &t->manifest->units[u];
    const struct item_entry *e = &from->items[i];
    struct spot at = entry_spot(t, u, i);
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
    struct item *it = &p->items[p->item_count];
    *it = (struct item){.lesson = e->lesson.len, .slug = slug, .unit = p->unit_count - 1, .index = p->item_count,
                        .optional = e->optional};
    struct shelf *s = item_shelf(l, it, from->id, at);
    if (!source_read(l, s->path, &s->in.src)) {
        say_missing(l, s);
        return;
    }
    bool shown = l->learns ? shelf_list(s) : shelf_read(s);
    if (s->in.front)
        claim_names(t, slug, at, it->id, s->in.front);
    if (s->in.front && !it->lesson)
        vec_push(&t->needing, ((struct needing){slug, s->in.front}));
    if (!shown)
        return;
    p->item_count++;
    p->lesson_count += it->lesson;
    p->exercise_count += !it->lesson;
    if (!it->lesson)
        variants_list(s);
    p->units[p->unit_count - 1].count++;
    if (it->optional)
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
    extras_read(l, root, m, claim_extra, &t);
    vec_release(&t.needing);
    vec_release(&t.names);
    vec_release(&t.slugs);
}
