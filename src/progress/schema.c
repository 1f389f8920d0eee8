/* The versions of the file and how to get from one to the next. A version is a
 * piece of SQL that leads there from the one before; user_version in the file
 * says which were run. A new version is a new line in the table, never a change
 * of an old one: files out there have run the old text.
 *
 * An upgrade holds the write lock from the first look at the version to the
 * commit, so two programs that start at once upgrade once. The copy put beside
 * the file is made under that lock by a second connection (readers are let in),
 * synced, and renamed into place before the first change. */
#include "progress/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Version 1. The triggers make the promise of append-only true for every
 * program that opens the file, not just for ours; the one on INSERT is there
 * because INSERT OR REPLACE deletes without firing the DELETE trigger. */
static const char version_1[] =
    "CREATE TABLE event ("
    "  id TEXT NOT NULL PRIMARY KEY," /* UUIDv7: order of ids is order of events */
    "  at_ms INTEGER NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  pack TEXT NOT NULL,"
    "  item TEXT NOT NULL,"
    "  result TEXT NOT NULL," /* passed, failed or nothing */
    "  detail TEXT NOT NULL,"
    "  tag TEXT NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  answer_hash TEXT NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event"
    "  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;"
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event"
    "  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;"
    "CREATE TRIGGER event_no_replace BEFORE INSERT ON event"
    "  WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)"
    "  BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;"
    "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE item_state ("
    "  pack TEXT NOT NULL, item TEXT NOT NULL,"
    "  opened INTEGER NOT NULL, read INTEGER NOT NULL, passed INTEGER NOT NULL,"
    "  helped INTEGER NOT NULL, solution INTEGER NOT NULL,"
    "  attempts INTEGER NOT NULL, failures INTEGER NOT NULL, failures_in_a_row INTEGER NOT NULL,"
    "  hints INTEGER NOT NULL, first_opened_ms INTEGER NOT NULL, first_passed_ms INTEGER NOT NULL,"
    "  last_ms INTEGER NOT NULL, active_ms INTEGER NOT NULL, last_failure TEXT NOT NULL,"
    "  PRIMARY KEY (pack, item)"
    ") WITHOUT ROWID;"
    /* How far item_state tells the events, and by which rules (derive.c). */
    "CREATE TABLE derived (one INTEGER PRIMARY KEY CHECK (one = 1),"
    "  rules INTEGER NOT NULL, upto TEXT NOT NULL);";

/* Version 2. Events tell how long an answer took, what was usual for it then, and
 * how far local time was from UTC: a day is the learner's own, on every machine.
 * memory, sighting and tested are derived (mastery.c). */
static const char version_2[] =
    "ALTER TABLE event ADD COLUMN took_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE event ADD COLUMN usual_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE event ADD COLUMN zone_min INTEGER NOT NULL DEFAULT 0;"
    /* Of how many events the derived tables tell: some may be merged in before the last. */
    "ALTER TABLE derived ADD COLUMN events INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE memory ("
    "  pack TEXT NOT NULL, item TEXT NOT NULL,"
    "  passed INTEGER NOT NULL, hints INTEGER NOT NULL, solution INTEGER NOT NULL,"
    "  failures INTEGER NOT NULL, foretold INTEGER NOT NULL, passed_day INTEGER NOT NULL,"
    "  rated INTEGER NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL,"
    "  last_ms INTEGER NOT NULL, last_day INTEGER NOT NULL, due_day INTEGER NOT NULL,"
    "  reviews INTEGER NOT NULL, lapses INTEGER NOT NULL,"
    "  review_day INTEGER NOT NULL, reviews_that_day INTEGER NOT NULL,"
    "  proofs INTEGER NOT NULL, proof_day INTEGER NOT NULL,"
    "  sure_ms INTEGER NOT NULL, sure_day INTEGER NOT NULL, hint_in_review INTEGER NOT NULL,"
    "  PRIMARY KEY (pack, item)"
    ") WITHOUT ROWID;"
    "CREATE TABLE sighting ("
    "  pack TEXT NOT NULL, item TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL,"
    "  times INTEGER NOT NULL, sure INTEGER NOT NULL,"
    "  last_ms INTEGER NOT NULL, last_day INTEGER NOT NULL,"
    "  sure_ms INTEGER NOT NULL, sure_day INTEGER NOT NULL,"
    "  PRIMARY KEY (pack, item, what, name)"
    ") WITHOUT ROWID;"
    "CREATE TABLE tested ("
    "  pack TEXT NOT NULL, unit TEXT NOT NULL, passed INTEGER NOT NULL,"
    "  tries INTEGER NOT NULL, passed_ms INTEGER NOT NULL,"
    "  PRIMARY KEY (pack, unit)"
    ") WITHOUT ROWID;";

/* Version 3. A hint of a capstone says for which stage it was opened. What was written before
 * stays as it is: it has the stage where attempts have a hash (event.c). */
static const char version_3[] = "ALTER TABLE event ADD COLUMN stage TEXT NOT NULL DEFAULT '';";

static const char *const steps[] = {version_1, version_2, version_3};
const struct schema schema_current = {steps, COUNT(steps)};

