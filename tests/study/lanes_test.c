/* Lanes and turns of runs that are written down here, as the judge would hand them out. */
#include "study/lanes.h"

#include "guest/guest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
/* cmocka wants the three above */
#include <cmocka.h>

static struct arena arena;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static const char source[] = "int n;\n"
                             "void *count(void *x)\n"
                             "{\n"
                             "    n++;\n"
                             "    return x;\n"
                             "}\n";
static const struct source_file file = {.name = {"answer.c", 8}, .text = {source, sizeof source - 1}};

static struct run_result run_of(struct thread_step *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        order[i].tick = i;
        order[i].step = i + 1;
        if (order[i].at.line) {
            order[i].at.file = STR("answer.c");
            order[i].at.function = STR("count");
        }
    }
    return (struct run_result){.ran = true, .threads = 3, .order = order, .order_count = count};
}

#define STEP(who, what, says, about, val) \
    .thread = who, .kind = what, .word = says, .object = STR(about), .value = STR(val), .point = true
#define IN_N .at = {.line = 4, .column = 5, .length = 3}

/* Two threads that both read n before either writes it. */
static struct thread_step lost[] = {
    {STEP(0, OP_CREATE, "creates", "", "thread 1")},
    {STEP(0, OP_CREATE, "creates", "", "thread 2"), .enabled = 3},
    {STEP(1, OP_START, "starts", "", ""), .enabled = 6},
    {STEP(1, OP_READ, "reads", "n", "0"), .enabled = 6, .shared = true, IN_N},
    {STEP(2, OP_START, "starts", "", ""), .enabled = 6, .preempted = true},
    {STEP(2, OP_READ, "reads", "n", "0"), .enabled = 6, .shared = true, IN_N},
    {STEP(2, OP_WRITE, "writes", "n", "1"), .enabled = 6, .shared = true, IN_N},
    {STEP(2, OP_EXIT, "ends", "", ""), .enabled = 6},
    {STEP(1, OP_WRITE, "writes", "n", "1"), .enabled = 2, .shared = true, IN_N},
    {STEP(1, OP_EXIT, "ends", "", ""), .enabled = 2},
    {STEP(0, OP_JOIN, "joins", "", "thread 1"), .enabled = 1},
    {STEP(0, OP_READ, "reads", "x", "0")}, /* nobody else's: no row */
};

static void steps_are_rows(void **state)
{
    (void)state;
    struct run_result r = run_of(lost, COUNT(lost));
    lost[11].point = false;
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    assert_int_equal(l.count, 3);
    assert_true(str_is(l.threads[0].name, "main"));
    assert_true(str_is(l.threads[2].name, "thread 2"));
    assert_true(str_is(l.threads[2].function, "count"));
    assert_int_equal(l.row_count, 11);
    assert_true(str_is(l.rows[3].text, "n++: reads 0"));
    assert_true(str_is(l.rows[8].text, "n++: writes 1"));
    assert_true(str_is(l.rows[0].text, "creates thread 1"));
    assert_true(str_is(l.rows[6].sentence, "Thread 2, line 4: `n++` writes n: now 1."));
    assert_int_equal(l.preemptions, 1);
    assert_int_equal(lanes_preemption(&l, 0, 1), 4);
    assert_int_equal(lanes_preemption(&l, 4, 1), SIZE_MAX);
    assert_int_equal(lanes_preemption(&l, 10, -1), 4);
    assert_int_equal(lanes_preemption(&l, 4, -1), SIZE_MAX);
    assert_int_equal(l.fail_row, SIZE_MAX);
    l = lanes_of(&arena, &r, &file, 1, 4);
    assert_int_equal(l.row_count, 4);
    assert_int_equal(l.count, 2); /* thread 2 has done nothing yet */
}

