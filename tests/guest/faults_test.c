/* Failures that are made to happen, and what a stop of the machine leaves on the disk. The
 * second against a model: it keeps the whole disk after each change that reached it, and of
 * each write whether a later sync covered it, and says itself what may be left. */
#include "guest/disk.h"
#include "guest/libc.h"
#include "guest/threads.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* What programs call; a stream is only ever a handle. */
char *guest_strdup(const char *s);
int guest_open(const char *name, int flags, V arguments);
ssize_t guest_read(int fd, void *to, size_t n);
ssize_t guest_write(int fd, const void *from, size_t n);
int guest_close(int fd);
int guest_fsync(int fd);
int guest_ftruncate(int fd, long size);
int guest_rename(const char *from, const char *to);
void *guest_fopen(const char *name, const char *mode);
char *guest_fgets(char *to, int size, void *f);
int guest_fputs(const char *s, void *f);
int guest_fflush(void *f);
int guest_fclose(void *f);
int guest_ferror(void *f);
int guest_feof(void *f);
int guest_fileno(void *f);
int guest_fseek(void *f, long offset, int whence);

enum { MAIN = 1, SITES = 20 };

static const char names[] = "\0main\0i(i)";
static struct site sites[SITES];
static struct program_function functions[] = {
    [MAIN] = { .name = 1, .site = 1, .end_site = 2, .frame_bytes = 64, .signature = 6 },
};
static struct program program = {
    .checked = true, .sites = sites, .site_count = SITES, .functions = functions,
    .function_count = COUNT(functions), .names = names, .names_len = sizeof names, .main = MAIN,
};
static struct log_run run;
static char bytes[64 << 10];
static void (*body)(void);

static int emitted_main(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    hook_en(MAIN);
    body();
    hook_lv(2);
    return 0;
}

static void *const code[] = { NULL, (void *)emitted_main };

/* The files are there already: guest_reset() or guest_restart() came before. */
static void run_body(void (*fn)(void))
{
    static char name[] = "program", *argv[] = { name, NULL };
    struct guest_input input = { 1, argv, STR("first\nsecond\n") };
    uint64_t offset = 0;
    body = fn;
    guest_run(&program, code, emitted_main, &input, &run, bytes, sizeof bytes, &offset);
}

static void run_with(void (*fn)(void), enum fault_class class, uint8_t way, uint32_t n)
{
    struct guest_fault f = { (uint8_t)class, way, n };
    guest_reset();
    guest_faults(&f, n ? 1 : 0);
    run_body(fn);
    guest_faults(NULL, 0);
}

static const struct guest_call *failed_call(void)
{
    uint32_t count;
    const struct guest_call *all = guest_calls(&count), *found = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (!all[i].failed)
            continue;
        assert_null(found);
        found = &all[i];
    }
    return found;
}

static uint32_t calls_of(enum fault_class class)
{
    uint32_t count, n = 0;
    const struct guest_call *all = guest_calls(&count);
    for (uint32_t i = 0; i < count; i++)
        n += all[i].class == class;
    return n;
}

/* A text that the program may read. */
static char *text(const char *s)
{
    char *p = library_object("text", strlen(s) + 1, LIBRARY_WRITE);
    library_set(p, s, strlen(s) + 1);
    return p;
}

/* ---- allocations ---- */

static void *blocks[4];
static int numbers[4];

static void four_blocks(void)
{
    blocks[0] = guest_malloc(1);
    blocks[1] = guest_calloc(2, 2);
    blocks[2] = guest_realloc(blocks[0], 3);
    numbers[0] = errno_now();
    blocks[3] = guest_strdup(text("four"));
    for (int i = 1; i < 4; i++)
        guest_free(blocks[i]);
    if (!blocks[2])
        guest_free(blocks[0]);
}

