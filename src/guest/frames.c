/* frames.c - calls under way, their frames, and the scopes of exposed variables.
 *
 * Frames lie last in first out in their region. A frame's initialised bits are cleared
 * when its call begins; the bytes keep what they were, which nobody can read unnoticed.
 *
 * A variable whose address may be taken is an object of its own, made when its block is
 * entered (ob) and ended when it is left (oe). Those that are open form one list, a
 * stretch of it for each call; a return ends what is left of its stretch. */
#include "guest/costs.h"
#include "guest/threads.h"

enum { OPEN_MAX = 1 << 18, THREAD_OPEN = 1 << 14, SLICE_STEPS = 100000 };
#define FRAMES_ROOM (LOCALS_AT - FRAMES_AT)

struct call_stack frames = { .low = FRAMES_AT, .top = FRAMES_AT };
struct call_stack stacks_of[THREADS_MAX];
SPARSE static uint32_t open_main[OPEN_MAX], open_of[THREADS_MAX][THREAD_OPEN];
static uint32_t serials;
static uint32_t stacks_used; /* numbers of threads below it had frames in this run */

static uint64_t low_of(uint32_t thread)
{
    return thread ? THREADS_AT + (thread - 1) * THREAD_BYTES : FRAMES_AT;
}

static void forget(const struct call_stack *s, struct ring *locals)
{
    uint64_t from = s->low - MEMORY_AT;
    memset((void *)s->low, 0, s->peak);
    memset(&readable[from / 8], 0, (s->peak + 63) / 64 * 8);
    memset(&pointers[from / 64], 0, (s->peak + 511) / 512 * 8);
    memset((void *)locals->from, 0, locals->high - locals->from);
    ring_reset(locals);
}

static uint64_t least(uint64_t a, uint64_t b) { return a < b ? a : b; }

void frames_begin(uint32_t thread)
{
    struct call_stack *s = &stacks_of[thread];
    uint64_t low = low_of(thread), peak = s->low ? s->peak : 0;
    struct call_record *bottom = thread ? calls + CALLS_MAX + 1 + (thread - 1) * THREAD_CALLS : calls;
    uint64_t most = thread ? least(THREAD_LOCALS / 2, (THREAD_CALLS - 1) * CALL_BYTES)
                           : CALLS_MAX * CALL_BYTES;
    *s = (struct call_stack){ .low = low, .top = low, .peak = peak, .bottom = bottom, .now = bottom,
                              .deepest = bottom, .limit = least(machine.limits.stack_bytes, most),
                              .open = thread ? open_of[thread] : open_main,
                              .open_max = thread ? THREAD_OPEN : OPEN_MAX };
    *bottom = (struct call_record){ .call.frame = (P)low };
    if (thread >= stacks_used)
        stacks_used = thread + 1;
}

void frames_reset(void)
{
    if (stacks_used)
        stacks_of[memory.thread] = frames;
    for (uint32_t i = 0; i < stacks_used; i++) {
        forget(&stacks_of[i], &locals_rings[i]);
        stacks_of[i] = (struct call_stack){ 0 };
    }
    stacks_used = serials = 0;
    frames_begin(0);
    frames = stacks_of[0];
    memory.top = memory.bottom = calls;
    memory.thread = 0;
}

void frames_switch(uint32_t from, uint32_t to)
{
    frames.now = memory.top;
    stacks_of[from] = frames;
    frames = stacks_of[to];
    memory.top = frames.now;
    memory.bottom = frames.bottom;
    memory.thread = to;
}

uint32_t locals_open(void) { return frames.open_count; }
uint32_t local_by(uint32_t n) { return frames.open[n]; }

static uint32_t thread_of(uint32_t depth)
{
    return depth <= CALLS_MAX ? 0 : (depth - CALLS_MAX - 1) / THREAD_CALLS + 1;
}

bool call_mine(uint32_t depth) { return thread_of(depth) == memory.thread; }

bool call_active(uint32_t depth, uint32_t serial)
{
    uint32_t t = thread_of(depth);
    const struct call_record *top = t == memory.thread ? memory.top : stacks_of[t].now;
    return calls + depth <= top && calls[depth].serial == serial;
}

