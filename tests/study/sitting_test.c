/* A learner's sitting: what is next, hints by the clock, answers that nobody
 * loses, and a course that opens when progress cannot be kept. */
#include "study/study.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char home[] = "/tmp/freehold-study-XXXXXX";
static struct world_fixed clock_;
static struct world world;
static struct arena arena;

/* judge: as if there were one; nothing is run. */
static struct study *sit_before(const char *pack, bool judge)
{
    static char somebody;
    struct error err = {0};
    struct study_options o = {.pack = pack, .world = &world, .why_no_judge = judge ? NULL : "it is a test",
                              .judge = judge ? (struct judge *)(void *)&somebody : NULL};
    struct study *s = study_open(&o, &err);
    if (!s)
        fail_msg("%s", err.text);
    return s;
}

static struct study *sit(void)
{
    return sit_before("tests/packs/good", false);
}

static void unlink_progress(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -f %s/freehold/progress.db*", home);
    assert_int_equal(system(command), 0);
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
    snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s", home, home);
    arena_release(&arena);
    return system(command);
}

static const struct item *item(struct study *s, const char *id)
{
    const struct item *it = pack_item(study_pack(s), str_from(id));
    assert_non_null(it);
    return it;
}

static void attempt(struct study *s, const char *id, bool passes, const char *answer)
{
    struct grade_failure f = {.code = "wrong-output"};
    struct grade g = {.status = passes ? GRADE_PASSED : GRADE_FAILED, .failures = &f, .count = !passes};
    struct error err = {0};
    if (!study_record(s, item(s, id), &g, str_from(answer), -1, &err))
        fail_msg("%s", err.text);
}

static struct item_state state_of(struct study *s, const char *id)
{
    struct item_state st;
    study_state(s, &arena, item(s, id), &st);
    return st;
}

/* ---- the way through ---------------------------------------------------------- */

static void resume_where_it_was_left(void **state)
{
    (void)state;
    struct study *s = sit();
    assert_true(study_here(s) == &study_pack(s)->items[0]);
    study_lesson_read(s, study_here(s));
    assert_true(str_is(item_id(study_here(s)), "two-boxes"));
    study_go(s, item(s, "write-sum"));
    study_close(s);

    s = sit();
    assert_true(str_is(item_id(study_here(s)), "write-sum"));
    assert_int_equal(study_status(s, item(s, "write-sum")), ITEM_STARTED);
    assert_int_equal(study_status(s, item(s, "two-boxes")), ITEM_NEW);
    attempt(s, "write-sum", true, "w");
    /* the place is done: on from there; what was left out comes after the end */
    assert_true(str_is(item_id(study_here(s)), "guess-print"));
    attempt(s, "guess-print", true, "g");
    attempt(s, "which-box", true, "c");
    assert_true(str_is(item_id(study_here(s)), "two-boxes"));
    assert_int_equal(study_unit(s, 0).done, 4);
    for (const struct item *it = study_here(s); it; it = study_here(s))
        attempt(s, arena_cstr(&arena, item_id(it)), true, "x");
    assert_int_equal(study_unit(s, 0).done, study_unit(s, 0).total);
    assert_null(study_next(s, &study_pack(s)->items[study_pack(s)->item_count - 1]));
    study_close(s);
}

static void the_same_answer_is_one_try(void **state)
{
    (void)state;
    struct study *s = sit();
    attempt(s, "two-boxes", false, "a");
    attempt(s, "two-boxes", false, "a");
    assert_int_equal(state_of(s, "two-boxes").attempts, 1);
    attempt(s, "two-boxes", false, "b");
    assert_int_equal(state_of(s, "two-boxes").attempts, 2);
    assert_true(str_is(state_of(s, "two-boxes").last_failure, "wrong-output"));
    study_close(s);
    s = sit(); /* nor in another sitting */
    attempt(s, "two-boxes", false, "b");
    assert_int_equal(state_of(s, "two-boxes").attempts, 2);
    attempt(s, "two-boxes", true, "b"); /* but another result is news */
    assert_int_equal(state_of(s, "two-boxes").attempts, 3);
    study_close(s);
}

static void tool_faults_are_not_recorded(void **state)
{
    (void)state;
    struct study *s = sit();
    struct grade g = {.status = GRADE_TOOL_FAULT};
    assert_true(study_record(s, item(s, "two-boxes"), &g, STR("x"), -1, NULL));
    assert_int_equal(state_of(s, "two-boxes").attempts, 0);
    study_close(s);
}

