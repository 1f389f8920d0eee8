/* Every file in tests/judge/hostile is an answer that means harm. Its first
 * line says how it must end: "// verdict: KIND [CODE]", each a word or several
 * with '|' between where more than one end is right. Each is also judged in plain
 * mode, where nothing is checked and the walls behind have to hold: a line
 * "// unchecked: KIND [CODE]" says how it ends there, which may be known only as
 * "findings|limit|clean"; without one it is what does not compile or ends the same.
 * After each of them the judge must still judge, and nothing that this process or
 * this machine knows may stand in what the answer wrote. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/judge.h"

#define FOLDER "tests/judge/hostile"
enum { AT_LEAST = 60 };

static struct judge *judge;
/* Made at run time, so that they are in no image: what stands for the solution,
 * and what only a file of this machine can have told. */
static char *secret, *account;

static bool one_of(struct str words, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; n && i + n <= words.len; i++) {
        bool starts = i == 0 || words.at[i - 1] == '|';
        bool ends = i + n == words.len || words.at[i + n] == '|';
        if (starts && ends && memcmp(words.at + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

static bool holds(struct str text, const char *what)
{
    return memmem(text.at ? text.at : "", text.len, what, strlen(what)) != NULL;
}

static void assert_nothing_told(const struct verdict *v)
{
    struct buf all = {0};
    for (size_t i = 0; i < v->run_count; i++) {
        buf_str(&all, v->runs[i].out);
        buf_str(&all, v->runs[i].err);
    }
    for (size_t i = 0; i < v->diag_count; i++) {
        buf_str(&all, v->diags[i].message);
        buf_str(&all, v->diags[i].advice);
    }
    assert_false(holds(buf_view(&all), secret));
    assert_false(holds(buf_view(&all), account));
    buf_release(&all);
}

static struct verdict *judge_text(struct str text, bool unchecked)
{
    struct source_file file = {.name = STR("answer.c"), .text = text};
    struct run_input run = {0};
    return judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &run,
                                              .run_count = 1, .cpu_ms = 2000,
                                              .unchecked = unchecked});
}

static void assert_judge_lives(void)
{
    struct verdict *v = judge_text(STR("int printf(const char *, ...);\n"
                                       "static int n;\n"
                                       "int main(void) { printf(\"%d\", ++n); return 0; }\n"), false);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_true(str_is(v->runs[0].out, "1"));
    verdict_free(v);
}

/* The words behind a mark at the start of a line; len 0: there is no such line. */
static struct str marked(struct str text, const char *mark)
{
    struct str line;
    while (str_line(&text, &line)) {
        if (str_starts(line, mark)) {
            return str_trim(str_slice(line, strlen(mark), line.len));
        }
    }
    return STR("");
}

static void judged(const char *path, struct str text, struct str want, bool unchecked)
{
    const char *blank = memchr(want.at, ' ', want.len);
    struct str kinds = blank ? str_slice(want, 0, (size_t)(blank - want.at)) : want;
    struct str codes = blank ? str_trim(str_slice(want, kinds.len, want.len)) : STR("");
    struct verdict *v = judge_text(text, unchecked);
    const struct finding *f = verdict_first_finding(v);
    const char *code = f ? f->code : v->diag_count ? v->diags[0].code : "";
    if (!one_of(kinds, verdict_kind_name(v->kind)) || (codes.len && !one_of(codes, code))) {
        print_error("%s%s: wanted " STR_FMT ", got %s %s " STR_FMT STR_FMT "\n", path,
                    unchecked ? " unchecked" : "", STR_ARG(want), verdict_kind_name(v->kind), code,
                    STR_ARG(v->fault),
                    STR_ARG(f ? f->message : v->diag_count ? v->diags[0].message : STR("")));
        verdict_free(v);
        fail();
    }
    assert_nothing_told(v);
    if (f && f->at.line > 0) {
        assert_true(str_is(f->at.file, "answer.c"));
    }
    verdict_free(v);
    assert_judge_lives();
}

static void hostile(void **state)
{
    const char *path = *state;
    struct buf text = {0};
    struct error error;
    assert_true(file_read(path, 1 << 20, &text, &error));
    assert_true(str_starts(buf_view(&text), "// verdict: "));
    struct str checked = marked(buf_view(&text), "// verdict: ");
    struct str unchecked = marked(buf_view(&text), "// unchecked: ");
    judged(path, buf_view(&text), checked, false);
    judged(path, buf_view(&text), unchecked.len ? unchecked : checked, true);
    buf_release(&text);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct error error;
    secret = mem_alloc(64);
    snprintf(secret, 64, "secret-%d-solution", (int)getpid());
    account = mem_alloc(8);
    snprintf(account, 8, "%cobody:", 'n');
    judge = judge_new(&error);
    if (!judge) {
        printf("not ok judge: %s\n", error.text);
        return 1;
    }
    VEC(struct CMUnitTest) tests = {0};
    DIR *folder = opendir(FOLDER);
    struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        if (!str_ends(str_from(entry->d_name), ".c")
            || (argc > 1 && !strstr(entry->d_name, argv[1]))) {
            continue;
        }
        char *path = mem_alloc(sizeof FOLDER + strlen(entry->d_name) + 2);
        sprintf(path, FOLDER "/%s", entry->d_name);
        vec_push(&tests, ((struct CMUnitTest){.name = path, .test_func = hostile,
                                              .initial_state = path}));
    }
    if (folder) {
        closedir(folder);
    }
    if (argc == 1 && tests.len < AT_LEAST) {
        printf("not ok only %zu hostile answers in " FOLDER "\n", tests.len);
        return 1;
    }
    qsort(tests.at, tests.len, sizeof *tests.at, by_name);
    int failed = _cmocka_run_group_tests("hostile", tests.at, tests.len, NULL, NULL);
    for (size_t i = 0; i < tests.len; i++) {
        mem_free(tests.at[i].initial_state);
    }
    vec_release(&tests);
    judge_free(judge);
    mem_free(secret);
    mem_free(account);
    return failed;
}
