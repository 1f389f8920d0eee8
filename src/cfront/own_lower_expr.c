/* Expressions as steps on temporaries. An lvalue becomes a place: the variable or the pointer that it
 * starts from and the constant members it passes; each further pointer is a load of its own, so that
 * the flow analysis sees everything that is followed. Conditions become branches where && || ! and ?:
 * are, down to comparisons.
 *
 * Values of numbers matter only as far as they decide which way a path goes: what libraries compute
 * from them is "other". */
#include "cfront/own_lower.h"
#include "cfront/check.h"

#include <string.h>

int lower_temp(struct lower *l)
{
    int t = l->temp++;
    if (l->temp > l->temps)
        l->temps = l->temp;
    return t;
}

static struct own_insn *last(struct lower *l)
{
    struct lower_block *b = &l->blocks.at[l->now];
    return &b->insns.at[b->insns.len - 1];
}

static int into_temp(struct lower *l, enum own_op op, const struct expr *e, int a, int b)
{
    int t = lower_temp(l);
    struct own_insn *i = lower_add(l, op, e->at);
    i->t = t;
    i->a = a;
    i->b = b;
    i->type = e->type;
    i->expr = e;
    i->c_op = e->op;
    return t;
}

static void copy_to(struct lower *l, int t, int from, const struct expr *e)
{
    struct own_insn *i = lower_add(l, OWN_COPY, e->at);
    i->t = t;
    i->a = from;
    i->type = e->type;
    i->expr = e;
}

static int constant(struct lower *l, int64_t value, const struct expr *e)
{
    int t = into_temp(l, OWN_CONST, e, OWN_NONE, OWN_NONE);
    last(l)->value = value;
    return t;
}

/* What is not modelled; pointers among the operands may go anywhere. */
static int other(struct lower *l, const struct expr *e, const int *args, int count)
{
    int *kept = arena_array(l->c->arena, (size_t)count + 1, sizeof *kept);
    for (int i = 0; i < count; i++)
        kept[i] = args[i];
    int t = into_temp(l, OWN_OTHER, e, OWN_NONE, OWN_NONE);
    last(l)->args = kept;
    last(l)->arg_count = count;
    return t;
}

static bool is_reference(const struct type *t) /* may hold a pointer */
{
    return t->kind == TYPE_POINTER || type_is_record(t) || t->kind == TYPE_ARRAY;
}

/* ---- places -------------------------------------------------------------------------- */

static struct own_place place_of_pointer(int t, const struct expr *e)
{
    return (struct own_place){.pointer = t, .type = e->type, .expr = e};
}

static bool is_zero(const struct expr *e)
{
    int64_t v;
    return check_constant(e, &v) && v == 0;
}

static struct own_place place(struct lower *l, const struct expr *e)
{
    struct own_place p;
    switch (e->kind) {
    case EXPR_OBJECT:
        return (struct own_place){.object = e->object, .pointer = OWN_NONE, .type = e->type,
                                  .contract = e->object->contract, .expr = e};
    case EXPR_COMPOUND:
        if (e->object->storage == STORAGE_AUTO) {
            lower_add(l, OWN_DECLARE, e->at)->object = e->object;
            lower_init(l, e->object, e->at);
            lower_lives(l, e->object);
        }
        return (struct own_place){.object = e->object, .pointer = OWN_NONE, .type = e->type, .expr = e};
    case EXPR_DEREF:
        return place_of_pointer(lower_value(l, e->a), e);
    case EXPR_INDEX: {
        bool array = e->a->kind == EXPR_DECAY && e->a->a->type->kind == TYPE_ARRAY && e->a->a->is_lvalue;
        if (array)
            p = place(l, e->a->a);
        else
            p = place_of_pointer(lower_value(l, e->a), e);
        if (array || !is_zero(e->b))
            p.element = true;
        lower_value(l, e->b);
        p.type = e->type;
        p.expr = e;
        return p;
    }
    case EXPR_MEMBER:
        p = place(l, e->a);
        p.offset += (int64_t)e->offset;
        p.field = e->field;
        p.type = e->type;
        p.contract = e->field && e->field->contract ? e->field->contract : NULL;
        p.expr = e;
        return p;
    default: { /* a record that is nowhere: it is put into a variable of its own */
        int t = lower_value(l, e);
        struct object *o = arena_alloc(l->c->arena, sizeof *o);
        o->type = e->type;
        o->storage = STORAGE_AUTO;
        o->function = l->f;
        o->at = e->at;
        lower_add(l, OWN_DECLARE, e->at)->object = o;
        p = (struct own_place){.object = o, .pointer = OWN_NONE, .type = e->type, .expr = e};
        if (t != OWN_NONE) {
            struct own_insn *i = lower_add(l, OWN_STORE, e->at);
            i->place = p;
            i->a = t;
            i->init = true;
            i->type = e->type;
            i->expr = e;
        }
        return p;
    }
    }
}

