/* Initialisers: C11 6.7.9, flattened to items of a scalar (or whole record, or string)
 * at an offset.
 *
 * The list is read by descent into the type. Where braces are left out, a value goes to
 * the first scalar below the current member; the members of that one are then filled
 * from the same list until they are full (`members` with braced == false). A designator
 * starts over from the braces it stands in, except the ones behind the first, which
 * descend.
 *
 * Values normally come in the order of their offsets. Only when one does not (a
 * designator went back) the list is looked through in the end, and what a later item
 * covers is taken out. */
#include "cfront/decl.h"

#include <stdlib.h>
#include <string.h>

enum { ITEMS_MOST = 1 << 20 };

/* An item under way; value NULL: only says that everything before it in [offset,
 * offset + size) is void. */
struct entry {
    struct init_item item;
    uint64_t size;
    size_t order; /* of being read */
};
struct active { uint64_t offset; struct tag *tag; struct field *field; }; /* of a union */
struct reading {
    struct parser *p;
    bool is_static;
    VEC(struct entry) entries;
    VEC(struct active) active;
    uint64_t end;         /* behind the last byte given a value so far */
    bool back;            /* some value lies before it */
    struct expr *pending; /* read, but not yet placed */
    struct type *whole;
    uint64_t flexible;    /* bytes of it that a flexible array member got */
};

static void value_for(struct reading *r, struct type *t, struct field *bits, uint64_t offset);
static void members(struct reading *r, struct type *t, uint64_t offset, bool braced, bool chained,
                    uint64_t *ret_count);

/* ---- items ------------------------------------------------------------------------------ */

/* Bytes that a value writes. */
static uint64_t item_size(const struct init_item *i)
{
    return i->bits ? (i->bits->bit + i->bits->width + 7u) / 8 : i->type->size;
}

static void add_entry(struct reading *r, struct init_item item, uint64_t size)
{
    if (r->entries.len >= ITEMS_MOST) {
        parse_error(r->p, "too-large", parse_here(r->p), "these are more values than this machine keeps");
        return;
    }
    if (item.offset < r->end)
        r->back = true;
    if (item.offset + size > r->end)
        r->end = item.offset + size;
    struct entry e = {item, size, r->entries.len};
    vec_push(&r->entries, e);
}

/* What was given before within these bytes no longer counts. */
static void start_over(struct reading *r, uint64_t offset, uint64_t size)
{
    if (offset < r->end)
        add_entry(r, (struct init_item){.offset = offset}, size);
}

static void add_value(struct reading *r, struct type *t, struct field *bits, uint64_t offset,
                      struct expr *e)
{
    struct parser *p = r->p;
    if (e->type->kind == TYPE_ERROR)
        return;
    if (r->is_static && e->kind == EXPR_LOAD &&
        (e->a->kind == EXPR_COMPOUND || e->a->kind == EXPR_OBJECT) && e->a->object->is_compound &&
        e->a->object->init && e->a->object->storage == STORAGE_STATIC) { /* static struct s x = (struct s){...}; */
        struct init *inner = e->a->object->init;
        start_over(r, offset, t->size);
        for (size_t i = 0; i < inner->count; i++) {
            struct init_item item = inner->items[i];
            item.offset += offset;
            add_entry(r, item, item_size(&item));
        }
        return;
    }
    struct constant k;
    if (r->is_static && t->kind != TYPE_ARRAY && !const_eval(p->c, e, &k)) {
        bool divides = e->kind == EXPR_BINARY && (e->op == '/' || e->op == '%');
        parse_error(p, "not-constant", e->at, "a static variable begins with a constant value, and this is "
                    "none");
        if (divides)
            report_advice(p->c, "is this a division by zero?");
        else
            report_advice(p->c, "it gets its value before the program runs: assign this one in a function");
        return;
    }
    struct init_item item = {offset, bits, t, e};
    add_entry(r, item, item_size(&item));
}

/* ---- strings ---------------------------------------------------------------------------- */

