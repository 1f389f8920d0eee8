// Tellers move money between accounts, each with a lock; an auditor adds up while they work.
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

enum { ACCOUNTS = 3, TELLERS = 2, START = 100 };

struct account {
    pthread_mutex_t lock;
    int number, balance;
};

struct order {
    int from, to, amount;
};

struct teller {
    pthread_t thread;
    const struct order *orders;
    int count, refused;
};

static struct account accounts[ACCOUNTS];

static void lock_two(struct account *a, struct account *b)
{
    if (a->number > b->number) {
        struct account *t = a;
        a = b;
        b = t;
    }
    pthread_mutex_lock(&a->lock);
    pthread_mutex_lock(&b->lock);
}

static int transfer(const struct order *o)
{
    if (o->from == o->to)
        return 0;
    struct account *from = &accounts[o->from], *to = &accounts[o->to];
    lock_two(from, to);
    int done = from->balance >= o->amount;
    if (done) {
        from->balance -= o->amount;
        to->balance += o->amount;
    }
    pthread_mutex_unlock(&from->lock);
    pthread_mutex_unlock(&to->lock);
    return done ? 0 : -1;
}

static void *teller_main(void *arg)
{
    struct teller *t = arg;
    for (int i = 0; i < t->count; i++)
        if (transfer(&t->orders[i]) != 0)
            t->refused++;
    return NULL;
}

static int audit(void)
{
    int sum = 0;
    for (int i = 0; i < ACCOUNTS; i++)
        pthread_mutex_lock(&accounts[i].lock);
    for (int i = 0; i < ACCOUNTS; i++)
        sum += accounts[i].balance;
    for (int i = ACCOUNTS; i-- > 0;)
        pthread_mutex_unlock(&accounts[i].lock);
    return sum;
}

static void *auditor_main(void *arg)
{
    for (int i = 0; i < 2; i++)
        assert(audit() == ACCOUNTS * START);
    return arg;
}

int main(void)
{
    static const struct order monday[] = { { 0, 1, 30 }, { 1, 2, 20 }, { 2, 2, 5 } };
    static const struct order tuesday[] = { { 1, 0, 10 }, { 2, 0, 40 } };
    struct teller tellers[TELLERS] = { { .orders = monday, .count = 3 },
                                       { .orders = tuesday, .count = 2 } };
    pthread_t auditor;
    for (int i = 0; i < ACCOUNTS; i++) {
        pthread_mutex_init(&accounts[i].lock, NULL);
        accounts[i].number = i;
        accounts[i].balance = START;
    }
    for (int i = 0; i < TELLERS; i++)
        pthread_create(&tellers[i].thread, NULL, teller_main, &tellers[i]);
    pthread_create(&auditor, NULL, auditor_main, NULL);
    for (int i = 0; i < TELLERS; i++)
        pthread_join(tellers[i].thread, NULL);
    pthread_join(auditor, NULL);
    for (int i = 0; i < ACCOUNTS; i++) {
        printf("account %d: %d\n", i, accounts[i].balance);
        pthread_mutex_destroy(&accounts[i].lock);
    }
    printf("refused: %d\n", tellers[0].refused + tellers[1].refused);
    return 0;
}
