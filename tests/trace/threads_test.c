/* Runs with threads, from logs written by hand on the tables of a real program: who stands
 * where at a stop, whose statement it was, what each thread's own memory is; a log that
 * begins in the middle; places that threads leave and others take. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"
#include "program/memory.h"
#include "program/pack.h"
#include "trace/trace.h"

static const char text[] =
    "static int counter;\n"                       /* 1 */
    "static int inner(int n)\n"
    "{\n"
    "    int here = n + 1;\n"
    "    return here;\n"                          /* 5 */
    "}\n"
    "static int worker(int id)\n"
    "{\n"
    "    int seen = counter;\n"
    "    counter = seen + 1;\n"                   /* 10 */
    "    inner(id);\n"
    "    return seen;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    int a = 1;\n"                            /* 16 */
    "    worker(a);\n"
    "    a = 2;\n"
    "    return counter;\n"
    "}\n";

enum { ENTRIES = 200, BYTES = 1024 };

static struct arena arena;
static struct program program;
static struct verdict *verdict;
static struct trace *trace;

/* ---- a log by hand ---- */

static struct {
    struct log_entry entries[ENTRIES];
    size_t count;
    uint32_t step, serial;
    struct log_call calls[16];
    size_t call_count;
    struct { uint32_t used, frames[8], serials[8], functions[8]; size_t depth; } threads[4];
    uint32_t now;
    bool late;       /* the log begins with what follows */
} by_hand;

static uint32_t function(const char *name)
{
    for (uint32_t i = 1; i < program.function_count; i++)
        if (!strcmp(program.names + program.functions[i].name, name))
            return i;
    fail();
    return 0;
}

/* The statement of a line. */
static uint32_t line(uint32_t n)
{
    for (uint32_t i = 1; i < program.site_count; i++)
        if (program.sites[i].line == n)
            return i;
    fail();
    return 0;
}

static struct log_entry *add(uint8_t kind)
{
    struct log_entry *e = &by_hand.entries[by_hand.count++];
    assert_true(by_hand.count < ENTRIES);
    *e = (struct log_entry){.kind = kind, .step = by_hand.step};
    return e;
}

static void step(uint32_t n)
{
    by_hand.step++;
    add(ENTRY_STEP)->site = line(n);
}

static uint32_t frames_at(uint32_t thread)
{
    return thread ? (uint32_t)(THREADS_AT - MEMORY_AT + (thread - 1) * THREAD_BYTES) : (uint32_t)(FRAMES_AT - MEMORY_AT);
}

static void call(const char *name, uint32_t from)
{
    uint32_t t = by_hand.now, f = function(name);
    size_t d = by_hand.threads[t].depth++;
    struct log_entry *e = add(ENTRY_CALL);
    e->offset = by_hand.threads[t].frames[d] = frames_at(t) + by_hand.threads[t].used;
    e->low = by_hand.threads[t].serials[d] = ++by_hand.serial;
    e->detail = by_hand.threads[t].functions[d] = f;
    e->site = from ? line(from) : 0;
    by_hand.threads[t].used += program.functions[f].frame_bytes;
}

static void back(uint32_t from)
{
    uint32_t t = by_hand.now;
    size_t d = --by_hand.threads[t].depth;
    struct log_entry *e = add(ENTRY_RETURN);
    e->offset = by_hand.threads[t].frames[d];
    e->low = by_hand.threads[t].serials[d];
    e->detail = by_hand.threads[t].functions[d];
    e->site = line(from);
    by_hand.threads[t].used -= program.functions[e->detail].frame_bytes;
}

static void go(uint32_t thread)
{
    struct log_entry *e = add(ENTRY_SWITCH);
    e->low = by_hand.now;
    e->detail = by_hand.now = thread;
}

/* A byte of a variable in the frame of the thread that runs changes from what it was. */
static void set(const char *name, uint32_t was, uint32_t site)
{
    uint32_t t = by_hand.now;
    size_t d = by_hand.threads[t].depth - 1;
    const struct program_function *f = &program.functions[by_hand.threads[t].functions[d]];
    struct log_entry *e = add(ENTRY_WRITE);
    e->site = line(site);
    e->size = 4;
    e->value = was;
    e->bits = 0xff;
    for (uint32_t i = 0; i < f->variable_count; i++)
        if (!strcmp(program.names + program.variables[f->first_variable + i].name, name))
            e->offset = by_hand.threads[t].frames[d] + program.variables[f->first_variable + i].offset;
    assert_true(e->offset != 0);
}

