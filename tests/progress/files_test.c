/* Files that are newer, older, broken, foreign or not ours to write: each ends
 * in one sentence that says what to do, and none is changed by it. */
#include "scratch.h"

/* Opening fails with all of these words, and the folder is as before. */
static void refused(struct scratch *f, enum error_kind kind, const char *word, const char *advice)
{
    struct buf before = slurp(f->path), names = listing(f->dir);
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    if (p)
        fail_msg("it was opened");
    has(f->err.text, f->path);
    has(f->err.text, word);
    has(f->err.text, advice);
    assert_int_equal(f->err.kind, kind);
    assert_null(progress_open_read_only(f->path, &f->err));
    has(f->err.text, word);
    struct buf after = slurp(f->path), names_after = listing(f->dir);
    assert_true(str_eq(buf_view(&before), buf_view(&after)));
    assert_string_equal(names.at, names_after.at);
    buf_release(&before);
    buf_release(&names);
    buf_release(&after);
    buf_release(&names_after);
}

static void make_good(struct scratch *f, int events)
{
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    assert_non_null(p);
    add_events(p, 0, events);
    progress_close(p);
}

static void newer_is_refused(void **state)
{
    struct scratch *f = *state;
    make_good(f, 20);
    sql(f->path, "PRAGMA user_version = 7; CREATE TABLE wonder (of, the, future)");
    refused(f, ERROR_DATA, "version 7", "Update Freehold");
    char known[32];
    snprintf(known, sizeof known, "up to %d", schema_current.version);
    has(f->err.text, known);
}

static void newer_in_the_log_is_refused(void **state)
{
    struct scratch *f = *state;
    make_good(f, 3);
    /* A newer program is at work: its version stands only in the log so far. */
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 9", NULL, NULL, NULL), SQLITE_OK);
    refused(f, ERROR_DATA, "version 9", "Update Freehold");
    sqlite3_close(db);
}

static void not_a_database(void **state)
{
    struct scratch *f = *state;
    spill(f->path, "Dear diary,\n", 12);
    refused(f, ERROR_DATA, "is not a progress file", "move it away");
    char zeros[8192] = {0};
    spill(f->path, zeros, sizeof zeros); /* what some crashes leave */
    refused(f, ERROR_DATA, "is not a progress file", "move it away");
}

static void another_programs_database(void **state)
{
    struct scratch *f = *state;
    sql(f->path, "CREATE TABLE song (title)");
    refused(f, ERROR_DATA, "another program", "Move it away");
    sql(f->path, "PRAGMA application_id = 4711");
    refused(f, ERROR_DATA, "another program", "Move it away");
}

static void truncated(void **state)
{
    struct scratch *f = *state;
    make_good(f, 400);
    struct buf whole = slurp(f->path);
    assert_true(whole.len > 32768);
    const size_t cuts[] = {50, 100, 600, 2000, 4096, 5000, 8192, whole.len / 2, whole.len - 1};
    for (size_t i = 0; i < COUNT(cuts); i++) {
        spill(f->path, whole.at, cuts[i]);
        refused(f, ERROR_DATA, cuts[i] < 100 ? "is not a progress file" : "damaged",
                "bring back a copy");
    }
    buf_release(&whole);
}

static void corrupted_page(void **state)
{
    struct scratch *f = *state;
    make_good(f, 400);
    struct buf whole = slurp(f->path);
    for (size_t page = 1; page < whole.len / 4096; page++) {
        char kept[64];
        memcpy(kept, whole.at + page * 4096, sizeof kept);
        memset(whole.at + page * 4096, 0x5A, sizeof kept);
        spill(f->path, whole.at, whole.len);
        refused(f, ERROR_DATA, "damaged", "bring back a copy");
        memcpy(whole.at + page * 4096, kept, sizeof kept);
    }
    spill(f->path, whole.at, whole.len); /* mended, it opens */
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    assert_non_null(p);
    assert_int_equal(count_events(p), 400);
    progress_close(p);
    buf_release(&whole);
}

