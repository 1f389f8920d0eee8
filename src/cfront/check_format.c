/* printf, scanf, strftime: the format against what is given for it. The format is
 * read once. If the number of arguments is wrong that alone is told, for the types
 * behind a missing one fit only by chance. Integers of one size may differ in sign.
 *
 * What is wrong with the format itself is shown in the string, so offsets of its
 * bytes are turned back into places of the source (struct spelling). */
#include "cfront/check.h"

#include <string.h>

enum length { L_INT, L_CHAR, L_SHORT, L_LONG, L_LLONG, L_MAX, L_SIZE, L_DIFF, L_LDOUBLE };

struct conversion {
    const char *from;  /* its '%' */
    const char *to;    /* behind it */
    enum length length;
    char length_text[3];
    char letter;       /* 0: the format ends in it; '[' for a set */
    int stars;         /* width and precision taken from arguments */
    bool discard, allocate, has_position;
};

struct format {
    struct check *k;
    struct expr *call;
    const char *function;
    int kind;          /* 'p', 's', 't' */
    struct expr *text; /* the literal, as written */
    struct str bytes;  /* up to its first NUL */
    bool is_here;      /* text is spelt in the call itself */
    bool is_choice;    /* one of two: what it does not use the other may */
    size_t first;      /* index of the first argument */
};

/* ---- which functions -------------------------------------------------------------- */

static const struct known_function { const char *name; char kind; uint8_t at, first; } known[] = {
    {"printf", 'p', 1, 2},   {"fprintf", 'p', 2, 3},  {"sprintf", 'p', 2, 3},
    {"snprintf", 'p', 3, 4}, {"asprintf", 'p', 2, 3}, {"vprintf", 'p', 1, 0},
    {"vfprintf", 'p', 2, 0}, {"vsprintf", 'p', 2, 0}, {"vsnprintf", 'p', 3, 0},
    {"vasprintf", 'p', 2, 0}, {"scanf", 's', 1, 2},   {"fscanf", 's', 2, 3},
    {"sscanf", 's', 2, 3},   {"vscanf", 's', 1, 0},   {"vfscanf", 's', 2, 0},
    {"vsscanf", 's', 2, 0},  {"strftime", 't', 3, 0},
};

static bool find_format(const struct func *f, int *kind, int *at, int *first)
{
    if (f->format) {
        *kind = f->format;
        *at = f->format_at;
        *first = f->format_first;
        return *at > 0;
    }
    if (f->is_defined || !f->is_library)
        return false;
    for (size_t i = 0; i < COUNT(known); i++) {
        if (str_is(f->name->text, known[i].name)) {
            *kind = known[i].kind;
            *at = known[i].at;
            *first = known[i].first;
            return true;
        }
    }
    return false;
}

/* ---- places in the literal ----------------------------------------------------------- */

/* How many bytes of source the next byte of the string takes; 0: not to be seen. */
static size_t spelt_bytes(const char *s, const char *end)
{
    if (s >= end || *s == '\n')
        return 0;
    if (*s != '\\')
        return 1;
    if (s + 1 >= end)
        return 0;
    size_t n = 2;
    if (s[1] >= '0' && s[1] <= '7')
        while (n < 4 && s + n < end && s[n] >= '0' && s[n] <= '7')
            n++;
    else if (s[1] == 'x')
        while (s + n < end && strchr("0123456789abcdefABCDEF", s[n]))
            n++;
    else if (s[1] == 'u' || s[1] == 'U' || s[1] == '\n' || s[1] == '\r')
        return 0;
    return n;
}

/* The place of a byte of the string in the source, or 0. */
static loc place_of_byte(const struct format *f, size_t byte)
{
    struct str s = span_text(f->k->c, f->text->at);
    const char *p = s.at, *end = s.at + s.len;
    while (p < end) {
        while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
            p++;
        if (p >= end || *p++ != '"')
            return 0;
        while (p < end && *p != '"') {
            if (!byte)
                return f->text->at.from + (loc)(p - s.at);
            size_t n = spelt_bytes(p, end);
            if (!n)
                return 0;
            p += n;
            byte--;
        }
        p++;
    }
    return 0;
}

