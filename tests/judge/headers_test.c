/* Reading of our headers only what a program can notice changes nothing: C programs of the tree are
 * compiled both ways, with all that can be asked of the front-end, and everything that comes of it is
 * compared byte by byte. It is a third of them; ALL=1 takes all. And small programs that were made to
 * tell the difference. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/token.h"
#include "guest/guest.h"

/* ---- all of an output as bytes ------------------------------------------------------------------ */

#define PUT(field) buf_add(b, &(field), sizeof(field))
static void put(struct buf *b, struct str s)
{
    PUT(s.len);
    buf_str(b, s);
}
static void put_text(struct buf *b, const char *s) { put(b, str_from(s ? s : "")); }

static void put_ownership(struct buf *b, const struct cfront_ownership *o)
{
    for (size_t i = 0; i < o->found_count; i++) {
        const struct cfront_contract *f = &o->found[i];
        PUT(f->code), PUT(f->line), PUT(f->column), PUT(f->length);
        put(b, f->file), put(b, f->function), put(b, f->variable), put(b, f->message), put(b, f->advice);
        put(b, f->rust);
        for (size_t s = 0; s < f->step_count; s++) {
            const struct cfront_step *t = &f->steps[s];
            PUT(t->role), PUT(t->line), PUT(t->column), PUT(t->length);
            put(b, t->file), put(b, t->message);
        }
    }
    for (size_t i = 0; i < o->permit_count; i++) {
        const struct cfront_permit *p = &o->permits[i];
        PUT(p->line), PUT(p->before), PUT(p->after), PUT(p->some);
        put(b, p->file), put(b, p->function), put(b, p->variable), put(b, p->reason);
    }
    for (size_t i = 0; i < o->proposal_count; i++) {
        const struct cfront_proposal *p = &o->proposals[i];
        PUT(p->line), PUT(p->column);
        put(b, p->file), put(b, p->function), put(b, p->text), put(b, p->why);
        for (size_t k = 0; k < p->insert_count; k++) {
            PUT(p->inserts[k].line), PUT(p->inserts[k].column);
            put(b, p->inserts[k].file), put(b, p->inserts[k].put);
        }
    }
    PUT(o->functions), PUT(o->dropped), PUT(o->untold), PUT(o->notation);
    PUT(o->found_count), PUT(o->permit_count), PUT(o->proposal_count);
}

static void put_program(struct buf *b, const struct program *p)
{
    put(b, p->text);
    PUT(p->checked), PUT(p->history), PUT(p->costs), PUT(p->main);
    buf_add(b, p->sites, p->site_count * sizeof *p->sites);
    for (size_t i = 0; i < p->type_count; i++) {
        const struct program_type *t = &p->types[i];
        PUT(t->code), PUT(t->is_const), PUT(t->is_volatile), PUT(t->is_atomic), PUT(t->name), PUT(t->spelling);
        PUT(t->size), PUT(t->align), PUT(t->base), PUT(t->count), PUT(t->first_field), PUT(t->field_count);
    }
    for (size_t i = 0; i < p->field_count; i++) {
        const struct program_field *f = &p->fields[i];
        PUT(f->name), PUT(f->type), PUT(f->offset), PUT(f->bit), PUT(f->width);
    }
    for (size_t i = 0; i < p->function_count; i++) {
        const struct program_function *f = &p->functions[i];
        PUT(f->name), PUT(f->type), PUT(f->site), PUT(f->end_site), PUT(f->frame_bytes), PUT(f->first_variable);
        PUT(f->variable_count), PUT(f->signature), PUT(f->library), PUT(f->pointers_in_frame), PUT(f->contract);
    }
    for (size_t i = 0; i < p->variable_count; i++) {
        const struct program_variable *v = &p->variables[i];
        PUT(v->name), PUT(v->type), PUT(v->function), PUT(v->site), PUT(v->offset), PUT(v->size), PUT(v->align);
        PUT(v->from_line), PUT(v->to_line), PUT(v->flags);
    }
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        PUT(o->kind), PUT(o->read_only), PUT(o->library), PUT(o->thread_local), PUT(o->name), PUT(o->type);
        PUT(o->function), PUT(o->site), PUT(o->address), PUT(o->size), PUT(o->align);
        if (o->bytes)
            buf_add(b, o->bytes, o->size);
    }
    for (size_t i = 0; i < p->contract_count; i++) {
        const struct program_contract *c = &p->contracts[i];
        PUT(c->name), PUT(c->function), PUT(c->site), PUT(c->words), PUT(c->result);
    }
    put(b, (struct str){p->names, p->names_len});
}

