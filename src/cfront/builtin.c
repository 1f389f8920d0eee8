/* What looks like a call but is part of the language: __builtin_x, __atomic_x, __sync_x,
 * and the keywords that take types in parentheses. One table row each. What has no row
 * but is called __builtin_x is the library's x. */
#include "cfront/decl.h"

#include <math.h>
#include <string.h>

struct call {
    struct parser *p;
    struct span at;         /* all of it */
    struct span name;
    struct expr **args;     /* as parsed, not converted */
    size_t count;
    const struct entry *entry;
};

struct entry {
    const char *name;
    struct expr *(*make)(struct call *k);
    uint8_t least, most;    /* arguments */
    uint8_t builtin;        /* enum builtin */
    uint8_t width;          /* bits, or what the function makes of it */
    char op;
    bool old;               /* the old value is the result, not the new one */
};

/* ---- arguments ------------------------------------------------------------------- */

static struct expr *node(struct call *k, enum builtin b, struct type *t, size_t args)
{
    struct expr *e = expr_new(k->p, EXPR_BUILTIN, t, k->at);
    e->builtin = (uint8_t)b;
    e->op_at = k->name;
    e->args = arena_array(k->p->c->arena, args + 1, sizeof *e->args);
    return e;
}

/* False: the argument was told about. */
static bool add(struct call *k, struct expr *e, struct expr *arg)
{
    if (expr_failed(arg))
        return false;
    if (arg->depth >= e->depth)
        e->depth = (uint16_t)(arg->depth + 1);
    if (e->depth > EXPR_DEPTH_MAX) {
        parse_error(k->p, "too-deep", k->at, "this expression is too long to follow");
        return false;
    }
    e->args[e->arg_count++] = arg;
    return true;
}

static struct expr *failed(struct call *k)
{
    return expr_error(k->p, k->at);
}

static const char *what(struct call *k, size_t i)
{
    return arena_printf(k->p->c->arena, "argument %zu of '%s'", i + 1, k->entry->name);
}

static struct expr *as(struct call *k, size_t i, struct type *t)
{
    return convert_assign(k->p, k->args[i], t, what(k, i));
}

/* A whole number of its own type. */
static struct expr *whole(struct call *k, size_t i)
{
    struct expr *e = convert_value(k->p, k->args[i]);
    if (expr_failed(e) || type_is_integer(e->type))
        return e;
    parse_error(k->p, "type-mismatch", e->at, "%s is a whole number, but this is '%s'", what(k, i),
                type_text(k->p->c, e->type));
    return failed(k);
}

/* A pointer to something that can be read and written at once; BUILTIN_NONE: to an integer. */
static struct expr *place(struct call *k, size_t i, enum builtin b)
{
    struct expr *e = convert_value(k->p, k->args[i]);
    if (expr_failed(e))
        return e;
    struct type *t = e->type->kind == TYPE_POINTER ? e->type->base : NULL;
    bool counts = t && (type_is_integer(t) || (b != BUILTIN_NONE && t->kind == TYPE_POINTER));
    bool good = b == BUILTIN_NONE || b == BUILTIN_ATOMIC_FETCH ? counts
        : t && (type_is_scalar(t) || type_is_record(t));
    if (good && type_is_complete(t) && t->size && (b == BUILTIN_ATOMIC_LOAD || !(t->quals & QUAL_CONST)))
        return e;
    parse_error(k->p, "type-mismatch", e->at, "%s is the address of a variable, but this is '%s'",
                what(k, i), type_text(k->p->c, e->type));
    return failed(k);
}

/* What is no order of such an operation: bits by memory_order (C11 7.17.7.1 to 7.17.7.4). */
enum { ORDERS_ALL = 0, ORDERS_LOAD = 1 << 3 | 1 << 4, ORDERS_STORE = 1 << 1 | 1 << 2 | 1 << 4 };

static struct expr *order(struct call *k, size_t i, unsigned wrong)
{
    static const char *const names[] = {"memory_order_relaxed", "memory_order_consume",
                                        "memory_order_acquire", "memory_order_release",
                                        "memory_order_acq_rel", "memory_order_seq_cst"};
    if (i >= k->count)
        return expr_int(k->p, 5 /* sequentially consistent */, &type_int, k->at);
    struct expr *e = as(k, i, &type_int);
    int64_t v;
    if (expr_failed(e) || !const_int(k->p->c, e, &v))
        return e;
    if (v < 0 || v >= (int64_t)COUNT(names))
        report_warning(k->p->c, "memory-order", k->args[i]->at, "%lld is no memory order", (long long)v);
    else if (wrong >> v & 1)
        report_warning(k->p->c, "memory-order", k->args[i]->at, "%s is no order of %s", names[v],
                       wrong == ORDERS_STORE ? "a store: it reads nothing"
                                             : "a load: it writes nothing");
    else
        return e;
    report_advice(k->p->c, "the order that is right everywhere is memory_order_seq_cst%s",
                  wrong == ORDERS_STORE  ? "; a store that others wait for needs memory_order_release"
                  : wrong == ORDERS_LOAD ? "; a load that waits for a store needs memory_order_acquire"
                                         : "");
    return e;
}

