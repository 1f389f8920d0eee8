/* emit_access.c - loads, stores and initialisers of what emit_place.c found. */
#include "cfront/emit.h"

#include <string.h>

/* ---- loads and stores -------------------------------------------------------------------- */

static char width_of(const struct type *t)
{
    switch (t->kind) {
    case TYPE_POINTER: return 'p';
    case TYPE_FLOAT: return 'f';
    case TYPE_DOUBLE: return 'd';
    case TYPE_LDOUBLE: return 'x';
    default: return (char)('0' + (t->size ? t->size : 4));
    }
}

/* Packed numbers go as bit-fields of all their bits, which need no alignment. */
static bool as_bits(struct access a, const struct type *t)
{
    return a.bits || (a.packed && t->size > 1 && (type_is_integer(t) || t->kind == TYPE_POINTER));
}

static void out_bits(struct emitter *e, struct access a, const struct type *t)
{
    if (a.bits) {
        out(e, ",%u,%u,%u", (uint32_t)a.bits->bit, (uint32_t)a.bits->width,
            (uint32_t)(type_is_signed(t) && t->kind != TYPE_BOOL));
    } else {
        out(e, ",0,%u,%u", (uint32_t)(8 * t->size), (uint32_t)type_is_signed(t));
    }
}

/* A hook's own type is what is wanted: no cast. */
static bool hook_gives(const struct type *t)
{
    t = t->kind == TYPE_ENUM && t->base ? t->base : t;
    return !type_is_integer(t) || (type_is_signed(t) && t->size >= 4);
}

/* Plain C does what the hook would. */
static bool loads_plainly(const struct emitter *e, struct access a)
{
    return a.family == FAMILY_PLAIN || !e->checked;
}

static bool stores_plainly(const struct emitter *e, struct access a, const struct type *t)
{
    return !e->checked ||
           (a.family == FAMILY_PLAIN && !e->p->history && t->kind != TYPE_POINTER);
}

static void load_open(struct emitter *e, struct access a, const struct type *t)
{
    if (as_bits(a, t)) {
        out(e, "((%t)bl(", t);
    } else if (a.packed && t->size > 1 && a.family == FAMILY_CHECKED) {
        out(e, "(*(%t*)at(", t); /* a packed float */
    } else if (loads_plainly(e, a) || (a.packed && t->size > 1)) {
        out(e, "(*(%t*)", t);
    } else {
        char hook[4] = {a.family == FAMILY_CHECKED ? 'l' : 'u', width_of(t), '(', '\0'};
        out(e, hook_gives(t) ? "" : "((%t)", t);
        out(e, "%s", hook);
    }
}

static void load_close(struct emitter *e, struct access a, const struct type *t, uint32_t site)
{
    if (as_bits(a, t)) {
        out_bits(e, a, t);
        out(e, ",%u,%u))", (uint32_t)(a.family != FAMILY_CHECKED), site);
    } else if (a.packed && t->size > 1 && a.family == FAMILY_CHECKED) {
        out(e, ",1,%d,%u))", (int64_t)t->size, site);
    } else if (loads_plainly(e, a) || (a.packed && t->size > 1)) {
        out(e, ")");
    } else {
        out(e, hook_gives(t) ? ",%u)" : ",%u))", site);
    }
}

static void store_open(struct emitter *e, struct access a, const struct type *t)
{
    if (as_bits(a, t)) {
        out(e, "((%t)bs(", t);
    } else if (a.packed && t->size > 1) {
        out(e, a.family == FAMILY_CHECKED ? "(*(%t*)at(" : "(*(%t*)(", t);
    } else if (stores_plainly(e, a, t)) {
        out(e, "(*(%t*)", t);
    } else {
        char hook[4] = {a.family == FAMILY_CHECKED ? 's' : a.family == FAMILY_TRACKED ? 'v' : 't',
                        width_of(t), '(', '\0'};
        out(e, hook_gives(t) ? "" : "((%t)", t);
        out(e, "%s", hook);
    }
}

/* Between address and value. */
static void store_middle(struct emitter *e, struct access a, const struct type *t, uint32_t site)
{
    if (as_bits(a, t)) {
        out_bits(e, a, t);
        out(e, ",(L)(");
    } else if (a.packed && t->size > 1) {
        out(e, a.family == FAMILY_CHECKED ? ",2,%d,%u)=(" : ")=(", (int64_t)t->size, site);
    } else {
        out(e, stores_plainly(e, a, t) ? "=" : ",");
    }
}

static void store_close(struct emitter *e, struct access a, const struct type *t, uint32_t site)
{
    if (as_bits(a, t)) {
        out(e, "),%u,%u))", (uint32_t)(a.family != FAMILY_CHECKED), site);
    } else if (a.packed && t->size > 1) {
        out(e, "))");
    } else if (stores_plainly(e, a, t)) {
        out(e, ")");
    } else {
        out(e, hook_gives(t) ? ",%u)" : ",%u))", site);
    }
}

