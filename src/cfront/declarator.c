/* Declarators: what stands round a name and makes `int` into `int *(*)[3]`.
 *
 * C writes a type from the inside out, so a declarator is first read into a list of
 * parts in the order in which they apply to the type in front, and then applied: of
 * one level of brackets first its stars, then what is behind, last to first, then the
 * level inside. Nothing is read twice, however deep it is.
 *
 * Parameters are objects in a scope of their own while their list is read, so that
 * `int n, int m[n][n]` works; a definition takes them over. */
#include "cfront/decl.h"

#include <string.h>

enum part_kind { PART_POINTER, PART_ARRAY, PART_FUNCTION };
struct part {
    uint8_t kind, quals;   /* quals of a pointer; those inside of a parameter's [] */
    bool is_static, variadic, old_style;
    uint64_t count;        /* PART_ARRAY; COUNT_UNKNOWN: [] or variable */
    struct expr *variable;
    struct param *params;
    struct span at;
    struct part *next;
};
struct parts { struct part *first, **last; };

static struct part *part_new(struct parser *p, enum part_kind k)
{
    struct part *part = arena_alloc(p->c->arena, sizeof *part);
    part->kind = (uint8_t)k;
    part->at = parse_here(p);
    return part;
}

static uint8_t qualifiers(struct parser *p)
{
    uint8_t quals = 0;
    for (; p->t->kind == TOKEN_KEYWORD; p->t++) {
        if (p->t->id == KEYWORD_const)
            quals |= QUAL_CONST;
        else if (p->t->id == KEYWORD_volatile)
            quals |= QUAL_VOLATILE;
        else if (p->t->id == KEYWORD_restrict)
            quals |= QUAL_RESTRICT;
        else if (p->t->id == KEYWORD__Atomic)
            quals |= QUAL_ATOMIC;
        else
            break;
    }
    return quals;
}

/* ---- [ ... ] -------------------------------------------------------------------------- */

static void array_count(struct parser *p, struct part *part)
{
    struct span at = parse_here(p);
    struct expr *e = convert_value(p, expr_assignment(p));
    at = e->at.from ? e->at : at;
    part->count = 1; /* whatever goes wrong below */
    if (e->type->kind == TYPE_ERROR)
        return;
    if (!type_is_integer(e->type)) {
        parse_error(p, "bad-array-size", at, "the size of an array is a whole number, not '%s'",
                    type_text(p->c, e->type));
        return;
    }
    int64_t n;
    if (const_int(p->c, e, &n)) {
        if (n < 0 && type_is_signed(e->type))
            parse_error(p, "bad-array-size", at, "the size of an array cannot be %lld", (long long)n);
        else if ((uint64_t)n > INT64_MAX / 16)
            parse_error(p, "too-large", at, "an array of this size fits into no memory");
        else
            part->count = (uint64_t)n;
        return;
    }
    if (scope_is_file(p)) {
        parse_error(p, "not-constant", at, "the size of an array outside of a function has to be a "
                    "constant");
        report_advice(p->c, "write the number, or name it with #define or enum; a const variable is no "
                            "constant in C");
        return;
    }
    part->count = COUNT_UNKNOWN;
    part->variable = convert_to(p, e, &type_long);
}

/* Behind '['. */
static struct part *array_part(struct parser *p)
{
    struct part *part = part_new(p, PART_ARRAY);
    part->count = COUNT_UNKNOWN;
    part->is_static = parse_accept_keyword(p, KEYWORD_static);
    part->quals = qualifiers(p);
    part->is_static |= parse_accept_keyword(p, KEYWORD_static);
    if (parse_is(p, '*') && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == ']')
        p->t++;
    else if (!parse_is(p, ']'))
        array_count(p, part);
    if (!parse_expect(p, ']', "']' behind the size of the array")) {
        parse_skip_to(p, ']');
        parse_accept(p, ']');
    }
    part->at = span_join(part->at, span_of(p->t - 1));
    return part;
}

/* ---- ( ... ) -------------------------------------------------------------------------- */

/* Arrays and functions become pointers: C11 6.7.6.3p7, p8. */
static struct type *adjusted(struct parser *p, struct type *t, const struct part *outermost)
{
    if (t->kind == TYPE_FUNCTION)
        return type_pointer_to(p->c, t);
    if (t->kind != TYPE_ARRAY)
        return t;
    struct type *pointer = type_pointer_to(p->c, t->base);
    if (outermost && outermost->kind == PART_ARRAY) {
        if (outermost->is_static) {
            struct type *sized = type_new(p->c, TYPE_POINTER);
            *sized = *pointer;
            sized->plain = sized;
            sized->pointer = sized->ring = NULL;
            sized->is_static_param = true;
            sized->count = t->count;
            pointer = sized;
        }
        pointer = type_with(p->c, pointer, outermost->quals);
    }
    return pointer;
}

