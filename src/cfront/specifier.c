/* Declaration specifiers: the words in front of a declarator, in any order, and what
 * type, storage and qualifiers they add up to. C11 6.7p1 to 6.7.4. */
#include "cfront/decl.h"

#include <string.h>

/* The words of a basic type, as a set. */
enum {
    W_VOID = 1, W_BOOL = 2, W_CHAR = 4, W_SHORT = 8, W_INT = 16, W_LONG = 32, W_LONG_LONG = 64,
    W_FLOAT = 128, W_DOUBLE = 256, W_SIGNED = 512, W_UNSIGNED = 1024,
    W_OTHER = 2048, /* a struct, a typedef's name, typeof: a whole type by itself */
};

static struct type *type_of_words(int words)
{
    if (words & (W_SHORT | W_LONG | W_LONG_LONG | W_SIGNED | W_UNSIGNED))
        words &= ~W_INT;
    switch (words) {
    case W_VOID: return &type_void;
    case W_BOOL: return &type_bool;
    case W_CHAR: return &type_char;
    case W_CHAR | W_SIGNED: return &type_schar;
    case W_CHAR | W_UNSIGNED: return &type_uchar;
    case W_SHORT: case W_SHORT | W_SIGNED: return &type_short;
    case W_SHORT | W_UNSIGNED: return &type_ushort;
    case W_INT: case W_SIGNED: return &type_int;
    case W_UNSIGNED: return &type_uint;
    case W_LONG: case W_LONG | W_SIGNED: return &type_long;
    case W_LONG | W_UNSIGNED: return &type_ulong;
    case W_LONG | W_LONG_LONG: case W_LONG | W_LONG_LONG | W_SIGNED: return &type_llong;
    case W_LONG | W_LONG_LONG | W_UNSIGNED: return &type_ullong;
    case W_FLOAT: return &type_float;
    case W_DOUBLE: return &type_double;
    case W_DOUBLE | W_LONG: return &type_ldouble;
    default: return NULL;
    }
}

struct reader {
    struct parser *p;
    struct specifiers *s;
    int allowed, words;
    struct span word_at; /* the last word of the type */
    struct type *other;
    uint8_t quals;
    struct span restrict_at;
};

/* Adds a word to the type, unless the two cannot go together. */
static bool add_word(struct reader *r, int word, struct span at)
{
    struct parser *p = r->p;
    if (word == W_LONG && (r->words & W_LONG)) {
        if (r->words & W_LONG_LONG) {
            parse_error(p, "bad-type", at, "there is 'long' and 'long long', but nothing longer");
            return false;
        }
        word = W_LONG_LONG;
    }
    if (r->words & word && word != W_OTHER) {
        parse_error(p, "bad-type", at, "'" STR_FMT "' stands here twice", STR_ARG(span_text(p->c, at)));
        return false;
    }
    if ((r->words | word) & W_OTHER ? r->words != 0 : !type_of_words(r->words | word)) {
        parse_error(p, "bad-type", at, "'" STR_FMT "' and '" STR_FMT "' cannot be one type together",
                    STR_ARG(span_text(p->c, r->word_at)), STR_ARG(span_text(p->c, at)));
        return false;
    }
    r->words |= word;
    r->word_at = at;
    return true;
}

static void add_storage(struct reader *r, enum storage_class k)
{
    struct parser *p = r->p;
    struct span at = parse_here(p);
    struct str text = p->t->text;
    p->t++;
    if (!(r->allowed & ALLOW_STORAGE))
        parse_error(p, "bad-storage", at, "'" STR_FMT "' has no place here", STR_ARG(text));
    else if (r->s->storage == k)
        parse_error(p, "bad-storage", at, "'" STR_FMT "' stands here twice", STR_ARG(text));
    else if (r->s->storage)
        parse_error(p, "bad-storage", at, "'" STR_FMT "' and '" STR_FMT "' cannot go together",
                    STR_ARG(span_text(p->c, r->s->storage_at)), STR_ARG(text));
    else {
        r->s->storage = (uint8_t)k;
        r->s->storage_at = at;
    }
}

