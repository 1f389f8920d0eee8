#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// All that the rest of the program knows of a bank and of a token.
struct bank;
struct lock_token;
struct bank *bank_number(int i);
struct lock_token *bank_lock(struct bank *b);
void bank_unlock(struct lock_token **held);
int bank_add(struct lock_token *t, int n);
int bank_balance(struct lock_token *t);

enum { NO_TOKEN = -3 };

static int add(int i, int n)
{
    __attribute__((cleanup(bank_unlock)))
    struct lock_token *t = bank_lock(bank_number(i));
    return t == NULL ? NO_TOKEN : bank_add(t, n);
}

// Both steps under both locks: nobody sees money that is nowhere.
static int move_money(int n)
{
    __attribute__((cleanup(bank_unlock)))
    struct lock_token *from = bank_lock(bank_number(0));
    if (from == NULL)
        return NO_TOKEN;
    __attribute__((cleanup(bank_unlock)))
    struct lock_token *to = bank_lock(bank_number(1));
    if (to == NULL)
        return NO_TOKEN;
    int answer = bank_add(from, -n);
    return answer != 0 ? answer : bank_add(to, n);
}

// The permission is given back early, and used once more through a copy.
static int late(int n)
{
    __attribute__((cleanup(bank_unlock)))
    struct lock_token *t = bank_lock(bank_number(0));
    struct lock_token *copy = t;
    if (t == NULL)
        return NO_TOKEN;
    bank_unlock(&t);
    return t != NULL ? NO_TOKEN : bank_add(copy, n);
}

static void *ten(void *out)
{
    *(int *)out = add(0, 10);
    return NULL;
}

// Two parts of the program at the same time.
static int together(void)
{
    int there = NO_TOKEN, here;
    pthread_t other;
    if (pthread_create(&other, NULL, ten, &there) != 0)
        return NO_TOKEN;
    here = add(0, 10);
    pthread_join(other, NULL);
    return here + there;
}

static int balance(int i)
{
    __attribute__((cleanup(bank_unlock)))
    struct lock_token *t = bank_lock(bank_number(i));
    return t == NULL ? NO_TOKEN : bank_balance(t);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *what = argv[i];
        int n = what[0] != '\0' ? atoi(what + 1) : 0;
        int answer = what[0] == 'm'   ? move_money(n)
                     : what[0] == 'l' ? late(n)
                     : what[0] == 't' ? together()
                     : what[0] == '-' ? add(0, -n)
                                      : add(0, n);
        printf("%s: %d\n", what, answer);
    }
    int first = balance(0), second = balance(1);
    printf("%d and %d\n", first, second);
    return 0;
}
