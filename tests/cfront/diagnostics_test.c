/* What is told about wrong and doubtful programs. tests/cfront/diagnostics/NAME.c
 * holds comments
 *
 *     // expect: CODE [COLUMN], CODE ...     on the line of the mistake
 *     // expect-1: CODE                      for a line above or below (+1)
 *
 * and exactly these diagnostics must come, no other; NAME.txt holds them as they are
 * printed (UPDATE=1 rewrites it, for review). ok-*.c are programs that may look wrong
 * and are not: nothing may be told. A line "//// other.c" begins another file of the
 * same program; one that ends in .h is a header.
 *
 * Every code of the front-end has a page in docs/explain/, and a file here that
 * provokes it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/cfront.h"

#define HERE "tests/cfront/diagnostics/"
#define PROGRAMS "tests/cfront/programs/"
#define HEADERS "src/guest/include/"

/* ---- the course's headers, from their folder --------------------------------------- */

static struct arena lasting;
static struct header { const char *name; struct str text; } headers[100];
static size_t header_count;

static void read_headers(const char *under)
{
    char path[300];
    snprintf(path, sizeof path, HEADERS "%s", under);
    DIR *d = opendir(path);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        char *name = arena_printf(&lasting, "%s%s", under, e->d_name);
        if (!strchr(e->d_name, '.')) {
            read_headers(arena_printf(&lasting, "%s/", name));
            continue;
        }
        struct buf text = {0};
        snprintf(path, sizeof path, HEADERS "%s", name);
        assert_true(file_read(path, 1 << 20, &text, NULL));
        assert_true(header_count < COUNT(headers));
        headers[header_count++] = (struct header){name, arena_str(&lasting, buf_view(&text))};
        buf_release(&text);
    }
    closedir(d);
}

static int by_header_name(const void *a, const void *b)
{
    return strcmp(((const struct header *)a)->name, ((const struct header *)b)->name);
}

static struct str header(struct str name)
{
    for (size_t i = 0; i < header_count; i++)
        if (str_is(name, headers[i].name))
            return headers[i].text;
    return (struct str){NULL, 0};
}

static const char *header_name(size_t n)
{
    return n < header_count ? headers[n].name : NULL;
}

/* Whatever function a header declares, the library has. */
static bool library(struct str name, bool function)
{
    static const char *const objects[] = {"stdin", "stdout", "stderr", "optarg", "optind", "opterr",
                                          "optopt", "errno"};
    for (size_t i = 0; i < COUNT(objects); i++)
        if (str_is(name, objects[i]))
            return true;
    for (size_t i = 0; function && i < header_count; i++) {
        const char *at = headers[i].text.at, *end = at + headers[i].text.len;
        while ((at = memmem(at, (size_t)(end - at), name.at, name.len)) != NULL) {
            bool before = strchr(" *(\n", at[-1]) != NULL;
            at += name.len;
            if (before && (*at == '(' || *at == ')'))
                return true;
        }
    }
    return false;
}

/* The program itself is not wanted here; without this the emitter is linked in. */
struct cfront;
__attribute__((weak)) void emit_program(struct cfront *c, struct program *ret);
__attribute__((weak)) void emit_program(struct cfront *c, struct program *ret)
{
    (void)c, (void)ret;
}

/* ---- one file ------------------------------------------------------------------------ */

enum { FILES = 8 };
struct example {
    struct arena arena;
    struct cfront_file files[FILES];
    size_t count;
    struct cfront_output out;
};

static struct str read_text(struct arena *a, const char *path)
{
    struct buf text = {0};
    struct error err = {0};
    if (!file_read(path, 4 << 20, &text, &err)) {
        buf_release(&text);
        return (struct str){NULL, 0};
    }
    struct str s = arena_str(a, buf_view(&text));
    buf_release(&text);
    return s;
}

static void add_file(struct example *x, struct str name, struct str text)
{
    assert_true(x->count < FILES);
    x->files[x->count++] = (struct cfront_file){name, text, str_ends(name, ".h")};
}

