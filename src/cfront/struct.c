/* struct, union and enum: members, their layout, enumerators.
 *
 * Layout is that of gcc on x86-64 (System V ABI 3.1.2): a member lies at the next
 * multiple of its alignment; a bit-field follows the bits before it unless it would
 * cross a boundary of its own type, and then begins at that boundary. An unnamed
 * bit-field does not raise the struct's alignment; one of width 0 goes on to the next
 * boundary of its type. packed takes all gaps out. */
#include "cfront/decl.h"

#include <string.h>

/* ---- layout ---------------------------------------------------------------------------- */

struct layout {
    bool is_union, packed;
    uint8_t most;    /* #pragma pack: no member is aligned to more; 0: none */
    uint64_t bits;   /* struct: where the next bit-field may begin; union: the largest member */
    uint32_t align;
    bool too_large;
};

static uint64_t round_up(uint64_t n, uint64_t to) { return (n + to - 1) / to * to; }

static void place_bits(struct layout *l, struct field *f)
{
    uint64_t unit = f->type->size * 8, align = (uint64_t)f->type->align * 8;
    uint64_t at = l->is_union ? 0 : l->bits;
    if (f->width == 0) {
        if (!l->is_union)
            l->bits = round_up(at, align);
        return;
    }
    if (!l->packed && at / unit != (at + f->width - 1) / unit)
        at = round_up(at, align);
    f->offset = at / 8;
    f->bit = (uint8_t)(at % 8);
    if (f->name && !l->packed && l->align < f->type->align)
        l->align = f->type->align;
    if (l->is_union)
        l->bits = l->bits < f->width ? f->width : l->bits;
    else
        l->bits = at + f->width;
}

static void place_member(struct layout *l, struct field *f, uint32_t wanted, bool packed)
{
    uint32_t align = l->packed || packed ? 1 : f->type->align;
    if (l->most && align > l->most)
        align = l->most;
    if (align < wanted)
        align = wanted;
    if (l->align < align)
        l->align = align;
    uint64_t size = f->type->size;
    if (l->is_union) {
        if (l->bits < size * 8)
            l->bits = size * 8;
    } else {
        f->offset = round_up((l->bits + 7) / 8, align);
        l->bits = (f->offset + size) * 8;
    }
    if (size > OBJECT_SIZE_MAX || l->bits / 8 > OBJECT_SIZE_MAX) {
        l->too_large = true;
        l->bits = 0;
    }
}

/* ---- members ----------------------------------------------------------------------------- */

/* A member as read; placed when all are known, for `packed` may stand behind them. */
struct member {
    struct field *field;
    uint32_t align;
    bool packed;
    struct member *next;
};
struct members {
    struct parser *p;
    struct tag *tag;
    struct member *first, **last;
    struct field **last_field;
    size_t count;
    struct field **names;   /* open addressing by name, once there are some */
    size_t room, named;
};

static struct field **name_slot(struct members *m, const struct name *n)
{
    size_t i = n->hash & (m->room - 1);
    while (m->names[i] && m->names[i]->name != n)
        i = (i + 1) & (m->room - 1);
    return &m->names[i];
}

/* Notes a member's name; tells if there is one of it already. */
static void note_name(struct members *m, struct field *f)
{
    struct parser *p = m->p;
    if (!f->name) {
        if (type_is_record(f->type))
            for (struct field *inner = f->type->tag->fields; inner; inner = inner->next)
                note_name(m, inner);
        return;
    }
    if (m->named * 2 >= m->room) {
        struct field **old = m->names;
        size_t room = m->room;
        m->room = room ? room * 2 : 16;
        m->names = arena_array(p->c->arena, m->room, sizeof *m->names);
        for (size_t i = 0; i < room; i++)
            if (old[i])
                *name_slot(m, old[i]->name) = old[i];
    }
    struct field **slot = name_slot(m, f->name);
    if (*slot) {
        parse_error(p, "redeclared", f->at, "two members of this %s are named '" STR_FMT
                    "'; the first is %s", tag_word(m->tag->kind), STR_ARG(f->name->text),
                    where(p->c, (*slot)->at, f->at));
        return;
    }
    *slot = f;
    m->named++;
}

