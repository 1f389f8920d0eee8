/* study/ - one learner at work on one pack: what is next, the answer as typed,
 * what the judge's verdict means for an exercise, and what is written down.
 * TUI, --plain and the commands are three faces of this room.
 *
 *   study.c    opens pack, progress and judge; items and their status; next
 *   review.c   a round of reviews or of the placement inventory, one after the other
 *   record.c   what was done, written down; the solution
 *   stages.c   which stages and dares of a capstone were ever passed
 *   hint.c     the ladder of hints, and which hint fits the first failing check
 *   mastery.c  what is remembered, what is due, what was answered in review
 *   gate.c     is a unit open; test-out
 *   answer.c   answers as plain .c files in the workspace: save, reset, undo
 *   answer_folder.c  the same for a capstone: a folder of files, in memory a bundle
 *   grade.c    an exercise and a verdict to passed or failed, with reasons
 *   costs.h costs.c  what a run cost, budgets, what a refactoring is about: in words
 *   picture.c  the attempt that leaves a trace, for the picture of a run
 *   lanes.h lanes.c turns.c explore_attempt.c  a run of threads as lanes; be the scheduler
 *   moment.c   moments of a run, as lessons and questions name them
 *   reach.c    a variable, or what an expression leads to, at a moment
 *   target.c   what could be answered to a question about a picture
 *   foresee.c  predict-picture: questions with their answers from the run, graded
 *   mark.c     mark-line, graded
 *   tests.c    write-tests: the right implementation is accepted, the wrong ones are rejected
 *   schedule.c an order of threads, graded by following it; what other orders print
 *   capstone.c several files and stages: one chain of attempts, parts graded apart
 *   forecast.c questions before the first run, answered by it
 *   permits.c  what each variable may do, line by line
 *   order.c    lines put in order: read, written, shuffled, graded
 *   rules.c    rules about an answer's source
 *   quiz.c     the same for choices and predictions
 *   failures.c what an exercise wants to be tried; what came of it in words
 *   contracts.c findings about ownership against what the run did, and where to look further
 *   words_contracts.c  the same in words
 *   words.c    a grade in a teacher's words, as lines; one text for all faces
 *   words_tests.c  the same for tests: which wrong implementations they reject
 *   story.c    what happened to a block, and what to look at, for each code
 *   explain.c  the page of a code; pages.h is what docs/explain/ becomes
 *   prose.c    Markdown as lines, for faces without a screen
 *   room.h     what these files share; private
 *   places.c   XDG folders, where the course is
 *
 * Neighbours: base, pack, judge, progress below; author, ui, cli above. */
#ifndef STUDY_H
#define STUDY_H

#include "judge/judge.h"
#include "pack/pack.h"
#include "progress/progress.h"
#include "trace/trace.h"

/* ---- grade.c: needs no learner, author/ uses it as well ------------------ */

enum grade_status {
    GRADE_PASSED,
    GRADE_FAILED,
    GRADE_TOOL_FAULT, /* ours; never recorded */
};
struct grade_failure {
    const char *code;    /* wrong-output, wrong-exit, compile-error, leak, double-free,
                            crash, time-limit, locked-lines-changed, directive-in-region,
                            wrong-choice, ... */
    struct str message;  /* one sentence */
    struct str advice;   /* may be empty */
    struct place at;     /* line 0: nowhere in particular */
    int case_index;      /* -1: not of a case */
    bool has_outputs;    /* wrong-output: the next three */
    struct str want, got;
    struct mismatch mismatch;
    struct str schedule; /* the order of threads in which it happened, to be followed once more;
                            "": there are none */
    const struct finding *finding; /* or NULL; borrowed from the verdict */
    const struct diag *diag;       /* the same */
    const struct rule *rule; /* rule-broken: which; or NULL; borrowed from the exercise */
    struct str faults;   /* what was made to fail when it happened, "f:alloc3": repeats it; "" nothing */
    const struct fault_cell *cell; /* of a sweep; or NULL; borrowed from the verdict */
    const struct contract_stand *contract; /* found before the run; or NULL */
    size_t shown;        /* with that: a failure of the run that shows it is failures[shown - 1], where it
                            is told; 0: none. Of that failure: contract is what it shows, shown 0 */
};
struct told_answer { /* to a question about a picture */
    enum { TOLD_NOTHING, TOLD_RIGHT, TOLD_WRONG } how;
    struct str said;     /* "You said `home`." */
    struct str truth;    /* "After line 16 `shown` leads to `away`." */
    struct str step;     /* what happened then: trace_tell() */
    const struct foresight *believed; /* or NULL */
    const struct question *question;
};
struct budget_line {     /* of a table: what was used of what is allowed */
    const struct budget *budget; /* of the exercise */
    enum measure measure;
    int case_index;      /* the run that used the most; -1: none has such a figure */
    uint64_t used, limit;
    uint64_t reference;  /* what solution.c uses; REFERENCE_UNKNOWN */
    bool known, met;
    struct place busiest; /* steps: the line that took most of them; line 0: not known, or few of them */
    uint64_t busiest_steps;
};
/* write-tests: what became of a wrong implementation. */
struct told_mutant {
    const struct tests_mutant *mutant;
    bool dead;
    struct str how;      /* dead: by what, a clause: "an assertion in line 12"; may be empty if not */
    int line;            /* of the answer; 0: none */
};
struct contract_stand; /* contracts.c, below */
struct grade { /* lives in the arena it was made in; borrows from the verdict */
    enum grade_status status;
    struct grade_failure *failures; /* the first thing to mend is on top */
    size_t count;
    int cases, cases_passed;
    struct str tag;     /* misconception the answer shows; "" none */
    struct doc because; /* quiz and predict-output: the explanation for what was chosen */
    struct str fault;   /* GRADE_TOOL_FAULT */
    struct str answer;  /* of a kind that runs: the text graded, for quoted lines; borrowed */
    bool incomplete;    /* something is not answered yet: nothing is told, nothing recorded */
    struct told_answer *answers; /* predict-picture: one for each question */
    size_t answer_count;
    struct told_mutant *mutants; /* write-tests: one for each, if the right one was accepted */
    size_t mutant_count, killed;
    const struct finding *goes_wrong; /* mark-line, schedule: what the program shows; borrowed */
    struct str order;   /* schedule: the one that was followed */
    const struct schedules *explored; /* how many orders of threads were tried: of the first run
                            that had any, one of which not all were before others; NULL; borrowed */
    int distractor_line; /* order: because is about what stands there; 0: about nothing */
    struct budget_line *budgets; /* when all else is right, met or not */
    size_t budget_count;
    size_t tried, unhandled; /* failures of calls, in all cases together */
    bool untried;       /* more could fail than was tried */
    const struct costs *requests; /* with a budget of requests: those that it is about; borrowed */
    struct str did;     /* mark-line: what the marked line did when it ran last */
    const struct contract_stand *stands; /* all that was found of ownership, also what decides nothing */
    size_t stand_count;
    bool contracts;     /* that counts */
    size_t untold;      /* of it: places that could not be told about */
    const struct diag *diags; /* of a program that could run: the compiler's warnings among */
    size_t diag_count;        /* them decide nothing; borrowed from the verdict */
    /* capstone: each stage by itself, then each dare. failures, cases and the like are those
     * of the first stage that fails, also of a grade that passed without it. */
    struct stage_grade *stages;
    size_t stage_count;
    size_t first;             /* index of that stage; of none the first of all */
    int points, part_points[STAGE_PARTS]; /* of 100, of part_most */
    int part_most[STAGE_PARTS];
    const char *violated;     /* code of a rule of memory that a stage breaks: then no points pass;
                                 NULL: none */
    size_t violated_in;       /* which stage */
};
struct stage_grade {
    const struct stage *stage;
    struct grade grade;
    const struct verdict *verdict; /* borrowed */
    bool before; /* of a dare: it was met once, and its badge stays; study_met_before() */
};
/* The attempt for an answer to an exercise of a kind that runs; for one that is about a
 * program.c of that, whatever the answer, with history if a picture belongs to it. Lives
 * in a and borrows from ex and answer. */
