/* What progress keeps, counts and answers, with a clock that stands where it
 * is told. Trouble with files is in trouble_test.c. */
#include "progress/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND };
static const int64_t START = 1790000000000;

struct fixture {
    struct world_fixed clock;
    struct world world;
    char dir[64], path[96];
    struct progress *p;
    struct arena a;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->clock = (struct world_fixed){.now_ms = START, .seed = 7};
    f->world = world_fixed_init(&f->clock);
    strcpy(f->dir, "/tmp/freehold-progress-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->path, sizeof f->path, "%s/deep/er/progress.db", f->dir);
    f->p = progress_open(f->path, &f->world, &f->err);
    if (!f->p)
        fail_msg("%s", f->err.text);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];
    progress_close(f->p);
    arena_release(&f->a);
    snprintf(command, sizeof command, "rm -rf %s", f->dir);
    assert_int_equal(system(command), 0);
    free(f);
    return 0;
}

static void reopen(struct fixture *f)
{
    progress_close(f->p);
    f->p = progress_open(f->path, &f->world, &f->err);
    assert_non_null(f->p);
}

/* After `after` milliseconds, something happens on an item. */
static struct event happens(struct fixture *f, int64_t after, enum event_kind kind,
                            const char *item, enum attempt_result result, const char *detail,
                            int number)
{
    struct event e = {.kind = kind,
                      .pack = STR("course"),
                      .item = str_from(item),
                      .result = result,
                      .detail = str_from(detail),
                      .tag = STR(""),
                      .number = number,
                      .answer_hash = STR("00ff00ff00ff00ff")};
    f->clock.now_ms += after;
    if (!progress_record(f->p, &e, &f->err))
        fail_msg("%s", f->err.text);
    return e;
}
static void opens(struct fixture *f, int64_t after, const char *item)
{
    happens(f, after, EVENT_OPENED, item, RESULT_NONE, "", 0);
}
static void fails(struct fixture *f, int64_t after, const char *item, const char *code)
{
    happens(f, after, EVENT_ATTEMPT, item, RESULT_FAILED, code, -1);
}
static void passes(struct fixture *f, int64_t after, const char *item)
{
    happens(f, after, EVENT_ATTEMPT, item, RESULT_PASSED, "", -1);
}
static struct item_state state_of(struct fixture *f, const char *item)
{
    struct item_state s;
    progress_item(f->p, &f->a, STR("course"), str_from(item), &s);
    return s;
}

static void nothing_yet(void **state)
{
    struct fixture *f = *state;
    struct item_state s, *all;
    size_t count;
    assert_false(progress_item(f->p, &f->a, STR("course"), STR("two-boxes"), &s));
    assert_true(str_is(s.item, "two-boxes"));
    assert_false(s.opened || s.read || s.passed || s.helped);
    assert_int_equal(s.attempts, 0);
    assert_true(progress_items(f->p, &f->a, STR(""), &all, &count, &f->err));
    assert_int_equal(count, 0);
    assert_true(progress_verify(f->p, &f->err));
}

static void counts_attempts(void **state)
{
    struct fixture *f = *state;
    opens(f, 0, "two-boxes");
    fails(f, 10 * SECOND, "two-boxes", "wrong-output");
    fails(f, 10 * SECOND, "two-boxes", "leak");
    struct item_state s = state_of(f, "two-boxes");
    assert_true(s.opened);
    assert_false(s.passed);
    assert_int_equal(s.attempts, 2);
    assert_int_equal(s.failures_in_a_row, 2);
    assert_true(str_is(s.last_failure, "leak"));
    passes(f, 10 * SECOND, "two-boxes");
    fails(f, 10 * SECOND, "two-boxes", "crash");
    s = state_of(f, "two-boxes");
    assert_true(s.passed); /* once passed, always passed */
    assert_false(s.helped);
    assert_int_equal(s.attempts, 4);
    assert_int_equal(s.failures, 3);
    assert_int_equal(s.failures_in_a_row, 1);
    assert_int_equal(s.first_opened_ms, START);
    assert_int_equal(s.first_passed_ms, START + 30 * SECOND);
    assert_int_equal(s.last_ms, START + 40 * SECOND);
}