/* ---- calls ---- */

/* Told at the call that was one too many, not inside of the function it led to. */
COLD static void overflow(U site, uint64_t bytes, bool by_call)
{
    unsigned long long depth = (unsigned long long)(memory.top - memory.bottom);
    if (by_call && memory.top > memory.bottom + 1) {
        memory.top--;
        site = memory.top->call.site;
    }
    finding_last("stack-overflow", site, "%llu calls are under way and %llu bytes are needed, but "
                 "the stack has %llu", depth, (unsigned long long)bytes,
                 (unsigned long long)frames.limit);
    finding_stop();
}

void frames_note(struct log_run *run)
{
    for (uint32_t i = 0; i < stacks_used; i++) {
        const struct call_stack *s = frames_of(i);
        if (s->peak > run->stack_peak_bytes)
            run->stack_peak_bytes = s->peak;
        if (s->deepest - s->bottom > run->depth_peak)
            run->depth_peak = (uint32_t)(s->deepest - s->bottom);
    }
}

COLD static void clear_large(uint8_t *bits, uint64_t bytes) { memset(bits, 0, bytes / 8); }

COLD static void note_call(const struct call_record *c)
{
    history_event(ENTRY_CALL, offset_of(c->call.frame), c->serial, c->call.function,
                  memory.bottom < c - 1 ? c[-1].call.site : 0);
}

/* Limits: the stack's bytes, which count each call, are so few that neither the table of
 * calls nor the region of frames can run out before them. */
_Static_assert(FRAMES_ROOM >= (32u << 20), "frames have room for every stack");

K hook_en(U function)
{
    const struct program_function *f = &machine.program->functions[function];
    struct call_record *c = memory.top + 1;
    uint64_t bytes = f->frame_bytes, frame = frames.top, used = frames.used + bytes + CALL_BYTES;
    if (UNLIKELY(used > frames.limit))
        overflow(memory.top->call.site, used, false);
    uint8_t *bits = &readable[(frame - MEMORY_AT) / 8];
    if (UNLIKELY(memory.history))
        history_bits(frame - MEMORY_AT, bytes, 0);
    if (UNLIKELY(bytes > 128))
        clear_large(bits, bytes);
    else
        for (uint64_t i = 0; i < bytes / 8; i += 2)
            *(uint16_t *)(bits + i) = 0;
    c->call = (struct call){ (P)frame, f->site, function };
    c->context = 0;
    c->open = frames.open_count;
    c->serial = ++serials;
    c->bytes = (uint32_t)bytes;
    frames.used = used;
    frames.top = frame + bytes;
    memory.top = c;
    if (used > frames.peak)
        frames.peak = used;
    if (c > frames.deepest)
        frames.deepest = c;
    if (UNLIKELY(memory.history))
        note_call(c);
    return &c->call;
}

/* What not every call has. */
COLD static void end_more(struct call_record *c, U site)
{
    if (frames.open_count > c->open)
        locals_end(c->open, site, STATE_RETURNED);
    if (memory.history)
        history_event(ENTRY_RETURN, offset_of(c->call.frame), c->serial, c->call.function, site);
}

void call_end(U site)
{
    struct call_record *c = memory.top;
    if (UNLIKELY(c == memory.bottom))
        return;
    if (UNLIKELY(frames.open_count > c->open || memory.history))
        end_more(c, site);
    uint64_t frame = (uint64_t)c->call.frame;
    if (machine.program->functions[c->call.function].pointers_in_frame)
        pointers_drop(frame - MEMORY_AT, c->bytes, LOST_RETURNED, site);
    memory.returned = 0;
    if (UNLIKELY(memory.lists_open))
        varargs_call_ended((uint32_t)(c - calls));
    frames.used -= c->bytes + CALL_BYTES;
    frames.top = frame;
    memory.top = c - 1;
}

void hook_lv(U site) { call_end(site); }

/* ---- exposed variables ---- */