/* ---- bits, exact arithmetic ------------------------------------------------------ */

static struct expr *bits(struct call *k)
{
    const struct entry *b = k->entry;
    bool swaps = b->builtin == BUILTIN_BSWAP;
    struct type *t = b->width == 64 ? &type_ulong : b->width == 32 ? &type_uint : &type_ushort;
    struct expr *e = node(k, b->builtin, swaps ? t : &type_int, 1);
    e->value = b->width;
    struct expr *arg = convert_to(k->p, as(k, 0, t), &type_ulong);
    return add(k, e, arg) ? e : failed(k);
}

/* entry->width: 0 any types, else the type that all three have. */
static struct expr *overflow(struct call *k)
{
    static struct type *const types[] = {NULL, &type_int, &type_long, &type_llong, &type_uint,
                                         &type_ulong, &type_ullong};
    struct type *t = types[k->entry->width];
    struct expr *e = node(k, k->entry->builtin, &type_bool, 3);
    struct expr *a = t ? as(k, 0, t) : whole(k, 0), *b = t ? as(k, 1, t) : whole(k, 1);
    struct expr *to = t ? as(k, 2, type_pointer_to(k->p->c, t)) : place(k, 2, BUILTIN_NONE);
    return add(k, e, a) && add(k, e, b) && add(k, e, to) ? e : failed(k);
}

/* ---- hints and constants --------------------------------------------------------- */

static struct expr *nothing(struct call *k)
{
    return node(k, k->entry->builtin, &type_void, 0);
}

static struct expr *prefetch(struct call *k)
{
    struct expr *zero = expr_int(k->p, 0, &type_int, k->at);
    return expr_over(k->p, EXPR_CONVERT, &type_void, k->at, zero, NULL);
}

static struct expr *expect(struct call *k)
{
    struct expr *e = as(k, 0, &type_long);
    convert_value(k->p, k->args[1]);
    return e;
}

static struct expr *assume_aligned(struct call *k)
{
    return as(k, 0, type_pointer_to(k->p->c, &type_void));
}

static struct expr *unknown_size(struct call *k)
{
    return expr_int(k->p, -1, &type_ulong, k->at);
}

/* entry->op: 'i' infinity, 'n' not a number; entry->width: 'f', 'd', 'l'. */
static struct expr *special_real(struct call *k)
{
    struct type *t = k->entry->width == 'f' ? &type_float : k->entry->width == 'l' ? &type_ldouble
        : &type_double;
    struct expr *e = expr_new(k->p, EXPR_FLOAT, t, k->at);
    e->real = k->entry->op == 'i' ? (long double)INFINITY : (long double)NAN;
    return e;
}

/* isnan and its like look at their argument more than once: it goes through a hidden
 * object. entry->op: 'n' is it not a number, 'i' infinite, 'f' neither. */
static struct expr *classify(struct call *k)
{
    struct parser *p = k->p;
    struct expr *x = convert_value(p, k->args[0]);
    if (expr_failed(x))
        return x;
    if (!type_is_float(x->type) || !p->function) {
        parse_error(p, "type-mismatch", x->at, "%s is a floating number, but this is '%s'", what(k, 0),
                    type_text(p->c, x->type));
        return failed(k);
    }
    struct expr *o = expr_new(p, EXPR_OBJECT, x->type, k->at);
    o->object = object_hidden(p, x->type, k->at);
    o->is_lvalue = true;
    struct expr *set = assign_make(p, o, x, k->name), *test;
    if (k->entry->op == 'n') {
        test = binary_make(p, PUNCT_NE, o, o, k->name);
    } else if (k->entry->op == 'f') {
        struct expr *zero = expr_int(p, 0, &type_int, k->at);
        test = binary_make(p, PUNCT_EQ, binary_make(p, '-', o, o, k->name), zero, k->name);
    } else {
        struct expr *inf = expr_new(p, EXPR_FLOAT, &type_double, k->at);
        inf->real = (long double)INFINITY;
        struct expr *minus = expr_over(p, EXPR_NEG, &type_double, k->at, inf, NULL);
        test = binary_make(p, PUNCT_OR, binary_make(p, PUNCT_EQ, o, inf, k->name),
                           binary_make(p, PUNCT_EQ, o, minus, k->name), k->name);
    }
    if (expr_failed(set) || expr_failed(test))
        return failed(k);
    return expr_over(p, EXPR_COMMA, &type_int, k->at, set, test);
}

