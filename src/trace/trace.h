/* trace/ - from the undo log of a run to what memory looked like at any of its steps,
 * in both directions: calls, variables, heap blocks, pointers, owners, and what changed.
 *
 *   open.c      a run's bytes to struct trace, read with suspicion
 *   threads.c   who stands where, in programs with threads
 *   cursor.c    memory at a stop: entries undone and done again
 *   objects.c   every object and call of the run, when each came and went
 *   value.c     bytes and a type to text and children
 *   scene.c     all there is to see at one stop
 *   change.c    what one stop did to memory, byte by byte
 *   types.c     what can be asked of the program's types
 *   blocks.c    what heap blocks hold, told by the pointers to them
 *   owner.c     who owns and who borrows a heap block
 *   lost.c      which blocks are lost, and since when
 *   ledger.c    line by line, who came to own what
 *   cells.c     a box opened: members, elements, folds
 *   search.c    when was, who wrote;  moment.c  the next one in time
 *   clauses.c   what a stop did, clause by clause;  clauses_values.c  to values
 *   tell.c      a stop in words;  source.c  the text of a statement
 *   text.c      a scene as text that reads well aloud;  json.c  as JSON
 *   room.h      what these files share;  skim.c  all entries, read once
 *
 * Neighbours: base, program, guest below; study, ui, cli above.
 *
 * A run is cut into stops. Stop 0 is the start, before the first statement; stop n is
 * what memory looked like when the n-th statement of the log was over and the next was
 * about to begin. A statement that calls a function is over for this purpose when the
 * function's first statement begins; what it does after the call (the store of a result)
 * belongs to the callee's last stop. The last stop is the end of the run: the moment of a
 * finding that ended it, or main's return. Steps are the machine's numbers, as findings
 * have them: statements, so in a log that begins with the run stop n is step n.
 *
 * Threads: a stop is also where another thread goes on in the middle of a statement, so that
 * what a stop did was done by one thread alone, the one whose statement it was. Such stops
 * have the step of the stop before, and stop n is not step n any more. A thread that has not
 * begun its first statement makes none.
 *
 * Long runs: the log may begin later than the run. Stop 0 is then the earliest moment
 * that was kept, and trace_begins() says its step. Buckets tell of the whole run.
 *
 * Everything here was written by a process that may have run hostile code: whatever the
 * bytes say, nothing here reads outside its tables, and texts are printable. */
#ifndef TRACE_H
#define TRACE_H

#include "base/base.h"

struct trace;
void trace_close(struct trace *t); /* NULL is fine */

struct trace_source {    /* the attempt's files, in its order */
    struct str name, text;
    bool secret;         /* nothing of it is shown but the calls of its functions, with their parameters */
};
struct trace_finding { uint64_t step; struct str text; }; /* as of struct finding */
struct trace_input {
    struct str program;  /* verdict.program */
    struct str log;      /* run_result.trace */
    struct str out, err; /* all that the run wrote */
    const struct trace_source *files;
    size_t file_count;
    const struct trace_finding *findings; /* to be told of; may be none */
    size_t finding_count;
};
/* Copies what it needs. NULL: there is nothing to show, *reterr says why. */
OWNED(trace_close) struct trace *trace_open(const struct trace_input *in, struct error *reterr);

/* ---- places and stops ---------------------------------------------------------- */

#define TRACE_NONE ((size_t)-1) /* no stop, no object */

struct trace_place { /* line 0: none */
    uint32_t file;      /* index into trace_input.files */
    int line, column, length; /* from 1; bytes to underline */
    struct str function; /* "" at the start. Lives as long as the trace */
};
enum { STOP_MADE = 1 /* heap */, STOP_FREED = 2, STOP_OUTPUT = 4, STOP_FINDING = 8, STOP_LOST = 16,
       STOP_CALL = 32, STOP_RETURN = 64, STOP_OPENED = 128, STOP_CLOSED = 256,
       STOP_SWITCH = 512 /* another thread goes on */ };
