/* A text being edited: an array of lines, one undo history, lines that may not
 * be touched. It knows no screen but cell columns, no keys, no clock: time comes
 * in with the edits.
 *
 * A position is (line, byte): both from 0, byte at most the line's length. "a\n"
 * is two lines, the second empty; a text always has at least one line. CR LF and
 * lone CR become LF on loading. Bytes that are no UTF-8 are kept as they are and
 * count as one character each.
 *
 * Undo: edits between text_begin() and text_end() are one step. A step of typing
 * joins the step before it when that was the same kind of typing, ended where
 * this one starts, less than TEXT_PAUSE_MS ago, and no new word begins. */
#ifndef UI_TEXT_H
#define UI_TEXT_H

#include "base/base.h"

#define TEXT_TAB 4           /* cells from one tab stop to the next */
#define TEXT_PAUSE_MS 1000

struct pos { int line, byte; };
struct range { struct pos from, to; }; /* from <= to; to is excluded */
int pos_cmp(struct pos a, struct pos b);
bool pos_eq(struct pos a, struct pos b);
struct range range_of(struct pos a, struct pos b); /* in order */

/* Where the typing goes on, and the other end of the selection (equal: none).
 * Kept by the editor, remembered by undo. */
struct caret { struct pos at, anchor; };

enum edit_result {
    EDIT_DONE,
    EDIT_NOTHING, /* there was nothing to change */
    EDIT_LOCKED,  /* refused: it would touch a locked line; nothing was changed */
};
enum edit_kind { EDIT_STEP, EDIT_TYPING, EDIT_ERASING }; /* the last two join up */

struct text;
void text_free(struct text *t); /* NULL is fine */
OWNED(text_free) struct text *text_new(void);
/* Replaces everything, forgets the undo history and the locks. */
void text_load(struct text *t, struct str bytes);
void text_save(const struct text *t, struct buf *out); /* appended, lines joined by '\n' */
uint64_t text_version(const struct text *t); /* grows with every change, undo included */
/* The first line that may differ since the last call; INT_MAX: none. */
int text_changed_from(struct text *t);

int text_lines(const struct text *t);
struct str text_line(const struct text *t, int line); /* borrowed until the next change */
struct pos text_end_pos(const struct text *t);
struct pos text_clamp(const struct text *t, struct pos p); /* inside, on a character's start */
void text_slice(const struct text *t, struct range r, struct buf *out); /* appended */

/* Lines [first, end) may be changed, all others are locked. They grow and shrink
 * with what is typed in them. first == end is given one empty line of its own,
 * or nothing could be typed. text_unlock() frees all lines. */
void text_lock_outside(struct text *t, int first, int end);
void text_unlock(struct text *t);
bool text_is_limited(const struct text *t);
bool text_is_locked(const struct text *t, int line);
struct range text_open_range(const struct text *t); /* all that may be changed */

/* Edits. One that is outside begin/end is a step of its own (caret unknown:
 * undo then puts it at the edit). ret_end (may be NULL) is where the new bytes
 * end. Inserted CR LF and CR become LF. */
void text_begin(struct text *t, enum edit_kind kind, struct caret before, int64_t now_ms);
void text_end(struct text *t, struct caret after);
void text_seal(struct text *t); /* the next step joins nothing: the cursor was moved */
MUST_USE enum edit_result text_replace(struct text *t, struct range r, struct str with,
                                       struct pos *ret_end);
MUST_USE enum edit_result text_insert(struct text *t, struct pos at, struct str what,
                                      struct pos *ret_end);
MUST_USE enum edit_result text_erase(struct text *t, struct range r);
/* False: nothing to undo (redo). */
bool text_undo(struct text *t, struct caret *ret);
bool text_redo(struct text *t, struct caret *ret);

/* Moves. A character is a base with its combining marks. */
struct pos text_left(const struct text *t, struct pos p);  /* over a line's end too */
struct pos text_right(const struct text *t, struct pos p);
struct pos text_word_left(const struct text *t, struct pos p);
struct pos text_word_right(const struct text *t, struct pos p);
struct range text_word_at(const struct text *t, struct pos p); /* for a double click */
/* Cells before byte in the line, tabs counted; and back: the character that
 * covers that cell. */
int text_column(struct str line, int byte);
int text_byte(struct str line, int column);
/* The bracket that belongs to the one at p or before it. False: none. Skips
 * nothing (the editor hands over which bytes are strings or comments, or NULL). */
bool text_bracket(const struct text *t, struct pos p,
                  bool (*is_code)(void *ctx, struct pos p), void *ctx, struct pos *ret_here,
                  struct pos *ret_other);
/* The next place of needle from p on (or before p), going round the end. Case
 * matters only if needle has a capital (ASCII). */
bool text_find(const struct text *t, struct str needle, struct pos p, bool backwards,
               struct range *ret, bool *ret_wrapped);

#endif
