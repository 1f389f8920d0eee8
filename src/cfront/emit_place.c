/* emit_place.c - lvalues: where they lie, how they are reached, loads and stores. */
#include "cfront/emit.h"

#include <string.h>

bool is_vla(const struct type *t)
{
    return t->kind == TYPE_ARRAY && type_is_variable(t);
}

/* ---- variables of a function --------------------------------------------------------- */

uint32_t frame_place(struct emitter *e, uint64_t size, uint32_t align)
{
    align = align ? align : 1;
    uint64_t at = (e->frame + (uint64_t)align - 1) / align * align;
    if (at + size > FRAME_MOST) {
        if (!e->frame_told) {
            e->frame_told = true;
            report_error(e->c, "too-large", e->f->at,
                         "the local variables of '" STR_FMT "' take more than %d MiB",
                         STR_ARG(e->f->name->text), FRAME_MOST >> 20);
        }
        return 0;
    }
    e->frame = (uint32_t)(at + size);
    return (uint32_t)at;
}

static bool holds_pointer(const struct type *t)
{
    return t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY || type_is_record(t) ||
           (type_is_integer(t) && t->size == 8);
}


bool object_is_apart(const struct emitter *e, const struct object *o)
{
    return is_vla(o->type) || (e->checked && o->exposed) || o->align > FRAME_ALIGN;
}

uint32_t emit_variable(struct emitter *e, struct object *o)
{
    if (o->number) {
        return o->number;
    }
    o->number = (uint32_t)e->variables.len;
    if (!object_is_apart(e, o)) {
        o->offset = frame_place(e, o->type->size, o->align);
        e->frame_pointers |= holds_pointer(o->type);
    }
    struct place_in from = {0}, to = {0};
    if (o->block) {
        from = place_of(e->c, o->block->open.from);
        to = place_of(e->c, o->block->close.from);
    }
    vec_push(&e->variables, ((struct program_variable){
        .name = o->name ? emit_name(e, o->name->text) : 0, .type = emit_type_number(e, o->type),
        .function = e->f->number, .site = emit_site(e, o->at), .offset = o->offset,
        .size = o->type->size, .align = o->align, .from_line = from.line, .to_line = to.line,
        .flags = (uint8_t)((o->is_param ? VARIABLE_PARAMETER : 0) | (object_is_apart(e, o) ? VARIABLE_EXPOSED : 0) |
                           (o->is_compound ? VARIABLE_LITERAL : 0) |
                           (!o->name && !o->is_compound ? VARIABLE_TEMPORARY : 0) |
                           (is_vla(o->type) ? VARIABLE_VARIABLE_SIZE : 0))}));
    return o->number;
}

uint32_t emit_temporary(struct emitter *e, struct type *t)
{
    uint32_t at = frame_place(e, t->size, t->align > 8 ? t->align : 8);
    e->frame_pointers = true;
    vec_push(&e->variables, ((struct program_variable){
        .type = emit_type_number(e, t), .function = e->f->number, .offset = at, .size = t->size,
        .align = t->align, .flags = VARIABLE_TEMPORARY}));
    return at;
}

void out_object_address(struct emitter *e, const struct object *o)
{
    if (o->storage != STORAGE_AUTO) {
        out(e, "%x", o->address);
    } else if (object_is_apart(e, o)) {
        out(e, "e%u", o->number);
    } else {
        out(e, "(q+%u)", o->offset);
    }
}

/* ---- how it is reached ------------------------------------------------------------------ */

static struct access access_object(const struct emitter *e, const struct object *o)
{
    (void)e;
    struct access a = {FAMILY_TRACKED, NULL, false};
    bool scalar = type_is_scalar(o->type);
    if (o->storage != STORAGE_AUTO) {
        a.family = scalar ? FAMILY_PLAIN : FAMILY_TRACKED;
    } else if (scalar && !o->exposed && !o->jumped && !type_is_char(o->type)) {
        /* A char may be copied without having been written: tracked. */
        bool written = o->has_init || o->is_param || o->is_result || (!o->name && !o->is_compound);
        a.family = written ? FAMILY_PLAIN : FAMILY_TRACKED;
    }
    return a;
}

/* The array lvalue that p points to the start of, or NULL. */
static const struct expr *array_of(const struct expr *p)
{
    return p->kind == EXPR_DECAY && p->a->type->kind == TYPE_ARRAY ? p->a : NULL;
}

/* Nothing lies behind f in a record of type t; each member of a union is at its end. */
static bool is_at_end(const struct type *t, const struct field *f)
{
    for (const struct field *m = t->tag->fields; m; m = m->next) {
        if ((t->kind == TYPE_UNION || !m->next) &&
            (m == f || (!m->name && type_is_record(m->type) && is_at_end(m->type, f)))) {
            return true;
        }
    }
    return false;
}

