/* --plain: what is known of ownership before the run, of what was judged last: `contracts` tells each
 * broken rule with its path and how it stands against the run, `try 2` looks for a run that does not
 * survive the second of them, `propose` writes the contracts that bodies imply. The run is repeated
 * with history, so that it can be said whether it came by. */
#include "cli/plain.h"

#include <string.h>

/* False: said. */
static bool look(struct plain *p, struct owning *k)
{
    struct error err = {0};
    const char *why = owning_open(k, &p->judged, study_judge(p->s), &err);
    if (why && *why)
        plain_say(p, why);
    else if (why)
        complain_error(&err);
    return !why;
}

void plain_contracts(struct plain *p, struct str rest)
{
    struct owning k;
    if (!look(p, &k))
        return;
    owning_say(p->c, &k, str_is(str_trim(rest), "all"), false);
    owning_release(&k);
}

void plain_propose(struct plain *p, struct str rest)
{
    struct owning k;
    (void)rest;
    if (!look(p, &k))
        return;
    owning_say(p->c, &k, false, true);
    owning_release(&k);
}

static bool same_found(const struct contract_found *a, const struct contract_found *b)
{
    return a->code == b->code && a->at.line == b->at.line && a->at.column == b->at.column && str_eq(a->at.file, b->at.file);
}

/* What the search has seen of it; and then picture and lanes are about that run. */
static void tell_tried(struct plain *p, struct owning *k, const struct contract_stand *of, const struct verdict *v)
{
    size_t count;
    struct contract_stand *after = contract_stands(&k->arena, v, k->attempt.files, k->attempt.file_count, NULL, &count);
    for (size_t i = 0; i < count; i++) {
        if (!same_found(after[i].found, of->found) || after[i].standing != STANDING_CONFIRMED)
            continue;
        struct words w = words_contract(&k->arena, &after[i], k->attempt.files, k->attempt.file_count, NULL);
        print_words(p->c, stdout, &w);
        if (after[i].cell)
            p->judged.faults = arena_str(&p->judged.arena, after[i].cell->faults);
        if (after[i].schedule.len)
            p->judged.order = arena_str(&p->judged.arena, after[i].schedule);
        p->judged.fresh = true;
        plain_say(p, after[i].schedule.len ? "lanes shows this run." : "picture shows this run.");
        return;
    }
    const struct run_result *r = v->run_count ? &v->runs[0] : NULL;
    if (r && r->sweep && r->sweep->count == 1)
        plain_say(p, "It survived the one failure that there is to try. The rule is still broken: change the input, and "
                     "check again.");
    else if (r && r->sweep)
        print_f(p->c, WORD_TEXT, 0, "It survived %s%zu failures that were tried. That is no proof: the rule is still "
                "broken. Change the input, and check again.", r->sweep->complete ? "all " : "the ", r->sweep->count);
    else if (r && r->schedules)
        print_f(p->c, WORD_TEXT, 0, "It survived %s orders of its threads that were tried. The rule is still broken.",
                r->schedules->complete ? "all" : "those");
    else
        complain("that could not be tried: " STR_FMT, STR_ARG(v->fault));
}

void plain_try(struct plain *p, struct str rest)
{
    struct owning k;
    struct attempt at;
    int64_t n = 1;
    rest = str_trim(rest);
    if (!look(p, &k))
        return;
    if (!k.count) {
        plain_say(p, "No rule of ownership is broken, so there is nothing to try.");
    } else if (rest.len && !str_to_int(rest, 1, (int64_t)k.count, &n)) {
        if (k.count == 1)
            plain_say(p, "There is only one of them: try 1.");
        else
            print_f(p->c, WORD_TEXT, 0, "try 1 to try %zu: which of them; contracts lists them.", k.count);
    } else if (k.stands[n - 1].standing == STANDING_CONFIRMED) {
        plain_say(p, "The run shows it already: picture shows how.");
    } else if (!contract_look_attempt(&k.arena, &k.attempt, &k.stands[n - 1], &at)) {
        struct words w = words_contract(&k.arena, &k.stands[n - 1], k.attempt.files, k.attempt.file_count, NULL);
        print_words(p->c, stdout, &w);
    } else {
        struct verdict *v = judge_run(study_judge(p->s), &at);
        tell_tried(p, &k, &k.stands[n - 1], v);
        verdict_free(v);
    }
    owning_release(&k);
}
