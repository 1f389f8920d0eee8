/* Declarations that a rule asks for. The rule has a text, such as
 *
 *     int push(struct vec *, int)     struct vec     struct vec { int *data; size_t len; }
 *     typedef vec                     int count
 *
 * which is read by the parser itself at the end of the learner's file, where all its types
 * and names are in scope: so size_t, a typedef of the learner's or a name for a parameter are
 * what they would be there. A function's type is read as the type name that is left when its
 * name is taken out. Nothing that goes wrong here is told as a mistake of the program. */
#include "cfront/decl.h"
#include "cfront/rules.h"

#include <string.h>

enum { TOKENS = 256 };

struct text {
    struct token at[TOKENS + 4]; /* ends in several TOKEN_END */
    size_t count;
};

static bool punct(const struct token *t, int id) { return t->kind == TOKEN_PUNCT && t->id == id; }

static bool read_text(struct cfront *c, struct str what, struct text *ret)
{
    struct lexer l;
    ret->count = 0;
    lexer_init(&l, c, source_open(c, what, what, NO_FILE));
    l.quiet = true;
    for (;;) {
        struct token t;
        lexer_read(&l, &t, false);
        if (t.kind == TOKEN_END)
            break;
        if (ret->count == TOKENS || t.kind == TOKEN_OTHER || punct(&t, '#'))
            return false;
        if (t.kind == TOKEN_NAME && t.name->keyword) {
            t.kind = TOKEN_KEYWORD;
            t.id = t.name->keyword;
        }
        ret->at[ret->count++] = t;
    }
    if (ret->count && punct(&ret->at[ret->count - 1], ';'))
        ret->count--;
    for (size_t i = ret->count; i < ret->count + 4; i++) {
        ret->at[i] = ret->count ? ret->at[ret->count - 1] : (struct token){0};
        ret->at[i].kind = TOKEN_END;
    }
    return ret->count > 0;
}

/* The name that a declaration declares: of a function the one before its '(', else the last
 * before a '[' or the end. Taken out of the text. */
static struct name *take_name(struct text *t, bool *ret_function)
{
    size_t at = TOKENS;
    *ret_function = false;
    for (size_t i = 0; i < t->count && at == TOKENS; i++)
        if (t->at[i].kind == TOKEN_NAME && punct(&t->at[i + 1], '(') && i > 0) {
            at = i;
            *ret_function = true;
        }
    for (size_t i = t->count; i-- > 1 && at == TOKENS;)
        if (t->at[i].kind == TOKEN_NAME)
            at = i;
    if (at == TOKENS)
        return NULL;
    struct name *n = t->at[at].name;
    memmove(t->at + at, t->at + at + 1, (t->count + 4 - at - 1) * sizeof *t->at);
    t->count--;
    return n;
}

/* The text as a type, or NULL; p->t stands where it ends. */
static struct type *type_of_text(struct parser *p, const struct text *t)
{
    struct cfront *c = p->c;
    size_t diags = c->diags.len, errors = c->error_count, warnings = c->warning_count, told = c->told.len;
    size_t objects = c->tree->objects.len;
    struct parser own = {.c = c, .t = (struct token *)t->at, .first = (struct token *)t->at, .scope = p->scope};
    struct type *type = type_starts(&own) ? decl_type_name(&own) : NULL;
    bool good = type && c->error_count == errors && own.t->kind == TOKEN_END && type->kind != TYPE_ERROR;
    vec_release(&own.variable_types);
    c->diags.len = diags;
    c->error_count = errors;
    c->warning_count = warnings;
    c->told.len = told;
    c->tree->objects.len = objects;
    return good ? type : NULL;
}

static void found_at(struct wanted *w, bool right, struct span at, const char *wanted, const char *got)
{
    w->state = right ? WANTED_THERE : WANTED_DIFFERENT;
    w->at = at;
    w->wanted = wanted;
    w->got = got;
}

/* ---- functions and variables ------------------------------------------------------------- */

