/* A write-back cache: writers write to memory, and a thread brings it to
 * the disk later. Pages have numbers from 0 to PAGES - 1; what is on a page
 * is one number here.
 *
 *   disk.c    the disk, which keeps a log of its writes   given
 *   queue.c   slots that wait to be written               given
 *   cache.c   open, start, read, write, free              given
 *   dirty.c   what has to be written, and writing it      yours
 *   room.c    a slot for another page                     yours
 *   stop.c    flush and stop                              yours
 *
 * Many threads read and write, and put slots into the queue. One thread,
 * the flusher, takes them out, one after the other.
 *
 * Two locks. A cache's `lock` guards its slots; the queue has one of its
 * own, which is taken for a moment only, also by who has the cache's. */
#ifndef CACHE_H
#define CACHE_H

#include <ownership.h>
#include <pthread.h>
#include <stdbool.h>

enum { PAGES = 8, SLOTS = 2, FLUSHERS = 2, NONE = -1 };

/* ---- the disk -------------------------------------------------------- */

enum { LOG = 16 };
int disk_read(int page);
void disk_write(int page, int value); /* slow: not with a lock held */

/* For tests. How many writes there were, and which. */
int disk_writes(void);
int disk_log_page(int i);
int disk_log_value(int i);
/* Calls f in the middle of each write, before it is on the disk; NULL: no
 * more. To be set while nobody writes. */
void disk_during(void (*f)(int page));

/* ---- the cache ------------------------------------------------------- */

struct slot {
    int page;     /* whose value it is; NONE: nobody's */
    int value;    /* what readers see */
    bool dirty;   /* the disk was not given this value yet. Then, and only
                   * then, the slot is in the queue, once */
    bool writing; /* the disk was given a value, and is at work on it */
    int after;    /* for a dare: cache_write_after() */
};

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t came; /* for each slot that comes, and at the end */
    guards(lock) struct slot *place[SLOTS];
    guards(lock) int first, count;
    guards(lock) bool closed;
};

struct cache {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* some slot is not being written any more */
    guards(lock) struct slot slot[SLOTS];
    guards(lock) bool closed; /* nobody gets a slot any more */
    struct queue queue;
    pthread_t flusher[FLUSHERS]; /* only one, but for a dare */
    int flushers;                /* how many were started */
    int most_dirty;              /* for a dare: throttle() */
};

/* cache.c */
gives nullable struct cache *cache_open(void); /* NULL: no memory */
must_use int cache_start(borrows_mut struct cache *c); /* a flusher; or -1 */
/* Both wait if there is no slot for the page, and give -1, with nothing
 * done, if the cache is closed. */
int cache_write(borrows_mut struct cache *c, int page, int value);
int cache_read(borrows_mut struct cache *c, int page, int *value);
/* When nobody uses it any more: behind cache_stop(), if it was started. */
void cache_free(owns struct cache *c);

/* queue.c */
void queue_open(borrows_mut struct queue *q);
void queue_end(borrows_mut struct queue *q);
/* There is a place for each slot, once. Not when the queue is closed. */
void queue_put(borrows_mut struct queue *q, struct slot *s);
/* Waits until there is one. NULL: closed, and nothing is in it any more. */
nullable struct slot *queue_take(borrows_mut struct queue *q);
void queue_close(borrows_mut struct queue *q);
int queue_length(borrows_mut struct queue *q);

/* ---- yours ----------------------------------------------------------- */

/* dirty.c. The value of s has just changed: it has to be written. */
needs(c->lock) void mark_dirty(borrows_mut struct cache *c,
                               struct slot *s);
/* Brings the value of s to the disk. Called by the flusher, for a slot that
 * it has taken out of the queue, with no lock held. Nobody waits for
 * the disk because of a lock; what was written meanwhile is not lost. */
void write_back(borrows_mut struct cache *c, struct slot *s);

/* room.c. The slot that has the page; or else one that may get another
 * page, because the disk has its value. Waits if there is neither. NULL:
 * the cache is closed. */
needs(c->lock) nullable struct slot *slot_for(borrows_mut struct cache *c,
                                              int page);

/* stop.c. When it returns, the disk has all that was written before. */
void cache_flush(borrows_mut struct cache *c);
/* Called once. From now on reads and writes give -1, also those that wait
 * for a slot. When it returns, the disk has each value for which a write
 * gave 0, and no flusher runs any more. */
void cache_stop(borrows_mut struct cache *c);

/* more.c, for the dares. */
needs(c->lock) void throttle(borrows_mut struct cache *c, int page);
int cache_write_after(borrows_mut struct cache *c, int page, int value,
                      int after);

#endif