static void set_counter(uint32_t was, uint32_t site)
{
    struct log_entry *e = add(ENTRY_WRITE);
    for (size_t i = 1; i < program.object_count; i++)
        if (!strcmp(program.names + program.objects[i].name, "counter"))
            e->offset = (uint32_t)(program.objects[i].address - MEMORY_AT);
    e->site = line(site);
    e->size = 4;
    e->value = was;
    e->bits = 0xff;
}

/* All calls that are under way stand in the log as well. */
static void open_log(void)
{
    struct buf log = {0};
    struct log_trace head = {.magic = TRACE_MAGIC, .entries = by_hand.count, .steps = by_hand.step,
                             .running = by_hand.now, .from_step = by_hand.late};
    struct log_call calls[32];
    for (uint32_t t = 0; t < 4; t++)
        for (size_t d = 0; d < by_hand.threads[t].depth; d++)
            calls[head.calls++] = (struct log_call){.thread = t, .function = by_hand.threads[t].functions[d],
                                                    .serial = by_hand.threads[t].serials[d],
                                                    .frame = by_hand.threads[t].frames[d], .site = line(11)};
    uint64_t at = sizeof head;
    head.entries_at = at;
    at += by_hand.count * sizeof(struct log_entry);
    head.calls_at = at;
    at += head.calls * sizeof *calls;
    const uint64_t from[] = {GLOBALS_AT, FRAMES_AT, MEMORY_AT + frames_at(1), MEMORY_AT + frames_at(2)};
    static const int regions[] = {1, 3, 6, 9};
    for (size_t i = 0; i < COUNT(from); i++, at += BYTES + BYTES / 8)
        head.regions[regions[i]] = (struct log_region){from[i], BYTES, BYTES, at, at + BYTES};
    head.length = at;
    buf_add(&log, &head, sizeof head);
    buf_add(&log, by_hand.entries, by_hand.count * sizeof(struct log_entry));
    buf_add(&log, calls, head.calls * sizeof *calls);
    for (size_t i = 0; i < COUNT(from); i++) {
        buf_repeat(&log, '\7', BYTES); /* at the end all values are 0x07070707 */
        buf_repeat(&log, '\377', BYTES / 8);
    }
    struct trace_source source = {.name = STR("answer.c"), .text = str_from(text)};
    struct trace_input in = {.program = verdict->program, .log = buf_view(&log), .files = &source, .file_count = 1};
    struct error error;
    trace = trace_open(&in, &error);
    assert_non_null(trace);
    buf_release(&log);
}

static int begin(void **state)
{
    (void)state;
    memset(&by_hand, 0, sizeof by_hand);
    return 0;
}

static int end(void **state)
{
    (void)state;
    trace_close(trace);
    trace = NULL;
    return 0;
}

/* main begins thread 1 within line 17, which is cut short in line 10; thread 2 does all of
 * its work; then 1 and main go on. */
static void two_workers(void)
{
    call("main", 0);
    step(16);
    set("a", 0, 16);
    step(17);
    go(1);
    call("worker", 0);
    step(9);
    set("seen", 0, 9);
    step(10);
    go(2);
    call("worker", 0);
    step(9);
    set("seen", 0, 9);
    step(10);
    set_counter(0, 10);
    step(12);
    back(12);
    go(1);
    set_counter(1, 10);
    step(11);
    call("inner", 11);
    step(4);
    go(0);
    step(18);
}

/* ---- what is seen ---- */

static const char *terminated(struct buf *b)
{
    buf_char(b, '\0');
    b->len--;
    return b->at;
}

static void is_said(size_t stop, const char *want)
{
    struct str told = trace_tell(trace, &arena, stop);
    struct buf b = {0};
    buf_str(&b, told);
    assert_string_equal(terminated(&b), want);
    buf_release(&b);
}

