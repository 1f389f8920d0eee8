#include <ownership.h>
#include <pthread.h>
#include <stddef.h>

struct bank;

// Permission to touch one bank. Only bank_lock makes one.
struct lock_token {
    struct bank *bank; // NULL: the permission was given back
};

struct bank {
    pthread_mutex_t lock;
    struct lock_token token;
    int balance;       // touched only while lock is held
};

struct bank *bank_number(int i)
{
    static struct bank banks[2] = {
        {PTHREAD_MUTEX_INITIALIZER, {NULL}, 100},
        {PTHREAD_MUTEX_INITIALIZER, {NULL}, 0},
    };
    return &banks[i];
}

// takes(b->lock): when it returns, the lock is held; not so with NULL.
takes(b->lock) nullable
struct lock_token *bank_lock(borrows_mut struct bank *b);
void bank_unlock(struct lock_token **held);
int bank_add(borrows struct lock_token *t, int n);

int bank_balance(borrows struct lock_token *t)
{
    return t->bank == NULL ? -2 : t->bank->balance;
}

// --- your code starts here ---
struct lock_token *bank_lock(struct bank *b)
{
    // Your code: the lock, and then the permission that says so.
    return NULL;
}

void bank_unlock(struct lock_token **held)
{
    // Your code: the permission ends, and so does the lock.
}

int bank_add(struct lock_token *t, int n)
{
    // Your code: no lock here. Whoever has a token has it already.
    return -1;
}
// --- your code ends here ---
