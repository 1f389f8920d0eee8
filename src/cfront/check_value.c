/* Comparisons that hold always or never, operators that bind otherwise than they
 * look, constants that no type can keep. */
#include "cfront/check.h"

#include <string.h>

static const char *op_text(int op)
{
    static const char singles[128][2] = {
        ['+'] = "+", ['-'] = "-", ['*'] = "*", ['/'] = "/", ['%'] = "%", ['&'] = "&", ['|'] = "|",
        ['^'] = "^", ['<'] = "<", ['>'] = ">",
    };
    switch (op) {
    case PUNCT_EQ: return "==";
    case PUNCT_NE: return "!=";
    case PUNCT_LE: return "<=";
    case PUNCT_GE: return ">=";
    case PUNCT_SHL: return "<<";
    case PUNCT_SHR: return ">>";
    default: return op > 0 && op < 128 && singles[op][0] ? singles[op] : "?";
    }
}

static bool is_order(const struct expr *e)
{
    return e->kind == EXPR_BINARY
        && (e->op == '<' || e->op == '>' || e->op == PUNCT_LE || e->op == PUNCT_GE);
}

static bool is_comparison(const struct expr *e)
{
    return is_order(e) || (e->kind == EXPR_BINARY && (e->op == PUNCT_EQ || e->op == PUNCT_NE));
}

/* A value that can only be 0 or 1. */
static bool is_truth(const struct expr *e)
{
    int64_t v;
    e = check_written((struct expr *)e);
    return is_comparison(e) || e->kind == EXPR_NOT || e->kind == EXPR_AND || e->kind == EXPR_OR
        || type_is(e->type, TYPE_BOOL)
        || (e->kind == EXPR_BINARY && (e->op == '&' || e->op == '|' || e->op == '^')
            && is_truth(e->a) && is_truth(e->b))
        || (check_constant(e, &v) && (v == 0 || v == 1));
}

/* ---- ranges ------------------------------------------------------------------- */

/* What values the written operand can have, whatever it was promoted to. */
static bool range_of(const struct expr *e, int64_t *ret_min, int64_t *ret_max)
{
    e = check_written((struct expr *)e);
    const struct type *t = e->type;
    if (!type_is_integer(t) || !t->size)
        return false;
    int bits = (int)t->size * 8;
    if (type_is(t, TYPE_BOOL))
        bits = 1;
    else if (e->kind == EXPR_MEMBER && e->field && e->field->is_bits)
        bits = e->field->width;
    bool is_signed = type_is_signed(t) && !type_is(t, TYPE_BOOL);
    if (bits > 64 - !is_signed || bits < 1)
        return false;
    *ret_min = is_signed ? -(int64_t)(((uint64_t)1 << (bits - 1)) - 1) - 1 : 0;
    *ret_max = is_signed ? (int64_t)(((uint64_t)1 << (bits - 1)) - 1)
                         : (int64_t)(((uint64_t)1 << bits) - 1);
    return true;
}

static int flipped(int op)
{
    switch (op) {
    case '<': return '>';
    case '>': return '<';
    case PUNCT_LE: return PUNCT_GE;
    case PUNCT_GE: return PUNCT_LE;
    default: return op;
    }
}

static bool is_unsigned_64(const struct type *t)
{
    return type_is_integer(t) && t->size == 8 && !type_is_signed(t);
}

/* 1: always, 0: never, -1: it depends. */
static int decided(const struct expr *v, int op, int64_t c, bool compares_unsigned)
{
    int64_t min, max;
    const struct type *t = check_written((struct expr *)v)->type;
    if (is_unsigned_64(t)) {
        if (c == 0 && (op == '<' || op == PUNCT_GE))
            return op == PUNCT_GE;
        return -1;
    }
    if (!range_of(v, &min, &max))
        return -1;
    if (compares_unsigned && min < 0)
        return -1; /* a negative one becomes a large one */
    switch (op) {
    case '<': return max < c ? 1 : min >= c ? 0 : -1;
    case '>': return min > c ? 1 : max <= c ? 0 : -1;
    case PUNCT_LE: return max <= c ? 1 : min > c ? 0 : -1;
    case PUNCT_GE: return min >= c ? 1 : max < c ? 0 : -1;
    case PUNCT_EQ: return c < min || c > max ? 0 : -1;
    case PUNCT_NE: return c < min || c > max ? 1 : -1;
    default: return -1;
    }
}

