/* The undo log is exact. Each program of the collections (correct ones, ones that go wrong,
 * ones with threads that take turns in the middle of statements) runs in a process of its own with a history; before each statement a watcher
 * writes down what memory really is: every object with its bytes and which of them may be
 * read, every call under way with its frame. Then the trace is opened, and each of these
 * moments is rebuilt: going back, going forth, and jumping about. All must be equal.
 *
 * Of a long run so many moments are compared as FREEHOLD_EXACT says (40), spread over it, and
 * the ends; of one shorter than that, all. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guest/heart.h"
#define object compiled /* judge's name for what libtcc made is the machine's for another thing */
#include "judge/compile.h"
#undef object
#include "program/pack.h"
#include "trace/room.h"

enum { AT_ENDS = 8, ROOM = 96 << 20, WHOLE_OBJECT = 16 << 10 };

struct thing { /* an object, a call, or a variable in its frame */
    uint64_t base, size, hash;
    uint32_t kind, index; /* enum object_kind, or these; number, variable, function */
};
enum { IN_FRAME = 100, CALL /* and the thread */ };
struct snapshot {
    uint64_t number; /* of the statement */
    uint32_t thread; /* that is about to begin it */
    struct thing *things;
    size_t count;
};
static VEC(struct snapshot) snapshots;
static uint64_t statements, in_all; /* so far; of the run */
static uint64_t wanted = 40; /* snapshots */

/* ---- what really is ---- */

BARE static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* Bytes and bits; of a big object the first. */
static uint64_t bytes_hashed(uint64_t size) { return size < WHOLE_OBJECT ? size : WHOLE_OBJECT; }

/* What a variable in a frame holds before it is set belongs to nobody: the machine's own
 * counters of variable-length arrays have lain there unlogged. */
static uint64_t only_set(uint64_t v, unsigned bits)
{
    for (unsigned i = 0; i < 8; i++)
        if (!(bits >> i & 1))
            v &= ~(UINT64_C(0xff) << 8 * i);
    return v;
}

BARE static uint64_t hash_real(uint64_t base, uint64_t size, bool in_frame)
{
    uint64_t h = size, n = bytes_hashed(size);
    for (uint64_t i = 0; i < n; i += 8) {
        uint64_t v = *(const uint64_t *)(base + i), o = base + i - MEMORY_AT;
        unsigned bits = (uint8_t)((readable[o / 8] | (unsigned)readable[o / 8 + 1] << 8) >> o % 8);
        if (n - i < 8) {
            v &= (UINT64_C(1) << (n - i) * 8) - 1;
            bits &= (1u << (n - i)) - 1;
        }
        h = mix(mix(h, in_frame ? only_set(v, bits) : v), bits);
    }
    return h;
}

struct things { VEC(struct thing) list; };

BARE static void look_at_call(struct things *to, const struct call_record *c, uint32_t thread)
{
    const struct program_function *f = &machine.program->functions[c->call.function];
    uint64_t frame = (uint64_t)c->call.frame;
    vec_push(&to->list, ((struct thing){frame, 0, 0, CALL + thread, c->call.function}));
    for (uint32_t i = 0; i < f->variable_count; i++) {
        const struct program_variable *v = &machine.program->variables[f->first_variable + i];
        if (!(v->flags & VARIABLE_EXPOSED) && !variable_hidden(v) && v->size)
            vec_push(&to->list, ((struct thing){frame + v->offset, v->size, hash_real(frame + v->offset, v->size, true),
                                                IN_FRAME, f->first_variable + i}));
    }
}

