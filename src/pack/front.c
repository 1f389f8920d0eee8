/* Front matter: split off, and poured into structs by the table of keys.
 *
 * A lesson or exercise begins with a line `---`, YAML, and a line `---`. The
 * table in keys.c says of each key its type, its bounds and where its value
 * goes; keys_fill() walks a map once and reports unknown, repeated, missing,
 * ill-typed and out-of-range keys at their place. A bad value leaves its field
 * empty, and the rest is still read. */
#include "pack/load.h"

#include <string.h>

bool front_split(struct loader *l, const struct source *src, struct front *ret)
{
    struct str rest = src->text, line;
    struct spot top = {.file = src->path, .line = 1, .column = 1, .length = 1};
    if (!str_line(&rest, &line) || !str_is(str_trim(line), "---") || line.at[0] != '-') {
        problem(l, SEVERITY_ERROR, "no-front-matter", top,
                "this file must begin with a line `---`, its keys, and another line `---`");
        return false;
    }
    const char *start = rest.at;
    int number = 2;
    while (rest.len > 0) {
        const char *line_start = rest.at;
        str_line(&rest, &line);
        if (line.len >= 3 && line.at[0] == '-' && str_is(str_trim(line), "---")) {
            ret->yaml = (struct str){start, (size_t)(line_start - start)};
            ret->yaml_line = 2;
            ret->body = rest;
            ret->body_line = number + 1;
            return true;
        }
        number++;
    }
    problem(l, SEVERITY_ERROR, "no-front-matter", top,
            "the front matter that begins here has no closing line `---`");
    return false;
}

struct spot key_spot(const struct yaml *map, const char *key)
{
    struct yaml *v = yaml_get(map, key);
    return v ? v->at : map ? map->at : (struct spot){0};
}

/* ---- values ---------------------------------------------------------------- */

static const char *kind_word(const struct yaml *v)
{
    if (v->kind == YAML_LIST)
        return "a list";
    if (v->kind == YAML_MAP)
        return "a group of keys";
    return v->text.len == 0 ? "nothing" : "a text";
}

static void wrong_type(struct loader *l, const struct key *k, const struct yaml *v)
{
    problem(l, SEVERITY_ERROR, "wrong-type", v->at, "'%s' must be %s, not %s", k->name,
            k->expect ? k->expect : "a text", kind_word(v));
}

static void bad_value(struct loader *l, const struct key *k, const struct yaml *v)
{
    struct str shown = v->text;
    bool cut = shown.len > 40;
    if (cut) {
        shown.len = 40;
        while (shown.len > 0 && ((unsigned char)shown.at[shown.len] & 0xc0) == 0x80)
            shown.len--;
    }
    problem(l, SEVERITY_ERROR, "out-of-range", v->at, "'%s' must be %s, not '" STR_FMT "%s'",
            k->name, k->expect, STR_ARG(shown), cut ? "..." : "");
}

static size_t list_length(const char *const *list)
{
    size_t n = 0;
    while (list[n])
        n++;
    return n;
}

static bool one_line(struct str s)
{
    return s.len == 0 || !memchr(s.at, '\n', s.len);
}

/* A text by its rules; false (reported) if it breaks them. */
static bool text_fits(struct loader *l, const struct key *k, const struct yaml *v)
{
    if (v->kind != YAML_SCALAR) {
        wrong_type(l, k, v);
        return false;
    }
    if (k->values) {
        for (size_t i = 0; k->values[i]; i++)
            if (str_is(v->text, k->values[i]))
                return true;
        bad_value(l, k, v);
        problem_nearest(l, v->text, k->values, list_length(k->values));
        return false;
    }
    bool ok;
    switch (k->type) {
    case KEY_ID:
    case KEY_IDS:
        ok = id_valid(v->text);
        break;
    case KEY_LINE:
    case KEY_LINES:
        ok = one_line(v->text) && v->text.len > 0;
        break;
    default:
        ok = true;
        break;
    }
    if (k->type != KEY_LINES && k->type != KEY_TEXTS && k->type != KEY_IDS && k->max > 0)
        ok = ok && (int64_t)v->text.len >= k->min && (int64_t)v->text.len <= k->max;
    if (k->type == KEY_MARKDOWN)
        ok = ok && str_trim(v->text).len > 0;
    if (!ok) {
        if (v->text.len == 0)
            wrong_type(l, k, v);
        else
            bad_value(l, k, v);
    }
    return ok;
}

static void fill_one(struct loader *l, const struct key *k, const struct yaml *v, unsigned kind,
                     char *target);

static void fill_texts(struct loader *l, const struct key *k, const struct yaml *v, char *target)
{
    struct str *list = arena_array(l->a, v->count, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < v->count; i++)
        if (text_fits(l, k, v->items[i]))
            list[n++] = v->items[i]->text;
    memcpy(target + k->offset, &list, sizeof list);
    memcpy(target + k->count_offset, &n, sizeof n);
}