struct attempt grade_attempt(struct arena *a, const struct exercise *ex, struct str answer);
/* What a verdict shows of a budget: the most of the runs that must keep it. False: no run has
 * such a figure. */
bool budget_figure(const struct verdict *v, const struct budget *b, uint64_t *ret, int *ret_case);
/* "34,650" */
const char *figure_text(struct arena *a, uint64_t n);
/* Does an exercise want failures of calls to be tried? */
bool exercise_sweeps(const struct exercise *ex);
/* A warning about the answer itself, not about the task's own files. */
bool grade_warns(const struct exercise *ex, const struct diag *d);
/* Is this the name of a file that the learner writes? */
bool grade_own_file(const struct exercise *ex, struct str name);
/* The exercise that a grade's failures are about: of a capstone one of its stages, whose
 * verdict grade_verdict() is; else ex and v themselves. */
const struct exercise *grade_exercise(const struct exercise *ex, const struct grade *g);
const struct verdict *grade_verdict(const struct verdict *v, const struct grade *g);
/* The same chain with that verdict in front, for those who look at its runs. Takes v. */
struct verdict *grade_verdict_first_take(struct verdict *v, const struct grade *g);
/* The files that are compiled, in the order of the exercise: the learner's from the bundle,
 * the others as given, and of tests as asked. At most CAPSTONE_FILES. */
size_t capstone_sources(struct arena *a, const struct exercise *ex, struct str answer, bool tests,
                        struct source_file *ret);
/* A rule of memory or of what is owned, which a capstone may not break in any stage, whatever its points. */
bool capstone_forbids(const char *code);
/* Which lines of code of now, by number from 1, are not was's: those that one had to write to get from there
 * to here. rules.c; in the arena. *ret_count is behind the last one. */
bool *rules_new_lines(struct arena *a, struct str was, struct str now, int *ret_count);
/* The stage of this id, or the dare; NULL: there is none. */
const struct stage *capstone_stage(const struct exercise *ex, struct str id);
struct grade grade_program(struct arena *a, const struct exercise *ex, struct str answer,
                           const struct verdict *v);
/* want: the program's real output, from the verdict of grade_attempt(). */
struct grade grade_prediction(struct arena *a, const struct exercise *ex, struct str predicted,
                              const struct verdict *v);
/* chosen: a bit per choice. */
struct grade grade_quiz(struct arena *a, const struct exercise *ex, uint64_t chosen);
/* predict-picture: a line of answers for each question, see foresee.c; v has a trace. */
struct grade grade_picture(struct arena *a, const struct exercise *ex, struct str answers,
                           const struct verdict *v);
/* mark-line: the number of a line; v has a trace. */
struct grade grade_mark(struct arena *a, const struct exercise *ex, struct str answer,
                        const struct verdict *v);
/* schedule: an order of threads, "s:5b3a"; v: of the run that follows it. */
struct grade grade_schedule(struct arena *a, const struct exercise *ex, struct str answer,
                            const struct verdict *v);
/* Puts behind at what grade_schedule() compares with; grade_attempt() does. */
void schedule_chain(struct arena *a, const struct exercise *ex, struct attempt *at);
/* Is it what a schedule exercise asks for? */
bool schedule_reaches(const struct exercise *ex, const struct finding *f);
/* An attempt that tries the orders of a schedule exercise's threads: all of them, or those
 * that begin with so many operations of an order. Lives in a, borrows from ex and order. */
