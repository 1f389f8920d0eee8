#include <stdio.h>
#include <stdint.h>
#include <string.h>

/* A byte-coded machine with calls. */
enum op { HALT, PUSH, LOAD, STORE, ADD, SUB, MUL, LT, JZ, JMP, CALL, RET, PRINT, DUP };
struct vm { int32_t stack[64], frames[16][4]; int sp, fp, steps; const uint8_t *pc, *code; };

static int32_t imm(struct vm *m) { int16_t v = (int16_t)(m->pc[0] | m->pc[1] << 8); m->pc += 2; return v; }

static int run(struct vm *m)
{
    const uint8_t *ret[16];
#define TOP m->stack[m->sp - 1]
#define BIN(op) (m->sp--, TOP = TOP op m->stack[m->sp])
    for (;; m->steps++)
        switch ((enum op)*m->pc++) {
        case HALT: return m->sp ? TOP : 0;
        case PUSH: m->stack[m->sp++] = imm(m); break;
        case LOAD: m->stack[m->sp++] = m->frames[m->fp][*m->pc++]; break;
        case STORE: m->frames[m->fp][*m->pc++] = m->stack[--m->sp]; break;
        case ADD: BIN(+); break;
        case SUB: BIN(-); break;
        case MUL: BIN(*); break;
        case LT: BIN(<); break;
        case JZ: { int32_t to = imm(m); if (!m->stack[--m->sp]) m->pc = m->code + to; break; }
        case JMP: m->pc = m->code + (m->pc[0] | m->pc[1] << 8); break;
        case CALL: { int32_t to = imm(m); ret[m->fp++] = m->pc; m->pc = m->code + to; break; }
        case RET: m->pc = ret[--m->fp]; break;
        case PRINT: printf("%d ", m->stack[--m->sp]); break;
        case DUP: m->stack[m->sp] = TOP; m->sp++; break;
        default: return -1;
        }
}

#define W(n) (n) & 255, (n) >> 8 & 255

int main(void)
{
    static const uint8_t code[] = {
        /* 0 */ PUSH, W(0), STORE, 0, /* 5 */ LOAD, 0, DUP, MUL, PRINT, LOAD, 0, PUSH, W(1), ADD, DUP, STORE, 0,
        /* 19 */ PUSH, W(5), LT, JZ, W(29), JMP, W(5),
        /* 29 */ PUSH, W(6), CALL, W(36), HALT,
        /* 36 */ STORE, 0, LOAD, 0, PUSH, W(2), LT, JZ, W(51), PUSH, W(1), RET,
        /* 50 */ HALT, /* 51 */ LOAD, 0, LOAD, 0, PUSH, W(1), SUB, CALL, W(36), MUL, RET};
    struct vm m = {.pc = code, .code = code};
    int r = run(&m);
    printf("| %d %d\n", r, m.steps);
    return r == 720 ? 0 : 1;
}
