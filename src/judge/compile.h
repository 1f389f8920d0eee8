/* The learner's sources to one runnable image in memory. Private to this room. */
#ifndef JUDGE_COMPILE_H
#define JUDGE_COMPILE_H

#include "judge/log.h"

/* ---- pragma.c ------------------------------------------------------------- */

/* A copy of text, of the same length and with the same line ends, in which no
 * #pragma is left. *ret_once is set if one of them was `#pragma once`. */
char *pragma_blank(struct arena *a, struct str text, bool *ret_once);

/* ---- parameter.c ---------------------------------------------------------- */

/* Blanks, in place, sizes of array parameters that name another parameter. */
void parameter_sizes_blank(char *text, size_t len);

/* ---- literal.c ------------------------------------------------------------ */

/* Writes universal character names in texts out, in place. The first line (from 1)
 * with one that names no character, or 0. */
size_t literals_spell_out(char *text, size_t len);

/* ---- compile.c ------------------------------------------------------------ */

/* One translation unit as libtcc wrote it: an ELF object with stabs. */
struct object {
    char *bytes; /* owned; from malloc, as open_memstream wants it */
    size_t len;
    size_t file; /* index into the attempt's files */
};
struct objects {
    struct object *at;
    size_t count;
};
void objects_release(struct objects *o);
/* Compiles every file that is not a header and reports in log->diags. True if
 * all of them compiled; then *ret is the caller's to release. Trouble of our
 * own is in log->trouble. */
bool compile_attempt(const struct attempt *a, struct judge_log *log, struct objects *ret);

/* The file of the attempt that a path in libtcc's words means ("./x.h" is
 * "x.h"), or LOG_NO_FILE. */
size_t compile_file_index(const struct attempt *a, const char *path);

/* Adds a diagnostic while there is room. */
void log_diag_add(struct judge_log *log, enum severity severity, const char *code,
                  struct str file, uint32_t line, struct str message, struct str token);

/* ---- link.c ---------------------------------------------------------------- */

/* Lowest address of an image. It is the same on every machine, far above the
 * page of null pointers and below 2 GiB, so that every relocation fits. */
enum { IMAGE_BASE = 0x40000000, IMAGE_MAX = 256 << 20 };

/* Code read-execute, constants and addresses read-only, variables read-write. */
struct image {
    uintptr_t code;  size_t code_len;
    char *data;      size_t data_len; /* as in the objects, then zeroes */
    size_t zero_len;                  /* behind data */
    const char *first;                /* data as it was before any run; read-only */
    int (*entry)(int, char **, char **); /* NULL: there is no main */
};
/* Hashes the names of the guest's symbols; once, in the broker. */
void link_prepare(void);
/* Lays the objects out, binds names to each other and to the guest's symbols,
 * fills log->lines, and sets the pages' rights. Undefined and double names are
 * diagnostics in log. The image stays mapped until the process ends. */
bool link_objects(const struct attempt *a, const struct objects *o, bool need_main,
                  struct judge_log *log, struct image *ret);
/* The variables as they were when the program was loaded. */
void image_restore(const struct image *image);

/* ---- lines.c --------------------------------------------------------------- */

/* The debug records of one object. */
struct stab_source {
    const unsigned char *stabs; /* its .stab section */
    size_t stabs_len;
    const char *names;          /* its .stabstr section, NUL-ended */
    size_t names_len;
    const uint32_t *places;     /* per record: relocated value, as offset into the image's code */
    uint32_t code_end;          /* where the object's code ends in the image */
};
/* Appends to log->lines. Objects are added in the order of their code. */
void lines_add(const struct attempt *a, const struct stab_source *s, struct judge_log *log);
/* The entry that covers a code offset, or NULL. Reads at most count entries. */
const struct log_line *lines_find(const struct log_line *lines, size_t count, uint64_t offset);
/* libtcc writes no line for a loop without a condition. The first such from line
 * `from` to `to` of the text; 0: none, or `from` has another loop. */
int lines_empty_loop(struct str text, int from, int to);

#endif
