/* A capstone's answer on disk: a folder of files, of which nobody's text is ever lost; and what
 * of its stages is written down. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char home[] = "/tmp/freehold-study-XXXXXX";
static struct world_fixed clock_;
static struct world world;
static struct arena arena;
static struct error err;

static struct study *sit(void)
{
    struct study_options o = {.pack = "tests/packs/kinds", .world = &world, .why_no_judge = "it is a test"};
    struct study *s = study_open(&o, &err);
    if (!s)
        fail_msg("%s", err.text);
    return s;
}

static int setup(void **state)
{
    (void)state;
    strcpy(home + strlen(home) - 6, "XXXXXX");
    assert_non_null(mkdtemp(home));
    setenv("XDG_DATA_HOME", home, 1);
    unsetenv("FREEHOLD_WORK");
    clock_ = (struct world_fixed){.now_ms = 1790000000000, .step_ms = 1, .seed = 7};
    world = world_fixed_init(&clock_);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", home);
    arena_release(&arena);
    return system(command);
}

static const struct item *ring(struct study *s)
{
    return pack_item(study_pack(s), STR("ring"));
}

static char *path(struct study *s, const char *name)
{
    return answer_file_path(s, &arena, ring(s), str_from(name));
}

static const char *file(const char *name)
{
    struct buf text = {0};
    if (!file_read(name, 1 << 20, &text, &err))
        return NULL;
    const char *copy = arena_cstr(&arena, buf_view(&text));
    buf_release(&text);
    return copy;
}

static void put(const char *name, const char *text)
{
    assert_true(file_write_atomic(name, str_from(text), &err));
}

static struct bundle load(struct study *s, bool *changed)
{
    struct buf text = {0};
    if (!answer_load(s, ring(s), &text, changed, &err))
        fail_msg("%s", err.text);
    struct str copy = arena_str(&arena, buf_view(&text));
    buf_release(&text);
    return bundle_split(&arena, copy);
}

/* The answer with ring.c as this. */
static bool save(struct study *s, const char *text)
{
    struct buf out = {0};
    bool theirs = false;
    bundle_add(&out, STR("ring.c"), str_from(text));
    if (!answer_save(s, ring(s), buf_view(&out), &theirs, &err))
        fail_msg("%s", err.text);
    buf_release(&out);
    return theirs;
}

static void all_files_are_there(void **state)
{
    (void)state;
    struct study *s = sit();
    bool changed = true;
    struct bundle b = load(s, &changed);
    assert_false(changed);
    assert_int_equal(b.count, item_exercise(ring(s))->edit_count);
    assert_false(save(s, "//// FILE ring.h\nmine"));
    assert_string_equal(file(path(s, "ring.c")), "//// FILE ring.h\nmine"); /* a line that looks like ours */
    assert_true(str_is(str_from(file(path(s, "ring.h"))), capstone_file(item_exercise(ring(s)), STR("ring.h"))->text.at));
    b = load(s, &changed);
    assert_true(changed && str_is(*bundle_find(&b, STR("ring.c")), "//// FILE ring.h\nmine"));
    assert_null(bundle_find(&b, STR("ring.h")));
    study_close(s);
}

static void nobodys_text_is_lost(void **state)
{
    (void)state;
    struct study *s = sit();
    bool changed;
    save(s, "one");
    put(path(s, "ring.c"), "theirs");
    assert_true(save(s, "two"));
    assert_string_equal(file(path(s, "ring.c")), "two");
    assert_string_equal(file(path(s, "ring.c.~1~")), "theirs");
    assert_false(save(s, "three")); /* ours before: no copy */
    assert_null(file(path(s, "ring.c.~2~")));
    /* a file that is given and was changed: in the bundle, so that it is told; put back by a save */
    put(path(s, "ring.h"), "changed");
    struct bundle b = load(s, &changed);
    assert_true(str_is(*bundle_find(&b, STR("ring.h")), "changed"));
    assert_true(save(s, "three"));
    assert_string_equal(file(path(s, "ring.h.~1~")), "changed");
    assert_true(str_starts(str_from(file(path(s, "ring.h"))), "/* The newest"));
    /* an answer that names a given file changes nothing of it */
    struct buf out = {0};
    bundle_add(&out, STR("ring.h"), STR("broken in"));
    bundle_add(&out, STR("../evil.c"), STR("broken out"));
    assert_true(answer_save(s, ring(s), buf_view(&out), NULL, &err));
    buf_release(&out);
    assert_true(str_starts(str_from(file(path(s, "ring.h"))), "/* The newest"));
    assert_string_equal(file(path(s, "ring.c")), "three");
    study_close(s);
}

