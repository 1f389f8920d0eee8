/* A capstone judged and graded: a chain of attempts, one for each stage and each
 * dare, and of each a grade as of any exercise (struct stage is one).
 *
 * The rule: the points of the stages that pass, of 100, must reach the mark, and no
 * rule of memory may be broken in any stage, whatever the points. Stages are judged
 * independently: one behind a stage that fails is told as it is. A stage is passed
 * whole or not at all; who wants finer steps makes more stages. Dares give no points
 * and break nothing.
 *
 * What the learner wrote is taken from the answer by the names of the files that are
 * theirs; every other file is the pack's, whatever the answer says. */
#include "study/costs.h"
#include "study/room.h"

#include <string.h>

/* What "zero violations" means: rules of memory and of what is owned. A wrong output, a
 * limit or a failed assertion costs its stage's points and no more. */
static const char *const memory_rules[] = {
    "leak", "double-free", "invalid-free", "use-after-free", "use-after-return", "use-after-scope",
    "out-of-bounds-read", "out-of-bounds-write", "pointer-out-of-object", "pointer-comparison", "uninitialised-read",
    "null-dereference", "wild-pointer", "misaligned-access", "write-to-literal", "overlapping-copy",
    "stack-overflow", "crash", "closed-handle-use", "handle-leak", "double-close", "use-after-move",
    "owner-dropped", "borrow-outlives-owner", "freed-borrow", "moved-twice", "gives-borrow", "borrow-invalidated",
    "returns-local", "maybe-null", "unset-out-parameter",
};

bool capstone_forbids(const char *code)
{
    for (size_t i = 0; i < COUNT(memory_rules); i++)
        if (!strcmp(code, memory_rules[i]))
            return true;
    return false;
}

static size_t parts(const struct exercise *ex)
{
    return ex->stage_count + ex->dare_count;
}

static const struct stage *part(const struct exercise *ex, size_t i)
{
    return i < ex->stage_count ? &ex->stages[i] : &ex->dares[i - ex->stage_count];
}

const struct stage *capstone_stage(const struct exercise *ex, struct str id)
{
    for (size_t i = 0; i < parts(ex); i++)
        if (str_eq(part(ex, i)->as.id, id))
            return part(ex, i);
    return NULL;
}

bool grade_own_file(const struct exercise *ex, struct str name)
{
    if (!ex->files)
        return str_is(name, "answer.c");
    const struct capstone_file *f = capstone_file(ex, name);
    return f && f->edits;
}

size_t capstone_sources(struct arena *a, const struct exercise *ex, struct str answer, bool tests,
                        struct source_file *ret)
{
    struct bundle b = bundle_split(a, answer);
    size_t n = 0;
    for (size_t i = 0; i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        const struct str *own = f->edits ? bundle_find(&b, f->name) : NULL;
        if (!f->tests || tests)
            ret[n++] = (struct source_file){.name = f->name, .text = own ? *own : f->text, .header = f->header};
    }
    return n;
}

/* Behind the stages and dares: the reference solution to each that has a budget, as long as
 * the figures of any are not known. All or none, so that what came back can be told apart
 * by its number. */
static bool want_references(const struct exercise *ex)
{
    bool wanted = false;
    for (size_t i = 0; i < parts(ex); i++)
        wanted |= part(ex, i)->as.budget_count && budgets_want_reference(&part(ex, i)->as);
    return wanted;
}

/* ---- judging ---------------------------------------------------------------------- */

struct attempt capstone_attempt(struct arena *a, const struct exercise *ex, struct str answer)
{
    struct attempt *first = NULL, *references = NULL, *newest = NULL;
    const struct attempt **link = NULL;
    bool wants = want_references(ex);
    for (size_t i = 0; i < parts(ex); i++) {
        struct attempt *one = arena_array(a, 1, sizeof *one);
        *one = grade_attempt(a, &part(ex, i)->as, answer);
        if (link)
            *link = one;
        else
            first = one;
        /* A stage may be a chain itself; all of it was made in this arena just now. */
        struct attempt *last = one;
        while (last->next)
            last = (struct attempt *)last->next;
        link = &last->next;
        if (!wants || !part(ex, i)->as.budget_count)
            continue;
        struct attempt *reference = grade_reference(a, &part(ex, i)->as, one);
        if (newest)
            newest->next = reference;
        else
            references = reference;
        newest = reference;
    }
    if (link)
        *link = references;
    return first ? *first : (struct attempt){0};
}

/* ---- grading ---------------------------------------------------------------------- */