static struct span at_conversion(const struct format *f, const struct conversion *c)
{
    loc from = f->is_here ? place_of_byte(f, (size_t)(c->from - f->bytes.at)) : 0;
    return from ? (struct span){from, from + (loc)(c->to - c->from)} : f->text->at;
}

/* ---- reading ----------------------------------------------------------------------------- */

static void read_length(struct conversion *c, const char **p, const char *end)
{
    static const struct { const char *text; enum length length; } lengths[] = {
        {"hh", L_CHAR}, {"h", L_SHORT}, {"ll", L_LLONG}, {"l", L_LONG}, {"j", L_MAX},
        {"z", L_SIZE}, {"t", L_DIFF}, {"L", L_LDOUBLE},
    };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        size_t n = strlen(lengths[i].text);
        if ((size_t)(end - *p) >= n && memcmp(*p, lengths[i].text, n) == 0) {
            c->length = lengths[i].length;
            memcpy(c->length_text, lengths[i].text, n);
            *p += n;
            return;
        }
    }
}

static const char *skip_digits(const char *p, const char *end)
{
    while (p < end && *p >= '0' && *p <= '9')
        p++;
    return p;
}

static const char *read_number_or_star(struct conversion *c, const char *p, const char *end)
{
    if (p < end && *p == '*') {
        c->stars++;
        return p + 1;
    }
    return skip_digits(p, end);
}

/* Behind the '[' of a set: to behind its ']'. */
static const char *read_set(const char *p, const char *end)
{
    if (p < end && *p == '^')
        p++;
    if (p < end && *p == ']')
        p++;
    while (p < end && *p != ']')
        p++;
    return p < end ? p + 1 : NULL;
}

/* Finds the next '%' from p on. False: there is none. */
static bool next_conversion(const struct format *f, const char **at, struct conversion *ret)
{
    const char *end = f->bytes.at + f->bytes.len;
    const char *p = *at < end ? memchr(*at, '%', (size_t)(end - *at)) : NULL;
    if (!p)
        return false;
    struct conversion c = {.from = p++};
    const char *digits = skip_digits(p, end);
    c.has_position = digits > p && digits < end && *digits == '$';
    if (f->kind == 's') {
        if (p < end && *p == '*') {
            c.discard = true;
            p++;
        }
        p = skip_digits(p, end);
        if (p < end && *p == 'm') {
            c.allocate = true;
            p++;
        }
    } else {
        while (p < end && strchr("-+ #0'", *p))
            p++;
        p = read_number_or_star(&c, p, end);
        if (p < end && *p == '.') {
            p++;
            if (p < end && *p == '-')
                p++;
            p = read_number_or_star(&c, p, end);
        }
    }
    read_length(&c, &p, end);
    if (p < end) {
        c.letter = *p++;
        while (p < end && ((unsigned char)*p & 0xc0) == 0x80)
            p++; /* the rest of a character of several bytes */
        if (f->kind == 's' && c.letter == '[') {
            const char *close = read_set(p, end);
            c.letter = close ? '[' : 0;
            p = close ? close : end;
        }
    }
    c.to = p;
    *at = p;
    *ret = c;
    return true;
}

static struct str conversion_text(const struct conversion *c)
{
    return (struct str){c->from, (size_t)(c->to - c->from)};
}

/* "%5.2lf" as the plain "%lf" that messages speak about. */
static const char *plain_text(const struct format *f, const struct conversion *c)
{
    return arena_printf(f->k->c->arena, "%%%s%c%s", c->length_text, c->letter,
                        c->letter == '[' ? "...]" : "");
}

/* ---- types --------------------------------------------------------------------------------- */

static bool is_pointer(const struct type *t) { return type_is(t, TYPE_POINTER); }

static const struct type *plain(const struct type *t)
{
    if (t->plain)
        t = t->plain;
    return type_is(t, TYPE_ENUM) && t->base ? t->base : t;
}

