/* What pthread.h, threads.h and semaphore.h share. What a lock or the like is just now is
 * known to the machine alone: its bytes only say how it was made. */
#ifndef _SYS__THREADS_H
#define _SYS__THREADS_H

typedef unsigned long __thread_t;
typedef struct {
    unsigned __kind, __made;
} __sync_t;

#endif
