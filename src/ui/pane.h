/* The panes that exercises, predictions, quizzes and playgrounds have in common:
 * a page of prose that scrolls, the task with its hints, the verdict. A pane is
 * laid out when it is drawn at a new width or after its content became stale;
 * what is in it lives in its own arena until then. */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "ui/app.h"
#include "ui/picture.h"
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
    const struct grade *grade; /* capstone: how its stages stand; borrowed; stage_count 0: not judged */
    const char *on;     /* a line below the task while it fills the screen, or NULL */
};
void task_pane_draw(struct app *a, struct task_pane *t, const struct item *it, struct canvas *c,
                    struct rect r);
/* The parts, for views that put them into a page of their own. */
void task_add_bridge(struct app *a, struct prose *p, const struct bridge *b, size_t count);
/* capstone: its files, stages with points and state, and dares. g: the grade of the answer as it
 * is; NULL or without stages: not judged yet. */
void task_add_stages(struct app *a, struct prose *p, const struct item *it, const struct grade *g);
/* capstone: the harness of the first stage that fails by g; once it is passed, of each dare that is open. */
void task_add_caller(struct app *a, struct prose *p, const struct item *it, const struct grade *g);
/* What there is to read on, behind a debrief. */
void task_add_reading(struct app *a, struct prose *p, const struct exercise *ex);
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
    const char *waits;         /* in its place while judging takes long; NULL otherwise */
    const char *after;         /* a line below a PASS: what to do now; or NULL */
    bool pictured;             /* a finding can be looked at in the picture, which is elsewhere */
};
void verdict_pane_release(struct verdict_pane *p);
void verdict_pane_wait(struct verdict_pane *p, const char *waits); /* static; NULL: nothing takes long */
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
/* A failure that was tried, in a strip of them. Static. */
const char *failure_sign(enum fault_outcome o, bool ascii);
enum role failure_role(enum fault_outcome o);
/* outputs.c: want and got of a failure that has them, the difference marked. */
void outputs_add(struct prose *p, const struct grade_failure *f, struct str got_title);
/* That a call was made to fail in its run, where the screen does not say so already; nothing if none was. */
void verdict_add_failed(struct prose *p, const struct verdict *v);
/* A program's output and the judge's words beneath a fence or program. */
void verdict_add_run(struct prose *p, const struct verdict *v, struct str code);

/* ---- the picture -------------------------------------------------------------- */

struct editor;
/* A run to walk about in: its trace, where in time the learner is, the bar on a cell. What
 * traces are asked for is in pane_trace.c, where a new one is opened in pane_arrival.c; keys
 * are in pane_time.c and pane_cells.c, drawing in pane_picture.c and scrub.c. */
struct trace_pane {
    /* what is shown */
    struct trace *trace;      /* owned; NULL: nothing yet */
    struct arena kept;        /* of the attempt that it is a trace of */
    struct attempt attempt;   /* with its texts; in kept */
    uint64_t steps;           /* of the whole run; the trace may know of a part */
    struct buf label;         /* which run it is: case "three numbers" */
    size_t stop;
    uint64_t last_step;       /* no stop behind it is gone to; UINT64_MAX: all are */
    int print_lines;          /* the run writes so many, at most a few */
    size_t back;              /* where the last jump came from; TRACE_NONE: nowhere */
    bool pinned;              /* no finding moves the stop */
    size_t home;              /* the stop it was opened at; who is still there goes along with
                                 the next one */
    size_t differs;           /* the stop that printed what should be otherwise; TRACE_NONE */
    bool differs_next;        /* ... or was the last of the learner's own before that */
    size_t found;             /* the stop of the finding; TRACE_NONE: none */
    size_t found_object;
    int64_t found_index;      /* the element outside that was read or written, */
    uint64_t found_elements;  /* of so many; 0: it is nothing of the kind */
    uint64_t found_address;
    size_t object;            /* under the bar; 0: none */
    uint64_t address, size;   /* size 0: the innermost cell there */
    size_t spot;              /* which of the picture's: members of a union share an address */
    VEC(struct scene_key) opened, closed; /* by hand */
    struct buf note;          /* why it is not the picture of the text as it is; "" it is */
    bool broken;              /* ... because that does not compile: shown dimmed */
    struct arena now_kept;
    struct str *now;          /* that text's files, as many as the attempt has; NULL: not broken */
    bool behind;              /* the text has changed since, and nothing was asked for */
    bool late;                /* ... and a new one takes long: this one is shown dimmed */
    const char *limit;        /* that stopped the run, as of run_result; NULL: none */
    /* what is asked for */
    struct arena next_kept;
    struct attempt next;      /* the live one: as soon as the picture is seen */
    struct buf next_label;
    uint64_t next_steps;
    const char *next_limit;
    size_t next_differs;      /* bytes printed before the output is wrong; TRACE_NONE: it is not */
    struct finding next_finding; /* step, addresses ... only; code NULL: none */
    enum trace_ask { ASK_NOTHING, ASK_LIVE, ASK_EARLIER, ASK_LATER, ASK_VALUES } want, asked;
    /* values of the statement's sub-expressions, on demand */
    struct arena values_kept;
    struct trace_value *values;
    size_t value_count;
    size_t values_stop;       /* of which stop; TRACE_NONE: not shown */
    /* looking for something in time */
    bool asking;              /* the words are being typed */
    struct buf words;
    /* drawn */
    struct picture picture;
    struct arena scene_kept;
    struct scene *scene;      /* of the stop; NULL: to be made */
    struct scene_options options;
    int cols;                 /* that picture was drawn for; 0: stale */
    bool ascii, dimmed;
    int top, max_top;         /* first row of it that is shown */
    bool follow;              /* the next draw scrolls to what changed or is chosen */
    bool chosen;              /* ... to the bar in any case: it was put there just now */
    uint32_t followed;        /* the call that ran when that was done last */
    bool code_stale;          /* the marks in the code are to be set again */
    bool walked;              /* ... because the learner went elsewhere, not the text */
    unsigned *marks;          /* STOP_ of each cell of the scrubber; owned */
    int mark_cells;           /* so many; 0: stale */
    struct rect drawn, scrub; /* where it and the scrubber were drawn */
    const char *nothing;      /* shown while there is no trace */
};
void trace_pane_init(struct trace_pane *p);
void trace_pane_release(struct trace_pane *p);
/* A verdict of an attempt is shown: the picture of the run that is worth a look may be had
 * (picture_run(); g may be NULL, label names that run); or, as it does not compile, what is
 * shown stays, dimmed. Copies what it needs. */
