/* emit.c - the finished tree as one text for libtcc and the tables of struct program. */
#include "cfront/emit.h"

#include <string.h>

/* main as it was written, called in one way. */
static void out_main(struct emitter *e, const struct func *f)
{
    static const char *const given[] = {"c", "v", "e"};
    out(e, "I M(I c,P v,P e){P g=(P)0x200002000000L;");
    for (struct func *g = e->c->tree->functions; g; g = g->next) {
        if (g->is_constructor) {
            out(e, "f%u(0);", g->number);
        }
        if (g->is_destructor) {
            emit_library(e, "I atexit(P,U);\n");
            out(e, "atexit(%x,0);", FUNCTIONS_AT + (uint64_t)g->number * FUNCTION_BYTES);
        }
    }
    bool number = type_is_integer(f->type->base);
    out(e, number ? "return f%u(" : "f%u(", f->number);
    for (size_t i = 0; i < f->param_count; i++) {
        out(e, "%s,", i < COUNT(given) ? given[i] : "0");
    }
    out(e, number ? "0);}\n" : "0);return 0;}\n");
}

static void out_table(struct emitter *e)
{
    out(e, "void*const T[]={0");
    for (uint32_t i = 1; i < e->funcs.len; i++) {
        const struct func *f = e->funcs.at[i];
        if (f->is_defined) {
            out(e, ",(void*)f%u", i);
        } else {
            out(e, ",(void*)%s", arena_cstr(e->c->arena, f->name->text));
        }
    }
    out(e, "};\n");
}

#define HAND_OVER(vector, table, count)                                                    \
    do {                                                                                   \
        (count) = (vector).len;                                                            \
        (table) = arena_array(e->c->arena, (vector).len + 1, sizeof *(vector).at);         \
        memcpy((table), (vector).at, (vector).len * sizeof *(vector).at);                  \
        vec_release(&(vector));                                                            \
    } while (0)

static void hand_over(struct emitter *e)
{
    struct program *p = e->p;
    struct buf all = {0};
    out_prelude(e, &all);
    buf_add(&all, e->protos.at, e->protos.len);
    buf_add(&all, e->text.at, e->text.len);
    buf_add(&all, e->body.at, e->body.len);
    p->text = arena_str(e->c->arena, buf_view(&all));
    p->names = arena_cstr(e->c->arena, buf_view(&e->names));
    p->names_len = e->names.len;
    HAND_OVER(e->sites, p->sites, p->site_count);
    HAND_OVER(e->types, p->types, p->type_count);
    HAND_OVER(e->fields, p->fields, p->field_count);
    HAND_OVER(e->functions, p->functions, p->function_count);
    HAND_OVER(e->variables, p->variables, p->variable_count);
    HAND_OVER(e->objects, p->objects, p->object_count);
    HAND_OVER(e->contracts, p->contracts, p->contract_count);
    vec_release(&e->funcs);
    vec_release(&e->locks_made);
    buf_release(&all);
    buf_release(&e->text);
    buf_release(&e->body);
    buf_release(&e->protos);
    buf_release(&e->names);
}

/* Index 0 of every table is "none". */
static void first_entries(struct emitter *e)
{
    buf_char(&e->names, '\0');
    vec_push(&e->sites, ((struct site){.file = NO_FILE}));
    vec_push(&e->types, (struct program_type){0});
    vec_push(&e->fields, (struct program_field){0});
    vec_push(&e->functions, (struct program_function){0});
    vec_push(&e->funcs, NULL);
    vec_push(&e->variables, (struct program_variable){0});
    vec_push(&e->objects, (struct program_object){0});
    vec_push(&e->contracts, (struct program_contract){0});
}

void emit_program(struct cfront *c, struct program *ret)
{
    struct emitter emitter = {.c = c, .p = ret, .checked = c->in->checked,
                              .values = c->in->checked && c->in->history && c->in->values,
                              .contracted = c->in->checked && c->in->contracts & (CONTRACTS_CHECK | CONTRACTS_RUN)},
                   *e = &emitter;
    struct func *entry = NULL;
    *ret = (struct program){.checked = c->in->checked, .history = c->in->checked && c->in->history,
                            .costs = c->in->checked && c->in->costs};
    first_entries(e);
    for (size_t i = 0; i < c->tree->declared.len; i++) {
        const struct func *f = c->tree->declared.at[i];
        e->threads |= e->checked && f->is_library && f->is_used &&
                      (str_is(f->name->text, "pthread_create") || str_is(f->name->text, "thrd_create"));
    }
    for (struct func *f = c->tree->functions; f; f = f->next) {
        emit_function_number(e, f);
        e->any_falls |= f->falls_off && f->type->base->kind != TYPE_VOID;
        if (str_is(f->name->text, "main") && f->storage == STORAGE_EXTERN) {
            entry = f;
        }
    }
    emit_static_places(e);
    emit_locks_start(e);
    if (entry) {
        ret->main = entry->number;
        for (struct func *f = c->tree->functions; f && c->error_count == 0; f = f->next) {
            if (e->funcs.at[f->number] == f) {
                out_function(e, f);
            }
        }
        buf_clear(&e->body);
        out_main(e, entry);
    }
    emit_static_bytes(e);
    out_table(e);
    hand_over(e);
}
