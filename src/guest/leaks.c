/* leaks.c - the blocks that nobody points to when the program has ended.
 *
 * From static objects, the library's, and what is left of frames and locals when exit()
 * was called inside of calls, every aligned word that holds an address within a live
 * block (or its end, or with its low bits used as tags) keeps that block, and so on from
 * block to block. What is not reached so is lost.
 *
 * Of a lost structure only the root is told: a block that no other lost block points to.
 * In a structure without one, a ring, it is the block whose last pointer elsewhere went
 * last. What hangs on a root is counted with it. Blocks that were allocated at the same
 * call stack share a finding. */
#include "guest/heart.h"

static uint32_t *const work = (uint32_t *)WORK_TABLE; /* blocks still to be looked through */
static uint32_t work_count;

/* The live block that a word points to. */
static uint32_t target(uint64_t value)
{
    value &= ~(uint64_t)7;
    if (!heap_address(value))
        return 0;
    uint32_t number = object_around((void *)value);
    const struct object *b = &objects[number];
    if (!number || b->kind != OBJECT_HEAP || b->state != STATE_LIVE ||
        value - b->base > ((b->size + 7) & ~(uint64_t)7))
        return 0;
    return number;
}

/* ---- reached from outside ---- */

static void keep(uint64_t value)
{
    uint32_t number = target(value);
    if (!number || objects[number].flags & OBJECT_MARKED)
        return;
    objects[number].flags |= OBJECT_MARKED;
    work[work_count++] = number;
}

BARE static void keep_words(uint64_t from, uint64_t n)
{
    uint64_t end = from + n;
    for (from = (from + 7) & ~(uint64_t)7; from + 8 <= end; from += 8)
        keep(*(const uint64_t *)from);
}

static void keep_reached(void)
{
    for (uint32_t i = 0; (i = object_next(i)) != 0;) {
        const struct object *b = &objects[i];
        if (b->state == STATE_LIVE && b->kind != OBJECT_HEAP && b->kind != OBJECT_NONE &&
            b->kind != OBJECT_LITERAL)
            keep_words(b->base, b->size);
    }
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        if (frames_of(i)->low)
            keep_words(frames_of(i)->low, frames_of(i)->top - frames_of(i)->low);
    while (work_count) {
        const struct object *b = &objects[work[--work_count]];
        keep_words(b->base, b->size);
    }
}

/* ---- what hangs on what ---- */

static bool lost(const struct object *b)
{
    return b->kind == OBJECT_HEAP && b->state == STATE_LIVE && !(b->flags & OBJECT_MARKED);
}

/* Everything that root leads to joins it (object.link). A block that was a root itself
 * is none any more: all that joined it counts for this one. */
BARE static void join(uint32_t root)
{
    objects[root].link = root;
    objects[root].flags |= OBJECT_ROOT;
    work[work_count++] = root;
    while (work_count) {
        const struct object *b = &objects[work[--work_count]];
        for (uint64_t at = b->base; at + 8 <= b->base + b->size; at += 8) {
            uint32_t number = target(*(const uint64_t *)at);
            struct object *to = &objects[number];
            if (!number || !lost(to) || number == root)
                continue;
            if (to->flags & OBJECT_ROOT) {
                to->flags &= (uint8_t)~OBJECT_ROOT;
                to->link = root;
            } else if (!to->link) {
                to->link = root;
                work[work_count++] = number;
            }
        }
    }
}

static uint32_t root_of(uint32_t number)
{
    uint32_t root = number;
    while (objects[root].link != root)
        root = objects[root].link;
    while (objects[number].link != root) { /* shorten the way for the next */
        uint32_t next = objects[number].link;
        objects[number].link = root;
        number = next;
    }
    return root;
}

/* Marks each lost block that another lost block points to. */
BARE static void find_pointed(void)
{
    for (uint32_t i = 0; (i = object_next(i)) != 0;) {
        const struct object *b = &objects[i];
        if (!lost(b))
            continue;
        for (uint64_t at = b->base; at + 8 <= b->base + b->size; at += 8) {
            uint32_t number = target(*(const uint64_t *)at);
            if (number && number != i && lost(&objects[number]))
                objects[number].flags |= OBJECT_POINTED;
        }
    }
}

