/* Rules about a source: which places count, each rule against what rules_find.c found, and the
 * sentence for each breach. A breach lies where the learner wrote it: what comes out of a macro
 * of theirs, where the macro is used. What a macro of the library stands for is nobody's: NULL
 * is no cast, assert() no ?:. */
#include "cfront/rules.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- words of constructs ------------------------------------------------------------- */

static const struct { const char *word, *phrase; } words[CONSTRUCT_COUNT] = {
#define X(id, word, phrase, doc) [CONSTRUCT_##id] = {word, phrase},
    CONSTRUCTS(X)
#undef X
};

const char *cfront_construct_word(enum construct c)
{
    return c > CONSTRUCT_NONE && c < CONSTRUCT_COUNT ? words[c].word : "";
}

enum construct cfront_construct(struct str word)
{
    for (int i = CONSTRUCT_NONE + 1; i < CONSTRUCT_COUNT; i++)
        if (str_is(word, words[i].word))
            return (enum construct)i;
    return CONSTRUCT_NONE;
}

/* ---- places ------------------------------------------------------------------------------ */

bool rules_is_file(const struct cfront *c, loc at)
{
    const struct source *s = at ? source_of(c, at) : NULL;
    return s && s->file != NO_FILE && str_eq(s->name, c->in->rules_file);
}

bool rules_counts(const struct rules *r, loc at)
{
    const struct cfront_input *in = r->c->in;
    if (!rules_is_file(r->c, at))
        return false;
    if (!in->rules_end)
        return true;
    int line = (int)place_of(r->c, at).line - 1;
    return line >= in->rules_first && line < in->rules_end;
}

static int by_place(const void *a, const void *b)
{
    loc x = *(const loc *)a, y = *(const loc *)b;
    return x < y ? -1 : x > y;
}

bool rules_from_library(struct rules *r, loc at)
{
    if (!r->library_macros.len)
        return false;
    if (!r->sorted) {
        qsort(r->library_macros.at, r->library_macros.len, sizeof(loc), by_place);
        r->sorted = true;
    }
    return bsearch(&at, r->library_macros.at, r->library_macros.len, sizeof at, by_place) != NULL;
}

static bool is_letter(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c < 0;
}

struct span rules_word(const struct cfront *c, loc at)
{
    const struct source *s = at ? source_of(c, at) : NULL;
    if (!s)
        return (struct span){0};
    size_t from = at - s->base, to = from;
    while (to < s->text.len && is_letter(s->text.at[to]))
        to++;
    return (struct span){at, at + (loc)(to > from ? to - from : 1)};
}

const struct func *rules_callee(const struct expr *call)
{
    const struct expr *a = call->a;
    while (a && (a->kind == EXPR_DECAY || a->kind == EXPR_LOAD || a->kind == EXPR_ADDRESS
                 || a->kind == EXPR_DEREF))
        a = a->a;
    return a && a->kind == EXPR_FUNC ? a->func : NULL;
}

/* ---- while files are read ------------------------------------------------------------------- */

void rules_start(struct cfront *c)
{
    if (!c->in->rule_count && !c->in->uses)
        return;
    c->rules = arena_alloc(c->arena, sizeof *c->rules);
    c->rules->c = c;
    c->rules->wanted = arena_array(c->arena, c->in->rule_count + 1, sizeof *c->rules->wanted);
}

void rules_release(struct cfront *c)
{
    struct rules *r = c->rules;
    if (!r)
        return;
    vec_release(&r->library_macros);
    vec_release(&r->macros);
    vec_release(&r->found);
    vec_release(&r->edges);
    vec_release(&r->types);
    vec_release(&r->statements);
    vec_release(&r->breaches);
}

void rules_expanded(struct cfront *c, loc used, struct span defined)
{
    if (loc_is_own(c, used) && !loc_is_own(c, defined.from)) {
        vec_push(&c->rules->library_macros, used);
        c->rules->sorted = false;
    }
}

