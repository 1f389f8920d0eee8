/* Logs that hostile code wrote over: a good one has its bytes changed in every way that
 * tends to hurt, thousands of times, and is then opened and looked at from all sides.
 * Nothing may be read outside of its tables (SAN=address,undefined sees that), nothing
 * may take long, and texts must be printable. FREEHOLD_HOSTILE=n changes how many. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "guest/guest.h"
#include "judge/judge.h"
#include "trace/trace.h"

static const char list_program[] =
    "#include <stdio.h>\n"
    "#include <stdlib.h>\n"
    "#include <string.h>\n"
    "enum color { RED, GREEN = 5 };\n"
    "struct node { int v; enum color c; unsigned low : 3, high : 9; struct node *next, *prev; char name[12]; };\n"
    "union both { int i; float f; char *text; };\n"
    "struct row { int n; double cells[]; };\n"
    "static struct node *head;\n"
    "static int (*chosen)(const char *) = puts;\n"
    "static void push(int v)\n"
    "{\n"
    "    struct node *n = malloc(sizeof *n);\n"
    "    n->v = v;\n"
    "    n->c = v % 2 ? RED : GREEN;\n"
    "    n->low = (unsigned)v;\n"
    "    n->next = head;\n"
    "    n->prev = NULL;\n"
    "    strcpy(n->name, \"node\");\n"
    "    if (head)\n"
    "        head->prev = n;\n"
    "    head = n;\n"
    "}\n"
    "static int depth(int n)\n"
    "{\n"
    "    int here = n, *p = &here;\n"
    "    return n ? depth(n - 1) + *p : 0;\n"
    "}\n"
    "int main(int argc, char **argv)\n"
    "{\n"
    "    union both u = {7};\n"
    "    int grid[3][4] = {{1, 2}, {3}}, length = argc + 2, vla[length];\n"
    "    long double x = 1.5L;\n"
    "    FILE *f = fopen(\"note\", \"w\");\n"
    "    struct row *r = malloc(sizeof *r + 4 * sizeof(double));\n"
    "    r->n = 4;\n"
    "    r->cells[2] = 0.25;\n"
    "    u.text = argv[0];\n"
    "    for (int i = 0; i < 4; i++) {\n"
    "        push(i);\n"
    "        vla[i % length] = grid[i % 3][i];\n"
    "    }\n"
    "    fprintf(f, \"%d\", depth(5));\n"
    "    chosen(head->name);\n"
    "    r = realloc(r, 256);\n"
    "    struct node *gone = head;\n"
    "    head = head->next;\n"
    "    free(gone);\n"
    "    fclose(f);\n"
    "    head = NULL;\n"
    "    printf(\"%d %Lg %d\\n\", vla[0], x, r->n);\n"
    "    return 0;\n"
    "}\n";

static struct verdict *good;

/* ---- changes ---- */

static uint32_t seed;
static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return n ? (seed >> 8) % n : 0;
}

static const uint64_t evil[] = {0, 1, 2, 7, 8, 63, 64, 255, 0x7fffffff, 0x80000000, 0xffffffff, 0xffffffffff,
                                UINT64_MAX, UINT64_MAX - 7, INT64_MAX, 0x200000000000, 0x20001b000000, 0x200013000000,
                                0x200002000000, 0x200100000000};

static void change(char *at, size_t len)
{
    static const size_t sizes[] = {1, 1, 2, 4, 4, 8, 8};
    size_t n = sizes[pick(COUNT(sizes))];
    if (len < 16)
        return;
    size_t where = pick((uint32_t)(len - 8));
    if (pick(4))
        where &= ~(n - 1);
    uint64_t v = evil[pick(COUNT(evil))];
    switch (pick(4)) {
    case 0: v = (uint64_t)pick(UINT32_MAX) << 8 ^ pick(UINT32_MAX); break;
    case 1: memcpy(&v, at + where, n); v += pick(9) - 4; break;
    case 2: memcpy(&v, at + pick((uint32_t)(len - 8)), n); break;
    default: break;
    }
    memcpy(at + where, &v, n);
}

/* Entries become switches, the heap another thread's, calls under way those of any. */
static void change_threads(char *log)
{
    struct log_trace head;
    memcpy(&head, log, sizeof head);
    struct log_trace was;
    memcpy(&was, good->runs[0].trace.at, sizeof was);
    for (uint32_t n = pick(12); n > 0; n--) {
        char *at = log + was.entries_at + pick((uint32_t)was.entries) * sizeof(struct log_entry);
        struct log_entry e;
        memcpy(&e, at, sizeof e);
        e.kind = ENTRY_SWITCH;
        e.detail = pick(pick(4) ? 4 : 40);
        e.low = pick(20);
        memcpy(at, &e, sizeof e);
    }
    for (uint32_t n = pick(4); n > 0; n--)
        head.regions[6 + pick(LOG_REGIONS - 6)] = was.regions[pick(6)];
    head.running = pick(20);
    if (pick(3) == 0)
        head.dropped = 1;
    memcpy(log, &head, sizeof head);
    for (uint64_t i = 0; i < was.calls; i++) {
        uint32_t thread = pick(20);
        memcpy(log + was.calls_at + i * sizeof(struct log_call) + offsetof(struct log_call, thread), &thread, 4);
    }
}

