/* emit_atomic.c - atomic operations: C11's functions, gcc's builtins, and the operators on
 * lvalues of an _Atomic type.
 *
 * Each is one call of a hook, or two with nothing but arithmetic between them, so the machine
 * can let other threads go before it and none inside of it. What it is computed from is
 * evaluated first, into variables, because that may be an operation of its own.
 *
 * A scalar of at most 8 bytes is passed as its bits in a long. Everything else (records,
 * long double) goes through a temporary of the frame, by its address. */
#include "cfront/emit.h"

#include "program/hooks.h"

enum { SEQ_CST = 5 };

bool is_atomic(const struct expr *x)
{
    if (!(x->type->quals & QUAL_ATOMIC)) {
        return false;
    }
    const struct object *o = expr_root(x);
    return !o || o->storage != STORAGE_AUTO || o->exposed || is_vla(o->type);
}

/* It has no bits in a long. */
static bool is_wide(const struct type *t)
{
    return !type_is_scalar(t) || t->size > 8;
}

static uint32_t how_of(const struct type *t)
{
    return (uint32_t)t->size + (t->kind == TYPE_POINTER ? ATOMIC_POINTER : 0);
}

/* ---- bits ---------------------------------------------------------------------------- */

/* The bits of a variable of the emitted text. */
static void out_bits(struct emitter *e, const struct type *t, char letter, uint32_t n)
{
    char name[2] = {letter, '\0'};
    out(e, t->kind == TYPE_FLOAT ? "(L)*(U*)&%s%u" : t->kind == TYPE_DOUBLE ? "*(L*)&%s%u" : "(L)%s%u",
        name, n);
}

/* The value of bits that lie in a variable. */
static void out_of_bits(struct emitter *e, const struct type *t, char letter, uint32_t n)
{
    char name[2] = {letter, '\0'};
    out(e, t->kind == TYPE_FLOAT || t->kind == TYPE_DOUBLE ? "(*(%t*)&%s%u)" : "((%t)%s%u)", t, name, n);
}

/* ---- wide ones ------------------------------------------------------------------------ */

/* gr or the like on the object at P A<n>, with the temporary as the other side. */
static void out_wide(struct emitter *e, const struct type *t, uint32_t n, uint32_t temporary,
                     uint32_t how, const char *order, uint32_t site)
{
    out(e, "gr(A%u,(q+%u),%d,%u,%s,%u)", n, temporary, (int64_t)t->size, how, order, site);
}

/* The address of a wide value: a record's own, a long double's in a temporary. */
static void out_wide_value(struct emitter *e, const struct expr *value)
{
    if (type_is_record(value->type)) {
        out_value(e, value);
        return;
    }
    uint32_t at = emit_temporary(e, value->type->plain);
    out(e, "(tx((q+%u),%v,%u),(q+%u))", at, value, emit_site(e, value->at), at);
}

static uint32_t far(const struct emitter *e, const struct expr *value)
{
    return type_is_record(value->type) && !record_is_good(e, value) ? ATOMIC_FAR : 0;
}

/* What stands at an address as a value. */
static void out_wide_open(struct emitter *e, const struct type *t)
{
    out(e, type_is_record(t) ? "" : "*(X*)");
}

/* ---- operators on lvalues --------------------------------------------------------------- */

void out_atomic_load(struct emitter *e, const struct expr *x)
{
    struct type *t = x->type->plain;
    uint32_t site = emit_site(e, x->at), n = e->next++;
    if (is_wide(t)) {
        uint32_t to = emit_temporary(e, t);
        out(e, "({P A%u=", n);
        out_address(e, x, HOW_READ);
        out(e, ";");
        out_wide_open(e, t);
        out_wide(e, t, n, to, 0, "5", site);
        out(e, ";})");
        return;
    }
    out(e, "({L L%u=gl(", n);
    out_address(e, x, HOW_READ);
    out(e, ",%u,%u,%u);", how_of(t), (uint32_t)SEQ_CST, site);
    out_of_bits(e, t, 'L', n);
    out(e, ";})");
}