static void add_member(struct members *m, struct field *f, uint32_t align, bool packed)
{
    struct member *member = arena_alloc(m->p->c->arena, sizeof *member);
    *member = (struct member){.field = f, .align = align, .packed = packed};
    *m->last = member;
    m->last = &member->next;
    m->count++;
    note_name(m, f);
}

static void bit_field(struct parser *p, struct field *f)
{
    int64_t width = 0;
    struct span at = parse_here(p);
    if (!const_parse(p, "the width of a bit-field", &width))
        width = 1;
    if (!type_is_integer(f->type) || (f->type->kind == TYPE_ENUM && !f->type->tag->complete)) {
        if (f->type->kind != TYPE_ERROR)
            parse_error(p, "bad-bit-field", f->at, "a bit-field is of an integer type, not '%s'",
                        type_text(p->c, f->type));
        f->type = &type_int;
    }
    int64_t most = f->type->kind == TYPE_BOOL ? 1 : (int64_t)f->type->size * 8;
    if (width < 0 || width > most) {
        parse_error(p, "bad-bit-field", at, "'%s' has %lld bits, so a bit-field of it cannot have %lld",
                    type_text(p->c, f->type), (long long)most, (long long)width);
        width = 1;
    }
    if (width == 0 && f->name) {
        parse_error(p, "bad-bit-field", at, "a bit-field of width 0 has no name");
        width = 1;
    }
    f->is_bits = true;
    f->width = (uint8_t)width;
}

/* Can a member have this type? What cannot be becomes TYPE_ERROR. */
static void check_member(struct members *m, struct field *f)
{
    struct parser *p = m->p;
    struct type *t = f->type;
    const char *name = f->name ? arena_cstr(p->c->arena, f->name->text) : "this member";
    if (t->kind == TYPE_ERROR)
        return;
    f->type = &type_error;
    if (t->kind == TYPE_FUNCTION) {
        parse_error(p, "bad-type", f->at, "a %s cannot hold a function", tag_word(m->tag->kind));
        report_advice(p->c, "a pointer to one it can: put (*%s) in place of the name", name);
    } else if (type_is_variable(t)) {
        parse_error(p, "not-constant", f->at, "the size of an array in a %s has to be a constant",
                    tag_word(m->tag->kind));
    } else if (t->kind == TYPE_VOID) {
        parse_error(p, "void-variable", f->at, "'%s' cannot be of type 'void'", name);
    } else if (type_is_record(t) && t->tag == m->tag) {
        parse_error(p, "incomplete-type", f->at, "'%s' would be a %s inside itself", name,
                    type_text(p->c, t->plain));
        report_advice(p->c, "a struct can hold a pointer to another of its kind: put a '*' in front of "
                            "the name");
    } else if (!type_is_complete(t) && t->kind != TYPE_ARRAY) {
        parse_error(p, "incomplete-type", f->at, "'%s' would be a '%s', whose members are not known here",
                    name, type_text(p->c, t->plain));
        report_advice(p->c, "define it above, or include the header that does");
    } else {
        f->type = t;
    }
}

static struct field *field_new(struct members *m, struct name *n, struct type *t, struct span at)
{
    struct field *f = arena_alloc(m->p->c->arena, sizeof *f);
    f->name = n;
    f->type = t;
    f->at = at;
    return f;
}