/* Of the log: its head, an entry, the tables behind, or anything. */
static void change_log(char *log, size_t len)
{
    struct log_trace head;
    memcpy(&head, good->runs[0].trace.at, sizeof head); /* that of the copy may be changed already */
    switch (pick(10)) {
    case 7: case 8: change_threads(log); break;
    case 0: change(log, sizeof head); break;
    case 1: case 2: case 3: change(log + head.entries_at, head.entries * sizeof(struct log_entry)); break;
    case 4: change(log + head.kept_at, head.kept * sizeof(struct log_kept)); break;
    case 5: change(log + head.opened_at, head.opened * sizeof(struct log_opened)); break;
    case 6: /* two entries change places */
        for (int k = 0; k < 3; k++) {
            struct log_entry a, b;
            char *x = log + head.entries_at + pick((uint32_t)head.entries) * sizeof a;
            char *y = log + head.entries_at + pick((uint32_t)head.entries) * sizeof a;
            memcpy(&a, x, sizeof a);
            memcpy(&b, y, sizeof b);
            memcpy(x, &b, sizeof b);
            memcpy(y, &a, sizeof a);
        }
        break;
    default: change(log, len);
    }
}

/* ---- looking ---- */

static void is_printable(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        assert_true((unsigned char)s.at[i] >= 0x20 || s.at[i] == '\n' || s.at[i] == '\t');
}

static void look_at(struct trace *t)
{
    static const char *const queries[] = {"n == 3", "head->next->v > 1", "wrote grid[1][2]", "u.text == NULL", "x == 1.5",
                                          "call push", "print node", "line 18", "free", "head->c == GREEN", "*p < 0"};
    struct arena a = {0};
    struct buf out = {0};
    size_t stops = trace_stops(t), objects = trace_objects(t), n;
    struct str say;
    assert_true(stops >= 1);
    for (int i = 0; i < 6; i++) {
        size_t stop = i == 0 ? stops - 1 : pick((uint32_t)stops);
        struct scene_options o = {.depth = (int)pick(6), .elements = (int)pick(20), .ghosts = (int)pick(20)};
        struct scene_key key = {pick((uint32_t)objects), pick(64)};
        o.opened = &key;
        o.opened_count = 1;
        struct scene *s = trace_scene(t, &a, stop, &o);
        for (size_t k = 0; k < s->box_count; k++) {
            is_printable(s->boxes[k].name);
            for (size_t c = 0; c < s->boxes[k].count; c++)
                is_printable(s->boxes[k].cells[c].value);
        }
        is_printable(trace_tell(t, &a, stop));
        scene_text(&out, t, s);
        scene_json(&out, t, s);
        is_printable(buf_view(&out));
        buf_clear(&out);
        size_t object = pick((uint32_t)objects);
        const struct trace_object *about = trace_object(t, object);
        trace_object_at(t, stop, about->base + 1);
        trace_moment(t, (enum moment)pick(6), object, about->base, pick(2) ? 0 : 4, stop);
        trace_line(t, stop, pick(2));
        trace_mark(t, stop, STOP_MADE | STOP_FREED | STOP_SWITCH, pick(2));
        trace_call(t, pick((uint32_t)trace_calls(t)));
        struct trace_value *values;
        trace_values(t, &a, stop, &values);
    }
    trace_search(t, &a, pick((uint32_t)stops), str_from(queries[pick(COUNT(queries))]), pick(2), &say);
    is_printable(say);
    struct ledger_entry *ledger;
    trace_ledger(t, &a, 0, stops - 1, &ledger);
    trace_buckets(t, &n);
    buf_release(&out);
    arena_release(&a);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void nothing_hurts(void **state)
{
    (void)state;
    const char *asked = getenv("FREEHOLD_HOSTILE");
    uint32_t rounds = asked ? (uint32_t)atoi(asked) : 1000, opened = 0;
    const struct run_result *r = good->runs;
    assert_true(r->trace.len > 0 && good->program.len > 0);
    char *log = mem_alloc(r->trace.len), *program = mem_alloc(good->program.len);
    struct trace_source file = {.name = STR("answer.c"), .text = str_from(list_program)};
    double slowest = 0;
    for (uint32_t i = 0; i < rounds; i++) {
        struct error error;
        seed = i * 2654435761u + 1;
        memcpy(log, r->trace.at, r->trace.len);
        memcpy(program, good->program.at, good->program.len);
        for (uint32_t k = pick(12) + (i > 0); k > 0; k--)
            change_log(log, r->trace.len);
        for (uint32_t k = i % 3 == 2 ? pick(10) : 0; k > 0; k--)
            change(program, good->program.len);
        struct trace_input in = {.program = {program, good->program.len}, .log = {log, r->trace.len}, .out = r->out,
                                 .err = r->err, .files = &file, .file_count = 1};
        double began = now();
        struct trace *t = trace_open(&in, &error);
        if (t)
            look_at(t);
        opened += t != NULL;
        trace_close(t);
        if (now() - began > slowest)
            slowest = now() - began;
    }
    mem_free(log);
    mem_free(program);
    assert_true(opened > rounds / 2);
    assert_true(slowest < 5);
}

static int set_up(void **state)
{
    (void)state;
    struct error error;
    struct judge *judge = judge_new(&error);
    struct source_file file = {.name = STR("answer.c"), .text = str_from(list_program)};
    struct run_input input = {0};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1,
                              .history_bytes = 1 << 20, .values = true};
    if (!judge)
        return -1;
    good = judge_run(judge, &attempt);
    judge_free(judge);
    return good->run_count == 1 ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    verdict_free(good);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_hurts)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
