/* The widget in which a learner types C: modeless, keys as in the actions table
 * (those of IN_EDITOR), mouse, C colouring, gutter with line numbers and marks,
 * locked lines, find and go to line with a prompt in its own last row.
 *
 * Ctrl-Z is undo here, as everywhere else where text is typed; the program is
 * suspended with Ctrl-Z in the other panes and with Alt-Z anywhere.
 *
 * It borrows nothing and asks no clock: now_ms comes in with the events. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "ui/canvas.h"
#include "ui/event.h"
#include "ui/highlight.h"
#include "ui/text.h"

enum editor_result {
    EDITOR_IGNORED, /* not a key of the editor: the view may have it */
    EDITOR_HANDLED, /* cursor, selection, scrolling, prompt: draw again */
    EDITOR_CHANGED, /* the text changed: judge it, save the draft */
    EDITOR_LOCKED,  /* refused, the line is locked: say so, ring the bell */
    EDITOR_COPIED,  /* the clipboard changed: hand it to term_copy() */
    EDITOR_CUT,     /* text and clipboard changed */
};

/* A diagnostic or finding at a line. */
struct editor_mark {
    int line;            /* from 0 */
    int byte, length;    /* underlined; length 0: only the gutter is marked */
    enum mark mark;      /* MARK_ERROR, MARK_WARNING */
    enum role role;      /* ROLE_FAIL, ROLE_WARN, ROLE_NOTE */
    char text[160];      /* shown by editor_mark_at() */
};

/* What the run that is looked at has to say of a line, shown at its right edge where
 * there is room. */
struct editor_note {
    int line;            /* from 0 */
    enum role role;
    char text[64];
};

struct editor {
    struct text *text;        /* owned */
    struct caret caret;
    int want_col;             /* cell column that Up and Down try to keep */
    int top, left;            /* first line, first cell column shown */
    bool follow;              /* the next draw scrolls to the cursor */
    bool read_only;           /* everything is locked (a solution beside it) */
    bool plain;               /* prose is typed, not C (predict-output): no
                                 colouring, no indenting, no gutter */
    struct highlight highlight;
    struct buf roles;         /* of the line looked at last */
    int roles_line;           /* -1: none */
    struct editor_mark *marks; /* owned, sorted by line */
    size_t mark_count;
    int ran, next;            /* lines of the run that is looked at; -1: none */
    struct editor_note *notes; /* owned, sorted by line */
    size_t note_count;
    int show_line;            /* the next draw scrolls there without the cursor; -1: not */
    struct buf clipboard;
    struct buf needle;        /* what was looked for last */
    struct buf prompt_text;
    enum editor_prompt { EDITOR_PROMPT_NONE, EDITOR_PROMPT_FIND, EDITOR_PROMPT_LINE } prompt;
    struct pos prompt_from;   /* where the search starts while its text is typed */
    struct rect drawn;        /* of the last draw: text area, for the mouse */
    int gutter;               /* cells left of it */
    bool clipboard_line;      /* whole lines were cut: they are pasted as such */
    int lines_seen;           /* so that marks move along with their lines */
    bool dragging;
    char message[96];         /* "12 of 40", "not found", "locked"; "" none */
};
void editor_init(struct editor *e);
void editor_release(struct editor *e);
/* A new text: undo starts afresh, cursor at the first line that can be changed
 * (behind its indentation). limited: only lines [first, end) can be changed. */
void editor_load(struct editor *e, struct str text, bool limited, int first, int end);
/* Takes a text that another program changed, as one step that can be undone; the
 * cursor stays where it can. False: it was the same. The locks are set again. */
bool editor_reload(struct editor *e, struct str text, bool limited, int first, int end,
                   int64_t now_ms);
void editor_save(const struct editor *e, struct buf *out); /* appends the text */
enum editor_result editor_handle(struct editor *e, const struct ui_event *ev, int64_t now_ms);
/* Inserts text at the cursor, as if typed (snippets, tests). */
enum editor_result editor_insert(struct editor *e, struct str text, int64_t now_ms);
void editor_goto(struct editor *e, int line, int byte); /* from 0; scrolls there */
/* Replaces all marks; they are copied. */
void editor_set_marks(struct editor *e, const struct editor_mark *marks, size_t count);
const struct editor_mark *editor_mark_at(const struct editor *e, int line); /* or NULL */
/* The line that ran and the one that is next (from 0, or -1), and notes, which are copied.
 * show: they are brought into view. */
void editor_set_run(struct editor *e, int ran, int next, bool show,
                    const struct editor_note *notes, size_t count);
void editor_set_notes(struct editor *e, const struct editor_note *notes, size_t count); /* these alone */
/* The next marked line after the cursor, going round; false: no marks. */
bool editor_next_mark(struct editor *e, bool backwards);
/* Draws all of r, and the canvas's cursor if focus. Scrolls first, so it changes
 * top and left: the one thing in drawing that does. */
void editor_draw(struct editor *e, struct canvas *c, struct rect r, bool focus);
/* "12:5", for a status line. */
struct editor_place { int line, column, lines; bool selected; }; /* line, column from 1 */
struct editor_place editor_where(const struct editor *e);

#endif