static int alias_is(const struct type *t, const char *name)
{
    return t->alias && str_is(t->alias->text, name);
}

/* The rank of what a length of an integer conversion stands for. */
static enum type_kind integer_of(enum length l)
{
    switch (l) {
    case L_CHAR: return TYPE_SCHAR;
    case L_SHORT: return TYPE_SHORT;
    case L_LLONG: return TYPE_LLONG;
    case L_LONG: case L_MAX: case L_SIZE: case L_DIFF: return TYPE_LONG;
    default: return TYPE_INT;
    }
}

static enum type_kind as_signed(const struct type *t)
{
    switch (plain(t)->kind) {
    case TYPE_CHAR: case TYPE_SCHAR: case TYPE_UCHAR: return TYPE_SCHAR;
    case TYPE_SHORT: case TYPE_USHORT: return TYPE_SHORT;
    case TYPE_INT: case TYPE_UINT: return TYPE_INT;
    case TYPE_LONG: case TYPE_ULONG: return TYPE_LONG;
    case TYPE_LLONG: case TYPE_ULLONG: return TYPE_LLONG;
    case TYPE_BOOL: return TYPE_BOOL;
    default: return TYPE_ERROR;
    }
}

static const char *printf_wants(const struct conversion *c)
{
    static const char *const signs[][2] = {
        [L_INT] = {"an int", "an unsigned int"}, [L_CHAR] = {"a signed char", "an unsigned char"},
        [L_SHORT] = {"a short", "an unsigned short"}, [L_LONG] = {"a long", "an unsigned long"},
        [L_LLONG] = {"a long long", "an unsigned long long"}, [L_MAX] = {"an intmax_t", "a uintmax_t"},
        [L_SIZE] = {"a signed size", "a size_t"}, [L_DIFF] = {"a ptrdiff_t", "a ptrdiff_t"},
        [L_LDOUBLE] = {"a long double", "a long double"},
    };
    switch (c->letter) {
    case 'd': case 'i': return signs[c->length][0];
    case 'u': case 'o': case 'x': case 'X': return signs[c->length][1];
    case 'c': return c->length == L_LONG ? "a wide character" : "a character";
    case 's': return c->length == L_LONG ? "a wide string" : "a string";
    case 'p': return "a pointer";
    case '*': return "an int";
    default: return c->length == L_LDOUBLE ? "a long double" : "a double";
    }
}

/* The conversion of printf for a value of this type, or NULL. Letter: the one tried. */
static const char *printf_for(const struct format *f, const struct expr *e, char letter)
{
    const struct type *t = e->type;
    bool hex = letter == 'x' || letter == 'X' || letter == 'o';
    if (is_pointer(t))
        return type_is_char(t->base) ? "%s" : "%p";
    if (type_is(t, TYPE_FLOAT) || type_is(t, TYPE_DOUBLE))
        return letter == 'g' || letter == 'e' ? arena_printf(f->k->c->arena, "%%%c", letter) : "%f";
    if (type_is(t, TYPE_LDOUBLE))
        return "%Lf";
    if (!type_is_integer(t))
        return NULL;
    bool size = alias_is(t, "size_t") || (e->kind == EXPR_INT && e->sized) || e->kind == EXPR_SIZE;
    const char *length = "";
    bool is_unsigned = !type_is_signed(plain(t));
    if (size || alias_is(t, "ssize_t"))
        length = "z";
    else if (alias_is(t, "ptrdiff_t") || e->kind == EXPR_PTR_DIFF)
        length = "t";
    else if (alias_is(t, "intmax_t") || alias_is(t, "uintmax_t"))
        length = "j";
    else if (as_signed(t) == TYPE_LONG)
        length = "l";
    else if (as_signed(t) == TYPE_LLONG)
        length = "ll";
    else if (as_signed(t) != TYPE_INT)
        is_unsigned = false;
    if (as_signed(t) == TYPE_SCHAR && !strchr("diuoxX", letter))
        return "%c";
    char give = hex ? letter : is_unsigned ? 'u' : 'd';
    return arena_printf(f->k->c->arena, "%%%s%c", length, give);
}

