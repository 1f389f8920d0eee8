/* The constructs of C that rules and lessons speak of: one list for cfront, which finds
 * them, for pack, which reads their words in rules and lessons, and for the documents.
 *
 * CONSTRUCTS(X): X(ID, "word", "a phrase that a sentence can take", "what counts as one"). The
 * last is for docs/RULES.md, which a test compares. */
#ifndef PROGRAM_CONSTRUCTS_H
#define PROGRAM_CONSTRUCTS_H

#define CONSTRUCTS(X) \
    /* statements */ \
    X(IF, "if", "an if", "the statement") \
    X(WHILE, "while", "a while loop", "the statement; not do") \
    X(FOR, "for", "a for loop", "the statement") \
    X(DO, "do", "a do loop", "the statement") \
    X(LOOP, "loop", "a loop", "any of while, for and do") \
    X(SWITCH, "switch", "a switch", "the statement") \
    X(BREAK, "break", "a break", "the statement, out of a loop or a switch") \
    X(CONTINUE, "continue", "a continue", "the statement") \
    X(GOTO, "goto", "a goto", "the statement") \
    /* operators */ \
    X(TERNARY, "ternary", "a ?:", "the operator ?:") \
    X(COMMA, "comma", "a comma operator", "the operator, not the comma between arguments") \
    X(LOGIC, "logic", "one of && || !", "the operators && || !") \
    X(BITS, "bits", "an operator on bits", "the operators & | ^ ~ << >> and their assignments") \
    X(CAST, "cast", "a cast", "(type)value; a cast to void and a null pointer are none") \
    X(ADDRESS, "address-of", "an &", "the operator & in front of an object") \
    X(DEREFERENCE, "dereference", "a *", "the operator * in front of a pointer") \
    X(ARROW, "arrow", "an ->", "the operator ->") \
    X(SUBSCRIPT, "array-subscript", "a subscript", "a[i], of arrays and of pointers") \
    X(POINTER_ARITHMETIC, "pointer-arithmetic", "arithmetic on a pointer", \
      "p + n, p - n, p - q, p += n, p++") \
    X(SIZEOF, "sizeof", "a sizeof", "the operator") \
    /* what is declared */ \
    X(FUNCTION, "function", "a function", "a function's definition; main's is none") \
    X(RECURSION, "recursion", "recursion", "a function that calls itself, directly or through others") \
    X(GLOBAL, "global", "a variable outside of all functions", "at file scope, static or not") \
    X(STATIC_LOCAL, "static-local", "a static variable in a function", "static inside of a function") \
    X(POINTER, "pointer", "a pointer", "a variable, parameter or member that is one, or an array of them") \
    X(FUNCTION_POINTER, "function-pointer", "a pointer to a function", \
      "a variable, parameter or member that is one, or a call through one") \
    X(ARRAY, "array", "an array", "a variable or member that is one; a parameter never is") \
    X(VLA, "vla", "an array of variable length", "a variable whose number of elements is computed") \
    X(STRUCT, "struct", "a struct", "its definition, a variable of one, or the use of a member") \
    X(UNION, "union", "a union", "its definition, a variable of one, or the use of a member") \
    X(ENUM, "enum", "an enum", "its definition, or a variable of one") \
    X(TYPEDEF, "typedef", "a typedef", "the declaration") \
    X(BIT_FIELD, "bit-field", "a bit-field", "a member of so many bits") \
    X(FLEXIBLE_ARRAY, "flexible-array", "a flexible array member", "a last member T x[]") \
    X(FLOATING, "floating-point", "a floating-point number", \
      "a number with a point, or a variable of type float or double") \
    X(STRING, "string", "a string literal", "text in double quotes") \
    X(COMPOUND_LITERAL, "compound-literal", "a compound literal", "(type){ ... }") \
    X(DESIGNATOR, "designator", "a designated initialiser", ".member = or [index] = in braces") \
    X(CONST, "const", "a const", "a variable, parameter or member with const, or a pointer to const") \
    X(VOLATILE, "volatile", "a volatile", "the same with volatile") \
    X(ATOMIC, "atomic", "an atomic object", "the same with _Atomic") \
    X(THREAD_LOCAL, "thread-local", "a variable for each thread", "_Thread_local") \
    X(CLEANUP, "cleanup", "a cleanup attribute", "a variable with __attribute__((cleanup(f)))") \
    X(CONTRACT, "contract", "a word of <ownership.h>", \
      "owns, gives, borrows and their like, on a variable, parameter, member or a function that is defined") \
    X(MOVE, "move", "a move(x)", "move(x) of <ownership.h>") \
    X(VARIADIC, "variadic", "a function of any number of arguments", "a definition with ...") \
    X(STATIC_ASSERT, "static-assert", "a static assertion", "_Static_assert, static_assert") \
    X(GENERIC, "generic", "a _Generic", "the selection") \
    X(TYPEOF, "typeof", "a typeof", "the operator") \
    X(STATEMENT_EXPRESSION, "statement-expression", "a ({ ... })", "GNU's block with a value") \
    X(MACRO, "macro", "a macro", "a #define")

enum construct {
    CONSTRUCT_NONE,
#define X(id, word, phrase, doc) CONSTRUCT_##id,
    CONSTRUCTS(X)
#undef X
    CONSTRUCT_COUNT,
};

#endif
