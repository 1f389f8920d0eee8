/* A picture within a page of prose: that of a lesson's fence. It is drawn as lines of the
 * page, so that it scrolls with the text around it. */
#ifndef UI_SHOWN_H
#define UI_SHOWN_H

#include "ui/picture.h"
#include "ui/prose.h"
#include "study/study.h"

struct shown {
    struct trace *trace;  /* owned; NULL: there is no picture. Captions borrow from the fence */
    size_t first, last;   /* what is played */
    size_t stop;
    bool open;            /* everything with its parts */
    struct arena arena;   /* of the captions */
    struct captions captions;
    struct picture picture;
    int rows;             /* the highest so far: the text below stands still */
    bool apart;           /* the program and the picture do not fit on one page ... */
    bool high;            /* not even the picture alone ... */
    int page_rows;        /* ... of this height */
    int elements;         /* of an array; so many that all fits */
    int from, end;        /* what is to be seen of it while it is played, in lines of the page */
};
/* Opens the trace of a run with history. False: there is none, *reterr says why. */
bool shown_open(struct shown *s, const struct picture_fence *fence, const struct attempt *attempt,
                const struct verdict *v, struct error *reterr);
void shown_release(struct shown *s);
/* A step on or back; false: it is the last, or the first. */
bool shown_step(struct shown *s, bool on);
/* Below the program, whose lines are the last in the page: the step in words, the drawing,
 * the caption. marked: the keys work on it. */
void shown_add(struct prose *p, struct shown *s, bool marked, int page_rows);

#endif
