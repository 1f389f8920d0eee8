/* What a pack claims, shown by running it: a start fails for the reason that it
 * declares, a solution passes, a wrong answer is caught by what it declares, a
 * program to predict runs clean and prints none of the wrong predictions, a
 * fence in a lesson runs.
 *
 * Everything is judged and graded as for a learner, by the same code
 * (study/grade.c), so what is proved here is what learners will meet. A refuted
 * claim is reported where it is made: at the `start:` key, the caught-by line,
 * the case, the fence. */
#include "author/claims.h"

#include <string.h>

void trial_end(struct trial *t)
{
    verdict_free(t->verdict);
    arena_release(&t->arena);
}

static bool run_trial(struct prover *p, const struct exercise *ex, struct str answer, struct str what,
                      bool mutate, struct trial *t)
{
    for (int tries = 0; tries < 2; tries++) {
        *t = (struct trial){0};
        struct attempt attempt = grade_attempt(&t->arena, ex, answer);
        struct region r = region_find(answer);
        attempt.mutate = mutate ? STR("answer.c") : attempt.mutate;
        attempt.mutate_from = r.limited ? r.first + 1 : 1;
        attempt.mutate_to = r.limited ? r.end : 1000000;
        t->verdict = prove_judge(p, &attempt);
        if (!t->verdict) {
            trial_end(t);
            return false;
        }
        t->grade = grade_answer(&t->arena, ex, answer, t->verdict);
        if (t->grade.status != GRADE_TOOL_FAULT)
            return true;
        error_set(p->fault, ERROR_SOFTWARE, STR_FMT " could not be judged: " STR_FMT, STR_ARG(what),
                  STR_ARG(t->grade.fault));
        trial_end(t);
    }
    p->failed = true;
    return false;
}

bool trial_run(struct prover *p, const struct exercise *ex, struct str answer, struct str what, struct trial *t)
{
    return run_trial(p, ex, answer, what, false, t);
}

/* ---- failures in words --------------------------------------------------------------- */

struct str failure_sentence(struct str s)
{
    while (s.len && (s.at[s.len - 1] == '.' || s.at[s.len - 1] == ' '))
        s.len--;
    return s;
}

static struct str nth_line(struct str text, int n)
{
    struct str line = {0};
    while (n-- > 0)
        if (!str_line(&text, &line))
            return STR("(nothing)");
    if (line.len > 60) {
        line.len = 60;
        while (line.len && ((unsigned char)line.at[line.len] & 0xc0) == 0x80)
            line.len--;
    }
    return line;
}

/* What to add about a failure: the outputs' first difference, or its own advice. */
struct str failure_detail(struct arena *a, const struct grade_failure *f)
{
    if (f->has_outputs && f->mismatch.differs) {
        struct str want = nth_line(f->want, f->mismatch.line);
        struct str got = nth_line(f->got, f->mismatch.line);
        return str_from(
            arena_printf(a, "line %d of the output: wanted '" STR_FMT "', got '" STR_FMT "'%s",
                         f->mismatch.line, STR_ARG(want), STR_ARG(got),
                         f->mismatch.only_white_space ? " (they differ in white space)" : ""));
    }
    if (f->has_outputs)
        return str_from(
            arena_printf(a, "it printed '" STR_FMT "'", STR_ARG(nth_line(f->got, 1))));
    return (struct str){0};
}

/* "leak: 4 bytes were never freed, at line 7" */
struct str failure_words(struct arena *a, const struct grade_failure *f, int shift)
{
    struct str s = failure_sentence(f->message);
    if (f->at.line > 0)
        return str_from(arena_printf(a, "%s: " STR_FMT ", at line %d", f->code, STR_ARG(s),
                                     f->at.line + shift));
    return str_from(arena_printf(a, "%s: " STR_FMT, f->code, STR_ARG(s)));
}

static struct str join(struct arena *a, struct str dir, const char *name)
{
    return str_from(arena_printf(a, STR_FMT "/%s", STR_ARG(dir), name));
}

