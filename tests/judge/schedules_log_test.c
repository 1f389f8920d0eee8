/* Logs of threads and of explored schedules that were written over: whatever a worker left,
 * reading it stays within bounds, and what is read is within what it may be. No process runs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/judge.h"
#include "judge/log.h"
#include "judge/verdict.h"
#include "program/memory.h"
#include "program/pack.h"

static uint64_t noise(void) { return (uint64_t)rand() << 42 ^ (uint64_t)rand() << 20 ^ (uint64_t)rand(); }

static uint64_t read_str(struct str s)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < s.len; i++) {
        sum += (unsigned char)s.at[i];
    }
    return sum;
}

static uint64_t read_place(const struct place *p)
{
    assert_true(p->line >= 0 && p->column >= 0 && p->length >= 0);
    return read_str(p->file) + read_str(p->function);
}

static uint64_t read_finding(const struct finding *f)
{
    uint64_t sum = read_place(&f->at) + read_str(f->message) + read_str(f->object) + read_str(f->type);
    for (size_t i = 0; i < f->party_count; i++) {
        const struct party *p = &f->parties[i];
        assert_true(p->thread >= 0 && p->thread < THREADS_MAX);
        sum += strlen(p->does) + read_str(p->object) + read_place(&p->at);
        for (size_t k = 0; k < p->held_count; k++) {
            sum += read_str(p->held[k].lock) + read_place(&p->held[k].at);
        }
        for (size_t k = 0; k < p->stack_count; k++) {
            sum += read_place(&p->stack[k]);
        }
    }
    return sum + strlen(f->code);
}

/* Touches all that a reader would, and holds it to what it may be. */
static uint64_t read_threads(const struct run_result *r)
{
    uint64_t sum = 0;
    struct schedule schedule;
    struct error error;
    for (size_t i = 0; i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        assert_true(s->thread >= 0 && s->thread < THREADS_MAX && s->kind > OP_NONE && s->kind < OP_KINDS);
        assert_true(s->enabled < 1u << THREADS_MAX && s->picked >= 0 && s->choices >= 0);
        sum += strlen(s->word) + read_place(&s->at) + read_str(s->object) + read_str(s->value);
    }
    assert_true(r->schedule.len == 0 || schedule_read(r->schedule, &schedule, &error));
    const struct schedules *s = r->schedules;
    if (!s) {
        return sum;
    }
    assert_true(s->stage_count <= COUNT(s->stages) && s->interleavings >= 0);
    for (size_t i = 0; i < s->stage_count; i++) {
        assert_true(s->stages[i].bound >= -1 && s->stages[i].threads <= THREADS_MAX);
        sum += strlen(s->stages[i].name);
    }
    assert_true(s->outcome_count <= OUTCOMES_MAX && s->failure_count <= FAILURES_MAX);
    for (size_t i = 0; i < s->outcome_count; i++) {
        const struct outcome *o = &s->outcomes[i];
        assert_true(o->out.len <= LOG_OUTCOME_BYTES && o->interleavings >= 0);
        assert_true(o->schedule.len == 0 || schedule_read(o->schedule, &schedule, &error));
        sum += read_str(o->out) + (o->code ? strlen(o->code) : 0);
    }
    for (size_t i = 0; i < s->failure_count; i++) {
        const struct failure *f = &s->failures[i];
        assert_true(f->preemptions >= 0);
        assert_true(f->schedule.len == 0 || schedule_read(f->schedule, &schedule, &error));
        sum += read_finding(&f->finding);
    }
    return sum;
}

/* Tables in which objects are structs, arrays and pointers, some of them impossible. */
static void forge_program(struct judge_log *log)
{
    static const char names[] = "\0main\0bank\0lock\0int";
    static struct site sites[] = {{0}, {.line = 1, .column = 1, .length = 3, .function = 1},
                                  {.line = 9, .column = 2, .length = 1, .function = 1}};
    static struct program_type types[] = {
        {0}, {.code = T_INT, .spelling = 16, .size = 4}, {.code = T_ARRAY, .base = 1, .size = 32},
        {.code = T_STRUCT, .name = 6, .size = 40, .first_field = 1, .field_count = 2},
        {.code = T_ARRAY, .base = 4, .size = 64}, /* of itself */
        {.code = T_POINTER, .base = 3, .size = 8}, {.code = T_DOUBLE, .size = 8}};
    static struct program_field fields[] = {{0}, {.name = 11, .type = 2, .offset = 0},
                                            {.name = 11, .type = 5, .offset = 32}};
    static struct program_function functions[] = {{0}, {.name = 1, .type = 1, .site = 1}};
    static struct program_object objects[] = {
        {0}, {.name = 6, .type = 3, .site = 1, .kind = OBJECT_GLOBAL, .address = MEMORY_AT + 4096, .size = 40},
        {.name = 6, .type = 4, .site = 1, .kind = OBJECT_GLOBAL, .address = MEMORY_AT + 4160, .size = 64},
        {.name = 6, .type = 6, .site = 1, .kind = OBJECT_GLOBAL, .address = MEMORY_AT + 4224, .size = 8}};
    static const struct program p = {
        .sites = sites, .site_count = COUNT(sites), .types = types, .type_count = COUNT(types),
        .fields = fields, .field_count = COUNT(fields), .functions = functions,
        .function_count = COUNT(functions), .objects = objects, .object_count = COUNT(objects),
        .names = names, .names_len = sizeof names, .main = 1};
    program_pack(&p, log->program);
    log->program_len = program_packed_size(&p);
}

