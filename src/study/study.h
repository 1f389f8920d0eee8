/* study/ - one learner at work on one pack: what is next, the answer as typed,
 * what the judge's verdict means for an exercise, and what is written down.
 * TUI, --plain and the commands are three faces of this room.
 *
 *   study.c    opens pack, progress and judge; items and their status; next
 *   record.c   what was done, written down; hints, the solution
 *   answer.c   answers as plain .c files in the workspace: save, reset, undo
 *   grade.c    an exercise and a verdict to passed or failed, with reasons
 *   picture.c  the attempt that leaves a trace, for the picture of a run
 *   quiz.c     the same for choices and predictions
 *   words.c    a grade in a teacher's words, as lines; one text for all faces
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
    const struct finding *finding; /* or NULL; borrowed from the verdict */
    const struct diag *diag;       /* the same */
};
struct grade { /* lives in the arena it was made in; borrows from the verdict */
    enum grade_status status;
    struct grade_failure *failures; /* the first thing to mend is on top */
    size_t count;
    int cases, cases_passed;
    struct str tag;     /* misconception the answer shows; "" none */
    struct doc because; /* quiz and predict-output: the explanation for what was chosen */
    struct str fault;   /* GRADE_TOOL_FAULT */
    struct str answer;  /* of a kind that runs: the text graded, for quoted lines; borrowed */
    const struct diag *diags; /* of a program that could run: the compiler's warnings among */
    size_t diag_count;        /* them decide nothing; borrowed from the verdict */
};
/* The attempt for an answer to an exercise of a kind that runs (for
 * predict-output: of its program, whatever the answer). Lives in a and borrows
 * from ex and answer. */
struct attempt grade_attempt(struct arena *a, const struct exercise *ex, struct str answer);
/* A warning about the answer itself, not about the task's own files. */
bool grade_warns(const struct diag *d);
struct grade grade_program(struct arena *a, const struct exercise *ex, struct str answer,
                           const struct verdict *v);
/* want: the program's real output, from the verdict of grade_attempt(). */
struct grade grade_prediction(struct arena *a, const struct exercise *ex, struct str predicted,
                              const struct verdict *v);
/* chosen: a bit per choice. */
struct grade grade_quiz(struct arena *a, const struct exercise *ex, uint64_t chosen);

/* ---- picture.c: attempts that leave a trace -------------------------------- */

/* Which run of a verdict to look at: of the first failure that has a case, else the first
 * with a finding or a limit, else the first. g may be NULL. */
size_t picture_run(const struct verdict *v, const struct grade *g);
/* That run of an attempt once more, alone and with history; steps: how many it took when
 * it was judged, so that of a long one the last part is kept. All of it lives in a. */
struct attempt attempt_for_picture(struct arena *a, const struct attempt *all, size_t run,
                                   uint64_t steps);
enum { PICTURE_STEPS = 250000 }; /* of a long run, so many are kept at once */
/* The same with another window on a long run, from a step on and until behind one (0: the
 * run's end). Borrows what picture has. */
struct attempt attempt_for_window(const struct attempt *picture, uint64_t from, uint64_t until);
/* The same for the values within the statement that is this step; before: the step of the
 * stop before it. */
struct attempt attempt_for_values(const struct attempt *picture, uint64_t before, uint64_t step);

/* ---- words.c ------------------------------------------------------------- */

enum word_role { WORD_TEXT, WORD_PASS, WORD_FAIL, WORD_WARN, WORD_DIM, WORD_CODE,
                 WORD_MARK /* ^^^ below code: no word of it may move */, WORD_WANT, WORD_GOT };
struct word_line { /* one line to show, not yet wrapped */
    enum word_role role;
    int indent;
    struct str text; /* printable */
    int goto_line;   /* line of the answer it speaks of; 0 none */
    struct str explains; /* a code: this line says how its page is opened from the shell,
                            which a face may say in its own way; empty: an ordinary line */
};
struct words {
    struct word_line *lines;
    size_t count;
};
/* The whole verdict as lines, first "PASS ..." or "FAIL ...". */
struct words words_grade(struct arena *a, const struct exercise *ex, const struct grade *g);
/* For `freehold run`: a verdict with no exercise. sources give the quoted lines. */
struct words words_verdict(struct arena *a, const struct verdict *v,
                           const struct source_file *files, size_t file_count);

/* Markdown as lines, for faces without a screen and for explanations. */
struct words words_doc(struct arena *a, struct doc d);
/* What to look at for a code ("leak"), or "" when there is nothing to add. */
struct str story_advice(const char *code);

/* ---- explain.c: what a code means ----------------------------------------- */

struct explanation {
    const char *code;
    struct str title, text; /* one line; Markdown. Static. */
    bool of_pack;           /* a problem of a pack, not a finding about a program */
};
/* Findings by name, then the problems of packs; false behind the last. */
bool explain_nth(size_t n, struct explanation *ret);
bool explain_find(struct str code, struct explanation *ret);
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

enum item_status { ITEM_NEW, ITEM_STARTED, ITEM_DONE, ITEM_DONE_WITH_HELP };

struct study;
struct study_options {
    const char *pack;          /* folder, or NULL: the course */
    const struct world *world; /* borrowed */
    struct judge *judge;       /* borrowed; NULL: nothing can be run */
    const char *why_no_judge;  /* one clause; NULL: it was not asked for, no warning */
};
void study_close(struct study *s); /* NULL is fine */
OWNED(study_close) struct study *study_open(const struct study_options *o, struct error *reterr);

const struct pack *study_pack(const struct study *s);
struct judge *study_judge(const struct study *s);
struct progress *study_progress(const struct study *s);
/* Non-empty when progress could not be opened for writing (read-only home,
 * broken file): the course still works, the face must show this sentence. */
struct str study_warning(const struct study *s);
enum item_status study_status(struct study *s, const struct item *it);
void study_state(struct study *s, struct arena *a, const struct item *it, struct item_state *ret);
struct unit_progress { size_t done, total; };
struct unit_progress study_unit(struct study *s, size_t unit);
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
/* Opens hint n (from 1) if the ladder allows: 1 at once, 2 after hint 1 and an attempt
 * or three minutes, 3 after hint 2 and the same. False: *ret_why says when. */
bool study_hint(struct study *s, const struct item *it, int n, struct str *ret_why);
int study_hints_open(struct study *s, const struct item *it);
/* Milliseconds until the next hint opens without an attempt; 0: it would open now. */
int64_t study_hint_wait(struct study *s, const struct item *it);
void study_solution_shown(struct study *s, const struct item *it);
bool study_solution_allowed(struct study *s, const struct item *it); /* passed, or 8 failures */

/* ---- answer.c ------------------------------------------------------------- */

/* Path of the answer's .c file (made on first save). In the arena. */
char *answer_path(struct study *s, struct arena *a, const struct item *it);
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
bool answer_undo_reset(struct study *s, const struct item *it, struct error *reterr);

#endif
