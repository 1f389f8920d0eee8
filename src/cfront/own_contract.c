/* own_contract.c - what is known of a function that is called: what its declarations say, else what
 * the library's table says, else what its body was seen to do on all paths. Each is asked for each
 * parameter by itself, so that one word in a declaration does not hide what else the body shows. */
#include "cfront/own.h"

#include <string.h>

#include "cfront/decl.h"

/* What a caller can tell of success by looking at the result, where nobody says. */
static uint8_t success_of(const struct type *result)
{
    if (result->kind == TYPE_VOID)
        return OWN_ALWAYS;
    if (result->kind == TYPE_POINTER || result->kind == TYPE_BOOL)
        return OWN_IF_NONZERO;
    return result->kind == TYPE_INT ? OWN_IF_ZERO : OWN_IF_UNKNOWN;
}

static struct own_contract *nothing(struct own *w, const struct type *t, const char *name)
{
    struct own_contract *k = arena_alloc(w->c->arena, sizeof *k);
    k->name = name;
    k->lender = OWN_NONE;
    if (t->kind != TYPE_FUNCTION)
        return k;
    k->success = success_of(t->base);
    for (const struct param *p = t->params; p; p = p->next)
        k->param_count++;
    k->params = arena_array(w->c->arena, (size_t)k->param_count, sizeof *k->params);
    return k;
}

static bool says_something(const struct contract *k)
{
    return k->words || k->guards || k->needs || k->takes || k->drops;
}

static bool take_written(struct own_contract *k, const struct contract *result, const struct contract *param,
                         int n)
{
    if (result) {
        k->result = *result;
        k->lender = result->from ? result->lender : OWN_NONE;
        k->needs = result->needs;
        k->takes = result->takes;
        k->drops = result->drops;
    }
    if (param)
        k->params[n] = *param;
    const struct contract *from = result ? result : param;
    if (!from || !says_something(from))
        return false;
    k->source = OWN_WRITTEN;
    if (!k->at.from)
        k->at = from->at;
    return true;
}

static void of_type(struct own_contract *k, const struct type *t)
{
    int n = 0;
    take_written(k, t->result, NULL, 0);
    for (const struct param *p = t->params; p; p = p->next, n++)
        take_written(k, NULL, p->contract, n);
}

static bool has_out(const struct own_contract *k)
{
    for (int i = 0; i < k->param_count; i++)
        if (k->params[i].words & CONTRACT_OUT)
            return true;
    return false;
}

/* What the body shows, where nothing is written. */
static void add_inferred(struct own_contract *k, const struct own_contract *seen)
{
    if (!seen)
        return;
    if (k->source == OWN_UNKNOWN)
        k->source = OWN_INFERRED;
    if (!(k->result.words & (uint16_t)~CONTRACT_MUST_USE)) {
        uint16_t must = k->result.words;
        k->result.words = seen->result.words | must;
        k->result.from = seen->result.from;
        k->result.lender = seen->result.lender;
        k->lender = seen->lender;
        k->same_as = seen->same_as;
        k->same_exactly = seen->same_exactly;
    }
    for (int i = 0; i < k->param_count && i < seen->param_count; i++)
        if (!k->params[i].words)
            k->params[i] = seen->params[i];
    if (has_out(k) && seen->success != OWN_IF_UNKNOWN) {
        k->success = seen->success;
        k->fails_null = seen->fails_null;
        k->fails_sign = seen->fails_sign;
    }
    k->takes_if_result |= seen->takes_if_result;
    k->noreturn |= seen->noreturn;
}

static struct own_contract *of_function(struct own *w, const struct func *f)
{
    const char *name = arena_cstr(w->c->arena, f->name->text);
    const struct own_contract *library = f->is_library && !f->is_defined
                                             ? own_library_contract(w, f->name->text) : NULL;
    if (library || (f->is_library && !f->is_defined && f->in_header)) {
        struct own_contract *k = nothing(w, f->type, name);
        if (library && library->param_count == k->param_count)
            *k = *library;
        k->source = OWN_LIBRARY;
        k->noreturn = f->is_noreturn;
        return k;
    }
    struct own_contract *k = nothing(w, f->type, name);
    k->noreturn = f->is_noreturn;
    const struct func_contracts *all = f->contracts;
    if (all) {
        take_written(k, &all->result, NULL, 0);
        for (int i = 0; i < k->param_count && i < all->count; i++)
            take_written(k, NULL, &all->params[i], i);
    }
    if (f->number && f->is_defined)
        add_inferred(k, w->inferred[f->number]);
    return k;
}

static const struct own_contract *through_pointer(struct own *w, const struct type *t)
{
    for (size_t i = 0; i < w->type_count; i++)
        if (w->by_type[i].type == t)
            return w->by_type[i].contract;
    struct own_contract *k = nothing(w, t, "");
    if (t->kind == TYPE_FUNCTION)
        of_type(k, t);
    if (w->type_count == w->type_room) {
        size_t room = w->type_room ? w->type_room * 2 : 16;
        struct own_contract_type *more = arena_array(w->c->arena, room, sizeof *more);
        if (w->type_count)
            memcpy(more, w->by_type, w->type_count * sizeof *more);
        w->by_type = more;
        w->type_room = room;
    }
    w->by_type[w->type_count++] = (struct own_contract_type){t, k};
    return k;
}

