/* Exercises of kind capstone: the start fails its first stage as declared and does not
 * pass; the solution passes every stage, and each dare that has no files of its own;
 * those with files are met by them, and then all stages still pass; a further solution
 * passes every stage but the tests; each wrong answer
 * is caught at the stage that it names. Of mistakes that nobody wrote down mutants_files.c asks. */
#include "author/claims.h"

#include <string.h>

static struct str beside(struct prover *p, const struct exercise *ex, const char *folder, struct str name)
{
    return str_from(arena_printf(&p->arena, STR_FMT "/%s/" STR_FMT, STR_ARG(ex->dir), folder, STR_ARG(name)));
}

/* Where a file of an answer lies: in folder if it is one that can be there. */
static struct str file_of(struct prover *p, const struct exercise *ex, const struct stage *s, const char *folder,
                          struct str name)
{
    const struct capstone_file *f = capstone_file(ex, name);
    if (str_is(name, "harness.c"))
        return beside(p, ex, "harness", s->harness_name);
    return beside(p, ex, f && f->edits ? folder : "files", name);
}

/* What a stage that should pass fails for, where it does. */
static void report_failures(struct prover *p, const struct exercise *ex, const struct stage_grade *of,
                            const char *folder)
{
    enum { MOST = 3 };
    const struct stage *s = of->stage;
    const char *what = s->dare ? "dare" : "stage";
    for (size_t i = 0; i < of->grade.count && i < MOST; i++) {
        const struct grade_failure *f = &of->grade.failures[i];
        struct str why = failure_detail(&p->arena, f), message = failure_sentence(f->message);
        struct str path = f->at.line > 0 ? file_of(p, ex, s, folder, f->at.file) : ex->path;
        int line = f->at.line > 0 ? f->at.line
                 : f->case_index >= 0 && (size_t)f->case_index < s->as.case_count ? s->as.cases[f->case_index].line
                                                                                 : s->line;
        refute(p, SEVERITY_ERROR, "solution-fails", path, line, why,
               "the solution does not pass the %s '" STR_FMT "': %s: " STR_FMT, what, STR_ARG(s->as.id), f->code,
               STR_ARG(message));
    }
}

static bool dare_of_its_own(const struct stage_grade *of)
{
    return of->stage->dare && of->stage->solution.len;
}

/* Warnings are the same in each stage: those of the learner's files are told once. */
static void report_warnings(struct prover *p, const struct exercise *ex, const struct trial *t)
{
    const struct stage_grade *first = &t->grade.stages[0];
    for (size_t i = 0; i < first->grade.diag_count; i++) {
        const struct diag *d = &first->grade.diags[i];
        if (d->severity == SEVERITY_WARNING)
            refute(p, SEVERITY_WARNING, "solution-warns", file_of(p, ex, first->stage, "solution", d->file), d->line,
                   d->advice, "the compiler warns: " STR_FMT, STR_ARG(failure_sentence(d->message)));
    }
}

struct solved { const struct exercise *ex; const struct stage *stage; const char *folder; };

static struct str solved_file(struct prover *p, void *of, struct str name)
{
    const struct solved *s = of;
    return file_of(p, s->ex, s->stage, s->folder, name);
}

static void prove_solution(struct prover *p, const struct exercise *ex)
{
    struct trial t;
    if (!trial_run(p, ex, ex->solution, beside(p, ex, "solution", STR("")), &t))
        return;
    bool passes = true;
    report_warnings(p, ex, &t);
    for (size_t i = 0; i < t.grade.stage_count; i++) {
        const struct stage_grade *of = &t.grade.stages[i];
        if (dare_of_its_own(of)) {
            /* The files of a dare should be needed: without them it is met already. */
            if (of->grade.status == GRADE_PASSED)
                refute(p, SEVERITY_WARNING, "dare-met", ex->path, of->stage->line,
                       STR("a dare asks for more than the solution gives; or its files in dares/ are not needed"),
                       "the solution meets the dare '" STR_FMT "' as it is", STR_ARG(of->stage->as.id));
        } else if (of->grade.status == GRADE_PASSED) {
            p->proof.claims++;
            struct solved solved = {ex, of->stage, "solution"};
            prove_sweep(p, &of->stage->as, ex->path, of->stage->line, &of->grade, of->verdict);
            prove_contracts(p, &of->stage->as, ex->path, of->stage->line, &of->grade, of->verdict, solved_file, &solved);
        } else {
            report_failures(p, ex, of, "solution");
            passes = false;
        }
        /* `kill` is for learners; the author's tests show that each can be rejected. */
        for (size_t k = 0; k < of->grade.mutant_count; k++) {
            p->proof.mutants++;
            p->proof.killed += of->grade.mutants[k].dead;
            if (!of->grade.mutants[k].dead)
                refute(p, SEVERITY_ERROR, "mutant-survives", of->grade.mutants[k].mutant->path, 1,
                       STR("add a test to the solution that rejects it, or take it out"),
                       "the tests of the solution do not notice this implementation");
        }
    }
    if (passes && !p->no_mutants)
        prove_capstone_mutants(p, ex, &t.grade);
    trial_end(&t);
}

