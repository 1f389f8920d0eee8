/* The private header of author/: one claim of a pack, shown or refuted. */
#ifndef AUTHOR_CLAIMS_H
#define AUTHOR_CLAIMS_H

#include "author/author.h"
#include "study/study.h"

struct prover {
    struct judge *judge;     /* borrowed, as the pack */
    const struct pack *pack;
    struct arena arena;      /* of the diags */
    VEC(struct diag) diags;
    struct proof proof;
    /* Of the exercise being proved: the first failures of its start and wrong answers. */
    VEC(struct first_failure { const char *code; int case_index; struct str stage; }) shown;
    struct error *fault;     /* where our own failure goes */
    bool failed;             /* there was one: stop */
    int spelling_ms;
    bool no_mutants, one_by_one, strict; /* as in struct prove_options */
    struct hands *hands;     /* other processes that prove beside this one, or NULL; hands.c */
    bool is_hand;            /* this is one of those */
    bool foresees;           /* nothing is judged: what would be is only noted; prove_judge() */
    bool broke_contract;     /* some answer of it breaks a contract; contracts.c */
    bool broken[128];        /* rules of the exercise under way that some answer breaks; rules.c */
};

/* ---- prove.c --------------------------------------------------------------- */

/* A problem at a place of a file of the pack, or with SEVERITY_NOTE a figure (line 0: the file as a whole;
 * column 0: found from the line's ink). advice may be empty. */
FORMAT(7, 8)
void refute(struct prover *p, enum severity severity, const char *code, struct str path, int line,
            struct str advice, const char *fmt, ...);
/* judge_run() for all that is proved here. While p foresees it notes the attempt for a batch (judge_expect)
 * and returns NULL; who then has no verdict goes on as far as the next attempt does not hang on it. */
struct verdict *prove_judge(struct prover *p, const struct attempt *a);
/* Moves the problem just reported to where needle stands, at or behind its line
 * (and at most `within` lines on); leaves it if needle is not found. */
void refute_at(struct prover *p, const char *needle, int within);

/* ---- hands.c ------------------------------------------------------------------ */

/* Begins so many processes more, in which this function returns as well, with is_hand. */
void hands_start(struct prover *p, size_t parts, size_t hands);
bool hands_claim(struct prover *p, size_t part); /* is the part ours to prove? Asked once */
_Noreturn void hands_done(struct prover *p);     /* a hand is through */
void hands_join(struct prover *p);               /* waits for all and takes what they found */

/* Is the item one of those that were asked for? NULL: it is not about an item. */
bool prove_wants(const struct pack *p, const struct item *it, const char *const *only, size_t count);

/* ---- reading.c, spelling.c -------------------------------------------------- */

void check_reading(struct prover *p, const struct item *it);
/* NULL: the pack is not to be spelt. Frees s. */
struct speller *spelling_start(struct prover *p);
void spelling_end(struct speller *s, struct prover *p, const char *const *only, size_t count);

/* ---- claims.c ---------------------------------------------------------------- */

/* A whole program that is run once. */
struct claimed {
    struct str text;
    struct limits limits;
    const struct run_fence *run; /* what it is to show; NULL: it must run clean */
    struct str path;
    int first_line;      /* its line n is line first_line + n - 1 of path ... */
    const struct picture_fence *map; /* ... or as this says; may be NULL */
    bool is_fence;
    const char *what;    /* "this fence" */
};
/* Its output goes to *ret_out if it ran as expected and ret_out is not NULL. */
bool prove_program(struct prover *p, const struct claimed *c, struct arena *a, struct str *ret_out);
bool code_known(struct str code);
/* solution.c passes, or it is told why not: of a trial by solution_run(), whose verdict has the mistakes that
 * could be made in the learner's part. start.c fails as declared; a wrong answer is caught. */
struct trial;
bool claim_solution(struct prover *p, const struct exercise *ex, const struct trial *t);
void claim_start(struct prover *p, const struct exercise *ex);
void claim_wrong(struct prover *p, const struct exercise *ex, const struct wrong_answer *w);
/* One judged answer. */
struct trial {
    struct arena arena;
    struct verdict *verdict;
    struct grade grade;
};
/* Judges and grades as for a learner. False: the judge failed twice; p->failed is set, and the
 * trial is over. */
bool trial_run(struct prover *p, const struct exercise *ex, struct str answer, struct str what,
               struct trial *t);
/* The same of a wrong answer, by less where that shows it to be caught as it is declared to be. */
bool wrong_run(struct prover *p, const struct exercise *ex, const struct wrong_answer *w, struct str answer,
               struct trial *t);