void rules_defined(struct cfront *c, struct span name)
{
    if (rules_is_file(c, name.from))
        vec_push(&c->rules->macros, name);
}

/* ---- breaches ---------------------------------------------------------------------------------- */

struct str rules_what(const struct rules *r)
{
    struct str s = r->c->in->rules[r->rule].what;
    return str_slice(s, 0, s.len < 120 ? s.len : 120);
}

void rules_breach(struct rules *r, struct span at, const char *fmt, ...)
{
    if (r->told >= CFRONT_BREACHES)
        return;
    struct cfront_breach b = {.rule = r->rule};
    struct buf text = {.cap = 300};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&text, fmt, ap);
    va_end(ap);
    if (at.from) {
        struct place_in p = place_of(r->c, at.from);
        size_t from = at.from - p.source->base, to = at.to > at.from ? at.to - p.source->base : from + 1;
        to = to < p.source->text.len ? to : p.source->text.len;
        const char *end = from < to ? memchr(p.source->text.at + from, '\n', to - from) : NULL;
        b.line = (int)p.line;
        b.column = (int)p.column;
        b.length = end ? (int)(end - p.source->text.at - (ptrdiff_t)from) : (int)(to - from);
        b.length = b.length > 0 ? b.length : 1;
    }
    b.message = arena_str(r->c->arena, buf_view(&text));
    buf_release(&text);
    for (size_t i = r->breaches.len - r->told; i < r->breaches.len; i++) { /* of a macro: once */
        const struct cfront_breach *was = &r->breaches.at[i];
        if (was->line == b.line && was->column == b.column && str_eq(was->message, b.message))
            return;
    }
    vec_push(&r->breaches, b);
    r->told++;
}

/* Where something is missing: at the first function of the lines that count. */
static struct span lacking_at(struct rules *r)
{
    for (struct func *f = r->c->tree->functions; f; f = f->next)
        if (rules_counts(r, f->at.from))
            return f->at;
    return (struct span){0};
}

/* ---- calls --------------------------------------------------------------------------------------- */

/* The learner's own function of a library function's name is another function. */
static bool is_function(const struct rules *r, const struct found *f, struct str name)
{
    if (f->construct || !str_eq(f->name, name))
        return false;
    return f->library || !r->c->in->library(name, true);
}

static void check_must_call(struct rules *r)
{
    struct str name = rules_what(r);
    const struct found *dead = NULL, *own = NULL;
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        if (is_function(r, f, name)) {
            bool idle = f->dead || (f->in && f->in->storage == STORAGE_STATIC && !f->in->is_used);
            if (!idle)
                return;
            dead = f;
        } else if (!f->construct && str_eq(f->name, name)) {
            own = f;
        }
    }
    if (dead)
        rules_breach(r, dead->at, "'" STR_FMT "' is called only where the program never comes", STR_ARG(name));
    else if (own)
        rules_breach(r, own->at, "this '" STR_FMT "' is a function of your own, and the library's is asked for",
                     STR_ARG(name));
    else
        rules_breach(r, lacking_at(r), "'" STR_FMT "' is never called here, and the task asks for it", STR_ARG(name));
}

static void check_must_not_call(struct rules *r)
{
    struct str name = rules_what(r);
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        if (is_function(r, f, name))
            rules_breach(r, f->at, "'" STR_FMT "' is %s here, and the task does without it", STR_ARG(name),
                         f->called ? "called" : "named");
    }
}

static void check_no_exit(struct rules *r)
{
    static const char *const names[] = {"exit", "_Exit", "_exit", "quick_exit", "abort",
                                        "thrd_exit", "pthread_exit"}; /* main's: the last thread */
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        for (size_t n = 0; n < COUNT(names); n++)
            if (is_function(r, f, str_from(names[n])))
                rules_breach(r, f->at, "'%s' ends the whole program, and the task wants your part to come back "
                             "to its caller", names[n]);
    }
}

