/* Two orders of one program's threads, held against each other.
 *
 * If all operations that conflict are in the same order, the two are one class (a Mazurkiewicz
 * trace): everybody saw the same. Short of that, what a scheduler did can be the same: each
 * thread that was held up, was held up before the same line. A thread is held up if another
 * goes where it could have gone on, in the middle of what it does: who has not begun, or has
 * only its end before it, has lost nothing. The first thread makes and joins the others, and
 * counts for nothing here. */
#include "study/lanes.h"

#include "explore/explore.h"

#include <stdlib.h>
#include <string.h>

enum { THREADS = 32, MOST_STEPS = 1500, MOST_HELD = 64 };

static bool counts(const struct thread_step *s)
{
    struct thread_op op = {.kind = s->kind};
    return s->thread > 0 && s->thread < THREADS && s->kind < OP_KINDS && op_counts(&op);
}

/* What a scheduler is asked before: not the accesses of what only one thread uses. */
static bool noticed(const struct thread_step *s)
{
    bool access = s->kind >= OP_READ && s->kind <= OP_UPDATE;
    return counts(s) && (!access || s->point || s->shared);
}

/* ---- classes ---- */

static struct thread_op op_of(const struct thread_step *s)
{
    return (struct thread_op){.kind = s->kind, .at = (uint32_t)s->address, .size = (uint32_t)s->size};
}

/* Steps that count, and where each stands in its thread. */
struct listed {
    const struct thread_step *steps[MOST_STEPS];
    size_t count, of[THREADS];  /* of[thread]: how many it has */
    uint16_t nth[MOST_STEPS];
};

static bool list_steps(const struct run_result *r, struct listed *l)
{
    memset(l, 0, sizeof *l);
    for (size_t i = 0; i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        if (!counts(s))
            continue;
        if (l->count == MOST_STEPS)
            return false;
        l->nth[l->count] = (uint16_t)l->of[s->thread]++;
        l->steps[l->count++] = s;
    }
    return true;
}

static bool same_class(const struct listed *x, const struct listed *y)
{
    uint16_t place[THREADS][MOST_STEPS]; /* in y, of the n-th step of a thread */
    if (x->count != y->count)
        return false;
    for (size_t i = 0; i < y->count; i++)
        place[y->steps[i]->thread][y->nth[i]] = (uint16_t)i;
    for (size_t i = 0; i < x->count; i++) {
        const struct thread_step *s = x->steps[i];
        if (x->nth[i] >= y->of[s->thread])
            return false;
        const struct thread_step *t = y->steps[place[s->thread][x->nth[i]]];
        if (s->kind != t->kind || s->address != t->address || s->size != t->size || s->failed != t->failed ||
            s->picked != t->picked)
            return false;
    }
    for (size_t i = 0; i < x->count; i++) {
        struct thread_op first = op_of(x->steps[i]);
        uint16_t here = place[x->steps[i]->thread][x->nth[i]];
        for (size_t k = i + 1; k < x->count; k++) {
            struct thread_op then = op_of(x->steps[k]);
            if (x->steps[i]->thread != x->steps[k]->thread && ops_conflict(&first, &then) &&
                place[x->steps[k]->thread][x->nth[k]] < here)
                return false;
        }
    }
    return true;
}

/* ---- who was held up ---- */

struct stop {
    int thread, line;
};

static int by_thread(const void *a, const void *b)
{
    const struct stop *x = a, *y = b;
    return x->thread != y->thread ? x->thread - y->thread : x->line - y->line;
}

/* Sorted, each once; more than MOST_HELD are told as MOST_HELD + 1. */
static size_t held_up(const struct run_result *r, struct stop ret[MOST_HELD])
{
    bool begun[THREADS] = {false};
    size_t count = 0;
    for (size_t i = 1; i < r->order_count; i++) {
        const struct thread_step *before = &r->order[i - 1];
        if (noticed(before))
            begun[before->thread] = true;
        if (!r->order[i].preempted || before->thread <= 0 || before->thread >= THREADS || !begun[before->thread])
            continue;
        size_t next = i;
        while (next < r->order_count && !(r->order[next].thread == before->thread && noticed(&r->order[next])))
            next++;
        if (next == r->order_count)
            continue;
        struct stop h = {before->thread, r->order[next].at.line};
        bool there = false;
        for (size_t k = 0; k < count; k++)
            there |= !by_thread(&ret[k], &h);
        if (there)
            continue;
        if (count == MOST_HELD)
            return MOST_HELD + 1;
        ret[count++] = h;
    }
    qsort(ret, count, sizeof *ret, by_thread);
    return count;
}

enum alike orders_alike(const struct run_result *r, const struct run_result *s)
{
    struct stop x[MOST_HELD], y[MOST_HELD];
    struct listed *both = mem_resize(NULL, 2, sizeof *both);
    bool same = list_steps(r, &both[0]) && list_steps(s, &both[1]) && both[0].count &&
                same_class(&both[0], &both[1]);
    mem_free(both);
    size_t n = held_up(r, x), m = held_up(s, y);
    bool held = n == m && n <= MOST_HELD;
    for (size_t i = 0; i < n && held; i++)
        held = !by_thread(&x[i], &y[i]);
    return same ? held ? SAME_ORDER : SAME_CLASS : held ? HELD_UP_ALIKE : NOT_ALIKE;
}

struct str held_up_told(struct arena *a, const struct run_result *r)
{
    enum { TOLD = 3 };
    struct stop all[MOST_HELD];
    size_t n = held_up(r, all);
    if (!n)
        return STR("No thread was held up in the middle: each went on until it ended or had to wait.");
    struct buf out = {0};
    for (size_t i = 0; i < n && i < TOLD; i++) {
        struct str name = lane_name(a, all[i].thread);
        buf_printf(&out, "%s" STR_FMT " was held up before line %d", !i ? "" : i + 1 < n ? ", " : " and ",
                   STR_ARG(name), all[i].line);
    }
    buf_cstr(&out, n > TOLD ? ", and more. That did no harm." : ". That did no harm.");
    if (out.at[0] == 't')
        out.at[0] = 'T';
    struct str kept = arena_str(a, buf_view(&out));
    buf_release(&out);
    return kept;
}
