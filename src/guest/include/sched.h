/* sched.h - who runs. POSIX */
#ifndef _SCHED_H
#define _SCHED_H

int sched_yield(void); /* the others first */

#endif
