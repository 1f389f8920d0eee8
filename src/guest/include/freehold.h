/* freehold.h - what the machine has counted so far, for the harness of an exercise and for
 * programs that are measured. All of it is exact, and the same in every run. */
#ifndef _FREEHOLD_H
#define _FREEHOLD_H

#include <stddef.h>

size_t freehold_blocks(void);      /* of the heap, allocated and not freed */
size_t freehold_bytes(void);       /* in them, as asked for */
size_t freehold_allocations(void); /* that were made */
size_t freehold_steps(void);       /* statements run */
size_t freehold_accesses(void);    /* of memory; 0 unless the run counts costs */
size_t freehold_failures(void);    /* calls that the machine made to fail */

/* A request: its cost is told from here to there. One thread has one at a time; to begin
 * again is to begin anew, and an end without a begin is nothing. */
void freehold_request_begin(void);
void freehold_request_end(void);

/* A point at which the blocks of the heap are counted for the measure live-blocks. */
void freehold_mark(void);

#endif
