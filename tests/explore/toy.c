#include "toy.h"

#include <stdlib.h>

static bool local(uint8_t kind)
{
    return kind >= T_IF_ZERO;
}

/* Does what is no operation. */
static void settle_locals(struct toy_world *w, uint32_t t)
{
    for (;;) {
        const struct toy_step *s = &w->program->step[t][w->at[t]];
        if (!local(s->kind))
            return;
        if (s->kind == T_ASSERT && w->acc[t] != s->value) {
            w->failed = w->ended = true;
            return;
        }
        if (s->kind == T_NEXT_SLOT)
            w->slot[t] = (int16_t)(s->value ? w->slot[t] + s->value : 0);
        bool jump = (s->kind == T_IF_ZERO && !w->acc[t]) || (s->kind == T_UNLESS_ZERO && w->acc[t]);
        w->at[t] = jump ? s->object : (uint8_t)(w->at[t] + 1);
    }
}

void toy_begin(struct toy_world *w, const struct toy_program *p)
{
    memset(w, 0, sizeof *w);
    w->program = p;
    memset(w->owner, -1, sizeof w->owner);
    memcpy(w->variables, p->variables, sizeof w->variables);
    memcpy(w->semaphores, p->semaphores, sizeof w->semaphores);
}

uint32_t toy_alive(const struct toy_world *w)
{
    uint32_t alive = 0;
    for (uint32_t t = 0; t < w->program->threads; t++)
        if (w->program->step[t][w->at[t]].kind)
            alive |= 1u << t;
    return w->ended ? 0 : alive;
}

static bool can(const struct toy_world *w, uint32_t t)
{
    const struct toy_step *s = &w->program->step[t][w->at[t]];
    uint8_t o = s->object;
    if (w->waiting >> t & 1 && s->kind != T_TIMED)
        return false;
    if ((w->waking | w->waiting) >> t & 1)
        return w->owner[s->value] < 0 && !w->sharers[s->value];
    switch (s->kind) {
    case 0: return false;
    case T_LOCK: return w->owner[o] < 0 && !w->sharers[o];
    case T_LOCK_SHARED: return w->owner[o] < 0;
    case T_SEM_WAIT: return w->semaphores[o] > 0;
    case T_JOIN: return !w->program->step[o][w->at[o]].kind;
    case T_BARRIER: return !(w->inside[o] >> t & 1) || w->released >> t & 1;
    default: return true;
    }
}

uint32_t toy_enabled(const struct toy_world *w)
{
    uint32_t enabled = 0;
    for (uint32_t left = toy_alive(w); left; left &= left - 1) {
        uint32_t t = (uint32_t)__builtin_ctz(left);
        if (can(w, t))
            enabled |= 1u << t;
    }
    return enabled;
}

struct thread_op toy_next(const struct toy_world *w, uint32_t t)
{
    static const uint8_t kinds[] = {
        [T_READ] = OP_READ, [T_WRITE] = OP_WRITE, [T_ADD] = OP_WRITE, [T_CAS] = OP_UPDATE,
        [T_FETCH] = OP_UPDATE, [T_LOCK] = OP_LOCK, [T_UNLOCK] = OP_UNLOCK,
        [T_LOCK_SHARED] = OP_LOCK_SHARED, [T_UNLOCK_SHARED] = OP_UNLOCK_SHARED,
        [T_TRYLOCK] = OP_TRYLOCK, [T_TRYLOCK_SHARED] = OP_TRYLOCK_SHARED,
        [T_TRYWAIT] = OP_SEM_TRYWAIT, [T_SEM_WAIT] = OP_SEM_WAIT, [T_SEM_POST] = OP_SEM_POST,
        [T_WAIT] = OP_WAIT, [T_TIMED] = OP_WAIT, [T_SIGNAL] = OP_SIGNAL, [T_BROADCAST] = OP_BROADCAST,
        [T_JOIN] = OP_JOIN, [T_BARRIER] = OP_BARRIER, [T_YIELD] = OP_YIELD,
        [T_PRINT] = OP_LIBRARY, [T_END] = OP_EXIT, [T_NEXT_SLOT] = OP_NONE,
    };
    const struct toy_step *s = &w->program->step[t][w->at[t]];
    struct thread_op op = {.kind = kinds[s->kind], .order = 5};
    switch (s->kind) {
    case T_READ: case T_WRITE: case T_ADD: case T_CAS: case T_FETCH:
        op.at = 8 * (uint32_t)(s->object + w->slot[t]);
        op.size = 8;
        break;
    case T_JOIN: op.also_kind = ALSO_THREAD; op.also = s->object; break;
    case T_END: break;
    case T_PRINT: op.at = 1; break;
    case T_YIELD: break;
    case T_WAIT: case T_TIMED:
        op.at = 1000 + 100u * s->object;
        op.also_kind = ALSO_OBJECT;
        op.also = 2000 + 100u * (uint32_t)s->value;
        if ((w->waking | w->waiting) >> t & 1)
            op = (struct thread_op){.kind = OP_LOCK, .at = op.also};
        break;
    case T_SIGNAL: case T_BROADCAST: op.at = 1000 + 100u * s->object; break;
    case T_SEM_WAIT: case T_SEM_POST: case T_TRYWAIT: op.at = 3000 + 100u * s->object; break;
    case T_BARRIER:
        op.at = 4000 + 100u * s->object;
        if (w->inside[s->object] >> t & 1)
            op.kind = OP_BARRIER_LEAVE;
        break;
    default: op.at = 2000 + 100u * s->object;
    }
    return op;
}