static void split(struct example *x, struct str name, struct str text)
{
    struct str rest = text, line;
    const char *from = text.at;
    while (rest.len) {
        const char *start = rest.at;
        str_line(&rest, &line);
        if (!str_starts(line, "//// "))
            continue;
        if (start > from)
            add_file(x, name, (struct str){from, (size_t)(start - from)});
        name = str_trim(str_slice(line, 5, line.len));
        from = rest.at;
    }
    add_file(x, name, (struct str){from, (size_t)(text.at + text.len - from)});
}

static void compile(struct example *x, const char *folder, const char *name, bool warnings)
{
    memset(x, 0, sizeof *x);
    char path[400];
    snprintf(path, sizeof path, "%s%s", folder, name);
    struct str text = read_text(&x->arena, path);
    assert_non_null(text.at);
    split(x, str_from(arena_cstr(&x->arena, str_from(name))), text);
    struct cfront_input in = {.files = x->files, .file_count = x->count, .header = header,
                              .header_name = header_name, .library = library, .checked = true,
                              .warnings = warnings,
                              .need_main = strstr(name, "no-main") != NULL};
    cfront_compile(&x->arena, &in, &x->out);
}

static struct str text_of(const struct example *x, struct str file)
{
    for (size_t i = 0; i < x->count; i++)
        if (str_eq(x->files[i].name, file))
            return x->files[i].text;
    return STR("");
}

static void print_all(const struct example *x, struct buf *out)
{
    for (size_t i = 0; i < x->out.diag_count; i++)
        diag_print(out, &x->out.diags[i], text_of(x, x->out.diags[i].file));
}

/* ---- expectations ---------------------------------------------------------------------- */

struct expected { struct str file, code; int line, column; bool met; };
struct expectations { struct expected at[200]; size_t count; };

static struct str word(struct str *s)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->len && s->at[n] != ' ' && s->at[n] != ',' && s->at[n] != '*')
        n++;
    struct str w = str_slice(*s, 0, n);
    *s = str_slice(*s, n, s->len);
    return w;
}

static void read_expectation(struct expectations *all, struct str file, struct str s, int line)
{
    static const struct { const char *text; int by; } forms[] = {
        {"expect: ", 0}, {"expect-1: ", -1}, {"expect-2: ", -2}, {"expect+1: ", 1}, {"expect+2: ", 2},
    };
    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *at = memmem(s.at, s.len, forms[i].text, strlen(forms[i].text));
        if (!at)
            continue;
        struct str rest = str_slice(s, (size_t)(at - s.at) + strlen(forms[i].text), s.len);
        for (;;) {
            struct expected e = {.file = file, .line = line + forms[i].by};
            e.code = word(&rest);
            if (!e.code.len)
                break;
            struct str save = rest, number = word(&rest);
            int64_t column;
            if (str_to_int(number, 1, 9999, &column))
                e.column = (int)column;
            else
                rest = save;
            assert_true(all->count < COUNT(all->at));
            all->at[all->count++] = e;
            rest = str_trim(rest);
            if (!str_starts(rest, ","))
                break;
            rest = str_slice(rest, 1, rest.len);
        }
    }
}

static void read_expectations(const struct example *x, struct expectations *all)
{
    all->count = 0;
    for (size_t i = 0; i < x->count; i++) {
        struct str rest = x->files[i].text, line;
        for (int n = 1; str_line(&rest, &line); n++)
            read_expectation(all, x->files[i].name, line, n);
    }
}

static bool meets(const struct expected *e, const struct diag *d)
{
    return !e->met && str_eq(e->file, d->file) && str_is(e->code, d->code) && e->line == d->line
        && (!e->column || e->column == d->column);
}

#ifdef TINY
enum { KEPT = 8 }; /* as in report.c: of more, some are not told */
#else
enum { KEPT = 100 };
#endif

