/* What is read of an item, and when.
 *
 * A pack that is proved is read whole when it is opened. One that is learnt from has hundreds of
 * files of which a sitting needs a few: of each item of the course its .md is read, and of that
 * text the lines of those keys that lists need; variants and the inventory are known by name only.
 * The rest waits on the item's shelf until somebody asks. Whatever is asked for is read once, from
 * the text that was there when the pack was opened where that is the same file, and kept.
 *
 * An item's errors are counted when it is read. What was listed is never lost then: where the rest
 * of its front matter cannot be read, it has no more than the few keys. Where those do not do, the
 * item is read whole at once, and is not listed if that does not help. */
#include "pack/load.h"

struct shelf *shelf_new(struct loader *l, struct item *it, enum exercise_use use, struct str unit,
                        struct spot listed)
{
    struct shelf *s = arena_alloc(l->a, sizeof *s);
    *s = (struct shelf){.loader = l, .item = it, .use = use, .unit = unit, .listed = listed};
    it->shelf = s;
    return s;
}

/* ---- all of it -------------------------------------------------------------------- */

static void note_lesson(struct item *it, const struct lesson *lesson)
{
    it->kind = EXERCISE_KINDS;
    it->id = lesson->id;
    it->title = lesson->title;
    it->idea = lesson->idea;
    it->minutes = lesson->minutes;
}

static void note_exercise(struct item *it, const struct exercise *ex)
{
    it->kind = ex->kind;
    it->id = ex->id;
    it->slug = it->of ? ex->id : it->slug;
    it->title = ex->title;
    it->idea = ex->idea;
    it->minutes = ex->minutes;
    it->refutes = ex->refutes;
    it->needs = ex->needs;
    it->need_count = ex->need_count;
    it->confusable = ex->confusable;
    it->confusable_count = ex->confusable_count;
    it->start_fails = ex->kind == EXERCISE_ORDER ? (struct str){"", 0} : ex->start_fails;
    it->finding = ex->finding;
    it->fails = ex->fails;
}

static bool read_file(struct shelf *s)
{
    struct loader *l = s->loader;
    if (s->in.src.path.len || source_read(l, s->path, &s->in.src))
        return true;
    if (s->use == USE_PLACEMENT && !source_exists(l, s->path))
        problem(l, SEVERITY_ERROR, "missing-file", s->listed, "there is no " STR_FMT, STR_ARG(s->path));
    return false;
}

static bool read_whole(struct shelf *s)
{
    struct item *it = s->item;
    if (!read_file(s))
        return false;
    if (it->lesson) {
        s->lesson = arena_alloc(s->loader->a, sizeof *s->lesson);
        *s->lesson = (struct lesson){.slug = it->slug, .path = s->path};
        bool shown = lesson_read(s, s->lesson);
        if (shown)
            note_lesson(it, s->lesson);
        return shown;
    }
    s->exercise = arena_alloc(s->loader->a, sizeof *s->exercise);
    *s->exercise = (struct exercise){.use = s->use, .slug = it->slug, .path = s->path, .dir = s->dir};
    bool shown = exercise_read(s, s->exercise);
    if (s->in.front)
        note_exercise(it, s->exercise); /* names are claimed by what cannot be shown as well */
    s->exercise->slug = it->slug;
    return shown;
}

static bool read_and_count(struct shelf *s)
{
    const struct loader *l = s->loader;
    size_t before = l->diags.len;
    s->read = true;
    s->shown = read_whole(s);
    for (size_t i = before; i < l->diags.len; i++)
        if (l->diags.at[i].severity == SEVERITY_ERROR && !s->errors++)
            s->first = l->diags.at[i];
    if (s->errors && s->in.few && s->in.front == s->in.few)
        s->errors = 1; /* the others follow from the first: keys that could not be read are missing */
    return s->shown;
}

bool shelf_read(struct shelf *s)
{
    struct loader *l = s->loader;
    if (s->read)
        return s->shown;
    size_t before = l->diags.len;
    read_and_count(s);
    if (l->learns)
        l->diags.len = before; /* told by item_errors() */
    return s->shown;
}

/* ---- what lists need --------------------------------------------------------------- */

/* From the lines of a few keys; false: they do not do. */
static bool list_few(struct shelf *s)
{
    static const char *const needed[] = {"id", "title", "idea", "minutes", "kind", "refutes", "needs", "confusable",
                                         "start", "finding", "fails", NULL};
    struct loader *l = s->loader;
    struct item *it = s->item;
    struct front front;
    struct str few;
    if (!front_split(l, &s->in.src, &front) || !front_pick(l->a, front.yaml, needed, &few))
        return false;
    struct yaml *yaml = yaml_read(l, s->path, few, front.yaml_line);
    if (!yaml || yaml->kind != YAML_MAP)
        return false;
    s->in.few = yaml;
    if (it->lesson) {
        struct lesson lesson = {.id = it->slug, .title = it->slug};
        keys_pick(l, lesson_keys, yaml, needed, &lesson);
        note_lesson(it, &lesson);
        return true;
    }
    struct exercise ex = {.id = it->slug, .title = it->slug};
    keys_pick(l, exercise_keys, yaml, needed, &ex);
    note_exercise(it, &ex);
    return kind_said(yaml) != EXERCISE_KINDS;
}

bool shelf_list(struct shelf *s)
{
    size_t before = s->loader->diags.len;
    if (list_few(s))
        return true;
    s->loader->diags.len = before;
    return read_and_count(s);
}

/* ---- asked for ---------------------------------------------------------------------- */

const struct lesson *item_lesson(const struct item *it)
{
    if (it->lesson)
        shelf_read(it->shelf);
    return it->lesson ? it->shelf->lesson : NULL;
}

const struct exercise *item_exercise(const struct item *it)
{
    if (!it->lesson)
        shelf_read(it->shelf);
    return it->lesson ? NULL : it->shelf->exercise;
}

size_t item_errors(const struct item *it, const struct diag **ret_first)
{
    shelf_read(it->shelf);
    *ret_first = it->shelf->errors ? &it->shelf->first : NULL;
    return it->shelf->errors;
}

static const struct item *shown(const struct item *it)
{
    return it && shelf_read(it->shelf) ? it : NULL;
}

const struct item *pack_extra(const struct pack *p, size_t i)
{
    return shown(&p->loader->extras[i]);
}

const struct item *pack_variant(const struct pack *p, const struct item *it, size_t i)
{
    for (size_t k = 0; k < p->extra_count; k++)
        if (p->loader->extras[k].of == it && i-- == 0)
            return pack_extra(p, k);
    return NULL;
}

struct placement pack_placement(const struct pack *p, size_t i)
{
    const struct placed_pair *pair = &p->loader->placement[i];
    return (struct placement){pair->unit, shown(pair->pre), shown(pair->post)};
}
