/* Rules about a source: each kind, broken and kept, also through macros, typedefs, nesting and
 * other files. A row is a rule, a source, and all that is said, "line:column:length sentence". */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "cfront/cfront.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* of rows */

/* ---- a library of a few functions ---------------------------------------------------- */

static const char lib_h[] =
    "#define NULL ((void *)0)\n"
    "typedef unsigned long size_t;\n"
    "typedef struct lib_file FILE;\n"
    "struct lib_file { int n; };\n"
    "extern FILE *stdin;\n"
    "void *malloc(size_t);\nvoid *realloc(void *, size_t);\nvoid free(void *);\n"
    "FILE *fopen(const char *, const char *);\nint fclose(FILE *);\n"
    "int puts(const char *);\nint printf(const char *, ...);\nchar *gets(char *);\nint getchar(void);\n"
    "long read(int, void *, size_t);\n"
    "_Noreturn void exit(int);\n_Noreturn void abort(void);\n_Noreturn void _Exit(int);\n"
    "_Noreturn void lib_failed(int);\n"
    "#define assert(x) ((x) ? (void)0 : lib_failed(1))\n"
    "int *lib_errno(void);\n"
    "#define errno (*lib_errno())\n"
    "#define static_assert _Static_assert\n"
    "typedef struct { int n; } pthread_mutex_t;\n"
    "int pthread_mutex_lock(pthread_mutex_t *);\nint pthread_mutex_unlock(pthread_mutex_t *);\n";

static const char *const functions[] = {
    "malloc", "realloc", "free", "fopen", "fclose", "puts", "printf", "gets", "getchar", "read", "exit", "abort",
    "_Exit", "lib_failed", "lib_errno", "pthread_mutex_lock", "pthread_mutex_unlock"};

static bool library(struct str name, bool function)
{
    for (size_t i = 0; function && i < COUNT(functions); i++)
        if (str_is(name, functions[i]))
            return true;
    return !function && str_is(name, "stdin");
}

static struct str header(struct str name)
{
    return str_is(name, "lib.h") ? STR(lib_h) : (struct str){0};
}

static const char *header_name(size_t n) { return n == 0 ? "lib.h" : NULL; }

/* ---- rows -------------------------------------------------------------------------------- */

struct row {
    uint8_t kind;
    const char *what;
    int number;
    const char *source; /* answer.c */
    const char *want;   /* what is said */
    const char *harness; /* another file, or NULL */
    int first, end;     /* lines that count */
};

static void say(struct buf *out, const struct cfront_output *o)
{
    for (size_t i = 0; i < o->diag_count; i++)
        if (o->diags[i].severity == SEVERITY_ERROR)
            buf_printf(out, "%d: error: " STR_FMT "\n", o->diags[i].line, STR_ARG(o->diags[i].message));
    for (size_t i = 0; i < o->breach_count; i++) {
        const struct cfront_breach *b = &o->breaches[i];
        buf_printf(out, "%d:%d:%d " STR_FMT "\n", b->line, b->column, b->length, STR_ARG(b->message));
    }
}

static void compile(struct arena *a, const struct row *row, bool uses, struct cfront_output *ret)
{
    static struct cfront_file files[2];
    static struct cfront_rule rule;
    static char text[8192];
    snprintf(text, sizeof text, "#include <lib.h>\n%s", row->source);
    files[0] = (struct cfront_file){STR("answer.c"), str_from(text), false};
    files[1] = (struct cfront_file){STR("harness.c"), str_from(row->harness ? row->harness : ""), false};
    rule = (struct cfront_rule){row->kind, str_from(row->what), row->number};
    struct cfront_input in = {
        .files = files, .file_count = row->harness ? 2 : 1, .header = header, .header_name = header_name,
        .library = library, .checked = true, .warnings = true, .rules = &rule, .rule_count = uses ? 0 : 1,
        .rules_file = STR("answer.c"), .rules_first = row->first, .rules_end = row->end, .uses = uses};
    cfront_compile(a, &in, ret);
}

static void check_rows(const struct row *rows, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena a = {0};
        struct cfront_output out;
        struct buf said = {0};
        compile(&a, &rows[i], false, &out);
        say(&said, &out);
        if (!str_is(buf_view(&said), rows[i].want)) {
            print_error("---- %s\n%s---- is told\n" STR_FMT "---- and not\n%s", rows[i].what, rows[i].source,
                        STR_ARG(buf_view(&said)), rows[i].want);
            wrong++;
        }
        buf_release(&said);
        arena_release(&a);
    }
    assert_int_equal(wrong, 0);
}

/* ---- calls -------------------------------------------------------------------------------- */

