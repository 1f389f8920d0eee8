/* types.c - what can be asked of a program's types. The table may have been written by
 * anybody: types may contain themselves, so nothing here goes deeper than TYPE_DEPTH. */
#include "trace/room.h"

uint32_t ptype_plain(const struct trace *t, uint32_t type)
{
    for (int depth = 0; ptype_at(t, type)->code == T_ENUM && ptype_at(t, type)->base && depth < TYPE_DEPTH; depth++)
        type = ptype_at(t, type)->base;
    return type;
}

bool ptype_is_char(const struct trace *t, uint32_t type)
{
    uint8_t code = ptype_at(t, type)->code;
    return code == T_CHAR || code == T_SCHAR || code == T_UCHAR;
}

static bool has_pointers(const struct trace *t, uint32_t type, int depth)
{
    const struct program_type *p = ptype_at(t, type);
    uint8_t *known = &t->pointers_in[type < t->program.type_count ? type : 0];
    if (*known || depth > TYPE_DEPTH)
        return *known == 2;
    *known = 1; /* should the type contain itself */
    bool has = p->code == T_POINTER;
    if (p->code == T_ARRAY)
        has = has_pointers(t, p->base, depth + 1);
    else if (p->code == T_STRUCT || p->code == T_UNION)
        for (uint32_t i = 0; i < p->field_count && !has && i < 4096; i++)
            has = has_pointers(t, t->program.fields[p->first_field + i].type, depth + 1);
    *known = has ? 2 : 1;
    return has;
}

bool ptype_has_pointers(const struct trace *t, uint32_t type) { return has_pointers(t, type, 0); }

bool ptype_same(const struct trace *t, uint32_t a, uint32_t b)
{
    for (int depth = 0; a != b && depth < TYPE_DEPTH; depth++) {
        const struct program_type *x = ptype_at(t, a), *y = ptype_at(t, b);
        if (x->code != y->code || x->size != y->size || x->first_field != y->first_field || x->count != y->count)
            return false;
        if (x->code != T_POINTER && x->code != T_ARRAY)
            return true;
        a = x->base;
        b = y->base;
    }
    return a == b;
}

bool field_is_flexible(const struct trace *t, uint32_t type, uint32_t field)
{
    const struct program_type *p = ptype_at(t, type);
    if (p->code != T_STRUCT || field + 1 != p->field_count)
        return false;
    const struct program_type *f = ptype_at(t, t->program.fields[p->first_field + field].type);
    return f->code == T_ARRAY && !f->count && !f->size;
}

/* How many of a type so many bytes are; a struct whose last member takes the rest is one. */
uint64_t ptype_elements(const struct trace *t, uint32_t type, uint64_t bytes)
{
    const struct program_type *p = ptype_at(t, type);
    if (!type || !p->size)
        return 0;
    if (p->field_count && field_is_flexible(t, type, p->field_count - 1))
        return 1;
    uint64_t n = bytes / p->size;
    return n ? n : bytes ? 1 : 0;
}

struct str ptype_text(const struct trace *t, struct arena *a, uint32_t type, uint64_t count)
{
    if (!type)
        return STR("");
    struct str s = name_at(t, ptype_at(t, type)->spelling);
    if (!count)
        return s;
    /* "int (*)[3]" and "int[3]" have a place in the middle. */
    size_t split = s.len;
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == '[' || (s.at[i] == '(' && i + 1 < s.len && s.at[i + 1] == '*')) {
            split = i;
            break;
        }
    if (split < s.len && s.at[split] == '(') {
        size_t close = split;
        while (close < s.len && s.at[close] != ')')
            close++;
        return str_from(arena_printf(a, STR_FMT "[%llu]" STR_FMT, (int)close, s.at, (unsigned long long)count,
                                     STR_ARG(str_slice(s, close, s.len))));
    }
    bool blank = split && s.at[split - 1] != ' ' && s.at[split - 1] != '*';
    return str_from(arena_printf(a, STR_FMT "%s[%llu]" STR_FMT, (int)split, s.at, blank ? " " : "",
                                 (unsigned long long)count, STR_ARG(str_slice(s, split, s.len))));
}

