#include <stdio.h>

/* Names that the emitted C, its helpers or a library might use as well. */
static int tmp = 1, t0 = 2, ret = 3, result = 4, self = 5, this = 6, class = 7, new = 8, try = 9, catch = 10;
static int memcpy_ = 11, stack = 12, frame = 13, object = 14, shadow = 15, check = 16, load = 17, store = 18;
static int private = 19, template = 20, operator = 21, near = 22, far = 23, asm_ = 24, nullptr_ = 25, cf_0 = 26, _1 = 27, L1 = 28;
struct value { int value; };
union type { int type; char kind; };
enum node { NODE, node_count };
typedef struct list list;
struct list { list *list; int data; };

static int index(int index) { return index + 1; }
static int y0(int j1) { return j1 * 2; }
static int exp_(int round) { int log = round, sin = log + 1; return sin; }

int main(void)
{
    struct value value = {.value = 1};
    union type type = {.type = 2};
    enum node node = NODE;
    list list = {NULL, 3};
    int div = 4, abs = 5, read = 6, write = 7, link = 8, signal = 9, time = 10, free_ = 11, environ = 12;
    int Dollar = 13, été = 14, __x = 15;
    int addr = 0, ptr = 1, len = 2, size = 3, base = 4, end = 5, env = 6, ctx = 7, va = 8;
    printf("%d\n", tmp + t0 + ret + result + self + this + class + new + try + catch + memcpy_ + stack + frame + object);
    printf("%d\n", shadow + check + load + store + private + template + operator + near + far + asm_ + nullptr_ + cf_0 + _1 + L1);
    printf("%d %d %d %d %d\n", value.value, type.type, node, list.data, index(1) + y0(2) + exp_(3));
    printf("%d\n", div + abs + read + write + link + signal + time + free_ + environ + Dollar + été + __x);
    printf("%d\n", addr + ptr + len + size + base + end + env + ctx + va);
    return 0;
}