static void calls(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {RULE_MUST_NOT_CALL, "gets", 0, "char *f(char *b) { return gets(b); }\n",
         "2:27:4 'gets' is called here, and the task does without it\n"},
        {RULE_MUST_NOT_CALL, "gets", 0, "char *f(char *b) { puts(b); return b; }\n", ""},
        /* through a macro: where it is used, once for each use */
        {RULE_MUST_NOT_CALL, "gets", 0,
         "#define LINE(b) gets(b)\n#define TWICE(b) (gets(b), gets(b))\n"
         "char *f(char *b) {\n    LINE(b);\n    return TWICE(b);\n}\n",
         "5:5:4 'gets' is called here, and the task does without it\n"
         "6:12:5 'gets' is called here, and the task does without it\n"},
        /* a macro that nobody uses is no call; in an argument it is where it stands */
        {RULE_MUST_NOT_CALL, "gets", 0, "#define LINE(b) gets(b)\nint f(void) { return 0; }\n", ""},
        {RULE_MUST_NOT_CALL, "gets", 0, "#define ID(x) x\nchar *f(char *b) { return ID(gets(b)); }\n",
         "3:30:4 'gets' is called here, and the task does without it\n"},
        /* through a pointer: where it is named */
        {RULE_MUST_NOT_CALL, "gets", 0, "char *f(char *b) {\n    char *(*g)(char *) = gets;\n    return g(b);\n}\n",
         "3:26:4 'gets' is named here, and the task does without it\n"},
        {RULE_MUST_NOT_CALL, "gets", 0, "char *(*g)(char *) = &gets;\n",
         "2:23:4 'gets' is named here, and the task does without it\n"},
        /* not evaluated is not called; a string or a comment is no call */
        {RULE_MUST_NOT_CALL, "gets", 0, "size_t f(char *b) { return sizeof gets(b); } /* gets */ char *s = \"gets\";\n", ""},
        /* a function of the learner's own of that name is not the library's */
        {RULE_MUST_NOT_CALL, "push", 0, "static int push(int n) { return n; }\nint f(void) { return push(1); }\n",
         "3:22:4 'push' is called here, and the task does without it\n"},
        /* only in the lines that count */
        {RULE_MUST_NOT_CALL, "puts", 0, "int g(void) { return puts(\"a\"); }\nint f(void) { return puts(\"b\"); }\n",
         "3:22:4 'puts' is called here, and the task does without it\n", NULL, 2, 3},
        {RULE_MUST_NOT_CALL, "puts", 0, "int f(void) { return 0; }\n", "", "int puts(const char *); int main(void) { return puts(\"b\"); }"},
        /* a macro of the library has its own name */
        {RULE_MUST_NOT_CALL, "assert", 0, "void f(int n) { assert(n > 0); }\n",
         "2:17:6 'assert' is called here, and the task does without it\n"},
        {RULE_MUST_NOT_CALL, "lib_failed", 0, "void f(int n) { assert(n > 0); }\n", ""},

        {RULE_MUST_CALL, "free", 0, "void f(void *p) { free(p); }\n", ""},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { (free)(p); }\n", ""},
        {RULE_MUST_CALL, "free", 0, "#define GIVE(p) free(p)\nvoid f(void *p) { GIVE(p); }\n", ""},
        {RULE_MUST_CALL, "free", 0, "void (*g)(void *) = free;\nvoid f(void *p) { g(p); }\n", ""},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { p = NULL; }\n",
         "2:6:1 'free' is never called here, and the task asks for it\n"},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { if (0) free(p); }\n",
         "2:26:4 'free' is called only where the program never comes\n"},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { while (0) { free(p); } }\n",
         "2:31:4 'free' is called only where the program never comes\n"},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { (void)(0 && (free(p), 1)); }\n",
         "2:32:4 'free' is called only where the program never comes\n"},
        {RULE_MUST_CALL, "free", 0, "static void never(void *p) { free(p); }\nvoid f(void *p) { p = 0; }\n",
         "2:30:4 'free' is called only where the program never comes\n"},
        {RULE_MUST_CALL, "free", 0, "static void inner(void *p) { free(p); }\nvoid f(void *p) { inner(p); }\n", ""},
        {RULE_MUST_CALL, "free", 0, "int x;\n",
         "0:0:0 'free' is never called here, and the task asks for it\n"},
        {RULE_MUST_CALL, "free", 0, "void f(void *p) { free(p); }\nvoid g(void *p) { p = 0; }\n",
         "3:6:1 'free' is never called here, and the task asks for it\n", NULL, 2, 3},

        {RULE_NO_EXIT, "", 0, "int f(int n) { return n; }\n", ""},
        {RULE_NO_EXIT, "", 0, "#define DIE exit(1)\nvoid f(int n) {\n    if (n) exit(1);\n    if (n > 1) abort();\n    DIE;\n}\n",
         "4:12:4 'exit' ends the whole program, and the task wants your part to come back to its caller\n"
         "5:16:5 'abort' ends the whole program, and the task wants your part to come back to its caller\n"
         "6:5:3 'exit' ends the whole program, and the task wants your part to come back to its caller\n"},
        {RULE_NO_EXIT, "", 0, "void (*out)(int) = _Exit;\n",
         "2:20:5 '_Exit' ends the whole program, and the task wants your part to come back to its caller\n"},
        {RULE_NO_EXIT, "", 0, "void f(int n) { assert(n); }\n", ""},
    };
    check_rows(rows, COUNT(rows));
}

