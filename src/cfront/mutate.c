/* The walk that finds mutations, statement by statement and expression by expression.
 *
 * A mutation is kept if its place lies in the wanted lines, in no macro's body (what is
 * spelt there must be what the tree says) and if nothing else proposed the same edit. It
 * need not compile: who tries them drops those that do not. What can only give the same
 * program again is left out where the tree shows it: a `break` at the end of a switch, a
 * bare `return` at the end of a function, an assertion. */
#include "cfront/mutate.h"

#include <stdlib.h>
#include <string.h>

enum { SNIPPET = 48, WALK_DEPTH = 1000 };

struct mutator {
    struct cfront *c;
    struct func *f;
    const struct cfront_input *in;
    struct cfront_mutation *list;
    uint32_t *places;        /* offset of each in its file */
    size_t count;
    int depth;
    bool bodies;             /* under way: they count even if they are empty as it is */
};

/* ---- places and texts ------------------------------------------------------------ */

static struct str text_of(const struct mutator *m, struct span at)
{
    return span_text(m->c, at);
}

static bool spelt(const struct mutator *m, struct span at, const char *text)
{
    return str_is(text_of(m, at), text);
}

/* The place of a span, if it lies whole in the wanted lines of the wanted file. */
static bool wanted(const struct mutator *m, struct span at, struct place_in *ret)
{
    if (!at.from || at.to <= at.from)
        return false;
    *ret = place_of(m->c, at.from);
    if (ret->source->file == NO_FILE || ret->source->splice_count
        || !str_eq(ret->source->name, m->in->mutate) || at.to - ret->source->base > ret->source->text.len)
        return false;
    struct place_in end = place_of(m->c, at.to - 1);
    return end.source == ret->source && (int)ret->line >= m->in->mutate_from && (int)end.line <= m->in->mutate_to;
}

/* On one line, short: with white space folded, and an end where it is too long. */
static const char *snippet(struct mutator *m, struct str s)
{
    char *out = arena_alloc(m->c->arena, SNIPPET + 8);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool blank = s.at[i] == ' ' || s.at[i] == '\t' || s.at[i] == '\n' || s.at[i] == '\r';
        if (blank && (!n || out[n - 1] == ' '))
            continue;
        if (n >= SNIPPET) {
            while (n && ((unsigned char)out[n] & 0xc0) == 0x80)
                n--;
            memcpy(out + n, "...", 4);
            return out;
        }
        out[n++] = blank ? ' ' : s.at[i] == '`' ? '\'' : s.at[i];
    }
    out[n] = '\0';
    return out;
}

/* Where its function is defined, in the same file. */
static void put_definition(const struct mutator *m, const struct source *source, struct cfront_mutation *ret)
{
    const struct func *f = m->f;
    if (!f->from || f->from < source->base || f->from > f->at.from || f->at.to > f->end.from ||
        f->end.to - source->base > source->text.len || !str_eq(text_of(m, f->at), f->name->text) || !spelt(m, f->end, "}"))
        return;
    ret->from = f->from - source->base;
    ret->name = f->at.from - source->base;
    ret->name_length = f->at.to - f->at.from;
    ret->to = f->end.to - source->base;
}

FORMAT(4, 5)
static void add(struct mutator *m, struct span at, struct str put, const char *fmt, ...)
{
    struct place_in p;
    if (m->count >= CFRONT_MUTATIONS || !wanted(m, at, &p))
        return;
    struct str now = text_of(m, at);
    uint32_t place = at.from - p.source->base;
    for (size_t i = 0; i < m->count; i++) {
        const struct cfront_mutation *had = &m->list[i];
        if (m->places[i] == place && had->length == (int)now.len && str_eq(had->put, put) && !had->body)
            return;
    }
    if (str_eq(now, put) && !m->bodies)
        return;
    struct buf what = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&what, fmt, ap);
    va_end(ap);
    m->places[m->count] = place;
    m->list[m->count++] = (struct cfront_mutation){
        .line = (int)p.line, .column = (int)p.column, .length = (int)now.len,
        .put = arena_str(m->c->arena, put), .what = arena_str(m->c->arena, buf_view(&what))};
    buf_release(&what);
    put_definition(m, p.source, &m->list[m->count - 1]);
}

