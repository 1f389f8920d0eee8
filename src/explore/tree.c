/* Runs as rows of nodes: what dpor.c and bound.c share. See room.h. */
#include "explore/room.h"

struct search search;

/* A thread that asked to be passed over is, from its second time on: sleeping or yielding
 * once must not hide what could have happened had it gone on at once. (Musuvathi & Qadeer,
 * Fair stateless model checking, PLDI 2008, spare the first yield likewise.) Whoever asked did
 * so since the last operation, so that at each point in a row it is once more. */
static void note_yields(struct search *s, const struct guest_point *p)
{
    s->again |= (uint16_t)(s->yields & p->yielded);
    s->yields |= (uint16_t)p->yielded;
}

static uint32_t fair(const struct search *s, const struct guest_point *p)
{
    uint32_t rest = p->enabled & ~(p->yielded & s->again);
    return rest ? rest : p->enabled;
}

/* Within the prefix that is given: who goes; -1: the default does. */
static int given(struct search *s, uint32_t tick, bool pick)
{
    const struct schedule *f = s->from;
    int value = -1;
    if (s->from_at < f->count && f->at[s->from_at].tick <= tick
        && f->at[s->from_at].tick < s->from_ticks && f->at[s->from_at].pick == pick)
        value = f->at[s->from_at++].value;
    s->scheduler.ask_at = s->from_at < f->count && f->at[s->from_at].tick < s->from_ticks
                              ? f->at[s->from_at].tick : UINT32_MAX;
    return value;
}

static void note_waiting(struct search *s, const struct guest_point *p)
{
    s->waiting = p->alive & ~p->enabled & 0xffff;
    for (uint32_t left = s->waiting; left; left &= left - 1) {
        unsigned t = (unsigned)__builtin_ctz(left);
        s->waits[t] = p->next[t];
    }
}

static uint16_t unborn(const struct guest_point *p)
{
    uint32_t unborn = 0;
    for (uint32_t left = p->enabled & 0xffff; left; left &= left - 1) {
        unsigned t = (unsigned)__builtin_ctz(left);
        unborn |= (uint32_t)(p->next[t].kind == OP_START) << t;
    }
    return (uint16_t)unborn;
}

static int new_node(struct search *s, const struct guest_point *p)
{
    int i = s->at;
    if (i >= NODES_MAX - 1) {
        s->overflow = true;
        return SCHEDULE_STOP;
    }
    struct node *n = &s->nodes[i];
    note_waiting(s, p);
    if (s->open >= 0) {
        const struct node *o = &s->nodes[s->open];
        n->last = o->last;
        n->last.at[o->thread] = (int16_t)(s->open + 1);
        /* A thread that is new has its creator's past. */
        n->unborn = unborn(p);
        uint32_t fresh = (p->alive & ~(uint32_t)o->alive) | (n->unborn & ~(uint32_t)o->unborn);
        for (fresh &= 0xffff; fresh; fresh &= fresh - 1)
            n->last.at[__builtin_ctz(fresh)] = (int16_t)(s->open + 1);
    } else {
        n->unborn = unborn(p);
        memset(&n->last, 0, sizeof n->last);
    }
    n->alive = (uint16_t)(p->alive | p->enabled);
    s->numbers |= n->alive;
    n->tick = p->tick;
    n->running = (uint8_t)p->running;
    n->ordinary = (uint8_t)ordinary_next(p);
    n->pick = false;
    n->enabled = (uint16_t)fair(s, p);
    n->sleep = n->done = n->ends = n->todo = 0;
    n->queue = 0;
    n->queued = 0;
    n->spent = 0;
    int t;
    if (s->from && p->tick < s->from_ticks) {
        t = given(s, p->tick, false);
        if (t < 0 || !(p->enabled >> t & 1))
            t = n->ordinary;
        s->base = i + 1;
    } else
        t = s->choose(s, n, p);
    if (t < 0)
        return SCHEDULE_STOP;
    n->thread = (uint8_t)t;
    n->todo |= (uint16_t)(1u << t);
    n->preempts = preempts(p, (uint32_t)t);
    n->op = p->next[t];
    if (n->op.kind == OP_LOCK)
        n->op.also_kind = ALSO_NOTHING;
    s->open = i;
    s->at = i + 1;
    return t;
}

static int tree_next(void *with, const struct guest_point *p)
{
    struct search *s = with;
    if (p->yielded)
        note_yields(s, p);
    int i = s->at;
    if (i < s->kept) {
        struct node *n = &s->nodes[i];
        if (n->pick || !(p->enabled >> n->thread & 1)) {
            s->astray = true;
            return SCHEDULE_STOP;
        }
        if (s->from && p->tick < s->from_ticks)
            given(s, p->tick, false);
        if (i == s->kept - 1) { /* the one that is new this time */
            n->op = p->next[n->thread];
            if (n->op.kind == OP_LOCK)
                n->op.also_kind = ALSO_NOTHING;
            n->preempts = preempts(p, n->thread);
            note_waiting(s, p);
        }
        s->open = i;
        s->at = i + 1;
        return n->thread;
    }
    if (s->open >= s->settled) {
        settle(s, s->open);
        if (s->settled_one)
            s->settled_one(s, s->open);
    }
    return new_node(s, p);
}

