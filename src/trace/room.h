/* What the files of trace/ share. Private to them.
 *
 * A position is a number of entries that have been carried out: 0 is the earliest moment
 * kept, t->entry_count the end of the run. Objects and calls say by positions how long
 * they were there, and a stop is a position too (that of the statement about to begin).
 *
 * Numbers of objects: 1 on are the program's static ones in the order of its table (so
 * that number is index + 1), then those that were made while the program ran, then, from
 * t->frame_objects on, the variables that lie in frames, call by call. */
#ifndef TRACE_ROOM_H
#define TRACE_ROOM_H

#include "guest/guest.h"
#include "program/memory.h"
#include "trace/trace.h"

#include <string.h>

#define NEVER UINT32_MAX /* a position that does not come */

enum {
    TYPE_DEPTH = 12,      /* types within types are followed so far */
    TEXT_MOST = 160,      /* bytes of a char array that are quoted */
    NAME_MOST = 128,
    FRAMES_SHOWN = 120, FRAMES_OUTER = 20,
    BOXES_MOST = 2000,    /* heap blocks in a scene */
    CELLS_MOST = 40000,   /* of a scene */
    BOX_CELLS_MOST = 6000,
    EDGES_MOST = 60000,
    SCAN_MOST = 200000,   /* cells that are looked at for pointers */
    STATICS_SHOWN = 300,
};

struct region {
    uint32_t from, kept; /* offset from MEMORY_AT; bytes, a multiple of 64 */
    unsigned char *bytes, *bits;
};

enum { ROW_IN_LOG = 1, ROW_LIBRARY = 2 };
struct row { /* an object that does not lie in a frame */
    uint64_t base, size, made_step;
    uint32_t made, ended, lost;  /* positions: 0 before the log; it is there if made <= p < ended */
    uint32_t made_site, ended_site, lost_site;
    uint32_t index;              /* of program.objects or .variables */
    uint32_t call, block;
    uint32_t type;               /* heap, arguments, library: of an element, 0 unknown */
    uint32_t type_rank;
    uint32_t moved_from, moved_to;
    uint32_t live_at;            /* cursor.c: where it stands among the live, from 1; 0: not live */
    uint32_t older;              /* row with the same base made before */
    uint32_t serial;
    uint8_t kind, state, lost_how, flags; /* enum object_kind, object_state, lost_how; ROW_ */
};

struct call_row {
    uint32_t function, serial, frame; /* frame: offset */
    uint32_t site;         /* of the call that led to it */
    uint32_t caller, depth;
    uint32_t from, to;     /* positions, as of rows */
    uint32_t return_site;
    uint32_t thread;
    size_t first;          /* number of its first object */
};
/* Position; call and thread: of who goes on there; see skim.c. */
struct stop_row { uint32_t at; int32_t call; uint32_t marks, thread; };
/* A thread had its last turn before this position: its innermost call, and what it was at. */
struct parked { uint32_t at; int32_t call; uint32_t site; };
struct file_row { uint32_t from, to; uint32_t site; struct str name; };

/* Made when asked for, in pieces, so that what was handed out stays where it is. */
struct lazy {
    struct stop **stops;
    struct trace_object **objects;
    struct trace_call **calls;
    struct trace_bucket *buckets;
};

struct trace {
    struct arena arena;
    struct program program;
    const struct trace_source *files; /* copies */
    size_t file_count;
    uint32_t **lines;                 /* where each line of a file starts; made when asked for */
    struct str out, err;
    bool out_plain, err_plain;        /* printable as they are */
    const struct trace_finding *findings; /* copies */
    size_t finding_count;
    struct region regions[LOG_REGIONS];
    int region_count;                 /* those behind are empty */
    struct log_entry *entries;        /* owned; swapped by the cursor */
    uint32_t entry_count;
    uint64_t steps, begins;
    bool whole;                       /* the log begins with the run */
    bool holes;                       /* the program asks for addresses of members as bytes, so it is about layout */
    bool has_values;
    struct log_landmark *landmarks;
    uint64_t landmark_steps;
    VEC(struct row) rows;
    VEC(struct call_row) calls;       /* [0]: nobody */
    VEC(struct stop_row) stops;
    VEC(struct file_row) opened;
    uint32_t initial_calls;           /* of calls: those under way when the log begins */
    VEC(struct parked) parked[THREADS_MAX]; /* in order; the first is the log's beginning */
    uint32_t threads;                 /* one more than the highest that the log tells of */
    uint32_t *by_base;                /* objects.c: rows by base, then by age; owned */
    uint64_t *ends_up_to;             /* highest end of the rows up to here */
    uint32_t by_base_count;
    VEC(uint32_t) endings;            /* rows that ended in the log, in order */
    uint32_t *losses;                 /* lost blocks, in the order in which they were lost */
    size_t loss_count;
    uint32_t *frame_vars;             /* of all functions, in the arena */
    uint32_t *frame_first;            /* by function; one more behind */
    size_t frame_objects, objects;    /* number of the first in a frame; of all, and 1 */
    uint8_t *pointers_in;             /* by type: 0 not known, 1 no, 2 yes */
    bool typed;                       /* blocks.c has been through */
    /* the cursor */
    uint32_t at;
    uint64_t out_len, err_len;
    uint32_t *live;                   /* rows */
    uint32_t live_count;
    struct lazy *lazy;
};