static void a_stop_is_of_one_thread(void **state)
{
    (void)state;
    two_workers();
    open_log();
    static const struct { uint64_t step; uint32_t thread, next_thread; int ran, next; } want[] = {
        {0, 0, 0, 0, 16}, {1, 0, 0, 16, 17},
        {2, 0, 1, 17, 9},  /* main had to wait in it; thread 1 began */
        {3, 1, 1, 9, 10},
        {4, 1, 2, 10, 9},  /* cut short */
        {5, 2, 2, 9, 10}, {6, 2, 2, 10, 12},
        {7, 2, 1, 12, 10}, /* thread 1 goes on in the middle of line 10 */
        {7, 1, 1, 10, 11}, /* which counts no step */
        {8, 1, 1, 11, 4},
        {9, 1, 0, 4, 17},
        {9, 0, 0, 17, 18}, {10, 0, 0, 18, 0},
    };
    assert_int_equal(trace_stops(trace), COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        const struct stop *s = trace_stop(trace, i);
        assert_int_equal(s->step, want[i].step);
        assert_int_equal(s->thread, want[i].thread);
        assert_int_equal(s->next_thread, want[i].next_thread);
        assert_int_equal(s->ran.line, want[i].ran);
        assert_int_equal(s->next.line, want[i].next);
        assert_int_equal(!!(s->marks & STOP_SWITCH), i && want[i].thread != want[i].next_thread);
    }
    assert_int_equal(trace_threads(trace), 3);
    assert_int_equal(trace_at_step(trace, 7), 8);
    is_said(4, "step 4, thread 1, line 10: thread 2 began with `worker` with id = 117901063; thread 2 goes on");
    is_said(8, "step 7, thread 1, line 10: `counter` is now 117901063, was 1");
}

static void every_thread_has_its_frames(void **state)
{
    (void)state;
    two_workers();
    open_log();
    struct scene *s = trace_scene(trace, &arena, 6, NULL); /* thread 2 in line 12 */
    assert_int_equal(s->thread_count, 3);
    static const char *const names[] = {"main's thread", "thread 1: worker()", "thread 2: worker()"};
    static const int at[] = {17, 10, 12};
    assert_int_equal(s->frame_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_is(s->threads[i].name, names[i]));
        assert_int_equal(s->threads[i].number, i);
        assert_int_equal(s->threads[i].first, i);
        assert_int_equal(s->threads[i].count, 1);
        assert_int_equal(s->threads[i].goes_on, i == 2);
        assert_int_equal(s->frames[i].thread, i);
        assert_int_equal(s->frames[i].at.line, at[i]);
    }
    /* Two variables called seen, each in its own thread's memory. */
    const struct scene_box *one = &s->boxes[s->frames[1].boxes[1]], *two = &s->boxes[s->frames[2].boxes[1]];
    assert_true(str_is(one->name, "seen") && str_is(two->name, "seen"));
    assert_int_equal(two->base - one->base, THREAD_BYTES);
    assert_int_equal(trace_object_at(trace, 6, one->base), one->object);
    assert_int_equal(trace_object_at(trace, 6, two->base), two->object);
    s = trace_scene(trace, &arena, 8, NULL); /* thread 2 has ended */
    assert_int_equal(s->thread_count, 2);
    assert_true(str_is(s->threads[1].name, "thread 1: worker()"));
    s = trace_scene(trace, &arena, 9, NULL);
    assert_int_equal(s->threads[1].count, 2);
    assert_int_equal(trace_call(trace, s->frames[2].call)->caller, s->frames[1].call);
    assert_int_equal(trace_call(trace, s->frames[1].call)->caller, 0);
    assert_int_equal(trace_call(trace, s->frames[1].call)->depth, 1);
    struct buf out = {0};
    scene_text(&out, trace, s);
    assert_non_null(strstr(terminated(&out), "\nthread 1: worker(), which goes on:\nCall of `worker`, at line 11:\n"));
    assert_non_null(strstr(terminated(&out), "\nmain's thread:\nCall of `main`, at line 17:\n"));
    buf_clear(&out);
    scene_json(&out, trace, s);
    assert_non_null(strstr(terminated(&out), "\"threads\":[{\"number\":0,\"name\":\"main's thread\",\"goes_on\":false,"));
    buf_release(&out);
}