static void lessons_are_read(void **state)
{
    struct fixture *f = *state;
    opens(f, 0, "boxes");
    assert_false(state_of(f, "boxes").read);
    happens(f, SECOND, EVENT_READ, "boxes", RESULT_NONE, "", 0);
    assert_true(state_of(f, "boxes").read);
}

static void active_time_leaves_pauses_out(void **state)
{
    struct fixture *f = *state;
    opens(f, 0, "a");
    fails(f, 2 * MINUTE, "a", "leak");     /* counts */
    fails(f, 5 * MINUTE, "a", "leak");     /* just counts */
    fails(f, 5 * MINUTE + 1, "a", "leak"); /* away */
    passes(f, 30 * SECOND, "a");           /* counts */
    fails(f, 30 * SECOND, "a", "leak");    /* after the pass */
    assert_int_equal(state_of(f, "a").active_ms_to_pass, 7 * MINUTE + 30 * SECOND);
}

/* 0 is what is not known. */
static void a_moment_is_a_time(void **state)
{
    struct fixture *f = *state;
    opens(f, 0, "a");
    passes(f, 0, "a");
    assert_int_equal(state_of(f, "a").active_ms_to_pass, 1);
    opens(f, 0, "b");
    passes(f, 6 * MINUTE, "b"); /* away */
    assert_int_equal(state_of(f, "b").active_ms_to_pass, 0);
}

static void active_time_goes_to_the_item_worked_at(void **state)
{
    struct fixture *f = *state;
    opens(f, 0, "a");
    opens(f, 1 * MINUTE, "b"); /* a minute with a */
    opens(f, 2 * MINUTE, "a"); /* two with b */
    passes(f, 3 * MINUTE, "a");
    assert_int_equal(state_of(f, "a").active_ms_to_pass, 4 * MINUTE);
    assert_int_equal(state_of(f, "b").active_ms_to_pass, 2 * MINUTE);
}

static void help_is_told_from_own_work(void **state)
{
    struct fixture *f = *state;
    happens(f, 0, EVENT_HINT, "two-hints", RESULT_NONE, "", 1);
    happens(f, 0, EVENT_HINT, "two-hints", RESULT_NONE, "", 2);
    happens(f, 0, EVENT_HINT, "two-hints", RESULT_NONE, "", 1);
    passes(f, 0, "two-hints");
    happens(f, 0, EVENT_HINT, "two-hints", RESULT_NONE, "", 3);
    assert_int_equal(state_of(f, "two-hints").hints, 3);
    assert_false(state_of(f, "two-hints").helped); /* the third came after */
    happens(f, 0, EVENT_HINT, "three-hints", RESULT_NONE, "", 3);
    passes(f, 0, "three-hints");
    assert_true(state_of(f, "three-hints").helped);
    happens(f, 0, EVENT_SOLUTION, "shown", RESULT_NONE, "", 0);
    assert_false(state_of(f, "shown").helped); /* not passed yet */
    passes(f, 0, "shown");
    assert_true(state_of(f, "shown").helped);
}

struct seen {
    VEC(struct event) events;
    struct arena a;
    size_t stop_at;
};
static bool see(void *ctx, const struct event *e)
{
    struct seen *s = ctx;
    struct event copy = *e;
    copy.pack = arena_str(&s->a, e->pack);
    copy.item = arena_str(&s->a, e->item);
    copy.detail = arena_str(&s->a, e->detail);
    copy.tag = arena_str(&s->a, e->tag);
    copy.answer_hash = arena_str(&s->a, e->answer_hash);
    vec_push(&s->events, copy);
    return s->events.len != s->stop_at;
}
static void seen_release(struct seen *s)
{
    vec_release(&s->events);
    arena_release(&s->a);
}

