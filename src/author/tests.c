/* Exercises of kind write-tests: the tests of solution.c accept the reference and reject
 * every mutant, whatever `kill` says; each mutant compiles, is another program than the
 * reference and has its functions in the same order; start.c and wrong tests fail as declared;
 * tests that ask nothing do not pass. */
#include "author/mutants.h"

#include <string.h>

/* Names of the functions that subject.c defines, in order; "" if it does not compile. */
static struct str functions_of(struct arena *a, const struct verdict *v)
{
    struct buf b = {0};
    for (size_t i = 0; i < v->mutation_count; i++)
        if (v->mutations[i].body)
            buf_printf(&b, STR_FMT " ", STR_ARG(v->mutations[i].what));
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* Only compiled, with the tests of solution.c. The caller owns the verdict. */
static struct verdict *compile(struct prover *p, const struct exercise *ex, struct str implementation)
{
    struct source_file files[] = {{.name = STR("answer.c"), .text = ex->solution},
                                  {.name = STR("subject.h"), .text = ex->subject, .header = true},
                                  {.name = STR("subject.c"), .text = implementation}};
    struct attempt a = {.files = files, .file_count = COUNT(files), .only_headers = true,
                        .mutate = STR("subject.c"), .mutate_from = 1, .mutate_to = 1000000};
    return prove_judge(p, &a);
}

/* False: what its tests show says nothing. */
static bool prove_mutant(struct prover *p, const struct exercise *ex, const struct tests_mutant *m,
                         const struct verdict *reference)
{
    struct arena a = {0};
    size_t before = p->proof.claims;
    struct verdict *v = compile(p, ex, m->text);
    if (!v)
        return true;
    struct str functions = functions_of(&a, v), wanted = functions_of(&a, reference);
    if (v->kind == VERDICT_TOOL_FAULT) {
        p->failed = true;
        error_set(p->fault, ERROR_SOFTWARE, STR_FMT " could not be judged: " STR_FMT, STR_ARG(m->path), STR_ARG(v->fault));
    } else if (v->kind == VERDICT_COMPILE_ERROR) {
        const struct diag *d = v->diag_count ? &v->diags[0] : NULL;
        refute(p, SEVERITY_ERROR, "mutant-broken", m->path, d && str_is(d->file, "subject.c") ? d->line : 1,
               (struct str){0}, "it does not compile with the tests of solution.c: " STR_FMT,
               STR_ARG(d ? d->message : STR("it has no end")));
        if (d && d->column && str_is(d->file, "subject.c")) {
            p->diags.at[p->diags.len - 1].column = d->column;
            p->diags.at[p->diags.len - 1].length = d->length;
        }
    } else if (v->code == reference->code) {
        refute(p, SEVERITY_ERROR, "mutant-same", m->path, 1, (struct str){0},
               "it is the same program as reference.c, so no test can reject it");
    } else if (!str_eq(functions, wanted)) {
        refute(p, SEVERITY_ERROR, "mutant-broken", m->path, 1,
               str_from(arena_printf(&p->arena, "reference.c has: " STR_FMT, STR_ARG(wanted))),
               "it defines other functions than reference.c, or in another order");
    } else {
        p->proof.claims++;
    }
    verdict_free(v);
    arena_release(&a);
    return p->proof.claims > before;
}

/* `kill` is for learners; the author's tests show that each can be rejected. False: there are
 * some that they do not. */
static bool prove_all_die(struct prover *p, const struct exercise *ex, const struct grade *g)
{
    bool all = true;
    for (size_t i = 0; i < g->mutant_count; i++) {
        all = all && g->mutants[i].dead;
        p->proof.mutants++;
        p->proof.killed += g->mutants[i].dead;
        if (!g->mutants[i].dead)
            refute(p, SEVERITY_ERROR, "mutant-survives", ex->mutants[i].path, 1,
                   STR("add a test to solution.c that rejects it, or take it out"),
                   "the tests of solution.c do not notice this implementation");
    }
    return all;
}

/* ---- tests that ask nothing --------------------------------------------------------- */

static const struct { const char *what, *text; } cheats[] = {
    {"tests that ask nothing", "int main(void) { return 0; }\n"},
    {"tests that always fail", "int main(void) { return 1; }\n"},
    {"tests that print and leave",
     "int puts(const char *); void exit(int);\nint main(void) { puts(\"PASS\"); exit(0); }\n"},
    {"tests that leave before main",
     "void exit(int);\n__attribute__((constructor)) static void first(void) { exit(0); }\n"
     "int main(void) { return 1; }\n"},
    {"tests that look at where they lie",
     "static int here;\nint main(void) { int there; return (((unsigned long)&here ^ (unsigned long)&there) >> 3) % 3 == 0; }\n"},
    {"tests that look at the name of a file",
     "#include <string.h>\nint main(void) { return strcmp(__FILE__, \"answer.c\") != 0; }\n"},
};

const struct exercise *tests_briefly(struct prover *p, const struct exercise *ex)
{
    struct exercise *brief = arena_alloc(&p->arena, sizeof *brief);
    *brief = *ex;
    brief->kill = (int)(brief->mutant_count = 1);
    return brief;
}

/* They pass only if they tell the reference from every mutant, or from as many as a learner must: where that
 * is all of them, from the first. */
static void prove_no_cheats(struct prover *p, const struct exercise *whole)
{
    const struct exercise *ex = whole->kill == (int)whole->mutant_count ? tests_briefly(p, whole) : whole;
    for (size_t i = 0; i < COUNT(cheats) && !p->failed; i++) {
        struct arena a = {0};
        struct str text = str_from(cheats[i].text);
        struct attempt at = grade_attempt(&a, ex, text);
        struct verdict *v = prove_judge(p, &at);
        struct grade g = v ? grade_answer(&a, ex, text, v) : (struct grade){0};
        if (v && g.status == GRADE_PASSED) {
            refute(p, SEVERITY_ERROR, "cheat-passes", ex->path, 2, (struct str){0}, "%s pass", cheats[i].what);
            refute_at(p, "kind:", 400);
        }
        verdict_free(v);
        arena_release(&a);
    }
}

void prove_tests(struct prover *p, const struct exercise *ex)
{
    if (!ex->solution.len || !ex->reference.len || !ex->subject.len || !ex->mutant_count)
        return; /* reported */
    bool sound = true;
    struct verdict *reference = compile(p, ex, ex->reference);
    for (size_t i = 0; (!reference || reference->kind == VERDICT_CLEAN) && i < ex->mutant_count && !p->failed; i++)
        sound &= prove_mutant(p, ex, &ex->mutants[i], reference);
    verdict_free(reference);
    struct trial t;
    bool passes = false;
    if (sound && !p->failed && solution_run(p, ex, &t)) {
        passes = prove_all_die(p, ex, &t.grade) && claim_solution(p, ex, &t);
        trial_end(&t);
    }
    if (ex->start.len && !p->failed)
        claim_start(p, ex);
    for (size_t i = 0; i < ex->wrong_count && !p->failed; i++)
        claim_wrong(p, ex, &ex->wrong[i]);
    if ((passes || p->foresees) && !p->failed && !p->no_mutants)
        prove_no_cheats(p, ex);
    if (ex->wrong_count == 0)
        refute(p, SEVERITY_WARNING, "no-wrong-answers", ex->path, 2,
               STR("add wrong/NAME.c with '// caught-by: rejects-reference' or mutant-survives in its first line"),
               "without wrong tests nothing shows that bad tests are caught");
}
