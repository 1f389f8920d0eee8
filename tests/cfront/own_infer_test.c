/* What a body implies: contracts proposed for functions and structs, and permissions line by line, as
 * a teacher would show them; and that accepting proposals gives a program that compiles, has no finding
 * that it did not have, and asks for nothing more. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/cfront.h"

/* The machine's headers: its room is not below this one, so they come from the folder. */
static struct arena headers;
struct known_header { struct str name, text; };
static struct str header(struct str name)
{
    static VEC(struct known_header) had;
    for (size_t i = 0; i < had.len; i++)
        if (str_eq(had.at[i].name, name))
            return had.at[i].text;
    struct buf text = {0};
    struct error e;
    const char *path = arena_printf(&headers, "src/guest/include/" STR_FMT, STR_ARG(name));
    struct str got = {0};
    if (file_read(path, 1 << 20, &text, &e))
        got = arena_str(&headers, buf_view(&text));
    buf_release(&text);
    vec_push(&had, ((struct known_header){arena_str(&headers, name), got}));
    return got;
}
static const char *header_name(size_t n) { (void)n; return NULL; }
static bool library(struct str name, bool function)
{
    return function || str_starts(name, "std") || str_is(name, "errno");
}

static void check(struct arena *a, const struct cfront_file *files, size_t count, struct cfront_output *ret)
{
    struct cfront_input in = {.files = files, .file_count = count, .header = header, .header_name = header_name,
                              .library = library, .checked = true,
                              .contracts = CONTRACTS_CHECK | CONTRACTS_PERMISSIONS | CONTRACTS_PROPOSALS};
    cfront_compile(a, &in, ret);
}

static void must_compile(const struct cfront_output *o, struct str text)
{
    if (!o->good)
        fail_msg(STR_FMT "\n%d: " STR_FMT, STR_ARG(text), o->diags[0].line, STR_ARG(o->diags[0].message));
}

/* ---- examples ------------------------------------------------------------------------------------ */

static void rwo(struct buf *b, int bits, int some)
{
    static const char letters[] = "RWO";
    for (int i = 0; i < 3; i++)
        buf_printf(b, "%c%s", bits >> i & 1 || some >> i & 1 ? letters[i] : '-', some >> i & 1 ? "?" : "");
}

static void put_permits(struct buf *b, const struct cfront_output *o, struct str file, int line)
{
    for (size_t i = 0; i < o->ownership.permit_count; i++) {
        const struct cfront_permit *p = &o->ownership.permits[i];
        if (p->line != line || !str_eq(p->file, file))
            continue;
        buf_printf(b, "      | " STR_FMT ": ", STR_ARG(p->variable));
        rwo(b, p->before, 0);
        buf_cstr(b, " to ");
        rwo(b, p->after, p->some);
        buf_printf(b, ", " STR_FMT "\n", STR_ARG(p->reason));
    }
}

/* Findings, proposals, the text as it is with all of them, and what each variable may do beside each line. */
static void put_picture(struct buf *b, const struct cfront_output *o, const struct cfront_file *files, size_t count)
{
    struct arena a = {0};
    const struct cfront_ownership *w = &o->ownership;
    for (size_t i = 0; i < w->found_count; i++)
        buf_printf(b, "%d: " STR_FMT "\n", w->found[i].line, STR_ARG(w->found[i].message));
    for (size_t i = 0; i < w->proposal_count; i++)
        buf_printf(b, STR_FMT "\n    " STR_FMT "\n", STR_ARG(w->proposals[i].text), STR_ARG(w->proposals[i].why));
    for (size_t i = 0; i < count; i++) {
        struct str rest = cfront_accept(&a, files[i].name, files[i].text, w->proposals, w->proposal_count), line;
        int shift = 0;
        buf_printf(b, "---- " STR_FMT "\n", STR_ARG(files[i].name));
        for (int n = 1; str_line(&rest, &line); n++) {
            buf_printf(b, STR_FMT "\n", STR_ARG(line));
            if (str_is(line, "#include <ownership.h>") && rest.len && w->proposal_count && !w->notation)
                shift = 1; /* it was put in: places are those of the text before */
            put_permits(b, o, files[i].name, n - shift);
        }
    }
    arena_release(&a);
}

