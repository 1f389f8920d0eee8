/* ui/ - the course on a screen.
 *
 *   ui.h             this tour, and what the rest of Freehold calls: ui_run()
 *   canvas.[ch]      a grid of cells that everything draws into
 *   theme.[ch]       roles (FAIL, DIM, KEYWORD ...) to colours and attributes
 *   term.[ch]        what a terminal is: blit a canvas, read an event
 *   term_curses.c    the only file that includes curses
 *   term_input.[ch]  what a terminal sends, as events; knows no curses
 *   term_restore.[ch] the terminal put back on every way out; signals as bytes
 *   term_memory.c    the same as curses for tests: keys in, pictures out
 *   term_script.[ch] key scripts, parsed
 *   event.[ch]       keys, mouse, paste, resize, as one struct
 *   actions.[ch]     every action once (id, keys, name, help); feeds key map,
 *                    help screen, footer, key scripts and the manual
 *   text.[ch]        a text being edited: lines, undo, locks
 *   text_move.c      moves, columns, brackets and searching in it
 *   editor.[ch]      the widget: keys, moves, mouse, marks
 *   editor_*.c       what changes the text, the find prompt, drawing
 *   highlight.[ch]   C tokens to roles
 *   prose.[ch]       text and Markdown laid out to a width
 *   prose_*.c        the blocks of a document, drawing
 *   view.h           what a view is: a table of operations
 *   app.[ch]         one struct app: study, theme, canvas, the stack of views; the loop
 *   app_draw.c       title row, footer, messages
 *   place.c          where the learner is, written down
 *   page.c           prose that scrolls and is searched
 *   pane.h pane_*.c  the task with its hints, the verdict; outputs.c side by side
 *   pane_trace.c     the picture beside the code: which run; pane_arrival.c ... at which step
 *   pane_time.c      ... its keys; pane_cells.c ... the bar on its cells
 *   pane_picture.c   ... drawn; scrub.c ... the whole run as one row
 *   trace_marks.c    ... what it has to say beside the lines of the code
 *   follow.[ch]      the place in a run, carried over an edit of its text
 *   bench*.[ch]      task, work, verdict and picture on one screen or behind tabs
 *   exercise*.[ch]   an exercise's file, and when it is judged and counted
 *   lanes.h lanes_draw.c threads_*.c  the schedules of threads: lanes, outcomes, the game
 *   view_round.c     reviews and the placement inventory: what lies around their items
 *   view_*.c         welcome, map, lesson, exercise, predict, quiz, solution, play,
 *                    threads, help, message
 *   ui.c             ui_run(), key scripts
 *
 * Neighbours: all rooms below; cli above. State changes in handle(), never in
 * draw(). */
#ifndef UI_H
#define UI_H

#include "study/study.h"

struct ui_options {
    const char *theme;   /* "colour", "contrast", "mono" or NULL: choose */
    bool rounds;         /* begin with a round of this kind */
    enum round_kind round;
    const char *item;    /* id or slug to open at once, or NULL */
    bool ascii;          /* forced; otherwise by the locale */
    bool mouse;
    const char *keys;    /* a key script for tests (memory backend), or NULL */
};
/* Runs until the learner quits. The exit code, or -1 with *reterr when there is
 * no terminal to run on. The terminal is as before on every way out. */
int ui_run(struct study *s, const struct ui_options *o, struct error *reterr);

#endif