static uint32_t tree_pick(void *with, const struct guest_point *p, uint32_t choices)
{
    struct search *s = with;
    int i = s->at;
    if (s->open < 0) /* before anybody was asked who goes */
        return 0;
    if (i < s->kept) {
        const struct node *n = &s->nodes[i];
        if (!n->pick || n->value >= choices) {
            s->astray = true;
            return 0;
        }
        if (s->from && p->tick < s->from_ticks)
            given(s, p->tick, true);
        s->at = i + 1;
        return n->value;
    }
    if (i >= NODES_MAX - 1) {
        s->overflow = true;
        return 0;
    }
    if (choices > PICKS_MAX) {
        s->overflow = true;
        choices = PICKS_MAX;
    }
    struct node *n = &s->nodes[i];
    n->pick = true;
    n->tick = s->nodes[s->open].tick;
    n->choices = (uint8_t)choices;
    n->value = 0;
    n->spent = s->nodes[s->open].spent;
    n->thread = s->nodes[s->open].thread;
    n->todo = n->done = 0;
    if (s->from && p->tick < s->from_ticks) {
        int value = given(s, p->tick, true);
        n->value = value > 0 && value < (int)choices ? (uint8_t)value : 0;
        s->base = i + 1;
    }
    s->at = i + 1;
    return n->value;
}

static void tree_stuck(void *with, const struct guest_point *p)
{
    struct search *s = with;
    s->stuck = true;
    if (s->open >= s->settled) {
        settle(s, s->open);
        if (s->settled_one)
            s->settled_one(s, s->open);
    }
    if (!s->settled_one)
        return;
    for (uint32_t left = p->alive & 0xffff; left; left &= left - 1) {
        unsigned t = (unsigned)__builtin_ctz(left);
        pending(s, t, &p->next[t]);
        s->settled_one(s, NODES_MAX);
    }
}

void tree_start(struct search *s, const struct explore_plan *plan, bool weak)
{
    struct node *nodes = s->nodes;
    memset(s, 0, sizeof *s);
    memset(s->heads, -1, sizeof s->heads);
    s->nodes = nodes;
    s->open = -1;
    s->weak = weak;
    s->from = plan->from;
    s->from_ticks = plan->from_ticks;
    s->scheduler = (struct guest_scheduler){.with = s, .next = tree_next, .pick = tree_pick,
                                            .stuck = tree_stuck, .weak = weak,
                                            .ask_at = UINT32_MAX};
}

bool tree_run(struct search *s, enum explore_stage stage, struct explore_end *ret)
{
    s->at = 0;
    s->open = -1;
    s->blocked = s->stuck = false;
    s->yields = s->again = 0;
    if (s->from) {
        s->from_at = 0;
        s->scheduler.ask_at = s->from->count && s->from->at[0].tick < s->from_ticks
                                  ? s->from->at[0].tick : UINT32_MAX;
    }
    if (!session_run(stage, &s->scheduler, ret))
        return false;
    if (s->open >= s->settled) {
        settle(s, s->open);
        if (s->settled_one)
            s->settled_one(s, s->open);
    }
    return true;
}

void tree_taken(struct taken *ret)
{
    struct search *s = &search;
    ret->schedule.count = 0;
    ret->schedule.cut = false;
    ret->preemptions = ret->events = 0;
    for (int i = 0; i < s->at; i++) {
        const struct node *n = &s->nodes[i];
        ret->events += !n->pick;
        ret->preemptions += !n->pick && n->preempts;
        if (n->pick ? !n->value : n->thread == n->ordinary)
            continue;
        if (ret->schedule.count == DEPARTURES_MAX) {
            ret->schedule.cut = true;
            continue;
        }
        ret->schedule.at[ret->schedule.count++] =
            (struct departure){n->tick, n->pick, n->pick ? n->value : n->thread};
    }
}

bool tree_back(struct search *s)
{
    for (int d = s->at - 1; d >= s->base; d--) {
        struct node *n = &s->nodes[d];
        if (n->pick) {
            if (n->value + 1 >= n->choices)
                continue;
            n->value++;
            int event = d;
            while (s->nodes[event].pick)
                event--;
            unsettle(s, event);
            s->kept = d + 1;
            return true;
        }
        n->done |= (uint16_t)(1u << n->thread);
        uint32_t left = n->todo & ~(uint32_t)(n->done | n->sleep) & n->enabled;
        if (!left)
            continue;
        unsettle(s, d);
        s->kept = d + 1;
        n->thread = (uint8_t)__builtin_ctz(left);
        return true;
    }
    return false;
}

/* ---- what other schedulers did ---- */

struct taken recorded;

void record_start(void)
{
    recorded.schedule.count = 0;
    recorded.schedule.cut = false;
    recorded.preemptions = recorded.events = 0;
}

static void record(uint32_t tick, bool pick, uint32_t value)
{
    struct schedule *s = &recorded.schedule;
    if (s->count == DEPARTURES_MAX)
        s->cut = true;
    else
        s->at[s->count++] = (struct departure){tick, pick, (uint8_t)value};
}

void record_turn(const struct guest_point *p, uint32_t thread)
{
    recorded.events++;
    recorded.preemptions += preempts(p, thread);
    if (thread != ordinary_next(p))
        record(p->tick, false, thread);
}

void record_pick(const struct guest_point *p, uint32_t value)
{
    if (value)
        record(p->tick, true, value);
}

void recorded_taken(struct taken *ret)
{
    *ret = recorded;
}