/* Each NAME.c of tests/cfront/infer, with NAME.h if there is one, gives NAME.txt. */
static void test_examples(void **state)
{
    (void)state;
    DIR *d = opendir("tests/cfront/infer");
    struct dirent *e;
    int count = 0, wrong = 0;
    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        struct str name = str_from(e->d_name);
        if (!str_ends(name, ".c"))
            continue;
        struct arena a = {0};
        struct buf texts[2] = {{0}, {0}}, want = {0}, got = {0};
        struct error error;
        struct cfront_output o;
        struct str stem = str_slice(name, 0, name.len - 2);
        const char *golden = arena_printf(&a, "tests/cfront/infer/" STR_FMT ".txt", STR_ARG(stem));
        const char *h = arena_printf(&a, STR_FMT ".h", STR_ARG(stem));
        assert_true(file_read(arena_printf(&a, "tests/cfront/infer/%s", e->d_name), 1 << 20, &texts[0], &error));
        bool with = file_read(arena_printf(&a, "tests/cfront/infer/%s", h), 1 << 20, &texts[1], &error);
        const struct cfront_file files[] = {{name, buf_view(&texts[0]), false}, {str_from(h), buf_view(&texts[1]), true}};
        check(&a, files, with ? 2 : 1, &o);
        must_compile(&o, files[0].text);
        put_picture(&got, &o, files, with ? 2 : 1);
        bool had = file_read(golden, 1 << 20, &want, &error);
        if (getenv("UPDATE")) {
            FILE *f = fopen(golden, "w");
            assert_non_null(f);
            fwrite(got.at, 1, got.len, f);
            fclose(f);
        } else if (!had || !str_eq(buf_view(&want), buf_view(&got))) {
            print_message("%s is not what is wanted, but\n" STR_FMT, golden, STR_ARG(buf_view(&got)));
            wrong++;
        }
        count++;
        for (int i = 0; i < 2; i++)
            buf_release(&texts[i]);
        buf_release(&want);
        buf_release(&got);
        arena_release(&a);
    }
    closedir(d);
    assert_int_equal(wrong, 0);
    assert_true(count >= 6);
}

/* ---- accepting ------------------------------------------------------------------------------------ */

static size_t count_found(const struct cfront_output *o, uint8_t code, struct str function)
{
    size_t n = 0;
    for (size_t i = 0; i < o->ownership.found_count; i++)
        n += o->ownership.found[i].code == code && str_eq(o->ownership.found[i].function, function);
    return n;
}

/* What is wrong with the program after all proposals were accepted; "" nothing. */
static const char *accepted(struct arena *a, struct str name, struct str text, size_t *ret_proposals)
{
    struct cfront_file file = {name, text, false};
    struct cfront_output before, after;
    check(a, &file, 1, &before);
    *ret_proposals = before.good ? before.ownership.proposal_count : 0;
    if (!*ret_proposals)
        return "";
    file.text = cfront_accept(a, name, text, before.ownership.proposals, before.ownership.proposal_count);
    check(a, &file, 1, &after);
    if (!after.good)
        return arena_printf(a, "does not compile: %d: " STR_FMT, after.diags[0].line, STR_ARG(after.diags[0].message));
    for (size_t i = 0; i < after.ownership.found_count; i++) {
        const struct cfront_contract *f = &after.ownership.found[i];
        if (f->code != CONTRACT_CODE_CANNOT_TELL
            && count_found(&after, f->code, f->function) > count_found(&before, f->code, f->function))
            return arena_printf(a, "is told something new: %d: " STR_FMT, f->line, STR_ARG(f->message));
    }
    for (size_t i = 0; i < after.ownership.proposal_count; i++)
        return arena_printf(a, "is asked for more: " STR_FMT " (" STR_FMT ")", STR_ARG(after.ownership.proposals[i].text),
                            STR_ARG(after.ownership.proposals[i].why));
    return "";
}