struct stop {
    uint64_t step;
    struct trace_place ran;  /* the statement that was carried out; line 0 at the start */
    struct trace_place next; /* the one about to be; line 0 at the end */
    uint32_t thread;         /* that ran it: 0 main's, then in the order of creation */
    uint32_t next_thread;    /* that goes on */
    uint32_t depth;          /* calls of that under way, main is 1 */
    uint32_t call;           /* number of the innermost one: index of trace_call() */
    unsigned marks;          /* STOP_ */
};
size_t trace_stops(const struct trace *t); /* at least 1 */
const struct stop *trace_stop(const struct trace *t, size_t n);
/* The stop at which the effects of this step are there: the last with step <= it. */
size_t trace_at_step(const struct trace *t, uint64_t step);
uint64_t trace_begins(const struct trace *t); /* step of the earliest moment kept; 0: all of it */
uint64_t trace_steps(const struct trace *t);  /* of the whole run */
enum { TRACE_THREADS = 16 };
/* One more than the highest number of a thread that the log tells of; 1: only main's. */
uint32_t trace_threads(const struct trace *t);
/* The whole run in TRACE_BUCKETS parts of equal length, for a scrubber; also of what the
 * log has dropped. */
enum { TRACE_BUCKETS = 256 };
struct trace_bucket { uint64_t from_step; unsigned marks; /* STOP_ */ };
const struct trace_bucket *trace_buckets(const struct trace *t, size_t *ret_count);

/* ---- calls and objects of the whole log ------------------------------------------ */

struct trace_call {
    struct str function;
    uint32_t caller;      /* number of the call that it was made from; of a thread's first: 0 */
    uint32_t depth;
    uint32_t thread;
    size_t from, to;      /* first stop it is there, first it is gone; TRACE_NONE: at the end it is */
};
size_t trace_calls(const struct trace *t); /* number 0 is nobody */
const struct trace_call *trace_call(const struct trace *t, uint32_t number);

enum trace_kind { TRACE_GLOBAL, TRACE_LITERAL, TRACE_VARIABLE, TRACE_HEAP,
                  TRACE_ARGUMENTS /* of main */, TRACE_LIBRARY };
/* An object of the run: a variable of one call, a block, a global. Numbers never change. */
struct trace_object {
    enum trace_kind kind;
    struct str name;      /* of a variable; of a block "block 2", counted from the run's first */
    struct str type;      /* "int [10]"; a block's as far as known at the end, "" unknown */
    uint64_t base, size;  /* address, bytes */
    uint32_t call;        /* TRACE_VARIABLE: whose */
    uint32_t block;       /* TRACE_HEAP: its number, from 1 */
    struct trace_place made_at, ended_at, lost_at; /* line 0: not known, or not yet */
    size_t made, ended, lost; /* stops at which that is so; TRACE_NONE: not in the log */
    uint32_t moved_from, moved_to; /* realloc: object numbers; 0 none */
};
size_t trace_objects(const struct trace *t); /* number 0 is nothing */
const struct trace_object *trace_object(const struct trace *t, size_t number);
/* The one that lies there (or lay there last) at a stop; 0: none. */
size_t trace_object_at(const struct trace *t, size_t stop, uint64_t address);

/* ---- a scene: all there is to see at a stop ---------------------------------------- */

enum cell_state {
    CELL_SET,     /* has a value */
    CELL_UNSET,   /* never written: "?" */
    CELL_PARTLY,  /* some of its bytes were */
    CELL_UNKNOWN, /* the log has not kept its bytes */
};
enum points {   /* where a pointer leads */
    POINTS_NOT,      /* it is none, or not set */
    POINTS_NULL,
    POINTS_INTO,     /* a live object */
    POINTS_PAST,     /* one past the end of a live object */
    POINTS_DANGLING, /* an object that is no more */
    POINTS_FUNCTION, /* value has its name */
    POINTS_WILD,     /* nothing of the program's */
};
/* A value: a variable, a member, an element, or a gap that stands for folded ones.
 * Cells of a box lie in one array, parents before children, in order of reading. */