static void conflicts_are_joined(void **state)
{
    (void)state;
    struct run_result r = run_of(lost, COUNT(lost));
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    /* two reads do not conflict; the read before the other's write does, and both writes do */
    assert_int_equal(l.join_count, 2);
    assert_int_equal(l.joins[0].from, 3);
    assert_int_equal(l.joins[0].to, 6);
    assert_int_equal(l.joins[1].from, 6);
    assert_int_equal(l.joins[1].to, 8);
    assert_int_not_equal(l.joins[0].slot, l.joins[1].slot); /* they meet in a row */
}

/* An exchange that was refused says what it found; an access that broke was not made. */
static void what_was_not_done_is_not_told(void **state)
{
    (void)state;
    static struct thread_step steps[] = {
        {STEP(1, OP_START, "starts", "", "")},
        {STEP(1, OP_UPDATE, "updates", "n", "3"), .failed = true, .shared = true},
        {STEP(1, OP_WRITE, "writes", "", "0"), .shared = true, .step = 5, IN_N},
    };
    struct run_result r = run_of(steps, COUNT(steps));
    struct finding f = {.code = "use-after-free", .thread = 1, .at.line = 4, .step = 5, .access = 4096};
    r.findings = &f;
    r.finding_count = 1;
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    assert_int_equal(l.row_count, 3);
    assert_true(str_is(l.rows[1].text, "n: finds 3"));
    assert_true(str_is(l.rows[2].text, "n++: writes"));
    assert_int_equal(l.fail_row, 2);
    assert_string_equal(l.rows[2].code, "use-after-free");
}

static struct thread_step locked[] = {
    {STEP(1, OP_LOCK, "locks", "m", "")},    {STEP(2, OP_START, "starts", "", "")},
    {STEP(1, OP_WRITE, "writes", "n", "1"), IN_N}, {STEP(1, OP_UNLOCK, "unlocks", "m", "")},
    {STEP(2, OP_LOCK, "locks", "m", "")},    {STEP(2, OP_WAIT, "waits on", "c", "")},
    {STEP(1, OP_TRYLOCK, "tries to lock", "m", ""), .failed = true},
    {STEP(2, OP_LOCK, "locks", "m", "")},    {STEP(2, OP_UNLOCK, "unlocks", "m", "")},
};

static void locks_are_bars(void **state)
{
    (void)state;
    struct run_result r = run_of(locked, COUNT(locked));
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    static const struct { int lane; size_t from, to; bool waits; } want[] = {
        {1, 0, 3, false}, {2, 2, 3, true}, {2, 4, 5, false}, {2, 7, 8, false}};
    assert_int_equal(l.bar_count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_int_equal(l.bars[i].lane, want[i].lane);
        assert_int_equal(l.bars[i].from, want[i].from);
        assert_int_equal(l.bars[i].to, want[i].to);
        assert_int_equal(l.bars[i].waits, want[i].waits);
        assert_false(l.bars[i].open);
        assert_true(str_is(l.bars[i].lock, "m"));
    }
    assert_true(str_is(l.rows[6].text, "tries to lock m in vain"));
}

/* Each has one lock and waits for the other's. */
static struct thread_step crossed[] = {
    {STEP(1, OP_LOCK, "locks", "a", "")},
    {STEP(2, OP_LOCK, "locks", "b", "")},
};

static void who_waits_for_ever_is_told(void **state)
{
    (void)state;
    struct run_result r = run_of(crossed, COUNT(crossed));
    struct party parties[] = {
        {.thread = 1, .does = "waits to lock", .object = STR("the mutex 'b'"), .at = {.line = 4}},
        {.thread = 2, .does = "waits to lock", .object = STR("the mutex 'a'"), .at = {.line = 5}}};
    struct finding f = {.code = "deadlock", .parties = parties, .party_count = 2, .step = 2};
    r.findings = &f;
    r.finding_count = 1;
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    assert_int_equal(l.row_count, 4);
    assert_true(str_is(l.rows[2].text, "waits to lock b"));
    assert_true(l.rows[2].fails);
    assert_true(l.rows[3].fails);
    assert_int_equal(l.fail_row, 3);
    assert_string_equal(l.rows[3].code, "deadlock");
    size_t waits = 0;
    for (size_t i = 0; i < l.bar_count; i++)
        waits += l.bars[i].waits && l.bars[i].open;
    assert_int_equal(waits, 2);
}

