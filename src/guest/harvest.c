/* harvest.c - what pictures are made of, when a run is over: the undo log, the objects
 * and calls as they are now, and memory with its readable bits. What does not fit is left
 * out from the far end and counted; see struct log_trace. */
#include "guest/heart.h"

#define KEPT_MOST ((uint64_t)1 << 16)   /* objects */
#define REGION_MOST ((uint64_t)16 << 20) /* bytes */
enum { CALLS_KEPT = 1 << 18 }; /* more than any stack has room for */

struct basket {
    char *at;
    uint64_t used, room;
};

/* n bytes, aligned; NULL: there is no room for them. */
static void *take(struct basket *b, uint64_t n, uint64_t *ret_offset)
{
    uint64_t size = (n + 7) & ~(uint64_t)7;
    if (size < n || size > b->room - b->used)
        return NULL;
    *ret_offset = b->used;
    b->used += size;
    return b->at + *ret_offset;
}

static bool take_entries(struct basket *b, struct log_trace *t)
{
    uint64_t first = history_first(), n = history_count() - first;
    struct log_entry *to = take(b, n * sizeof *to, &t->entries_at);
    if (!to)
        return false;
    uint64_t room = memory.history_mask + 1, from = first & memory.history_mask;
    uint64_t head = n < room - from ? n : room - from;
    memcpy(to, history_ring + from, head * sizeof *to);
    memcpy(to + head, history_ring, (n - head) * sizeof *to);
    t->entries = n;
    t->dropped = first;
    return true;
}

/* Of a stack, the place itself. */
static uint32_t innermost(uint32_t stack)
{
    uint32_t sites[LOG_STACK];
    stack_by(stack, sites);
    return sites[0];
}

static struct log_kept kept_of(const struct object *b)
{
    struct log_kept k = { .base = b->base, .size = b->size, .made_step = b->made_step,
                          .index = b->index, .kind = b->kind, .state = b->state, .flags = b->flags };
    bool heap = b->kind == OBJECT_HEAP;
    if (heap || b->kind == OBJECT_LOCAL)
        k.made = heap ? innermost(b->made) : b->made;
    if (heap)
        k.number = b->index;
    if (b->kind == OBJECT_LOCAL)
        k.serial = b->call;
    if (b->state != STATE_LIVE) {
        k.ended_step = b->ended_step;
        k.ended = heap ? innermost(b->ended) : b->ended;
    } else if (heap && b->pointers == 0) {
        k.lost_step = b->lost_step;
        k.lost = innermost(b->lost_stack);
        k.lost_how = b->lost;
    }
    return k;
}

static bool take_objects(struct basket *b, struct log_trace *t)
{
    uint64_t count = 0;
    for (uint32_t n = object_next(0); n; n = object_next(n))
        count += objects[n].kind != OBJECT_NONE;
    uint64_t most = count < KEPT_MOST ? count : KEPT_MOST;
    struct log_kept *to = take(b, most * sizeof *to, &t->kept_at);
    if (!to)
        return false;
    for (uint32_t n = object_next(0); n && t->kept < most; n = object_next(n))
        if (objects[n].kind != OBJECT_NONE)
            to[t->kept++] = kept_of(&objects[n]);
    t->kept_dropped = count - t->kept;
    return true;
}

static uint64_t depth_of(uint32_t thread)
{
    const struct call_stack *s = frames_of(thread);
    const struct call_record *top = thread == memory.thread ? memory.top : s->now;
    return s->low && top ? (uint64_t)(top - s->bottom) : 0;
}

static bool take_calls(struct basket *b, struct log_trace *t)
{
    uint64_t depth = 0;
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        depth += depth_of(i);
    uint64_t most = depth < CALLS_KEPT ? depth : CALLS_KEPT;
    struct log_call *to = take(b, most * sizeof *to, &t->calls_at);
    if (!to)
        return false;
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++) {
        const struct call_record *c = frames_of(thread)->bottom;
        for (uint64_t rest = depth_of(thread); rest > 0 && t->calls < most; rest--) {
            c++;
            to[t->calls++] = (struct log_call){ c->call.function, c->serial,
                                                (uint32_t)offset_of(c->call.frame), c->call.site,
                                                thread, 0 };
        }
    }
    t->calls_dropped = depth - most;
    return true;
}