/* What was given, before it was promoted. */
static struct expr *given(struct expr *arg)
{
    while (arg->kind == EXPR_CONVERT && !arg->explicit_cast && type_is_arithmetic(arg->a->type))
        arg = arg->a;
    return arg;
}

static bool printf_fits(const struct conversion *c, const struct expr *arg)
{
    const struct type *t = plain(arg->type);
    switch (c->letter) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': {
        enum type_kind want = integer_of(c->length), have = as_signed(t);
        if (want == TYPE_SCHAR || want == TYPE_SHORT || want == TYPE_INT)
            return have == TYPE_INT || have == TYPE_SCHAR || have == TYPE_SHORT || have == TYPE_BOOL;
        /* intmax_t, size_t and ptrdiff_t are long; who writes %jd for a long long is right in size */
        if (c->length == L_MAX)
            return have == TYPE_LONG || have == TYPE_LLONG;
        return have == want;
    }
    case 'c':
    case '*':
        return as_signed(t) == TYPE_INT || as_signed(t) == TYPE_SCHAR || as_signed(t) == TYPE_SHORT
            || as_signed(t) == TYPE_BOOL;
    case 's':
        if (!is_pointer(t))
            return false;
        return c->length == L_LONG ? as_signed(t->base) == TYPE_INT
                                   : type_is_char(t->base);
    case 'p':
        return is_pointer(t);
    default:
        return c->length == L_LDOUBLE ? type_is(t, TYPE_LDOUBLE)
                                      : type_is(t, TYPE_DOUBLE) || type_is(t, TYPE_FLOAT);
    }
}

static const char *a_type(const struct format *f, const struct expr *e)
{
    if (check_is_string(e))
        return "a string";
    if (e->kind == EXPR_INT && str_starts(span_text(f->k->c, e->at), "'"))
        return "a character";
    const struct type *t = e->type;
    const char *text = type_text(f->k->c, t->plain && !t->alias ? t->plain : t);
    return arena_printf(f->k->c->arena, "%s %s", strchr("aeiou", text[0]) && text[0]
                        && strncmp(text, "uint", 4) != 0 && strncmp(text, "union", 5) != 0 ? "an" : "a",
                        text);
}

static void printf_type(const struct format *f, const struct conversion *c, struct expr *arg)
{
    struct expr *g = given(arg);
    if (check_is_vague(arg->type) || printf_fits(c, arg))
        return;
    struct cfront *cf = f->k->c;
    struct expr *w = check_written(g);
    if (c->letter == '*') {
        report_warning(cf, "format-argument", w->at, "the '*' in '" STR_FMT "' wants an int, but "
                       "this is %s", STR_ARG(conversion_text(c)), a_type(f, g));
        report_advice(cf, "(int) in front of it makes it one");
        return;
    }
    report_warning(cf, "format-argument", w->at, "'%s' wants %s, but this is %s", plain_text(f, c),
                   printf_wants(c), a_type(f, g));
    struct str text = check_text(f->k, w);
    const char *better = printf_for(f, g, c->letter);
    bool value_wanted = strchr("diuoxXcfFeEgGaA", c->letter) != NULL;
    bool one_char = c->letter == 's' && w->kind == EXPR_INT && text.len && text.at[0] == '\'';
    if (is_pointer(g->type) && value_wanted && !type_is_char(g->type->base)
        && printf_fits(c, &(struct expr){.type = g->type->base}) && text.len)
        report_advice(cf, w->kind == EXPR_ADDRESS ? "without &: " STR_FMT " is the value"
                      : "*" STR_FMT " is the value at its end",
                      STR_ARG(w->kind == EXPR_ADDRESS ? check_text(f->k, w->a) : text));
    else if (one_char)
        report_advice(cf, "use %%c, or write it as a string in \"...\"");
    else if (c->letter == 'p')
        report_advice(cf, "use %s for its value, or & for its address", better ? better : "%d");
    else if (better && strcmp(better, "%p") == 0)
        report_advice(cf, c->letter == 's' ? "a string is a char *; does this point to one?"
                                           : "use %%p to see the address");
    else if (better)
        report_advice(cf, "use %s", better);
    else if (type_is_record(g->type))
        report_advice(cf, "printf knows no structs; print its members one by one");
}