static void put_output(struct buf *b, const struct cfront_output *o)
{
    for (size_t i = 0; i < o->diag_count; i++) {
        const struct diag *d = &o->diags[i];
        PUT(d->severity), PUT(d->line), PUT(d->column), PUT(d->length);
        put_text(b, d->code), put(b, d->message), put(b, d->advice), put(b, d->file);
    }
    PUT(o->good), PUT(o->diag_count), PUT(o->breach_count), PUT(o->use_count), PUT(o->mutation_count);
    for (size_t i = 0; i < o->breach_count; i++) {
        const struct cfront_breach *r = &o->breaches[i];
        PUT(r->rule), PUT(r->line), PUT(r->column), PUT(r->length);
        put(b, r->message);
    }
    for (size_t i = 0; i < o->use_count; i++) {
        PUT(o->uses[i].line), PUT(o->uses[i].column), PUT(o->uses[i].length);
        put_text(b, o->uses[i].word);
    }
    for (size_t i = 0; i < o->mutation_count; i++) {
        const struct cfront_mutation *m = &o->mutations[i];
        PUT(m->line), PUT(m->column), PUT(m->length), PUT(m->body);
        put(b, m->put), put(b, m->what);
    }
    put_ownership(b, &o->ownership);
    if (o->good)
        put_program(b, &o->program);
}

/* ---- both ways ------------------------------------------------------------------------------------ */

struct tally { size_t programs, good, warned, lazy; };

static bool stays_lazy(const struct cfront_input *in)
{
    struct arena a = {0};
    struct cfront c = {.arena = &a, .in = in};
    wanted_start(&c);
    bool lazy = c.wanted != NULL;
    arena_release(&a);
    return lazy;
}

/* True: they are the same. *ret_good: it has no error. */
static bool is_same(struct cfront_input in, bool *ret_good, struct tally *tally)
{
    struct arena a = {0};
    struct cfront_output out[2];
    struct buf b[2] = {{0}, {0}};
    in.header = guest_header;
    in.header_name = guest_header_name;
    in.library = guest_library_has;
    for (int whole = 0; whole < 2; whole++) {
        in.whole_headers = whole;
        cfront_compile(&a, &in, &out[whole]);
        put_output(&b[whole], &out[whole]);
    }
    in.whole_headers = false;
    *ret_good = out[1].good;
    if (tally) {
        tally->programs++;
        tally->good += out[1].good;
        tally->warned += out[1].good && out[1].diag_count;
        tally->lazy += out[1].good && stays_lazy(&in);
    }
    bool same = str_eq(buf_view(&b[0]), buf_view(&b[1]));
    for (int i = 0; i < 2 && !same; i++)
        for (size_t k = 0; k < out[i].diag_count; k++)
            print_message("%s %d: " STR_FMT "; " STR_FMT "\n", i ? "whole" : "lazy", out[i].diags[k].line,
                          STR_ARG(out[i].diags[k].message), STR_ARG(out[i].diags[k].advice));
    buf_release(&b[0]);
    buf_release(&b[1]);
    arena_release(&a);
    return same;
}

/* ---- programs of the tree ---------------------------------------------------------------------- */

struct folder {
    struct arena a;
    VEC(struct cfront_file) sources, headers;
    VEC(char *) folders;
};

static bool ends(const char *s, const char *with)
{
    size_t n = strlen(s), k = strlen(with);
    return n >= k && strcmp(s + n - k, with) == 0;
}

static void read_folder(const char *path, struct folder *f)
{
    DIR *d = opendir(path);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        char *name = arena_printf(&f->a, "%s/%s", path, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        if (e->d_type == DT_DIR) {
            vec_push(&f->folders, name);
        } else if (ends(name, ".c") || ends(name, ".h")) {
            struct buf text = {0};
            assert_true(file_read(name, 1 << 20, &text, NULL));
            struct cfront_file file = {str_from(arena_cstr(&f->a, str_from(e->d_name))),
                                       arena_str(&f->a, buf_view(&text)), ends(name, ".h")};
            buf_release(&text);
            if (file.header)
                vec_push(&f->headers, file);
            else
                vec_push(&f->sources, file);
        }
    }
    closedir(d);
}