/* ---- constructs --------------------------------------------------------------------------- */

#define NOT_USE(word, source, want) {RULE_MUST_NOT_USE, word, 0, source, want}
#define USE(word, source, want) {RULE_MUST_USE, word, 0, source, want}
#define SAID(place, phrase) place " this is " phrase ", and the task does without\n"

static void constructs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        NOT_USE("global", "static int a;\nint b = 1;\nint f(void) { static int c; int d = a + b + c; return d; }\n",
                SAID("2:12:1", "a variable outside of all functions")
                SAID("3:5:1", "a variable outside of all functions")),
        NOT_USE("global", "int f(void) { static int c; return c; }\nextern FILE *stdin;\nenum { A };\n", ""),
        NOT_USE("static-local", "static int a;\nint f(void) { static int c; return c + a; }\n",
                SAID("3:26:1", "a static variable in a function")),
        NOT_USE("cast", "long f(char *p) { return (long)p; }\n", SAID("2:26:6", "a cast")),
        NOT_USE("cast", "char *f(int n) { (void)n; char *p = NULL; p = (void *)0; return p; }\n", ""),
        NOT_USE("cast", "#define TO(T, x) ((T)(x))\nlong f(char *p) { return TO(long, p); }\n", SAID("3:26:2", "a cast")),
        NOT_USE("cast", "size_t f(void) { return sizeof(int); }\nint g(int n) { assert(n); errno = 0; return errno; }\n", ""),
        NOT_USE("goto", "int f(int n) {\nagain:\n    if (n--) goto again;\n    return n;\n}\n", SAID("4:14:4", "a goto")),
        NOT_USE("goto", "int f(int n) {\nlabel:\n    return n;\n}\n", ""),
        NOT_USE("vla", "int f(int n) { int a[n]; a[0] = n; int b[3] = {0}; return a[0] + b[0]; }\n",
                SAID("2:20:1", "an array of variable length")),
        NOT_USE("vla", "int f(int n, int a[n]) { enum { N = 4 }; int b[N * 2] = {0}; return a[0] + b[0]; }\n", ""),
        NOT_USE("recursion", "int f(int n) { return n ? f(n - 1) : 0; }\n", SAID("2:27:1", "recursion")),
        NOT_USE("recursion", "int g(int n);\nint f(int n) { return g(n); }\nint g(int n) { return n ? f(n - 1) : 0; }\n"
                "int h(int n) { return f(n); }\n",
                SAID("3:23:1", "recursion") SAID("4:27:1", "recursion")),
        NOT_USE("recursion", "int f(int n) { return n; }\nint g(int n) { return f(f(n)); }\nint h(int n) { return g(n) + f(n); }\n", ""),
        NOT_USE("recursion", "int f(int n);\nstatic int (*self)(int) = f;\nint f(int n) { return n ? self(n - 1) : 0; }\n", ""),
        NOT_USE("while", "void f(int n) { while (n) n--; do n++; while (n < 3); for (;n;) n--; }\n", SAID("2:17:5", "a while loop")),
        NOT_USE("do", "void f(int n) { while (n) n--; do n++; while (n < 3); }\n", SAID("2:32:2", "a do loop")),
        NOT_USE("for", "#define EACH(i, n) for (int i = 0; i < n; i++)\nint f(int n) { int s = 0; EACH(i, n) s += i; return s; }\n",
                SAID("3:27:4", "a for loop")),
        NOT_USE("loop", "void f(int n) { while (n) n--; do n++; while (n < 3); for (;n;) n--; }\n",
                SAID("2:17:5", "a loop") SAID("2:32:2", "a loop") SAID("2:55:3", "a loop")),
        NOT_USE("switch", "int f(int n) { switch (n) { case 1: return 2; default: break; } return n; }\n", SAID("2:16:6", "a switch")),
        NOT_USE("ternary", "int f(int n) { return n ? 1 : n > 2 ?: 3; }\n", SAID("2:25:1", "a ?:") SAID("2:37:1", "a ?:")),
        NOT_USE("ternary", "int f(int n) { assert(n); if (n) return 1; return 0; }\n", ""),
        NOT_USE("union", "union u { int n; float f; };\nint f(union u *p) { return p->n; }\n",
                SAID("2:1:5", "a union") SAID("3:16:1", "a union") SAID("3:31:1", "a union")),
        NOT_USE("union", "struct u { int n; };\nint f(struct u *p) { return p->n; }\n", ""),
        NOT_USE("pointer-arithmetic",
                "int f(int *p, int *q, int n) { p++; p += n; n += 2; n++; return *(p + 1) + (int)(p - q) + p[1]; }\n",
                SAID("2:33:2", "arithmetic on a pointer") SAID("2:39:2", "arithmetic on a pointer")
                SAID("2:69:1", "arithmetic on a pointer") SAID("2:84:1", "arithmetic on a pointer")),
        NOT_USE("array-subscript", "int f(int *p, int n) { return p[n] + *(p + n) + n[p]; }\n",
                SAID("2:32:1", "a subscript") SAID("2:50:1", "a subscript")),
        NOT_USE("macro", "#define N 3\n#if 0\n#define M 4\n#endif\nint f(void) { return N; }\n", SAID("2:9:1", "a macro")),
        NOT_USE("macro", "enum { N = 3 };\nint f(void) { assert(N == 3); return N; }\n", ""),
        NOT_USE("string", "char a[] = \"abc\";\nconst char *f(void) { return \"abc\" \"d\"; }\nchar g(void) { return 'a'; }\n",
                SAID("2:12:5", "a string literal") SAID("3:30:9", "a string literal")),
        NOT_USE("string", "const char *f(void) { return __func__; }\n", ""),
        NOT_USE("goto", "typedef int to;\nto f(to n) { return n; }\n", ""),
        NOT_USE("designator", "struct p { int x, y; };\nstruct p a = { .y = 1 };\nint b[3] = { [1] = 1, 3 };\n",
                "3:16:1 this is a designated initialiser, and the task does without\n"
                "4:14:1 this is a designated initialiser, and the task does without\n"),
        NOT_USE("static-assert", "static_assert(1, \"\");\n_Static_assert(1, \"\");\n",
                SAID("2:1:13", "a static assertion") SAID("3:1:14", "a static assertion")),
        NOT_USE("bit-field", "struct s { unsigned a : 3; int b; };\nint f(struct s *s) { return s->b; }\n",
                SAID("2:21:1", "a bit-field")),
        NOT_USE("function-pointer", "int f(int (*g)(int)) { return g(1); }\n",
                SAID("2:13:1", "a pointer to a function") SAID("2:31:1", "a pointer to a function")),
        NOT_USE("bits", "unsigned f(unsigned a) { a &= 1; a = a && 2; int *p = (int *)&a; return ~a << *p; }\n",
                SAID("2:28:2", "an operator on bits") SAID("2:73:1", "an operator on bits")
                SAID("2:76:2", "an operator on bits")),
        NOT_USE("type double", "typedef double real;\nreal f(real x) { return x; }\nint g(void) { int n = 1.5; return n; }\n",
                "3:6:1 the type 'double' is used here, and the task does without it\n"
                "3:13:1 the type 'double' is used here, and the task does without it\n"),
        NOT_USE("type struct vec", "struct vec { int n; };\nint f(struct vec **v) { struct vec a[2] = {{0}}; return v[0]->n + a[1].n; }\n",
                "3:20:1 the type 'struct vec' is used here, and the task does without it\n"
                "3:36:1 the type 'struct vec' is used here, and the task does without it\n"),
        NOT_USE("type size_t", "int f(unsigned long n) { return n > 1; }\n", ""),

        USE("for", "int f(int n) { for (int i = 0; i < 3; i++) n++; return n; }\n", ""),
        USE("for", "int f(int n) { while (n) n--; return n; }\n", "2:5:1 the task asks for a for loop, and there is none\n"),
        USE("for", "int f(int n) { if (0) { for (int i = 0; i < 3; i++) n++; } return n; }\n",
            "2:25:3 a for loop stands only where the program never comes\n"),
        USE("loop", "int f(int n) { while (n) n--; return n; }\n", ""),
        USE("type size_t", "size_t f(size_t n) { return n; }\n", ""),
        USE("type size_t", "unsigned long f(unsigned long n) { return n; }\n",
            "2:15:1 nothing here is of type 'size_t', and the task asks for it\n"),
        USE("type FILE", "int f(FILE *a) { return fclose(a); }\n", ""),
        USE("recursion", "int f(int n) { return n ? f(n - 1) : 0; }\n", ""),
        USE("contract", "void f(__attribute__((freehold(owns))) char *p) { free(p); }\n", ""),
        USE("contract", "__attribute__((freehold(gives))) char *f(void) { return malloc(1); }\n", ""),
        USE("contract", "struct s { __attribute__((freehold(owned))) char *p; };\nvoid f(struct s *s) { free(s->p); }\n", ""),
        USE("contract", "void f(char *p) { free(p); }\n", "2:6:1 the task asks for a word of <ownership.h>, and there is none\n"),
        USE("move", "void f(__attribute__((freehold(owns))) char *p) { free(__freehold_move(p)); }\n", ""),
        USE("move", "void f(__attribute__((freehold(owns))) char *p) { free(p); }\n", "2:6:1 the task asks for a move(x), and there is none\n"),
        USE("cleanup", "static void done(int *n) { *n = 0; }\nint f(void) { __attribute__((cleanup(done))) int n = 1; return n; }\n", ""),
    };
    check_rows(rows, COUNT(rows));
}