static void a_folder_in_its_place(void **state)
{
    struct scratch *f = *state;
    assert_int_equal(mkdir(f->path, 0700), 0);
    assert_null(progress_open(f->path, &f->world, &f->err));
    has(f->err.text, "is not a file");
    assert_null(progress_open_read_only(f->path, &f->err));
    has(f->err.text, "is a folder");
}

static void no_file_to_read(void **state)
{
    struct scratch *f = *state;
    assert_null(progress_open_read_only(f->path, &f->err));
    assert_int_equal(f->err.kind, ERROR_NO_INPUT);
    struct buf names = listing(f->dir);
    assert_int_equal(names.len, 0);
    buf_release(&names);
}

static void events_cannot_be_changed(void **state)
{
    struct scratch *f = *state;
    make_good(f, 3);
    static const char *const crimes[] = {
        "UPDATE event SET result = 'passed'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT id, 0, kind, pack, item, 'passed', '', '', 0, '', 0, 0, 0, '' "
        "FROM event",
    };
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    for (size_t i = 0; i < COUNT(crimes); i++) {
        assert_int_equal(sqlite3_exec(db, crimes[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
        has(sqlite3_errmsg(db), "never");
    }
    sqlite3_close(db);
}

static void a_file_made_to_harm(void **state)
{
    struct scratch *f = *state;
    static const char *const shapes[] = {
        "DROP TABLE derived; CREATE VIEW derived AS WITH RECURSIVE c(one, rules, upto) AS (SELECT "
        "1, 2, '' UNION ALL SELECT one + 1, 2, '' FROM c) SELECT * FROM c WHERE one < 0",
        "CREATE TRIGGER surprise AFTER INSERT ON item_state BEGIN DELETE FROM setting; END",
        "CREATE INDEX slow ON event (abs(number))",
        "DROP TRIGGER event_no_delete",
    };
    for (size_t i = 0; i < COUNT(shapes); i++) {
        make_good(f, 3);
        sql(f->path, shapes[i]);
        refused(f, ERROR_DATA, "its tables are not those of a progress file", "bring back a copy");
        assert_int_equal(unlink(f->path), 0);
    }
    /* numbers at the ends of their range: the sanitizer would tell */
    make_good(f, 1);
    sql(f->path, "INSERT INTO event VALUES "
                 "('a', -9223372036854775808, 'hint', 'p', 'i', '', '', '', 9223372036854775807, '', "
                 "9223372036854775807, -9223372036854775808, 9223372036854775807, 7),"
                 "('b', 9223372036854775807, 'attempt', 'p', 'i', 'passed', '', '', "
                 "-9223372036854775808, '', -9223372036854775808, 'x', -9223372036854775808, ''),"
                 "('c', 'no', 'attempt', 'p', x'00ff', 7, 8, 9, 'x', 1.5, 2.5, 1e300, x'00', x'00'),"
                 "('d', 1, 'dance', 'p', 'i', '', '', '', 0, '', 0, 0, 0, ''),"
                 "('e', 9223372036854775807, 'review', 'p', 'i', 'failed', 'v', 't', 1, '', 1, 1, 0, '')");
    struct progress *p = progress_open_read_only(f->path, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    assert_int_equal(count_events(p), 5); /* an unknown kind is passed over */
    progress_close(p);
    p = progress_open(f->path, &f->world, &f->err);
    assert_non_null(p);
    add_events(p, 0, 3);
    progress_close(p);
}

static void others_may_not_read_it(void **state)
{
    struct scratch *f = *state;
    struct stat st;
    make_good(f, 1);
    assert_int_equal(stat(f->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

/* ---- migration -------------------------------------------------------------- */

/* These two come after what Freehold has had so far, which is three. */
#define VERSION_4 "ALTER TABLE event ADD COLUMN machine TEXT NOT NULL DEFAULT ''"
#define VERSION_5 "CREATE TABLE review (item TEXT PRIMARY KEY, due_ms INTEGER)"

static int64_t number(const char *path, const char *query)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, query, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return n;
}

static void older_migrates_after_a_copy(void **state)
{
    struct scratch *f = *state;
    const char *const steps[] = {schema_current.steps[0], schema_current.steps[1], schema_current.steps[2], VERSION_4, VERSION_5};
    const struct schema four = {steps, 4}, five = {steps, 5};
    char copy[128], second[128];
    snprintf(copy, sizeof copy, "%s.v3.bak", f->path);
    snprintf(second, sizeof second, "%s.v4.bak", f->path);

    make_good(f, 40);
    struct progress *p = store_open(f->path, &f->world, &five, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    assert_int_equal(count_events(p), 40);
    add_events(p, 40, 2); /* the old program's statements still fit */
    progress_close(p);
    assert_int_equal(number(f->path, "PRAGMA user_version"), 5);
    assert_int_equal(number(f->path, "SELECT count(*) FROM event WHERE machine = ''"), 42);
    assert_int_equal(number(f->path, "SELECT count(*) FROM review"), 0);

    assert_int_equal(number(copy, "PRAGMA user_version"), 3);
    assert_int_equal(number(copy, "SELECT count(*) FROM event"), 40);
    assert_false(path_exists(second)); /* one copy for the whole way */

    /* the older programs refuse it now, and open the copy */
    refused(f, ERROR_DATA, "version 5", "Update Freehold");
    assert_null(store_open(f->path, &f->world, &four, &f->err));
    has(f->err.text, "up to 4");
    p = progress_open(copy, &f->world, &f->err);
    assert_non_null(p);
    assert_int_equal(count_events(p), 40);
    progress_close(p);
}

/* The step from what was written before there was any memory. */
static void version_1_becomes_2(void **state)
{
    struct scratch *f = *state;
    const struct schema one = {schema_current.steps, 1};
    struct arena a = {0};
    struct remembered r;
    char copy[128];
    snprintf(copy, sizeof copy, "%s.v1.bak", f->path);
    struct progress *p = store_open(f->path, &f->world, &one, &f->err);
    assert_non_null(p);
    progress_close(p);
    sql(f->path, "INSERT INTO event VALUES "
                 "('01a', 1790000000000, 'hint', 'course', 'x', '', '', '', 3, ''),"
                 "('01b', 1790000001000, 'attempt', 'course', 'x', 'failed', 'leak', 'tag', 1, ''),"
                 "('01c', 1790000002000, 'attempt', 'course', 'x', 'passed', '', '', -1, '');"
                 "INSERT INTO derived VALUES (1, 1, '01c')");
    p = progress_open_read_only(f->path, &f->err); /* the same in memory */
    assert_non_null(p);
    assert_true(progress_remembered(p, &a, STR("course"), &r, &f->err));
    assert_int_equal(r.memory_count, 1);
    progress_close(p);
    assert_false(path_exists(copy));
    p = progress_open(f->path, &f->world, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    assert_int_equal(count_events(p), 3);
    assert_true(progress_remembered(p, &a, STR("course"), &r, &f->err));
    assert_int_equal(r.memory_count, 1);
    assert_true(r.memories[0].passed && r.memories[0].rated && r.memories[0].hints == 3);
    assert_int_equal(r.sighting_count, 2);
    add_events(p, 0, 2);
    progress_close(p);
    assert_int_equal(number(copy, "PRAGMA user_version"), 1);
    assert_int_equal(number(copy, "SELECT count(*) FROM event"), 3);
    arena_release(&a);
}

static bool note_hint(void *ctx, const struct event *e)
{
    struct buf *b = ctx;
    if (e->kind == EVENT_HINT)
        buf_printf(b, "%d " STR_FMT "/" STR_FMT ";", e->number, STR_ARG(e->stage), STR_ARG(e->answer_hash));
    return true;
}

/* A hint's stage has a place of its own; what was written before is read as if it had, and stays. */
static void version_2_becomes_3(void **state)
{
    struct scratch *f = *state;
    const struct schema two = {schema_current.steps, 2};
    struct buf seen = {0};
    struct progress *p = store_open(f->path, &f->world, &two, &f->err);
    assert_non_null(p);
    progress_close(p);
    sql(f->path, "INSERT INTO event VALUES "
                 "('01a', 1790000000000, 'hint', 'course', 'ring', '', '', '', 2, 'grows', 0, 0, 0),"
                 "('01b', 1790000001000, 'attempt', 'course', 'ring', 'failed', 'leak', '', -1, 'ff00', 0, 0, 0);");
    p = progress_open_read_only(f->path, &f->err);
    assert_non_null(p);
    assert_true(progress_events(p, note_hint, &seen, &f->err));
    assert_string_equal(seen.at, "2 grows/;");
    progress_close(p);
    p = progress_open(f->path, &f->world, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    struct event e = {.kind = EVENT_HINT, .pack = STR("course"), .item = STR("ring"), .detail = STR(""), .tag = STR(""),
                      .number = 1, .answer_hash = STR(""), .stage = STR("wraps")};
    assert_true(progress_record(p, &e, &f->err));
    buf_clear(&seen);
    assert_true(progress_events(p, note_hint, &seen, &f->err));
    assert_string_equal(seen.at, "2 grows/;1 wraps/;");
    progress_close(p);
    assert_int_equal(number(f->path, "SELECT count(*) FROM event WHERE stage = 'wraps' AND answer_hash = ''"), 1);
    assert_int_equal(number(f->path, "SELECT count(*) FROM event WHERE stage = '' AND answer_hash = 'grows'"), 1);
    buf_release(&seen);
}

static void same_version_makes_no_copy(void **state)
{
    struct scratch *f = *state;
    make_good(f, 1);
    make_good(f, 1);
    struct buf names = listing(f->dir);
    assert_string_equal(names.at, "progress.db\n");
    buf_release(&names);
}

static void a_failing_step_changes_nothing(void **state)
{
    struct scratch *f = *state;
    const char *const steps[] = {schema_current.steps[0], schema_current.steps[1], schema_current.steps[2], VERSION_4,
                                 "CREATE TABLE half (way); SELECT no_such_function(1)"};
    const struct schema broken = {steps, 5};
    make_good(f, 5);
    assert_null(store_open(f->path, &f->world, &broken, &f->err));
    assert_int_equal(number(f->path, "PRAGMA user_version"), 3);
    assert_int_equal(number(f->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
    struct progress *p = progress_open(f->path, &f->world, &f->err);
    assert_non_null(p);
    assert_int_equal(count_events(p), 5);
    progress_close(p);
}

static void the_copy_holds_what_is_only_in_the_log(void **state)
{
    struct scratch *f = *state;
    const char *const steps[] = {schema_current.steps[0], schema_current.steps[1], schema_current.steps[2], VERSION_4};
    const struct schema four = {steps, 4};
    char copy[128];
    snprintf(copy, sizeof copy, "%s.v3.bak", f->path);
    pid_t child = fork();
    if (child == 0) { /* dies without a checkpoint */
        struct progress *p = progress_open(f->path, &f->world, &f->err);
        add_events(p, 0, 30);
        _exit(p ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    struct progress *p = store_open(f->path, &f->world, &four, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    progress_close(p);
    assert_int_equal(number(copy, "SELECT count(*) FROM event"), 30);
}

static void older_is_read_without_migrating(void **state)
{
    struct scratch *f = *state;
    /* The only older version there is: a file that was just made. */
    sql(f->path, "PRAGMA journal_mode = DELETE; VACUUM");
    struct buf before = slurp(f->path);
    struct progress *p = progress_open_read_only(f->path, &f->err);
    assert_non_null(p);
    assert_int_equal(count_events(p), 0);
    progress_close(p);
    struct buf after = slurp(f->path);
    assert_true(str_eq(buf_view(&before), buf_view(&after)));
    buf_release(&before);
    buf_release(&after);
}

static void derived_rows_catch_up_with_merged_events(void **state)
{
    struct scratch *f = *state;
    struct arena a = {0};
    struct item_state s;
    make_good(f, 3);
    sql(f->path, "INSERT INTO event VALUES ('ffffffff-0000-7000-8000-000000000000', 5, 'attempt', "
                 "'course', 'merged', 'passed', '', '', -1, '', 0, 0, 0, '')");
    struct progress *p = progress_open_read_only(f->path, &f->err);
    assert_true(progress_item(p, &a, STR("course"), STR("merged"), &s) && s.passed);
    progress_close(p);
    p = progress_open(f->path, &f->world, &f->err);
    assert_true(progress_item(p, &a, STR("course"), STR("merged"), &s) && s.passed);
    progress_close(p);
    arena_release(&a);
}

/* ---- reading what is not ours -------------------------------------------------- */

static void read_only_leaves_nothing_behind(void **state)
{
    struct scratch *f = *state;
    make_good(f, 25);
    assert_int_equal(chmod(f->dir, 0555), 0);
    pid_t child = fork();
    if (child == 0) {
        /* root may write everywhere, so be someone else; the file is mode 0600 */
        if (geteuid() == 0 && (chmod(f->path, 0444) != 0 || setuid(65534) != 0))
            _exit(3);
        struct progress *p = progress_open_read_only(f->path, &f->err);
        if (!p) {
            fprintf(stderr, "# %s\n", f->err.text);
            _exit(4);
        }
        int n = count_events(p);
        struct event e = {.kind = EVENT_OPENED, .pack = STR("p"), .item = STR("i")};
        bool wrote = progress_record(p, &e, &f->err) || progress_set(p, "a", STR("b"), &f->err) ||
                     progress_rebuild(p, NULL, NULL, &f->err);
        progress_close(p);
        _exit(n != 25 ? 5 : wrote ? 6 : strstr(f->err.text, "reading only") ? 0 : 7);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(WEXITSTATUS(status), 0);
    struct buf names = listing(f->dir);
    assert_string_equal(names.at, "progress.db\n");
    buf_release(&names);
}

static void copied_without_its_log(void **state)
{
    struct scratch *f = *state;
    char copy[128];
    snprintf(copy, sizeof copy, "%s/copy.db", f->dir);
    struct progress *live = progress_open(f->path, &f->world, &f->err);
    add_events(live, 0, 10);
    progress_close(live); /* checkpoint */
    live = progress_open(f->path, &f->world, &f->err);
    add_events(live, 10, 10); /* in the log only */

    struct buf bytes = slurp(f->path);
    spill(copy, bytes.at, bytes.len);
    struct progress *p = progress_open_read_only(copy, &f->err);
    if (!p)
        fail_msg("%s", f->err.text);
    assert_int_equal(count_events(p), 10);
    progress_close(p);

    /* in place, with the log, all are seen, and the learner is not disturbed */
    struct buf before = listing(f->dir);
    p = progress_open_read_only(f->path, &f->err);
    assert_non_null(p);
    assert_int_equal(count_events(p), 20);
    progress_close(p);
    struct buf after = listing(f->dir);
    assert_string_equal(before.at, after.at);
    add_events(live, 20, 1);
    progress_close(live);
    buf_release(&bytes);
    buf_release(&before);
    buf_release(&after);
}

static void a_log_cut_or_spoilt_counts_up_to_there(void **state)
{
    struct scratch *f = *state;
    char log[128], copy[128], copy_log[160];
    snprintf(log, sizeof log, "%s-wal", f->path);
    snprintf(copy, sizeof copy, "%s/copy.db", f->dir);
    snprintf(copy_log, sizeof copy_log, "%s-wal", copy);
    struct progress *live = progress_open(f->path, &f->world, &f->err);
    add_events(live, 0, 50);
    struct buf db = slurp(f->path), wal = slurp(log);
    int last = -1;
    for (size_t len = wal.len % 4120; len <= wal.len; len += wal.len / 40) {
        spill(copy, db.at, db.len);
        spill(copy_log, wal.at, len);
        /* SQLite's own recovery is the oracle */
        struct progress *p = progress_open_read_only(copy, &f->err);
        if (!p)
            fail_msg("%zu bytes of log: %s", len, f->err.text);
        int ours = count_events(p);
        progress_close(p);
        sqlite3 *theirs;
        sqlite3_stmt *s;
        int want = 0;
        assert_int_equal(sqlite3_open(copy, &theirs), SQLITE_OK);
        if (sqlite3_prepare_v2(theirs, "SELECT count(*) FROM event", -1, &s, NULL) == SQLITE_OK &&
            sqlite3_step(s) == SQLITE_ROW)
            want = sqlite3_column_int(s, 0);
        sqlite3_finalize(s);
        sqlite3_close(theirs);
        unlink(copy_log);
        assert_int_equal(ours, want);
        assert_true(ours >= last);
        last = ours;
    }
    assert_true(last > 40);
    wal.at[wal.len / 2] ^= 1; /* a flipped bit ends the log there */
    spill(copy, db.at, db.len);
    spill(copy_log, wal.at, wal.len);
    struct progress *p = progress_open_read_only(copy, &f->err);
    assert_non_null(p);
    int half = count_events(p);
    assert_true(half > 5 && half < 45);
    progress_close(p);
    progress_close(live);
    buf_release(&db);
    buf_release(&wal);
}

static void read_only_folder_is_said(void **state)
{
    struct scratch *f = *state;
    make_good(f, 1);
    assert_int_equal(chmod(f->path, 0444), 0);
    assert_int_equal(chmod(f->dir, 0555), 0);
    for (int made = 1; made >= 0; made--) { /* an old file; no file yet */
        pid_t child = fork();
        if (child == 0) {
            if (geteuid() == 0 && setuid(65534) != 0)
                _exit(3);
            struct progress *p = progress_open(f->path, &f->world, &f->err);
            bool said = !p && strstr(f->err.text, "writable") &&
                        strstr(f->err.text, "XDG_DATA_HOME");
            if (!said)
                fprintf(stderr, "# %s\n", p ? "opened" : f->err.text);
            _exit(said ? 0 : 4);
        }
        int status;
        waitpid(child, &status, 0);
        assert_int_equal(WEXITSTATUS(status), 0);
        chmod(f->dir, 0755);
        unlink(f->path);
        chmod(f->dir, 0555);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_set_up, scratch_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(newer_is_refused),
        TEST(newer_in_the_log_is_refused),
        TEST(not_a_database),
        TEST(another_programs_database),
        TEST(truncated),
        TEST(corrupted_page),
        TEST(a_folder_in_its_place),
        TEST(no_file_to_read),
        TEST(events_cannot_be_changed),
        TEST(a_file_made_to_harm),
        TEST(others_may_not_read_it),
        TEST(older_migrates_after_a_copy),
        TEST(version_1_becomes_2),
        TEST(version_2_becomes_3),
        TEST(same_version_makes_no_copy),
        TEST(a_failing_step_changes_nothing),
        TEST(the_copy_holds_what_is_only_in_the_log),
        TEST(older_is_read_without_migrating),
        TEST(derived_rows_catch_up_with_merged_events),
        TEST(read_only_leaves_nothing_behind),
        TEST(copied_without_its_log),
        TEST(a_log_cut_or_spoilt_counts_up_to_there),
        TEST(read_only_folder_is_said),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