static struct str joined(struct mutator *m, struct str a, const char *between, struct str b)
{
    return str_from(arena_printf(m->c->arena, STR_FMT "%s" STR_FMT, STR_ARG(a), between, STR_ARG(b)));
}

/* All of e with [at.from, at.to) of it replaced. */
static struct str with(struct mutator *m, const struct expr *e, struct span at, struct str put)
{
    struct str whole = text_of(m, e->at);
    size_t from = at.from - e->at.from, to = at.to - e->at.from;
    return joined(m, joined(m, str_slice(whole, 0, from), "", put), "", str_slice(whole, to, whole.len));
}

static bool inside(struct span inner, struct span outer)
{
    return inner.from >= outer.from && inner.to <= outer.to && inner.from < inner.to;
}

/* An edit of a part of e, told as what e becomes. */
static void change(struct mutator *m, const struct expr *e, struct span at, struct str put)
{
    if (!inside(at, e->at))
        return;
    const char *was = snippet(m, text_of(m, e->at)), *is = snippet(m, with(m, e, at, put));
    if (strcmp(was, is) == 0) /* they differ behind what fits */
        add(m, at, put, "`%s` made `%s`", snippet(m, text_of(m, at)), snippet(m, put));
    else
        add(m, at, put, "`%s` made `%s`", was, is);
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.len && s.len < 10 && (s.len == 1 || s.at[0] != '0');
}

/* ---- operators -------------------------------------------------------------------- */

static const struct { uint16_t op; const char *is, *put; } others[] = {
    {'<', "<", "<="}, {PUNCT_LE, "<=", "<"}, {'>', ">", ">="}, {PUNCT_GE, ">=", ">"},
    {PUNCT_EQ, "==", "!="}, {PUNCT_NE, "!=", "=="},
    {'+', "+", "-"}, {'-', "-", "+"}, {'*', "*", "+"}, {'/', "/", "*"}, {'%', "%", "/"},
    {'&', "&", "|"}, {'|', "|", "&"}, {'^', "^", "|"}, {PUNCT_SHL, "<<", ">>"}, {PUNCT_SHR, ">>", "<<"},
};

static bool is_one(const struct mutator *m, const struct expr *e)
{
    return e->kind == EXPR_INT && spelt(m, e->at, "1");
}

/* `x + 1` without its 1; else the operator's nearest other. */
static void operators(struct mutator *m, struct expr *e)
{
    const struct expr *a = check_written(e->a), *b = check_written(e->b);
    for (size_t i = 0; i < COUNT(others); i++) {
        if (others[i].op != e->op || !spelt(m, e->op_at, others[i].is))
            continue;
        if ((e->op == '+' || e->op == '-') && is_one(m, b))
            change(m, e, (struct span){a->at.to, b->at.to}, STR(""));
        else if (e->op == '+' && is_one(m, a))
            change(m, e, (struct span){a->at.from, b->at.from}, STR(""));
        else
            change(m, e, e->op_at, str_from(others[i].put));
        return;
    }
}

static void connective(struct mutator *m, struct expr *e)
{
    const struct expr *a = check_written(e->a), *b = check_written(e->b);
    if (!spelt(m, e->op_at, e->kind == EXPR_AND ? "&&" : "||"))
        return;
    change(m, e, (struct span){a->at.to, b->at.to}, STR(""));
    change(m, e, (struct span){a->at.from, b->at.from}, STR(""));
}

static void update(struct mutator *m, struct expr *e)
{
    if (spelt(m, e->op_at, "+="))
        change(m, e, e->op_at, STR("-="));
    else if (spelt(m, e->op_at, "-="))
        change(m, e, e->op_at, STR("+="));
    else if (spelt(m, e->op_at, "*="))
        change(m, e, e->op_at, STR("+="));
}

