/* Mutants of a capstone: do its stages notice mistakes in the files of its solution?
 *
 * As mutants.c, of each source that the learner changes but for the tests, in the lines that are not as
 * they were given. A learner passes with some of the stages; a mutant must not pass any of them in which
 * it is wrong, so it is caught if one stage fails, and no other is asked then. Neighbours in a text are
 * most often noticed by the same stage: of each file, the one that caught a mutant last is asked first.
 * Stages of part tests judge the learner's tests and know nothing of mutants here.
 *
 * Cheats must not pass the capstone as a whole: what prints the output of one stage fails the
 * others, and may have that stage's points. */
#include "author/mutants.h"

#include <string.h>

struct pass {
    const struct stage *stage;
    const struct verdict *solution;
    int64_t steps;
};
struct passes {
    struct mutants all;
    struct pass list[CAPSTONE_STAGES];
    size_t count;
    const struct capstone_file *of; /* whose mutants are judged last */
    uint8_t order[CAPSTONE_STAGES]; /* of list, for that file */
};

/* ---- a mutant and its stages -------------------------------------------------------------- */

static struct str bundle_with(struct arena *a, const struct exercise *ex, const struct capstone_file *file,
                              struct str text)
{
    struct buf out = {0};
    for (size_t i = 0; i < ex->file_count; i++)
        if (ex->files[i].edits)
            bundle_add(&out, ex->files[i].name, &ex->files[i] == file ? text : ex->files[i].solution);
    struct str kept = arena_str(a, buf_view(&out));
    buf_release(&out);
    return kept;
}

static struct str answer(void *context, struct arena *a, size_t n)
{
    const struct passes *r = context;
    const struct mutant *m = &r->all.list[r->all.left[n]];
    return bundle_with(a, r->all.ex, m->file, mutant_text(a, m->file->solution, m->m));
}

/* Stages that take the least first. */
static void begin_file(struct passes *r, const struct capstone_file *file)
{
    r->of = file;
    for (size_t i = 0; i < r->count; i++) {
        size_t at = i;
        for (; at && r->list[r->order[at - 1]].steps > r->list[i].steps; at--)
            r->order[at] = r->order[at - 1];
        r->order[at] = (uint8_t)i;
    }
}

/* The stage at work on it, or the next that has not judged it yet. */
static const struct pass *pass_of(struct passes *r, struct mutant *m)
{
    if (r->of != m->file)
        begin_file(r, m->file);
    for (size_t i = 0; i < r->count && !m->now; i++)
        if (!(m->tried >> r->order[i] & 1))
            m->now = (uint8_t)(r->order[i] + 1);
    return &r->list[m->now - 1];
}

static void to_the_front(struct passes *r, uint8_t pass)
{
    size_t at = 0;
    while (r->order[at] != pass)
        at++;
    memmove(r->order + 1, r->order, at);
    r->order[0] = pass;
}

static const struct exercise *task(void *context, size_t n)
{
    struct passes *r = context;
    return &pass_of(r, &r->all.list[r->all.left[n]])->stage->as;
}

static void hurry(void *context, struct arena *a, size_t n, struct attempt *attempt)
{
    struct passes *r = context;
    const struct pass *by = pass_of(r, &r->all.list[r->all.left[n]]);
    r->all.steps = by->steps;
    r->all.solution = by->solution;
    mutants_hurry(&r->all, a, attempt);
}

static void graded(void *context, size_t n, const struct verdict *v, const struct grade *g)
{
    struct passes *r = context;
    struct mutant *m = &r->all.list[r->all.left[n]];
    const struct pass *by = pass_of(r, m);
    uint8_t pass = (uint8_t)(m->now - 1);
    m->tried |= (uint16_t)(1u << pass);
    m->now = 0;
    if (v->kind == VERDICT_COMPILE_ERROR) {
        m->fate = FATE_NOT_C;
    } else if (g->status != GRADE_PASSED) {
        m->fate = FATE_KILLED;
        to_the_front(r, pass);
    } else if (mutants_same_program(v, by->solution)) {
        m->fate = FATE_SAME;
    }
}

static bool goes_on(void *context, size_t n)
{
    const struct passes *r = context;
    const struct mutant *m = &r->all.list[r->all.left[n]];
    return m->fate == FATE_UNKNOWN && m->tried != (1u << r->count) - 1;
}