static const char heap_source[] = "pthread_mutex_lock(&box[1]->lock);\n"
                                  "box->n++;\n";
static const struct source_file heap_file = {.name = {"answer.c", 8}, .text = {heap_source, sizeof heap_source - 1}};
#define AT_LOCK .at = {.line = 1, .column = 1, .length = 33}
#define AT_N .at = {.line = 2, .column = 1, .length = 6}

/* Of what lies in the heap there is no name: its address says what is the same. */
static struct thread_step heap[] = {
    {STEP(1, OP_LOCK, "locks", "", ""), .address = 64, .size = 40, AT_LOCK},
    {STEP(2, OP_READ, "reads", "", "0"), .address = 8, .size = 4, AT_N, .shared = true},
    {STEP(1, OP_WRITE, "writes", "", "1"), .address = 8, .size = 4, AT_N, .shared = true},
    {STEP(1, OP_UNLOCK, "unlocks", "", ""), .address = 64, .size = 40, AT_LOCK},
    {STEP(2, OP_LOCK, "locks", "", ""), .address = 64, .size = 40, AT_LOCK},
    {STEP(2, OP_WRITE, "writes", "", "1"), .address = 12, .size = 4, AT_N, .shared = true},
};

static void the_heap_has_no_names(void **state)
{
    (void)state;
    struct run_result r = run_of(heap, COUNT(heap));
    struct lanes l = lanes_of(&arena, &r, &heap_file, 1, UINT64_MAX);
    assert_true(str_is(l.rows[0].text, "locks box[1]->lock"));
    assert_true(str_is(l.rows[1].text, "box->n++: reads 0"));
    assert_int_equal(l.join_count, 1); /* the neighbour at 12 is another place */
    assert_int_equal(l.joins[0].from, 1);
    assert_int_equal(l.joins[0].to, 2);
    assert_int_equal(l.bar_count, 3);
    assert_true(l.bars[0].lane == 1 && l.bars[0].from == 0 && l.bars[0].to == 3 && !l.bars[0].waits);
    assert_true(str_is(l.bars[0].lock, "box[1]->lock"));
    assert_true(l.bars[1].lane == 2 && l.bars[1].from == 2 && l.bars[1].to == 3 && l.bars[1].waits);
    assert_true(l.bars[2].lane == 2 && l.bars[2].from == 4 && l.bars[2].open);
}

static void a_finding_without_a_step_has_a_row(void **state)
{
    (void)state;
    struct run_result r = run_of(lost, COUNT(lost));
    struct finding f[] = {{.code = "data-race", .step = 4},
                          {.code = "assertion-failed", .thread = 0, .at = {.line = 9}, .step = 12}};
    r.findings = f;
    r.finding_count = 2;
    lost[3].part_of_finding = true; /* of the race, which is not what broke */
    struct lanes l = lanes_of(&arena, &r, &file, 1, UINT64_MAX);
    lost[3].part_of_finding = false;
    assert_int_equal(l.fail_row, l.row_count - 1);
    assert_string_equal(l.rows[l.fail_row].code, "assertion-failed");
    assert_int_equal(l.rows[l.fail_row].lane, 0);
    l = lanes_of(&arena, &r, &file, 1, 5); /* not there yet: nothing is given away */
    assert_int_equal(l.fail_row, SIZE_MAX);
}