static void a_line_is_of_a_thread(void **state)
{
    (void)state;
    two_workers();
    open_log();
    assert_int_equal(trace_line(trace, 3, true), 8);   /* line 10 ends behind thread 2 */
    assert_int_equal(trace_line(trace, 7, true), 8);
    assert_int_equal(trace_line(trace, 8, false), 7);
    assert_int_equal(trace_line(trace, 6, true), 7);   /* thread 2 ends: whoever goes on */
    assert_int_equal(trace_line(trace, 1, true), 11);  /* main: the threads are stepped over */
    assert_int_equal(trace_line(trace, 2, false), 1);  /* before thread 1 began */
    assert_int_equal(trace_mark(trace, 2, STOP_SWITCH, true), 4);
    assert_int_equal(trace_mark(trace, 11, STOP_SWITCH, false), 10);
}

/* The log has only the end: who runs, and who stands where, it says by itself. */
static void a_log_may_begin_late(void **state)
{
    (void)state;
    two_workers();
    size_t dropped = 0; /* up to where thread 1 is in line 9 */
    while (by_hand.entries[dropped].step < 3)
        dropped++;
    dropped++;
    by_hand.count -= dropped;
    memmove(by_hand.entries, by_hand.entries + dropped, by_hand.count * sizeof *by_hand.entries);
    by_hand.late = true;
    open_log();
    const struct stop *first = trace_stop(trace, 0);
    assert_int_equal(first->next_thread, 1);
    assert_int_equal(first->next.line, 10);
    struct scene *s = trace_scene(trace, &arena, 0, NULL);
    assert_int_equal(s->thread_count, 2);
    assert_int_equal(s->frame_count, 2);
    assert_true(str_is(s->frames[0].function, "main"));
    assert_true(str_is(s->frames[1].function, "worker"));
    assert_true(s->threads[1].goes_on && !s->threads[0].goes_on);
    s = trace_scene(trace, &arena, trace_stops(trace) - 1, NULL);
    assert_int_equal(s->frame_count, 3);
    assert_true(str_is(s->frames[2].function, "inner"));
    assert_int_equal(trace_call(trace, s->frames[2].call)->caller, s->frames[1].call);
    assert_int_equal(s->frames[1].call, trace_scene(trace, &arena, 0, NULL)->frames[1].call);
}

/* A thread's number is used again by another; its calls are nobody's. */
static void a_place_is_taken_again(void **state)
{
    (void)state;
    call("main", 0);
    step(16);
    for (int i = 0; i < 3; i++) {
        go(1);
        call("worker", 0);
        step(9);
        call("inner", 9);
        step(4);
        go(0);
        step(17);
        go(1);
        step(5);
        back(5);
        step(12);
        back(12);
        go(0);
        step(18);
    }
    open_log();
    for (uint32_t i = 1; i < trace_calls(trace); i++) {
        const struct trace_call *c = trace_call(trace, i);
        bool inner = str_is(c->function, "inner");
        assert_int_equal(c->depth, inner ? 2 : 1);
        assert_int_equal(c->caller, inner ? i - 1 : 0);
        assert_int_equal(c->thread, !str_is(c->function, "main"));
    }
    assert_int_equal(trace_calls(trace), 8);
    for (size_t i = 0; i < trace_stops(trace); i++) {
        struct scene *s = trace_scene(trace, &arena, i, NULL);
        for (size_t k = 0; k < s->frame_count; k++) {
            const struct trace_call *c = trace_call(trace, s->frames[k].call);
            assert_true(s->frames[k].ghost || (c->from <= i && (c->to == TRACE_NONE || i < c->to)));
        }
    }
}

static int set_up(void **state)
{
    (void)state;
    struct error error;
    struct judge *judge = judge_new(&error);
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input input = {0};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1, .history_bytes = 1 << 20};
    if (!judge)
        return -1;
    verdict = judge_run(judge, &attempt);
    judge_free(judge);
    return program_unpack(&arena, verdict->program, &program) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    verdict_free(verdict);
    arena_release(&arena);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_stop_is_of_one_thread, begin, end),
        cmocka_unit_test_setup_teardown(every_thread_has_its_frames, begin, end),
        cmocka_unit_test_setup_teardown(a_line_is_of_a_thread, begin, end),
        cmocka_unit_test_setup_teardown(a_log_may_begin_late, begin, end),
        cmocka_unit_test_setup_teardown(a_place_is_taken_again, begin, end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
