// caught-by: lock-misuse
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
    b->token.bank = b;
    return &b->token;
}

void bank_unlock(struct lock_token **held)
{
    if (*held == NULL)
        return;
    struct bank *b = (*held)->bank;
    b->token.bank = NULL;
    *held = NULL;
    pthread_mutex_unlock(&b->lock);
}

int bank_add(struct lock_token *t, int n)
{
    struct bank *b = t->bank;
    if (b == NULL)
        return -2;
    if (b->balance + n < 0)
        return -1;
    b->balance += n;
    return 0;
}
// --- your code ends here ---
