/* cfront/ - our C front-end: reads the files of a program as C11, says all that is
 * wrong with them, and writes C for libtcc in which every access of memory passes
 * through the machine.
 *
 *   source.c    files in memory, places (loc) -> file, line, column; names, each kept once
 *   report.c    diagnostics: codes, spans, advice, "did you mean"
 *   lex.c       characters to tokens;  lex_quote.c  quoted texts;
 *               lex_unicode.c  letters beyond ASCII
 *   pp.c        the preprocessor: the loop;  pp_include.c, pp_directive.c  # lines;
 *               pp_wanted.c  what of our headers a program needs;
 *               pp_expr.c  the arithmetic of #if;  pp_macro.c  definitions;
 *               pp_expand.c, pp_body.c  expansion
 *   type.c      types, their names and compatibility
 *   scope.c     names in scope;  extern.c  what is linked across files
 *   const.c     constant expressions
 *   decl.c      declarations and definitions;  specifier.c  the words in front;
 *               declarator.c  what stands round a name;  struct.c  struct, union,
 *               enum and their layout;  attribute.c;  contract.c, contract_join.c  the words
 *               of <ownership.h>;  init.c  initialisers
 *   literal.c   numbers, characters and strings;  convert.c  conversions
 *   expr.c      expressions;  unary.c  binary.c  assign.c  their operators;  call.c  calls;
 *               generic.c  _Generic;  builtin.c  __builtin_ and atomics
 *   slip.c      what beginners write, in words of its own
 *   stmt.c      statements;  label.c  where jumps lead;  reach.c  the end of a function
 *   check_*.c   warnings over the finished tree
 *   rules.c     what a task asks of a source;  rules_find.c  what a source uses;
 *               rules_declare.c  declarations that a rule asks for;
 *               rules_results.c  is every result looked at?
 *   own.c       ownership contracts, checked over every path: own.h has its parts
 *   mutate.c    mistakes one could make in a program, as edits of its text
 *   emit_*.c    the tree as C for libtcc, and struct program
 *   front.c     cfront_compile()
 *   token.h tree.h parse.h   what these files share, in that order;  decl.h  declarations
 *
 * Neighbours: base, program below; judge above. It knows no machine: the library's
 * names and headers are handed in. */
#ifndef CFRONT_H
#define CFRONT_H

#include "base/base.h"
#include "program/constructs.h"
#include "program/contracts.h"
#include "program/program.h"

/* Rules about the source of one file, looked at in its typed tree. What counts is what stands
 * in the lines asked about; what a macro of the library stands for does not, what a macro of
 * the learner's stands for counts where the macro is used. docs/RULES.md says more of each. */
enum rule_kind {
    RULE_NONE,
    RULE_MUST_CALL,       /* what: a function; also through a pointer where it is named */
    RULE_MUST_NOT_CALL,   /* the same */
    RULE_MUST_USE,        /* what: the word of a construct, or "type NAME" */
    RULE_MUST_NOT_USE,    /* the same */
    RULE_MUST_DECLARE,    /* what: "int push(struct vec *, int)", "struct vec", "struct vec { int n; }",
                             "typedef vec", "int count" */
    RULE_REQUIRES,        /* what: a function as above, which is defined in the file, and which
                             another file calls if there is another */
    RULE_CHECK_RESULTS,   /* what: a function, each result of which is looked at before it is used */
    RULE_MOST_STATEMENTS, /* number: at most so many */
    RULE_NO_MALLOC_CAST,
    RULE_NO_BARE_UNLOCK,  /* a lock is given back only in functions for __attribute__((cleanup)) */
    RULE_NO_EXIT,         /* no exit, _Exit, quick_exit, abort, thrd_exit, pthread_exit */
    RULE_KINDS,
};
struct cfront_rule {
    uint8_t kind;         /* enum rule_kind */
    struct str what;
    int64_t number;
};
struct cfront_breach {
    size_t rule;          /* index into cfront_input.rules */
    int line, column, length; /* in rules_file; line 0: nowhere in particular */
    struct str message;   /* one sentence without its full stop */
};
/* A construct or a function of the library that the file uses, where it does so first. */
struct cfront_use { const char *word; int line, column, length; };
/* The word of a construct of program/constructs.h, and the other way round (0: none). */
const char *cfront_construct_word(enum construct c);
enum construct cfront_construct(struct str word);

