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

static const char lines[] = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n";

static void compare(const char *text, struct buf *got, const char *want)
{
    if (!str_is(buf_view(got), want))
        fail_msg("%s\n-- gives\n" STR_FMT "-- and not\n%s", text, STR_ARG(buf_view(got)), want);
    buf_release(got);
}

/* All proposals, in the order of the text: "TEXT: WHY", a line each. */
static void proposes(const char *text, const char *want)
{
    struct arena a = {0};
    struct cfront_output o;
    struct buf got = {0};
    const struct cfront_file file = {STR("a.c"), str_from(arena_printf(&a, "%s%s", lines, text)), false};
    check(&a, &file, 1, &o);
    must_compile(&o, file.text);
    for (size_t i = 0; i < o.ownership.proposal_count; i++)
        buf_printf(&got, STR_FMT "\n    " STR_FMT "\n", STR_ARG(o.ownership.proposals[i].text),
                   STR_ARG(o.ownership.proposals[i].why));
    compare(text, &got, want);
    arena_release(&a);
}

static void rwo(struct buf *b, int bits, int some)
{
    static const char letters[] = "RWO";
    for (int i = 0; i < 3; i++)
        buf_printf(b, "%c%s", bits >> i & 1 || some >> i & 1 ? letters[i] : '-', some >> i & 1 ? "?" : "");
}

/* "LINE p: --- to RWO, reason"; lines from 1 in text. */
static void permits(const char *text, const char *want)
{
    struct arena a = {0};
    struct cfront_output o;
    struct buf got = {0};
    const struct cfront_file file = {STR("a.c"), str_from(arena_printf(&a, "%s%s", lines, text)), false};
    check(&a, &file, 1, &o);
    must_compile(&o, file.text);
    for (size_t i = 0; i < o.ownership.permit_count; i++) {
        const struct cfront_permit *p = &o.ownership.permits[i];
        buf_printf(&got, "%d " STR_FMT ": ", p->line - 3, STR_ARG(p->variable));
        rwo(&got, p->before, 0);
        buf_cstr(&got, " to ");
        rwo(&got, p->after, p->some);
        buf_printf(&got, ", " STR_FMT "\n", STR_ARG(p->reason));
    }
    compare(text, &got, want);
    arena_release(&a);
}

#include "own_infer_cases.h"

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

int main(int argc, char **argv)
{
    if (argc > 1) { /* a look at one file */
        struct arena a = {0};
        struct buf text = {0};
        struct error e;
        if (!file_read(argv[1], 1 << 20, &text, &e))
            return 1;
        const struct cfront_file file = {str_from(argv[1]), buf_view(&text), false};
        struct cfront_output o;
        check(&a, &file, 1, &o);
        for (size_t i = 0; i < o.diag_count; i++)
            printf("%d: " STR_FMT "\n", o.diags[i].line, STR_ARG(o.diags[i].message));
        for (size_t i = 0; i < o.ownership.found_count; i++)
            printf("%d: " STR_FMT "\n", o.ownership.found[i].line, STR_ARG(o.ownership.found[i].message));
        for (size_t i = 0; i < o.ownership.proposal_count; i++)
            printf(STR_FMT "\n    " STR_FMT "\n", STR_ARG(o.ownership.proposals[i].text),
                   STR_ARG(o.ownership.proposals[i].why));
        for (size_t i = 0; i < o.ownership.permit_count; i++) {
            const struct cfront_permit *p = &o.ownership.permits[i];
            struct buf b = {0};
            rwo(&b, p->before, 0);
            buf_cstr(&b, " to ");
            rwo(&b, p->after, p->some);
            printf("%d " STR_FMT ": %s, " STR_FMT "\n", p->line, STR_ARG(p->variable), b.at, STR_ARG(p->reason));
            buf_release(&b);
        }
        printf("----\n" STR_FMT, STR_ARG(cfront_accept(&a, file.name, file.text, o.ownership.proposals, o.ownership.proposal_count)));
        return 0;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_proposals), cmocka_unit_test(test_accepting_programs),
                                       cmocka_unit_test(test_accepting_contracts)};
    return cmocka_run_group_tests_name("infer", tests, NULL, NULL);
}