struct scene_cell {
    struct str name;   /* "n", "next", "[2]"; "" for the value of a block that is one scalar */
    struct str type;   /* "struct node *" */
    struct str value;  /* "7", "'a' 97", "\"text\"", "?", "NULL"; of an aggregate "" */
    struct str was;    /* value before this stop, if changed and it had one */
    int level;         /* 0: the object itself; its members 1 ... */
    int parent;        /* index in the box's cells, or -1 */
    uint64_t address, size; /* of the bytes */
    enum cell_state state;
    bool changed;      /* by this stop */
    bool aggregate;    /* struct, union, array: the children follow, if it is opened */
    bool opened;
    uint64_t members;  /* of an aggregate: so many members or elements, opened or not */
    uint64_t folded;   /* > 0: a gap, in place of so many elements or members; name "[5..99]" */
    enum points points;
    size_t target;      /* object number; 0: none */
    int64_t target_offset; /* bytes from its base */
    bool owns;          /* this pointer owns the block it leads to; otherwise it borrows */
};
enum box_state { BOX_LIVE, BOX_FREED, BOX_LOST /* live, and nothing points to it */,
                 BOX_RETURNED, BOX_LEFT };
struct scene_box { /* an object */
    size_t object;
    enum trace_kind kind;
    enum box_state state;
    struct str name, type; /* type as known at this stop */
    struct str label;      /* a block's: "block 2, 40 bytes, made in line 5"; where freed or lost */
    uint64_t base, size;
    bool fresh;            /* made by this stop */
    bool changed;          /* any of its cells, or its state */
    struct scene_cell *cells;
    size_t count;
    size_t owner_object;   /* a block's: where the pointer lies that owns it; 0 none */
    struct str owner;      /* "list.head"; "" none, or several */
    uint32_t holders;      /* several own it: so many, by a number that it keeps; else 0 */
    bool linked;           /* of a struct type that points to its own kind: list, tree, graph */
};
struct scene_frame {
    uint32_t call;
    uint32_t thread;
    struct str function;
    struct trace_place at;  /* innermost: next to run; else the call it waits for */
    bool ghost;             /* returned; shown because something still points into it, or
                               because it has only just returned */
    struct str returned;    /* "7", of one that has only just returned a value; "" */
    size_t *boxes;          /* its variables, by index into scene.boxes, in order of declaration */
    size_t count;
};
/* A thread with calls under way, in a log of several: its frames are scene.frames[first...]. */
struct scene_thread {
    uint32_t number;
    struct str name;        /* "thread 2: worker()" */
    bool goes_on;           /* at this stop; of the others frame.at is where they stand */
    size_t first, count;
    size_t hidden, outer;   /* as scene.frames_hidden, of the thread's own */
};
/* Arguments of main that are pointed to are among the literals. */
struct scene_open { struct str name; struct trace_place at; }; /* an open file */
/* What the stop did, in the order in which it came, a finding first: one clause each, no
 * full stop. rank: how much it tells, from 0, the most, on. */
struct scene_change { struct str text; size_t object; uint64_t address; int rank; };
struct scene {
    size_t number;          /* the stop's */
    struct stop stop;
    struct scene_frame *frames; /* outermost first, ghosts last; thread by thread, the first
                                   thread's first */
    size_t frame_count;
    struct scene_thread *threads;
    size_t thread_count;        /* 0: there is only main's in the whole log */
    size_t frames_hidden;       /* of a very deep recursion of the first thread's: so many behind
                                   the first frames_outer of them are left out */
    size_t frames_outer;
    struct scene_box *boxes;    /* every object shown: globals, then frames', literals, then
                                   blocks by number. A box keeps its place in this order
                                   from stop to stop */
    size_t box_count;
    size_t *globals, *literals, *blocks; /* indices into boxes */
    size_t global_count, literal_count, block_count;
    size_t blocks_hidden;   /* freed long ago and not pointed to: there are so many more */
    size_t globals_left_out; /* too many to be shown; those that changed are */
    size_t blocks_left_out; /* live, but too many to be shown */
    struct scene_open *open;
    size_t open_count;
    struct str out;         /* what was printed up to here; stderr apart */
    struct str err;
    size_t out_new, err_new; /* bytes of it by this stop */
    struct scene_change *changes;
    size_t change_count;
};
struct scene_key { size_t object; uint64_t offset; }; /* an aggregate cell */
struct scene_options {
    int depth;        /* aggregates are opened so deep; 0: 2 */
    int elements;     /* of an array, before it is folded; 0: 8 */
    int ghosts;       /* freed blocks that nothing points to, at most; 0: 12 */
    int blocks;       /* live ones, at most, besides those that the stop made, changed or lost; 0: 2000 */
    const struct scene_key *opened; /* opened whole by hand, however long */
    size_t opened_count;
    const struct scene_key *closed;
    size_t closed_count;
};
/* Moves the cursor; costs what lies between the last scene and this one. Everything in
 * the arena. o NULL: defaults. An element that is pointed to or has just changed is shown
 * even in a folded array. */
