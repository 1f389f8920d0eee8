/* The panes of an exercise on one screen: the task at the left, the work in the
 * middle, the picture of its run at the right, the verdict in a strip below when
 * there are UI_WIDE columns; else one at a time behind tabs, with the verdict's
 * first lines always in sight. The picture may be put away, or take the whole
 * width. */
#ifndef UI_BENCH_H
#define UI_BENCH_H

#include "ui/pane.h"

enum pane { PANE_TASK, PANE_CODE, PANE_VERDICT, PANE_PICTURE, PANES };

struct bench {
    enum pane pane;               /* which has the focus */
    struct task_pane task;
    struct verdict_pane verdict;
    struct trace_pane trace;
    const char *no_picture;       /* why there is none at all here, or not yet; NULL: there is */
    unsigned also;                /* IN_ bits of the view besides those of a pane */
    struct page ask;              /* a short question above its work, where the task is behind a tab */
    bool told;                    /* bench_tell() */
    bool zoomed;                  /* the picture has the whole width, while it has the keys */
    struct rect rects[PANES];     /* of the last draw, without frames; rows 0: hidden */
    struct rect tabs[PANES];      /* the same, with few columns */
};
struct bench_look {
    const char *code_title;       /* "Your code" */
    const char *status;           /* right in the tabs or frame: "saved" ... */
    const char *trouble;          /* the part of it that must be seen; NULL: none */
    bool stale;                   /* the verdict is of an older text */
    bool judging;                 /* ... and the newer one takes long */
    bool untouched;               /* the verdict is of the start: nobody has failed yet */
    bool brief;                   /* beside the work one line of the verdict is enough */
};
void bench_init(struct bench *b);
void bench_release(struct bench *b);
/* Is the picture on the screen, so that it is worth having? */
bool bench_sees_picture(const struct app *a, const struct bench *b);
/* The verdict that its pane shows now, of answer, has a picture; or none, because it does
 * not compile. It is asked for at once if it can be seen. */
void bench_offer(struct app *a, struct bench *b, struct view *v, struct str answer);
/* Asks for the picture if it can be seen now: after a change of size. */
void bench_pump(struct app *a, struct bench *b, struct view *v);
/* Draws all but the work itself, whose rectangle it returns (rows 0: hidden). */
struct rect bench_draw(struct app *a, struct bench *b, const struct item *it, struct canvas *c,
                       struct rect r, const struct bench_look *look);
/* Pane keys, scrolling of task and verdict, clicks on a pane. *ret_goto is a
 * line of code to go to (from 1), else 0. False: not handled. */
bool bench_handle(struct app *a, struct bench *b, struct view *v, const struct ui_event *e,
                  enum action action, int *ret_goto);
/* Focus and what follows from it; where is that of the code pane. */
void bench_focus(struct app *a, struct bench *b, struct view *v, enum pane pane);
/* Does the page that has the focus, task or verdict, go on below? Then the footer says so. */
bool bench_scrolls(const struct bench *b);
/* The footer while the picture has the keys. */
size_t bench_picture_keys(const struct bench *b, enum action *ret);
void bench_place(const struct bench *b, struct buf *out);
void bench_restore(struct app *a, struct bench *b, struct view *v, struct str place,
                   enum pane first);
/* Does the task of a review stand above its work, as it is short and there is no room beside it? */
bool bench_asks(const struct app *a, const struct item *it);
/* Where to begin: at the work, or with few columns at the task, unless it was seen before or is a
 * short question that stands above the work. */
enum pane bench_first(struct app *a, const struct item *it, bool first_look);
/* For .tell of a view: the debrief, once. */
bool bench_tell(struct app *a, struct bench *b, struct view *v);
/* "Unit / item". */
void item_title_row(struct app *a, const struct item *it, struct buf *out);

#endif
