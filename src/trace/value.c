/* value.c - bytes and a type to text: numbers, characters, texts, and where a pointer
 * leads, by the name that the program or the picture has for it. */
#include "trace/room.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- where a pointer leads ---- */

struct lead lead_of(const struct trace *t, uint32_t at, uint64_t value)
{
    bool past;
    if (value == 0)
        return (struct lead){.points = POINTS_NULL};
    if (value >= FUNCTIONS_AT && value < LITERALS_AT) {
        uint64_t f = (value - FUNCTIONS_AT) / FUNCTION_BYTES;
        if ((value - FUNCTIONS_AT) % FUNCTION_BYTES == 0 && f && f < t->program.function_count)
            return (struct lead){.points = POINTS_FUNCTION, .function = (uint32_t)f};
        return (struct lead){.points = POINTS_WILD};
    }
    if (value < LITERALS_AT || value > MEMORY_AT + UINT32_MAX)
        return (struct lead){.points = POINTS_WILD};
    uint32_t row = row_at(t, at, value, &past);
    if (!row)
        return (struct lead){.points = POINTS_WILD};
    const struct row *r = &t->rows.at[row];
    bool live = is_live(r, at);
    return (struct lead){.points = !live ? POINTS_DANGLING : past ? POINTS_PAST : POINTS_INTO,
                         .target = row, .offset = (int64_t)(value - r->base)};
}

/* ---- names of places ---- */

/* Is it called by what it holds: a literal, or an argument of main? */
static bool is_text(const struct trace *t, size_t object)
{
    const struct row *r = object < t->rows.len ? &t->rows.at[object] : NULL;
    return r && (r->kind == OBJECT_LITERAL || (r->kind == OBJECT_ARGUMENTS && ptype_is_char(t, r->type)));
}

void object_words(const struct trace *t, struct buf *out, size_t object)
{
    const struct trace_object *o = trace_object(t, object);
    if (is_text(t, object)) {
        struct view v = {.t = t};
        if (!value_quoted(&v, out, o->base, o->size, true))
            buf_cstr(out, "a text");
    } else if (o->name.len) {
        buf_str(out, o->name);
    } else if (o->type.len) {
        buf_printf(out, "a " STR_FMT, STR_ARG(o->type));
    } else {
        buf_cstr(out, "an object of the library");
    }
}

static bool wanted(const struct trace *t, uint32_t type, uint32_t want)
{
    return want && ptype_same(t, type, want);
}

static int64_t field_at(const struct trace *t, uint32_t type, uint64_t offset, uint32_t want);

/* Does a value of the wanted type begin there? */
static bool holds(const struct trace *t, uint32_t type, uint64_t offset, uint32_t want)
{
    for (int depth = 0; depth <= TYPE_DEPTH; depth++) {
        const struct program_type *p = ptype_at(t, type);
        if (offset == 0 && wanted(t, type, want))
            return true;
        if (p->code == T_ARRAY && ptype_at(t, p->base)->size) {
            offset %= ptype_at(t, p->base)->size;
            type = p->base;
            continue;
        }
        int64_t i = field_at(t, type, offset, 0);
        if (i < 0)
            return false;
        offset -= t->program.fields[p->first_field + (uint32_t)i].offset;
        type = t->program.fields[p->first_field + (uint32_t)i].type;
    }
    return false;
}

/* The member that holds the byte; its number, or -1. Of a union, one with a value of the
 * wanted type there is meant. */
static int64_t field_at(const struct trace *t, uint32_t type, uint64_t offset, uint32_t want)
{
    const struct program_type *p = ptype_at(t, type);
    for (uint32_t i = 0; want && p->code == T_UNION && i < p->field_count && i < 256; i++)
        if (holds(t, t->program.fields[p->first_field + i].type, offset, want))
            return i;
    for (uint32_t i = 0; (p->code == T_STRUCT || p->code == T_UNION) && i < p->field_count && i < 4096; i++) {
        const struct program_field *f = &t->program.fields[p->first_field + i];
        if (offset >= f->offset &&
            (offset - f->offset < ptype_at(t, f->type)->size || field_is_flexible(t, type, i)))
            return i;
    }
    return -1;
}

/* Appends the way from a value of this type (count: so many of them) to the byte at
 * offset: down to a value of type `want`, or if there is none on that way, no further
 * than need be; want 0: down to what has no parts. */
