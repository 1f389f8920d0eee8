/* What the files of the picture know of each other.
 *
 *   picture_plan.c    columns, calls;  picture_learn.c  what scenes tell
 *   picture_survey.c  the scenes of a trace to learn from
 *   picture_shape.c   lists, trees and graphs: an order and places within a group
 *   picture_place.c   blocks and groups to places, sharing room over time
 *   picture_stack.c   which calls are drawn, and how far down
 *   picture_view.c    one scene on its plan: panels and lines
 *   picture_draw.c    panels and lines on the canvas
 *   picture_text.c    titles, references
 *   picture_arrow.c   which arrows there are;  picture_route.c  a way for one
 *   picture_grid.c    the grid that it is looked for on
 *   picture_lane.c    ways planned for the whole trace
 *   picture_ink.c     their lines on the canvas
 *
 * A panel is a frame with lines in it: a call's variables, the globals, a block. A sheet
 * is the layout of the panels of one function (every call of it looks alike), a plot the
 * place of one block. */
#ifndef UI_PICTURE_PRIVATE_H
#define UI_PICTURE_PRIVATE_H

#include "ui/picture.h"

/* ---- numbers to numbers ------------------------------------------------------- */

struct map { uint64_t *keys; int *values; size_t len, room; }; /* owned; key 0 is none */
void map_release(struct map *m);
int map_get(const struct map *m, uint64_t key); /* -1: not there */
void map_put(struct map *m, uint64_t key, int value);

/* ---- the plan -------------------------------------------------------------------- */

enum { SHEET_GLOBALS = 1, SHEET_CONSTANTS, SHEET_ARGUMENTS }; /* keys of sheets of no function */
enum { CONSTANTS_DRAWN = 3 }; /* with more of them, pointers say in words what they lead to */
enum { PLAN_BLOCKS = 400, /* looked at in advance */
       PLAN_SEEN = 72,    /* blocks that may be seen at once; more are folded */
       PLAN_LINKS = 6, PLAN_FRAMES = 32 /* of a deep stack, at once */,
       PLAN_ROWS = 1200,  /* of a canvas at most */
       ONE_COLUMN = 80    /* with fewer columns blocks may lie below the stack */,
       PLAN_SPOTS = 5     /* places for folded blocks that matter now */ };

struct slot { uint64_t key, order /* of declaration */; int at, rows; };
struct sheet {
    uint64_t key;
    VEC(struct slot) slots;
    int rows;                     /* of all slots */
    int name_w, type_w, value_w, title_w;
    struct rect rect;             /* of the sheets that are no function's */
};
struct plot {
    size_t object;
    size_t from, to;              /* stops between which it may be seen */
    size_t seen;                  /* last stop at which it was seen alive */
    int rows;                     /* lines */
    int name_w, value_w, title_w;
    bool known;                   /* a scene showed it */
    bool linked, tangled;         /* tangled: part of a graph */
    bool apart;                   /* it is lost at last */
    bool folded, placed, again;   /* again: it outgrew its place */
    size_t links[PLAN_LINKS];     /* objects, in order of members */
    int link_count, score;
    int row, col, cols;           /* place; height is rows + 2 */
};
/* A returned call that is seen for long, because something points into it. */
struct haunt { uint32_t call; size_t from, to; int row, rows; };

struct arrow;
struct lane;
struct picture_plan {
    const struct trace *trace;
    const struct scene_options *options; /* of the scene at hand: what is opened by hand */
    int cols;
    bool narrow, types, settled;
    int left_col, left_cols;      /* the stack */
    int right_col, right_cols;    /* the heap */
    int tracks, track_cols, gap;  /* of which it has so many, side by side */
    int stack_rows, heap_row, apart_row;
    int thread_rows[TRACE_THREADS]; /* that the stack of each takes, with its heading; of one thread
                                       alone not known */
    int spot_row, spot_rows;      /* where folded blocks show that matter now, 0: nowhere; of one */
    VEC(struct sheet) sheets;
    VEC(struct plot) plots;       /* in order of first sight */
    struct map plot_of;           /* object to index in plots */
    struct map slot_of;           /* object to its number among those of its name */
    VEC(struct haunt) haunts;
    VEC(size_t) looked_at;        /* stops that it was made from, in order */
    VEC(struct lane) lanes;
    int lane_rows;                /* of the grid they were found on */
    struct map lane_of;           /* key to the first of its lanes */
    VEC(struct arrow) arrows;     /* of the scene drawn last */
    struct router *router;        /* owned */
};
void plan_free(struct picture_plan *p);
OWNED(plan_free) struct picture_plan *plan_new(const struct trace *t, int cols);
/* Looks what a scene needs. True: there is something new or larger than planned. */
bool plan_learn(struct picture_plan *p, const struct trace *t, const struct scene *s);
/* Gives places to what has none; all: to everything, anew. */
void plan_settle(struct picture_plan *p, bool all);
void plan_survey(struct picture_plan *p, struct trace *t, const struct scene_options *o);
void plan_place(struct picture_plan *p);   /* blocks, by plan_settle() */
/* Where a folded block shows, as large as it may be. */
struct rect plan_spot(const struct picture_plan *p, size_t object);

