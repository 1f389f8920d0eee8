/* A lexer of line splices, comments, strings and the starts of lines: what one has
 * to know of C to find a directive or a literal in a text. It reads as the standard
 * says; where libtcc differs is said at the callers. Private to this room. */
#ifndef JUDGE_LEX_H
#define JUDGE_LEX_H

#include "base/base.h"

enum lex_kind { LEX_END, LEX_BLANK, LEX_COMMENT, LEX_QUOTE, LEX_OTHER };

struct lex { /* start with text and len, and line_start true */
    const char *text; /* borrowed */
    size_t len;
    size_t at;        /* behind what lex_next() found */
    size_t from;      /* where that begins */
    bool line_start;  /* nothing but blanks and comments in this logical line so far */
    bool first;       /* what lex_next() found is the first in its logical line */
    bool torn;        /* a string or character constant was not ended in its line */
    bool open;        /* the text ended within a comment */
};
/* The next blank, comment, literal, or one character of anything else. */
enum lex_kind lex_next(struct lex *l);

/* Length of a line splice (backslash, end of line) at i, or 0; past all at i. */
size_t lex_splice(const struct lex *l, size_t i);
size_t lex_skip_splices(const struct lex *l, size_t i);
/* Past blanks, splices and block comments, within the logical line. */
size_t lex_skip_blanks(const struct lex *l, size_t i);
/* End of the logical line at i; comments may carry it over several. */
size_t lex_line_end(const struct lex *l, size_t i);
/* If word stands at i (splices within it allowed), where it ends; else 0. */
size_t lex_word(const struct lex *l, size_t i, const char *word);

#endif