static bool misplaced(struct loader *l, const struct key *table, const struct yaml *map);

static void fill_maps(struct loader *l, const struct key *k, const struct yaml *v, unsigned kind,
                      char *target)
{
    char *list = arena_array(l->a, v->count, k->size);
    size_t n = 0;
    for (size_t i = 0; i < v->count; i++) {
        const struct yaml *item = v->items[i];
        if (item->kind != YAML_MAP) {
            problem(l, SEVERITY_ERROR, "wrong-type", item->at,
                    "each entry of '%s' must be a group of keys, not %s", k->name, kind_word(item));
            continue;
        }
        char *element = list + n++ * k->size;
        if (k->line_offset != NO_FIELD)
            memcpy(element + k->line_offset, &item->at.line, sizeof(int));
        if (!misplaced(l, k->children, item))
            keys_fill(l, k->children, item, kind, element);
    }
    memcpy(target + k->offset, &list, sizeof list);
    memcpy(target + k->count_offset, &n, sizeof n);
}

static void fill_one(struct loader *l, const struct key *k, const struct yaml *v, unsigned kind,
                     char *target)
{
    char *field = target + k->offset;
    if (k->seen_offset != NO_FIELD)
        *(bool *)(target + k->seen_offset) = true;
    switch (k->type) {
    case KEY_TEXT:
    case KEY_LINE:
    case KEY_ID:
        if (text_fits(l, k, v))
            memcpy(field, &v->text, sizeof v->text);
        break;
    case KEY_MARKDOWN:
        if (text_fits(l, k, v)) {
            struct doc d = doc_parse(l->a, v->text, v->text_line);
            memcpy(field, &d, sizeof d);
        }
        break;
    case KEY_KIND:
        if (text_fits(l, k, v))
            for (int i = 0; i < EXERCISE_KINDS; i++)
                if (str_is(v->text, k->values[i]))
                    *(enum exercise_kind *)field = (enum exercise_kind)i;
        break;
    case KEY_NUMBER:
    case KEY_BIG: {
        int64_t n;
        if (v->kind != YAML_SCALAR || v->text.len == 0) {
            wrong_type(l, k, v);
        } else if (!str_to_int(v->text, k->min, k->max, &n)) {
            bad_value(l, k, v);
        } else if (k->type == KEY_NUMBER) {
            int small = (int)n;
            memcpy(field, &small, sizeof small);
        } else {
            memcpy(field, &n, sizeof n);
        }
        break;
    }
    case KEY_BOOL:
        if (v->kind == YAML_SCALAR && str_is(v->text, "true"))
            *(bool *)field = true;
        else if (v->kind != YAML_SCALAR || v->text.len == 0)
            wrong_type(l, k, v);
        else if (!str_is(v->text, "false"))
            bad_value(l, k, v);
        break;
    case KEY_MAP:
        if (v->kind == YAML_MAP)
            keys_fill(l, k->children, v, kind, field);
        else
            wrong_type(l, k, v);
        break;
    case KEY_AS_EXERCISE:
        BUG("a row of another table");
    case KEY_LINES:
    case KEY_TEXTS:
    case KEY_IDS:
    case KEY_MAPS:
        if (v->kind != YAML_LIST) {
            wrong_type(l, k, v);
        } else if ((int64_t)v->count < k->min || (int64_t)v->count > k->max) {
            problem(l, SEVERITY_ERROR, "out-of-range", v->at, "'%s' must be %s, not a list of %zu",
                    k->name, k->expect, v->count);
        } else if (k->type == KEY_MAPS) {
            fill_maps(l, k, v, kind, target);
        } else {
            fill_texts(l, k, v, target);
        }
        break;
    }
}

/* ---- a map ------------------------------------------------------------------ */

static const struct key *find_key(const struct key *table, struct str name)
{
    for (; table->name; table++)
        if (str_is(name, table->name) && key_row(table))
            return table;
    return NULL;
}

enum { KEYS = 64 }; /* more than any table has */

static size_t key_names(const struct key *table, const char *names[KEYS])
{
    size_t n = 0;
    for (const struct key *k = table; k->name && n < KEYS; k++)
        if (key_row(k))
            names[n++] = k->name;
    return n;
}

/* Is there an unknown key that was meant to be this one? Its own message says
 * so: one slip is one message. */
static bool misspelt(const struct key *table, const struct yaml *map, const char *key)
{
    const char *names[KEYS];
    size_t n = key_names(table, names);
    for (size_t i = 0; i < map->count; i++) {
        const char *near = find_key(table, map->keys[i]->text)
                               ? NULL : str_nearest(map->keys[i]->text, names, n);
        if (near && strcmp(near, key) == 0)
            return true;
    }
    return false;
}

