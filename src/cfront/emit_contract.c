/* emit_contract.c - contracts of <ownership.h> that are checked while the program runs.
 *
 * A function that has a contract tells the machine of each argument that it is about when it was
 * entered (ka), and of its result just before it returns, when all is cleaned up (kx). So whoever
 * calls it, through whatever pointer, from qsort() or as a thread, is checked. Where a function is
 * called through a pointer whose type has a contract, the caller tells the same from outside (kv, kq,
 * kz); the machine does without it if the function tells by itself. Functions and pointers without
 * words are emitted as ever. */
#include "cfront/emit.h"

static uint16_t words_of(const struct contract *k)
{
    return (uint16_t)((k->words & CONTRACT_OWNS ? PROGRAM_OWNS : 0) |
                      (k->words & CONTRACT_GIVES ? PROGRAM_GIVES : 0) |
                      (k->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT) ? PROGRAM_BORROWS : 0) |
                      (k->words & CONTRACT_NULLABLE ? PROGRAM_NULLABLE : 0) |
                      (k->words & CONTRACT_BORROWS_MUT ? PROGRAM_CHANGES : 0) |
                      (k->words & CONTRACT_OUT ? PROGRAM_OUT : 0));
}

static bool is_about_pointer(const struct contract *k, const struct type *t)
{
    return k && t->kind == TYPE_POINTER && words_of(k) & (PROGRAM_OWNS | PROGRAM_GIVES | PROGRAM_BORROWS);
}

static uint16_t pointee_of(const struct type *t)
{
    const struct type *to = t->kind == TYPE_POINTER ? t->base : t;
    return (uint16_t)((to->quals & QUAL_CONST ? PROGRAM_CONST : 0) | (type_is_record(to) ? PROGRAM_RECORD : 0) |
                      (to->kind == TYPE_VOID ? PROGRAM_VOID : 0) | (to->kind == TYPE_POINTER ? PROGRAM_POINTER : 0));
}

/* A row of the table. The words may stand in a header: their place is in no function. */
static uint32_t add(struct emitter *e, const struct contract *k, const struct type *t, const struct name *name,
                    struct str function, struct span at, bool result)
{
    struct func *f = e->f;
    uint16_t words = words_of(k);
    e->f = NULL;
    struct program_contract row = {
        .name = name ? emit_name(e, name->text) : 0, .function = emit_name(e, function),
        .site = emit_site(e, k->at.from ? k->at : at), .result = result,
        .words = words | pointee_of(words & PROGRAM_OUT ? t->base : t),
    };
    e->f = f;
    vec_push(&e->contracts, row);
    return (uint32_t)e->contracts.len - 1;
}

/* ---- from inside ---------------------------------------------------------------------- */

bool emit_has_contract(const struct emitter *e, const struct type *t)
{
    if (!e->contracted || t->kind != TYPE_FUNCTION) {
        return false;
    }
    bool any = is_about_pointer(t->result, t->base);
    for (const struct param *p = t->params; p && !any; p = p->next) {
        any = is_about_pointer(p->contract, p->type);
    }
    return any;
}

void out_contract_entry(struct emitter *e, const struct func *f)
{
    e->result_contract = 0;
    e->in_contract = emit_has_contract(e, f->type);
    if (!e->in_contract) {
        return;
    }
    if (is_about_pointer(f->type->result, f->type->base)) {
        e->result_contract = add(e, f->type->result, f->type->base, NULL, f->name->text, f->at, true);
        out(e, "ka(%u,0);", e->result_contract);
    }
    uint32_t i = 0;
    for (const struct param *p = f->type->params; p && i < f->param_count; p = p->next, i++) {
        if (is_about_pointer(p->contract, p->type)) {
            const struct name *name = f->params[i]->name ? f->params[i]->name : p->name;
            out(e, "ka(%u,a%u);", add(e, p->contract, p->type, name, f->name->text, p->at, false), i);
        }
    }
}

