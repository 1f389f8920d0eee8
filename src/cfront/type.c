/* Types: one struct per form. The unqualified basic types are shared by every compile;
 * all others are made as they are met and live in the arena. Forms that differ only in
 * qualifiers or in the typedef name they were written with are linked in a ring
 * (type->ring), so that a form is made once and a struct that becomes complete becomes
 * complete in all of them. Nothing compares types by address: see type_compatible.
 *
 * Every recursion here goes down a type, whose depth the declarations limit. */
#include "cfront/decl.h"

#include <string.h>

#define BASIC(name, k, bytes) \
    struct type name = {.kind = k, .size = bytes, .align = bytes ? bytes : 1, .plain = &name}
BASIC(type_error, TYPE_ERROR, 0);
BASIC(type_void, TYPE_VOID, 0);
BASIC(type_bool, TYPE_BOOL, 1);
BASIC(type_char, TYPE_CHAR, 1);
BASIC(type_schar, TYPE_SCHAR, 1);
BASIC(type_uchar, TYPE_UCHAR, 1);
BASIC(type_short, TYPE_SHORT, 2);
BASIC(type_ushort, TYPE_USHORT, 2);
BASIC(type_int, TYPE_INT, 4);
BASIC(type_uint, TYPE_UINT, 4);
BASIC(type_long, TYPE_LONG, 8);
BASIC(type_ulong, TYPE_ULONG, 8);
BASIC(type_llong, TYPE_LLONG, 8);
BASIC(type_ullong, TYPE_ULLONG, 8);
BASIC(type_float, TYPE_FLOAT, 4);
BASIC(type_double, TYPE_DOUBLE, 8);
BASIC(type_ldouble, TYPE_LDOUBLE, 16);
struct type type_va_list = {.kind = TYPE_VA_LIST, .size = 24, .align = 8, .plain = &type_va_list};

void type_reset(void)
{
    static struct type *const shared[] = {
        &type_error, &type_void, &type_bool, &type_char, &type_schar, &type_uchar, &type_short,
        &type_ushort, &type_int, &type_uint, &type_long, &type_ulong, &type_llong, &type_ullong,
        &type_float, &type_double, &type_ldouble, &type_va_list,
    };
    for (size_t i = 0; i < COUNT(shared); i++) {
        shared[i]->pointer = NULL;
        shared[i]->ring = NULL;
        shared[i]->number = 0;
    }
}

/* ---- making them ------------------------------------------------------------------- */

struct type *type_new(struct cfront *c, enum type_kind k)
{
    struct type *t = arena_alloc(c->arena, sizeof *t);
    t->kind = (uint8_t)k;
    t->plain = t;
    t->align = 1;
    return t;
}

struct type *type_pointer_to(struct cfront *c, struct type *t)
{
    if (!t->pointer) {
        struct type *p = type_new(c, TYPE_POINTER);
        p->size = p->align = 8;
        p->base = t;
        /* What reads a type stops at a struct behind a pointer. */
        p->depth = type_is_record(t) ? 1 : t->depth + 1;
        t->pointer = p;
    }
    return t->pointer;
}

struct type *type_array_of(struct cfront *c, struct type *element, uint64_t count)
{
    struct type *t = type_new(c, TYPE_ARRAY);
    t->base = element;
    t->count = count;
    t->align = element->align;
    t->depth = element->depth + 1;
    if (count != COUNT_UNKNOWN && __builtin_mul_overflow(count, element->size, &t->size))
        t->size = UINT64_MAX / 2; /* whoever declares an object of it says so */
    return t;
}

struct type *type_function(struct cfront *c, struct type *result, struct param *params,
                           bool variadic, bool old_style)
{
    struct type *t = type_new(c, TYPE_FUNCTION);
    t->base = result->plain; /* C11 6.7.6.3p5 as amended by DR 423 */
    t->params = params;
    t->variadic = variadic;
    t->old_style = old_style;
    t->depth = result->depth + 1;
    for (struct param *p = params; p; p = p->next)
        if (p->type->depth >= t->depth)
            t->depth = p->type->depth + 1;
    return t;
}

/* Links a new form of t into its ring. */
static struct type *another_form(struct cfront *c, struct type *t)
{
    struct type *copy = arena_alloc(c->arena, sizeof *copy);
    *copy = *t;
    copy->pointer = NULL;
    copy->number = 0;
    copy->plain = copy;
    copy->ring = t->ring ? t->ring : t;
    t->ring = copy;
    return copy;
}