void out_atomic_store(struct emitter *e, const struct expr *x, const struct expr *value)
{
    struct type *t = x->type->plain;
    uint32_t site = emit_site(e, x->at), n = e->next++;
    out(e, "({P A%u=", n);
    out_address(e, x, HOW_WRITE);
    if (is_wide(t)) {
        out(e, ";");
        out_wide_open(e, t);
        out(e, "gr(A%u,", n);
        out_wide_value(e, value);
        out(e, ",%d,%u,5,%u);})", (int64_t)t->size, ATOMIC_STORE + far(e, value), site);
        return;
    }
    out(e, ";%t B%u=%v;gs(A%u,", t, n, value, n);
    out_bits(e, t, 'B', n);
    out(e, ",%u,%u,%u);B%u;})", how_of(t), (uint32_t)SEQ_CST, site, n);
}

void out_atomic_update(struct emitter *e, const struct expr *x, bool used)
{
    struct type *t = x->a->type->plain;
    const struct expr *b = x->kind == EXPR_UPDATE ? x->b : NULL;
    uint32_t site = emit_site(e, x->a->at), n = e->next++, how = how_of(t);
    uint32_t room = is_wide(t) ? emit_temporary(e, t) : 0;
    const char *b_text = b ? arena_printf(e->c->arena, "B%u", n) : NULL;
    out(e, "({P A%u=", n);
    out_address(e, x->a, HOW_WRITE);
    out(e, ";");
    if (b) {
        out(e, "%t B%u=%v;", b->type, n, b);
    }
    if (is_wide(t)) {
        out(e, "%t O%u=*(X*)", t, n);
        out_wide(e, t, n, room, ATOMIC_UPDATE, "5", site);
    } else {
        out(e, "L L%u=gb(A%u,%u,%u,%u);%t O%u=", n, n, how, (uint32_t)SEQ_CST, site, t, n);
        out_of_bits(e, t, 'L', n);
    }
    out(e, ";%t N%u=", t, n);
    out_updated(e, x, arena_printf(e->c->arena, "O%u", n), b, b_text);
    if (is_wide(t)) {
        out(e, ";tx((q+%u),N%u,%u);", room, n, site);
        out_wide(e, t, n, room, ATOMIC_STORE + ATOMIC_UPDATE, "5", site);
    } else {
        out(e, ";ge(A%u,", n);
        out_bits(e, t, 'N', n);
        out(e, ",%u,%u)", how, site);
    }
    out(e, used && x->kind == EXPR_STEP && x->is_postfix ? ";O%u;})" : ";N%u;})", n);
}

/* ---- functions --------------------------------------------------------------------------- */

/* Text of a memory order. */
static const char *order_of(struct emitter *e, const struct expr *order)
{
    int64_t v;
    if (const_int(e->c, order, &v)) {
        return arena_printf(e->c->arena, "%u", (unsigned)v & 7);
    }
    uint32_t n = e->next++;
    out(e, "U R%u=(U)%v&15;", n, order);
    return arena_printf(e->c->arena, "R%u", n);
}

static void out_fetch(struct emitter *e, const struct expr *x, struct type *t, uint32_t n, uint32_t site)
{
    uint32_t how = how_of(t);
    out(e, "%t B%u=%v;", x->args[1]->type, n, x->args[1]);
    const char *order = order_of(e, x->args[2]);
    out(e, "L L%u=gb(A%u,%u,%s,%u);%t O%u=", n, n, how, order, site, t, n);
    out_of_bits(e, t, 'L', n);
    if (t->kind == TYPE_POINTER) {
        out(e, ";%t N%u=pi(O%u,%s(L)B%u,1,%u)", t, n, n, x->op == '-' ? "-" : "", n, site);
    } else { /* wraps round whatever its type: C11 7.17.7.5p3 */
        char op[2] = {(char)x->op, '\0'};
        out(e, ";%t N%u=(%t)((W)O%u%s(W)B%u)%s", t, n, t, n, op, n, t->kind == TYPE_BOOL ? "!=0" : "");
    }
    out(e, ";ge(A%u,", n);
    out_bits(e, t, 'N', n);
    out(e, x->is_postfix ? ",%u,%u);O%u" : ",%u,%u);N%u", how, site, n);
}