static void member_declarator(struct members *m, const struct specifiers *s)
{
    struct parser *p = m->p;
    struct declarator d = {.type = s->type, .at = parse_here(p)};
    if (!parse_is(p, ':'))
        declarator_parse(p, s->type, DECLARATOR_NAMED, &d);
    struct field *f = field_new(m, d.name, d.type, d.at);
    if (parse_accept(p, ':'))
        bit_field(p, f);
    attributes_parse(p, &d.attributes);
    f->contract = contract_of(p, s, &d, CONTRACT_MEMBER);
    if (!f->is_bits)
        f->type = d.type;
    check_member(m, f);
    uint32_t align = s->align > s->attributes.align ? s->align : s->attributes.align;
    if (s->align && s->align < f->type->align && f->type->kind != TYPE_ERROR)
        parse_error(p, "bad-alignment", d.at, "this member needs an alignment of %u, so _Alignas cannot make "
                    "it %u", f->type->align, s->align);
    if (d.attributes.align > align)
        align = d.attributes.align;
    if (parse_is(p, '=')) {
        parse_error(p, "expected", parse_here(p), "a member gets its value when a variable is made, not "
                    "inside of the %s", tag_word(m->tag->kind));
        p->t++;
        expr_assignment(p);
    }
    if (d.name || f->is_bits)
        add_member(m, f, align, s->attributes.packed || d.attributes.packed);
}

static void member_declaration(struct members *m)
{
    struct parser *p = m->p;
    struct specifiers s;
    specifiers_parse(p, &s, ALLOW_ALIGN);
    if (s.is_over)
        return;
    if (parse_accept(p, ';')) { /* an anonymous struct or union */
        if (type_is_record(s.type) && !s.type->tag->name && s.type->tag->complete)
            add_member(m, field_new(m, NULL, s.type, s.at),
                       s.align > s.attributes.align ? s.align : s.attributes.align,
                       s.attributes.packed);
        else if (s.type->kind != TYPE_ENUM && s.type->kind != TYPE_ERROR && !s.has_body)
            if (!contract_tell_name(p, p->t - 2))
                parse_error(p, "expected", parse_behind(p), "missing a name for this member");
        return;
    }
    do {
        member_declarator(m, &s);
    } while (parse_accept(p, ','));
    if (parse_expect(p, ';', "';' behind the member"))
        return;
    if (!(p->t->flags & TOKEN_LINE_START) && !parse_is(p, '}') && !decl_starts(p))
        parse_recover(p);
}

/* ---- the struct --------------------------------------------------------------------------- */

static void lay_out(struct members *m, const struct attributes *a)
{
    struct parser *p = m->p;
    struct tag *tag = m->tag;
    struct layout l = {.is_union = tag->kind == TYPE_UNION, .packed = a->packed, .align = 1,
                       .most = p->t[-1].pack}; /* as it was at the '}' */
    struct field **tail = &tag->fields;
    unsigned depth = 0;
    tag->packed = a->packed || l.most;
    for (struct member *member = m->first; member; member = member->next) {
        struct field *f = member->field;
        struct type *t = f->type;
        if (t->kind == TYPE_ARRAY && t->count == COUNT_UNKNOWN) {
            if (member->next || l.is_union || m->count < 2)
                parse_error(p, "incomplete-type", f->at, "an array without a size can only be the last "
                            "of several members of a struct");
            else
                tag->flexible = true;
        } else if (type_is_record(t) && t->tag->flexible && !member->next && !l.is_union) {
            tag->flexible = true;
        }
        if (f->is_bits) {
            bool packed = l.packed;
            l.packed |= member->packed;
            place_bits(&l, f);
            l.packed = packed;
        } else {
            place_member(&l, f, member->align, member->packed);
            tag->packed |= member->packed; /* whoever reads a member asks for no alignment */
        }
        const struct type *e = t;
        while (e->kind == TYPE_ARRAY)
            e = e->base;
        tag->has_const |= (e->quals & QUAL_CONST) || (type_is_record(e) && e->tag->has_const);
        if (t->depth > depth)
            depth = t->depth;
        if (f->is_bits && !f->name)
            continue; /* padding: it has no value */
        *tail = f;
        tail = &f->next;
    }
    if (a->align > l.align)
        l.align = a->align;
    uint64_t size = round_up((l.bits + 7) / 8, l.align);
    if (l.too_large || size > OBJECT_SIZE_MAX) {
        parse_error(p, "too-large", tag->at, "this %s has more than 256 MiB", tag_word(tag->kind));
        size = l.align;
    }
    if (depth >= TYPE_DEPTH_MAX) {
        parse_error(p, "too-deep", tag->at, "this %s holds others more than %d deep",
                    tag_word(tag->kind), TYPE_DEPTH_MAX);
        depth = 0;
        tag->fields = NULL;
    }
    tag->complete = true;
    type_complete(tag->type, size, l.align, (uint16_t)(depth + 1));
}