static void allocations(void **state)
{
    (void)state;
    for (uint32_t n = 0; n <= 5; n++) {
        run_with(four_blocks, FAULT_ALLOC, WAY_FAILS, n);
        assert_int_equal(run.outcome, OUTCOME_EXITED);
        assert_int_equal(run.finding_count, 0);
        assert_int_equal(calls_of(FAULT_ALLOC), 4);
        for (uint32_t i = 1; i < 4; i++)
            assert_int_equal(blocks[i] == NULL, n == i + 1);
        assert_int_equal(blocks[0] == NULL, n == 1);
        const struct guest_call *c = failed_call();
        assert_int_equal(c != NULL, n >= 1 && n <= 4);
        if (c)
            assert_int_equal(c->n, n);
        if (n == 3)
            assert_int_equal(numbers[0], ENOMEM);
    }
    run_with(four_blocks, FAULT_ALLOC, WAY_SHORT, 2); /* no way that malloc has */
    assert_null(failed_call());
    guest_faults_spare(0); /* the file of all sites here */
    run_with(four_blocks, FAULT_ALLOC, WAY_FAILS, 1);
    assert_int_equal(calls_of(FAULT_ALLOC), 0);
    assert_non_null(blocks[0]);
    guest_faults_spare(UINT32_MAX);
}

/* ---- reading ---- */

static long got[4];
static int asks;

static void read_file(void)
{
    char *to = guest_malloc(100);
    int fd = guest_open(text("in"), 0, NULL);
    got[0] = guest_read(fd, to, 100);
    got[1] = got[0] < 0 ? errno_now() : 0;
    got[2] = guest_read(fd, to, 100);
    guest_close(fd);
    guest_free(to);
}

static void descriptors_fail(void **state)
{
    (void)state;
    static const struct { uint8_t way; long first, error, second; } want[] = {
        { WAY_FAILS, -1, EIO, 10 }, { WAY_SHORT, 5, 0, 5 }, { WAY_INTERRUPTED, -1, EINTR, 10 }};
    for (size_t i = 0; i < COUNT(want); i++) {
        struct guest_fault f = { FAULT_READ, want[i].way, 1 };
        guest_reset();
        assert_true(guest_file_put("in", STR("0123456789")));
        guest_faults(&f, 1);
        run_body(read_file);
        guest_faults(NULL, 0);
        assert_int_equal(got[0], want[i].first);
        assert_int_equal(got[1], want[i].error);
        assert_int_equal(got[2], want[i].second);
        assert_int_equal(calls_of(FAULT_OPEN), 1);
        assert_int_equal(calls_of(FAULT_CLOSE), 0); /* nothing was written: nothing can be lost */
    }
    run_with(read_file, FAULT_OPEN, WAY_FAILS, 1);
    assert_int_equal(got[0], -1);
}

static void read_lines(void)
{
    void *f = guest_fopen(text("in"), text("r"));
    char *to = guest_malloc(100);
    got[0] = 0;
    while (guest_fgets(to, 100, f))
        got[0]++;
    got[1] = asks ? guest_ferror(f) : 0;
    got[2] = asks ? guest_feof(f) : 0;
    guest_fclose(f);
    guest_free(to);
}

static void read_errors_are_asked_for(void **state)
{
    (void)state;
    for (asks = 0; asks < 2; asks++) {
        for (uint32_t n = 0; n <= 2; n++) { /* the first is at the beginning, the second at the end */
            struct guest_fault f = { FAULT_READ, WAY_FAILS, n };
            guest_reset();
            assert_true(guest_file_put("in", STR("one\ntwo\n")));
            guest_faults(&f, n ? 1 : 0);
            run_body(read_lines);
            guest_faults(NULL, 0);
            assert_int_equal(run.outcome, OUTCOME_EXITED);
            assert_int_equal(got[0], n == 1 ? 0 : 2);
            assert_int_equal(got[1], asks && n > 0);
            assert_int_equal(got[2], asks && n == 0);
            assert_int_equal(calls_of(FAULT_READ), n == 1 ? 1 : 2);
            const struct guest_call *c = failed_call();
            assert_int_equal(c != NULL, n > 0);
            assert_int_equal(c && c->unasked, n > 0 && !asks);
        }
    }
}

/* ---- writing, closing ---- */

static void write_file(void)
{
    void *f = guest_fopen(text("out"), text("w"));
    got[0] = guest_fputs(text("first "), f);
    got[1] = guest_fflush(f);
    got[2] = guest_fputs(text("second"), f);
    got[3] = guest_fclose(f);
}