BARE static void look(struct snapshot *s)
{
    struct things things = {0};
    for (uint32_t n = object_next(0); n; n = object_next(n)) {
        const struct object *b = &objects[n];
        if (b->kind == OBJECT_NONE || b->state != STATE_LIVE || b->kind == OBJECT_LIBRARY)
            continue;
        vec_push(&things.list, ((struct thing){b->base, b->size, hash_real(b->base, b->size, false), b->kind, b->index}));
    }
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++) {
        const struct call_stack *stack = frames_of(thread);
        const struct call_record *top = thread == memory.thread ? memory.top : stack->low ? stack->now : NULL;
        for (const struct call_record *c = stack->bottom + 1; top && c <= top; c++)
            look_at_call(&things, c, thread);
    }
    *s = (struct snapshot){statements, memory.thread, things.list.at, things.list.len};
}

static void count_them(void) { statements++; }

static void watcher(void)
{
    uint64_t stride = in_all / wanted + 1;
    if (statements % stride == 0 || statements < AT_ENDS || statements + AT_ENDS >= in_all) {
        struct snapshot s;
        look(&s);
        vec_push(&snapshots, s);
    }
    statements++;
}

/* ---- what is rebuilt ---- */

#define NOT_KEPT UINT64_MAX /* of a very large heap, the log has only the first 16 MiB */
static uint64_t hash_rebuilt(const struct trace *t, uint64_t base, uint64_t size, bool in_frame)
{
    uint64_t h = size, n = bytes_hashed(size);
    struct view v = {.t = t};
    for (uint64_t i = 0; i < n; i += 8) {
        unsigned some = n - i < 8 ? (unsigned)(n - i) : 8;
        struct bytes b = view_read(&v, base + i, some);
        if (!b.kept)
            return NOT_KEPT;
        h = mix(mix(h, in_frame ? only_set(bytes_number(&b, some), b.bits) : bytes_number(&b, some)), b.bits);
    }
    return h;
}

static const char *name;
static bool wrong(const struct snapshot *s, const char *how, const char *what, const struct thing *x)
{
    fprintf(stderr, "%s, statement %llu, %s: %s", name, (unsigned long long)s->number, how, what);
    if (x)
        fprintf(stderr, " (kind %u, at %#llx, %llu bytes)", x->kind, (unsigned long long)x->base, (unsigned long long)x->size);
    fputc('\n', stderr);
    return false;
}

static bool same(struct trace *t, size_t stop, const struct snapshot *s, const char *how)
{
    cursor_to_stop(t, stop);
    uint32_t call[THREADS_MAX], site;
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        call[i] = thread_call(t, stop, i, &site);
    if (stop_thread(t, stop) != s->thread)
        return wrong(s, how, "another thread goes on", NULL);
    size_t live = 0;
    for (size_t i = s->count; i-- > 0;) {
        const struct thing *x = &s->things[i];
        uint64_t hash = x->size ? hash_rebuilt(t, x->base, x->size, x->kind == IN_FRAME) : 0;
        if (x->size && hash != x->hash && hash != NOT_KEPT)
            return wrong(s, how, "bytes differ", x);
        if (x->kind == IN_FRAME)
            continue;
        if (x->kind >= CALL) { /* innermost first */
            uint32_t *its = &call[x->kind - CALL];
            const struct call_row *c = &t->calls.at[*its];
            if (!*its || c->function != x->index || MEMORY_AT + c->frame != x->base || c->thread != x->kind - CALL)
                return wrong(s, how, "another call", x);
            *its = c->caller;
            continue;
        }
        live++;
        bool past;
        uint32_t row = row_at(t, t->at, x->base, &past);
        const struct row *r = &t->rows.at[row];
        if (!row || past || !r->live_at || r->base != x->base || r->size != x->size || r->kind != x->kind)
            return wrong(s, how, "an object is missing", x);
        if ((x->kind == OBJECT_HEAP && r->block != x->index) || (x->kind == OBJECT_LOCAL && r->index != x->index))
            return wrong(s, how, "the object is another one", x);
    }
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        if (call[i])
            return wrong(s, how, "more calls", NULL);
    size_t ours = 0;
    for (uint32_t i = 0; i < t->live_count; i++)
        ours += t->rows.at[t->live[i]].kind != OBJECT_LIBRARY;
    if (ours != live)
        return wrong(s, how, "another number of objects", NULL);
    /* A scene of it can be made, and has a frame for each call. */
    struct arena a = {0};
    struct scene *scene = trace_scene(t, &a, stop, NULL);
    size_t hidden = scene->frames_hidden;
    for (size_t i = 0; i < scene->frame_count; i++)
        hidden += !scene->frames[i].ghost;
    size_t depth = 0;
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        depth += t->calls.at[thread_call(t, stop, i, &site)].depth;
    for (size_t i = 0; i < scene->thread_count; i++)
        hidden += i ? scene->threads[i].hidden : 0;
    arena_release(&a);
    return hidden == depth || wrong(s, how, "frames are missing", NULL);
}