/* ---- scanf ------------------------------------------------------------------------------------ */

/* The conversion of scanf that stores into this type, or NULL. */
static const char *scanf_for(const struct format *f, const struct type *t)
{
    switch (as_signed(t)) {
    case TYPE_SCHAR: return type_is(plain(t), TYPE_CHAR) ? "%c" : type_is_signed(plain(t)) ? "%hhd" : "%hhu";
    case TYPE_SHORT: return type_is_signed(plain(t)) ? "%hd" : "%hu";
    case TYPE_INT: return type_is_signed(plain(t)) ? "%d" : "%u";
    case TYPE_LONG:
        return alias_is(t, "size_t") ? "%zu" : type_is_signed(plain(t)) ? "%ld" : "%lu";
    case TYPE_LLONG: return type_is_signed(plain(t)) ? "%lld" : "%llu";
    default: break;
    }
    (void)f;
    return type_is(t, TYPE_FLOAT) ? "%f" : type_is(t, TYPE_DOUBLE) ? "%lf"
        : type_is(t, TYPE_LDOUBLE) ? "%Lf" : NULL;
}

static bool scanf_fits(const struct conversion *c, const struct type *base)
{
    const struct type *t = plain(base);
    if (c->allocate)
        return is_pointer(t);
    switch (c->letter) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': case 'n':
        if (c->length == L_MAX)
            return as_signed(t) == TYPE_LONG || as_signed(t) == TYPE_LLONG;
        return as_signed(t) == integer_of(c->length);
    case 'c': case 's': case '[':
        return c->length == L_LONG ? as_signed(t) == TYPE_INT : type_is_char(t);
    case 'p':
        return is_pointer(t);
    default:
        return type_is(t, c->length == L_LDOUBLE ? TYPE_LDOUBLE
                       : c->length == L_LONG ? TYPE_DOUBLE : TYPE_FLOAT);
    }
}

static const char *scanf_wants(const struct format *f, const struct conversion *c)
{
    struct arena *a = f->k->c->arena;
    static const char *const signs[][2] = {
        [L_INT] = {"an int", "an unsigned int"}, [L_CHAR] = {"a signed char", "an unsigned char"},
        [L_SHORT] = {"a short", "an unsigned short"}, [L_LONG] = {"a long", "an unsigned long"},
        [L_LLONG] = {"a long long", "an unsigned long long"}, [L_MAX] = {"an intmax_t", "a uintmax_t"},
        [L_SIZE] = {"a signed size", "a size_t"}, [L_DIFF] = {"a ptrdiff_t", "a ptrdiff_t"},
        [L_LDOUBLE] = {"an int", "an int"},
    };
    switch (c->letter) {
    case 'c': return c->length == L_LONG ? "the address of a wide character" : "the address of a char";
    case 's': case '[': return c->allocate ? "the address of a char *" : "an array of char to write to";
    case 'p': return "the address of a pointer";
    case 'd': case 'i': case 'n':
        return arena_printf(a, "the address of %s", signs[c->length][0]);
    case 'u': case 'o': case 'x': case 'X':
        return arena_printf(a, "the address of %s", signs[c->length][1]);
    default:
        return c->length == L_LDOUBLE ? "the address of a long double"
            : c->length == L_LONG ? "the address of a double" : "the address of a float";
    }
}

