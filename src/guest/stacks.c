/* stacks.c - call stacks, each kept once, so that an object needs but a number.
 *
 * Stacks form a tree: a number stands for a site and the number of its callers' stack.
 * A call record remembers the number of its callers, once somebody has asked, so the
 * usual question costs one look into a hash table, however deep the calls are. */
#include "guest/heart.h"

#ifdef TINY
enum { STACKS = 64, STACK_SLOTS = 128 };
#else
enum { STACKS = 1 << 17, STACK_SLOTS = 1 << 18 };
#endif

SPARSE static struct { uint32_t callers, site, slot; } kept_stacks[STACKS]; /* number 0 is the empty stack */
SPARSE static uint32_t stack_slot[STACK_SLOTS]; /* by hash: numbers of stacks */
static uint32_t stack_count = 1;

void stacks_reset(void)
{
    for (uint32_t i = 1; i < stack_count; i++)
        stack_slot[kept_stacks[i].slot] = 0;
    stack_count = 1;
}

uint32_t stack_push(uint32_t callers, U site)
{
    if (!site)
        return callers;
    uint64_t h = ((uint64_t)callers << 32 | site) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = (uint32_t)(h >> 40) % STACK_SLOTS;; i = (i + 1) % STACK_SLOTS) {
        uint32_t n = stack_slot[i];
        if (n == 0) {
            if (stack_count == STACKS)
                return 0;
            n = stack_count;
            kept_stacks[n].callers = callers;
            kept_stacks[n].site = site;
            kept_stacks[n].slot = i;
            stack_slot[i] = n;
            return stack_count++;
        }
        if (kept_stacks[n].callers == callers && kept_stacks[n].site == site)
            return n;
    }
}

/* The stack of the calls that led to this one, without it. */
static uint32_t context_of(struct call_record *c)
{
    struct call_record *known = c;
    while (known > memory.bottom && !known->context)
        known--;
    uint32_t context = known > memory.bottom ? known->context : 0;
    while (known < c) {
        context = stack_push(context, known->call.site);
        known++;
        known->context = context;
    }
    return context;
}

uint32_t stack_of_caller(void) { return context_of(memory.top); }

uint32_t stack_now(U site) { return stack_push(context_of(memory.top), site); }

void stack_by(uint32_t number, uint32_t ret_stack[LOG_STACK])
{
    size_t n = 0;
    for (; number && number < STACKS && n < LOG_STACK; number = kept_stacks[number].callers)
        ret_stack[n++] = kept_stacks[number].site;
    memset(ret_stack + n, 0, (LOG_STACK - n) * sizeof *ret_stack);
}

void stack_at(uint32_t ret_stack[LOG_STACK], U site)
{
    size_t n = 0;
    if (site)
        ret_stack[n++] = site;
    for (const struct call_record *c = memory.top; c > memory.bottom && n < LOG_STACK; c--)
        if (c[-1].call.site)
            ret_stack[n++] = c[-1].call.site;
    memset(ret_stack + n, 0, (LOG_STACK - n) * sizeof *ret_stack);
}

void stack_of_thread(uint32_t ret_stack[LOG_STACK], uint32_t thread, U site)
{
    const struct call_stack *s = frames_of(thread);
    size_t n = 0;
    if (site)
        ret_stack[n++] = site;
    for (const struct call_record *c = thread == memory.thread ? memory.top : s->now;
         c > s->bottom && n < LOG_STACK; c--)
        if (c[-1].call.site)
            ret_stack[n++] = c[-1].call.site;
    memset(ret_stack + n, 0, (LOG_STACK - n) * sizeof *ret_stack);
}

void stack_here(uint32_t ret_stack[LOG_STACK]) { stack_at(ret_stack, memory.top->call.site); }
