/* Opening and closing the file, the connection's settings, transactions, and
 * SQLite's complaints in words.
 *
 * A file is looked at before it is trusted. Its first bytes tell whether it is
 * a database of ours and of which version; then a copy in memory (image.c) is
 * checked page by page. Only when all of that is well does SQLite get to open
 * the file itself, so a newer or broken file stays as it is, byte for byte, and
 * nothing appears beside it.
 *
 * Writers in several processes queue for the write lock: each transaction
 * begins with BEGIN IMMEDIATE, where SQLite may wait (up to BUSY_MS) without
 * risk of deadlock. */
#include "progress/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 20000 };

static const char *const sql[QUERIES] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_ROLLBACK] = "ROLLBACK",
    [QUERY_LAST_EVENT] = "SELECT " EVENT_COLUMNS " FROM event ORDER BY id DESC LIMIT 1",
    [QUERY_ADD_EVENT] = "INSERT INTO event (" EVENT_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [QUERY_STATE] = "SELECT * FROM item_state WHERE pack = ? AND item = ?",
    [QUERY_STATES] = "SELECT * FROM item_state ORDER BY pack, item",
    [QUERY_PACK_STATES] = "SELECT * FROM item_state WHERE pack = ? ORDER BY item",
    [QUERY_SAVE_STATE] = "INSERT OR REPLACE INTO item_state (pack, item, opened, read, passed, "
                         "helped, solution, attempts, failures, failures_in_a_row, hints, "
                         "first_opened_ms, first_passed_ms, last_ms, active_ms, last_failure) "
                         "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [QUERY_DROP_STATES] = "DELETE FROM item_state",
    [QUERY_MEMORY] = "SELECT " MEMORY_COLUMNS " FROM memory WHERE pack = ? AND item = ?",
    [QUERY_MEMORIES] = "SELECT " MEMORY_COLUMNS " FROM memory WHERE pack = ? ORDER BY item",
    [QUERY_SAVE_MEMORY] = "INSERT OR REPLACE INTO memory (" MEMORY_COLUMNS ") VALUES "
                          "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [QUERY_DROP_MEMORIES] = "DELETE FROM memory",
    [QUERY_SIGHTINGS] = "SELECT item, what, name, times, sure, last_ms, last_day, sure_ms, sure_day "
                        "FROM sighting WHERE pack = ? ORDER BY item, what, name",
    [QUERY_SAVE_SIGHTING] =
        "INSERT INTO sighting (pack, item, what, name, times, sure, last_ms, last_day, sure_ms, "
        "sure_day) VALUES (?1,?2,?3,?4,1,?5,?6,?7,?8,?9) ON CONFLICT DO UPDATE SET "
        "times = times + 1, sure = sure + ?5, last_ms = ?6, last_day = ?7, "
        "sure_ms = CASE WHEN ?5 THEN ?8 ELSE sure_ms END, "
        "sure_day = CASE WHEN ?5 THEN ?9 ELSE sure_day END",
    [QUERY_DROP_SIGHTINGS] = "DELETE FROM sighting",
    [QUERY_TESTED] = "SELECT unit, passed, tries, passed_ms FROM tested WHERE pack = ? ORDER BY unit",
    [QUERY_SAVE_TESTED] =
        "INSERT INTO tested (pack, unit, passed, tries, passed_ms) VALUES (?1,?2,?3,1,?4) "
        "ON CONFLICT DO UPDATE SET tries = tries + 1, "
        "passed_ms = CASE WHEN passed THEN passed_ms ELSE ?4 END, passed = passed OR ?3",
    [QUERY_DROP_TESTED] = "DELETE FROM tested",
    [QUERY_DERIVED] = "SELECT rules, upto, events FROM derived WHERE one = 1",
    [QUERY_SAVE_DERIVED] = "INSERT OR REPLACE INTO derived (one, rules, upto, events) VALUES "
                           "(1, ?, ?, (SELECT count(*) FROM event))",
    [QUERY_STEP_DERIVED] = "INSERT INTO derived (one, rules, upto, events) VALUES (1, ?, ?, 1) "
                           "ON CONFLICT DO UPDATE SET upto = excluded.upto, events = events + 1",
    [QUERY_COUNT] = "SELECT count(*) FROM event",
    [QUERY_DATA_VERSION] = "PRAGMA data_version",
    [QUERY_SETTING] = "SELECT value FROM setting WHERE key = ?",
    [QUERY_SET] = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
};

/* ---- what SQLite says, in words ------------------------------------------- */