/* ---- start, solution, wrong answers ---------------------------------------------------- */

/* A pattern that pcre2 refuses would make every run of the exercise our fault. */
bool patterns_right(struct prover *p, const struct exercise *ex)
{
    bool right = true;
    for (size_t i = 0; i < ex->case_count; i++) {
        struct error e = {0};
        if (!ex->cases[i].match.len || output_matches(ex->cases[i].match, STR(""), &e) >= 0)
            continue;
        refute(p, SEVERITY_ERROR, "bad-pattern", ex->path, ex->cases[i].line, (struct str){0},
               "this pattern cannot be used: %s", e.text);
        refute_at(p, "match:", 40);
        right = false;
    }
    return right;
}

/* A reference solution is read as an example: it compiles without a warning. */
static void report_warnings(struct prover *p, const struct exercise *ex, const struct verdict *v)
{
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        const char *file = str_is(d->file, "harness.c") ? "harness.c" : "solution.c";
        if (d->severity == SEVERITY_WARNING)
            refute(p, SEVERITY_WARNING, "solution-warns", join(&p->arena, ex->dir, file), d->line,
                   d->advice, "the compiler warns: " STR_FMT, STR_ARG(failure_sentence(d->message)));
    }
}

static struct str solution_file(struct prover *p, void *of, struct str name)
{
    const struct exercise *ex = of;
    return join(&p->arena, ex->dir, str_is(name, "harness.c") ? "harness.c" : "solution.c");
}

bool solution_run(struct prover *p, const struct exercise *ex, struct trial *t)
{
    return run_trial(p, ex, ex->solution, join(&p->arena, ex->dir, "solution.c"), true, t);
}

bool claim_solution(struct prover *p, const struct exercise *ex, const struct trial *t)
{
    enum { MOST = 5 };
    struct str path = join(&p->arena, ex->dir, "solution.c");
    bool passes = t->grade.status == GRADE_PASSED;
    if (t->grade.status == GRADE_PASSED)
        p->proof.claims++;
    report_warnings(p, ex, t->verdict);
    if (t->grade.status == GRADE_PASSED && t->grade.explored && !t->grade.explored->complete) {
        refute(p, SEVERITY_WARNING, "not-all-orders", path, 1,
               STR("with `schedules` more are tried"), "of its threads' orders %llu were tried, which are not all",
               (unsigned long long)t->grade.explored->runs);
    }
    prove_sweep(p, ex, ex->path, 2, &t->grade, t->verdict);
    prove_contracts(p, ex, ex->path, 2, &t->grade, t->verdict, solution_file, (void *)(uintptr_t)ex);
    for (size_t i = 0; i < t->grade.count && i < MOST; i++) {
        const struct grade_failure *f = &t->grade.failures[i];
        struct str why = failure_detail(&p->arena, f);
        if (f->at.line > 0) {
            bool harness = str_is(f->at.file, "harness.c");
            refute(p, SEVERITY_ERROR, "solution-fails",
                   harness ? join(&p->arena, ex->dir, "harness.c") : path, f->at.line, why,
                   "the solution does not pass: %s: " STR_FMT, f->code,
                   STR_ARG(failure_sentence(f->message)));
        } else if (f->case_index >= 0 && (size_t)f->case_index < ex->case_count) {
            refute(p, SEVERITY_ERROR, "solution-fails", ex->path, ex->cases[f->case_index].line,
                   why, "the solution does not pass this case: %s: " STR_FMT, f->code,
                   STR_ARG(failure_sentence(f->message)));
        } else {
            refute(p, SEVERITY_ERROR, "solution-fails", path, 1, why,
                   "the solution does not pass: %s: " STR_FMT, f->code,
                   STR_ARG(failure_sentence(f->message)));
        }
    }
    return passes;
}

/* Whether a misspelt key of this file was told: it may be the check that is
 * missing where something passes that should not. */
bool misspelt_key(const struct prover *p, struct str path)
{
    for (size_t i = 0; i < p->pack->diag_count; i++) {
        const struct diag *d = &p->pack->diags[i];
        if (strcmp(d->code, "unknown-key") == 0 && str_eq(d->file, path))
            return true;
    }
    return false;
}

