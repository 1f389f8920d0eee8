/* Attributes: __attribute__((...)) and [[...]], and _Alignas. Those that mean something
 * here are remembered, all others are read over: they change no program's meaning. */
#include "cfront/decl.h"

#include <string.h>

static bool double_bracket(const struct parser *p)
{
    return parse_is(p, '[') && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == '[';
}

bool attribute_starts(const struct parser *p)
{
    const struct token *t = p->t;
    if (t->kind == TOKEN_KEYWORD)
        return t->id == KEYWORD___attribute__;
    return t->kind == TOKEN_PUNCT && t->id == '[' && double_bracket(p);
}

/* "__packed__" and "packed" are one. */
static struct str without_underscores(struct str s)
{
    return s.len > 4 && str_starts(s, "__") && str_ends(s, "__") ? str_slice(s, 2, s.len - 2) : s;
}

/* Over '(' ... ')', whatever is inside. */
static void skip_arguments(struct parser *p)
{
    int depth = 0;
    do {
        if (p->t->kind == TOKEN_END)
            return;
        if (parse_is(p, '('))
            depth++;
        else if (parse_is(p, ')'))
            depth--;
        p->t++;
    } while (depth > 0);
}

static uint32_t check_align(struct parser *p, int64_t n, struct span at)
{
    if (n > 0 && n <= 4096 && !(n & (n - 1)))
        return (uint32_t)n;
    if (n)
        parse_error(p, "bad-alignment", at, "an alignment is a power of two, at most 4096");
    return 0;
}

static void parse_aligned(struct parser *p, struct attributes *a)
{
    uint32_t n = 16; /* the largest any type of x86-64 asks for */
    if (parse_accept(p, '(')) {
        struct span at = parse_here(p);
        int64_t value = 0;
        n = const_parse(p, "an alignment", &value) ? check_align(p, value, at) : 0;
        parse_skip_to(p, ')');
        parse_accept(p, ')');
    }
    if (n > a->align)
        a->align = n;
}

static void parse_cleanup(struct parser *p, struct attributes *a)
{
    if (!parse_accept(p, '('))
        return;
    if (p->t->kind == TOKEN_NAME) {
        struct ident *i = scope_find(p, p->t->name);
        if (i && i->kind == IDENT_FUNC) {
            a->cleanup = i->func;
            i->func->is_used = true;
        } else {
            parse_error(p, "bad-attribute", parse_here(p), "'" STR_FMT "' is not a function that is "
                        "declared above", STR_ARG(p->t->text));
        }
    }
    parse_skip_to(p, ')');
    parse_accept(p, ')');
}

/* format(printf, 1, 2) */
static void parse_format(struct parser *p, struct attributes *a)
{
    if (!parse_accept(p, '('))
        return;
    int64_t at = 0, first = 0;
    struct str kind = without_underscores(p->t->text);
    int format = str_is(kind, "printf") || str_is(kind, "gnu_printf") ? 'p'
                 : str_is(kind, "scanf") || str_is(kind, "gnu_scanf") ? 's'
                 : str_is(kind, "strftime")                           ? 't'
                                                                      : 0;
    if (p->t->kind == TOKEN_NAME)
        p->t++;
    if (parse_accept(p, ',') && const_parse(p, "the format's position", &at) &&
        parse_accept(p, ',') && const_parse(p, "the first argument's position", &first) &&
        at > 0 && at < 128 && first >= 0 && first < 128) {
        a->format = format;
        a->format_at = (int)at;
        a->format_first = (int)first;
    }
    parse_skip_to(p, ')');
    parse_accept(p, ')');
}

static void parse_one(struct parser *p, struct attributes *a)
{
    struct str name = without_underscores(p->t->text);
    p->t++;
    if (parse_is(p, ':') && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == ':') { /* gnu::packed */
        p->t += 2;
        name = without_underscores(p->t->text);
        if (p->t->kind == TOKEN_NAME || p->t->kind == TOKEN_KEYWORD)
            p->t++;
    }
    if (str_is(name, "packed"))
        a->packed = true;
    else if (str_is(name, "unused") || str_is(name, "maybe_unused"))
        a->unused = true;
    else if (str_is(name, "warn_unused_result") || str_is(name, "nodiscard"))
        a->must_use = true;
    else if (str_is(name, "noreturn") || str_is(name, "_Noreturn"))
        a->is_noreturn = true;
    else if (str_is(name, "constructor"))
        a->constructor = true;
    else if (str_is(name, "destructor"))
        a->destructor = true;
    else if (str_is(name, "fallthrough"))
        a->fallthrough = true;
    else if (str_is(name, "aligned"))
        parse_aligned(p, a);
    else if (str_is(name, "cleanup"))
        parse_cleanup(p, a);
    else if (str_is(name, "format"))
        parse_format(p, a);
    else if (str_is(name, "freehold"))
        contract_parse(p, &a->written), a->must_use |= (a->written.seen & CONTRACT_MUST_USE) != 0;
    if (parse_is(p, '('))
        skip_arguments(p);
}

/* The list inside, up to its closing bracket. */
static void parse_list(struct parser *p, struct attributes *a, int close)
{
    while (!parse_is(p, close) && p->t->kind != TOKEN_END) {
        if (p->t->kind == TOKEN_NAME || p->t->kind == TOKEN_KEYWORD)
            parse_one(p, a);
        if (parse_accept(p, ','))
            continue;
        if (!parse_is(p, close)) {
            parse_error(p, "bad-attribute", parse_here(p), "this does not belong into a list of "
                        "attributes");
            parse_skip_to(p, close);
            break;
        }
    }
}

void attributes_parse(struct parser *p, struct attributes *a)
{
    for (;;) {
        if (parse_accept_keyword(p, KEYWORD___attribute__)) {
            if (!parse_expect(p, '(', "'((' behind __attribute__"))
                return;
            bool inner = parse_accept(p, '(');
            if (!inner)
                parse_error(p, "expected", parse_behind(p), "__attribute__ takes two brackets: ((...))");
            parse_list(p, a, ')');
            if (inner && !parse_expect(p, ')', "'))' behind the attributes"))
                return;
            if (!parse_expect(p, ')', "'))' behind the attributes"))
                return;
        } else if (double_bracket(p)) {
            p->t += 2;
            parse_list(p, a, ']');
            if (!parse_expect(p, ']', "']]' behind the attributes") ||
                !parse_expect(p, ']', "']]' behind the attributes"))
                return;
        } else {
            return;
        }
    }
}

void attribute_of_statement(struct parser *p, bool *ret_fallthrough)
{
    struct attributes a = {0};
    attributes_parse(p, &a);
    if (a.fallthrough)
        *ret_fallthrough = true;
}

uint32_t alignas_parse(struct parser *p)
{
    if (!parse_expect(p, '(', "'(' behind _Alignas"))
        return 0;
    struct span at = parse_here(p);
    uint32_t align = 0;
    if (type_starts(p)) {
        align = decl_type_name(p)->align;
    } else {
        int64_t n;
        if (const_parse(p, "an alignment", &n))
            align = check_align(p, n, at);
    }
    if (!parse_expect(p, ')', "')' behind the alignment"))
        parse_skip_to(p, ')'), parse_accept(p, ')');
    return align;
}