static void events_come_back_as_they_went_in(void **state)
{
    struct fixture *f = *state;
    struct seen s = {0};
    struct event e = {.kind = EVENT_ATTEMPT,
                      .pack = STR("p'; DROP TABLE event; --"),
                      .item = STR("q\"uote\0nul"),
                      .result = RESULT_FAILED,
                      .detail = STR("wrong-choice"),
                      .tag = STR("assignment-links"),
                      .number = -1,
                      .answer_hash = STR("0123456789abcdef")};
    assert_true(progress_record(f->p, &e, &f->err));
    reopen(f);
    assert_true(progress_events(f->p, see, &s, &f->err));
    assert_int_equal(s.events.len, 1);
    const struct event *b = &s.events.at[0];
    assert_string_equal(b->id.text, e.id.text);
    assert_int_equal(b->at_ms, START);
    assert_int_equal(b->kind, EVENT_ATTEMPT);
    assert_int_equal(b->result, RESULT_FAILED);
    assert_int_equal(b->number, -1);
    assert_true(str_eq(b->pack, e.pack) && str_eq(b->item, e.item));
    assert_true(str_eq(b->detail, e.detail) && str_eq(b->tag, e.tag));
    assert_true(str_eq(b->answer_hash, e.answer_hash));
    seen_release(&s);
}

static void every_kind_keeps_its_name(void **state)
{
    struct fixture *f = *state;
    struct seen s = {0};
    for (int k = 0; k < EVENT_KINDS; k++)
        happens(f, SECOND, (enum event_kind)k, k == EVENT_TRACK ? "" : "x", RESULT_NONE, "", 0);
    assert_true(progress_events(f->p, see, &s, &f->err));
    assert_int_equal(s.events.len, EVENT_KINDS);
    for (int k = 0; k < EVENT_KINDS; k++)
        assert_int_equal(s.events.at[k].kind, k);
    assert_string_equal(event_kind_name(EVENT_UNDO_RESET), "undo-reset");
    /* a track belongs to no item */
    struct item_state *all;
    size_t count;
    assert_true(progress_items(f->p, &f->a, STR(""), &all, &count, &f->err));
    assert_int_equal(count, 1);
    seen_release(&s);
}

static void seeing_can_stop_early(void **state)
{
    struct fixture *f = *state;
    struct seen s = {.stop_at = 2};
    for (int i = 0; i < 5; i++)
        opens(f, SECOND, "x");
    assert_true(progress_events(f->p, see, &s, &f->err));
    assert_int_equal(s.events.len, 2);
    seen_release(&s);
}

static void order_survives_a_clock_set_back(void **state)
{
    struct fixture *f = *state;
    struct seen s = {0};
    for (int i = 0; i < 300; i++) { /* same millisecond, backwards, forwards */
        if (i == 100)
            f->clock.now_ms -= 3600 * SECOND;
        if (i == 150)
            reopen(f); /* a new process does not know the old one's last id */
        if (i == 200)
            f->clock.now_ms += 2 * 3600 * SECOND;
        happens(f, 0, EVENT_HINT, "x", RESULT_NONE, "", i);
    }
    assert_true(progress_events(f->p, see, &s, &f->err));
    assert_int_equal(s.events.len, 300);
    for (int i = 0; i < 300; i++)
        assert_int_equal(s.events.at[i].number, i);
    for (int i = 1; i < 300; i++)
        assert_true(strcmp(s.events.at[i - 1].id.text, s.events.at[i].id.text) < 0);
    for (int i = 0; i < 300; i++) { /* still version 7, RFC variant */
        assert_int_equal(s.events.at[i].id.text[14], '7');
        assert_non_null(strchr("89ab", s.events.at[i].id.text[19]));
    }
    assert_int_equal(s.events.at[120].at_ms, START - 3600 * SECOND); /* what the clock said */
    seen_release(&s);
}

