/* Reviews and the placement inventory: what comes when, what is recorded, and that none of
 * it touches the exercise itself. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };
static char home[] = "/tmp/freehold-review-XXXXXX";
static struct world_fixed clock_;
static struct world world;
static struct arena arena;
static struct study *s;

static void sit(void)
{
    struct error err = {0};
    static char a_judge; /* is never asked here: grades are given */
    struct study_options o = {.pack = "tests/packs/review", .world = &world, .judge = (struct judge *)(void *)&a_judge};
    s = study_open(&o, &err);
    if (!s)
        fail_msg("%s", err.text);
}

static int setup(void **state)
{
    (void)state;
    strcpy(home + strlen(home) - 6, "XXXXXX");
    if (!mkdtemp(home))
        return -1;
    setenv("XDG_DATA_HOME", home, 1);
    unsetenv("FREEHOLD_WORK");
    clock_ = (struct world_fixed){.now_ms = 1790000000000, .step_ms = 1, .seed = 7};
    world = world_fixed_init(&clock_);
    sit();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    char command[128];
    study_close(s);
    snprintf(command, sizeof command, "rm -rf %s", home);
    arena_release(&arena);
    return system(command);
}

static bool answer(const struct item *it, bool right, int sure, const char *tag)
{
    struct grade_failure f = {.code = "wrong-choice"};
    struct grade g = {.status = right ? GRADE_PASSED : GRADE_FAILED, .failures = &f, .count = !right,
                      .tag = str_from(tag)};
    struct error err = {0};
    if (!study_record(s, it, &g, STR("x"), sure, &err))
        fail_msg("%s", err.text);
    return right;
}

static void pass(const char *id)
{
    answer(pack_item(study_pack(s), str_from(id)), true, -1, "");
}

static void pass_all(void)
{
    pass("two-names");
    pass("first-arrow");
    pass("who-frees");
}

static void assert_item(const struct item *it, const char *id)
{
    if (!it)
        fail_msg("there is none; it should be %s", id);
    assert_string_equal(arena_cstr(&arena, item_id(it)), id);
}

struct last { enum event_kind kind; char item[64], detail[64], tag[64]; int result, number, count; };

static bool see(void *ctx, const struct event *e)
{
    struct last *l = ctx;
    if (e->kind != l->kind)
        return true;
    snprintf(l->item, sizeof l->item, STR_FMT, STR_ARG(e->item));
    snprintf(l->detail, sizeof l->detail, STR_FMT, STR_ARG(e->detail));
    snprintf(l->tag, sizeof l->tag, STR_FMT, STR_ARG(e->tag));
    l->result = e->result;
    l->number = e->number;
    l->count++;
    return true;
}

static struct last last(enum event_kind kind)
{
    struct last l = {.kind = kind};
    assert_true(progress_events(study_progress(s), see, &l, NULL));
    return l;
}

static void nothing_before_the_first_pass(void **state)
{
    (void)state;
    assert_int_equal(study_reviews(s).known, 0);
    assert_int_equal(study_reviews(s).next_day, 0);
    assert_null(study_round_begin(s, ROUND_REVIEW));
    assert_null(study_round_begin(s, ROUND_PRACTICE));
    assert_null(study_round_item(s));
    assert_null(study_round_next(s));
    study_round_end(s);
}

static void what_was_passed_comes_back(void **state)
{
    (void)state;
    pass("two-names");
    struct reviews r = study_reviews(s);
    assert_int_equal(r.known, 1);
    assert_int_equal(r.due, 0);
    assert_true(r.next_day > study_today(s));
    assert_null(study_round_begin(s, ROUND_REVIEW));
    clock_.now_ms += (r.next_day - study_today(s) - 1) * DAY_MS;
    assert_int_equal(study_reviews(s).due, 0);
    clock_.now_ms += DAY_MS;
    assert_int_equal(study_reviews(s).due, 1);
    assert_non_null(study_round_begin(s, ROUND_REVIEW));
    assert_item(study_round_item(s), "two-names-call");
    assert_null(study_round_next(s));
}

