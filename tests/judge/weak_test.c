/* Atomics in programs as people write them, explored with and without weak behaviours: what
 * they print over all schedules, and what fails. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"

static struct judge *judge;

#define HEAD \
    "#include <assert.h>\n#include <pthread.h>\n#include <stdatomic.h>\n#include <stdio.h>\n" \
    "static atomic_int x, y, a, b;\nstatic int data, in;\n" \
    "#define LOAD(o, m) atomic_load_explicit(&(o), memory_order_##m)\n" \
    "#define STORE(o, v, m) atomic_store_explicit(&(o), v, memory_order_##m)\n"
#define THREADS(one, two) \
    HEAD "static void *first(void *p) {" one "return p; }\n" \
         "static void *second(void *p) {" two "return p; }\n"
#define MAIN(end) \
    "int main(void) { pthread_t s, t; pthread_create(&s, NULL, first, NULL);" \
    "pthread_create(&t, NULL, second, NULL); pthread_join(s, NULL); pthread_join(t, NULL);" end " return 0; }\n"

static const struct row {
    const char *name, *program;
    const char *strong, *weak;               /* what is printed, sorted; NULL: not looked at */
    const char *strong_fails, *weak_fails;   /* a code; NULL: nothing fails */
} rows[] = {
    { "store buffering", THREADS("STORE(x, 1, relaxed); a = LOAD(y, relaxed);", "STORE(y, 1, relaxed); b = LOAD(x, relaxed);")
      MAIN("printf(\"%d%d\", a, b);"), "01 10 11", "00 01 10 11", NULL, NULL },
    { "store buffering, plain operators", THREADS("x = 1; a = y;", "y = 1; b = x;")
      MAIN("printf(\"%d%d\", a, b);"), "01 10 11", "01 10 11", NULL, NULL },
    { "two increments", THREADS("x++;", "x += 1;") MAIN("printf(\"%d\", x);"), "2", "2", NULL, NULL },
    { "load and store apart", THREADS("x = x + 1;", "x++;") MAIN("printf(\"%d\", x);"), "1 2", "1 2", NULL, NULL },
    { "message", THREADS("data = 7; STORE(x, 1, release);", "if (LOAD(x, acquire)) printf(\"%d\", data); else printf(\"-\");")
      MAIN(""), "- 7", "- 7", NULL, NULL },
    { "message, relaxed", THREADS("data = 7; STORE(x, 1, relaxed);", "if (LOAD(x, acquire)) in = data;")
      MAIN(""), NULL, NULL, "data-race", "data-race" },
    { "two flags, relaxed", THREADS("STORE(x, 1, relaxed); STORE(y, 1, relaxed);", "if (LOAD(y, relaxed)) assert(LOAD(x, relaxed));")
      MAIN(""), NULL, NULL, NULL, "assertion-failed" },
    { "two flags, fences", THREADS("STORE(x, 1, relaxed); atomic_thread_fence(memory_order_release); STORE(y, 1, relaxed);",
      "if (LOAD(y, relaxed)) { atomic_thread_fence(memory_order_acquire); assert(LOAD(x, relaxed)); }")
      MAIN(""), NULL, NULL, NULL, NULL },
    { "spin lock", THREADS("while (atomic_exchange_explicit(&x, 1, memory_order_acquire)) ; data++; STORE(x, 0, release);",
      "while (atomic_exchange_explicit(&x, 1, memory_order_acquire)) ; data++; STORE(x, 0, release);")
      MAIN("printf(\"%d\", data);"), "2", "2", NULL, NULL },
    { "spin lock, relaxed", THREADS("while (atomic_exchange_explicit(&x, 1, memory_order_relaxed)) ; data++; STORE(x, 0, relaxed);",
      "while (atomic_exchange_explicit(&x, 1, memory_order_relaxed)) ; data++; STORE(x, 0, relaxed);")
      MAIN(""), NULL, NULL, "data-race", "data-race" },
    { "a wait that ends", THREADS("data = 3; STORE(x, 1, release);", "while (!LOAD(x, acquire)) ; printf(\"%d\", data);")
      MAIN(""), "3", "3", NULL, NULL },
    { "own copies", HEAD "static _Thread_local int mine = 5;\n"
      "static void *first(void *p) { mine++; a = mine; return p; }\n"
      "static void *second(void *p) { mine += 2; b = mine; return p; }\n"
      MAIN("printf(\"%d%d%d\", a, b, mine);"), "675", "675", NULL, NULL },
};

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void check_row(const struct row *r, bool weak)
{
    const char *wanted = weak ? r->weak : r->strong, *fails = weak ? r->weak_fails : r->strong_fails;
    struct source_file file = { .name = STR("weak.c"), .text = str_from(r->program) };
    struct run_input input = { 0 };
    struct attempt attempt = { .files = &file, .file_count = 1, .runs = &input, .run_count = 1,
                               .schedules = 20000, .weak = weak };
    struct verdict *v = judge_run(judge, &attempt);
    const struct schedules *s = v->run_count ? v->runs[0].schedules : NULL;
    if (!s)
        fail_msg("%s: not explored: %s", r->name, arena_cstr(&v->arena, v->fault));
    assert_true(s->complete);
    char *texts[32], all[400] = "";
    size_t count = 0;
    for (size_t i = 0; wanted && i < s->outcome_count; i++)
        texts[count++] = arena_cstr(&v->arena, s->outcomes[i].out);
    qsort(texts, count, sizeof *texts, compare);
    for (size_t i = 0; i < count; i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), i ? " %s" : "%s", texts[i]);
    if (wanted && strcmp(all, wanted) != 0)
        fail_msg("%s, %s: printed %s, not %s", r->name, weak ? "weak" : "strong", all, wanted);
    const char *code = s->failure_count ? s->failures[0].finding.code : NULL;
    if (!code != !fails || (code && strcmp(code, fails) != 0))
        fail_msg("%s, %s: %s fails, not %s", r->name, weak ? "weak" : "strong", code ? code : "nothing",
                 fails ? fails : "nothing");
    verdict_free(v);
}

static void programs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        check_row(&rows[i], false);
        check_row(&rows[i], true);
    }
}

/* What others may change is read once, whatever the emitted code makes of it. */
static void reads_once(void **state)
{
    (void)state;
    static const char text[] = THREADS("int t = data + 1; data = t; static int list[4]; list[in & 3] = data;", "")
        MAIN("");
    struct source_file file = { .name = STR("once.c"), .text = STR(text) };
    struct run_input input = { 0 };
    struct attempt attempt = { .files = &file, .file_count = 1, .runs = &input, .run_count = 1, .events = true };
    struct verdict *v = judge_run(judge, &attempt);
    assert_int_equal(v->run_count, 1);
    int reads = 0, writes = 0;
    for (size_t i = 0; i < v->runs[0].order_count; i++) {
        const struct thread_step *s = &v->runs[0].order[i];
        reads += s->thread == 1 && s->kind == OP_READ;
        writes += s->thread == 1 && s->kind == OP_WRITE;
    }
    assert_int_equal(reads, 3);
    assert_int_equal(writes, 2);
    verdict_free(v);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct error e = { 0 };
    judge = judge_new(&e);
    if (!judge) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    const struct CMUnitTest tests[] = { cmocka_unit_test(programs), cmocka_unit_test(reads_once) };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    judge_free(judge);
    return failed;
}