static struct expr *as_string(struct expr *e)
{
    if (e->kind == EXPR_DECAY)
        e = e->a;
    return e->kind == EXPR_OBJECT && e->object->is_literal ? e : NULL;
}

/* Can the string be the value of such an array? */
static bool string_fits(const struct type *array, const struct expr *string)
{
    const struct type *to = array->base, *from = string->type->base;
    if (array->kind != TYPE_ARRAY || string->type->kind != TYPE_ARRAY)
        return false;
    if (type_is_char(from))
        return type_is_char(to);
    return to->kind == from->kind;
}

static void string_value(struct reading *r, struct type *t, uint64_t offset, struct expr *string,
                         uint64_t *ret_count)
{
    struct parser *p = r->p;
    uint64_t have = string->type->count, room = t->count;
    *ret_count = have;
    struct type *copied = string->type;
    if (room != COUNT_UNKNOWN && have > room) {
        if (have - 1 > room)
            parse_error(p, "excess-initialiser", string->at, "this string has %llu characters and a "
                        "terminator, but the array only %llu", (unsigned long long)(have - 1),
                        (unsigned long long)room);
        copied = type_array_of(p->c, string->type->base, room); /* exact: without the terminator */
    }
    start_over(r, offset, room == COUNT_UNKNOWN ? copied->size : t->size);
    string->object->is_used = true;
    add_entry(r, (struct init_item){offset, NULL, copied, string}, copied->size);
}

/* ---- one value ----------------------------------------------------------------------------- */

static bool at_designator(const struct parser *p)
{
    return parse_is(p, '.') || parse_is(p, '[');
}

static struct expr *take_expression(struct reading *r)
{
    struct expr *e = r->pending;
    r->pending = NULL;
    return e ? e : expr_assignment(r->p);
}

static void tell_excess(struct reading *r, struct type *t, struct span at)
{
    struct parser *p = r->p;
    if (type_is_record(t) && t->tag->broken)
        p->statement_failed = true;
    if (t->kind == TYPE_ARRAY)
        parse_error(p, "excess-initialiser", at, "this is one value too many: '%s' has %llu elements",
                    type_text(p->c, t), (unsigned long long)t->count);
    else if (type_is_record(t))
        parse_error(p, "excess-initialiser", at, "this is one value too many for '%s'",
                    type_text(p->c, t->plain));
    else
        parse_error(p, "excess-initialiser", at, "'%s' takes one value", type_text(p->c, t->plain));
}

/* To the '}' of this list, over whatever stands before it. */
static void skip_list(struct parser *p)
{
    int depth = 0;
    for (; p->t->kind != TOKEN_END; p->t++) {
        if (parse_is(p, '{'))
            depth++;
        else if (parse_is(p, '}') && depth-- == 0)
            return;
        else if (parse_is(p, ';'))
            return;
    }
}

static void close_list(struct parser *p)
{
    if (parse_accept(p, '}'))
        return;
    if (p->t->kind == TOKEN_NUMBER || p->t->kind == TOKEN_STRING || p->t->kind == TOKEN_NAME ||
        p->t->kind == TOKEN_CHAR || parse_is(p, '{'))
        parse_error(p, "expected", parse_behind(p), "missing ',' between two values");
    else
        parse_error(p, "expected", parse_behind(p), "missing '}' behind the values");
    skip_list(p);
    parse_accept(p, '}');
}

/* `{ 5 }` for a scalar. */
static void scalar_in_braces(struct reading *r, struct type *t, struct field *bits, uint64_t offset)
{
    struct parser *p = r->p;
    if (!parse_deeper(p)) {
        p->depth--;
        skip_list(p);
        parse_accept(p, '}');
        return;
    }
    p->t++;
    if (at_designator(p))
        parse_error(p, "bad-initialiser", parse_here(p), "'%s' has no members or elements",
                    type_text(p->c, t->plain));
    else if (!parse_is(p, '}'))
        value_for(r, t, bits, offset);
    if (parse_accept(p, ',') && !parse_is(p, '}'))
        tell_excess(r, t, parse_here(p));
    if (p->statement_failed)
        skip_list(p);
    close_list(p);
    p->depth--;
}