/* Functions that some variable names as its cleanup. */
static bool is_guard(const struct rules *r, const struct func *f)
{
    const struct tree *t = r->c->tree;
    for (size_t i = 0; i < t->objects.len; i++)
        if (t->objects.at[i]->cleanup == f)
            return true;
    for (const struct func *g = t->functions; g; g = g->next)
        for (size_t i = 0; i < g->locals.len; i++)
            if (g->locals.at[i]->cleanup == f)
                return true;
    return false;
}

static void check_no_bare_unlock(struct rules *r)
{
    static const char *const names[] = {"pthread_mutex_unlock", "mtx_unlock", "pthread_rwlock_unlock",
                                        "pthread_spin_unlock"};
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        for (size_t n = 0; n < COUNT(names); n++)
            if (is_function(r, f, str_from(names[n])) && !(f->in && f->called && is_guard(r, f->in)))
                rules_breach(r, f->at, "'%s' stands here by itself, and the task wants it only in the cleanup "
                             "function of a guard", names[n]);
    }
}

/* ---- constructs -------------------------------------------------------------------------------------- */

static bool is_construct(const struct found *f, enum construct what)
{
    bool loop = f->construct == CONSTRUCT_WHILE || f->construct == CONSTRUCT_FOR || f->construct == CONSTRUCT_DO;
    return f->construct && (f->construct == what || (what == CONSTRUCT_LOOP && loop));
}

/* The name of a plain type, as the standard spells it first. */
static const char *plain_name(const struct type *t)
{
    static const char *const names[] = {
        [TYPE_VOID] = "void", [TYPE_BOOL] = "_Bool", [TYPE_CHAR] = "char", [TYPE_SCHAR] = "signed char",
        [TYPE_UCHAR] = "unsigned char", [TYPE_SHORT] = "short", [TYPE_USHORT] = "unsigned short",
        [TYPE_INT] = "int", [TYPE_UINT] = "unsigned int", [TYPE_LONG] = "long", [TYPE_ULONG] = "unsigned long",
        [TYPE_LLONG] = "long long", [TYPE_ULLONG] = "unsigned long long", [TYPE_FLOAT] = "float",
        [TYPE_DOUBLE] = "double", [TYPE_LDOUBLE] = "long double", [TYPE_VA_LIST] = "va_list",
    };
    return t->kind < COUNT(names) && names[t->kind] ? names[t->kind] : "";
}

static bool is_tagged(const struct type *t, struct str name)
{
    static const struct { const char *word; uint8_t kind; } kinds[] = {
        {"struct ", TYPE_STRUCT}, {"union ", TYPE_UNION}, {"enum ", TYPE_ENUM}};
    for (size_t i = 0; t->tag && t->tag->name && i < COUNT(kinds); i++)
        if (t->kind == kinds[i].kind && str_starts(name, kinds[i].word))
            return str_eq(t->tag->name->text, str_trim(str_slice(name, strlen(kinds[i].word), name.len)));
    return false;
}

/* Is this type of that name, or made of it: a pointer to it, an array of it? */
static bool is_made_of(const struct type *t, struct str name, int depth)
{
    if (!t || depth > 40)
        return false;
    bool alias = t->alias && str_eq(t->alias->text, name);
    if (alias || is_tagged(t, name) || str_is(name, plain_name(t))
        || (t->kind == TYPE_BOOL && str_is(name, "bool")) || (t->kind == TYPE_UINT && str_is(name, "unsigned")))
        return true;
    if (t->kind == TYPE_FUNCTION)
        for (const struct param *p = t->params; p; p = p->next)
            if (is_made_of(p->type, name, depth + 1))
                return true;
    bool derived = t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY || t->kind == TYPE_FUNCTION;
    return derived && is_made_of(t->base, name, depth + 1);
}