static void path(const struct trace *t, struct buf *out, uint32_t type, uint64_t count, uint64_t offset,
                 uint32_t want)
{
    size_t least = SIZE_MAX;
    for (int depth = 0; depth <= TYPE_DEPTH; depth++) {
        const struct program_type *p = ptype_at(t, type);
        if (offset == 0 && want && !count && wanted(t, type, want))
            return;
        if (offset == 0 && want && least == SIZE_MAX)
            least = out->len;
        if (count || p->code == T_ARRAY) {
            uint32_t element = count ? type : p->base;
            uint64_t each = ptype_at(t, element)->size;
            if (!each)
                break;
            buf_printf(out, "[%llu]", (unsigned long long)(offset / each));
            offset %= each;
            type = element;
            count = 0;
            continue;
        }
        int64_t i = field_at(t, type, offset, want);
        if (i < 0 || (p->code == T_UNION && offset == 0 && !want))
            break;
        const struct program_field *f = &t->program.fields[p->first_field + (uint32_t)i];
        struct str name = name_at(t, f->name);
        if (name.len)
            buf_printf(out, "." STR_FMT, STR_ARG(name));
        offset -= f->offset;
        type = f->type;
        if (field_is_flexible(t, (uint32_t)(p - t->program.types), (uint32_t)i)) {
            type = ptype_at(t, type)->base;
            count = 1;
        }
    }
    if (least != SIZE_MAX && least < out->len)
        out->at[out->len = least] = '\0';
    else if (offset && want)
        buf_printf(out, " + %llu", (unsigned long long)offset);
}

void path_text(const struct trace *t, struct buf *out, size_t object, uint64_t offset, uint32_t want)
{
    uint64_t base, size, count;
    uint32_t type = object_type_of(t, object, &base, &size, &count);
    if (offset > size) {
        buf_printf(out, " + %llu", (unsigned long long)offset);
        return;
    }
    if (!count && ptype_at(t, type)->size && offset >= ptype_at(t, type)->size &&
        !(ptype_at(t, type)->field_count && field_is_flexible(t, type, ptype_at(t, type)->field_count - 1))) {
        buf_printf(out, " + %llu", (unsigned long long)offset);
        return;
    }
    if (!type) {
        if (offset)
            buf_printf(out, " + %llu", (unsigned long long)offset);
        return;
    }
    path(t, out, type, count, offset, want);
}

void cell_name(const struct trace *t, struct buf *out, size_t object, uint64_t offset)
{
    object_words(t, out, object);
    path_text(t, out, object, offset, 0);
}

/* "x in `main`": a variable of another call than the one that is told of. */
static void name_words(const struct trace *t, struct buf *out, size_t object, struct str way, uint32_t from_call)
{
    const struct trace_object *o = trace_object(t, object);
    buf_char(out, '`');
    buf_str(out, o->name);
    buf_str(out, way);
    buf_char(out, '`');
    if (o->kind == TRACE_VARIABLE && from_call && o->call != from_call && o->call)
        buf_printf(out, " in `" STR_FMT "`", STR_ARG(trace_call(t, o->call)->function));
    if (o->kind == TRACE_VARIABLE && from_call && trace_call(t, o->call)->thread != trace_call(t, from_call)->thread) {
        buf_cstr(out, " of ");
        thread_words(out, trace_call(t, o->call)->thread);
    }
}

void way_words(const struct trace *t, struct buf *out, size_t object, struct str w, uint32_t from_call)
{
    const struct trace_object *o = trace_object(t, object);
    if (o->kind == TRACE_VARIABLE || o->kind == TRACE_GLOBAL) {
        name_words(t, out, object, w, from_call);
    } else if (!w.len) {
        object_words(t, out, object);
    } else if (w.at[0] == '[') {
        size_t close = 0;
        while (close < w.len && w.at[close] != ']')
            close++;
        struct str rest = str_slice(w, close + 1, w.len), index = str_slice(w, 1, close);
        if (rest.len)
            buf_printf(out, "`" STR_FMT "` in ", STR_ARG(rest.at[0] == '.' ? str_slice(rest, 1, rest.len) : rest));
        buf_printf(out, "element " STR_FMT " of ", STR_ARG(index));
        object_words(t, out, object);
    } else if (w.at[0] == '.') {
        buf_printf(out, "`" STR_FMT "` of ", STR_ARG(str_slice(w, 1, w.len)));
        object_words(t, out, object);
    } else { /* " + 5" */
        buf_printf(out, "byte " STR_FMT " of ", STR_ARG(str_slice(w, 3, w.len)));
        object_words(t, out, object);
    }
}