struct attempt schedule_search(struct arena *a, const struct exercise *ex, struct str order, int64_t behind);
/* Of what that found: an order that reaches it; "": none. Borrowed from v. */
struct str schedule_found(const struct exercise *ex, const struct verdict *v);
/* What it is about, and where: NULL, or line 0, where the pack is wrong. Borrowed. */
const struct finding *mark_finding(const struct exercise *ex, const struct verdict *v);
const struct place *mark_place(const struct exercise *ex, const struct finding *f);
/* order: the pieces of the answer first, then the program that they make. */
struct grade grade_order(struct arena *a, const struct exercise *ex, struct str answer,
                         const struct verdict *v);
/* Is a run of this case that printed this and ended with this code what it wants? */
bool grade_case_met(const struct test_case *c, struct str out, int exit_code);
/* By the exercise's kind; not for a quiz, which has no verdict. */
struct grade grade_answer(struct arena *a, const struct exercise *ex, struct str answer,
                          const struct verdict *v);

/* ---- forecast.c: questions before the first run ----------------------------------- */

struct foretold {          /* a question with its answer from the run of the start */
    const struct forecast *forecast;
    bool known;            /* the run answers it */
    struct str right;
    struct str *choices, *labels; /* mixed; none: it is typed */
    size_t choice_count;
};
struct foretellings { struct foretold *list; size_t count, unknown; };
/* v: of the start. Questions that it does not answer are left out. Lives in a, borrows from ex. */
struct foretellings foretell(struct arena *a, const struct exercise *ex, const struct verdict *v, uint64_t seed);
/* ret_believed: the belief that a wrong answer shows, or NULL. */
bool foretold_right(const struct foretold *q, struct str said, const struct foresight **ret_believed);
struct str foretold_truth(struct arena *a, const struct foretold *q); /* a sentence */

/* ---- order.c: pieces of a program --------------------------------------------- */

struct order_piece {       /* a piece in the program */
    int piece;        /* of exercise.pieces; -1: a line that was not given */
    int line;         /* of the answer, its first */
    struct str text;  /* of a line that was not given */
};
struct order {        /* lives in the arena it was read in; borrows from the answer */
    struct order_piece *placed;
    size_t count;
    int wrong_line;   /* of the answer: the first line that is no piece, or too many of one; 0: none */
    struct str wrong;
    bool again;       /* it is a piece, but used up */
};
/* What stands in an answer's region. */
struct order order_read(struct arena *a, const struct exercise *ex, struct str answer);
/* The answer with these pieces in its region, indented; appended. */
void order_write(struct buf *out, const struct exercise *ex, const struct order_piece *placed, size_t count);
/* The lines of a piece as they stand by themselves, indented by its own braces and ifs. */
struct str order_shown(struct arena *a, const struct piece *p);
/* In which order the pieces are offered: always the same for a seed, never the solution's. */
void order_pool(const struct exercise *ex, uint64_t seed, int pool[PIECES_MAX]);
/* "3 1 4 2", places in the pool from 1, as an answer; appended. False: *reterr says which is wrong. */
bool order_said(const struct exercise *ex, const int pool[PIECES_MAX], struct str said, struct buf *out,
                struct error *reterr);

/* ---- picture.c: attempts that leave a trace -------------------------------- */

/* Which run of a verdict to look at: of the first failure that has a case, else the first
 * with a finding or a limit, else the first. g may be NULL. */
size_t picture_run(const struct verdict *v, const struct grade *g);
/* That run of an attempt once more, alone and with history; steps: how many it took when
 * it was judged, so that of a long one the last part is kept. All of it lives in a. Of a run
 * with threads `schedule` is for the caller to set: run_result.schedule, mostly. */
struct attempt attempt_for_picture(struct arena *a, const struct attempt *all, size_t run,
                                   uint64_t steps);
enum { PICTURE_STEPS = 250000 }; /* of a long run, so many are kept at once */
/* The program once more, all its runs, with all that is known of ownership before them. Copies. */
struct attempt attempt_for_contracts(struct arena *a, const struct attempt *all);
/* The same with another window on a long run, from a step on and until behind one (0: the
 * run's end). Borrows what picture has. */
struct attempt attempt_for_window(const struct attempt *picture, uint64_t from, uint64_t until);
/* The same for the values within the statement that is this step; before: the step of the
 * stop before it. */
struct attempt attempt_for_values(const struct attempt *picture, uint64_t before, uint64_t step);

/* ---- failures.c: a look at what each failing call comes to --------------------- */

/* That run alone with each of its calls made to fail, as the exercise asks for or else all that
 * programs mostly handle (alloc, open, read, write, close, flush, name, thread). Lives in a. */
struct attempt attempt_for_sweep(struct arena *a, const struct attempt *all, size_t run);
/* Of that: the run in which this fails, "f:alloc3". Lives in a. */
struct attempt attempt_for_failure(struct arena *a, const struct attempt *swept, struct str faults);
/* Which run of a verdict to sweep: of the first failure that a sweep found, else the first that went
 * well, else the first. g may be NULL. */
size_t failures_run(const struct verdict *v, const struct grade *g);

/* ---- contracts.c: what was found of ownership before the run, against what the run did ------- */