static const struct cfront_rule rules[] = {{RULE_MUST_NOT_CALL, {"strcpy", 6}, 0}, {RULE_MUST_CALL, {"free", 4}, 0},
                                           {RULE_CHECK_RESULTS, {"malloc", 6}, 0}, {RULE_NO_EXIT, {"", 0}, 0},
                                           {RULE_MUST_DECLARE, {"size_t strlen(const char *)", 27}, 0}};

/* n: which questions are asked. */
static struct cfront_input asked(const struct cfront_file *files, size_t count, unsigned n)
{
    struct cfront_input in = {.files = files, .file_count = count, .checked = true, .warnings = true};
    if (n % 3 == 1) {
        in.rules = rules;
        in.rule_count = COUNT(rules);
        in.rules_file = files[0].name;
        in.uses = in.need_main = true;
        in.contracts = CONTRACTS_CHECK | CONTRACTS_PERMISSIONS | CONTRACTS_PROPOSALS;
    } else if (n % 3 == 2) {
        in.history = in.values = in.keep_library = true;
        in.mutate = files[0].name;
        in.mutate_from = 1;
        in.mutate_to = 100000;
        in.contracts = CONTRACTS_CHECK;
    }
    return in;
}

static void compare(const char *path, const struct cfront_file *files, size_t count, struct tally *tally, int *wrong)
{
    static unsigned seen, n;
    bool good;
    if (seen++ % 3 && !getenv("ALL"))
        return;
    struct cfront_input in = asked(files, count, n++);
    if (!is_same(in, &good, tally)) {
        print_message("%s/" STR_FMT " is not the same (%u)\n", path, STR_ARG(files[0].name), (n - 1) % 3);
        ++*wrong;
    }
    in.part = true;
    if (!good && !is_same(in, &good, NULL)) {
        print_message("%s/" STR_FMT " is not the same as a part\n", path, STR_ARG(files[0].name));
        ++*wrong;
    }
}

/* Each source alone, with the headers beside it, and all of a small folder as one program. */
static void compare_folder(const char *path, struct tally *tally, int *wrong)
{
    struct folder f = {0};
    read_folder(path, &f);
    VEC(struct cfront_file) files = {0};
    for (size_t i = 0; i < f.sources.len; i++) {
        files.len = 0;
        vec_push(&files, f.sources.at[i]);
        for (size_t k = 0; k < f.headers.len; k++)
            vec_push(&files, f.headers.at[k]);
        compare(path, files.at, files.len, tally, wrong);
    }
    if (f.sources.len > 1 && f.sources.len < 8) {
        for (size_t i = 0; i + 1 < f.sources.len; i++)
            vec_push(&files, f.sources.at[i]);
        compare(path, files.at, files.len, tally, wrong);
    }
    vec_release(&files);
    for (size_t i = 0; i < f.folders.len; i++)
        compare_folder(f.folders.at[i], tally, wrong);
    vec_release(&f.sources);
    vec_release(&f.headers);
    vec_release(&f.folders);
    arena_release(&f.a);
}

static void programs_of_the_tree(void **state)
{
    (void)state;
    static const char *const roots[] = {"tests", "exercises", "course"};
    struct tally tally = {0};
    int wrong = 0;
    for (size_t i = 0; i < COUNT(roots); i++)
        compare_folder(roots[i], &tally, &wrong);
    print_message("%zu programs, %zu of them without error, %zu of those with warnings, %zu read in part\n",
                  tally.programs, tally.good, tally.warned, tally.lazy);
    assert_int_equal(wrong, 0);
    assert_true(tally.good > 800);
    assert_true(tally.lazy * 100 > tally.good * 95); /* or it would prove little */
}

/* ---- made to tell the difference ---------------------------------------------------------------------- */