void note_shown(struct prover *p, const struct trial *t, struct str stage)
{
    if (t->grade.count && t->grade.status == GRADE_FAILED)
        vec_push(&p->shown, ((struct first_failure){arena_cstr(&p->arena, str_from(t->grade.failures[0].code)),
                                                    t->grade.failures[0].case_index, stage}));
}

/* A hint for one failure is about the first one, so that is what must be shown. */
void prove_fitted(struct prover *p, const struct exercise *ex)
{
    for (size_t i = 0; i < ex->fitted_count; i++) {
        const struct fitted_hint *h = &ex->fitted[i];
        bool shown = false;
        for (size_t k = 0; k < p->shown.len && !shown; k++) {
            int at = p->shown.at[k].case_index;
            shown = h->stage.len ? str_eq(h->stage, p->shown.at[k].stage)
                  : h->code.len ? str_is(h->code, p->shown.at[k].code)
                                : at >= 0 && (size_t)at < ex->case_count && str_eq(ex->cases[at].name, h->case_name);
        }
        if (shown)
            p->proof.claims++;
        else
            refute(p, SEVERITY_WARNING, "hint-never-fits", ex->path, h->line,
                   STR("a hint is about the first failing check; show one in wrong/"),
                   "neither the start nor a wrong answer fails first with " STR_FMT, STR_ARG(h->fits));
    }
}

/* What is to be refactored does what it should, but for its budgets and rules. */
static bool works(struct prover *p, const struct exercise *ex, const struct trial *t)
{
    for (size_t i = 0; i < t->grade.count; i++) {
        const struct grade_failure *f = &t->grade.failures[i];
        if (!strcmp(f->code, "over-budget") || !strcmp(f->code, "rule-broken"))
            continue;
        refute(p, SEVERITY_ERROR, "start-fails-more", join(&p->arena, ex->dir, "start.c"),
               f->at.line > 0 ? f->at.line : 1, failure_detail(&p->arena, f),
               "what is to be refactored must work, but what is found as well is %s: " STR_FMT, f->code,
               STR_ARG(failure_sentence(f->message)));
        return false;
    }
    return true;
}

void claim_start(struct prover *p, const struct exercise *ex)
{
    struct trial t;
    if (!ex->start_fails.len ||
        !trial_run(p, ex, ex->start, join(&p->arena, ex->dir, "start.c"), &t))
        return;
    note_shown(p, &t, STR(""));
    rules_note(p, ex, &t.grade);
    contracts_note(p, &t.grade);
    if (t.grade.status == GRADE_PASSED) {
        if (!misspelt_key(p, ex->path)) {
            refute(p, SEVERITY_ERROR, "start-passes", ex->path, 2,
                   STR("a learner who changes nothing would pass"),
                   "start.c is declared to fail with " STR_FMT ", but it passes",
                   STR_ARG(ex->start_fails));
            refute_at(p, "start:", 400);
        }
    } else if (!str_is(ex->start_fails, t.grade.failures[0].code)) {
        const struct grade_failure *f = &t.grade.failures[0];
        refute(p, SEVERITY_ERROR, "start-fails-otherwise", ex->path, 2, failure_detail(&t.arena, f),
               "start.c is declared to fail with " STR_FMT ", but what is found first is " STR_FMT,
               STR_ARG(ex->start_fails), STR_ARG(failure_words(&t.arena, f, 0)));
        refute_at(p, "start:", 400);
    } else if (ex->kind != EXERCISE_REFACTOR || works(p, ex, &t)) {
        p->proof.claims++;
    }
    trial_end(&t);
}

bool wrong_run(struct prover *p, const struct exercise *ex, const struct wrong_answer *w, struct str answer,
               struct trial *t)
{
    if (ex->kind == EXERCISE_WRITE_TESTS && str_is(w->caught_by, "rejects-reference")) {
        if (!trial_run(p, tests_briefly(p, ex), answer, w->path, t))
            return false;
        if (t->grade.count && str_is(w->caught_by, t->grade.failures[0].code))
            return true;
        trial_end(t);
    }
    return trial_run(p, ex, answer, w->path, t);
}

