/* contract.c - the words of <ownership.h> in a declaration: what they are about, and whether they
 * can be about it.
 *
 * The words stand among the attributes, in front of the type or behind the name; only the whole
 * declarator says what they belong to. In front of a function, or of a pointer to one, words about
 * a pointer mean what is returned; of anything else the variable, parameter or member itself. A
 * word in a wrong place is an error: words that are read over would promise a check that is not
 * made. contract_join.c puts together what several declarations of one thing say. */
#include "cfront/decl.h"

#include <stdio.h>
#include <string.h>

/* ---- reading ------------------------------------------------------------------------------ */

static const struct { const char *word; uint16_t bit; } plain_words[] = {
    {"owns", CONTRACT_OWNS}, {"gives", CONTRACT_GIVES}, {"borrows", CONTRACT_BORROWS},
    {"borrows_mut", CONTRACT_BORROWS_MUT}, {"owned", CONTRACT_OWNED}, {"nullable", CONTRACT_NULLABLE},
    {"must_use", CONTRACT_MUST_USE},
};

static const char *word_text(uint16_t bit)
{
    for (size_t i = 0; i < COUNT(plain_words); i++)
        if (plain_words[i].bit == bit)
            return plain_words[i].word;
    return "this";
}

static int number_of(uint16_t bit)
{
    int n = 0;
    while (!(bit >> n & 1))
        n++;
    return n;
}

FORMAT(4, 5) static void misuse(struct parser *p, struct span at, const char *advice, const char *fmt, ...)
{
    char text[300];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    parse_error(p, "bad-contract", at, "%s", text);
    if (advice)
        report_advice(p->c, "%s", advice);
}

bool contract_tell_name(struct parser *p, const struct token *word)
{
    static const char *const with[] = {"borrows_from", "guards", "needs", "takes", "drops"};
    struct span at = span_of(word);
    bool is = false;
    if (!p->c->ownership || !(word->flags & TOKEN_MACRO))
        return false;
    struct str text = span_text(p->c, at);
    for (size_t i = 0; i < COUNT(plain_words); i++)
        is |= str_is(text, plain_words[i].word);
    for (size_t i = 0; i < COUNT(with); i++)
        is |= str_is(text, with[i]);
    if (is)
        misuse(p, at, "choose another name; where you meant the word, the name is missing behind it",
               "'" STR_FMT "' is a word of <ownership.h> in this file, and cannot be a name", STR_ARG(text));
    return is;
}

/* lock, b->lock, &b->lock, b->inner.lock. NULL: told. */
static struct lock_path *lock_path(struct parser *p)
{
    struct lock_path *l = arena_alloc(p->c->arena, sizeof *l);
    struct tree *t = p->c->tree;
    t->lock_words = true;
    struct span from = parse_here(p);
    l->param = -1;
    parse_accept(p, '&');
    for (size_t n = 0;; n++) {
        if (p->t->kind != TOKEN_NAME) {
            misuse(p, parse_here(p), "write it as `lock`, `b->lock` or `b->inner.lock`",
                   "the name of a lock belongs here");
            return NULL;
        }
        if (n == COUNT(l->names)) {
            misuse(p, from, NULL, "a lock that lies deeper than %zu members cannot be named here",
                   COUNT(l->names) - 1);
            return NULL;
        }
        l->names[n] = p->t->name;
        p->t++;
        if (parse_is(p, '[')) {
            misuse(p, parse_here(p), "let each element have its lock as a member, and name that",
                   "an element of an array cannot be named here");
            return NULL;
        }
        if (!parse_accept(p, PUNCT_ARROW) && !parse_accept(p, '.'))
            break;
    }
    l->at = parse_since(p, from);
    if (t->lock_name_count < COUNT(t->lock_names))
        t->lock_names[t->lock_name_count++] = p->t[-1].name;
    return l;
}