/* One element further, one element before. */
static void index_off(struct mutator *m, struct expr *e)
{
    const struct expr *b = check_written(e->b);
    struct str s = text_of(m, b->at);
    if (!str_ends(text_of(m, e->at), "]") || !inside(b->at, e->at))
        return;
    if (is_number(s)) {
        long n = strtol(arena_cstr(m->c->arena, s), NULL, 10);
        change(m, e, b->at, str_from(arena_printf(m->c->arena, "%ld", n + 1)));
        if (n > 0)
            change(m, e, b->at, str_from(arena_printf(m->c->arena, "%ld", n - 1)));
        return;
    }
    bool simple = b->kind == EXPR_OBJECT || b->kind == EXPR_MEMBER || b->kind == EXPR_STEP
                  || b->kind == EXPR_CALL || b->kind == EXPR_INDEX || b->in_parens
                  || ((b->kind == EXPR_BINARY) && (b->op == '+' || b->op == '-' || b->op == '*'));
    const char *open = simple ? "" : "(", *close = simple ? "" : ")";
    change(m, e, b->at, str_from(arena_printf(m->c->arena, "%s" STR_FMT "%s + 1", open, STR_ARG(s), close)));
    if (!check_has_effect(b))
        change(m, e, b->at, str_from(arena_printf(m->c->arena, "%s" STR_FMT "%s - 1", open, STR_ARG(s), close)));
}

/* Pointers to the same, whoever may write through them, count as of one type. */
static bool alike(const struct type *a, const struct type *b)
{
    if (a->kind == TYPE_POINTER && b->kind == TYPE_POINTER)
        return type_same(a->base->plain, b->base->plain);
    return type_same(a, b);
}

static void swap_arguments(struct mutator *m, struct expr *e)
{
    if (check_calls(e, "calloc")) /* a product either way */
        return;
    for (size_t i = 0; i + 1 < e->arg_count; i++) {
        const struct expr *a = check_written(e->args[i]), *b = check_written(e->args[i + 1]);
        if (!alike(a->type, b->type) && !alike(e->args[i]->type, e->args[i + 1]->type))
            continue;
        if (check_same(a, b) || !inside(a->at, e->at) || !inside(b->at, e->at) || b->at.from < a->at.to)
            continue;
        struct str between = text_of(m, (struct span){a->at.to, b->at.from});
        struct str first = text_of(m, a->at), second = text_of(m, b->at);
        struct span both = {a->at.from, b->at.to};
        change(m, e, both, joined(m, joined(m, second, "", between), "", first));
    }
}

static void condition(struct mutator *m, struct expr *e, const char *of, bool either);

static void walk(struct mutator *m, struct expr *e);
static void walk_stmt(struct mutator *m, struct stmt *s);

/* x++ within an expression is x. */
static void step(struct mutator *m, struct expr *e)
{
    const struct expr *a = check_written(e->a);
    if (!spelt(m, e->op_at, e->op == PUNCT_INC ? "++" : "--") || !inside(a->at, e->at))
        return;
    change(m, e, e->op_at, STR(""));
}

static void walk_node(struct mutator *m, struct expr *e)
{
    switch (e->kind) {
    case EXPR_BINARY:
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF:
        operators(m, e);
        break;
    case EXPR_AND:
    case EXPR_OR:
        connective(m, e);
        break;
    case EXPR_NOT:
        if (spelt(m, e->op_at, "!"))
            change(m, e, e->op_at, STR(""));
        break;
    case EXPR_COND:
        if (e->b && spelt(m, e->op_at, "?"))
            condition(m, check_written(e->a), "the condition of ?:", true);
        break;
    case EXPR_INDEX:
        index_off(m, e);
        break;
    case EXPR_UPDATE:
        update(m, e);
        break;
    case EXPR_STEP:
        step(m, e);
        break;
    case EXPR_CALL:
        if (str_ends(text_of(m, e->at), ")"))
            swap_arguments(m, e);
        break;
    default:
        break;
    }
}

static void walk(struct mutator *m, struct expr *e)
{
    if (!e || m->depth >= WALK_DEPTH)
        return;
    m->depth++;
    walk_node(m, e);
    if (e->kind != EXPR_INT && e->kind != EXPR_SIZE) { /* operands of sizeof are never evaluated */
        walk(m, e->a);
        walk(m, e->b);
        walk(m, e->c);
        for (size_t i = 0; i < e->arg_count; i++)
            walk(m, e->args[i]);
        if (e->kind == EXPR_STMT)
            walk_stmt(m, e->body);
        if (e->kind == EXPR_COMPOUND && e->object && e->object->init)
            for (size_t i = 0; i < e->object->init->count; i++)
                walk(m, e->object->init->items[i].value);
    }
    m->depth--;
}

