/* pack.h - the tables of a program as bytes, for the log that outlives a worker. */
#ifndef PROGRAM_PACK_H
#define PROGRAM_PACK_H

#include "program/program.h"

size_t program_packed_size(const struct program *p);
void program_pack(const struct program *p, char *to); /* so many bytes */
/* The way back, into the arena; bytes are copied once and may change meanwhile. Every
 * index of the result is within its table. False: it is not what program_pack wrote;
 * *ret is then empty. */
bool program_unpack(struct arena *a, struct str bytes, struct program *ret);

/* All of it but its text, in the arena. */
struct program program_copy(struct arena *a, const struct program *from);

#endif