static void scanf_type(const struct format *f, const struct conversion *c, struct expr *arg)
{
    struct expr *g = given(arg), *w = check_written(g);
    const struct type *t = g->type;
    struct cfront *cf = f->k->c;
    if (check_is_vague(t) || (is_pointer(t) && type_is(t->base, TYPE_VOID)))
        return;
    struct str text = check_text(f->k, w);
    bool of_text = c->letter == 's' || c->letter == '[';
    if (!is_pointer(t)) {
        report_warning(cf, "format-argument", w->at, "'%s' wants %s, but this is %s",
                       plain_text(f, c), scanf_wants(f, c), a_type(f, g));
        if (w->is_lvalue && scanf_fits(c, t) && text.len && !of_text)
            report_advice(cf, "&" STR_FMT " is its address", STR_ARG(text));
        else if (w->is_lvalue && scanf_for(f, t) && text.len)
            report_advice(cf, "use %s and &" STR_FMT, scanf_for(f, t), STR_ARG(text));
        return;
    }
    if (t->base->quals & QUAL_CONST) {
        report_warning(cf, "format-argument", w->at, "'%s' writes to what is const here",
                       plain_text(f, c));
        report_advice(cf, check_is_string(w) ? "a string literal cannot be written to; give it an "
                                               "array of char" : "give it a variable of its own");
        return;
    }
    if (check_is_string(w)) {
        report_warning(cf, "format-argument", w->at, "'%s' writes to a string literal here",
                       plain_text(f, c));
        report_advice(cf, "a string literal cannot be written to; give it an array of char");
        return;
    }
    if (scanf_fits(c, t->base))
        return;
    report_warning(cf, "format-argument", w->at, "'%s' wants %s, but this is %s", plain_text(f, c),
                   scanf_wants(f, c), a_type(f, g));
    const struct type *base = t->base;
    const char *better = scanf_for(f, base);
    if (of_text && w->kind == EXPR_ADDRESS
        && ((type_is(base, TYPE_ARRAY) && type_is_char(base->base))
            || (is_pointer(base) && type_is_char(base->base)))) {
        struct str name = check_text(f->k, w->a);
        if (name.len && type_is(base, TYPE_ARRAY))
            report_advice(cf, "without &: the name of an array, " STR_FMT ", is already the address "
                              "of its first element", STR_ARG(name));
        else
            report_advice(cf, "without &: the pointer says where to write");
    } else if (better && !(of_text && !type_is_char(base))) {
        report_advice(cf, "use %s", better);
    } else if (is_pointer(base) && scanf_fits(c, base->base)) {
        report_advice(cf, "without &: it is an address already");
    } else if (better) {
        report_advice(cf, "use %s", better);
    }
}

/* ---- the whole format ---------------------------------------------------------------------------- */

static bool is_known_letter(const struct format *f, const struct conversion *c)
{
    const char *letters = f->kind == 's' ? "diuoxXeEfFgGaAscpn[%" : "diouxXeEfFgGaAcspm%n";
    return strchr(letters, c->letter) != NULL;
}

static bool is_length_fitting(const struct conversion *c)
{
    if (c->length == L_INT)
        return true;
    if (strchr("diouxXn", c->letter))
        return c->length != L_LDOUBLE;
    if (strchr("eEfFgGaA", c->letter))
        return c->length == L_LDOUBLE || c->length == L_LONG;
    return strchr("cs[", c->letter) && c->length == L_LONG;
}