enum contract_standing {
    STANDING_UNTRIED,      /* nothing was run */
    STANDING_CONFIRMED,    /* a run, an order of its threads or one of its failures shows it */
    STANDING_SURVIVED,     /* nothing was seen: look further */
    STANDING_CONTRADICTED, /* the run went that way, and what it says did not come to be: nothing was lost */
};
enum contract_look {       /* where a run may be found that does not survive */
    LOOK_NOWHERE,          /* no call, no thread and no input decides */
    LOOK_SWEEP,            /* make the call fail */
    LOOK_SCHEDULES,        /* another order of the threads */
    LOOK_INPUT,            /* another input: a branch of the path depends on it */
};
enum contract_reached { REACHED_UNKNOWN, REACHED, REACHED_NOT };
struct contract_stand {    /* one finding; borrows from the verdict and the sources */
    const struct contract_found *found;
    enum contract_standing standing;
    const struct finding *finding;  /* CONFIRMED: what was seen; NULL: a failure that passed unnoticed */
    const struct fault_cell *cell;  /* CONFIRMED: under this failure; or NULL */
    struct str schedule;            /* CONFIRMED: in this order; "" in the run itself */
    size_t run;                     /* of the verdict: the one that shows it, or that is to be looked from */
    enum contract_reached reached;  /* did that come to the line? */
    enum contract_look look;
    uint32_t sweep;                 /* LOOK_SWEEP: bits, as in attempt.sweep */
    bool swept;                     /* LOOK_SWEEP: failures were tried already, and it survived them one by one */
    struct str call;                /* LOOK_SWEEP: the call of the path that is to fail; "" not known */
    struct place branch;            /* what decides; line 0: nothing */
    const struct contract_step *ends; /* LOOK_INPUT: the step that may end or move it, and must really do so; or NULL */
};
/* All of v->ownership->found, in its order; NULL ownership: none. The trace of a run of it tells
 * whether that came by; NULL: there is none. Lives in a. */
struct contract_stand *contract_stands(struct arena *a, const struct verdict *v, const struct source_file *files,
                                       size_t file_count, const struct trace *t, size_t *ret_count);
/* Is this what such a breach leads to, at its place or about its block? */
bool contract_shown_by(const struct contract_found *of, const struct finding *f);
/* The attempt that looks for a run that does not survive: a sweep (LOOK_SWEEP), orders of threads
 * (LOOK_SCHEDULES). The same finding of its verdict is confirmed if there is one. False: the learner is
 * to change the input, or nothing is to be tried. all: the attempt judged; lives in a. */
bool contract_look_attempt(struct arena *a, const struct attempt *all, const struct contract_stand *s,
                           struct attempt *ret);
/* CONTRACTS_ bits of an exercise's attempts. */
unsigned contracts_wanted(const struct exercise *ex);
/* Does what was found decide the grade? And this finding of it? */
bool contracts_count(const struct exercise *ex, const struct verdict *v);
bool contract_counts(const struct exercise *ex, const struct verdict *v, const struct contract_found *f);

/* ---- moment.c --------------------------------------------------------------- */

/* The trace that an attempt with history has left. NULL: *reterr says why. */
OWNED(trace_close)
struct trace *picture_trace(const struct attempt *picture, const struct verdict *v,
                            struct error *reterr);
/* A line being run, with all the calls that it makes: from the stop before which nothing of
 * it was done to the one at which all of it is. */
struct line_visit { size_t begin, end; };
/* All visits of a line, in the order in which they begin; ret may be NULL. */
size_t moment_visits(const struct trace *t, struct arena *a, uint32_t file, int line,
                     struct line_visit **ret);
/* The stop of a moment, lines being those of the first file. TRACE_NONE: the run never
 * comes there, or is so long that its beginning was not kept and nobody knows how often. v: whose trace it is. */
size_t moment_find(const struct trace *t, const struct verdict *v, const struct when *w);
size_t moment_of_finding(const struct trace *t, const struct finding *f); /* a leak: the loss */
/* From where to where a picture is played; false: one of its lines never runs. */
bool moment_range(const struct trace *t, const struct picture_fence *f, size_t *ret_first,
                  size_t *ret_last);
/* A picture's captions at the stops where they are said, by stop; borrows from f. */
struct said { size_t stop; const struct caption *caption; };
struct captions { struct said *list; size_t count; };
struct captions moment_captions(const struct trace *t, struct arena *a, const struct picture_fence *f);
/* What is said at a stop; count 0: nothing. */
struct doc moment_caption(struct arena *a, const struct captions *all, size_t stop);

/* ---- foresee.c: questions about a picture ------------------------------------- */

enum { FORESEE_CHOICES = 24 };
struct target {        /* what a question can be answered with */
    struct str key;    /* as typed and kept: "home", "block 2[1]", "NULL", "nothing" */
    struct str label;  /* as shown, Markdown: "`home`", "block 2, made in line 6" */
};
struct asked {         /* a question at its moment; all text in the arena */
    const struct question *question;
    size_t stop;       /* TRACE_NONE: it never comes */
    struct str moment; /* "After line 16 has run" */
    struct str text;   /* "where does `shown` lead?"; the author's words are in question */
    struct target *choices; /* points: one is right; live: any number. None for a value */
    size_t choice_count;
    uint64_t right;    /* a bit per choice */
    struct str value;  /* value: as a picture shows it */
    struct str truth;  /* "`shown` leads to `away`", no full stop */
    size_t object;     /* that it is about; 0: none */
    uint64_t address;
    const char *wrong_code; /* the pack's fault: it cannot be asked; NULL: it can */
    struct str wrong;
};
struct foresee {
    struct arena arena;
    struct trace *trace; /* owned */
    struct asked *asked; /* one for each question of the exercise */
    size_t count;
};
void foresee_free(struct foresee *f); /* NULL is fine */
/* What can be asked about the run of an exercise. NULL: there is no trace, *reterr says why. */
OWNED(foresee_free)
struct foresee *foresee_new(const struct exercise *ex, const struct verdict *v,
                            struct error *reterr);
/* The same as grade_picture(), without making f anew. */
struct grade foresee_grade(struct arena *a, const struct foresee *f, struct str answers);
/* One answer to one question. False: it is none, or means none of the choices. */
enum answer_is { ANSWER_NONE, ANSWER_RIGHT, ANSWER_WRONG, ANSWER_UNKNOWN /* no choice of that name */ };
enum answer_is foresee_answer(const struct asked *q, struct str answer, uint64_t *ret_chosen);
/* The answer that chooses these, as it is kept. */
void foresee_write(struct buf *out, const struct asked *q, uint64_t chosen);

/* ---- words.c ------------------------------------------------------------- */

