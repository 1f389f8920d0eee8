/* What follows when every file is read: totals of each learner, rates and
 * medians of each exercise, the order in which they are shown. Learners come by
 * name. Exercises come hardest first: the smallest part of those who tried it
 * passed at the first try; where that is the same, the greater number of
 * attempts, then the longer time against the expected minutes. */
#include "report/figures.h"

#include <stdlib.h>
#include <string.h>

bool record_done(const struct column *c, const struct record *r)
{
    return r && (c->at && c->at->lesson ? r->read : r->passed);
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int64_t quantile(int64_t *values, size_t count, double rank)
{
    if (!count)
        return -1;
    qsort(values, count, sizeof *values, by_value);
    size_t at = (size_t)(rank * (double)count);
    if ((double)at == rank * (double)count && at > 0)
        at--; /* nearest rank: the smallest value with at least rank of all at or below it */
    return values[at < count ? at : count - 1];
}

typedef VEC(int64_t) numbers;

static void finish_learner(struct figures *f, struct learner *l, numbers *times)
{
    times->len = 0;
    l->unit_done = arena_array(&f->arena, f->pack->unit_count, sizeof *l->unit_done);
    l->unit_more = arena_array(&f->arena, f->pack->unit_count, sizeof *l->unit_more);
    l->items_done = l->items_more = l->exercises_passed = 0;
    l->attempts = l->hints = 0;
    for (size_t i = 0; i < f->pack->item_count; i++) {
        const struct record *r = i < l->records.len ? l->records.at[i] : NULL;
        const struct column *c = &f->columns.at[i];
        if (!c->at->optional && (record_done(c, r) || (l->tested && l->tested[c->at->unit]))) {
            l->items_done++;
            l->unit_done[c->at->unit]++;
        } else if (c->at->optional && record_done(c, r)) {
            l->items_more++;
            l->unit_more[c->at->unit]++;
        }
        if (!r)
            continue;
        l->attempts += r->attempts;
        l->hints += r->hints;
        if (!c->at->lesson && r->passed) {
            l->exercises_passed++;
            vec_push(times, r->active_ms);
        }
    }
    l->median_ms = quantile(times->at, times->len, 0.5);
    l->p90_ms = quantile(times->at, times->len, 0.9);
    stuck_judge(f, l);
    f->stuck += l->reason.len > 0;
    f->finished += f->pack->core_count && l->items_done == f->pack->core_count;
    f->active_week += l->last_ms && f->options->now_ms - l->last_ms < SILENT_DAYS * (int64_t)DAY_MS;
}

static struct exercise_figures finish_column(struct figures *f, size_t column, numbers *times,
                                             numbers *attempts)
{
    struct exercise_figures x = {.column = column};
    times->len = attempts->len = 0;
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        const struct record *r = column < l->records.len ? l->records.at[column] : NULL;
        if (!r)
            continue;
        x.opened += r->opened;
        x.tried += r->attempts > 0;
        x.passed += r->passed;
        x.helped += r->helped;
        x.first_try += r->passed && r->attempts_to_pass == 1 && !r->helped;
        x.stopped += l->place && l->place == f->columns.at[column].at && !r->passed &&
                     f->options->now_ms - l->last_ms >= SILENT_DAYS * (int64_t)DAY_MS;
        if (r->attempts)
            vec_push(attempts, (int64_t)r->attempts_to_pass);
        if (r->passed)
            vec_push(times, r->active_ms);
    }
    x.median_attempts = attempts->len ? (int)quantile(attempts->at, attempts->len, 0.5) : 0;
    x.median_ms = quantile(times->at, times->len, 0.5);
    return x;
}

static int by_name(const void *a, const void *b)
{
    const struct learner *x = *(struct learner *const *)a, *y = *(struct learner *const *)b;
    size_t shorter = x->name.len < y->name.len ? x->name.len : y->name.len;
    int order = strncasecmp(x->name.at, y->name.at, shorter);
    if (!order)
        order = str_cmp(x->name, y->name);
    return order ? order : strcmp(x->files.at[0], y->files.at[0]);
}

static int hardest_first(const void *a, const void *b, void *ctx)
{
    const struct exercise_figures *x = a, *y = b;
    const struct figures *f = ctx;
    int64_t p = (int64_t)x->first_try * y->tried, q = (int64_t)y->first_try * x->tried;
    if (p != q)
        return p < q ? -1 : 1;
    if (x->median_attempts != y->median_attempts)
        return x->median_attempts > y->median_attempts ? -1 : 1;
    const struct item *xi = f->columns.at[x->column].at, *yi = f->columns.at[y->column].at;
    if (xi && yi) {
        int64_t slow_x = x->median_ms * (yi->minutes ? yi->minutes : 1);
        int64_t slow_y = y->median_ms * (xi->minutes ? xi->minutes : 1);
        if (slow_x != slow_y)
            return slow_x > slow_y ? -1 : 1;
    }
    return (x->column > y->column) - (x->column < y->column);
}

static int most_often_first(const void *a, const void *b)
{
    const struct tag_figures *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return (x->tag > y->tag) - (x->tag < y->tag);
}

static void finish_tags(struct figures *f)
{
    for (size_t i = 0; i < f->tags.list.len; i++)
        vec_push(&f->tag_figures, ((struct tag_figures){.tag = i}));
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        for (size_t k = 0; k < l->tags.len; k++) {
            struct tag_figures *t = &f->tag_figures.at[l->tags.at[k].tag];
            t->learners++;
            t->times += l->tags.at[k].times;
            t->sure += l->tags.at[k].sure;
        }
    }
    if (f->tag_figures.len)
        qsort(f->tag_figures.at, f->tag_figures.len, sizeof *f->tag_figures.at, most_often_first);
}

void figures_finish(struct figures *f)
{
    numbers times = {0}, attempts = {0};
    if (!f->ideas.pack)
        remembering_begin(f); /* nobody */
    figures_unite(f);
    f->unit_share = arena_array(&f->arena, f->pack->unit_count, sizeof *f->unit_share);
    for (size_t i = 0; i < f->learners.len; i++) {
        struct learner *l = f->learners.at[i];
        finish_learner(f, l, &times);
        for (size_t u = 0; u < f->pack->unit_count; u++)
            if (f->pack->units[u].core)
                f->unit_share[u] += (double)l->unit_done[u] / (double)f->pack->units[u].core /
                                    (double)f->learners.len;
    }
    if (f->learners.len)
        qsort(f->learners.at, f->learners.len, sizeof *f->learners.at, by_name);
    for (size_t c = 0; c < f->columns.len; c++) {
        const struct item *at = f->columns.at[c].at;
        if (at && at->lesson)
            continue;
        struct exercise_figures x = finish_column(f, c, &times, &attempts);
        if (!at)
            vec_push(&f->strangers, x);
        else if (x.tried)
            vec_push(&f->exercises, x);
        else
            f->untried++;
    }
    if (f->exercises.len)
        qsort_r(f->exercises.at, f->exercises.len, sizeof *f->exercises.at, hardest_first, f);
    finish_tags(f);
    remembering_finish(f);
    vec_release(&times);
    vec_release(&attempts);
}
