/* Two at once, death in the middle, and a disk that is full: nothing that was
 * acknowledged is lost, and the file holds together. */
#include "scratch.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>

enum { WRITERS = 2, EACH = 500 };

/* Stands before libc's for SQLite, too, and counts. */
static int syncs;
int fdatasync(int fd)
{
    syncs++;
    return (int)syscall(SYS_fdatasync, fd);
}

static void a_pass_is_on_disk(void **state)
{
    struct scratch *f = *state;
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    struct event e = {.kind = EVENT_ATTEMPT, .pack = STR("course"), .item = STR("x"),
                      .result = RESULT_FAILED};
    syncs = 0;
    for (int i = 0; i < 10; i++)
        assert_true(progress_record(p, &e, &f->err));
    assert_int_equal(syncs, 0); /* typing must not wait for the disk */
    e.result = RESULT_PASSED;
    assert_true(progress_record(p, &e, &f->err));
    assert_true(syncs > 0);
    syncs = 0;
    e.result = RESULT_FAILED;
    assert_true(progress_record(p, &e, &f->err));
    assert_int_equal(syncs, 0);
    progress_close(p);
}

static void two_writers_lose_nothing(void **state)
{
    struct scratch *f = *state;
    pid_t child[WRITERS];
    for (int w = 0; w < WRITERS; w++) {
        child[w] = fork();
        if (child[w] == 0) { /* both make the file, too */
            struct progress *p = progress_open(f->path, &world_real, &f->err);
            for (int i = 0; p && i < EACH; i++) {
                struct event e = {.kind = EVENT_ATTEMPT,
                                  .pack = STR("course"),
                                  .item = w ? STR("a") : STR("b"),
                                  .result = i % 100 ? RESULT_FAILED : RESULT_PASSED,
                                  .detail = STR("leak"),
                                  .number = i};
                if (!progress_record(p, &e, &f->err)) {
                    progress_close(p);
                    p = NULL;
                }
            }
            if (!p)
                fprintf(stderr, "# writer %d: %s\n", w, f->err.text);
            progress_close(p);
            _exit(p ? 0 : 1);
        }
    }
    for (int w = 0; w < WRITERS; w++) {
        int status;
        waitpid(child[w], &status, 0);
        assert_int_equal(status, 0);
    }
    struct progress *p = progress_open(f->path, &world_real, &f->err);
    struct arena a = {0};
    struct item_state s;
    assert_non_null(p);
    assert_int_equal(count_events(p), WRITERS * EACH);
    for (int w = 0; w < WRITERS; w++) {
        assert_true(progress_item(p, &a, STR("course"), w ? STR("a") : STR("b"), &s));
        assert_int_equal(s.attempts, EACH);
        assert_int_equal(s.failures_in_a_row, 99);
    }
    assert_true(progress_verify(p, &f->err));
    progress_close(p);
    arena_release(&a);
}

static void killed_while_writing(void **state)
{
    struct scratch *f = *state;
    int total = 0;
    for (int round = 0; round < 8; round++) {
        int pipes[2];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0) {
            struct progress *p = progress_open(f->path, &world_real, &f->err);
            for (int i = 0; p; i++) {
                struct event e = {.kind = EVENT_ATTEMPT,
                                  .pack = STR("course"),
                                  .item = STR("x"),
                                  .result = i % 5 ? RESULT_FAILED : RESULT_PASSED};
                if (!progress_record(p, &e, &f->err) || write(pipes[1], "+", 1) != 1)
                    break;
            }
            _exit(1);
        }
        close(pipes[1]);
        char c;
        int acknowledged = 0;
        while (acknowledged < 20 + 13 * round && read(pipes[0], &c, 1) == 1)
            acknowledged++;
        assert_int_equal(acknowledged, 20 + 13 * round);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        while (read(pipes[0], &c, 1) == 1)
            acknowledged++;
        close(pipes[0]);

        struct progress *p = progress_open(f->path, &world_real, &f->err);
        if (!p)
            fail_msg("%s", f->err.text);
        int found = count_events(p);
        /* one more may be written without having been told */
        assert_in_range(found - total, acknowledged, acknowledged + 1);
        total = found;
        assert_true(progress_verify(p, &f->err));
        struct arena a = {0};
        struct item_state s;
        assert_true(progress_item(p, &a, STR("course"), STR("x"), &s));
        assert_int_equal(s.attempts, total); /* derived with it, or not at all */
        arena_release(&a);
        progress_close(p);
    }
}

static void full_disk(void **state)
{
    struct scratch *f = *state;
    struct rlimit old, small;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    add_events(p, 0, 50);

    small.rlim_cur = 300 * 1024; /* the log reaches it soon */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int kept = 50, refused = 0;
    for (int i = 0; i < 200 && refused < 3; i++) {
        struct event e = {.kind = EVENT_ATTEMPT, .pack = STR("course"), .item = STR("x"),
                          .result = i % 2 ? RESULT_PASSED : RESULT_FAILED, .detail = STR("leak")};
        if (progress_record(p, &e, &f->err)) {
            kept++;
        } else {
            refused++;
            has(f->err.text, "disk is full");
            has(f->err.text, "Free some space");
            assert_int_equal(f->err.kind, ERROR_IO);
        }
    }
    assert_int_equal(refused, 3);
    assert_int_equal(count_events(p), kept); /* still readable meanwhile */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);

    add_events(p, 1000, 5); /* goes on as if nothing had been */
    progress_close(p);
    p = progress_open(f->path, &f->world, &f->err);
    assert_int_equal(count_events(p), kept + 5);
    assert_true(progress_verify(p, &f->err));
    progress_close(p);
}

static void full_disk_from_the_start(void **state)
{
    struct scratch *f = *state;
    struct rlimit old, small;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    for (rlim_t limit = 0; limit <= 12 * 4096; limit += 4096) {
        small = old;
        small.rlim_cur = limit;
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        struct progress *p = progress_open(f->path, &f->world, &f->err);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
        if (p) { /* room enough at last */
            progress_close(p);
            break;
        }
        has(f->err.text, "disk is full");
    }
    /* what the attempts left behind is no obstacle */
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    add_events(p, 0, 1);
    progress_close(p);
}

static void a_real_full_disk(void **state)
{
    struct scratch *f = *state;
    char command[200];
    snprintf(command, sizeof command, "mount -t tmpfs -o size=256k none %s 2>/dev/null", f->dir);
    if (geteuid() != 0 || system(command) != 0)
        skip(); /* needs root; full_disk stands in for it */
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    int kept = 0;
    bool full = false;
    while (p && kept < 5000 && !full) {
        struct event e = {.kind = EVENT_HINT, .pack = STR("course"), .item = STR("x")};
        if (progress_record(p, &e, &f->err))
            kept++;
        else
            full = true;
    }
    bool same = p && count_events(p) == kept;
    progress_close(p);
    snprintf(command, sizeof command, "mount -o remount,size=4m %s", f->dir);
    int remounted = system(command);
    p = progress_open(f->path, &f->world, &f->err);
    bool after = p && count_events(p) == kept && progress_verify(p, &f->err);
    progress_close(p);
    snprintf(command, sizeof command, "umount %s", f->dir);
    assert_int_equal(system(command), 0);
    assert_true(full && same && remounted == 0 && after);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_set_up, scratch_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_pass_is_on_disk),
        TEST(two_writers_lose_nothing), TEST(killed_while_writing),     TEST(full_disk),
        TEST(full_disk_from_the_start), TEST(a_real_full_disk),
    };
    return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