static bool at_identifier_list(const struct parser *p);
static struct type *apply(struct parser *p, struct type *t, struct part *list, struct part **ret_last,
                          struct type **ret_function);
static struct part *level(struct parser *p, enum declarator_kind k, struct declarator *d,
                          bool *ret_bare);

static struct param *parameter(struct parser *p)
{
    struct specifiers s;
    if (at_identifier_list(p)) { /* f(int a, b) */
        parse_error(p, "no-type", parse_here(p), "the parameter '" STR_FMT "' needs a type of its own",
                    STR_ARG(p->t->text));
        s = (struct specifiers){.type = &type_error, .at = parse_here(p)};
    } else {
        specifiers_parse(p, &s, ALLOW_STORAGE);
    }
    if (s.storage != CLASS_NONE && s.storage != CLASS_REGISTER)
        parse_error(p, "bad-storage", s.storage_at, "'" STR_FMT "' has no place in front of a parameter",
                    STR_ARG(span_text(p->c, s.storage_at)));
    struct declarator d = {0};
    bool bare = false;
    struct part *list = level(p, DECLARATOR_EITHER, &d, &bare), *last = NULL;
    attributes_parse(p, &d.attributes);
    d.type = adjusted(p, apply(p, s.type, list, &last, &d.returning), last);
    struct param *param = arena_alloc(p->c->arena, sizeof *param);
    param->contract = contract_of(p, &s, &d, CONTRACT_PARAM);
    param->name = d.name;
    param->type = d.type;
    param->at = d.name ? d.at : span_join(s.at, parse_behind(p));
    return param;
}

struct param_list {
    struct param *first, **last;
    struct object **objects;
    size_t count, room;
};

static void parameter_object(struct parser *p, struct param_list *l, struct param *param)
{
    struct object *o = object_make(p, param->name, param->type, param->at);
    o->is_param = o->has_init = true;
    o->contract = param->contract;
    if (param->name) {
        struct ident *before = scope_here(p, param->name);
        if (before)
            parse_error(p, "redeclared", param->at, "two parameters are named '" STR_FMT "'",
                        STR_ARG(param->name->text));
        else
            scope_add(p, (struct ident){.kind = IDENT_OBJECT, .name = param->name, .object = o,
                                        .at = param->at});
    }
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 4;
        struct object **more = arena_array(p->c->arena, room, sizeof *more);
        if (l->count)
            memcpy(more, l->objects, l->count * sizeof *more);
        l->objects = more;
        l->room = room;
    }
    l->objects[l->count++] = o;
}

/* "void" alone says that there is none. */
static bool is_void_list(const struct parser *p)
{
    return parse_is_keyword(p, KEYWORD_void) && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == ')';
}

static void parameters(struct parser *p, struct part *part, struct param_list *l, bool own)
{
    l->last = &l->first;
    for (bool more = true; more;) {
        if (parse_accept(p, PUNCT_ELLIPSIS)) {
            part->variadic = true;
            break;
        }
        if (!decl_starts(p) && !attribute_starts(p) && p->t->kind != TOKEN_NAME) {
            parse_error(p, "expected", parse_here(p), "a parameter belongs here: a type and a name");
            break;
        }
        const struct token *start = p->t;
        struct param *param = parameter(p);
        if (param->type->kind == TYPE_VOID) {
            parse_error(p, "void-variable", param->at, "a parameter cannot be of type 'void'");
            report_advice(p->c, "'(void)' alone says that there are no parameters");
            param->type = &type_error;
        }
        *l->last = param;
        l->last = &param->next;
        if (own)
            parameter_object(p, l, param);
        more = parse_accept(p, ',');
        if (!more && !parse_is(p, ')') && p->t != start && type_starts(p)) {
            parse_error(p, "expected", parse_behind(p), "missing ',' between two parameters");
            more = true;
        }
    }
    part->params = l->first;
}

static struct name_list *identifier_list(struct parser *p)
{
    struct name_list *list = NULL, **tail = &list;
    while (p->t->kind == TOKEN_NAME) {
        struct name_list *n = arena_alloc(p->c->arena, sizeof *n);
        n->name = p->t->name;
        n->at = parse_here(p);
        *tail = n;
        tail = &n->next;
        p->t++;
        if (!parse_accept(p, ','))
            break;
    }
    return list;
}