uint32_t local_make(uint32_t variable, uint64_t size, uint64_t align, U site)
{
    bool virgin;
    uint64_t needed = frames.used + size + RED_ZONE;
    if (UNLIKELY(size > frames.limit || needed > frames.limit || frames.open_count == frames.open_max))
        overflow(site, needed, machine.program->variables[variable].size > 0);
    uint32_t number = ring_take(&locals_rings[memory.thread], OBJECT_LOCAL, size, align, &virgin);
    if (UNLIKELY(!number))
        overflow(site, needed, machine.program->variables[variable].size > 0);
    struct object *b = &objects[number];
    uint64_t o = b->base - MEMORY_AT;
    bits_clear(readable, o, size);
    bits_set(writable, o, size);
    if (UNLIKELY(memory.threads))
        races_fresh(o, size);
    b->index = variable;
    b->made = variable ? machine.program->variables[variable].site : site;
    b->made_step = step_now();
    b->call = memory.top->serial;
    b->depth = (uint32_t)(memory.top - calls);
    frames.used += size + RED_ZONE;
    if (frames.used > frames.peak)
        frames.peak = frames.used;
    frames.open[frames.open_count++] = number;
    if (UNLIKELY(machine.costs))
        cost_local(number, align);
    if (UNLIKELY(memory.history))
        history_event(ENTRY_MADE, o, (uint32_t)size, variable, site);
    return number;
}

P hook_ob(U variable)
{
    const struct program_variable *v = &machine.program->variables[variable];
    return (P)objects[local_make(variable, v->size, v->align, v->site)].base;
}

void hook_ro(P object)
{
    struct object *b = &objects[object_around(object)];
    b->flags |= OBJECT_READ_ONLY;
    bits_clear(writable, b->base - MEMORY_AT, b->size);
}

P hook_vl(U variable, L bytes, U site)
{
    if (bytes <= 0 || (uint64_t)bytes > frames.limit) {
        if (bytes <= 0)
            finding_last("bad-array-size", site, "it is %s", bytes ? "negative" : "0");
        else
            overflow(site, frames.used + (uint64_t)bytes, false);
        finding_stop();
    }
    const struct program_variable *v = &machine.program->variables[variable];
    return (P)objects[local_make(variable, (uint64_t)bytes, v->align, site)].base;
}

static void local_end(uint32_t number, U site, enum object_state state)
{
    struct object *b = &objects[number];
    uint64_t o = b->base - MEMORY_AT;
    if (UNLIKELY(memory.threads))
        thread_ended(o, b->size, site);
    pointers_drop(o, b->size, state == STATE_RETURNED ? LOST_RETURNED : LOST_SCOPE_ENDED, site);
    if (UNLIKELY(memory.history))
        history_bits(o, b->size, site);
    bits_clear(readable, o, b->size);
    bits_clear(writable, o, b->size);
    ring_give(&locals_rings[memory.thread], number, state);
    b->ended = site;
    b->ended_step = step_now();
    frames.used -= b->size + RED_ZONE;
    if (UNLIKELY(memory.history))
        history_event(ENTRY_ENDED, o, (uint32_t)b->size, 0, site);
}

/* A variable that others may use is about to end: they may go first. */
static void leave_turn(uint32_t number, U site)
{
    thread_turn(objects[number].base - MEMORY_AT, objects[number].size, true, site);
}

void locals_end(uint32_t open, U site, enum object_state state)
{
    while (frames.open_count > open) {
        if (UNLIKELY(memory.threads))
            leave_turn(frames.open[frames.open_count - 1], site);
        local_end(frames.open[--frames.open_count], site, state);
    }
}

void hook_oe(P object, U site)
{
    uint32_t number = object_around(object), i = frames.open_count;
    uint32_t least = memory.top->open;
    while (i > least && frames.open[i - 1] != number)
        i--;
    if (i == least)
        return;
    if (UNLIKELY(memory.threads))
        leave_turn(number, site);
    local_end(number, site, STATE_LEFT);
    frames.open_count--;
    memmove(&frames.open[i - 1], &frames.open[i], (frames.open_count - (i - 1)) * sizeof *frames.open);
}

/* ---- fuel ---- */

static U hottest(void)
{
    U hot = 0;
    for (U i = 1; i < machine.program->site_count && i < SITES_MAX; i++)
        if (counts[i] > counts[hot])
            hot = i;
    return hot;
}

