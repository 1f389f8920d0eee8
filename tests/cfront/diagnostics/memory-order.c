#include <stdatomic.h>

static atomic_int x;
static atomic_flag f;
static _Thread_local int mine;
static int *at = &mine;                                       // expect: not-constant

int main(void)
{
    _Thread_local int here = 1;                               // expect: bad-storage
    int e = 0, order = memory_order_release;
    atomic_store_explicit(&x, 1, memory_order_acquire);       // expect: memory-order 34
    atomic_store_explicit(&x, 1, memory_order_acq_rel);       // expect: memory-order
    atomic_store_explicit(&x, 1, memory_order_release);
    atomic_flag_clear_explicit(&f, memory_order_acquire);     // expect: memory-order
    e += atomic_flag_test_and_set_explicit(&f, memory_order_acquire);
    e += atomic_load_explicit(&x, memory_order_release);      // expect: memory-order
    e += atomic_load_explicit(&x, memory_order_consume);
    e += atomic_load_explicit(&x, (memory_order)order);
    e += atomic_exchange_explicit(&x, 3, memory_order_acq_rel);
    e += atomic_compare_exchange_strong_explicit(&x, &e, 2, memory_order_acq_rel,
                                                 memory_order_release); // expect: memory-order
    e += atomic_compare_exchange_weak_explicit(&x, &e, 2, memory_order_release, memory_order_relaxed);
    atomic_thread_fence(7);                                   // expect: memory-order
    atomic_signal_fence(memory_order_release);
    return e + *at + here;
}