static void answers_are_reviews_of_the_exercise(void **state)
{
    (void)state;
    pass("two-names");
    clock_.now_ms += 30ll * DAY_MS;
    struct item_state before, after;
    const struct item *ex = pack_item(study_pack(s), STR("two-names"));
    study_state(s, &arena, ex, &before);
    struct round *r = study_round_begin(s, ROUND_REVIEW);
    answer(study_round_item(s), false, 1, "linked-names");
    struct last l = last(EVENT_REVIEW);
    assert_string_equal(l.item, "two-names");
    assert_string_equal(l.detail, "two-names-call");
    assert_string_equal(l.tag, "linked-names");
    assert_int_equal(l.result, RESULT_FAILED);
    assert_int_equal(l.number, 1);
    assert_int_equal(r->entries[0].came, CAME_WRONG);
    /* a second try teaches, but is not what is remembered */
    answer(study_round_item(s), true, 0, "");
    assert_int_equal(last(EVENT_REVIEW).count, 1);
    assert_int_equal(r->entries[0].came, CAME_WRONG);
    assert_int_equal(study_status(s, study_round_item(s)), ITEM_DONE);
    study_state(s, &arena, ex, &after);
    assert_int_equal(after.attempts, before.attempts);
    assert_int_equal(after.failures, before.failures);
    assert_true(after.passed);
    assert_int_equal(after.first_passed_ms, before.first_passed_ms);
    assert_int_equal(study_status(s, ex), ITEM_DONE);
    assert_int_equal(study_reviews(s).due, 0); /* not on the same day */
    /* another variant the next time */
    clock_.now_ms += 30ll * DAY_MS;
    study_round_begin(s, ROUND_REVIEW);
    assert_item(study_round_item(s), "two-names-prints");
    answer(study_round_item(s), true, -1, "");
    clock_.now_ms += 300ll * DAY_MS;
    study_round_begin(s, ROUND_REVIEW);
    assert_item(study_round_item(s), "two-names-call");
}

static void a_round_mixes_units_and_is_left_at_any_time(void **state)
{
    (void)state;
    pass_all();
    clock_.now_ms += 30ll * DAY_MS;
    struct round *r = study_round_begin(s, ROUND_REVIEW);
    assert_int_equal(r->count, 3);
    assert_item(r->entries[0].item, "two-names-call");
    assert_item(r->entries[1].item, "who-frees-line"); /* of the other unit */
    assert_item(r->entries[2].item, "first-arrow-moved");
    answer(study_round_item(s), true, 1, "");
    const struct item *second = study_round_next(s);
    bool changed;
    struct buf text = {0};
    struct error err = {0};
    assert_true(answer_save(s, second, STR("6\n"), NULL, &err));
    study_close(s); /* in the middle of it */

    sit();
    r = study_round_begin(s, ROUND_REVIEW);
    assert_int_equal(r->count, 2);
    size_t i = r->entries[0].item->of == pack_item(study_pack(s), STR("who-frees")) ? 0 : 1;
    const struct item *again = r->entries[i].item;
    assert_item(again, "who-frees-line");
    assert_true(answer_load(s, again, &text, &changed, &err));
    assert_string_equal(text.at, "6\n"); /* nothing is lost */
    buf_release(&text);
}