static size_t chain_length(const struct attempt *at)
{
    size_t n = 1;
    while ((at = at->next))
        n++;
    return n;
}

static struct grade fault(struct arena *a, const struct stage *s, struct str what)
{
    char *said = arena_printf(a, STR_FMT " (in \"" STR_FMT "\")", STR_ARG(what), STR_ARG(s->as.title));
    return (struct grade){.status = GRADE_TOOL_FAULT, .fault = str_from(said)};
}

/* All that is told of the stage is told of the whole, but its status and the answer. */
static void speak_about(struct grade *g, size_t i)
{
    struct grade whole = g->stages[i].grade;
    whole.status = g->status;
    whole.answer = g->answer;
    whole.stages = g->stages;
    whole.stage_count = g->stage_count;
    whole.first = i;
    whole.points = g->points;
    memcpy(whole.part_points, g->part_points, sizeof whole.part_points);
    memcpy(whole.part_most, g->part_most, sizeof whole.part_most);
    whole.violated = g->violated;
    whole.violated_in = g->violated_in;
    *g = whole;
}

/* Where each part's verdicts begin; NULL: there is none. What is behind them is of reference solutions. */
static void find_verdicts(struct arena *a, const struct exercise *ex, struct str answer, const struct verdict *v,
                          const struct verdict **ret)
{
    for (size_t i = 0; i < parts(ex); i++) {
        struct attempt at = grade_attempt(a, &part(ex, i)->as, answer);
        ret[i] = v;
        for (size_t n = chain_length(&at); n && v; n--)
            v = v->next;
    }
    for (size_t i = 0; i < parts(ex) && v; i++)
        if (part(ex, i)->as.budget_count) {
            budgets_note_reference(&part(ex, i)->as, v);
            v = v->next;
        }
}

struct grade capstone_grade(struct arena *a, const struct exercise *ex, struct str answer,
                            const struct verdict *v)
{
    struct grade g = {.status = GRADE_FAILED, .answer = answer};
    bool failed = false;
    const struct verdict **verdicts = arena_array(a, parts(ex) + 1, sizeof *verdicts);
    find_verdicts(a, ex, answer, v, verdicts);
    g.stages = arena_array(a, parts(ex), sizeof *g.stages);
    for (size_t i = 0; i < parts(ex); i++) {
        const struct stage *s = part(ex, i);
        struct stage_grade *of = &g.stages[i];
        if (!verdicts[i])
            return fault(a, s, STR("the judge said nothing about it"));
        *of = (struct stage_grade){.stage = s, .grade = grade_answer(a, &s->as, answer, verdicts[i]), .verdict = verdicts[i]};
        if (of->grade.status == GRADE_TOOL_FAULT)
            return fault(a, s, of->grade.fault);
        g.stage_count = i + 1;
        bool passed = of->grade.status == GRADE_PASSED;
        if (!s->dare) {
            g.part_most[s->part] += s->points;
            g.part_points[s->part] += passed ? s->points : 0;
            g.points += passed ? s->points : 0;
        }
        for (size_t k = 0; k < of->grade.count && !s->dare && !g.violated; k++)
            if (capstone_forbids(of->grade.failures[k].code)) {
                g.violated = of->grade.failures[k].code;
                g.violated_in = i;
            }
        if (!s->dare && !passed && !failed) {
            failed = true;
            speak_about(&g, i);
        }
    }
    if (!g.stage_count)
        return (struct grade){.status = GRADE_TOOL_FAULT, .fault = STR("this capstone has no stages")};
    if (!failed)
        speak_about(&g, 0);
    if (g.points >= ex->pass && !g.violated)
        g.status = GRADE_PASSED;
    return g;
}

/* ---- what a grade is about ----------------------------------------------------------- */

const struct exercise *grade_exercise(const struct exercise *ex, const struct grade *g)
{
    return g && g->first < g->stage_count ? &g->stages[g->first].stage->as : ex;
}

const struct verdict *grade_verdict(const struct verdict *v, const struct grade *g)
{
    return g && g->first < g->stage_count ? g->stages[g->first].verdict : v;
}

struct verdict *grade_verdict_first_take(struct verdict *v, const struct grade *g)
{
    const struct verdict *about = grade_verdict(v, g);
    for (struct verdict **at = &v; *at && about != v; at = &(*at)->next) {
        if (*at != about)
            continue;
        struct verdict *found = *at;
        *at = found->next;
        found->next = v;
        return found;
    }
    return v;
}
