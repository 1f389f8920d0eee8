/* emit_expr.c - values. Every value is an expression of C whose type is what
 * emit_type() says of its type; a record's is the address of its bytes. */
#include "cfront/emit.h"

#include <string.h>

#include "program/memory.h"

/* ---- assignments --------------------------------------------------------------------------------- */

bool expr_is_simple(const struct emitter *e, const struct expr *x)
{
    return x->kind == EXPR_INT || x->kind == EXPR_FLOAT ||
           (x->kind == EXPR_LOAD && x->a->kind == EXPR_OBJECT && !is_atomic(x->a) &&
            access_of(e, x->a).family != FAMILY_CHECKED) ||
           (x->kind == EXPR_CONVERT && expr_is_simple(e, x->a));
}

/* Lvalues whose address is a constant of the frame or the program. */
static bool address_is_simple(const struct expr *x)
{
    return (x->kind == EXPR_OBJECT && !x->object->is_thread) ||
           (x->kind == EXPR_MEMBER && x->a->is_lvalue && address_is_simple(x->a));
}

/* The same for i++ and i += 2 on a plain int; old is text that may stand twice. */
static bool out_small_update(struct emitter *e, const struct expr *x, const char *old, const struct expr *b)
{
    int64_t by = 1;
    uint16_t op = x->kind == EXPR_STEP ? (x->op == PUNCT_INC ? '+' : '-') : x->op;
    if (!e->checked || x->a->type->kind != TYPE_INT || x->computed->kind != TYPE_INT ||
        (op != '+' && op != '-') || (b && !const_int(e->c, b, &by)) || by < 1 || by > 1 << 20) {
        return false;
    }
    uint32_t edge = (uint32_t)(INT32_MAX - by + (op == '-'));
    out(e, op == '+' ? "(%s>%u?ai(%s,%d,%u):%s+%d)" : "(%s<-%u?si(%s,%d,%u):%s-%d)", old, edge, old, by,
        emit_site(e, x->at), old, by);
    return true;
}

void out_updated(struct emitter *e, const struct expr *x, const char *old, const struct expr *b,
                        const char *b_text)
{
    struct type *t = x->a->type->plain, *c = x->computed;
    uint16_t op = x->kind == EXPR_STEP ? (x->op == PUNCT_INC ? '+' : '-') : x->op;
    if (t->kind == TYPE_POINTER) {
        out(e, "pi(%s,%s", old, op == '-' ? "-" : "");
        if (b) {
            out(e, b_text ? "(L)%s," : "(L)", b_text);
            if (!b_text) {
                out(e, "%v,", b);
            }
        } else {
            out(e, "1,");
        }
        out_size(e, t->base);
        out(e, ",%u)", emit_site(e, x->at));
        return;
    }
    out_convert_open(e, c, t);
    out_binary_open(e, op, c, b);
    out_convert_open(e, t, c);
    out(e, "%s", old);
    out_convert_close(e, t, c);
    out_binary_middle(e, op, c, b);
    if (b && b_text) {
        out(e, "%s", b_text);
    } else if (b) {
        out_value(e, b);
    } else {
        out(e, "1");
    }
    out_binary_close(e, op, c, b, x->at);
    out_convert_close(e, c, t);
}

static char *text_of(struct emitter *e, void (*write)(struct emitter *, const struct expr *),
                     const struct expr *x)
{
    size_t from = e->body.len;
    write(e, x);
    char *text = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
    e->body.len = from;
    e->body.at[from] = '\0';
    return text;
}

static void write_address(struct emitter *e, const struct expr *x)
{
    out_address(e, x, HOW_READ);
}

static char *numbered(struct emitter *e, char letter, uint32_t n)
{
    return arena_printf(e->c->arena, "%c%u", letter, n);
}

/* x is EXPR_UPDATE or EXPR_STEP: load, compute, store, the lvalue's address evaluated
 * once. */