/* Behind '{'. */
static void body(struct parser *p, struct tag *tag, struct attributes *a)
{
    struct members m = {.p = p, .tag = tag};
    size_t errors = p->c->error_count;
    m.last = &m.first;
    if (!parse_deeper(p)) {
        p->depth--;
        parse_recover(p);
    } else {
        while (!parse_is(p, '}') && p->t->kind != TOKEN_END) {
            const struct token *start = p->t;
            if (parse_accept_keyword(p, KEYWORD__Static_assert))
                static_assert_parse(p);
            else if (!parse_accept(p, ';'))
                member_declaration(&m);
            if (p->t == start)
                parse_recover(p);
            if (p->t == start)
                p->t++;
        }
        p->depth--;
    }
    if (!parse_expect(p, '}', "'}' behind the members"))
        parse_recover(p);
    attributes_parse(p, a);
    lay_out(&m, a);
    contract_check_members(p, tag);
    tag->broken = p->c->error_count > errors;
}

/* Behind `struct name`: does a body begin whose '{' is missing? Its first member's type
 * does, and there is a '}' that nothing opens. */
static bool is_body_without_brace(const struct parser *p)
{
    switch (p->t->kind == TOKEN_KEYWORD ? p->t->id : KEYWORD_NONE) {
    case KEYWORD_void: case KEYWORD_char: case KEYWORD_short: case KEYWORD_int: case KEYWORD_long:
    case KEYWORD_float: case KEYWORD_double: case KEYWORD_signed: case KEYWORD_unsigned:
    case KEYWORD__Bool: case KEYWORD_struct: case KEYWORD_union: case KEYWORD_enum:
        break;
    default:
        return false;
    }
    int depth = 0;
    for (const struct token *t = p->t; t->kind != TOKEN_END; t++) {
        if (t->kind != TOKEN_PUNCT)
            continue;
        depth += (t->id == '{') - (t->id == '}');
        if (depth < 0)
            return true;
    }
    return false;
}

/* The tag that is meant or made by `struct name` here; NULL: told. */
static struct tag *find_or_add(struct parser *p, struct name *n, enum type_kind k, struct span at,
                               bool has_body)
{
    if (!n)
        return tag_add(p, NULL, k, at);
    bool alone = parse_is(p, ';') && k != TYPE_ENUM;
    struct tag *tag = tag_find(p, n, has_body || alone);
    if (!tag)
        return tag_add(p, n, k, at);
    if (tag->kind != k) {
        parse_error(p, "wrong-tag", at, "'" STR_FMT "' is declared as '%s " STR_FMT "' %s",
                    STR_ARG(n->text), tag_word(tag->kind), STR_ARG(n->text), where(p->c, tag->at, at));
        return has_body ? tag_add(p, NULL, k, at) : NULL;
    }
    if (has_body && (tag->complete || tag->defining)) {
        parse_error(p, "redefined", at, "'%s " STR_FMT "' is defined twice; the first is %s",
                    tag_word(k), STR_ARG(n->text), where(p->c, tag->at, at));
        return tag_add(p, NULL, k, at);
    }
    if (has_body)
        tag->at = at;
    return tag;
}