/* ---- declarations ----------------------------------------------------------------------------- */

static void declarations(void **state)
{
    (void)state;
#define VEC_H "struct vec { int *data; size_t len; };\n"
    static const struct row rows[] = {
        {RULE_MUST_DECLARE, "int push(struct vec *, int)", 0, VEC_H "int push(struct vec *v, int n) { v->data[0] = n; return 0; }\n", ""},
        {RULE_MUST_DECLARE, "int push(struct vec *v, int n);", 0, VEC_H "typedef struct vec vec;\nint push(vec *, int);\n", ""},
        {RULE_MUST_DECLARE, "int push(struct vec *, int)", 0, VEC_H "void push(struct vec *v, long n) { v->data[0] = (int)n; }\n",
         "3:6:4 this is 'void push(struct vec *, long)', and the task asks for 'int push(struct vec *, int)'\n"},
        {RULE_MUST_DECLARE, "int push(struct vec *, int)", 0, VEC_H "int psh(struct vec *v) { return v->len > 1; }\n",
         "3:5:3 'int push(struct vec *, int)' is not declared here, and the task asks for it\n"},
        {RULE_MUST_DECLARE, "void (*handler(int))(int)", 0, "void (*handler(int n))(int) { (void)n; return exit; }\n", ""},
        {RULE_MUST_DECLARE, "char *copy(const char *text)", 0, "char *copy(char *text) { return text; }\n",
         "2:7:4 this is 'char *copy(char *)', and the task asks for 'char *copy(const char *)'\n"},
        {RULE_MUST_DECLARE, "struct vec", 0, VEC_H, ""},
        {RULE_MUST_DECLARE, "struct vec", 0, "struct vec;\nunion other { int n; };\n",
         "0:0:0 'struct vec' is not declared here, and the task asks for it\n"},
        {RULE_MUST_DECLARE, "struct vec { int *data; size_t len; }", 0, VEC_H, ""},
        {RULE_MUST_DECLARE, "struct vec { int *data; size_t len; size_t room; }", 0, VEC_H,
         "2:8:3 this is 'struct vec', and the task asks for 'struct vec { int *data; size_t len; size_t room; }'\n"},
        {RULE_MUST_DECLARE, "struct node { int n; struct node *next; }", 0, "struct node { int n; struct node *next; };\n", ""},
        {RULE_MUST_DECLARE, "typedef vec", 0, VEC_H "typedef struct vec vec;\n", ""},
        {RULE_MUST_DECLARE, "typedef vec", 0, VEC_H, "0:0:0 'typedef vec' is not declared here, and the task asks for it\n"},
        {RULE_MUST_DECLARE, "int counter", 0, "int counter;\n", ""},
        {RULE_MUST_DECLARE, "int counter[3]", 0, "int counter[4];\n",
         "2:5:7 this is 'int counter[4]', and the task asks for 'int counter[3]'\n"},
        {RULE_MUST_DECLARE, "int puts(const char *)", 0, "int f(void) { return puts(\"\"); }\n",
         "2:5:1 'int puts(const char *)' is not declared here, and the task asks for it\n"},
        {RULE_MUST_DECLARE, "int push(struct vec *,", 0, VEC_H, "0:0:0 the rule 'int push(struct vec *,' is no declaration that can be read\n"},
        {RULE_MUST_DECLARE, "nosuch push(int)", 0, VEC_H, "0:0:0 the rule 'nosuch push(int)' is no declaration that can be read\n"},

        {RULE_REQUIRES, "int twice(int)", 0, "int twice(int n) { return 2 * n; }\n", "",
         "int twice(int); int main(void) { return twice(2); }\n"},
        {RULE_REQUIRES, "int twice(int)", 0, "int twice(int n) { return 2 * n; }\n",
         "2:5:5 nobody calls 'twice', so nothing shows what it does\n", "int main(void) { return 0; }\n"},
        {RULE_REQUIRES, "int twice(int)", 0, "int twice(int n) { return 2 * n; }\nint main(void) { return twice(2); }\n", ""},
        {RULE_REQUIRES, "int twice(int)", 0, "int twice(int n);\n",
         "0:0:0 'twice' is not defined here, and the task asks for it\n",
         "int twice(int n) { return n; } int main(void) { return twice(2); }\n"},
        {RULE_REQUIRES, "int twice(int)", 0, "long twice(long n) { return 2 * n; }\n",
         "2:6:5 this is 'long twice(long)', and the task asks for 'int twice(int)'\n", "int main(void) { return 0; }\n"},
    };
    check_rows(rows, COUNT(rows));
}

