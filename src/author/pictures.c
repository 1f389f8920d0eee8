/* What a pack claims about pictures, shown by running it: that a picture's moments and
 * captions come in its run, that a question can be asked at its moment and has more than
 * one possible answer, that what is listed as wrong is wrong, and that a program to mark
 * goes wrong in one place. Right answers are not claims: they are taken from the run. */
#include "author/claims.h"

#include <string.h>

/* A run with history; false: our failure. */
struct shown {
    struct arena arena;
    struct verdict *verdict;
};

static void shown_end(struct shown *s)
{
    verdict_free(s->verdict);
    arena_release(&s->arena);
}

static bool show(struct prover *p, const struct exercise *ex, struct str path, struct shown *s)
{
    for (int tries = 0; tries < 2; tries++) {
        *s = (struct shown){0};
        struct attempt attempt = grade_attempt(&s->arena, ex, (struct str){0});
        s->verdict = prove_judge(p, &attempt);
        if (!s->verdict) {
            shown_end(s);
            return false;
        }
        if (s->verdict->kind != VERDICT_TOOL_FAULT)
            return true;
        error_set(p->fault, ERROR_SOFTWARE, STR_FMT " could not be run: " STR_FMT, STR_ARG(path),
                  STR_ARG(s->verdict->fault));
        shown_end(s);
    }
    p->failed = true;
    return false;
}

static struct str program_path(struct prover *p, const struct exercise *ex)
{
    return str_from(arena_printf(&p->arena, STR_FMT "/program.c", STR_ARG(ex->dir)));
}

/* ---- fences ------------------------------------------------------------------------- */

static const char *how_often(struct arena *a, const struct trace *t, int line)
{
    size_t n = moment_visits(t, a, 0, line, NULL);
    return n == 0 ? "never runs" : n == 1 ? "runs once" : arena_printf(a, "runs %zu times", n);
}

static void prove_moments(struct prover *p, struct str path, const struct picture_fence *f,
                          int fence_line, const struct trace *t, const struct verdict *v,
                          struct arena *a)
{
    size_t first, last, n = moment_find(t, v, &f->when);
    size_t before = p->diags.len;
    if (n == TRACE_NONE) {
        bool line = f->when.kind == WHEN_LINE || f->when.kind == WHEN_BEFORE;
        if (line && trace_begins(t))
            refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
                   "the run is too long for its beginning to be kept; take 'step=' or 'end'");
        else if (line)
            refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
                   "line %d %s, so there is no moment of run number %d", f->when.line,
                   how_often(a, t, f->when.line), f->when.visit);
        else if (f->when.kind == WHEN_FINDING)
            refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
                   "nothing is found in this run, so there is no moment of a finding");
        else
            refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
                   "the run has only %llu steps", (unsigned long long)trace_steps(t));
    }
    if (!moment_range(t, f, &first, &last)) {
        int line = f->from && !moment_visits(t, a, 0, f->from, NULL) ? f->from : f->to;
        refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
               "the play cannot go from line %d to line %d: line %d %s", f->from, f->to, line,
               how_often(a, t, line));
    } else if (n != TRACE_NONE && (n < first || n > last)) {
        refute(p, SEVERITY_ERROR, "no-such-moment", path, fence_line, (struct str){0},
               "the picture opens at a moment that is not in the part that is played");
    }
    for (size_t i = 0; i < f->caption_count; i++) {
        const struct caption *c = &f->captions[i];
        size_t runs = c->line ? moment_visits(t, a, 0, c->line, NULL) : 1;
        if (!c->line || (runs && (size_t)c->visit <= runs))
            continue;
        int at = c->line <= f->line_count ? f->file_lines[c->line - 1] : fence_line;
        refute(p, SEVERITY_ERROR, "no-such-moment", path, at, (struct str){0},
               "this caption is never said: the line %s", how_often(a, t, c->line));
    }
    p->proof.claims += p->diags.len == before;
}

void prove_picture(struct prover *p, struct str path, const struct block *b)
{
    const struct picture_fence *f = b->picture;
    int fence_line = (f->line_count ? f->file_lines[0] : b->line) - 1;
    struct exercise ex = {.kind = EXERCISE_PREDICT_PICTURE, .program = b->text, .faults = b->run->faults};
    struct shown s;
    if (!show(p, &ex, path, &s))
        return;
    struct error err = {0};
    struct attempt attempt = grade_attempt(&s.arena, &ex, (struct str){0});
    struct trace *t = picture_trace(&attempt, s.verdict, &err);
    if (t) {
        prove_moments(p, path, f, fence_line, t, s.verdict, &s.arena);
    } else {
        p->failed = true;
        error_set(p->fault, ERROR_SOFTWARE, "there is no picture for " STR_FMT ": %s", STR_ARG(path),
                  err.text);
    }
    trace_close(t);
    shown_end(&s);
}

/* ---- questions ------------------------------------------------------------------------ */

static void prove_foresight(struct prover *p, const struct exercise *ex, const struct asked *q,
                            const struct foresight *said)
{
    uint64_t chosen;
    enum answer_is is = foresee_answer(q, said->answer, &chosen);
    if (is == ANSWER_UNKNOWN || is == ANSWER_NONE) {
        struct buf names = {0};
        for (size_t i = 0; i < q->choice_count; i++)
            buf_printf(&names, "%s" STR_FMT, i ? ", " : "", STR_ARG(q->choices[i].key));
        refute(p, SEVERITY_ERROR, "no-such-thing", ex->path, said->line,
               str_from(arena_printf(&p->arena, "what can be answered is: " STR_FMT,
                                     STR_ARG(buf_view(&names)))),
               "nobody can answer '" STR_FMT "' here", STR_ARG(said->answer));
        buf_release(&names);
    } else if (q->question->kind == QUESTION_LIVE ? false : is == ANSWER_RIGHT) {
        refute(p, SEVERITY_ERROR, "prediction-right", ex->path, said->line, (struct str){0},
               "this is what the run really shows");
    } else {
        p->proof.claims++;
        return;
    }
    refute_at(p, "answer:", 20);
}