static void reset_and_undo(void **state)
{
    (void)state;
    struct study *s = sit();
    bool changed;
    assert_true(answer_reset(s, ring(s), &err)); /* nothing to reset: nothing kept */
    assert_false(answer_undo_reset(s, ring(s), &err));
    save(s, "mine");
    put(path(s, "ring_tests.c"), "my tests");
    assert_true(answer_reset(s, ring(s), &err));
    load(s, &changed);
    assert_false(changed);
    assert_string_equal(file(path(s, "ring.c.reset.~1~")), "mine");
    save(s, "typed since");
    assert_true(answer_undo_reset(s, ring(s), &err));
    assert_string_equal(file(path(s, "ring.c")), "mine");
    assert_string_equal(file(path(s, "ring_tests.c")), "my tests");
    assert_string_equal(file(path(s, "ring.c.~1~")), "typed since");
    assert_false(answer_undo_reset(s, ring(s), &err));
    study_close(s);
}

static void from_any_folder(void **state)
{
    (void)state;
    struct study *s = sit();
    const struct exercise *ex = item_exercise(ring(s));
    struct buf out = {0};
    assert_true(answer_from_folder(ex, "tests/packs/kinds/exercises/01-kinds/ring/solution", &out, &err));
    assert_true(str_eq(buf_view(&out), ex->solution));
    buf_clear(&out);
    assert_false(answer_from_folder(ex, "tests/packs/kinds/exercises/01-kinds/ring/harness", &out, &err));
    assert_non_null(strstr(err.text, "the first is ring.c"));
    assert_false(answer_from_folder(ex, "Makefile", &out, &err));
    assert_int_equal(out.len, 0);
    buf_release(&out);
    study_close(s);
}

/* A grade in which these stages pass, and the dare. */
static struct grade grade_with(const struct exercise *ex, unsigned passed, bool dare, bool whole)
{
    struct grade g = {.status = whole ? GRADE_PASSED : GRADE_FAILED};
    static struct grade_failure f = {.code = "leak"};
    g.failures = &f;
    g.count = !whole;
    g.stages = arena_array(&arena, ex->stage_count + 1, sizeof *g.stages);
    g.stage_count = ex->stage_count + 1;
    for (size_t i = 0; i < g.stage_count; i++) {
        bool is_dare = i == ex->stage_count;
        g.stages[i].stage = is_dare ? &ex->dares[0] : &ex->stages[i];
        g.stages[i].grade.status = (is_dare ? dare : passed >> i & 1) ? GRADE_PASSED : GRADE_FAILED;
    }
    return g;
}

static bool count_one(void *ctx, const struct event *e)
{
    ((int *)ctx)[0] += e->kind == EVENT_STAGE;
    ((int *)ctx)[1] += e->kind == EVENT_BADGE;
    return true;
}

/* A hint for the first stage that fails, unless there is one for the failure itself. */
static void hints_fit_stages(void **state)
{
    (void)state;
    static const struct { const char *code; size_t first; const char *fits; } seen[] = {
        {"wrong-output", 1, "stage empty"}, {"wrong-output", 0, ""}, {"leak", 1, "leak"}, {"leak", 2, "leak"},
    };
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        struct study *s = sit();
        struct str why, fits;
        struct grade g = grade_with(item_exercise(ring(s)), 0, false, false);
        g.failures[0].code = seen[i].code;
        g.first = seen[i].first;
        study_ran(s, ring(s), &g);
        assert_true(study_hint(s, ring(s), 1, &why));
        assert_non_null(study_hint_text(s, ring(s), 1, &fits));
        assert_true(str_is(fits, seen[i].fits));
        g.failures[0].code = "leak";
        study_close(s);
        char command[128];
        snprintf(command, sizeof command, "rm -rf %s/freehold", home);
        assert_int_equal(system(command), 0); /* as if it had not been opened */
    }
}

