/* pack.c - the tables of a program as bytes: each table's count and its rows, names
 * last. Initial bytes of objects and the text for libtcc stay behind. What is read
 * back may have been written over by hostile code, so every index is checked once here
 * and readers need not. */
#include "program/pack.h"

#include <string.h>

enum { PACK_MAGIC = 0x46485047, PACK_MOST = 1 << 24 /* rows of a table */ };

struct head {
    uint32_t magic, main;
    uint64_t sites, types, fields, functions, variables, objects, names;
};

static struct head head_of(const struct program *p)
{
    return (struct head){PACK_MAGIC, p->main, p->site_count, p->type_count, p->field_count,
                         p->function_count, p->variable_count, p->object_count, p->names_len};
}

static uint64_t bytes_of(const struct head *h)
{
    return sizeof *h + h->sites * sizeof(struct site) + h->types * sizeof(struct program_type) +
           h->fields * sizeof(struct program_field) + h->functions * sizeof(struct program_function) +
           h->variables * sizeof(struct program_variable) +
           h->objects * sizeof(struct program_object) + h->names;
}

size_t program_packed_size(const struct program *p)
{
    struct head h = head_of(p);
    return bytes_of(&h);
}

void program_pack(const struct program *p, char *to)
{
    struct head h = head_of(p);
    memcpy(to, &h, sizeof h);
    to += sizeof h;
#define PUT(table, count) \
    if (count) { \
        memcpy(to, table, (count) * sizeof *(table)); \
        to += (count) * sizeof *(table); \
    }
    PUT(p->sites, p->site_count)
    PUT(p->types, p->type_count)
    PUT(p->fields, p->field_count)
    PUT(p->functions, p->function_count)
    PUT(p->variables, p->variable_count)
    PUT(p->objects, p->object_count)
    PUT(p->names, p->names_len)
#undef PUT
}

static void keep_below(uint32_t *index, uint64_t count)
{
    if (*index >= count) {
        *index = 0;
    }
}

/* A byte that may be neither 0 nor 1. */
static void keep_bool(bool *b)
{
    uint8_t byte;
    memcpy(&byte, b, 1);
    *b = byte != 0;
}

static void check(struct program *p)
{
    for (size_t i = 0; i < p->site_count; i++) {
        keep_below(&p->sites[i].function, p->function_count);
    }
    for (size_t i = 0; i < p->type_count; i++) {
        struct program_type *t = &p->types[i];
        keep_bool(&t->is_const);
        keep_bool(&t->is_volatile);
        keep_bool(&t->is_atomic);
        keep_below(&t->name, p->names_len);
        keep_below(&t->spelling, p->names_len);
        keep_below(&t->base, p->type_count);
        if (t->first_field > p->field_count || t->field_count > p->field_count - t->first_field) {
            t->first_field = t->field_count = 0;
        }
    }
    for (size_t i = 0; i < p->field_count; i++) {
        keep_below(&p->fields[i].name, p->names_len);
        keep_below(&p->fields[i].type, p->type_count);
    }
    for (size_t i = 0; i < p->function_count; i++) {
        struct program_function *f = &p->functions[i];
        keep_bool(&f->library);
        keep_bool(&f->pointers_in_frame);
        keep_bool(&f->contract);
        keep_below(&f->name, p->names_len);
        keep_below(&f->type, p->type_count);
        keep_below(&f->site, p->site_count);
        keep_below(&f->end_site, p->site_count);
        keep_below(&f->signature, p->names_len);
        if (f->first_variable > p->variable_count ||
            f->variable_count > p->variable_count - f->first_variable) {
            f->first_variable = f->variable_count = 0;
        }
    }
    for (size_t i = 0; i < p->variable_count; i++) {
        struct program_variable *v = &p->variables[i];
        keep_below(&v->name, p->names_len);
        keep_below(&v->type, p->type_count);
        keep_below(&v->function, p->function_count);
        keep_below(&v->site, p->site_count);
    }
    for (size_t i = 0; i < p->object_count; i++) {
        struct program_object *o = &p->objects[i];
        keep_bool(&o->read_only);
        keep_bool(&o->library);
        keep_bool(&o->thread_local);
        keep_below(&o->name, p->names_len);
        keep_below(&o->type, p->type_count);
        keep_below(&o->function, p->function_count);
        keep_below(&o->site, p->site_count);
        o->bytes = NULL;
    }
}

bool program_unpack(struct arena *a, struct str bytes, struct program *ret)
{
    struct head h;
    *ret = (struct program){.names = "", .names_len = 0};
    if (bytes.len < sizeof h) {
        return false;
    }
    memcpy(&h, bytes.at, sizeof h);
    if (h.magic != PACK_MAGIC || h.sites > PACK_MOST || h.types > PACK_MOST || h.fields > PACK_MOST ||
        h.functions > PACK_MOST || h.variables > PACK_MOST || h.objects > PACK_MOST ||
        h.names > PACK_MOST || bytes_of(&h) > bytes.len || h.names == 0) {
        return false;
    }
    const char *from = bytes.at + sizeof h;
#define GET(table, count, rows) \
    (count) = (rows); \
    (table) = arena_array(a, (rows) + 1, sizeof *(table)); \
    memcpy((void *)(table), from, (rows) * sizeof *(table)); \
    from += (rows) * sizeof *(table);
    GET(ret->sites, ret->site_count, h.sites)
    GET(ret->types, ret->type_count, h.types)
    GET(ret->fields, ret->field_count, h.fields)
    GET(ret->functions, ret->function_count, h.functions)
    GET(ret->variables, ret->variable_count, h.variables)
    GET(ret->objects, ret->object_count, h.objects)
#undef GET
    char *names = arena_alloc(a, h.names + 1); /* NUL behind, whatever was in it */
    memcpy(names, from, h.names);
    ret->names = names;
    ret->names_len = h.names;
    ret->main = h.main < h.functions ? h.main : 0;
    check(ret);
    return true;
}

/* ---- a copy that lasts longer --------------------------------------------------------- */

struct program program_copy(struct arena *a, const struct program *from)
{
    struct program p = *from;
    p.text = (struct str){0};
#define COPY(table, count) \
    p.table = arena_array(a, from->count + 1, sizeof *p.table); \
    if (from->count) \
        memcpy(p.table, from->table, from->count * sizeof *p.table);
    COPY(sites, site_count)
    COPY(types, type_count)
    COPY(fields, field_count)
    COPY(functions, function_count)
    COPY(variables, variable_count)
    COPY(objects, object_count)
    COPY(contracts, contract_count)
#undef COPY
    for (size_t i = 0; i < p.object_count; i++)
        if (p.objects[i].bytes)
            p.objects[i].bytes = arena_str(a, (struct str){p.objects[i].bytes, p.objects[i].size}).at;
    p.names = arena_str(a, (struct str){from->names, from->names_len}).at;
    return p;
}