enum word_role { WORD_TEXT, WORD_PASS, WORD_FAIL, WORD_WARN, WORD_DIM, WORD_CODE,
                 WORD_MARK /* ^^^ below code: no word of it may move */, WORD_WANT, WORD_GOT };
struct word_line { /* one line to show, not yet wrapped */
    enum word_role role;
    int indent;
    struct str text; /* printable */
    int goto_line;   /* line of the answer it speaks of; 0 none. Of a capstone GOTO_FILE()
                        says of which file */
    struct str explains; /* a code: this line says how its page is opened from the shell,
                            which a face may say in its own way; empty: an ordinary line */
};
enum { GOTO_LINES = 1 << 20 };
#define GOTO_LINE(n) ((n) % GOTO_LINES)
#define GOTO_FILE(n) ((n) / GOTO_LINES - 1) /* index into exercise.files; -1: the answer is one file */
struct words {
    struct word_line *lines;
    size_t count;
};
/* The whole verdict as lines, first "PASS ..." or "FAIL ...". */
/* What there is to read about an exercise, with titles if the pack has them: a list; empty if
 * the exercise refers to nothing. */
struct doc study_reading(struct arena *a, const struct pack *p, const struct exercise *ex);
/* The terms of the pack, those that stand in an item (NULL: none) first: *ret_here of them. */
const struct glossed **study_words(struct arena *a, const struct pack *p, const struct item *it, size_t *ret_here);
/* The same with what they mean, to read. */
struct doc study_glossary(struct arena *a, const struct pack *p, const struct item *it);
/* One of them, by any of its forms, as Markdown; "": there is no such word. */
struct str explain_word(struct arena *a, const struct pack *p, struct str word);
struct words words_grade(struct arena *a, const struct exercise *ex, const struct grade *g);
/* "Made to fail here: the 1st `malloc` (line 9) returns NULL."; "" if nothing was. */
struct str words_made_to_fail(struct arena *a, const struct run_result *run);
/* For `freehold run`: a verdict with no exercise. sources give the quoted lines. */
struct words words_verdict(struct arena *a, const struct verdict *v,
                           const struct source_file *files, size_t file_count);
/* The same of a lesson's program, or one of the learner's own. What only contracts can make right, such as a count of
 * holders, is not called broken where the program says nothing of contracts. */
struct words words_program(struct arena *a, const struct verdict *v, const struct source_file *files,
                           size_t file_count);

/* A finding's place, its story and what to look at. */
struct words words_finding(struct arena *a, const struct finding *f, const struct source_file *files,
                           size_t file_count);
/* words_contracts.c: a finding about ownership with its path and standing; how: what its follow-up is
 * called where it is shown ("F9", "`try 1`"; NULL: not). All of a verdict's, those that cannot be told
 * only with `untold`; the contracts that bodies imply, as they would be written. */
struct words words_contract(struct arena *a, const struct contract_stand *s, const struct source_file *files,
                            size_t file_count, const char *how);
struct words words_contracts(struct arena *a, const struct verdict *v, const struct source_file *files,
                             size_t file_count, const struct contract_stand *stands, size_t stand_count, bool untold);
struct words words_proposals(struct arena *a, const struct verdict *v, const struct source_file *files,
                             size_t file_count);
/* For `freehold run --costs`: the figures of a run, and what its requests cost. */
struct words words_costs(struct arena *a, const struct run_result *r);
/* What an exercise with budgets asks for, a sentence each; "" nothing. Lives in the arena. */
struct goal {
    struct str stays;  /* "Must stay: all 3 cases pass, and the memory stays clean." */
    struct str better; /* "Must get better: p99 at most 900." */
};
struct goal exercise_goal(struct arena *a, const struct exercise *ex);

/* Markdown as lines, for faces without a screen and for explanations. */
struct words words_doc(struct arena *a, struct doc d);
/* What to look at for a code ("leak"), or "" when there is nothing to add. */
struct str story_advice(const char *code);
struct str finding_advice(const struct finding *f); /* the same, where its message tells more than its code */

/* ---- explain.c: what a code means ----------------------------------------- */

struct explanation {
    const char *code;
    struct str title, text; /* one line; Markdown. Static. */
    bool of_pack;           /* a problem of a pack, not a finding about a program */
};
/* Findings by name, then the problems of packs; false behind the last. */
bool explain_nth(size_t n, struct explanation *ret);
bool explain_find(struct str code, struct explanation *ret);
/* The page of what a pack itself names: a word, a reference, a misconception. Markdown; "": it names no
 * such thing. */
struct str explain_of_pack(struct arena *a, const struct pack *p, struct str word);
bool explain_has(const char *code); /* NULL: no */
/* The code of what is to be mended first, if it has a page, else "". */
struct str grade_explains(const struct grade *g);
struct str verdict_explains(const struct verdict *v);

/* ---- places.c ------------------------------------------------------------ */

struct places { /* all owned by the arena */
    char *data;      /* $XDG_DATA_HOME/freehold */
    char *progress;  /* data/progress.db */
    char *work;      /* data/work, or $FREEHOLD_WORK: the answers */
    char *course;    /* the built-in pack: checkout, then PREFIX/share/freehold */
};
bool places_find(struct arena *a, struct places *ret, struct error *reterr);

/* ---- study.c, record.c: a sitting --------------------------------------------------- */

enum item_status { ITEM_NEW, ITEM_STARTED, ITEM_DONE, ITEM_DONE_WITH_HELP,
                   ITEM_TESTED_OUT /* done: its unit was passed by test */ };

struct study;
struct study_options {
    const char *pack;          /* folder, or NULL: the course */
    const struct world *world; /* borrowed */
    struct judge *judge;       /* borrowed; NULL: nothing can be run */
    const char *why_no_judge;  /* one clause; NULL: it was not asked for, no warning */
};
void study_close(struct study *s);
/* The pack at asked, or the course if asked is NULL, and no more. NULL: *reterr. */
OWNED(pack_free) struct pack *study_only_pack(const char *asked, struct error *reterr); /* NULL is fine */
OWNED(study_close) struct study *study_open(const struct study_options *o, struct error *reterr);

