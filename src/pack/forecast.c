/* Questions before the first run (`predict:`). What is right is never written down: the
 * start is run and answers (study/forecast.c). Here is what can be seen without running. */
#include "pack/load.h"

static bool code_or_nothing(struct str answer)
{
    bool known = str_is(answer, "nothing");
    for (const char *const *c = pack_failure_codes(); *c && !known; c++)
        known = str_is(answer, *c);
    return known;
}

static void check_choices(struct loader *l, const struct forecast *f, const struct yaml *said)
{
    const struct yaml *list = yaml_get(said, "choices");
    for (size_t i = 0; list && list->kind == YAML_LIST && i < f->choice_count && i < list->count; i++) {
        struct str answer = f->choices[i].answer;
        if (!answer.len)
            continue; /* reported */
        if (f->about == FORECAST_FINDING && !code_or_nothing(answer)) {
            problem(l, SEVERITY_ERROR, "bad-forecast", key_spot(list->items[i], "answer"),
                    "unknown failure code '" STR_FMT "'", STR_ARG(answer));
            problem_nearest(l, answer, pack_failure_codes(), failure_code_count());
        }
        for (size_t k = 0; k < i; k++)
            if (str_eq(answer, f->choices[k].answer))
                problem(l, SEVERITY_ERROR, "bad-forecast", key_spot(list->items[i], "answer"),
                        "the same answer as on line %d", f->choices[k].line);
    }
}

void forecasts_check(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    static const char *const words[] = {"output", "finding", "exit", "leaks"};
    const struct yaml *list = yaml_get(in->front, "predict");
    if (!list || list->kind != YAML_LIST || list->count != ex->forecast_count)
        return;
    for (size_t i = 0; i < ex->forecast_count; i++) {
        struct forecast *f = &ex->forecasts[i];
        for (size_t k = 0; k < COUNT(words); k++)
            if (str_is(f->about_word, words[k]))
                f->about = (enum forecast_about)k;
        if (f->in_case > 0 && (size_t)f->in_case > ex->case_count)
            problem(l, SEVERITY_ERROR, "bad-forecast", key_spot(list->items[i], "case"),
                    "there is no case %d; the exercise has %zu", f->in_case, ex->case_count);
        if (f->about == FORECAST_FINDING && f->about_word.len && !yaml_get(list->items[i], "choices")) {
            problem(l, SEVERITY_ERROR, "bad-forecast", key_spot(list->items[i], "about"),
                    "a question about a finding needs 'choices'");
            problem_advice(l, "nobody can be asked to know the names of all failures");
        }
        check_choices(l, f, list->items[i]);
    }
}
