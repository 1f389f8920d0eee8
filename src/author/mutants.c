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
 * Time: most are noticed by what a run prints or does, and those are told by dozens behind one compile
 * (variants.c); only those that are left are judged as a learner's answer is. Steps are limited to a multiple
 * of what the solution takes, since half the mutants of loops never end. */
#include "author/mutants.h"

#include <string.h>

enum { STEPS_MARGIN = 20000, STEPS_TIMES = 20, TOLD = 12 };

/* ---- text ------------------------------------------------------------------------- */

size_t mutation_at(struct str text, const struct mutation *m)
{
    size_t from = 0;
    for (int line = 1; line < m->line; line++) {
        const char *end = from < text.len ? memchr(text.at + from, '\n', text.len - from) : NULL;
        if (!end)
            return SIZE_MAX;
        from = (size_t)(end - text.at) + 1;
    }
    if (m->line < 1 || m->column < 1 || m->length < 0)
        return SIZE_MAX;
    from += (size_t)m->column - 1;
    return from > text.len || (size_t)m->length > text.len - from ? SIZE_MAX : from;
}

struct str mutant_text(struct arena *a, struct str text, const struct mutation *m)
{
    size_t from = mutation_at(text, m);
    if (from == SIZE_MAX)
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

static struct str answer(void *context, struct arena *a, size_t n)
{
    const struct mutants *s = context;
    return mutant_text(a, s->ex->solution, s->list[s->left[n]].m);
}

void mutants_hurry(const struct mutants *s, struct arena *a, struct attempt *attempt)
{
    for (struct attempt *at = attempt; at; at = (struct attempt *)at->next)
        if (!at->steps || at->steps > s->steps)
            at->steps = s->steps;
    trial_first(a, attempt, s->solution);
}

static void hurry(void *context, struct arena *a, size_t n, struct attempt *attempt)
{
    (void)n;
    mutants_hurry(context, a, attempt);
}

bool mutants_same_program(const struct verdict *a, const struct verdict *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (!a->code || a->code != b->code)
            return false;
    return !a; /* behind b there may be more, of other stages */
}

static void graded(void *context, size_t n, const struct verdict *v, const struct grade *g)
{
    struct mutants *s = context;
    struct mutant *m = &s->list[s->left[n]];
    if (v->kind == VERDICT_COMPILE_ERROR)
        m->fate = FATE_NOT_C;
    else if (g->status != GRADE_PASSED)
        m->fate = FATE_KILLED;
    else if (mutants_same_program(v, s->solution))
        m->fate = FATE_SAME;
    else
        m->fate = FATE_SURVIVED;
}

/* Those of which nothing is known yet. */
static void judge_left(struct mutants *s)
{
    s->left_count = 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->list[i].fate == FATE_UNKNOWN)
            s->left[s->left_count++] = i;
    struct contest c = {.count = s->left_count, .whole = true, .context = s, .answer = answer, .hurry = hurry, .graded = graded};
    trials_run(s->p, s->ex, &c);
}

static struct str as_it_is(void *context, struct arena *a, struct str text)
{
    (void)context;
    (void)a;
    return text;
}

static void try_variants(struct mutants *s)
{
    struct variant_task task = {.ex = s->ex, .answer = as_it_is};
    for (size_t from = 0, to; from < s->count && !s->p->failed; from = to) {
        to = s->count;
        variants_try(s, &task, from, &to);
    }
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

void prove_mutants(struct prover *p, const struct exercise *ex, const struct verdict *v)
{
    struct arena a = {0};
    struct mutants s = {.p = p, .ex = ex, .solution = v, .steps = mutants_steps(v)};
    s.list = arena_array(&a, v->mutation_count + CHEAT_BODIES, sizeof *s.list);
    s.left = arena_array(&a, v->mutation_count + 1, sizeof *s.left);
    /* Cheats that are a function's body go along with the mistakes in it. */
    struct mutation *bodies = arena_array(&a, CHEAT_BODIES, sizeof *bodies);
    size_t body_count = cheat_as_mutations(&a, ex, v, bodies);
    for (size_t i = 0; i < body_count; i++)
        s.list[s.count++] = (struct mutant){.m = &bodies[i]};
    mutants_add(&s, &a, v, ex->solution, NULL);
    try_variants(&s);
    unsigned noticed = 0;
    for (size_t i = 0; i < body_count; i++)
        noticed |= (unsigned)(s.list[i].fate == FATE_KILLED) << i;
    s.list += body_count;
    s.count -= body_count;
    judge_left(&s);
    if (!p->failed)
        mutants_tell(&s);
    if (!p->failed)
        prove_no_cheat(p, ex, v, noticed);
    arena_release(&a);
}