static bool take_marks(struct basket *b, struct log_trace *t)
{
    uint32_t count;
    const struct log_opened *files = opened_files(&count);
    const struct log_landmark *parts = landmarks_at(t->steps, &t->landmark_steps);
    void *to = take(b, count * sizeof *files, &t->opened_at);
    void *marks = take(b, LOG_LANDMARKS * sizeof *parts, &t->landmarks_at);
    if (!to || !marks)
        return false;
    memcpy(to, files, count * sizeof *files);
    memcpy(marks, parts, LOG_LANDMARKS * sizeof *parts);
    t->opened = count;
    return true;
}

/* What of it fits. */
static void take_region(struct basket *b, struct log_region *r, uint64_t from, uint64_t to)
{
    *r = (struct log_region){ .from = from, .used = to > from ? to - from : 0 };
    uint64_t kept = (r->used + 63) & ~(uint64_t)63;
    if (kept > REGION_MOST)
        kept = REGION_MOST;
    uint64_t room = b->room - b->used;
    if (kept > room / 9 * 8)
        kept = room / 9 * 8 & ~(uint64_t)63;
    char *bytes = take(b, kept, &r->at), *bits = take(b, kept / 8, &r->bits_at);
    if (!bytes || !bits)
        return;
    memcpy(bytes, (const void *)from, kept);
    memcpy(bits, &readable[(from - MEMORY_AT) / 8], kept / 8);
    r->kept = kept;
}

static uint64_t end_of_statics(uint64_t from, uint64_t below)
{
    uint64_t end = from;
    for (uint32_t n = object_next(0); n && n <= statics_count(); n = object_next(n))
        if (objects[n].base >= from && objects[n].base < below && objects[n].base + objects[n].size > end)
            end = objects[n].base + objects[n].size;
    return end;
}

uint64_t harvest(char *to, uint64_t room)
{
    struct basket b = { .at = to, .room = room };
    uint64_t at;
    struct log_trace *t = take(&b, sizeof *t, &at);
    if (!t)
        return 0;
    *t = (struct log_trace){ .steps = step_now(), .running = memory.thread };
    t->from_step = memory.history_later ? t->steps : machine.limits.history_from;
    if (!take_calls(&b, t) || !take_marks(&b, t) || !take_objects(&b, t) || !take_entries(&b, t))
        return 0;
    take_region(&b, &t->regions[0], LITERALS_AT, end_of_statics(LITERALS_AT, GLOBALS_AT));
    take_region(&b, &t->regions[1], GLOBALS_AT, end_of_statics(GLOBALS_AT, LIBRARY_AT));
    take_region(&b, &t->regions[2], LIBRARY_AT, library_high());
    take_region(&b, &t->regions[3], FRAMES_AT, FRAMES_AT + frames_of(0)->peak);
    take_region(&b, &t->regions[4], LOCALS_AT, locals_rings[0].high);
    take_region(&b, &t->regions[5], HEAP_AT, heap_rings[0].high);
    for (uint32_t i = 1; i < THREADS_MAX; i++) {
        const struct call_stack *s = frames_of(i);
        struct log_region *r = &t->regions[6 + 3 * (i - 1)];
        if (!s->low)
            continue;
        take_region(&b, &r[0], s->low, s->low + s->peak);
        take_region(&b, &r[1], locals_rings[i].from, locals_rings[i].high);
        take_region(&b, &r[2], heap_rings[i].from, heap_rings[i].high);
    }
    t->running = memory.thread;
    t->magic = TRACE_MAGIC;
    t->length = b.used;
    return b.used;
}