/* Are the tests in this answer others than those of the solution? */
static bool has_own_tests(const struct exercise *ex, struct str answer)
{
    struct arena a = {0};
    struct bundle b = bundle_split(&a, answer);
    bool own = false;
    for (size_t i = 0; i < ex->file_count && !own; i++) {
        const struct str *text = ex->files[i].tests && ex->files[i].edits ? bundle_find(&b, ex->files[i].name) : NULL;
        own = text && !str_eq(*text, ex->files[i].solution);
    }
    arena_release(&a);
    return own;
}

/* An answer that lies in folder passes this stage, or dare. */
static void prove_stage(struct prover *p, const struct exercise *ex, const struct stage *s, struct str answer,
                        const char *folder)
{
    struct trial t;
    if (p->failed || !trial_run(p, &s->as, answer, beside(p, ex, folder, STR("")), &t))
        return;
    if (t.grade.status == GRADE_PASSED)
        p->proof.claims++;
    else
        report_failures(p, ex, &(struct stage_grade){.stage = s, .grade = t.grade}, folder);
    trial_end(&t);
}

/* A right answer that goes another way: what a stage asks must not be this one solution's way. Tests of
 * the learner's do not see it, for they run beside the solution; those of its own are tried. */
static void prove_stages(struct prover *p, const struct exercise *ex, struct str answer, const char *folder)
{
    bool tests = has_own_tests(ex, answer);
    for (size_t i = 0; i < ex->stage_count; i++)
        if (ex->stages[i].part != PART_TESTS || tests)
            prove_stage(p, ex, &ex->stages[i], answer, folder);
}

static void prove_dare(struct prover *p, const struct exercise *ex, const struct stage *dare)
{
    const char *folder = arena_printf(&p->arena, "dares/" STR_FMT, STR_ARG(dare->as.id));
    prove_stages(p, ex, dare->solution, folder);
    prove_stage(p, ex, dare, dare->solution, folder);
}

/* Can the files as given pass? Stages behind the first, whose grade is known, are judged until that is told. */
static bool start_can_pass(struct prover *p, const struct exercise *ex, const struct grade *first, int *ret_points)
{
    int open = 0, points = 0; /* of the stages that are not judged yet; of those that passed */
    bool violated = false;
    for (size_t i = 0; i < ex->stage_count; i++)
        open += ex->stages[i].points;
    for (size_t i = 0; i < ex->stage_count && points + open >= ex->pass && !violated; i++) {
        struct trial t = {0};
        if (i > 0 && !trial_run(p, &ex->stages[i].as, ex->start, beside(p, ex, "files", STR("")), &t))
            return false;
        const struct grade *g = i > 0 ? &t.grade : first;
        open -= ex->stages[i].points;
        points += g->status == GRADE_PASSED ? ex->stages[i].points : 0;
        for (size_t k = 0; k < g->count; k++)
            violated |= capstone_forbids(g->failures[k].code);
        trial_end(&t);
    }
    *ret_points = points;
    return points >= ex->pass && !violated;
}