static uint32_t natural_align(const struct type *t, uint8_t quals)
{
    bool whole = t->size <= 16 && t->size && !(t->size & (t->size - 1));
    return (quals & QUAL_ATOMIC) && whole && t->align < t->size ? (uint32_t)t->size : t->align;
}

struct type *type_with(struct cfront *c, struct type *t, uint8_t quals)
{
    if ((t->quals | quals) == t->quals || t->kind == TYPE_ERROR)
        return t;
    if (t->kind == TYPE_ARRAY) {
        struct type *element = type_with(c, t->base, quals);
        if (element == t->base)
            return t;
        struct type *copy = another_form(c, t);
        copy->base = element;
        copy->alias = NULL;
        return copy;
    }
    quals |= t->quals;
    /* The ring may be long where a file names one type many times: look nearby only. */
    int look = 16;
    for (struct type *f = t->ring; f && f != t && look; f = f->ring, look--)
        if (f->quals == quals && f->plain == t->plain)
            return f;
    struct type *plain = t->plain, *form = another_form(c, t);
    form->quals = quals;
    form->plain = plain;
    form->align = natural_align(t, quals);
    return form;
}

struct type *type_aliased(struct cfront *c, struct type *t, struct name *alias)
{
    if (t->kind == TYPE_ERROR || t->alias == alias)
        return t;
    if (t->quals) { /* its plain form loses the name: `const T` spelt C is not "C" without const */
        struct type *plain = t->plain, *form = another_form(c, t);
        form->alias = alias;
        form->plain = plain;
        return form;
    }
    struct type *form = another_form(c, t);
    form->alias = alias;
    return form;
}

struct type *type_aligned(struct cfront *c, struct type *t, uint32_t align)
{
    if (align <= t->align || t->kind == TYPE_ERROR)
        return t;
    struct type *plain = t->plain != t ? type_aligned(c, t->plain, align) : NULL;
    struct type *form = another_form(c, t);
    form->align = align;
    if (plain)
        form->plain = plain;
    return form;
}

void type_complete(struct type *t, uint64_t size, uint32_t align, uint16_t depth)
{
    struct type *f = t;
    do {
        f->size = size;
        f->depth = depth;
        if (f->align < align)
            f->align = align;
        f->align = natural_align(f, f->quals);
        if (f->kind == TYPE_ENUM)
            f->base = t->base;
        f = f->ring;
    } while (f && f != t);
}

/* ---- questions ----------------------------------------------------------------------- */

bool type_is(const struct type *t, enum type_kind k) { return t->kind == k; }

bool type_is_integer(const struct type *t)
{
    return (t->kind >= TYPE_BOOL && t->kind <= TYPE_ULLONG) || t->kind == TYPE_ENUM;
}

bool type_is_float(const struct type *t)
{
    return t->kind >= TYPE_FLOAT && t->kind <= TYPE_LDOUBLE;
}

bool type_is_arithmetic(const struct type *t)
{
    return (t->kind >= TYPE_BOOL && t->kind <= TYPE_LDOUBLE) || t->kind == TYPE_ENUM;
}

bool type_is_scalar(const struct type *t)
{
    return (t->kind >= TYPE_BOOL && t->kind <= TYPE_POINTER);
}

bool type_is_char(const struct type *t)
{
    return t->kind >= TYPE_CHAR && t->kind <= TYPE_UCHAR;
}

bool type_is_record(const struct type *t)
{
    return t->kind == TYPE_STRUCT || t->kind == TYPE_UNION;
}

bool type_is_signed(const struct type *t)
{
    switch (t->kind) {
    case TYPE_ENUM: return type_is_signed(t->base);
    case TYPE_CHAR: case TYPE_SCHAR: case TYPE_SHORT: case TYPE_INT: case TYPE_LONG:
    case TYPE_LLONG: return true;
    default: return false;
    }
}

bool type_is_complete(const struct type *t)
{
    while (t->kind == TYPE_ARRAY) {
        if (t->count == COUNT_UNKNOWN && !t->variable)
            return false;
        t = t->base;
    }
    if (type_is_record(t) || t->kind == TYPE_ENUM)
        return t->tag->complete;
    return t->kind != TYPE_VOID && t->kind != TYPE_FUNCTION;
}

