/* Every word of <ownership.h> where it belongs: nothing is told. */
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct node { owned char *name; borrows struct node *up; owned nullable struct node *next; owned char *tags[4]; };
struct bank { pthread_mutex_t lock; guards(lock) int balance, total; struct { pthread_mutex_t in; } inner; };
typedef void dropper(owns void *p);
typedef gives nullable char *maker(borrows const char *from);
struct ops { void (*drop)(owns void *); gives nullable char *(*make)(borrows const char *from); dropper *also;
             nullable int (*order)(borrows const void *, borrows const void *); };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static guards(lock) int level;
static owned nullable char *kept;
borrows const char *title = "none";

gives nullable char *read_line(borrows_mut FILE *f);
void push(borrows_mut struct node *n, owns char *text);
int parse(borrows const char *s, nullable gives struct node **out);
borrows_from(n) const char *first(borrows struct node *n);
borrows_mut borrows_from(n) struct node *next(borrows_mut struct node *n);
must_use int save(borrows const struct node *n);
__attribute__((warn_unused_result)) int store(const struct node *n);
needs(b->lock) int total(borrows struct bank *b);
takes(b->lock, b->inner.in) void bank_lock(borrows_mut struct bank *b);
drops(&b->lock, b->inner.in) void bank_unlock(borrows_mut struct bank *b);
needs(lock) int get(void);
void each(borrows struct node *n, void (*f)(borrows const char *), dropper *drop);
maker make;
needs(lock) maker *pick(void);
void empty(owns char *names[], int n);

int get(void) { return level; }

int main(void)
{
    nullable char *p = kept ? move(kept) : NULL;
    borrows const char *q = p;
    if (q)
        puts(q);
    free(p);
    return title[0] == 'x';
}