static void accept_folder(const char *folder, int least)
{
    DIR *d = opendir(folder);
    struct dirent *e;
    struct buf wrong = {0};
    size_t all = 0;
    if (!d)
        return;
    while ((e = readdir(d)) != NULL) {
        if (!str_ends(str_from(e->d_name), ".c"))
            continue;
        struct arena a = {0};
        struct buf text = {0};
        struct error error;
        size_t count = 0;
        const char *path = arena_printf(&a, "%s/%s", folder, e->d_name);
        if (!file_read(path, 1 << 20, &text, &error))
            continue;
        const char *what = accepted(&a, str_from(e->d_name), buf_view(&text), &count);
        all += count;
        if (*what)
            buf_printf(&wrong, "%s %s\n", path, what);
        buf_release(&text);
        arena_release(&a);
    }
    closedir(d);
    print_message("%s: %zu proposals\n", folder, all);
    if (wrong.len)
        fail_msg(STR_FMT, STR_ARG(buf_view(&wrong)));
    buf_release(&wrong);
    assert_true(all >= (size_t)least);
}

static void test_accepting_programs(void **state)
{
    (void)state;
    accept_folder("tests/cfront/programs", 20);
}

static void test_accepting_contracts(void **state)
{
    (void)state;
    accept_folder("tests/contracts", 20);
}

