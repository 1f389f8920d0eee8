/* cli/ - the program: its commands and the course without a screen.
 *
 *   main.c        first the broker, then the command named on the line
 *   commands.c    the table of commands; --help, --version, suggestions
 *   args.c        options, in any order, `--` ends them
 *   print.c       words on a terminal or in a pipe: wrapped, coloured, ASCII
 *   desk.c        what commands and --plain share: open, find, judge, show
 *   desk_picture.c the same for pictures: questions about them, what they show
 *   owning.c      what is known of its ownership before its run
 *   judged.c      the run that was judged last, kept for --plain
 *   plain.c       --plain: the whole course line by line; plain_answer.c its answers,
 *                 plain_turns.c be the scheduler, plain_picture.c the steps of a run,
 *                 plain_contracts.c what is known of ownership,
 *                 plain_before.c questions before the first run
 *   cmd_course.c  list, next, show, progress
 *   cmd_check.c   check
 *   cmd_round.c   review, place; plain_round.c asks them line by line
 *   cmd_help.c    hint, solution, reset
 *   cmd_watch.c   watch; watcher.c says when a file was saved
 *   cmd_run.c     run; request.c reads what is to be judged, includes.c finds
 *                 headers, run_json.c and run_json_threads.c are the contract, schedules.c
 *                 says what all schedules do, lanes.c what the threads of one did
 *   cmd_trace.c   trace; replay.h says what belongs to it
 *   cmd_ownership.c  check-ownership; ownership.c tells what was found, ownership_json.c
 *                 and ownership_sarif.c for programs, ownership_accept.c writes contracts
 *   cmd_explain.c explain; study/ has the pages
 *   cmd_doctor.c  doctor
 *   cmd_pack.c    pack new, pack check
 *   cmd_report.c  report
 *
 * Neighbours: every room below; nothing above. Only this room and ui/ print. */
#ifndef CLI_H
#define CLI_H

#include "study/study.h"

#include <stdio.h>

/* Exit codes; the rest come from error_exit_code(). */
enum { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE_ERROR = 2, EXIT_INTERRUPTED = 130 };

struct cli {
    struct judge *judge;       /* owned by main(); NULL: no_judge says why */
    struct error no_judge;
    const char *command;       /* its name, for messages */
    struct judged *judged;     /* borrowed; gets what check and run judge. NULL: nobody asks */
    const char *named;         /* the code of what the last check or run named, or NULL; static */
    /* options that every command takes */
    const char *pack, *theme;
    bool ascii, plain, mouse;
    /* how we print */
    bool colour;
    int width;                 /* columns to wrap at; 0: do not wrap */
    FILE *aside;               /* for what is said beside a verdict; NULL: standard error */
};

/* ---- commands.c ------------------------------------------------------------ */

struct command {
    const char *name;
    int (*run)(struct cli *c, int argc, char **argv); /* argv: what stands behind the name */
    bool judges;         /* needs the judge */
    const char *synopsis; /* "check [ITEM] [FILE]" */
    const char *summary;  /* one line */
    const char *more;     /* for `freehold COMMAND --help`; examples first */
};
extern const struct command commands[]; /* ends with name NULL */
const struct command *command_find(const char *name);
void print_help(void);
void print_command_help(const struct command *cmd);
/* "unknown command ...; did you mean ...?" and exit code 2. */
int unknown_command(const char *name);

int cmd_list(struct cli *c, int argc, char **argv);
int cmd_next(struct cli *c, int argc, char **argv);
int cmd_show(struct cli *c, int argc, char **argv);
int cmd_progress(struct cli *c, int argc, char **argv);
int cmd_check(struct cli *c, int argc, char **argv);
int cmd_hint(struct cli *c, int argc, char **argv);
int cmd_solution(struct cli *c, int argc, char **argv);
int cmd_reset(struct cli *c, int argc, char **argv);
int cmd_watch(struct cli *c, int argc, char **argv);
int cmd_run(struct cli *c, int argc, char **argv);
int cmd_trace(struct cli *c, int argc, char **argv);
int cmd_ownership(struct cli *c, int argc, char **argv);
int cmd_explain(struct cli *c, int argc, char **argv);
int cmd_doctor(struct cli *c, int argc, char **argv);
int cmd_pack(struct cli *c, int argc, char **argv);
int cmd_report(struct cli *c, int argc, char **argv);
int cmd_review(struct cli *c, int argc, char **argv);
int cmd_place(struct cli *c, int argc, char **argv);
int plain_run(struct cli *c);
int plain_run_round(struct cli *c, enum round_kind kind); /* plain_round.c */

/* ---- args.c ------------------------------------------------------------------ */

struct flag {
    const char *name; /* without dashes */
    char letter;      /* 0: none */
    int value;        /* 1: it has one; FLAG_MAY: only as --name=value */
    int id;           /* what args_next() returns; above 0 */
};
enum { FLAG_MAY = 2 };
enum { ARG_END = 0, ARG_BAD = -1, ARG_WORD = -2 };
struct args {
    struct cli *cli;
    int argc;
    char **argv;
    const struct flag *flags; /* the command's own */
    size_t flag_count;
    const struct flag *shared; /* those it has in common with others; NULL: none */
    size_t shared_count;
    int at;
    bool words_only; /* `--` was seen */
    const char *letters; /* rest of a group of letters, -xy */
};
/* The next option's id, ARG_WORD or ARG_END; *ret_value is the option's value or
 * the word. Options of every command are put into cli. ARG_BAD: said on stderr. */
int args_next(struct args *a, const char **ret_value);
/* At most max words, no options of its own: for simple commands. The number of
 * words, or -1. */