static void scalar(struct reading *r, struct type *t, struct field *bits, uint64_t offset)
{
    struct parser *p = r->p;
    if (!r->pending && parse_is(p, '{')) {
        scalar_in_braces(r, t, bits, offset);
        return;
    }
    struct expr *e = take_expression(r);
    add_value(r, t, bits, offset, convert_assign(p, e, t->plain, "the initial value"));
}

/* `{ ... }` for an array, struct or union; also `{ "abc" }`. */
static void list_in_braces(struct reading *r, struct type *t, uint64_t offset, uint64_t *ret_count)
{
    struct parser *p = r->p;
    if (!parse_deeper(p)) {
        p->depth--;
        skip_list(p);
        parse_accept(p, '}');
        return;
    }
    start_over(r, offset, t->size);
    p->t++;
    bool string = t->kind == TYPE_ARRAY && (p->t->kind == TOKEN_STRING || parse_is(p, '('));
    struct expr *e = NULL;
    if (string) { /* only one that is alone in the braces is the array */
        e = expr_assignment(p);
        struct expr *s = as_string(e);
        if (s && string_fits(t, s)) {
            string_value(r, t, offset, s, ret_count);
            if (parse_accept(p, ',') && !parse_is(p, '}'))
                tell_excess(r, t, parse_here(p));
        } else {
            r->pending = e;
            members(r, t, offset, true, false, ret_count);
        }
    } else {
        members(r, t, offset, true, false, ret_count);
    }
    if (p->statement_failed && !parse_is(p, '}'))
        skip_list(p);
    close_list(p);
    p->depth--;
}

/* Can this type be filled from a list? */
static bool is_aggregate(const struct type *t)
{
    return t->kind == TYPE_ARRAY || type_is_record(t);
}

/* The value of an array, struct or union; *ret_count: elements of T x[] that were seen. */
static void aggregate(struct reading *r, struct type *t, uint64_t offset, bool outermost,
                      uint64_t *ret_count)
{
    struct parser *p = r->p;
    if (!r->pending && parse_is(p, '{')) {
        list_in_braces(r, t, offset, ret_count);
        return;
    }
    struct expr *e = take_expression(r), *string = as_string(e);
    if (e->type->kind == TYPE_ERROR)
        return;
    if (string && t->kind == TYPE_ARRAY && string_fits(t, string)) {
        string_value(r, t, offset, string, ret_count);
        return;
    }
    if (type_is_record(t) && (outermost || (type_is_record(e->type) && type_same(e->type, t)))) {
        add_value(r, t, NULL, offset, convert_assign(p, e, t->plain, "the initial value"));
        return;
    }
    if (outermost) {
        parse_error(p, "bad-initialiser", e->at, "an array gets its values as a list in '{' and '}'%s",
                    type_is_char(t->base) ? " or as a string" : "");
        if (e->type->kind == TYPE_ARRAY || e->type->kind == TYPE_POINTER)
            report_advice(p->c, "to copy another array use memcpy or a loop");
        return;
    }
    r->pending = e;
    if (parse_deeper(p))
        members(r, t, offset, false, false, ret_count);
    else
        r->pending = NULL;
    p->depth--;
    if (r->pending) { /* nothing in it takes a value */
        r->pending = NULL;
        tell_excess(r, t, e->at);
    }
}

static void value_for(struct reading *r, struct type *t, struct field *bits, uint64_t offset)
{
    uint64_t count = 0;
    if (t->kind == TYPE_ERROR) {
        if (!r->pending && parse_is(r->p, '{')) {
            r->p->t++;
            skip_list(r->p);
            parse_accept(r->p, '}');
        } else {
            take_expression(r);
        }
        return;
    }
    if (!is_aggregate(t)) {
        scalar(r, t, bits, offset);
        return;
    }
    bool flexible = t->kind == TYPE_ARRAY && t->count == COUNT_UNKNOWN;
    aggregate(r, t, offset, false, &count);
    if (flexible && offset + count * t->base->size > r->flexible)
        r->flexible = offset + count * t->base->size;
}