static bool is_plain_char(const struct type *t)
{
    return type_is(t, TYPE_CHAR) || type_is(t, TYPE_SCHAR) || type_is(t, TYPE_UCHAR);
}

static bool comparison_always(struct check *k, struct expr *e)
{
    int64_t left, right;
    bool l = check_constant(e->a, &left), r = check_constant(e->b, &right);
    if (l == r || !type_is_integer(e->a->type))
        return false;
    struct expr *v = l ? e->b : e->a;
    int64_t c = l ? left : right;
    int op = l ? flipped(e->op) : e->op;
    struct expr *w = check_written(v);
    if (is_truth(w) && !type_is(w->type, TYPE_BOOL))
        return false; /* (a < b) < c has its own words */
    if (!check_is_spelt(k, e) || type_is(w->type, TYPE_ENUM))
        return false; /* whether an enum is signed differs between compilers */
    int always = decided(v, op, c, !type_is_signed(e->a->type));
    /* limits of a type, written as a check that matters for another width of it */
    bool type_is_limit = w->type->size >= 2 && c != 0;
    if (always < 0 || type_is_limit)
        return false;
    report_warning(k->c, "comparison-always", e->op_at, "this comparison is always %s",
                   always ? "true" : "false");
    const char *t = type_text(k->c, w->type->plain ? w->type->plain : w->type);
    if (c == 0)
        report_advice(k->c, "a value of type %s is never negative%s", t,
                      op == PUNCT_GE ? "; a loop that counts down to 0 can test before it "
                                       "subtracts: `while (n-- > 0)`" : "");
    else if (c == -1 && is_plain_char(w->type))
        report_advice(k->c, "a value of type %s is never -1; keep what getchar gives in an int, "
                            "which has room for EOF", t);
    else
        report_advice(k->c, "a value of type %s is never %lld", t, (long long)c);
    return true;
}

/* ---- signs ---------------------------------------------------------------------- */

static bool never_negative(struct check *k, const struct expr *e, int depth);

/* Is every write to this local of a form that keeps it from being negative? */
enum { LOOK_MOST = 6000 };
struct writes { struct check *k; const struct object *o; bool bad, gave_up; };
static void look_stmt(struct writes *w, const struct stmt *s, int depth);

static void look(struct writes *w, const struct expr *e, int depth)
{
    if (!e || w->bad || w->gave_up)
        return;
    if (depth > 300 || w->k->looked++ > LOOK_MOST) {
        w->gave_up = true;
        return;
    }
    bool mine = e->a && e->a->kind == EXPR_OBJECT && e->a->object == w->o;
    if (mine && e->kind == EXPR_ASSIGN)
        w->bad = !never_negative(w->k, e->b, depth + 1);
    else if (mine && e->kind == EXPR_UPDATE)
        w->bad = e->op != '%' && e->op != '/' && e->op != PUNCT_SHR && e->op != '&'
            && !((e->op == '+' || e->op == '*' || e->op == '|')
                 && never_negative(w->k, e->b, depth + 1));
    else if (mine && e->kind == EXPR_STEP)
        w->bad = e->op != PUNCT_INC;
    look(w, e->a, depth + 1);
    look(w, e->b, depth + 1);
    look(w, e->c, depth + 1);
    for (size_t i = 0; i < e->arg_count; i++)
        look(w, e->args[i], depth + 1);
    if (e->kind == EXPR_STMT)
        look_stmt(w, e->body, depth + 1);
}