static void its_answers_lie_apart_and_are_cleared(void **state)
{
    (void)state;
    struct error err = {0};
    struct buf text = {0};
    bool changed, theirs;
    const struct item *ex = pack_item(study_pack(s), STR("who-frees"));
    pass("who-frees");
    assert_true(answer_save(s, ex, STR("int main(void) { return 0; }\n"), NULL, &err));
    clock_.now_ms += 30ll * DAY_MS;
    study_round_begin(s, ROUND_REVIEW);
    answer(study_round_item(s), true, -1, ""); /* the line */
    study_round_next(s);
    clock_.now_ms += 300ll * DAY_MS;
    study_round_begin(s, ROUND_REVIEW);
    const struct item *v = study_round_item(s);
    assert_item(v, "who-frees-twice");
    char *path = answer_path(s, &arena, v);
    assert_non_null(strstr(path, "/work/review-pack/review/who-frees-twice.c"));
    assert_true(answer_load(s, v, &text, &changed, &err));
    assert_false(changed);
    assert_true(str_eq(buf_view(&text), item_exercise(v)->start));
    assert_true(answer_save(s, v, STR("one\n"), NULL, &err));
    assert_true(file_write_atomic(path, STR("theirs\n"), &err));
    assert_true(answer_save(s, v, STR("two\n"), &theirs, &err));
    assert_true(theirs);
    answer(v, true, -1, "");
    assert_null(study_round_next(s));
    assert_false(path_exists(path));
    assert_false(path_exists(arena_printf(&arena, "%s.~1~", path)));
    buf_clear(&text);
    assert_true(answer_load(s, ex, &text, &changed, &err));
    assert_string_equal(text.at, "int main(void) { return 0; }\n");
    buf_release(&text);
}

static void giving_up_is_an_answer(void **state)
{
    (void)state;
    struct error err = {0};
    pass("two-names");
    clock_.now_ms += 30ll * DAY_MS;
    struct round *r = study_round_begin(s, ROUND_REVIEW);
    study_round_item(s);
    assert_true(study_round_give_up(s, &err));
    assert_int_equal(r->entries[0].came, CAME_WRONG);
    assert_int_equal(last(EVENT_REVIEW).result, RESULT_FAILED);
    assert_int_equal(last(EVENT_REVIEW).number, -1);
    assert_true(study_round_give_up(s, &err)); /* once is enough */
    assert_int_equal(last(EVENT_REVIEW).count, 1);
}

/* Nor is what does not compile: a slip of the pen. */
static void a_slip_is_no_answer(void **state)
{
    (void)state;
    struct grade_failure f = {.code = "compile-error"};
    struct grade g = {.status = GRADE_FAILED, .failures = &f, .count = 1};
    pass_all();
    clock_.now_ms += 30ll * DAY_MS;
    struct round *r = study_round_begin(s, ROUND_REVIEW);
    assert_true(study_record(s, study_round_item(s), &g, STR("x"), -1, NULL));
    assert_int_equal(last(EVENT_REVIEW).count, 0);
    assert_int_equal(r->entries[0].came, CAME_OPEN);
    answer(study_round_item(s), false, -1, "");
    assert_int_equal(r->entries[0].came, CAME_WRONG);
}

static void practice_when_nothing_is_due(void **state)
{
    (void)state;
    pass_all();
    assert_null(study_round_begin(s, ROUND_REVIEW));
    struct round *r = study_round_begin(s, ROUND_PRACTICE);
    assert_non_null(r);
    assert_int_equal(r->count, 3);
    answer(study_round_item(s), true, 1, "");
    assert_int_equal(last(EVENT_REVIEW).count, 1);
}

static void places_are_no_extras(void **state)
{
    (void)state;
    pass("two-names");
    clock_.now_ms += 30ll * DAY_MS;
    const struct item *was = study_last(s);
    study_round_begin(s, ROUND_REVIEW);
    study_go(s, study_round_item(s));
    assert_ptr_equal(study_last(s), was);
    assert_int_equal(last(EVENT_OPENED).count, 0);
    assert_int_equal(study_unit(s, 0).total, 2);
}

