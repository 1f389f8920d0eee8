/* emit_call.c - calls, and what gcc's builtin functions become; atomics are in emit_atomic.c. */
#include "cfront/emit.h"

#include <string.h>

void emit_library(struct emitter *e, const char *prototype)
{
    size_t n = strlen(prototype);
    if (!e->protos.len || !memmem(e->protos.at, e->protos.len, prototype, n)) {
        buf_add(&e->protos, prototype, n);
    }
}

/* ---- arguments --------------------------------------------------------------------- */

/* A member or a row, handed to a library function: the number of its bytes. */
static uint64_t part_bytes(const struct emitter *e, const struct expr *x)
{
    while (x->kind == EXPR_CONVERT && x->type->kind == TYPE_POINTER) {
        x = x->a;
    }
    if (x->kind != EXPR_DECAY || x->a->type->kind != TYPE_ARRAY || x->a->kind == EXPR_OBJECT ||
        x->a->kind == EXPR_COMPOUND || !x->a->is_lvalue || !array_is_counted(e, x->a)) {
        return 0;
    }
    return x->a->type->size;
}

/* library_site: of the call, if it is one of the library's */
static void out_part(struct emitter *e, const struct expr *x, uint32_t library_site)
{
    uint64_t part = e->checked && library_site ? part_bytes(e, x) : 0;
    if (part) {
        out(e, "bd(%v,%d,%u)", x, (int64_t)part, library_site);
    } else if (type_is_record(x->type) && !record_is_good(e, x)) {
        out(e, "at(%v,1,%d,%u)", x, (int64_t)x->type->size, emit_site(e, x->at));
    } else {
        out_value(e, x);
    }
}

/* library_site: of the call, if it is one of the library's; p: its parameter then, or NULL */
static void out_argument(struct emitter *e, const struct expr *x, uint32_t library_site, const struct param *p)
{
    struct emit_guard guard;
    const struct expr *guarded;
    enum how how;
    if (e->lock_words && library_site && emit_guarded_argument(e, x, p, &guard, &guarded, &how)) {
        out_guard_open(e, &guard);
        out_part(e, x, library_site);
        out_guard_close(e, &guard, guarded, how);
        return;
    }
    out_part(e, x, library_site);
}

/* The arguments behind the named ones, in an array of their own. */
static void out_variadic(struct emitter *e, const struct expr *x, size_t named, uint32_t n,
                         uint32_t site, bool library)
{
    size_t count = x->arg_count > named ? x->arg_count - named : 0;
    out(e, "struct argument A%u[%u];struct arguments V%u;V%u.at=A%u;V%u.count=%u;V%u.site=%u;", n,
        (uint32_t)(count ? count : 1), n, n, n, n, (uint32_t)count, n, site);
    for (size_t i = 0; i < count; i++) {
        const struct expr *arg = x->args[named + i];
        const struct type *t = arg->type;
        uint32_t k = (uint32_t)i;
        out(e, "A%u[%u].type=%u;", n, k, emit_tag(t));
        if (type_is_record(t)) {
            out(e, "A%u[%u].size=%u;A%u[%u].v.p=", n, k, (uint32_t)t->size, n, k);
        } else if (type_is_float(t)) {
            out(e, "A%u[%u].v.%s=", n, k, t->kind == TYPE_LDOUBLE ? "x" : "d");
        } else {
            out(e, t->kind == TYPE_POINTER ? "A%u[%u].v.p=" : "A%u[%u].v.l=(L)", n, k);
        }
        out_argument(e, arg, library ? site : 0, NULL);
        out(e, ";");
    }
}

/* libtcc computes two long doubles that are arguments of one call in the same place:
 * each gets a variable first. */
static bool out_long_doubles(struct emitter *e, const struct expr *x, size_t named, uint32_t n)
{
    bool any = false;
    for (size_t i = 0; i < x->arg_count && i < named; i++) {
        if (x->args[i]->type->kind == TYPE_LDOUBLE) {
            out(e, any ? "X X%u_%u=%v;" : "({X X%u_%u=%v;", n, (uint32_t)i, x->args[i]);
            any = true;
        }
    }
    return any;
}

/* ---- calls -------------------------------------------------------------------------------- */

static struct func *direct(const struct expr *callee)
{
    while (callee->kind == EXPR_DECAY && callee->a->kind == EXPR_DEREF) {
        callee = callee->a->a; /* (*f)(x) */
    }
    return callee->kind == EXPR_DECAY && callee->a->kind == EXPR_FUNC ? callee->a->func : NULL;
}

/* told: number of the variable that keeps the pointer for the check of contracts; 0: none does. */
static void out_callee(struct emitter *e, const struct expr *x, struct func *f,
                       const struct type *type, size_t named, uint32_t site, uint32_t told)
{
    if (f) {
        uint32_t number = emit_function_number(e, f);
        if (f->is_defined) {
            out(e, "f%u(", number);
        } else {
            out(e, "%s(", arena_cstr(e->c->arena, f->name->text));
        }
        return;
    }
    out(e, "((%t(*)(", type->base);
    out(e, type_is_record(type->base) ? "P," : "");
    for (size_t i = 0; i < named; i++) {
        out(e, "%t,", x->args[i]->type);
    }
    out(e, type->variadic ? "V,U))fn(" : "U))fn(");
    if (told) {
        out(e, "P%u=", told);
    }
    out(e, "%v,", x->a);
    if (type->old_style) {
        out(e, "0,%u))(", site);
    } else {
        out(e, "\"%s\",%u))(", e->names.at + emit_signature(e, type), site);
    }
}

