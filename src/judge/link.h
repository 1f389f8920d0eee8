/* What link.c and object.c share. Private to them. */
#ifndef JUDGE_LINK_H
#define JUDGE_LINK_H

#include <elf.h>

#include "judge/compile.h"

struct linker {
    struct arena arena;
    struct judge_log *log;
    const struct object *object;
    const Elf64_Shdr *sections; /* in the arena, as are symbols */
    size_t section_count;
    uintptr_t *at;              /* per section: address in the image, 0: not in it */
    const Elf64_Sym *symbols;
    size_t symbol_count;
    const char *names;          /* borrowed from the object */
    size_t names_len;
    uintptr_t *slots;           /* per symbol: its address table entry, 0: none yet */
    uintptr_t *stubs;           /* per symbol: its stub, 0: none yet */
    uintptr_t next_stub, end_stubs, next_slot, end_slots;
    bool failed;
};

static inline uintptr_t link_round_up(uintptr_t n, uintptr_t to)
{
    return (n + to - 1) / to * to;
}

/* ---- object.c ---- */
enum region { REGION_CODE, REGION_CONST, REGION_NONE };

/* False if it is not an object that we can read. */
bool object_open(struct linker *l, const struct object *o);
/* A copy of size bytes of the object, aligned as tables need. Dies with l->arena. */
const void *object_table(struct linker *l, uint64_t offset, uint64_t size);
/* Gives every section of a region its address; returns where the region ends. */
uintptr_t object_place(struct linker *l, enum region region, uintptr_t at);
/* Copies the sections to their addresses. */
void object_copy(struct linker *l);
const char *object_symbol_name(const struct linker *l, const Elf64_Sym *s);

#endif