uint32_t toy_choices(const struct toy_world *w, uint32_t t)
{
    const struct toy_step *s = &w->program->step[t][w->at[t]];
    return s->kind == T_SIGNAL ? w->queued[s->object] : 0;
}

static void wake(struct toy_world *w, uint8_t o, uint32_t index)
{
    uint8_t who = w->queue[o][index];
    memmove(&w->queue[o][index], &w->queue[o][index + 1], --w->queued[o] - index);
    w->waiting &= (uint16_t)~(1u << who);
    w->waking |= (uint16_t)(1u << who);
}

void toy_do(struct toy_world *w, uint32_t t, uint32_t picked)
{
    const struct toy_step *s = &w->program->step[t][w->at[t]];
    uint8_t o = s->object;
    int16_t *v = o + w->slot[t] < TOY_VARIABLES ? &w->variables[o + w->slot[t]] : NULL;
    bool more = true;
    w->yielded = 0;
    switch (s->kind) {
    case T_READ: w->acc[t] = *v; break;
    case T_WRITE: *v = s->value; break;
    case T_ADD: *v = (int16_t)(w->acc[t] + s->value); break;
    case T_CAS:
        if ((w->acc[t] = !*v))
            *v = s->value;
        break;
    case T_FETCH: w->acc[t] = (*v)++; break;
    case T_LOCK: w->owner[o] = (int8_t)t; break;
    case T_UNLOCK: w->owner[o] = -1; break;
    case T_LOCK_SHARED: w->sharers[o]++; break;
    case T_UNLOCK_SHARED: w->sharers[o]--; break;
    case T_TRYLOCK: case T_TRYLOCK_SHARED: case T_TRYWAIT: {
        bool had = s->kind == T_TRYLOCK ? w->owner[o] < 0 && !w->sharers[o]
                   : s->kind == T_TRYWAIT ? w->semaphores[o] > 0 : w->owner[o] < 0;
        w->acc[t] = had;
        if (!had)
            w->at[t] = (uint8_t)(w->at[t] + s->value);
        else if (s->kind == T_TRYLOCK)
            w->owner[o] = (int8_t)t;
        else if (s->kind == T_TRYWAIT)
            w->semaphores[o]--;
        else
            w->sharers[o]++;
        break;
    }
    case T_SEM_WAIT: w->semaphores[o]--; break;
    case T_SEM_POST: w->semaphores[o]++; break;
    case T_WAIT: case T_TIMED:
        if (w->waiting >> t & 1) {
            uint32_t i = 0;
            while (w->queue[o][i] != t)
                i++;
            wake(w, o, i);
            w->acc[t] = 99;
        }
        if (w->waking >> t & 1) {
            w->waking &= (uint16_t)~(1u << t);
            w->owner[s->value] = (int8_t)t;
        } else {
            w->owner[s->value] = -1;
            w->queue[o][w->queued[o]++] = (uint8_t)t;
            w->waiting |= (uint16_t)(1u << t);
            more = false;
        }
        break;
    case T_SIGNAL:
        if (w->queued[o])
            wake(w, o, picked);
        break;
    case T_BROADCAST:
        while (w->queued[o])
            wake(w, o, 0);
        break;
    case T_BARRIER:
        if (w->inside[o] >> t & 1) {
            w->inside[o] &= (uint16_t)~(1u << t);
            w->released &= (uint16_t)~(1u << t);
        } else {
            more = false;
            w->inside[o] |= (uint16_t)(1u << t);
            if (++w->arrived[o] == s->value) {
                w->arrived[o] = 0;
                w->released |= w->inside[o];
            }
        }
        break;
    case T_YIELD: w->yielded = (uint16_t)(1u << t); break;
    case T_PRINT: w->output = w->output * 31 + (uint64_t)s->value; break;
    case T_END: w->ended = true; break;
    }
    if (more) {
        w->at[t]++;
        settle_locals(w, t);
    }
}

