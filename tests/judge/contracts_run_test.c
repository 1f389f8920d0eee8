/* Contracts during the run. A program without words of <ownership.h> is the same program whether they
 * are asked for or not, byte for byte of what it is compiled to; no mended or correct program of
 * tests/contracts breaks a contract, whichever allocation fails; a history changes nothing; and what only
 * looks wrong (counted references, deep calls, orders of threads) is not told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"

static struct judge *judge;

static struct verdict *judged(const char *name, struct str text, struct attempt more, bool runs)
{
    struct source_file file = {.name = str_from(name), .text = text};
    struct run_input input = {0};
    more.files = &file;
    more.file_count = 1;
    more.runs = &input;
    more.run_count = runs;
    more.cpu_ms = 20000;
    return judge_run(judge, &more);
}

static bool is_contract(const char *code)
{
    static const char *const codes[] = {"freed-borrow", "owner-dropped", "gives-borrow", "moved-twice",
                                        "use-after-move", "maybe-null", "unset-out-parameter"};
    for (size_t i = 0; i < COUNT(codes); i++)
        if (!strcmp(codes[i], code))
            return true;
    return false;
}

static size_t broken(const char *name, const struct finding *f, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_contract(f[i].code)) {
            print_error("%s:%d: %s: " STR_FMT "\n", name, f[i].at.line, f[i].code, STR_ARG(f[i].message));
            n++;
        }
    }
    return n;
}

static bool ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), k = strlen(end);
    return n >= k && !strcmp(name + n - k, end);
}

/* Calls with each file of a folder; returns how many there were. */
static size_t each(const char *folder, const char *end, size_t (*look)(const char *path, struct str text),
                   size_t *wrong)
{
    struct dirent **names;
    size_t looked = 0;
    int n = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        char path[600];
        struct error e;
        struct buf text = {0};
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (ends_in(path, end) && file_read(path, 1 << 20, &text, &e)) {
            *wrong += look(path, buf_view(&text));
            looked++;
        }
        buf_release(&text);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return looked;
}

static bool has_words(struct str text) { return memmem(text.at, text.len, "<ownership.h>", 13) != NULL; }

static size_t differs(const char *path, struct str text)
{
    struct verdict *off = judged(path, text, (struct attempt){0}, false);
    struct verdict *on = judged(path, text, (struct attempt){.contracts = CONTRACTS_RUN}, false);
    bool bad = has_words(text) ? off->kind != on->kind : off->code != on->code;
    if (bad)
        print_error("%s is another program with contracts\n", path);
    verdict_free(off);
    verdict_free(on);
    return bad;
}

static void without_words_nothing_changes(void **state)
{
    (void)state;
    size_t wrong = 0;
    assert_true(each("tests/cfront/programs", ".c", differs, &wrong) > 100);
    assert_true(each("tests/guest/programs", ".c", differs, &wrong) > 100);
    assert_true(each("tests/guest/wrong", ".c", differs, &wrong) > 600);
    assert_int_equal(wrong, 0);
}

static size_t keeps_its_contracts(const char *path, struct str text)
{
    struct verdict *v = judged(path, text, (struct attempt){.contracts = CONTRACTS_RUN,
                                                            .sweep = 1 << FAULT_ALLOC, .sweep_runs = 60}, true);
    const struct run_result *r = v->run_count ? v->runs : NULL;
    size_t n = !r || v->kind == VERDICT_TOOL_FAULT;
    if (n)
        print_error("%s was not run: " STR_FMT "\n", path, STR_ARG(v->fault));
    else
        n = broken(path, r->findings, r->finding_count) +
            (r->sweep ? broken(path, r->sweep->findings, r->sweep->finding_count) : 0);
    verdict_free(v);
    return n;
}

static void no_mended_one_breaks_any(void **state)
{
    (void)state;
    size_t wrong = 0;
    assert_true(each("tests/contracts", ".mended.c", keeps_its_contracts, &wrong) > 100);
    assert_true(each("tests/contracts/correct", ".c", keeps_its_contracts, &wrong) > 20);
    assert_true(each("tests/guest/programs", ".c", keeps_its_contracts, &wrong) > 100);
    assert_int_equal(wrong, 0);
}