static void track_and_bridge(void **state)
{
    (void)state;
    struct study *s = sit();
    const struct exercise *quiz = item_exercise(item(s, "which-box"));
    assert_int_equal(study_track(s).len, 0);
    assert_null(study_bridge(s, quiz->bridges, quiz->bridge_count));
    assert_false(study_set_track(s, STR("cobol"), NULL));
    assert_true(study_set_track(s, STR("python"), NULL));
    study_close(s);
    s = sit();
    assert_true(str_is(study_track(s), "python"));
    quiz = item_exercise(item(s, "which-box"));
    assert_non_null(study_bridge(s, quiz->bridges, quiz->bridge_count));
    study_close(s);
}

/* ---- hints --------------------------------------------------------------------- */

static void hints_open_by_trying(void **state)
{
    (void)state;
    struct str why = {0};
    int64_t wait;
    struct study *s = sit_before("tests/packs/good", true);
    const struct item *it = item(s, "two-boxes");
    struct grade_failure f = {.code = "wrong-output"};
    struct grade ours = {.status = GRADE_TOOL_FAULT}, start = {.status = GRADE_FAILED, .failures = &f, .count = 1};
    assert_int_equal(study_hints_open(s, it), 0);
    assert_false(study_hint(s, it, 2, &why)); /* not before the first */
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_AFTER_RUN);
    assert_false(study_hint(s, it, 1, &why));
    assert_non_null(strstr(why.at, "See it run once first"));
    study_ran(s, it, &ours);
    study_fails(s, it, &start); /* nobody has seen that */
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_AFTER_RUN);
    study_ran(s, it, &start); /* of the start: no attempt, and enough */
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_OPENS);
    assert_true(study_hint(s, it, 1, &why));
    assert_int_equal(study_hint_gate(s, it, &wait), HINT_AFTER_TRY_OR_WAIT);
    assert_true(wait > 0 && wait <= 3 * 60 * 1000);
    assert_false(study_hint(s, it, 2, &why));
    assert_non_null(strstr(why.at, "3 minutes"));
    study_ran(s, it, &start); /* the same once more is no try */
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_AFTER_TRY_OR_WAIT);
    attempt(s, "two-boxes", false, "a try");
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_OPENS);
    assert_true(study_hint(s, it, 2, &why));
    assert_int_equal(study_hint_gate(s, it, &wait), HINT_AFTER_TRY); /* each needs its own try, */
    assert_int_equal(wait, 0);
    assert_false(study_hint(s, it, 3, &why));
    assert_non_null(strstr(why.at, "after your next attempt"));
    clock_.now_ms += 60 * 60 * 1000; /* and the third is not waited for */
    assert_false(study_hint(s, it, 3, &why));
    attempt(s, "two-boxes", false, "another");
    assert_true(study_hint(s, it, 3, &why));
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_NONE);
    assert_false(study_hint(s, it, 4, &why));
    assert_int_equal(study_hints_open(s, it), 3);
    attempt(s, "two-boxes", true, "right");
    assert_int_equal(study_status(s, it), ITEM_DONE_WITH_HELP);
    study_close(s);
}

static void hints_open_by_waiting(void **state)
{
    (void)state;
    struct str why = {0};
    struct study *s = sit();
    assert_true(study_hint(s, item(s, "two-boxes"), 1, &why));
    study_close(s);
    s = sit(); /* another sitting knows when it was */
    const struct item *it = item(s, "two-boxes");
    clock_.now_ms += 2 * 60 * 1000;
    assert_false(study_hint(s, it, 2, &why));
    assert_non_null(strstr(why.at, "second"));
    int64_t wait;
    assert_int_equal(study_hint_gate(s, it, &wait), HINT_AFTER_TRY_OR_WAIT);
    assert_true(wait > 0 && wait <= 60 * 1000);
    clock_.now_ms += 61 * 1000;
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_OPENS);
    assert_true(study_hint(s, it, 2, &why));
    assert_true(study_hint(s, it, 1, &why)); /* an open one stays open */
    study_close(s);
}

