/* A scene drawn: boxes for frames, blocks and globals, and arrows between them, on a
 * canvas of its own that is as high as it needs to be; a pane shows a part of it.
 *
 *   picture_plan.c    what is known of a trace that matters for places; columns
 *   picture_learn.c   what one scene tells of that
 *   picture_survey.c  the scenes of a trace to learn it from
 *   picture_shape.c   lists, trees and graphs laid out as such
 *   picture_place.c   where each block has its place
 *   picture_stack.c   which calls are drawn, and how far down
 *   picture_view.c    one scene on its plan: panels and lines
 *   picture_text.c    titles, references
 *   picture_draw.c    boxes and their cells
 *   picture_arrow.c   which arrows there are;  picture_route.c  a way for one;
 *   picture_grid.c    the grid that it is looked for on
 *   picture_lane.c    ways planned for the whole trace;
 *   picture_ink.c     their lines
 *
 * Signs, in Unicode and ASCII: a pointer is a dot, filled if it owns what it points to
 * (● @), hollow if it borrows (○ o); an arrow ends at the cell meant (► >). When that is no
 * more both ends are a cross (✗ x), the line is broken, and the pointer says "dangling". Where there is no way for
 * an arrow the pointer says in words where it leads (→ block 2 [3]). `*` marks what the stop
 * changed or made; dotted frames are ghosts, double ones (# =) lost blocks.
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
    struct rect running; /* where the call that runs was drawn; rows 0: nowhere */
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
    bool no_bar;     /* whoever shows the picture draws the bar, on one of its spots */
    /* Where a place of the run is in the text of now; line 0: it is gone. NULL: where it was. */
    int (*line_now)(const void *ctx, const struct trace_place *at);
    const void *ctx;
    const struct scene_options *options; /* as given to trace_scene() */
};
void picture_draw(struct picture *p, struct trace *t, const struct scene *s,
                  const struct picture_look *look);
/* Index of the spot of an address within an object, its innermost; -1: not drawn. */
int picture_spot(const struct picture *p, size_t object, uint64_t address);

#endif