/* All of which nothing is known yet. */
static void judge_left(struct passes *r)
{
    r->all.left_count = 0;
    for (size_t n = 0; n < r->all.count; n++)
        if (r->all.list[n].fate == FATE_UNKNOWN)
            r->all.left[r->all.left_count++] = n;
    struct contest c = {.count = r->all.left_count, .whole = true, .context = r, .answer = answer, .task = task,
                        .hurry = hurry, .graded = graded, .goes_on = goes_on};
    trials_run(r->all.p, NULL, &c);
}

struct of_file { struct passes *r; const struct capstone_file *file; };

static struct str beside_solution(void *context, struct arena *a, struct str text)
{
    const struct of_file *of = context;
    return bundle_with(a, of->r->all.ex, of->file, text);
}

/* Many at once, for those that some stage notices beyond doubt: the one that noticed some last goes first. */
static void try_variants(struct passes *r, const struct capstone_file *file)
{
    struct of_file of = {r, file};
    begin_file(r, file);
    for (size_t from = 0, to; from < r->all.count && !r->all.p->failed; from = to) {
        uint8_t order[CAPSTONE_STAGES];
        memcpy(order, r->order, sizeof order);
        to = r->all.count;
        for (size_t i = 0; i < r->count; i++) {
            const struct pass *by = &r->list[order[i]];
            struct variant_task task = {&by->stage->as, file, beside_solution, &of};
            r->all.steps = by->steps;
            r->all.solution = by->solution;
            if (variants_try(&r->all, &task, from, &to))
                to_the_front(r, order[i]);
        }
    }
}

static void try_all(struct passes *r)
{
    for (size_t i = 0; i < r->all.ex->file_count; i++)
        try_variants(r, &r->all.ex->files[i]);
    if (!r->all.p->failed)
        judge_left(r);
    for (size_t i = 0; i < r->all.count; i++)
        if (r->all.list[i].fate == FATE_UNKNOWN)
            r->all.list[i].fate = FATE_SURVIVED;
}

/* ---- cheats ---------------------------------------------------------------------------- */

/* Each goes from stage to stage until it has lost more points than an answer that passes may lack. */
struct cheats {
    struct prover *p;
    const struct exercise *ex;
    struct one_cheat {
        const char *what;
        struct str text;
        int points;          /* of the stages before `stage` */
        int lost;
        size_t stage;
        bool violated;       /* a rule of memory */
    } list[2 * CAPSTONE_STAGES + 1];
    size_t count;
    /* All but the tests, which run beside the solution and not beside the cheat: their points are given. Those
     * with the most points are first: whoever fails there has soon lost too many. */
    const struct stage *stages[CAPSTONE_STAGES];
    size_t stage_count;
    int most, given;
};

static struct str cheat(void *context, struct arena *a, size_t n)
{
    (void)a;
    return ((struct cheats *)context)->list[n].text;
}

static const struct exercise *cheat_task(void *context, size_t n)
{
    const struct cheats *c = context;
    return &c->stages[c->list[n].stage]->as;
}

static bool may_pass(const struct cheats *c, const struct one_cheat *one)
{
    return !one->violated && c->most - one->lost >= c->ex->pass - c->given;
}

static void cheat_graded(void *context, size_t n, const struct verdict *v, const struct grade *g)
{
    struct cheats *c = context;
    struct one_cheat *one = &c->list[n];
    int points = c->stages[one->stage++]->points;
    (void)v;
    *(g->status == GRADE_PASSED ? &one->points : &one->lost) += points;
    for (size_t i = 0; i < g->count; i++)
        one->violated |= capstone_forbids(g->failures[i].code);
    if (one->stage < c->stage_count || !one->points || !may_pass(c, one))
        return;
    refute(c->p, SEVERITY_ERROR, "cheat-passes", c->ex->path, 2,
           STR("let the stages differ in what they want, or give less points to one of them"),
           "an answer passes with %d points that does nothing of what is asked: %s", one->points + c->given, one->what);
    refute_at(c->p, "stages:", 400);
}

static bool cheat_goes_on(void *context, size_t n)
{
    const struct cheats *c = context;
    return c->list[n].stage < c->stage_count && may_pass(c, &c->list[n]);
}

/* files: of each file a verdict that has its functions, NULL for those that are as they are. */
static struct str cheat_files(struct arena *a, const struct exercise *ex, struct verdict *const *files,
                              struct str body, const char *more)
{
    struct buf out = {0};
    for (size_t i = 0; i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        struct str text = f->solution;
        if (files[i])
            text = cheat_bodies(a, text, files[i], body, true);
        if (files[i] && more) {
            text = cheat_more(a, text, more);
            more = NULL; /* it is defined once */
        }
        if (f->edits)
            bundle_add(&out, f->name, text);
    }
    struct str kept = arena_str(a, buf_view(&out));
    buf_release(&out);
    return kept;
}

