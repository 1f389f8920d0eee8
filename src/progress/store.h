/* Private to progress/: the open file and what its parts ask of each other. */
#ifndef PROGRESS_STORE_H
#define PROGRESS_STORE_H

#include "progress/progress.h"

#include <sqlite3.h>

/* ---- schema.c ------------------------------------------------------------ */

enum { APPLICATION_ID = 0x46726864 }; /* "Frhd", in the header of each of our files */

/* steps[n] leads from version n to n + 1; version is the last one reached. */
struct schema {
    const char *const *steps; /* SQL each */
    int version;
};
extern const struct schema schema_current;

/* Brings an open database up to schema, in one transaction. A file that has
 * content is copied to <path>.v<N>.bak first; path NULL (in memory): no copy.
 * Newer than schema: refused, nothing written. */
bool schema_upgrade(sqlite3 *db, const char *path, const struct schema *schema,
                    struct error *reterr);
/* True if the tables, indexes, triggers and views are those of that version and
 * no others. A file from someone else could hold a view called `event` that
 * never ends, or a trigger. */
bool schema_fits(sqlite3 *db, const struct schema *schema, int64_t version);
/* Says that path holds version found, and what to do. Returns false. */
bool schema_refuse(const char *path, int64_t found, int known, struct error *reterr);

/* ---- progress.c ---------------------------------------------------------- */

enum query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_ROLLBACK,
    QUERY_LAST_EVENT,
    QUERY_ADD_EVENT,
    QUERY_STATE,
    QUERY_STATES,
    QUERY_PACK_STATES,
    QUERY_SAVE_STATE,
    QUERY_DROP_STATES,
    QUERY_MEMORY,
    QUERY_MEMORIES,
    QUERY_SAVE_MEMORY,
    QUERY_DROP_MEMORIES,
    QUERY_SIGHTINGS,
    QUERY_SAVE_SIGHTING,
    QUERY_DROP_SIGHTINGS,
    QUERY_TESTED,
    QUERY_SAVE_TESTED,
    QUERY_DROP_TESTED,
    QUERY_DERIVED,
    QUERY_SAVE_DERIVED,
    QUERY_STEP_DERIVED,
    QUERY_COUNT,
    QUERY_DATA_VERSION,
    QUERY_SETTING,
    QUERY_SET,
    QUERIES,
};
struct progress {
    sqlite3 *db;                  /* owned */
    sqlite3_stmt *ready[QUERIES]; /* owned, prepared at first use */
    const struct world *world;    /* borrowed; NULL when read-only */
    char *path;                   /* owned; for messages */
    bool read_only;
    bool full;                    /* synchronous is FULL now, not NORMAL */
    bool counted;                 /* the events, when the file's data_version was this: another
                                     connection's commit changes it, ours do not */
    int64_t data_version;
    bool lazy;                    /* derived rows are not looked at yet (read-only) */
};

/* The same as progress_open() for any schema: tests bring their own. */
OWNED(progress_close) struct progress *store_open(const char *path, const struct world *world,
                                                  const struct schema *schema,
                                                  struct error *reterr);
/* A statement ready for binding; NULL with *reterr set if SQLite refuses. Borrowed. */
sqlite3_stmt *store_query(struct progress *p, enum query q, struct error *reterr);
/* Runs a statement that gives no rows. */
bool store_run(struct progress *p, sqlite3_stmt *s, struct error *reterr);
/* One transaction: takes the write lock at once, so that it never has to give
 * way half-way. full: on disk when store_commit() returns. */
bool store_begin(struct progress *p, bool full, struct error *reterr);
bool store_commit(struct progress *p, struct error *reterr);
void store_rollback(struct progress *p);
/* SQLite's complaint as a sentence on what to do. Returns false. */
bool store_failed(sqlite3 *db, const char *path, struct error *reterr);
bool store_damaged(const char *path, const char *how, struct error *reterr);

void bind_str(sqlite3_stmt *s, int at, struct str value);
struct str column_str(sqlite3_stmt *s, int at); /* borrowed until the next step */

/* ---- event.c ------------------------------------------------------------- */

#define EVENT_COLUMNS "id, at_ms, kind, pack, item, result, detail, tag, number, answer_hash, " \
                      "took_ms, usual_ms, zone_min, stage"
/* Reads a row of EVENT_COLUMNS; false for a kind this program does not know. */
bool event_from_row(sqlite3_stmt *s, struct event *ret);

/* ---- derive.c ------------------------------------------------------------ */

/* The event before, which tells how long its item was worked at. */
struct previous {
    bool any;
    int64_t at_ms;
    struct buf pack, item;
};
void previous_set(struct previous *p, const struct event *e);
void previous_release(struct previous *p);

/* Inside a transaction: the derived rows after e, which follows prev. */
bool derive_step(struct progress *p, const struct previous *prev, const struct event *e,
                 struct error *reterr);
/* Inside a transaction: rebuilds unless the rows tell of all events up to
 * last_id by today's rules. */
bool derive_ensure(struct progress *p, struct str last_id, struct error *reterr);
/* ... after one more event, which derive_step() has seen. */
bool derive_mark_step(struct progress *p, struct str last_id, struct error *reterr);
/* On opening: rebuilds in a transaction of its own if need be. */
bool derive_catch_up(struct progress *p, struct error *reterr);
/* The same for a file opened for reading, at the first question about derived rows;
 * changes the copy in memory. */
bool derive_if_lazy(struct progress *p, struct error *reterr);

/* ---- audit.c ------------------------------------------------------------- */

/* Every derived row as text, by table and key. */
struct audit_row { size_t key, key_len, values, values_len; }; /* slices of text */
struct audit {
    struct buf text;
    VEC(struct audit_row) rows[DERIVED_TABLES]; /* by key */
};
void audit_release(struct audit *t);
bool audit_take(struct progress *p, struct audit *t, struct error *reterr);
void audit_compare(struct arena *a, const struct audit *before, const struct audit *after,
                   struct derived_changes *ret);

/* ---- mastery.c ----------------------------------------------------------- */

#define MEMORY_COLUMNS "pack, item, passed, hints, solution, failures, foretold, passed_day, rated, " \
                       "stability, difficulty, last_ms, last_day, due_day, reviews, lapses, " \
                       "review_day, reviews_that_day, proofs, proof_day, sure_ms, sure_day, " \
                       "hint_in_review"
/* Inside a transaction: the rows of memory, sightings and tests after e. active_ms:
 * time spent on e's item up to now. */
bool mastery_step(struct progress *p, const struct event *e, int64_t active_ms,
                  struct error *reterr);
bool mastery_drop(struct progress *p, struct error *reterr);

/* ---- image.c ------------------------------------------------------------- */

/* The database at path with what its write-ahead log adds, as bytes for
 * sqlite3_deserialize() (SQLite's allocator). Writes nothing anywhere. */
bool image_load(const char *path, unsigned char **ret_bytes, size_t *ret_len,
                struct error *reterr);
/* What the first bytes of a file say. */
enum image_kind { IMAGE_EMPTY, IMAGE_DATABASE, IMAGE_OTHER };
enum image_kind image_header(const unsigned char *bytes, size_t len, uint32_t *ret_version,
                             uint32_t *ret_application);
/* False if the header speaks of more pages than there are. */
bool image_whole(const unsigned char *bytes, size_t len);

#endif