const struct pack *study_pack(const struct study *s);
struct judge *study_judge(const struct study *s);
struct progress *study_progress(const struct study *s);
/* Non-empty when progress could not be opened for writing (read-only home,
 * broken file): the course still works, the face must show this sentence. */
struct str study_warning(const struct study *s);
enum item_status study_status(struct study *s, const struct item *it);
void study_state(struct study *s, struct arena *a, const struct item *it, struct item_state *ret);
struct unit_progress {
    size_t done, total;  /* of what is not optional */
    size_t more;         /* done of what is */
};
struct unit_progress study_unit(struct study *s, size_t unit);
struct unit_progress study_units(struct study *s); /* all of them together */
/* "7 of 8", "7 of 8, +1 optional". Lives in a. */
struct str unit_told(struct arena *a, struct unit_progress p);
/* Where to go on: the last place if it is not done, else the next item behind it
 * that is not, and from the start again; NULL when all is done. */
const struct item *study_here(struct study *s);
/* The item last gone to by any face, done or not; NULL before the first. */
const struct item *study_last(struct study *s);
const struct item *study_next(struct study *s, const struct item *after); /* in course order */
void study_go(struct study *s, const struct item *it); /* remembers the place, records OPENED */
struct str study_track(struct study *s);               /* "" until asked */
bool study_set_track(struct study *s, struct str track, struct error *reterr);
/* The bridge text for this learner, or NULL. */
const struct doc *study_bridge(struct study *s, const struct bridge *b, size_t count);

void study_lesson_read(struct study *s, const struct item *it);
/* Writes a grade down (not tool faults). sure: 1, 0, -1 not asked. */
bool study_record(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                  int sure, struct error *reterr);
/* A verdict on an answer, be it the start, was shown: its first failing check is what the
 * next hint is about. study_record() does this as well. Not for faults of the tool. */
void study_ran(struct study *s, const struct item *it, const struct grade *g);
/* The same for a verdict that was not shown: it does not count as a run. */
void study_fails(struct study *s, const struct item *it, const struct grade *g);
bool study_failing_known(const struct study *s, const struct item *it);
/* The ladder: hint 1 after a run, 2 after hint 1 and an attempt or three minutes, 3 after
 * hint 2 and an attempt. What is written nowhere has no run: there hint 1 opens at once.
 * After a pass all open. */
enum hint_gate { HINT_OPENS, HINT_AFTER_RUN, HINT_AFTER_TRY_OR_WAIT, HINT_AFTER_TRY, HINT_NONE };
/* What the next hint waits for; ret_wait_ms (may be NULL): so long at most. */
enum hint_gate study_hint_gate(struct study *s, const struct item *it, int64_t *ret_wait_ms);
/* Opens hint n (from 1) if the ladder allows; of several that which fits the first failing
 * check. False: *ret_why says when. */
bool study_hint(struct study *s, const struct item *it, int n, struct str *ret_why);
/* How many; of a capstone with hints for stages, for the stage that fails first. */
int study_hints_open(struct study *s, const struct item *it);
/* What hint n, which is open, says: the one that fitted when it was opened. ret_fits (may be
 * NULL): for which failure that is, "leak"; "" for all. Borrowed from the pack. */
const struct doc *study_hint_text(struct study *s, const struct item *it, int n, struct str *ret_fits);
/* All that are open, by level; below the one that was read first those for what failed later. */
struct hint_shown {
    int level;
    const char *head; /* "Hint 1 of 3, for leak"; a stage has its title */
    const struct doc *text; /* borrowed from the pack */
    bool newest;      /* opened last, in this sitting */
};
struct hint_shown *study_hints_shown(struct study *s, struct arena *a, const struct item *it, size_t *ret_count);
/* Which opens next: one of a level that is open, for what fails now (ret_fits: "leak"), or the next
 * of the ladder (ret_fits ""). 0: all are open. */
int study_hint_next(struct study *s, const struct item *it, struct str *ret_fits);
/* Eight failures and no pass: the time to offer other ways on. ret_failures may be NULL. */
bool study_stuck(struct study *s, const struct item *it, int *ret_failures);
/* They in words; solution, next: what opens the solution, what goes on ("F12", "solution"). */
struct str study_offer(struct arena *a, const struct item *it, const char *solution, const char *next);
/* Is there something to be asked before the start's first verdict is shown? */
bool study_asks_first(struct study *s, const struct item *it);
/* Writes an answer down. q NULL: the questions were passed over. */
bool study_foretold(struct study *s, const struct item *it, const struct foretold *q, struct str said, int sure,
                    struct error *reterr);
/* order: the pool of this learner. */
void study_pool(struct study *s, const struct item *it, int pool[PIECES_MAX]);
void study_solution_shown(struct study *s, const struct item *it);
bool study_solution_allowed(struct study *s, const struct item *it); /* passed, or 8 failures */

/* ---- review.c: a round of extras (pack.extras) ---------------------------------
 *
 * A round is under way until it is ended, in one face. Its items are ordinary items:
 * answer_load() to study_record() work with them, but what is recorded is a review of their
 * exercise or an answer to the inventory, and only the first answer counts. */

