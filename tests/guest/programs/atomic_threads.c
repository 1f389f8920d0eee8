/* Threads that meet in atomic objects. What they print does not depend on their order. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 4, TIMES = 25 };

static atomic_int sum, most, turns;
static _Atomic double total;
static _Atomic unsigned char bits;
static atomic_flag spin = ATOMIC_FLAG_INIT;
static long plain; /* under spin */
static _Atomic struct { int odd, even; } pair; /* one of them at a time */

struct node { struct node *next; int value; };
static _Atomic(struct node *) stack;

static int data;
static atomic_bool ready;
static atomic_uint ticket, serving;
static int served;

static void *work(void *arg)
{
    int id = (int)(long)arg;
    for (int i = 0; i < TIMES; i++) {
        atomic_fetch_add_explicit(&sum, id + i, memory_order_relaxed);
        int seen = atomic_load(&most), mine = id * 10 + i;
        while (seen < mine && !atomic_compare_exchange_weak(&most, &seen, mine))
            ;
        total += 0.5;
        while (atomic_flag_test_and_set_explicit(&spin, memory_order_acquire))
            ;
        plain += id;
        atomic_flag_clear_explicit(&spin, memory_order_release);
        unsigned my = atomic_fetch_add(&ticket, 1);
        while (atomic_load_explicit(&serving, memory_order_acquire) != my)
            ;
        served++;
        atomic_store_explicit(&serving, my + 1, memory_order_release);
    }
    bits |= (unsigned char)(1 << id);
    __typeof__(atomic_load(&pair)) was = atomic_load(&pair), now;
    do {
        now = was;
        *(id % 2 ? &now.odd : &now.even) += id;
    } while (!atomic_compare_exchange_strong(&pair, &was, now));
    turns++;
    struct node *n = malloc(sizeof *n);
    n->value = id;
    n->next = atomic_load_explicit(&stack, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&stack, &n->next, n, memory_order_release,
                                                  memory_order_relaxed))
        ;
    while (!atomic_load_explicit(&ready, memory_order_acquire))
        ;
    return (void *)(long)(data + id);
}

int main(void)
{
    pthread_t t[THREADS];
    long back = 0;
    for (long i = 0; i < THREADS; i++)
        pthread_create(&t[i], NULL, work, (void *)i);
    data = 500;
    atomic_store_explicit(&ready, 1, memory_order_release);
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(t[i], &result);
        back += (long)result;
    }
    printf("%d %d %g %ld %d %d %u %ld\n", sum, most, total, plain, bits, turns, serving, back);
    int values = 0, count = 0;
    for (struct node *n = stack, *next; n; n = next) {
        next = n->next;
        values += n->value * n->value;
        count++;
        free(n);
    }
    __typeof__(atomic_load(&pair)) last = pair;
    printf("%d %d %d %d %d\n", values, count, served, last.odd, last.even);
    return 0;
}