static void settings_are_kept(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(progress_setting(f->p, &f->a, "track").len, 0);
    assert_true(progress_set(f->p, "track", STR("python"), &f->err));
    assert_true(progress_set(f->p, "track", STR("it's \"Go\""), &f->err));
    reopen(f);
    assert_true(str_is(progress_setting(f->p, &f->a, "track"), "it's \"Go\""));
    assert_int_equal(progress_setting(f->p, &f->a, "theme").len, 0);
}

static bool same_state(const struct item_state *a, const struct item_state *b)
{
    return str_eq(a->pack, b->pack) && str_eq(a->item, b->item) && a->opened == b->opened &&
           a->read == b->read && a->passed == b->passed && a->helped == b->helped &&
           a->attempts == b->attempts && a->failures == b->failures &&
           a->failures_in_a_row == b->failures_in_a_row && a->hints == b->hints &&
           a->first_opened_ms == b->first_opened_ms && a->first_passed_ms == b->first_passed_ms &&
           a->last_ms == b->last_ms && a->active_ms_to_pass == b->active_ms_to_pass &&
           str_eq(a->last_failure, b->last_failure);
}

static void rebuilding_changes_nothing(void **state)
{
    struct fixture *f = *state;
    static const char *const items[] = {"a", "b", "c", "d", ""};
    static const char *const codes[] = {"leak", "crash", "wrong-output"};
    struct item_state *before, *after;
    size_t n, m;
    unsigned seed = 12345;
    for (int i = 0; i < 400; i++) {
        enum event_kind k = (enum event_kind)(rand_r(&seed) % EVENT_KINDS);
        int64_t step = rand_r(&seed) % (8 * MINUTE) - MINUTE; /* at times back */
        happens(f, step, k, items[rand_r(&seed) % 5],
                k != EVENT_ATTEMPT ? RESULT_NONE
                                   : rand_r(&seed) % 3 ? RESULT_FAILED : RESULT_PASSED,
                codes[rand_r(&seed) % 3], rand_r(&seed) % 4);
    }
    assert_true(progress_items(f->p, &f->a, STR("course"), &before, &n, &f->err));
    assert_int_equal(n, 4);
    assert_true(progress_rebuild(f->p, &f->a, NULL, &f->err));
    assert_true(progress_items(f->p, &f->a, STR("course"), &after, &m, &f->err));
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++)
        assert_true(same_state(&before[i], &after[i]));
}

static void packs_are_apart(void **state)
{
    struct fixture *f = *state;
    struct event e = {.kind = EVENT_OPENED, .pack = STR("other"), .item = STR("a")};
    struct item_state *all;
    size_t count;
    opens(f, 0, "a");
    opens(f, 0, "b");
    assert_true(progress_record(f->p, &e, &f->err));
    assert_true(progress_items(f->p, &f->a, STR("other"), &all, &count, &f->err));
    assert_int_equal(count, 1);
    assert_true(progress_items(f->p, &f->a, STR("course"), &all, &count, &f->err));
    assert_int_equal(count, 2);
    assert_true(progress_items(f->p, &f->a, STR(""), &all, &count, &f->err));
    assert_int_equal(count, 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_yet),
        TEST(counts_attempts),
        TEST(lessons_are_read),
        TEST(active_time_leaves_pauses_out),
        TEST(a_moment_is_a_time),
        TEST(active_time_goes_to_the_item_worked_at),
        TEST(help_is_told_from_own_work),
        TEST(events_come_back_as_they_went_in),
        TEST(every_kind_keeps_its_name),
        TEST(seeing_can_stop_early),
        TEST(order_survives_a_clock_set_back),
        TEST(settings_are_kept),
        TEST(rebuilding_changes_nothing),
        TEST(packs_are_apart),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
