/* Ends with 0 if cpu.c does what machine.h says; a failed assert says that
 * it does not. The machines are made here, with as much memory and stack
 * as a test wants. */
#include "machine.h"

#include <assert.h>

int main(void)
{
    byte memory[] = {PUSH, 7, ADD};
    byte stack[4] = {20, 22};
    struct machine m = {memory, sizeof memory, 2, stack, sizeof stack, 2,
                        RUNS, false, NULL};
    struct instruction i;
    assert(decode(&m, &i) == RUNS);
    assert(i.code == ADD && i.length == 1);
    assert(execute(&m, i) == RUNS);
    assert(m.depth == 1 && stack[0] == 42 && m.pc == 3);
    /* A machine that refuses says so itself. */
    assert(execute(&m, i) == STACK_EMPTY && m.state == STACK_EMPTY);
    return 0;
}
