/* Locks: an early return in each branch, a conditional unlock, a loop that gives back in between. */
#include <ownership.h>
#include <pthread.h>
#include <stdbool.h>

struct vault {
    pthread_mutex_t lock;
    guards(lock) int gold;
};

takes(v->lock) static void vault_lock(borrows_mut struct vault *v)
{
    pthread_mutex_lock(&v->lock);
}

drops(v->lock) static void vault_unlock(borrows_mut struct vault *v)
{
    pthread_mutex_unlock(&v->lock);
}

needs(v->lock) static void vault_add(borrows_mut struct vault *v, int gold)
{
    v->gold += gold;
}

static bool vault_spend(borrows_mut struct vault *v, int gold)
{
    vault_lock(v);
    if (v->gold < gold) {
        vault_unlock(v);
        return false;
    }
    vault_add(v, -gold);
    vault_unlock(v);
    return true;
}

static int vault_try(borrows_mut struct vault *v)
{
    if (pthread_mutex_trylock(&v->lock) != 0)
        return -1;
    int gold = v->gold;
    pthread_mutex_unlock(&v->lock);
    return gold;
}

int main(void)
{
    static struct vault v = {PTHREAD_MUTEX_INITIALIZER, 0};
    for (int i = 0; i < 3; i++) {
        vault_lock(&v);
        vault_add(&v, 10);
        vault_unlock(&v);
    }
    bool spent = vault_spend(&v, 25);
    return !spent || vault_try(&v) != 5;
}