static int load(struct lower *l, const struct expr *e)
{
    struct own_place p = place(l, e);
    int t = into_temp(l, OWN_LOAD, e, OWN_NONE, OWN_NONE);
    last(l)->place = p;
    return t;
}

static int address(struct lower *l, const struct expr *lvalue, const struct expr *e)
{
    if (lvalue->kind == EXPR_FUNC || (lvalue->kind == EXPR_OBJECT && lvalue->object->is_literal))
        return into_temp(l, OWN_LITERAL, e, OWN_NONE, OWN_NONE);
    struct own_place p = place(l, lvalue);
    int t = into_temp(l, OWN_ADDRESS, e, OWN_NONE, OWN_NONE);
    last(l)->place = p;
    return t;
}

static void store(struct lower *l, const struct own_place *p, int value, const struct expr *e)
{
    struct own_insn *i = lower_add(l, OWN_STORE, e->at);
    i->place = *p;
    i->a = value;
    i->type = p->type;
    i->expr = e;
}

/* ---- initialisers ---------------------------------------------------------------------- */

/* What lies at an offset of an object: passes members and arrays on the way to a scalar of `type`. */
static struct own_place place_at(struct object *o, uint64_t offset, struct type *type)
{
    struct own_place p = {.object = o, .pointer = OWN_NONE, .type = type, .contract = o->contract};
    struct type *t = o->type;
    uint64_t left = offset, base = 0;
    while (t) {
        if (t->kind == TYPE_ARRAY && t->base->size && t != type) {
            p.element = true;
            left %= t->base->size;
            t = t->base;
        } else if (type_is_record(t) && t->tag && t != type && t->plain != type->plain) {
            struct field *in = NULL;
            for (struct field *f = t->tag->fields; f; f = f->next)
                if (f->offset <= left && (left < f->offset + f->type->size || f->type->kind == TYPE_ARRAY))
                    in = f;
            if (!in)
                break;
            base += in->offset;
            left -= in->offset;
            p.field = in;
            p.contract = in->contract;
            t = in->type;
        } else {
            break;
        }
    }
    p.offset = (int64_t)(base + left);
    return p;
}

void lower_init(struct lower *l, struct object *o, struct span at)
{
    if (!o->init)
        return;
    if (!o->init->is_whole) {
        struct own_insn *zero = lower_add(l, OWN_ZERO, at);
        zero->place = (struct own_place){.object = o, .pointer = OWN_NONE, .type = o->type};
        zero->init = true;
    }
    for (size_t i = 0; i < o->init->count; i++) {
        struct init_item *item = &o->init->items[i];
        if (type_is_record(item->type) || is_reference(item->type) || item->value->kind != EXPR_INT) {
            int t = item->type->kind == TYPE_ARRAY ? OWN_NONE : lower_value(l, item->value);
            if (t == OWN_NONE)
                continue;
            struct own_insn *s = lower_add(l, OWN_STORE, item->value->at);
            s->place = place_at(o, item->offset, item->type);
            s->a = t;
            s->init = true;
            s->type = item->type;
            s->expr = item->value;
        } else {
            int t = constant(l, (int64_t)item->value->value, item->value);
            struct own_insn *s = lower_add(l, OWN_STORE, item->value->at);
            s->place = place_at(o, item->offset, item->type);
            s->a = t;
            s->init = true;
            s->type = item->type;
            s->expr = item->value;
        }
    }
}