void claim_wrong(struct prover *p, const struct exercise *ex, const struct wrong_answer *w)
{
    struct trial t;
    struct str answer = w->text, first;
    if (!w->caught_by.len)
        return; /* reported */
    /* The caught-by line is ours; without it the locked lines are where they belong. */
    str_line(&answer, &first);
    if (!wrong_run(p, ex, w, answer, &t))
        return;
    rules_note(p, ex, &t.grade);
    contracts_note(p, &t.grade);
    bool caught = false;
    note_shown(p, &t, STR(""));
    for (size_t i = 0; i < t.grade.count; i++)
        caught = caught || str_is(w->caught_by, t.grade.failures[i].code);
    if (caught) {
        p->proof.claims++;
    } else if (t.grade.status == GRADE_PASSED) {
        if (!misspelt_key(p, ex->path)) {
            refute(p, SEVERITY_ERROR, "not-caught", w->path, w->line,
                   STR("add a case that tells it from a right answer"),
                   "this wrong answer passes; it is declared to be caught by " STR_FMT,
                   STR_ARG(w->caught_by));
            refute_at(p, "caught-by:", 0);
        }
    } else {
        const struct grade_failure *f = &t.grade.failures[0];
        refute(p, SEVERITY_ERROR, "caught-otherwise", w->path, w->line, failure_detail(&t.arena, f),
               "declared to be caught by " STR_FMT ", but what is found is " STR_FMT,
               STR_ARG(w->caught_by), STR_ARG(failure_words(&t.arena, f, 1)));
        refute_at(p, "caught-by:", 0);
    }
    trial_end(&t);
}

/* ---- programs that must run clean ------------------------------------------------------- */

bool code_known(struct str code)
{
    for (const char *const *c = pack_failure_codes(); *c; c++)
        if (str_is(code, *c))
            return true;
    return false;
}

/* Where a line of a program is in its file. */
static int file_line(const struct claimed *c, int line)
{
    if (c->map && line > 0 && line <= c->map->line_count)
        return c->map->file_lines[line - 1];
    return c->first_line + line - 1;
}

/* With threads left to themselves, nothing may be found. */
static void prove_hidden(struct prover *p, const struct claimed *c)
{
    struct source_file file = {.name = STR("answer.c"), .text = c->text};
    struct run_input input = {0};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1, .faults = c->run->faults};
    struct verdict *v = prove_judge(p, &attempt);
    if (!v)
        return;
    if (v->kind == VERDICT_TOOL_FAULT) {
        error_set(p->fault, ERROR_SOFTWARE, STR_FMT " could not be run: " STR_FMT, STR_ARG(c->path), STR_ARG(v->fault));
        p->failed = true;
    } else if (v->kind != VERDICT_CLEAN) {
        refute(p, SEVERITY_ERROR, "fence-hides-nothing", c->path, file_line(c, 1) - 1, STR("take the word 'hides' out"),
               "this fence is declared to go well unless another order of its threads is taken, but the first "
               "one shows what is wrong");
    } else {
        p->proof.claims++;
    }
    verdict_free(v);
}

