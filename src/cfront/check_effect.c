/* What comes to nothing: results that are dropped, statements without effect,
 * variables, functions and labels that nobody uses, calls that a () let pass. */
#include "cfront/check.h"

#include <string.h>

/* ---- results ------------------------------------------------------------------- */

/* Library functions that do nothing but give a result. */
static const char *const pure[] = {
    "abs", "acos", "asin", "atan", "atan2", "atof", "atoi", "atol", "atoll", "bsearch", "calloc",
    "cbrt", "ceil", "cos", "cosh", "difftime", "div", "exp", "exp2", "fabs", "fdim", "feof",
    "ferror", "floor", "fma", "fmax", "fmin", "fmod", "fopen", "getenv", "hypot", "isalnum",
    "isalpha", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct",
    "isspace", "isupper", "isxdigit", "labs", "ldexp", "ldiv", "llabs", "lldiv", "log", "log10",
    "log2", "lround", "llround", "malloc", "aligned_alloc", "memchr", "memcmp", "memmem", "memrchr",
    "nearbyint", "pow", "realloc", "reallocarray", "rint", "round", "sin", "sinh", "sqrt",
    "strcasecmp", "strcasestr", "strchr", "strchrnul", "strcmp", "strcoll", "strcspn", "strdup",
    "strerror", "strlen", "strncasecmp", "strncmp", "strndup", "strnlen", "strpbrk", "strrchr",
    "strspn", "strstr", "tan", "tanh", "tolower", "toupper", "trunc",
};

static bool is_pure(struct str name)
{
    for (size_t i = 0; i < COUNT(pure); i++)
        if (str_is(name, pure[i]))
            return true;
    return false;
}

static bool is_one_of(struct str name, const char *const *names)
{
    for (; *names; names++)
        if (str_is(name, *names))
            return true;
    return false;
}

static void ignored_result(struct check *k, struct expr *call)
{
    static const char *const blocks[] = {"malloc", "calloc", "strdup", "strndup", "aligned_alloc",
                                         "realloc", "reallocarray", NULL};
    struct func *f = check_callee(call);
    bool library = f && f->is_library && !f->is_defined;
    if (!f || !(f->must_use || (library && is_pure(f->name->text))) || !check_is_spelt(k, call))
        return;
    struct str name = f->name->text;
    if (library && is_one_of(name, blocks)) {
        report_warning(k->c, "ignored-result", call->at, "the memory that '" STR_FMT "' gives is "
                       "lost at once", STR_ARG(name));
        report_advice(k->c, "keep the pointer that it returns, to use and to free it");
    } else if (library && !is_pure(name)) {
        report_warning(k->c, "ignored-result", call->at, "nobody looks whether '" STR_FMT "' did what "
                       "was asked", STR_ARG(name));
        report_advice(k->c, "its result tells; (void) in front of the call says that you do not care");
    } else if (library) {
        report_warning(k->c, "ignored-result", call->at, "'" STR_FMT "' only gives a result, and it "
                       "is not used", STR_ARG(name));
        if (str_is(name, "toupper") || str_is(name, "tolower"))
            report_advice(k->c, "it changes nothing by itself: c = " STR_FMT "(c)", STR_ARG(name));
        else
            report_advice(k->c, "keep it in a variable, or use it in a condition");
    } else {
        report_warning(k->c, "ignored-result", call->at, "the result of '" STR_FMT "' is not used, "
                       "and it asks to be", STR_ARG(name));
        report_advice(k->c, "look at it, or put (void) before the call to say that you do not care");
    }
}

