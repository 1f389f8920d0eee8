#include <ownership.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each account has a lock of its own; one is held, and the other account is used. */
struct account {
    pthread_mutex_t lock;
    guards(lock) long cents;
    guards(lock) char name[8];
};
static sem_t paid, over;
static struct account *accounts[2];

static struct account *account_new(const char *name)
{
    struct account *a = malloc(sizeof *a);
    if (!a)
        exit(1);
    a->cents = 100;
    strcpy(a->name, name);
    pthread_mutex_init(&a->lock, NULL);
    return a;
}

static void *rename_them(void *arg)
{
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&accounts[i]->lock);
        strcat(accounts[i]->name, "!");
        pthread_mutex_unlock(&accounts[i]->lock);
    }
    sem_post(&paid);
    sem_wait(&over);
    return arg;
}

static void transfer(struct account *from, struct account *to, long cents)
{
    pthread_mutex_lock(&from->lock);
    pthread_mutex_lock(&to->lock);
    from->cents -= cents;
    to->cents += cents;
    to->name[0] = '#';
    pthread_mutex_unlock(&to->lock);
    pthread_mutex_unlock(&from->lock);
}

int main(void)
{
    pthread_t t;
    sem_init(&paid, 0, 0);
    sem_init(&over, 0, 0);
    accounts[0] = account_new("ann");
    accounts[1] = account_new("bob");
    if (pthread_create(&t, NULL, rename_them, NULL))
        return 1;
    sem_wait(&paid);
    transfer(accounts[0], accounts[1], 20);
    sem_post(&over);
    pthread_join(t, NULL);
    for (int i = 0; i < 2; i++) {
        printf("%s %ld\n", accounts[i]->name, accounts[i]->cents);
        pthread_mutex_destroy(&accounts[i]->lock);
        free(accounts[i]);
    }
    return 0;
}