static struct guest_event good_event(uint32_t i)
{
    return (struct guest_event){
        .op = {.kind = (uint8_t)(1 + i % (OP_KINDS - 1)), .also_kind = (uint8_t)(i % 3), .also = i % 20,
               .at = 4096 + 4 * (i % 40), .size = 1u << i % 4, .site = i % 3},
        .thread = (uint8_t)(i % 3), .flags = EVENT_POINT, .step = i, .tick = i, .enabled = 7,
        .value = i % 7 ? i : MEMORY_AT + 4096 + i};
}

/* A log as a worker leaves one, in its last room. */
static void forge_log(struct judge_log *log, size_t len, uint32_t events)
{
    struct log_schedules *own = mem_alloc(sizeof *own);
    struct log_run *run = &log->runs[0];
    uint64_t at = 64;
    memset(log, 0, len);
    log->magic = LOG_MAGIC;
    log->stage = STAGE_DONE;
    forge_program(log);
    run->outcome = OUTCOME_EXITED;
    run->threads = 3;
    run->events_offset = at;
    run->events_len = events * sizeof(struct guest_event);
    for (uint32_t i = 0; i < events; i++, at += sizeof(struct guest_event)) {
        struct guest_event e = good_event(i);
        memcpy(log->bytes + at, &e, sizeof e);
    }
    memset(own, 0, sizeof *own);
    own->result = (struct explore_result){.complete = true, .counted = true, .runs = 34, .classes = 34,
                                          .interleavings = 70, .outcome_count = 3, .failure_count = 2};
    own->result.stage[STAGE_EXHAUSTIVE] = (struct explore_covered){.runs = 34, .threads = 3, .complete = true};
    for (uint32_t i = 0; i < 3; i++) {
        own->result.outcomes[i] = (struct explore_outcome){.hash = 7 + i % 2, .failure = i, .classes = 11,
                                                           .interleavings = 20, .schedule = "s:5b3a"};
        own->outcomes[i].out_offset = 8;
        own->outcomes[i].out_len = 6;
    }
    for (uint32_t i = 0; i < 2; i++) {
        own->result.failures[i] = (struct explore_failure){.hash = i + 1, .runs = 3, .schedule = "s:5b"};
        memcpy(own->failures[i].code, i ? "deadlock" : "data-race", i ? 9 : 10);
        own->failures[i].stack[0] = 1;
        own->failures[i].party_count = 2;
        own->failures[i].parties[1].thread = 1;
    }
    run->schedules_offset = at;
    run->schedules_len = sizeof *own;
    memcpy(log->bytes + at, own, sizeof *own);
    mem_free(own);
}

static void hostile_logs(void **state)
{
    (void)state;
    enum { EVENTS = 60, ROUNDS = 400 };
    struct source_file file = {.name = STR("answer.c"), .text = STR("int main(void) { return 0; }\n")};
    struct run_input input = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1, .schedules = 100,
                        .output_bytes = 4096};
    struct buf packed = {0};
    struct worker_end end = {.exit_code = 0};
    assert_true(attempt_pack(&a, &packed, NULL));
    size_t len = verdict_log_size(&a);
    struct judge_log *log = mem_alloc(len);
    size_t used = EVENTS * sizeof(struct guest_event) + sizeof(struct log_schedules);
    uint64_t sum = 0;
    forge_log(log, len, EVENTS);
    struct verdict *v = verdict_read(buf_view(&packed), log, len, &end);
    const struct run_result *r = &v->runs[0]; /* unharmed it is read whole */
    assert_int_equal(r->order_count, EVENTS);
    assert_non_null(r->schedules);
    assert_int_equal(r->schedules->outcome_count, 2); /* two look alike */
    assert_int_equal(r->schedules->failure_count, 2);
    assert_true(r->schedules->interleavings == 70);
    assert_string_equal(r->schedules->failures[0].finding.code, "data-race");
    read_threads(r);
    verdict_free(v);
    srand(5);
    for (int i = 0; i < ROUNDS; i++) {
        forge_log(log, len, EVENTS);
        struct log_run *run = &log->runs[0];
        size_t harm = 1u << noise() % 12;
        for (size_t k = 0; k < harm; k++) {
            log->bytes[64 + noise() % used] = (char)noise();
        }
        /* offsets, lengths and counts are what a liar would change first */
        uint64_t *fields[] = {&run->events_offset, &run->events_len, &run->schedules_offset, &run->schedules_len};
        if (i % 4 == 0) {
            *fields[noise() % 4] = noise() % 2 ? noise() : UINT64_MAX - noise() % 1000;
        }
        if (i % 4 == 1) {
            struct log_schedules *s = (struct log_schedules *)(void *)(log->bytes + run->schedules_offset);
            uint32_t lies[4] = {UINT32_MAX, OUTCOMES_MAX + 1, (uint32_t)noise(), 0};
            uint32_t lie = lies[noise() % 4];
            memcpy(&s->result.outcome_count, &lie, sizeof lie);
            memcpy(&s->result.failure_count, &lie, sizeof lie);
            memset(s->result.outcomes[noise() % 3].schedule, 'b', REPLAY_MAX); /* without an end */
            memset(s->failures[noise() % 2].code, 'x', sizeof s->failures[0].code);
            memset(&s->result.complete, (int)noise(), 1);
        }
        if (i % 4 == 2) {
            run->threads = (uint32_t)noise();
            log->program[noise() % log->program_len] = (char)noise();
        }
        v = verdict_read(buf_view(&packed), log, len, &end);
        for (size_t k = 0; k < v->run_count; k++) {
            sum += read_threads(&v->runs[k]);
        }
        verdict_free(v);
    }
    assert_true(sum > 0);
    mem_free(log);
    buf_release(&packed);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(hostile_logs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