static bool is_about_type(struct str what, struct str *ret_name)
{
    if (!str_starts(what, "type "))
        return false;
    *ret_name = str_trim(str_slice(what, 5, what.len));
    return true;
}

static void check_malloc_casts(struct rules *r)
{
    for (size_t i = 0; i < r->found.len; i++)
        if (r->found.at[i].construct == CONSTRUCT_CAST && r->found.at[i].func)
            rules_breach(r, r->found.at[i].at, "the result of '" STR_FMT "' is cast here, and it becomes a pointer "
                         "of any type by itself", STR_ARG(r->found.at[i].func->name->text));
}

static void check_must_use(struct rules *r)
{
    struct str what = rules_what(r), type;
    const struct found *dead = NULL;
    if (is_about_type(what, &type)) {
        for (size_t i = 0; i < r->types.len; i++)
            if (is_made_of(r->types.at[i].type, type, 0))
                return;
        rules_breach(r, lacking_at(r), "nothing here is of type '" STR_FMT "', and the task asks for it",
                     STR_ARG(type));
        return;
    }
    enum construct c = cfront_construct(what);
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        if (is_construct(f, c) && !f->dead)
            return;
        dead = is_construct(f, c) ? f : dead;
    }
    if (dead)
        rules_breach(r, dead->at, "%s stands only where the program never comes", words[c].phrase);
    else
        rules_breach(r, lacking_at(r), "the task asks for %s, and there is none", words[c].phrase);
}

static void check_must_not_use(struct rules *r)
{
    struct str what = rules_what(r), type;
    if (is_about_type(what, &type)) {
        for (size_t i = 0; i < r->types.len; i++)
            if (is_made_of(r->types.at[i].type, type, 0))
                rules_breach(r, r->types.at[i].at, "the type '" STR_FMT "' is used here, and the task does without "
                             "it", STR_ARG(type));
        return;
    }
    enum construct c = cfront_construct(what);
    for (size_t i = 0; i < r->found.len; i++)
        if (is_construct(&r->found.at[i], c))
            rules_breach(r, r->found.at[i].at, "this is %s, and the task does without", words[c].phrase);
}

static void check_statements(struct rules *r)
{
    int64_t most = r->c->in->rules[r->rule].number;
    if ((int64_t)r->statements.len > most && most >= 0)
        rules_breach(r, r->statements.at[most], "there are %zu statements, and this is the first of more than %lld",
                     r->statements.len, (long long)most);
}

/* ---- declarations ------------------------------------------------------------------------------------- */

static bool called_from_elsewhere(const struct rules *r, const struct func *f)
{
    bool alone = true;
    for (size_t i = 0; i < r->c->in->file_count; i++)
        alone = alone && (r->c->in->files[i].header || str_eq(r->c->in->files[i].name, r->c->in->rules_file));
    for (size_t i = 0; i < r->edges.len; i++) {
        const struct found *e = &r->edges.at[i];
        bool here = rules_is_file(r->c, e->at.from);
        if (e->func == f && e->in != f && (alone || !here))
            return true;
    }
    return false;
}

static void check_declared(struct rules *r)
{
    bool defined = r->c->in->rules[r->rule].kind == RULE_REQUIRES;
    const struct wanted *w = &r->wanted[r->rule];
    struct str what = rules_what(r);
    switch (w->state) {
    case WANTED_NONE:
    case WANTED_MISSING:
        rules_breach(r, lacking_at(r), "'" STR_FMT "' is not %s here, and the task asks for it", STR_ARG(what),
                     defined ? "defined" : "declared");
        return;
    case WANTED_UNREADABLE:
        rules_breach(r, (struct span){0}, "the rule '" STR_FMT "' is no declaration that can be read",
                     STR_ARG(what));
        return;
    case WANTED_DIFFERENT:
        rules_breach(r, w->at, "this is '%s', and the task asks for '%s'", w->got, w->wanted);
        return;
    case WANTED_THERE:
        break;
    }
    if (!defined)
        return;
    if (!w->func || !w->func->is_defined || !rules_is_file(r->c, w->func->at.from))
        rules_breach(r, lacking_at(r), "'" STR_FMT "' is not defined here, and the task asks for it",
                     STR_ARG(w->name->text));
    else if (!called_from_elsewhere(r, w->func))
        rules_breach(r, w->func->at, "nobody calls '" STR_FMT "', so nothing shows what it does",
                     STR_ARG(w->name->text));
}