static struct expr *frame_memory(struct call *k)
{
    struct expr *size = as(k, 0, &type_ulong);
    struct expr *e = expr_over(k->p, EXPR_ALLOCA, type_pointer_to(k->p->c, &type_void), k->at, size, NULL);
    return expr_failed(size) ? size : e;
}

/* ---- va_list --------------------------------------------------------------------- */

static struct expr *va_pointer(struct parser *p, struct expr *e)
{
    e = convert_value(p, e);
    if (expr_failed(e) || (e->type->kind == TYPE_POINTER && e->type->base->kind == TYPE_VA_LIST))
        return e;
    parse_error(p, "type-mismatch", e->at, "a va_list belongs here, but this is '%s'",
                type_text(p->c, e->type));
    return expr_error(p, e->at);
}

static struct expr *list_start(struct call *k)
{
    struct parser *p = k->p;
    struct expr *a = va_pointer(p, k->args[0]);
    if (!p->function || !p->function->type->variadic) {
        parse_error(p, "va-start", k->name, "va_start() needs a function that takes more arguments than "
                    "it names");
        report_advice(p->c, "its parameters end in ', ...'");
        return failed(k);
    }
    if (k->count > 1) {
        struct object *o = expr_root(k->args[1]);
        struct func *f = p->function;
        if (o)
            o->is_used = true;
        if (!expr_failed(k->args[1]) && f->param_count && o != f->params[f->param_count - 1]) {
            parse_error(p, "va-start", k->args[1]->at,
                        "va_start() is given the last parameter before '...'");
            return failed(k);
        }
    }
    return expr_failed(a) ? a : expr_over(p, EXPR_VA_START, &type_void, k->at, a, NULL);
}

static struct expr *list_end(struct call *k)
{
    struct expr *a = va_pointer(k->p, k->args[0]);
    return expr_failed(a) ? a : expr_over(k->p, EXPR_VA_END, &type_void, k->at, a, NULL);
}

static struct expr *list_copy(struct call *k)
{
    struct expr *a = va_pointer(k->p, k->args[0]), *b = va_pointer(k->p, k->args[1]);
    return expr_failed(a) || expr_failed(b) ? failed(k)
        : expr_over(k->p, EXPR_VA_COPY, &type_void, k->at, a, b);
}

/* '(' list ',' type ')' */
static struct expr *list_arg(struct parser *p, struct span from)
{
    struct expr *a = va_pointer(p, expr_assignment(p));
    if (!slip_expect(p, ',', "',' and a type"))
        return expr_error(p, from);
    size_t types = p->variable_types.len;
    struct span at = parse_here(p);
    struct type *t = decl_type_name(p);
    p->variable_types.len = types;
    at = parse_since(p, at);
    if (!slip_expect(p, ')', "')' behind the type") || expr_failed(a) || t->kind == TYPE_ERROR)
        return expr_error(p, from);
    if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION || t->kind == TYPE_ARRAY || !type_is_complete(t)) {
        parse_error(p, "va-arg-type", at, "no argument is of type '%s'", type_text(p->c, t));
        return expr_error(p, from);
    }
    bool small = type_is_integer(t) && t->kind != TYPE_ENUM && t->size < 4;
    if (small || t->kind == TYPE_FLOAT) {
        parse_error(p, "va-arg-type", at, "'%s' becomes '%s' when it is passed through '...'",
                    type_text(p->c, t), small ? "int" : "double");
        report_advice(p->c, "so ask for %s", small ? "int" : "double");
        return expr_error(p, from);
    }
    return expr_over(p, EXPR_VA_ARG, t->plain, parse_since(p, from), a, NULL);
}

/* ---- types as arguments ---------------------------------------------------------- */

static struct expr *types_compatible(struct parser *p, struct span from)
{
    struct type *a = decl_type_name(p), *b;
    if (!slip_expect(p, ',', "',' and another type"))
        return expr_error(p, from);
    b = decl_type_name(p);
    if (!slip_expect(p, ')', "')' behind the types"))
        return expr_error(p, from);
    if (a->kind == TYPE_ERROR || b->kind == TYPE_ERROR)
        return expr_error(p, from);
    return expr_int(p, type_compatible(a->plain, b->plain), &type_int, parse_since(p, from));
}