/* Statement n of the run is before this stop; TRACE_NONE: the log has dropped it. Other stops
 * are where another thread goes on in the middle of one. */
static size_t stop_of_statement(const struct trace *t, uint64_t n)
{
    static const struct trace *of;
    static VEC(size_t) begins;
    for (size_t i = of == t ? t->stops.len : (begins.len = 0); i + 1 < t->stops.len; i++)
        if (t->entries[stop_at(t, i)].kind == ENTRY_STEP)
            vec_push(&begins, i);
    of = t;
    return n + begins.len >= statements ? begins.at[n + begins.len - statements] : TRACE_NONE;
}

static bool compare(struct trace *t, const struct snapshot *s, const char *how)
{
    size_t stop = stop_of_statement(t, s->number);
    return stop == TRACE_NONE || same(t, stop, s, how);
}

static bool compare_all(struct trace *t)
{
    size_t n = snapshots.len;
    uint32_t seed = 1;
    for (size_t i = n; i-- > 0;)
        if (!compare(t, &snapshots.at[i], "going back"))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!compare(t, &snapshots.at[i], "going forth"))
            return false;
    for (size_t i = 0; i < n / 2 && i < 2000; i++) {
        seed = seed * 1664525 + 1013904223;
        if (!compare(t, &snapshots.at[(seed >> 8) % n], "jumping"))
            return false;
    }
    return true;
}

/* ---- threads take turns ---- */

/* At each operation, also in the middle of a statement, anybody may go on. */
struct dice { struct guest_scheduler scheduler; uint32_t seed; };
static int roll(void *with, const struct guest_point *p)
{
    struct dice *d = with;
    uint32_t can = p->enabled & ~p->yielded ? p->enabled & ~p->yielded : p->enabled, n;
    d->scheduler.ask_at = 0;
    do {
        d->seed = d->seed * 1664525 + 1013904223;
        n = d->seed >> 28;
    } while (!(can >> n & 1));
    return (int)n;
}

static void roll_anew(struct dice *d)
{
    *d = (struct dice){{.with = d, .next = roll, .ask_at = 0}, 7};
    guest_schedule(&d->scheduler);
}

/* ---- one program, in its own process ---- */