/* Says what is wrong with the conversion by itself. */
static bool conversion_wrong(const struct format *f, const struct conversion *c)
{
    struct cfront *cf = f->k->c;
    struct span at = at_conversion(f, c);
    struct str text = conversion_text(c);
    if (!c->letter) {
        report_warning(cf, "format-argument", at, "the format ends in the middle of '" STR_FMT "'",
                       STR_ARG(text));
        report_advice(cf, "%%%% writes a single %%");
        return true;
    }
    bool word = (c->letter >= 'a' && c->letter <= 'z') || (c->letter >= 'A' && c->letter <= 'Z');
    if (!word && !is_known_letter(f, c)) {
        report_warning(cf, "format-argument", (struct span){at.from, at.from + 1},
                       "a '%%' begins a conversion, and here is none behind it");
        report_advice(cf, "%%%% writes a single %%");
        return true;
    }
    if (!is_known_letter(f, c)) {
        report_warning(cf, "format-argument", at, "%s knows no conversion '" STR_FMT "'",
                       f->function, STR_ARG(text));
        if (c->letter == 'b' || c->letter == 'B')
            report_advice(cf, "C11 has none for binary numbers; %%x is for hexadecimal ones");
        else if (c->letter == 'D' || c->letter == 'U' || c->letter == 'S')
            report_advice(cf, "did you mean %%%c?", c->letter - 'A' + 'a');
        else
            report_advice(cf, "%%d is for an int, %%f for a double, %%s for a string, %%c for a "
                              "character");
        return true;
    }
    if (f->kind == 'p' && c->letter == 'n') {
        report_warning(cf, "format-argument", at, "'%%n' is not allowed here");
        report_advice(cf, "the result of %s is the number of characters", f->function);
        return true;
    }
    if (c->letter != '%' && !is_length_fitting(c)) {
        report_warning(cf, "format-argument", at, "'%s' and '%c' do not go together in '" STR_FMT "'",
                       c->length_text, c->letter, STR_ARG(text));
        return true;
    }
    return false;
}

static const char *values(const struct format *f, size_t n)
{
    return arena_printf(f->k->c->arena, "%zu value%s", n, n == 1 ? "" : "s");
}

static void missing_argument(const struct format *f, const struct conversion *c, size_t wanted)
{
    size_t there = f->call->arg_count - f->first;
    report_warning(f->k->c, "format-argument", at_conversion(f, c),
                   "there is no argument for '" STR_FMT "'", STR_ARG(conversion_text(c)));
    if (!there)
        report_advice(f->k->c, "the format wants %s behind it", values(f, wanted));
    else
        report_advice(f->k->c, "the format wants %s behind it, and there %s %zu",
                      values(f, wanted), there == 1 ? "is" : "are", there);
}

static size_t arguments_of(const struct conversion *c)
{
    return (size_t)c->stars + (c->letter != '%' && c->letter != 'm' && !c->discard);
}

static void check_arguments(const struct format *f)
{
    struct conversion c, short_of = {0};
    size_t wanted = 0, there = f->call->arg_count - f->first;
    bool wrong = false;
    for (const char *p = f->bytes.at; next_conversion(f, &p, &c);) {
        if (c.has_position)
            return; /* %2$d */
        if (conversion_wrong(f, &c)) {
            wrong = true;
            continue;
        }
        wanted += arguments_of(&c);
        if (wanted > there && !short_of.from)
            short_of = c;
    }
    if (wrong)
        return;
    if (short_of.from) {
        missing_argument(f, &short_of, wanted);
        return;
    }
    if (wanted < there && f->is_choice)
        return;
    if (wanted < there) {
        struct expr *surplus = check_written(f->call->args[f->first + wanted]);
        report_warning(f->k->c, "format-argument", surplus->at,
                       wanted ? "the format has no conversion for this argument"
                              : "the format has no conversion, so this argument is not used");
        const struct expr *g = given(f->call->args[f->first + wanted]);
        const char *fit = f->kind == 'p' ? printf_for(f, g, 'd')
            : is_pointer(g->type) ? scanf_for(f, g->type->base) : NULL;
        if (wanted)
            report_advice(f->k->c, "it has %zu; is one missing, as in %s?", wanted, fit ? fit : "%d");
        else
            report_advice(f->k->c, "a value is %s where the format has a conversion like %s",
                          f->kind == 'p' ? "shown" : "read", fit ? fit : "%d");
        return;
    }
    size_t n = f->first;
    for (const char *p = f->bytes.at; next_conversion(f, &p, &c);) {
        for (int i = 0; i < c.stars; i++) {
            struct conversion star = c;
            star.letter = '*';
            printf_type(f, &star, f->call->args[n++]);
        }
        if (c.letter == '%' || c.letter == 'm' || c.discard)
            continue;
        if (f->kind == 's')
            scanf_type(f, &c, f->call->args[n++]);
        else
            printf_type(f, &c, f->call->args[n++]);
    }
}