/* The first finding: with a history, and in a run after many, as without. */
static size_t differs_with_history(const char *path, struct str text)
{
    if (!has_words(text))
        return 0;
    struct attempt at = {.contracts = CONTRACTS_RUN};
    struct verdict *a = judged(path, text, at, true);
    at.history_bytes = 4 << 20;
    at.values = true;
    struct verdict *b = judged(path, text, at, true);
    bool same = a->run_count && b->run_count && a->runs->finding_count == b->runs->finding_count;
    for (size_t i = 0; same && i < a->runs->finding_count; i++) {
        const struct finding *f = &a->runs->findings[i], *g = &b->runs->findings[i];
        same = !strcmp(f->code, g->code) && f->at.line == g->at.line && f->step == g->step &&
               f->contract.line == g->contract.line && f->moved.line == g->moved.line;
    }
    if (!same)
        print_error("%s differs with a history\n", path);
    verdict_free(a);
    verdict_free(b);
    return !same;
}

static void a_history_changes_nothing(void **state)
{
    (void)state;
    size_t wrong = 0;
    each("tests/guest/wrong", ".c", differs_with_history, &wrong);
    assert_int_equal(wrong, 0);
}

/* ---- programs of our own ---- */

#define HEAD "#include <ownership.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"

static size_t run_text(const char *text, struct attempt at, const char **ret_code, int *ret_line)
{
    struct verdict *v = judged("answer.c", str_from(text), at, true);
    assert_true(v->run_count == 1);
    size_t n = v->runs[0].finding_count;
    *ret_code = n ? v->runs[0].findings[0].code : "";
    *ret_line = n ? v->runs[0].findings[0].at.line : 0;
    if (v->runs[0].schedules)
        n += v->runs[0].schedules->failure_count;
    verdict_free(v);
    return n;
}

static const char freeing[] = HEAD
    "static void f(borrows char *s) { free(s); }\n"
    "int main(void) { char *s = malloc(1); if (s) f(s); return 0; }\n";

static void not_asked_not_told(void **state)
{
    (void)state;
    const char *code;
    int line;
    assert_int_equal(run_text(freeing, (struct attempt){0}, &code, &line), 0);
    assert_int_equal(run_text(freeing, (struct attempt){.contracts = CONTRACTS_RUN}, &code, &line), 1);
    assert_string_equal(code, "freed-borrow");
    assert_int_equal(line, 5);
    assert_int_equal(run_text(freeing, (struct attempt){.contracts = CONTRACTS_CHECK}, &code, &line), 1);
    assert_int_equal(run_text(freeing, (struct attempt){.unchecked = true, .contracts = CONTRACTS_RUN}, &code,
                              &line), 0);
}

