/* The walk: each function's statements and expressions once, in the order of the
 * text, every node handed to the checks that may have something to say about it. */
#include "cfront/check.h"

#include <ctype.h>
#include <string.h>

/* ---- helpers ---------------------------------------------------------------- */

static bool is_wrapper(const struct expr *e)
{
    return e->a && (e->kind == EXPR_LOAD || e->kind == EXPR_DECAY
                    || (e->kind == EXPR_CONVERT && !e->explicit_cast));
}

struct expr *check_written(struct expr *e)
{
    while (e && is_wrapper(e))
        e = e->a;
    return e;
}

bool check_in_parens(const struct expr *e)
{
    while (e && !e->in_parens && is_wrapper(e))
        e = e->a;
    return e && e->in_parens;
}

static bool fits(const struct type *t, int64_t v)
{
    if (t->size >= 8)
        return true;
    int bits = (int)t->size * 8;
    return type_is_signed(t) ? v >= -((int64_t)1 << (bits - 1)) && v < (int64_t)1 << (bits - 1)
                             : v >= 0 && v < (int64_t)1 << bits;
}

static int64_t cut(const struct type *t, int64_t v)
{
    if (type_is(t, TYPE_BOOL))
        return v != 0;
    if (t->size >= 8 || !t->size || fits(t, v))
        return v;
    int bits = (int)t->size * 8;
    uint64_t low = (uint64_t)v & (((uint64_t)1 << bits) - 1);
    if (type_is_signed(t) && low >> (bits - 1))
        low |= ~(uint64_t)0 << bits;
    return (int64_t)low;
}

static bool fold_binary(const struct expr *e, int64_t a, int64_t b, int64_t *ret)
{
    uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
    bool is_signed = type_is_signed(e->a->type);
    int bits = (int)e->a->type->size * 8;
    switch (e->op) {
    case '+': *ret = (int64_t)(ua + ub); break;
    case '-': *ret = (int64_t)(ua - ub); break;
    case '*': *ret = (int64_t)(ua * ub); break;
    case '/':
    case '%':
        if (!b || (is_signed && b == -1 && a == INT64_MIN))
            return false;
        if (e->op == '/')
            *ret = is_signed ? a / b : (int64_t)(ua / ub);
        else
            *ret = is_signed ? a % b : (int64_t)(ua % ub);
        break;
    case '&': *ret = a & b; break;
    case '|': *ret = a | b; break;
    case '^': *ret = a ^ b; break;
    case PUNCT_SHL:
    case PUNCT_SHR:
        if (b < 0 || b >= bits)
            return false;
        if (e->op == PUNCT_SHL)
            *ret = (int64_t)(ua << b);
        else
            *ret = is_signed ? a >> b : (int64_t)(ua >> b);
        break;
    case '<': *ret = is_signed ? a < b : ua < ub; return true;
    case '>': *ret = is_signed ? a > b : ua > ub; return true;
    case PUNCT_LE: *ret = is_signed ? a <= b : ua <= ub; return true;
    case PUNCT_GE: *ret = is_signed ? a >= b : ua >= ub; return true;
    case PUNCT_EQ: *ret = a == b; return true;
    case PUNCT_NE: *ret = a != b; return true;
    default: return false;
    }
    *ret = cut(e->type, *ret);
    return true;
}

static bool fold(const struct expr *e, int64_t *ret, int depth)
{
    int64_t a, b;
    if (!e || depth > 12 || !type_is_integer(e->type))
        return false;
    switch (e->kind) {
    case EXPR_INT:
        *ret = (int64_t)e->value;
        return true;
    case EXPR_CONVERT:
        if (!e->a || !type_is_integer(e->a->type) || !fold(e->a, &a, depth + 1))
            return false;
        *ret = cut(e->type, a);
        return true;
    case EXPR_NEG:
        if (!fold(e->a, &a, depth + 1))
            return false;
        *ret = cut(e->type, (int64_t)(0 - (uint64_t)a));
        return true;
    case EXPR_COMPL:
        if (!fold(e->a, &a, depth + 1))
            return false;
        *ret = cut(e->type, ~a);
        return true;
    case EXPR_NOT:
        if (!fold(e->a, &a, depth + 1))
            return false;
        *ret = !a;
        return true;
    case EXPR_AND:
    case EXPR_OR:
        if (!fold(e->a, &a, depth + 1))
            return false;
        if (!!a == (e->kind == EXPR_OR)) {
            *ret = !!a;
            return true;
        }
        if (!fold(e->b, &b, depth + 1))
            return false;
        *ret = b != 0;
        return true;
    case EXPR_COND:
        return fold(e->a, &a, depth + 1)
            && (a && !e->b ? (*ret = a, true) : fold(a ? e->b : e->c, ret, depth + 1));
    case EXPR_BINARY:
        return type_is_integer(e->a->type) && fold(e->a, &a, depth + 1)
            && fold(e->b, &b, depth + 1) && fold_binary(e, a, b, ret);
    default:
        return false;
    }
}