static void find_named(struct parser *p, struct text *t, struct wanted *w)
{
    struct cfront *c = p->c;
    bool function;
    w->name = take_name(t, &function);
    struct type *type = w->name ? type_of_text(p, t) : NULL;
    if (!type || (function && type->kind != TYPE_FUNCTION))
        return;
    w->kind = function ? WANTED_FUNCTION : WANTED_VARIABLE;
    w->state = WANTED_MISSING;
    const struct ident *i = scope_find(p, w->name);
    const char *wanted = type_declare(c, type, arena_cstr(c->arena, w->name->text));
    if (!i || i->kind != (function ? IDENT_FUNC : IDENT_OBJECT))
        return;
    const struct type *got = function ? i->func->type : i->object->type;
    struct span at = function ? i->func->at : i->object->at;
    if (!rules_is_file(c, at.from) && rules_is_file(c, i->at.from))
        at = i->at;
    if (!rules_is_file(c, at.from))
        return;
    w->func = function ? i->func : NULL;
    found_at(w, type_compatible(type, got), at, wanted,
             type_declare(c, got, arena_cstr(c->arena, w->name->text)));
}

/* ---- types ---------------------------------------------------------------------------------- */

static bool same_members(struct cfront *c, const struct tag *a, const struct tag *b)
{
    const struct field *x = a->fields, *y = b->fields;
    for (; x && y; x = x->next, y = y->next) {
        bool same_name = x->name == y->name && x->is_bits == y->is_bits && x->width == y->width;
        /* by their words: a struct that points to itself is another one here */
        if (!same_name || strcmp(type_text(c, x->type), type_text(c, y->type)) != 0)
            return false;
    }
    return !x && !y;
}

static void find_tag(struct parser *p, struct text *t, struct str what, struct wanted *w, int kind)
{
    struct cfront *c = p->c;
    bool members = t->count > 2;
    w->kind = WANTED_TYPE;
    w->name = t->at[1].name;
    const struct tag *there = tag_find(p, w->name, false);
    struct type *type = NULL;
    if (members) {
        scope_enter(p);
        type = type_of_text(p, t);
        scope_leave(p);
        if (!type || !type->tag)
            return;
    }
    w->state = WANTED_MISSING;
    if (!there || !there->complete || there->kind != kind || !rules_is_file(c, there->at.from))
        return;
    bool same = !members || kind == TYPE_ENUM || same_members(c, type->tag, there);
    found_at(w, same, there->at, arena_cstr(c->arena, what), type_text(c, there->type));
}

static void find_typedef(struct parser *p, struct name *n, struct wanted *w)
{
    const struct ident *i = scope_find(p, n);
    w->kind = WANTED_TYPE;
    w->name = n;
    w->state = i && i->kind == IDENT_TYPEDEF && rules_is_file(p->c, i->at.from) ? WANTED_THERE : WANTED_MISSING;
}

/* ---- all rules --------------------------------------------------------------------------------- */

static void find(struct parser *p, struct str what, struct wanted *w)
{
    struct text t;
    *w = (struct wanted){.state = WANTED_UNREADABLE};
    if (!read_text(p->c, what, &t))
        return;
    const struct token *first = &t.at[0];
    int kind = first->kind != TOKEN_KEYWORD ? 0 : first->id == KEYWORD_struct ? TYPE_STRUCT
               : first->id == KEYWORD_union ? TYPE_UNION : first->id == KEYWORD_enum ? TYPE_ENUM : 0;
    if (kind && t.at[1].kind == TOKEN_NAME && (t.count == 2 || (punct(&t.at[2], '{') && punct(&t.at[t.count - 1], '}'))))
        find_tag(p, &t, what, w, kind);
    else if (first->kind == TOKEN_KEYWORD && first->id == KEYWORD_typedef && t.count == 2 && t.at[1].kind == TOKEN_NAME)
        find_typedef(p, t.at[1].name, w);
    else
        find_named(p, &t, w);
}

void rules_declared(struct parser *p)
{
    struct cfront *c = p->c;
    struct rules *r = c->rules;
    if (c->error_count || !p->first || !c->in->file_count)
        return;
    for (size_t i = 0; i < c->in->file_count; i++) /* this unit is the c->unit-th that is no header */
        if (!c->in->files[i].header && str_eq(c->in->files[i].name, c->in->rules_file)) {
            size_t unit = 0;
            for (size_t k = 0; k < i; k++)
                unit += !c->in->files[k].header;
            if (unit != c->unit)
                return;
        }
    for (r->rule = 0; r->rule < c->in->rule_count; r->rule++) {
        uint8_t kind = c->in->rules[r->rule].kind;
        if (kind == RULE_MUST_DECLARE || kind == RULE_REQUIRES)
            find(p, c->in->rules[r->rule].what, &r->wanted[r->rule]);
    }
}
