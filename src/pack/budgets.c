/* What must hold of an exercise's budgets, and of one that is to be refactored: there is
 * something to keep, and a case and a harness that it can be measured by. What the start and
 * the solution really use only a run can tell (author/claims.c). */
#include "pack/load.h"

#include <string.h>

static bool of_requests(struct str measure)
{
    return str_is(measure, "p50") || str_is(measure, "p99") || str_is(measure, "max");
}

static bool names(struct str text, const char *function)
{
    return text.len && memmem(text.at, text.len, function, strlen(function)) != NULL;
}

static void check_case(struct loader *l, const struct exercise *ex, struct budget *b, struct spot at)
{
    const char *known[64];
    size_t count = 0;
    b->case_index = -1;
    for (size_t i = 0; i < ex->case_count && b->case_name.len; i++) {
        if (str_eq(ex->cases[i].name, b->case_name))
            b->case_index = (int)i;
        if (ex->cases[i].name.len && count < COUNT(known))
            known[count++] = arena_cstr(l->a, ex->cases[i].name);
    }
    if (!b->case_name.len || b->case_index >= 0)
        return;
    problem(l, SEVERITY_ERROR, "bad-budget", at, "there is no case '" STR_FMT "'", STR_ARG(b->case_name));
    problem_nearest(l, b->case_name, known, count);
}

static void check_budgets(struct loader *l, struct exercise *ex, struct yaml *list)
{
    for (size_t i = 0; i < ex->budget_count; i++) {
        struct budget *b = &ex->budgets[i];
        struct yaml *at = list->items[i];
        check_case(l, ex, b, key_spot(at, "case"));
        for (size_t j = 0; j < i; j++) {
            const struct budget *before = &ex->budgets[j];
            if (b->measure.len && str_eq(b->measure, before->measure) && b->case_index == before->case_index)
                problem(l, SEVERITY_ERROR, "bad-budget", key_spot(at, "measure"),
                        "a second budget of this measure%s; the first is on line %d",
                        b->case_index < 0 ? "" : " for this case", before->line);
        }
        if (of_requests(b->measure) &&
            !(names(ex->harness, "freehold_request_begin") && names(ex->harness, "freehold_request_end"))) {
            problem(l, SEVERITY_ERROR, "bad-budget", key_spot(at, "measure"),
                    STR_FMT " is of requests, and no harness.c marks any", STR_ARG(b->measure));
            problem_advice(l, "call freehold_request_begin() and freehold_request_end() of <freehold.h> there");
        }
    }
}

static bool about_budgets(struct str code) { return str_is(code, "over-budget"); }
static bool about_rules(struct str code) { return str_is(code, "rule-broken"); }

void budgets_check(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    struct yaml *list = yaml_get(in->front, "budgets"), *rules = yaml_get(in->front, "rules");
    if (list && list->kind == YAML_LIST && ex->budget_count == list->count)
        check_budgets(l, ex, list);
    ex->references = arena_array(l->a, ex->budget_count + 1, sizeof *ex->references);
    for (size_t i = 0; i < ex->budget_count; i++)
        ex->references[i] = REFERENCE_UNKNOWN;
    if (about_budgets(ex->start_fails) && !list) {
        problem(l, SEVERITY_ERROR, "bad-budget", key_spot(in->front, "start"),
                "the start is declared to be over-budget, and there are no budgets");
        problem_advice(l, "add the key 'budgets'");
    } else if (about_rules(ex->start_fails) && !rules) {
        problem(l, SEVERITY_ERROR, "bad-budget", key_spot(in->front, "start"),
                "the start is declared to break a rule, and there are no rules");
        problem_advice(l, "add the key 'rules'");
    }
    if (ex->kind != EXERCISE_REFACTOR)
        return;
    if (!list && !rules) {
        problem(l, SEVERITY_ERROR, "nothing-to-improve", key_spot(in->front, "kind"),
                "there is nothing that a refactoring must improve");
        problem_advice(l, "add 'budgets' or 'rules'; for a program that is wrong there is the kind fix");
    }
    if (ex->start_fails.len && !about_budgets(ex->start_fails) && !about_rules(ex->start_fails)) {
        problem(l, SEVERITY_ERROR, "nothing-to-improve", key_spot(in->front, "start"),
                "what is to be refactored works: its start is over-budget or rule-broken, nothing else");
        problem_advice(l, "for a program that is wrong there is the kind fix");
    }
}
