/* Memory: sizes asked for, sizes of pointers taken for sizes of what they point to,
 * addresses that outlive their object, indices behind the end. */
#include "cfront/check.h"

#include <string.h>

/* ---- sizeof ------------------------------------------------------------------- */

/* A sizeof is an EXPR_INT; `sized` says of what, `a` of which expression. */
static struct expr *as_sizeof(const struct expr *e)
{
    e = check_written((struct expr *)e);
    return e && e->kind == EXPR_INT && e->sized ? (struct expr *)e : NULL;
}

static bool is_pointer(const struct type *t)
{
    return t && type_is(t, TYPE_POINTER);
}

static bool plain_same(const struct type *a, const struct type *b)
{
    return type_same(a->plain ? a->plain : a, b->plain ? b->plain : b);
}

/* sizeof p / sizeof p[0], with p a pointer: 8 / 4, not how many there are. */
void check_element_count(struct check *k, struct expr *e)
{
    if (e->kind != EXPR_BINARY || e->op != '/')
        return;
    struct expr *whole = as_sizeof(e->a), *one = as_sizeof(e->b);
    if (!whole || !one || !is_pointer(whole->sized) || !whole->a
        || !plain_same(whole->sized->base, one->sized))
        return;
    struct object *o = check_variable(whole->a);
    if (is_pointer(one->sized) && !one->a)
        return;
    report_warning(k->c, "sizeof-pointer", whole->at, "this is the size of a pointer, not of the "
                   "array that it points into");
    if (o && o->is_param)
        report_advice(k->c, "a function gets only a pointer to the first element; let it have the "
                            "number of elements as another parameter");
    else
        report_advice(k->c, "a pointer does not know how many elements there are; keep the number "
                            "beside it");
}

/* Which argument of a function is a size in bytes of what another points to. */
static const struct sized_call { const char *name; uint8_t pointer, size; } sized_calls[] = {
    {"memset", 0, 2}, {"memcpy", 0, 2}, {"memmove", 0, 2}, {"memcmp", 0, 2},
    {"strncpy", 0, 2}, {"strlcpy", 0, 2}, {"strlcat", 0, 2}, {"snprintf", 0, 1},
    {"vsnprintf", 0, 1}, {"fgets", 0, 1}, {"strftime", 0, 1}, {"bzero", 0, 1},
    {"strncat", 0, 2}, {"strncmp", 0, 2},
};

static struct expr *strip(struct expr *e)
{
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_LOAD))
        e = e->a;
    return e;
}

static void pointer_size(struct check *k, const struct expr *call, const char *name)
{
    for (size_t i = 0; i < COUNT(sized_calls); i++) {
        const struct sized_call *s = &sized_calls[i];
        if (strcmp(s->name, name) != 0 || call->arg_count <= s->size)
            continue;
        struct expr *size = as_sizeof(call->args[s->size]), *p = strip(call->args[s->pointer]);
        if (!size || !size->a || !is_pointer(size->sized) || !p || !is_pointer(p->type)
            || !check_same(check_written(p), check_written(size->a)))
            return;
        report_warning(k->c, "sizeof-pointer", size->at, "this is the size of the pointer, not of "
                       "what it points to");
        struct str text = check_text(k, p);
        const struct type *base = size->sized->base;
        if (type_is_char(base) || check_is_vague(base))
            report_advice(k->c, "a pointer does not know how many bytes there are; keep the number "
                                "beside it");
        else if (text.len)
            report_advice(k->c, "sizeof *" STR_FMT " is the size of what it points to",
                          STR_ARG(text));
        return;
    }
}

/* ---- the size of a new block ------------------------------------------------------ */

static bool is_block_size_known(const struct type *t)
{
    return type_is_complete(t) && t->size > 1 && !type_is(t, TYPE_FUNCTION)
        && !type_is_variable(t);
}

/* The sizeof in `n * sizeof x`, or NULL. */
static struct expr *sizeof_factor(struct expr *e)
{
    e = check_written(e);
    if (as_sizeof(e))
        return e;
    if (e->kind == EXPR_BINARY && e->op == '*') {
        struct expr *b = as_sizeof(e->b);
        return b ? b : as_sizeof(e->a);
    }
    return NULL;
}