bool store_damaged(const char *path, const char *how, struct error *reterr)
{
    return error_set(reterr, ERROR_DATA,
                     "%s %s. Freehold left it as it is: bring back a copy of it, or move it away "
                     "(mv FILE FILE.broken) and Freehold starts a new one",
                     path, how);
}

bool store_failed(sqlite3 *db, const char *path, struct error *reterr)
{
    int rc = db ? sqlite3_errcode(db) & 0xFF : SQLITE_NOMEM;
    switch (rc) {
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error_set(reterr, ERROR_IO,
                         "cannot write %s: the file or its folder is read-only. Make both "
                         "writable, or set XDG_DATA_HOME to a folder that is",
                         path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(reterr, ERROR_IO,
                         "another program has kept %s locked for %d seconds; close it and try "
                         "again",
                         path, BUSY_MS / 1000);
    case SQLITE_CORRUPT:
        return store_damaged(path, "is damaged", reterr);
    case SQLITE_NOTADB:
        return store_damaged(path, "is not a progress file", reterr);
    case SQLITE_FULL:
        return error_set(reterr, ERROR_IO,
                         "cannot write %s: the disk is full. Free some space and go on; what was "
                         "recorded before is safe",
                         path);
    case SQLITE_IOERR:
        if (sqlite3_extended_errcode(db) == SQLITE_IOERR_READ)
            return error_set(reterr, ERROR_IO,
                             "cannot read %s: the disk gives an error. Check the disk, and keep a "
                             "copy of the file",
                             path);
        /* a quota and a limit on file sizes end here, too; SQLite does not say which */
        return error_set(reterr, ERROR_IO,
                         "cannot write %s: the disk is full, a quota is used up, or the disk "
                         "fails. Free some space and go on; what was recorded before is safe",
                         path);
    default:
        return error_set(reterr, ERROR_IO, "cannot use %s: %s", path,
                         db ? sqlite3_errmsg(db) : "out of memory");
    }
}

/* ---- statements ------------------------------------------------------------ */

sqlite3_stmt *store_query(struct progress *p, enum query q, struct error *reterr)
{
    if (!p->ready[q] && sqlite3_prepare_v3(p->db, sql[q], -1, SQLITE_PREPARE_PERSISTENT,
                                           &p->ready[q], NULL) != SQLITE_OK) {
        store_failed(p->db, p->path, reterr);
        return NULL;
    }
    sqlite3_reset(p->ready[q]); /* tells again of an error already told */
    return p->ready[q];
}

bool store_run(struct progress *p, sqlite3_stmt *s, struct error *reterr)
{
    if (!s)
        return false;
    bool ok = sqlite3_step(s) == SQLITE_DONE;
    if (!ok)
        store_failed(p->db, p->path, reterr);
    sqlite3_reset(s);
    return ok;
}

void bind_str(sqlite3_stmt *s, int at, struct str value)
{
    if (sqlite3_bind_text64(s, at, value.len ? value.at : "", value.len, SQLITE_STATIC,
                            SQLITE_UTF8) != SQLITE_OK)
        BUG("cannot bind parameter %d", at);
}

struct str column_str(sqlite3_stmt *s, int at)
{
    const char *text = (const char *)sqlite3_column_text(s, at);
    return (struct str){text ? text : "", text ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

bool store_begin(struct progress *p, bool full, struct error *reterr)
{
    if (p->read_only)
        return error_set(reterr, ERROR_IO, "%s was opened for reading only", p->path);
    /* FULL syncs the log at each commit: 0.16 ms on the fast disk where NORMAL took
     * 0.03 ms, and as long as a disk may take on others. */
    if (full != p->full) {
        if (sqlite3_exec(p->db, full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
                         NULL, NULL, NULL) != SQLITE_OK)
            return store_failed(p->db, p->path, reterr);
        p->full = full;
    }
    return store_run(p, store_query(p, QUERY_BEGIN, reterr), reterr);
}

bool store_commit(struct progress *p, struct error *reterr)
{
    if (store_run(p, store_query(p, QUERY_COMMIT, reterr), reterr))
        return true;
    store_rollback(p);
    return false;
}

void store_rollback(struct progress *p)
{
    p->counted = false; /* what was derived is undone as well */
    /* Some errors have rolled back already. */
    if (!sqlite3_get_autocommit(p->db))
        sqlite3_exec(p->db, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- opening ---------------------------------------------------------------- */

static bool number_of(sqlite3 *db, const char *query, int64_t *ret)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(db, query, -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW;
    if (ok)
        *ret = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return ok;
}

/* The first bytes of the file, before SQLite may touch it. */
static bool look_at_header(const char *path, const struct schema *schema, bool *ret_new,
                           struct error *reterr)
{
    unsigned char head[100];
    uint32_t version = 0, application = 0;
    struct stat st;
    bool ok = false;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0 && errno == ENOENT) {
        *ret_new = true;
        return true;
    }
    if (fd < 0)
        return error_errno(reterr, ERROR_IO, "cannot open %s", path);
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        error_set(reterr, ERROR_DATA, "%s is not a file; move it away, progress is kept there",
                  path);
        goto out;
    }
    ssize_t n = read(fd, head, sizeof head);
    if (n < 0) {
        error_errno(reterr, ERROR_IO, "cannot read %s", path);
        goto out;
    }
    switch (image_header(head, (size_t)n, &version, &application)) {
    case IMAGE_EMPTY:
        *ret_new = true;
        break;
    case IMAGE_OTHER:
        store_damaged(path, "is not a progress file", reterr);
        goto out;
    case IMAGE_DATABASE:
        if (application == APPLICATION_ID && version > (uint32_t)schema->version) {
            schema_refuse(path, version, schema->version, reterr);
            goto out;
        }
    }
    ok = true;
out:
    close(fd);
    return ok;
}

/* A database without our mark, or one that says it has more pages than there
 * are, or any page that does not hold together. */
static bool examine(sqlite3 *db, const char *path, const struct schema *schema,
                    struct error *reterr)
{
    int64_t application = 0, version = 0, things = 0;
    sqlite3_stmt *s = NULL;
    if (!number_of(db, "PRAGMA application_id", &application) ||
        !number_of(db, "PRAGMA user_version", &version) ||
        !number_of(db, "SELECT count(*) FROM sqlite_schema", &things))
        return store_failed(db, path, reterr);
    if (application != APPLICATION_ID && (application || version || things))
        return error_set(reterr, ERROR_DATA,
                         "%s is a database of another program, not a progress file; it was not "
                         "touched. Move it away and Freehold starts a new one",
                         path);
    if (version > schema->version || version < 0)
        return schema_refuse(path, version, schema->version, reterr);
    if (!schema_fits(db, schema, version))
        return store_damaged(path, "is damaged (its tables are not those of a progress file)",
                             reterr);

    bool ok = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW;
    if (!ok)
        store_failed(db, path, reterr);
    else if (!str_is(column_str(s, 0), "ok"))
        ok = store_damaged(path, "is damaged", reterr);
    sqlite3_finalize(s);
    return ok;
}

/* Switching to WAL takes an exclusive lock for a moment, without SQLite's own
 * waiting, so we wait here. */
static bool use_wal(sqlite3 *db)
{
    for (int waited = 0;; waited += 5) {
        sqlite3_stmt *s = NULL;
        bool ok = sqlite3_prepare_v2(db, "PRAGMA journal_mode = WAL", -1, &s, NULL) == SQLITE_OK &&
                  sqlite3_step(s) == SQLITE_ROW && str_is(column_str(s, 0), "wal");
        int rc = sqlite3_errcode(db) & 0xFF;
        sqlite3_finalize(s);
        if (ok || rc != SQLITE_BUSY || waited >= BUSY_MS)
            return ok;
        usleep(5000);
    }
}

static void set_up(sqlite3 *db)
{
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
}

/* Also for one that is not whole yet. */
static void tear_down(struct progress *p)
{
    for (int q = 0; q < QUERIES; q++)
        sqlite3_finalize(p->ready[q]);
    sqlite3_close(p->db);
    mem_free(p->path);
    mem_free(p);
}

void progress_close(struct progress *p)
{
    if (p)
        tear_down(p);
}

/* The file as it stands, as a database in memory. Nothing is written. */
static sqlite3 *open_image(const char *path, const struct schema *schema, struct error *reterr)
{
    sqlite3 *db = NULL;
    unsigned char *bytes = NULL;
    size_t len = 0;
    uint32_t version, application;
    int rc;

    if (!image_load(path, &bytes, &len, reterr))
        return NULL;
    if (image_header(bytes, len, &version, &application) == IMAGE_OTHER) {
        store_damaged(path, "is not a progress file", reterr);
        goto fail;
    }
    if (!image_whole(bytes, len)) {
        store_damaged(path, "is damaged (its end is missing)", reterr);
        goto fail;
    }
    rc = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK && len) { /* an empty file is one that was never written to */
        rc = sqlite3_deserialize(db, "main", bytes, (sqlite3_int64)len, (sqlite3_int64)len,
                                 SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
        bytes = NULL; /* SQLite's now, whatever it said */
    }
    if (rc != SQLITE_OK) {
        store_failed(db, path, reterr);
        goto fail;
    }
    set_up(db);
    if (!examine(db, path, schema, reterr))
        goto fail;
    sqlite3_free(bytes);
    return db;
fail:
    sqlite3_free(bytes);
    sqlite3_close(db);
    return NULL;
}

/* Makes the folder and an empty file that only its owner may read. */
static bool make_file(const char *path, struct error *reterr)
{
    struct arena a = {0};
    struct str dir = {path, (size_t)(path_base(path) - path)};
    int fd = -1;
    bool ok = !dir.len || dir_make_all(arena_cstr(&a, dir), reterr);
    if (ok) {
        fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        ok = fd >= 0 || error_errno(reterr, ERROR_CANT_CREATE,
                                    "cannot make %s; make its folder writable, or set "
                                    "XDG_DATA_HOME to one that is",
                                    path);
    }
    if (fd >= 0)
        close(fd);
    arena_release(&a);
    return ok;
}

struct progress *store_open(const char *path, const struct world *world,
                            const struct schema *schema, struct error *reterr)
{
    struct progress *p = mem_alloc(sizeof *p);
    bool fresh = false;
    p->world = world;
    p->path = mem_strdup(path);

    if (!look_at_header(path, schema, &fresh, reterr))
        goto fail;
    if (fresh) {
        if (!make_file(path, reterr))
            goto fail;
    } else {
        sqlite3 *image = open_image(path, schema, reterr);
        if (!image)
            goto fail;
        sqlite3_close(image);
    }
    if (sqlite3_open_v2(path, &p->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        store_failed(p->db, path, reterr);
        goto fail;
    }
    set_up(p->db);
    if (!use_wal(p->db) || sqlite3_exec(p->db,
                                        "PRAGMA synchronous = NORMAL;"
                                        "PRAGMA foreign_keys = ON",
                                        NULL, NULL, NULL) != SQLITE_OK) {
        store_failed(p->db, path, reterr);
        goto fail;
    }
    if (!schema_upgrade(p->db, path, schema, reterr))
        goto fail;
    if (schema == &schema_current && !derive_catch_up(p, reterr))
        goto fail;
    return p;
fail:
    tear_down(p);
    return NULL;
}

struct progress *progress_open(const char *path, const struct world *world, struct error *reterr)
{
    return store_open(path, world, &schema_current, reterr);
}

struct progress *progress_open_read_only(const char *path, struct error *reterr)
{
    struct progress *p = mem_alloc(sizeof *p);
    p->path = mem_strdup(path);
    p->db = open_image(path, &schema_current, reterr);
    /* An older file is brought up to date here, in memory. */
    if (!p->db || !schema_upgrade(p->db, NULL, &schema_current, reterr))
        goto fail;
    p->lazy = true; /* most readers want events, not states */
    p->read_only = true;
    return p;
fail:
    tear_down(p);
    return NULL;
}

bool progress_verify(struct progress *p, struct error *reterr)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(p->db, "PRAGMA integrity_check(1)", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW;
    if (!ok)
        store_failed(p->db, p->path, reterr);
    else if (!str_is(column_str(s, 0), "ok"))
        ok = store_damaged(p->path, "is damaged", reterr);
    sqlite3_finalize(s);
    return ok;
}

/* ---- settings ---------------------------------------------------------------- */

struct str progress_setting(struct progress *p, struct arena *a, const char *key)
{
    struct str value = {"", 0};
    struct error ignored;
    sqlite3_stmt *s = store_query(p, QUERY_SETTING, &ignored);
    if (!s)
        return value;
    bind_str(s, 1, str_from(key));
    if (sqlite3_step(s) == SQLITE_ROW)
        value = arena_str(a, column_str(s, 0));
    sqlite3_reset(s);
    return value;
}

bool progress_set(struct progress *p, const char *key, struct str value, struct error *reterr)
{
    if (!store_begin(p, false, reterr))
        return false;
    sqlite3_stmt *s = store_query(p, QUERY_SET, reterr);
    if (s) {
        bind_str(s, 1, str_from(key));
        bind_str(s, 2, value);
    }
    if (!store_run(p, s, reterr)) {
        store_rollback(p);
        return false;
    }
    return store_commit(p, reterr);
}
