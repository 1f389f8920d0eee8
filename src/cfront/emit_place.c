/* emit_place.c - lvalues: where they lie and how they are reached. */
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
        to = place_of(e->c, o->block->close.to ? o->block->close.to - 1 : 0); /* of a for: its last line */
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
    if (o->is_thread) {
        out(e, "tl(%u)", o->number);
    } else if (o->storage != STORAGE_AUTO) {
        out(e, "%x", o->address);
    } else if (object_is_apart(e, o)) {
        out(e, "e%u", o->number);
    } else {
        out(e, "(q+%u)", o->offset);
    }
}

/* ---- how it is reached ------------------------------------------------------------------ */

struct access access_of_object(const struct emitter *e, const struct object *o)
{
    struct access a = {FAMILY_TRACKED, NULL, false};
    bool scalar = type_is_scalar(o->type);
    if ((e->threads || e->p->costs) && (o->storage != STORAGE_AUTO || object_is_apart(e, o))) {
        a.family = FAMILY_CHECKED; /* others may reach it: every access is an operation; or costs */
    } else if (o->storage != STORAGE_AUTO) {
        a.family = scalar ? FAMILY_PLAIN : FAMILY_TRACKED;
    } else if (scalar && !o->exposed && !o->jumped && !type_is_char(o->type)) {
        /* A char may be copied without having been written: tracked. */
        bool written = o->has_init || o->is_param || o->is_result || (!o->name && !o->is_compound);
        a.family = written ? FAMILY_PLAIN : FAMILY_TRACKED;
    }
    return a;
}

const struct expr *array_of(const struct expr *p)
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
        return access_of_object(e, x->object);
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
static const struct expr *simple_root(const struct emitter *e, const struct expr *x)
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
                return expr_is_simple(e, x->a) ? x->a : NULL;
            }
            x = array;
            break;
        case EXPR_DEREF:
            return expr_is_simple(e, x->a) && !array_of(x->a) ? x->a : NULL;
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
    const struct expr *root = simple_root(e, array);
    if (root && index && expr_is_simple(e, index) && !type_is_variable(array->type)) {
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
    struct emit_guard guard;
    bool guarded = how != HOW_ADDRESS && emit_guard(e, x, &guard);
    if (guarded) {
        out_guard_open(e, &guard);
    }
    out(e, far ? "px(" : "(");
    out_address(e, x->a, how);
    if (far) {
        out(e, ",%d,1,%u,%u)", (int64_t)x->offset, (uint32_t)how, emit_site(e, x->at));
    } else {
        out(e, "+%d)", (int64_t)x->offset);
    }
    if (guarded) {
        out_guard_close(e, &guard, x, how);
    }
}

void out_address(struct emitter *e, const struct expr *x, enum how how)
{
    const struct expr *array;
    struct emit_guard guard;
    switch (x->kind) {
    case EXPR_OBJECT:
        if (how != HOW_ADDRESS && emit_guard(e, x, &guard)) {
            out_guard_open(e, &guard);
            out_object_address(e, x->object);
            out_guard_close(e, &guard, x, how);
            return;
        }
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