static bool takes_pointer_size(struct check *k, const struct type *base, struct expr *size)
{
    struct expr *s = sizeof_factor(size);
    if (!s || !is_pointer(s->sized) || is_pointer(base) || !plain_same(s->sized->base, base))
        return false;
    report_warning(k->c, "sizeof-pointer", s->at, "this is the size of a pointer, not of what it "
                   "points to");
    struct str text = s->a ? check_text(k, s->a) : STR("");
    if (text.len)
        report_advice(k->c, "the size of a whole %s is sizeof *" STR_FMT, type_text(k->c, base),
                      STR_ARG(text));
    else
        report_advice(k->c, "the size of what is meant is sizeof(%s)", type_text(k->c, base));
    return true;
}

static bool has_sizeof_of(const struct type *base, struct expr *size)
{
    struct expr *s = sizeof_factor(size);
    return s && plain_same(s->sized, base);
}

void check_block_size(struct check *k, const struct type *pointer, struct expr *value)
{
    struct expr *call = value;
    while (call->kind == EXPR_CONVERT)
        call = call->a;
    if (call->kind != EXPR_CALL || !is_pointer(pointer))
        return;
    const struct type *base = pointer->base;
    bool is_calloc = check_calls(call, "calloc") && call->arg_count == 2;
    struct expr *size = check_calls(call, "malloc") && call->arg_count == 1 ? call->args[0]
        : check_calls(call, "realloc") && call->arg_count == 2 ? call->args[1]
        : is_calloc ? call->args[1] : NULL;
    if (!size || !is_block_size_known(base))
        return;
    if (takes_pointer_size(k, base, size) || has_sizeof_of(base, size))
        return;
    int64_t n, count = 1;
    if (!check_constant(size, &n) || (is_calloc && !check_constant(call->args[0], &count))
        || n < 0 || count < 0 || n > 1 << 30 || count > 1 << 30)
        return;
    n *= count;
    bool wrong = type_is_record(base) ? (uint64_t)n < base->size : (uint64_t)n % base->size != 0;
    if (!wrong || !n)
        return;
    if ((uint64_t)n < base->size)
        report_warning(k->c, "malloc-size", size->at,
                       "%lld byte%s no room for an object of type %s, which takes %llu",
                       (long long)n, n == 1 ? " has" : "s have", type_text(k->c, base),
                       (unsigned long long)base->size);
    else
        report_warning(k->c, "malloc-size", size->at,
                   "%lld byte%s %s no whole number of objects of type %s, which take %llu each",
                   (long long)n, n == 1 ? "" : "s", n == 1 ? "is" : "are", type_text(k->c, base),
                   (unsigned long long)base->size);
    struct expr *w = check_written(size);
    if (w->kind == EXPR_INT && !w->sized && check_is_spelt(k, w))
        report_advice(k->c, "it counts bytes: %lld * sizeof(%s) has room for %lld of them",
                      (long long)n, type_text(k->c, base), (long long)n);
    else
        report_advice(k->c, "it counts bytes: sizeof(%s) has room for one of them",
                      type_text(k->c, base));
}

static void length_without_end(struct check *k, const struct expr *call)
{
    if (call->arg_count != 1 || !check_calls(call->args[0], "strlen"))
        return;
    struct expr *length = check_written(call->args[0]);
    report_warning(k->c, "malloc-size", length->at,
                   "strlen does not count the '\\0' that ends a string");
    struct str text = check_text(k, length);
    if (text.len)
        report_advice(k->c, "malloc(" STR_FMT " + 1) has room for it too", STR_ARG(text));
    else
        report_advice(k->c, "add 1 to have room for it too");
}

/* ---- addresses --------------------------------------------------------------------- */

/* The object that an lvalue is a part of, if it is one by its form. */
static struct object *root(const struct expr *e)
{
    for (;;) {
        if (!e)
            return NULL;
        if (e->kind == EXPR_OBJECT || e->kind == EXPR_COMPOUND)
            return e->object;
        if (e->kind == EXPR_MEMBER)
            e = e->a;
        else if (e->kind == EXPR_INDEX && e->a->kind == EXPR_DECAY)
            e = e->a->a;
        else
            return NULL;
    }
}

/* The object that a pointer value points into, if one can see it. */
static struct object *points_into(const struct expr *e, const struct expr **ret_at)
{
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_PTR_ADD))
        e = e->a;
    if (!e || (e->kind != EXPR_ADDRESS && e->kind != EXPR_DECAY))
        return NULL;
    *ret_at = e;
    return root(e->a);
}