/* One member or index of the path; *t and *offset move on. */
static bool offset_step(struct parser *p, struct type **t, int64_t *offset, bool first)
{
    if (!first && parse_accept(p, '[')) {
        int64_t i = 0;
        bool good = const_parse(p, "the index in offsetof", &i) != NULL;
        if (!slip_expect(p, ']', "']' behind the index") || !good)
            return false;
        if ((*t)->kind != TYPE_ARRAY) {
            parse_error(p, "not-an-array", parse_behind(p), "'%s' is no array", type_text(p->c, *t));
            return false;
        }
        *t = (*t)->base;
        *offset += i * (int64_t)(*t)->size;
        return true;
    }
    if (!first)
        p->t++; /* the point */
    if (p->t->kind != TOKEN_NAME) {
        parse_error(p, "expected", parse_here(p), "the name of a member is missing here");
        return false;
    }
    uint64_t more = 0;
    struct field *f = type_is_record(*t) && (*t)->tag->complete ? type_field(*t, p->t->name, &more) : NULL;
    if (!f || f->is_bits) {
        if (f)
            parse_error(p, "not-addressable", parse_here(p), "a bit-field has no address");
        else
            parse_error(p, "unknown-member", parse_here(p), "'%s' has no member '" STR_FMT "'",
                        type_text(p->c, *t), STR_ARG(p->t->text));
        return false;
    }
    p->t++;
    *t = f->type;
    *offset += (int64_t)more;
    return true;
}

static struct expr *offset_of(struct parser *p, struct span from)
{
    struct type *t = decl_type_name(p), *whole_type = t;
    int64_t offset = 0;
    if (!slip_expect(p, ',', "',' and a member"))
        return expr_error(p, from);
    bool good = t->kind != TYPE_ERROR && offset_step(p, &t, &offset, true);
    while (good && (parse_is(p, '.') || parse_is(p, '[')))
        good = offset_step(p, &t, &offset, false);
    if (!slip_expect(p, ')', "')' behind the member") || !good || whole_type->kind == TYPE_ERROR)
        return expr_error(p, from);
    return expr_int(p, offset, &type_ulong, parse_since(p, from));
}

/* ---- operands that may not be evaluated ------------------------------------------ */

static struct expr *unevaluated(struct parser *p, bool skip)
{
    bool was = p->unevaluated;
    p->unevaluated = was || skip;
    struct expr *e = expr_assignment(p);
    p->unevaluated = was;
    return e;
}

static struct expr *constant_p(struct parser *p, struct span from)
{
    struct expr *e = convert_value(p, unevaluated(p, true));
    struct constant value;
    if (!slip_expect(p, ')', "')' behind the argument") || expr_failed(e))
        return expr_error(p, from);
    bool known = const_eval(p->c, e, &value) && !value.is_address;
    return expr_int(p, known, &type_int, parse_since(p, from));
}

static struct expr *choose_expr(struct parser *p, struct span from)
{
    int64_t v = 0;
    if (!const_parse(p, "the first argument of __builtin_choose_expr", &v))
        return expr_error(p, from);
    if (!slip_expect(p, ',', "',' and a value"))
        return expr_error(p, from);
    struct expr *a = unevaluated(p, v == 0);
    if (!slip_expect(p, ',', "',' and another value"))
        return expr_error(p, from);
    struct expr *b = unevaluated(p, v != 0);
    if (!slip_expect(p, ')', "')' behind the arguments"))
        return expr_error(p, from);
    struct expr *e = v ? a : b;
    e->in_parens = true;
    return e;
}

/* ---- atomics --------------------------------------------------------------------- */

static struct type *target(const struct expr *pointer)
{
    return pointer->type->base->plain;
}

/* *args[i] as a value: the general forms take addresses where those with _n take values. */
static struct expr *behind(struct call *k, size_t i)
{
    return unary_deref(k->p, k->args[i], k->args[i]->at, k->args[i]->at);
}

static struct expr *atomic(struct call *k, enum builtin b, struct expr *pointer, struct expr *value,
                           struct expr *how, struct type *result)
{
    if (expr_failed(pointer))
        return pointer;
    struct expr *e = node(k, b, result, 3);
    e->op = (unsigned char)k->entry->op;
    e->is_postfix = k->entry->old;
    if (value) {
        bool counts = b == BUILTIN_ATOMIC_FETCH && target(pointer)->kind == TYPE_POINTER;
        value = convert_assign(k->p, value, counts ? &type_long : target(pointer), what(k, 1));
    }
    return add(k, e, pointer) && (!value || add(k, e, value)) && add(k, e, how) ? e : failed(k);
}