static void lock_list(struct parser *p, struct lock_path **list)
{
    while (*list)
        list = &(*list)->next;
    do {
        *list = lock_path(p);
    } while (*list && (list = &(*list)->next, parse_accept(p, ',')));
}

/* Behind the word and its ','. */
static void arguments(struct parser *p, struct str word, struct span at, struct written *w)
{
    struct contract *k = &w->contract;
    if (str_is(word, "borrows_from")) {
        w->from = true;
        w->from_at = at;
        if (p->t->kind != TOKEN_NAME) {
            misuse(p, parse_here(p), NULL, "borrows_from() names the parameter that the result lies in");
            return;
        }
        k->from = p->t->name;
        w->from_at = span_join(at, parse_here(p));
        p->t++;
    } else if (str_is(word, "guards")) {
        lock_list(p, &k->guards);
        if (k->guards && k->guards->next)
            misuse(p, k->guards->next->at, "two locks for one piece of data protect it from nobody who "
                   "holds the other", "data has one lock that guards it");
    } else {
        lock_list(p, str_is(word, "needs") ? &k->needs : str_is(word, "takes") ? &k->takes : &k->drops);
    }
}

void contract_parse(struct parser *p, struct written *w)
{
    static const char *const with[] = {"borrows_from", "guards", "needs", "takes", "drops"};
    if (!parse_accept(p, '('))
        return;
    struct str word = p->t->text;
    struct span at = parse_here(p);
    bool good = false, takes_arguments = false;
    for (size_t i = 0; i < COUNT(plain_words); i++) {
        if (!str_is(word, plain_words[i].word))
            continue;
        w->seen |= plain_words[i].bit;
        w->at[number_of(plain_words[i].bit)] = at;
        good = true;
    }
    for (size_t i = 0; i < COUNT(with); i++)
        takes_arguments |= str_is(word, with[i]);
    if (!good && !takes_arguments)
        misuse(p, at, NULL, "'" STR_FMT "' is no word of <ownership.h>", STR_ARG(word));
    else
        w->contract.at = w->contract.at.from ? span_join(w->contract.at, at) : at;
    p->t++;
    if (takes_arguments) {
        if (parse_accept(p, ',')) {
            arguments(p, word, at, w);
            if (w->contract.at.from && p->t[-1].at > w->contract.at.from)
                w->contract.at = parse_since(p, w->contract.at);
        }
        else
            misuse(p, at, NULL, "'" STR_FMT "' takes an argument in brackets", STR_ARG(word));
    }
    parse_skip_to(p, ')');
    parse_accept(p, ')');
}

/* ---- may the words stand here? -------------------------------------------------------------- */

static bool is_empty(const struct written *w)
{
    const struct contract *k = &w->contract;
    return !w->seen && !w->from && !k->guards && !k->needs && !k->takes && !k->drops;
}

static struct written both(const struct written *a, const struct written *b)
{
    struct written w = *a;
    if (is_empty(b))
        return w;
    if (is_empty(a))
        return *b;
    w.seen |= b->seen;
    for (size_t i = 0; i < COUNT(w.at); i++)
        if (b->at[i].from)
            w.at[i] = b->at[i];
    if (b->from) {
        w.from = true;
        w.from_at = b->from_at;
        w.contract.from = b->contract.from;
    }
    struct contract *k = &w.contract;
    k->guards = k->guards ? k->guards : b->contract.guards;
    k->needs = k->needs ? k->needs : b->contract.needs;
    k->takes = k->takes ? k->takes : b->contract.takes;
    k->drops = k->drops ? k->drops : b->contract.drops;
    return w;
}