/* ---- open.c, skim.c ---- */
struct log_trace_tables { /* of a log that was looked at; borrowed from its bytes */
    struct log_trace head;
    struct log_kept *kept;
    struct log_call *calls;
    struct log_opened *opened;
};
void skim(struct trace *t, const struct log_trace_tables *log);
static inline bool is_live(const struct row *r, uint32_t at) { return r->made <= at && at < r->ended; }

/* ---- threads.c: who stands where ---- */
enum area { AREA_OTHER, AREA_FRAMES, AREA_LOCALS, AREA_HEAP };
enum area area_of(uint64_t address, uint32_t *ret_thread); /* what it is for, and whose */
static inline bool in_area(uint64_t address, enum area area)
{
    uint32_t thread;
    return area_of(address, &thread) == area;
}
uint64_t area_end(uint64_t address); /* from FRAMES_AT on */
/* Could it be the address of an object that no table of the program names? */
static inline bool is_pointer(uint64_t value) { return value >= LIBRARY_AT && value <= MEMORY_AT + UINT32_MAX; }
/* The innermost call of a thread at a stop, 0: it has none; where it is in it. */
uint32_t thread_call(const struct trace *t, size_t stop, uint32_t thread, uint32_t *ret_site);
static inline uint32_t stop_thread(const struct trace *t, size_t stop) { return t->stops.at[stop].thread; }
/* Whose statement was carried out by the stop. */
static inline uint32_t thread_ran(const struct trace *t, size_t stop) { return stop_thread(t, stop ? stop - 1 : 0); }
static inline bool has_threads(const struct trace *t) { return t->threads > 1; }
void thread_words(struct buf *out, uint32_t thread); /* "main's thread", "thread 2" */

/* ---- cursor.c ---- */
void cursor_init(struct trace *t);
void cursor_to(struct trace *t, uint32_t at);
void cursor_to_stop(struct trace *t, size_t stop);
void cursor_back(struct trace *t); /* by one entry; not from position 0 */
static inline uint32_t stop_at(const struct trace *t, size_t stop) { return t->stops.at[stop].at; }
/* First entry of what the stop did: the position of the stop before. */
static inline uint32_t stop_from(const struct trace *t, size_t stop)
{
    return stop ? t->stops.at[stop - 1].at : t->stops.at[0].at;
}
size_t stop_of(const struct trace *t, uint32_t position); /* the first at or behind; TRACE_NONE */
uint32_t stop_call(const struct trace *t, size_t stop);

/* The bytes of memory as they are, or as they were before the stop, or when an object ended. */
struct old { uint32_t granule; uint8_t bytes[8]; uint8_t bits, changed, now_bits, used;
             uint8_t written; /* by the last store, of this site */
             uint32_t site;
             uint8_t renewed; /* ended, and had values since: another object's, or a variable declared anew */ };
struct overlay { /* what a stop changed: a hash by granule */
    struct old *at;
    uint32_t mask, count;
    uint32_t *order; /* slots in use, by granule */
};
struct view {
    const struct trace *t;
    const struct overlay *old;  /* not NULL: the bytes before */
    uint64_t ghost_base;        /* bits of an object that has ended are these */
    const uint8_t *ghost_bits;
    uint64_t ghost_size;
    uint32_t ending; /* a call: what ended with it counts as alive */
};
struct bytes { uint8_t at[16]; uint16_t bits; bool kept; };
/* n at most 16. bits: which of them may be read. */
struct bytes view_read(const struct view *v, uint64_t address, unsigned n);
static inline uint16_t all_bits(unsigned n) { return (uint16_t)((1u << n) - 1); }
uint64_t bytes_number(const struct bytes *b, unsigned n); /* little-endian, n up to 8 */

