/* emit_static.c - where static objects lie and what their bytes are before main. All
 * addresses are fixed, so the bytes are complete: nothing is left to a linker. */
#include "cfront/emit.h"

#include <string.h>

#include "program/memory.h"

static uint64_t round_up(uint64_t v, uint64_t to)
{
    return (v + to - 1) / to * to;
}

/* T x[] as last member may have been given elements. */
static uint64_t size_of(const struct object *o)
{
    uint64_t size = o->type->size;
    for (size_t i = 0; o->init && i < o->init->count; i++) {
        const struct init_item *item = &o->init->items[i];
        uint64_t end = item->offset + item->type->size;
        size = !item->bits && end > size ? end : size;
    }
    return size;
}

static uint64_t place(uint64_t *next, const struct object *o)
{
    uint64_t align = o->align > OBJECT_ALIGN ? o->align : OBJECT_ALIGN;
    uint64_t at = round_up(*next, align);
    *next = round_up(at + size_of(o) + RED_ZONE, OBJECT_ALIGN);
    return at;
}

void emit_static_places(struct emitter *e)
{
    uint64_t literals = LITERALS_AT, globals = GLOBALS_AT;
    struct tree *tree = e->c->tree;
    for (int pass = 0; pass < 2; pass++) { /* literals first: the table is by address */
        for (size_t i = 0; i < tree->objects.len; i++) {
            struct object *o = tree->objects.at[i];
            if (o->is_literal != (pass == 0) || o->number) {
                continue;
            }
            bool library = o->storage == STORAGE_EXTERN && !o->is_defined;
            if (library && !o->is_used && !o->is_set) {
                continue;
            }
            o->address = place(pass == 0 ? &literals : &globals, o);
            if (literals > GLOBALS_AT || globals > LIBRARY_AT) {
                report_error(e->c, "too-large", o->at,
                             "the program's variables take more than 256 MiB");
                return;
            }
            const struct type *t = o->type;
            while (t->kind == TYPE_ARRAY) {
                t = t->base;
            }
            o->number = (uint32_t)e->objects.len;
            vec_push(&e->objects, ((struct program_object){
                .kind = o->is_literal ? OBJECT_LITERAL : OBJECT_GLOBAL,
                .read_only = o->is_literal || t->quals & QUAL_CONST,
                .library = library, .thread_local = o->is_thread,
                .name = o->name ? emit_name(e, o->name->text) : 0,
                .type = emit_type_number(e, o->type),
                .address = o->address, .size = size_of(o), .align = o->align}));
        }
    }
}

/* ---- bytes --------------------------------------------------------------------------- */

static uint64_t address_of(struct emitter *e, const struct constant *k)
{
    uint64_t at = (uint64_t)k->i;
    if (k->object) {
        at += k->object->address;
    } else if (k->func) {
        at += FUNCTIONS_AT + (uint64_t)emit_function_number(e, k->func) * FUNCTION_BYTES;
    }
    return at;
}

static void put_bits(char *to, const struct field *f, uint64_t v)
{
    unsigned char *p = (unsigned char *)to;
    for (unsigned i = 0; i < f->width; i++) {
        unsigned bit = f->bit + i;
        p[bit / 8] = (unsigned char)((p[bit / 8] & ~(1u << bit % 8)) | (v >> i & 1) << bit % 8);
    }
}

static void put_scalar(struct emitter *e, char *to, const struct type *t, const struct constant *k)
{
    if (t->kind == TYPE_FLOAT) {
        float v = (float)k->real;
        memcpy(to, &v, sizeof v);
    } else if (t->kind == TYPE_DOUBLE) {
        double v = (double)k->real;
        memcpy(to, &v, sizeof v);
    } else if (t->kind == TYPE_LDOUBLE) {
        memcpy(to, &k->real, 10);
    } else {
        uint64_t v = k->is_address ? address_of(e, k) : (uint64_t)k->i;
        memcpy(to, &v, t->size < 8 ? t->size : 8);
    }
}

/* The initialiser of a compound literal or const object that an item copies. */
static void put_init(struct emitter *e, char *to, uint64_t room, const struct init *init);

static void put_item(struct emitter *e, char *to, uint64_t room, const struct init_item *item)
{
    const struct expr *v = item->value;
    uint64_t size = item->bits ? (item->bits->bit + item->bits->width + 7u) / 8 : item->type->size;
    if (item->offset > room || size > room - item->offset) {
        return;
    }
    to += item->offset;
    while (v->kind == EXPR_CONVERT && !type_is_scalar(v->type)) {
        v = v->a;
    }
    if (item->type->kind == TYPE_ARRAY && v->kind == EXPR_OBJECT && v->object->is_literal) {
        size_t n = v->object->bytes.len < size ? v->object->bytes.len : (size_t)size;
        memcpy(to, v->object->bytes.at, n);
        return;
    }
    if (type_is_record(item->type)) {
        const struct expr *from = v->kind == EXPR_LOAD ? v->a : v;
        if (from->object && from->object->init) {
            put_init(e, to, size, from->object->init);
        }
        return;
    }
    struct constant k = {0};
    if (!const_eval(e->c, v, &k)) {
        return; /* told by the parser */
    }
    if (item->bits) {
        put_bits(to, item->bits, (uint64_t)k.i);
    } else {
        put_scalar(e, to, item->type, &k);
    }
}

static void put_init(struct emitter *e, char *to, uint64_t room, const struct init *init)
{
    for (size_t i = 0; i < init->count; i++) {
        put_item(e, to, room, &init->items[i]);
    }
}

void emit_static_bytes(struct emitter *e)
{
    struct tree *tree = e->c->tree;
    for (size_t i = 0; i < tree->objects.len; i++) {
        struct object *o = tree->objects.at[i];
        if (!o->number) {
            continue;
        }
        struct program_object *p = &e->objects.at[o->number];
        if (o->function) {
            p->function = o->function->number;
        }
        p->site = emit_site(e, o->at);
        if (o->is_literal) {
            char *bytes = arena_alloc(e->c->arena, p->size + 1);
            size_t n = o->bytes.len < p->size ? o->bytes.len : (size_t)p->size;
            if (n) {
                memcpy(bytes, o->bytes.at, n);
            }
            p->bytes = bytes;
        } else if (o->init && o->init->count) {
            char *bytes = arena_alloc(e->c->arena, p->size + 16);
            put_init(e, bytes, p->size, o->init);
            p->bytes = bytes;
        }
    }
}