static void unknown_key(struct loader *l, const struct key *table, const struct yaml *at)
{
    const char *names[KEYS];
    size_t n = key_names(table, names);
    problem(l, SEVERITY_ERROR, "unknown-key", at->at, "unknown key '" STR_FMT "'",
            STR_ARG(str_slice(at->text, 0, at->text.len < 60 ? at->text.len : 60)));
    problem_nearest(l, at->text, names, n);
}

/* An entry of which not one key is known or nearly known is a good group in the
 * wrong place; what it lacks there is not worth telling. */
static bool misplaced(struct loader *l, const struct key *table, const struct yaml *map)
{
    const char *names[KEYS];
    size_t n = key_names(table, names);
    for (size_t i = 0; i < map->count; i++)
        if (find_key(table, map->keys[i]->text) || str_nearest(map->keys[i]->text, names, n))
            return false;
    if (map->count == 0)
        return false;
    unknown_key(l, table, map->keys[0]);
    problem_advice(l, "no key of this entry belongs here: is it indented as deep as the entries "
                      "it should stand with?");
    return true;
}

static const char *kind_of(unsigned bit)
{
    int n = 0;
    while (n < EXERCISE_KINDS && !(bit >> n & 1))
        n++;
    return exercise_kind_name((enum exercise_kind)n);
}

void keys_fill(struct loader *l, const struct key *table, const struct yaml *map, unsigned kind,
               void *target)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *name = map->keys[i];
        const struct key *k = find_key(table, name->text);
        if (!k) {
            unknown_key(l, table, name);
            continue;
        }
        bool again = false;
        for (size_t j = 0; j < i && !again; j++) {
            if (str_eq(map->keys[j]->text, name->text)) {
                again = true;
                problem(l, SEVERITY_ERROR, "duplicate-key", name->at,
                        "the key '%s' stands here a second time; the first is on line %d", k->name,
                        map->keys[j]->at.line);
            }
        }
        if (again)
            continue;
        bool stage = k->type == KEY_AS_EXERCISE; /* which has it whatever kinds of exercises do */
        k = key_row(k);
        if (!stage && k->kinds && kind && !(k->kinds & kind)) {
            problem(l, SEVERITY_ERROR, "key-not-here", name->at,
                    "the key '%s' plays no part in an exercise of kind %s", k->name, kind_of(kind));
            continue;
        }
        fill_one(l, k, map->items[i], kind, target);
    }
    for (const struct key *k = table; k->name; k++) {
        bool wanted = k->required && (!k->kinds || (kind && (k->kinds & kind)));
        if (wanted && !yaml_get(map, k->name) && !misspelt(table, map, k->name)) {
            if (k->kinds)
                problem(l, SEVERITY_ERROR, "missing-key", key_spot(map, "kind"),
                        "the key '%s' is missing; an exercise of kind %s needs it", k->name,
                        kind_of(kind));
            else
                problem(l, SEVERITY_ERROR, "missing-key", map->at, "the key '%s' is missing",
                        k->name);
            problem_advice(l, "%s", k->doc);
        }
    }
}

/* ---- a few keys --------------------------------------------------------------- */

static bool is_one(const char *const *names, struct str word)
{
    for (; *names; names++)
        if (str_is(word, *names))
            return true;
    return false;
}

bool front_pick(struct arena *a, struct str yaml, const char *const *names, struct str *ret)
{
    struct buf picked = {0};
    bool wanted = false, plain = true;
    while (plain && yaml.len) {
        const char *start = yaml.at;
        struct str line;
        str_line(&yaml, &line);
        if (line.len && line.at[0] == '#')
            continue;
        if (line.len && line.at[0] != ' ' && line.at[0] != '-') { /* else what goes on */
            size_t n = 0;
            while (n < line.len && ((line.at[n] >= 'a' && line.at[n] <= 'z') || line.at[n] == '-'))
                n++;
            plain = n && n < line.len && line.at[n] == ':';
            wanted = plain && is_one(names, str_slice(line, 0, n));
        }
        if (wanted)
            buf_add(&picked, start, (size_t)(yaml.at - start));
    }
    *ret = arena_str(a, buf_view(&picked));
    buf_release(&picked);
    return plain;
}

void keys_pick(struct loader *l, const struct key *table, const struct yaml *map, const char *const *names,
               void *target)
{
    size_t before = l->diags.len;
    for (; *names; names++) {
        const struct key *k = find_key(table, str_from(*names));
        const struct yaml *v = k ? yaml_get(map, *names) : NULL;
        if (v)
            fill_one(l, k, v, 0, target);
    }
    l->diags.len = before;
}
