/* Ownership contracts, checked against programs that were written before the checker was.
 *
 * tests/contracts/NAME.wrong.c and NAME.mended.c are one program twice. In the wrong one a comment
 *
 *     //! CODE, CODE|OTHER       at the end of a line
 *
 * says what a strict reviewer tells there (`|`: either will do); exactly these findings must come, no
 * other. In the mended one, and in tests/contracts/correct/, nothing may be told. Where nothing can be
 * said is no claim: "cannot-tell" counts only in files that expect it.
 *
 * CONTRACTS_FILE=part-of-a-name looks at these files only and prints every finding with its path. */
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

#define HERE "tests/contracts/"
#define CORRECT "tests/contracts/correct/"
#define HEADERS "src/guest/include/"

/* ---- the course's headers, from their folder --------------------------------------- */

static struct arena lasting;
static struct header { const char *name; struct str text; } headers[100];
static size_t header_count;

static void read_headers(const char *under)
{
    DIR *d = opendir(arena_printf(&lasting, HEADERS "%s", under));
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
        assert_true(file_read(arena_printf(&lasting, HEADERS "%s", name), 1 << 20, &text, NULL));
        assert_true(header_count < COUNT(headers));
        headers[header_count++] = (struct header){name, arena_str(&lasting, buf_view(&text))};
        buf_release(&text);
    }
    closedir(d);
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
    static const char *const objects[] = {"stdin", "stdout", "stderr", "errno"};
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

static const char *code_name(int code)
{
    static const char *const names[] = {
        "?",
#define X(id, name, phrase, rust) name,
        CONTRACT_CODES(X)
#undef X
    };
    return code > 0 && code < (int)COUNT(names) ? names[code] : names[0];
}

/* ---- one file ------------------------------------------------------------------------ */

struct expected { struct str codes; int line; bool met; };
struct example {
    struct arena arena;
    struct cfront_file file;
    struct cfront_output out;
    struct expected expected[32];
    size_t expected_count;
    bool untold; /* expects cannot-tell */
};

static struct str part(struct str *rest, char by)
{
    size_t n = 0;
    while (n < rest->len && rest->at[n] != by)
        n++;
    struct str s = str_trim(str_slice(*rest, 0, n));
    *rest = n < rest->len ? str_slice(*rest, n + 1, rest->len) : STR("");
    return s;
}

static bool is_one_of(struct str codes, const char *code)
{
    while (codes.len)
        if (str_is(part(&codes, '|'), code))
            return true;
    return false;
}

static bool is_code(struct str word)
{
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        if (str_is(word, code_name(c)))
            return true;
    return false;
}

static void read_expected(struct example *x, const char *name)
{
    struct str rest = x->file.text, line;
    for (int n = 1; str_line(&rest, &line); n++) {
        const char *at = memmem(line.at, line.len, "//!", 3);
        if (!at)
            continue;
        struct str codes = str_slice(line, (size_t)(at - line.at) + 3, line.len);
        while (codes.len) {
            struct expected e = {part(&codes, ','), n, false};
            struct str each = e.codes;
            while (each.len) {
                struct str word = part(&each, '|');
                if (!is_code(word))
                    fail_msg("%s:%d: '" STR_FMT "' is no code", name, n, STR_ARG(word));
            }
            x->untold |= is_one_of(e.codes, "cannot-tell");
            assert_true(x->expected_count < COUNT(x->expected));
            x->expected[x->expected_count++] = e;
        }
    }
}

static void compile(struct example *x, const char *folder, const char *name)
{
    memset(x, 0, sizeof *x);
    struct buf text = {0};
    assert_true(file_read(arena_printf(&x->arena, "%s%s", folder, name), 1 << 20, &text, NULL));
    x->file = (struct cfront_file){str_from(name), arena_str(&x->arena, buf_view(&text)), false};
    buf_release(&text);
    read_expected(x, name);
    struct cfront_input in = {.files = &x->file, .file_count = 1, .header = header,
                              .header_name = header_name, .library = library, .checked = true,
                              .contracts = CONTRACTS_CHECK};
    cfront_compile(&x->arena, &in, &x->out);
}

static void print_finding(const char *name, const char *how, const struct cfront_contract *f)
{
    print_message("%s:%d: %s %s: " STR_FMT "\n", name, f->line, how, code_name(f->code),
                  STR_ARG(f->message));
    for (size_t i = 0; i < f->step_count; i++)
        print_message("        %d: " STR_FMT "\n", f->steps[i].line, STR_ARG(f->steps[i].message));
}

/* ---- all files ------------------------------------------------------------------------- */

static struct tally { size_t wrong, told, missed, astray; } tallies[CONTRACT_CODES_END];

