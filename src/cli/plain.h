/* What the files of --plain share. Private to this room. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include "cli/cli.h"
#include "cli/replay.h"
#include "cli/run.h"
#include "study/lanes.h"

struct plain_turns { /* plain_turns.c; {0}: nothing was run */
    const struct item *item;    /* whose */
    VEC(struct turn_choice) made;
    struct arena arena;         /* of the rest, made anew for each choice */
    struct attempt attempt;
    struct verdict *verdict;    /* owned */
    struct turns now;
};

struct plain_orders { /* of threads, that `orders` told */
    const struct item *item; /* of which lesson; NULL: none */
    struct arena arena;      /* of the rest */
    struct str program, faults;
    struct orders known;
};

struct plain {
    struct cli *c;
    struct study *s;
    const struct item *here;
    char *line; /* from getline() */
    size_t line_room;
    bool leave;
    struct str file; /* of a capstone: that type and edit are about; borrowed from the pack; "": the first */
    struct judged judged; /* what was run last, and the stop of its run that was told last */
    struct replay replay;
    size_t stop;
    bool walking; /* through it: next is a step */
    const struct item *ran; /* the lesson in which a program ran last, or NULL */
    bool in_round; /* of reviews or of the inventory: answers are followed up there */
    struct plain_turns turns;
    struct plain_orders orders;
    int code; /* exit code: what went wrong with the world, if anything */
};

void plain_say(struct plain *p, const char *sentence);
/* The next line of input, without its end. False at the end of input. */
bool plain_ask(struct plain *p, const char *prompt, struct str *ret);

/* plain_answer.c: commands; rest is what stands behind the word. */
void plain_check(struct plain *p, struct str rest);
void plain_type(struct plain *p, struct str rest);
void plain_edit(struct plain *p, struct str rest);
void plain_run_program(struct plain *p, struct str rest);
void plain_orders(struct plain *p, struct str rest);
void plain_follow(struct plain *p, struct str rest);
void plain_choose(struct plain *p, struct str rest);
void plain_order(struct plain *p, struct str rest);

/* plain_round.c: reviews, the placement inventory */
void plain_round(struct plain *p, enum round_kind kind);
void plain_release(struct plain *p); /* plain.c: all that it holds */

/* plain_files.c: an exercise of several files */
void plain_files(struct plain *p, struct str rest);
void plain_file(struct plain *p, struct str rest);
void plain_stages(struct plain *p, struct str rest);
/* The file that type and edit are about: the one named in rest, else the last one. NULL: it was
 * said that there is none, or that it is not to be changed. */
const struct capstone_file *plain_chosen(struct plain *p, struct str rest);
/* The answer with this text as that file. */
bool plain_save_file(struct plain *p, const struct capstone_file *f, struct str text);

/* plain_before.c: questions before the first run, if they were not asked yet. */
void plain_foretell(struct plain *p);
void plain_predict(struct plain *p, struct str rest);

/* plain_turns.c: an exercise about the order of threads */
bool plain_schedules(const struct plain *p);   /* is it one? */
void plain_turns_show(struct plain *p);        /* whose turn it may be */
bool plain_turns_obey(struct plain *p, struct str line); /* false: it is no numbers */
void plain_turns_undo(struct plain *p);
void plain_can(struct plain *p, struct str rest);
void plain_turns_release(struct plain *p);

/* plain_contracts.c: ownership of what was judged last, before its run */
void plain_contracts(struct plain *p, struct str rest);
void plain_try(struct plain *p, struct str rest);
void plain_propose(struct plain *p, struct str rest);

/* plain_picture.c: the steps of what was judged last. */
void plain_picture(struct plain *p, struct str rest);
/* What the threads of the run that was judged last did, a column each. */
void plain_lanes(struct plain *p, struct str rest);
void plain_step(struct plain *p, struct str rest);
void plain_back(struct plain *p, struct str rest);
void plain_over(struct plain *p, struct str rest);
void plain_finding(struct plain *p, struct str rest);
void plain_when(struct plain *p, struct str rest);
void plain_who(struct plain *p, struct str rest);
void plain_now(struct plain *p, struct str rest);
void plain_leave(struct plain *p, struct str rest); /* the walk */
void plain_values(struct plain *p, struct str rest);
void plain_picture_release(struct plain *p);

#endif
