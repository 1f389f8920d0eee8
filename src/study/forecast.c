/* Questions that are asked before the learner sees a program run (`predict:`): whoever has
 * committed to an answer looks at the run otherwise. The start is run, and that run answers;
 * a wrong answer is one of the pack's beliefs, or nobody's. */
#include "study/room.h"

#include <string.h>

/* ---- what the run says --------------------------------------------------------------- */

static bool at_end(const struct finding *f)
{
    return !strcmp(f->code, "leak") || !strcmp(f->code, "handle-leak");
}

/* Did main() come to an end of its own? */
static bool ends(const struct run_result *run)
{
    bool all = run->ran && !run->limit;
    for (size_t i = 0; i < run->finding_count; i++)
        all = all && at_end(&run->findings[i]);
    return all;
}

static bool compute(struct arena *a, const struct forecast *f, const struct verdict *v, struct str *ret)
{
    size_t at = f->in_case > 0 ? (size_t)f->in_case - 1 : 0;
    const struct run_result *run = at < v->run_count ? &v->runs[at] : NULL;
    if (f->about == FORECAST_FINDING && v->kind == VERDICT_COMPILE_ERROR) {
        *ret = STR("compile-error");
        return true;
    }
    if (v->kind == VERDICT_TOOL_FAULT || v->kind == VERDICT_COMPILE_ERROR || !run || !run->ran)
        return false;
    struct str out = run->out, line = {"", 0};
    uint64_t blocks = 0;
    switch (f->about) {
    case FORECAST_OUTPUT:
        str_line(&out, &line);
        *ret = str_trim(line).len ? arena_str(a, str_trim(line)) : STR("nothing");
        return true;
    case FORECAST_FINDING:
        *ret = run->finding_count ? arena_str(a, str_from(run->findings[0].code))
             : run->limit         ? arena_str(a, str_from(run->limit)) : STR("nothing");
        return true;
    case FORECAST_EXIT:
        *ret = str_from(arena_printf(a, "%d", run->exit_code));
        return ends(run);
    case FORECAST_LEAKS:
        for (size_t i = 0; i < run->finding_count; i++)
            if (!strcmp(run->findings[i].code, "leak"))
                blocks += run->findings[i].object_blocks ? run->findings[i].object_blocks : 1;
        *ret = str_from(arena_printf(a, "%llu", (unsigned long long)blocks));
        return ends(run);
    }
    return false;
}

static struct str label(struct arena *a, const struct forecast *f, struct str answer)
{
    struct explanation e;
    if (f->about == FORECAST_FINDING && explain_find(answer, &e) && !str_is(answer, "nothing"))
        return str_from(arena_printf(a, STR_FMT " (" STR_FMT ")", STR_ARG(answer), STR_ARG(e.title)));
    return answer;
}

/* The right answer among the wrong ones, always at the same place of a seed. */
static void mix(struct arena *a, struct foretold *q, uint64_t seed)
{
    const struct forecast *f = q->forecast;
    q->choices = arena_array(a, f->choice_count + 1, sizeof *q->choices);
    q->labels = arena_array(a, f->choice_count + 1, sizeof *q->labels);
    uint64_t h = (seed ^ study_hash(q->right)) * 0x9e3779b97f4a7c15u;
    size_t right = (size_t)((h >> 33) % (f->choice_count + 1)), from = 0;
    for (size_t i = 0; i <= f->choice_count; i++) {
        q->choices[i] = i == right ? q->right : f->choices[from++].answer;
        q->labels[i] = label(a, f, q->choices[i]);
    }
    q->choice_count = f->choice_count + 1;
}

struct foretellings foretell(struct arena *a, const struct exercise *ex, const struct verdict *v, uint64_t seed)
{
    struct foretellings all = {.list = arena_array(a, ex->forecast_count + 1, sizeof *all.list)};
    for (size_t i = 0; i < ex->forecast_count; i++) {
        struct foretold q = {.forecast = &ex->forecasts[i]};
        q.known = compute(a, q.forecast, v, &q.right);
        if (!q.known) {
            all.unknown++;
            continue;
        }
        if (q.forecast->choice_count)
            mix(a, &q, seed + i);
        all.list[all.count++] = q;
    }
    return all;
}

bool foretold_right(const struct foretold *q, struct str said, const struct foresight **ret_believed)
{
    int64_t n, want;
    said = str_trim(said);
    *ret_believed = NULL;
    if (str_eq(said, q->right))
        return true;
    if (q->forecast->about != FORECAST_OUTPUT && str_to_int(said, -1000000000, 1000000000, &n) &&
        str_to_int(q->right, -1000000000, 1000000000, &want) && n == want)
        return true;
    for (size_t i = 0; i < q->forecast->choice_count; i++)
        if (str_eq(said, q->forecast->choices[i].answer))
            *ret_believed = &q->forecast->choices[i];
    return false;
}

struct str foretold_truth(struct arena *a, const struct foretold *q)
{
    switch (q->forecast->about) {
    case FORECAST_OUTPUT:
        return str_from(str_is(q->right, "nothing") ? "It prints nothing."
                        : arena_printf(a, "The first line it prints: " STR_FMT, STR_ARG(q->right)));
    case FORECAST_FINDING:
        return str_from(str_is(q->right, "nothing") ? "Nothing is found in this run."
                        : arena_printf(a, "What is found first: " STR_FMT ".", STR_ARG(label(a, q->forecast, q->right))));
    case FORECAST_EXIT: return str_from(arena_printf(a, "It ends with exit code " STR_FMT ".", STR_ARG(q->right)));
    case FORECAST_LEAKS:
        return str_from(arena_printf(a, "Blocks that are lost: " STR_FMT ".", STR_ARG(q->right)));
    }
    return (struct str){"", 0};
}

/* ---- asked once ------------------------------------------------------------------------- */

struct asked_search { struct str pack, item; bool found; };

static bool search_asked(void *ctx, const struct event *e)
{
    struct asked_search *s = ctx;
    s->found |= e->kind == EVENT_PREDICTED && str_eq(e->item, s->item) && str_eq(e->pack, s->pack);
    return !s->found;
}

bool study_asks_first(struct study *s, const struct item *it)
{
    struct sitting *k = &s->sittings[it->index];
    struct arena a = {0};
    struct item_state st;
    if (it->lesson || !item_exercise(it)->forecast_count || !s->judge || k->foretold || k->ran)
        return false;
    study_state(s, &a, it, &st);
    arena_release(&a);
    struct asked_search search = {s->pack->id, item_id(it), false};
    if (!st.attempts && !st.passed && s->progress)
        progress_events(s->progress, search_asked, &search, NULL);
    return !st.attempts && !st.passed && !search.found;
}

static const char *const about_words[] = {"output", "finding", "exit", "leaks"};

bool study_foretold(struct study *s, const struct item *it, const struct foretold *q, struct str said, int sure,
                    struct error *reterr)
{
    const struct foresight *believed = NULL;
    struct event e = {.kind = EVENT_PREDICTED, .item = item_id(it), .number = q && sure == 1,
                      .detail = q ? str_from(about_words[q->forecast->about]) : (struct str){"", 0}};
    s->sittings[it->index].foretold = true;
    if (q) {
        e.result = foretold_right(q, said, &believed) ? RESULT_PASSED : RESULT_FAILED;
        e.tag = believed ? believed->believes : (struct str){"", 0};
    }
    return study_write(s, &e, reterr) || s->read_only;
}
