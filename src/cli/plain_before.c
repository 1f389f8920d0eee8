/* --plain: questions before the first run. They are asked when the start would be judged for
 * the first time; an empty answer passes one over, a single dot all that are left. */
#include "cli/plain.h"

#include <string.h>

static int how_sure(struct plain *p)
{
    struct str line;
    if (!plain_ask(p, "Sure? y or n: ", &line)) {
        p->leave = true;
        return 0;
    }
    line = str_trim(line);
    return str_is(line, "y") || str_is(line, "yes") || str_is(line, "sure");
}

/* What was answered, as it is graded: a number of the list means that choice. */
static struct str meant(const struct foretold *q, struct str said)
{
    int64_t n;
    said = str_trim(said);
    return q->choice_count && str_to_int(said, 1, (int64_t)q->choice_count, &n) ? q->choices[n - 1] : said;
}

static bool one_of(const struct foretold *q, struct str said)
{
    bool any = !q->choice_count;
    for (size_t i = 0; i < q->choice_count && !any; i++)
        any = str_eq(q->choices[i], said);
    return any;
}

/* False: the rest is passed over. */
static bool ask(struct plain *p, struct arena *a, size_t n, const struct foretold *q)
{
    struct str line, said;
    const struct foresight *believed;
    struct error err = {0};
    print_f(p->c, WORD_TEXT, 0, "Before it runs, %zu:", n + 1);
    print_doc(p->c, 2, q->forecast->ask);
    for (size_t i = 0; i < q->choice_count; i++)
        print_f(p->c, WORD_TEXT, 4, "%zu. " STR_FMT, i + 1, STR_ARG(q->labels[i]));
    for (;;) {
        if (!plain_ask(p, q->choice_count ? "Number: " : "Answer: ", &line)) {
            p->leave = true;
            return false;
        }
        said = arena_str(a, meant(q, line));
        if (!said.len)
            return true;
        if (str_is(said, "."))
            return false;
        if (one_of(q, said))
            break;
        print_f(p->c, WORD_TEXT, 0, "Please type a number from 1 to %zu; Enter passes it over.", q->choice_count);
    }
    int sure = how_sure(p);
    bool right = foretold_right(q, said, &believed);
    print_f(p->c, right ? WORD_PASS : WORD_FAIL, 0, right ? "RIGHT  " STR_FMT : "NOT RIGHT  " STR_FMT,
            STR_ARG(foretold_truth(a, q)));
    if (believed)
        print_doc(p->c, 2, believed->because);
    if (!right && sure)
        plain_say(p, "You were sure of it: that is worth a second look, and comes back in a review.");
    if (!study_foretold(p->s, p->here, q, said, sure, &err))
        complain("this could not be written down: %s", err.text);
    return !p->leave;
}

void plain_foretell(struct plain *p)
{
    struct arena a = {0};
    const struct exercise *ex = item_exercise(p->here);
    if (!study_asks_first(p->s, p->here))
        return;
    struct attempt at = grade_attempt(&a, ex, ex->start);
    struct verdict *v = judge_run(study_judge(p->s), &at);
    struct foretellings all = foretell(&a, ex, v, ex->id.len);
    if (all.count)
        plain_say(p, "What will it do, as it stands? Enter passes a question over, a single dot all.");
    for (size_t i = 0; i < all.count && !p->leave && ask(p, &a, i, &all.list[i]); i++)
        ;
    if (study_asks_first(p->s, p->here))
        study_foretold(p->s, p->here, NULL, (struct str){0}, 0, NULL); /* nothing was answered */
    verdict_free(v);
    arena_release(&a);
}

void plain_predict(struct plain *p, struct str rest)
{
    (void)rest;
    if (study_asks_first(p->s, p->here))
        plain_foretell(p);
    else
        plain_say(p, !p->here->lesson && item_exercise(p->here)->forecast_count
                  ? "The questions before the run were asked already." : "There is nothing to predict here first.");
}