bool type_is_variable(const struct type *t)
{
    while (t->kind == TYPE_ARRAY || t->kind == TYPE_POINTER || t->kind == TYPE_FUNCTION) {
        if (t->kind == TYPE_ARRAY && t->variable)
            return true;
        t = t->base;
    }
    return false;
}

int type_rank(const struct type *t)
{
    switch (t->kind) {
    case TYPE_ENUM: return type_rank(t->base);
    case TYPE_BOOL: return 1;
    case TYPE_CHAR: case TYPE_SCHAR: case TYPE_UCHAR: return 2;
    case TYPE_SHORT: case TYPE_USHORT: return 3;
    case TYPE_INT: case TYPE_UINT: return 4;
    case TYPE_LONG: case TYPE_ULONG: return 5;
    case TYPE_LLONG: case TYPE_ULLONG: return 6;
    default: return 0;
    }
}

struct field *type_field(const struct type *record, const struct name *name, uint64_t *ret_offset)
{
    for (struct field *f = record->tag->fields; f; f = f->next) {
        if (f->name == name && name) {
            *ret_offset = f->offset;
            return f;
        }
        if (!f->name && type_is_record(f->type)) {
            uint64_t inner;
            struct field *found = type_field(f->type, name, &inner);
            if (found) {
                *ret_offset = f->offset + inner;
                return found;
            }
        }
    }
    return NULL;
}

/* ---- compatibility: C11 6.2.7, 6.7.3p10, 6.7.6 ------------------------------------------ */

/* Records under comparison further out: met again, they are taken to be equal. */
struct pair {
    const struct tag *a, *b;
    const struct pair *outer;
    int depth;
    int *left; /* steps before two types count as equal: they can share parts so that they
                  unfold to any size */
};
enum { STEPS = 20000 };
static bool compatible(const struct type *a, const struct type *b, bool quals,
                       const struct pair *outer);

/* A parameter of a call without a prototype arrives promoted. */
static bool survives_promotion(const struct type *t)
{
    switch (t->kind) {
    case TYPE_BOOL: case TYPE_CHAR: case TYPE_SCHAR: case TYPE_UCHAR: case TYPE_SHORT:
    case TYPE_USHORT: case TYPE_FLOAT: return false;
    default: return true;
    }
}

static bool functions_compatible(const struct type *a, const struct type *b,
                                 const struct pair *outer)
{
    if (!compatible(a->base, b->base, true, outer))
        return false;
    if (a->old_style || b->old_style) {
        const struct type *with = a->old_style ? b : a;
        if (with->old_style)
            return true;
        for (struct param *p = with->params; p && !with->identifiers; p = p->next)
            if (!survives_promotion(p->type))
                return false;
        return !with->variadic;
    }
    struct param *p = a->params, *q = b->params;
    for (; p && q; p = p->next, q = q->next)
        if (!compatible(p->type, q->type, false, outer))
            return false;
    return !p && !q && a->variadic == b->variadic;
}

/* Two declarations of a struct in different files are one type if they say the same. */
static bool tags_compatible(const struct tag *a, const struct tag *b, const struct pair *outer)
{
    if (a == b)
        return true;
    if (a->unit == b->unit || a->kind != b->kind || a->name != b->name)
        return false;
    if (!a->complete || !b->complete)
        return true;
    struct pair here = {a, b, outer, outer->depth + 1, outer->left};
    if (here.depth > DEPTH_MAX)
        return true;
    for (const struct pair *p = outer; p->a; p = p->outer)
        if (p->a == a && p->b == b)
            return true;
    if (a->kind == TYPE_ENUM) {
        struct enumerator *p = a->enumerators, *q = b->enumerators;
        for (; p && q; p = p->next, q = q->next)
            if (p->name != q->name || p->value != q->value)
                return false;
        return !p && !q;
    }
    if (a->type->size != b->type->size || a->type->align != b->type->align)
        return false;
    struct field *f = a->fields, *g = b->fields;
    for (; f && g; f = f->next, g = g->next)
        if (f->name != g->name || f->is_bits != g->is_bits || f->width != g->width ||
            f->offset != g->offset || f->bit != g->bit ||
            !compatible(f->type, g->type, true, &here))
            return false;
    return !f && !g;
}