static struct expr *atomic_load(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_LOAD);
    return expr_failed(at) ? at : atomic(k, BUILTIN_ATOMIC_LOAD, at, NULL, order(k, 1, ORDERS_LOAD),
                                         target(at));
}

static struct expr *atomic_load_to(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_LOAD);
    struct expr *v = expr_failed(at) ? at : atomic(k, BUILTIN_ATOMIC_LOAD, at, NULL,
                                                   order(k, 2, ORDERS_LOAD), target(at));
    return assign_make(k->p, behind(k, 1), v, k->name);
}

static struct expr *atomic_store(struct call *k)
{
    return atomic(k, BUILTIN_ATOMIC_STORE, place(k, 0, BUILTIN_ATOMIC_STORE),
                  k->entry->width ? behind(k, 1) : k->args[1], order(k, 2, ORDERS_STORE), &type_void);
}

static struct expr *atomic_exchange(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_EXCHANGE);
    return expr_failed(at) ? at : atomic(k, BUILTIN_ATOMIC_EXCHANGE, at, k->args[1],
                                         order(k, 2, ORDERS_ALL), target(at));
}

static struct expr *atomic_exchange_to(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_EXCHANGE);
    struct expr *v = expr_failed(at) ? at
        : atomic(k, BUILTIN_ATOMIC_EXCHANGE, at, behind(k, 1), order(k, 3, ORDERS_ALL), target(at));
    return assign_make(k->p, behind(k, 2), v, k->name);
}

static struct expr *cas_node(struct call *k, struct expr *at, struct expr *expected, struct expr *desired,
                             struct expr *weak, struct expr *success, struct expr *failure)
{
    struct expr *e = node(k, BUILTIN_ATOMIC_CAS, &type_int, 6);
    if (expr_failed(at))
        return at;
    desired = convert_assign(k->p, desired, target(at), what(k, 2));
    return add(k, e, at) && add(k, e, expected) && add(k, e, desired) && add(k, e, weak)
        && add(k, e, success) && add(k, e, failure) ? e : failed(k);
}

static struct expr *atomic_cas(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_CAS);
    struct expr *expected = expr_failed(at) ? at : as(k, 1, type_pointer_to(k->p->c, target(at)));
    return cas_node(k, at, expected, k->entry->width ? behind(k, 2) : k->args[2], as(k, 3, &type_int),
                    order(k, 4, ORDERS_ALL), order(k, 5, ORDERS_LOAD));
}

static struct expr *atomic_fetch(struct call *k)
{
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_FETCH);
    if (expr_failed(at))
        return at;
    return atomic(k, BUILTIN_ATOMIC_FETCH, at, k->args[1], order(k, 2, ORDERS_ALL), target(at));
}

static struct expr *atomic_fence(struct call *k)
{
    struct expr *e = node(k, BUILTIN_ATOMIC_FENCE, &type_void, 1);
    return add(k, e, order(k, 0, ORDERS_ALL)) ? e : failed(k);
}

/* It orders a thread and a signal handler that runs in it, which is one already. */
static struct expr *signal_fence(struct call *k)
{
    struct expr *e = order(k, 0, ORDERS_ALL);
    return expr_failed(e) ? e : expr_over(k->p, EXPR_CONVERT, &type_void, k->at, e, NULL);
}

/* C11 7.17.2.2: no atomic operation. */
static struct expr *atomic_init(struct call *k)
{
    struct parser *p = k->p;
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_STORE);
    if (expr_failed(at))
        return at;
    at = convert_to(p, at, type_pointer_to(p->c, target(at)));
    struct expr *e = assign_make(p, unary_deref(p, at, at->at, at->at), k->args[1], k->name);
    if (expr_failed(e))
        return e;
    e->at = k->at;
    return expr_over(p, EXPR_CONVERT, &type_void, k->at, e, NULL);
}

/* A flag is a byte that is set or clear, whatever its type. */
static struct expr *flag(struct call *k)
{
    struct expr *at = convert_value(k->p, k->args[0]);
    if (expr_failed(at))
        return at;
    if (at->type->kind != TYPE_POINTER)
        return place(k, 0, BUILTIN_ATOMIC_STORE);
    return convert_to(k->p, at, type_pointer_to(k->p->c, &type_uchar));
}

static struct expr *test_and_set(struct call *k)
{
    struct expr *e = atomic(k, BUILTIN_ATOMIC_EXCHANGE, flag(k), expr_int(k->p, 1, &type_int, k->at),
                            order(k, 1, ORDERS_ALL), &type_uchar);
    return convert_to(k->p, e, &type_bool);
}