const struct own_contract *own_contract_of(struct own *w, const struct func *callee, const struct type *type)
{
    if (!callee) {
        while (type && type->kind == TYPE_POINTER)
            type = type->base;
        return through_pointer(w, type ? type : &type_void);
    }
    if (!callee->number) /* not under a check that numbers functions, as in tests */
        return of_function(w, callee);
    if (!w->contracts[callee->number])
        w->contracts[callee->number] = of_function(w, callee);
    return w->contracts[callee->number];
}

/* ---- as text ----------------------------------------------------------------------------- */

/* The parameter's name where the function is defined, else in its first declaration. */
static const struct name *param_name(const struct func *f, int n)
{
    const struct param *p = f && n >= 0 ? f->type->params : NULL;
    if (f && n >= 0 && (size_t)n < f->param_count && f->params[n]->name)
        return f->params[n]->name;
    while (p && n-- > 0)
        p = p->next;
    return p ? p->name : NULL;
}

static void locks_text(struct buf *b, const struct func *f, const char *word, const struct lock_path *l)
{
    if (!l)
        return;
    buf_printf(b, "%s(", word);
    for (const struct lock_path *p = l; p; p = p->next) {
        const struct name *first = param_name(f, p->param);
        buf_cstr(b, p == l ? "" : ", ");
        buf_str(b, first ? first->text : p->names[0]->text);
        for (size_t i = 1; i < COUNT(p->names) && p->names[i]; i++)
            buf_printf(b, "%s" STR_FMT, i == 1 && p->param >= 0 ? "->" : ".", STR_ARG(p->names[i]->text));
    }
    buf_cstr(b, ") ");
}

static void words_text(struct buf *b, const struct func *f, const struct contract *k)
{
    static const struct { uint16_t bit; const char *word; } words[] = {
        {CONTRACT_MUST_USE, "must_use "}, {CONTRACT_OWNS, "owns "}, {CONTRACT_GIVES, "gives "},
        {CONTRACT_OWNED, "owned "}, {CONTRACT_BORROWS_MUT, "borrows_mut "}, {CONTRACT_BORROWS, "borrows "},
        {CONTRACT_NULLABLE, "nullable "},
    };
    const struct name *from = k->from ? param_name(f, k->lender) : NULL;
    from = from ? from : k->from;
    locks_text(b, f, "needs", k->needs);
    locks_text(b, f, "takes", k->takes);
    locks_text(b, f, "drops", k->drops);
    for (size_t i = 0; i < COUNT(words); i++)
        if (k->words & words[i].bit && !(from && words[i].bit == CONTRACT_BORROWS))
            buf_cstr(b, words[i].word);
    if (from)
        buf_printf(b, "borrows_from(" STR_FMT ") ", STR_ARG(from->text));
}

static void param_text(struct cfront *c, struct buf *b, const struct param *p, const struct contract *k,
                       const char *name, int depth);

/* "(borrows struct list *l, owns char *text)" */
static void params_text(struct cfront *c, struct buf *b, const struct func *f, const struct type *t,
                        const struct own_contract *k, int depth)
{
    int n = 0;
    buf_cstr(b, "(");
    for (const struct param *p = t->params; p; p = p->next, n++) {
        const struct name *name = f ? param_name(f, n) : p->name;
        buf_cstr(b, n ? ", " : "");
        param_text(c, b, p, k && n < k->param_count ? &k->params[n] : p->contract,
                   name ? arena_cstr(c->arena, name->text) : "", depth);
    }
    if (t->variadic)
        buf_cstr(b, n ? ", ..." : "...");
    else if (!n)
        buf_cstr(b, t->old_style ? "" : "void");
    buf_cstr(b, ")");
}

static void param_text(struct cfront *c, struct buf *b, const struct param *p, const struct contract *k,
                       const char *name, int depth)
{
    const struct type *t = p->type, *to = t->kind == TYPE_POINTER && !t->alias ? t->base : NULL;
    if (k && !(to && to->kind == TYPE_FUNCTION))
        words_text(b, NULL, k);
    if (!to || to->kind != TYPE_FUNCTION || to->alias || depth > 2) {
        buf_cstr(b, type_declare(c, t, name));
        return;
    }
    if (k)
        words_text(b, NULL, k);
    if (to->result)
        words_text(b, NULL, to->result);
    struct buf inner = {0};
    buf_printf(&inner, "(*%s)", name);
    params_text(c, &inner, NULL, to, NULL, depth + 1);
    buf_cstr(b, type_declare(c, to->base, arena_cstr(c->arena, buf_view(&inner))));
    buf_release(&inner);
}

const char *own_contract_text(struct cfront *c, const struct func *f, const struct own_contract *k)
{
    struct buf b = {0}, declarator = {0};
    struct contract result = k->result;
    result.needs = k->needs;
    result.takes = k->takes;
    result.drops = k->drops;
    buf_printf(&declarator, STR_FMT, STR_ARG(f->name->text));
    params_text(c, &declarator, f, f->type, k, 0);
    words_text(&b, f, &result);
    buf_cstr(&b, type_declare(c, f->type->base, arena_cstr(c->arena, buf_view(&declarator))));
    const char *text = arena_cstr(c->arena, buf_view(&b));
    buf_release(&declarator);
    buf_release(&b);
    return text;
}
