/* Ways to lock that are right: wrappers, tries, guards, flags, locks in arrays, hand over hand. */
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOCK(m) do { if (pthread_mutex_lock(m) != 0) abort(); } while (0)
#define UNLOCK(m) do { if (pthread_mutex_unlock(m) != 0) abort(); } while (0)
enum { BUCKETS = 8 };
struct entry { char *key; int value; struct entry *next; };
struct map { pthread_mutex_t locks[BUCKETS]; struct entry *buckets[BUCKETS]; };
static unsigned hash(const char *s) { unsigned h = 5381; while (*s) h = h * 33 + (unsigned char)*s++; return h; }
static pthread_mutex_t *lock_for(struct map *m, const char *key) { return &m->locks[hash(key) % BUCKETS]; }
int map_get(struct map *m, const char *key, int *ret)
{
    unsigned h = hash(key) % BUCKETS;
    LOCK(&m->locks[h]);
    for (struct entry *e = m->buckets[h]; e; e = e->next)
        if (strcmp(e->key, key) == 0) {
            *ret = e->value;
            UNLOCK(&m->locks[h]);
            return 0;
        }
    UNLOCK(&m->locks[h]);
    return -ENOENT;
}
int map_has(struct map *m, const char *key)
{
    pthread_mutex_t *l = lock_for(m, key);
    pthread_mutex_lock(l);
    bool has = false;
    for (struct entry *e = m->buckets[hash(key) % BUCKETS]; e && !has; e = e->next)
        has = strcmp(e->key, key) == 0;
    pthread_mutex_unlock(l);
    return has;
}
int map_has2(struct map *m, const char *key)
{
    pthread_mutex_lock(lock_for(m, key));
    bool has = m->buckets[hash(key) % BUCKETS] != NULL;
    pthread_mutex_unlock(lock_for(m, key));
    return has;
}
void map_lock_all(struct map *m) { for (int i = 0; i < BUCKETS; i++) pthread_mutex_lock(&m->locks[i]); }
void map_unlock_all(struct map *m) { for (int i = BUCKETS; i-- > 0;) pthread_mutex_unlock(&m->locks[i]); }
int map_count(struct map *m)
{
    int n = 0;
    map_lock_all(m);
    for (int i = 0; i < BUCKETS; i++)
        for (struct entry *e = m->buckets[i]; e; e = e->next)
            n++;
    map_unlock_all(m);
    return n;
}
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int shared;
void spin(void) { while (pthread_mutex_trylock(&m) != 0) ; shared++; pthread_mutex_unlock(&m); }
void spin2(void) { for (;;) { if (!pthread_mutex_trylock(&m)) break; } shared++; pthread_mutex_unlock(&m); }
int spin3(void) { int tries = 0; while (pthread_mutex_trylock(&m)) if (++tries > 10) return -1; shared++; pthread_mutex_unlock(&m); return 0; }
void asserted(void) { int rc = pthread_mutex_lock(&m); assert(rc == 0); shared++; rc = pthread_mutex_unlock(&m); assert(rc == 0); }
int errno_style(void) { int rc; if ((rc = pthread_mutex_lock(&m)) != 0) { errno = rc; return -1; } shared++; pthread_mutex_unlock(&m); return 0; }
struct once { pthread_mutex_t lock; bool ready; int *data; };
int *lazy(struct once *o)
{
    pthread_mutex_lock(&o->lock);
    if (!o->ready) {
        pthread_mutex_unlock(&o->lock);
        int *p = malloc(sizeof *p);
        pthread_mutex_lock(&o->lock);
        if (!o->ready) { o->data = p; o->ready = true; p = NULL; }
        pthread_mutex_unlock(&o->lock);
        free(p);
        pthread_mutex_lock(&o->lock);
    }
    int *r = o->data;
    pthread_mutex_unlock(&o->lock);
    return r;
}
bool try_enter(struct once *o) { return pthread_mutex_trylock(&o->lock) == 0; }
void leave(struct once *o) { pthread_mutex_unlock(&o->lock); }
int use(struct once *o) { if (try_enter(o)) { int r = o->ready; leave(o); return r; } return -1; }
int use2(struct once *o) { bool in = try_enter(o); int r = in ? o->ready : -1; if (in) leave(o); return r; }
int use3(struct once *a, struct once *b) { if (!try_enter(a)) return 0; if (!try_enter(b)) { leave(a); return 0; } leave(b); leave(a); return 1; }
struct once *acquire(struct once **all, int n) { for (int i = 0; i < n; i++) if (try_enter(all[i])) return all[i]; return NULL; }
int use4(struct once **all, int n) { struct once *o = acquire(all, n); if (!o) return -1; int r = o->ready; leave(o); return r; }
typedef void (*visit)(int *, void *);
void with_lock(struct once *o, visit f, void *arg) { pthread_mutex_lock(&o->lock); f(o->data, arg); pthread_mutex_unlock(&o->lock); }
static void mutex_unlock_p(pthread_mutex_t **p) { if (*p) pthread_mutex_unlock(*p); }
#define GUARD(l) __attribute__((cleanup(mutex_unlock_p))) pthread_mutex_t *guard_ = (pthread_mutex_lock(l), (l))
int guarded(struct once *o) { GUARD(&o->lock); if (!o->ready) return -1; return *o->data; }
struct scoped { pthread_mutex_t *l; };
static struct scoped scoped_lock(pthread_mutex_t *l) { pthread_mutex_lock(l); return (struct scoped){l}; }
static void scoped_unlock(struct scoped *s) { pthread_mutex_unlock(s->l); }
int scoped(struct once *o) { __attribute__((cleanup(scoped_unlock))) struct scoped s = scoped_lock(&o->lock); if (!o->ready) return -1; return 0; }
int conditional(struct once *o, bool locked) { if (!locked) pthread_mutex_lock(&o->lock); int r = o->ready; if (!locked) pthread_mutex_unlock(&o->lock); return r; }
int sw(struct once *o, int k) { switch (k) { case 0: pthread_mutex_lock(&o->lock); break; case 1: if (pthread_mutex_trylock(&o->lock)) return -1; break; default: return -2; } int r = o->ready; pthread_mutex_unlock(&o->lock); return r; }
int retry(struct once *o) { int r; again: pthread_mutex_lock(&o->lock); r = o->ready; if (!r) { pthread_mutex_unlock(&o->lock); goto again; } pthread_mutex_unlock(&o->lock); return r; }
static __thread int depth;
void nested_lock(struct once *o) { if (depth++ == 0) pthread_mutex_lock(&o->lock); }
void nested_unlock(struct once *o) { if (--depth == 0) pthread_mutex_unlock(&o->lock); }
int nested(struct once *o) { nested_lock(o); int r = o->ready; nested_unlock(o); return r; }
struct list { pthread_mutex_t lock; struct list *next; int v; };
int walk(struct list *l) { int s = 0; struct list *next; pthread_mutex_lock(&l->lock); while ((next = l->next) != NULL) { pthread_mutex_lock(&next->lock); s += l->v; pthread_mutex_unlock(&l->lock); l = next; } s += l->v; pthread_mutex_unlock(&l->lock); return s; }
struct list *find(struct list *l, int v) { struct list *prev = NULL; for (; l; l = l->next) { pthread_mutex_lock(&l->lock); if (prev) pthread_mutex_unlock(&prev->lock); if (l->v == v) return l; prev = l; } if (prev) pthread_mutex_unlock(&prev->lock); return NULL; }
int main(void) { return 0; }