void cell_words(const struct trace *t, struct buf *out, size_t object, uint64_t offset, uint32_t want,
                uint32_t from_call)
{
    struct buf way = {0};
    path_text(t, &way, object, offset, want);
    way_words(t, out, object, buf_view(&way), from_call);
    buf_release(&way);
}

void pointer_text(const struct trace *t, struct buf *out, const struct lead *l, uint64_t value,
                  uint32_t pointer_type, uint32_t at)
{
    const struct row *r = l->target && l->target < t->rows.len ? &t->rows.at[l->target] : NULL;
    switch (l->points) {
    case POINTS_NULL: buf_cstr(out, "NULL"); return;
    case POINTS_FUNCTION: buf_str(out, function_name(t, l->function)); return;
    case POINTS_PAST: buf_cstr(out, "one past "); object_words(t, out, l->target); return;
    case POINTS_INTO:
    case POINTS_DANGLING:
        break;
    default:
        buf_printf(out, "0x%llx", (unsigned long long)value);
        return;
    }
    bool variable = r && (r->kind == OBJECT_LOCAL || r->kind == OBJECT_GLOBAL);
    if (r && r->size && (uint64_t)l->offset == r->size && l->points == POINTS_DANGLING) {
        buf_cstr(out, "one past ");
        object_words(t, out, l->target);
        buf_cstr(out, r->kind == OBJECT_HEAP ? " (freed)" : " (gone)");
        return;
    }
    if (variable)
        buf_char(out, '&');
    object_words(t, out, l->target);
    uint32_t to = ptype_at(t, pointer_type)->base;
    if (is_text(t, l->target)) {
        if (l->offset)
            buf_printf(out, " + %lld", (long long)l->offset);
    } else {
        path_text(t, out, l->target, (uint64_t)l->offset, to);
    }
    if (l->points == POINTS_DANGLING)
        buf_cstr(out, !r || r->kind == OBJECT_HEAP ? " (freed)" : " (gone)");
    (void)at;
}

/* ---- scalars ---- */

static void put_char(struct buf *out, unsigned c, char quote)
{
    static const char escapes[] = "\a\b\t\n\v\f\r", letters[] = "abtnvfr";
    const char *e = c && c < 14 ? strchr(escapes, (int)c) : NULL;
    if (c == 0)
        buf_cstr(out, "\\0");
    else if (e)
        buf_printf(out, "\\%c", letters[e - escapes]);
    else if (c == '\\' || c == (unsigned char)quote)
        buf_printf(out, "\\%c", c);
    else if (c >= 0x20 && c < 0x7f)
        buf_char(out, (char)c);
    else
        buf_printf(out, "\\x%02x", c & 0xff);
}

void char_text(struct buf *out, unsigned char c)
{
    if ((c >= 0x20 && c < 0x7f) || c == 0 || (c >= 7 && c < 14)) {
        buf_char(out, '\'');
        put_char(out, c, '\'');
        buf_cstr(out, "' ");
    }
    buf_printf(out, "%d", (signed char)c);
}

void quote(struct buf *out, struct str s, size_t most)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.len && i < most;) {
        uint32_t code;
        size_t n = utf8_decode(s.at + i, s.len - i, &code);
        if (n > 1 && code >= 0xa0) {
            struct buf clean = {0};
            utf8_printable(&clean, (struct str){s.at + i, n});
            buf_str(out, buf_view(&clean));
            buf_release(&clean);
        } else {
            put_char(out, (unsigned char)s.at[i], '"');
            n = 1;
        }
        i += n;
    }
    buf_char(out, '"');
    if (s.len > most)
        buf_cstr(out, "...");
}

static void put_real(struct buf *out, double d, int least, int most)
{
    char text[64];
    if (isnan(d) || isinf(d)) {
        buf_cstr(out, isnan(d) ? "nan" : d < 0 ? "-inf" : "inf");
        return;
    }
    for (int digits = least; digits <= most; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, d);
        if (digits == most || (most < 10 ? strtof(text, NULL) == (float)d : strtod(text, NULL) == d))
            break;
    }
    buf_cstr(out, text);
    if (!strpbrk(text, ".en"))
        buf_cstr(out, ".0");
}