/* Of the statements that begin on a line, how often the busiest ran. */
uint32_t line_count(U site)
{
    const struct program *p = machine.program;
    uint32_t most = 0;
    for (U i = 1; site && site < p->site_count && i < p->site_count && i < SITES_MAX; i++)
        if (p->sites[i].line == p->sites[site].line && p->sites[i].file == p->sites[site].file &&
            counts[i] > most)
            most = counts[i];
    return most;
}

/* Statements of a line count together: the condition of a for and its third expression. */
void busiest_line(struct log_run *run)
{
    enum { MANY = 10000 }; /* steps; who cares where fewer went */
    if (step_now() < MANY)
        return;
    const struct program *p = machine.program;
    U hot = hottest();
    run->busiest = hot;
    for (U i = 1; hot && i < p->site_count && i < SITES_MAX; i++)
        if (p->sites[i].line == p->sites[hot].line && p->sites[i].file == p->sites[hot].file)
            run->busiest_steps += counts[i];
}

/* No hook was on the way, so where it was is known only by what ran most. */
void time_limit(void)
{
    U hot = machine.checked ? hottest() : 0;
    bool here = hot && machine.program->sites[hot].function == memory.top->call.function;
    stack_at(machine.run->stack, here ? hot : memory.top->call.site);
}

void step_limit(U site)
{
    finding_last("step-limit", site, NULL);
    stack_at(machine.run->stack, site);
    machine_end(OUTCOME_STEP_LIMIT, 0);
}

/* The machine counts down, so whatever shall happen at a step is a shortage of fuel: the
 * history that begins, the end that was asked for, the limit. Fuel is handed out up to
 * the next of them; what library functions use up of it is made good. */
static void hand_out(uint64_t n)
{
    if (n > memory.spare)
        n = memory.spare;
    memory.spare -= n;
    memory.steps += n;
    registers->fuel += (int64_t)n;
}

static uint64_t slice_at; /* with threads: the step at which others are asked */

static uint64_t next_goal(void)
{
    const struct guest_limits *l = &machine.limits;
    uint64_t goal = memory.history_later ? l->history_from : l->until ? l->until : INT64_MAX;
    return memory.threads && slice_at < goal ? slice_at : goal;
}

void fuel_slice(void)
{
    slice_at = step_now() + SLICE_STEPS;
    if (registers->fuel <= SLICE_STEPS)
        return;
    uint64_t back = (uint64_t)registers->fuel - SLICE_STEPS;
    registers->fuel -= (int64_t)back;
    memory.steps -= back;
    memory.spare += back;
}

void fuel_start(void)
{
    const struct guest_limits *l = &machine.limits;
    memory.steps = memory.charged = 0;
    memory.spare = l->steps && l->steps < INT64_MAX ? l->steps : INT64_MAX;
    *registers = (struct registers){ 0 };
    memory.history_later = memory.history && l->history_from;
    memory.history = memory.history && !l->history_from;
    hand_out(next_goal());
}

/* begins: a statement does, which has been counted. */
static void refill(U site, bool begins)
{
    uint64_t goal = next_goal(), now = step_now();
    hand_out((uint64_t)-registers->fuel + (goal > now ? goal - now : 0));
    if (registers->fuel >= 0)
        return;
    registers->fuel += begins;
    step_limit(site);
}

void hook_st(U site)
{
    const struct guest_limits *l = &machine.limits;
    if (registers->fuel >= 0)
        return;
    if (memory.history_later && step_now() > l->history_from) {
        memory.history_later = false;
        memory.history = true;
    }
    if (l->until && step_now() > l->until) {
        registers->fuel++;
        stack_at(machine.run->stack, site);
        machine_end(OUTCOME_STEP_LIMIT, 0);
    }
    bool others = memory.threads && step_now() > slice_at;
    if (others)
        slice_at = step_now() + SLICE_STEPS;
    refill(site, true);
    if (others)
        thread_slice(site);
}

void charge(uint64_t n)
{
    if (n > INT64_MAX / 2)
        n = INT64_MAX / 2;
    registers->fuel -= (int64_t)n;
    memory.charged += n;
    if (registers->fuel < 0)
        refill(memory.top->call.site, false);
}