/* ---- casts of malloc, unlocks, statements -------------------------------------------------------- */

static void others(void **state)
{
    (void)state;
#define CAST_OF(place, f) place " the result of '" f "' is cast here, and it becomes a pointer of any type by itself\n"
#define BARE(place) place " 'pthread_mutex_unlock' stands here by itself, and the task wants it only in the cleanup " \
                    "function of a guard\n"
    static const struct row rows[] = {
        {RULE_NO_MALLOC_CAST, "", 0, "int *f(size_t n) { return malloc(n * sizeof(int)); }\n", ""},
        {RULE_NO_MALLOC_CAST, "", 0, "int *f(size_t n) { return (int *)malloc(n * sizeof(int)); }\n", CAST_OF("2:27:7", "malloc")},
        {RULE_NO_MALLOC_CAST, "", 0, "typedef int *ints;\nints f(int *p) { return ((ints)(realloc(p, 4))); }\n", CAST_OF("3:26:6", "realloc")},
        {RULE_NO_MALLOC_CAST, "", 0, "#define NEW(T) ((T *)malloc(sizeof(T)))\nint *f(void) { return NEW(int); }\n", CAST_OF("3:23:3", "malloc")},
        {RULE_NO_MALLOC_CAST, "", 0, "unsigned long f(int *p) { (void)malloc(2); return (unsigned long)p; }\n", ""},

        {RULE_NO_BARE_UNLOCK, "", 0,
         "static void unlock(pthread_mutex_t **m) { pthread_mutex_unlock(*m); }\n"
         "void f(pthread_mutex_t *m) {\n    pthread_mutex_lock(m);\n"
         "    __attribute__((cleanup(unlock))) pthread_mutex_t *g = m;\n    (void)g;\n}\n", ""},
        {RULE_NO_BARE_UNLOCK, "", 0, "void f(pthread_mutex_t *m) {\n    pthread_mutex_lock(m);\n    pthread_mutex_unlock(m);\n}\n",
         BARE("4:5:20")},
        {RULE_NO_BARE_UNLOCK, "", 0, "static void unlock(pthread_mutex_t **m) { pthread_mutex_unlock(*m); }\n"
         "void f(pthread_mutex_t *m) { unlock(&m); }\n", BARE("2:43:20")},
        {RULE_NO_BARE_UNLOCK, "", 0, "#define DONE(m) pthread_mutex_unlock(m)\nvoid f(pthread_mutex_t *m) { DONE(m); }\n", BARE("3:30:4")},
        {RULE_NO_BARE_UNLOCK, "", 0, "int (*off)(pthread_mutex_t *) = pthread_mutex_unlock;\n", BARE("2:33:20")},

        {RULE_MOST_STATEMENTS, "", 3, "int f(int n) {\n    int s = 0;\n    for (int i = 0; i < n; i++) {\n        s += i;\n    }\n    return s;\n}\n",
         "7:5:8 there are 4 statements, and this is the first of more than 3\n"},
        {RULE_MOST_STATEMENTS, "", 4, "int f(int n) {\n    int s = 0;\n    for (int i = 0; i < n; i++) {\n        s += i;\n    }\n    return s;\n}\n", ""},
    };
    check_rows(rows, COUNT(rows));
}