/* ---- statements ------------------------------------------------------------------- */

/* Always true, always false, and the other way round. */
static void condition(struct mutator *m, struct expr *e, const char *of, bool either)
{
    int64_t v;
    if (!e || check_constant(e, &v))
        return;
    struct str s = text_of(m, e->at);
    add(m, e->at, STR("0"), "%s `%s` never true", of, snippet(m, s));
    if (!either)
        return;
    add(m, e->at, STR("1"), "%s `%s` always true", of, snippet(m, s));
    bool flips = e->kind == EXPR_BINARY && (e->op == PUNCT_EQ || e->op == PUNCT_NE);
    if (!flips && e->kind != EXPR_NOT)
        add(m, e->at, str_from(arena_printf(m->c->arena, "!(" STR_FMT ")", STR_ARG(s))), "%s `%s` negated", of,
            snippet(m, s));
}

static bool is_assertion(struct str s)
{
    return str_starts(s, "assert") && (s.len == 6 || s.at[6] == '(' || s.at[6] == ' ');
}

/* A statement that is one expression: nothing of it, or its right side without the left. */
static void expression(struct mutator *m, const struct stmt *s)
{
    struct expr *e = check_written(s->expr);
    while (e && e->kind == EXPR_CONVERT && e->type->kind == TYPE_VOID && !e->explicit_cast)
        e = check_written(e->a);
    if (!e)
        return;
    struct str text = text_of(m, e->at);
    const struct expr *right = e->kind == EXPR_ASSIGN ? check_written(e->b) : NULL;
    bool own = (e->kind == EXPR_CALL && str_ends(text, ")"))
               || (e->kind == EXPR_ASSIGN && spelt(m, e->op_at, "=")) || e->kind == EXPR_UPDATE
               || e->kind == EXPR_STEP;
    if (!own)
        return;
    if (right && right->kind == EXPR_CALL && inside(right->at, e->at))
        add(m, (struct span){e->at.from, right->at.from}, STR(""), "the result of `%s` ignored",
            snippet(m, text_of(m, right->at)));
    else
        add(m, e->at, STR(""), "`%s` deleted", snippet(m, text));
}

/* Is nothing but white space, comments and braces between two places? */
static bool only_braces(const struct mutator *m, loc from, loc to)
{
    struct str s = to > from ? text_of(m, (struct span){from, to}) : STR("");
    for (size_t i = 0; i < s.len; i++) {
        if (i + 1 < s.len && s.at[i] == '/' && s.at[i + 1] == '/')
            while (i < s.len && s.at[i] != '\n')
                i++;
        else if (!strchr(" \t\r\n}", s.at[i]))
            return false;
    }
    return true;
}

static void jump(struct mutator *m, const struct stmt *s)
{
    loc end = s->kind == STMT_RETURN ? m->f->end.from : s->target && s->target->then ? s->target->then->whole.to : 0;
    if (end && only_braces(m, s->whole.to, end))
        return; /* that is where it leads anyway */
    add(m, s->at, STR(""), "`%s` deleted", snippet(m, text_of(m, s->at)));
}

static void result(struct mutator *m, const struct stmt *s)
{
    struct expr *e = check_written(s->expr);
    const struct type *t = m->f->type->base;
    int64_t v;
    if (!e || !type_is_scalar(t) || type_is_float(t))
        return;
    bool constant = type_is_integer(t) && check_constant(e, &v);
    if (t->kind == TYPE_POINTER ? check_is_null(e) : constant && v == 0) {
        if (t->kind != TYPE_POINTER)
            add(m, e->at, STR("1"), "`return %s` made `return 1`", snippet(m, text_of(m, e->at)));
        return;
    }
    add(m, e->at, STR("0"), "`return %s` made `return %s`", snippet(m, text_of(m, e->at)),
        t->kind == TYPE_POINTER ? "NULL" : "0");
}