bool counts_element(const struct emitter *e, const struct expr *x, struct access a)
{
    if (!e->p->costs || a.family == FAMILY_CHECKED) {
        return false;
    }
    while (x->kind == EXPR_MEMBER && x->a->is_lvalue) {
        x = x->a;
    }
    return x->kind == EXPR_INDEX || x->kind == EXPR_DEREF;
}

static void out_counted_address(struct emitter *e, const struct expr *x, struct access a, enum how how)
{
    bool counts = counts_element(e, x, a);
    out(e, counts ? "co(" : "");
    out_address(e, x, how);
    if (counts) {
        out(e, ",%u)", (uint32_t)x->type->size);
    }
}

void out_load_at(struct emitter *e, struct access a, const char *address, struct type *t, uint32_t site)
{
    load_open(e, a, t);
    out(e, "%s", address);
    load_close(e, a, t, site);
}

void out_store_at(struct emitter *e, struct access a, const char *address, struct type *t,
                  const char *value, uint32_t site)
{
    store_open(e, a, t);
    out(e, "%s", address);
    store_middle(e, a, t, site);
    out(e, "%s", value);
    store_close(e, a, t, site);
}

/* The pointer and index of p[i] or *(p + i) that one hook can load or store. */
static bool is_element(const struct emitter *e, const struct expr *x, struct access a,
                       const struct expr **ret_pointer, const struct expr **ret_index, const char **ret_sign)
{
    const struct expr *p = x->a, *array;
    if (a.bits || a.packed || a.family != FAMILY_CHECKED || !type_is_scalar(x->type) ||
        (x->kind != EXPR_INDEX && x->kind != EXPR_DEREF)) {
        return false;
    }
    array = array_of(p);
    if (array && array_is_counted(e, array)) {
        return false;
    }
    *ret_sign = "";
    if (x->kind == EXPR_INDEX) {
        *ret_pointer = p;
        *ret_index = x->b;
    } else if (p->kind == EXPR_PTR_ADD) {
        *ret_pointer = p->a;
        *ret_index = p->b;
        *ret_sign = p->op == '-' ? "-" : "";
    } else {
        return false;
    }
    return (*ret_pointer)->type->base->size == x->type->size;
}

void out_load(struct emitter *e, const struct expr *x)
{
    struct access a = access_of(e, x);
    const struct expr *p, *index;
    const char *sign;
    if (is_atomic(x)) {
        out_atomic_load(e, x);
        return;
    }
    if (is_element(e, x, a, &p, &index, &sign)) {
        char hook[4] = {'x', width_of(x->type), '(', '\0'};
        out(e, hook_gives(x->type) ? "" : "((%t)", x->type);
        out(e, "%s%v,%s%i,%u)", hook, p, sign, index, emit_site(e, x->at));
        out(e, hook_gives(x->type) ? "" : ")");
        return;
    }
    if (!type_is_scalar(x->type)) {
        out_address(e, x, HOW_READ);
        return;
    }
    load_open(e, a, x->type);
    out_counted_address(e, x, a, HOW_READ);
    load_close(e, a, x->type, a.family == FAMILY_PLAIN && !as_bits(a, x->type) ? 0 : emit_site(e, x->at));
}

bool record_is_good(const struct emitter *e, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_LOAD: return is_atomic(x->a) || access_of(e, x->a).family != FAMILY_CHECKED;
    case EXPR_ASSIGN:
        return is_atomic(x->a) ? record_is_good(e, x->b) : access_of(e, x->a).family != FAMILY_CHECKED;
    case EXPR_COND: return x->b && record_is_good(e, x->b) && record_is_good(e, x->c);
    case EXPR_COMMA: return record_is_good(e, x->b);
    case EXPR_CONVERT: return record_is_good(e, x->a);
    default: return true;
    }
}

static void out_copy_record(struct emitter *e, bool good_to, const struct expr *value,
                            struct type *t, uint32_t site)
{
    out(e, ",%v,%d,%u,%u)", value, (int64_t)t->size,
        (good_to ? 1u : 0u) | (record_is_good(e, value) ? 2u : 0u), site);
}

/* x = setjmp(env): libtcc would keep the address of x in a temporary that is used again
 * before longjmp comes back, so the value gets a variable first. Returns its number, or
 * 0. */
static uint32_t value_first(struct emitter *e, const struct type *t, const struct expr *value)
{
    while (value->kind == EXPR_CONVERT) {
        value = value->a;
    }
    if (value->kind != EXPR_SETJMP) {
        return 0;
    }
    uint32_t n = e->next++;
    out(e, "({%t J%u=%v;", t, n, value);
    return n;
}

