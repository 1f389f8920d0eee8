/* report/ - what a team lead reads: progress of one or many learners.
 *
 *   report.c   the door: gather, finish, write in the format asked for
 *   gather.c   progress files to figures, event by event
 *   names.c    (pack, item), tags and codes to small numbers
 *   memory.c   what is remembered: mastered, fragile, due; forecast, inventory
 *   capstones.c points and dares of what was built in stages
 *   figures.c  what follows when all is read: medians, rates, the hardest
 *   stuck.c    who is stuck, and the reason in words
 *   words.c    times, dates and text from outside as a reader wants them
 *   table.c    columns that fit a width
 *   text.c     on the terminal, with bars
 *   csv.c      RFC 4180, with cells that begin with = + - @ defused
 *   html.c     one self-contained printable page, pictures as inline SVG
 *   json.c     the figures as they are
 *
 * Neighbours: base, pack, progress below. Never ranks people. */
#ifndef REPORT_H
#define REPORT_H

#include "pack/pack.h"
#include "progress/progress.h"

enum report_format { REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_HTML };

struct report_options {
    enum report_format format;
    int width;      /* columns, REPORT_TEXT */
    bool ascii;     /* no bars or marks outside ASCII */
    bool colour;    /* REPORT_TEXT */
    int64_t now_ms; /* "silent for 9 days" counts from here */
};
/* Reads every file (or a folder of them) and writes the report to out. A file that
 * cannot be read is named in the report and in *reterr, the others are still
 * reported; false if none could be read. */
bool report_write(const struct pack *pack, const char *const *files, size_t count,
                  const struct report_options *options, struct buf *out, struct error *reterr);

#endif