void check_return(struct check *k, struct expr *value)
{
    if (value->kind == EXPR_COND && value->b) {
        check_return(k, value->b);
        check_return(k, value->c);
        return;
    }
    const struct expr *at;
    struct object *o = points_into(value, &at);
    if (!o || !type_is(value->type, TYPE_POINTER) || o->storage != STORAGE_AUTO || o->is_literal)
        return;
    if (o->name)
        report_warning(k->c, "return-local-address", check_written(value)->at,
                       "'" STR_FMT "' is gone when the function returns, and this is its address",
                       STR_ARG(o->name->text));
    else
        report_warning(k->c, "return-local-address", check_written(value)->at,
                       "this object is gone when the function returns, and this is its address");
    report_advice(k->c, type_is(o->type, TYPE_ARRAY)
                  ? "let the caller give the array, or take memory with malloc, which the caller frees"
                  : "return the value itself, or take memory with malloc, which the caller frees");
}

static void bad_free(struct check *k, const struct expr *call, const char *name)
{
    const struct expr *at;
    struct expr *arg = call->args[0];
    struct object *o = points_into(arg, &at);
    if (!o)
        return;
    struct span place = check_written(arg)->at;
    while (arg->kind == EXPR_CONVERT)
        place = (arg = arg->a)->at;
    if (o->is_literal)
        report_warning(k->c, "invalid-free", place, "%s is given a string that did not come from "
                       "malloc", name);
    else if (o->name)
        report_warning(k->c, "invalid-free", place,
                       "%s is given the address of '" STR_FMT "', which did not come from malloc",
                       name, STR_ARG(o->name->text));
    else
        return;
    report_advice(k->c, "free only what malloc, calloc, realloc or strdup gave you; %s",
                  o->storage == STORAGE_AUTO ? "a local variable goes by itself at the end of its "
                                               "block" : "this one stays until the program ends");
}

void check_memory_call(struct check *k, struct expr *call)
{
    struct func *f = check_callee(call);
    if (!f || f->is_defined || !call->arg_count)
        return;
    const char *name = check_name(k, f->name);
    if (strcmp(name, "free") == 0 || strcmp(name, "realloc") == 0)
        bad_free(k, call, name);
    else if (strcmp(name, "malloc") == 0)
        length_without_end(k, call);
    else
        pointer_size(k, call, name);
}

/* ---- indices ------------------------------------------------------------------------ */

/* int data[1] or [0] as a member: room for more may follow, in a union even if others do. */
static bool is_open_end(const struct expr *array)
{
    return array->kind == EXPR_MEMBER && array->type->count <= 1;
}

void check_index(struct check *k, struct expr *e, enum use use)
{
    struct expr *pointer = e->a, *index = e->b;
    if (e->kind == EXPR_DEREF) { /* *(a + 3) */
        pointer = check_written(e->a);
        if (pointer->kind != EXPR_PTR_ADD || pointer->op != '+')
            return;
        index = pointer->b;
        pointer = pointer->a;
    }
    int64_t n;
    if (k->dead || !pointer || pointer->kind != EXPR_DECAY || !index
        || !type_is(pointer->a->type, TYPE_ARRAY) || !check_constant(index, &n))
        return;
    const struct type *array = pointer->a->type;
    if (array->count == COUNT_UNKNOWN || array->variable || is_open_end(pointer->a))
        return;
    bool one_behind = use == USE_ADDRESS && n == (int64_t)array->count;
    if ((n >= 0 && (uint64_t)n < array->count) || one_behind)
        return;
    struct expr *w = check_written(index);
    struct str text = check_text(k, pointer->a);
    if (check_is_string(pointer->a) || !check_is_spelt(k, pointer->a))
        text = STR("");
    const char *name = text.len ? arena_printf(k->c->arena, "'" STR_FMT "'", STR_ARG(text))
                                : "this array";
    struct span at = w->at;
    if (n < 0) {
        report_warning(k->c, "index-out-of-range", at, "%s has no element %lld", name, (long long)n);
        report_advice(k->c, "the first element is [0]");
    } else {
        report_warning(k->c, "index-out-of-range", at, "%s has no element %lld, only %llu element%s",
                       name, (long long)n, (unsigned long long)array->count,
                       array->count == 1 ? "" : "s");
        if (array->count)
            report_advice(k->c, "counting begins at 0, so the last one is [%llu]",
                          (unsigned long long)array->count - 1);
    }
}