static void look_stmt(struct writes *w, const struct stmt *s, int depth)
{
    for (; s && !w->bad && !w->gave_up; s = s->next) {
        if (depth > 300) {
            w->gave_up = true;
            return;
        }
        for (size_t i = 0; i < s->object_count; i++) {
            const struct init *init = s->objects[i]->init;
            for (size_t j = 0; init && j < init->count; j++) {
                if (s->objects[i] == w->o)
                    w->bad |= !never_negative(w->k, init->items[j].value, depth + 1);
                look(w, init->items[j].value, depth + 1);
            }
        }
        look(w, s->expr, depth + 1);
        look(w, s->step, depth + 1);
        look_stmt(w, s->list, depth + 1);
        look_stmt(w, s->init, depth + 1);
        look_stmt(w, s->then, depth + 1);
        look_stmt(w, s->otherwise, depth + 1);
    }
}

static bool variable_never_negative(struct check *k, const struct object *o)
{
    if (!k->f || o->storage != STORAGE_AUTO || o->is_param || o->exposed)
        return false;
    for (int i = 0; i < k->asking; i++)
        if (k->asked[i] == o)
            return true; /* i = i + 1 keeps what the other writes make of it */
    if (k->asking == (int)COUNT(k->asked))
        return false;
    if (!k->asking)
        k->looked = 0;
    k->asked[k->asking++] = o;
    struct writes w = {.k = k, .o = o};
    look_stmt(&w, k->f->body, 0);
    k->asking--;
    return !w.bad;
}

static bool never_negative(struct check *k, const struct expr *e, int depth)
{
    int64_t v;
    if (!e || depth > 30)
        return false;
    if (check_constant(e, &v))
        return v >= 0 || !type_is_signed(e->type);
    switch (e->kind) {
    case EXPR_CONVERT:
        /* size_t to int: it would have to be a string of 2 GB */
        if (!type_is_integer(e->a->type))
            return false;
        return never_negative(k, e->a, depth + 1);
    case EXPR_NOT:
    case EXPR_AND:
    case EXPR_OR:
        return true;
    case EXPR_BINARY:
        if (is_comparison(e))
            return true;
        if (!type_is_integer(e->type))
            return false;
        if (!type_is_signed(e->type))
            return true;
        if (e->op == '&')
            return never_negative(k, e->a, depth + 1) || never_negative(k, e->b, depth + 1);
        if (e->op == '%' || e->op == PUNCT_SHR || e->op == PUNCT_SHL)
            return never_negative(k, e->a, depth + 1);
        return (e->op == '+' || e->op == '*' || e->op == '/' || e->op == '|' || e->op == '^')
            && never_negative(k, e->a, depth + 1) && never_negative(k, e->b, depth + 1);
    case EXPR_COND:
        return e->b && never_negative(k, e->b, depth + 1) && never_negative(k, e->c, depth + 1);
    case EXPR_COMMA:
        return never_negative(k, e->b, depth + 1);
    case EXPR_ASSIGN:
        return never_negative(k, e->b, depth + 1);
    case EXPR_STEP:
    case EXPR_LOAD:
        if (type_is_integer(e->type) && !type_is_signed(e->type))
            return true;
        if (e->a->kind == EXPR_OBJECT && e->a->object)
            return variable_never_negative(k, e->a->object);
        return false;
    case EXPR_PTR_DIFF:
        return true; /* end - start, as a rule */
    default:
        return type_is_integer(e->type) && !type_is_signed(e->type);
    }
}

static void sign_comparison(struct check *k, struct expr *e)
{
    if (!is_order(e) || !type_is_integer(e->a->type) || type_is_signed(e->a->type))
        return;
    for (int i = 0; i < 2; i++) {
        struct expr *s = i ? e->b : e->a, *other = i ? e->a : e->b;
        int64_t v;
        if (s->kind != EXPR_CONVERT || s->explicit_cast || !type_is_integer(s->a->type)
            || !type_is_signed(s->a->type))
            continue;
        if (check_constant(s->a, &v) || check_constant(other, &v) || !check_is_spelt(k, e)
            || never_negative(k, s->a, 0))
            continue;
        struct expr *w = check_written(s);
        struct str text = check_text(k, w);
        if (text.len && check_variable(w))
            report_warning(k->c, "sign-comparison", e->op_at,
                           "this compares unsigned, and '" STR_FMT "' may be negative",
                           STR_ARG(text));
        else
            report_warning(k->c, "sign-comparison", e->op_at,
                           "this compares unsigned, and one side may be negative");
        struct expr *u = check_written(other);
        if (!u->at.from)
            return;
        report_advice(k->c, "a negative %s turns into a huge %s here; convert the other side to "
                            "%s, or see to it that both have the same type",
                      type_text(k->c, s->a->type), type_text(k->c, s->type),
                      type_text(k->c, s->a->type));
        return;
    }
}