static struct name *tag_name(struct parser *p, struct span *ret_at)
{
    *ret_at = parse_here(p);
    if (p->t->kind != TOKEN_NAME)
        return NULL;
    return (p->t++)->name;
}

struct type *struct_specifier(struct parser *p, struct attributes *outer, bool *ret_body)
{
    enum type_kind k = p->t->id == KEYWORD_struct ? TYPE_STRUCT : TYPE_UNION;
    struct span word = parse_here(p), at;
    struct attributes a = {0};
    p->t++;
    attributes_parse(p, &a);
    struct name *n = tag_name(p, &at);
    if (!n)
        at = word;
    attributes_parse(p, &a);
    bool has_body = parse_is(p, '{'), no_brace = !has_body && n && is_body_without_brace(p);
    if (!n && !has_body) {
        parse_error(p, "expected", parse_behind(p), "missing a name or '{' behind '%s'", tag_word(k));
        return &type_error;
    }
    if (no_brace)
        parse_error(p, "expected", parse_behind(p), "missing '{' in front of the members");
    has_body |= no_brace;
    struct tag *tag = find_or_add(p, n, k, at, has_body);
    if (!tag)
        return &type_error;
    if (has_body) {
        p->t += !no_brace;
        tag->defining = true;
        body(p, tag, &a);
        tag->defining = false;
        *ret_body = true;
    }
    outer->unused |= a.unused;
    return tag->type;
}

/* ---- enum ------------------------------------------------------------------------------- */

/* What gcc takes: unsigned int if no value is negative, else int; else the long one. */
static struct type *enum_base(const struct tag *tag, bool packed, bool beyond)
{
    int64_t low = 0, high = 0;
    for (struct enumerator *e = tag->enumerators; e; e = e->next) {
        low = e->value < low ? e->value : low;
        high = e->value > high ? e->value : high;
    }
    if (beyond)
        return &type_ulong;
    if (packed && low >= INT8_MIN && high <= (low < 0 ? INT8_MAX : UINT8_MAX))
        return low < 0 ? &type_schar : &type_uchar;
    if (packed && low >= INT16_MIN && high <= (low < 0 ? INT16_MAX : UINT16_MAX))
        return low < 0 ? &type_short : &type_ushort;
    if (low < 0)
        return low >= INT32_MIN && high <= INT32_MAX ? &type_int : &type_long;
    return high <= UINT32_MAX ? &type_uint : &type_ulong;
}

struct enum_list {
    struct enumerator **last;
    struct ident **idents;
    size_t count, room;
    bool beyond; /* a value above that of long */
};

static void enumerator(struct parser *p, struct enum_list *l, int64_t *next, bool *overflow)
{
    struct name *n = p->t->name;
    struct span at = parse_here(p);
    int64_t value = *next;
    p->t++;
    struct attributes a = {0};
    attributes_parse(p, &a);
    if (parse_accept(p, '=')) {
        struct expr *e = const_parse(p, "the value of an enumerator", &value);
        if (e && value < 0 && !type_is_signed(e->type))
            l->beyond = true;
    } else if (*overflow) {
        parse_error(p, "too-large", at, "the value of '" STR_FMT "' would be too large for any integer",
                    STR_ARG(n->text));
    }
    *overflow = __builtin_add_overflow(value, 1, next);
    struct ident *before = scope_here(p, n);
    if (before) {
        parse_error(p, "redeclared", at, "'" STR_FMT "' is declared twice here; the first is %s",
                    STR_ARG(n->text), where(p->c, before->at, at));
        return;
    }
    struct enumerator *e = arena_alloc(p->c->arena, sizeof *e);
    *e = (struct enumerator){.name = n, .value = value};
    *l->last = e;
    l->last = &e->next;
    struct ident *i = scope_add(p, (struct ident){.kind = IDENT_ENUMERATOR, .name = n, .value = value,
                                                  .type = &type_int, .at = at});
    if (value >= INT32_MIN && value <= INT32_MAX && !l->beyond)
        return;
    i->type = value < 0 && l->beyond ? &type_ulong : &type_long;
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 8;
        struct ident **more = arena_array(p->c->arena, room, sizeof *more);
        if (l->count)
            memcpy(more, l->idents, l->count * sizeof *more);
        l->idents = more;
        l->room = room;
    }
    l->idents[l->count++] = i;
}