/* Numbers by lost_step, the latest first: a heap sort. */
static bool earlier(uint32_t a, uint32_t b)
{
    const struct object *x = &objects[a], *y = &objects[b];
    return x->lost_step != y->lost_step ? x->lost_step < y->lost_step : a > b;
}

static void sink(uint32_t *at, size_t i, size_t n)
{
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && earlier(at[child + 1], at[child]))
            child++;
        if (!earlier(at[child], at[i]))
            return;
        uint32_t t = at[i];
        at[i] = at[child];
        at[child] = t;
    }
}

static void sort_latest_first(uint32_t *at, size_t n)
{
    for (size_t i = n / 2; i-- > 0;)
        sink(at, i, n);
    for (size_t i = n; i-- > 1;) {
        uint32_t t = at[0];
        at[0] = at[i];
        at[i] = t;
        sink(at, 0, i);
    }
}

/* ---- telling ---- */

static void tell_root(uint32_t number)
{
    const struct object *b = &objects[number];
    uint32_t made[LOG_STACK];
    stack_by(b->made, made);
    struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count; i++) {
        struct log_finding *f = &run->findings[i];
        if (strcmp(f->code, "leak") == 0 && memcmp(f->stack, made, sizeof made) == 0) {
            f->blocks++;
            f->bytes += b->size;
            return;
        }
    }
    struct log_finding *f = finding_add_at("leak", made);
    if (!f)
        return;
    finding_object(f, number);
    f->step = f->lost_step = b->lost_step;
    f->address = b->base;
    f->blocks = 1;
    f->bytes = b->size;
    f->lost = b->lost;
    if (b->pointers || !b->lost_stack)
        f->lost_stack[0] = b->lost_site;
    else
        stack_by(b->lost_stack, f->lost_stack);
}

static void tell_held(uint32_t number)
{
    const struct object *b = &objects[number], *root = &objects[root_of(number)];
    uint32_t made[LOG_STACK];
    stack_by(root->made, made);
    struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count; i++) {
        struct log_finding *f = &run->findings[i];
        if (strcmp(f->code, "leak") == 0 && memcmp(f->stack, made, sizeof made) == 0) {
            f->held_blocks++;
            f->held_bytes += b->size;
            return;
        }
    }
}

static void count_reached(const struct object *b)
{
    machine.run->reachable_blocks++;
    machine.run->reachable_bytes += b->size;
}

void leaks_find(void)
{
    if (machine.run->frees == machine.run->allocations) /* no block is left */
        return;
    size_t ring_count = 0;
    /* Free numbers are linked through .link: none is taken from here on. */
    work_count = 0;
    keep_reached();
    for (uint32_t i = 0; (i = object_next(i)) != 0;) {
        struct object *b = &objects[i];
        if (b->kind == OBJECT_HEAP && b->state == STATE_LIVE && b->flags & OBJECT_MARKED)
            count_reached(b);
        b->link = 0;
    }
    find_pointed();
    for (uint32_t i = 0; (i = object_next(i)) != 0;)
        if (lost(&objects[i]) && !(objects[i].flags & OBJECT_POINTED))
            join(i);
    uint32_t *rings = work + OBJECTS_MAX;
    for (uint32_t i = 0; (i = object_next(i)) != 0;)
        if (lost(&objects[i]) && !objects[i].link)
            rings[ring_count++] = i;
    sort_latest_first(rings, ring_count);
    for (size_t i = 0; i < ring_count; i++)
        if (!objects[rings[i]].link)
            join(rings[i]);
    for (uint32_t i = 0; (i = object_next(i)) != 0;)
        if (lost(&objects[i]) && objects[i].flags & OBJECT_ROOT)
            tell_root(i);
    for (uint32_t i = 0; (i = object_next(i)) != 0;)
        if (lost(&objects[i]) && !(objects[i].flags & OBJECT_ROOT))
            tell_held(i);
}