/* ---- comparisons ------------------------------------------------------------------ */

static bool is_char_array(const struct expr *e)
{
    const struct expr *w = check_written((struct expr *)e);
    return e->type && type_is(e->type, TYPE_POINTER) && type_is(w->type, TYPE_ARRAY)
        && type_is_char(w->type->base);
}

static bool string_comparison(struct check *k, struct expr *e)
{
    if (!type_is(e->a->type, TYPE_POINTER) || !type_is(e->b->type, TYPE_POINTER)
        || check_is_null(e->a) || check_is_null(e->b) || !check_is_spelt(k, e))
        return false;
    bool literal = check_is_string(e->a) || check_is_string(e->b);
    const struct object *x = check_variable(e->a), *y = check_variable(e->b);
    bool arrays = is_char_array(e->a) && is_char_array(e->b) && x && y && x != y;
    if (!literal && !arrays)
        return false;
    report_warning(k->c, "string-comparison", e->op_at,
                   "'%s' compares where two strings lie, not what is in them", op_text(e->op));
    struct str a = check_text(k, check_written(e->a)), b = check_text(k, check_written(e->b));
    if (a.len && b.len)
        report_advice(k->c, "strcmp(" STR_FMT ", " STR_FMT ") %s 0 compares the characters",
                      STR_ARG(a), STR_ARG(b), op_text(e->op));
    else
        report_advice(k->c, "strcmp compares the characters, and gives 0 if they are the same");
    return true;
}

static bool self_comparison(struct check *k, struct expr *e)
{
    const struct type *t = e->a->type;
    if (type_is_float(t) || !check_is_spelt(k, e) || check_has_effect(e->a)
        || !check_same(e->a, e->b))
        return false;
    int64_t v;
    if (check_constant(e->a, &v))
        return false; /* 1 == 1, sizeof x == 4: of macros and widths */
    struct expr *left = check_written(e->a), *right = check_written(e->b);
    if (!check_is_spelt(k, left) || !check_is_spelt(k, right))
        return false;
    bool always = e->op == PUNCT_EQ || e->op == PUNCT_LE || e->op == PUNCT_GE;
    report_warning(k->c, "self-comparison", e->op_at,
                   "this compares something with itself, which is always %s",
                   always ? "true" : "false");
    report_advice(k->c, "what was the other one to be?");
    return true;
}

/* a < b < c: the first comparison gives 0 or 1. */
static bool chained(struct check *k, struct expr *e)
{
    struct expr *inner = check_written(e->a);
    if (check_in_parens(e->a) || !is_comparison(inner) || !check_is_spelt(k, e)
        || !check_is_spelt(k, inner))
        return false;
    if (!is_order(inner) && is_truth(e->b))
        return false; /* a == b == true */
    if (is_order(inner) && !is_order(e))
        return false; /* a < b == c < d */
    report_warning(k->c, "boolean-precedence", e->op_at,
                   "this compares the outcome of the '%s' before it, which is 0 or 1",
                   op_text(inner->op));
    struct str a = check_text(k, check_written(inner->a)), b = check_text(k, check_written(inner->b));
    struct str c = check_text(k, check_written(e->b));
    if (a.len && b.len && c.len)
        report_advice(k->c, "C compares two at a time: " STR_FMT " %s " STR_FMT " && " STR_FMT
                            " %s " STR_FMT, STR_ARG(a), op_text(inner->op), STR_ARG(b), STR_ARG(b),
                      op_text(e->op), STR_ARG(c));
    else
        report_advice(k->c, "C compares two at a time; && joins two comparisons");
    return true;
}