static bool at_identifier_list(const struct parser *p)
{
    const struct token *t = p->t;
    return t->kind == TOKEN_NAME && !(t->name->ident && t->name->ident->kind == IDENT_TYPEDEF) &&
           t[1].kind == TOKEN_PUNCT && (t[1].id == ',' || t[1].id == ')');
}

/* Behind '('. d: gets the parameters of a definition; NULL if this is not its list. */
static struct part *function_part(struct parser *p, struct declarator *d)
{
    struct part *part = part_new(p, PART_FUNCTION);
    if (parse_accept(p, ')')) {
        part->old_style = true;
        if (d)
            d->is_function = true;
        return part;
    }
    struct param_list l = {0};
    size_t variable = p->variable_types.len;
    bool own = loc_is_own(p->c, p->t->at);
    if (is_void_list(p)) {
        p->t++;
    } else if (at_identifier_list(p)) {
        part->old_style = true;
        struct name_list *names = identifier_list(p);
        if (d)
            d->identifiers = names;
    } else {
        if (own)
            scope_enter_prototype(p);
        if (parse_deeper(p))
            parameters(p, part, &l, own);
        p->depth--;
        if (own)
            scope_leave(p);
    }
    if (d) {
        d->is_function = true;
        d->params = l.objects;
        d->param_count = l.count;
        d->variable_count = p->variable_types.len - variable;
        d->variable_types = arena_array(p->c->arena, d->variable_count, sizeof *d->variable_types);
        if (d->variable_count)
            memcpy(d->variable_types, p->variable_types.at + variable,
                   d->variable_count * sizeof *d->variable_types);
    }
    p->variable_types.len = variable;
    if (!parse_expect(p, ')', "')' behind the parameters")) {
        parse_skip_to(p, ')');
        parse_accept(p, ')');
    }
    part->at = span_join(part->at, span_of(p->t - 1));
    return part;
}

/* ---- the whole ------------------------------------------------------------------------- */

/* Of '(': does a declarator stand inside, rather than parameters? */
static bool opens_declarator(const struct parser *p, enum declarator_kind k)
{
    if (k == DECLARATOR_NAMED)
        return true;
    const struct token *t = p->t + 1;
    if (t->kind == TOKEN_PUNCT)
        return t->id == '*' || t->id == '(' || t->id == '[';
    if (t->kind == TOKEN_KEYWORD)
        return t->id == KEYWORD___attribute__;
    return k == DECLARATOR_EITHER && t->kind == TOKEN_NAME &&
           !(t->name->ident && t->name->ident->kind == IDENT_TYPEDEF);
}

static void tell_no_name(struct parser *p)
{
    struct str word = p->t->text;
    if (contract_tell_name(p, p->t - 1))
        return;
    if (p->t->kind == TOKEN_KEYWORD)
        parse_error(p, "expected", parse_here(p), "'" STR_FMT "' is a word of the language and cannot be "
                    "a name", STR_ARG(word));
    else if (p->t->kind == TOKEN_NUMBER)
        parse_error(p, "expected", parse_here(p), "a name belongs here, and a name cannot begin with a "
                    "digit");
    else
        parse_error(p, "expected", parse_behind(p), "missing a name behind the type");
}

static struct part *stars(struct parser *p, struct declarator *d, struct parts *l)
{
    while (parse_is(p, '*')) {
        struct part *part = part_new(p, PART_POINTER);
        p->t++;
        part->quals = qualifiers(p);
        if (attribute_starts(p)) {
            attributes_parse(p, &d->attributes);
            part->quals |= qualifiers(p);
        }
        *l->last = part;
        l->last = &part->next;
    }
    return l->first;
}

/* One level of brackets, as parts in the order of their application. *ret_bare: only a
 * name stands in it. */