static struct expr *clear(struct call *k)
{
    return atomic(k, BUILTIN_ATOMIC_STORE, flag(k), expr_int(k->p, 0, &type_int, k->at),
                  order(k, 1, ORDERS_STORE), &type_void);
}

static struct expr *lock_release(struct call *k)
{
    return atomic(k, BUILTIN_ATOMIC_STORE, place(k, 0, BUILTIN_ATOMIC_STORE),
                  expr_int(k->p, 0, &type_int, k->at), expr_int(k->p, 5, &type_int, k->at), &type_void);
}

static struct expr *always_lock_free(struct call *k)
{
    return expr_int(k->p, 1, &type_int, k->at);
}

/* The value to compare with goes through a hidden object. entry->width: 1 gives whether
 * it was exchanged, 0 the old value. */
static struct expr *sync_cas(struct call *k)
{
    struct parser *p = k->p;
    struct expr *at = place(k, 0, BUILTIN_ATOMIC_CAS);
    if (expr_failed(at) || !p->function)
        return failed(k);
    struct object *o = object_hidden(p, target(at), k->at);
    struct expr *old = expr_new(p, EXPR_OBJECT, o->type, k->at);
    old->object = o;
    old->is_lvalue = true;
    struct expr *set = assign_make(p, old, k->args[1], k->name);
    struct expr *five = expr_int(p, 5, &type_int, k->at);
    struct expr *cas = cas_node(k, at, unary_address(p, old, k->at), k->args[2],
                                expr_int(p, 0, &type_int, k->at), five, five);
    if (expr_failed(set) || expr_failed(cas))
        return failed(k);
    struct expr *e = expr_over(p, EXPR_COMMA, &type_int, k->at, set, cas);
    if (k->entry->width)
        return convert_to(p, e, &type_bool);
    struct expr *value = convert_value(p, old);
    return expr_over(p, EXPR_COMMA, value->type, k->at, e, value);
}

/* ---- the table ------------------------------------------------------------------- */

static struct expr *move(struct call *k)
{
    return assign_move(k->p, k->args[0], k->at, k->name);
}

#define BITS(name, kind) \
    {"__builtin_" name, bits, 1, 1, kind, 32, 0, false}, \
    {"__builtin_" name "l", bits, 1, 1, kind, 64, 0, false}, \
    {"__builtin_" name "ll", bits, 1, 1, kind, 64, 0, false}
#define OVERFLOW(name, kind) \
    {"__builtin_" name "_overflow", overflow, 3, 3, kind, 0, 0, false}, \
    {"__builtin_s" name "_overflow", overflow, 3, 3, kind, 1, 0, false}, \
    {"__builtin_s" name "l_overflow", overflow, 3, 3, kind, 2, 0, false}, \
    {"__builtin_s" name "ll_overflow", overflow, 3, 3, kind, 3, 0, false}, \
    {"__builtin_u" name "_overflow", overflow, 3, 3, kind, 4, 0, false}, \
    {"__builtin_u" name "l_overflow", overflow, 3, 3, kind, 5, 0, false}, \
    {"__builtin_u" name "ll_overflow", overflow, 3, 3, kind, 6, 0, false}
#define REALS(name, what) \
    {"__builtin_" name, special_real, 0, 1, 0, 'd', what, false}, \
    {"__builtin_" name "f", special_real, 0, 1, 0, 'f', what, false}, \
    {"__builtin_" name "l", special_real, 0, 1, 0, 'l', what, false}
#define FETCH(name, sign) \
    {"__atomic_fetch_" name, atomic_fetch, 3, 3, 0, 0, sign, true}, \
    {"__atomic_" name "_fetch", atomic_fetch, 3, 3, 0, 0, sign, false}, \
    {"__sync_fetch_and_" name, atomic_fetch, 2, 2, 0, 0, sign, true}, \
    {"__sync_" name "_and_fetch", atomic_fetch, 2, 2, 0, 0, sign, false}

