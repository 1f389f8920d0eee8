/* What the files of `freehold run` and `freehold trace` share. Private to this room. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/cli.h"

enum { RUN_HEADERS = 128, RUN_FILE_BYTES = 1 << 20, RUN_TOTAL_BYTES = 8 << 20 };

/* ---- includes.c -------------------------------------------------------------- */

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

/* ---- request.c --------------------------------------------------------------- */

/* Which program, and with what. {0} is an empty one; its strings are of the command
 * line, and what was read lives in its arena. */
struct run_request {
    VEC(const char *) sources;
    VEC(const char *) include_dirs;
    VEC(struct macro) macros;
    VEC(struct str) args;
    VEC(struct run_file) given; /* --file; text: its path, then what is in it */
    VEC(const char *) given_paths;
    const char *in;             /* --stdin, or NULL */
    int64_t steps;              /* 0: as usual */
    const char *replay;         /* a schedule, or NULL */
    bool weak;
    const char *fail;           /* what is made to fail, or NULL */
    uint8_t disk;               /* what a crash leaves: attempt.disk */
    const char *disk_word;      /* the same as it was given, or NULL */
    VEC(struct str) recover;    /* arguments of the run behind one; none: as the first had */
    struct arena arena;
    struct run_files files;
    struct run_input input;
};
enum { REQUEST_FLAGS = 500,        /* ids of request_flags begin here */
       REQUEST_SOURCE_FLAGS = 2 }; /* the first so many are about the sources alone: -D, -I */
extern const struct flag request_flags[];
extern const size_t request_flag_count;
void request_release(struct run_request *q);
/* One of request_flags. False: it was wrong, and that was said. */
bool request_option(struct run_request *q, int id, const char *value);
/* A word: a C file, or behind `--` an argument of the program. */
void request_word(struct run_request *q, const char *word, bool argument);
/* Is it enough, and not too much? False: said. */
bool request_complete(const struct cli *c, const struct run_request *q);
/* Reads all the files that were named. */
bool request_read(struct run_request *q, struct error *reterr);
/* Borrows from the request. */
struct attempt request_attempt(struct run_request *q);
/* " -D X=1 prog.c -- first": what is typed behind `freehold run --fail f:...` to have the same
 * once more. Lives in the request. */
struct str request_words(struct run_request *q);

/* ---- schedules.c ------------------------------------------------------------- */

/* What is to be said of a run's schedules, on stderr. asked: with --schedules or --replay. */
void schedules_say(const struct cli *c, const struct run_result *r, bool asked, bool numbered);
/* The schedules that it names, each once, in the order in which it does: with numbered it says
 * "follow 2" for the second, as --plain calls them. Borrows from s. */
struct orders { struct str *at; size_t count; };
struct orders schedules_orders(struct arena *a, const struct schedules *s);

/* ---- failures.c -------------------------------------------------------------- */

/* What came of the failures that were tried in a run, or of those that were asked for, on stderr. */
void failures_say(const struct cli *c, const struct run_result *r, struct run_request *q);

/* ---- lanes.c ------------------------------------------------------------------ */

/* What the threads of a run did, a column for each, at most 120 and without a terminal 80
 * columns wide. files: the sources. Nothing is written where there is nothing to tell. */
void lanes_say(const struct cli *c, FILE *to, const struct run_result *r, const struct source_file *files,
               size_t file_count);

/* ---- run_json.c: the contract is docs/RUN-JSON.md ------------------------------ */

void run_json(struct buf *out, const struct verdict *v);
/* An object or the members of one, for run_json_threads.c. */
void json_place(struct json *j, const struct place *p, bool with_function);
void json_finding(struct json *j, const char *key, const struct finding *f);
void json_diagnostics(struct json *j, const struct verdict *v); /* "diagnostics":[...] */

/* ---- run_json_threads.c: its part about threads -------------------------------- */

void json_parties(struct json *j, const struct finding *f);
void json_threads(struct json *j, const struct run_result *r); /* NULL: nothing was run */

/* ---- run_json_sweep.c: its part about failures ---------------------------------- */

void json_failures(struct json *j, const struct run_result *r); /* NULL: nothing was run */

#endif
