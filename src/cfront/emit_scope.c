/* emit_scope.c - scopes: the objects that begin and end with a block, and what leaving
 * one does. */
#include "cfront/emit.h"

/* ---- scopes ----------------------------------------------------------------------------- */

static bool type_has_pointer(const struct type *t)
{
    if (t->kind == TYPE_ARRAY) {
        return type_has_pointer(t->base);
    }
    for (const struct field *f = type_is_record(t) && t->tag ? t->tag->fields : NULL; f; f = f->next) {
        if (type_has_pointer(f->type)) {
            return true;
        }
    }
    return t->kind == TYPE_POINTER;
}

static void out_end_object(struct emitter *e, struct object *o, uint32_t site)
{
    if (object_is_apart(e, o) && e->checked) {
        out(e, "oe(e%u,%u);", o->number, site);
    }
}

static void out_cleanup(struct emitter *e, struct object *o, uint32_t site)
{
    if (!o->cleanup) {
        return;
    }
    uint32_t number = emit_function_number(e, o->cleanup);
    if (o->cleanup->is_defined) {
        out(e, "f%u(", number);
    } else {
        out(e, "%s(", arena_cstr(e->c->arena, o->cleanup->name->text));
    }
    out_object_address(e, o);
    out(e, ",%Z);", site);
}

/* Variables of the frame that point somewhere: the last pointer to a block may go here. */
static void out_end_pointers(struct emitter *e, const struct block *b, uint32_t site)
{
    for (size_t i = 0; i < b->objects.len; i++) {
        const struct object *o = b->objects.at[i];
        if (o->storage == STORAGE_AUTO && o->number && !object_is_apart(e, o) &&
            type_has_pointer(o->type)) {
            out(e, "ed(q+%u,%d,%u);", o->offset, (int64_t)o->type->size, site);
        }
    }
}

static void out_leave(struct emitter *e, struct emit_scope *s, uint32_t site, bool objects)
{
    for (size_t i = s->declared; i-- > 0;) {
        out_cleanup(e, s->cleanups.at[i], site);
    }
    if (objects && e->checked && s->block && s->block->outer) {
        out_end_pointers(e, s->block, site);
    }
    for (size_t i = s->objects.len; objects && i-- > 0;) {
        out_end_object(e, s->objects.at[i], site);
    }
}

/* Everything between here and the scope `until`, which stays. */
void out_leave_to(struct emitter *e, struct emit_scope *until, uint32_t site, bool objects)
{
    for (struct emit_scope *s = e->scope; s && s != until; s = s->outer) {
        out_leave(e, s, site, objects);
    }
}

void out_begin_object(struct emitter *e, struct object *o)
{
    if (!object_is_apart(e, o)) {
        return;
    }
    if (is_vla(o->type)) {
        out(e, "e%u=0;", o->number);
    } else if (e->checked) {
        out(e, "e%u=ob(%u);", o->number, o->number);
    } else { /* aligned more than the frame is */
        out(e, "e%u=(P)((W)(alloca(%d)+%u)&-(W)%u);", o->number, (int64_t)(o->type->size + o->align),
            o->align - 1, o->align);
    }
}

void emit_scope_begin(struct emitter *e, struct emit_scope *s, struct block *b, struct stmt *stmt)
{
    *s = (struct emit_scope){.outer = e->scope, .block = b, .stmt = stmt};
    e->scope = s;
    if (!b) {
        return;
    }
    for (struct object *o = b->homed; o; o = o->next_homed) {
        vec_push(&s->objects, o);
        out_begin_object(e, o);
    }
    for (size_t i = 0; i < b->objects.len; i++) {
        if (b->objects.at[i]->cleanup) {
            vec_push(&s->cleanups, b->objects.at[i]);
        }
    }
}

void emit_scope_end(struct emitter *e, struct emit_scope *s, uint32_t site)
{
    out_leave(e, s, site, true);
    e->scope = s->outer;
    vec_release(&s->objects);
    vec_release(&s->cleanups);
}

/* From here on leaving the scope cleans this object up. */
void emit_scope_declare(struct emitter *e, const struct object *o)
{
    for (struct emit_scope *s = e->scope; o->cleanup && s; s = s->outer) {
        for (size_t i = s->declared; i < s->cleanups.len; i++) {
            if (s->cleanups.at[i] == o) {
                s->declared = i + 1;
                return;
            }
        }
    }
}

/* Each object begins with its block, or where that is jumped into with the innermost
 * block around it that is not. */
void emit_find_homes(struct emitter *e, struct func *f)
{
    for (size_t i = f->locals.len; i-- > 0;) {
        struct object *o = f->locals.at[i];
        o->exposed |= o->cleanup != NULL; /* its function is given the address */
        if (o->storage == STORAGE_AUTO && !o->is_param && o->block) {
            emit_variable(e, o);
            struct block *home = o->block;
            while (home->jumped_into && home->outer) {
                home = home->outer;
            }
            if (object_is_apart(e, o)) {
                o->next_homed = home->homed;
                home->homed = o;
            }
        }
    }
}

struct emit_scope *emit_scope_of_block(struct emitter *e, const struct block *b)
{
    for (; b; b = b->outer) { /* a block not open here is jumped into: the one around it is */
        for (struct emit_scope *s = e->scope; s; s = s->outer) {
            if (s->block == b) {
                return s;
            }
        }
    }
    return NULL;
}

struct emit_scope *emit_scope_of_stmt(struct emitter *e, const struct stmt *target)
{
    struct emit_scope *s = e->scope;
    while (s && s->stmt != target) {
        s = s->outer;
    }
    return s;
}
