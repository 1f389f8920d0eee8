/* The panes that exercises, predictions, quizzes and playgrounds have in common:
 * a page of prose that scrolls, the task with its hints, the verdict. A pane is
 * laid out when it is drawn at a new width or after its content became stale;
 * what is in it lives in its own arena until then. */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "ui/app.h"
#include "ui/prose.h"

/* ---- a page ---------------------------------------------------------------- */

struct page {
    struct arena arena;
    struct prose prose;
    int width;        /* laid out for it; 0: stale */
    int top, max_top; /* first line shown, highest useful one */
    int rows;         /* as last drawn */
    int cursor;       /* line of the bar, or -1: the page just scrolls */
    struct buf word;  /* what was searched for */
    int found;        /* the line where it was last */
    bool asking;      /* the word is being typed */
};
void page_release(struct page *p);
void page_stale(struct page *p);
/* True when the caller must lay it out: prose is empty and ready. */
bool page_begin(struct page *p, const struct canvas *c, int width);
void page_draw(struct page *p, struct canvas *c, struct rect r, const struct block *focus);
/* Scrolling, searching, paging. False: not one of these. */
bool page_handle(struct app *a, struct page *p, const struct ui_event *e, enum action action);
void page_show(struct page *p, int line); /* scrolls so that the line is seen */
/* Text wrapped behind a label in the margin, as help and choices have it: the
 * label stands in the first indent cells. */
void page_labelled(struct prose *p, enum role label_role, struct str label, int indent,
                   const struct prose_run *runs, size_t count);
/* Tag of the line under the bar; 0: none. */
int page_tag(const struct page *p);

/* ---- the task -------------------------------------------------------------- */

struct task_pane {
    struct page page;
    bool debrief_first; /* it was passed just now */
    bool show_hint;     /* a hint was opened just now: scroll to it */
    const char *on;     /* a line below the task while it fills the screen, or NULL */
};
void task_pane_draw(struct app *a, struct task_pane *t, const struct item *it, struct canvas *c,
                    struct rect r);
/* The parts, for views that put them into a page of their own. */
void task_add_bridge(struct app *a, struct prose *p, const struct bridge *b, size_t count);
/* Returns the line at which the last open hint begins, or -1. */
int task_add_hints(struct app *a, struct prose *p, const struct item *it);
/* Opens the next hint, or says why not. True: one was opened. */
bool task_hint(struct app *a, const struct item *it);

/* ---- the verdict ------------------------------------------------------------ */

enum { TAG_EXPLAIN = -1 }; /* of the line that names the explain key; others are lines of code */
struct verdict_pane {
    struct page page;
    struct arena arena;        /* of the grade and its words */
    struct verdict *verdict;   /* owned; the grade borrows from it */
    struct grade grade;
    struct words words;        /* count 0: nothing judged yet */
    const char *nothing;       /* shown then */
    const char *after;         /* a line below a PASS: what to do now; or NULL */
};
void verdict_pane_release(struct verdict_pane *p);
void verdict_pane_clear(struct verdict_pane *p);
/* Takes the verdict and grades answer (copied) with it. */
void verdict_pane_grade(struct verdict_pane *p, const struct exercise *ex, struct str answer,
                        struct verdict *v);
/* The same for a program without an exercise. */
void verdict_pane_run(struct verdict_pane *p, struct str answer, struct verdict *v);
/* A grade that is there already (a quiz). g lives in p->arena. */
void verdict_pane_set(struct verdict_pane *p, const struct exercise *ex, struct grade g);
/* The code whose page the explain key opens, or "". */
struct str verdict_pane_explains(const struct verdict_pane *p);
/* Is there a line that names that key? */
bool verdict_pane_more(const struct verdict_pane *p);
bool verdict_pane_passed(const struct verdict_pane *p);
/* cursor: show the bar with which lines are chosen. */
void verdict_pane_draw(struct verdict_pane *p, struct canvas *c, struct rect r, bool focus);
/* The first line: "FAIL  ...", with its role. Borrowed. */
struct word_line verdict_pane_summary(const struct verdict_pane *p);
enum role verdict_role(enum word_role r);
/* outputs.c: want and got of a failure that has them, the difference marked. */
void outputs_add(struct prose *p, const struct grade_failure *f, struct str got_title);
/* A program's output and the judge's words beneath a fence or program. */
void verdict_add_run(struct prose *p, const struct verdict *v, struct str code);

#endif