bool check_constant(const struct expr *e, int64_t *ret)
{
    return fold(e, ret, 0);
}

bool check_is_null(const struct expr *e)
{
    int64_t v;
    while (e && e->kind == EXPR_CONVERT)
        e = e->a;
    return e && check_constant(e, &v) && v == 0;
}

static bool same(const struct expr *a, const struct expr *b, int depth)
{
    if (!a || !b)
        return a == b;
    if (depth > 40 || a->kind != b->kind || a->op != b->op)
        return false;
    if (a->type && (a->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC)))
        return false;
    switch (a->kind) {
    case EXPR_INT:
        return a->value == b->value;
    case EXPR_FLOAT:
        return a->real == b->real;
    case EXPR_OBJECT:
        return a->object == b->object;
    case EXPR_FUNC:
        return a->func == b->func;
    case EXPR_MEMBER:
        return a->field == b->field && a->offset == b->offset && same(a->a, b->a, depth + 1);
    case EXPR_LOAD:
    case EXPR_DECAY:
    case EXPR_CONVERT:
    case EXPR_DEREF:
    case EXPR_INDEX:
    case EXPR_ADDRESS:
    case EXPR_NEG:
    case EXPR_COMPL:
    case EXPR_NOT:
    case EXPR_BINARY:
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF:
        return type_same(a->type, b->type) && same(a->a, b->a, depth + 1)
            && same(a->b, b->b, depth + 1);
    default:
        return false;
    }
}

bool check_same(const struct expr *a, const struct expr *b)
{
    return same(a, b, 0);
}

static bool has_effect(const struct expr *e, int depth)
{
    if (!e)
        return false;
    if (depth > 60)
        return true;
    switch (e->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_OBJECT:
    case EXPR_FUNC:
    case EXPR_COMPOUND:
        return false;
    case EXPR_LOAD:
        if (e->a->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC))
            return true;
        return has_effect(e->a, depth + 1);
    case EXPR_DEREF:
    case EXPR_INDEX:
    case EXPR_MEMBER:
    case EXPR_DECAY:
    case EXPR_ADDRESS:
    case EXPR_CONVERT:
    case EXPR_NEG:
    case EXPR_COMPL:
    case EXPR_NOT:
    case EXPR_BINARY:
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF:
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_COND:
    case EXPR_COMMA:
        return has_effect(e->a, depth + 1) || has_effect(e->b, depth + 1)
            || has_effect(e->c, depth + 1);
    case EXPR_SIZE:
        return false;
    default:
        return true;
    }
}

bool check_has_effect(const struct expr *e)
{
    return has_effect(e, 0);
}

static bool is_word(struct str s)
{
    return s.len && (isalpha((unsigned char)s.at[0]) || s.at[0] == '_');
}

bool check_is_spelt(struct check *k, const struct expr *e)
{
    struct str whole = span_text(k->c, e->at), op = span_text(k->c, e->op_at);
    switch (e->kind) {
    case EXPR_OBJECT:
        return e->object && e->object->name ? str_eq(whole, e->object->name->text)
                                            : whole.len && !is_word(whole);
    case EXPR_FUNC:
        return e->func && str_eq(whole, e->func->name->text);
    case EXPR_INT:
    case EXPR_FLOAT:
        return whole.len && (!is_word(whole) || str_starts(whole, "sizeof"));
    case EXPR_CALL:
        return whole.len && str_ends(whole, ")");
    case EXPR_CONVERT:
        return e->explicit_cast && whole.len && whole.at[0] == '(';
    case EXPR_MEMBER:
        return op.len > 0;
    case EXPR_INDEX:
        return whole.len && str_ends(whole, "]");
    default:
        return op.len && !is_word(op);
    }
}

bool check_is_stmt_spelt(struct check *k, const struct stmt *s, const char *keyword)
{
    return str_starts(span_text(k->c, s->whole), keyword);
}

struct object *check_variable(const struct expr *e)
{
    e = check_written((struct expr *)e);
    return e && e->kind == EXPR_OBJECT && e->object && !e->object->is_literal && e->object->name
        ? e->object : NULL;
}