static void assert_file(const char *name, const char *want)
{
    struct str s = guest_file_get(name);
    if (want && !str_is(s, want))
        fail_msg("%s: wanted \"%s\", got \"" STR_FMT "\"", name, want, STR_ARG(s));
    if (!want)
        assert_null(s.at);
}

static void writes_fail(void **state)
{
    (void)state;
    run_with(write_file, FAULT_CLASSES, 0, 0);
    uint64_t good = guest_files_mark();
    assert_file("out", "first second");
    assert_int_equal(calls_of(FAULT_WRITE), 2);
    run_with(write_file, FAULT_WRITE, WAY_FAILS, 1);
    assert_int_equal(got[0], -1);
    assert_file("out", "second");
    assert_true(guest_files_mark() != good);
    run_with(write_file, FAULT_FLUSH, WAY_FAILS, 1);
    assert_int_equal(got[1], -1);
    assert_file("out", "second");
    run_with(write_file, FAULT_CLOSE, WAY_FAILS, 1);
    assert_int_equal(got[3], -1);
    assert_file("out", "first ");
    run_with(write_file, FAULT_CLOSE, WAY_FAILS, 2); /* there is one only */
    assert_int_equal(guest_files_mark(), good);
}

/* ---- the disk against a model ---- */

enum { FILES = 3, OPS = 24, EVENTS = 64, LENGTH = 64 };
enum op { OP_CREATE_, OP_PUT_, OP_PRINT_, OP_FLUSH_, OP_SYNC_, OP_SIZE_, OP_RENAME_, OP_REMOVE_, OPS_ };
struct content { bool there; size_t size; char at[LENGTH * 4]; };
/* What one write does to one file; of the model. */
struct write { int file; bool resize; size_t at, len; char what[LENGTH * 4]; int synced_by; /* events then; -1 */ };
struct event { enum { EVENT_WRITE_, EVENT_MADE_, EVENT_REMOVED_, EVENT_RENAMED_, EVENT_SYNCED_ } kind; int file, name, over; struct write w; };

static struct model {
    struct event events[EVENTS];
    int count;
    struct write waiting[FILES][EVENTS];
    int waiting_count[FILES];
    int joins;          /* the next bytes in this one's buffer come right behind its last; -1: none's do */
} model;
static uint64_t seed;

static unsigned roll(unsigned sides) /* splitmix64 */
{
    uint64_t z = seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (unsigned)((z ^ z >> 31) % sides);
}

static void model_add(struct event e)
{
    e.w.synced_by = -1;
    model.events[model.count++] = e;
}

static void model_buffer(const struct write *w)
{
    int n = model.waiting_count[w->file];
    struct write *last = n ? &model.waiting[w->file][n - 1] : NULL;
    if (last && model.joins == w->file && last->at + last->len == w->at) {
        memcpy(last->what + last->len, w->what, w->len);
        last->len += w->len;
    } else {
        model.waiting[w->file][model.waiting_count[w->file]++] = *w;
    }
    model.joins = w->file;
}

static void model_flush(int id)
{
    for (int i = 0; i < model.waiting_count[id]; i++)
        model_add((struct event){ .kind = EVENT_WRITE_, .file = id, .w = model.waiting[id][i] });
    model.waiting_count[id] = 0;
}

