/* author/ - what an instructor runs on a pack.
 *
 *   table.c     `pack table`: every item on a line
 *   scaffold.c  `pack new`: a pack with one lesson and two exercises that work
 *   prove.c     `pack check`: what the pack claims, shown by running it
 *   hands.c     the same by several processes
 *   claims.c    starts, solutions, wrong answers, fences
 *   reading.c   lengths and reading grades;  spelling.c  words that no dictionary has
 *   rules.c     rules about sources; constructs before their lesson
 *   budgets.c   budgets against what solution, start and wrong answers use
 *   orders.c    orders of threads that fail
 *   capstones.c stages and dares of several files
 *   forecasts.c questions before the run
 *   pieces.c    lines put in order: distractors, orders that pass as well
 *   sweeps.c    failures of calls: that there were some to try
 *   contracts.c ownership: no solution breaks a rule, something catches who does
 *   pictures.c  fences that are pictures, questions about them, lines to mark
 *   tests.c     tests that learners write, and what they must reject
 *   mutants.c   mistakes in a solution that no check notices;  variants.c  dozens of them behind
 *               one compile;  cheats.c  answers that pass without doing what is asked;
 *               mutants_files.c  both of a capstone;  trials.c  both, by the batch
 *
 * Neighbours: base, pack, judge, study (for grade.c) below; cli above. */
#ifndef AUTHOR_H
#define AUTHOR_H

#include "judge/judge.h"
#include "pack/pack.h"

/* Makes a new pack at dir, which must not exist or be empty. */
bool author_scaffold(const char *dir, struct error *reterr);

struct proof {
    size_t lessons, exercises; /* looked at */
    size_t variants, placement; /* ... for review, and of the placement inventory */
    size_t claims;             /* shown by a run or a comparison */
    size_t mutants, killed;    /* mistakes tried in solutions, and those that a check noticed */
    size_t errors, warnings;
    const char *not_spelt;     /* why spelling was not looked at, though it should; NULL: it was */
    bool figures; /* asked for by the caller: what is no problem, but good to know, is
                     printed as well, as notes */
};
struct prove_options {
    bool no_mutants;           /* mistakes in solutions, and cheats, are not tried */
    bool one_by_one;           /* no mistakes are tried by the dozen (variants.c): slow; the same must come out */
    bool strict;               /* a mistake that nothing notices is an error */
    size_t hands;              /* so many processes more prove parts of it, each with its judge */
    int spelling_ms;           /* how long hunspell may go on when all else is proved; 0: half a minute */
};
/* Proves every claim of the pack and prints all problems, with the line and a
 * caret, to out. only: ids or slugs to look at, or count 0 for all. j NULL: only
 * what reading the pack found, since nothing can be run.
 * False: our failure, in *reterr; a pack with errors is not one. */
bool author_prove_with(const struct prove_options *o, struct judge *j, const struct pack *p,
                       const char *const *only, size_t count, struct buf *out, struct proof *ret,
                       struct error *reterr);
/* The same without mutants and cheats: what is claimed in so many words. */
bool author_prove(struct judge *j, const struct pack *p, const char *const *only, size_t count,
                  struct buf *out, struct proof *ret, struct error *reterr);

/* What solution, start and wrong answers use of each budget, as text, for an author to choose
 * limits by. False: our failure, in *reterr. */
bool author_figures(struct judge *j, const struct pack *p, const char *const *only, size_t count,
                    struct buf *out, struct error *reterr);

/* Every item of a pack as tables in Markdown, appended to out: idea, kind, minutes, misconception,
 * checks, wrong answers, variants, references. */
void author_table(const struct pack *p, struct buf *out);

#endif