struct func *check_callee(const struct expr *call)
{
    const struct expr *a = call->a;
    while (a && (a->kind == EXPR_DECAY || a->kind == EXPR_LOAD || a->kind == EXPR_ADDRESS
                 || a->kind == EXPR_DEREF))
        a = a->a;
    return a && a->kind == EXPR_FUNC ? a->func : NULL;
}

bool check_calls(const struct expr *e, const char *library_function)
{
    e = check_written((struct expr *)e);
    struct func *f = e && e->kind == EXPR_CALL ? check_callee(e) : NULL;
    return f && !f->is_defined && str_is(f->name->text, library_function);
}

bool check_is_string(const struct expr *e)
{
    e = check_written((struct expr *)e);
    return e && e->kind == EXPR_OBJECT && e->object && e->object->is_literal;
}

struct str check_text(struct check *k, const struct expr *e)
{
    enum { MOST = 40 };
    if (!check_is_spelt(k, e))
        return STR("");
    struct str s = span_text(k->c, e->at);
    bool long_or_split = s.len > MOST || memchr(s.at, '\n', s.len);
    return long_or_split ? STR("") : s;
}

const char *check_name(struct check *k, const struct name *n)
{
    return n ? arena_cstr(k->c->arena, n->text) : "";
}

bool check_is_vague(const struct type *t)
{
    return !t || type_is(t, TYPE_ERROR) || type_is(t, TYPE_VOID);
}

/* ---- expressions -------------------------------------------------------------- */

static void walk_stmt(struct check *k, struct stmt *s, bool gives_value);
static void walk(struct check *k, struct expr *e, enum use use);

static void walk_init(struct check *k, const struct init *init, const struct type *whole)
{
    for (size_t i = 0; init && i < init->count; i++) {
        struct init_item *item = &init->items[i];
        walk(k, item->value, USE_VALUE);
        if (item->value && init->is_whole && whole && type_is(whole, TYPE_POINTER))
            check_block_size(k, whole, item->value);
    }
}

static void walk_branch(struct check *k, struct expr *e, enum use use, bool dead)
{
    bool was = k->dead;
    k->dead = was || dead;
    walk(k, e, use);
    k->dead = was;
}

static void walk_call(struct check *k, struct expr *e)
{
    walk(k, e->a, USE_VALUE);
    for (size_t i = 0; i < e->arg_count; i++)
        walk(k, e->args[i], USE_VALUE);
    if (e->kind == EXPR_CALL) {
        check_call(k, e);
        check_format(k, e);
        check_memory_call(k, e);
    }
}

static void walk_children(struct check *k, struct expr *e, enum use use)
{
    int64_t v = 0;
    switch (e->kind) {
    case EXPR_INT: /* of a sizeof: its operand is not evaluated */
    case EXPR_SIZE:
        break;
    case EXPR_COMPOUND:
        walk_init(k, e->object ? e->object->init : NULL, e->type);
        break;
    case EXPR_LOAD:
    case EXPR_DECAY:
        walk(k, e->a, USE_VALUE);
        break;
    case EXPR_ADDRESS:
        walk(k, e->a, USE_ADDRESS);
        break;
    case EXPR_DEREF:
        walk(k, e->a, USE_VALUE);
        check_index(k, e, use);
        break;
    case EXPR_INDEX:
        walk(k, e->a, USE_VALUE);
        walk(k, e->b, USE_VALUE);
        check_index(k, e, use);
        break;
    case EXPR_CONVERT:
        walk(k, e->a, type_is(e->type, TYPE_VOID) && use == USE_NOTHING ? USE_VALUE : use);
        check_conversion(k, e);
        break;
    case EXPR_NOT:
        walk(k, e->a, USE_TRUTH);
        break;
    case EXPR_BINARY:
        walk(k, e->a, USE_VALUE);
        walk(k, e->b, USE_VALUE);
        check_operator(k, e);
        check_element_count(k, e);
        check_comparison(k, e);
        break;
    case EXPR_AND:
    case EXPR_OR:
        walk(k, e->a, USE_TRUTH);
        walk_branch(k, e->b, use == USE_NOTHING ? USE_NOTHING : USE_TRUTH,
                    check_constant(e->a, &v) && !!v == (e->kind == EXPR_OR));
        break;
    case EXPR_COND: {
        walk(k, e->a, USE_TRUTH);
        bool known = check_constant(e->a, &v);
        walk_branch(k, e->b, use, known && !v);
        walk_branch(k, e->c, use, known && v);
        break;
    }
    case EXPR_COMMA:
        walk(k, e->a, USE_NOTHING);
        check_discarded(k, e->a);
        walk(k, e->b, use);
        break;
    case EXPR_ASSIGN:
        walk(k, e->a, USE_PLACE);
        walk(k, e->b, USE_VALUE);
        check_assignment(k, e);
        if (type_is(e->type, TYPE_POINTER))
            check_block_size(k, e->type, e->b);
        break;
    case EXPR_UPDATE:
        walk(k, e->a, USE_VALUE);
        walk(k, e->b, USE_VALUE);
        check_operator(k, e);
        break;
    case EXPR_STMT:
        for (struct stmt *s = e->body ? e->body->list : NULL; s; s = s->next)
            walk_stmt(k, s, !s->next);
        break;
    case EXPR_CALL:
    case EXPR_BUILTIN:
        walk_call(k, e);
        break;
    default:
        walk(k, e->a, USE_VALUE);
        walk(k, e->b, USE_VALUE);
        walk(k, e->c, USE_VALUE);
        break;
    }
}

