/* What clauses.c and clauses_values.c share. Private to them. */
#ifndef TRACE_CLAUSES_H
#define TRACE_CLAUSES_H

#include "trace/room.h"

/* How much a clause tells, the most first: where there is no room for all. */
enum { RANK_FOUND, RANK_ENDED, RANK_CALL, RANK_MADE, RANK_POINTER, RANK_VALUE, RANK_OUTPUT, RANK_SWITCH, RANK_COUNT };

struct clause { struct str text; size_t object; uint64_t address; uint32_t at; int rank; size_t number; };
struct clauses {
    struct trace *t;
    struct arena *a;
    struct scene *s;
    const struct overlay *o;
    const struct web *w;
    const struct scene_box *told; /* boxes that changed, opened so far that what changed is seen */
    size_t told_count;
    uint32_t from, at;
    uint32_t call; /* that it is told from: the innermost of the thread that ran */
    struct buf b; /* the clause being written; owned */
    VEC(struct clause) list;
};
/* The clause is written; it tells of the entry at a position. */
void clause_done(struct clauses *c, uint32_t at, int rank, size_t object, uint64_t address);
/* The last entry of the stop that wrote to these bytes; NEVER: none. */
uint32_t last_write(const struct clauses *c, uint64_t address, uint64_t size);
void put_way(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell);
void tell_values(struct clauses *c);
void tell_same(struct clauses *c); /* nothing differs, but something was written */

#endif