static void check_strftime(const struct format *f)
{
    const char *p = f->bytes.at, *end = p + f->bytes.len;
    while (p < end && (p = memchr(p, '%', (size_t)(end - p))) != NULL) {
        struct conversion c = {.from = p++};
        if (p < end && (*p == 'E' || *p == 'O'))
            p++;
        c.letter = p < end ? *p++ : 0;
        c.to = p;
        if (!c.letter) {
            conversion_wrong(f, &c);
        } else if (!strchr("aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%", c.letter)) {
            report_warning(f->k->c, "format-argument", at_conversion(f, &c),
                           "strftime knows no conversion '" STR_FMT "'", STR_ARG(conversion_text(&c)));
            report_advice(f->k->c, "%%Y-%%m-%%d gives a date, %%H:%%M:%%S a time");
        }
    }
}

static struct str until_nul(struct str s)
{
    const char *nul = s.len ? memchr(s.at, 0, s.len) : NULL;
    return nul ? str_slice(s, 0, (size_t)(nul - s.at)) : s;
}

/* A const array or const pointer that begins as a literal keeps it. */
static struct expr *literal_behind(struct expr *e)
{
    struct expr *w = check_written(e);
    if (!w || w->kind != EXPR_OBJECT || !w->object)
        return NULL;
    struct object *o = w->object;
    if (o->is_literal)
        return w;
    bool is_const = o->type->quals & QUAL_CONST
        || (type_is(o->type, TYPE_ARRAY) && o->type->base->quals & QUAL_CONST);
    if (!is_const || !o->init || o->init->count != 1 || o->init->items[0].offset)
        return NULL;
    struct expr *value = check_written(o->init->items[0].value);
    return value && value->kind == EXPR_OBJECT && value->object && value->object->is_literal
        ? value : NULL;
}

static void check_one(struct format *f, struct expr *arg)
{
    struct expr *literal = literal_behind(arg);
    if (!literal || !type_is(literal->type, TYPE_ARRAY) || !type_is_char(literal->type->base))
        return;
    struct expr *w = check_written(arg);
    f->is_here = w == literal;
    f->text = w;
    f->bytes = until_nul(literal->object->bytes);
    if (f->kind == 't')
        check_strftime(f);
    else
        check_arguments(f);
}

static void not_literal(const struct format *f, struct expr *arg)
{
    struct expr *w = check_written(arg);
    struct object *o = check_variable(w);
    /* a message of the program's own, never written to: told all the same */
    if (f->kind != 'p' || f->call->arg_count > f->first || w->kind == EXPR_CALL
        || (o && f->k->f && f->k->f->format && o->is_param))
        return;
    report_warning(f->k->c, "format-argument", w->at, "the format comes from a variable, and a %% "
                   "in it would ask for arguments that are not there");
    struct str text = check_text(f->k, w);
    if (text.len && f->first == 1)
        report_advice(f->k->c, "%s(\"%%s\", " STR_FMT ") writes it as it is", f->function,
                      STR_ARG(text));
    else
        report_advice(f->k->c, "\"%%s\" as the format writes it as it is");
}

void check_format(struct check *k, struct expr *call)
{
    struct func *f = check_callee(call);
    int kind, at, first;
    if (!f || !find_format(f, &kind, &at, &first) || call->arg_count < (size_t)at)
        return;
    struct expr *text = call->args[at - 1];
    if (!is_pointer(text->type) || (kind != 't' && !first))
        return;
    struct format x = {.k = k, .call = call, .function = check_name(k, f->name), .kind = kind,
                       .first = first ? (size_t)first - 1 : call->arg_count};
    if (x.first > call->arg_count)
        return;
    struct expr *w = check_written(text);
    if (w->kind == EXPR_COND && w->b) {
        if (literal_behind(w->b) && literal_behind(w->c)) {
            x.is_choice = true;
            check_one(&x, w->b);
            check_one(&x, w->c);
        }
    } else if (literal_behind(text)) {
        check_one(&x, text);
    } else if (kind == 'p') {
        not_literal(&x, text);
    }
}