/* Where each word may stand, and what is meant if it stands elsewhere. */
static const char *misplaced(uint16_t bit, enum contract_place place)
{
    bool holds = place == CONTRACT_MEMBER || place == CONTRACT_STATIC;
    switch (bit) {
    case CONTRACT_OWNS:
        return place == CONTRACT_PARAM    ? NULL
               : place == CONTRACT_RESULT ? "a result that the caller owns is written 'gives'"
               : holds ? "what is freed together with this is written 'owned'"
                       : "a local variable owns what is put into it, without a word";
    case CONTRACT_GIVES:
        return place == CONTRACT_RESULT || place == CONTRACT_PARAM ? NULL
               : holds ? "what is freed together with this is written 'owned'"
                       : "'gives' belongs in front of a function, or of a parameter T ** that is filled";
    case CONTRACT_OWNED:
        return holds                      ? NULL
               : place == CONTRACT_PARAM  ? "a parameter that is taken over is written 'owns'"
               : place == CONTRACT_RESULT ? "a result that the caller owns is written 'gives'"
                                          : "a local variable owns what is put into it, without a word";
    default:
        return NULL;
    }
}

static const char *place_text(enum contract_place place)
{
    switch (place) {
    case CONTRACT_PARAM: return "a parameter";
    case CONTRACT_RESULT: return "a result";
    case CONTRACT_MEMBER: return "a member";
    case CONTRACT_STATIC: return "a variable";
    case CONTRACT_TYPEDEF: return "a typedef";
    case CONTRACT_CAST: return "a type alone";
    default: return "a local variable";
    }
}

/* Two words that say different things of one pointer. */
static void check_pairs(struct parser *p, struct written *w)
{
    static const uint16_t kinds[] = {CONTRACT_OWNS, CONTRACT_GIVES, CONTRACT_OWNED, CONTRACT_BORROWS,
                                     CONTRACT_BORROWS_MUT};
    uint16_t first = 0;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!(w->seen & kinds[i]))
            continue;
        if (first) {
            misuse(p, w->at[number_of(kinds[i])], "keep one of the two",
                   "'%s' and '%s' contradict each other", word_text(first), word_text(kinds[i]));
            w->seen &= (uint16_t)~kinds[i];
        } else {
            first = kinds[i];
        }
    }
    if (w->from && (first & (CONTRACT_OWNS | CONTRACT_GIVES | CONTRACT_OWNED))) {
        misuse(p, w->from_at, "keep one of the two", "'%s' and 'borrows_from' contradict each other",
               word_text(first));
        w->from = false;
    }
}

/* Of a value of type t; the words that can stay are left in w. */
static void check_words(struct parser *p, struct written *w, const struct type *t, enum contract_place place)
{
    bool is_array = t->kind == TYPE_ARRAY;
    while (t->kind == TYPE_ARRAY) /* of each element */
        t = t->base;
    if (t->kind == TYPE_ERROR) {
        w->seen = 0;
        return;
    }
    bool pointer = t->kind == TYPE_POINTER, to_function = pointer && t->base->kind == TYPE_FUNCTION;
    for (size_t i = 0; i < COUNT(plain_words); i++) {
        uint16_t bit = plain_words[i].bit;
        struct span at = w->at[number_of(bit)];
        const char *word = plain_words[i].word, *advice;
        if (!(w->seen & bit))
            continue;
        w->seen &= (uint16_t)~bit;
        if (bit == CONTRACT_MUST_USE) {
            if (place != CONTRACT_RESULT)
                misuse(p, at, NULL, "'must_use' is about the result of a function, not about %s",
                       place_text(place));
            else if (t->kind == TYPE_VOID)
                misuse(p, at, NULL, "there is no result that could be used: the function returns 'void'");
            else
                w->seen |= bit;
        } else if (place == CONTRACT_TYPEDEF || place == CONTRACT_CAST) {
            misuse(p, at, "write it where a variable, parameter, member or function is declared",
                   "'%s' has no place in front of %s", word, place_text(place));
        } else if ((advice = misplaced(bit, place)) != NULL) {
            misuse(p, at, advice, "'%s' has no place in front of %s", word, place_text(place));
        } else if (!pointer) {
            misuse(p, at, type_is_record(t) ? "write 'owned' in front of the pointers in it that are freed "
                                              "with it" : NULL,
                   "'%s' is about a pointer, and this is '%s'", word, type_text(p->c, t));
        } else if (to_function && bit != CONTRACT_NULLABLE) {
            misuse(p, at, NULL, "'%s' is about something that can be freed, and a function cannot", word);
        } else if (bit == CONTRACT_NULLABLE && is_array && place != CONTRACT_MEMBER && place != CONTRACT_STATIC
                   && place != CONTRACT_LOCAL) {
            w->seen |= bit;
        } else if (bit == CONTRACT_GIVES && place == CONTRACT_PARAM && t->base->kind != TYPE_POINTER) {
            misuse(p, at, "a parameter that is filled is a pointer to a pointer, as in `gives char **ret`; "
                   "one that is taken over is written 'owns'",
                   "'gives' needs a place to put a pointer into, and this is '%s'", type_text(p->c, t));
        } else if (bit == CONTRACT_GIVES && place == CONTRACT_PARAM && (t->base->quals & QUAL_CONST)) {
            misuse(p, at, NULL, "nothing can be put where a pointer that is const lies");
        } else if (bit == CONTRACT_BORROWS_MUT && (t->base->quals & QUAL_CONST)) {
            misuse(p, at, "write 'borrows', or leave 'const' away",
                   "'borrows_mut' is for what is changed, and 'const' says that it is not");
        } else {
            w->seen |= bit;
        }
    }
    check_pairs(p, w);
}