bool prove_program(struct prover *p, const struct claimed *c, struct arena *a, struct str *ret_out)
{
    struct test_case once = {.line = 1};
    struct exercise ex = {.kind = EXERCISE_WRITE, .cases = &once, .case_count = 1, .limits = c->limits,
                          .faults = c->run ? c->run->faults : (struct str){0}};
    struct str expect = c->run ? c->run->expect : (struct str){0};
    struct trial t;
    if (!trial_run(p, &ex, c->text, c->path, &t))
        return false;
    bool right;
    const struct grade_failure *f = t.grade.count ? &t.grade.failures[0] : NULL;
    if (f && ex.faults.len && !strcmp(f->code, "wrong-exit") && t.grade.count == 1)
        f = NULL; /* where a call failed, any is right */
    if (!f) {
        right = expect.len == 0;
        if (!right)
            refute(p, SEVERITY_ERROR, "fence-runs-clean", c->path, file_line(c, 1) - c->is_fence,
                   (struct str){0}, "%s is declared to show " STR_FMT ", but it runs clean", c->what,
                   STR_ARG(expect));
    } else {
        right = false;
        for (size_t i = 0; i < t.grade.count; i++)
            right = right || (expect.len && str_is(expect, t.grade.failures[i].code));
        struct str advice = {0};
        if (c->is_fence && code_known(str_from(f->code)))
            advice = str_from(arena_printf(&t.arena,
                                           "if it is there to show this, the fence says so: "
                                           "```c run%s expect=%s",
                                           c->map ? "=picture" : "", f->code));
        int line = f->at.line > 0 ? file_line(c, f->at.line) : c->first_line;
        if (!right && expect.len)
            refute(p, SEVERITY_ERROR, "runs-otherwise", c->path, line, (struct str){0},
                   "%s is declared to show " STR_FMT ", but what is found is %s: " STR_FMT, c->what,
                   STR_ARG(expect), f->code, STR_ARG(failure_sentence(f->message)));
        else if (!right)
            refute(p, SEVERITY_ERROR, "not-clean", c->path, line, advice,
                   "%s must run clean, but what is found is %s: " STR_FMT, c->what, f->code,
                   STR_ARG(failure_sentence(f->message)));
    }
    if (right && ex.faults.len && t.verdict->run_count && t.verdict->runs[0].faults_missed) {
        right = false;
        refute(p, SEVERITY_ERROR, "no-such-call", c->path, file_line(c, 1) - 1,
               STR("`freehold run --sweep FILE.c` lists the calls of a program that can fail"),
               "this fence makes a call fail that its run does not make: fail=" STR_FMT,
               STR_ARG(str_slice(ex.faults, 2, ex.faults.len)));
    }
    if (right)
        p->proof.claims++;
    if (right && ret_out)
        *ret_out = arena_str(a, t.verdict->runs[0].out);
    trial_end(&t);
    if (right && c->run && c->run->hides)
        prove_hidden(p, c);
    return right;
}

static void prove_predictions(struct prover *p, const struct exercise *ex)
{
    struct arena a = {0};
    struct str output = {0};
    struct str path = join(&p->arena, ex->dir, "program.c");
    struct claimed program = {.text = ex->program, .limits = ex->limits, .path = path,
                              .first_line = 1, .what = "a program whose output is predicted"};
    if (!ex->program.len || (!prove_program(p, &program, &a, &output) && !p->foresees))
        goto out;
    if (!p->foresees && str_trim(output).len == 0)
        refute(p, SEVERITY_ERROR, "nothing-to-predict", path, 1, (struct str){0},
               "this program prints nothing that could be predicted");
    struct attempt attempt = grade_attempt(&a, ex, (struct str){0});
    struct verdict *v = prove_judge(p, &attempt);
    for (size_t i = 0; v && i < ex->prediction_count; i++) {
        struct grade g = grade_prediction(&a, ex, ex->predictions[i].output, v);
        if (g.status == GRADE_TOOL_FAULT) {
            p->failed = true;
            error_set(p->fault, ERROR_SOFTWARE, STR_FMT " could not be judged: " STR_FMT,
                      STR_ARG(path), STR_ARG(g.fault));
            break;
        }
        if (g.status == GRADE_PASSED) {
            refute(p, SEVERITY_ERROR, "prediction-right", ex->path, ex->predictions[i].line,
                   (struct str){0}, "this is what the program really prints");
            refute_at(p, "output:", 20);
        } else {
            p->proof.claims++;
        }
    }
    verdict_free(v);
out:
    arena_release(&a);
}