static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return h ^ h >> 33;
}

uint64_t toy_state(const struct toy_world *w)
{
    uint64_t h = w->output + w->failed * 7u + w->ended * 13u;
    for (unsigned i = 0; i < TOY_VARIABLES; i++)
        if (w->variables[i])
            h = mix(h + (uint16_t)w->variables[i] + 65536u * i);
    for (unsigned t = 0; t < w->program->threads; t++)
        h = mix(h + (uint16_t)w->acc[t] + 65536u * w->at[t]);
    for (unsigned i = 0; i < TOY_OBJECTS; i++)
        h = mix(h + (uint16_t)w->semaphores[i]);
    for (unsigned i = 0; i < TOY_LOCKS; i++)
        if (w->owner[i] >= 0)
            h = mix(h + i + 65536u * (uint8_t)w->owner[i]);
    return h;
}

/* ---- as an explore_machine ---- */

void toy_run(void *with, struct guest_scheduler *s, struct explore_end *ret)
{
    struct toy *toy = with;
    struct toy_world *w = &toy->world;
    struct thread_op next[THREADS_MAX] = {{0}};
    toy_begin(w, toy->program);
    toy->count = 0;
    toy->runs++;
    uint32_t alive = toy_alive(w), running = 0, tick = 0;
    for (uint32_t t = 0; t < toy->program->threads; t++)
        next[t] = toy_next(w, t);
    bool deadlock = false;
    for (;;) {
        alive = toy_alive(w);
        uint32_t enabled = toy_enabled(w);
        struct guest_point p = {running, enabled, alive, w->yielded & alive, tick, next};
        if (!enabled) {
            if (alive && s->stuck)
                s->stuck(s->with, &p);
            deadlock = alive != 0;
            break;
        }
        int t = s->next ? s->next(s->with, &p) : -1;
        if (t < 0 || tick >= TOY_EVENTS) {
            ret->cut = true;
            return;
        }
        if (!(enabled >> t & 1))
            abort();
        struct guest_event *e = &toy->events[toy->count++];
        uint32_t picked = 0, choices = toy_choices(w, (uint32_t)t);
        if (choices > 1) {
            p.running = (uint32_t)t;
            picked = s->pick ? s->pick(s->with, &p, choices) : 0;
        }
        if (!toy->no_events) {
            *e = (struct guest_event){.op = next[t], .thread = (uint8_t)t, .flags = EVENT_POINT,
                                      .tick = tick, .enabled = enabled, .yielded = w->yielded};
            if (choices > 1) {
                e->flags |= EVENT_PICK;
                e->picked = (uint8_t)picked;
                e->choices = (uint8_t)choices;
            }
        }
        toy_do(w, (uint32_t)t, picked);
        next[t] = toy_next(w, (uint32_t)t);
        running = (uint32_t)t;
        tick++;
    }
    ret->outcome = toy_state(w) + deadlock;
    ret->by_itself = !w->ended;
    ret->failure = w->failed ? 1 : deadlock ? 2 : 0;
    if (toy->each)
        toy->each(toy, ret);
}

static const struct guest_event *events(void *with, uint32_t *ret_count)
{
    struct toy *toy = with;
    *ret_count = toy->count;
    return toy->events;
}

