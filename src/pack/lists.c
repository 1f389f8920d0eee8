/* Three lists beside the manifest, each of which a pack may have or not: what its learners may
 * believe (misconceptions.yaml), what there is to read (references.yaml), what its words mean
 * (glossary.yaml). Where a list is, it is whole: what exercises name stands in it, and what
 * stands in it is named. Each is read when it is first asked for; who opens a pack whole asks for
 * all, and checks them. */
#include "pack/load.h"

#include <string.h>
#include <strings.h>

#define MISCONCEPTIONS "course/misconceptions.yaml"
#define REFERENCES "course/references.yaml"
#define GLOSSARY "course/glossary.yaml"

/* Letters of either size are the same. */
static bool str_same(struct str a, struct str b)
{
    return a.len == b.len && (!a.len || strncasecmp(a.at, b.at, a.len) == 0);
}

/* ---- what exercises name ----------------------------------------------------- */

static void note(struct loader *l, const struct yaml *value, bool ref)
{
    if (value->kind == YAML_SCALAR && value->text.len)
        vec_push(&l->named, ((struct named){.text = value->text, .at = value->at, .ref = ref}));
}

/* A list of answers: those with a belief that one before has, too. */
static void note_again(struct loader *l, const struct yaml *list)
{
    struct yaml *const *items = list->items;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *mine = items[i]->kind == YAML_MAP ? yaml_get(items[i], "believes") : NULL;
        for (size_t k = 0; mine && mine->kind == YAML_SCALAR && mine->text.len && k < i; k++) {
            const struct yaml *other = items[k]->kind == YAML_MAP ? yaml_get(items[k], "believes") : NULL;
            if (other && other->kind == YAML_SCALAR && str_eq(other->text, mine->text)) {
                vec_push(&l->named, ((struct named){.text = mine->text, .at = mine->at, .again = true}));
                break;
            }
        }
    }
}

void lists_note(struct loader *l, const struct yaml *front)
{
    if (front->kind == YAML_LIST)
        note_again(l, front);
    for (size_t i = 0; i < front->count; i++) {
        const struct yaml *value = front->items[i];
        bool keyed = front->kind == YAML_MAP;
        if (keyed && (str_is(front->keys[i]->text, "believes") || str_is(front->keys[i]->text, "refutes")))
            note(l, value, false);
        else if (keyed && str_is(front->keys[i]->text, "refs") && value->kind == YAML_LIST)
            for (size_t k = 0; k < value->count; k++)
                note(l, value->items[k], true);
        else if (value->kind != YAML_SCALAR)
            lists_note(l, value);
    }
}

/* ---- reading ------------------------------------------------------------------- */

struct list_file { struct source src; bool there; };

static void read_list(struct loader *l, const char *path, const struct key *table, struct list_file *ret)
{
    *ret = (struct list_file){0};
    if (!source_read(l, str_from(path), &ret->src))
        return;
    struct yaml *yaml = yaml_read(l, ret->src.path, ret->src.text, 1);
    if (yaml && yaml->kind == YAML_MAP) {
        keys_fill(l, table, yaml, 0, &l->lists);
        ret->there = true;
    } else if (!yaml || yaml->kind != YAML_MAP) {
        problem(l, SEVERITY_ERROR, "wrong-type", line_spot(ret->src.path, ret->src.text, 1),
                "this file must be a key with a list of entries");
    }
}

/* An entry without its name, which has been told, is none: nobody need ask afterwards. */
#define KEEP_NAMED(list, count, name) \
    do { \
        size_t kept_ = 0; \
        for (size_t i_ = 0; i_ < (count); i_++) \
            if ((list)[i_].name.len) \
                (list)[kept_++] = (list)[i_]; \
        (count) = kept_; \
    } while (0)

static struct list_file read_misconceptions(struct loader *l)
{
    struct list_file f = {0};
    if (l->lists.misconceptions_read)
        return f;
    l->lists.misconceptions_read = true;
    read_list(l, MISCONCEPTIONS, misconception_file_keys, &f);
    KEEP_NAMED(l->lists.misconceptions, l->lists.misconception_count, tag);
    return f;
}