static void the_inventory(void **state)
{
    (void)state;
    struct placed p = study_placed(s, &arena, ROUND_PLACE);
    assert_int_equal(p.total, 2);
    assert_int_equal(p.answered, 0);
    assert_false(p.complete);
    struct round *r = study_round_begin(s, ROUND_PLACE);
    assert_int_equal(r->count, 2);
    assert_item(study_round_item(s), "place-copy");
    answer(study_round_item(s), true, 1, "");
    struct last l = last(EVENT_PLACED);
    assert_string_equal(l.item, "place-copy");
    assert_string_equal(l.detail, "pre");
    assert_int_equal(l.number, 1);
    study_close(s);

    sit(); /* it goes on where it was left */
    r = study_round_begin(s, ROUND_PLACE);
    assert_int_equal(r->count, 2);
    assert_int_equal(r->at, 1);
    assert_int_equal(r->entries[0].came, CAME_RIGHT);
    assert_item(study_round_item(s), "place-line");
    answer(study_round_item(s), false, -1, "");
    assert_null(study_round_next(s));
    p = study_placed(s, &arena, ROUND_PLACE);
    assert_true(p.complete);
    assert_int_equal(p.units[0].right, 1);
    assert_true(p.units[0].skip);
    assert_int_equal(p.units[1].right, 0);
    assert_false(p.units[1].skip);
    assert_int_equal(p.start, 1);
    /* again from the start, and the last answer counts */
    r = study_round_begin(s, ROUND_PLACE);
    assert_int_equal(r->at, 0);
    answer(study_round_item(s), false, 1, "linked-names");
    p = study_placed(s, &arena, ROUND_PLACE);
    assert_false(p.units[0].skip);
    assert_int_equal(p.start, 0); /* none is skipped behind one that is not known */
    /* afterwards, in their parallel forms */
    assert_int_equal(study_placed(s, &arena, ROUND_PLACE_POST).answered, 0);
    study_round_begin(s, ROUND_PLACE_POST);
    assert_item(study_round_item(s), "place-copy-again");
    answer(study_round_item(s), true, 0, "");
    assert_string_equal(last(EVENT_PLACED).detail, "post");
    assert_int_equal(study_placed(s, &arena, ROUND_PLACE_POST).answered, 1);
    assert_int_equal(last(EVENT_REVIEW).count, 0);
}

/* Without a judge only what is chosen can be graded, and the rest is not asked. */
static void without_a_judge(void **state)
{
    (void)state;
    pass_all();
    study_close(s);
    struct error err = {0};
    struct study_options o = {.pack = "tests/packs/review", .world = &world, .why_no_judge = "it is a test"};
    s = study_open(&o, &err);
    clock_.now_ms += 30ll * DAY_MS;
    assert_int_equal(study_reviews(s).due, 1);
    struct round *r = study_round_begin(s, ROUND_REVIEW);
    assert_int_equal(r->count, 1);
    assert_item(r->entries[0].item, "two-names-call");
    r = study_round_begin(s, ROUND_PLACE);
    assert_int_equal(r->count, 1);
    assert_item(r->entries[0].item, "place-copy");
}

/* Behind a unit that is done it is asked what has been taught by then, in the form that was not met. */
static void the_inventory_behind_a_unit(void **state)
{
    (void)state;
    assert_int_equal(study_place_kind(s), ROUND_PLACE);
    study_round_begin(s, ROUND_PLACE);
    answer(study_round_item(s), false, 1, "");
    study_round_next(s);
    answer(study_round_item(s), true, 1, "");
    pass("two-names");
    assert_null(study_round_begin(s, ROUND_INVENTORY));
    assert_false(study_taking_stock(s));
    pass("first-arrow");
    assert_int_equal(study_place_kind(s), ROUND_INVENTORY);
    assert_true(study_taking_stock(s));
    struct round *r = study_round_begin(s, ROUND_INVENTORY);
    assert_int_equal(r->count, 1); /* of the second unit nothing has been taught */
    assert_item(study_round_item(s), "place-copy-again");
    answer(study_round_item(s), true, 1, "");
    assert_string_equal(last(EVENT_PLACED).detail, "01-copies");
    assert_null(study_round_next(s));
    struct placed p = study_placed(s, &arena, ROUND_INVENTORY);
    assert_true(p.complete);
    assert_int_equal(p.right, 1);
    assert_true(p.compared);
    assert_int_equal(p.before, 0); /* of the same; the other question was right */
    assert_string_equal(placed_sum(&arena, &p), "1 of 1 right; before the course it was 0 of the same 1.");
    assert_int_equal(study_placed(s, &arena, ROUND_PLACE).right, 1);
    study_round_end(s);
    assert_int_equal(study_place_kind(s), ROUND_PLACE);
    pass("who-frees");
    assert_int_equal(study_place_kind(s), ROUND_PLACE_POST); /* the course is over */
    assert_true(study_taking_stock(s));
    study_round_begin(s, ROUND_PLACE_POST);
    answer(study_round_item(s), true, 1, "");
    assert_item(study_round_next(s), "place-line-again");
    answer(study_round_item(s), false, 1, "");
    assert_false(study_taking_stock(s));
    p = study_placed(s, &arena, ROUND_PLACE_POST);
    assert_int_equal(p.before, 1);
    assert_int_equal(p.units[0].before, 0);
    assert_int_equal(p.units[1].before, 1);
    /* before the course is the first time, whatever is answered later */
    study_round_begin(s, ROUND_PLACE);
    answer(study_round_item(s), true, 1, "");
    assert_int_equal(study_placed(s, &arena, ROUND_PLACE_POST).before, 1);
}

