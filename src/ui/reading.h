/* A program that is read, not written, and asked about: what predict-picture
 * (view_foresee.c) and mark-line (view_mark.c) share. The program is run as soon as the
 * exercise is opened, because what can be asked about it comes from its run; nothing of
 * that is shown before the learner has answered. */
#ifndef UI_READING_H
#define UI_READING_H

#include "ui/bench.h"
#include "ui/editor.h"

struct reading {
    struct view view;
    struct bench bench;
    struct editor program;
    struct verdict *run;    /* of the program, with history; owned. NULL: not there yet */
    struct buf text, saved; /* the answer, and what its file holds */
    bool no_judge;          /* nothing can be run on this machine */
    bool answered;          /* what the run shows is told */
    char skip[96];          /* of the inventory: how to answer, and how not to */
    struct rect drawn;      /* of the last draw: what is below the program */
    int program_rows;       /* it had when it was drawn last; with fewer the line in question is kept in sight */
    bool longer;            /* ... and the program above it goes on: paging moves it */
};
/* Everything but the answer, which is in text afterwards. on: what to do first, for a
 * screen that the task fills. */
void reading_open(struct app *a, struct reading *x, const struct item *it, struct str where,
                  const char *nothing, const char *on);
void reading_release(struct reading *x);
void reading_save(struct app *a, struct reading *x);
/* Takes over what an answer is worth: shown, written down. g lives in the verdict's arena. */
void reading_grade(struct app *a, struct reading *x, struct grade g);
/* Answered once more: what was told is put away. */
void reading_again(struct app *a, struct reading *x);
/* Keys that both kinds have; after the view's own. where: IN_ bit of the view's own keys,
 * which the work has while it has the focus. */
bool reading_handle(struct app *a, struct reading *x, const struct ui_event *e, enum action action);
void reading_focus(struct app *a, struct reading *x, enum pane pane);
size_t reading_footer(const struct reading *x, size_t n, enum action *ret);
/* The panes around the work, whose rectangle it gives; rows 0: it is not on the screen. */
struct rect reading_draw(struct app *a, struct reading *x, struct canvas *c, struct rect r,
                         const char *name);
/* The program in the upper part of the work; the rest is for so many lines. */
struct rect reading_split(struct reading *x, struct canvas *c, struct rect all, int lines,
                          const char *name);
/* The picture of the run at a stop, now that all is answered. */
void reading_shown(struct app *a, struct reading *x, size_t stop, size_t object, uint64_t address);
void reading_tick(struct app *a, struct view *v);
bool reading_tell(struct app *a, struct view *v);
/* A verdict that is not of the first run. Takes it. */
void reading_verdict(struct app *a, struct reading *x, struct verdict *v);
/* The lines of the program that are spoken of, marked and in sight. */
void reading_mark(struct reading *x, int line, enum mark mark, enum role role, const char *why);
/* Why there is nothing to ask about yet, or at all. */
const char *reading_waits(const struct reading *x);
/* Markdown of one line as runs; in the prose's arena. */
/* Of a review that is answered: where it is explained, and how to go on. */
void reading_after(const struct reading *x, struct prose *p);
struct prose_run *reading_runs(struct prose *p, struct str markdown, enum role plain, size_t *ret_count);

#endif
