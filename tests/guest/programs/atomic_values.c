/* Atomic objects that are no integers: pointers, floating numbers, records; and where they lie. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static int numbers[8] = {10, 11, 12, 13, 14, 15, 16, 17};
static int *_Atomic cursor = numbers;
static _Atomic(double) real = 1.5;
static _Atomic float small = 2.25f;
static _Atomic long double big = 3.0L;

struct pair { int a, b; };
struct tiny { char c[3]; };
struct wide { long a, b, c; };
static _Atomic struct pair pairs[2] = {{1, 2}, {3, 4}};
static _Atomic struct wide wide = {1, 2, 3};

struct node { struct node *next; int value; };
static _Atomic(struct node *) head;
static struct { char fill; _Atomic int count; _Atomic(struct pair) pair; } mixed;

static void push(int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = atomic_load(&head);
    while (!atomic_compare_exchange_weak(&head, &n->next, n))
        ;
}

static int pop(void)
{
    struct node *n = atomic_load_explicit(&head, memory_order_acquire);
    while (n && !atomic_compare_exchange_strong_explicit(&head, &n, n->next, memory_order_acq_rel,
                                                         memory_order_acquire))
        ;
    int value = n ? n->value : -1;
    free(n);
    return value;
}

static int calls;
static int counted(void) { return ++calls; }
static _Atomic int *place(_Atomic int *p) { calls += 100; return p; }

int main(void)
{
    printf("%d ", *cursor);
    cursor++;
    printf("%d ", *cursor);
    cursor += 3;
    printf("%d ", *cursor--);
    printf("%d ", *cursor);
    cursor -= 2;
    printf("%td\n", cursor - numbers);
    int *old = atomic_exchange(&cursor, &numbers[6]), *e = numbers;
    printf("%d %d %d\n", *old, *cursor, atomic_compare_exchange_strong(&cursor, &e, numbers));
    printf("%d\n", *e);

    real += 0.25;
    real *= 2;
    printf("%g ", real++);
    printf("%g ", real);
    printf("%g ", atomic_exchange(&real, -0.5));
    double want = -0.5;
    printf("%d ", atomic_compare_exchange_strong(&real, &want, 8));
    printf("%g\n", atomic_load(&real));
    small -= 0.5f;
    printf("%g ", small--);
    printf("%g\n", small);
    atomic_store(&small, 3);
    printf("%g\n", atomic_load_explicit(&small, memory_order_relaxed));
    big += 1;
    big *= 1.5L;
    printf("%Lg ", big++);
    printf("%Lg ", big);
    atomic_store(&big, 0.125L);
    printf("%Lg ", atomic_exchange(&big, 9));
    printf("%Lg\n", atomic_load(&big));

    struct pair p = pairs[0], q = {5, 6}, r;
    printf("%d %d\n", p.a, p.b);
    pairs[1] = p;
    p = atomic_exchange(&pairs[1], q);
    printf("%d %d\n", p.a, p.b);
    r = p;
    printf("%d", atomic_compare_exchange_strong(&pairs[1], &r, p));
    printf(" %d %d", r.a, r.b);
    printf(" %d", atomic_compare_exchange_strong(&pairs[1], &r, p));
    r = atomic_load(&pairs[1]);
    printf(" %d %d\n", r.a, r.b);
    struct wide w = wide;
    w.c += 10;
    atomic_store(&wide, w);
    w = (struct wide){0};
    w = atomic_load(&wide);
    printf("%ld %ld %ld\n", w.a, w.b, w.c);
    wide = (struct wide){7, 8, 9};
    printf("%ld\n", atomic_exchange(&wide, w).b);
    _Atomic struct tiny t = {"ab"};
    struct tiny u = t;
    u.c[0] = 'x';
    t = u;
    printf("%s\n", atomic_load(&t).c);

    for (int i = 0; i < 4; i++)
        push(i);
    for (int i = 0; i < 5; i++)
        printf("%d ", pop());
    printf("\n");
    mixed.count = 4;
    mixed.count++;
    mixed.pair = q;
    p = mixed.pair;
    printf("%d %d\n", mixed.count, p.b);

    _Atomic int array[3] = {1, 2, 3}, *at = array;
    _Atomic int *where = place(&array[1]);
    *where += counted();
    printf("%d %d\n", array[1], calls);
    *at++ = 9;
    (*at)++;
    printf("%d %d\n", array[0], *at);
    int index = 0;
    array[index++] = array[index + 1] = 4;
    printf("%d %d\n", array[0], index);
    static _Atomic unsigned long sum;
    for (unsigned i = 0; i < 10; i++)
        sum += i * i;
    printf("%lu\n", sum);
    atomic_int local = 3; /* nobody can reach it */
    local *= 2;
    printf("%d\n", local ? ++local : 0);
    switch (local) {
    case 7: printf("seven\n"); break;
    default: printf("else\n");
    }
    _Atomic char letter = 'a';
    char copy = letter;
    letter = 'b';
    printf("%c%c\n", copy, letter);
    return 0;
}