/* ---- results ------------------------------------------------------------------------------------------ */

#define CHECKED(f, source, want) {RULE_CHECK_RESULTS, f, 0, source, want}
#define USED(place, f) place " the result of '" f "' is used here before anyone looked at it\n"
#define NEVER(place, f) place " the result of '" f "' is never looked at\n"
#define AWAY(place, f) place " the result of '" f "' is thrown away here\n"
#define LOST(place, f) place " the result of '" f "' is lost here before anyone looked at it\n"
#define AGAIN(place, f) place " the result of '" f "' is lost when the call is made again, before anyone looked at it\n"

static void results(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* kept */
        CHECKED("malloc", "int *f(void) { int *p = malloc(4); if (!p) return NULL; *p = 1; return p; }\n", ""),
        CHECKED("malloc", "int *f(void) { int *p = malloc(4); if (p == NULL) return NULL; *p = 1; return p; }\n", ""),
        CHECKED("malloc", "int *f(void) { int *p; if ((p = malloc(4)) != NULL) *p = 1; return p; }\n", ""),
        CHECKED("malloc", "void *f(void) { return malloc(4); }\n", ""),
        CHECKED("malloc", "int f(void) { int *p = malloc(4); return p ? *p = 1, free(p), 0 : -1; }\n", ""),
        CHECKED("malloc", "void f(int *p) { p = malloc(4); assert(p); *p = 1; free(p); }\n", ""),
        CHECKED("malloc", "int f(void) { int *p = malloc(4); _Bool ok = p; if (!ok) return 1; *p = 1; free(p); return 0; }\n", ""),
        CHECKED("malloc", "int f(void) { int *p = malloc(4), *q = p; if (!q) return 1; *p = 1; free(p); return 0; }\n", ""),
        CHECKED("malloc", "int f(void) {\n    char *a = malloc(1), *b = malloc(2);\n    if (!a || !b) {\n        free(a);\n        free(b);\n"
                "        return -1;\n    }\n    a[0] = b[0] = 0;\n    free(a);\n    free(b);\n    return 0;\n}\n", ""),
        CHECKED("malloc", "int f(int n) {\n    char *a = NULL, *b = NULL;\n    int r = -1;\n    a = malloc(1);\n    if (!a)\n        goto out;\n"
                "    b = malloc(2);\n    if (!b)\n        goto out;\n    a[0] = b[0] = (char)n;\n    r = 0;\nout:\n    free(b);\n    free(a);\n    return r;\n}\n", ""),
        CHECKED("malloc", "struct v { int *d; };\nint f(struct v *v) { v->d = malloc(4); if (!v->d) return -1; v->d[0] = 1; return 0; }\n", ""),
        CHECKED("malloc", "struct v { int *d; };\nint f(void) { struct v v = {malloc(4)}; if (!v.d) return -1; v.d[0] = 1; free(v.d); return 0; }\n", ""),
        CHECKED("malloc", "int f(int **out) { *out = malloc(4); return *out ? 0 : -1; }\n", ""),
        CHECKED("malloc", "int f(char **rows, int n) {\n    for (int i = 0; i < n; i++) {\n        rows[i] = malloc(4);\n        if (!rows[i])\n            return -1;\n    }\n    return 0;\n}\n", ""),
        CHECKED("realloc", "int f(int **p) { int *q = realloc(*p, 8); if (!q) return -1; *p = q; return 0; }\n", ""),
        CHECKED("getchar", "int f(void) { int c, n = 0; while ((c = getchar()) != -1) n += c; return n; }\n", ""),
        CHECKED("getchar", "int f(void) { int n = 0; for (int c = getchar(); c >= 0; c = getchar()) n += c; return n; }\n", ""),
        CHECKED("getchar", "int f(void) { switch (getchar()) { case 1: return 1; } return 0; }\n", ""),
        CHECKED("getchar", "int f(void) { int c; do { c = getchar(); } while (c == ' '); return c; }\n", ""),
        CHECKED("read", "int f(int a, int b) {\n    char c;\n    for (;;) {\n        long r = read(a, &c, 1), s = read(b, &c, 1);\n"
                "        if (r < 0 || s < 0)\n            continue;\n        if (r == 0)\n            return c;\n    }\n}\n", ""),
        CHECKED("fclose", "int f(FILE *x) { if (fclose(x)) return -1; return 0; }\n", ""),
        CHECKED("fclose", "#define CHECK(x) if (x) return -1\nint f(FILE *x) { CHECK(fclose(x)); return 0; }\n", ""),
        CHECKED("malloc", "int f(int n) { int *p = malloc(4); if (n > 3) { if (!p) return 1; *p = 1; } free(p); return 0; }\n", ""),
        CHECKED("malloc", "int f(void) { int *p = malloc(4); while (!p) p = malloc(4); *p = 1; free(p); return 0; }\n", ""),
        CHECKED("own", "int own(void);\nint f(void) { int r = own(); return r; }\nint own(void) { return 1; }\n", ""),
        CHECKED("malloc", "int f(void) { int *p = ({ int *q = malloc(4); q; }); if (!p) return 1; *p = 1; free(p); return 0; }\n", ""),

        /* used */
        CHECKED("malloc", "int *f(void) { int *p = malloc(4); *p = 1; return p; }\n", USED("2:37:1", "malloc")),
        CHECKED("malloc", "int *f(void) { int *p = malloc(4); p[0] = 1; if (!p) return 0; return p; }\n", USED("2:36:1", "malloc")),
        CHECKED("malloc", "struct n { int v; };\nvoid f(void) { struct n *p = malloc(4); p->v = 1; free(p); }\n", USED("3:41:1", "malloc")),
        CHECKED("malloc", "int g(char *p) { return *p; }\nint f(void) { return g(malloc(4)); }\n", USED("3:24:6", "malloc")),
        CHECKED("malloc", "#define NEW malloc(4)\nvoid f(int *q) { int *p = NEW; *q = *p; free(p); }\n", USED("3:38:1", "malloc")),
        CHECKED("malloc", "typedef int *ints;\nint f(int n) { ints p = malloc(4); if (n) { if (!p) return 1; } *p = 1; free(p); return 0; }\n",
                USED("3:66:1", "malloc")),
        CHECKED("malloc", "int f(void) { int *p = malloc(4), *q = p; *q = 1; free(p); return 0; }\n", USED("2:44:1", "malloc")),
        CHECKED("getchar", "int f(void) { int n = 0; n += getchar(); return n; }\n", USED("2:31:7", "getchar")),
        CHECKED("getchar", "int f(int *t) { int c = getchar(); return t[c]; }\n", USED("2:45:1", "getchar")),
        CHECKED("getchar", "int f(void) { int c = getchar(); c++; return c; }\n", USED("2:34:1", "getchar")),
        CHECKED("malloc", "int f(int n) {\n    int *p;\n    if (n)\n        goto use;\n    p = malloc(4);\n    if (!p)\n        return 1;\n"
                "    free(p);\nuse:\n    p = malloc(8);\n    *p = 1;\n    free(p);\n    return 0;\n}\n", USED("12:6:1", "malloc")),

        /* thrown away */
        CHECKED("fclose", "void f(FILE *x) { fclose(x); }\n", AWAY("2:19:6", "fclose")),
        CHECKED("fclose", "void f(FILE *x) { (void)fclose(x); }\n", AWAY("2:25:6", "fclose")),
        CHECKED("fclose", "int f(FILE *x) { return fclose(x), 0; }\n", AWAY("2:25:6", "fclose")),
        CHECKED("fclose", "#define SHUT(x) fclose(x)\nvoid f(FILE *x) { for (; x; SHUT(x)) x = 0; }\n", AWAY("3:29:4", "fclose")),

        /* lost */
        CHECKED("malloc", "int f(void) { int *p = malloc(4); p = malloc(8); if (!p) return 1; free(p); return 0; }\n", LOST("2:35:1", "malloc")),
        CHECKED("fclose", "int f(FILE *x) { int r = 0; for (int i = 0; i < 2; i++) r = fclose(x); return r; }\n", AGAIN("2:61:6", "fclose")),

        /* never looked at */
        CHECKED("malloc", "int *keep;\nvoid f(void) { keep = malloc(4); }\n", NEVER("3:23:6", "malloc")),
        CHECKED("fclose", "int f(FILE *x) { int r = fclose(x); (void)r; return 0; }\n", NEVER("2:26:6", "fclose")),
        CHECKED("fclose", "int f(FILE *x) { int r = fclose(x); r = 0; return r; }\n", LOST("2:37:1", "fclose")),

        /* only in the lines that count */
        {RULE_CHECK_RESULTS, "fclose", 0, "void f(FILE *x) { fclose(x); }\nvoid g(FILE *x) { fclose(x); }\n", AWAY("3:19:6", "fclose"), NULL, 2, 3},
    };
    check_rows(rows, COUNT(rows));
}

