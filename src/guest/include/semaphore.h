/* semaphore.h - counters that threads wait for. POSIX
 * Functions give 0, or -1 and set errno. */
#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H

#include <sys/_threads.h>
#include <time.h>

typedef __sync_t sem_t;
#define SEM_FAILED ((sem_t *)0)
#ifndef SEM_VALUE_MAX
#define SEM_VALUE_MAX 2147483647
#endif

int sem_init(sem_t *s, int shared, unsigned value);
int sem_destroy(sem_t *s);
int sem_wait(sem_t *s);
int sem_trywait(sem_t *s); /* EAGAIN: it is 0 */
int sem_timedwait(sem_t *restrict s, const struct timespec *restrict until);
int sem_post(sem_t *s);
int sem_getvalue(sem_t *restrict s, int *restrict ret);

#endif