static const struct entry entries[] = {
    {"__freehold_move", move, 1, 1, 0, 0, 0, false},
    {"__builtin_va_start", list_start, 1, 2, 0, 0, 0, false},
    {"__builtin_va_end", list_end, 1, 1, 0, 0, 0, false},
    {"__builtin_va_copy", list_copy, 2, 2, 0, 0, 0, false},
    {"__builtin_unreachable", nothing, 0, 0, BUILTIN_UNREACHABLE, 0, 0, false},
    {"__builtin_trap", nothing, 0, 0, BUILTIN_TRAP, 0, 0, false},
    {"__builtin_expect", expect, 2, 2, 0, 0, 0, false},
    {"__builtin_assume_aligned", assume_aligned, 2, 3, 0, 0, 0, false},
    {"__builtin_prefetch", prefetch, 1, 3, 0, 0, 0, false},
    {"__builtin_object_size", unknown_size, 2, 2, 0, 0, 0, false},
    {"__builtin_alloca", frame_memory, 1, 1, 0, 0, 0, false},
    {"__builtin_isnan", classify, 1, 1, 0, 0, 'n', false},
    {"__builtin_isinf", classify, 1, 1, 0, 0, 'i', false},
    {"__builtin_isfinite", classify, 1, 1, 0, 0, 'f', false},
    BITS("popcount", BUILTIN_POPCOUNT),
    BITS("clz", BUILTIN_CLZ),
    BITS("ctz", BUILTIN_CTZ),
    BITS("parity", BUILTIN_PARITY),
    BITS("ffs", BUILTIN_FFS),
    {"__builtin_bswap16", bits, 1, 1, BUILTIN_BSWAP, 16, 0, false},
    {"__builtin_bswap32", bits, 1, 1, BUILTIN_BSWAP, 32, 0, false},
    {"__builtin_bswap64", bits, 1, 1, BUILTIN_BSWAP, 64, 0, false},
    OVERFLOW("add", BUILTIN_ADD_OVERFLOW),
    OVERFLOW("sub", BUILTIN_SUB_OVERFLOW),
    OVERFLOW("mul", BUILTIN_MUL_OVERFLOW),
    REALS("inf", 'i'),
    REALS("huge_val", 'i'),
    REALS("nan", 'n'),
    {"__atomic_load_n", atomic_load, 2, 2, 0, 0, 0, false},
    {"__atomic_load", atomic_load_to, 3, 3, 0, 0, 0, false},
    {"__atomic_store_n", atomic_store, 3, 3, 0, 0, 0, false},
    {"__atomic_store", atomic_store, 3, 3, 0, 1, 0, false},
    {"__atomic_exchange_n", atomic_exchange, 3, 3, 0, 0, 0, false},
    {"__atomic_exchange", atomic_exchange_to, 4, 4, 0, 0, 0, false},
    {"__atomic_compare_exchange_n", atomic_cas, 6, 6, 0, 0, 0, false},
    {"__atomic_compare_exchange", atomic_cas, 6, 6, 0, 1, 0, false},
    FETCH("add", '+'),
    FETCH("sub", '-'),
    FETCH("and", '&'),
    FETCH("or", '|'),
    FETCH("xor", '^'),
    {"__atomic_thread_fence", atomic_fence, 1, 1, 0, 0, 0, false},
    {"__atomic_init", atomic_init, 2, 2, 0, 0, 0, false},
    {"__atomic_signal_fence", signal_fence, 1, 1, 0, 0, 0, false},
    {"__atomic_test_and_set", test_and_set, 2, 2, 0, 0, 0, false},
    {"__atomic_clear", clear, 2, 2, 0, 0, 0, false},
    {"__atomic_always_lock_free", always_lock_free, 2, 2, 0, 0, 0, false},
    {"__atomic_is_lock_free", always_lock_free, 2, 2, 0, 0, 0, false},
    {"__sync_synchronize", atomic_fence, 0, 0, 0, 0, 0, false},
    {"__sync_lock_test_and_set", atomic_exchange, 2, 2, 0, 0, 0, false},
    {"__sync_lock_release", lock_release, 1, 1, 0, 0, 0, false},
    {"__sync_bool_compare_and_swap", sync_cas, 3, 3, 0, 1, 0, false},
    {"__sync_val_compare_and_swap", sync_cas, 3, 3, 0, 0, 0, false},
};

/* Called as __builtin_x without a header: what the library's functions look like.
 * First the result, then the parameters: p void *, P const void *, s char *,
 * S const char *, z size_t, i int, l long, d double, v void, . any more. */
static const struct { const char *name, *types; } signatures[] = {
    {"memcpy", "ppPz"}, {"memmove", "ppPz"}, {"memset", "ppiz"}, {"memcmp", "iPPz"},
    {"memchr", "pPiz"}, {"strlen", "zS"}, {"strcmp", "iSS"}, {"strncmp", "iSSz"},
    {"strcpy", "ssS"}, {"strncpy", "ssSz"}, {"strcat", "ssS"}, {"strncat", "ssSz"},
    {"strchr", "sSi"}, {"strrchr", "sSi"}, {"strstr", "sSS"}, {"abs", "ii"}, {"labs", "ll"},
    {"fabs", "dd"}, {"sqrt", "dd"}, {"floor", "dd"}, {"ceil", "dd"}, {"pow", "ddd"},
    {"fmax", "ddd"}, {"fmin", "ddd"}, {"malloc", "pz"}, {"calloc", "pzz"}, {"realloc", "ppz"},
    {"free", "vp"}, {"abort", "v"}, {"exit", "vi"}, {"printf", "iS."}, {"puts", "iS"}, {"putchar", "ii"},
};