struct explore_machine toy_machine(struct toy *t, const struct toy_program *p)
{
    memset(t, 0, offsetof(struct toy, events));
    t->program = p;
    t->runs = 0;
    return (struct explore_machine){.with = t, .run = toy_run, .events = events};
}

/* ---- sets ---- */

static size_t place(const struct toy_set *s, uint64_t x)
{
    size_t i = (size_t)mix(x) & (s->room - 1);
    while (s->at[i] && s->at[i] != x)
        i = (i + 1) & (s->room - 1);
    return i;
}

bool set_has(const struct toy_set *s, uint64_t x)
{
    return s->room && s->at[place(s, x ? x : 1)];
}

bool set_add(struct toy_set *s, uint64_t x)
{
    x = x ? x : 1;
    if (2 * s->count >= s->room) {
        struct toy_set bigger = {calloc(s->room ? 2 * s->room : 256, sizeof *s->at), s->count,
                                 s->room ? 2 * s->room : 256};
        for (size_t i = 0; i < s->room; i++)
            if (s->at[i])
                bigger.at[place(&bigger, s->at[i])] = s->at[i];
        free(s->at);
        *s = bigger;
    }
    size_t i = place(s, x);
    bool fresh = !s->at[i];
    s->at[i] = x;
    s->count += fresh;
    return fresh;
}

bool set_equal(const struct toy_set *a, const struct toy_set *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->room; i++)
        same = !a->at[i] || set_has(b, a->at[i]);
    return same;
}

void set_clear(struct toy_set *s)
{
    free(s->at);
    *s = (struct toy_set){0};
}

/* ---- brute force ---- */

struct done { struct thread_op op; uint8_t thread, nth; };

static void search_all(struct naive *n, const struct toy_world *w, struct done *row, int depth,
                       uint64_t trace, uint64_t projection, uint32_t running, int left)
{
    uint32_t enabled = toy_enabled(w), alive = toy_alive(w);
    if (n->over)
        return;
    if (!enabled) {
        if (++n->runs > n->limit && n->limit) {
            n->over = true;
            return;
        }
        n->deadlocks += alive != 0;
        /* An end while others live comes after all that was done: which operations were is in
         * the trace already. */
        set_add(&n->traces, trace);
        set_add(&n->projections, projection);
        set_add(&n->states, toy_state(w) + (alive != 0));
        return;
    }
    for (uint32_t todo = enabled; todo; todo &= todo - 1) {
        uint32_t t = (uint32_t)__builtin_ctz(todo);
        int cost = t != running && enabled >> running & 1;
        if (left >= 0 && cost > left)
            continue;
        struct done *d = &row[depth];
        d->op = toy_next(w, t);
        d->thread = (uint8_t)t;
        if (w->waiting >> t & 1) { /* its time is over: leaves the condition's queue */
            d->op.also_kind = ALSO_OBJECT;
            d->op.also = 1000 + 100u * w->program->step[t][w->at[t]].object;
        }
        d->nth = 0;
        for (int i = depth - 1; i >= 0; i--)
            if (row[i].thread == t) {
                d->nth = (uint8_t)(row[i].nth + 1);
                break;
            }
        uint32_t choices = toy_choices(w, t);
        for (uint32_t pick = 0; pick < (choices ? choices : 1); pick++) {
            uint64_t h = trace + mix(1000u + t * 100u + d->nth + 1000000u * pick);
            for (int i = 0; i < depth; i++)
                if (row[i].thread != t && ops_conflict(&row[i].op, &d->op))
                    h += mix(mix(row[i].thread * 256u + row[i].nth + 7) + t * 256u + d->nth);
            struct toy_world next = *w;
            toy_do(&next, t, pick);
            search_all(n, &next, row, depth + 1, h,
                       op_counts(&d->op) ? mix(projection * 17 + t * 3u + pick + 1) : projection, t,
                       left >= 0 ? left - cost : -1);
        }
    }
}

void naive_run(struct naive *n, const struct toy_program *p, int bound)
{
    struct done row[TOY_EVENTS];
    struct toy_world w;
    toy_begin(&w, p);
    search_all(n, &w, row, 0, 0, 0, 0, bound);
}

void naive_clear(struct naive *n)
{
    set_clear(&n->traces);
    set_clear(&n->states);
    set_clear(&n->projections);
    *n = (struct naive){0};
}