static struct list_file read_references(struct loader *l)
{
    struct list_file f = {0};
    if (l->lists.references_read)
        return f;
    l->lists.references_read = true;
    read_list(l, REFERENCES, reference_file_keys, &f);
    KEEP_NAMED(l->lists.references, l->lists.reference_count, ref);
    return f;
}

static struct list_file read_terms(struct loader *l)
{
    struct list_file f = {0};
    const struct pack *p = l->pack;
    if (l->lists.terms_read)
        return f;
    l->lists.terms_read = true;
    read_list(l, GLOSSARY, glossary_file_keys, &f);
    KEEP_NAMED(l->lists.terms, l->lists.term_count, term);
    for (size_t i = 0; i < l->lists.term_count; i++)
        for (size_t k = 0; k < p->item_count; k++)
            if (p->items[k].lesson && str_eq(p->items[k].slug, l->lists.terms[i].lesson))
                l->lists.terms[i].at = &p->items[k];
    return f;
}

const struct misconception *pack_misconceptions(const struct pack *p, size_t *ret_count)
{
    read_misconceptions(p->loader);
    *ret_count = p->loader->lists.misconception_count;
    return p->loader->lists.misconceptions;
}

const struct reference *pack_references(const struct pack *p, size_t *ret_count)
{
    read_references(p->loader);
    *ret_count = p->loader->lists.reference_count;
    return p->loader->lists.references;
}

const struct glossed *pack_terms(const struct pack *p, size_t *ret_count)
{
    read_terms(p->loader);
    *ret_count = p->loader->lists.term_count;
    return p->loader->lists.terms;
}

struct str pack_words(const struct pack *p)
{
    struct loader *l = p->loader;
    struct source src;
    if (!l->lists.words_read && source_read(l, STR("course/words.txt"), &src))
        l->lists.words = src.text;
    l->lists.words_read = true;
    return l->lists.words;
}

static struct spot entry_at(const struct list_file *f, int line)
{
    return line_spot(f->src.path, f->src.text, line);
}

static void twice(struct loader *l, const struct list_file *f, int line, struct str name, int first)
{
    problem(l, SEVERITY_ERROR, "duplicate-id", entry_at(f, line), "'" STR_FMT "' stands here a second time; "
            "the first is on line %d", STR_ARG(name), first);
}

static void unused(struct loader *l, const struct list_file *f, int line, struct str name, const char *where)
{
    problem(l, SEVERITY_ERROR, "unused-entry", entry_at(f, line), "%s '" STR_FMT "'", where, STR_ARG(name));
    problem_advice(l, "remove the entry, or see whether its name is misspelt where it is meant");
}

/* ---- misconceptions ---------------------------------------------------------------- */

static bool older_tag(const struct misconception *m, struct str tag)
{
    for (size_t i = 0; i < m->also_count; i++)
        if (str_eq(m->also[i], tag))
            return true;
    return false;
}

const struct misconception *pack_misconception(const struct pack *p, struct str tag)
{
    size_t count;
    const struct misconception *all = pack_misconceptions(p, &count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].tag, tag))
            return &all[i];
    for (size_t i = 0; i < count; i++)
        if (older_tag(&all[i], tag))
            return &all[i];
    return NULL;
}

struct str pack_tag(const struct pack *p, struct str tag)
{
    const struct misconception *m = pack_misconception(p, tag);
    return m ? m->tag : tag;
}