/* !x == y */
static bool negated(struct check *k, struct expr *e)
{
    struct expr *w = check_written(e->a);
    if (w->kind != EXPR_NOT || check_in_parens(e->a) || is_truth(e->b) || is_truth(w->a)
        || !check_is_spelt(k, w) || !check_is_spelt(k, e))
        return false;
    report_warning(k->c, "boolean-precedence", w->op_at,
                   "the '!' binds tighter than the '%s': it turns the left side alone into 0 or 1",
                   op_text(e->op));
    struct str a = check_text(k, check_written(w->a)), b = check_text(k, check_written(e->b));
    if (a.len && b.len && e->op == PUNCT_EQ)
        report_advice(k->c, STR_FMT " != " STR_FMT " says that they differ", STR_ARG(a), STR_ARG(b));
    else if (a.len && b.len)
        report_advice(k->c, "!(" STR_FMT " %s " STR_FMT ") negates the comparison", STR_ARG(a),
                      op_text(e->op), STR_ARG(b));
    else
        report_advice(k->c, "put the comparison into ( and ) to negate it");
    return true;
}

/* while ((c = getchar()) != EOF) with a char c. */
static bool eof_in_char(struct check *k, struct expr *e)
{
    int64_t v;
    struct expr *w = check_written(e->a);
    if (!check_constant(e->b, &v) || v != -1 || w->kind != EXPR_ASSIGN || !is_plain_char(w->type)
        || !(check_calls(w->b, "getchar") || check_calls(w->b, "getc") || check_calls(w->b, "fgetc")))
        return false;
    report_warning(k->c, "eof-in-char", check_written(w->a)->at,
                   "this is a char, which has no room for EOF beside all characters");
    report_advice(k->c, "declare it as int; a char takes some letter for the end, or never sees it");
    return true;
}

void check_comparison(struct check *k, struct expr *e)
{
    if (!is_comparison(e))
        return;
    if (eof_in_char(k, e) || chained(k, e) || negated(k, e) || string_comparison(k, e) || self_comparison(k, e)
        || comparison_always(k, e))
        return;
    sign_comparison(k, e);
}

/* ---- operators ----------------------------------------------------------------------- */

/* flags & MASK == 0 is flags & (MASK == 0). */
static void bits_and_comparison(struct check *k, struct expr *e)
{
    if (e->kind != EXPR_BINARY || (e->op != '&' && e->op != '|' && e->op != '^'))
        return;
    for (int i = 0; i < 2; i++) {
        struct expr *side = i ? e->a : e->b, *other = i ? e->b : e->a;
        struct expr *w = check_written(side);
        if (!is_comparison(w) || check_in_parens(side) || is_truth(other)
            || !check_is_spelt(k, e) || !check_is_spelt(k, w))
            continue;
        report_warning(k->c, "boolean-precedence", e->op_at,
                       "'%s' binds tighter than '%s': the comparison is made first, and gives 0 "
                       "or 1", op_text(w->op), op_text(e->op));
        struct expr *far = i ? w->a : w->b, *near = i ? w->b : w->a;
        struct str o = check_text(k, check_written(other)), n = check_text(k, check_written(near));
        struct str f = check_text(k, check_written(far));
        if (o.len && n.len && f.len && !i)
            report_advice(k->c, "(" STR_FMT " %s " STR_FMT ") %s " STR_FMT, STR_ARG(o),
                          op_text(e->op), STR_ARG(n), op_text(w->op), STR_ARG(f));
        else if (o.len && n.len && f.len)
            report_advice(k->c, STR_FMT " %s (" STR_FMT " %s " STR_FMT ")", STR_ARG(f),
                          op_text(w->op), STR_ARG(n), op_text(e->op), STR_ARG(o));
        else
            report_advice(k->c, "put ( and ) around the '%s'", op_text(e->op));
        return;
    }
}

