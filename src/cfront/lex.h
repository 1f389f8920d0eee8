/* lex.h - what lex.c and lex_quote.c share. */
#ifndef CFRONT_LEX_H
#define CFRONT_LEX_H

#include "cfront/token.h"

/* What a byte is good for, in a name or number and elsewhere. */
enum {
    BLANK = 1,   /* white space but the newline */
    LETTER = 2,  /* starts and continues a name */
    DIGIT = 4,
    ODD = 8,     /* may be part of a name: '\\' of \u, '$', bytes of UTF-8 */
    QUOTE = 16,
    STOP = 32,   /* ends the quick scan of a quoted text */
};
enum { WORD = LETTER | DIGIT };
extern const uint8_t lex_class[256];
static inline uint8_t class_at(const char *p) { return lex_class[(unsigned char)*p]; }

/* A splice right behind the last character is no part of the span. */
struct span lex_span(struct lexer *l, const char *from, const char *to);

/* from: the prefix, or the opening quote itself at open. Sets kind and l->at, and the
 * text where it is not the bytes up to there. */
void lex_quoted(struct lexer *l, struct token *t, const char *from, const char *open);
/* A curly quote from a text processor, code at p: read as the plain one that was
 * meant. False: it is none, or has no partner. */
bool lex_curly(struct lexer *l, struct token *t, const char *p, uint32_t code);

#endif
