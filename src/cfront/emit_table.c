/* emit_table.c - the tables of struct program that emitted code refers to by number:
 * sites, types, functions, names. */
#include "cfront/emit.h"

#include <string.h>

uint32_t emit_name(struct emitter *e, struct str s)
{
    if (s.len == 0) {
        return 0;
    }
    uint32_t at = (uint32_t)e->names.len;
    buf_str(&e->names, s);
    buf_char(&e->names, '\0');
    return at;
}

static uint32_t name_of(struct emitter *e, const struct name *n)
{
    return n ? emit_name(e, n->text) : 0;
}

/* ---- sites ------------------------------------------------------------------------ */

uint32_t emit_site(struct emitter *e, struct span s)
{
    struct place_in at = place_of(e->c, s.from);
    struct site site = {.line = at.line, .column = at.column, .length = 1,
                        .function = e->f ? e->f->number : 0};
    if (at.source) {
        site.file = at.source->file;
        uint32_t from = s.from - at.source->base, to = s.to > s.from ? s.to - at.source->base : from + 1;
        uint32_t end = at.line < at.source->line_count ? at.source->lines[at.line] - 1
                                                       : (uint32_t)at.source->text.len;
        site.length = (to < end ? to : end) - from;
        site.length = site.length && to > from ? site.length : 1;
    }
    if (e->sites.len > 1) { /* often the same one again */
        const struct site *last = &e->sites.at[e->sites.len - 1];
        if (memcmp(last, &site, sizeof site) == 0) {
            return (uint32_t)e->sites.len - 1;
        }
    }
    vec_push(&e->sites, site);
    return (uint32_t)e->sites.len - 1;
}

/* ---- types --------------------------------------------------------------------------- */

static uint8_t code_of(const struct type *t)
{
    static const uint8_t codes[] = {
        [TYPE_VOID] = T_VOID, [TYPE_BOOL] = T_BOOL, [TYPE_CHAR] = T_CHAR, [TYPE_SCHAR] = T_SCHAR,
        [TYPE_UCHAR] = T_UCHAR, [TYPE_SHORT] = T_SHORT, [TYPE_USHORT] = T_USHORT,
        [TYPE_INT] = T_INT, [TYPE_UINT] = T_UINT, [TYPE_LONG] = T_LONG, [TYPE_ULONG] = T_ULONG,
        [TYPE_LLONG] = T_LLONG, [TYPE_ULLONG] = T_ULLONG, [TYPE_FLOAT] = T_FLOAT,
        [TYPE_DOUBLE] = T_DOUBLE, [TYPE_LDOUBLE] = T_LDOUBLE, [TYPE_ENUM] = T_ENUM,
        [TYPE_POINTER] = T_POINTER, [TYPE_ARRAY] = T_ARRAY, [TYPE_FUNCTION] = T_FUNCTION,
        [TYPE_STRUCT] = T_STRUCT, [TYPE_UNION] = T_UNION, [TYPE_VA_LIST] = T_VA_LIST,
    };
    return codes[t->kind];
}

static uint32_t fields_of(struct emitter *e, const struct tag *tag, uint32_t *ret_count)
{
    VEC(struct program_field) own = {0};
    for (const struct field *f = tag->fields; f; f = f->next) {
        if (!f->name && f->is_bits) {
            continue; /* padding */
        }
        vec_push(&own, ((struct program_field){
            .name = name_of(e, f->name), .type = emit_type_number(e, f->type), .offset = f->offset,
            .bit = f->bit, .width = f->is_bits ? f->width : 0}));
    }
    for (const struct enumerator *n = tag->enumerators; n; n = n->next) {
        vec_push(&own, ((struct program_field){.name = name_of(e, n->name),
                                               .offset = (uint64_t)n->value}));
    }
    uint32_t first = (uint32_t)e->fields.len;
    for (size_t i = 0; i < own.len; i++) {
        vec_push(&e->fields, own.at[i]);
    }
    *ret_count = (uint32_t)own.len;
    vec_release(&own);
    return first;
}