/* Who begins without it meets the first forms, and is compared with nothing. */
static void the_inventory_without_one_before(void **state)
{
    (void)state;
    pass("two-names");
    pass("first-arrow");
    study_round_begin(s, ROUND_INVENTORY);
    assert_item(study_round_item(s), "place-copy");
    answer(study_round_item(s), true, 1, "");
    struct placed p = study_placed(s, &arena, ROUND_INVENTORY);
    assert_false(p.compared);
    assert_string_equal(placed_sum(&arena, &p), "1 of 1 right.");
    pass("who-frees");
    assert_int_equal(study_place_kind(s), ROUND_PLACE_POST); /* nothing is to be skipped any more */
}

/* ---- the shipped course ----------------------------------------------------------------- */

static void finish(const char *unit)
{
    const struct pack *p = study_pack(s);
    struct error err = {0};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *it = &p->items[i];
        struct event e = {.kind = it->lesson ? EVENT_READ : EVENT_ATTEMPT, .pack = p->id, .item = item_id(it),
                          .result = it->lesson ? RESULT_NONE : RESULT_PASSED, .number = -1};
        if (str_is(p->units[it->unit].id, unit) && !progress_record(study_progress(s), &e, &err))
            fail_msg("%s", err.text);
    }
    clock_.now_ms += DAY_MS;
}

/* Ids of what is asked, a space behind each; it is all answered. */
static const char *taken(size_t pause)
{
    struct buf b = {0};
    const struct item *it;
    study_round_begin(s, ROUND_INVENTORY);
    while ((it = study_round_item(s))) {
        buf_printf(&b, STR_FMT " ", STR_ARG(item_id(it)));
        answer(it, true, 1, "");
        study_round_next(s);
        if (!pause || --pause)
            continue;
        study_round_begin(s, ROUND_PLACE); /* left in the middle, and the first forms are taken meanwhile */
        while ((it = study_round_item(s))) {
            answer(it, true, 1, "");
            study_round_next(s);
        }
        study_round_begin(s, ROUND_INVENTORY);
    }
    study_round_end(s);
    const char *all = arena_cstr(&arena, buf_view(&b));
    buf_release(&b);
    clock_.now_ms += DAY_MS;
    return all;
}

