/* What a terminal is to the rest of ui/: it shows a canvas and yields events.
 * Two kinds: curses (term_curses.c) and memory (term_memory.c, for tests).
 *
 * A view or app never asks which one it has. The loop is
 *
 *     draw into the canvas; term_blit(t, canvas, theme);
 *     if (!term_read(t, &wait, &event)) ...; handle the event
 *
 * Restoring: from term_curses_open() to term_close() the terminal is in raw
 * mode on its alternate screen. It is put back on close, suspend, exit(), BUG,
 * out of memory, and on a crash of ours (SIGSEGV, SIGBUS, SIGFPE, SIGILL,
 * SIGABRT, SIGSYS: bytes prepared beforehand are written with write(), the modes
 * with tcsetattr(), both async-signal-safe, then the signal is raised again).
 * SIGTERM, SIGHUP, SIGINT become EVENT_SIGNAL, so that drafts are saved. */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "ui/canvas.h"
#include "ui/event.h"
#include "ui/theme.h"

struct term_wait {
    int timeout_ms;   /* -1: for ever, 0: just look */
    const int *fds;   /* watched for reading beside the terminal; borrowed */
    size_t fd_count;  /* at most TERM_FDS */
};
#define TERM_FDS 8

struct term; /* embedded first in each backend's own struct */
struct term_ops {
    const char *name;
    void (*blit)(struct term *t, const struct canvas *c, const struct theme *theme);
    void (*read)(struct term *t, const struct term_wait *w, struct ui_event *ret);
    void (*suspend)(struct term *t);             /* the Ctrl-Z of a shell: returns when continued */
    void (*leave)(struct term *t);               /* give the screen to another program ($EDITOR) */
    void (*enter)(struct term *t);               /* and take it back */
    void (*bell)(struct term *t);
    bool (*copy)(struct term *t, struct str text); /* to the system's clipboard; false: cannot */
    void (*mouse)(struct term *t, bool on);
    void (*close)(struct term *t);               /* restores and frees */
};
struct term {
    const struct term_ops *ops;
    int rows, cols;  /* as of the last event */
    int colours;     /* 0, 8, 16, 256 ... */
    bool ascii;      /* it cannot show UTF-8 */
    bool mouse_on;
};

/* Thin doors to ops. */
void term_blit(struct term *t, const struct canvas *c, const struct theme *theme);
void term_read(struct term *t, const struct term_wait *w, struct ui_event *ret); /* blocks */
void term_suspend(struct term *t); /* afterwards read EVENT_RESIZE: draw everything */
void term_leave(struct term *t);
void term_enter(struct term *t);   /* the next blit paints everything */
void term_bell(struct term *t);
bool term_copy(struct term *t, struct str text); /* OSC 52; at most 64 KiB */
void term_mouse(struct term *t, bool on);
void term_close(struct term *t); /* NULL is fine */

/* ---- term_curses.c ------------------------------------------------------- */

struct term_curses_options {
    const char *type; /* NULL: $TERM */
    int in_fd, out_fd; /* usually 0 and 1; must be a terminal unless any_fd */
    bool any_fd;       /* tests: pipes will do; size is rows x cols below */
    int rows, cols;    /* only with any_fd */
    bool ascii;        /* forced; otherwise by the locale (setlocale() was called) */
    bool mouse;
};
/* NULL and *reterr (ERROR_UNAVAILABLE, the sentence names --plain) when input or
 * output is no terminal, or its type is unknown and no fall-back fits. A type
 * that is unknown is tried as xterm-256color, then as vt100; ret_note (may be
 * NULL) then points at a static sentence to show, else it is set to NULL. */
OWNED(term_close)
struct term *term_curses_open(const struct term_curses_options *o, const char **ret_note,
                              struct error *reterr);

/* ---- term_memory.c ------------------------------------------------------- */

/* A terminal of rows x cols that types a key script and looks at what is drawn.
 * The app's own loop runs unchanged: term_read() carries out the script's next
 * steps. Steps that look (expect ...) are done against the canvas of the last
 * term_blit(); steps that act return one event. At the end of the script, or at
 * its first failed step, it returns EVENT_END for ever, upon which the app quits.
 *
 * The script is UTF-8 text, one step a line; # starts a comment line.
 *   type "text"          each character as a key; \n Enter, \t Tab, \" \\ themselves
 *   key Ctrl-S           one key, named as in event.h; several may follow each other
 *   paste "text"         one bracketed paste
 *   mouse click R C      press and release at row R, column C (from 0)
 *   mouse double R C     the same twice; also: press, drag, release, wheel-up, wheel-down
 *   resize 80x24         columns x rows
 *   tick                 one EVENT_TICK
 *   signal 15            one EVENT_SIGNAL
 *   wait NAME            until script_hooks.settled(NAME) is true
 *   wait "text"          until the text is on the screen
 *   expect "text"        the text is on the screen now, in one row
 *   expect-not "text"    it is not
 *   expect-row N "text"  row N (from 0) is exactly this, blanks at its ends aside
 *   expect-bar "text"    the text is on the screen now within reversed cells of one row
 *   expect-bar "text"    the text is on the screen now, within reversed cells of one row
 *   expect-cursor R C    the cursor is there
 *   screen NAME          the canvas equals the file NAME.txt in screens_dir;
 *                        with UPDATE=1 in the environment it is written instead
 *   do NAME              calls script_hooks.act(NAME): for things beside the screen
 *   say "text"           prints "# text"
 * While a wait goes on, term_read() watches the app's fds as usual and returns
 * EVENT_FD or EVENT_TICK; after wait_ms the step fails, with the screen in the
 * message. */
struct script_hooks {
    /* True when the named thing is so ("verdict": no attempt is under way). May
     * be NULL: every name is then so at once. */
    bool (*settled)(void *ctx, const char *name);
    /* False: the step fails. May be NULL: every `do` fails. */
    bool (*act)(void *ctx, const char *name);
    void *ctx;
    const char *screens_dir; /* folder of pictures; NULL: `screen` fails */
    int wait_ms;             /* 0: 10 000 */
};
struct term_memory_options {
    int rows, cols;
    bool ascii;
    int colours;
    struct str script;      /* borrowed until close */
    const char *name;       /* of the script, for messages: NAME:LINE: ... */
    struct script_hooks hooks;
};
/* NULL and *reterr (ERROR_DATA) when the script does not parse. */
OWNED(term_close)
struct term *term_memory_open(const struct term_memory_options *o, struct error *reterr);
/* Hooks often need the app, which needs the term: set them after opening. */
void term_memory_hooks(struct term *t, struct script_hooks hooks);
/* Empty: every step so far was good. Borrowed until close. */
struct str term_memory_failure(const struct term *t);
bool term_memory_finished(const struct term *t); /* all steps were carried out */
/* The last canvas as text, rows ending in newlines. */
void term_memory_dump(const struct term *t, struct buf *out);
/* What was handed to term_copy() last; and how often the bell rang. */
struct str term_memory_copied(const struct term *t);
int term_memory_bells(const struct term *t);

#endif
