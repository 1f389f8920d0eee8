/* The hints of an exercise, and its debrief. `## Hint 1` is what is said to everybody;
 * beside it `## Hint 1: leak`, `## Hint 1: case NAME` and, of a capstone, `## Hint 1: stage ID`
 * are for those whose first failing check is that. A hint for one failure always has one for all beside it, because learners
 * fail in ways that no author thinks of. */
#include "pack/load.h"

#include <string.h>

static bool code_known(struct str code)
{
    for (const char *const *c = pack_failure_codes(); *c; c++)
        if (str_is(code, *c))
            return true;
    return false;
}

static bool stage_known(struct loader *l, const struct section *s, const struct exercise *ex, struct str id)
{
    const char *ids[CAPSTONE_STAGES];
    size_t n = 0;
    for (size_t i = 0; i < ex->stage_count && n < COUNT(ids); i++) {
        if (str_eq(ex->stages[i].as.id, id))
            return true;
        ids[n++] = arena_cstr(l->a, ex->stages[i].as.id);
    }
    problem(l, SEVERITY_ERROR, "bad-hint", s->at, "there is no stage '" STR_FMT "'", STR_ARG(id));
    problem_nearest(l, id, ids, n);
    return false;
}

/* False: it is for nothing that can happen; reported. */
static bool fits_something(struct loader *l, const struct section *s, struct exercise *ex, struct fitted_hint *h)
{
    if (!s->fits.len) {
        problem(l, SEVERITY_ERROR, "bad-hint", s->at, "it does not say which failure this hint is for");
        problem_advice(l, "'## Hint %d: leak', or '## Hint %d: case NAME'", s->number, s->number);
        return false;
    }
    if (!ex->case_count && ex->kind != EXERCISE_CAPSTONE && ex->kind != EXERCISE_WRITE_TESTS) {
        problem(l, SEVERITY_ERROR, "bad-hint", s->at,
                "in an exercise of kind %s no check fails that a hint could be for",
                exercise_kind_name(ex->kind));
        return false;
    }
    if (str_starts(s->fits, "case ")) {
        h->case_name = str_trim(str_slice(s->fits, 5, s->fits.len));
        const char *names[64];
        size_t n = 0;
        for (size_t i = 0; i < ex->case_count && n < COUNT(names); i++) {
            if (str_eq(ex->cases[i].name, h->case_name))
                return true;
            names[n++] = arena_cstr(l->a, ex->cases[i].name);
        }
        problem(l, SEVERITY_ERROR, "bad-hint", s->at, "there is no case '" STR_FMT "'", STR_ARG(h->case_name));
        problem_nearest(l, h->case_name, names, n);
        return false;
    }
    if (str_starts(s->fits, "stage ")) {
        h->stage = str_trim(str_slice(s->fits, 6, s->fits.len));
        return stage_known(l, s, ex, h->stage);
    }
    h->code = s->fits;
    if (code_known(s->fits))
        return true;
    problem(l, SEVERITY_ERROR, "bad-hint", s->at, "unknown failure code '" STR_FMT "'", STR_ARG(s->fits));
    problem_nearest(l, s->fits, pack_failure_codes(), failure_code_count());
    return false;
}

static void read_fitted(struct loader *l, const struct section *s, struct exercise *ex)
{
    struct fitted_hint h = {.level = s->number, .fits = s->fits, .line = s->at.line};
    if (s->number > 3) {
        problem(l, SEVERITY_ERROR, "bad-hint", s->at, "there are three hints at most");
        return;
    }
    empty_section(l, s, "this hint");
    if (!fits_something(l, s, ex, &h))
        return;
    for (size_t i = 0; i < ex->fitted_count; i++)
        if (ex->fitted[i].level == h.level && str_eq(ex->fitted[i].fits, h.fits))
            problem(l, SEVERITY_ERROR, "duplicate-section", s->at, "a second hint %d for " STR_FMT, h.level,
                    STR_ARG(h.fits));
    h.text = doc_parse(l->a, s->text, s->line);
    ex->fitted[ex->fitted_count++] = h;
}

void hints_read(struct loader *l, const struct loaded *in, struct exercise *ex)
{
    /* Whoever reviews is not led on; a quiz explains each choice; whoever is placed is told
     * nothing. */
    bool needs_hints = ex->use == USE_TAUGHT;
    bool needs_debrief = ex->use == USE_TAUGHT ||
                         (ex->use == USE_REVIEW && ex->kind != EXERCISE_QUIZ);
    bool debrief = false;
    ex->fitted = arena_array(l->a, in->section_count + 1, sizeof *ex->fitted);
    int want = 1;
    for (size_t i = 0; i < in->section_count; i++) {
        const struct section *s = &in->sections[i];
        if (s->kind == SECTION_HINT && !needs_hints) {
            problem(l, SEVERITY_WARNING, "not-used", s->at, ex->use == USE_REVIEW
                    ? "a review is from memory: hints of a variant are not shown"
                    : "in the placement inventory no hints are shown");
        } else if (s->kind == SECTION_HINT && s->fitted) {
            read_fitted(l, s, ex);
        } else if (s->kind == SECTION_HINT) {
            if (s->number > 3)
                problem(l, SEVERITY_ERROR, "bad-hint", s->at, "there are three hints at most");
            else if (s->number < want)
                problem(l, SEVERITY_ERROR, "duplicate-section", s->at, "a second hint %d",
                        s->number);
            else if (s->number > want)
                problem(l, SEVERITY_ERROR, "bad-hint", s->at,
                        "hint %d comes where hint %d is expected", s->number, want);
            want = (s->number < want ? want : s->number) + 1;
            empty_section(l, s, "this hint");
            if (ex->hint_count < COUNT(ex->hints))
                ex->hints[ex->hint_count++] = doc_parse(l->a, s->text, s->line);
        } else if (s->kind == SECTION_DEBRIEF) {
            if (debrief)
                problem(l, SEVERITY_ERROR, "duplicate-section", s->at, "a second debrief");
            empty_section(l, s, "the debrief");
            debrief = true;
            ex->debrief = doc_parse(l->a, s->text, s->line);
        }
    }
    for (size_t i = 0; i < ex->fitted_count; i++) {
        const struct fitted_hint *h = &ex->fitted[i];
        if ((size_t)h->level <= ex->hint_count)
            continue;
        problem(l, SEVERITY_ERROR, "bad-hint", line_spot(in->src.path, in->src.text, h->line),
                "hint %d is only there for " STR_FMT, h->level, STR_ARG(h->fits));
        problem_advice(l, "add '## Hint %d' for all who fail otherwise", h->level);
    }
    if (ex->hint_count == 0 && needs_hints) {
        problem(l, SEVERITY_WARNING, "missing-section", line_spot(in->src.path, in->src.text, 0),
                "it has no hints");
        problem_advice(l, "add '## Hint 1': a question that leads on, not the answer");
    }
    if (!debrief && needs_debrief) {
        problem(l, SEVERITY_ERROR, "missing-section", line_spot(in->src.path, in->src.text, 0),
                "the section '## Debrief' is missing");
        problem_advice(l, "say what was learnt; it is shown after passing");
    }
}

