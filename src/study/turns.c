/* Be the scheduler: where a run has come to a choice, and what there is to choose.
 *
 * A thread that waits for its turn has already announced what it is about to do, and nothing
 * that others do changes which operation that is. So its next step is known from any run that
 * begins with the same choices, however that run goes on: it is the thread's first step behind
 * them. (The value that it will read is not known, and is not told.) */
#include "study/lanes.h"

#include "explore/explore.h"

#include <string.h>

enum { THREADS = 32 };

bool finding_is_race(const char *code)
{
    return code && (!strcmp(code, "data-race") || !strcmp(code, "atomicity-violation"));
}

static int bits(unsigned set)
{
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

/* Who has the lock: the last one that got it, before step `end`; -1: nobody. */
static int holder(const struct run_result *r, size_t end, struct str lock)
{
    for (size_t i = end; i--;) {
        const struct thread_step *s = &r->order[i];
        if (!str_eq(s->object, lock) || s->failed)
            continue;
        if (s->kind == OP_UNLOCK || s->kind == OP_UNLOCK_SHARED)
            return -1;
        if (s->kind == OP_LOCK || s->kind == OP_TRYLOCK || s->kind == OP_LOCK_SHARED ||
            s->kind == OP_TRYLOCK_SHARED)
            return s->thread;
    }
    return -1;
}

/* What a thread waits for that cannot go, by what it will do once it can. */
static struct str waits_for(struct arena *a, const struct run_result *r, size_t at,
                            const struct thread_step *before, const struct thread_step *next)
{
    if (before && before->kind == OP_WAIT)
        return str_from(arena_printf(a, "waits for a signal on " STR_FMT, STR_ARG(before->object)));
    if (!next)
        return STR("waits for another thread");
    if (next->kind == OP_LOCK || next->kind == OP_LOCK_SHARED) {
        int who = holder(r, at, next->object);
        struct str name = who >= 0 ? lane_name(a, who) : (struct str){0};
        return str_from(who >= 0 ? arena_printf(a, "waits to lock " STR_FMT ", which " STR_FMT " holds",
                                                STR_ARG(next->object), STR_ARG(name))
                                 : arena_printf(a, "waits to lock " STR_FMT, STR_ARG(next->object)));
    }
    if (next->kind == OP_JOIN)
        return str_from(arena_printf(a, "waits until " STR_FMT " ends",
                                     STR_ARG(next->value.len ? next->value : STR("another thread"))));
    return str_from(arena_printf(a, "waits: %s%s" STR_FMT, next->word ? next->word : "",
                                 next->object.len ? " " : "", STR_ARG(next->object)));
}

static const struct finding *found_by(const struct run_result *r, uint64_t step, bool over)
{
    const struct finding *race = NULL;
    for (size_t i = 0; i < r->finding_count; i++) {
        const struct finding *f = &r->findings[i];
        if (!over && (!f->step || f->step > step))
            continue;
        if (!finding_is_race(f->code))
            return f;
        race = race ? race : f;
    }
    return race;
}

/* Who can go before a step. At an access of memory nobody was asked, but accesses change
 * nothing about who can go: it is who can at the next step at which somebody was. */
static unsigned enabled_at(const struct run_result *r, size_t at)
{
    while (at < r->order_count && !r->order[at].enabled)
        at++;
    return at < r->order_count ? r->order[at].enabled : 0;
}

struct turns turns_of(struct arena *a, const struct run_result *r, const struct source_file *files,
                      size_t file_count, uint64_t tick)
{
    struct turns t = {.running = -1, .tick = tick, .over = true};
    size_t at = 0;
    for (; at < r->order_count; at++) {
        const struct thread_step *s = &r->order[at];
        if (s->tick >= tick && (s->enabled || s->shared) && bits(enabled_at(r, at)) > 1) {
            t.over = false;
            break;
        }
    }
    uint64_t step = at ? r->order[at - 1].step : 0;
    t.running = at ? r->order[at - 1].thread : -1;
    t.tick = t.over ? UINT64_MAX : r->order[at].tick;
    t.step = step;
    t.found = found_by(r, step, t.over);
    if (t.over)
        return t;
    const struct thread_step *before[THREADS] = {0}, *next[THREADS] = {0};
    for (size_t i = 0; i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        if (s->thread < 0 || s->thread >= THREADS)
            continue;
        if (i < at)
            before[s->thread] = s;
        else if (!next[s->thread])
            next[s->thread] = s;
    }
    t.list = arena_array(a, THREADS, sizeof *t.list);
    for (int n = 0; n < THREADS; n++) {
        bool can = enabled_at(r, at) >> n & 1;
        if (!can && !before[n])
            continue; /* not made yet */
        struct turn *one = &t.list[t.count++];
        *one = (struct turn){.thread = n, .name = lane_name(a, n), .can_go = can, .next = next[n]};
        if (can && next[n])
            one->text = lane_brief(a, next[n], lane_source(a, &next[n]->at, files, file_count), false);
        else if (can)
            one->text = STR("goes on");
        else if (before[n]->kind == OP_EXIT)
            one->text = STR("has ended");
        else
            one->text = waits_for(a, r, at, before[n], next[n]);
    }
    return t;
}

/* As explore/replay.c writes it: "s:", then for each choice how many operations after the
 * one before, and a letter for the thread. */
struct str turns_schedule(struct arena *a, const struct turn_choice *made, size_t count)
{
    struct buf text = {0};
    struct str kept = {"", 0};
    uint64_t before = 0;
    bool fits = count <= DEPARTURES_MAX;
    buf_cstr(&text, "s:");
    for (size_t i = 0; i < count && fits; i++) {
        fits = made[i].tick >= before && made[i].thread >= 0 && made[i].thread < 16;
        buf_printf(&text, "%llu%c", (unsigned long long)(made[i].tick - before), 'a' + made[i].thread);
        before = made[i].tick;
    }
    if (fits && text.len < REPLAY_MAX)
        kept = arena_str(a, buf_view(&text));
    buf_release(&text);
    return kept;
}

size_t turns_read(struct arena *a, struct str order, struct turn_choice **ret)
{
    struct schedule *s = arena_alloc(a, sizeof *s);
    struct error error;
    *ret = NULL;
    if (!schedule_read(order, s, &error))
        return 0;
    *ret = arena_array(a, s->count + 1, sizeof **ret);
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->at[i].pick)
            return 0;
        (*ret)[i] = (struct turn_choice){s->at[i].tick, s->at[i].value};
    }
    return s->count;
}