/* An attempt or run that fails first with a code, in a case. */
static void fails_with(struct study *s, const char *id, const char *code, int in_case, const char *answer)
{
    struct grade_failure f = {.code = code, .case_index = in_case};
    struct grade g = {.status = GRADE_FAILED, .failures = &f, .count = 1};
    struct error err = {0};
    if (answer)
        assert_true(study_record(s, item(s, id), &g, str_from(answer), -1, &err));
    else
        study_ran(s, item(s, id), &g);
}

static struct str said(struct study *s, int n, struct str *ret_fits)
{
    const struct doc *d = study_hint_text(s, item(s, "free-the-list"), n, ret_fits);
    return d->blocks[0].spans[0].text;
}

static void a_hint_fits_what_fails_first(void **state)
{
    (void)state;
    struct str fits, why;
    struct study *s = sit_before("tests/packs/kinds", true);
    const struct item *it = item(s, "free-the-list");
    fails_with(s, "free-the-list", "leak", 1, NULL);
    assert_true(study_hint(s, it, 1, &why)); /* there is none for a leak */
    assert_true(str_starts(said(s, 1, &fits), "Which line needs"));
    assert_int_equal(fits.len, 0);
    study_close(s);
    unlink_progress();

    s = sit_before("tests/packs/kinds", true);
    it = item(s, "free-the-list");
    fails_with(s, "free-the-list", "use-after-free", 1, NULL);
    assert_true(study_hint(s, it, 1, &why));
    assert_true(str_starts(said(s, 1, &fits), "Look at the line"));
    assert_true(str_is(fits, "use-after-free"));
    fails_with(s, "free-the-list", "leak", 0, "another"); /* it stays the one that was read */
    assert_true(str_is((said(s, 1, &fits), fits), "use-after-free"));
    study_close(s);
    s = sit_before("tests/packs/kinds", true); /* also tomorrow */
    assert_true(str_starts(said(s, 1, &fits), "Look at the line"));
    study_close(s);
}

static size_t heads(struct study *s, const struct item *it, const char *ret[8])
{
    static struct arena a;
    size_t n;
    struct hint_shown *list = study_hints_shown(s, &a, it, &n);
    for (size_t i = 0; i < n && i < 8; i++)
        ret[i] = list[i].head;
    return n;
}

/* Who has opened hint 1 and then fails otherwise gets the hint 1 for that, before hint 2. */
static void a_new_failure_opens_its_own_hint(void **state)
{
    (void)state;
    const char *head[8];
    struct str fits, why;
    struct study *s = sit_before("tests/packs/kinds", true);
    const struct item *it = item(s, "free-the-list");
    fails_with(s, "free-the-list", "leak", 1, NULL);
    assert_true(study_hint(s, it, 1, &why));
    assert_int_equal(study_hint_next(s, it, &fits), 2);
    assert_int_equal(fits.len, 0);
    fails_with(s, "free-the-list", "use-after-free", 1, NULL);
    assert_int_equal(study_hint_next(s, it, &fits), 1);
    assert_true(str_is(fits, "use-after-free"));
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_OPENS); /* hint 1 is open: nothing to wait for */
    assert_false(study_hint(s, it, 2, &why)); /* the ladder stands where it stood */
    assert_true(study_hint(s, it, 1, &why));
    assert_int_equal(study_hints_open(s, it), 1);
    assert_int_equal(heads(s, it, head), 2);
    assert_string_equal(head[0], "Hint 1 of 3");
    assert_string_equal(head[1], "Hint 1 of 3, for use-after-free");
    assert_int_equal(study_hint_next(s, it, &fits), 2); /* once */
    assert_int_equal(study_hint_gate(s, it, NULL), HINT_AFTER_TRY_OR_WAIT);
    study_close(s);
    s = sit_before("tests/packs/kinds", true); /* also tomorrow */
    it = item(s, "free-the-list");
    assert_int_equal(heads(s, it, head), 2);
    fails_with(s, "free-the-list", "use-after-free", 1, NULL);
    assert_int_equal(study_hint_next(s, it, &fits), 2);
    study_close(s);
}

static void a_hint_for_a_case_goes_before_one_for_a_code(void **state)
{
    (void)state;
    struct str fits, why;
    struct study *s = sit_before("tests/packs/kinds", true);
    const struct item *it = item(s, "free-the-list");
    fails_with(s, "free-the-list", "wrong-output", 0, "a");
    assert_true(study_hint(s, it, 1, &why));
    fails_with(s, "free-the-list", "use-after-free", 0, "b");
    assert_true(study_hint(s, it, 2, &why));
    assert_true(str_starts(said(s, 2, &fits), "A list of no boxes"));
    assert_true(str_is(fits, "case no songs"));
    study_close(s);
}

