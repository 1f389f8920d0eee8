/* The words of <ownership.h> where they cannot mean what they say. */
#include <ownership.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct list;
struct doc { owns char *title; };  // expect: bad-contract 14
struct page { owned int number; }; // expect: bad-contract 15
struct leaf { gives char *text; }; // expect: bad-contract 15
struct word { owned char name[8]; }; // expect: bad-contract 15
struct till { pthread_mutex_t lock; guards(lokc) int balance; }; // expect: bad-contract 44
struct safe { pthread_mutex_t lock; guards(lock.key) int total; }; // expect: bad-contract 44
struct bank { pthread_mutex_t lock; guards(lock) int balance; };
struct rate { pthread_mutex_t lock; needs(lock) int rate; }; // expect: bad-contract
struct none { guards() int name; }; // expect: bad-contract

void take(owns int n);                   // expect: bad-contract 11
void fill(gives char *to);               // expect: bad-contract 11
void fill_const(gives char *const *to);  // expect: bad-contract
void show(owned char *text);             // expect: bad-contract 11
void copy(owns struct doc d);            // expect: bad-contract
void both(owns borrows char *text);      // expect: bad-contract 16
void change(borrows_mut const char *s);  // expect: bad-contract 13
void hold(guards(m) int *n);             // expect: bad-contract
void at(borrows_from(s) char **end, const char *s); // expect: bad-contract
gives int count(void);                   // expect: bad-contract 1
owns char *make(void);                   // expect: bad-contract 1
must_use void nothing(void);             // expect: bad-contract 1
nullable int maybe(void);                // expect: bad-contract 1
borrows_from(lst) char *first(struct list *list); // expect: bad-contract 1
borrows_from(list) int length(struct list *list); // expect: bad-contract 1
needs(b->lokc) int total(struct bank *b);  // expect: bad-contract 7
needs(c->lock) int rest(struct bank *b);   // expect: bad-contract 7
takes(b[0].lock) void lock(struct bank *b); // expect: bad-contract
drops(a.b.c.d.e) void unlock(struct bank *b); // expect: bad-contract
guards(global) int level(void);            // expect: bad-contract
guards(a, b) int two;                      // expect: bad-contract
guards(nowhere) int balance;               // expect: bad-contract 8
typedef owned char *text;                  // expect: bad-contract 9
void each(nullable owned void (*f)(void)); // expect: bad-contract 20
int unknown(__attribute__((freehold(lends))) char *p); // expect: bad-contract
int bare(__attribute__((freehold(guards))) char *p); // expect: bad-contract

int main(void)
{
    owned char *a = malloc(1); // expect: bad-contract 5
    owns char *b = malloc(1); // expect: bad-contract 5
    must_use char *c = malloc(1); // expect: bad-contract 5
    _Atomic(char *) d = NULL;
    char *const e = NULL;
    char f[4] = "";
    struct doc g = {0};
    int n = 0;
    free(move(n)); // expect: bad-contract
    free(move(f)); // expect: bad-contract
    free(move(malloc(1))); // expect: bad-contract
    free(move(d)); // expect: bad-contract
    free(move(e)); // expect: const-assignment
    move(g); // expect: bad-contract
    free(move(a, b)); // expect: macro-arguments
    free((owned char *)c); // expect: bad-contract
    return 0;
}
