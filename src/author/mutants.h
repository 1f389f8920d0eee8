/* Private to author/: answers that ought not to pass, tried by the dozen. */
#ifndef AUTHOR_MUTANTS_H
#define AUTHOR_MUTANTS_H

#include "author/claims.h"

/* ---- trials.c ---------------------------------------------------------------- */

struct contest {
    size_t count;
    bool whole;   /* most of them pass: what can wait for those that do is asked for at once */
    void *context;
    /* The n-th answer; in the arena, or lasting longer. */
    struct str (*answer)(void *context, struct arena *a, size_t n);
    /* What the n-th is now an answer to; NULL: all to the one exercise. */
    const struct exercise *(*task)(void *context, size_t n);
    /* Makes an attempt cheaper than a learner's; may be NULL. */
    void (*hurry)(void *context, struct arena *a, size_t n, struct attempt *attempt);
    /* Never with a tool fault. */
    void (*graded)(void *context, size_t n, const struct verdict *v, const struct grade *g);
    /* Is it an answer to something else as well, which task() now says? NULL: never. */
    bool (*goes_on)(void *context, size_t n);
};
/* Judges all of them, in no order. p->failed: our fault, and not all were. ex: NULL with a task(). */
void trials_run(struct prover *p, const struct exercise *ex, const struct contest *c);

/* Leaves out of the attempt what is known of ownership before a run. True: that can make a failure, so
 * that who passes without it must be judged with it. */
bool trial_spare_contracts(const struct exercise *ex, struct attempt *attempt);
/* The attempt and those behind it end at the first thing that is wrong, or that goes otherwise than the
 * same runs of the solution; who passes all the same is judged again, in full. */
void trial_first(struct arena *a, struct attempt *attempt, const struct verdict *solution);

/* ---- mutants.c --------------------------------------------------------------- */

enum fate { FATE_UNKNOWN, FATE_KILLED, FATE_NOT_C, FATE_SAME, FATE_SURVIVED };
struct mutants {
    struct prover *p;
    const struct exercise *ex;
    const struct verdict *solution;
    int64_t steps;            /* of one run, at most */
    struct mutant {
        const struct mutation *m;
        const struct capstone_file *file; /* NULL: solution.c */
        struct str name;      /* as an author lists it under `equivalent:` */
        enum fate fate;
        uint16_t tried;       /* of a capstone: by which stages, by bit */
        uint8_t now;          /* the stage that judges it, from 1; 0: none yet */
    } *list;
    size_t count;
    size_t *left;             /* those that are judged in this round */
    size_t left_count;
};
/* Adds those of v->mutations that are no bodies and have a place in text. file: NULL, or of a capstone: then
 * those alone that lie in a line which is not as it was given. */
void mutants_add(struct mutants *s, struct arena *a, const struct verdict *v, struct str text,
                 const struct capstone_file *file);
void mutants_hurry(const struct mutants *s, struct arena *a, struct attempt *attempt);
/* What a run may take if the solution's verdict is v. */
int64_t mutants_steps(const struct verdict *v);
bool mutants_same_program(const struct verdict *a, const struct verdict *b);
void mutants_tell(struct mutants *s); /* when each has its fate: counts, survivors, what is listed */
/* Where in the text it is made; SIZE_MAX: nowhere. */
size_t mutation_at(struct str text, const struct mutation *m);
/* The solution's text with one mutation made. at == NULL: its place is nowhere in it. */
struct str mutant_text(struct arena *a, struct str text, const struct mutation *m);

/* ---- variants.c -------------------------------------------------------------- */

struct variant_task {
    const struct exercise *ex;        /* what it is an answer to */
    const struct capstone_file *file; /* whose mutants; NULL: of solution.c */
    /* The answer that has this text as that file. */
    struct str (*answer)(void *context, struct arena *a, struct str text);
    void *context;
};
/* Tries mutants of a file, of s->list[from] to [*to - 1] as many of those whose fate is not known as one go
 * takes, and moves *to behind the last: the ones that are noticed beyond doubt are FATE_KILLED then, and
 * nothing is known of the others. s->solution, s->steps: of the task. Returns how many were killed. */
size_t variants_try(struct mutants *s, const struct variant_task *task, size_t from, size_t *to);

/* ---- cheats.c ---------------------------------------------------------------- */

/* bodies: the solution's functions in the learner's part, as mutations. */
enum { CHEAT_BODIES = 2 };
/* Those cheats that are one function with another body. How many. */
size_t cheat_as_mutations(struct arena *a, const struct exercise *ex, const struct verdict *solution,
                          struct mutation ret[CHEAT_BODIES]);
/* noticed: by bit those of them that are known not to pass. */
void prove_no_cheat(struct prover *p, const struct exercise *ex, const struct verdict *solution, unsigned noticed);
/* C that prints what the case wants and leaves: "exit(%d);", "return %d;". */
struct str cheat_print(struct arena *a, const struct test_case *c, const char *leave);
/* text with each of its functions' bodies replaced; put.at NULL: by the empty one. */
struct str cheat_bodies(struct arena *a, struct str text, const struct verdict *v, struct str put, bool main_too);
/* text with a definition at the end of what is the learner's. */
struct str cheat_more(struct arena *a, struct str text, const char *more);

#endif
