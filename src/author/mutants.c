/* Mutants: do the checks of an exercise notice mistakes in its solution?
 *
 * cfront walks the solution and says which small mistakes could be made in the learner's
 * part of it (cfront/mutate.c); each is made, judged and graded as a learner's answer.
 * One that passes is a mistake that no learner will be told of: a case is missing, or the
 * mutant is the same program in other words. The latter is known if both compile to the
 * same, or if the author says so, with a reason, under `equivalent:`; what is listed there
 * is checked too: the mutant must exist, and must not be caught after all.
 *
 * What such mutants show: DeMillo, Lipton and Sayward, "Hints on test data selection"
 * (IEEE Computer 1978). That listing equivalents by hand is little work when operators are
 * few: Papadakis et al., "Trivial compiler equivalence" (ICSE 2015).
 *
 * Time: a mutant costs a fork, a compile and its cases, a millisecond or two. Steps are
 * limited to a multiple of what the solution takes, since half the mutants of loops never
 * end; threads are tried in few orders first, and only a survivor in all of them. */
#include "author/mutants.h"

#include <string.h>

enum { STEPS_MARGIN = 20000, STEPS_TIMES = 20, FEW_SCHEDULES = 200, TOLD = 12 };

/* ---- text ------------------------------------------------------------------------- */

struct str mutant_text(struct arena *a, struct str text, const struct mutation *m)
{
    size_t from = 0;
    for (int line = 1; line < m->line; line++) {
        const char *end = from < text.len ? memchr(text.at + from, '\n', text.len - from) : NULL;
        if (!end)
            return (struct str){0};
        from = (size_t)(end - text.at) + 1;
    }
    if (m->line < 1 || m->column < 1 || m->length < 0)
        return (struct str){0};
    from += (size_t)m->column - 1;
    if (from > text.len || (size_t)m->length > text.len - from)
        return (struct str){0};
    size_t rest = from + (size_t)m->length;
    char *out = arena_alloc(a, text.len - (size_t)m->length + m->put.len + 1);
    memcpy(out, text.at, from);
    if (m->put.len)
        memcpy(out + from, m->put.at, m->put.len);
    memcpy(out + from + m->put.len, text.at + rest, text.len - rest);
    return (struct str){out, text.len - (size_t)m->length + m->put.len};
}

/* ---- trying them -------------------------------------------------------------------- */

static size_t nth(const struct mutants *s, size_t n) { return s->all_orders ? s->again[n] : n; }

static struct str answer(void *context, struct arena *a, size_t n)
{
    const struct mutants *s = context;
    return mutant_text(a, s->ex->solution, s->list[nth(s, n)].m);
}

void mutants_hurry(const struct mutants *s, struct attempt *attempt)
{
    for (struct attempt *at = attempt; at; at = (struct attempt *)at->next) {
        if (!at->steps || at->steps > s->steps)
            at->steps = s->steps;
        at->first = true;
    }
    if (!s->all_orders && attempt->schedules > FEW_SCHEDULES)
        attempt->schedules = FEW_SCHEDULES;
}

static void hurry(void *context, size_t n, struct attempt *attempt)
{
    (void)n;
    mutants_hurry(context, attempt);
}

bool mutants_same_program(const struct verdict *a, const struct verdict *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (!a->code || a->code != b->code)
            return false;
    return !a && !b;
}

static void graded(void *context, size_t n, const struct verdict *v, const struct grade *g)
{
    struct mutants *s = context;
    struct mutant *m = &s->list[nth(s, n)];
    if (v->kind == VERDICT_COMPILE_ERROR)
        m->fate = FATE_NOT_C;
    else if (g->status != GRADE_PASSED)
        m->fate = FATE_KILLED;
    else if (mutants_same_program(v, s->solution))
        m->fate = FATE_SAME;
    else if (!s->all_orders && g->explored && !g->explored->complete)
        s->again[s->again_count++] = n;
    else
        m->fate = FATE_SURVIVED;
}

static void try_all(struct mutants *s)
{
    struct contest c = {.count = s->count, .context = s, .answer = answer, .hurry = hurry, .graded = graded};
    trials_run(s->p, s->ex, &c);
    if (s->p->failed || !s->again_count)
        return;
    s->all_orders = true;
    c.count = s->again_count;
    trials_run(s->p, s->ex, &c);
}

/* ---- telling -------------------------------------------------------------------------- */

/* As it can be pasted into YAML, between single quotes. */
static struct str quoted(struct arena *a, struct str s)
{
    struct buf out = {0};
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '\'')
            buf_char(&out, '\'');
        buf_char(&out, s.at[i]);
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_release(&out);
    return text;
}

static void tell_survivor(struct mutants *s, const struct mutant *m, struct str path)
{
    struct prover *p = s->p;
    struct str advice = str_from(arena_printf(
        &p->arena, "add a case that tells it from the solution; if nothing can, list it: "
        "equivalent: [{ mutant: '" STR_FMT "', because: ... }]", STR_ARG(quoted(&p->arena, m->name))));
    refute(p, p->strict ? SEVERITY_ERROR : SEVERITY_WARNING, "mutant-survives", path, m->m->line, advice,
           "no check notices this mistake: " STR_FMT, STR_ARG(m->m->what));
    struct diag *d = &p->diags.at[p->diags.len - 1];
    d->line = m->m->line;
    d->column = m->m->column;
    d->length = m->m->length;
}

static struct str folded(struct arena *a, struct str s)
{
    char *out = arena_alloc(a, s.len + 1);
    size_t n = 0;
    s = str_trim(s);
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] != ' ' || (n && out[n - 1] != ' '))
            out[n++] = s.at[i];
    return (struct str){out, n};
}

