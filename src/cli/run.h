/* What the files of `freehold run` share. Private to this room. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/cli.h"

enum { RUN_HEADERS = 128, RUN_FILE_BYTES = 1 << 20, RUN_TOTAL_BYTES = 8 << 20 };

struct run_files { /* sources first, then the headers they reach */
    struct arena *arena;
    VEC(struct source_file) files;
    VEC(char *) paths; /* on disk, one for each file; in the arena */
    const char *const *include_dirs;
    size_t include_count;
    VEC(char *) roots; /* real paths of the folders that may be read from */
    size_t total;      /* bytes */
};
/* Reads one source. False: *reterr. */
bool run_add_source(struct run_files *r, const char *path, struct error *reterr);
/* Follows every #include of what was added. Headers that are not there are left
 * for the compiler to report. */
bool run_add_headers(struct run_files *r, struct error *reterr);
void run_files_release(struct run_files *r);

/* The contract: docs/RUN-JSON.md. */
void run_json(struct buf *out, const struct verdict *v);

#endif
