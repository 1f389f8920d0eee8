/* threads.h - threads. C11 7.26 */
#ifndef _THREADS_H
#define _THREADS_H

#include <sys/_threads.h>
#include <time.h>

#define thread_local _Thread_local

enum {
    thrd_success = 0,
    thrd_busy = 1,
    thrd_error = 2,
    thrd_nomem = 3,
    thrd_timedout = 4
};

/* ---- threads ---- */
typedef __thread_t thrd_t;
typedef int (*thrd_start_t)(void *);
int thrd_create(thrd_t *thread, thrd_start_t start, void *argument);
int thrd_join(thrd_t thread, int *result); /* NULL: nobody asks for it */
int thrd_detach(thrd_t thread);
_Noreturn void thrd_exit(int result);
thrd_t thrd_current(void);
int thrd_equal(thrd_t a, thrd_t b);
int thrd_sleep(const struct timespec *time, struct timespec *left); /* 0, or less */
void thrd_yield(void);

/* ---- mutexes ---- */
enum {
    mtx_plain = 0,
    mtx_recursive = 1,
    mtx_timed = 2
};
typedef __sync_t mtx_t;
int mtx_init(mtx_t *m, int type); /* one of the above, or mtx_recursive with another */
void mtx_destroy(mtx_t *m);
int mtx_lock(mtx_t *m);
int mtx_trylock(mtx_t *m);        /* thrd_busy: it is taken */
int mtx_timedlock(mtx_t *restrict m, const struct timespec *restrict until);
int mtx_unlock(mtx_t *m);

/* ---- condition variables ---- */
typedef __sync_t cnd_t;
int cnd_init(cnd_t *c);
void cnd_destroy(cnd_t *c);
int cnd_wait(cnd_t *c, mtx_t *m);
int cnd_timedwait(cnd_t *restrict c, mtx_t *restrict m, const struct timespec *restrict until);
int cnd_signal(cnd_t *c);
int cnd_broadcast(cnd_t *c);

/* ---- once; values that each thread has of its own ---- */
typedef __sync_t once_flag;
#define ONCE_FLAG_INIT { 0, 0 }
void call_once(once_flag *flag, void (*function)(void));

#define TSS_DTOR_ITERATIONS 4
typedef unsigned tss_t;
typedef void (*tss_dtor_t)(void *);
int tss_create(tss_t *ret, tss_dtor_t destructor);
void tss_delete(tss_t key);
int tss_set(tss_t key, void *value);
void *tss_get(tss_t key);

#endif
