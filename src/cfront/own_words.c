/* own_words.c - findings in sentences. A finding comes with what it is about, the function whose
 * contract it breaks and the places of its path; here each code gets its sentence, what to do, and
 * what Rust says, and each place a clause. Sentences name variables in quotes and have neither line
 * numbers nor full stops: places stand beside them. own_words_say.c has the sentences. */
#include "cfront/own_words.h"

#include <stdlib.h>
#include <string.h>

/* ---- the places of the path ----------------------------------------------------------------- */

const char *words_printf(struct words *x, const char *fmt, ...)
{
    struct buf b = {.cap = WORDS_LONGEST};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    const char *text = arena_cstr(x->c->arena, buf_view(&b));
    buf_release(&b);
    return text;
}

const char *words_quote(struct words *x, const char *what)
{
    if (!what || !*what)
        return "it";
    if (strncmp(what, "what ", 5) == 0 || strncmp(what, "the ", 4) == 0 || strcmp(what, "it") == 0
        || strcmp(what, WORDS_NAMELESS) == 0 || *what == '\'')
        return what;
    return words_printf(x, "'%s'", what);
}

const char *words_object(struct words *x, const struct object *o)
{
    return o && o->name ? words_printf(x, "'" STR_FMT "'", STR_ARG(o->name->text)) : NULL;
}

const char *words_call(struct words *x, const struct func *f)
{
    return f && f->name ? words_printf(x, STR_FMT "()", STR_ARG(f->name->text)) : NULL;
}

bool words_moved(const struct own_finding *f)
{
    for (size_t i = 0; i < f->event_count; i++) {
        const struct expr *e = f->events[i].expr;
        while (e && e->kind == EXPR_CONVERT)
            e = e->a;
        if (e && e->kind == EXPR_MOVE)
            return true;
    }
    return false;
}

const struct own_event *words_event(const struct own_finding *f, enum contract_role role)
{
    for (size_t i = f->event_count; i-- > 0;) /* the last counts: the one that matters at the end */
        if (f->events[i].role == role)
            return &f->events[i];
    return NULL;
}

static bool is_one_of(const struct func *f, const char *const *names)
{
    for (; f && f->name && *names; names++)
        if (str_is(f->name->text, *names))
            return true;
    return false;
}

bool words_frees(const struct func *callee)
{
    return is_one_of(callee, (const char *const[]){"free", "fclose", NULL});
}

bool words_closes(const struct func *callee)
{
    return is_one_of(callee, (const char *const[]){"fclose", NULL});
}

bool words_renews(const struct func *callee)
{
    return is_one_of(callee, (const char *const[]){"realloc", "reallocarray", "getline", "getdelim", NULL});
}

/* An expression as it is written, on one line and short; NULL if it is not. */
static const char *spelt(struct words *x, const struct expr *e)
{
    struct str s = e && e->at.from ? span_text(x->c, e->at) : STR("");
    if (!s.len || s.len > 40 || memchr(s.at, '\n', s.len))
        return NULL;
    return words_printf(x, STR_FMT, STR_ARG(s));
}

/* Its value is 0 or 1: a comparison, a negation, a bool. */
static bool is_truth(const struct expr *e)
{
    while (e->kind == EXPR_CONVERT && e->type->kind != TYPE_BOOL)
        e = e->a;
    if (e->kind == EXPR_BINARY)
        return e->op == '<' || e->op == '>' || e->op == PUNCT_LE || e->op == PUNCT_GE || e->op == PUNCT_EQ
               || e->op == PUNCT_NE;
    return e->kind == EXPR_NOT || e->kind == EXPR_AND || e->kind == EXPR_OR || e->type->kind == TYPE_BOOL
           || (e->kind == EXPR_CONVERT && e->a->type->kind == TYPE_BOOL);
}

static const char *branch(struct words *x, const struct own_event *e)
{
    const struct expr *at = e->expr;
    while (at && at->kind == EXPR_CONVERT && !at->explicit_cast)
        at = at->a;
    if (at && at->kind == EXPR_ASSIGN && at->type->kind == TYPE_POINTER) /* if (!(p = malloc(n))) */
        at = at->a;
    const char *text = spelt(x, at);
    const struct type *t = at ? at->type : NULL;
    if (e->is_case) {
        text = text ? words_printf(x, "'%s'", text) : "the value";
        if (!e->taken)
            return words_printf(x, "%s is none of the cases", text);
        return e->low == e->high ? words_printf(x, "%s is %lld", text, (long long)e->low)
                                 : words_printf(x, "%s is between %lld and %lld", text, (long long)e->low,
                                                (long long)e->high);
    }
    if (!text)
        return e->taken ? "the condition is true" : "the condition is false";
    if (t && t->kind == TYPE_POINTER)
        return words_printf(x, e->taken ? "'%s' is not NULL" : "'%s' is NULL", text);
    if (t && type_is_integer(t) && !is_truth(at))
        return words_printf(x, e->taken ? "'%s' is not 0" : "'%s' is 0", text);
    return words_printf(x, "'%s' is %s", text, e->taken ? "true" : "false");
}