/* ---- the members of one ---------------------------------------------------------------------- */

/* Where in an aggregate the next value goes. */
struct cursor {
    struct type *type;
    struct field *field; /* of a record; NULL: behind the last */
    uint64_t index;      /* of an array */
    uint64_t last;       /* of [a ... b]: b; else index */
};

static bool at_end(const struct cursor *k)
{
    return k->type->kind == TYPE_ARRAY ? k->index >= k->type->count : !k->field;
}

static void advance(struct cursor *k)
{
    if (k->type->kind == TYPE_ARRAY)
        k->index = k->last = k->last + 1;
    else
        k->field = k->type->kind == TYPE_UNION ? NULL : k->field->next;
}

/* The direct member that is or holds the name. */
static struct field *member_towards(const struct type *t, const struct name *n)
{
    for (struct field *f = t->tag->fields; f; f = f->next) {
        uint64_t offset;
        if (f->name == n || (!f->name && type_is_record(f->type) && type_field(f->type, n, &offset)))
            return f;
    }
    return NULL;
}

static bool element_index(struct parser *p, const struct type *t, const char *what, uint64_t *ret)
{
    int64_t n = 0;
    struct span at = parse_here(p);
    if (!const_parse(p, what, &n))
        return false;
    if (n < 0 || (t->count != COUNT_UNKNOWN && (uint64_t)n >= t->count) ||
        (t->base->size && (uint64_t)n >= OBJECT_SIZE_MAX / t->base->size)) {
        parse_error(p, "bad-initialiser", at, "there is no element %lld in '%s'", (long long)n,
                    type_text(p->c, t));
        return false;
    }
    *ret = (uint64_t)n;
    return true;
}

/* One designator. False: told. *ret_more: the same one counts again inside of the
 * member, which is an anonymous struct. */
static bool designate(struct reading *r, struct cursor *k, bool *ret_more)
{
    struct parser *p = r->p;
    struct type *t = k->type;
    *ret_more = false;
    if (parse_is(p, '[')) {
        if (t->kind != TYPE_ARRAY) {
            parse_error(p, "bad-initialiser", parse_here(p), "'%s' is no array: its members are named as in "
                        "'.name = value'", type_text(p->c, t->plain));
            return false;
        }
        p->t++;
        if (!element_index(p, t, "the index of an element", &k->index))
            return false;
        k->last = k->index;
        if (parse_accept(p, PUNCT_ELLIPSIS)) {
            struct span at = parse_here(p);
            if (!element_index(p, t, "the index of an element", &k->last))
                return false;
            if (k->last < k->index) {
                parse_error(p, "bad-initialiser", at, "this range ends before it begins");
                return false;
            }
        }
        return parse_expect(p, ']', "']' behind the index");
    }
    const struct token *name = p->t + 1;
    if (name->kind != TOKEN_NAME) {
        p->t++;
        parse_error(p, "expected", parse_behind(p), "missing the name of a member behind '.'");
        return false;
    }
    if (!type_is_record(t)) {
        parse_error(p, "bad-initialiser", span_of(name), "'%s' has no members: its elements are named as in "
                    "'[3] = value'", type_text(p->c, t));
        return false;
    }
    struct field *f = member_towards(t, name->name);
    if (!f) {
        parse_error(p, "unknown-member", span_of(name), "'%s' has no member named '" STR_FMT "'",
                    type_text(p->c, t->plain), STR_ARG(name->text));
        return false;
    }
    k->field = f;
    *ret_more = f->name != name->name;
    if (!*ret_more)
        p->t += 2;
    return true;
}