static bool compare(const struct example *x, const char *name)
{
    static struct expectations all;
    read_expectations(x, &all);
    bool good = true;
    for (size_t i = 0; i < x->out.diag_count; i++) {
        const struct diag *d = &x->out.diags[i];
        size_t n = 0;
        while (n < all.count && !meets(&all.at[n], d))
            n++;
        if (n < all.count) {
            all.at[n].met = true;
            continue;
        }
        struct buf b = {0};
        diag_print(&b, d, text_of(x, d->file));
        print_error("%s: not expected:\n%s", name, b.at);
        buf_release(&b);
        good = false;
    }
    for (size_t i = 0; i < all.count; i++) {
        if (all.at[i].met || all.count > KEPT)
            continue;
        print_error(STR_FMT ":%d: expected " STR_FMT " (column %d)\n", STR_ARG(all.at[i].file),
                    all.at[i].line, STR_ARG(all.at[i].code), all.at[i].column);
        good = false;
    }
    bool errors = false;
    for (size_t i = 0; i < x->out.diag_count; i++)
        errors |= x->out.diags[i].severity == SEVERITY_ERROR;
    if (x->out.good == errors) {
        print_error("%s: %s\n", name, errors ? "there are errors, and it is good" : "no error, and not good");
        good = false;
    }
    return good;
}

/* Same bytes in NAME.txt; no such file for none. */
static bool golden(const struct example *x, const char *name)
{
    char path[400];
    snprintf(path, sizeof path, HERE "%.*s.txt", (int)strlen(name) - 2, name);
    struct arena a = {0};
    struct buf out = {0};
    print_all(x, &out);
    struct str want = read_text(&a, path);
    bool good = str_eq(buf_view(&out), want);
    good = good || x->out.diag_count >= KEPT;
    if (!good && getenv("UPDATE")) {
        if (out.len)
            file_write_atomic(path, buf_view(&out), NULL);
        else
            remove(path);
        good = true;
    }
    if (!good)
        print_error("%s: these are not the diagnostics of %s (UPDATE=1 writes them):\n" STR_FMT,
                    name, path, STR_ARG(buf_view(&out)));
    buf_release(&out);
    arena_release(&a);
    return good;
}

/* ---- all files ------------------------------------------------------------------------- */

static char *names[2000];
static size_t name_count;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_c(const char *name)
{
    return str_ends(str_from(name), ".c");
}

static void list(const char *folder, bool (*wanted)(const char *name))
{
    name_count = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (wanted(e->d_name) && name_count < COUNT(names))
            names[name_count++] = arena_cstr(&lasting, str_from(e->d_name));
    if (d)
        closedir(d);
    qsort(names, name_count, sizeof *names, by_name);
}

static bool is_code_tried(const char *code);
static const char *tried[400];
static size_t tried_count;

static void wrong_programs(void **state)
{
    (void)state;
    list(HERE, is_c);
    assert_true(name_count > 0);
    size_t bad = 0, told = 0;
    for (size_t i = 0; i < name_count; i++) {
        struct example x;
        compile(&x, HERE, names[i], true);
        bool good = compare(&x, names[i]);
        good = golden(&x, names[i]) && good;
        for (size_t n = 0; n < x.out.diag_count; n++)
            if (!is_code_tried(x.out.diags[n].code) && tried_count < COUNT(tried))
                tried[tried_count++] = x.out.diags[n].code;
        told += x.out.diag_count;
        bad += !good;
        arena_release(&x.arena);
    }
    if (bad)
        fail_msg("%zu of %zu files differ", bad, name_count);
    print_message("%zu diagnostics in %zu files\n", told, name_count);
}

/* ---- programs that work ------------------------------------------------------------------- */

