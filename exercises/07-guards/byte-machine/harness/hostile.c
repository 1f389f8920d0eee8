#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct image image;

/* What was not refused as it should be, the first of each way to spoil a
 * program; "" nothing. */
enum way { CODES, CUT, ROOM, PLACES, WAYS };
static char told[WAYS][160];

static bool goes_well(enum way w) { return told[w][0] == '\0'; }

/* Runs the first n bytes, in a block that ends there, on a stack of this
 * room. It must stop as wanted, and what is on the stack then was left
 * alone. */
static void stops(enum way w, size_t n, size_t room, enum state state,
                  size_t pc, size_t depth)
{
    byte *memory = malloc(n), *stack = malloc(room);
    if (memory != NULL && stack != NULL) {
        memcpy(memory, image.bytes, n);
        struct machine m = {memory, n, 0, stack, room, 0,
                            RUNS, false, NULL};
        machine_run(&m, 100);
        if (m.state != state || m.pc != pc || m.depth != depth)
            snprintf(told[w], sizeof told[w],
                     "%s at %zu, stack of %zu; "
                     "wanted: %s at %zu, stack of %zu",
                     state_name(m.state), m.pc, m.depth,
                     state_name(state), pc, depth);
    }
    free(memory);
    free(stack);
}

/* Each illegal code at pc, where a good one stood. */
static void illegal_at(size_t pc, size_t depth)
{
    byte good = image.bytes[pc];
    for (int code = OUT + 1; goes_well(CODES) && code <= 255;
         code += code < 10 || code > 250 ? 1 : 60) {
        image.bytes[pc] = (byte)code;
        stops(CODES, image.size, 8, ILLEGAL, pc, depth);
    }
    image.bytes[pc] = good;
}

/* What is refused by decode() alone. The instruction must be as it was. */
static void refused(enum way w, size_t pc, enum state state)
{
    byte memory[] = {HALT, 77, PUSH};
    struct machine m = {memory, sizeof memory, pc, NULL, 0, 0,
                        RUNS, false, NULL};
    struct instruction i = {POP, 55, 66};
    enum state s = decode(&m, &i);
    bool left = i.code == POP && i.operand == 55 && i.length == 66;
    if (goes_well(w) && (s != state || m.pc != pc))
        snprintf(told[w], sizeof told[w],
                 "decode() with pc at %zu: %s, pc is %zu; wanted: %s", pc,
                 state_name(s), m.pc, state_name(state));
    else if (goes_well(w) && !left)
        snprintf(told[w], sizeof told[w],
                 "decode() with pc at %zu: %s, but *ret is not as it was",
                 pc, state_name(s));
}

/* A program on standard input, which is right. Here it is spoilt, in
 * every way and at every place. */
int main(void)
{
    const char *const names[] = {"illegal codes", "cut off", "no room",
                                 "pc outside"};
    size_t depth = 0, deepest = 0, next = 0, last = (size_t)-1;
    if (!image_read(&image))
        return 1;
    for (size_t pc = 0; pc < image.size; pc = next) {
        byte code = image.bytes[pc];
        next = pc + (code == PUSH ? 2 : 1);
        illegal_at(pc, depth);
        if (goes_well(CUT) && pc > 0)
            stops(CUT, pc, 8, OUTSIDE, pc, depth);
        if (goes_well(CUT) && code == PUSH)
            stops(CUT, pc + 1, 8, OUTSIDE, pc, depth);
        if (goes_well(ROOM) && code == PUSH && depth > deepest)
            stops(ROOM, next, depth, STACK_FULL, pc, depth);
        deepest = code == PUSH && depth > deepest ? depth : deepest;
        depth = code == PUSH ? depth + 1 : depth - (code != HALT);
    }
    refused(CODES, 1, ILLEGAL);
    for (size_t pc = 2; pc <= 4; pc++)
        refused(PLACES, pc, OUTSIDE);
    refused(PLACES, last, OUTSIDE);
    refused(PLACES, last - 1, OUTSIDE);
    for (enum way w = CODES; w < WAYS; w++)
        printf("%s: %s\n", names[w], goes_well(w) ? "refused" : told[w]);
    return 0;
}
