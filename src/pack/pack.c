/* pack_open(): the manifest, then every item it lists, then what must hold
 * between them. Items are read in course order; whatever can be shown is kept,
 * whatever is wrong becomes a diag, and the diags are sorted at the end. For who
 * learns, items are only listed, and what must hold between them is not looked at. */
#include "pack/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char MANIFEST[] = "course/course.yaml";

static void release(struct pack *p)
{
    if (p->loader->root_fd >= 0)
        close(p->loader->root_fd);
    vec_release(&p->loader->diags);
    vec_release(&p->loader->named);
    arena_release(&p->arena);
}

void pack_free(struct pack *p)
{
    if (!p)
        return;
    release(p);
    mem_free(p);
}

/* ---- the manifest ------------------------------------------------------------------ */

static void check_entry(struct loader *l, const struct yaml *at)
{
    if (at->kind == YAML_MAP && !yaml_get(at, "lesson") == !yaml_get(at, "exercise"))
        problem(l, SEVERITY_ERROR, "missing-key", at->at,
                "each item is either 'lesson: SLUG' or 'exercise: SLUG'");
}

static void check_manifest(struct loader *l, const struct yaml *root, const struct manifest *m)
{
    struct yaml *tracks = yaml_get(root, "tracks"), *units = yaml_get(root, "units");
    for (size_t i = 0; tracks && m->track_count == tracks->count && i < m->track_count; i++)
        for (size_t j = 0; j < i; j++)
            if (m->tracks[i].id.len && str_eq(m->tracks[i].id, m->tracks[j].id))
                problem(l, SEVERITY_ERROR, "duplicate-id", key_spot(tracks->items[i], "id"),
                        "a second track '" STR_FMT "'", STR_ARG(m->tracks[i].id));
    for (size_t i = 0; units && m->unit_count == units->count && i < m->unit_count; i++) {
        for (size_t j = 0; j < i; j++)
            if (m->units[i].id.len && str_eq(m->units[i].id, m->units[j].id))
                problem(l, SEVERITY_ERROR, "duplicate-id", key_spot(units->items[i], "id"),
                        "a second unit '" STR_FMT "'", STR_ARG(m->units[i].id));
        struct yaml *items = yaml_get(units->items[i], "items");
        for (size_t j = 0; items && m->units[i].item_count == items->count && j < items->count; j++)
            check_entry(l, items->items[j]);
    }
}

/* ---- what lies in the folders but is not listed ---------------------------------------- */

static bool unit_has(const struct unit_entry *u, struct str slug, bool lesson)
{
    for (size_t i = 0; i < u->item_count; i++)
        if (str_eq(lesson ? u->items[i].lesson : u->items[i].exercise, slug))
            return true;
    return false;
}

static bool placement_has(const struct manifest *m, struct str slug)
{
    for (size_t i = 0; i < m->placement_count; i++)
        if (str_eq(m->placement[i].exercise, slug) || str_eq(m->placement[i].parallel, slug))
            return true;
    return false;
}

static void warn_unlisted(struct loader *l, const struct manifest *m, bool lessons)
{
    const char *top = lessons ? "lessons" : "exercises";
    size_t folder_count;
    struct entry *folders = folder_list(l, str_from(top), &folder_count);
    for (size_t f = 0; f < folder_count; f++) {
        struct str dir = str_from(arena_printf(l->a, "%s/" STR_FMT, top, STR_ARG(folders[f].name)));
        if (!folders[f].folder)
            continue;
        const struct unit_entry *unit = NULL;
        for (size_t u = 0; u < m->unit_count; u++)
            if (str_eq(m->units[u].id, folders[f].name))
                unit = &m->units[u];
        bool placement = !unit && !lessons && m->placement_count && str_is(folders[f].name, "placement");
        if (!unit && !placement) {
            problem(l, SEVERITY_WARNING, "not-listed", (struct spot){.file = dir},
                    "this folder's name is not the id of a unit in course.yaml");
            continue;
        }
        size_t count;
        struct entry *entries = folder_list(l, dir, &count);
        for (size_t i = 0; i < count; i++) {
            struct str name = entries[i].name;
            if (entries[i].folder == lessons || (lessons && !str_ends(name, ".md")))
                continue;
            struct str slug = lessons ? str_slice(name, 0, name.len - 3) : name;
            if (placement) {
                if (!placement_has(m, slug))
                    problem(l, SEVERITY_WARNING, "not-listed",
                            (struct spot){.file = str_from(arena_printf(l->a, STR_FMT "/" STR_FMT,
                                                                        STR_ARG(dir), STR_ARG(name)))},
                            "this exercise is not in `placement` of course.yaml");
                continue;
            }
            if (!unit_has(unit, slug, lessons)) {
                problem(l, SEVERITY_WARNING, "not-listed",
                        (struct spot){.file = str_from(arena_printf(
                                          l->a, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name)))},
                        "this %s is not listed in course.yaml", lessons ? "lesson" : "exercise");
                problem_advice(l, "add '- %s: " STR_FMT "' to the items of unit " STR_FMT,
                               lessons ? "lesson" : "exercise", STR_ARG(slug), STR_ARG(unit->id));
            }
        }
    }
}

/* ---- open ------------------------------------------------------------------------------------ */