/* What hook kx wants to know of a value of this type that is text: "P,bytes,how". */
static void out_returned(struct emitter *e, const struct type *t, const char *value)
{
    if (t->kind == TYPE_POINTER) {
        out(e, "%s,8,1", value);
    } else if (type_is_record(t)) {
        out(e, "%s,%d,3", value, (int64_t)t->size);
    } else if (t->kind == TYPE_BOOL) {
        out(e, "(P)(L)%s,1,4", value);
    } else if (type_is_integer(t)) {
        out(e, "(P)(L)%s,%d,2", value, (int64_t)t->size);
    } else {
        out(e, "0,0,0");
    }
}

void out_contract_exit(struct emitter *e, const struct type *t, const char *value, uint32_t site)
{
    if (!e->in_contract) {
        return;
    }
    out(e, "kx(%u,", value ? e->result_contract : 0);
    if (value) {
        out_returned(e, t, value);
    } else {
        out(e, "0,0,0");
    }
    out(e, ",%u);", site);
}

/* ---- from outside: a call through a pointer ----------------------------------------------- */

/* The name that a pointer to a function goes by: "callback", "free_item". */
static struct str name_of_pointer(const struct expr *x)
{
    while (x->kind == EXPR_LOAD || x->kind == EXPR_CONVERT || x->kind == EXPR_DEREF || x->kind == EXPR_DECAY ||
           x->kind == EXPR_INDEX) {
        x = x->a;
    }
    return x->kind == EXPR_OBJECT && x->object->name ? x->object->name->text
           : x->kind == EXPR_MEMBER && x->field->name ? x->field->name->text : (struct str){"", 0};
}

uint32_t out_contract_argument(struct emitter *e, const struct expr *call, const struct param *p)
{
    if (!is_about_pointer(p->contract, p->type)) {
        return 0;
    }
    out(e, "kv(%u,", add(e, p->contract, p->type, p->name, name_of_pointer(call->a), call->at, false));
    return 1;
}

void out_contract_returned(struct emitter *e, const struct expr *call, const struct type *type,
                           uint32_t function, const char *value, uint32_t site)
{
    uint32_t result = !is_about_pointer(type->result, type->base) ? 0
        : add(e, type->result, type->base, NULL, name_of_pointer(call->a), call->at, true);
    out(e, "kz(P%u,%u,", function, result);
    out_returned(e, type->base, value);
    out(e, ",%u)", site);
}

/* ---- stores ------------------------------------------------------------------------------ */

/* whole: what the place is a member of, or itself. */
static uint32_t how_of(const struct emitter *e, const struct contract *k, const struct type *t,
                       const struct type *whole)
{
    if (!e->contracted || !k || t->kind != TYPE_POINTER) {
        return 0;
    }
    if (k->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) {
        return 1;
    }
    return k->words & CONTRACT_OWNED ? 2 + 4 * (whole->size < 1 << 20 ? (uint32_t)whole->size : 0) : 0;
}

uint32_t emit_store_contract(const struct emitter *e, const struct expr *x)
{
    const struct contract *k = x->kind == EXPR_MEMBER ? x->field->contract
                               : x->kind == EXPR_OBJECT ? x->object->contract : NULL;
    return how_of(e, k, x->type, x->kind == EXPR_MEMBER ? x->a->type : x->type);
}

/* The contract of the member at an offset. */
static const struct contract *contract_at(const struct type *t, uint64_t offset)
{
    while (t->kind == TYPE_ARRAY && t->base->size) {
        offset %= t->base->size;
        t = t->base;
    }
    if (!type_is_record(t) || !t->tag) {
        return NULL;
    }
    for (const struct field *f = t->tag->fields; f; f = f->next) {
        if (offset - f->offset < f->type->size) {
            return f->type->kind == TYPE_POINTER ? f->contract : contract_at(f->type, offset - f->offset);
        }
    }
    return NULL;
}

uint32_t emit_init_contract(const struct emitter *e, const struct object *o, const struct init_item *i)
{
    if (!e->contracted || i->bits) {
        return 0;
    }
    return how_of(e, o->type->kind == TYPE_POINTER ? o->contract : contract_at(o->type, i->offset), i->type, o->type);
}