/* ---- names in brackets -------------------------------------------------------------------------- */

static int param_number(const struct type *function, const struct name *n)
{
    int i = 0;
    for (const struct param *q = function ? function->params : NULL; q; q = q->next, i++)
        if (q->name == n)
            return i;
    return -1;
}

static const struct param *param_at(const struct type *function, int n)
{
    const struct param *q = function->params;
    while (n-- > 0)
        q = q->next;
    return q;
}

static const char *near_param(struct parser *p, const struct type *function, struct str word)
{
    const char *names[64];
    size_t count = 0;
    for (const struct param *q = function->params; q && count < COUNT(names); q = q->next)
        if (q->name)
            names[count++] = arena_cstr(p->c->arena, q->name->text);
    const char *near = suggest_name(word, names, count);
    return near ? arena_printf(p->c->arena, "did you mean '%s'?", near) : NULL;
}

/* The members of a path behind its first name, from something of type t. A struct that is not known
 * here is not looked into. */
static void check_path(struct parser *p, const struct lock_path *l, const struct type *t)
{
    for (size_t i = 1; i < COUNT(l->names) && l->names[i]; i++) {
        uint64_t offset;
        while (t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY)
            t = t->base;
        if (t->kind == TYPE_ERROR || (type_is_record(t) && !t->tag->complete))
            return;
        const struct field *f = type_is_record(t) ? type_field(t, l->names[i], &offset) : NULL;
        if (!f) {
            misuse(p, l->at, NULL, "'%s' has no member '" STR_FMT "'", type_text(p->c, t),
                   STR_ARG(l->names[i]->text));
            return;
        }
        t = f->type;
    }
}

/* A global by its name; NULL: told. */
static const struct object *global_lock(struct parser *p, const struct lock_path *l)
{
    struct ident *id = scope_find(p, l->names[0]);
    if (!id || id->kind != IDENT_OBJECT || !id->object)
        return NULL;
    id->object->is_used = true;
    return id->object;
}

static void check_locks(struct parser *p, struct lock_path *l, const struct type *function)
{
    for (; l; l = l->next) {
        l->param = param_number(function, l->names[0]);
        const struct object *o = l->param < 0 ? global_lock(p, l) : NULL;
        if (l->param >= 0)
            check_path(p, l, param_at(function, l->param)->type);
        else if (o)
            check_path(p, l, o->type);
        else
            misuse(p, l->at, near_param(p, function, l->names[0]->text), "'" STR_FMT "' is neither a parameter "
                   "of this function nor a variable that is declared above", STR_ARG(l->names[0]->text));
    }
}