static struct part *level(struct parser *p, enum declarator_kind k, struct declarator *d,
                          bool *ret_bare)
{
    struct parts l = {NULL, NULL};
    l.last = &l.first;
    if (attribute_starts(p))
        attributes_parse(p, &d->attributes);
    stars(p, d, &l);
    struct part *inner = NULL;
    bool bare = false;
    if (p->t->kind == TOKEN_NAME && k != DECLARATOR_ABSTRACT) {
        d->name = p->t->name;
        d->at = parse_here(p);
        p->t++;
        bare = true;
    } else if (parse_is(p, '(') && opens_declarator(p, k)) {
        p->t++;
        if (!parse_deeper(p)) {
            p->depth--;
            parse_recover(p);
        } else {
            inner = level(p, k, d, &bare);
            p->depth--;
        }
        if (!parse_expect(p, ')', "')'")) {
            parse_skip_to(p, ')');
            parse_accept(p, ')');
        }
    } else if (k == DECLARATOR_NAMED) {
        tell_no_name(p);
        d->at = parse_here(p);
    } else {
        d->at = parse_here(p);
        bare = true;
    }
    struct part *behind = NULL; /* last one first */
    bool first = bare;
    for (;;) {
        struct part *part;
        if (parse_is(p, '[') && !attribute_starts(p)) {
            p->t++;
            part = array_part(p);
        } else if (parse_is(p, '(')) {
            p->t++;
            part = function_part(p, first ? d : NULL);
        } else if (attribute_starts(p)) {
            attributes_parse(p, &d->attributes);
            continue;
        } else {
            break;
        }
        first = false;
        part->next = behind;
        behind = part;
    }
    *ret_bare = bare && !behind && !l.first;
    *l.last = behind;
    while (*l.last)
        l.last = &(*l.last)->next;
    *l.last = inner;
    return l.first;
}

static struct type *bad(struct parser *p, struct span at, const char *text)
{
    parse_error(p, "bad-type", at, "%s", text);
    return &type_error;
}

static struct type *apply_array(struct parser *p, struct type *t, struct part *part)
{
    if (t->kind == TYPE_FUNCTION)
        return bad(p, part->at, "there are no arrays of functions, only of pointers to them");
    if (t->kind == TYPE_VOID)
        return bad(p, part->at, "an array needs elements that have a size; 'void' has none");
    if (t->kind == TYPE_ARRAY && !type_is_complete(t)) {
        bad(p, part->at, "only the first size of an array may be left out");
        return &type_error;
    }
    if (!type_is_complete(t)) {
        parse_error(p, "incomplete-type", part->at, "the elements of this array would be of type '%s', "
                    "whose members are not known here", type_text(p->c, t));
        return &type_error;
    }
    struct type *array = type_array_of(p->c, t, part->count);
    if (array->size > INT64_MAX / 4) {
        parse_error(p, "too-large", part->at, "an array of this size fits into no memory");
        return &type_error;
    }
    if (part->variable) {
        array->variable = part->variable;
        struct object *count = object_make(p, NULL, &type_long, part->at);
        count->is_used = count->is_set = true;
        if (p->function && p->block && !p->scope->is_prototype)
            object_into_block(p, count);
        array->count_object = count;
        vec_push(&p->variable_types, array);
    }
    return array;
}

static struct type *apply_function(struct parser *p, struct type *t, struct part *part)
{
    if (t->kind == TYPE_FUNCTION)
        return bad(p, part->at, "a function cannot return a function, only a pointer to one");
    if (t->kind == TYPE_ARRAY)
        return bad(p, part->at, "a function cannot return an array; let it return a pointer or a struct");
    return type_function(p->c, t, part->params, part->variadic, part->old_style);
}

/* *ret_function: the first function made, whose result t is, behind some stars. */
static struct type *apply(struct parser *p, struct type *t, struct part *list, struct part **ret_last,
                          struct type **ret_function)
{
    for (struct part *part = list; part && t->kind != TYPE_ERROR; part = part->next) {
        if (ret_last)
            *ret_last = part;
        if (part->kind == PART_POINTER)
            t = type_with(p->c, type_pointer_to(p->c, t), part->quals);
        else if (part->kind == PART_ARRAY)
            t = apply_array(p, t, part);
        else
            t = apply_function(p, t, part);
        if (part->kind == PART_FUNCTION && t->kind == TYPE_FUNCTION && !*ret_function)
            *ret_function = t;
        if (t->depth > TYPE_DEPTH_MAX) {
            parse_error(p, "too-deep", part->at, "this type is built of more than %d others",
                        TYPE_DEPTH_MAX);
            return &type_error;
        }
    }
    return t;
}

void declarator_parse(struct parser *p, struct type *base, enum declarator_kind k,
                      struct declarator *ret)
{
    *ret = (struct declarator){0};
    bool bare;
    struct part *list = level(p, k, ret, &bare);
    ret->type = apply(p, base, list, NULL, &ret->returning);
    if (ret->is_function && ret->type->kind != TYPE_FUNCTION)
        ret->is_function = false;
}

struct type *decl_type_name(struct parser *p)
{
    struct specifiers s;
    struct declarator d;
    specifiers_parse(p, &s, 0);
    declarator_parse(p, s.type, DECLARATOR_ABSTRACT, &d);
    contract_of(p, &s, &d, CONTRACT_CAST);
    return d.type;
}