/* What move(p) was called with: "'p'". */
static const char *moved_from(struct words *x, const struct expr *e)
{
    while (e && e->kind == EXPR_CONVERT)
        e = e->a;
    const char *text = e && e->kind == EXPR_MOVE ? spelt(x, e->a) : NULL;
    return text ? words_printf(x, "'%s'", text) : NULL;
}

static const char *owned(struct words *x, const struct own_finding *f, const struct own_event *e,
                         const char *object, const char *call, const char *place)
{
    bool null = f->code == CONTRACT_CODE_MAYBE_NULL;
    const char *from = moved_from(x, e->expr);
    if (from)
        return object ? words_printf(x, "%s becomes the owner of what %s owned, which is NULL now", object, from)
                      : words_printf(x, "what %s owned leaves it, and it is NULL now", from);
    if (e->param != OWN_NONE && !call && object)
        return words_printf(x, null ? "%s is nullable: the caller may pass NULL"
                                    : "%s is this function's to free: its caller hands it over", object);
    if (call && object)
        return words_printf(x, "%s becomes the owner of what %s gives", object, call);
    if (call)
        return words_printf(x, "%s gives a %s", call, f->resource);
    if (place && null)
        return words_printf(x, "'%s' may %s NULL", place, place[strlen(place) - 1] == ')' ? "give" : "hold");
    if (place && object && strcmp(words_quote(x, place), object) != 0)
        return words_printf(x, place[strlen(place) - 1] == ')' ? "%s becomes the owner of what '%s' gives"
                                                                : "%s gets the address that '%s' holds", object, place);
    return object ? words_printf(x, "%s becomes the owner", object)
                  : words_printf(x, "%s owns a %s", words_quote(x, f->what), f->resource);
}

static const char *borrowed(struct words *x, const struct own_finding *f, const struct own_event *e,
                            const char *object, const char *call, const char *place)
{
    bool null = f->code == CONTRACT_CODE_MAYBE_NULL;
    if (f->code == CONTRACT_CODE_UNSET_OUT_PARAMETER)
        return words_printf(x, "%s may fail, and puts nothing into %s then", call ? call : "the call",
                            words_quote(x, f->what));
    if (e->param != OWN_NONE && !call && object)
        return words_printf(x, null ? "%s is nullable: the caller may pass NULL" : "%s is lent by the caller",
                            object);
    if (call && object)
        return words_printf(x, "%s borrows what %s gives", object, call);
    if (call)
        return words_printf(x, "%s gives a borrow", call);
    if (place && null)
        return words_printf(x, "'%s' may hold NULL", place);
    if (place && object && strcmp(words_quote(x, place), object) != 0)
        return words_printf(x, "%s borrows '%s'", object, place);
    return object  ? words_printf(x, "%s borrows it", object)
           : place ? words_printf(x, "'%s' is borrowed", place)
                   : "the borrow begins";
}

/* The last place: what is wrong. */
static const char *used(struct words *x, const struct own_finding *f, const char *what, const char *call)
{
    if (f->code == CONTRACT_CODE_RESULT_IGNORED)
        return words_printf(x, "what %s returns is thrown away", call ? call : "the call");
    if (f->code == CONTRACT_CODE_UNSET_OUT_PARAMETER)
        return f->at_return ? "the function succeeds here" : words_printf(x, "%s is used", what);
    if (f->code == CONTRACT_CODE_RETURNS_LOCAL)
        return words_printf(x, "the address of %s is returned", what);
    if (f->code == CONTRACT_CODE_GIVES_BORROW && f->param != OWN_NONE)
        return "the function returns";
    if (f->code == CONTRACT_CODE_CONTRACT_MISMATCH)
        return words_printf(x, "%s is put there", what);
    if (f->code == CONTRACT_CODE_GUARDED_WITHOUT_LOCK && call && !f->other)
        return words_printf(x, "%s is called", call);
    if (f->at_return)
        return words_printf(x, "%s is returned", what);
    return call ? words_printf(x, "%s is given to %s", what, call) : words_printf(x, "%s is used", what);
}