/* ---- change.c: what a stop did ---- */
void overlay_make(struct overlay *o, struct trace *t, struct arena *a, size_t stop);
/* What lies between a position before the cursor and the cursor. */
void overlay_back_to(struct overlay *o, struct trace *t, struct arena *a, uint32_t position);
const struct old *overlay_find(const struct overlay *o, uint64_t address);
bool overlay_touches(const struct overlay *o, uint64_t address, uint64_t size);
/* The first slot of order with a granule at or behind the address. */
uint32_t overlay_from(const struct overlay *o, uint64_t address);
/* Bits of a row's bytes as they were when it ended; NULL: the log does not say. */
uint8_t *ghost_bits(struct trace *t, struct arena *a, uint64_t base, uint64_t size, uint32_t ended);

/* ---- lost.c ---- */
void lost_learn(struct trace *t);
size_t first_loss(const struct trace *t, uint32_t position); /* index of losses: lost behind it */
/* Lost for good at a position, whoever else of the lost leads to it. */
static inline bool is_lost(const struct row *r, uint32_t at)
{
    return r->kind == OBJECT_HEAP && r->lost <= at && is_live(r, at);
}

/* ---- objects.c ---- */
void objects_index(struct trace *t);
/* Row that holds (or, *ret_past, ends at) the address at a position: a live one if there
 * is, else the last that lay there. 0: none. */
uint32_t row_at(const struct trace *t, uint32_t at, uint64_t address, bool *ret_past);
bool row_overlaid(const struct trace *t, uint32_t row, uint32_t at); /* its place was handed out again */
bool number_in_frame(const struct trace *t, size_t number, uint32_t *ret_call, uint32_t *ret_variable);
uint32_t call_of_object(const struct trace *t, size_t number);
struct str name_at(const struct trace *t, uint32_t offset); /* of program.names; printable */
struct str function_name(const struct trace *t, uint32_t function);
struct trace_place place_of_site(const struct trace *t, uint32_t site);
/* Type and bytes of an object; *ret_count: so many elements of it, 0: one, not an array. */
uint32_t object_type_of(const struct trace *t, size_t number, uint64_t *ret_base, uint64_t *ret_size,
                        uint64_t *ret_count);
bool object_live(const struct trace *t, size_t number, uint32_t at);
bool variable_hidden(const struct program_variable *v); /* the compiler's own */
bool variable_left_out(const struct trace *t, const struct program_variable *v);
bool site_is_secret(const struct trace *t, uint32_t site); /* in a file of which only calls are shown */

/* ---- types.c ---- */
static inline const struct program_type *ptype_at(const struct trace *t, uint32_t type)
{
    return &t->program.types[type < t->program.type_count ? type : 0];
}
uint32_t ptype_plain(const struct trace *t, uint32_t type); /* an enum's integer type and the like */
bool ptype_has_pointers(const struct trace *t, uint32_t type);
bool ptype_is_char(const struct trace *t, uint32_t type);
bool ptype_same(const struct trace *t, uint32_t a, uint32_t b); /* but for const */
uint64_t ptype_elements(const struct trace *t, uint32_t type, uint64_t bytes);
struct str ptype_text(const struct trace *t, struct arena *a, uint32_t type, uint64_t count);
bool ptype_is_linked(const struct trace *t, uint32_t type);
bool field_is_flexible(const struct trace *t, uint32_t type, uint32_t field);
/* For each pointer of a value of that type: its offset. False from fn stops. */
typedef bool pointer_fn(void *ctx, uint64_t offset, uint32_t pointer_type);
bool ptype_pointers(const struct trace *t, uint32_t type, uint64_t size, uint64_t count,
                   pointer_fn *fn, void *ctx);
/* The pointer type of the eight bytes there; 0: they are none. Of a union's members, that
 * which the text ("v.items") names is meant, else the first. */
uint32_t ptype_pointer_at(const struct trace *t, uint32_t type, uint64_t offset, struct str text);

/* ---- blocks.c: what heap blocks hold ---- */
void blocks_learn(struct trace *t);

/* ---- value.c ---- */
struct lead { enum points points; size_t target; int64_t offset; uint32_t function; };
struct lead lead_of(const struct trace *t, uint32_t at, uint64_t value);
struct lead lead_in(const struct view *v, uint32_t at, uint64_t value); /* the same, see view.ending */
/* ".next", "[2].x" of an object, so far that a value of type `want` (0: any) is reached. */
void path_text(const struct trace *t, struct buf *out, size_t object, uint64_t offset, uint32_t want);
/* "`next` of block 2": a cell in words. from_call: the call that it is told from. */
void cell_words(const struct trace *t, struct buf *out, size_t object, uint64_t offset, uint32_t want,
                uint32_t from_call);