/* `int i = 0` begins at 1. */
static void initialiser(struct mutator *m, const struct object *o)
{
    struct init *init = o->init;
    for (size_t i = 0; init && i < init->count; i++) {
        struct expr *e = init->items[i].value, *w = e ? check_written(e) : NULL;
        walk(m, e);
        if (!w || !o->name || !init->is_whole || init->count != 1 || w->kind != EXPR_INT
            || !type_is_integer(o->type) || !is_number(text_of(m, w->at)))
            continue;
        long n = strtol(arena_cstr(m->c->arena, text_of(m, w->at)), NULL, 10);
        add(m, w->at, str_from(arena_printf(m->c->arena, "%ld", n + 1)), "`%s = %ld` made `%s = %ld`",
            arena_cstr(m->c->arena, o->name->text), n, arena_cstr(m->c->arena, o->name->text), n + 1);
    }
}

static void walk_one(struct mutator *m, struct stmt *s)
{
    switch (s->kind) {
    case STMT_DECLARE:
        for (size_t i = 0; i < s->object_count; i++)
            if (s->objects[i]->storage == STORAGE_AUTO)
                initialiser(m, s->objects[i]);
        break;
    case STMT_EXPR:
        if (is_assertion(text_of(m, s->whole)))
            return;
        expression(m, s);
        walk(m, s->expr);
        break;
    case STMT_IF:
        condition(m, check_written(s->expr), "the condition", true);
        walk(m, s->expr);
        break;
    case STMT_WHILE:
    case STMT_FOR:
        condition(m, s->expr ? check_written(s->expr) : NULL, "the condition of the loop", false);
        walk(m, s->expr);
        break;
    case STMT_DO:
    case STMT_SWITCH:
        walk(m, s->expr);
        break;
    case STMT_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE:
        jump(m, s);
        break;
    case STMT_RETURN:
        if (s->expr) {
            result(m, s);
            walk(m, s->expr);
        } else {
            jump(m, s);
        }
        break;
    default:
        break;
    }
}

static void walk_stmt(struct mutator *m, struct stmt *s)
{
    if (m->depth >= WALK_DEPTH)
        return;
    m->depth++;
    for (; s; s = s->next) {
        walk_one(m, s);
        walk_stmt(m, s->list);
        walk_stmt(m, s->init);
        walk_stmt(m, s->then);
        walk_stmt(m, s->otherwise);
    }
    m->depth--;
}

/* ---- functions --------------------------------------------------------------------- */

/* Its body, as if somebody had not begun: gives 0, NULL, a struct of zeros. */
static void empty_body(struct mutator *m, struct func *f)
{
    struct span at = {f->body->block->open.from, f->end.to};
    struct str text = text_of(m, at);
    struct type *t = f->type->base;
    if (!text.len || text.at[0] != '{' || !str_ends(text, "}"))
        return;
    const char *put = "{ return 0; }";
    if (t->kind == TYPE_VOID)
        put = "{ }";
    else if (type_is_record(t))
        put = arena_printf(m->c->arena, "{ static %s; return nothing_; }", type_declare(m->c, t->plain, "nothing_"));
    size_t before = m->count;
    m->bodies = true;
    add(m, at, str_from(put), STR_FMT, STR_ARG(f->name->text));
    m->bodies = false;
    if (m->count > before)
        m->list[before].body = true;
}

static int by_place(const void *a, const void *b)
{
    const struct cfront_mutation *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    size_t len = x->put.len < y->put.len ? x->put.len : y->put.len;
    int order = len ? memcmp(x->put.at, y->put.at, len) : 0;
    return order ? order : (x->put.len > y->put.len) - (x->put.len < y->put.len);
}

void mutate_program(struct cfront *c, struct cfront_output *ret)
{
    struct mutator m = {.c = c, .in = c->in};
    m.list = arena_array(c->arena, CFRONT_MUTATIONS, sizeof *m.list);
    m.places = arena_array(c->arena, CFRONT_MUTATIONS, sizeof *m.places);
    for (struct func *f = c->tree->functions; f; f = f->next) {
        m.f = f;
        if (f->body && f->body->block)
            empty_body(&m, f);
    }
    for (struct func *f = c->tree->functions; f; f = f->next) {
        m.f = f;
        if (f->body)
            walk_stmt(&m, f->body->list);
    }
    qsort(m.list, m.count, sizeof *m.list, by_place);
    ret->mutations = m.list;
    ret->mutation_count = m.count;
}