static int code_of(struct str codes)
{
    struct str first = part(&codes, '|');
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        if (str_is(first, code_name(c)))
            return c;
    return CONTRACT_CODE_NONE;
}

/* True: exactly what is expected was told. */
static bool compare(struct example *x, const char *name, bool verbose)
{
    bool good = x->out.good;
    for (size_t i = 0; i < x->out.diag_count; i++)
        if (x->out.diags[i].severity == SEVERITY_ERROR)
            print_message("%s:%d: no program: %s\n", name, x->out.diags[i].line, x->out.diags[i].code);
    const struct cfront_ownership *o = &x->out.ownership;
    for (size_t i = 0; i < o->found_count; i++) {
        const struct cfront_contract *f = &o->found[i];
        size_t n = 0;
        while (n < x->expected_count
               && (x->expected[n].met || x->expected[n].line != f->line
                   || !is_one_of(x->expected[n].codes, code_name(f->code))))
            n++;
        if (verbose)
            print_finding(name, "told", f);
        if (n < x->expected_count) {
            x->expected[n].met = true;
            continue;
        }
        if (f->code == CONTRACT_CODE_CANNOT_TELL && !x->untold)
            continue;
        if (!verbose)
            print_finding(name, "told wrongly", f);
        tallies[f->code].astray++;
        good = false;
    }
    for (size_t i = 0; i < x->expected_count; i++) {
        struct tally *t = &tallies[code_of(x->expected[i].codes)];
        t->wrong++;
        t->told += x->expected[i].met;
        t->missed += !x->expected[i].met;
        good &= x->expected[i].met;
        if (!x->expected[i].met)
            print_message("%s:%d: missed " STR_FMT "\n", name, x->expected[i].line,
                          STR_ARG(x->expected[i].codes));
    }
    return good;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t list(const char *folder, const char *end, char **names, size_t room)
{
    size_t count = 0;
    DIR *d = opendir(folder);
    assert_non_null(d);
    const char *wanted = getenv("CONTRACTS_FILE");
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (!str_ends(str_from(e->d_name), end) || (wanted && !strstr(e->d_name, wanted)))
            continue;
        assert_true(count < room);
        names[count++] = arena_cstr(&lasting, str_from(e->d_name));
    }
    closedir(d);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

static size_t look_at(const char *folder, const char *end, bool wrong)
{
    static char *names[1000];
    size_t count = list(folder, end, names, COUNT(names)), bad = 0;
    assert_true(count > 0 || getenv("CONTRACTS_FILE"));
    for (size_t i = 0; i < count; i++) {
        struct example x;
        compile(&x, folder, names[i]);
        if (wrong != (x.expected_count > 0))
            fail_msg("%s: %s", names[i], wrong ? "expects nothing" : "expects something");
        bad += !compare(&x, names[i], getenv("CONTRACTS_FILE") != NULL);
        arena_release(&x.arena);
    }
    print_message("%zu of %zu %s*%s are as expected\n", count - bad, count, folder, end);
    return bad;
}

static void wrong_ones_are_told(void **state)
{
    (void)state;
    size_t bad = look_at(HERE, ".wrong.c", true);
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        print_message("%-22s %2zu of %2zu told, %zu told wrongly\n", code_name(c),
                      tallies[c].told, tallies[c].wrong, tallies[c].astray);
    if (bad)
        fail_msg("%zu files differ", bad);
}

static void mended_ones_are_not(void **state)
{
    (void)state;
    size_t bad = look_at(HERE, ".mended.c", false);
    if (bad)
        fail_msg("%zu files differ", bad);
}

static void correct_ones_are_not(void **state)
{
    (void)state;
    size_t bad = look_at(CORRECT, ".c", false);
    if (bad)
        fail_msg("%zu files differ", bad);
}

/* Each wrong one has its mended one, each code has wrong ones, and there are as many as promised. */
static void pairs_are_pairs(void **state)
{
    (void)state;
    if (getenv("CONTRACTS_FILE"))
        return;
    static char *wrong[1000], *mended[1000];
    size_t count = list(HERE, ".wrong.c", wrong, COUNT(wrong));
    assert_int_equal(count, list(HERE, ".mended.c", mended, COUNT(mended)));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(strcspn(wrong[i], "."), strcspn(mended[i], "."));
    for (size_t i = 0; i < count; i++)
        assert_memory_equal(wrong[i], mended[i], strcspn(wrong[i], "."));
    assert_true(count >= 130);
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        if (!tallies[c].wrong)
            fail_msg("no wrong program for %s", code_name(c));
}

int main(void)
{
    read_headers("");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_ones_are_told),
        cmocka_unit_test(mended_ones_are_not),
        cmocka_unit_test(correct_ones_are_not),
        cmocka_unit_test(pairs_are_pairs),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&lasting);
    return failed;
}