void cell_name(const struct trace *t, struct buf *out, size_t object, uint64_t offset); /* "list.head" */
/* The same with the way as text. */
void way_words(const struct trace *t, struct buf *out, size_t object, struct str way, uint32_t from_call);
void object_words(const struct trace *t, struct buf *out, size_t object); /* "block 2", "x" */
void pointer_text(const struct trace *t, struct buf *out, const struct lead *l, uint64_t value,
                  uint32_t pointer_type, uint32_t at);
/* A scalar. False: it has no value, or not a whole one; the text says which. */
bool value_text(const struct view *v, struct buf *out, uint32_t type, uint64_t address, uint64_t size,
                unsigned bit, unsigned width, uint32_t at, enum cell_state *ret_state);
/* A char array that holds a text: quoted. is_char: of plain char, which may also lack its end. */
bool value_quoted(const struct view *v, struct buf *out, uint64_t address, uint64_t size, bool is_char);
void value_number(const struct trace *t, struct buf *out, uint32_t type, uint64_t value); /* of ENTRY_VALUE */
void char_text(struct buf *out, unsigned char c); /* 'a' 97 */
void quote(struct buf *out, struct str bytes, size_t most);

/* ---- owner.c ---- */
struct edge { /* a pointer cell that leads into an object of the program's */
    size_t from, target;
    uint64_t address, value;
    int64_t offset;
    uint32_t type;     /* of the pointer */
    uint32_t held;     /* position since which it has its value */
    uint32_t call;     /* whose variable it lies in; 0: a global's or a block's */
    uint32_t next;     /* edge to the same target, and 1; 0: the last */
    bool owns;
    enum points points;
};
struct web_slot { /* what is known of an object */
    size_t object;
    uint32_t first, count; /* its own edges */
    uint32_t to;           /* the first edge to it, and 1 */
    uint32_t owner;        /* edge, and 1 */
    uint32_t reach;        /* a live block: place in web.reached, and 1; 0: not reached yet */
    uint32_t holders;      /* a block that counts who holds it: how many; 0: it does not */
    uint8_t color;
};
struct web {
    struct edge *edges; /* those of one object by address */
    size_t count;
    struct web_slot *slots; /* a hash by object */
    uint32_t mask, used;
    uint32_t *reached;  /* live heap rows, in the order in which pointers reach them */
    size_t reached_count;
};
void web_make(struct web *w, struct trace *t, struct arena *a, size_t stop);
const struct edge *web_edge(const struct web *w, size_t object, uint64_t address);
const struct edge *web_owner(const struct web *w, size_t object); /* NULL: nobody */
uint32_t web_holders(const struct web *w, size_t object);         /* of a block that counts them; 0: it does not */
const struct edge *web_to(const struct web *w, size_t object);    /* the first that leads to it; NULL */
const struct edge *web_next(const struct web *w, const struct edge *e);

/* ---- cells.c ---- */
struct spot { size_t object; uint64_t offset; }; /* that is shown in any case */
struct cell_maker {
    struct trace *t;
    struct arena *a;
    const struct scene_options *o;
    const struct overlay *overlay;
    const struct web *web;
    const struct spot *spots; /* sorted */
    size_t spot_count;
    uint32_t at;
    size_t cells_left;
    struct buf text;          /* scratch, owned */
};
/* ghost: its bits, of what has ended; just: by this stop. */
void cells_make(struct cell_maker *m, struct scene_box *b, bool fresh, const uint8_t *ghost, bool bits_known, bool just);

/* ---- clauses.c: what a stop did, in words ---- */
void clauses_make(struct trace *t, struct arena *a, struct scene *s, const struct overlay *o, const struct web *w,
                  const struct scene_box *told, size_t told_count);
/* The value that was about to be returned at an ENTRY_RETURN; NULL: none. */
const struct log_entry *value_of_return(const struct trace *t, uint32_t entry);
/* Pointers to what ended with the call are told as they were. */
void value_returned(const struct trace *t, struct buf *out, uint32_t call, const struct log_entry *value);
/* Site of the last statement of a call that began before a stop was over; 0. */
uint32_t last_site_of(const struct trace *t, size_t stop, uint32_t call);

/* ---- scene.c ---- */
/* A scene for its words alone: most of its boxes have no cells. */
struct scene *scene_to_tell(struct trace *t, struct arena *a, size_t stop);

/* ---- source.c: texts of the program; "" where there is none ---- */
struct str site_text(const struct trace *t, uint32_t site);
bool site_same(const struct trace *t, uint32_t a, uint32_t b);
bool site_is_condition(const struct trace *t, uint32_t site);
struct str text_call(struct str text, const char *name); /* "exit(3)" in it */
bool text_names_member(struct str text, struct str name);

/* ---- tell.c ---- */
struct str file_name(const struct trace *t, uint32_t file); /* file < file_count */

#endif