/* Who opened hints for the first stage has a ladder of its own for the second. */
static void hints_begin_again_at_each_stage(void **state)
{
    (void)state;
    struct str why, fits;
    struct study *s = sit();
    struct grade g = grade_with(item_exercise(ring(s)), 0, false, false);
    g.failures[0].code = "wrong-output";
    g.first = 0;
    study_ran(s, ring(s), &g);
    assert_true(study_hint(s, ring(s), 1, &why));
    assert_int_equal(study_hints_open(s, ring(s)), 1);
    g.first = 1;
    study_ran(s, ring(s), &g);
    assert_int_equal(study_hints_open(s, ring(s)), 0);
    assert_int_equal(study_hint_gate(s, ring(s), NULL), HINT_OPENS);
    assert_true(study_hint(s, ring(s), 1, &why));
    assert_non_null(study_hint_text(s, ring(s), 1, &fits));
    assert_true(str_is(fits, "stage empty"));
    study_close(s);

    s = sit(); /* read back; before a verdict all that was ever opened counts */
    assert_int_equal(study_hints_open(s, ring(s)), 1);
    g.first = 1;
    study_ran(s, ring(s), &g);
    assert_int_equal(study_hints_open(s, ring(s)), 1);
    assert_non_null(study_hint_text(s, ring(s), 1, &fits));
    assert_true(str_is(fits, "stage empty"));
    g.first = 0;
    study_ran(s, ring(s), &g);
    assert_int_equal(study_hints_open(s, ring(s)), 1);
    assert_non_null(study_hint_text(s, ring(s), 1, &fits));
    assert_true(str_is(fits, ""));
    study_close(s);
}

static void stages_are_written_down_once(void **state)
{
    (void)state;
    struct study *s = sit();
    const struct exercise *ex = item_exercise(ring(s));
    int events[2] = {0};
    struct grade g = grade_with(ex, 1, true, false);
    assert_true(study_record(s, ring(s), &g, STR("a"), -1, &err));
    assert_true(study_stage_passed(s, ring(s), &ex->stages[0]) && !study_stage_passed(s, ring(s), &ex->stages[1]));
    assert_int_equal(study_points(s, ring(s)), ex->stages[0].points);
    assert_int_equal(study_badges(s, ring(s)), 0); /* dares are for who has passed */
    g = grade_with(ex, 2, false, false);           /* the first is broken again: it stays passed */
    assert_true(study_record(s, ring(s), &g, STR("b"), -1, &err));
    assert_int_equal(study_points(s, ring(s)), ex->stages[0].points + ex->stages[1].points);
    g = grade_with(ex, 31, true, true);
    assert_true(study_record(s, ring(s), &g, STR("c"), -1, &err));
    assert_true(study_record(s, ring(s), &g, STR("d"), -1, &err));
    assert_int_equal(study_points(s, ring(s)), 100);
    assert_int_equal(study_badges(s, ring(s)), 1);
    assert_int_equal(study_status(s, ring(s)), ITEM_DONE);
    study_close(s);
    s = sit(); /* from the events */
    assert_int_equal(study_points(s, ring(s)), 100);
    assert_int_equal(study_badges(s, ring(s)), 1);
    progress_events(study_progress(s), count_one, events, &err);
    assert_int_equal(events[0], item_exercise(ring(s))->stage_count);
    assert_int_equal(events[1], 1);
    study_close(s);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {TEST(all_files_are_there), TEST(nobodys_text_is_lost), TEST(reset_and_undo),
                                       TEST(from_any_folder), TEST(hints_fit_stages),
                                       TEST(hints_begin_again_at_each_stage), TEST(stages_are_written_down_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
