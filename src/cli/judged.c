/* What was judged last, kept so that --plain can look at its run: the text as it was then,
 * whatever happens to the answer meanwhile, and the verdict. */
#include "cli/cli.h"

void judged_release(struct judged *j)
{
    verdict_free(j->verdict);
    arena_release(&j->arena);
    *j = (struct judged){0};
}

void judged_keep_take(struct judged *j, const struct exercise *ex, struct str text,
                      const struct grade *g, struct verdict *v)
{
    judged_release(j);
    j->fresh = true;
    if (!v || v->kind == VERDICT_TOOL_FAULT) { /* a quiz, or nothing that ran */
        verdict_free(v);
        return;
    }
    v = grade_verdict_first_take(v, g);
    j->exercise = grade_exercise(ex, g);
    j->text = arena_str(&j->arena, text);
    j->run = picture_run(v, g);
    if (g && g->count)
        j->faults = arena_str(&j->arena, g->failures[0].faults);
    if (g && g->count)
        j->order = arena_str(&j->arena, g->failures[0].schedule);
    j->hidden = ex && (ex->kind == EXERCISE_PREDICT_OUTPUT ? g->status != GRADE_PASSED : g->incomplete);
    j->verdict = v;
}

struct attempt judged_attempt(const struct judged *j, struct arena *a)
{
    if (j->exercise) {
        struct attempt at = grade_attempt(a, j->exercise, j->text);
        if (j->order.len)
            at.schedule = j->order;
        if (j->faults.len)
            at.faults = j->faults;
        return at;
    }
    struct source_file *file = arena_array(a, 1, sizeof *file);
    *file = (struct source_file){.name = STR("program.c"), .text = j->text};
    return (struct attempt){.files = file, .file_count = 1, .runs = arena_array(a, 1, sizeof(struct run_input)),
                            .run_count = 1, .faults = j->faults, .schedule = j->order, .contracts = CONTRACTS_CHECK};
}