static void eight_failures_are_met_with_an_offer(void **state)
{
    (void)state;
    struct study *s = sit();
    const struct item *it = item(s, "two-boxes");
    int failures;
    for (int i = 0; i < 8; i++) {
        char answer[16];
        assert_false(study_stuck(s, it, &failures));
        snprintf(answer, sizeof answer, "try %d", i);
        attempt(s, "two-boxes", false, answer);
    }
    assert_true(study_stuck(s, it, &failures));
    assert_int_equal(failures, 8);
    char *words = arena_cstr(&arena, study_offer(&arena, it, "F12", "Ctrl-N"));
    assert_non_null(strstr(words, "none of it counts against you"));
    assert_non_null(strstr(words, "F12 shows a worked solution"));
    assert_non_null(strstr(words, "a colleague"));
    assert_non_null(strstr(words, "Ctrl-N goes on"));
    assert_null(strstr(arena_cstr(&arena, study_offer(&arena, item(s, "which-box"), "F12", "n")), "F12"));
    attempt(s, "two-boxes", true, "right");
    assert_false(study_stuck(s, it, NULL));
    study_close(s);
}

static void solution_after_passing_or_honest_tries(void **state)
{
    (void)state;
    struct study *s = sit();
    const struct item *it = item(s, "two-boxes");
    char answer[] = "a";
    for (int i = 0; i < 8; i++, answer[0]++) {
        assert_false(study_solution_allowed(s, it));
        attempt(s, "two-boxes", false, answer);
    }
    assert_true(study_solution_allowed(s, it));
    study_solution_shown(s, it);
    attempt(s, "two-boxes", true, "now");
    assert_int_equal(study_status(s, it), ITEM_DONE_WITH_HELP);
    attempt(s, "fill-swap", true, "at once");
    assert_true(study_solution_allowed(s, item(s, "fill-swap")));
    assert_int_equal(study_status(s, item(s, "fill-swap")), ITEM_DONE);
    study_close(s);
}

/* ---- answers --------------------------------------------------------------------- */

static char *load(struct study *s, const char *id, bool *ret_changed)
{
    struct buf text = {0};
    struct error err = {0};
    if (!answer_load(s, item(s, id), &text, ret_changed, &err))
        fail_msg("%s", err.text);
    char *copy = arena_cstr(&arena, buf_view(&text));
    buf_release(&text);
    return copy;
}

static bool save(struct study *s, const char *id, const char *text)
{
    bool theirs = false;
    struct error err = {0};
    if (!answer_save(s, item(s, id), str_from(text), &theirs, &err))
        fail_msg("%s", err.text);
    return theirs;
}

static char *file(const char *path)
{
    struct buf b = {0};
    struct error err = {0};
    if (!file_read(path, 1 << 20, &b, &err))
        fail_msg("%s", err.text);
    char *copy = arena_cstr(&arena, buf_view(&b));
    buf_release(&b);
    return copy;
}

static void answers_are_plain_files(void **state)
{
    (void)state;
    bool changed;
    struct study *s = sit();
    assert_non_null(strstr(load(s, "two-boxes", &changed), "a = 2;"));
    assert_false(changed);
    assert_false(save(s, "two-boxes", "mine"));
    char *path = answer_path(s, &arena, item(s, "two-boxes"));
    assert_true(str_ends(str_from(path), "/freehold/work/good-pack/01-first/two-boxes.c"));
    assert_string_equal(file(path), "mine");
    study_close(s);
    s = sit();
    assert_string_equal(load(s, "two-boxes", &changed), "mine");
    assert_true(changed);
    assert_true(str_ends(str_from(answer_path(s, &arena, item(s, "guess-print"))), "guess-print.txt"));
    assert_false(answer_save(s, item(s, "lesson-boxes"), STR("x"), NULL, NULL));
    study_close(s);
}