void out_call(struct emitter *e, const struct expr *x, bool used)
{
    struct func *f = direct(x->a);
    const struct type *type = f ? f->type : x->a->type->base;
    size_t named = 0;
    for (const struct param *p = type->params; p; p = p->next) {
        named++;
    }
    if (type->old_style || named > x->arg_count) {
        named = x->arg_count;
    }
    bool record = type_is_record(type->base), open = false, library = f && !f->is_defined;
    bool may_fall = e->checked && (f ? f->falls_off : e->any_falls) && type->base->kind != TYPE_VOID && !record;
    uint32_t site = emit_site(e, x->at), n = e->next++, result = 0, contracts = 0;
    uint32_t told = !f && emit_has_contract(e, type) ? n : 0; /* through a pointer that promises */
    bool keeps = type->base->kind != TYPE_VOID && !record && (told || (may_fall && used));
    if (record) {
        result = emit_temporary(e, type->base->plain);
        out(e, "(");
    }
    open = out_long_doubles(e, x, named, n);
    if (type->variadic) {
        out(e, open ? "" : "({");
        out_variadic(e, x, named, n, site, library);
        open = true;
    }
    if (told) {
        out(e, open ? "P P%u=0;" : "({P P%u=0;", n);
        open = true;
    }
    if (keeps) {
        out(e, open ? "%t R%u=" : "({%t R%u=", type->base, n);
        open = true;
    } else if (may_fall) {
        out(e, "(");
    }
    out_callee(e, x, f, type, named, site, told);
    if (record) {
        out(e, "(q+%u),", result);
    }
    const struct param *p = type->params;
    for (size_t i = 0; i < named; i++, p = p ? p->next : NULL) {
        uint32_t contract = told && p ? out_contract_argument(e, x, p) : 0;
        if (x->args[i]->type->kind == TYPE_LDOUBLE) {
            out(e, "X%u_%u", n, (uint32_t)i);
        } else {
            out_argument(e, x->args[i], library ? site : 0, p);
        }
        out(e, contract ? ")," : ",");
        contracts += contract;
    }
    if (type->variadic) {
        out(e, "&V%u,", n);
    }
    if (told) {
        out(e, "(kq(%u,P%u,%u),%Z))", contracts, n, site, site);
    } else {
        out(e, "%Z)", site);
    }
    if (may_fall && keeps) { /* the callee left the site of its '}' if it fell off it */
        out(e, used ? ";if(w[-1022])nv(w[-1022])" : ";w[-1022]=0");
    } else if (may_fall) {
        out(e, ",w[-1022]=0)");
    }
    if (told) {
        out(e, ";");
        out_contract_returned(e, x, type, n, record ? arena_printf(e->c->arena, "(q+%u)", result)
                                                    : arena_printf(e->c->arena, "R%u", n), site);
    }
    if (keeps) {
        out(e, ";R%u", n);
    }
    out(e, open ? ";})" : "");
    if (record) {
        out(e, ",(q+%u))", result);
    }
}

/* ---- the other builtins ---------------------------------------------------------------------------- */

static void out_overflow(struct emitter *e, const struct expr *x)
{
    uint32_t n = e->next++;
    const struct type *to = x->args[2]->type->base;
    const char *op = x->builtin == BUILTIN_ADD_OVERFLOW ? "43" : x->builtin == BUILTIN_SUB_OVERFLOW ? "45" : "42";
    emit_library(e, "I __builtin_exact(I,W,I,W,I,P,I,I,U);\n");
    out(e, "({%t A%u=%v;%t B%u=%v;", x->args[0]->type, n, x->args[0], x->args[1]->type, n, x->args[1]);
    out(e, "__builtin_exact(%s,(W)A%u,A%u<0,(W)B%u,B%u<0,%v,%u,%u,%Z);})", op, n, n, n, n, x->args[2],
        (uint32_t)to->size, (uint32_t)type_is_signed(to), emit_site(e, x->at));
}

void out_builtin(struct emitter *e, const struct expr *x)
{
    uint32_t width = (uint32_t)x->value;
    switch ((enum builtin)x->builtin) {
    case BUILTIN_UNREACHABLE:
        out(e, "((void)0)");
        return;
    case BUILTIN_TRAP:
        emit_library(e, "void abort(U);\n");
        out(e, "abort(%Z)", emit_site(e, x->at));
        return;
    case BUILTIN_POPCOUNT: case BUILTIN_PARITY:
        emit_library(e, "I __builtin_ones(W,U);\n");
        out(e, x->builtin == BUILTIN_PARITY ? "(__builtin_ones(%v,0)&1)" : "__builtin_ones(%v,0)", x->args[0]);
        return;
    case BUILTIN_CLZ:
        emit_library(e, "I __builtin_leading(W,I,U);\n");
        out(e, "__builtin_leading(%v,%u,0)", x->args[0], width);
        return;
    case BUILTIN_CTZ:
        emit_library(e, "I __builtin_trailing(W,I,U);\n");
        out(e, "__builtin_trailing(%v,%u,0)", x->args[0], width);
        return;
    case BUILTIN_FFS:
        emit_library(e, "I __builtin_trailing(W,I,U);\n");
        out(e, "((__builtin_trailing(%v,%u,0)+1)%s", x->args[0], width, "%");
        out(e, "%u)", width + 1);
        return;
    case BUILTIN_BSWAP:
        emit_library(e, "W __builtin_swap(W,I,U);\n");
        out(e, "((%t)__builtin_swap(%v,%u,0))", x->type, x->args[0], width);
        return;
    case BUILTIN_ADD_OVERFLOW: case BUILTIN_SUB_OVERFLOW: case BUILTIN_MUL_OVERFLOW:
        out_overflow(e, x);
        return;
    case BUILTIN_NONE:
        BUG("a builtin without a number");
    default:
        out_atomic(e, x);
    }
}