static void out_update(struct emitter *e, const struct expr *x, bool used)
{
    struct access a = access_of(e, x->a);
    struct type *t = x->a->type->plain;
    bool old_wanted = used && x->kind == EXPR_STEP && x->is_postfix;
    const struct expr *b = x->kind == EXPR_UPDATE ? x->b : NULL;
    uint32_t site = emit_site(e, x->a->at), n = e->next++;
    const char *address, *b_text = NULL;
    bool open = false;
    if (is_atomic(x->a)) {
        out_atomic_update(e, x, used);
        return;
    }
    const struct expr *outer = e->written;
    e->written = x->a;
    if (address_is_simple(x->a)) {
        address = text_of(e, write_address, x->a);
    } else {
        out(e, "({P A%u=", n);
        out_address(e, x->a, HOW_READ); /* that comes first */
        out(e, ";");
        address = counts_element(e, x->a, a) ? arena_printf(e->c->arena, "co(A%u,%u)", n, (uint32_t)t->size)
                                             : numbered(e, 'A', n);
        open = true;
    }
    e->written = outer;
    if (b && !expr_is_simple(e, b)) { /* its calls must be over before the load */
        out(e, open ? "%t B%u=%v;" : "({%t B%u=%v;", b->type, n, b);
        b_text = numbered(e, 'B', n);
        open = true;
    }
    if (old_wanted) {
        out(e, open ? "%t O%u=" : "({%t O%u=", t, n);
        out_load_at(e, a, address, t, site);
        out(e, ";");
        open = true;
    }
    size_t from = e->body.len;
    const char *old;
    if (old_wanted) {
        old = numbered(e, 'O', n);
    } else {
        out_load_at(e, a, address, t, site);
        old = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
        e->body.len = from;
    }
    bool again = old_wanted || (a.family == FAMILY_PLAIN && !a.packed && address_is_simple(x->a));
    if (!again || !out_small_update(e, x, old, b)) {
        out_updated(e, x, old, b, b_text);
    }
    char *value = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
    e->body.len = from;
    out_store_at(e, a, address, t, value, site);
    if (old_wanted) {
        out(e, ";O%u", n);
    }
    out(e, open ? ";})" : "");
}

/* move(a): load, store NULL, the lvalue's address evaluated once. */
static void out_move(struct emitter *e, const struct expr *x)
{
    struct access a = access_of(e, x->a);
    struct type *t = x->a->type->plain;
    uint32_t site = emit_site(e, x->at), n = e->next++;
    const char *address;
    out(e, "({");
    if (address_is_simple(x->a)) {
        address = text_of(e, write_address, x->a);
    } else {
        out(e, "P A%u=", n);
        out_address(e, x->a, HOW_READ);
        out(e, ";");
        address = counts_element(e, x->a, a) ? arena_printf(e->c->arena, "co(A%u,%u)", n, (uint32_t)t->size)
                                             : numbered(e, 'A', n);
    }
    out(e, "%t O%u=", t, n);
    out_load_at(e, a, address, t, site);
    out(e, ";");
    out_store_at(e, a, address, t, "0", site);
    out(e, ";O%u;})", n);
}

static void out_assign(struct emitter *e, const struct expr *x, bool used)
{
    const struct expr *from;
    struct access a = access_of(e, x->a);
    if (!used && e->checked && type_is_char(x->a->type) && !a.bits && !is_atomic(x->a) &&
        (from = char_copied(x->b)) != NULL) {
        out(e, "cc(");
        out_address(e, x->a, HOW_WRITE);
        out(e, ",");
        out_address(e, from, HOW_READ);
        out(e, ",%u,%u)", (a.family != FAMILY_CHECKED ? 1u : 0u) |
                              (access_of(e, from).family != FAMILY_CHECKED ? 2u : 0u),
            emit_site(e, x->at));
        return;
    }
    out_store(e, x->a, x->b);
}

/* ---- the rest ---------------------------------------------------------------------------------------- */

void out_condition(struct emitter *e, const struct expr *x)
{
    if (x->kind == EXPR_CONVERT && x->type->kind == TYPE_BOOL) {
        x = x->a;
    }
    if (type_is_integer(x->type)) {
        out(e, "%v", x);
    } else {
        out(e, "(%v!=0)", x);
    }
}

