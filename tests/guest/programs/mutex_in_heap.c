/* An object with its lock, made and unmade. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct account { pthread_mutex_t lock; long cents; };

static struct account *account_new(long cents)
{
    struct account *a = malloc(sizeof *a);
    if (!a)
        exit(1);
    pthread_mutex_init(&a->lock, NULL);
    a->cents = cents;
    return a;
}

static void account_free(struct account *a)
{
    pthread_mutex_destroy(&a->lock);
    free(a);
}

static struct account *one, *two;

static void move(struct account *from, struct account *to, long cents)
{
    struct account *first = from < to ? from : to, *second = from < to ? to : from;
    pthread_mutex_lock(&first->lock);
    pthread_mutex_lock(&second->lock);
    from->cents -= cents;
    to->cents += cents;
    pthread_mutex_unlock(&second->lock);
    pthread_mutex_unlock(&first->lock);
}

static void *there(void *unused) { move(one, two, 30); return unused; }
static void *back(void *unused) { move(two, one, 5); return unused; }

int main(void)
{
    pthread_t a, b;
    for (int i = 0; i < 3; i++) {
        one = account_new(100);
        two = account_new(0);
        if (pthread_create(&a, NULL, there, NULL) || pthread_create(&b, NULL, back, NULL))
            return 1;
        pthread_join(a, NULL);
        pthread_join(b, NULL);
        printf("%ld %ld\n", one->cents, two->cents);
        account_free(one);
        account_free(two);
    }
    return 0;
}