/* One random program: `made` files at most, each opened once as a stream. */
static uint64_t program_seed;
static bool syncs_are_stops;
static void random_program(void)
{
    void *streams[FILES] = { 0 };
    int name_of[FILES], made = 0, next_name = 0;
    size_t at[FILES] = { 0 };
    char name[16];
    seed = program_seed;
    memset(&model, 0, sizeof model);
    model.joins = -1;
    for (int k = 0; k < OPS; k++) {
        enum op op = roll(OPS_);
        int id = made ? (int)roll((unsigned)made) : -1;
        char what[LENGTH + 1];
        size_t len = 1 + roll(6);
        for (size_t i = 0; i < len; i++)
            what[i] = (char)('a' + roll(26));
        what[len] = '\0';
        if (op == OP_CREATE_ && made < FILES) {
            snprintf(name, sizeof name, "n%d", next_name);
            streams[made] = guest_fopen(text(name), text("w"));
            name_of[made] = next_name++;
            model.joins = -1;
            model_add((struct event){ .kind = EVENT_MADE_, .file = made, .name = name_of[made] });
            made++;
            continue;
        }
        if (id < 0 || at[id] + len > LENGTH * 3)
            continue;
        struct write w = { .file = id, .at = at[id], .len = len, .synced_by = -1 };
        memcpy(w.what, what, len);
        int fd = guest_fileno(streams[id]);
        switch (op) {
        case OP_PRINT_:
            guest_fputs(text(what), streams[id]);
            model_buffer(&w);
            guest_fflush(streams[id]); /* each alone, so that there is nothing to join */
            model_flush(id);
            at[id] += len;
            break;
        case OP_PUT_:
            guest_write(fd, text(what), len);
            model.joins = -1;
            model_add((struct event){ .kind = EVENT_WRITE_, .file = id, .w = w });
            at[id] += len;
            break;
        case OP_FLUSH_: /* left in the buffer, and lost with it */
            guest_fputs(text(what), streams[id]);
            model_buffer(&w);
            at[id] += len;
            if (roll(2)) {
                guest_fseek(streams[id], 0, 1);
                model_flush(id);
            }
            break;
        case OP_SYNC_:
            guest_fsync(fd);
            for (int i = 0; syncs_are_stops && i < model.count - 1; i++) /* the last is lost at its own stop */
                if (model.events[i].kind == EVENT_WRITE_ && model.events[i].file == id && model.events[i].w.synced_by < 0) {
                    model_add((struct event){ .kind = EVENT_SYNCED_, .file = id });
                    break;
                }
            for (int i = 0; i < model.count; i++)
                if (model.events[i].kind == EVENT_WRITE_ && model.events[i].file == id && model.events[i].w.synced_by < 0)
                    model.events[i].w.synced_by = model.count;
            break;
        case OP_SIZE_:
            if (!at[id])
                break;
            guest_fseek(streams[id], 0, 1);
            model_flush(id);
            guest_ftruncate(fd, (long)(at[id] - 1));
            w.resize = true;
            w.at = --at[id];
            model_add((struct event){ .kind = EVENT_WRITE_, .file = id, .w = w });
            guest_fseek(streams[id], (long)at[id], 0);
            break;
        case OP_RENAME_: {
            int over = (int)roll((unsigned)made), to = roll(2) && over != id ? name_of[over] : next_name++;
            char from[16];
            if (name_of[id] < 0 || to < 0)
                break;
            snprintf(from, sizeof from, "n%d", name_of[id]);
            snprintf(name, sizeof name, "n%d", to);
            guest_rename(text(from), text(name));
            model.joins = -1;
            over = -1;
            for (int i = 0; i < made; i++)
                if (i != id && name_of[i] == to)
                    over = i;
            if (over >= 0)
                name_of[over] = -1;
            name_of[id] = to;
            model_add((struct event){ .kind = EVENT_RENAMED_, .file = id, .name = to, .over = over });
            break;
        }
        case OP_REMOVE_:
            if (name_of[id] < 0 || roll(3))
                break;
            snprintf(name, sizeof name, "n%d", name_of[id]);
            guest_remove(text(name));
            name_of[id] = -1;
            model_add((struct event){ .kind = EVENT_REMOVED_, .file = id });
            break;
        default: break;
        }
        if (model.count > EVENTS - 4)
            break;
    }
    for (int i = 0; i < made; i++) { /* closing flushes, one after the other */
        guest_fclose(streams[i]);
        model_flush(i);
    }
}

static void model_write(struct content *c, const struct write *w, size_t len)
{
    if (w->resize) {
        if (w->at < c->size)
            memset(c->at + w->at, 0, c->size - w->at);
        c->size = w->at;
        return;
    }
    memcpy(c->at + w->at, w->what, len);
    if (w->at + len > c->size)
        c->size = w->at + len;
}