static void prove_quiz(struct prover *p, const struct exercise *ex)
{
    struct arena a = {0};
    uint64_t right = 0;
    for (size_t i = 0; i < ex->choice_count && i < 64; i++)
        right |= (uint64_t)ex->choices[i].right << i;
    if (right) { /* otherwise reported by pack/ */
        bool good = grade_quiz(&a, ex, right).status == GRADE_PASSED;
        for (size_t i = 0; i < ex->choice_count && i < 64; i++) /* one flip must fail */
            good = good && grade_quiz(&a, ex, right ^ ((uint64_t)1 << i)).status == GRADE_FAILED;
        if (good)
            p->proof.claims++;
        else
            refute(p, SEVERITY_ERROR, "quiz-grades-wrong", ex->path, ex->choices[0].line,
                   (struct str){0}, "the right choices do not pass, or others do");
    }
    arena_release(&a);
}

/* ---- fences ------------------------------------------------------------------------------ */

static struct str next_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && rest->at[n] != ' ' && rest->at[n] != '\t')
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return word;
}

/* A fence without its end has swallowed what follows: reading has told so, and
 * running that would only bring a second message about one mistake. */
static bool left_open(const struct prover *p, struct str path, const struct block *b)
{
    for (size_t i = 0; i < p->pack->diag_count; i++) {
        const struct diag *d = &p->pack->diags[i];
        if (d->line == b->line - 1 && strcmp(d->code, "open-fence") == 0 && str_eq(d->file, path))
            return true;
    }
    return false;
}

#define FENCE_WORDS "a fence may say: c, run, run=picture, expect=CODE, hides, fail=CALL"
#define PICTURE_WORDS \
    "a picture may say: line=N or before=N with visit=K, step=N, finding or end; from=N, to=N, " \
    "closed, open, expect=CODE, fail=CALL"

static bool fence_words_right(struct prover *p, struct str path, const struct block *b)
{
    const struct run_fence *r = b->run;
    const struct picture_fence *f = b->picture;
    int line = (f && f->line_count ? f->file_lines[0] : b->line) - 1;
    struct str advice = {0}, told = {0};
    const char *at = NULL;
    struct error err = {0};
    if (r->faults.len && !faults_known(r->faults, &err)) {
        told = str_from(arena_printf(&p->arena, "this is no call: %s", err.text));
        advice = STR("as fail=alloc1: the first allocation");
        at = "fail=";
    } else if (r->bad.len) {
        told = str_from(arena_printf(&p->arena, "'" STR_FMT "' cannot stand here", STR_ARG(r->bad)));
        advice = f ? STR(PICTURE_WORDS) : STR(FENCE_WORDS);
        at = arena_cstr(&p->arena, r->bad);
    } else if (r->expect.len && !code_known(r->expect)) {
        told = str_from(arena_printf(&p->arena, "unknown failure code '" STR_FMT "'", STR_ARG(r->expect)));
        at = "expect=";
    } else if (r->hides && (!r->expect.len || f)) {
        told = STR("what another order shows is not said, or would have to be drawn");
        advice = STR("write 'c run hides expect=CODE'");
        at = "hides";
    } else {
        return true;
    }
    refute(p, SEVERITY_ERROR, "bad-fence", path, line, advice, STR_FMT, STR_ARG(told));
    refute_at(p, at, 0);
    return false;
}

static void prove_fence(struct prover *p, struct str path, const struct block *b)
{
    struct str rest = b->info, word;
    if (!str_is(next_word(&rest), "c") || left_open(p, path, b))
        return;
    if (b->run) {
        if (fence_words_right(p, path, b)) {
            struct claimed program = {.text = b->text, .run = b->run, .path = path, .first_line = b->line,
                                      .map = b->picture, .is_fence = true, .what = "this fence"};
            if (prove_program(p, &program, NULL, NULL) && b->picture && !p->failed)
                prove_picture(p, path, b);
        }
        return;
    }
    while ((word = next_word(&rest)).len)
        if (str_starts(word, "expect="))
            refute(p, SEVERITY_ERROR, "bad-fence", path, b->line - 1, STR("write 'c run expect=CODE'"),
                   "this fence is not run, so it shows nothing");
        else
            refute(p, SEVERITY_WARNING, "bad-fence", path, b->line - 1, STR(FENCE_WORDS),
                   "unknown word '" STR_FMT "'", STR_ARG(word));
}