struct lead lead_in(const struct view *v, uint32_t at, uint64_t value)
{
    struct lead l = lead_of(v->t, at, value);
    if (v->ending && l.points == POINTS_DANGLING && l.target < v->t->rows.len) {
        const struct row *r = &v->t->rows.at[l.target];
        if (r->kind == OBJECT_LOCAL && r->call == v->ending && r->state == STATE_RETURNED)
            l.points = POINTS_INTO;
    }
    return l;
}

const struct log_entry *value_of_return(const struct trace *t, uint32_t entry)
{
    enum { FAR = 5000 };
    int inner = 0; /* calls of clean-up functions come in between */
    for (uint32_t i = entry, n = 0; i-- > 0 && n < FAR; n++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_RETURN)
            inner++;
        else if (e->kind == ENTRY_CALL && inner-- == 0)
            return NULL;
        else if (e->kind == ENTRY_VALUE && e->bits & 1 && !inner)
            return e;
        else if (e->kind == ENTRY_STEP && !inner)
            return NULL;
    }
    return NULL;
}

void value_returned(const struct trace *t, struct buf *out, uint32_t call, const struct log_entry *value)
{
    uint32_t type = value->offset < t->program.type_count ? value->offset : 0;
    if (ptype_at(t, type)->code != T_POINTER) {
        value_number(t, out, type, value->value);
        return;
    }
    struct lead l = lead_in(&(struct view){.t = t, .ending = call}, t->at, value->value);
    pointer_text(t, out, &l, value->value, type, t->at);
}

static bool is_signed(uint8_t code)
{
    return code == T_CHAR || code == T_SCHAR || code == T_SHORT || code == T_INT || code == T_LONG || code == T_LLONG;
}

static void put_integer(const struct trace *t, struct buf *out, uint32_t type, uint64_t v, unsigned bits)
{
    const struct program_type *p = ptype_at(t, type);
    uint32_t plain = ptype_plain(t, type);
    bool sign = is_signed(ptype_at(t, plain)->code);
    if (bits < 64)
        v &= (UINT64_C(1) << bits) - 1;
    if (sign && bits && bits < 64 && v >> (bits - 1))
        v |= ~UINT64_C(0) << bits;
    if (p->code == T_ENUM)
        for (uint32_t i = 0; i < p->field_count && i < 4096; i++)
            if (t->program.fields[p->first_field + i].offset == v) {
                buf_str(out, name_at(t, t->program.fields[p->first_field + i].name));
                return;
            }
    if (p->code == T_BOOL && v <= 1) {
        buf_cstr(out, v ? "true" : "false");
        return;
    }
    struct str spelling = name_at(t, p->spelling);
    bool wide = str_ends(spelling, "wchar_t");
    if ((ptype_is_char(t, type) && bits == 8 && p->code != T_UCHAR) || wide) {
        bool control = v < 14 && (v == 0 || v >= 7), ascii = v >= 0x20 && v < 0x7f;
        char text[5];
        size_t n = wide && v >= 0xa0 && v < 0x110000 ? utf8_encode((uint32_t)v, text) : 0;
        if (ascii || control || n || (p->code == T_CHAR && v >> 7)) {
            buf_cstr(out, wide ? "L'" : "'");
            if (n) {
                struct buf clean = {0};
                utf8_printable(&clean, (struct str){text, n});
                buf_str(out, buf_view(&clean));
                buf_release(&clean);
            } else {
                put_char(out, (unsigned)v & (wide ? ~0u : 0xff), '\'');
            }
            buf_cstr(out, "' ");
        }
    }
    buf_printf(out, sign ? "%lld" : "%llu", (unsigned long long)v);
}

void value_number(const struct trace *t, struct buf *out, uint32_t type, uint64_t value)
{
    const struct program_type *p = ptype_at(t, type);
    double d;
    switch (p->code) {
    case T_FLOAT:
    case T_DOUBLE:
    case T_LDOUBLE:
        memcpy(&d, &value, sizeof d);
        put_real(out, d, p->code == T_FLOAT ? 6 : 15, p->code == T_FLOAT ? 9 : 17);
        break;
    case T_POINTER: {
        struct lead l = lead_of(t, t->at, value);
        pointer_text(t, out, &l, value, type, t->at);
        break;
    }
    default:
        put_integer(t, out, type, value, p->size && p->size < 8 ? (unsigned)p->size * 8 : 64);
    }
}