static void check_twice(struct loader *l, const struct list_file *f)
{
    const struct lists *all = &l->lists;
    for (size_t i = 0; i < all->misconception_count; i++) {
        const struct misconception *m = &all->misconceptions[i];
        for (size_t k = 0; k < i; k++) {
            const struct misconception *other = &all->misconceptions[k];
            if (m->tag.len && (str_eq(m->tag, other->tag) || older_tag(other, m->tag)))
                twice(l, f, m->line, m->tag, other->line);
            if (m->believes.len && str_eq(m->believes, other->believes)) {
                problem(l, SEVERITY_ERROR, "duplicate-id", entry_at(f, m->line),
                        "'" STR_FMT "' is believed by the same sentence as '" STR_FMT "'", STR_ARG(m->tag),
                        STR_ARG(other->tag));
                problem_advice(l, "make one of them of both, with the other's tag under 'also'");
            }
            for (size_t n = 0; n < m->also_count; n++)
                if (str_eq(m->also[n], other->tag) || older_tag(other, m->also[n]))
                    twice(l, f, m->line, m->also[n], other->line);
        }
        if (older_tag(m, m->tag))
            twice(l, f, m->line, m->tag, m->line);
    }
}

static void check_tag(struct loader *l, const struct named *n, bool *used)
{
    const struct lists *all = &l->lists;
    const struct misconception *m = pack_misconception(l->pack, n->text);
    if (m) {
        used[m - all->misconceptions] = true;
        if (str_eq(m->tag, n->text))
            return;
        problem(l, SEVERITY_ERROR, "unknown-tag", n->at, "'" STR_FMT "' is a tag of before", STR_ARG(n->text));
        problem_advice(l, "it is called '" STR_FMT "' now", STR_ARG(m->tag));
        return;
    }
    const char **names = arena_array(l->a, all->misconception_count, sizeof *names);
    for (size_t i = 0; i < all->misconception_count; i++)
        names[i] = arena_cstr(l->a, all->misconceptions[i].tag);
    problem(l, SEVERITY_ERROR, "unknown-tag", n->at, "the misconception '" STR_FMT "' is not in " MISCONCEPTIONS,
            STR_ARG(n->text));
    const char *near = str_nearest(n->text, names, all->misconception_count);
    if (near)
        problem_advice(l, "did you mean '%s'? If not, add it there, with the sentence that a believer would say", near);
    else
        problem_advice(l, "use one that is there, or add it, with the sentence that a believer would say");
}

/* ---- references ------------------------------------------------------------------------ */

const struct reference *pack_reference(const struct pack *p, struct str ref)
{
    size_t count;
    const struct reference *all = pack_references(p, &count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].ref, ref))
            return &all[i];
    return NULL;
}

static void check_ref(struct loader *l, const struct named *n, bool *used)
{
    const struct lists *all = &l->lists;
    const struct reference *r = pack_reference(l->pack, n->text);
    if (r) {
        used[r - all->references] = true;
        return;
    }
    const char **names = arena_array(l->a, all->reference_count, sizeof *names);
    for (size_t i = 0; i < all->reference_count; i++)
        names[i] = arena_cstr(l->a, all->references[i].ref);
    problem(l, SEVERITY_ERROR, "unknown-ref", n->at, "'" STR_FMT "' is not in " REFERENCES, STR_ARG(n->text));
    const char *near = str_nearest(n->text, names, all->reference_count);
    problem_advice(l, "%s%s%sadd it there, with its title and where it can be read", near ? "did you mean '" : "",
                   near ? near : "", near ? "'? If not, " : "");
}

/* ---- glossary ---------------------------------------------------------------------------- */

enum { TERM_WORDS = 60 };

static bool is_word(const struct glossed *t, struct str word)
{
    bool is = str_same(t->term, word);
    for (size_t i = 0; i < t->form_count && !is; i++)
        is = str_same(t->forms[i], word);
    return is;
}

const struct glossed *pack_term(const struct pack *p, struct str word)
{
    size_t count;
    const struct glossed *all = pack_terms(p, &count);
    for (size_t i = 0; i < count; i++)
        if (str_same(all[i].term, word))
            return &all[i];
    for (size_t i = 0; i < count; i++)
        if (is_word(&all[i], word))
            return &all[i];
    return NULL;
}

static void add_plain(void *ctx, const struct prose_piece *piece)
{
    if (piece->part != PROSE_TERM && piece->part != PROSE_NOTE)
        prose_plain(ctx, piece->doc);
}