static void prove_doc(struct prover *p, struct str path, const struct doc *d)
{
    for (size_t i = 0; i < d->count && !p->failed; i++)
        if (d->blocks[i].kind == BLOCK_CODE)
            prove_fence(p, path, &d->blocks[i]);
}

/* ---- items ------------------------------------------------------------------------------- */

void prove_lesson(struct prover *p, const struct lesson *lesson)
{
    prove_doc(p, lesson->path, &lesson->body);
    for (size_t i = 0; i < lesson->bridge_count; i++)
        prove_doc(p, lesson->path, &lesson->bridges[i].text);
}

void prove_exercise(struct prover *p, const struct exercise *ex)
{
    prove_doc(p, ex->path, &ex->task);
    prove_doc(p, ex->path, &ex->debrief);
    for (size_t i = 0; i < ex->hint_count; i++)
        prove_doc(p, ex->path, &ex->hints[i]);
    for (size_t i = 0; i < ex->fitted_count; i++)
        prove_doc(p, ex->path, &ex->fitted[i].text);
    p->shown.len = 0;
    p->broke_contract = false;
    for (size_t i = 0; i < ex->bridge_count; i++)
        prove_doc(p, ex->path, &ex->bridges[i].text);
    for (size_t i = 0; i < ex->stage_count; i++)
        prove_doc(p, ex->path, &ex->stages[i].as.task);
    for (size_t i = 0; i < ex->dare_count; i++)
        prove_doc(p, ex->path, &ex->dares[i].as.task);
    if (ex->kind == EXERCISE_QUIZ) {
        prove_quiz(p, ex);
        return;
    }
    if (ex->kind == EXERCISE_PREDICT_OUTPUT) {
        prove_predictions(p, ex);
        return;
    }
    if (ex->kind == EXERCISE_SCHEDULE) {
        if (!p->failed && ex->start.len)
            prove_schedule(p, ex);
        return;
    }
    if (ex->kind == EXERCISE_CAPSTONE) {
        if (!p->failed)
            prove_capstone(p, ex);
        return;
    }
    if (ex->kind == EXERCISE_WRITE_TESTS) {
        if (!p->failed)
            prove_tests(p, ex);
        return;
    }
    if (exercise_pictured(ex->kind)) {
        if (p->failed)
            return;
        if (ex->kind == EXERCISE_MARK_LINE)
            prove_marks(p, ex);
        else
            prove_questions(p, ex);
        return;
    }
    if (!patterns_right(p, ex) || !rules_right(p, ex) || ex->case_count == 0)
        return;
    struct trial solution;
    if (ex->solution.len && !p->failed && solution_run(p, ex, &solution)) {
        if (claim_solution(p, ex, &solution) && !p->no_mutants)
            prove_mutants(p, ex, solution.verdict);
        trial_end(&solution);
    }
    if (ex->start.len && !p->failed)
        claim_start(p, ex);
    if (ex->start.len && !p->failed)
        prove_forecasts(p, ex);
    if (ex->kind == EXERCISE_ORDER && !p->failed)
        prove_pieces(p, ex);
    for (size_t i = 0; i < ex->wrong_count && !p->failed; i++)
        claim_wrong(p, ex, &ex->wrong[i]);
    if (!p->failed)
        prove_fitted(p, ex);
    if (!p->failed)
        prove_budgets(p, ex);
    if (ex->wrong_count == 0 && ex->kind != EXERCISE_ORDER)
        refute(p, SEVERITY_WARNING, "no-wrong-answers", ex->path, 2,
               STR("add wrong/NAME.c with '// caught-by: CODE' in its first line"),
               "without wrong answers nothing shows that the cases catch a mistake");
    if (!p->failed)
        rules_unproved(p, ex);
    if (!p->failed)
        contracts_unproved(p, ex);
}
