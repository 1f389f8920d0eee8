/* Ends with 0 if cpu.c does what machine.h says; a failed assert says that
 * it does not. The machines are made here, with as much memory and stack
 * as a test wants. */
#include "machine.h"

#include <assert.h>

/* Codes one by one, and where memory ends. */
static void decoding(void)
{
    byte memory[] = {SUB, PUSH, 7, OUT + 1, PUSH};
    struct machine m = {memory, sizeof memory, 0, NULL, 0, 0, RUNS, false, NULL};
    struct instruction i = {HALT, 99, 99};
    assert(decode(&m, &i) == RUNS);
    assert(i.code == SUB && i.operand == 0 && i.length == 1);
    m.pc = 3;
    assert(decode(&m, &i) == ILLEGAL);
    m.pc = 4;
    assert(decode(&m, &i) == OUTSIDE);
    m.pc = 5;
    assert(decode(&m, &i) == OUTSIDE);
    assert(i.code == SUB && i.operand == 0 && i.length == 1);
    assert(m.pc == 5);
    m.pc = 1;
    assert(decode(&m, &i) == RUNS);
    assert(i.code == PUSH && i.operand == 7 && i.length == 2);
}

static void executing(void)
{
    byte stack[3] = {5, 7, 9};
    struct machine m = {NULL, 0, 40, stack, sizeof stack, 2, RUNS, false, NULL};
    struct instruction push = {PUSH, 9, 2}, pop = {POP, 0, 1}, add = {ADD, 0, 1}, sub = {SUB, 0, 1};
    assert(execute(&m, sub) == RUNS);
    assert(m.depth == 1 && stack[0] == 254 && m.pc == 41);
    assert(execute(&m, add) == STACK_EMPTY);
    assert(execute(&m, sub) == STACK_EMPTY);
    assert(m.depth == 1 && stack[0] == 254 && m.pc == 41);
    assert(execute(&m, push) == RUNS);
    assert(m.depth == 2 && stack[1] == 9 && m.pc == 43);
    assert(execute(&m, add) == RUNS);
    assert(m.depth == 1 && stack[0] == 7 && m.pc == 44);
    assert(execute(&m, push) == RUNS && execute(&m, push) == RUNS);
    assert(m.depth == 3 && execute(&m, push) == STACK_FULL && m.depth == 3);
    assert(execute(&m, pop) == RUNS && execute(&m, pop) == RUNS && execute(&m, pop) == RUNS);
    assert(m.depth == 0 && execute(&m, pop) == STACK_EMPTY && m.depth == 0);
}

int main(void)
{
    decoding();
    executing();
    return 0;
}