bool array_is_counted(const struct emitter *e, const struct expr *array)
{
    const struct type *t = array->type;
    if (t->variable || t->count_object) {
        return true;
    }
    if (t->count == COUNT_UNKNOWN || t->count == 0) {
        return false;
    }
    /* [1] at the end is how C89 wrote a flexible array. */
    return t->count > 1 || array->kind != EXPR_MEMBER || !array->is_lvalue ||
           !is_at_end(array->a->type, array->field) ||
           access_of(e, array->a).family != FAMILY_CHECKED;
}

struct access access_of(const struct emitter *e, const struct expr *x)
{
    struct access a = {FAMILY_CHECKED, NULL, false};
    const struct expr *array;
    switch (x->kind) {
    case EXPR_OBJECT:
    case EXPR_COMPOUND:
        return access_object(e, x->object);
    case EXPR_DEREF:
    case EXPR_INDEX:
        array = array_of(x->a);
        if (array && array_is_counted(e, array)) {
            a = array->is_lvalue ? access_of(e, array) : (struct access){FAMILY_TRACKED, NULL, false};
            a.bits = NULL;
        }
        return a;
    case EXPR_MEMBER:
        if (x->a->is_lvalue) {
            a = access_of(e, x->a);
        } else {
            a.family = FAMILY_TRACKED;
        }
        a.bits = x->field->is_bits ? x->field : NULL;
        a.packed |= x->a->type->tag->packed;
        return a;
    default: /* a record value: it lies in a temporary */
        a.family = FAMILY_TRACKED;
        return a;
    }
}

/* ---- addresses --------------------------------------------------------------------------- */

void out_size(struct emitter *e, const struct type *t)
{
    if (t->kind == TYPE_ARRAY && type_is_variable(t)) {
        out(e, "(");
        if (t->count_object) {
            out(e, "*(L*)");
            out_object_address(e, t->count_object);
        } else {
            out(e, "%d", (int64_t)t->count);
        }
        out(e, "*");
        out_size(e, t->base);
        out(e, ")");
    } else {
        out(e, "%d", (int64_t)(t->size ? t->size : 1)); /* void and functions count as 1 */
    }
}

static void out_count(struct emitter *e, const struct type *array)
{
    if (array->count_object) {
        out(e, "*(L*)");
        out_object_address(e, array->count_object);
    } else {
        out(e, "%d", (int64_t)array->count);
    }
}

/* What an array lies in, if that is cheap to name twice: a variable, or what a variable
 * points to. */
static const struct expr *simple_root(const struct expr *x)
{
    for (;;) {
        const struct expr *array;
        switch (x->kind) {
        case EXPR_OBJECT:
            return x;
        case EXPR_MEMBER:
            if (!x->a->is_lvalue) {
                return NULL;
            }
            x = x->a;
            break;
        case EXPR_INDEX:
            array = array_of(x->a);
            if (!array) {
                return expr_is_simple(x->a) ? x->a : NULL;
            }
            x = array;
            break;
        case EXPR_DEREF:
            return expr_is_simple(x->a) && !array_of(x->a) ? x->a : NULL;
        default:
            return NULL;
        }
    }
}

static void out_array_element(struct emitter *e, const struct expr *x, const struct expr *array,
                              const struct expr *index, enum how how)
{
    int64_t i = 0;
    const struct type *element = array->type->base;
    bool fixed = !index || const_int(e->c, index, &i);
    if (fixed && !type_is_variable(array->type) && i >= 0 && (uint64_t)i < array->type->count) {
        out(e, "(");
        out_address(e, array, how);
        out(e, "+%d)", i * (int64_t)element->size);
        return;
    }
    const struct expr *root = simple_root(array);
    if (root && index && expr_is_simple(index) && !type_is_variable(array->type)) {
        /* In range, as nearly always, it needs no call. */
        int64_t size = (int64_t)element->size, count = (int64_t)array->type->count;
        out(e, "(");
        out_address(e, array, how);
        out(e, "+((W)%i<%dUL%s?%i*%d:ix(", index, count, how == HOW_ADDRESS ? "+1" : "", index, size);
        if (root->kind == EXPR_OBJECT) {
            out_object_address(e, root->object);
        } else {
            out_value(e, root);
        }
        out(e, ",%i,%d,%d,%u,%u)))", index, count, size, (uint32_t)how, emit_site(e, x->at));
        return;
    }
    out(e, "ia(");
    out_address(e, array, how);
    if (index) {
        out(e, ",%i,", index);
    } else {
        out(e, ",0,");
    }
    out_count(e, array->type);
    out(e, ",");
    out_size(e, element);
    out(e, ",%u,%u)", (uint32_t)how, emit_site(e, x->at));
}