/* Somebody ended it, or took it over. */
static const char *went(struct words *x, const struct own_finding *f, const struct own_event *e, bool last)
{
    const char *object = words_object(x, e->object), *call = words_call(x, e->callee);
    const char *what = words_quote(x, f->what), *of = object ? " of " : "", *who = object ? object : "";
    const char *from = moved_from(x, e->expr);
    if (from)
        return words_printf(x, "what %s owned leaves it, and it is NULL now", from);
    if (last && call && f->at_return)
        return words_printf(x, "%s, the cleanup of %s, ends it again", call, what);
    if (last && call)
        return words_printf(x, "%s is given to %s", what, call);
    if (last && f->other && f->code == CONTRACT_CODE_FREED_BORROW)
        return words_printf(x, "it is put into %s, which stays", words_quote(x, f->other));
    if (words_renews(e->callee))
        return words_printf(x, "%s may move the %s%s%s: its old address is worth nothing", call, f->resource, of, who);
    if (words_frees(e->callee))
        return words_printf(x, "the %s%s%s is %s", f->resource, of, who,
                            words_closes(e->callee) ? "closed" : "freed");
    if (e->role == CONTRACT_ROLE_FREED)
        return call ? words_printf(x, "%s ends the %s%s%s", call, f->resource, of, who)
                    : words_printf(x, "the %s%s%s ends", f->resource, of, who);
    return call     ? words_printf(x, "%s takes over the %s%s%s", call, f->resource, of, who)
           : object ? words_printf(x, "%s gives it away", object)
                    : words_printf(x, "the %s is given away", f->resource);
}

const char *words_written(struct words *x, struct span at)
{
    if (!at.from || at.to <= at.from || at.to - at.from > 60)
        return NULL;
    struct str s = span_text(x->c, at);
    if (s.len && memchr(s.at, '(', s.len) && s.at[s.len - 1] != ')') {
        struct str more = span_text(x->c, (struct span){at.from, at.to + 1});
        if (str_ends(more, ")"))
            s = more;
    }
    return !s.len || memchr(s.at, '\n', s.len) ? NULL : words_printf(x, "'" STR_FMT "'", STR_ARG(s));
}

static const char *clause(struct words *x, const struct own_finding *f, const struct own_event *e, bool last)
{
    const char *object = words_object(x, e->object), *call = words_call(x, e->callee);
    const char *what = words_quote(x, f->what), *place = spelt(x, e->expr), *words;
    bool drops = f->code == CONTRACT_CODE_OWNER_DROPPED;
    switch ((enum contract_role)e->role) {
    case CONTRACT_ROLE_OWNED:
        return owned(x, f, e, object, call, place);
    case CONTRACT_ROLE_MOVED:
    case CONTRACT_ROLE_FREED:
        return went(x, f, e, last);
    case CONTRACT_ROLE_BORROWED:
        return borrowed(x, f, e, object, call, place);
    case CONTRACT_ROLE_CHANGED:
        if (drops)
            return words_printf(x, "%s gets another value", what);
        return call     ? words_printf(x, "%s may change or move what is borrowed", call)
               : object ? words_printf(x, "%s is changed", object)
               : place  ? words_printf(x, "'%s' changes it", place)
                        : "it is changed";
    case CONTRACT_ROLE_BRANCH:
        return branch(x, e);
    case CONTRACT_ROLE_USED:
        return used(x, f, what, call);
    case CONTRACT_ROLE_ENDED:
        if (drops && strncmp(what, "what ", 5) == 0)
            return "nobody keeps it";
        return object          ? words_printf(x, "%s ends", object)
               : drops && call ? words_printf(x, "%s is given what %s lies in", call, what)
               : f->at_return  ? "the function returns"
                               : "the function ends";
    case CONTRACT_ROLE_LOCKED:
    case CONTRACT_ROLE_UNLOCKED: {
        bool data = f->code == CONTRACT_CODE_GUARDED_WITHOUT_LOCK && f->other;
        bool again = last && f->code == CONTRACT_CODE_LOCK_MISUSE && f->event_count > 1;
        bool ours = call && !e->callee->is_library; /* pthread_mutex_lock() needs no mention */
        return words_printf(x, "%s is %s%s%s%s", words_quote(x, data ? f->other : f->what),
                            e->role == CONTRACT_ROLE_LOCKED ? "locked" : "unlocked", again ? " again" : "",
                            ours ? " by " : "", ours ? call : "");
    }
    case CONTRACT_ROLE_WRITTEN:
        words = words_written(x, e->at);
        return words ? words_printf(x, "the declaration says %s", words) : "the declaration says so";
    case CONTRACT_ROLE_NONE:
        break;
    }
    return "here";
}