static bool compatible(const struct type *a, const struct type *b, bool quals,
                       const struct pair *outer)
{
    if (a == b || a->kind == TYPE_ERROR || b->kind == TYPE_ERROR || (*outer->left)-- <= 0)
        return true;
    if (quals && a->quals != b->quals)
        return false;
    if (a->kind != b->kind) {
        if (a->kind == TYPE_ENUM)
            return a->base && a->base->kind == b->kind;
        return b->kind == TYPE_ENUM && b->base && b->base->kind == a->kind;
    }
    switch (a->kind) {
    case TYPE_POINTER:
        return compatible(a->base, b->base, true, outer);
    case TYPE_ARRAY:
        return (a->count == COUNT_UNKNOWN || b->count == COUNT_UNKNOWN || a->count == b->count) &&
               compatible(a->base, b->base, true, outer);
    case TYPE_FUNCTION:
        return functions_compatible(a, b, outer);
    case TYPE_STRUCT: case TYPE_UNION: case TYPE_ENUM:
        return tags_compatible(a->tag, b->tag, outer);
    default:
        return true;
    }
}

bool type_compatible(const struct type *a, const struct type *b)
{
    int left = STEPS;
    return compatible(a, b, true, &(struct pair){.left = &left});
}

bool type_same(const struct type *a, const struct type *b)
{
    int left = STEPS;
    return compatible(a, b, false, &(struct pair){.left = &left});
}

/* A copy of t over another base. */
static struct type *rebased(struct cfront *c, struct type *t, struct type *base)
{
    if (t->base == base)
        return t;
    struct type *copy = type_new(c, t->kind);
    *copy = *t;
    copy->base = base;
    copy->pointer = copy->ring = NULL;
    copy->alias = NULL;
    copy->number = 0;
    copy->plain = copy;
    if (t->quals) {
        struct type *plain = type_new(c, t->kind);
        *plain = *copy;
        plain->quals = 0;
        copy->plain = plain->plain = plain;
    }
    return copy;
}

static struct type *composite(struct cfront *c, struct type *a, struct type *b, int *left)
{
    if (a == b || a->kind != b->kind || (*left)-- <= 0)
        return a;
    switch (a->kind) {
    case TYPE_POINTER:
        return rebased(c, a, composite(c, a->base, b->base, left));
    case TYPE_ARRAY: {
        struct type *base = composite(c, a->base, b->base, left);
        bool known = a->count != COUNT_UNKNOWN || (a->variable && b->count == COUNT_UNKNOWN);
        struct type *sized = known ? a : b;
        if (sized->base == base)
            return sized;
        if (sized->variable)
            return rebased(c, sized, base);
        return type_array_of(c, base, sized->count);
    }
    case TYPE_FUNCTION: {
        struct type *base = composite(c, a->base, b->base, left);
        if (a->old_style || b->old_style)
            return rebased(c, a->old_style && !b->old_style ? b : a, base);
        bool differs = false;
        for (struct param *p = a->params, *q = b->params; p && q; p = p->next, q = q->next)
            if (composite(c, p->type, q->type, left) != p->type)
                differs = true;
        if (!differs)
            return rebased(c, a, base);
        struct param *list = NULL, **tail = &list;
        for (struct param *p = a->params, *q = b->params; p && q; p = p->next, q = q->next) {
            struct param *n = arena_alloc(c->arena, sizeof *n);
            *n = *p;
            n->type = composite(c, p->type, q->type, left);
            n->next = NULL;
            *tail = n;
            tail = &n->next;
        }
        return type_function(c, base, list, a->variadic, false);
    }
    default:
        return a;
    }
}

struct type *type_composite(struct cfront *c, struct type *a, struct type *b)
{
    int left = STEPS;
    return composite(c, a, b, &left);
}

/* ---- as text ----------------------------------------------------------------------------- */

static const char *quals_text(uint8_t q)
{
    static const char *const texts[16] = {
        "", "const ", "volatile ", "const volatile ", "restrict ", "const restrict ",
        "volatile restrict ", "const volatile restrict ", "_Atomic ", "const _Atomic ",
        "volatile _Atomic ", "const volatile _Atomic ", "restrict _Atomic ",
        "const restrict _Atomic ", "volatile restrict _Atomic ", "const volatile restrict _Atomic ",
    };
    return texts[q & 15];
}