/* A file, or a folder of files. */
static void compile_program(struct example *x, const char *name)
{
    if (str_ends(str_from(name), ".c")) {
        compile(x, PROGRAMS, name, true);
        return;
    }
    memset(x, 0, sizeof *x);
    char folder[400];
    snprintf(folder, sizeof folder, PROGRAMS "%s/", name);
    DIR *d = opendir(folder);
    char *files[FILES];
    size_t count = 0;
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (str_ends(str_from(e->d_name), ".c") || str_ends(str_from(e->d_name), ".h")) {
            assert_true(count < FILES);
            files[count++] = arena_cstr(&x->arena, str_from(e->d_name));
        }
    if (d)
        closedir(d);
    qsort(files, count, sizeof *files, by_name);
    for (size_t i = 0; i < count; i++)
        add_file(x, str_from(files[i]),
                 read_text(&x->arena, arena_printf(&x->arena, "%s%s", folder, files[i])));
    struct cfront_input in = {.files = x->files, .file_count = x->count, .header = header,
                              .header_name = header_name, .library = library, .checked = true,
                              .warnings = true};
    cfront_compile(&x->arena, &in, &x->out);
}

static bool is_program(const char *name)
{
    return str_ends(str_from(name), ".c") || !strchr(name, '.');
}

/* No error; what is doubtful in them stands in programs.txt, for review (UPDATE=1). */
static void right_programs(void **state)
{
    (void)state;
    list(PROGRAMS, is_program);
    size_t bad = 0, skipped = 0;
    struct buf doubts = {0};
    for (size_t i = 0; i < name_count; i++) {
        struct example x;
        compile_program(&x, names[i]);
        bool lacks_header = false, wrong = false;
        for (size_t n = 0; n < x.out.diag_count; n++)
            lacks_header |= strcmp(x.out.diags[n].code, "include-not-found") == 0;
        skipped += lacks_header;
        for (size_t n = 0; n < x.out.diag_count && !lacks_header; n++) {
            const struct diag *d = &x.out.diags[n];
            buf_printf(&doubts, STR_FMT ":%d:%d %s\n", STR_ARG(d->file), d->line, d->column, d->code);
            if (d->severity != SEVERITY_ERROR)
                continue;
            struct buf b = {0};
            diag_print(&b, d, text_of(&x, d->file));
            print_error("%s: %s", names[i], b.at);
            buf_release(&b);
            wrong = true;
        }
        bad += wrong;
        arena_release(&x.arena);
    }
    struct arena a = {0};
    struct str want = read_text(&a, HERE "programs.txt");
    if (name_count && !str_eq(buf_view(&doubts), want)) {
        if (getenv("UPDATE"))
            file_write_atomic(HERE "programs.txt", buf_view(&doubts), NULL);
        else {
            print_error("not what stands in " HERE "programs.txt (UPDATE=1 writes it):\n" STR_FMT,
                        STR_ARG(buf_view(&doubts)));
            bad++;
        }
    }
    arena_release(&a);
    buf_release(&doubts);
    print_message("%zu programs, %zu left out\n", name_count, skipped);
    if (bad)
        fail_msg("%zu of %zu programs", bad, name_count);
}

static bool is_code_tried(const char *code)
{
    for (size_t i = 0; i < tried_count; i++)
        if (strcmp(tried[i], code) == 0)
            return true;
    return false;
}

static void every_code_is_tried(void **state)
{
    (void)state;
    size_t missing = 0;
    for (const char *const *code = cfront_codes(); *code; code++)
        if (!is_code_tried(*code)) {
            print_error("no file in " HERE " provokes %s\n", *code);
            missing++;
        }
    assert_int_equal(missing, 0);
}

static void every_code_has_a_page(void **state)
{
    (void)state;
    size_t missing = 0;
    for (const char *const *code = cfront_codes(); *code; code++) {
        char path[300];
        snprintf(path, sizeof path, "docs/explain/%s.md", *code);
        if (!path_exists(path)) {
            print_error("there is no %s\n", path);
            missing++;
        }
    }
    assert_int_equal(missing, 0);
}

/* ---- pages ----------------------------------------------------------------------------- */

/* The n-th ```c block of a page, or an empty slice. */
static struct str block_of(struct str page, int n)
{
    struct str line;
    while (str_line(&page, &line)) {
        if (!str_is(line, "```c") || --n > 0)
            continue;
        const char *from = page.at, *to = from;
        while (str_line(&page, &line) && !str_is(line, "```"))
            to = page.at;
        return (struct str){from, (size_t)(to - from)};
    }
    return STR("");
}