static void walk(struct check *k, struct expr *e, enum use use)
{
    if (!e || k->depth >= CHECK_DEPTH || type_is(e->type, TYPE_ERROR))
        return;
    k->depth++;
    if (use == USE_TRUTH)
        check_condition(k, e);
    walk_children(k, e, use);
    k->depth--;
}

/* ---- statements ----------------------------------------------------------------- */

static void walk_list(struct check *k, struct stmt *s)
{
    for (; s; s = s->next)
        walk_stmt(k, s, false);
}

static void walk_discarded(struct check *k, struct expr *e)
{
    if (e) {
        walk(k, e, USE_NOTHING);
        check_discarded(k, e);
    }
}

static void walk_declare(struct check *k, struct stmt *s)
{
    for (size_t i = 0; i < s->type_count; i++)
        if (type_is(s->types[i], TYPE_ARRAY))
            walk(k, s->types[i]->variable, USE_VALUE);
    for (size_t i = 0; i < s->object_count; i++) {
        struct object *o = s->objects[i];
        if (o->storage == STORAGE_AUTO)
            walk_init(k, o->init, o->type);
    }
}

/* gives_value: the last statement of a ({ }). */
static void walk_stmt(struct check *k, struct stmt *s, bool gives_value)
{
    if (!s || k->depth >= CHECK_DEPTH)
        return;
    k->depth++;
    int64_t v;
    bool was_dead = k->dead;
    check_layout(k, s);
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        walk_list(k, s->list);
        break;
    case STMT_DECLARE:
        walk_declare(k, s);
        break;
    case STMT_EXPR:
        if (gives_value)
            walk(k, s->expr, USE_VALUE);
        else
            walk_discarded(k, s->expr);
        break;
    case STMT_IF: {
        walk(k, s->expr, USE_TRUTH);
        bool known = s->expr && check_constant(s->expr, &v);
        k->dead = was_dead || (known && !v);
        walk_stmt(k, s->then, false);
        k->dead = was_dead || (known && v);
        walk_stmt(k, s->otherwise, false);
        k->dead = was_dead;
        break;
    }
    case STMT_WHILE:
    case STMT_DO:
        walk(k, s->expr, USE_TRUTH);
        walk_stmt(k, s->then, false);
        break;
    case STMT_FOR:
        for (struct stmt *i = s->init; i; i = i->next)
            walk_stmt(k, i, false);
        walk(k, s->expr, USE_TRUTH);
        walk_discarded(k, s->step);
        walk_stmt(k, s->then, false);
        break;
    case STMT_SWITCH:
        walk(k, s->expr, USE_VALUE);
        walk_stmt(k, s->then, false);
        break;
    case STMT_CASE:
    case STMT_LABEL:
        walk_stmt(k, s->then, gives_value);
        break;
    case STMT_RETURN:
        walk(k, s->expr, USE_VALUE);
        if (s->expr) {
            check_return(k, s->expr);
            if (type_is(s->expr->type, TYPE_POINTER))
                check_block_size(k, s->expr->type, s->expr);
        }
        break;
    case STMT_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_EMPTY:
        break;
    }
    k->depth--;
}

static void function(struct check *k, struct func *f)
{
    if (!f->body || !loc_is_own(k->c, f->at.from))
        return;
    k->f = f;
    walk_stmt(k, f->body, false);
    check_flow(k, f);
    check_unset(k, f);
    check_unused(k, f);
    k->f = NULL;
}

void check_program(struct cfront *c)
{
    struct check k = {.c = c};
    for (struct func *f = c->tree->functions; f; f = f->next)
        function(&k, f);
    for (size_t i = 0; i < c->tree->objects.len; i++) {
        struct object *o = c->tree->objects.at[i];
        if (!o->is_literal)
            walk_init(&k, o->init, o->type);
    }
    check_unused_globals(&k);
}