struct cfront_file {
    struct str name; /* as shown; what #include "..." finds */
    struct str text; /* any bytes; need not end in a newline */
    bool header;     /* only reachable by #include, not a translation unit */
};
struct cfront_macro { struct str name, value; }; /* as -DNAME=VALUE; name may be "F(x)" */

struct cfront_input {
    const struct cfront_file *files;
    size_t file_count;
    const struct cfront_macro *macros;
    size_t macro_count;
    /* Text of a header by the name in #include <...>; at == NULL: there is none. */
    struct str (*header)(struct str name);
    const char *(*header_name)(size_t n); /* the n-th header's name, or NULL */
    /* Does the library define this function, or this object? */
    bool (*library)(struct str name, bool function);
    bool checked; /* false: plain mode, no hooks */
    bool history; /* every write is recorded, and every statement */
    bool values;  /* with history: and the value of every sub-expression */
    bool costs;   /* every access of memory is counted: guest/costs.c says what is one */
    bool warnings; /* also look for what is only doubtful */
    const struct cfront_rule *rules; /* looked at if there is no error */
    size_t rule_count;
    struct str rules_file;     /* the name of the file that rules and uses are about */
    int rules_first, rules_end; /* its lines from 0, the last one excluded; 0, 0: all */
    bool uses;      /* tell what it uses */
    bool part;      /* of a program: what is declared may be defined elsewhere. No program comes of it */
    bool need_main; /* that no file defines main is an error, told when there is no other */
    bool only_headers; /* no #include reaches a translation unit */
    bool keep_library; /* who defines a function that a header of the library declares is told */
    unsigned contracts; /* CONTRACTS_ bits of program/contracts.h; looked at if there is no error */
    int64_t (*now_us)(void); /* a clock, to say how long that took; NULL: it is not said */
    struct str mutate; /* the file whose mutations are wanted; "": none are */
    int mutate_from, mutate_to; /* its lines, from 1, the last one included */
    bool whole_headers; /* also what the program cannot notice of them is read; the output is the same */
};

/* A mistake one could make in a program without errors, as an edit of its text. */
enum { CFRONT_MUTATIONS = 400 };
struct cfront_mutation {
    int line, column;  /* from 1; column in bytes */
    int length;        /* bytes to be replaced; may go over lines */
    struct str put;    /* by this */
    struct str what;   /* "`i < n` made `i <= n`": no full stop, one line */
    bool body;         /* no mistake, but a function's body made empty; what: its name */
    /* The definition it lies in, as offsets into the file's text: its first byte, its name, behind its last
     * byte. to == 0: it does not stand there as it is spelt. */
    uint32_t from, name, name_length, to;
};

/* ---- ownership, before the run; own.h ---- */

