/* Of what was judged last: what is known of its ownership before its run, and how that stands against
 * the run, which is repeated with history, so that it can be said whether it came by. */
#include "cli/cli.h"

#include <string.h>

void owning_release(struct owning *k)
{
    verdict_free(k->verdict);
    arena_release(&k->arena);
    *k = (struct owning){0};
}

const char *owning_open(struct owning *k, const struct judged *j, struct judge *judge, struct error *reterr)
{
    struct error err = {0};
    *k = (struct owning){0};
    if (j->hidden)
        return "It would tell the answer; it can be seen once yours is right.";
    if (!j->verdict || !judge)
        return "Nothing was judged yet: check an answer or run a program, then look at its contracts.";
    if (j->verdict->kind == VERDICT_COMPILE_ERROR)
        return "It did not compile, so nothing is known of its ownership.";
    struct attempt all = judged_attempt(j, &k->arena);
    k->attempt = attempt_for_picture(&k->arena, &all, j->run, 0);
    k->attempt.contracts = CONTRACTS_CHECK | CONTRACTS_PROPOSALS;
    k->verdict = judge_run(judge, &k->attempt);
    if (k->verdict->kind == VERDICT_TOOL_FAULT) {
        error_set(reterr, ERROR_SOFTWARE, "it could not be looked at: " STR_FMT, STR_ARG(k->verdict->fault));
        owning_release(k);
        return "";
    }
    struct trace *t = picture_trace(&k->attempt, k->verdict, &err); /* without one less is known */
    k->stands = contract_stands(&k->arena, k->verdict, k->attempt.files, k->attempt.file_count, t, &k->count);
    trace_close(t);
    return NULL;
}

void owning_say(struct cli *c, struct owning *k, bool untold, bool proposals)
{
    struct words w = proposals ? words_proposals(&k->arena, k->verdict, k->attempt.files, k->attempt.file_count)
                               : words_contracts(&k->arena, k->verdict, k->attempt.files, k->attempt.file_count,
                                                 k->stands, k->count, untold);
    print_words(c, stdout, &w);
}