static void out_pointer_element(struct emitter *e, const struct expr *x, const struct expr *p,
                                const struct expr *index, const char *sign, enum how how)
{
    out(e, how == HOW_ADDRESS ? "pi(%v,%s%i," : "px(%v,%s%i,", p, sign, index);
    out_size(e, p->type->base);
    if (how != HOW_ADDRESS) {
        out(e, ",%u", (uint32_t)how);
    }
    out(e, ",%u)", emit_site(e, x->at));
}

static void out_member(struct emitter *e, const struct expr *x, enum how how)
{
    if (!x->a->is_lvalue) {
        out(e, "(%v+%d)", x->a, (int64_t)x->offset);
        return;
    }
    /* Nearer than a red zone the access itself shows that it is outside. */
    bool far = how != HOW_ADDRESS && x->offset >= RED_ZONE &&
               access_of(e, x->a).family == FAMILY_CHECKED;
    out(e, far ? "px(" : "(");
    out_address(e, x->a, how);
    if (far) {
        out(e, ",%d,1,%u,%u)", (int64_t)x->offset, (uint32_t)how, emit_site(e, x->at));
    } else {
        out(e, "+%d)", (int64_t)x->offset);
    }
}

void out_address(struct emitter *e, const struct expr *x, enum how how)
{
    const struct expr *array;
    switch (x->kind) {
    case EXPR_OBJECT:
        out_object_address(e, x->object);
        return;
    case EXPR_COMPOUND:
        if (x->object->storage != STORAGE_AUTO) {
            out_object_address(e, x->object);
            return;
        }
        emit_variable(e, x->object);
        out(e, "(");
        if (out_init(e, x->object, emit_site(e, x->at))) {
            out(e, ",");
        }
        out_object_address(e, x->object);
        out(e, ")");
        return;
    case EXPR_DEREF:
        array = array_of(x->a);
        if (array && array_is_counted(e, array)) {
            out_array_element(e, x, array, NULL, how);
        } else if (x->a->kind == EXPR_PTR_ADD && how != HOW_ADDRESS) {
            out_pointer_element(e, x, x->a->a, x->a->b, x->a->op == '-' ? "-" : "", how);
        } else {
            out_value(e, x->a);
        }
        return;
    case EXPR_INDEX:
        array = array_of(x->a);
        if (array && array_is_counted(e, array)) {
            out_array_element(e, x, array, x->b, how);
        } else {
            out_pointer_element(e, x, x->a, x->b, "", how);
        }
        return;
    case EXPR_MEMBER:
        out_member(e, x, how);
        return;
    default: /* a record value is the address of its bytes */
        out_value(e, x);
    }
}

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
    out_address(e, x, HOW_READ);
    load_close(e, a, x->type, a.family == FAMILY_PLAIN && !as_bits(a, x->type) ? 0 : emit_site(e, x->at));
}

bool record_is_good(const struct emitter *e, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_LOAD: return access_of(e, x->a).family != FAMILY_CHECKED;
    case EXPR_ASSIGN: return access_of(e, x->a).family != FAMILY_CHECKED;
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
    if (!type_is_scalar(x->type)) {
        out(e, "cp(");
        out_address(e, x, HOW_WRITE);
        out_copy_record(e, a.family != FAMILY_CHECKED, value, x->type, site);
        return;
    }
    const struct expr *p, *index;
    const char *sign;
    uint32_t n = value_first(e, x->type, value);
    if (is_element(e, x, a, &p, &index, &sign)) {
        char hook[4] = {'y', width_of(x->type), '(', '\0'};
        out(e, hook_gives(x->type) ? "" : "((%t)", x->type);
        out(e, "%s%v,%s%i,", hook, p, sign, index);
        out_value_or(e, value, n);
        out(e, hook_gives(x->type) ? ",%u)" : ",%u))", site);
        out(e, n ? ";})" : "");
        return;
    }
    store_open(e, a, x->type);
    out_address(e, x, HOW_WRITE);
    store_middle(e, a, x->type, site);
    out_value_or(e, value, n);
    store_close(e, a, x->type, site);
    out(e, n ? ";})" : "");
}

/* ---- initialisers ------------------------------------------------------------------------- */

const struct expr *char_copied(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT && type_is_char(value->type) && type_is_char(value->a->type)) {
        value = value->a;
    }
    return value->kind == EXPR_LOAD && type_is_char(value->type) &&
           !(value->a->kind == EXPR_MEMBER && value->a->field->is_bits) ? value->a : NULL;
}

static void out_init_item(struct emitter *e, struct object *o, const struct init_item *i, uint32_t site)
{
    struct access a = access_object(e, o);
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
    uint32_t n = value_first(e, i->type, i->value);
    store_open(e, a, i->type);
    out(e, "(");
    out_object_address(e, o);
    out(e, "+%d)", (int64_t)i->offset);
    store_middle(e, a, i->type, site);
    out_value_or(e, i->value, n);
    store_close(e, a, i->type, site);
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