static struct type *letter_type(struct cfront *c, char letter)
{
    switch (letter) {
    case 'p': return type_pointer_to(c, &type_void);
    case 'P': return type_pointer_to(c, type_with(c, &type_void, QUAL_CONST));
    case 's': return type_pointer_to(c, &type_char);
    case 'S': return type_pointer_to(c, type_with(c, &type_char, QUAL_CONST));
    case 'z': return &type_ulong;
    case 'i': return &type_int;
    case 'l': return &type_long;
    case 'd': return &type_double;
    default: return &type_void;
    }
}

static struct func *implicit(struct parser *p, struct name *n, struct span at)
{
    for (size_t i = 0; i < COUNT(signatures); i++) {
        if (!str_is(n->text, signatures[i].name))
            continue;
        const char *s = signatures[i].types;
        struct param *params = NULL, **tail = &params;
        bool variadic = false;
        for (const char *l = s + 1; *l; l++) {
            if (*l == '.') {
                variadic = true;
                continue;
            }
            *tail = arena_alloc(p->c->arena, sizeof **tail);
            (*tail)->type = letter_type(p->c, *l);
            tail = &(*tail)->next;
        }
        struct type *t = type_function(p->c, letter_type(p->c, s[0]), params, variadic, false);
        return extern_func(p, n, t, at);
    }
    return NULL;
}

/* __builtin_x as the library's x. NULL: there is none. */
static struct expr *library(struct parser *p, const struct token *t, struct span at)
{
    static const char prefix[] = "__builtin_";
    if (!str_starts(t->text, prefix))
        return NULL;
    struct name *n = name_get(p->c, str_slice(t->text, sizeof prefix - 1, t->text.len));
    struct ident *id = scope_find(p, n);
    struct func *f = id && id->kind == IDENT_FUNC ? id->func : id ? NULL : implicit(p, n, at);
    if (!f)
        return NULL;
    f->is_used = true;
    struct expr *e = expr_new(p, EXPR_FUNC, f->type, at);
    e->func = f;
    p->t++;
    return call_parse(p, e);
}

bool builtin_known(const struct name *n)
{
    return str_starts(n->text, "__builtin_") || str_starts(n->text, "__atomic_")
        || str_starts(n->text, "__sync_") || str_is(n->text, "__freehold_move");
}

static const struct entry *entry_of(struct str name)
{
    for (size_t i = 0; i < COUNT(entries); i++)
        if (str_is(name, entries[i].name))
            return &entries[i];
    return NULL;
}

static struct expr *general(struct parser *p, const struct token *t, struct span name)
{
    const struct entry *entry = entry_of(t->text);
    struct args args;
    if (!entry)
        return library(p, t, name);
    p->t++;
    if (!call_arguments(p, &args))
        return expr_error(p, name);
    struct call k = {p, parse_since(p, name), name, args.at, args.count, entry};
    if (args.count < entry->least || args.count > entry->most) {
        parse_error(p, "argument-count", name, "'%s' takes %d argument%s, but %zu %s given", entry->name,
                    args.count < entry->least ? entry->least : entry->most,
                    (args.count < entry->least ? entry->least : entry->most) == 1 ? "" : "s", args.count,
                    args.count == 1 ? "is" : "are");
        return failed(&k);
    }
    return entry->make(&k);
}

struct expr *builtin_parse(struct parser *p, const struct token *t)
{
    struct span name = {t->at, t->at + t->length};
    if (!parse_is(p, '(')) {
        slip_expect(p, '(', "'(' behind the name");
        return expr_error(p, name);
    }
    struct expr *(*special)(struct parser *, struct span) = NULL;
    if (t->kind == TOKEN_KEYWORD)
        special = t->id == KEYWORD___builtin_va_arg ? list_arg
            : t->id == KEYWORD___builtin_offsetof ? offset_of : types_compatible;
    else if (str_is(t->text, "__builtin_constant_p"))
        special = constant_p;
    else if (str_is(t->text, "__builtin_choose_expr"))
        special = choose_expr;
    if (!special)
        return general(p, t, name);
    p->t++;
    return special(p, name);
}