void contract_check_members(struct parser *p, const struct tag *tag)
{
    for (const struct field *f = tag->fields; f; f = f->next) {
        const struct lock_path *l = f->contract ? f->contract->guards : NULL;
        uint64_t offset;
        if (!l || !tag->name)
            continue; /* what has no name may lie beside the lock in another */
        const struct field *sibling = type_field(tag->type, l->names[0], &offset);
        const struct object *o = sibling ? NULL : global_lock(p, l);
        if (sibling)
            check_path(p, l, sibling->type);
        else if (o)
            check_path(p, l, o->type);
        else
            misuse(p, l->at, NULL, "'" STR_FMT "' is neither a member of 'struct " STR_FMT "' nor a variable "
                   "that is declared above", STR_ARG(l->names[0]->text), STR_ARG(tag->name->text));
    }
}

/* ---- what they belong to ------------------------------------------------------------------------- */

/* The function in t, at the end of pointers and arrays, as a type of its own: it may be that of a
 * typedef, which others use. NULL: there is none. */
static struct type *own_function(struct cfront *c, struct type **t)
{
    struct type *old = *t, *base = old->base, *found;
    if (old->kind == TYPE_FUNCTION) {
        struct type *copy = type_function(c, old->base, old->params, old->variadic, old->old_style);
        copy->identifiers = old->identifiers;
        copy->result = old->result;
        *t = copy;
        return copy;
    }
    if ((old->kind != TYPE_POINTER && old->kind != TYPE_ARRAY) || (old->kind == TYPE_ARRAY && old->variable))
        return NULL;
    found = own_function(c, &base);
    if (found)
        *t = old->kind == TYPE_POINTER ? type_with(c, type_pointer_to(c, base), old->quals)
                                       : type_array_of(c, base, old->count);
    return found;
}

static bool ends_in_function(const struct type *t)
{
    while (t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY)
        t = t->base;
    return t->kind == TYPE_FUNCTION;
}

static struct contract *finish(struct parser *p, const struct written *w, enum contract_place place)
{
    struct contract *k = arena_alloc(p->c->arena, sizeof *k);
    *k = w->contract;
    k->words = w->seen;
    if (w->from && k->from) {
        if (!(k->words & CONTRACT_BORROWS_MUT))
            k->words |= CONTRACT_BORROWS;
    } else {
        k->from = NULL;
    }
    if (place == CONTRACT_PARAM && (k->words & CONTRACT_GIVES))
        k->words |= CONTRACT_OUT;
    return k->words || k->guards || k->needs || k->takes || k->drops ? k : NULL;
}

/* The words that are about what a function returns, and about calling it. */
static void of_function(struct parser *p, struct written *w, struct type *inner, struct type *outer)
{
    struct written pointer = *w;
    pointer.seen &= (uint16_t)~CONTRACT_MUST_USE;
    pointer.contract.guards = pointer.contract.needs = pointer.contract.takes = pointer.contract.drops = NULL;
    check_words(p, &pointer, inner->base, CONTRACT_RESULT);
    if (pointer.from && pointer.contract.from) {
        pointer.contract.lender = param_number(inner, pointer.contract.from);
        if (inner->base->kind != TYPE_POINTER && inner->base->kind != TYPE_ERROR) {
            misuse(p, pointer.from_at, NULL, "'borrows_from' is about a pointer, and this is '%s'",
                   type_text(p->c, inner->base));
            pointer.from = false;
        } else if (pointer.contract.lender < 0) {
            misuse(p, pointer.from_at, near_param(p, inner, pointer.contract.from->text),
                   "'" STR_FMT "' is not a parameter of this function", STR_ARG(pointer.contract.from->text));
            pointer.from = false;
        }
    }
    inner->result = contract_join(p->c, inner->result, finish(p, &pointer, CONTRACT_RESULT));
    struct written call = *w;
    call.seen &= CONTRACT_MUST_USE;
    call.from = false;
    call.contract.guards = NULL;
    check_words(p, &call, outer->base, CONTRACT_RESULT);
    check_locks(p, call.contract.needs, outer);
    check_locks(p, call.contract.takes, outer);
    check_locks(p, call.contract.drops, outer);
    outer->result = contract_join(p->c, outer->result, finish(p, &call, CONTRACT_RESULT));
}