static void not_in_course(struct reader *r, const char *what)
{
    parse_error(r->p, "not-in-course", parse_here(r->p), "%s not part of this course", what);
    r->p->t++;
}

static struct type *typeof_specifier(struct parser *p)
{
    p->t++;
    if (!parse_expect(p, '(', "'(' behind typeof"))
        return &type_error;
    struct type *t;
    if (type_starts(p)) {
        t = decl_type_name(p);
    } else {
        bool before = p->unevaluated;
        p->unevaluated = true;
        t = expr_parse(p)->type;
        p->unevaluated = before;
    }
    if (!parse_expect(p, ')', "')'")) {
        parse_skip_to(p, ')');
        parse_accept(p, ')');
    }
    return t;
}

static bool is_typedef_name(const struct token *t)
{
    return t->kind == TOKEN_NAME && t->name->ident && t->name->ident->kind == IDENT_TYPEDEF;
}

static bool is_star(const struct token *t) { return t->kind == TOKEN_PUNCT && t->id == '*'; }

/* Is this the word of a type or of another declaration? */
static bool word_starts(const struct token *t)
{
    if (t->kind != TOKEN_KEYWORD)
        return is_typedef_name(t);
    switch (t->id) {
    case KEYWORD_char: case KEYWORD_double: case KEYWORD_enum: case KEYWORD_float: case KEYWORD_int:
    case KEYWORD_long: case KEYWORD_short: case KEYWORD_signed: case KEYWORD_struct:
    case KEYWORD_union: case KEYWORD_unsigned: case KEYWORD_void: case KEYWORD__Bool:
    case KEYWORD_typeof: case KEYWORD___builtin_va_list: case KEYWORD__Complex:
    case KEYWORD__Imaginary: case KEYWORD___int128: case KEYWORD__Atomic: case KEYWORD_const:
    case KEYWORD_volatile: case KEYWORD_restrict: return true;
    default: return false;
    }
}

static bool storage_starts(const struct token *t)
{
    if (t->kind != TOKEN_KEYWORD)
        return false;
    switch (t->id) {
    case KEYWORD_auto: case KEYWORD_extern: case KEYWORD_inline: case KEYWORD_register:
    case KEYWORD_static: case KEYWORD_typedef: case KEYWORD__Noreturn: case KEYWORD__Alignas:
    case KEYWORD__Static_assert: case KEYWORD__Thread_local: return true;
    default: return false;
    }
}

bool type_starts(const struct parser *p)
{
    const struct token *t = p->t;
    if (t->kind == TOKEN_KEYWORD && t->id == KEYWORD___extension__)
        t++;
    return word_starts(t);
}

/* `strng s;` `strng *s = ...`: a name nobody declared where a type stands. */
bool looks_like_type(const struct parser *p)
{
    const struct token *t = p->t;
    if (t->kind != TOKEN_NAME || t->name->ident)
        return false;
    if (t[1].kind == TOKEN_NAME)
        return !(t[1].flags & TOKEN_LINE_START);
    if (!is_star(t + 1))
        return false;
    for (t++; is_star(t); t++)
        ;
    if (t->kind != TOKEN_NAME || t[1].kind != TOKEN_PUNCT)
        return false;
    return t[1].id == ';' || t[1].id == '=' || t[1].id == ',' || t[1].id == '[' ||
           (t[1].id == '(' && p->scope->is_file);
}

/* Behind the attributes at t, unless they are broken. */
static const struct token *behind_attributes(const struct token *t)
{
    for (;;) {
        bool square = t->kind == TOKEN_PUNCT && t->id == '[' && t[1].kind == TOKEN_PUNCT && t[1].id == '[';
        if (!square && !(t->kind == TOKEN_KEYWORD && t->id == KEYWORD___attribute__))
            return t;
        int depth = 0;
        t += !square;
        do {
            if (t->kind == TOKEN_END)
                return t;
            if (t->kind == TOKEN_PUNCT)
                depth += (t->id == '(' || t->id == '[') - (t->id == ')' || t->id == ']');
            t++;
        } while (depth > 0);
    }
}