bool solution_run(struct prover *p, const struct exercise *ex, struct trial *t); /* the same of solution.c */
void trial_end(struct trial *t);
/* A failure in words: "leak: 4 bytes were never freed, at line 7"; what to add about it, or "". */
struct str failure_words(struct arena *a, const struct grade_failure *f, int shift);
struct str failure_detail(struct arena *a, const struct grade_failure *f);
struct str failure_sentence(struct str s); /* without its full stop */
/* Can its cases' patterns be used? Otherwise reported. */
bool patterns_right(struct prover *p, const struct exercise *ex);
/* Was a misspelt key of this file told? It may be the check that is missing where something
 * passes that should not. */
bool misspelt_key(const struct prover *p, struct str path);
/* What the start or a wrong answer fails with first, which hints may be for; and whether the
 * hints are for that. stage: of a capstone, its id. */
void note_shown(struct prover *p, const struct trial *t, struct str stage);
void prove_fitted(struct prover *p, const struct exercise *ex);
void prove_exercise(struct prover *p, const struct exercise *ex);
void prove_lesson(struct prover *p, const struct lesson *lesson);

/* ---- budgets.c ---- */

/* Are limits neither too tight nor asking nothing? */
void prove_budgets(struct prover *p, const struct exercise *ex);

/* ---- forecasts.c --------------------------------------------------------------- */

void prove_forecasts(struct prover *p, const struct exercise *ex); /* `predict:` */

/* ---- pieces.c ------------------------------------------------------------------ */

void prove_pieces(struct prover *p, const struct exercise *ex); /* order */

/* ---- orders.c ---------------------------------------------------------------- */

void prove_schedule(struct prover *p, const struct exercise *ex);

/* ---- sweeps.c ------------------------------------------------------------------- */

/* What the solution's grade and verdict say of the keys sweep and crash; those stand in path, at or
 * behind this line. */
void prove_sweep(struct prover *p, const struct exercise *ex, struct str path, int line, const struct grade *g,
                 const struct verdict *v);

/* ---- contracts.c ---------------------------------------------------------------- */

/* What the check of ownership says of a solution: its grade and verdict; `path` gives a file's path in the
 * pack; the key stands in `where`, at or behind this line. */
void prove_contracts(struct prover *p, const struct exercise *ex, struct str where, int line, const struct grade *g,
                     const struct verdict *v, struct str (*path)(struct prover *, void *, struct str), void *of);
void contracts_note(struct prover *p, const struct grade *g); /* of an answer that fails */
void contracts_unproved(struct prover *p, const struct exercise *ex); /* if none broke one */

/* ---- capstones.c ---------------------------------------------------------------- */

void prove_capstone(struct prover *p, const struct exercise *ex);

/* ---- tests.c ------------------------------------------------------------------- */

void prove_tests(struct prover *p, const struct exercise *ex); /* write-tests */
/* The same exercise with the first of its mutants alone: what rejects the reference needs no more. */
const struct exercise *tests_briefly(struct prover *p, const struct exercise *ex);

/* ---- mutants.c ---------------------------------------------------------------- */

/* Of an exercise whose solution passes: its checks notice mistakes in it, and answers that
 * do nothing of what is asked do not pass. */
void prove_mutants(struct prover *p, const struct exercise *ex, const struct verdict *solution);
/* ---- mutants_files.c ---- */
/* The same of a capstone; solution: what its stages were given for it. */
void prove_capstone_mutants(struct prover *p, const struct exercise *ex, const struct grade *solution);
/* ---- rules.c -------------------------------------------------------------------- */

/* Can the rules of an exercise be looked at? Otherwise reported. */
bool rules_right(struct prover *p, const struct exercise *ex);
void rules_note(struct prover *p, const struct exercise *ex, const struct grade *g); /* those it broke */
void rules_unproved(struct prover *p, const struct exercise *ex); /* those that nothing broke */
/* Constructs and functions that lessons have introduced, in the order of the course. */
struct known {
    bool on;                 /* some lesson or exercise says what it introduces */
    VEC(struct str) words;   /* borrowed from the pack */
    VEC(struct str) told;    /* of the exercise under way */
};
void known_start(struct known *k, struct prover *p);
void known_lesson(struct known *k, struct prover *p, const struct lesson *lesson, bool tell);
void known_exercise(struct known *k, struct prover *p, const struct exercise *ex, bool tell);
void known_release(struct known *k);
void known_foresee(struct prover *p, const struct exercise *ex); /* what known_exercise() will look at */

/* ---- pictures.c --------------------------------------------------------------- */

void prove_picture(struct prover *p, struct str path, const struct block *b);
void prove_questions(struct prover *p, const struct exercise *ex); /* predict-picture */
void prove_marks(struct prover *p, const struct exercise *ex);     /* mark-line */

#endif