/* ---- conditions --------------------------------------------------------------------------- */

void lower_condition(struct lower *l, const struct expr *e, int yes, int no)
{
    int64_t known;
    if (check_constant(e, &known)) {
        lower_goto(l, known ? yes : no);
        return;
    }
    if (e->kind == EXPR_NOT) {
        lower_condition(l, e->a, no, yes);
        return;
    }
    if (e->kind == EXPR_AND || e->kind == EXPR_OR) {
        int more = lower_block(l);
        if (e->kind == EXPR_AND)
            lower_condition(l, e->a, more, no);
        else
            lower_condition(l, e->a, yes, more);
        l->now = more;
        lower_condition(l, e->b, yes, no);
        return;
    }
    if (e->kind == EXPR_COMMA) {
        lower_value(l, e->a);
        lower_condition(l, e->b, yes, no);
        return;
    }
    if (e->kind == EXPR_CONVERT && type_is_scalar(e->type) && type_is_scalar(e->a->type)
        && (e->type->kind == TYPE_BOOL || type_is_integer(e->a->type) == type_is_integer(e->type))) {
        lower_condition(l, e->a, yes, no); /* conversions of numbers to wider ones, to bool */
        return;
    }
    int t = lower_value(l, e);
    struct own_block *b = &l->blocks.at[l->now].b;
    b->end = OWN_BRANCH;
    b->t = t;
    b->at = e->at;
    b->condition = e;
    b->next = arena_array(l->c->arena, 2, sizeof *b->next);
    b->next[0] = yes;
    b->next[1] = no;
    b->next_count = 2;
    l->now = yes;
}

static int truth(struct lower *l, const struct expr *e)
{
    int t = lower_temp(l), yes = lower_block(l), no = lower_block(l), out = lower_block(l);
    lower_condition(l, e, yes, no);
    l->now = yes;
    copy_to(l, t, constant(l, 1, e), e);
    lower_goto(l, out);
    l->now = no;
    copy_to(l, t, constant(l, 0, e), e);
    lower_goto(l, out);
    return t;
}

static int choice(struct lower *l, const struct expr *e)
{
    bool valued = e->type->kind != TYPE_VOID;
    int t = valued ? lower_temp(l) : OWN_NONE, no = lower_block(l), out = lower_block(l);
    int yes = lower_block(l);
    if (e->b) {
        lower_condition(l, e->a, yes, no);
        l->now = yes;
        int a = lower_value(l, e->b);
        if (valued && a != OWN_NONE)
            copy_to(l, t, a, e->b);
    } else { /* a ?: c */
        int a = lower_value(l, e->a);
        struct own_block *b = &l->blocks.at[l->now].b;
        b->end = OWN_BRANCH;
        b->t = a;
        b->at = e->a->at;
        b->condition = e->a;
        b->next = arena_array(l->c->arena, 2, sizeof *b->next);
        b->next[0] = yes;
        b->next[1] = no;
        b->next_count = 2;
        l->now = yes;
        if (valued)
            copy_to(l, t, a, e);
    }
    lower_goto(l, out);
    l->now = no;
    int c = lower_value(l, e->c);
    if (valued && c != OWN_NONE)
        copy_to(l, t, c, e->c);
    lower_goto(l, out);
    return t;
}

/* ---- values ---------------------------------------------------------------------------------- */

