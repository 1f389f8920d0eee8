/* What the judge says, in words. Private to this room. */
#ifndef JUDGE_WORDING_H
#define JUDGE_WORDING_H

#include "judge/judge.h"
#include "judge/log.h"

/* Our own copy of a finding's code, or NULL for a word that is none. */
const char *wording_code(struct str code);
/* The object that a finding is about: "the array 'a'", "the 40 bytes"; its type
 * "int[10]" or empty. */
struct str wording_object(struct arena *a, const struct program *p, const struct log_object *o);
struct str wording_type(struct arena *a, const struct program *p, const struct log_object *o);
/* One sentence for a finding without line numbers or full stop. text is the guest's
 * detail, or empty. */
struct str wording_finding(struct arena *a, const struct program *p, const char *code,
                           const struct log_finding *f, struct str text);
/* The way to what lies at an offset of a type and is size bytes or less: ".lock", "[2].name";
 * "" if it is the whole. */
const char *wording_path(struct arena *a, const struct program *p, uint32_t type, uint64_t offset,
                         uint64_t size);
/* wording_threads.c: of a finding about threads, whose parties are in to; empty if it is about
 * something else. */
struct str wording_threads(struct arena *a, const struct program *p, const struct log_finding *f,
                           const struct finding *to, struct str text);
struct str wording_lost(uint8_t how); /* enum lost_how: a clause, or empty */
struct str wording_plain(const char *code); /* the code's own sentence */
const char *wording_crash_code(int signal, uint64_t address);
struct str wording_crash(struct arena *a, int signal, uint64_t address);
struct str wording_forbidden(struct arena *a, int64_t call); /* -1: unknown */
struct str wording_limit(struct arena *a, const char *code, const struct attempt *attempt,
                         uint64_t line_count);

#endif