/* Behind "({P A<n>=...;" */
static void out_wide_function(struct emitter *e, const struct expr *x, struct type *t, uint32_t n,
                              uint32_t site)
{
    int64_t bytes = (int64_t)t->size;
    uint32_t old = emit_temporary(e, t);
    switch (x->builtin) {
    case BUILTIN_ATOMIC_LOAD: {
        const char *order = order_of(e, x->args[1]);
        out_wide_open(e, t);
        out_wide(e, t, n, old, 0, order, site);
        return;
    }
    case BUILTIN_ATOMIC_STORE:
    case BUILTIN_ATOMIC_EXCHANGE: {
        bool store = x->builtin == BUILTIN_ATOMIC_STORE;
        out(e, "P B%u=", n);
        out_wide_value(e, x->args[1]);
        out(e, ";");
        const char *order = order_of(e, x->args[2]);
        if (store) {
            out(e, "gr(A%u,B%u,%d,%u,%s,%u);(void)0", n, n, bytes, ATOMIC_STORE + far(e, x->args[1]), order, site);
            return;
        }
        out(e, "gw(A%u,(q+%u),B%u,%d,%u+%s,%u);", n, old, n, bytes, far(e, x->args[1]), order, site);
        out_wide_open(e, t);
        out(e, "(q+%u)", old);
        return;
    }
    case BUILTIN_ATOMIC_CAS: {
        out(e, "P E%u=%v;P B%u=", n, x->args[1], n);
        out_wide_value(e, x->args[2]);
        out(e, ";");
        const char *success = order_of(e, x->args[4]), *failure = order_of(e, x->args[5]);
        out(e, "gw(A%u,E%u,B%u,%d,%u+%s+%s*16,%u)", n, n, n, bytes, ATOMIC_COMPARE + far(e, x->args[2]),
            success, failure, site);
        return;
    }
    default:
        BUG("no such atomic operation");
    }
}

void out_atomic(struct emitter *e, const struct expr *x)
{
    uint32_t n = e->next++, site = emit_site(e, x->at);
    if (x->builtin == BUILTIN_ATOMIC_FENCE) {
        out(e, "({");
        const char *order = order_of(e, x->args[0]);
        out(e, "gf(%s,%u);})", order, site);
        return;
    }
    struct type *t = x->args[0]->type->base->plain;
    uint32_t how = how_of(t);
    out(e, "({P A%u=%v;", n, x->args[0]);
    if (is_wide(t)) {
        out_wide_function(e, x, t, n, site);
        out(e, ";})");
        return;
    }
    switch (x->builtin) {
    case BUILTIN_ATOMIC_LOAD: {
        const char *order = order_of(e, x->args[1]);
        out(e, "L L%u=gl(A%u,%u,%s,%u);", n, n, how, order, site);
        out_of_bits(e, t, 'L', n);
        break;
    }
    case BUILTIN_ATOMIC_STORE:
    case BUILTIN_ATOMIC_EXCHANGE: {
        bool store = x->builtin == BUILTIN_ATOMIC_STORE;
        out(e, "%t B%u=%v;", t, n, x->args[1]);
        const char *order = order_of(e, x->args[2]);
        out(e, store ? "gs(A%u," : "L L%u=gx(A%u,", n, n);
        out_bits(e, t, 'B', n);
        out(e, ",%u,%s,%u);", how, order, site);
        if (store) {
            out(e, "(void)0");
        } else {
            out_of_bits(e, t, 'L', n);
        }
        break;
    }
    case BUILTIN_ATOMIC_FETCH:
        out_fetch(e, x, t, n, site);
        break;
    case BUILTIN_ATOMIC_CAS: {
        out(e, "P E%u=%v;%t B%u=%v;", n, x->args[1], t, n, x->args[2]);
        const char *success = order_of(e, x->args[4]), *failure = order_of(e, x->args[5]);
        out(e, "gc(A%u,E%u,", n, n);
        out_bits(e, t, 'B', n);
        out(e, ",%u,%s+%s*16,%u)", how, success, failure, site);
        break;
    }
    default:
        BUG("no such atomic operation");
    }
    out(e, ";})");
}