/* A place in a finding's story, in the order of the path. */
struct cfront_step {
    uint8_t role;          /* enum contract_role */
    struct str file;
    int line, column, length;
    struct str message;    /* a clause without its full stop: "`p` becomes the owner of what malloc gives" */
};
struct cfront_contract {   /* a rule of ownership that is broken on some path; or that cannot be told */
    uint8_t code;          /* enum contract_code */
    struct str file;
    int line, column, length; /* where: the use, the end of the owner */
    struct str function;   /* it stands in */
    struct str variable;   /* what it is about, as the source names it; "" nothing with a name */
    struct str message;    /* one sentence without its full stop; no line numbers */
    struct str advice;     /* what to do; may be "" */
    struct str rust;       /* how Rust says it, a sentence; may be "" */
    struct cfront_step *steps; /* the path there */
    size_t step_count;
};
/* What a variable may do from here on changes: at most one for a variable and a line. */
struct cfront_permit {
    struct str file;
    int line;
    struct str function, variable;
    uint8_t before, after; /* enum contract_permission, on every path that comes here */
    uint8_t some;          /* those that it has on some paths only */
    struct str reason;     /* a clause: "given to push(), which owns it" */
};
/* The contract that a function's body implies, and how to write it down. */
struct cfront_proposal {
    struct str file;
    int line, column;      /* of its name */
    struct str function;
    struct str text;       /* the declaration with it: "void push(borrows_mut struct list *l, owns char *s)" */
    struct str why;        /* a sentence */
    /* By file and place: at the definition and at each prototype, which may stand in another file; what
     * includes <ownership.h> is among them, if it is not included. Proposals may have equal ones: those
     * are one edit. */
    struct cfront_insert { struct str file; int line, column; struct str put; } *inserts;
    size_t insert_count;
};
struct cfront_ownership {
    struct cfront_contract *found; /* by file, line, column; at most CFRONT_CONTRACTS */
    size_t found_count;
    struct cfront_permit *permits; /* by file, line; at most CFRONT_PERMITS */
    size_t permit_count;
    struct cfront_proposal *proposals; /* by file, line; at most CFRONT_PROPOSALS */
    size_t proposal_count;
    size_t functions;      /* that were looked at */
    size_t dropped;        /* found as well, and not in found: there was no more room */
    int64_t check_us;      /* that it took, by cfront_input.now_us; 0: not measured */
    size_t untold;         /* of found: cannot-tell */
    bool notation;         /* some file of the program includes <ownership.h> */
};
enum { CFRONT_CONTRACTS = 64, CFRONT_PERMITS = 2000, CFRONT_PROPOSALS = 64, CFRONT_STEPS = 16 };

struct cfront_output {
    struct diag *diags; /* by file, line, column; in the arena */
    size_t diag_count;
    bool good; /* no error: program is filled */
    struct cfront_breach *breaches; /* by rule, then by place; at most CFRONT_BREACHES of a rule */
    size_t breach_count;
    struct cfront_use *uses; /* by place; each word once, at most CFRONT_USES */
    size_t use_count;
    struct program program;
    struct cfront_mutation *mutations; /* by place; at most CFRONT_MUTATIONS */
    size_t mutation_count;
    struct cfront_ownership ownership;
};
enum { CFRONT_BREACHES = 8, CFRONT_USES = 160 };
/* Everything lives in the arena. Deterministic; makes no system call. The texts
 * of the input must outlive the output. */
void cfront_compile(struct arena *a, const struct cfront_input *in, struct cfront_output *ret);
/* What cfront_compile() does first in a process, once for these headers, whose names and texts must
 * stay: a process that forks may do it before. */
void cfront_prepare(struct str (*header)(struct str name), const char *(*header_name)(size_t n));

/* What is known of a function of the library, for `explain malloc`: its declaration in our notation
 * and what that means, in plain text; "" if there is nothing. In the arena. */
struct str cfront_explain_library(struct arena *a, struct str function);
/* Of those that are explained, and its declaration; "" behind the last one. Static. */
struct str cfront_library_name(size_t n, struct str *ret_declaration);
/* The text of a file with the inserts of these proposals in it, in the arena; the text itself if there
 * are none for it. */
struct str cfront_accept(struct arena *a, struct str file, struct str text,
                         const struct cfront_proposal *proposals, size_t count);
const char *contract_code_name(enum contract_code c); /* "use-after-move"; static */
const char *contract_code_rust(enum contract_code c);  /* "use of moved value"; static */

/* For `explain`: every code of a diagnostic, NULL-ended. */
const char *const *cfront_codes(void);

#endif
