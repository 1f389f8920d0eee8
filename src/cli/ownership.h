/* What the files of `freehold check-ownership` share; `freehold run --contracts` uses part of it.
 * Private to this room. */
#ifndef CLI_OWNERSHIP_H
#define CLI_OWNERSHIP_H

#include "cli/run.h"

struct own_report {
    const struct verdict *v;         /* borrowed; its attempt had contracts */
    const struct ownership *o;       /* never NULL: own_report_of() */
    const struct ownership *proposed; /* whose proposals are told: o, or, if they were accepted, as it was before */
    const struct source_file *files; /* as they were judged: sources, then headers */
    size_t file_count, source_count;
    bool strict;       /* what cannot be told counts */
    bool permissions, reasons, propose;
    bool accepted;     /* the proposals were written into the files */
};
struct own_report own_report_of(const struct verdict *v, const struct run_files *r, size_t sources);
/* Those that count: cannot-tell only if strict. */
size_t own_report_count(const struct own_report *r);
/* The text of the file of that name; "" there is none. */
struct str own_report_text(const struct own_report *r, struct str file);
/* Its line n from 1, without its end; "" there is none. */
struct str own_report_line(const struct own_report *r, struct str file, int n);

/* ---- ownership.c: for people ---- */

/* What was found: place, sentence and line of each, the path there, advice, Rust's words. */
void own_say_found(const struct cli *c, FILE *to, const struct own_report *r);
/* The diagnostics of a source that does not compile. */
void own_say_diagnostics(const struct cli *c, FILE *to, const struct own_report *r);
/* All sources with what each variable may do from each line on. */
void own_say_permissions(const struct cli *c, FILE *to, const struct own_report *r);
void own_say_proposals(const struct cli *c, FILE *to, const struct own_report *r);
/* The last line: what was found, in how many functions. */
void own_say_summary(const struct cli *c, FILE *to, const struct own_report *r);

/* ---- ownership_json.c: the contract is docs/OWNERSHIP-JSON.md ---- */

void own_json(struct buf *out, const struct own_report *r);
/* The keys about ownership as members of an object, for run_json.c too. */
void own_json_members(struct json *j, const struct ownership *o);

/* ---- ownership_sarif.c: SARIF 2.1.0 ---- */

void own_sarif(struct buf *out, const struct own_report *r);

/* ---- ownership_accept.c ---- */

/* Writes all proposals into the sources and their headers, each file atomically, if what comes of it compiles; else nothing is
 * written. at: as it was judged. Then r is about the files as they are now; *ret is that verdict, of the
 * caller, and *ret_files how many were written. False: *reterr. */
bool own_accept(struct cli *c, struct run_request *q, const struct attempt *at, struct own_report *r,
                struct verdict **ret, size_t *ret_files, struct error *reterr);

#endif
