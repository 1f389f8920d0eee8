/* stacks.c - call stacks, each kept once, so that a block needs but two numbers.
 * A program allocates in few places: a small table does. */
#include "guest/heap.h"

#include <string.h>

#ifdef TINY
enum { STACKS = 16, STACK_SLOTS = 32 };
#else
enum { STACKS = 4096, STACK_SLOTS = 8192 };
#endif

static struct {
    uint64_t stack[STACKS][LOG_STACK];
    uint16_t slot[STACK_SLOTS]; /* by hash: numbers of stacks */
    uint32_t count;             /* number 0 is the unknown stack */
} stacks;

static const uint64_t no_stack[LOG_STACK];

void stacks_reset(void)
{
    memset(stacks.slot, 0, sizeof stacks.slot);
    stacks.count = 1;
}

static uint32_t stack_number(const uint64_t stack[LOG_STACK])
{
    uint64_t h = 0;
    for (int i = 0; i < LOG_STACK && stack[i]; i++)
        h = (h ^ stack[i]) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = (uint32_t)(h >> 40);; i++) {
        uint16_t n = stacks.slot[i % STACK_SLOTS];
        if (n == 0) {
            if (stacks.count == STACKS)
                return 0;
            memcpy(stacks.stack[stacks.count], stack, sizeof stacks.stack[0]);
            stacks.slot[i % STACK_SLOTS] = (uint16_t)stacks.count;
            return stacks.count++;
        }
        if (memcmp(stacks.stack[n], stack, sizeof stacks.stack[0]) == 0)
            return n;
    }
}

const uint64_t *stack_by(uint32_t number)
{
    return number && number < STACKS ? stacks.stack[number] : no_stack;
}

uint32_t stack_now(void)
{
    uint64_t stack[LOG_STACK];
    stack_here(stack);
    return stack_number(stack);
}
