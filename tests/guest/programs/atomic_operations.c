/* Every atomic operation on every width. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define EACH(name, type, format)                                                                    \
    static _Atomic type name##_static = 100;                                                        \
    static void name(_Atomic type *p)                                                               \
    {                                                                                               \
        type expected;                                                                              \
        printf(#name " %" format "\n", atomic_load(p));                                             \
        atomic_store(p, (type)7);                                                                   \
        printf("%" format "\n", atomic_exchange(p, (type)250));                                     \
        printf("%" format "\n", atomic_fetch_add(p, (type)20));                                     \
        printf("%" format "\n", atomic_fetch_sub_explicit(p, (type)40, memory_order_relaxed));      \
        printf("%" format "\n", atomic_fetch_or(p, (type)5));                                       \
        printf("%" format "\n", atomic_fetch_and(p, (type)-4));                                     \
        printf("%" format "\n", atomic_fetch_xor_explicit(p, (type)99, memory_order_acq_rel));      \
        expected = atomic_load_explicit(p, memory_order_acquire);                                   \
        printf("%d", atomic_compare_exchange_strong(p, &expected, (type)3));                        \
        printf(" %d", atomic_compare_exchange_strong(p, &expected, (type)4));                       \
        printf(" %" format " %" format "\n", expected, *p);                                         \
        *p = 12;                                                                                    \
        *p += 30;                                                                                   \
        printf("%" format " ", *p);                                                                 \
        printf("%" format " ", (*p)++);                                                             \
        printf("%" format " ", ++*p);                                                               \
        printf("%" format " ", (*p)--);                                                             \
        printf("%" format " ", *p -= 2);                                                            \
        printf("%" format " ", *p *= 2);                                                            \
        printf("%" format " ", *p /= 3);                                                            \
        printf("%" format " ", *p <<= 1);                                                           \
        printf("%" format " ", *p >>= 2);                                                           \
        printf("%" format " ", *p |= 32);                                                           \
        printf("%" format " ", *p ^= 7);                                                            \
        printf("%" format " ", *p &= 60);                                                           \
        printf("%" format "\n", *p %= 11);                                                          \
        printf("%" format " ", name##_static++);                                                    \
        printf("%" format "\n", name##_static);                                                     \
    }
EACH(signed_char, signed char, "hhd")
EACH(unsigned_char, unsigned char, "hhu")
EACH(short_, short, "hd")
EACH(unsigned_short, unsigned short, "hu")
EACH(int_, int, "d")
EACH(unsigned_int, unsigned, "u")
EACH(long_, long, "ld")
EACH(unsigned_long, unsigned long, "lu")
EACH(long_long, long long, "lld")

static void flags(void)
{
    atomic_flag f = ATOMIC_FLAG_INIT;
    printf("%d", atomic_flag_test_and_set(&f));
    printf("%d", atomic_flag_test_and_set_explicit(&f, memory_order_acquire));
    atomic_flag_clear_explicit(&f, memory_order_release);
    printf("%d", atomic_flag_test_and_set(&f));
    atomic_flag_clear(&f);
    printf("%d\n", atomic_flag_test_and_set(&f));
}

static void bools(void)
{
    atomic_bool b = false;
    bool e = false;
    b = 7;
    printf("%d ", b);
    printf("%d", atomic_exchange(&b, 0));
    printf(" %d", atomic_compare_exchange_weak(&b, &e, true));
    b ^= true;
    printf(" %d", b);
    b |= 4;
    printf(" %d\n", b);
}

static void gcc_ones(void)
{
    int n = 5, m = 9, out;
    printf("%d ", __atomic_add_fetch(&n, 3, __ATOMIC_SEQ_CST));
    printf("%d\n", __atomic_fetch_add(&n, 1, __ATOMIC_RELAXED));
    printf("%d ", __sync_fetch_and_add(&n, 2));
    printf("%d\n", __sync_sub_and_fetch(&n, 1));
    printf("%d ", __sync_bool_compare_and_swap(&n, 10, 20));
    printf("%d\n", __sync_val_compare_and_swap(&n, 20, 30));
    __atomic_store(&n, &m, __ATOMIC_RELEASE);
    __atomic_load(&n, &out, __ATOMIC_ACQUIRE);
    printf("%d %d\n", n, out);
    m = 77;
    __atomic_exchange(&n, &m, &out, __ATOMIC_ACQ_REL);
    printf("%d %d %d\n", n, m, out);
    __sync_lock_test_and_set(&n, 1);
    printf("%d\n", n);
    __sync_lock_release(&n);
    __sync_synchronize();
    printf("%d\n", n);
    atomic_thread_fence(memory_order_seq_cst);
    atomic_signal_fence(memory_order_acquire);
    unsigned char c = 0;
    printf("%d", __atomic_test_and_set(&c, __ATOMIC_ACQUIRE));
    printf("%d\n", __atomic_test_and_set(&c, __ATOMIC_ACQUIRE));
}

int main(void)
{
    _Atomic signed char a; _Atomic unsigned char b; _Atomic short c; _Atomic unsigned short d;
    _Atomic int e; _Atomic unsigned f; _Atomic long g; _Atomic unsigned long h; _Atomic long long i;
    atomic_init(&a, -1); atomic_init(&b, 1); atomic_init(&c, -1000); atomic_init(&d, 1000);
    atomic_init(&e, -100000); atomic_init(&f, 100000); atomic_init(&g, -5000000000L);
    atomic_init(&h, 5000000000UL); atomic_init(&i, -1LL);
    signed_char(&a); unsigned_char(&b); short_(&c); unsigned_short(&d); int_(&e); unsigned_int(&f);
    long_(&g); unsigned_long(&h); long_long(&i);
    flags();
    bools();
    gcc_ones();
    int order = memory_order_relaxed;
    atomic_store_explicit(&e, 41, order);
    order = memory_order_seq_cst;
    printf("%d ", atomic_fetch_add_explicit(&e, 1, order));
    printf("%d\n", atomic_load_explicit(&e, order));
    return 0;
}
