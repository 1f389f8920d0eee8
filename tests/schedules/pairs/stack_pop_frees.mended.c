// The nodes are freed when all threads have ended.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct node { struct node *next; };
static _Atomic(struct node *) top;

static void push(struct node *n)
{
    n->next = atomic_load(&top);
    while (!atomic_compare_exchange_weak(&top, &n->next, n))
        ;
}

static struct node *pop(void)
{
    struct node *n = atomic_load(&top);
    while (n && !atomic_compare_exchange_weak(&top, &n, n->next))
        ;
    return n;
}

static void *take(void *arg)
{
    struct node **got = arg;
    struct node *n = pop();
    *got = n;
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    struct node *got[2] = { NULL, NULL };
    for (int i = 0; i < 2; i++) {
        struct node *n = malloc(sizeof *n);
        if (n)
            push(n);
    }
    pthread_create(&a, NULL, take, &got[0]);
    pthread_create(&b, NULL, take, &got[1]);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(got[0]);
    free(got[1]);
    return 0;
}