/* What could not be read again is not written. */
static void an_answer_too_long_is_refused(void **state)
{
    (void)state;
    struct study *s = sit();
    struct buf text = {0};
    struct error err = {0};
    save(s, "two-boxes", "short");
    buf_repeat(&text, 'x', (1 << 20) + 1);
    assert_false(answer_save(s, item(s, "two-boxes"), buf_view(&text), NULL, &err));
    assert_non_null(strstr(err.text, "longer than 1024 KiB"));
    assert_string_equal(file(answer_path(s, &arena, item(s, "two-boxes"))), "short");
    assert_true(answer_save(s, item(s, "two-boxes"), str_slice(buf_view(&text), 0, 1 << 20), NULL, &err));
    bool changed;
    load(s, "two-boxes", &changed);
    assert_true(changed);
    buf_release(&text);
    study_close(s);
}

static void someone_elses_change_is_kept(void **state)
{
    (void)state;
    struct study *s = sit();
    save(s, "two-boxes", "first");
    char *path = answer_path(s, &arena, item(s, "two-boxes"));
    assert_true(file_write_atomic(path, STR("from vim"), NULL));
    assert_true(save(s, "two-boxes", "second"));
    assert_string_equal(file(path), "second");
    assert_string_equal(file(arena_printf(&arena, "%s.~1~", path)), "from vim");
    assert_true(file_write_atomic(path, STR("from vim again"), NULL));
    assert_true(save(s, "two-boxes", "third"));
    assert_string_equal(file(arena_printf(&arena, "%s.~2~", path)), "from vim again");
    assert_false(save(s, "two-boxes", "fourth")); /* ours: no copy */
    /* loading it makes it ours */
    bool changed;
    assert_true(file_write_atomic(path, STR("seen"), NULL));
    load(s, "two-boxes", &changed);
    assert_false(save(s, "two-boxes", "fifth"));
    /* a look that nobody sees does not */
    struct buf text = {0};
    assert_true(file_write_atomic(path, STR("unseen"), NULL));
    assert_true(answer_peek(s, item(s, "two-boxes"), &text, &changed, NULL));
    assert_true(changed && str_is(buf_view(&text), "unseen"));
    assert_true(save(s, "two-boxes", "sixth"));
    buf_release(&text);
    study_close(s);
}

static void two_at_once_lose_nothing(void **state)
{
    (void)state;
    enum { SAVES = 20 };
    struct study *a = sit(), *b = sit();
    bool changed;
    load(a, "two-boxes", &changed);
    load(b, "two-boxes", &changed);
    for (int i = 0; i < SAVES; i++) {
        save(a, "two-boxes", arena_printf(&arena, "a%d", i));
        save(b, "two-boxes", arena_printf(&arena, "b%d", i));
    }
    /* every text that was replaced by the other is in a copy */
    char *path = answer_path(a, &arena, item(a, "two-boxes"));
    struct buf all = {0};
    buf_cstr(&all, file(path));
    for (int n = 1; path_exists(arena_printf(&arena, "%s.~%d~", path, n)); n++)
        buf_printf(&all, " %s", file(arena_printf(&arena, "%s.~%d~", path, n)));
    buf_char(&all, ' ');
    for (int i = 0; i < SAVES; i++) {
        assert_non_null(strstr(all.at, arena_printf(&arena, "a%d ", i)));
        assert_non_null(strstr(all.at, arena_printf(&arena, "b%d", i)));
    }
    buf_release(&all);
    attempt(a, "two-boxes", false, "x");
    attempt(b, "two-boxes", false, "y");
    attempt(a, "fill-swap", true, "z");
    study_go(b, item(b, "two-boxes"));
    assert_int_equal(state_of(b, "two-boxes").attempts, 2);
    assert_true(state_of(b, "fill-swap").passed);
    study_close(a);
    study_close(b);
}

static void a_reset_can_be_undone(void **state)
{
    (void)state;
    bool changed;
    struct error err = {0};
    struct study *s = sit();
    const struct item *it = item(s, "two-boxes");
    assert_false(answer_undo_reset(s, it, &err));
    assert_non_null(strstr(err.text, "no reset"));
    assert_true(answer_reset(s, it, &err)); /* nothing there yet: nothing happens */
    save(s, "two-boxes", "long work");
    assert_true(answer_reset(s, it, &err));
    load(s, "two-boxes", &changed);
    assert_false(changed);
    save(s, "two-boxes", "typed since");
    assert_true(answer_undo_reset(s, it, &err));
    assert_string_equal(load(s, "two-boxes", &changed), "long work");
    char *path = answer_path(s, &arena, it);
    assert_string_equal(file(arena_printf(&arena, "%s.~1~", path)), "typed since");
    assert_false(answer_undo_reset(s, it, &err)); /* it was the only one */

    assert_true(answer_reset(s, it, &err)); /* the newest comes back first */
    save(s, "two-boxes", "second work");
    assert_true(answer_reset(s, it, &err));
    assert_true(answer_undo_reset(s, it, &err));
    assert_string_equal(load(s, "two-boxes", &changed), "second work");
    study_close(s);
}