bool ptype_is_linked(const struct trace *t, uint32_t type)
{
    const struct program_type *p = ptype_at(t, type);
    for (uint32_t i = 0; p->code == T_STRUCT && i < p->field_count && i < 256; i++) {
        uint32_t f = t->program.fields[p->first_field + i].type;
        for (int depth = 0; ptype_at(t, f)->code == T_ARRAY && depth < TYPE_DEPTH; depth++)
            f = ptype_at(t, f)->base;
        if (ptype_at(t, f)->code == T_POINTER && ptype_same(t, ptype_at(t, f)->base, type))
            return true;
    }
    return false;
}

/* ---- pointers within a value ---- */

struct walk {
    const struct trace *t;
    pointer_fn *fn;
    void *ctx;
    uint64_t left; /* types that are still looked at */
};

static bool walk(struct walk *w, uint32_t type, uint64_t offset, uint64_t end, int depth)
{
    const struct trace *t = w->t;
    const struct program_type *p = ptype_at(t, type);
    if (w->left == 0)
        return false;
    w->left--;
    if (depth > TYPE_DEPTH || offset >= end || !ptype_has_pointers(t, type))
        return true;
    if (p->code == T_POINTER) {
        if (end - offset < 8)
            return true;
        return w->fn(w->ctx, offset, type);
    }
    if (p->code == T_ARRAY) {
        uint64_t each = ptype_at(t, p->base)->size;
        for (uint64_t i = 0; each && (p->count ? i < p->count : true) && i < (end - offset) / each; i++)
            if (!walk(w, p->base, offset + i * each, end, depth + 1))
                return false;
        return true;
    }
    for (uint32_t i = 0; i < p->field_count; i++) {
        const struct program_field *f = &t->program.fields[p->first_field + i];
        if (f->width || f->offset > end - offset)
            continue;
        if (!walk(w, f->type, offset + f->offset, end, depth + 1))
            return false;
    }
    return true;
}

bool ptype_pointers(const struct trace *t, uint32_t type, uint64_t size, uint64_t count,
                   pointer_fn *fn, void *ctx)
{
    if (!type || !ptype_has_pointers(t, type))
        return true;
    struct walk w = {t, fn, ctx, size < 50000 ? 1000 + 4 * size : 200000};
    uint64_t each = ptype_at(t, type)->size;
    for (uint64_t i = 0; i < (count ? count : 1) && i * each < size; i++)
        if (!walk(&w, type, i * each, size, 0))
            return false;
    return true;
}

/* An unnamed member is named by its own ones. */
static bool inner_field_named(const struct trace *t, const struct program_field *f, struct str text)
{
    if (f->name)
        return text_names_member(text, name_at(t, f->name));
    const struct program_type *p = ptype_at(t, f->type);
    for (uint32_t i = 0; i < p->field_count && i < 64; i++)
        if (t->program.fields[p->first_field + i].name &&
            text_names_member(text, name_at(t, t->program.fields[p->first_field + i].name)))
            return true;
    return false;
}

uint32_t ptype_pointer_at(const struct trace *t, uint32_t type, uint64_t offset, struct str text)
{
    for (int depth = 0; depth <= TYPE_DEPTH; depth++) {
        const struct program_type *p = ptype_at(t, type);
        if (p->code == T_POINTER)
            return offset ? 0 : type;
        if (p->code == T_ARRAY) {
            uint64_t each = ptype_at(t, p->base)->size;
            if (!each)
                return 0;
            offset %= each;
            type = p->base;
            continue;
        }
        uint32_t inner = 0;
        uint64_t behind = 0;
        for (uint32_t i = 0; (p->code == T_STRUCT || p->code == T_UNION) && i < p->field_count && i < 4096; i++) {
            const struct program_field *f = &t->program.fields[p->first_field + i];
            if (f->width || offset < f->offset || !ptype_has_pointers(t, f->type) ||
                (offset - f->offset >= ptype_at(t, f->type)->size && !field_is_flexible(t, type, i)))
                continue;
            bool named = inner_field_named(t, f, text);
            if (inner && !named)
                continue;
            inner = f->type;
            behind = f->offset;
            if (named || p->code == T_STRUCT)
                break;
        }
        if (!inner)
            return 0;
        offset -= behind;
        type = inner;
    }
    return 0;
}