static const char *basic_text(const struct type *t)
{
    switch (t->kind) {
    case TYPE_VOID: return "void";
    case TYPE_BOOL: return "bool";
    case TYPE_CHAR: return "char";
    case TYPE_SCHAR: return "signed char";
    case TYPE_UCHAR: return "unsigned char";
    case TYPE_SHORT: return "short";
    case TYPE_USHORT: return "unsigned short";
    case TYPE_INT: return "int";
    case TYPE_UINT: return "unsigned int";
    case TYPE_LONG: return "long";
    case TYPE_ULONG: return "unsigned long";
    case TYPE_LLONG: return "long long";
    case TYPE_ULLONG: return "unsigned long long";
    case TYPE_FLOAT: return "float";
    case TYPE_DOUBLE: return "double";
    case TYPE_LDOUBLE: return "long double";
    case TYPE_VA_LIST: return "va_list";
    default: return "unknown";
    }
}

static const char *specifier_text(struct cfront *c, const struct type *t)
{
    if (t->alias)
        return arena_printf(c->arena, "%s" STR_FMT, quals_text(t->quals), STR_ARG(t->alias->text));
    if (t->kind != TYPE_STRUCT && t->kind != TYPE_UNION && t->kind != TYPE_ENUM)
        return t->quals ? arena_printf(c->arena, "%s%s", quals_text(t->quals), basic_text(t))
                        : basic_text(t);
    struct str name = t->tag->name ? t->tag->name->text : STR("(without a name)");
    return arena_printf(c->arena, "%s%s " STR_FMT, quals_text(t->quals), tag_word(t->kind),
                        STR_ARG(name));
}

enum { TEXT_MOST = 160 }; /* of a longer type a reader wants no more */

static const char *params_text(struct cfront *c, const struct type *t)
{
    if (t->old_style)
        return "()";
    if (!t->params)
        return t->variadic ? "(...)" : "(void)";
    const char *text = "(";
    for (struct param *p = t->params; p; p = p->next) {
        if (strlen(text) > TEXT_MOST) {
            text = arena_printf(c->arena, "%s, ...", text);
            break;
        }
        text = arena_printf(c->arena, "%s%s%s", text, p == t->params ? "" : ", ",
                            type_text(c, p->type));
    }
    return arena_printf(c->arena, "%s%s)", text, t->variadic ? ", ..." : "");
}

/* C writes a type round its name from the inside: what stands so far is `inner`. */
const char *type_declare(struct cfront *c, const struct type *t, const char *name)
{
    const char *inner = name;
    for (;;) {
        if (t->alias)
            break;
        if (strlen(inner) > 2 * TEXT_MOST)
            return inner;
        if (t->kind == TYPE_POINTER) {
            bool around = !t->base->alias &&
                          (t->base->kind == TYPE_ARRAY || t->base->kind == TYPE_FUNCTION);
            const char *quals = quals_text(t->quals);
            size_t len = strlen(quals) - (t->quals && !*inner);
            inner = arena_printf(c->arena, "%s*%.*s%s%s", around ? "(" : "", (int)len, quals, inner,
                                 around ? ")" : "");
        } else if (t->kind == TYPE_ARRAY) {
            if (t->count != COUNT_UNKNOWN)
                inner = arena_printf(c->arena, "%s[%llu]", inner, (unsigned long long)t->count);
            else if (t->variable && loc_is_own(c, t->variable->at.from) &&
                     t->variable->at.to - t->variable->at.from < 40)
                inner = arena_printf(c->arena, "%s[" STR_FMT "]", inner,
                                     STR_ARG(span_text(c, t->variable->at)));
            else
                inner = arena_printf(c->arena, "%s[%s]", inner, t->variable ? "*" : "");
        } else if (t->kind == TYPE_FUNCTION) {
            inner = arena_printf(c->arena, "%s%s", inner, params_text(c, t));
        } else {
            break;
        }
        t = t->base;
    }
    const char *first = specifier_text(c, t);
    return *inner ? arena_printf(c->arena, "%s %s", first, inner) : first;
}

const char *type_text(struct cfront *c, const struct type *t)
{
    return type_declare(c, t, "");
}
