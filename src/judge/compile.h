/* The learner's sources to one runnable image in memory. Private to this room. */
#ifndef JUDGE_COMPILE_H
#define JUDGE_COMPILE_H

#include "cfront/cfront.h"
#include "judge/log.h"

/* ---- compile.c ------------------------------------------------------------ */

/* What libtcc made of a program: an ELF object. */
struct object {
    char *bytes; /* owned; from malloc, as open_memstream wants it */
    size_t len;
};
void object_release(struct object *o);
/* Reads the attempt's files with cfront; what is wrong with them goes to log->diags.
 * True if nothing is: ret->program is filled, in the arena. */
bool compile_front(struct arena *a, const struct attempt *attempt, struct judge_log *log,
                   struct cfront_output *ret);
/* Would cfront make the same of both? */
bool compile_same(const struct attempt *a, const struct attempt *b);
/* Tells of the attempt what was found in one that is the same. */
void compile_tell(const struct attempt *attempt, const struct cfront_output *out, struct judge_log *log);
/* Compiles what cfront wrote. False is a fault of ours (or of libtcc), in
 * log->fault. */
bool compile_back(const struct program *p, struct judge_log *log, struct object *ret);

/* ---- link.c ---------------------------------------------------------------- */

/* Lowest address of images, which stand one behind the other. It is the same on every machine, far
 * above the page of null pointers and below 2 GiB, so that every relocation fits. */
enum { IMAGE_BASE = 0x40000000, IMAGE_MAX = 256 << 20 };

/* Code read-execute, constants and addresses read-only. The program's own data is not
 * in it: that lies in the machine's memory. */
struct image {
    uintptr_t code, end;               /* end: of all of it; a page boundary */
    size_t code_len;
    int (*entry)(int, char *, char *); /* M; NULL: there is no main */
    void *const *table;                /* T: the code of each function, by number */
};
/* Hashes the names of the guest's symbols and hooks; once, in the broker. */
void link_prepare(void);
/* Lays the object out at base (IMAGE_BASE, or where another image ends), binds its names to the guest's,
 * and sets the pages' rights.
 * False is a fault of ours, in log->fault. The image stays mapped until the process
 * ends. */
bool link_object(const struct object *o, uintptr_t base, struct judge_log *log, struct image *ret);

#endif
