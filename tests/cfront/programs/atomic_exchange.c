#include <stdio.h>
#include <stdatomic.h>
#include <stdbool.h>

int main(void)
{
    atomic_int a = 10;
    int old = atomic_exchange(&a, 20), want = 5;
    bool ok = atomic_compare_exchange_strong(&a, &want, 30);
    printf("%d %d %d\n", old, ok, want);
    ok = atomic_compare_exchange_strong_explicit(&a, &want, 40, memory_order_acq_rel, memory_order_relaxed);
    printf("%d %d %d\n", ok, want, atomic_load(&a));
    do
        want = atomic_load_explicit(&a, memory_order_acquire);
    while (!atomic_compare_exchange_weak(&a, &want, want * 3));
    printf("%d\n", a);
    printf("%d\n", atomic_fetch_add(&a, 5));
    printf("%d\n", atomic_fetch_sub(&a, 25));
    printf("%d\n", atomic_fetch_or(&a, 0xF00));
    printf("%x\n", (unsigned)atomic_fetch_and(&a, 0xF0F));
    printf("%x\n", (unsigned)atomic_fetch_xor(&a, 1));
    atomic_store(&a, -1);
    atomic_store_explicit(&a, atomic_load(&a) - 1, memory_order_release);
    printf("%d\n", a);
    atomic_uchar c = 255;
    atomic_fetch_add(&c, 2);
    printf("%d %d\n", c, atomic_is_lock_free(&a));
    int arr[3] = {1, 2, 3};
    _Atomic(int *) p = arr;
    p += 2;
    printf("%d\n", *p);
    p--;
    printf("%d\n", *p);
    int *seen = arr;
    ok = atomic_compare_exchange_strong(&p, &seen, NULL);
    printf("%d %d\n", ok, *seen);
    atomic_flag f = ATOMIC_FLAG_INIT;
    printf("%d ", atomic_flag_test_and_set(&f));
    printf("%d ", atomic_flag_test_and_set(&f));
    atomic_flag_clear(&f);
    printf("%d\n", atomic_flag_test_and_set(&f));
    atomic_thread_fence(memory_order_seq_cst);
    return 0;
}