struct scene *trace_scene(struct trace *t, struct arena *a, size_t stop, const struct scene_options *o);
const struct scene_box *scene_box_of(const struct scene *s, size_t object); /* NULL: not shown */
/* Index of the innermost shown cell of the box that holds the address; -1: outside. */
int scene_cell_at(const struct scene_box *b, uint64_t address);

/* ---- time --------------------------------------------------------------------------- */

/* The next stop (forward) or the one before, on the line level of the call that the stop
 * is in: calls that it makes are stepped over; at its end, its caller goes on. TRACE_NONE:
 * there is none. */
size_t trace_line(const struct trace *t, size_t stop, bool forward);
/* The nearest stop before or behind with one of the marks. */
size_t trace_mark(const struct trace *t, size_t stop, unsigned marks, bool forward);
enum moment { MOMENT_MADE, MOMENT_WRITTEN /* last before or at the stop */, MOMENT_WRITTEN_NEXT,
              MOMENT_MOVED /* realloc, or another owner */, MOMENT_FREED /* or it went out of scope */,
              MOMENT_LOST };
/* When that happened to an object; seen from a stop. size 0: to any byte of it; else to
 * these. TRACE_NONE: it did not. */
size_t trace_moment(struct trace *t, enum moment m, size_t object, uint64_t address, uint64_t size,
                    size_t stop);
/* Searches time from a stop on, and once round. Understood: `n == 7` `n = 7` `p->len > 3`
 * `v[2] != 0` (a value that became so), `n` or `wrote n` (who wrote it), `line 12`,
 * `free`, `malloc`, `call f`, `print TEXT`, `NULL` behind == for pointers.
 * TRACE_NONE: *ret_say, in the arena, says what was not found or not understood. */
size_t trace_search(struct trace *t, struct arena *a, size_t stop, struct str query, bool forward,
                    struct str *ret_say);

/* ---- sub-expressions ------------------------------------------------------------------ */

/* Values within one statement, in the order they were computed; only in a log of an
 * attempt with `values`. */
struct trace_value { struct trace_place at; struct str text, value; };
size_t trace_values(struct trace *t, struct arena *a, size_t stop, struct trace_value **ret);
bool trace_has_values(const struct trace *t);

/* ---- the ledger ------------------------------------------------------------------------ */

struct ledger_entry {
    int line;
    enum { LEDGER_MADE, LEDGER_OWNS, LEDGER_BORROWS, LEDGER_MOVED, LEDGER_FREED, LEDGER_LOST } what;
    uint32_t block;
    struct str who;  /* "p", "list.head"; of MOVED: the new owner */
    struct str text; /* "p owns 1", "q borrows 1", "1 freed", "1 lost" */
};
/* What happened to the ownership of heap blocks in each line of a file, in this run up to
 * a stop; of a line that ran often, the last time. By line. */
size_t trace_ledger(struct trace *t, struct arena *a, uint32_t file, size_t stop,
                    struct ledger_entry **ret);
/* What this stop alone changed: the entries of the line that ran, in place of those the
 * line had; none, if it keeps them. Of a call that it ended, those of the call's line, too. For whoever goes through all stops in order. */
size_t trace_ledger_of(struct trace *t, struct arena *a, size_t stop, struct ledger_entry **ret);

/* ---- in words --------------------------------------------------------------------------- */

/* "step 14, line 9: `q` now points to block 2, element 0". Printable, one line. */
struct str trace_tell(struct trace *t, struct arena *a, size_t stop);
struct str scene_tell(const struct trace *t, struct arena *a, const struct scene *s); /* the same, of its scene */
/* The whole scene as text that reads well aloud. */
void scene_text(struct buf *out, const struct trace *t, const struct scene *s);
/* One scene, or the whole trace stop by stop, as JSON; see docs/TRACE-JSON.md. The whole is
 * handed out in pieces, for it may be hundreds of megabytes, until put says false. */
void scene_json(struct buf *out, const struct trace *t, const struct scene *s);
bool trace_json(struct trace *t, bool (*put)(void *to, struct str piece), void *to);

#endif