uint32_t emit_type_number(struct emitter *e, struct type *t)
{
    if (!t || t->kind == TYPE_ERROR) {
        return 0;
    }
    if (t->number) {
        return t->number;
    }
    uint32_t number = t->number = (uint32_t)e->types.len;
    vec_push(&e->types, (struct program_type){0});
    struct program_type made = {
        .code = code_of(t), .is_const = t->quals & QUAL_CONST,
        .is_volatile = t->quals & QUAL_VOLATILE, .is_atomic = t->quals & QUAL_ATOMIC,
        .size = t->size, .align = t->align, .base = emit_type_number(e, t->base),
        .spelling = emit_name(e, str_from(type_text(e->c, t))),
    };
    if (t->kind == TYPE_ARRAY && t->count != COUNT_UNKNOWN) {
        made.count = t->count;
    }
    if (t->tag) {
        made.name = name_of(e, t->tag->name ? t->tag->name : t->alias);
        made.first_field = fields_of(e, t->tag, &made.field_count);
    }
    e->types.at[number] = made;
    return number;
}

uint32_t emit_tag(const struct type *t)
{
    if (t->kind == TYPE_ENUM && t->base) {
        return emit_tag(t->base);
    }
    if (t->kind != TYPE_POINTER) {
        return code_of(t);
    }
    const struct type *to = t->base;
    to = to->kind == TYPE_ENUM && to->base ? to->base : to;
    if (to->kind != TYPE_POINTER) {
        return T_POINTER_TO + code_of(to);
    }
    to = to->base->kind == TYPE_ENUM && to->base->base ? to->base->base : to->base;
    return T_POINTER_TO_POINTER + code_of(to);
}

/* ---- functions --------------------------------------------------------------------------- */

uint32_t emit_signature(struct emitter *e, const struct type *function)
{
    char text[256];
    size_t n = 0;
    text[n++] = emit_letter(function->base);
    text[n++] = '(';
    for (const struct param *p = function->params; p && n < sizeof text - 3; p = p->next) {
        text[n++] = emit_letter(p->type);
    }
    if (function->variadic) {
        text[n++] = '.';
    }
    text[n++] = ')';
    text[n] = '\0';
    for (size_t i = 0; i < e->functions.len; i++) { /* few differ */
        uint32_t at = e->functions.at[i].signature;
        if (at && strcmp(e->names.at + at, text) == 0) {
            return at;
        }
    }
    return emit_name(e, (struct str){text, n});
}

static void prototype(struct emitter *e, const struct func *f, const char *name)
{
    struct buf *b = &e->protos;
    const struct type *t = f->type;
    if (f->storage == STORAGE_STATIC) {
        buf_cstr(b, "static ");
    }
    buf_cstr(b, emit_type(t->base));
    buf_char(b, ' ');
    buf_cstr(b, name);
    buf_char(b, '(');
    if (type_is_record(t->base)) {
        buf_cstr(b, "P,");
    }
    for (const struct param *p = t->params; p; p = p->next) {
        buf_cstr(b, emit_type(p->type));
        buf_char(b, ',');
    }
    buf_cstr(b, t->variadic ? "V,U);\n" : "U);\n");
}

/* An inline function may be defined in several files; all mean the same one. */
static struct func *first_definition(struct emitter *e, struct func *f)
{
    struct func *g = e->c->tree->functions;
    while (g && !(g->name == f->name && g->storage != STORAGE_STATIC)) {
        g = g->next;
    }
    return g ? g : f;
}

uint32_t emit_function_number(struct emitter *e, struct func *f)
{
    if (f->number) {
        return f->number;
    }
    if (f->storage != STORAGE_STATIC && f->is_defined && first_definition(e, f) != f) {
        return f->number = emit_function_number(e, first_definition(e, f));
    }
    f->number = (uint32_t)e->functions.len;
    uint32_t signature = emit_signature(e, f->type);
    vec_push(&e->funcs, f);
    vec_push(&e->functions, ((struct program_function){
        .name = name_of(e, f->name), .type = emit_type_number(e, f->type),
        .signature = signature, .library = !f->is_defined}));
    if (f->is_defined) {
        char name[16] = "f";
        size_t n = 1;
        char reversed[12];
        size_t k = 0;
        for (uint32_t v = f->number; v; v /= 10) {
            reversed[k++] = (char)('0' + v % 10);
        }
        while (k) {
            name[n++] = reversed[--k];
        }
        name[n] = '\0';
        prototype(e, f, name);
    } else {
        prototype(e, f, arena_cstr(e->c->arena, f->name->text));
    }
    return f->number;
}