/* Of a union only the member named last has a value. */
static void activate(struct reading *r, const struct cursor *k, uint64_t offset)
{
    if (k->type->kind != TYPE_UNION)
        return;
    for (size_t i = r->active.len; i-- > 0 && r->active.len - i < 64;) {
        struct active *a = &r->active.at[i];
        if (a->offset == offset && a->tag == k->type->tag) {
            if (a->field != k->field)
                start_over(r, offset, k->type->size);
            a->field = k->field;
            return;
        }
    }
    start_over(r, offset, k->type->size); /* what [a ... b] put there */
    struct active a = {offset, k->type->tag, k->field};
    vec_push(&r->active, a);
}

/* Elements index + 1 .. last get what element index got. */
static void repeat(struct reading *r, const struct cursor *k, size_t from)
{
    uint64_t each = k->type->base->size;
    size_t to = r->entries.len;
    for (uint64_t i = k->index + 1; i <= k->last; i++) {
        if (to - from > ITEMS_MOST - r->entries.len) {
            parse_error(r->p, "too-large", parse_here(r->p), "these are more values than this machine keeps");
            return;
        }
        for (size_t n = from; n < to; n++) {
            struct entry e = r->entries.at[n];
            e.item.offset += (i - k->index) * each;
            add_entry(r, e.item, e.size);
        }
    }
}

/* The member at the cursor; chained: a designator for something inside of it follows. */
static void member_value(struct reading *r, struct cursor *k, uint64_t offset, bool chained)
{
    struct parser *p = r->p;
    struct type *t = k->type->kind == TYPE_ARRAY ? k->type->base : k->field->type;
    uint64_t at = offset + (k->type->kind == TYPE_ARRAY ? k->index * t->size : k->field->offset);
    size_t from = r->entries.len;
    activate(r, k, offset);
    if (chained) {
        uint64_t count = 0;
        if (!is_aggregate(t)) {
            parse_error(p, "bad-initialiser", parse_here(p), "'%s' has no members or elements",
                        type_text(p->c, t->plain));
        } else {
            if (parse_deeper(p))
                members(r, t, at, false, true, &count);
            p->depth--;
            if (t->kind == TYPE_ARRAY && t->count == COUNT_UNKNOWN && at + count * t->base->size > r->flexible)
                r->flexible = at + count * t->base->size;
        }
    } else {
        bool is_bits = k->type->kind != TYPE_ARRAY && k->field->is_bits;
        value_for(r, t, is_bits ? k->field : NULL, at);
    }
    if (k->type->kind == TYPE_ARRAY && k->last > k->index)
        repeat(r, k, from);
}

/* braced: up to '}'. Otherwise until all have a value, the list ends, or a designator
 * comes. chained: begins with a designator. *ret_count: of an array, how far it got. */
static void members(struct reading *r, struct type *t, uint64_t offset, bool braced, bool chained,
                    uint64_t *ret_count)
{
    struct parser *p = r->p;
    struct cursor k = {.type = t};
    if (t->kind != TYPE_ARRAY)
        k.field = t->tag->fields;
    for (;;) {
        if (braced && !r->pending && parse_is(p, '}'))
            return;
        bool deeper = false;
        if (!r->pending && (braced || chained) && at_designator(p)) {
            bool again = false;
            if (!designate(r, &k, &again))
                return;
            deeper = again || at_designator(p);
            if (!deeper && !parse_accept(p, '=') && !parse_is(p, '{'))
                parse_error(p, "expected", parse_behind(p), "missing '=' in front of the value");
        } else if (at_end(&k)) {
            if (braced)
                tell_excess(r, t, r->pending ? r->pending->at : parse_here(p));
            return;
        }
        chained = false;
        if (t->kind == TYPE_ARRAY && t->base->size && k.index >= OBJECT_SIZE_MAX / t->base->size) {
            parse_error(p, "too-large", parse_here(p), "this array is larger than 256 MiB");
            return;
        }
        member_value(r, &k, offset, deeper);
        if (p->statement_failed && !parse_is(p, ',') && !parse_is(p, '}'))
            return;
        advance(&k);
        if (t->kind == TYPE_ARRAY && k.index > *ret_count)
            *ret_count = k.index;
        if (!braced && at_end(&k))
            return;
        if (!parse_is(p, ','))
            return;
        const struct token *next = p->t + 1;
        if (!braced && next->kind == TOKEN_PUNCT && (next->id == '}' || next->id == '.' || next->id == '['))
            return;
        p->t++;
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->item.offset != y->item.offset)
        return x->item.offset < y->item.offset ? -1 : 1;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->order > y->order ? -1 : x->order < y->order;
}