enum { STACK_FOLD = 2 }; /* rows that calls take which are left out, or a thread's heading */
/* A frame, or calls that are left out there. */
struct stack_part {
    size_t frame;  /* index into scene.frames; of calls left out the first, or the one below */
    size_t folded; /* > 0: so many are left out */
    bool several;  /* of more than one function */
    size_t thread; /* > 0: no frame, the heading of scene.threads[thread - 1] */
};
struct stack { VEC(struct stack_part) parts; }; /* from main inwards */
struct stack stack_of(const struct trace *t, const struct scene *s, size_t focus);
/* Which calls of a stack are left out; function: a number for each call's, main's first. */
void stack_fold(const uint64_t *function, size_t n, bool *hidden);
int stack_rows(struct picture_plan *p, const struct trace *t, const struct scene *s);
void settle_haunts(struct picture_plan *p);
void settle_depth(struct picture_plan *p);
void settle_threads(struct picture_plan *p);
int plan_top(struct picture_plan *p); /* row of main's frame */
int plan_thread_top(struct picture_plan *p, uint32_t thread); /* row of a thread's heading */
/* Row for a call's frame that wants to lie at row and takes so many. */
int plan_push(const struct picture_plan *p, uint32_t call, int row, int rows);
struct sheet *plan_sheet(struct picture_plan *p, uint64_t key); /* made if need be */
struct plot *plan_plot(struct picture_plan *p, size_t object);  /* NULL: not known */
struct plot *plan_add_plot(struct picture_plan *p, const struct trace *t, size_t object);
struct slot *sheet_slot(struct sheet *s, uint64_t key);
/* Which of the slots of its name a variable of a frame has; taken: of those before it. */
uint64_t plan_slot_key(struct picture_plan *p, const struct scene_box *b, const uint64_t *taken,
                       size_t count);
uint64_t hash_str(struct str s, uint64_t seed);

/* Linked plots that were not placed yet, as one group: their places relative to its
 * corner go into row and col. */
struct group { int *plots; int count; int rows, cols; size_t from, to; bool apart; };
void group_shape(struct picture_plan *p, struct group *g);

/* ---- a scene on its plan ------------------------------------------------------------ */

enum panel_kind { PANEL_FRAME, PANEL_SHEET, PANEL_BLOCK };
struct panel {
    enum panel_kind kind;
    struct rect rect;
    struct str title, foot;
    bool ghost, lost, fresh, inner /* the call that runs, the thread that goes on */;
    bool heading;              /* of a thread: one row, no frame */
    int end;                   /* of a frame: its last row if all its variables are there */
    bool joined;               /* another frame begins on its last row */
    size_t box;                /* PANEL_BLOCK: index into the scene's boxes */
    int name_w, type_w;        /* columns of names and types; type_w 0: none */
};
enum pointing { POINTING_NOT, POINTING_ARROW, POINTING_WORDS };
struct line {
    int panel;
    size_t box;
    int cell;
    int row, indent;
    enum pointing pointing;
    bool leaves_left, past;
    struct str words;          /* of a reference */
};
struct view {
    struct arena *arena;
    const struct scene *scene;
    const struct trace *trace;
    const struct picture_plan *plan;
    bool ascii;
    const struct picture_look *look; /* lent */
    VEC(struct panel) panels;
    VEC(struct line) lines;
    int *first_line;           /* of each box; -1: none */
    int *panel_of;             /* of each box; -1: not drawn */
    struct map box_of;         /* object to index of box */
    size_t focus;              /* object under the bar */
    uint64_t focus_at;         /* its cell; 0: any */
    int dangling;              /* pointers that do */
    size_t folded;             /* blocks that have no place */
    int rows;
};
void view_build(struct view *v, struct picture_plan *p);
int view_stack_end(const struct view *v); /* row below the last frame */
void view_release(struct view *v);
/* Line of a cell of a box; -1: it has none of its own (it is the block). */
int view_line(const struct view *v, size_t box, int cell);
/* Cell a pointer leads to; past: to its end. */
struct target { int cell; bool past; };
struct target view_target(const struct scene_box *target, const struct scene_cell *from);
int box_lines(const struct picture_plan *p, const struct scene_box *b, bool block);
/* The cell has a line of its own. Not so: a block that is an aggregate (its title is
 * its line), and the letters of a char array, which stand on the line of the array. */