static void stop(struct lower *l)
{
    l->blocks.at[l->now].b.end = OWN_STOP;
    l->now = lower_block(l);
}

static int call(struct lower *l, const struct expr *e)
{
    struct func *callee = check_callee(e);
    int target = callee ? OWN_NONE : lower_value(l, e->a);
    int *args = arena_array(l->c->arena, e->arg_count + 1, sizeof *args);
    for (size_t i = 0; i < e->arg_count; i++)
        args[i] = lower_value(l, e->args[i]);
    int t = e->type->kind == TYPE_VOID ? OWN_NONE : lower_temp(l);
    struct own_insn *i = lower_add(l, OWN_CALL, e->at);
    i->t = t;
    i->a = target;
    i->call = e;
    i->callee = callee;
    i->args = args;
    i->arg_count = (int)e->arg_count;
    i->type = e->type;
    i->expr = e;
    if (callee && callee->is_noreturn)
        stop(l);
    return t;
}

static int arith(struct lower *l, const struct expr *e, int a, int b)
{
    enum punct op = (enum punct)e->op;
    bool compare = op == PUNCT_EQ || op == PUNCT_NE || op == PUNCT_LE || op == PUNCT_GE || e->op == '<'
        || e->op == '>';
    return into_temp(l, compare ? OWN_COMPARE : OWN_ARITH, e, a, b);
}

static int offset(struct lower *l, const struct expr *e, int pointer, bool known, int64_t by)
{
    int t = into_temp(l, OWN_OFFSET, e, pointer, OWN_NONE);
    last(l)->known = known;
    last(l)->value = by;
    return t;
}

static int update(struct lower *l, const struct expr *e)
{
    bool step = e->kind == EXPR_STEP, pointer = type_is(e->a->type, TYPE_POINTER);
    int64_t by = 1;
    bool known = step || check_constant(e->b, &by);
    bool down = step ? e->op == PUNCT_DEC : e->op == '-' || e->op == PUNCT_SUB_EQ;
    int b = OWN_NONE;
    if (!step)
        b = lower_value(l, e->b);
    struct own_place p = place(l, e->a);
    int old = into_temp(l, OWN_LOAD, e->a, OWN_NONE, OWN_NONE);
    last(l)->place = p;
    int t;
    if (pointer) {
        t = offset(l, e, old, known, down ? -by : by);
    } else {
        if (step)
            b = constant(l, 1, e);
        t = into_temp(l, OWN_ARITH, e, old, b);
        last(l)->c_op = step ? (down ? '-' : '+') : e->op;
    }
    store(l, &p, t, e);
    return e->is_postfix ? old : t;
}

static int convert(struct lower *l, const struct expr *e)
{
    struct type *to = e->type, *from = e->a->type;
    if (to->kind == TYPE_VOID) {
        int t = lower_value(l, e->a);
        if (e->explicit_cast && t != OWN_NONE && l->blocks.at[l->now].insns.len && last(l)->op == OWN_CALL)
            last(l)->known = true; /* thrown away on purpose */
        return OWN_NONE;
    }
    if (to->kind == TYPE_POINTER && check_is_null(e))
        return constant(l, 0, e);
    int a = lower_value(l, e->a);
    if (to->kind == TYPE_BOOL && type_is_scalar(from) && a != OWN_NONE) {
        int zero = constant(l, 0, e), t = into_temp(l, OWN_COMPARE, e, a, zero);
        last(l)->c_op = PUNCT_NE;
        return t;
    }
    if ((to->kind == TYPE_POINTER) != (from->kind == TYPE_POINTER) || type_is_float(to) || type_is_float(from))
        return other(l, e, &a, a != OWN_NONE && from->kind == TYPE_POINTER);
    if (a == OWN_NONE)
        return a;
    int t = lower_temp(l);
    copy_to(l, t, a, e);
    return t;
}