/* The disk when it stops at an event, without some of the writes. */
static void model_disk(const struct model *m, int stop, bool none, int without, bool torn, struct content *ret,
                       int *ret_name)
{
    memset(ret, 0, FILES * sizeof *ret);
    for (int i = 0; i < FILES; i++)
        ret_name[i] = -1;
    for (int i = 0; i < stop || (i == stop && torn); i++) {
        const struct event *e = &m->events[i];
        bool in_doubt = e->w.synced_by < 0 || e->w.synced_by > stop;
        switch (e->kind) {
        case EVENT_MADE_: ret[e->file].there = true; ret_name[e->file] = e->name; break;
        case EVENT_REMOVED_: ret[e->file].there = false; break;
        case EVENT_RENAMED_:
            if (e->over >= 0)
                ret[e->over].there = false;
            ret_name[e->file] = e->name;
            break;
        case EVENT_WRITE_:
            if ((none && in_doubt) || i == without)
                break;
            model_write(&ret[e->file], &e->w, i == stop ? e->w.len / 2 : e->w.len);
            break;
        case EVENT_SYNCED_: break;
        }
    }
}

static void nothing(void) {}

static void compare(const struct content *want, const int *name)
{
    char file[16];
    int there = 0;
    for (int i = 0; i < FILES; i++) {
        if (!want[i].there)
            continue;
        there++;
        snprintf(file, sizeof file, "n%d", name[i]);
        struct str got_ = guest_file_get(file);
        assert_non_null(got_.at);
        assert_int_equal(got_.len, want[i].size);
        assert_memory_equal(got_.at, want[i].at, want[i].size);
    }
    for (int i = 0; i < 64; i++) {
        snprintf(file, sizeof file, "n%d", i);
        there -= guest_file_get(file).at != NULL;
    }
    assert_int_equal(there, 0);
}

static void stops_leave_what_the_model_says(void **state)
{
    (void)state;
    static struct model base;
    int stops = 0;
    for (uint64_t p = 1; p <= 150; p++) {
        program_seed = p * 77;
        for (int rule = 0; rule < 2; rule++) {
            guest_disk(rule ? DISK_SYNCED : DISK_ORDERED);
            syncs_are_stops = rule;
            run_with(random_program, FAULT_CLASSES, 0, 0);
            assert_int_equal(run.outcome, OUTCOME_EXITED);
            base = model;
            int last = base.count; /* behind the last change */
            uint32_t disks[EVENTS + 2];
            for (int n = 0; n <= last; n++)
                disks[n] = guest_disks((uint32_t)n + 1);
            assert_int_equal(guest_disks((uint32_t)last + 2), 0);
            for (int n = 0; n <= last && last; n++) {
                int doubts[EVENTS], doubt_count = 0;
                for (int i = 0; i < n; i++)
                    if (base.events[i].kind == EVENT_WRITE_ &&
                        (base.events[i].w.synced_by < 0 || base.events[i].w.synced_by > n))
                        doubts[doubt_count++] = i;
                const struct event *e = &base.events[n];
                bool tears = n < last && e->kind == EVENT_WRITE_ && !e->w.resize && e->w.len > 1;
                int singles = !rule || doubt_count < 2 ? 0 : doubt_count < 16 ? doubt_count : 16;
                assert_int_equal(disks[n], 1 + tears + (rule && doubt_count) + singles);
                for (uint32_t d = 0; d < disks[n]; d++, stops++) {
                    static struct content want[FILES];
                    int name[FILES], k = (int)d - 1;
                    bool torn = tears && k-- == 0;
                    bool none = !torn && d && rule && doubt_count && k-- == 0;
                    int without = d && !torn && !none ? doubts[doubt_count - 1 - k] : -1;
                    model_disk(&base, n, none, without, torn, want, name);
                    run_with(random_program, FAULT_CRASH, (uint8_t)d, (uint32_t)n + 1);
                    assert_int_equal(run.outcome, OUTCOME_MACHINE_STOPPED);
                    guest_restart();
                    compare(want, name);
                    run_body(nothing); /* and they stay there */
                    assert_int_equal(run.outcome, OUTCOME_EXITED);
                    compare(want, name);
                }
            }
        }
    }
    assert_true(stops > 2000);
}

static int set_up(void **state)
{
    struct guest_limits limits = { .steps = 1 << 24, .cpu_ms = 60000, .heap_bytes = 1 << 20, .output_bytes = 4096 };
    struct error error;
    (void)state;
    return guest_init(&limits, &error) ? 0 : -1;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations),
        cmocka_unit_test(descriptors_fail),
        cmocka_unit_test(read_errors_are_asked_for),
        cmocka_unit_test(writes_fail),
        cmocka_unit_test(stops_leave_what_the_model_says),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