/* What an expression without effect looks like, as advice. */
static void no_effect(struct check *k, struct expr *e)
{
    struct str left = e->a ? check_text(k, check_written(e->a)) : STR("");
    struct str right = e->b ? check_text(k, check_written(e->b)) : STR("");
    bool names_place = e->a && check_written(e->a)->is_lvalue && left.len && right.len;
    if (e->kind == EXPR_BINARY && e->op == PUNCT_EQ) {
        report_warning(k->c, "no-effect", e->op_at, "this compares, and does nothing with the answer");
        if (names_place)
            report_advice(k->c, "a single = gives a value: " STR_FMT " = " STR_FMT, STR_ARG(left),
                          STR_ARG(right));
    } else if (e->kind == EXPR_BINARY || e->kind == EXPR_PTR_ADD || e->kind == EXPR_PTR_DIFF) {
        bool has_form = e->op < 128 && strchr("+-*/%&|^", e->op);
        report_warning(k->c, "no-effect", e->op_at, "this computes a value and does nothing with it");
        if (names_place && has_form)
            report_advice(k->c, STR_FMT " %c= " STR_FMT " changes " STR_FMT, STR_ARG(left), e->op,
                          STR_ARG(right), STR_ARG(left));
        else
            report_advice(k->c, "give it to a variable");
    } else if (e->kind == EXPR_FUNC) {
        report_warning(k->c, "no-effect", e->at, "this names the function '" STR_FMT "', but does "
                       "not call it", STR_ARG(e->func->name->text));
        report_advice(k->c, STR_FMT "() calls it", STR_ARG(e->func->name->text));
    } else if (e->kind == EXPR_DEREF && check_written(e->a)->kind == EXPR_STEP && left.len) {
        struct expr *step = check_written(e->a);
        struct str p = check_text(k, step->a);
        const char *op = step->op == PUNCT_INC ? "++" : "--";
        report_warning(k->c, "no-effect", e->op_at, "the '*' does nothing here: only the pointer is "
                       "moved");
        if (p.len)
            report_advice(k->c, "(*" STR_FMT ")%s changes what it points to; " STR_FMT
                                "%s moves the pointer", STR_ARG(p), op, STR_ARG(p), op);
    } else {
        report_warning(k->c, "no-effect", e->at, "this statement does nothing");
        report_advice(k->c, e->kind == EXPR_INDEX || e->kind == EXPR_OBJECT || e->kind == EXPR_MEMBER
                      || e->kind == EXPR_DEREF ? "it reads a value and does nothing with it"
                      : "its value is not used");
    }
}

void check_discarded(struct check *k, struct expr *e)
{
    for (int depth = 0; e && depth < 100; depth++) {
        if (e->kind == EXPR_CONVERT) {
            if (e->explicit_cast && type_is(e->type, TYPE_VOID))
                return;
            if (e->explicit_cast && !check_is_spelt(k, e))
                return;
            e = e->a;
        } else if (e->kind == EXPR_LOAD || e->kind == EXPR_DECAY) {
            if (e->a->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC))
                return;
            e = e->a;
        } else if (e->kind == EXPR_COMMA) {
            e = e->b;
        } else if (e->kind == EXPR_COND) {
            if (check_has_effect(e->b) || check_has_effect(e->c))
                return;
            break;
        } else if (e->kind == EXPR_AND || e->kind == EXPR_OR) {
            if (check_has_effect(e->b))
                return;
            break;
        } else {
            break;
        }
    }
    if (!e || type_is(e->type, TYPE_ERROR) || type_is(e->type, TYPE_VOID))
        return;
    switch (e->kind) {
    case EXPR_CALL:
        ignored_result(k, e);
        return;
    case EXPR_DEREF:
    case EXPR_INDEX:
    case EXPR_MEMBER:
        if (e->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC))
            return;
        break;
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_OBJECT:
    case EXPR_FUNC:
    case EXPR_NEG:
    case EXPR_COMPL:
    case EXPR_NOT:
    case EXPR_BINARY:
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF:
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_COND:
    case EXPR_ADDRESS:
        break;
    default:
        return;
    }
    if (check_is_spelt(k, e) || (e->kind == EXPR_DEREF && check_is_stmt_spelt(k, &(struct stmt){.whole = e->at}, "*")))
        no_effect(k, e);
}

/* ---- calls through () ------------------------------------------------------------- */

