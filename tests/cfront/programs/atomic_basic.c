#include <stdio.h>
#include <stdatomic.h>
#include <stdbool.h>

static _Atomic int counter = 5;
static atomic_uint flags = ATOMIC_VAR_INIT(0xF0);
static atomic_flag busy = ATOMIC_FLAG_INIT;
static _Atomic(long) total;

int main(void)
{
    atomic_int a;
    atomic_init(&a, 10);
    counter++;
    ++counter;
    counter += 10;
    counter *= 2;
    counter--;
    printf("%d\n", counter--);
    printf("%d\n", counter);
    flags |= 0x0F;
    flags &= ~0x81u;
    flags ^= 1;
    flags <<= 4;
    printf("%x\n", flags);
    a -= counter;
    total = a;
    total /= -3;
    total %= 4;
    printf("%d %ld\n", a, total);
    int copy = a, plain = (a = 7);
    printf("%d %d %zu\n", copy, plain + a, sizeof a);
    while (!atomic_flag_test_and_set(&busy))
        puts("once");
    atomic_flag_clear(&busy);
    _Atomic bool ready = false;
    ready = 8;
    _Atomic double d = 0.25;
    d = d + 0.5;
    d = d * 2 + d;
    printf("%d %g\n", ready, d);
    atomic_size_t n = 0;
    for (atomic_int i = 0; i < 10; i++)
        n += i;
    printf("%zu\n", n);
    return a == 7 ? 0 : 1;
}