static int by_order(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

/* Does y, read later, replace all of x? */
static bool replaces(const struct entry *y, const struct entry *x)
{
    if (y->order < x->order || y->item.offset > x->item.offset ||
        y->item.offset + y->size < x->item.offset + x->size)
        return false;
    if (!y->item.bits)
        return !x->item.bits || y->size > 0;
    return x->item.bits == y->item.bits;
}

/* Takes out what a later item covers. Items nest like the types they are of, so in the
 * order of their places those around one are the last few that have not ended. */
static void settle(struct reading *r)
{
    size_t count = r->entries.len, kept = 0, depth = 0;
    struct entry *all = r->entries.at;
    struct entry *around[TYPE_DEPTH_MAX + 8];
    bool *gone = arena_alloc(r->p->c->arena, count);
    qsort(all, count, sizeof *all, by_place);
    for (size_t i = 0; i < count; i++) {
        struct entry *x = &all[i];
        while (depth && around[depth - 1]->item.offset + around[depth - 1]->size <= x->item.offset)
            depth--;
        for (size_t n = depth; n-- > 0 && !gone[i];)
            gone[i] = replaces(around[n], x);
        bool same = depth && around[depth - 1]->item.offset == x->item.offset &&
                    around[depth - 1]->size == x->size && !around[depth - 1]->item.bits;
        if (!gone[i] && !same && depth < COUNT(around))
            around[depth++] = x;
    }
    for (size_t i = 0; i < count; i++)
        if (!gone[i])
            all[kept++] = all[i];
    r->entries.len = kept;
    qsort(all, kept, sizeof *all, by_order);
}

static struct init *finished(struct reading *r, struct type *t, struct span at)
{
    struct arena *a = r->p->c->arena;
    if (r->back)
        settle(r);
    struct init *init = arena_alloc(a, sizeof *init);
    init->at = at;
    init->items = arena_array(a, r->entries.len, sizeof *init->items);
    for (size_t i = 0; i < r->entries.len; i++)
        if (r->entries.at[i].item.value)
            init->items[init->count++] = r->entries.at[i].item;
    init->size = t->size > r->flexible ? t->size : r->flexible;
    const struct init_item *first = init->items;
    init->is_whole = init->count == 1 && !first->bits && !first->offset && first->type->size == init->size;
    return init;
}

struct init *init_parse(struct parser *p, struct type **type, bool is_static)
{
    struct type *t = *type;
    struct reading r = {.p = p, .is_static = is_static, .whole = t};
    struct span at = parse_here(p);
    uint64_t count = 0;
    bool sized = t->kind != TYPE_ARRAY || t->count != COUNT_UNKNOWN;
    if (is_aggregate(t) && type_is_complete(t->kind == TYPE_ARRAY ? t->base : t))
        aggregate(&r, t, 0, true, &count);
    else
        value_for(&r, is_aggregate(t) ? &type_error : t, NULL, 0);
    if (!sized && !t->variable) {
        if (!count && !p->statement_failed && t->base->kind != TYPE_ERROR)
            parse_error(p, "incomplete-type", at, "an array of unknown size needs at least one value");
        t = *type = type_with(p->c, type_array_of(p->c, t->base, count ? count : 1), 0);
    }
    struct init *init = finished(&r, t, span_join(at, parse_behind(p)));
    vec_release(&r.entries);
    vec_release(&r.active);
    return init;
}