/* ---- what a source uses --------------------------------------------------------------------------------- */

static void uses(void **state)
{
    (void)state;
    struct row row = {.what = "", .source =
        "typedef struct point { int x, y; } point;\n"
        "static int count;\n"
        "int add(point *p)\n{\n    point copy = *p;\n    for (int i = 0; i < 3; i++)\n        copy.x += p->y;\n"
        "    assert(copy.x);\n    errno = 0;\n    count = (int)sizeof copy;\n"
        "    puts(\"x\");\n    return copy.x;\n}\n"};
    struct arena a = {0};
    struct cfront_output out;
    struct buf said = {0};
    compile(&a, &row, true, &out);
    for (size_t i = 0; i < out.use_count; i++)
        buf_printf(&said, "%d:%d:%d %s\n", out.uses[i].line, out.uses[i].column, out.uses[i].length, out.uses[i].word);
    assert_string_equal(arena_cstr(&a, buf_view(&said)),
        "2:1:7 typedef\n2:9:6 struct\n3:12:5 global\n4:5:3 function\n4:16:1 pointer\n6:18:1 dereference\n7:5:3 for\n"
        "8:20:2 arrow\n9:5:6 assert\n10:5:5 errno\n11:13:5 cast\n11:18:6 sizeof\n12:5:4 puts\n12:10:3 string\n");
    assert_int_equal(out.breach_count, 0);
    buf_release(&said);
    arena_release(&a);
}