enum round_kind {
    ROUND_REVIEW,   /* what is due today, at most REVIEWS_A_DAY */
    ROUND_PRACTICE, /* nothing is due: what would be due next */
    ROUND_PLACE,    /* the placement inventory */
    ROUND_PLACE_POST, /* ... afterwards, in its parallel forms */
    ROUND_INVENTORY,  /* ... once more behind a unit: study_inventory_due() */
};
enum round_came { CAME_OPEN, CAME_RIGHT, CAME_WRONG };
struct round_entry {
    const struct item *item;
    enum round_came came;
    int sure;             /* 1, 0, -1 not asked */
    int64_t began_ms;     /* when it was shown first; 0: not yet */
};
struct round {
    enum round_kind kind;
    struct round_entry *entries;
    size_t count;
    size_t at;            /* the one that is on; count: it is over */
    size_t unit;          /* ROUND_INVENTORY: behind which it is */
};
struct reviews {          /* how it stands today */
    size_t due;           /* that a round would have: at most REVIEWS_A_DAY on a day */
    size_t waiting;       /* all that are due */
    size_t known;         /* ideas that will come back at all */
    int64_t next_day;     /* when the next will be asked that is not asked today; 0: never */
};
struct reviews study_reviews(struct study *s);
/* Begins a round; one under way is ended. NULL: there is nothing to ask. Borrowed from s. */
struct round *study_round_begin(struct study *s, enum round_kind kind);
struct round *study_round(struct study *s); /* the one under way, or NULL */
/* The item that is on, from now on for the clock; NULL: the round is over. */
const struct item *study_round_item(struct study *s);
/* Leaves what is on, answered or not, for the next; what was typed for an answered one is
 * cleared away. The same as study_round_item(). */
const struct item *study_round_next(struct study *s);
/* What is on is not known: that is its answer, if there is none yet. */
bool study_round_give_up(struct study *s, struct error *reterr);
void study_round_end(struct study *s); /* fine if there is none */
/* The day on which an exercise's idea comes back, as it stands; 0: not at all. */
int64_t study_review_day(struct study *s, const struct item *it);
/* "today", "tomorrow", "in 5 days". */
struct str study_when(struct study *s, struct arena *a, int64_t day);

struct placed_unit {
    size_t right, asked, total, sure_and_wrong;
    size_t before;        /* if .compared: how many of the same were right before the course */
    bool skip;            /* it seems to be known, as all before it */
};
struct placed {
    bool complete;        /* every question was answered */
    size_t answered, right, total;
    size_t believed;      /* wrong answers that a misconception gives: reviews ask about it, study_due() */
    bool compared;        /* taken later, and all of the same was asked before the course, in one form or the other */
    size_t before;        /* ... and so many were right then, the first time */
    int64_t last_ms;      /* of the last answer */
    struct placed_unit *units; /* by unit of the pack; asked 0: it is not asked about */
    size_t start;         /* the first unit that is not recommended to be skipped; unit_count: none */
};
/* What the inventory tells, by the last answer to each question. In a. */
struct placed study_placed(struct study *s, struct arena *a, enum round_kind kind);
/* What that says of one unit, in a few words that go on a line behind how much was right. */
const char *placed_says(const struct placed_unit *one, enum round_kind kind);
/* "10 of 12 right; before the course it was 6 of the same 12." */
const char *placed_sum(struct arena *a, const struct placed *r);
/* Which taking of it is on now: before the course, behind a unit, after the course. */
enum round_kind study_place_kind(struct study *s);
/* Is one due, behind a unit or after the course? */
bool study_taking_stock(struct study *s);

/* A unit's test (study_test_out()) that the learner has chosen to take. */
enum test_went { TEST_GOES_ON, TEST_PASSED, TEST_FAILED };
void study_test_begin(struct study *s, size_t unit);
void study_test_leave(struct study *s);
bool study_testing(struct study *s, size_t *ret_unit); /* is one under way? */
/* How it stands, written down if it is over; which item is next, if it goes on. */
enum test_went study_test_next(struct study *s, size_t unit, const struct item **ret_next);

/* stages.c: of a capstone, what was ever passed. A stage that was stays so, whatever becomes of
 * the answer, and so do its points. */
bool study_stage_passed(struct study *s, const struct item *it, const struct stage *stage);
int study_points(struct study *s, const struct item *it);
size_t study_badges(struct study *s, const struct item *it);
/* Notes in a grade the dares that were met before. True: there is one that is not met now. */
bool study_met_before(struct study *s, const struct item *it, struct grade *g);
/* A debrief says what stages ask for, too, that are not passed yet: then why it is not told, and how to have it
 * all the same; "" it is told. solution: what opens the reference ("F12", "solution"), which opens it as well. */
struct str study_debrief_waits(struct study *s, struct arena *a, const struct item *it, const char *solution);
/* Was it told in this sitting already? From now on it was. */
bool study_debrief_told(struct study *s, const struct item *it);

/* ---- mastery.c: review -------------------------------------------------------
 *
 * Days are progress_day()s: the learner's own, from four in the morning. What is
 * borrowed from a sitting here is good until something is written down. */

enum {
    REVIEWS_A_DAY = 10,
    REVIEW_USUAL_MS = 60 * 1000, /* until enough reviews of a kind were timed */
    FORECAST_DAYS = 14,
};
int64_t study_today(struct study *s);
/* All ideas of the pack, in course order. Borrowed. */
size_t study_concepts(struct study *s, const struct concept **ret);
/* That of an item; NULL for a lesson and for what is no item of the course. Borrowed. */
const struct concept *study_concept(struct study *s, const struct item *it);
/* How likely it is that it is known today, 0 to 1; 1 if it was never rated. */
double study_recall(struct study *s, const struct concept *c);

struct review {
    const struct item *item;       /* the exercise that has a variant to offer */
    const struct concept *concept; /* borrowed */
    size_t turn;  /* which of its variants: turn % count; the next one each time */
};
/* What to ask today, in order: oldest due first, no two of a unit in a row where that can
 * be had, but confusable ones together. At most REVIEWS_A_DAY less those of today.
 * Returns how many. */
size_t study_due(struct study *s, struct review ret[REVIEWS_A_DAY]);
/* How many are due today and were not asked, those included that must wait: the debt. */
size_t study_debt(struct study *s);
/* How many variants were answered today. */
int study_reviewed_today(struct study *s);
/* Reviews that fall due on each day from today (debt included), if all are right. */
void study_forecast(struct study *s, int ret[FORECAST_DAYS]);