bool schema_refuse(const char *path, int64_t found, int known, struct error *reterr)
{
    return error_set(reterr, ERROR_DATA,
                     "%s was written by a newer Freehold: it has format version %lld and this "
                     "program knows up to %d. Update Freehold, or set XDG_DATA_HOME to another "
                     "folder to start apart; the file was not touched",
                     path, (long long)found, known);
}

static bool user_version(sqlite3 *db, int64_t *ret)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW;
    if (ok)
        *ret = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return ok;
}

/* Everything that can run code when the tables are read or written, as text;
 * tables of other names are not ours to judge. */
static bool shape(sqlite3 *db, struct buf *ret)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(
        db,
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND (type <> 'table' OR lower(name) IN ('event', 'setting', 'item_state', "
        "'derived', 'memory', 'sighting', 'tested')) ORDER BY type, name",
        -1, &s, NULL);
    buf_cstr(ret, "");
    while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
        for (int i = 0; i < 4; i++) {
            buf_str(ret, column_str(s, i));
            buf_char(ret, '\n');
        }
        rc = SQLITE_OK;
    }
    sqlite3_finalize(s);
    return rc == SQLITE_DONE;
}

/* The shape of a file of that version. */
static bool model_shape(const struct schema *schema, int64_t version, struct buf *ret)
{
    sqlite3 *model = NULL;
    bool ok = sqlite3_open_v2(":memory:", &model, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                              NULL) == SQLITE_OK;
    for (int64_t v = 0; ok && v < version; v++)
        ok = sqlite3_exec(model, schema->steps[v], NULL, NULL, NULL) == SQLITE_OK;
    ok = ok && shape(model, ret);
    sqlite3_close(model);
    return ok;
}

bool schema_fits(sqlite3 *db, const struct schema *schema, int64_t version)
{
    /* A report opens thousands of files of one version, and a model costs more than all
     * else of opening one; its shape never changes, so the last is kept. Tests bring
     * schemas of their own, for which nothing is. */
    static struct buf kept;
    static int64_t kept_version = -1;
    struct buf have = {0}, own = {0};
    struct buf *want = schema == &schema_current ? &kept : &own;
    bool ok = true;
    if (want == &own || kept_version != version) {
        buf_clear(want);
        kept_version = want == &kept ? -1 : kept_version;
        ok = model_shape(schema, version, want);
        if (ok && want == &kept)
            kept_version = version;
    }
    ok = ok && shape(db, &have) && str_eq(buf_view(want), buf_view(&have));
    buf_release(&have);
    buf_release(&own);
    return ok;
}

/* Copies the database at path, as it was before this transaction, to copy. */
static bool copy_database(const char *path, const char *copy)
{
    sqlite3 *from = NULL, *to = NULL;
    bool ok = false;
    if (sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_open_v2(copy, &to, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        goto out;
    sqlite3_busy_timeout(from, 10000);
    sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
    if (!b)
        goto out;
    int rc = sqlite3_backup_step(b, -1);
    ok = sqlite3_backup_finish(b) == SQLITE_OK && rc == SQLITE_DONE;
out:
    sqlite3_close(from);
    if (sqlite3_close(to) != SQLITE_OK)
        ok = false;
    return ok;
}

static bool keep_copy(const char *path, int64_t version, struct error *reterr)
{
    struct arena a = {0};
    char *final = arena_printf(&a, "%s.v%lld.bak", path, (long long)version);
    char *temp = arena_printf(&a, "%s.XXXXXX", final);
    int fd = mkostemp(temp, O_CLOEXEC);
    bool made = fd >= 0;
    bool ok = made && copy_database(path, temp) && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    ok = ok && rename(temp, final) == 0;
    if (!ok) {
        if (made)
            unlink(temp);
        error_set(reterr, ERROR_IO,
                  "%s has an older format and the copy %s could not be made before changing it; "
                  "make room on the disk or the folder writable, then try again (nothing was "
                  "changed)",
                  path, final);
    }
    arena_release(&a);
    return ok;
}

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool schema_upgrade(sqlite3 *db, const char *path, const struct schema *schema,
                    struct error *reterr)
{
    const char *name = path ? path : "the progress file";
    int64_t version = 0;
    char stamp[96];

    if (!user_version(db, &version))
        return store_failed(db, name, reterr);
    if (version == schema->version)
        return true;
    if (version < 0 || version > schema->version)
        return schema_refuse(name, version, schema->version, reterr);
    if (!run(db, "BEGIN IMMEDIATE"))
        return store_failed(db, name, reterr);
    if (!user_version(db, &version)) { /* another program may have been faster */
        store_failed(db, name, reterr);
        goto fail;
    }
    if (version > schema->version) {
        schema_refuse(name, version, schema->version, reterr);
        goto fail;
    }
    if (version > 0 && version < schema->version && path && !keep_copy(path, version, reterr))
        goto fail;
    for (; version < schema->version; version++) {
        if (!run(db, schema->steps[version])) {
            store_failed(db, name, reterr);
            goto fail;
        }
    }
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             APPLICATION_ID, schema->version);
    if (!run(db, stamp) || !run(db, "COMMIT")) {
        store_failed(db, name, reterr);
        goto fail;
    }
    return true;
fail:
    if (!sqlite3_get_autocommit(db))
        run(db, "ROLLBACK");
    return false;
}