bool cell_shows(const struct picture_plan *p, const struct scene_box *b, size_t cell, bool block);
bool cell_letters(const struct picture_plan *p, const struct scene_box *b, size_t cell); /* such an array */
bool box_lives(const struct scene_box *b);
bool cell_leads(const struct scene_cell *c);   /* to an object, dead or alive */

struct str text_title(const struct view *v, const struct scene_box *b, int width);
struct str text_foot(const struct view *v, const struct scene_box *b, int width);
struct str text_frame(const struct view *v, const struct scene_frame *f);
struct str text_thread(const struct view *v, const struct scene_thread *h);
struct str text_calls(const struct view *v, const struct stack_part *p); /* left out */
struct str text_reference(const struct view *v, size_t line);
struct str text_letters(const struct view *v, const struct scene_box *b, size_t cell);

/* ---- arrows ------------------------------------------------------------------------------ */

enum heading { EAST, SOUTH, WEST, NORTH };
struct port { int row, col; enum heading into; }; /* the cell before the head */
struct arrow {
    int line;                   /* index into view.lines: where it comes from */
    int row, left, right;       /* cells outside its panel at which it may leave */
    uint64_t from;              /* address of the pointer */
    size_t object;              /* that it leads to */
    uint64_t address;
    uint64_t goal;              /* the same for arrows that may meet at a head */
    struct port ports[8];
    int port_count;
    bool dangling;
    /* Found: */
    bool routed, leaves_left, pushed /* off its way for a moment */;
    enum heading into;          /* at the head */
    VEC(struct step) steps;     /* cells from the first outside to the one before the head */
};
struct step { int row, col; enum heading heading; }; /* by which it was entered */
/* The grid that ways are looked for on. */
enum { ROUTE_BUDGET = 30000, ROUTE_AGAIN = 5000 }; /* cells looked at for a picture */
enum { FOR_HEAD = 1, FOR_EXIT = 2 };               /* what a cell beside a panel is kept free for */
struct router;
void router_free(struct router *r);
OWNED(router_free) struct router *router_new(void);
void router_ready(struct router *r, int rows, int cols);
void router_wall(struct router *r, struct rect p);
void router_reserve(struct router *r, int row, int col, uint8_t what);
int router_spent(const struct router *r);
void router_reserve_ends(struct router *r, const struct arrow *a);
bool router_find(struct router *r, struct arrow *a, int number, bool narrow);
/* Is the way that the arrow has free? */
bool router_free_way(const struct router *r, const struct arrow *a);
void router_ink(struct router *r, const struct arrow *a, int number);
struct step arrow_head(const struct arrow *a); /* where its head is drawn */
/* Takes an arrow's line off the grid. */
void router_take_up(struct router *r, const struct picture_plan *p, const struct arrow *a);
int arrow_distance(const struct arrow *a);
/* The arrows of a scene, without ways. */
void arrows_gather(struct picture_plan *p, struct view *v);
enum { STOPS_WORDS = 4 };
struct stops { uint64_t bits[STOPS_WORDS]; }; /* a set of stops looked at, by index */
/* Where an arrow lies at some stops. */
struct lane { uint64_t key; struct stops when; struct arrow arrow; };
void plan_lanes(struct picture_plan *p, struct trace *t, const struct scene_options *o);
void lanes_release(struct picture_plan *p);
const struct lane *lane_of(const struct picture_plan *p, const struct view *v, const struct arrow *a);
/* Finds ways for arrows around panels. */
void arrows_route(struct picture_plan *p, struct view *v);
bool arrows_cross(const struct picture_plan *p, int row, int col);
void arrows_ink(const struct picture_plan *p, struct canvas *c);
/* The line from a pointer's value through the wall of its panel. */
void arrow_shaft(struct canvas *c, int row, int col, int end, bool dangling);

#endif