static bool shift_count(struct check *k, struct expr *e)
{
    int64_t n;
    if ((e->op != PUNCT_SHL && e->op != PUNCT_SHR) || !check_constant(e->b, &n))
        return false;
    const struct type *t = e->kind == EXPR_UPDATE && e->computed ? e->computed : e->a->type;
    int64_t bits = (int64_t)t->size * 8;
    if (n >= 0 && n < bits)
        return false;
    struct span at = check_is_spelt(k, check_written(e->b)) ? e->b->at : e->op_at;
    if (n < 0)
        report_warning(k->c, "shift-count", at, "a shift by %lld is none", (long long)n);
    else
        report_warning(k->c, "shift-count", at, "a shift by %lld moves further than the value is "
                       "wide", (long long)n);
    if (n < 0)
        report_advice(k->c, "<< shifts to the left and >> to the right, by 0 to %lld",
                      (long long)bits - 1);
    else if (bits == 32 && n < 64)
        report_advice(k->c, "a value of type %s has 32 bits, so 31 is the most; 1UL << %lld has 64",
                      type_text(k->c, t), (long long)n);
    else
        report_advice(k->c, "a value of type %s has %lld bits, so %lld is the most",
                      type_text(k->c, t), (long long)bits, (long long)bits - 1);
    return true;
}

static bool division(struct check *k, struct expr *e)
{
    int64_t n;
    if ((e->op != '/' && e->op != '%') || !type_is_integer(e->b->type)
        || !check_constant(e->b, &n) || n != 0)
        return false;
    report_warning(k->c, "division-by-zero", e->op_at, "this divides by 0");
    report_advice(k->c, "the program ends here when it gets to this line");
    return true;
}

static void overflow(struct check *k, struct expr *e)
{
    int64_t a, b, v;
    const struct type *t = e->type;
    if (e->kind != EXPR_BINARY || !type_is_integer(t) || !type_is_signed(t) || t->size < 4
        || (e->op != '+' && e->op != '-' && e->op != '*')
        || !check_constant(e->a, &a) || !check_constant(e->b, &b))
        return;
    bool over = e->op == '+' ? __builtin_add_overflow(a, b, &v)
        : e->op == '-' ? __builtin_sub_overflow(a, b, &v) : __builtin_mul_overflow(a, b, &v);
    if (!over && (t->size >= 8 || (v >= INT32_MIN && v <= INT32_MAX)))
        return;
    report_warning(k->c, "constant-overflow", check_is_spelt(k, e) ? e->op_at : e->at,
                   "this gets too large for the type %s", type_text(k->c, t));
    if (t->size < 8)
        report_advice(k->c, "it is computed in %s, whatever it is given to; an L behind one of "
                            "the numbers makes it a long", type_text(k->c, t));
    else
        report_advice(k->c, "no whole number in C is wider than 64 bits");
}

void check_operator(struct check *k, struct expr *e)
{
    if (check_is_vague(e->a->type) || check_is_vague(e->b->type))
        return;
    bits_and_comparison(k, e);
    if (k->dead || division(k, e) || !k->f) /* static: const.c has computed it */
        return;
    if (!shift_count(k, e))
        overflow(k, e);
}

/* ---- conditions, assignments, conversions ----------------------------------------------- */

void check_condition(struct check *k, struct expr *e)
{
    struct expr *w = check_written(e);
    if (!w || w->kind != EXPR_ASSIGN || check_in_parens(e) || !check_is_spelt(k, w))
        return;
    report_warning(k->c, "assignment-condition", w->op_at,
                   "'=' gives a value here, it does not compare");
    struct str a = check_text(k, check_written(w->a)), b = check_text(k, check_written(w->b));
    if (a.len && b.len)
        report_advice(k->c, STR_FMT " == " STR_FMT " compares; another ( and ) around it says that "
                            "you mean to assign", STR_ARG(a), STR_ARG(b));
    else
        report_advice(k->c, "== compares; another ( and ) around it says that you mean to assign");
}