/* A word means one construct, and each has one. */
static void words(void **state)
{
    (void)state;
    for (int i = 1; i < CONSTRUCT_COUNT; i++)
        assert_int_equal(cfront_construct(str_from(cfront_construct_word((enum construct)i))), i);
    assert_int_equal(cfront_construct(STR("lambda")), 0);
    assert_string_equal(cfront_construct_word(CONSTRUCT_NONE), "");
}

/* Loops within loops, gotos everywhere: it ends, and says if it gave up. */
static void tangled(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, STR("int f(int n) {\n    int *p = malloc(4);\n"));
    for (int i = 0; i < 60; i++)
        buf_printf(&text, "    l%d: while (n) {\n", i);
    buf_str(&text, STR("    p = malloc(8); goto l0; goto l59;\n"));
    for (int i = 0; i < 60; i++)
        buf_str(&text, STR("    if (n) goto l7; n--; }\n"));
    buf_str(&text, STR("    return *p;\n}\n"));
    buf_char(&text, '\0');
    struct row row = {RULE_CHECK_RESULTS, "malloc", 0, text.at, "", NULL, 0, 0};
    struct arena a = {0};
    struct cfront_output out;
    compile(&a, &row, false, &out);
    assert_true(out.good);
    assert_true(out.breach_count > 0);
    arena_release(&a);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls), cmocka_unit_test(constructs), cmocka_unit_test(declarations),
        cmocka_unit_test(others), cmocka_unit_test(results), cmocka_unit_test(uses),
        cmocka_unit_test(words), cmocka_unit_test(tangled),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