static void compile_text(struct example *x, struct str text)
{
    memset(x, 0, sizeof *x);
    add_file(x, STR("page.c"), text);
    struct cfront_input in = {.files = x->files, .file_count = 1, .header = header,
                              .header_name = header_name, .library = library, .checked = true,
                              .warnings = true, .need_main = true};
    cfront_compile(&x->arena, &in, &x->out);
}

/* The first program of a page shows its code and nothing else, the second is clean. */
static void pages_show_their_code(void **state)
{
    (void)state;
    size_t bad = 0;
    for (const char *const *code = cfront_codes(); *code; code++) {
        char path[300];
        snprintf(path, sizeof path, "docs/explain/%s.md", *code);
        struct arena a = {0};
        struct str page = read_text(&a, path);
        for (int n = 1; n <= 2; n++) {
            struct example x;
            struct str program = block_of(page, n);
            if (!program.len || strcmp(*code, "division-by-zero") == 0
                || strcmp(*code, "invalid-free") == 0) /* those are of the run, too */
                continue;
            compile_text(&x, program);
            bool good = n == 2 ? x.out.diag_count == 0
                               : x.out.diag_count == 1 && strcmp(x.out.diags[0].code, *code) == 0;
            if (!good) {
                struct buf b = {0};
                print_all(&x, &b);
                print_error("program %d of %s:\n%s", n, path, b.at ? b.at : "nothing is told\n");
                buf_release(&b);
                bad++;
            }
            arena_release(&x.arena);
        }
        arena_release(&a);
    }
    assert_int_equal(bad, 0);
}

/* Messages are sentences without a full stop, advice too; each error says one thing. */
static void wording(void **state)
{
    (void)state;
    list(HERE, is_c);
    size_t bad = 0;
    for (size_t i = 0; i < name_count; i++) {
        struct example x;
        compile(&x, HERE, names[i], true);
        for (size_t n = 0; n < x.out.diag_count; n++) {
            const struct diag *d = &x.out.diags[n];
            bool fine = d->message.len > 8 && d->message.len < 200 && !str_ends(d->message, ".")
                && !str_ends(d->advice, ".") && utf8_valid(d->message)
                && (d->line > 0 || !d->file.len);
            if (!fine)
                print_error("%s: [%s] " STR_FMT "\n", names[i], d->code, STR_ARG(d->message));
            bad += !fine;
        }
        arena_release(&x.arena);
    }
    assert_int_equal(bad, 0);
}

/* Without warnings wanted none comes, and a second compile tells the same. */
static void plain_and_again(void **state)
{
    (void)state;
    list(HERE, is_c);
    for (size_t i = 0; i < name_count; i++) {
        struct example x, y, z;
        compile(&x, HERE, names[i], false);
        for (size_t n = 0; n < x.out.diag_count; n++)
            assert_int_equal(x.out.diags[n].severity, SEVERITY_ERROR);
        compile(&y, HERE, names[i], true);
        compile(&z, HERE, names[i], true);
        assert_int_equal(y.out.diag_count, z.out.diag_count);
        for (size_t n = 0; n < y.out.diag_count; n++)
            assert_int_equal(diag_cmp(&y.out.diags[n], &z.out.diags[n]), 0);
        arena_release(&x.arena);
        arena_release(&y.arena);
        arena_release(&z.arena);
    }
}

int main(void)
{
    read_headers("");
    qsort(headers, header_count, sizeof *headers, by_header_name);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_programs),
        cmocka_unit_test(right_programs),
        cmocka_unit_test(every_code_is_tried),
        cmocka_unit_test(every_code_has_a_page),
        cmocka_unit_test(pages_show_their_code),
        cmocka_unit_test(wording),
        cmocka_unit_test(plain_and_again),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&lasting);
    return failed;
}
