/* A judged run once more, with its trace: what `freehold trace` and the picture of --plain
 * look at. Private to this room.
 *
 *   replay.c      the attempt with history, the window of a long run, findings by stop
 *   trace_words.c a stop as lines: for text, and for --plain
 *   trace_sheet.c a stop on one canvas, code beside picture: for SVG and terminals
 *   trace_out.c   where it is written
 *   trace_page.c  every stop, each row of a picture once: the data of the HTML page
 *   trace_html.c  the page around it; page/ has its style and script */
#ifndef CLI_REPLAY_H
#define CLI_REPLAY_H

#include "cli/cli.h"
#include "trace/trace.h"
#include "ui/canvas.h"

struct replay_finding { /* as first judged, so also one outside the window */
    const char *code;
    struct str message;
    uint64_t step; /* the moment to look at: of a leak, when the last pointer went; 0 unknown */
};
struct replay {
    struct arena arena;
    struct attempt attempt; /* with history; lives in the arena */
    struct verdict *verdict; /* of that attempt */
    struct trace *trace;
    uint64_t steps;         /* of the whole run */
    struct replay_finding *findings;
    size_t finding_count;
};
struct replay_wish {
    bool values;        /* sub-expressions are logged as well */
    bool from_start;    /* of a long run keep its first part, not its last */
    uint64_t step;      /* that step must be in it; 0: none in particular */
};
/* Runs once more what was judged: that run of the attempt. Copies what it needs. False:
 * there is nothing to look at, *reterr says why; release it all the same. */
bool replay_open(struct replay *r, struct judge *j, const struct attempt *all,
                 const struct verdict *judged, size_t run, const struct replay_wish *w,
                 struct error *reterr);
void replay_release(struct replay *r);
/* Another part of a long run: the one that holds the step, if it is not there. */
bool replay_move(struct replay *r, struct judge *j, uint64_t step, struct error *reterr);
/* Where to look first: the first finding's stop, else the end. */
size_t replay_first_look(const struct replay *r);
/* The stop at which a statement of that line was over for the n-th time (from 1), with all
 * calls that it made. TRACE_NONE: it was not; *ret_times says how often it was. */
size_t replay_line(const struct replay *r, uint32_t file, int line, int64_t n, int64_t *ret_times);
/* "Kept are steps 4750000 to 5000000 of 5000000.", "" if all of it is there. */
struct str replay_kept(struct arena *a, const struct replay *r);

/* ---- trace_words.c ------------------------------------------------------------- */

/* Of what may be thousands of blocks, as many as anybody reads; JSON has more. */
extern const struct scene_options trace_shown;
/* The words of a stop: what it did, and with whole all there is to see. */
void trace_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop, bool whole);
/* The values within its statement, without literals: "`n++` is 2", "`n = f(2)` gave 4". */
size_t trace_values_told(const struct replay *r, struct arena *a, size_t stop, struct str **ret);
/* The same as lines below a heading, "" if there are none. */
void trace_values_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop);
/* "prog.c, step 14, line 9" */
struct str trace_title(struct arena *a, const struct replay *r, size_t stop);
/* Source line, from 1, "" outside; and how many there are. */
struct str trace_source_line(const struct replay *r, uint32_t file, int line);
int trace_source_lines(const struct replay *r, uint32_t file);

/* ---- trace_sheet.c --------------------------------------------------------------- */

struct sheet_look { int width; bool ascii; /* of the picture */ };
/* The picture alone, at its width. */
void sheet_picture(struct canvas *to, struct replay *r, size_t stop, const struct sheet_look *look);
/* An SVG of the stop: what it did, code, picture, output. */
void sheet_svg(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look);

/* ---- trace_out.c ----------------------------------------------------------------- */

enum trace_out_kind { TRACE_OUT_DATA, TRACE_OUT_WORDS, TRACE_OUT_DRAWING };
struct trace_out {
    const struct cli *c;
    enum trace_out_kind kind;
    const char *path; /* NULL: standard output */
    struct file_out file;
};
/* path NULL, "-" or where standard output leads: there. False: abandon it all the same. */
bool trace_out_open(struct trace_out *o, const struct cli *c, const char *path, enum trace_out_kind kind,
                    struct error *reterr);
/* False: more need not be tried. */
bool trace_out_put(struct trace_out *o, struct str text, struct error *reterr);
bool trace_out_close(struct trace_out *o, struct error *reterr);
void trace_out_abandon(struct trace_out *o);

/* ---- trace_page.c, trace_html.c ---------------------------------------------------- */

void trace_html(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look);

#endif
