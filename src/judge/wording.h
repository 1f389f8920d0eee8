/* What the judge says, in words. Private to this room. */
#ifndef JUDGE_WORDING_H
#define JUDGE_WORDING_H

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
struct str wording_lost(uint8_t how); /* enum lost_how: a clause, or empty */
struct str wording_plain(const char *code); /* the code's own sentence */
const char *wording_crash_code(int signal, uint64_t address);
struct str wording_crash(struct arena *a, int signal, uint64_t address);
struct str wording_forbidden(struct arena *a, int64_t call); /* -1: unknown */
struct str wording_limit(struct arena *a, const char *code, const struct attempt *attempt,
                         uint64_t line_count);

#endif
