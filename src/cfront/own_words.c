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
        || *what == '\'')
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

const struct own_event *words_event(const struct own_finding *f, enum contract_role role)
{
    for (size_t i = f->event_count; i-- > 0;) /* the last counts: the one that matters at the end */
        if (f->events[i].role == role)
            return &f->events[i];
    return NULL;
}

bool words_frees(const struct func *callee)
{
    static const char *const enders[] = {"free", "fclose", "realloc", "reallocarray"};
    for (size_t i = 0; callee && callee->name && i < COUNT(enders); i++)
        if (str_is(callee->name->text, enders[i]))
            return true;
    return false;
}

/* An expression as it is written, on one line and short; NULL if it is not. */
static const char *spelt(struct words *x, const struct expr *e)
{
    struct str s = e && e->at.from ? span_text(x->c, e->at) : STR("");
    if (!s.len || s.len > 40 || memchr(s.at, '\n', s.len))
        return NULL;
    return words_printf(x, STR_FMT, STR_ARG(s));
}

static const char *is_true(struct words *x, const struct own_event *e)
{
    const char *text = spelt(x, e->expr);
    if (!text)
        return e->taken ? "the condition is true" : "the condition is false";
    return words_printf(x, "'%s' is %s", text, e->taken ? "true" : "false");
}

/* Of "a", "b" and NULL: the first that there is. */
static const char *either(const char *a, const char *b) { return a ? a : b; }

static const char *clause(struct words *x, const struct own_finding *f, const struct own_event *e)
{
    const char *object = words_object(x, e->object), *call = words_call(x, e->callee);
    const char *what = words_quote(x, f->what), *place = spelt(x, e->expr);
    const char *thing = words_printf(x, "the %s", f->resource);
    switch ((enum contract_role)e->role) {
    case CONTRACT_ROLE_OWNED:
        if (e->param != OWN_NONE && !call)
            return words_printf(x, "%s is this function's to free: its caller hands it over",
                                either(object, what));
        if (call && object)
            return words_printf(x, "%s becomes the owner of what %s gives", object, call);
        return call   ? words_printf(x, "%s gives %s %s", call, f->resource[0] == 'a' ? "an" : "a", f->resource)
               : object ? words_printf(x, "%s becomes the owner", object)
                        : "it gets its owner";
    case CONTRACT_ROLE_MOVED:
        return call     ? words_printf(x, "%s takes over %s", call, thing)
               : object ? words_printf(x, "%s becomes the owner", object)
                        : words_printf(x, "%s is given away", thing);
    case CONTRACT_ROLE_FREED:
        return call ? words_printf(x, "%s ends %s", call, thing) : words_printf(x, "%s ends", thing);
    case CONTRACT_ROLE_BORROWED:
        if (call && object)
            return words_printf(x, "%s borrows what %s gives", object, call);
        return object && f->other ? words_printf(x, "%s borrows from %s", object, words_quote(x, f->other))
               : object           ? words_printf(x, "%s borrows it", object)
               : call             ? words_printf(x, "%s gives a borrow", call)
                                  : "the borrow begins";
    case CONTRACT_ROLE_CHANGED:
        return call     ? words_printf(x, "%s may change or move what %s", call,
                                       f->code == CONTRACT_CODE_BORROW_INVALIDATED ? "is borrowed" : "it owns")
               : object ? words_printf(x, "%s gets another value", object)
               : place  ? words_printf(x, "'%s' changes it", place)
                        : "it is changed";
    case CONTRACT_ROLE_BRANCH:
        return is_true(x, e);
    case CONTRACT_ROLE_USED:
        return call ? words_printf(x, "%s is given to %s", what, call) : words_printf(x, "%s is used", what);
    case CONTRACT_ROLE_ENDED:
        return object        ? words_printf(x, "%s ends", object)
               : call        ? words_printf(x, "%s ends what it lies in", call)
               : f->at_return ? "the function returns"
                              : "the function ends";
    case CONTRACT_ROLE_LOCKED:
        return words_printf(x, call ? "%s is locked by %s" : "%s is locked",
                            words_quote(x, f->code == CONTRACT_CODE_GUARDED_WITHOUT_LOCK && f->other
                                               ? f->other : f->what), call);
    case CONTRACT_ROLE_UNLOCKED:
        return words_printf(x, call ? "%s is unlocked by %s" : "%s is unlocked",
                            words_quote(x, f->code == CONTRACT_CODE_GUARDED_WITHOUT_LOCK && f->other
                                               ? f->other : f->what), call);
    case CONTRACT_ROLE_WRITTEN:
        return call ? words_printf(x, "%s says so", call) : "here it is declared";
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
        const char *text = clause(x, f, e);
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
           && strcmp(what, "it") != 0;
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