void check_call(struct check *k, struct expr *call)
{
    struct func *f = check_callee(call);
    const struct type *t = call->a->type;
    t = type_is(t, TYPE_POINTER) ? t->base : t;
    if (!f || !type_is(t, TYPE_FUNCTION) || !t->old_style || !call->arg_count || f->is_library
        || !loc_is_own(k->c, f->at.from))
        return;
    struct str name = f->name->text;
    report_warning(k->c, "missing-prototype", call->op_at.from ? call->op_at : call->at,
                   f->is_defined && !f->param_count
                   ? "'" STR_FMT "' has no parameters, and is given %zu argument%s"
                   : "'" STR_FMT "' is declared with (), so nobody can check its %zu argument%s",
                   STR_ARG(name), call->arg_count, call->arg_count == 1 ? "" : "s");
    if (f->is_defined && !f->param_count)
        report_advice(k->c, "write " STR_FMT "(void) where it takes nothing, and the compiler sees "
                            "such calls", STR_ARG(name));
    else
        report_advice(k->c, "write the types of its parameters between the ( and ) of its "
                            "declaration");
}

/* ---- never used ----------------------------------------------------------------------- */

static bool is_quiet_name(struct str name)
{
    return !name.len || str_is(name, "_") || str_starts(name, "unused") || str_starts(name, "__");
}

static void unused_object(struct check *k, const struct object *o)
{
    struct str name = o->name->text;
    if (o->is_used || o->maybe_unused || o->cleanup || is_quiet_name(name)
        || !loc_is_own(k->c, o->at.from) || !str_eq(span_text(k->c, o->at), name)
        || (o->type->quals & QUAL_VOLATILE) || type_is(o->type, TYPE_ERROR))
        return;
    if (o->is_set) {
        report_warning(k->c, "unused-variable", o->at, "'" STR_FMT "' is given a value, but never "
                       "used", STR_ARG(name));
        report_advice(k->c, "is it missing somewhere? if not, it can go");
    } else {
        report_warning(k->c, "unused-variable", o->at, "'" STR_FMT "' is never used", STR_ARG(name));
        report_advice(k->c, "was another name meant somewhere? if not, it can go");
    }
}

void check_unused(struct check *k, struct func *f)
{
    for (size_t i = 0; i < f->locals.len; i++) {
        const struct object *o = f->locals.at[i];
        if (o->name && !o->is_param && !o->is_compound && !o->is_literal && !o->is_result)
            unused_object(k, o);
    }
    for (size_t i = 0; i < f->labels.len; i++) {
        const struct label *l = f->labels.at[i];
        if (l->defined && !l->used && str_eq(span_text(k->c, l->at), l->name->text)) {
            report_warning(k->c, "unused-label", l->at, "no goto jumps to '" STR_FMT "'",
                           STR_ARG(l->name->text));
            if (str_starts(l->name->text, "default") || str_starts(l->name->text, "case"))
                report_advice(k->c, "in a switch it is written `default:` or `case 1:`");
            else
                report_advice(k->c, "it can go");
        }
    }
}

static bool is_const(const struct type *t)
{
    while (type_is(t, TYPE_ARRAY))
        t = t->base;
    return t->quals & QUAL_CONST;
}

static bool is_in_header(struct check *k, struct span at)
{
    const struct source *s = source_of(k->c, at.from);
    return !s || s->file == NO_FILE || s->file >= k->c->in->file_count
        || k->c->in->files[s->file].header;
}

void check_unused_globals(struct check *k)
{
    struct tree *tree = k->c->tree;
    for (struct func *f = tree->functions; f; f = f->next) {
        if (f->storage != STORAGE_STATIC || f->is_used || f->maybe_unused || f->is_inline
            || f->is_constructor || f->is_destructor || is_in_header(k, f->at)
            || !str_eq(span_text(k->c, f->at), f->name->text))
            continue;
        report_warning(k->c, "unused-function", f->at, "the static function '" STR_FMT "' is never "
                       "called", STR_ARG(f->name->text));
        report_advice(k->c, "no other file can call it; was it to be called here?");
    }
    for (size_t i = 0; i < tree->objects.len; i++) {
        const struct object *o = tree->objects.at[i];
        if (o->storage == STORAGE_STATIC && o->name && !o->is_literal && !o->is_compound
            && !is_in_header(k, o->at)
            && (o->function || !is_const(o->type)))
            unused_object(k, o);
    }
}