static struct contract *of_data(struct parser *p, struct written *w, const struct type *t,
                                enum contract_place place)
{
    struct contract *k = &w->contract;
    struct lock_path *calls = k->needs ? k->needs : k->takes ? k->takes : k->drops;
    if (calls)
        misuse(p, calls->at, "data that a lock protects is written guards(lock)",
               "this is about calling a function, and %s is none", place_text(place));
    k->needs = k->takes = k->drops = NULL;
    if (w->from) {
        misuse(p, w->from_at, "a pointer that is only lent is written 'borrows'",
               "'borrows_from' is about the result of a function, not about %s", place_text(place));
        w->from = false;
    }
    check_words(p, w, t, place);
    if (k->guards && (place == CONTRACT_PARAM || place == CONTRACT_TYPEDEF || place == CONTRACT_CAST)) {
        misuse(p, k->guards->at, place == CONTRACT_PARAM ? "write needs(lock) in front of the function" : NULL,
               "'guards' is about a variable or a member, not about %s", place_text(place));
        k->guards = NULL;
    } else if (k->guards && place != CONTRACT_MEMBER) {
        const struct object *o = global_lock(p, k->guards);
        if (o)
            check_path(p, k->guards, o->type);
        else
            misuse(p, k->guards->at, NULL, "there is no variable '" STR_FMT "' that is declared above",
                   STR_ARG(k->guards->names[0]->text));
    }
    return finish(p, w, place);
}

struct contract *contract_of(struct parser *p, const struct specifiers *s, struct declarator *d,
                             enum contract_place place)
{
    const struct attributes *front = &s->attributes, *behind = &d->attributes;
    bool is_function = d->type->kind == TYPE_FUNCTION;
    bool asks = is_function && (front->must_use || behind->must_use); /* nodiscard and its like */
    if ((is_empty(&front->written) && is_empty(&behind->written) && !asks) || d->type->kind == TYPE_ERROR)
        return NULL;
    struct written w = both(&front->written, &behind->written);
    if (asks && d->type->base->kind != TYPE_VOID)
        w.seen |= CONTRACT_MUST_USE;
    if (!ends_in_function(d->type))
        return of_data(p, &w, d->type, place);
    struct type *inner = d->returning && ends_in_function(d->returning) ? d->returning : NULL;
    if (!inner && (inner = own_function(p->c, &d->type)) == NULL)
        return NULL;
    struct type *outer = d->type->kind == TYPE_FUNCTION ? d->type : inner;
    if (inner->base->kind != TYPE_POINTER && outer->base->kind == TYPE_POINTER)
        inner = outer;
    /* A pointer to a function that gives no pointer: words about pointers mean itself. */
    struct written data = {0};
    if (!is_function) {
        bool own = inner->base->kind != TYPE_POINTER;
        data.seen = own ? w.seen & (uint16_t)~CONTRACT_MUST_USE : 0;
        memcpy(data.at, w.at, sizeof data.at);
        data.contract.guards = w.contract.guards;
        data.contract.at = w.contract.at;
        w.seen &= (uint16_t)~data.seen;
        w.contract.guards = NULL;
    } else if (w.contract.guards) {
        misuse(p, w.contract.guards->at, "a lock that must be held to call it is written needs(lock)",
               "'guards' is about data, and this is a function");
        w.contract.guards = NULL;
    }
    of_function(p, &w, inner, outer);
    return is_empty(&data) ? NULL : of_data(p, &data, d->type, place);
}
