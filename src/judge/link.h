/* What the linker's files share. Private to link.c, names.c and object.c.
 *
 * Their functions: object_* read what libtcc wrote (object.c), name_* find out
 * who is meant (names.c), link_* put it together (link.c). */
#ifndef JUDGE_LINK_H
#define JUDGE_LINK_H

#include <elf.h>

#include "judge/compile.h"

struct part { /* an object, opened; everything is borrowed or in linker.arena */
    const struct object *object;
    const Elf64_Shdr *sections;
    size_t section_count;
    uintptr_t *at;           /* per section: address in the image, 0: not in it */
    const Elf64_Sym *symbols;
    size_t symbol_count;
    const char *names;
    size_t names_len;
    uintptr_t *slots;        /* per symbol: its address table entry, 0: none yet */
    uintptr_t *stubs;        /* per symbol: its stub, 0: none yet */
    uintptr_t code, code_end;
};

struct global {
    const char *name;
    uintptr_t at;
    bool weak;
    const struct part *part;
};

struct linker {
    struct arena arena;
    const struct attempt *attempt;
    struct judge_log *log;
    struct part *parts;
    size_t part_count;
    struct global *globals; /* hashed by name, open addressing */
    size_t global_slots;
    uintptr_t next_stub, end_stubs, next_slot, end_slots;
    bool failed;
};

/* ---- link.c ---- */
/* Trouble of ours: the attempt ends as a tool fault. */
void link_fault(struct linker *l, const char *text);

static inline uintptr_t link_round_up(uintptr_t n, uintptr_t to)
{
    return (n + to - 1) / to * to;
}

/* ---- object.c ---- */
enum region { REGION_CODE, REGION_CONST, REGION_DATA, REGION_ZERO, REGION_NONE };

/* False if it is not an object that we can read. */
bool object_open(struct linker *l, const struct object *o, struct part *ret);
/* A copy of size bytes of an object, aligned as tables need. Dies with l->arena. */
const void *object_table(struct linker *l, const struct object *o, uint64_t offset,
                         uint64_t size);
/* Gives every section of a region its address; returns where the region ends. */
uintptr_t object_place(struct linker *l, enum region region, uintptr_t at);
/* Copies the sections of all objects to their addresses. */
void object_copy(struct linker *l);
/* Reads an object's debug records into the log. */
void object_lines(struct linker *l, struct part *p);
/* Entries of all .init_array sections (relocated, if ret is to be of use): up
 * to room of them; returns how many there are. */
size_t object_constructors(struct linker *l, uintptr_t *ret, size_t room);

/* ---- names.c ---- */
/* Gathers what the objects define; a double name is a diagnostic. */
void name_collect(struct linker *l);
/* The slot of a global name: empty (name NULL) if nobody defines it. */
struct global *name_slot(struct linker *l, const char *name);
/* Address of a symbol; 0 for a weak one that is not there. *ret_far: it is the
 * guest's, out of reach of a 32-bit distance. where: the place that uses it,
 * for the diagnostic if nobody defines it. */
uintptr_t name_resolve(struct linker *l, struct part *p, size_t index, uintptr_t where,
                       bool *ret_far);

#endif