static void finish_diags(struct loader *l)
{
    struct pack *p = l->pack;
    p->diag_count = l->diags.len;
    p->diags = arena_array(l->a, l->diags.len, sizeof *p->diags);
    if (l->diags.len) {
        memcpy(p->diags, l->diags.at, l->diags.len * sizeof *p->diags);
        qsort(p->diags, p->diag_count, sizeof *p->diags, diag_cmp);
    }
    for (size_t i = 0; i < p->diag_count; i++)
        p->error_count += p->diags[i].severity == SEVERITY_ERROR;
}

static void read_course(struct loader *l, const struct yaml *yaml)
{
    struct pack *p = l->pack;
    struct manifest m = {0};
    keys_fill(l, manifest_keys, yaml, 0, &m);
    constructs_check(l, yaml, "assumes");
    p->id = m.id;
    p->title = m.title.len ? m.title : m.id;
    p->summary = m.summary;
    p->authors = m.authors;
    p->spelling = m.spelling;
    p->bounds_checked = m.bounds.len > 0;
    p->assumes = m.assumes;
    p->assume_count = m.assume_count;
    p->tracks = m.tracks;
    p->track_count = m.track_count;
    check_manifest(l, yaml, &m);
    items_read(l, yaml, &m);
    if (l->learns)
        return;
    lists_check(l);
    warn_unlisted(l, &m, true);
    warn_unlisted(l, &m, false);
}

static struct pack *open_as(const char *root, bool learns, struct error *reterr)
{
    struct pack *p = mem_alloc(sizeof *p);
    struct loader *l = arena_alloc(&p->arena, sizeof *l);
    *l = (struct loader){.pack = p, .a = &p->arena, .root_fd = -1, .learns = learns};
    p->loader = l;
    struct source src;
    struct str folder = str_from(root);
    while (folder.len > 1 && folder.at[folder.len - 1] == '/')
        folder.len--;
    p->root = arena_str(&p->arena, folder);
    root = p->root.at;
    l->root_fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (l->root_fd < 0) {
        error_errno(reterr, ERROR_NO_INPUT, "cannot open the pack '%s'", root);
        goto fail;
    }
    if (!source_read(l, str_from(MANIFEST), &src)) {
        if (l->diags.len)
            error_set(reterr, ERROR_DATA, "'%s/%s': " STR_FMT, root, MANIFEST,
                      STR_ARG(l->diags.at[0].message));
        else
            error_set(reterr, ERROR_NO_INPUT,
                      "'%s' is not a pack: it has no %s (freehold pack new DIR makes a pack)", root,
                      MANIFEST);
        goto fail;
    }
    struct yaml *yaml = yaml_read(l, src.path, src.text, 1);
    if (yaml && yaml->kind == YAML_MAP)
        read_course(l, yaml);
    else if (l->diags.len == 0)
        problem(l, SEVERITY_ERROR, "wrong-type", line_spot(src.path, src.text, 1),
                "the manifest must be keys with values; the first is 'format: 1'");
    finish_diags(l);
    return p;
fail:
    release(p);
    mem_free(p);
    return NULL;
}

struct pack *pack_open(const char *root, struct error *reterr)
{
    return open_as(root, false, reterr);
}

struct pack *pack_open_to_learn(const char *root, struct error *reterr)
{
    return open_as(root, true, reterr);
}

/* ---- looking things up ----------------------------------------------------------------------- */

struct str item_id(const struct item *it)
{
    return it->id;
}

struct str item_title(const struct item *it)
{
    return it->title;
}

const struct item *pack_item(const struct pack *p, struct str name)
{
    for (size_t i = 0; i < p->item_count; i++)
        if (str_eq(item_id(&p->items[i]), name))
            return &p->items[i];
    for (size_t i = 0; i < p->item_count; i++)
        if (str_eq(p->items[i].slug, name))
            return &p->items[i];
    return NULL;
}

bool item_extra(const struct item *it)
{
    return it->shelf && it->shelf->use != USE_TAUGHT;
}

const struct track *pack_track(const struct pack *p, struct str id)
{
    for (size_t i = 0; i < p->track_count; i++)
        if (str_eq(p->tracks[i].id, id))
            return &p->tracks[i];
    return NULL;
}

/* ---- printing -------------------------------------------------------------------------------- */

void pack_print_diag(const struct pack *p, const struct diag *d, struct buf *out)
{
    struct loader l = {.pack = (struct pack *)p, .root_fd = -1};
    struct arena scratch = {0};
    struct source src = {0};
    struct diag shown = *d;
    l.a = &scratch;
    l.root_fd = open(p->root.at, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (l.root_fd >= 0 && d->line > 0)
        source_read(&l, d->file, &src);
    if (!str_is(p->root, "."))
        shown.file = str_from(path_join(&scratch, p->root.at, arena_cstr(&scratch, d->file)));
    diag_print(out, &shown, src.text);
    if (l.root_fd >= 0)
        close(l.root_fd);
    vec_release(&l.diags);
    arena_release(&scratch);
}

void pack_print_diags(const struct pack *p, struct buf *out)
{
    for (size_t i = 0; i < p->diag_count; i++)
        pack_print_diag(p, &p->diags[i], out);
}
