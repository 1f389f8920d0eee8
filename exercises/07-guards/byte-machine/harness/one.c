#include "machine.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum code code_of(const char *word)
{
    for (enum code c = HALT; c <= OUT; c++)
        if (strcmp(word, code_name(c)) == 0)
            return c;
    return RET + 1;
}

/* The room of the stack, then instructions: a number is a push. pc begins
 * at 40. */
int main(int argc, char **argv)
{
    size_t room = argc > 1 ? (size_t)atoi(argv[1]) : 1;
    byte *stack = malloc(room);
    if (stack == NULL)
        return 1;
    struct machine m = {NULL, 0, 40, stack, room, 0, RUNS, false, NULL};
    for (int n = 2; n < argc; n++) {
        bool number = argv[n][0] >= '0' && argv[n][0] <= '9';
        struct instruction i = {number ? PUSH : code_of(argv[n]),
                                (byte)atoi(argv[n]), number ? 2 : 1};
        size_t pc = m.pc;
        enum state s = execute(&m, i);
        /* the console may fail: then it was not done */
        assert(s != RUNS || i.code != OUT || m.pc > pc);
        printf("%s: %s, pc %zu |", argv[n], state_name(s), m.pc);
        if (m.depth > room)
            printf(" depth is %zu, and the stack has %zu bytes", m.depth,
                   room);
        for (size_t k = 0; m.depth <= room && k < m.depth; k++)
            printf(" %d", stack[k]);
        printf("\n");
    }
    free(stack);
    return 0;
}
