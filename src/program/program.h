/* program/ - what is known of a compiled program: its C for libtcc, its sites,
 * types, functions, variables and static objects, and where in the machine's memory
 * each lies. Written by cfront, read by guest, judge and trace.
 *
 *   program.h   the tables
 *   memory.h    the map of the machine's memory: fixed addresses
 *   hooks.h     the functions that emitted code calls, as one list
 *   pack.c      the tables as bytes, for the log; reading them back with suspicion
 *
 * Neighbours: base below; cfront, guest, explore, judge, trace above.
 *
 * All tables are flat and refer to each other by index; index 0 of each is "none",
 * so a zeroed field means nothing known. Texts are offsets into names, NUL-ended. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "base/base.h"

/* A place in the learner's files that can be spoken about: an expression, a
 * statement, a closing brace. */
struct site {
    uint32_t file;     /* index into the files handed to cfront */
    uint32_t line, column; /* from 1; column in bytes */
    uint32_t length;   /* bytes to underline, cut at the line's end */
    uint32_t function; /* the function it stands in */
};

/* Also how arguments of variadic functions are tagged at run time (hooks.h). */
enum type_code {
    T_NONE, T_VOID, T_BOOL, T_CHAR, T_SCHAR, T_UCHAR, T_SHORT, T_USHORT, T_INT, T_UINT,
    T_LONG, T_ULONG, T_LLONG, T_ULLONG, T_FLOAT, T_DOUBLE, T_LDOUBLE, /* in rank order */
    T_POINTER, T_ARRAY, T_FUNCTION, T_STRUCT, T_UNION, T_ENUM, T_VA_LIST,
    /* In an argument's tag only: */
    T_POINTER_TO = 32,         /* + code of what it points to; to a pointer: T_POINTER */
    T_POINTER_TO_POINTER = 64, /* + code of what that one points to */
};

struct program_type {
    uint8_t code;       /* enum type_code */
    bool is_const, is_volatile, is_atomic;
    uint32_t name;      /* tag or typedef name, 0: none */
    uint32_t spelling;  /* as C writes it: "int *[3]" */
    uint64_t size;      /* bytes; 0: incomplete */
    uint32_t align;
    uint32_t base;      /* pointed to, element, result, an enum's integer type */
    uint64_t count;     /* T_ARRAY: elements; 0: unknown or variable */
    uint32_t first_field, field_count; /* T_STRUCT, T_UNION: fields; T_ENUM: enumerators */
};
struct program_field {
    uint32_t name; /* 0: anonymous */
    uint32_t type;
    uint64_t offset; /* bytes; of a bit-field: of its first byte. Enumerator: value */
    uint8_t bit, width; /* bit-field: first bit within that byte, bits; width 0: none */
};

struct program_function {
    uint32_t name;
    uint32_t type;
    uint32_t site;         /* of its name in the definition; 0 for a library function */
    uint32_t end_site;     /* its closing brace */
    uint32_t frame_bytes;  /* of its frame, a multiple of 16 */
    uint32_t first_variable, variable_count;
    uint32_t signature;    /* text of how it is called: "i(pl)"; see hooks.h. Equal texts are
                              equal offsets */
    bool library;
    bool pointers_in_frame; /* some word of the frame may hold a pointer */
    bool contract;          /* its calls are checked: it tells of its arguments and its result */
};
/* Function n lies at FUNCTIONS_AT + n * FUNCTION_BYTES. */

enum { VARIABLE_PARAMETER = 1, VARIABLE_EXPOSED = 2, VARIABLE_TEMPORARY = 4,
       VARIABLE_VARIABLE_SIZE = 8, VARIABLE_LITERAL = 16, VARIABLE_RESULT = 32 };
/* A variable of a function: parameter, local, compound literal, temporary. One that
 * is exposed (a pointer to it may exist) is an object of its own, made when its block
 * is entered (hook ob); the others lie in the frame. */
struct program_variable {
    uint32_t name, type;
    uint32_t function;
    uint32_t site;           /* of its declarator */
    uint32_t offset;         /* in the frame; for exposed ones only used in plain mode */
    uint64_t size;           /* bytes; 0 for a variable-length array */
    uint32_t align;
    uint32_t from_line, to_line; /* its block, in the file of its site */
    uint8_t flags;
};

enum object_kind { OBJECT_NONE, OBJECT_GLOBAL, OBJECT_LITERAL, OBJECT_FUNCTION, OBJECT_LOCAL,
                   OBJECT_HEAP, OBJECT_LIBRARY, OBJECT_ARGUMENTS };
/* A static object: lives as long as the program does. */
struct program_object {
    uint8_t kind;      /* OBJECT_GLOBAL or OBJECT_LITERAL */
    bool read_only;    /* literals and const objects */
    bool library;      /* like stdin: the machine sets its value before main */
    bool thread_local; /* of main's thread; the others have copies (hook tl) */
    uint32_t name;     /* 0: a literal */
    uint32_t type;
    uint32_t function; /* a static local's; 0: file scope */
    uint32_t site;
    uint64_t address, size; /* size + red zone up to the next object */
    uint32_t align;
    const char *bytes; /* size of them, or NULL: all 0. Borrowed from the arena */
};

/* What a function's contract says of one pointer that goes in or comes out; hooks ka, kx. */
enum { PROGRAM_OWNS = 1, PROGRAM_GIVES = 2, PROGRAM_BORROWS = 4, PROGRAM_NULLABLE = 8,
       PROGRAM_CHANGES = 512, /* a borrow that may change it */
       PROGRAM_OUT = 16, /* a place where a pointer is put; the rest is about that one */
       /* What it points to: */
       PROGRAM_CONST = 32, PROGRAM_RECORD = 64, PROGRAM_VOID = 128, PROGRAM_POINTER = 256 };
struct program_contract {
    uint32_t name;     /* of the parameter; 0: the result, or it has none */
    uint32_t function; /* the name of the function, or of what it was called through; 0: neither */
    uint32_t site;     /* of the words */
    uint16_t words;    /* PROGRAM_ */
    bool result;
};

struct program {
    struct str text; /* C for libtcc; defines M (calls main) and T (code of each function) */
    bool checked, history, costs;
    struct site *sites;
    size_t site_count;
    struct program_type *types;
    size_t type_count;
    struct program_field *fields;
    size_t field_count;
    struct program_function *functions;
    size_t function_count;
    struct program_variable *variables;
    size_t variable_count;
    struct program_object *objects; /* by address */
    size_t object_count;
    struct program_contract *contracts; /* that are checked while it runs; not packed */
    size_t contract_count;
    const char *names; /* names[0] is '\0' */
    size_t names_len;
    uint32_t main;     /* the function; 0: there is none */
};

#endif