/* ---- all rules ------------------------------------------------------------------------------------------- */

static void check_rule(struct rules *r)
{
    switch ((enum rule_kind)r->c->in->rules[r->rule].kind) {
    case RULE_MUST_CALL: check_must_call(r); break;
    case RULE_MUST_NOT_CALL: check_must_not_call(r); break;
    case RULE_MUST_USE: check_must_use(r); break;
    case RULE_MUST_NOT_USE: check_must_not_use(r); break;
    case RULE_MUST_DECLARE:
    case RULE_REQUIRES: check_declared(r); break;
    case RULE_CHECK_RESULTS: rules_results(r); break;
    case RULE_MOST_STATEMENTS: check_statements(r); break;
    case RULE_NO_MALLOC_CAST: check_malloc_casts(r); break;
    case RULE_NO_BARE_UNLOCK: check_no_bare_unlock(r); break;
    case RULE_NO_EXIT: check_no_exit(r); break;
    case RULE_NONE:
    case RULE_KINDS: break;
    }
}

static int breach_cmp(const void *a, const void *b)
{
    const struct cfront_breach *x = a, *y = b;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return x->line != y->line ? x->line - y->line : x->column - y->column;
}

static int use_cmp(const void *a, const void *b)
{
    const struct cfront_use *x = a, *y = b;
    int order = x->line != y->line ? x->line - y->line : x->column - y->column;
    return order ? order : strcmp(x->word, y->word);
}

/* Each word once, where it is first used. */
static void put_uses(struct rules *r, struct cfront_output *ret)
{
    struct arena *a = r->c->arena;
    size_t n = 0, kept = 0;
    ret->uses = arena_array(a, r->found.len + 1, sizeof *ret->uses);
    for (size_t i = 0; i < r->found.len; i++) {
        const struct found *f = &r->found.at[i];
        if (!f->construct && !f->library)
            continue;
        struct place_in p = place_of(r->c, f->at.from);
        ret->uses[n++] = (struct cfront_use){
            .word = f->construct ? words[f->construct].word : arena_cstr(a, f->name),
            .line = (int)p.line, .column = (int)p.column, .length = (int)(f->at.to - f->at.from)};
    }
    qsort(ret->uses, n, sizeof *ret->uses, use_cmp);
    for (size_t i = 0; i < n; i++) {
        bool again = false;
        for (size_t k = 0; k < kept && !again; k++)
            again = strcmp(ret->uses[k].word, ret->uses[i].word) == 0;
        if (!again && kept < CFRONT_USES)
            ret->uses[kept++] = ret->uses[i];
    }
    ret->use_count = kept;
}

void rules_check(struct cfront *c, struct cfront_output *ret)
{
    struct rules *r = c->rules;
    rules_find(r);
    for (r->rule = 0; r->rule < c->in->rule_count; r->rule++) {
        r->told = 0;
        check_rule(r);
    }
    ret->breach_count = r->breaches.len;
    ret->breaches = arena_array(c->arena, r->breaches.len + 1, sizeof *ret->breaches);
    if (r->breaches.len)
        memcpy(ret->breaches, r->breaches.at, r->breaches.len * sizeof *ret->breaches);
    qsort(ret->breaches, ret->breach_count, sizeof *ret->breaches, breach_cmp);
    if (c->in->uses)
        put_uses(r, ret);
}