int args_words(struct cli *c, int argc, char **argv, const char **words, int max);

/* ---- print.c ------------------------------------------------------------------ */

void print_setup(struct cli *c);
/* Made printable, wrapped behind indent, coloured by role. */
void print_line(const struct cli *c, FILE *to, enum word_role role, int indent, struct str text);
FORMAT(4, 5) void print_f(const struct cli *c, enum word_role role, int indent, const char *fmt, ...);
void print_words(const struct cli *c, FILE *to, const struct words *w);
void print_doc(const struct cli *c, int indent, struct doc d);
void print_code(const struct cli *c, struct str code); /* with line numbers */
/* "freehold: ..." on stderr. */
FORMAT(1, 2) void complain(const char *fmt, ...);
int complain_error(const struct error *err); /* and its exit code */

/* ---- desk.c ------------------------------------------------------------------- */

/* Opens the course, and shows its warning. NULL: said, *ret_exit set. */
struct study *desk_open(struct cli *c, int *ret_exit);
/* By id, slug or number in `list`; NULL word: where the learner is. NULL: said. */
const struct item *desk_item(struct study *s, const char *word);
const char *desk_status(enum item_status s); /* "done" */
void desk_list(struct cli *c, struct study *s);
/* False, and why it is locked is said. What is wrong with its files is said as well. */
bool desk_may_open(struct study *s, const struct item *it);
void desk_where(struct cli *c, struct study *s); /* one paragraph: what is next */
void desk_due(struct cli *c, struct study *s, const char *how); /* how many reviews, if any are due */
/* order: the pieces by their numbers. */
void desk_pieces(struct cli *c, struct study *s, const struct item *it);
void desk_show(struct cli *c, struct study *s, const struct item *it);
void desk_show_task(struct cli *c, struct study *s, const struct item *it); /* of an exercise, no head */
/* While a unit's test is on: what is next of it, or, when it is over, of the course; said.
 * at: what the learner goes on from; NULL: nothing. NULL: there is none, go on as usual. */
const struct item *desk_test_next(struct cli *c, struct study *s, const struct item *at);
void desk_hints(struct cli *c, struct study *s, const struct item *it); /* those open */
bool desk_hint(struct cli *c, struct study *s, const struct item *it);  /* the next one */
/* "1,3" or "1 3" to bits. False: said. */
bool desk_choices(const struct exercise *ex, struct str text, uint64_t *ret);
/* Judges text as the answer (quiz: numbers of choices), records and shows it. The exit code. */
/* desk_capstone.c: of a capstone. desk_file: by name or number; NULL: there is none, which was said. */
void desk_files(struct cli *c, struct study *s, const struct item *it);
void desk_stages(struct cli *c, struct study *s, const struct item *it);
const struct capstone_file *desk_file(struct cli *c, const struct item *it, struct str name);
void desk_show_file(struct cli *c, struct study *s, const struct item *it, const struct capstone_file *f);
int desk_check(struct cli *c, struct study *s, const struct item *it, struct str text, int sure);
/* Runnable programs of a lesson, from 1; and running one, with no exercise. */
size_t desk_programs(const struct item *it);
const struct block *desk_program(const struct item *it, size_t n); /* NULL: there is none */
struct desk_wish {
    struct str program, faults;
    struct str order;  /* of its threads; "": as they go */
    int64_t schedules; /* so many orders are tried; 0: none */
};
void desk_run(struct cli *c, struct study *s, const struct desk_wish *w);
int desk_solution(struct cli *c, struct study *s, const struct item *it);
/* After a pass: debrief. */
/* desk_picture.c: the questions of predict-picture with what can be answered. */
void desk_questions(struct cli *c, struct study *s, const struct item *it);
/* What memory was like at the moments of the questions. */
void desk_pictures(struct cli *c, const struct exercise *ex, const struct verdict *v);
/* A picture of a lesson, told from its first moment to its last. */
void desk_tell_picture(struct cli *c, struct study *s, const struct block *b);
void desk_debrief(struct cli *c, struct study *s, const struct item *it);

/* ---- judged.c ----------------------------------------------------------------- */

struct judged { /* {0}: nothing was */
    struct arena arena;
    const struct exercise *exercise; /* NULL: a program of its own; of the pack */
    struct str text;                 /* as it was judged */
    struct verdict *verdict;         /* owned */
    size_t run;                      /* the one worth a look */
    struct str order;                /* of its threads, in which it failed or was to go; "": as it ran */
    struct str faults;               /* what was made to fail, "f:alloc3"; "": nothing */
    bool hidden;                     /* a look at it would give the answer away */
    bool fresh;                      /* set by judged_keep(); who looks clears it */
};
/* Takes the verdict. g NULL: no exercise. */
void judged_keep_take(struct judged *j, const struct exercise *ex, struct str text,
                      const struct grade *g, struct verdict *v);
/* What was judged, once more; borrows from j. */
struct attempt judged_attempt(const struct judged *j, struct arena *a);
void judged_release(struct judged *j);

/* ---- owning.c: what is known of ownership before the run of what was judged -------- */

struct owning {
    struct arena arena;
    struct attempt attempt;       /* the run, with history */
    struct verdict *verdict;      /* owned */
    struct contract_stand *stands;
    size_t count;
};
void owning_release(struct owning *k);
/* NULL: it is there. Else why not, a sentence; "": *reterr says it. */
const char *owning_open(struct owning *k, const struct judged *j, struct judge *judge, struct error *reterr);
/* Each with its path and standing, with `untold` also what cannot be told; or the proposals. */
void owning_say(struct cli *c, struct owning *k, bool untold, bool proposals);

#endif