static void put_scalar(const struct view *v, struct buf *out, uint32_t type, const struct bytes *b,
                       uint64_t size, uint32_t at)
{
    const struct trace *t = v->t;
    const struct program_type *p = ptype_at(t, type);
    uint64_t number = bytes_number(b, size < 8 ? (unsigned)size : 8);
    switch (p->code) {
    case T_FLOAT: {
        float f;
        memcpy(&f, b->at, sizeof f);
        put_real(out, (double)f, 6, 9);
        break;
    }
    case T_DOUBLE: {
        double d;
        memcpy(&d, b->at, sizeof d);
        put_real(out, d, 15, 17);
        break;
    }
    case T_LDOUBLE: {
        long double x;
        char text[64];
        memcpy(&x, b->at, 10);
        memset((char *)&x + 10, 0, sizeof x - 10);
        snprintf(text, sizeof text, "%.18Lg", x);
        buf_cstr(out, text);
        break;
    }
    case T_POINTER: {
        struct lead l = lead_in(v, at, number);
        pointer_text(t, out, &l, number, type, at);
        break;
    }
    case T_VA_LIST: buf_cstr(out, "arguments"); break;
    case T_NONE: buf_printf(out, "%llu", (unsigned long long)number); break;
    default: put_integer(t, out, type, number, (unsigned)size * 8);
    }
}

bool value_text(const struct view *v, struct buf *out, uint32_t type, uint64_t address, uint64_t size,
                unsigned bit, unsigned width, uint32_t at, enum cell_state *ret_state)
{
    const struct trace *t = v->t;
    if (width) {
        unsigned bytes = (bit + width + 7) / 8;
        if (bit > 63 || width > 64 || bytes > 16)
            bytes = 0;
        struct bytes b = view_read(v, address, bytes);
        *ret_state = !bytes || !b.kept ? CELL_UNKNOWN : b.bits == all_bits(bytes) ? CELL_SET : b.bits ? CELL_PARTLY : CELL_UNSET;
        if (*ret_state == CELL_SET) {
            unsigned __int128 wide = 0;
            memcpy(&wide, b.at, bytes);
            put_integer(t, out, type, (uint64_t)(wide >> bit), width);
            return true;
        }
        buf_cstr(out, *ret_state == CELL_UNKNOWN ? "not kept" : "?");
        return false;
    }
    unsigned n = size <= 16 ? (unsigned)size : 16;
    unsigned need = ptype_at(t, type)->code == T_LDOUBLE && n == 16 ? 10 : n;
    struct bytes b = view_read(v, address, n);
    uint16_t bits = b.bits & all_bits(need);
    *ret_state = !n || !b.kept ? CELL_UNKNOWN : bits == all_bits(need) ? CELL_SET : bits ? CELL_PARTLY : CELL_UNSET;
    if (ptype_at(t, type)->code == T_VA_LIST && b.kept)
        *ret_state = bits ? CELL_SET : CELL_UNSET;
    switch (*ret_state) {
    case CELL_SET:
        put_scalar(v, out, type, &b, n, at);
        return true;
    case CELL_PARTLY: buf_cstr(out, "? in part"); return false;
    case CELL_UNKNOWN: buf_cstr(out, "not kept"); return false;
    default: buf_cstr(out, "?"); return false;
    }
}

bool value_quoted(const struct view *v, struct buf *out, uint64_t address, uint64_t size, bool is_char)
{
    char text[TEXT_MOST + 8];
    size_t n = 0;
    bool ended = false, printable = true;
    while (n < size && n < TEXT_MOST + 1 && !ended) {
        struct bytes b = view_read(v, address + n, 1);
        if (!b.kept || !b.bits)
            break;
        text[n] = (char)b.at[0];
        ended = !text[n];
        printable &= ended || text[n] == '\n' || text[n] == '\t' || (text[n] >= 0x20 && text[n] < 0x7f);
        n += !ended;
    }
    if (!is_char && (!ended || !printable))
        return false; /* bytes, that mean something else */
    for (size_t i = n + 1; !is_char && i < size && i < TEXT_MOST; i++) {
        struct bytes b = view_read(v, address + i, 1);
        if (b.kept && b.bits && b.at[0])
            return false; /* a record of bytes, one of which is 0 */
    }
    if (!ended && (n == 0 || n < (size < TEXT_MOST + 1 ? size : TEXT_MOST + 1)))
        return false; /* some of it was never written */
    quote(out, (struct str){text, n}, TEXT_MOST);
    if (!ended && n == size)
        buf_cstr(out, " without '\\0'");
    return true;
}