static void prove_start(struct prover *p, const struct exercise *ex)
{
    struct trial t;
    int points = 0;
    const struct stage *stage = &ex->stages[0];
    if (!ex->start_fails.len || !trial_run(p, &stage->as, ex->start, beside(p, ex, "files", STR("")), &t))
        return;
    const struct grade *first = &t.grade;
    if (first->status != GRADE_PASSED)
        note_shown(p, &t, stage->as.id);
    bool passes = start_can_pass(p, ex, first, &points);
    if (p->failed) {
        trial_end(&t);
        return;
    }
    if (passes && !misspelt_key(p, ex->path)) {
        refute(p, SEVERITY_ERROR, "start-passes", ex->path, 2, STR("a learner who changes nothing would pass"),
               "the files as given have %d of 100 points, and %d pass", points, ex->pass);
        refute_at(p, "start:", 400);
    } else if (first->status == GRADE_PASSED && !misspelt_key(p, ex->path)) {
        refute(p, SEVERITY_ERROR, "start-passes", ex->path, 2, (struct str){0},
               "the files as given are declared to fail with " STR_FMT ", but they pass the first stage, '" STR_FMT "'",
               STR_ARG(ex->start_fails), STR_ARG(stage->as.id));
        refute_at(p, "start:", 400);
    } else if (first->status != GRADE_PASSED && !str_is(ex->start_fails, first->failures[0].code)) {
        const struct grade_failure *f = &first->failures[0];
        refute(p, SEVERITY_ERROR, "start-fails-otherwise", ex->path, 2, failure_detail(&p->arena, f),
               "the first stage is declared to fail with " STR_FMT ", but what is found first is " STR_FMT " of " STR_FMT,
               STR_ARG(ex->start_fails), STR_ARG(failure_words(&p->arena, f, 0)),
               STR_ARG(f->at.file.len ? f->at.file : STR("the program")));
        refute_at(p, "start:", 400);
    } else {
        p->proof.claims++;
    }
    trial_end(&t);
}

/* Judged at the stage that it names, and not at the others: a capstone has many, and many wrong answers. */
static void prove_wrong(struct prover *p, const struct exercise *ex, const struct wrong_answer *w)
{
    struct trial t;
    const struct stage *at = NULL;
    for (size_t i = 0; i < ex->stage_count; i++)
        if (str_eq(ex->stages[i].as.id, w->stage))
            at = &ex->stages[i];
    if (!w->caught_by.len || !at || !wrong_run(p, &at->as, w, w->text, &t))
        return;
    const struct grade *g = &t.grade;
    note_shown(p, &t, w->stage);
    bool caught = false;
    for (size_t i = 0; i < g->count; i++)
        caught = caught || str_is(w->caught_by, g->failures[i].code);
    if (caught) {
        p->proof.claims++;
    } else if (g->status == GRADE_PASSED) {
        if (!misspelt_key(p, ex->path))
            refute(p, SEVERITY_ERROR, "not-caught", w->path, 1, STR("add a case that tells it from a right answer"),
                   "this wrong answer passes the stage '" STR_FMT "'; it is declared to be caught there by " STR_FMT,
                   STR_ARG(w->stage), STR_ARG(w->caught_by));
    } else {
        const struct grade_failure *f = &g->failures[0];
        refute(p, SEVERITY_ERROR, "caught-otherwise", w->path, 1, failure_detail(&p->arena, f),
               "declared to be caught by " STR_FMT ", but what the stage '" STR_FMT "' finds is " STR_FMT,
               STR_ARG(w->caught_by), STR_ARG(w->stage), STR_ARG(failure_words(&p->arena, f, 0)));
    }
    trial_end(&t);
}

void prove_capstone(struct prover *p, const struct exercise *ex)
{
    bool runs = ex->file_count && ex->stage_count && ex->solution.len;
    for (size_t i = 0; i < ex->stage_count; i++)
        runs = runs && patterns_right(p, &ex->stages[i].as) && (ex->stages[i].as.case_count || ex->stages[i].tests.len);
    for (size_t i = 0; i < ex->dare_count; i++)
        runs = runs && patterns_right(p, &ex->dares[i].as) && ex->dares[i].as.case_count;
    if (!runs)
        return; /* reported */
    prove_solution(p, ex);
    for (size_t i = 0; i < ex->dare_count && !p->failed; i++)
        if (ex->dares[i].solution.len)
            prove_dare(p, ex, &ex->dares[i]);
    for (size_t i = 0; i < ex->further_count && !p->failed; i++)
        prove_stages(p, ex, ex->further[i].text, arena_printf(&p->arena, "also/" STR_FMT, STR_ARG(ex->further[i].name)));
    if (!p->failed)
        prove_start(p, ex);
    for (size_t i = 0; i < ex->wrong_count && !p->failed; i++)
        prove_wrong(p, ex, &ex->wrong[i]);
    if (!p->failed)
        prove_fitted(p, ex);
    if (ex->wrong_count == 0)
        refute(p, SEVERITY_WARNING, "no-wrong-answers", ex->path, 2,
               STR("add a folder wrong/NAME/ with files and caught-by"),
               "without wrong answers nothing shows that the stages catch a mistake");
}