void trace_pane_follow(struct trace_pane *p, const struct attempt *all, const struct verdict *v,
                       const struct grade *g, struct str label);
/* Another attempt goes to the judge: what was asked for is void. */
void trace_pane_cancel(struct trace_pane *p);
/* Asks the judge for what is wanted, unless it is busy. Call it whenever the picture is
 * in sight. */
void trace_pane_pump(struct app *a, struct trace_pane *p, struct view *v);
/* Takes a verdict that was asked for. False: it is the view's own. */
bool trace_pane_verdict(struct app *a, struct trace_pane *p, struct verdict *v);
/* A run that is there already, as of a lesson: all of it is copied. False: no trace. */
bool trace_pane_open(struct trace_pane *p, const struct attempt *of, const struct verdict *v,
                     struct error *reterr);
void trace_pane_go(struct trace_pane *p, size_t stop); /* the scene is made again */
/* The bar on the object's cell, into view. */
void trace_pane_select(struct trace_pane *p, size_t object, uint64_t address, uint64_t size);
/* Index of the picture's spot under the bar; -1: it is not shown. */
int trace_pane_spot(const struct trace_pane *p);
/* Keys of time and cells, the prompt, the mouse in what was drawn. False: not handled. */
bool trace_pane_handle(struct app *a, struct trace_pane *p, struct view *v,
                       const struct ui_event *e, enum action action);
/* code: two lines of it go along, for where it is not beside. */
void trace_pane_draw(struct trace_pane *p, struct canvas *c, struct rect r, bool focus, bool code);
/* The lines that ran and that come next, and with owners who owns what, as marks in the
 * code of a file. on false: none. */
void trace_pane_mark(struct trace_pane *p, struct editor *e, const char *file, bool on, bool owners);
/* The line of the text in the editor that a line of the run has become, while that text
 * does not compile; 0: it is gone. */
int trace_pane_line(const struct trace_pane *p, uint32_t file, int line);
/* pane_told.c: the stop in a sentence; whether the run goes on behind the last stop that is
 * here; "; stopped here: ...", if a limit did that at this stop, else NULL. */
struct str trace_pane_told(struct trace_pane *p, struct arena *a);
bool trace_pane_goes_on(const struct trace_pane *p);
const char *trace_pane_stopped(const struct trace_pane *p);
/* The scene of the stop; made when it is not there. trace must be. */
const struct scene *trace_pane_scene(struct trace_pane *p);
void trace_pane_stale(struct trace_pane *p); /* it is drawn again */
/* pane_cells.c: the bar so many cells on; Enter on the one under it; a click in what was
 * drawn, false: on none. */
void cells_move(struct trace_pane *p, int by);
void cells_open(struct app *a, struct trace_pane *p);
bool cells_click(struct app *a, struct trace_pane *p, const struct ui_event *e);
/* scrub.c: the whole run as one row of cells. */
void scrub_draw(struct trace_pane *p, struct canvas *c, int row, int col, int cols);
void scrub_legend(const struct trace_pane *p, struct buf *out); /* of the letters drawn last */
/* The legend and the key of the signs' page, right-aligned on a frame; less where there is
 * less room. Returns the column it begins at. */
int scrub_legend_draw(const struct trace_pane *p, struct canvas *c, int row, int col, int right);
size_t scrub_stop(const struct trace_pane *p, int col); /* that a cell of the screen stands for */

/* ---- permit_marks.c: permissions beside the code ------------------------------ */

struct permit_marks { struct editor_note *notes; size_t count; }; /* owned; zero: none yet */
void permit_marks_release(struct permit_marks *m);
/* Puts those of a file, or of the last verdict that had any, beside the lines of its editor. */
void permit_marks_show(struct permit_marks *m, struct editor *e, const struct verdict *v, struct str file);

#endif