static void a_turn_says_what_each_would_do(void **state)
{
    (void)state;
    struct run_result r = run_of(lost, COUNT(lost));
    struct turns t = turns_of(&arena, &r, &file, 1, 4);
    assert_false(t.over);
    assert_int_equal(t.tick, 4);
    assert_int_equal(t.running, 1);
    assert_int_equal(t.count, 3);
    assert_true(str_is(t.list[2].text, "starts"));
    assert_null(t.found);
    struct turns first = turns_of(&arena, &r, &file, 1, 0);
    assert_int_equal(first.tick, 1);
    assert_true(str_is(first.list[0].text, "creates thread 2"));
    assert_true(str_is(first.list[1].text, "starts"));
    t = turns_of(&arena, &r, &file, 1, 6);
    assert_true(str_is(t.list[1].name, "thread 1"));
    assert_true(t.list[1].can_go);
    assert_true(str_is(t.list[1].text, "n++: writes n")); /* what it will be is not told */
    assert_false(t.list[0].can_go);
    assert_true(str_is(t.list[0].text, "waits until thread 1 ends"));
    t = turns_of(&arena, &r, &file, 1, 8);
    assert_true(t.over);
}

static void a_turn_finds_who_has_the_lock(void **state)
{
    (void)state;
    struct run_result r = run_of(locked, COUNT(locked));
    locked[2].enabled = 3; /* 2 wants the lock and is not among them */
    struct turns t = turns_of(&arena, &r, &file, 1, 2);
    locked[2].enabled = 0;
    assert_int_equal(t.count, 3);
    assert_true(str_is(t.list[2].text, "waits to lock m, which thread 1 holds"));
}

static void choices_are_a_schedule(void **state)
{
    (void)state;
    struct turn_choice made[] = {{5, 1}, {8, 0}, {8, 2}};
    assert_true(str_is(turns_schedule(&arena, made, 0), "s:"));
    assert_true(str_is(turns_schedule(&arena, made, 2), "s:5b3a"));
    assert_true(str_is(turns_schedule(&arena, made, 3), "s:5b3a0c"));
    made[2].tick = 7; /* backwards */
    assert_true(str_is(turns_schedule(&arena, made, 3), ""));
}

static void numbers_are_told(void **state)
{
    (void)state;
    assert_true(str_is(count_told(&arena, 0), "0"));
    assert_true(str_is(count_told(&arena, 252), "252"));
    assert_true(str_is(count_told(&arena, 34650), "34,650"));
    assert_true(str_is(count_told(&arena, 1e20), "about 10^20"));
    struct schedules s = {.complete = true, .counted = true, .runs = 412, .classes = 412,
                          .interleavings = 34650};
    assert_true(str_is(schedules_told(&arena, &s),
                       "Every order tried: 34,650 interleavings, in 412 classes."));
}

/* An atomic call is told by what it is done to: its name alone would fill a lane. */
static void an_atomic_call_is_told_by_its_object(void **state)
{
    (void)state;
    struct thread_step s = {STEP(1, OP_UPDATE, "updates", "top", "&two")};
    struct str call = STR("atomic_compare_exchange_strong");
    assert_true(str_is(lane_brief(&arena, &s, call, true), "top: updates &two"));
    assert_true(str_is(lane_brief(&arena, &s, call, false), "top: updates"));
    s.object = STR("");
    assert_true(str_is(lane_brief(&arena, &s, call, true), "atomic_compare_exchange_strong: updates &two"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(steps_are_rows, release),
        cmocka_unit_test_teardown(conflicts_are_joined, release),
        cmocka_unit_test_teardown(locks_are_bars, release),
        cmocka_unit_test_teardown(who_waits_for_ever_is_told, release),
        cmocka_unit_test_teardown(the_heap_has_no_names, release),
        cmocka_unit_test_teardown(what_was_not_done_is_not_told, release),
        cmocka_unit_test_teardown(a_finding_without_a_step_has_a_row, release),
        cmocka_unit_test_teardown(a_turn_says_what_each_would_do, release),
        cmocka_unit_test_teardown(a_turn_finds_who_has_the_lock, release),
        cmocka_unit_test_teardown(choices_are_a_schedule, release),
        cmocka_unit_test_teardown(numbers_are_told, release),
        cmocka_unit_test_teardown(an_atomic_call_is_told_by_its_object, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