static const struct nasty {
    const char *what, *source, *header; /* header: own.h */
    bool good;
    bool lazy; /* it is read in part */
} nasty[] = {
    {"a function of nearly a library's name", "#include <string.h>\nint strlne(int x) { return x; }\n"
     "int main(void) { return strlne(0) + (int)strlen(\"\"); }\n", NULL, true, true},
    {"a call of a name misspelt", "#include <string.h>\nint main(void) { return (int)strlne(\"x\"); }\n", NULL, false, true},
    {"a name that is near to one that nobody mentions", "#include <stdio.h>\nint main(void) { return ftel(0); }\n",
     NULL, false, true},
    {"a header that is missing", "int main(void) { puts(\"x\"); return 0; }\n", NULL, false, true},
    {"a library function defined again", "#include <stdio.h>\nint puts(const char *s) { return s != 0; }\n"
     "int main(void) { return puts(\"x\") - 1; }\n", NULL, true, true},
    {"and with another type", "#include <stdio.h>\nint puts(int n) { return n; }\nint main(void) { return puts(0); }\n",
     NULL, false, true},
    {"a variable of a function's name", "#include <string.h>\nint strsep;\nint main(void) { return strsep; }\n", NULL,
     false, true},
    {"a name made by ##", "#include <stdio.h>\n#define CALL(a, b) a##b\nint main(void) { return CALL(pu, ts)(\"x\"); }\n",
     NULL, true, true},
    {"a name made by ## before its header", "#define CALL(a, b) a##b\nint CALL(pu, ts);\n#include <stdio.h>\n"
     "int main(void) { return 0; }\n", NULL, false, true},
    {"and in one file for another's header", "#define TWO(a, b) a##b\nlong TWO(str, len)(const char *s) { return s != 0; }\n"
     "#include \"own.h\"\n", "#include <string.h>\nint main(void) { return 0; }\n", false, true},
    {"a macro that is made by ##", "#include <limits.h>\n#define MAX(t) t##_MAX\nint main(void) { return MAX(INT) == 0; }\n",
     NULL, true, true},
    {"<tgmath.h>, which makes names", "#include <tgmath.h>\nint main(void) { float f = 1; return (int)sin(f); }\n",
     NULL, true, true},
    {"a built-in of a library function's name", "#include <stdlib.h>\nint main(void) { return __builtin_abs(-1) - 1; }\n",
     NULL, true, true},
    {"assert", "#include <assert.h>\nint main(void) { assert(1); return 0; }\n", NULL, true, true},
    {"errno", "#include <errno.h>\nint main(void) { errno = EDOM; return errno - EDOM; }\n", NULL, true, true},
    {"functions that may be macros", "#include <ctype.h>\n#include <stdio.h>\n#undef getc\n#undef isalpha\n"
     "int main(void) { int (*f)(FILE *) = getc; return f == 0 || (isalpha)('x') == 0; }\n", NULL, true, true},
    {"a pointer to a library function", "#include <stdlib.h>\nstatic void (*const end)(void *) = free;\n"
     "int main(void) { end(malloc(1)); return 0; }\n", NULL, true, true},
    {"a macro of a function's name, before", "#define puts my_puts\n#include <stdio.h>\n"
     "int my_puts(const char *s) { return s != 0; }\nint main(void) { return puts(\"\") - 1; }\n", NULL, true, true},
    {"a macro of a function's name, behind", "#include <stdio.h>\n#define puts(s) 0\nint main(void) { return puts(\"\"); }\n",
     NULL, true, true},
    {"a macro of a parameter's name", "#define size 3\n#include <stdlib.h>\nint main(void) { return 0; }\n", NULL,
     false, false},
    {"a macro of a type in prototypes", "#define size_t struct\n#include <stdlib.h>\nint main(void) { return 0; }\n",
     NULL, false, false},
    {"the same, over a splice", "#define \\\nsize 3\n#include <stdlib.h>\nint main(void) { return 0; }\n", NULL, false, false},
    {"the same, behind a comment", "#/**/define/**/size 3\n#include <stdlib.h>\nint main(void) { return 0; }\n", NULL,
     false, false},
    {"the same, with a digraph", "%: define size 3\n#include <stdlib.h>\nint main(void) { return 0; }\n", NULL, false,
     false},
    {"a name over a splice", "#include <stdio.h>\nint main(void) { pu\\\nts(\"x\"); return 0; }\n", NULL, true, false},
    {"and over one with a carriage return", "#include <stdio.h>\nint main(void) { pu\\\r\nts(\"x\"); return 0; }\n",
     NULL, true, false},
    {"a header by way of one's own", "#include \"own.h\"\nint main(void) { SAY; return 0; }\n",
     "#include <stdio.h>\n#define SAY puts(\"x\")\n", true, true},
    {"a header that a macro names", "#define WHICH <stdio.h>\n#include WHICH\nint main(void) { return puts(\"x\") < 0; }\n",
     NULL, true, true},
    {"#if about names", "#include <stdio.h>\n#if defined(EOF) && SEEK_SET == 0 && !defined(puts)\n"
     "int main(void) { return 0; }\n#endif\n", NULL, true, true},
    {"#ifdef of predefined ones", "#ifdef __LP64__\nint main(void) { return __CHAR_BIT__ - 8; }\n#endif\n", NULL, true, true},
    {"a header within a function", "int main(void) {\n#include <stdio.h>\nputs(\"x\"); return 0; }\n", NULL, true, true},
    {"a header within a struct", "struct s {\n#include <ctype.h>\nint n; };\nint main(void) { return 0; }\n", NULL, false,
     true},
    {"and behind its first member", "struct s { int n;\n#include <ctype.h>\n};\nint main(void) { return 0; }\n", NULL,
     false, true},
    {"a header where a ';' is missing", "struct s { int n; }\n#include <ctype.h>\n;\nint main(void) { return 0; }\n",
     NULL, false, true},
    {"a header within an initialiser", "int x =\n#include <ctype.h>\n1;\nint main(void) { return 0; }\n", NULL, false, true},
    {"a header in parentheses", "int f(int a\n#include <ctype.h>\n);\nint main(void) { return 0; }\n", NULL, false, true},
    {"a macro defined again", "#include <limits.h>\n#define INT_MAX 3\nint main(void) { return INT_MAX; }\n", NULL, true,
     true},
    {"a predefined macro defined again", "#define __CHAR_BIT__ 9\nint main(void) { return 0; }\n", NULL, true, true},
    {"a static function of a library's name", "#include <stdlib.h>\nstatic int abs(int x) { return x; }\n"
     "int main(void) { return abs(0); }\n", NULL, false, true},
    {"a label, a member and a type of library names", "#include <string.h>\n#include <stdlib.h>\n"
     "struct s { int strlen; };\nint main(void) { typedef int abs; struct s s = {0}; abs x = s.strlen; goto free;\n"
     "free: return x; }\n", NULL, true, true},
    {"a cleanup", "#include <stdlib.h>\nint main(void) { __attribute__((cleanup(srand48))) int x = 0; return x; }\n", NULL,
     false, true},
    {"printf's formats with what is not there", "#include <inttypes.h>\n#include <stdio.h>\n"
     "int main(void) { int64_t n = 0; printf(\"%\" PRId64 \"\\n\", n); return 0; }\n", NULL, true, true},
    {"types of headers", "#include <time.h>\n#include <signal.h>\n#include <setjmp.h>\n#include <stdatomic.h>\n"
     "#include <pthread.h>\n#include <threads.h>\nstatic atomic_int n = ATOMIC_VAR_INIT(0); static pthread_mutex_t m = "
     "PTHREAD_MUTEX_INITIALIZER;\nstatic once_flag o = ONCE_FLAG_INIT; static jmp_buf j; static void f(void) { }\n"
     "int main(void) { struct tm t = {0}; sig_atomic_t s = 0; atomic_fetch_add(&n, 1); call_once(&o, f);\n"
     "pthread_mutex_lock(&m); pthread_mutex_unlock(&m); return t.tm_sec + s + (setjmp(j) != 0); }\n", NULL, true, true},
    {"a warning about a result", "#include <stdlib.h>\nint main(void) { malloc(3); return 0; }\n", NULL, true, true},
    {"<ownership.h>", "#include <ownership.h>\n#include <stdlib.h>\nvoid drop(owns int *p) { free(p); }\n"
     "int main(void) { int *p = malloc(4); drop(p); return p != 0; }\n", NULL, true, true},
};

