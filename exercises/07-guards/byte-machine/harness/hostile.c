#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct image image;

/* Runs the first n bytes, in a block that ends there, on a stack of this room. False, and told: it does not
 * stop as wanted, or what is on the stack then was not left alone. */
static bool stops(size_t n, size_t room, enum state state, size_t pc, size_t depth)
{
    byte *memory = malloc(n), *stack = malloc(room);
    bool right = false;
    if (memory != NULL && stack != NULL) {
        memcpy(memory, image.bytes, n);
        struct machine m = {memory, n, 0, stack, room, 0, RUNS, false, NULL};
        machine_run(&m, 100);
        right = m.state == state && m.pc == pc && m.depth == depth;
        if (!right)
            printf("%s at %zu, stack of %zu; wanted: %s at %zu, stack of %zu\n", state_name(m.state), m.pc, m.depth,
                   state_name(state), pc, depth);
    }
    free(memory);
    free(stack);
    return right;
}

/* Each illegal code at pc, where a good one stood. */
static bool illegal_at(size_t pc, size_t depth)
{
    byte good = image.bytes[pc];
    bool right = true;
    for (int code = OUT + 1; right && code <= 255; code += code < 10 || code > 250 ? 1 : 60) {
        image.bytes[pc] = (byte)code;
        right = stops(image.size, 8, ILLEGAL, pc, depth);
        if (!right)
            printf("  with the code %d at %zu\n", code, pc);
    }
    image.bytes[pc] = good;
    return right;
}

/* What is refused by decode() alone. The instruction must be as it was. */
static bool refused(size_t pc, enum state state)
{
    byte memory[] = {HALT, 77, PUSH};
    struct machine m = {memory, sizeof memory, pc, NULL, 0, 0, RUNS, false, NULL};
    struct instruction i = {POP, 55, 66};
    enum state s = decode(&m, &i);
    bool left = i.code == POP && i.operand == 55 && i.length == 66;
    if (s != state)
        printf("decode() with pc at %zu: %s; wanted: %s\n", pc, state_name(s), state_name(state));
    if (m.pc != pc)
        printf("decode() with pc at %zu: it moved pc\n", pc);
    if (!left)
        printf("decode() with pc at %zu: %s, but *ret is not as it was\n", pc, state_name(s));
    return s == state && m.pc == pc && left;
}

/* A program on standard input, which is right. Here it is spoilt, in every way and at every place. */
int main(void)
{
    if (!image_read(&image))
        return 1;
    bool illegal = true, cut = true, full = true;
    size_t depth = 0, deepest = 0, next = 0;
    for (size_t pc = 0; pc < image.size; pc = next) {
        byte code = image.bytes[pc];
        next = pc + (code == PUSH ? 2 : 1);
        illegal = illegal && illegal_at(pc, depth);
        cut = cut && (pc == 0 || stops(pc, 8, OUTSIDE, pc, depth));
        if (code == PUSH) {
            cut = cut && stops(pc + 1, 8, OUTSIDE, pc, depth);
            full = full && (depth <= deepest || stops(next, depth, STACK_FULL, pc, depth));
            deepest = depth > deepest ? depth : deepest;
        }
        depth = code == PUSH ? depth + 1 : depth - (code != HALT);
    }
    size_t last = 0;
    last--;
    illegal = illegal && refused(1, ILLEGAL);
    bool out = refused(2, OUTSIDE) && refused(3, OUTSIDE) && refused(4, OUTSIDE) && refused(last, OUTSIDE) &&
               refused(last - 1, OUTSIDE);
    printf("illegal codes: %s\n", illegal ? "refused" : "no");
    printf("cut off: %s\n", cut ? "refused" : "no");
    printf("no room: %s\n", full ? "refused" : "no");
    printf("pc outside: %s\n", out ? "refused" : "no");
    return 0;
}