struct review_answer {
    struct str variant;  /* its id */
    bool right;
    int sure;            /* 1, 0, -1 not asked */
    int hints;           /* highest opened, 0 none */
    int64_t took_ms;     /* from shown to answered; 0: not known */
    struct str tag;      /* the misconception it shows; "" none */
    struct str answer;   /* as typed; only its hash is kept */
};
/* Writes it down, and with it the next day it is due. item: the exercise. */
bool study_reviewed(struct study *s, const struct item *it, const struct review_answer *a,
                    struct error *reterr);

/* ---- gate.c: units ------------------------------------------------------------- */

enum { GATE_PERCENT = 80, GATE_FRAGILE_SHOWN = 5 };
struct gate { /* may a unit be begun? Advice: faces show it and open anyway, unless locked */
    bool open;        /* the unit before is passed to 80 % and what this one needs is not fragile */
    bool overridden;  /* a lead said so: setting `lead-override`, "all" or ids of units */
    bool locked;      /* shut, and the pack wants that to hold */
    size_t passed, total; /* exercises of the unit before */
    size_t missing;   /* to 80 % of them */
    const struct item *fragile[GATE_FRAGILE_SHOWN]; /* what it needs and is fragile, the first of */
    size_t fragile_count;
};
struct gate study_gate(struct study *s, size_t unit);
/* That in a sentence or two, "" when it is open: "4 more exercises of Arrays ...". In a. */
struct str gate_words(struct arena *a, struct study *s, size_t unit, const struct gate *g);

/* The same for a line beside a unit's title: "2 more of unit 1 first"; "" when it is open,
 * when the unit before is not begun, or when this one is over. In a. */
struct str gate_brief(struct arena *a, struct study *s, size_t unit);
/* Why an item may not be opened yet, a sentence: its unit's gate is locked, and it was never
 * opened before. "" when it may. In a. */
struct str study_locked(struct study *s, struct arena *a, const struct item *it);

/* What is wrong with the files of an item that is opened, sentences; "" nothing is. In a. */
struct str study_trouble(struct arena *a, const struct item *it);

/* Test-out: one picture, one bug-hunt, one write item of a unit, all unassisted. */
enum test_part { TEST_PICTURE, TEST_BUG, TEST_WRITE, TEST_PARTS };
struct test_out {
    const struct item *items[TEST_PARTS]; /* NULL: the unit has no more exercises */
    bool passed[TEST_PARTS];  /* without any hint */
    bool spoiled[TEST_PARTS]; /* a hint or the solution was seen: no longer a test */
    bool done;       /* it was passed before: its items count as done */
    bool ready;      /* all are passed: study_test_out_finish() will pass it */
    bool possible;   /* none is spoiled */
    int tries;
};
void study_test_out(struct study *s, size_t unit, struct test_out *ret);
/* Writes down how a test went: passed if `ready`, else failed. Returns what was written. */
bool study_test_out_finish(struct study *s, size_t unit, struct error *reterr);
bool study_tested_out(struct study *s, size_t unit);

/* review.c: was one of the units finished behind which the inventory comes again, and it has not
 * been taken since? Then it asks, at most INVENTORY_ITEMS, about what has been taught by then, and
 * is recorded as PLACED with the unit's id as detail. The last such unit counts. */
enum { INVENTORY_ITEMS = 12 };
bool study_inventory_due(struct study *s, size_t *ret_unit);

/* ---- answer.c ------------------------------------------------------------- */

/* Path of the answer's .c file (made on first save); of a capstone of the folder that has
 * its files. In the arena. */
char *answer_path(struct study *s, struct arena *a, const struct item *it);
/* Path of a file of it: of a capstone that of this name. */
char *answer_file_path(struct study *s, struct arena *a, const struct item *it, struct str name);
/* The answer to a capstone that lies in a folder, as a bundle: files that are not there as
 * given. Of the others those that are not as given. False: none of the learner's files is there. */
bool answer_from_folder(const struct exercise *ex, const char *folder, struct buf *out, struct error *reterr);
/* The answer as it was left, or the start when there is none. ret_changed:
 * false if it is the start. */
bool answer_load(struct study *s, const struct item *it, struct buf *out, bool *ret_changed,
                 struct error *reterr);
/* The same for a look that shows the learner nothing: a save after it still keeps
 * what someone else wrote. */
bool answer_peek(struct study *s, const struct item *it, struct buf *out, bool *ret_changed,
                 struct error *reterr);
/* Replaces the file atomically. If someone else changed it since our last load or
 * save, theirs is kept beside it as NAME.c.~N~ first and *ret_theirs says so. */
bool answer_save(struct study *s, const struct item *it, struct str text, bool *ret_theirs,
                 struct error *reterr);
/* Backs up and returns to the start; answer_undo_reset() brings the newest back. */
bool answer_reset(struct study *s, const struct item *it, struct error *reterr);
/* Removes the file and all copies beside it: of an extra that is over. */
void answer_clear(struct study *s, const struct item *it);
bool answer_undo_reset(struct study *s, const struct item *it, struct error *reterr);

/* ---- permits.c: what each variable may do with what it points to, line by line ------------- */

struct permit_note {
    int line;          /* from 1 */
    bool lost;         /* something is lost there */
    struct str text;   /* "+RWO text  -W list"; in small letters what holds on some paths only */
};
/* Of one file, by line, one for a line that changes something. In the arena. */
size_t permit_notes(struct arena *a, const struct ownership *o, struct str file, struct permit_note **ret);
/* The changes at a line as clauses: "'text' may no longer read, write, own: freed". In the arena. */
size_t permit_reasons(struct arena *a, const struct ownership *o, struct str file, int line, struct str **ret);

#endif