static void out_conditional(struct emitter *e, const struct expr *x, bool used)
{
    if (!x->b) { /* a ?: c */
        uint32_t n = e->next++;
        out(e, "({%t C%u=%v;C%u?", x->a->type, n, x->a, n);
        out_convert_open(e, x->a->type, x->type);
        out(e, "C%u", n);
        out_convert_close(e, x->a->type, x->type);
        out(e, ":%v;})", x->c);
    } else if (!used || x->type->kind == TYPE_VOID) {
        out(e, "(%c?(", x->a);
        out_discard(e, x->b);
        out(e, ",0):(");
        out_discard(e, x->c);
        out(e, ",0))");
    } else {
        out(e, "(%c?%v:%v)", x->a, x->b, x->c);
    }
}

static void out_va(struct emitter *e, const struct expr *x)
{
    uint32_t site = emit_site(e, x->at);
    const struct type *t = x->type;
    switch (x->kind) {
    case EXPR_VA_START:
        out(e, "vs(%v,y,%u)", x->a, site);
        return;
    case EXPR_VA_END:
        out(e, "ve(%v,%u)", x->a, site);
        return;
    case EXPR_VA_COPY:
        out(e, "vc(%v,%v,%u)", x->a, x->b, site);
        return;
    default:
        break;
    }
    if (type_is_record(t)) {
        out(e, "at_(%v,%d,%u)", x->a, (int64_t)t->size, site);
    } else if (type_is_float(t)) {
        out(e, "((%t)%s(%v,%u,%u))", t, t->kind == TYPE_LDOUBLE ? "ax_" : "ad_", x->a, emit_tag(t), site);
    } else {
        out(e, "((%t)%s(%v,%u,%u))", t, t->kind == TYPE_POINTER ? "ap_" : "ai_", x->a, emit_tag(t), site);
    }
}

/* ---- values that are logged ---------------------------------------------------------------------- */

static char logged_as(const struct type *t)
{
    return t->kind == TYPE_LDOUBLE ? 'x' : type_is_float(t) ? 'd' : t->kind == TYPE_POINTER ? 'p' : 'l';
}

void out_logged_open(struct emitter *e, const struct type *t)
{
    char hook[] = {'w', logged_as(t), '\0'};
    out(e, "((%t)%s((%s)(", t, hook, hook[1] == 'x' ? "X" : hook[1] == 'd' ? "D" : hook[1] == 'p' ? "P" : "L");
}

void out_logged_close(struct emitter *e, struct type *t, uint32_t how, uint32_t site)
{
    out(e, "),%u,%u,%u))", emit_type_number(e, t), how, site);
}

/* Constants say themselves; of a conversion nobody wrote, what is converted is logged. */
static bool is_logged(const struct emitter *e, const struct expr *x)
{
    if (!e->values || !(type_is_scalar(x->type)))
        return false;
    switch ((enum expr_kind)x->kind) {
    case EXPR_INT: case EXPR_FLOAT: case EXPR_FUNC: case EXPR_DECAY: case EXPR_COMMA: case EXPR_SIZE:
    case EXPR_VA_START: case EXPR_VA_END: case EXPR_VA_COPY: case EXPR_ALLOCA: case EXPR_SETJMP:
    case EXPR_ERROR:
        return false;
    case EXPR_CONVERT:
        return x->explicit_cast;
    default:
        return true;
    }
}

static void out_bare(struct emitter *e, const struct expr *x);

void out_value(struct emitter *e, const struct expr *x)
{
    bool logged = is_logged(e, x);
    if (logged)
        out_logged_open(e, x->type);
    out_bare(e, x);
    if (logged)
        out_logged_close(e, x->type, 0, emit_site(e, x->at));
}

