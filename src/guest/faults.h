/* faults.h - calls that can fail for a reason outside of the program. Not for other rooms.
 *
 * A library function asks once, when all that is the program's own has been looked at and
 * nothing was done yet. What it is told it does: nothing but to fail. */
#ifndef GUEST_FAULTS_H
#define GUEST_FAULTS_H

#include "guest/machine.h"

enum { SHORT_TOO = 1 << WAY_SHORT, INTERRUPTED_TOO = 1 << WAY_INTERRUPTED };
/* One more call of this class. 0: it goes well; else 1 + the way in which it does not. Each can
 * fail; more: in which other ways. size: bytes it is about, 0 none. */
uint8_t fallible(enum fault_class c, uint8_t more, uint64_t size);
/* One that can only fail. */
static inline bool faults_hit(enum fault_class c, uint64_t size) { return fallible(c, 0, size) != 0; }

/* ---- an error that only those see who ask ---- */
/* The call that was made to fail last leaves its mark with a stream: a number for
 * faults_asked(), and until then it is told as unasked. */
uint32_t faults_unasked(void);
void faults_asked(uint32_t mark); /* 0: does nothing */
void faults_asked_all(void);      /* the program looks at errno */

uint32_t faults_injected(void);   /* in this run so far */
uint32_t faults_count(enum fault_class c); /* calls of this class so far */
void faults_start(void);          /* a run begins */

#endif