static bool run(const char *path, struct str text, struct str in, uint64_t history)
{
    struct arena arena = {0};
    struct source_file file = {.name = STR("answer.c"), .text = text};
    struct run_input input = {.in = in};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1,
                              .history_bytes = (int64_t)history};
    struct judge_log *log = mmap(NULL, sizeof *log + ROOM, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    struct cfront_output front;
    struct compiled object;
    struct image image;
    struct error error;
    name = path;
    if (!compile_front(&arena, &attempt, log, &front))
        return true; /* to be told of when it is compiled, not run */
    struct guest_limits limits = {.steps = 400000, .cpu_ms = 60000, .heap_bytes = 64 << 20,
                                  .output_bytes = 256 << 10, .stack_bytes = 8 << 20, .history_bytes = history};
    if (!compile_back(&front.program, log, &object) || !link_object(&object, IMAGE_BASE, log, &image) || !guest_init(&limits, &error)) {
        fprintf(stderr, "%s: it does not run: %s\n", path, log->fault);
        return false;
    }
    char *argv[] = {(char *)"program", NULL};
    struct guest_input given = {1, argv, in};
    uint64_t offset = 0;
    struct dice dice;
    roll_anew(&dice);
    guest_watch(count_them);
    guest_run(&front.program, image.table, image.entry, &given, log->runs, log->bytes, 1 << 20, &offset);
    in_all = statements;
    statements = offset = 0;
    guest_reset();
    roll_anew(&dice);
    guest_watch(watcher);
    guest_run(&front.program, image.table, image.entry, &given, log->runs, log->bytes, 1 << 20, &offset);
    guest_watch(NULL);
    if (statements != in_all) {
        fprintf(stderr, "%s: it does not run the same twice\n", path);
        return false;
    }
    guest_trace(log->runs, log->bytes, ROOM, &offset);
    struct buf packed = {0};
    buf_repeat(&packed, 0, program_packed_size(&front.program));
    program_pack(&front.program, packed.at);
    const struct log_run *r = log->runs;
    struct trace_source source = {.name = file.name, .text = text};
    struct trace_input from = {.program = buf_view(&packed), .files = &source, .file_count = 1,
                               .log = {log->bytes + r->trace_offset, r->trace_len},
                               .out = {log->bytes + r->out_offset, r->out_len},
                               .err = {log->bytes + r->err_offset, r->err_len}};
    struct trace *t = trace_open(&from, &error);
    if (!t) {
        fprintf(stderr, "%s: %s\n", path, error.text);
        return false;
    }
    bool good = compare_all(t);
    trace_close(t);
    return good;
}

static size_t programs, failed;

static void in_a_process(const char *path, struct str text, struct str in, uint64_t history)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(!run(path, text, in, history));
    int status = -1;
    waitpid(child, &status, 0);
    if (status && WIFSIGNALED(status))
        fprintf(stderr, "%s: signal %d\n", path, WTERMSIG(status));
    failed += status != 0;
    programs++;
}

static void folder(const char *path, uint64_t history, int every)
{
    struct dirent **names;
    int n = scandir(path, &names, NULL, alphasort);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        size_t len = strlen(names[i]->d_name);
        char at[600];
        struct buf text = {0}, in = {0};
        struct error e;
        snprintf(at, sizeof at, "%s/%s", path, names[i]->d_name);
        if (i % every == 0 && len > 2 && strcmp(names[i]->d_name + len - 2, ".c") == 0 &&
            file_read(at, 1 << 20, &text, &e)) {
            char given[620];
            snprintf(given, sizeof given, "%.*s.in", (int)strlen(at) - 2, at);
            if (path_exists(given))
                file_read(given, 1 << 20, &in, &e);
            in_a_process(at, buf_view(&text), buf_view(&in), history);
        }
        buf_release(&text);
        buf_release(&in);
        free(names[i]);
    }
    free(names);
}

static void every_step_is_rebuilt(void **state)
{
    (void)state;
    folder("tests/cfront/programs", 32 << 20, 1);
    folder("tests/guest/wrong", 32 << 20, 1);
    folder("tests/schedules/pairs", 32 << 20, 1);
    folder("tests/schedules/strangers", 32 << 20, 1);
    assert_true(programs > 1150);
    assert_int_equal(failed, 0);
}

/* A log that is full has dropped the beginning; what it has kept is as exact. */
static void what_a_full_log_keeps_is_exact(void **state)
{
    (void)state;
    size_t before = programs;
    folder("tests/cfront/programs", 48 << 10, 3);
    folder("tests/schedules/strangers", 24 << 10, 1);
    assert_true(programs > before + 90);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const char *how = getenv("FREEHOLD_EXACT");
    if (how && atoi(how) > 0)
        wanted = (uint64_t)atoi(how);
    link_prepare();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_rebuilt),
        cmocka_unit_test(what_a_full_log_keeps_is_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