/* Of a path with too many branches the ones in the middle are left out. */
static bool is_wanted(const struct own_finding *f, size_t i, size_t *left)
{
    if (f->events[i].role != CONTRACT_ROLE_BRANCH || !*left)
        return true;
    (*left)--;
    return false;
}

static void steps(struct words *x, const struct own_finding *f, struct cfront_contract *ret)
{
    size_t left = f->event_count > CFRONT_STEPS ? f->event_count - CFRONT_STEPS : 0;
    ret->steps = arena_array(x->c->arena, f->event_count, sizeof *ret->steps);
    for (size_t i = 0; i < f->event_count && ret->step_count < CFRONT_STEPS; i++) {
        const struct own_event *e = &f->events[i];
        struct diag d = {0};
        if (!e->at.from || !is_wanted(f, i, &left))
            continue;
        report_place(x->c, e->at, &d);
        const char *text = clause(x, f, e, i + 1 == f->event_count);
        if (e->maybe)
            text = words_printf(x, "%s, on some ways to here", text);
        ret->steps[ret->step_count++] = (struct cfront_step){.role = e->role, .file = d.file, .line = d.line,
            .column = d.column, .length = d.length, .message = str_from(text)};
    }
}

/* ---- all of them ------------------------------------------------------------------------------ */

static bool is_name(const char *what)
{
    return what && *what && strncmp(what, "what ", 5) != 0 && strncmp(what, "the ", 4) != 0
           && strcmp(what, "it") != 0 && strcmp(what, WORDS_NAMELESS) != 0;
}

static void put(struct words *x, const struct own_finding *f, struct cfront_contract *ret)
{
    struct diag d = {0};
    *ret = (struct cfront_contract){.code = f->code};
    report_place(x->c, f->at, &d);
    ret->file = d.file;
    ret->line = d.line;
    ret->column = d.column;
    ret->length = d.length;
    ret->function = f->f && f->f->name ? f->f->name->text : STR("");
    ret->variable = is_name(f->what) ? str_from(f->what) : STR("");
    struct said said = words_say(x, f);
    ret->message = str_from(said.message);
    ret->advice = str_from(said.advice ? said.advice : "");
    ret->rust = str_from(said.rust ? said.rust : "");
    steps(x, f, ret);
}

static int by_place(const void *a, const void *b)
{
    const struct cfront_contract *x = a, *y = b;
    int by_file = str_cmp(x->file, y->file);
    return by_file                  ? by_file
           : x->line != y->line     ? (x->line > y->line) - (x->line < y->line)
           : x->column != y->column ? (x->column > y->column) - (x->column < y->column)
           : x->code != y->code     ? (x->code > y->code) - (x->code < y->code)
                                    : str_cmp(x->message, y->message);
}

/* What is known to be wrong comes before what cannot be told, where there is no room for all. */
void own_words(struct own *w, struct cfront_ownership *ret)
{
    struct words x = {.c = w->c};
    ret->found = arena_array(w->c->arena, CFRONT_CONTRACTS, sizeof *ret->found);
    ret->found_count = ret->untold = ret->dropped = 0;
    for (int untold = 0; untold < 2; untold++) {
        for (size_t i = 0; i < w->found_count; i++) {
            if ((w->found[i]->code == CONTRACT_CODE_CANNOT_TELL) != (untold != 0))
                continue;
            if (ret->found_count == CFRONT_CONTRACTS) {
                ret->dropped++;
                continue;
            }
            put(&x, w->found[i], &ret->found[ret->found_count++]);
            ret->untold += untold != 0;
        }
    }
    if (ret->found_count)
        qsort(ret->found, ret->found_count, sizeof *ret->found, by_place);
}

/* ---- codes --------------------------------------------------------------------------------------- */

const char *contract_code_name(enum contract_code c)
{
    switch (c) {
#define X(id, code, phrase, rust) case CONTRACT_CODE_##id: return code;
    CONTRACT_CODES(X)
#undef X
    default: return "";
    }
}

const char *contract_code_rust(enum contract_code c)
{
    switch (c) {
#define X(id, code, phrase, rust) case CONTRACT_CODE_##id: return rust;
    CONTRACT_CODES(X)
#undef X
    default: return "";
    }
}
