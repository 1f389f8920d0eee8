/* One exercise being worked on: what view_exercise.c (keys and screen), view_order.c (the
 * same for pieces that are put in order), exercise_files.c (several files), exercise_keep.c
 * (the answer's file) and exercise_judge.c (verdicts and what counts) share. Private to them. */
#ifndef UI_EXERCISE_H
#define UI_EXERCISE_H

#include "ui/bench.h"
#include "ui/editor.h"

struct exercise_view {
    struct view view;
    struct bench bench;
    struct editor editor;
    struct editor *editors; /* capstone: of the files that are not in editor; NULL: there is one file */
    size_t file_count, file; /* which is in it */
    struct rect tabs[CAPSTONE_FILES]; /* of the last draw, for the mouse */
    struct buf text;        /* what the editor holds; of a capstone all files of the learner's */
    struct buf judged;      /* what the verdict under way is of */
    struct buf saved;       /* what the answer's file holds, as far as we know */
    struct verdict *held;   /* a compile error, until the typing pauses */
    int64_t edited_ms;      /* last change; 0: none in this sitting */
    int64_t draft_ms, show_ms, record_ms; /* timers; 0: not set */
    int64_t slow_ms;        /* when a verdict under way is called slow */
    bool fresh;             /* changed since the last recorded attempt */
    bool untouched;         /* it is still the start */
    bool shown;             /* the verdict shown is of this text */
    bool check;             /* the check key was pressed: record what comes */
    bool partial;           /* it is put together and not yet all there: no attempt until asked */
    struct permit_marks permits; /* beside the code, if they are wanted */
    bool trouble;           /* the draft could not be written, which was said */
};

/* Sets the view's wake_ms to the first of its timers. */
void exercise_plan(struct exercise_view *x);

/* exercise_files.c: what is in the editor, one file or several. */
void exercise_load(struct exercise_view *x, struct str answer); /* a new text; undo starts afresh */
/* Takes what another program wrote; false: it was the same. */
bool exercise_reload(struct exercise_view *x, struct str answer, int64_t now_ms);
void exercise_collect(struct exercise_view *x); /* text from what was typed */
void exercise_files_release(struct exercise_view *x);
/* The file's name: "answer.c" where there is one. */
struct str exercise_file_name(const struct exercise_view *x, size_t file);
struct editor *exercise_file_editor(struct exercise_view *x, size_t file);
void exercise_show_file(struct exercise_view *x, size_t file);
void exercise_turn(struct app *a, struct exercise_view *x, int by); /* so many files on */
bool exercise_locked(const struct exercise_view *x); /* is what is shown not to be changed at all? */
/* The row of files above the code; returns what is left of r. */
struct rect exercise_files_draw(struct exercise_view *x, struct canvas *c, struct rect r);
bool exercise_files_click(struct app *a, struct exercise_view *x, const struct ui_event *e);

/* view_exercise.c, for all kinds whose answer is a program: view.ops and verdict.nothing are
 * set before it is opened. */
void exercise_open(struct app *a, struct exercise_view *x, const struct item *it, struct str where);
/* Keys and pasted text that the work itself has no use for. */
bool exercise_handle(struct app *a, struct exercise_view *x, const struct ui_event *e, enum action action);
/* Behind the n keys of the work itself. */
size_t exercise_footer(struct app *a, const struct exercise_view *x, size_t n, enum action *ret);
/* Operations of struct view_ops. */
void exercise_title(struct app *a, struct view *v, struct buf *out);
void exercise_tick(struct app *a, struct view *v);
void exercise_leave(struct app *a, struct view *v);
void exercise_place(struct app *a, struct view *v, struct buf *out);
struct str exercise_explains(struct view *v);
bool exercise_tell(struct app *a, struct view *v);
bool exercise_settled(struct view *v);
void exercise_done(struct view *v);

/* exercise_keep.c */
bool exercise_unsaved(const struct exercise_view *x);
/* On leaving: if the answer cannot be saved, it is put where something can. */
void exercise_save_last(struct app *a, struct exercise_view *x);
void exercise_save(struct app *a, struct exercise_view *x);
void exercise_watch(struct app *a, struct exercise_view *x); /* the answer's file */
void exercise_file_changed(struct app *a, struct view *v);
void exercise_edit_outside(struct app *a, struct exercise_view *x);
void exercise_reset(struct app *a, struct view *v);
void exercise_undo_reset(struct app *a, struct exercise_view *x);

/* exercise_judge.c */
void exercise_changed(struct app *a, struct exercise_view *x); /* the editor's text has */
void exercise_submit(struct app *a, struct exercise_view *x);
void exercise_verdict(struct app *a, struct view *v, struct verdict *verdict);
void exercise_show_held(struct app *a, struct exercise_view *x);
void exercise_record(struct app *a, struct exercise_view *x);

#endif