static void no_lesson(struct loader *l, const struct list_file *f, const struct glossed *t)
{
    const struct pack *p = l->pack;
    const char **names = arena_array(l->a, p->lesson_count, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        if (p->items[i].lesson)
            names[n++] = arena_cstr(l->a, p->items[i].slug);
    problem(l, SEVERITY_ERROR, "unknown-lesson", entry_at(f, t->line), "there is no lesson '" STR_FMT "' for '" STR_FMT "'",
            STR_ARG(t->lesson), STR_ARG(t->term));
    problem_nearest(l, t->lesson, names, n);
}

/* Definition and lesson of each, and that the lesson has the word. */
static void check_terms(struct loader *l, const struct list_file *f)
{
    const struct lists *all = &l->lists;
    struct buf plain = {0};
    for (size_t i = 0; i < all->term_count; i++) {
        const struct glossed *t = &all->terms[i];
        int words = prose_measure(&t->means).words;
        for (size_t k = 0; k < i; k++)
            if (t->term.len && is_word(&all->terms[k], t->term))
                twice(l, f, t->line, t->term, all->terms[k].line);
        if (words > TERM_WORDS) {
            problem(l, SEVERITY_ERROR, "too-long", entry_at(f, t->line), "what '" STR_FMT "' means takes %d words; "
                    "at most %d are the bound", STR_ARG(t->term), words, TERM_WORDS);
            problem_advice(l, "say what it is, and the one thing that is easily got wrong");
        }
        if (!t->at) {
            if (t->lesson.len)
                no_lesson(l, f, t);
            continue;
        }
        buf_clear(&plain);
        prose_of_item(t->at, add_plain, &plain);
        if (t->term.len && !glossed_occurs(t, buf_view(&plain))) {
            problem(l, SEVERITY_ERROR, "unknown-lesson", entry_at(f, t->line), "the lesson '" STR_FMT
                    "' does not have the word '" STR_FMT "'", STR_ARG(t->lesson), STR_ARG(t->term));
            problem_advice(l, "name the lesson that introduces it, or a form of it under 'forms'");
        }
    }
    buf_release(&plain);
}

/* ---- together ---------------------------------------------------------------------------- */

void lists_check(struct loader *l)
{
    const struct lists *all = &l->lists;
    pack_words(l->pack);
    struct list_file beliefs = read_misconceptions(l), reading = read_references(l), glossary = read_terms(l);
    bool *believed = arena_array(l->a, all->misconception_count, sizeof *believed);
    bool *referred = arena_array(l->a, all->reference_count, sizeof *referred);
    check_twice(l, &beliefs);
    check_terms(l, &glossary);
    for (size_t i = 0; i < all->reference_count; i++)
        for (size_t k = 0; k < i; k++)
            if (all->references[i].ref.len && str_eq(all->references[i].ref, all->references[k].ref))
                twice(l, &reading, all->references[i].line, all->references[i].ref, all->references[k].line);
    for (size_t i = 0; i < l->named.len; i++) {
        const struct named *n = &l->named.at[i];
        if (n->again && l->pack->bounds_checked)
            problem(l, SEVERITY_WARNING, "same-belief", n->at, "another wrong answer to this question has the belief '"
                    STR_FMT "', too", STR_ARG(n->text));
        if (n->again)
            continue;
        if (l->named.at[i].ref && reading.there)
            check_ref(l, &l->named.at[i], referred);
        else if (!l->named.at[i].ref && beliefs.there)
            check_tag(l, &l->named.at[i], believed);
    }
    bool whole = true; /* else what seems unused may be misspelt, or used where nothing could be read */
    for (size_t i = 0; i < l->diags.len; i++)
        whole = whole && l->diags.at[i].severity != SEVERITY_ERROR;
    for (size_t i = 0; whole && i < all->misconception_count; i++)
        if (!believed[i])
            unused(l, &beliefs, all->misconceptions[i].line, all->misconceptions[i].tag, "nobody refutes or believes");
    for (size_t i = 0; whole && i < all->reference_count; i++)
        if (!referred[i])
            unused(l, &reading, all->references[i].line, all->references[i].ref, "no exercise refers to");
}