static struct mutant *named(struct mutants *s, struct arena *a, struct str name)
{
    name = folded(a, name);
    for (size_t i = 0; i < s->count; i++)
        if (str_eq(folded(a, s->list[i].name), name))
            return &s->list[i];
    return NULL;
}

/* What the author calls equivalent: it exists, and nothing catches it. */
static void check_listed(struct mutants *s, struct arena *a)
{
    for (size_t i = 0; i < s->ex->equivalent_count; i++) {
        const struct equivalent *e = &s->ex->equivalents[i];
        struct mutant *m = named(s, a, e->mutant);
        if (m && (m->fate == FATE_SURVIVED || m->fate == FATE_SAME)) {
            m->fate = FATE_SAME;
            s->p->proof.claims++;
        } else if (m) {
            refute(s->p, SEVERITY_ERROR, "not-equivalent", s->ex->path, e->line, (struct str){0},
                   m->fate == FATE_NOT_C ? "this mutant does not compile, so it need not be listed"
                                         : "this mutant is caught, so it is another program than the solution");
        } else {
            refute(s->p, SEVERITY_ERROR, "not-equivalent", s->ex->path, e->line,
                   s->ex->files ? STR("mutants are named as the warning names them: 'FILE:LINE: WHAT'")
                                : STR("mutants are named as the warning names them: 'LINE: WHAT'"),
                   s->ex->files ? "the solution has no such mutant" : "solution.c has no such mutant");
        }
    }
}

static struct str path_of(struct mutants *s, const struct mutant *m)
{
    struct arena *a = &s->p->arena;
    if (m->file)
        return str_from(arena_printf(a, STR_FMT "/solution/" STR_FMT, STR_ARG(s->ex->dir), STR_ARG(m->file->name)));
    return str_from(arena_printf(a, STR_FMT "/solution.c", STR_ARG(s->ex->dir)));
}

void mutants_tell(struct mutants *s)
{
    struct arena a = {0};
    size_t survived = 0;
    check_listed(s, &a);
    for (size_t i = 0; i < s->count; i++) {
        enum fate fate = s->list[i].fate;
        s->p->proof.mutants += fate == FATE_KILLED || fate == FATE_SURVIVED;
        s->p->proof.killed += fate == FATE_KILLED;
        if (fate == FATE_SURVIVED && survived++ < TOLD)
            tell_survivor(s, &s->list[i], path_of(s, &s->list[i]));
    }
    if (survived > TOLD)
        refute(s->p, s->p->strict ? SEVERITY_ERROR : SEVERITY_WARNING, "mutant-survives",
               s->list[0].file ? s->ex->path : path_of(s, &s->list[0]), 1, (struct str){0},
               "%zu more mistakes are noticed by no check", survived - TOLD);
    arena_release(&a);
}

/* ---- all of it -------------------------------------------------------------------------- */

int64_t mutants_steps(const struct verdict *v)
{
    uint64_t most = 0;
    for (; v; v = v->next)
        for (size_t i = 0; i < v->run_count; i++)
            if (v->runs[i].steps > most)
                most = v->runs[i].steps;
    return most < INT64_MAX / STEPS_TIMES - STEPS_MARGIN ? (int64_t)most * STEPS_TIMES + STEPS_MARGIN : 0;
}

/* Does it lie in one of these lines, at least in part? */
static bool touches(struct str text, const struct mutation *m, const bool *lines, int count)
{
    struct str rest = text, line;
    size_t left = (size_t)m->column - 1 + (size_t)m->length; /* from the beginning of its first line on */
    for (int n = 1; n < count && str_line(&rest, &line); n++) {
        if (n < m->line)
            continue;
        if (lines[n])
            return true;
        if (left <= line.len)
            return false;
        left -= line.len + 1;
    }
    return false;
}

void mutants_add(struct mutants *s, struct arena *a, const struct verdict *v, struct str text,
                 const struct capstone_file *file)
{
    int line_count = 0;
    const bool *fresh = file ? rules_new_lines(a, file->text, text, &line_count) : NULL;
    for (size_t i = 0; i < v->mutation_count; i++) {
        const struct mutation *m = &v->mutations[i];
        if (m->body || !mutant_text(a, text, m).at || (file && !touches(text, m, fresh, line_count)))
            continue;
        const char *name = file ? arena_printf(a, STR_FMT ":%d: " STR_FMT, STR_ARG(file->name), m->line, STR_ARG(m->what))
                                : arena_printf(a, "%d: " STR_FMT, m->line, STR_ARG(m->what));
        s->list[s->count++] = (struct mutant){.m = m, .file = file, .name = str_from(name)};
    }
}

void prove_mutants(struct prover *p, const struct exercise *ex)
{
    struct arena a = {0};
    struct region r = region_find(ex->solution);
    struct attempt attempt = grade_attempt(&a, ex, ex->solution);
    attempt.mutate = STR("answer.c");
    attempt.mutate_from = r.limited ? r.first + 1 : 1;
    attempt.mutate_to = r.limited ? r.end : 1000000;
    attempt.schedules = 0; /* it passed with all of them */
    attempt.sweep = 0;
    struct verdict *v = judge_run(p->judge, &attempt);
    if (v->kind == VERDICT_CLEAN) {
        struct mutants s = {.p = p, .ex = ex, .solution = v, .steps = mutants_steps(v)};
        s.list = arena_array(&a, v->mutation_count + 1, sizeof *s.list);
        s.again = arena_array(&a, v->mutation_count + 1, sizeof *s.again);
        mutants_add(&s, &a, v, ex->solution, NULL);
        try_all(&s);
        if (!p->failed)
            mutants_tell(&s);
        if (!p->failed)
            prove_no_cheat(p, ex, v);
    }
    verdict_free(v);
    arena_release(&a);
}
