/* What the judge says, in words. Private to this room. */
#ifndef JUDGE_WORDING_H
#define JUDGE_WORDING_H

#include "judge/judge.h"

/* Our own copy of a finding's code, or NULL for a word that is none. */
const char *wording_code(struct str code);
/* One sentence for a finding; text is the guest's detail, or empty. */
struct str wording_finding(struct arena *a, const char *code, uint64_t size, uint64_t blocks,
                         struct str text);
const char *wording_crash_code(int signal, uint64_t address);
struct str wording_crash(struct arena *a, int signal, uint64_t address);
struct str wording_forbidden(struct arena *a, int64_t call); /* -1: unknown */
struct str wording_limit(struct arena *a, const char *code, const struct attempt *attempt);

/* libtcc's message in better words where we have them, and what to try. text is
 * the source it is about. */
struct str wording_diag(struct arena *a, struct str message, struct str token, struct str text,
                      struct str *ret_advice);
/* Where it is: ret->line is what libtcc said and may move, ret->column and
 * ret->length are set. */
void wording_place(struct diag *ret, struct str token, struct str text);
/* libtcc's own words in plain ones, after the place is known; moves it where the
 * culprit stands elsewhere. phrases.c */
void phrase_plain(struct arena *a, struct diag *d, struct str text);
/* What C has for a word of another language; empty if it is none. */
struct str phrase_habit(struct str name);
/* The n-th line of a text, from 1; empty if there is none. */
struct str wording_line(struct str text, int line);
/* Column, from 1, of a token in a line; 0 if it is not there. */
int wording_token(struct str line, struct str token);
/* Column where a finding with this code most likely is: that of the call or
 * operator it is about, else the line's first character. 0: empty line. */
int wording_column(struct str line, const char *code);

#endif