/* Whose result may say that it failed does not make the caller an owner of what it left behind. */
static void what_a_failure_leaves_is_told_as_it_is(void **state)
{
    (void)state;
    static const struct { const char *ends, *message; } cases[] = {
        {"free(*ret); return -1;", "leaves its caller a pointer to what is not the caller's: it was freed before"},
        {"free(*ret); return 0;", "becomes the caller's, but it was freed before"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[600], want[300];
        snprintf(text, sizeof text, HEAD
                 "static int split(gives char **ret) { *ret = malloc(2); %s }\n"
                 "int main(void) { char *s = NULL; return split(&s) == -1; }\n", cases[i].ends);
        snprintf(want, sizeof want, "parameter 'ret' of 'split' %s", cases[i].message);
        struct verdict *v = judged("answer.c", str_from(text), (struct attempt){.contracts = CONTRACTS_RUN}, true);
        assert_int_equal(v->runs[0].finding_count, 1);
        assert_string_equal(v->runs[0].findings[0].code, "use-after-move");
        struct arena a = {0};
        assert_non_null(strstr(arena_cstr(&a, v->runs[0].findings[0].message), want));
        arena_release(&a);
        verdict_free(v);
    }
}

/* Who counts itself in may keep what it was lent. */
static void a_counted_one_may_be_kept(void **state)
{
    (void)state;
    const char *code;
    int line;
    static const char text[] = HEAD
        "struct s { int owners; };\n"
        "static struct s *kept;\n"
        "static void keep(borrows_mut struct s *s) { %s kept = s; }\n"
        "static void drop(owns struct s *s) { if (--s->owners == 0) free(s); }\n"
        "int main(void) { struct s *s = malloc(sizeof *s); if (!s) return 1; s->owners = 1; keep(s); drop(s);\n"
        "                 if (kept->owners > 0) drop(kept); return 0; }\n";
    char with[1000], without[1000];
    snprintf(with, sizeof with, text, "s->owners++;");
    snprintf(without, sizeof without, text, "");
    assert_int_equal(run_text(with, (struct attempt){.contracts = CONTRACTS_RUN}, &code, &line), 0);
    assert_true(run_text(without, (struct attempt){.contracts = CONTRACTS_RUN}, &code, &line) >= 1);
    assert_string_equal(code, "freed-borrow");
    assert_int_equal(line, 7);
}

/* More calls than there is room for claims: what is not known is not told, what is known is. */
static void calls_may_be_deep(void **state)
{
    (void)state;
    const char *code;
    int line;
    static const char text[] = HEAD
        "static int down(borrows char *s, int n) { return n ? down(s, n - 1) + 1 : s[0]; }\n"
        "static void drop(owns char *s, int n) { if (n) drop(s, n - 1); else free(s); }\n"
        "static void f(borrows char *s) { printf(\"%%d\", down(s, 40000)); %s }\n"
        "int main(void) { char *s = calloc(1, 1); if (!s) return 1; f(s); drop(s, 40000);\n"
        "                 s = calloc(1, 1); if (s) drop(s, 3); return 0; }\n";
    char good[1000], bad[1000];
    snprintf(good, sizeof good, text, "");
    snprintf(bad, sizeof bad, text, "free(s);");
    struct attempt at = {.contracts = CONTRACTS_RUN};
    assert_int_equal(run_text(good, at, &code, &line), 0);
    assert_true(run_text(bad, at, &code, &line) >= 1);
    assert_string_equal(code, "freed-borrow");
}

/* A call lasts while other threads go on, in every order of them. */
static void orders_of_threads(void **state)
{
    (void)state;
    const char *code;
    int line;
    static const char text[] = HEAD "#include <pthread.h>\n"
        "static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n"
        "static char *shared;\n"
        "static void look(borrows char *s) { pthread_mutex_lock(&lock); putchar(*s); pthread_mutex_unlock(&lock); }\n"
        "static void *reader(owns void *p) { look(p); free(p); return NULL; }\n"
        "static void *other(void *p) { pthread_mutex_lock(&lock); free(shared); shared = NULL;\n"
        "                              pthread_mutex_unlock(&lock); return p; }\n"
        "int main(void) { pthread_t a, b; char *s = malloc(1); shared = malloc(1); if (!s || !shared) return 1;\n"
        "                 *s = 'x'; if (pthread_create(&a, NULL, reader, s)) return 1;\n"
        "                 if (pthread_create(&b, NULL, other, NULL)) return 1;\n"
        "                 pthread_join(a, NULL); pthread_join(b, NULL); return 0; }\n";
    assert_int_equal(run_text(text, (struct attempt){.contracts = CONTRACTS_RUN, .schedules = 2000}, &code, &line), 0);
}

static int set_up(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_asked_not_told), cmocka_unit_test(a_counted_one_may_be_kept),
        cmocka_unit_test(what_a_failure_leaves_is_told_as_it_is),
        cmocka_unit_test(calls_may_be_deep), cmocka_unit_test(orders_of_threads),
        cmocka_unit_test(without_words_nothing_changes), cmocka_unit_test(no_mended_one_breaks_any),
        cmocka_unit_test(a_history_changes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