static void out_value_or(struct emitter *e, const struct expr *value, uint32_t n)
{
    if (n) {
        out(e, "J%u", n);
    } else {
        out_value(e, value);
    }
}

void out_store(struct emitter *e, const struct expr *x, const struct expr *value)
{
    struct access a = access_of(e, x);
    uint32_t site = emit_site(e, x->at);
    if (is_atomic(x)) {
        out_atomic_store(e, x, value);
        return;
    }
    if (!type_is_scalar(x->type)) {
        out(e, "cp(");
        out_address(e, x, HOW_WRITE);
        out_copy_record(e, a.family != FAMILY_CHECKED, value, x->type, site);
        return;
    }
    const struct expr *p, *index;
    const char *sign;
    uint32_t n = value_first(e, x->type, value), contract = emit_store_contract(e, x);
    if (is_element(e, x, a, &p, &index, &sign)) {
        char hook[4] = {'y', width_of(x->type), '(', '\0'};
        out(e, hook_gives(x->type) ? "" : "((%t)", x->type);
        out(e, "%s%v,%s%i,", hook, p, sign, index);
        out_value_or(e, value, n);
        out(e, hook_gives(x->type) ? ",%u)" : ",%u))", site);
        out(e, n ? ";})" : "");
        return;
    }
    out(e, contract ? "ko(" : "");
    store_open(e, a, x->type);
    out_counted_address(e, x, a, HOW_WRITE);
    store_middle(e, a, x->type, site);
    out_value_or(e, value, n);
    store_close(e, a, x->type, site);
    if (contract) {
        out(e, ",%u)", contract);
    }
    out(e, n ? ";})" : "");
}

/* ---- initialisers ------------------------------------------------------------------------- */

const struct expr *char_copied(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT && type_is_char(value->type) && type_is_char(value->a->type)) {
        value = value->a;
    }
    return value->kind == EXPR_LOAD && type_is_char(value->type) && !is_atomic(value->a) &&
           !(value->a->kind == EXPR_MEMBER && value->a->field->is_bits) ? value->a : NULL;
}

static void out_init_item(struct emitter *e, struct object *o, const struct init_item *i, uint32_t site)
{
    struct access a = access_of_object(e, o);
    a.bits = i->bits;
    /* TRACKED stores need alignment only where the type promises it. */
    a.packed = i->type->align > 1 && i->offset % i->type->align != 0 && !i->bits;
    const struct expr *from;
    if (!type_is_scalar(i->type)) {
        out(e, "cp(");
        out_object_address(e, o);
        out(e, "+%d", (int64_t)i->offset);
        if (i->type->kind == TYPE_ARRAY) {
            out(e, ",");
            out_address(e, i->value, HOW_READ);
            out(e, ",%d,3,%u)", (int64_t)(i->value->type->size < i->type->size ? i->value->type->size
                                                                               : i->type->size), site);
        } else {
            out_copy_record(e, true, i->value, i->type, site);
        }
        return;
    }
    if (e->checked && type_is_char(i->type) && !i->bits && (from = char_copied(i->value)) != NULL) {
        out(e, "cc(");
        out_object_address(e, o);
        out(e, "+%d,", (int64_t)i->offset);
        out_address(e, from, HOW_READ);
        out(e, ",%u,%u)", access_of(e, from).family == FAMILY_CHECKED ? 1u : 3u, emit_site(e, from->at));
        return;
    }
    uint32_t n = value_first(e, i->type, i->value), contract = emit_init_contract(e, o, i);
    out(e, contract ? "ko(" : "");
    store_open(e, a, i->type);
    bool counts = e->p->costs && a.family != FAMILY_CHECKED && o->type->kind == TYPE_ARRAY;
    out(e, counts ? "co(" : "(");
    out_object_address(e, o);
    out(e, "+%d", (int64_t)i->offset);
    if (counts) {
        out(e, ",%u", (uint32_t)i->type->size);
    }
    out(e, ")");
    store_middle(e, a, i->type, site);
    out_value_or(e, i->value, n);
    store_close(e, a, i->type, site);
    if (contract) {
        out(e, ",%u)", contract);
    }
    out(e, n ? ";})" : "");
}

bool out_init(struct emitter *e, struct object *o, uint32_t site)
{
    const struct init *init = o->init;
    bool any = false;
    if (!init) {
        return false;
    }
    if (!init->is_whole) {
        out(e, "zf(");
        out_object_address(e, o);
        out(e, ",%d,1,%u)", (int64_t)o->type->size, site);
        any = true;
    }
    for (size_t i = 0; i < init->count; i++) {
        out(e, any ? "," : "");
        out_init_item(e, o, &init->items[i], site);
        any = true;
    }
    return any;
}