bool decl_starts(const struct parser *p)
{
    const struct token *t = p->t;
    if (attribute_starts(p))
        t = behind_attributes(t);
    while (t->kind == TOKEN_KEYWORD && t->id == KEYWORD___extension__)
        t++;
    return word_starts(t) || storage_starts(t) || (t == p->t && looks_like_type(p));
}

/* A type that ended in '}', and then a line that begins a new declaration. */
static bool is_semicolon_missing(const struct reader *r)
{
    const struct token *t = r->p->t;
    if (!r->s->has_body || !(t->flags & TOKEN_LINE_START))
        return false;
    if (t->kind == TOKEN_KEYWORD && (t->id == KEYWORD_const || t->id == KEYWORD_volatile))
        return word_starts(t + 1);
    return storage_starts(t) ||
           (word_starts(t) && (t->kind == TOKEN_KEYWORD || t[1].kind == TOKEN_NAME || is_star(t + 1)));
}

/* A name where a type may stand. True: it was one. */
static bool type_name(struct reader *r)
{
    struct parser *p = r->p;
    const struct token *t = p->t;
    if (is_typedef_name(t)) {
        /* unsigned size_t x: two types, unless the second is to be the name declared. */
        if (r->words && (r->words & W_OTHER || t[1].kind != TOKEN_NAME))
            return false;
        struct type *type = t->name->ident->type;
        if (add_word(r, W_OTHER, parse_here(p)))
            r->other = type;
        p->t++;
        return true;
    }
    if (r->words)
        return false;
    bool follows = t[1].kind == TOKEN_NAME || is_star(t + 1) ||
                   (t[1].kind == TOKEN_KEYWORD && word_starts(t + 1));
    if (!follows && r->allowed & ALLOW_STORAGE)
        return false;
    r->words = W_OTHER;
    r->word_at = parse_here(p);
    r->other = type_unknown(p);
    return true;
}

static bool keyword(struct reader *r)
{
    struct parser *p = r->p;
    int word = 0;
    switch (p->t->id) {
    case KEYWORD_void: word = W_VOID; break;
    case KEYWORD__Bool: word = W_BOOL; break;
    case KEYWORD_char: word = W_CHAR; break;
    case KEYWORD_short: word = W_SHORT; break;
    case KEYWORD_int: word = W_INT; break;
    case KEYWORD_long: word = W_LONG; break;
    case KEYWORD_float: word = W_FLOAT; break;
    case KEYWORD_double: word = W_DOUBLE; break;
    case KEYWORD_signed: word = W_SIGNED; break;
    case KEYWORD_unsigned: word = W_UNSIGNED; break;
    case KEYWORD_const: r->quals |= QUAL_CONST; break;
    case KEYWORD_volatile: r->quals |= QUAL_VOLATILE; break;
    case KEYWORD_restrict:
        r->quals |= QUAL_RESTRICT;
        r->restrict_at = parse_here(p);
        break;
    case KEYWORD_typedef: add_storage(r, CLASS_TYPEDEF); return true;
    case KEYWORD_extern: add_storage(r, CLASS_EXTERN); return true;
    case KEYWORD_static: add_storage(r, CLASS_STATIC); return true;
    case KEYWORD_auto: add_storage(r, CLASS_AUTO); return true;
    case KEYWORD_register: add_storage(r, CLASS_REGISTER); return true;
    case KEYWORD__Thread_local: r->s->is_thread = true; break;
    case KEYWORD_inline: case KEYWORD__Noreturn:
        if (!(r->allowed & ALLOW_FUNCTION))
            parse_error(p, "bad-storage", parse_here(p), "'" STR_FMT "' belongs in front of a function",
                        STR_ARG(p->t->text));
        if (p->t->id == KEYWORD_inline)
            r->s->is_inline = true;
        else
            r->s->is_noreturn = true;
        break;
    case KEYWORD___extension__: break;
    case KEYWORD__Alignas: {
        struct span at = parse_here(p);
        p->t++;
        uint32_t n = alignas_parse(p);
        if (!(r->allowed & ALLOW_ALIGN))
            parse_error(p, "bad-alignment", at, "an alignment has no place here");
        else if (n > r->s->align)
            r->s->align = n;
        return true;
    }
    case KEYWORD__Atomic:
        p->t++;
        r->quals |= QUAL_ATOMIC;
        if (parse_accept(p, '(')) {
            struct span at = parse_here(p);
            struct type *t = decl_type_name(p);
            if (add_word(r, W_OTHER, at))
                r->other = t;
            if (!parse_expect(p, ')', "')' behind the type"))
                parse_skip_to(p, ')'), parse_accept(p, ')');
        }
        return true;
    case KEYWORD_struct: case KEYWORD_union: case KEYWORD_enum: case KEYWORD_typeof: {
        struct span at = parse_here(p);
        if (!add_word(r, W_OTHER, at) && p->t->id == KEYWORD_typeof)
            return false;
        struct type *t = p->t->id == KEYWORD_typeof ? typeof_specifier(p)
                         : p->t->id == KEYWORD_enum
                             ? enum_specifier(p, &r->s->has_body)
                             : struct_specifier(p, &r->s->attributes, &r->s->has_body);
        r->other = t;
        return true;
    }
    case KEYWORD___builtin_va_list:
        if (add_word(r, W_OTHER, parse_here(p)))
            r->other = type_array_of(p->c, &type_va_list, 1);
        break;
    case KEYWORD__Complex: case KEYWORD__Imaginary:
        not_in_course(r, "complex numbers are");
        return true;
    case KEYWORD___int128:
        not_in_course(r, "integers of 128 bits are");
        r->words |= W_LONG;
        return true;
    case KEYWORD_asm:
        not_in_course(r, "inline assembly is");
        return false;
    case KEYWORD___attribute__:
        attributes_parse(p, &r->s->attributes);
        return true;
    default:
        return false;
    }
    if (word)
        add_word(r, word, parse_here(p));
    p->t++;
    return true;
}