static int others(struct lower *l, const struct expr *e)
{
    int *args = arena_array(l->c->arena, e->arg_count + 1, sizeof *args), count = 0;
    for (size_t i = 0; i < e->arg_count; i++) {
        int t = lower_value(l, e->args[i]);
        if (t != OWN_NONE && is_reference(e->args[i]->type))
            args[count++] = t;
    }
    int t = other(l, e, args, count);
    if (e->builtin == BUILTIN_UNREACHABLE || e->builtin == BUILTIN_TRAP)
        stop(l);
    return t;
}

int lower_value(struct lower *l, const struct expr *e)
{
    if (!e || l->opaque)
        return OWN_NONE;
    switch ((enum expr_kind)e->kind) {
    case EXPR_ERROR:
        return OWN_NONE;
    case EXPR_INT:
        return constant(l, (int64_t)e->value, e);
    case EXPR_FLOAT: case EXPR_SIZE:
        return other(l, e, NULL, 0);
    case EXPR_OBJECT: case EXPR_COMPOUND: case EXPR_DEREF: case EXPR_INDEX:
        return load(l, e);
    case EXPR_MEMBER:
        return load(l, e);
    case EXPR_LOAD:
        return load(l, e->a);
    case EXPR_FUNC:
        return into_temp(l, OWN_LITERAL, e, OWN_NONE, OWN_NONE);
    case EXPR_DECAY: case EXPR_ADDRESS:
        return address(l, e->a, e);
    case EXPR_CONVERT:
        return convert(l, e);
    case EXPR_NEG: case EXPR_COMPL: {
        int t = into_temp(l, OWN_ARITH, e, lower_value(l, e->a), OWN_NONE);
        last(l)->c_op = e->kind == EXPR_NEG ? '-' : '~';
        return t;
    }
    case EXPR_NOT:
        return into_temp(l, OWN_NOT, e, lower_value(l, e->a), OWN_NONE);
    case EXPR_BINARY: {
        int a = lower_value(l, e->a), b = lower_value(l, e->b);
        return arith(l, e, a, b);
    }
    case EXPR_PTR_ADD: {
        int64_t by = 0;
        bool known = check_constant(e->b, &by);
        int a = lower_value(l, e->a);
        lower_value(l, e->b);
        return offset(l, e, a, known, e->op == '-' ? -by : by);
    }
    case EXPR_PTR_DIFF:
        lower_value(l, e->a);
        lower_value(l, e->b);
        return other(l, e, NULL, 0);
    case EXPR_AND: case EXPR_OR:
        return truth(l, e);
    case EXPR_COND:
        return choice(l, e);
    case EXPR_COMMA:
        lower_value(l, e->a);
        return lower_value(l, e->b);
    case EXPR_ASSIGN: {
        int t = lower_value(l, e->b);
        struct own_place p = place(l, e->a);
        if (t != OWN_NONE)
            store(l, &p, t, e);
        return t;
    }
    case EXPR_UPDATE: case EXPR_STEP:
        return update(l, e);
    case EXPR_CALL:
        return call(l, e);
    case EXPR_STMT:
        return lower_statement_expression(l, e);
    case EXPR_VA_START: case EXPR_VA_END: case EXPR_VA_COPY:
        lower_value(l, e->a);
        lower_value(l, e->b);
        return OWN_NONE;
    case EXPR_VA_ARG:
        lower_value(l, e->a);
        return other(l, e, NULL, 0);
    case EXPR_ALLOCA:
        lower_value(l, e->a);
        return other(l, e, NULL, 0);
    case EXPR_SETJMP:
        l->opaque = true;
        return other(l, e, NULL, 0);
    case EXPR_MOVE: {
        struct own_place p = place(l, e->a);
        int t = into_temp(l, OWN_MOVE, e, OWN_NONE, OWN_NONE);
        last(l)->place = p;
        return t;
    }
    case EXPR_BUILTIN:
        return others(l, e);
    }
    return OWN_NONE;
}