static void out_bare(struct emitter *e, const struct expr *x)
{
    switch ((enum expr_kind)x->kind) {
    case EXPR_INT:
        out_integer(e, x->value, x->type);
        return;
    case EXPR_FLOAT:
        out_real(e, x->real, x->type);
        return;
    case EXPR_OBJECT: case EXPR_COMPOUND: case EXPR_DEREF: case EXPR_INDEX:
        out_load(e, x);
        return;
    case EXPR_MEMBER:
        out_load(e, x);
        return;
    case EXPR_LOAD:
        out_load(e, x->a);
        return;
    case EXPR_FUNC:
        out(e, "(%x)", FUNCTIONS_AT + (uint64_t)emit_function_number(e, x->func) * FUNCTION_BYTES);
        return;
    case EXPR_DECAY:
        if (x->a->kind == EXPR_FUNC || x->a->type->kind == TYPE_FUNCTION) {
            if (x->a->kind == EXPR_DEREF) { /* *f of a pointer to function */
                out_value(e, x->a->a);
            } else {
                out_value(e, x->a);
            }
            return;
        }
        out_address(e, x->a, HOW_ADDRESS);
        return;
    case EXPR_ADDRESS:
        if (x->a->type->kind == TYPE_FUNCTION) {
            out_value(e, x->a->kind == EXPR_DEREF ? x->a->a : x->a);
            return;
        }
        out_address(e, x->a, HOW_ADDRESS);
        return;
    case EXPR_CONVERT:
        out_convert(e, x);
        return;
    case EXPR_NEG:
        out_negative(e, x);
        return;
    case EXPR_COMPL:
        out(e, "((%t)~%v)", x->type, x->a);
        return;
    case EXPR_NOT:
        out(e, "(!%c)", x->a);
        return;
    case EXPR_BINARY:
        out_binary(e, x);
        return;
    case EXPR_PTR_ADD:
        out_pointer_add(e, x);
        return;
    case EXPR_PTR_DIFF:
        out(e, "pd(%v,%v,", x->a, x->b);
        out_size(e, x->a->type->base);
        out(e, ",%u)", emit_site(e, x->at));
        return;
    case EXPR_AND:
        out(e, "(%c&&%c)", x->a, x->b);
        return;
    case EXPR_OR:
        out(e, "(%c||%c)", x->a, x->b);
        return;
    case EXPR_COND:
        out_conditional(e, x, true);
        return;
    case EXPR_COMMA:
        out(e, "(");
        out_discard(e, x->a);
        out(e, ",%v)", x->b);
        return;
    case EXPR_ASSIGN:
        out_assign(e, x, true);
        return;
    case EXPR_UPDATE: case EXPR_STEP:
        out_update(e, x, true);
        return;
    case EXPR_CALL:
        out_call(e, x, true);
        return;
    case EXPR_STMT:
        out_statement_expression(e, x, true);
        return;
    case EXPR_SIZE:
        out(e, "((W)");
        out_size(e, x->sized);
        out(e, ")");
        return;
    case EXPR_VA_START: case EXPR_VA_END: case EXPR_VA_COPY: case EXPR_VA_ARG:
        out_va(e, x);
        return;
    case EXPR_ALLOCA: {
        vec_push(&e->variables, ((struct program_variable){
            .function = e->f->number, .site = emit_site(e, x->at), .align = 16,
            .flags = VARIABLE_EXPOSED | VARIABLE_VARIABLE_SIZE}));
        out(e, "vl(%u,(L)%v,%u)", (uint32_t)e->variables.len - 1, x->a, emit_site(e, x->at));
        return;
    }
    case EXPR_SETJMP:
        out(e, e->checked ? "jm(sj(%v,%u))" : "jm(sj(%v,%u))", x->a, emit_site(e, x->at));
        return;
    case EXPR_BUILTIN:
        out_builtin(e, x);
        return;
    case EXPR_MOVE:
        out_move(e, x);
        return;
    case EXPR_ERROR:
        BUG("an expression in error reached the emitter");
    }
}

void out_discard(struct emitter *e, const struct expr *x)
{
    if (is_logged(e, x)) {
        out_value(e, x);
        return;
    }
    switch ((enum expr_kind)x->kind) {
    case EXPR_ASSIGN:
        out_assign(e, x, false);
        return;
    case EXPR_UPDATE: case EXPR_STEP:
        out_update(e, x, false);
        return;
    case EXPR_CALL:
        out_call(e, x, false);
        return;
    case EXPR_COND:
        out_conditional(e, x, false);
        return;
    case EXPR_COMMA:
        out(e, "(");
        out_discard(e, x->a);
        out(e, ",");
        out_discard(e, x->b);
        out(e, ")");
        return;
    case EXPR_CONVERT:
        if (x->type->kind == TYPE_VOID || type_is_record(x->type)) {
            out_discard(e, x->a);
            return;
        }
        out_value(e, x);
        return;
    case EXPR_STMT:
        out_statement_expression(e, x, false);
        return;
    default:
        out_value(e, x);
    }
}