/* Where the #include goes, and that what cannot be edited is left alone. */
static void test_places(void **state)
{
    (void)state;
    static const char body[] = "int f(const int *p) { return *p; }\nint main(void) { int n = 0; return f(&n); }\n";
    static const char done[] = "int f(borrows const int *p) { return *p; }\nint main(void) { int n = 0; return f(&n); }\n";
    static const struct { const char *before, *after; } heads[] = {
        {"", "#include <ownership.h>\n"},
        {"/* text */\n", "/* text */\n#include <ownership.h>\n"},
        {"/* text */ ", "/* text */ \n#include <ownership.h>\n"},
        {"#define N 3\n", "#include <ownership.h>\n#define N 3\n"},
        {"#include <stdio.h>\n\n#include <stdlib.h> // why\n\n",
         "#include <stdio.h>\n\n#include <stdlib.h> // why\n#include <ownership.h>\n\n"},
        {"#include <stdio.h>\n#ifdef NEVER\n#include <stdlib.h>\n#endif\n",
         "#include <stdio.h>\n#include <ownership.h>\n#ifdef NEVER\n#include <stdlib.h>\n#endif\n"},
        {"#include <stdio.h>\nint g;\n#include <stdlib.h>\n",
         "#include <stdio.h>\n#include <ownership.h>\nint g;\n#include <stdlib.h>\n"},
        {"#include <stdio.h>\r\n", "#include <stdio.h>\r\n#include <ownership.h>\n"},
        {"#include <ownership.h>\n", "#include <ownership.h>\n"},
    };
    for (size_t i = 0; i < COUNT(heads); i++) {
        struct arena a = {0};
        struct cfront_output o;
        const struct cfront_file file = {STR("a.c"), str_from(arena_printf(&a, "%s%s", heads[i].before, body)), false};
        check(&a, &file, 1, &o);
        must_compile(&o, file.text);
        struct str got = cfront_accept(&a, file.name, file.text, o.ownership.proposals, o.ownership.proposal_count);
        const char *want = arena_printf(&a, "%s%s", heads[i].after, done);
        if (!str_is(got, want))
            fail_msg("%s\n-- becomes\n" STR_FMT "\n-- and not\n%s", file.text.at, STR_ARG(got), want);
        arena_release(&a);
    }
    static const struct { const char *before, *after; } forms[] = { /* of a function; after: "" as before */
        {"static inline int f(const int p[], int n) { return p[n]; }", "static inline int f(borrows const int p[], int n) { return p[n]; }"},
        {"int (f)(const int *p) { return *p; }", "int (f)(borrows const int *p) { return *p; }"},
        {"int f(register const int *p) { return *p; }", "int f(register borrows const int *p) { return *p; }"},
        {"__attribute__((noinline)) static char *f(void) { return calloc(1, 1); }",
         "__attribute__((noinline)) static gives nullable char *f(void) { return calloc(1, 1); }"},
        {"[[nodiscard]] char *f(void) { return calloc(1, 1); }", "[[nodiscard]] gives nullable char *f(void) { return calloc(1, 1); }"},
        {"int f(int (*call)(const int *), const int *p) { return *p + call(p); }", ""},
        {"int f(int (*call)(int, int), const int *p) { return *p + call(1, 2); }",
         "int f(int (*call)(int, int), borrows const int *p) { return *p + call(1, 2); }"},
        {"#define FUNCTION int f(const int *p)\nFUNCTION { return *p; }", ""},
        {"#define POINTER const int *\nint f(POINTER p) { return *p; }", "#define POINTER const int *\nint f(borrows POINTER p) { return *p; }"},
        {"int f(p) const int *p; { return *p; }", ""},
        {"int f(\n#if 1\n    const int *p\n#else\n    int *p\n#endif\n) { return *p; }", ""},
        {"int f(const int *), g(const int *);\nint f(const int *p) { return *p; }",
         "int f(const int *), g(const int *);\nint f(borrows const int *p) { return *p; }"},
        {"typedef int number; number f(const number *p);\nnumber f(const number *p) { return *p; }",
         "typedef int number; number f(borrows const number *p);\nnumber f(borrows const number *p) { return *p; }"},
        {"struct s { char *a, *b; };\nvoid f(struct s *s) { free(s->a); free(s->b); s->a = s->b = NULL; }",
         "struct s { owned char *a, *b; };\nvoid f(borrows_mut struct s *s) { free(s->a); free(s->b); s->a = s->b = NULL; }"},
        {"struct s { char *a, *b; };\nvoid f(struct s *s) { free(s->a); s->a = NULL; }",
         "struct s { char *a, *b; };\nvoid f(borrows_mut struct s *s) { free(s->a); s->a = NULL; }"},
    };
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct arena a = {0};
        struct cfront_output o;
        static const char whole[] = "#include <ownership.h>\n#include <stdlib.h>\n%s\nint main(void) { return 0; }\n";
        const struct cfront_file file = {STR("a.c"), str_from(arena_printf(&a, whole, forms[i].before)), false};
        check(&a, &file, 1, &o);
        must_compile(&o, file.text);
        struct str got = cfront_accept(&a, file.name, file.text, o.ownership.proposals, o.ownership.proposal_count);
        const char *want = arena_printf(&a, whole, *forms[i].after ? forms[i].after : forms[i].before);
        if (!str_is(got, want))
            fail_msg("%s\n-- becomes\n" STR_FMT "\n-- and not\n%s", file.text.at, STR_ARG(got), want);
        arena_release(&a);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) { /* a look at one file */
        struct arena a = {0};
        struct buf text = {0}, b = {0};
        struct error e;
        if (!file_read(argv[1], 1 << 20, &text, &e))
            return 1;
        const struct cfront_file file = {str_from(argv[1]), buf_view(&text), false};
        struct cfront_output o;
        check(&a, &file, 1, &o);
        must_compile(&o, STR(""));
        put_picture(&b, &o, &file, 1);
        fputs(b.at, stdout);
        buf_release(&b);
        buf_release(&text);
        arena_release(&a);
        return 0;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples), cmocka_unit_test(test_places), cmocka_unit_test(test_accepting_programs),
                                       cmocka_unit_test(test_accepting_contracts)};
    return cmocka_run_group_tests_name("infer", tests, NULL, NULL);
}