static void three_inventories_of_the_course(void **state)
{
    (void)state;
    struct error err = {0};
    static char a_judge;
    struct study_options o = {.pack = ".", .world = &world, .judge = (struct judge *)(void *)&a_judge};
    size_t unit;
    study_close(s);
    s = study_open(&o, &err);
    if (!s)
        fail_msg("%s", err.text);
    study_round_begin(s, ROUND_PLACE);
    for (const struct item *it = study_round_item(s); it; it = study_round_next(s))
        answer(it, false, 1, "");
    clock_.now_ms += DAY_MS;

    finish("04-ownership"); /* where it was begun: the units before seemed to be known */
    assert_true(study_inventory_due(s, &unit));
    assert_int_equal(unit, 3);
    assert_string_equal(taken(0), "place-arrows-again place-parameters-again place-end-again place-text-again "
                        "place-lifetime-again place-leak-again place-owner-again place-borrow-again ");
    assert_false(study_inventory_due(s, &unit));
    finish("07-guards");
    assert_string_equal(taken(0), "place-arrows place-parameters place-end place-text place-lifetime place-leak "
                        "place-owner place-borrow place-list-again place-result-again place-undo-again "
                        "place-drop-again ");
    assert_false(study_inventory_due(s, &unit)); /* and not that behind an earlier unit */
    /* of each unit one at least; what was begun in one form goes on in it */
    finish("09-threads");
    assert_string_equal(taken(11), "place-parameters-again place-text-again place-leak-again place-owner-again "
                        "place-borrow-again place-list place-result place-undo place-drop place-size-again "
                        "place-steps-again place-gap-again ");
    assert_false(study_inventory_due(s, &unit));
}

/* A unit is skipped by its test, which survives the program. */
static void a_test(void **state)
{
    (void)state;
    size_t unit;
    const struct item *next;
    assert_false(study_testing(s, &unit));
    study_test_begin(s, 0);
    study_close(s);
    sit();
    assert_true(study_testing(s, &unit));
    assert_int_equal(unit, 0);
    assert_int_equal(study_test_next(s, unit, &next), TEST_GOES_ON);
    assert_non_null(next);
    pass(arena_cstr(&arena, item_id(next)));
    assert_int_equal(study_test_next(s, unit, &next), TEST_GOES_ON);
    pass(arena_cstr(&arena, item_id(next)));
    assert_int_equal(study_test_next(s, unit, &next), TEST_PASSED);
    assert_true(study_tested_out(s, 0));
    assert_false(study_testing(s, &unit));
    /* a hint spoils it */
    study_test_begin(s, 1);
    answer(pack_item(study_pack(s), STR("who-frees")), false, -1, "");
    assert_true(study_hint(s, pack_item(study_pack(s), STR("who-frees")), 1, NULL));
    assert_int_equal(study_test_next(s, 1, &next), TEST_FAILED);
    assert_false(study_testing(s, &unit));
    assert_false(study_tested_out(s, 1));
}

static void words_for_when(void **state)
{
    (void)state;
    int64_t today = study_today(s);
    assert_true(str_is(study_when(s, &arena, today - 3), "today"));
    assert_true(str_is(study_when(s, &arena, today), "today"));
    assert_true(str_is(study_when(s, &arena, today + 1), "tomorrow"));
    assert_true(str_is(study_when(s, &arena, today + 5), "in 5 days"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_before_the_first_pass, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_passed_comes_back, setup, teardown),
        cmocka_unit_test_setup_teardown(answers_are_reviews_of_the_exercise, setup, teardown),
        cmocka_unit_test_setup_teardown(a_round_mixes_units_and_is_left_at_any_time, setup, teardown),
        cmocka_unit_test_setup_teardown(its_answers_lie_apart_and_are_cleared, setup, teardown),
        cmocka_unit_test_setup_teardown(giving_up_is_an_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(a_slip_is_no_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(practice_when_nothing_is_due, setup, teardown),
        cmocka_unit_test_setup_teardown(places_are_no_extras, setup, teardown),
        cmocka_unit_test_setup_teardown(the_inventory, setup, teardown),
        cmocka_unit_test_setup_teardown(without_a_judge, setup, teardown),
        cmocka_unit_test_setup_teardown(the_inventory_behind_a_unit, setup, teardown),
        cmocka_unit_test_setup_teardown(the_inventory_without_one_before, setup, teardown),
        cmocka_unit_test_setup_teardown(three_inventories_of_the_course, setup, teardown),
        cmocka_unit_test_setup_teardown(a_test, setup, teardown),
        cmocka_unit_test_setup_teardown(words_for_when, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