/* ---- trouble ----------------------------------------------------------------------- */

static void works_in_memory(void)
{
    struct study *s = sit();
    struct str why = {0};
    assert_non_null(strstr(study_warning(s).at, "cannot be kept"));
    study_go(s, item(s, "two-boxes"));
    struct grade_failure f = {.code = "leak"};
    struct grade g = {.status = GRADE_FAILED, .failures = &f, .count = 1};
    struct error err = {0};
    assert_true(study_hint(s, item(s, "two-boxes"), 1, &why));
    assert_false(study_hint(s, item(s, "two-boxes"), 2, &why));
    assert_false(study_record(s, item(s, "two-boxes"), &g, STR("x"), -1, &err));
    assert_true(err.text[0] != '\0');
    assert_true(study_hint(s, item(s, "two-boxes"), 2, &why));
    assert_int_equal(state_of(s, "two-boxes").failures, 1);
    g = (struct grade){.status = GRADE_PASSED};
    study_record(s, item(s, "two-boxes"), &g, STR("y"), -1, &err);
    assert_int_equal(study_status(s, item(s, "two-boxes")), ITEM_DONE);
    assert_true(str_is(item_id(study_here(s)), "fill-swap"));
    study_lesson_read(s, &study_pack(s)->items[0]);
    assert_true(study_set_track(s, STR("java"), &err));
    assert_true(str_is(study_track(s), "java"));
    study_close(s);
}

static void a_broken_file_is_left_alone(void **state)
{
    (void)state;
    char *dir = arena_printf(&arena, "%s/freehold", home), *path = arena_printf(&arena, "%s/progress.db", dir);
    assert_true(dir_make_all(dir, NULL));
    assert_true(file_write_atomic(path, STR("this is no database, whatever its name says ........"), NULL));
    works_in_memory();
    assert_string_equal(file(path), "this is no database, whatever its name says ........");
}

static void no_place_to_write(void **state)
{
    (void)state;
    /* a file where the folder should be: fails for root as well */
    assert_true(file_write_atomic(arena_printf(&arena, "%s/freehold", home), STR(""), NULL));
    works_in_memory();
    bool theirs;
    struct error err = {0};
    struct study *s = sit();
    assert_false(answer_save(s, item(s, "two-boxes"), STR("x"), &theirs, &err));
    assert_true(err.text[0] != '\0');
    study_close(s);
}

static void a_missing_pack_says_so(void **state)
{
    (void)state;
    struct error err = {0};
    struct study_options o = {.pack = "tests/packs/nowhere", .world = &world};
    assert_null(study_open(&o, &err));
    assert_true(err.kind == ERROR_NO_INPUT || err.kind == ERROR_DATA);
    assert_non_null(strstr(err.text, "nowhere"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(resume_where_it_was_left), TEST(the_same_answer_is_one_try), TEST(tool_faults_are_not_recorded),
        TEST(track_and_bridge), TEST(hints_open_by_trying), TEST(hints_open_by_waiting),
        TEST(a_hint_fits_what_fails_first), TEST(a_new_failure_opens_its_own_hint), TEST(a_hint_for_a_case_goes_before_one_for_a_code),
        TEST(eight_failures_are_met_with_an_offer),
        TEST(solution_after_passing_or_honest_tries), TEST(answers_are_plain_files),
        TEST(someone_elses_change_is_kept), TEST(an_answer_too_long_is_refused),
        TEST(two_at_once_lose_nothing), TEST(a_reset_can_be_undone),
        TEST(a_broken_file_is_left_alone), TEST(no_place_to_write), TEST(a_missing_pack_says_so),
    };
    return cmocka_run_group_tests_name("study/sitting", tests, NULL, NULL);
}