static void nasty_programs(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(nasty); i++) {
        const struct nasty *x = &nasty[i];
        const struct cfront_file files[] = {{STR("a.c"), str_from(x->source), false},
                                            {STR("own.h"), str_from(x->header ? x->header : ""), true}};
        for (unsigned n = 0; n < 3; n++) {
            bool good;
            struct cfront_input in = asked(files, 2, n);
            in.keep_library = false;
            in.header = guest_header;
            in.header_name = guest_header_name;
            if (n == 1)
                in.rule_count = 1; /* a rule mentions names as well */
            bool same = is_same(in, &good, NULL);
            if (!same || good != x->good || stays_lazy(&in) != x->lazy) {
                print_message("%s: %s%s%s (%u)\n", x->what, same ? "" : "not the same; ",
                              good == x->good ? "" : good ? "has no error; " : "has an error; ",
                              stays_lazy(&in) == x->lazy ? "" : "not read as expected", n);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

static void macros_of_an_attempt(void **state)
{
    (void)state;
    static const struct { const char *name, *value; bool good, lazy; } macros[] = {
        {"SAY(x)", "puts(x)", true, true}, {"SAY(x)", "strlen(x)", false, true}, {"size", "3", false, false},
        {"n(x)", "x", false, true}, {"puts", "putchar", false, true},
    };
    const struct cfront_file file = {STR("a.c"), STR("#include <stdio.h>\nint main(void) { SAY(\"x\"); return 0; }\n"), false};
    for (size_t i = 0; i < COUNT(macros); i++) {
        struct cfront_macro macro = {str_from(macros[i].name), str_from(macros[i].value)};
        struct cfront_input in = asked(&file, 1, 0);
        bool good;
        in.macros = &macro;
        in.macro_count = 1;
        in.header = guest_header;
        in.header_name = guest_header_name;
        assert_true(is_same(in, &good, NULL));
        assert_int_equal(good, macros[i].good);
        if (i != 3)
            assert_int_equal(stays_lazy(&in), macros[i].lazy);
    }
}

/* ---- how much that is ------------------------------------------------------------------------------------ */

/* What is left of a header where nothing but its name is mentioned. */
static void little_is_read(void **state)
{
    (void)state;
    static const struct { const char *name, *kept, *gone; } headers[] = {
        {"stdio.h", "puts", "fopen"}, {"stdlib.h", "free", "qsort"}, {"string.h", "strlen", "memmove"},
        {"math.h", "sqrt", "pow"}, {"pthread.h", "pthread_mutex_lock", "pthread_create"}, {"limits.h", "INT_MAX", "LONG_MAX"},
    };
    for (size_t i = 0; i < COUNT(headers); i++) {
        struct arena a = {0};
        const struct cfront_file file = {STR("a.c"), str_from(headers[i].kept), false};
        const struct cfront_input in = {.files = &file, .file_count = 1, .header = guest_header,
                                        .header_name = guest_header_name};
        struct cfront c = {.arena = &a, .in = &in};
        struct str text = guest_header(str_from(headers[i].name));
        char *copy = arena_cstr(&a, text);
        size_t lines = 0, read = 0;
        bool kept = false, gone = true;
        wanted_start(&c);
        assert_non_null(c.wanted);
        assert_true(wanted_hide(c.wanted, text, false, copy));
        struct str rest = str_from(copy), line, original;
        assert_int_equal(rest.len, text.len);
        while (str_line(&rest, &line) && str_line(&text, &original)) {
            lines++;
            read += !str_starts(line, "//");
            bool declares = !str_starts(original, " *");
            kept |= declares && str_eq(line, original) && memmem(line.at, line.len, headers[i].kept, strlen(headers[i].kept));
            gone &= !(str_eq(line, original) && memmem(line.at, line.len, headers[i].gone, strlen(headers[i].gone)));
        }
        if (!kept || !gone || read * 2 > lines)
            fail_msg("%s: %zu of %zu lines are read;%s%s", headers[i].name, read, lines,
                     kept ? "" : " not what is mentioned;", gone ? "" : " and something that is not");
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(little_is_read),
        cmocka_unit_test(nasty_programs),
        cmocka_unit_test(macros_of_an_attempt),
        cmocka_unit_test(programs_of_the_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