static void tell_no_type(struct reader *r)
{
    struct parser *p = r->p;
    if (p->t->kind == TOKEN_NAME)
        parse_error(p, "no-type", parse_here(p), "'" STR_FMT "' needs a type in front, like 'int'",
                    STR_ARG(p->t->text));
    else
        parse_error(p, "no-type", parse_here(p), "a type belongs here");
}

static struct type *finished(struct reader *r)
{
    struct parser *p = r->p;
    struct type *t = &type_error;
    if (r->words & W_OTHER)
        t = r->other ? r->other : &type_error;
    else if (r->words)
        t = type_of_words(r->words);
    else
        tell_no_type(r);
    if (!t)
        t = &type_error;
    if (r->quals & QUAL_RESTRICT && t->kind != TYPE_POINTER && t->kind != TYPE_ERROR) {
        parse_error(p, "bad-type", r->restrict_at, "'restrict' is for pointers, not for '%s'",
                    type_text(p->c, t));
        r->quals &= (uint8_t)~QUAL_RESTRICT;
    }
    if (r->quals & QUAL_ATOMIC && (t->kind == TYPE_FUNCTION || t->kind == TYPE_ARRAY)) {
        parse_error(p, "bad-type", r->s->at, "an array or function cannot be _Atomic");
        r->quals &= (uint8_t)~QUAL_ATOMIC;
    }
    return r->quals ? type_with(p->c, t, r->quals) : t;
}

void specifiers_parse(struct parser *p, struct specifiers *s, int allowed)
{
    memset(s, 0, sizeof *s);
    s->at = parse_here(p);
    struct reader r = {.p = p, .s = s, .allowed = allowed};
    const struct token *start = p->t;
    for (;;) {
        if (s->has_body && is_semicolon_missing(&r)) {
            parse_error(p, "expected", parse_behind(p), "missing ';' behind the '}' of '%s'",
                        r.other ? type_text(p->c, r.other) : "the type");
            s->is_over = true;
            break;
        }
        if (p->t->kind == TOKEN_KEYWORD ? keyword(&r)
            : p->t->kind == TOKEN_NAME  ? type_name(&r)
                                        : false)
            continue;
        if (!attribute_starts(p))
            break;
        attributes_parse(p, &s->attributes);
    }
    s->type = finished(&r);
    if (p->t != start)
        s->at = span_join(s->at, span_of(p->t - 1));
}