static void add_cheat(struct cheats *c, const char *what, struct str text)
{
    c->list[c->count++] = (struct one_cheat){.what = what, .text = text};
}

static void no_cheat(struct prover *p, const struct exercise *ex, struct verdict *const *files)
{
    struct arena a = {0};
    struct cheats c = {.p = p, .ex = ex};
    add_cheat(&c, "empty functions", cheat_files(&a, ex, files, (struct str){0}, NULL));
    for (size_t i = 0; i < ex->stage_count; i++) {
        const struct exercise *as = &ex->stages[i].as;
        if (!as->case_count || !as->cases[0].has_stdout)
            continue;
        struct str leave = cheat_print(&a, &as->cases[0], "exit(%d);");
        const char *id = arena_cstr(&a, as->id);
        struct str body = str_from(arena_printf(&a, "{ " STR_FMT " }", STR_ARG(leave)));
        add_cheat(&c, arena_printf(&a, "printing what the first case of the stage '%s' wants and leaving", id),
                  cheat_files(&a, ex, files, body, NULL));
        add_cheat(&c, arena_printf(&a, "printing what the first case of the stage '%s' wants before main begins", id),
                  cheat_files(&a, ex, files, (struct str){0},
                              arena_printf(&a, "__attribute__((constructor)) static void cheat_(void) { " STR_FMT " }",
                                           STR_ARG(leave))));
    }
    for (size_t i = 0; i < ex->stage_count; i++) {
        const struct stage *s = &ex->stages[i];
        *(s->part == PART_TESTS ? &c.given : &c.most) += s->points;
        size_t at = s->part != PART_TESTS ? c.stage_count++ : 0;
        for (; s->part != PART_TESTS && at && c.stages[at - 1]->points < s->points; at--)
            c.stages[at] = c.stages[at - 1];
        if (s->part != PART_TESTS)
            c.stages[at] = s;
    }
    struct contest all = {.count = c.stage_count ? c.count : 0, .context = &c, .answer = cheat, .task = cheat_task,
                          .graded = cheat_graded, .goes_on = cheat_goes_on};
    trials_run(p, NULL, &all);
    arena_release(&a);
}

/* ---- all of it --------------------------------------------------------------------------- */

/* The mistakes that could be made in the file. */
static struct verdict *mistakes(struct prover *p, struct arena *a, const struct exercise *ex, const struct stage *s,
                                const struct capstone_file *file)
{
    struct attempt attempt = grade_attempt(a, &s->as, ex->solution);
    struct region r = region_find(file->solution);
    attempt.run_count = 0;
    attempt.mutate = file->name;
    attempt.mutate_from = r.limited ? r.first + 1 : 1;
    attempt.mutate_to = r.limited ? r.end : 1000000;
    return judge_run(p->judge, &attempt);
}

void prove_capstone_mutants(struct prover *p, const struct exercise *ex, const struct grade *solution)
{
    struct arena a = {0};
    struct passes r = {.all = {.p = p, .ex = ex}};
    for (size_t i = 0; i < solution->stage_count; i++) {
        const struct stage_grade *of = &solution->stages[i];
        if (of->stage->dare || of->stage->as.kind == EXERCISE_WRITE_TESTS)
            continue;
        struct pass *one = &r.list[r.count++];
        *one = (struct pass){.stage = of->stage, .solution = of->verdict, .steps = mutants_steps(of->verdict)};
    }
    struct verdict **files = arena_array(&a, ex->file_count + 1, sizeof *files);
    size_t most = 0;
    for (size_t i = 0; i < ex->file_count && r.count; i++) {
        const struct capstone_file *f = &ex->files[i];
        if (!f->edits || f->header || f->tests)
            continue;
        files[i] = mistakes(p, &a, ex, r.list[0].stage, f);
        most += files[i]->mutation_count;
    }
    r.all.list = arena_array(&a, most + 1, sizeof *r.all.list);
    r.all.left = arena_array(&a, most + 1, sizeof *r.all.left);
    for (size_t i = 0; i < ex->file_count; i++)
        if (files[i])
            mutants_add(&r.all, &a, files[i], ex->files[i].solution, &ex->files[i]);
    if (r.count)
        try_all(&r);
    if (r.count && !p->failed)
        mutants_tell(&r.all);
    if (r.count && !p->failed)
        no_cheat(p, ex, files);
    for (size_t i = 0; i < ex->file_count; i++)
        if (files[i])
            verdict_free(files[i]);
    arena_release(&a);
}