static bool right_passes(const struct foresee *f)
{
    struct arena a = {0};
    struct buf right = {0}, wrong = {0};
    bool good = true;
    for (size_t i = 0; i < f->count; i++) {
        const struct asked *q = &f->asked[i];
        if (q->question->kind == QUESTION_VALUE) {
            buf_str(&right, q->value);
        } else {
            foresee_write(&right, q, q->right);
            for (size_t k = 0; k < q->choice_count; k++) { /* one other choice must fail */
                uint64_t other = q->question->kind == QUESTION_LIVE ? q->right ^ (uint64_t)1 << k
                                                                    : (uint64_t)1 << k;
                buf_clear(&wrong);
                foresee_write(&wrong, q, other);
                good = good && (other == q->right ||
                                foresee_answer(q, buf_view(&wrong), NULL) == ANSWER_WRONG);
            }
        }
        buf_char(&right, '\n');
    }
    good = good && foresee_grade(&a, f, buf_view(&right)).status == GRADE_PASSED;
    buf_release(&right);
    buf_release(&wrong);
    arena_release(&a);
    return good;
}

void prove_questions(struct prover *p, const struct exercise *ex)
{
    struct str path = program_path(p, ex);
    struct run_fence wanted = {.expect = ex->finding};
    struct claimed program = {.text = ex->program, .limits = ex->limits, .path = path,
                              .run = &wanted, .first_line = 1,
                              .what = "a program whose picture is predicted"};
    struct shown s;
    struct error err = {0};
    if (!ex->program.len || !prove_program(p, &program, NULL, NULL) || p->failed ||
        !show(p, ex, path, &s))
        return;
    struct foresee *f = foresee_new(ex, s.verdict, &err);
    if (!f) {
        p->failed = true;
        error_set(p->fault, ERROR_SOFTWARE, "there is no picture for " STR_FMT ": %s", STR_ARG(path),
                  err.text);
        shown_end(&s);
        return;
    }
    bool all = true;
    for (size_t i = 0; i < f->count; i++) {
        const struct asked *q = &f->asked[i];
        if (q->wrong_code) {
            all = false;
            refute(p, SEVERITY_ERROR, q->wrong_code, ex->path, q->question->line, (struct str){0},
                   "this cannot be asked: " STR_FMT, STR_ARG(q->wrong));
            continue;
        }
        p->proof.claims++;
        for (size_t k = 0; k < q->question->prediction_count; k++)
            prove_foresight(p, ex, q, &q->question->predictions[k]);
    }
    if (all && !right_passes(f))
        refute(p, SEVERITY_ERROR, "picture-grades-wrong", ex->path, ex->questions[0].line,
               (struct str){0}, "the answers that the run gives do not pass, or others do");
    foresee_free(f);
    shown_end(&s);
}

/* ---- lines to mark ---------------------------------------------------------------------- */

void prove_marks(struct prover *p, const struct exercise *ex)
{
    struct str path = program_path(p, ex);
    struct shown s;
    if (!ex->program.len || !show(p, ex, path, &s))
        return;
    const struct verdict *v = s.verdict;
    const struct finding *f = mark_finding(ex, v);
    const struct run_result *run = v->run_count ? &v->runs[0] : NULL;
    const struct place *at = f ? mark_place(ex, f) : NULL;
    if (v->kind == VERDICT_COMPILE_ERROR) {
        refute(p, SEVERITY_ERROR, "not-clean", path, v->diag_count ? v->diags[0].line : 1,
               (struct str){0}, "a program to mark must compile: " STR_FMT,
               STR_ARG(v->diag_count ? v->diags[0].message : STR("it does not")));
    } else if (!f) {
        const struct finding *other = verdict_first_finding(v);
        if (other)
            refute(p, SEVERITY_ERROR, "no-such-finding", path, other->at.line, (struct str){0},
                   "this program is declared to show " STR_FMT ", but what is found is %s: " STR_FMT,
                   STR_ARG(ex->finding), other->code, STR_ARG(other->message));
        else
            refute(p, SEVERITY_ERROR, "no-such-finding", path, 1, (struct str){0},
                   "this program is to go wrong, but it runs clean");
    } else if (run->finding_count > 1) {
        const struct finding *second = f == &run->findings[0] ? &run->findings[1] : &run->findings[0];
        refute(p, SEVERITY_ERROR, "more-findings", path, second->at.line,
               STR("let the program go wrong in one place only"),
               "beside %s in line %d, this is found as well: %s: " STR_FMT, f->code, f->at.line,
               second->code, STR_ARG(second->message));
    } else if (at->line <= 0 || !str_is(at->file, "program.c")) {
        refute(p, SEVERITY_ERROR, "no-such-finding", ex->path, 2, (struct str){0},
               "what is found (%s) has no line of that kind", f->code);
        refute_at(p, "mark:", 400);
    } else {
        p->proof.claims++;
        for (size_t i = 0; i < ex->mark_count; i++) {
            if (ex->marks[i].at != at->line) {
                p->proof.claims++;
                continue;
            }
            refute(p, SEVERITY_ERROR, "mark-right", ex->path, ex->marks[i].line, (struct str){0},
                   "line %d is where it goes wrong", at->line);
            refute_at(p, "line:", 20);
        }
    }
    shown_end(&s);
}