static void enum_body(struct parser *p, struct tag *tag, bool packed)
{
    struct enum_list l = {.last = &tag->enumerators};
    int64_t next = 0;
    bool overflow = false;
    while (!parse_is(p, '}')) {
        if (p->t->kind != TOKEN_NAME) {
            parse_error(p, "expected", parse_here(p), "the name of a constant belongs here");
            break;
        }
        enumerator(p, &l, &next, &overflow);
        if (parse_accept(p, ','))
            continue;
        if (p->t->kind == TOKEN_NAME) {
            parse_error(p, "expected", parse_behind(p), "missing ',' between two constants");
            continue;
        }
        break;
    }
    if (!parse_expect(p, '}', "'}' behind the constants")) {
        while (!parse_is(p, '}') && !parse_is(p, ';') && p->t->kind != TOKEN_END)
            p->t++;
        parse_accept(p, '}');
    }
    struct attributes a = {.packed = packed};
    attributes_parse(p, &a);
    if (!tag->enumerators)
        parse_error(p, "expected", tag->at, "an enum needs at least one constant");
    struct type *base = enum_base(tag, a.packed, l.beyond);
    for (size_t i = 0; i < l.count; i++)
        l.idents[i]->type = base;
    tag->packed = a.packed;
    tag->complete = true;
    tag->type->base = base;
    type_complete(tag->type, base->size, base->align, 1);
}

/* Names, commas and values up to a '}' that nothing opened: an enum without its '{'. */
static bool is_list_without_brace(const struct parser *p)
{
    for (const struct token *t = p->t; t->kind != TOKEN_END; t++) {
        if (t->kind == TOKEN_PUNCT && t->id == '}')
            return t != p->t;
        if (t->kind == TOKEN_KEYWORD || (t->kind == TOKEN_PUNCT && (t->id == ';' || t->id == '{')))
            return false;
    }
    return false;
}

struct type *enum_specifier(struct parser *p, bool *ret_body)
{
    struct span word = parse_here(p), at;
    struct attributes a = {0};
    p->t++;
    attributes_parse(p, &a);
    struct name *n = tag_name(p, &at);
    if (!n)
        at = word;
    attributes_parse(p, &a);
    bool has_body = parse_is(p, '{'), no_brace = n && !has_body && is_list_without_brace(p);
    if (!n && !has_body) {
        parse_error(p, "expected", parse_behind(p), "missing a name or '{' behind 'enum'");
        return &type_error;
    }
    if (no_brace) {
        if (p->t->kind == TOKEN_PUNCT) { /* the name is a constant */
            p->t--;
            n = NULL;
        }
        parse_error(p, "expected", parse_behind(p), "missing '{' in front of the constants");
        has_body = true;
    }
    struct tag *tag = find_or_add(p, n, TYPE_ENUM, at, has_body);
    if (!tag)
        return &type_error;
    if (has_body) {
        p->t += !no_brace;
        tag->defining = true;
        enum_body(p, tag, a.packed);
        tag->defining = false;
        *ret_body = true;
    } else if (!tag->complete && !tag->defining) {
        parse_error(p, "incomplete-type", at, "there is no 'enum " STR_FMT "' above", STR_ARG(n->text));
        tag->complete = true; /* say it once */
        tag->type->base = &type_uint;
        type_complete(tag->type, 4, 4, 1);
    }
    return tag->type;
}
