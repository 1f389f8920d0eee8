/* own_library.h - a line of the library's contracts: own_library_table.c has them, own_library.c reads
 * them, own_explain.c tells them. Not for others. */
#ifndef CFRONT_OWN_LIBRARY_H
#define CFRONT_OWN_LIBRARY_H

#include "cfront/own.h"

enum { LIBRARY_TAKES_IF_RESULT = 1, /* own_contract.takes_if_result */
       LIBRARY_REMEMBERS = 4,       /* it remembers an address from call to call: its note says more */
       LIBRARY_GROWS = 2 };         /* own_contract.grown: the parameter with `gives` */
struct library_row {
    const char *text;     /* the declaration, one pair of brackets behind the name */
    const char *ends;     /* the function that ends what it gives; NULL: it gives nothing */
    const char *resource; /* "block", "file"; NULL the same */
    uint8_t success;      /* enum own_success: of out-parameters */
    uint8_t flags;
    const char *failure;  /* when the call fails, a clause; NULL: it cannot, or nothing is to be said */
    const char *note;     /* sentences; NULL: none */
    const char *rust;     /* what Rust has there; NULL: references, as everywhere */
};
extern const struct library_row library_rows[];
extern const size_t library_row_count;

/* The line of this function; NULL: there is none. */
const struct library_row *library_row_of(struct str name);
struct str library_row_name(const struct library_row *r);

/* A parameter of a line, and what stands in front of the name. */
struct library_part {
    struct contract contract; /* from and locks: from_text and lock_text name them */
    struct str text, name;    /* all of it; its name, "" if it has none */
    struct str from_text, takes, drops, needs;
};
enum { LIBRARY_PARAMS = 8 };
struct library_line {
    struct library_part result, params[LIBRARY_PARAMS];
    int param_count;
    bool variadic;
};
void library_line_read(const struct library_row *r, struct library_line *ret);

#endif
