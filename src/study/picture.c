/* From a judged attempt to the one whose trace can be looked at: the same sources, one
 * of the runs, with history. Runs are deterministic, so it is the same run once more; the
 * first goes without a log, because a verdict must not wait for one.
 *
 * A long run keeps its last part: that is where it went wrong, or ended. What came before
 * is had by an attempt with an earlier window, attempt_for_window(). */
#include "study/study.h"

#include <string.h>

enum { HISTORY_BYTES = 16 << 20 };

static bool run_failed(const struct run_result *r)
{
    return r->ran && (r->finding_count || r->limit || (r->sweep && r->sweep->broken + r->sweep->unnoticed));
}

size_t picture_run(const struct verdict *v, const struct grade *g)
{
    for (size_t i = 0; g && i < g->count; i++) {
        int run = g->failures[i].case_index;
        if (run >= 0 && (size_t)run < v->run_count)
            return (size_t)run;
    }
    for (size_t i = 0; i < v->run_count; i++)
        if (run_failed(&v->runs[i]))
            return i;
    return 0;
}

static const struct str *copy_args(struct arena *a, const struct str *from, size_t count)
{
    struct str *args = arena_array(a, count + 1, sizeof *args);
    for (size_t i = 0; i < count; i++)
        args[i] = arena_str(a, from[i]);
    return args;
}

static struct run_input copy_run(struct arena *a, const struct run_input *r)
{
    struct run_file *files = arena_array(a, r->file_count + 1, sizeof *files);
    for (size_t i = 0; i < r->file_count; i++)
        files[i] = (struct run_file){arena_str(a, r->files[i].name), arena_str(a, r->files[i].text)};
    return (struct run_input){copy_args(a, r->args, r->arg_count), r->arg_count, arena_str(a, r->in), files, r->file_count};
}

struct attempt attempt_for_picture(struct arena *a, const struct attempt *all, size_t run,
                                   uint64_t steps)
{
    struct attempt one = *all;
    struct source_file *files = arena_array(a, all->file_count + 1, sizeof *files);
    struct macro *macros = arena_array(a, all->macro_count + 1, sizeof *macros);
    struct run_input *input = arena_array(a, 1, sizeof *input);
    for (size_t i = 0; i < all->file_count; i++) {
        const struct source_file *f = &all->files[i];
        files[i] = (struct source_file){arena_str(a, f->name), arena_str(a, f->text), f->header, f->secret};
    }
    for (size_t i = 0; i < all->macro_count; i++)
        macros[i] = (struct macro){arena_str(a, all->macros[i].name),
                                   arena_str(a, all->macros[i].value)};
    if (run < all->run_count)
        *input = copy_run(a, &all->runs[run]);
    one.files = files;
    one.macros = macros;
    one.runs = input;
    one.run_count = 1;
    one.history_bytes = HISTORY_BYTES;
    one.history_from = steps > PICTURE_STEPS ? (int64_t)(steps - PICTURE_STEPS) : 0;
    one.until = 0;
    one.values = one.unchecked = false;
    one.schedule = arena_str(a, all->schedule);
    one.schedules = one.behind = 0;
    one.faults = arena_str(a, all->faults);
    one.spared = arena_str(a, all->spared);
    one.recover_args = copy_args(a, all->recover_args, all->recover_arg_count);
    one.sweep = 0;
    one.pairs = false;
    one.rule_count = 0;
    one.next = NULL;
    return one;
}

struct attempt attempt_for_contracts(struct arena *a, const struct attempt *all)
{
    struct attempt whole = attempt_for_picture(a, all, 0, 0);
    struct run_input *runs = arena_array(a, all->run_count + 1, sizeof *runs);
    for (size_t i = 0; i < all->run_count; i++)
        runs[i] = copy_run(a, &all->runs[i]);
    whole.runs = runs;
    whole.run_count = all->run_count;
    whole.history_bytes = whole.history_from = 0;
    whole.schedules = all->schedules;
    whole.sweep = all->sweep;
    whole.pairs = all->pairs;
    whole.contracts = CONTRACTS_ALL;
    return whole;
}

struct attempt attempt_for_window(const struct attempt *picture, uint64_t from, uint64_t until)
{
    struct attempt one = *picture;
    one.history_from = (int64_t)from;
    one.until = (int64_t)until;
    return one;
}

struct attempt attempt_for_values(const struct attempt *picture, uint64_t before, uint64_t step)
{
    struct attempt one = attempt_for_window(picture, before, step);
    one.values = true;
    return one;
}
