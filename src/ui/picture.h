/* A scene drawn: boxes for frames, blocks and globals, and arrows between them, on a
 * canvas of its own that is as high as it needs to be; a pane shows a part of it.
 *
 *   picture_plan.c   where each object has its place, for the whole trace
 *   picture_draw.c   boxes and their cells
 *   picture_arrow.c  arrows, routed
 *
 * An object keeps its place from stop to stop: the plan is made once for a trace and a
 * width, from all stops, and only a fold opened by hand changes it. */
#ifndef UI_PICTURE_H
#define UI_PICTURE_H

#include "trace/trace.h"
#include "ui/canvas.h"

/* Where a cell of the scene was drawn, for the bar, the mouse and "in view". */
struct picture_spot {
    size_t object;
    uint64_t address, size;
    int row, col, cols;
};
struct picture {
    struct canvas canvas; /* owned; cols as asked for, rows as needed */
    VEC(struct picture_spot) spots; /* in order of reading: by box, then by cell */
    struct picture_plan *plan; /* of the trace drawn last; owned */
};
void picture_init(struct picture *p);
void picture_release(struct picture *p);
/* Forgets the plan: another trace, or other folds. */
void picture_stale(struct picture *p);

struct picture_look {
    int cols;        /* at least 30 */
    bool ascii;
    bool dimmed;     /* of a text that is no more: the last that could be run */
    size_t object;   /* the bar lies on its cell at address; 0: none */
    uint64_t address;
    const struct scene_options *options; /* as given to trace_scene() */
};
void picture_draw(struct picture *p, struct trace *t, const struct scene *s,
                  const struct picture_look *look);
/* Index of the spot of an address within an object, its innermost; -1: not drawn. */
int picture_spot(const struct picture *p, size_t object, uint64_t address);

#endif