void check_assignment(struct check *k, struct expr *e)
{
    struct expr *b = e->b;
    while (b->kind == EXPR_CONVERT && !b->explicit_cast)
        b = b->a;
    if (b->kind != EXPR_LOAD || check_has_effect(e->a) || !check_same(e->a, b->a)
        || !check_is_spelt(k, e) || (e->a->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC))
        || !check_is_spelt(k, e->a) || !check_is_spelt(k, b->a))
        return;
    struct str a = check_text(k, e->a);
    report_warning(k->c, "self-assignment", e->op_at, "this gives a variable its own value");
    struct object *o = check_variable(e->a);
    if (o && o->is_param && a.len)
        report_advice(k->c, "both are the parameter '" STR_FMT "'; which one is meant? as in "
                            "s->" STR_FMT " = " STR_FMT, STR_ARG(a), STR_ARG(a), STR_ARG(a));
    else
        report_advice(k->c, "nothing changes; which one is meant?");
}

static bool is_hex(struct str s)
{
    return s.len && (s.at[0] == '0' || s.at[0] == '\'');
}

/* Is it written as a name, perhaps of a member, so that a * in front of it says what lies there? */
static bool is_path(struct check *k, struct expr *e, struct str s)
{
    if (!s.len || s.len > 40 || e->explicit_cast || !check_is_spelt(k, e))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.->", s.at[i]))
            return false;
    return true;
}

/* As gcc's -Wpointer-to-int-cast: a cast that asks for it, but from which no address comes back. */
static void pointer_cut(struct check *k, struct expr *e)
{
    const struct type *t = e->type;
    if (k->dead || !e->a || e->a->type->kind != TYPE_POINTER || !type_is_integer(t) || type_is(t, TYPE_BOOL) ||
        type_is(t, TYPE_ENUM) || t->size >= e->a->type->size)
        return;
    report_warning(k->c, "pointer-truncated", e->at, "an address has %d bytes, and the type %s keeps %d of them",
                   (int)e->a->type->size, type_text(k->c, t), (int)t->size);
    const struct type *to = e->a->type->base;
    struct expr *w = check_written(e->a);
    struct str text = check_text(k, w);
    if (to->size && to->kind != TYPE_FUNCTION && is_path(k, w, text))
        report_advice(k->c, "what lies there is *" STR_FMT "; how far it is from p to q is q - p; a number with room for "
                            "an address is a uintptr_t", STR_ARG(text));
    else
        report_advice(k->c, "a number with room for an address is a uintptr_t (<stdint.h>)");
}

void check_conversion(struct check *k, struct expr *e)
{
    int64_t v;
    if (e->explicit_cast)
        pointer_cut(k, e);
    const struct type *t = e->type;
    if (e->explicit_cast || k->dead || !type_is_integer(t) || type_is(t, TYPE_BOOL) || !t->size
        || t->size >= 8 || !e->a || !type_is_integer(e->a->type) || e->a->type->size < t->size
        || !check_constant(e->a, &v))
        return;
    struct expr *w = check_written(e);
    if (w->kind == EXPR_INT && v > 255 && str_starts(span_text(k->c, w->at), "'"))
        return; /* 'ab': told as such */
    if (w->kind == EXPR_COMPL || (!type_is_signed(e->a->type) && e->a->type->size == 8 && v < 0))
        return;
    int bits = (int)t->size * 8;
    int64_t half = (int64_t)1 << (bits - 1);
    bool as_signed = v >= -half && v < half, as_unsigned = v >= 0 && v < 2 * half;
    if (as_signed || (as_unsigned && (!type_is_signed(t) || w->kind != EXPR_INT
                                      || is_hex(span_text(k->c, w->at))
                                      || !check_is_spelt(k, w))))
        return;
    report_warning(k->c, "constant-overflow", e->at, "%lld does not fit into the type %s",
                   (long long)v, type_text(k->c, t));
    if (type_is_signed(t))
        report_advice(k->c, "it keeps numbers from %lld to %lld", (long long)-half,
                      (long long)half - 1);
    else
        report_advice(k->c, "it keeps numbers from 0 to %lld", (long long)(2 * half - 1));
}
