/* The events: the truth. They are only ever added, each with an id that is
 * greater than all before it in the file.
 *
 * Ids are UUIDv7. Two events in the same millisecond, a clock that was set
 * back, or a second process would break the order, so inside the transaction,
 * under the write lock, a new id that is not greater than the last one is
 * replaced by the last one's time and counter plus one (RFC 9562, 6.2, method
 * 1: the 12 bits behind the version are the counter, and carry into the time).
 * at_ms stays what the clock said. */
#include "progress/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[EVENT_KINDS] = {
    [EVENT_TRACK] = "track",       [EVENT_OPENED] = "opened", [EVENT_READ] = "read",
    [EVENT_ATTEMPT] = "attempt",   [EVENT_HINT] = "hint",     [EVENT_SOLUTION] = "solution",
    [EVENT_RESET] = "reset",       [EVENT_UNDO_RESET] = "undo-reset",
    [EVENT_REVIEW] = "review",     [EVENT_PREDICTED] = "predicted", [EVENT_PLACED] = "placed",
    [EVENT_TESTED_OUT] = "tested-out", [EVENT_STAGE] = "stage", [EVENT_BADGE] = "badge",
};

const char *event_kind_name(enum event_kind k)
{
    return (unsigned)k < EVENT_KINDS ? kinds[k] : "?";
}

static const char *const results[] = {
    [RESULT_NONE] = "", [RESULT_PASSED] = "passed", [RESULT_FAILED] = "failed"};

/* A file may come from anyone, so numbers are brought into a range in which
 * sums and differences cannot overflow. */
static int64_t within(int64_t n, int64_t min, int64_t max)
{
    return n < min ? min : n > max ? max : n;
}

bool event_from_row(sqlite3_stmt *s, struct event *ret)
{
    enum { NUMBER_MAX = 9999, DAY_MIN = 24 * 60, TIME_MAX = 24 * 3600 * 1000 };
    static const int64_t YEAR_9999 = 253402300799999;
    struct str kind = column_str(s, 2), result = column_str(s, 5);
    *ret = (struct event){
        .at_ms = within(sqlite3_column_int64(s, 1), 0, YEAR_9999),
        .pack = column_str(s, 3),
        .item = column_str(s, 4),
        .detail = column_str(s, 6),
        .tag = column_str(s, 7),
        .number = (int)within(sqlite3_column_int64(s, 8), -1, NUMBER_MAX),
        .answer_hash = column_str(s, 9),
        .took_ms = within(sqlite3_column_int64(s, 10), 0, TIME_MAX),
        .usual_ms = within(sqlite3_column_int64(s, 11), 0, TIME_MAX),
        .zone_min = (int)within(sqlite3_column_int64(s, 12), -DAY_MIN, DAY_MIN),
        .stage = column_str(s, 13),
    };
    snprintf(ret->id.text, sizeof ret->id.text, STR_FMT, STR_ARG(column_str(s, 0)));
    for (size_t r = 0; r < COUNT(results); r++)
        if (str_is(result, results[r]))
            ret->result = (enum attempt_result)r;
    for (int k = 0; k < EVENT_KINDS; k++) {
        if (str_is(kind, kinds[k])) {
            ret->kind = (enum event_kind)k;
            if (ret->kind == EVENT_HINT && !ret->stage.len) { /* as version 2 wrote it */
                ret->stage = ret->answer_hash;
                ret->answer_hash = (struct str){"", 0};
            }
            return true;
        }
    }
    return false;
}

/* A world whose clock stands still, so that id and at_ms agree. */
struct moment {
    const struct world *world;
    int64_t ms;
};
static int64_t moment_now(void *ctx) { return ((struct moment *)ctx)->ms; }
static void moment_random(void *ctx, void *out, size_t n)
{
    const struct world *w = ((struct moment *)ctx)->world;
    w->random(w->ctx, out, n);
}

static struct uuid id_after(const struct world *world, int64_t at_ms, const char *last)
{
    struct moment m = {world, at_ms};
    struct world then = {moment_now, NULL, moment_random, &m, NULL};
    struct uuid id = uuid_v7(&then);
    if (strcmp(id.text, last) > 0)
        return id;

    /* tttttttt-tttt-7ccc-... */
    unsigned long long high = 0, low = 0, counter = 0;
    if (sscanf(last, "%8llx-%4llx-7%3llx", &high, &low, &counter) != 3)
        return id; /* not an id of ours; the table refuses it if it is there already */
    uint64_t next = ((uint64_t)(high << 16 | low) << 12 | counter) + 1;
    char head[19];
    snprintf(head, sizeof head, "%08x-%04x-7%03x", (unsigned)(next >> 28),
             (unsigned)(next >> 12 & 0xFFFF), (unsigned)(next & 0xFFF));
    memcpy(id.text, head, 18);
    return id;
}

static bool add(struct progress *p, const struct event *e, struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, QUERY_ADD_EVENT, reterr);
    if (!s)
        return false;
    bind_str(s, 1, str_from(e->id.text));
    sqlite3_bind_int64(s, 2, e->at_ms);
    bind_str(s, 3, str_from(event_kind_name(e->kind)));
    bind_str(s, 4, e->pack);
    bind_str(s, 5, e->item);
    bind_str(s, 6, str_from(results[e->result]));
    bind_str(s, 7, e->detail);
    bind_str(s, 8, e->tag);
    sqlite3_bind_int(s, 9, e->number);
    bind_str(s, 10, e->answer_hash);
    sqlite3_bind_int64(s, 11, e->took_ms);
    sqlite3_bind_int64(s, 12, e->usual_ms);
    sqlite3_bind_int(s, 13, e->zone_min);
    bind_str(s, 14, e->stage);
    return store_run(p, s, reterr);
}

bool progress_record(struct progress *p, struct event *e, struct error *reterr)
{
    BUG_IF((unsigned)e->kind >= EVENT_KINDS || (unsigned)e->result >= COUNT(results));
    bool passing = e->kind == EVENT_ATTEMPT && e->result == RESULT_PASSED;
    struct previous prev = {0};
    struct event last, new = *e;
    struct uuid last_id = {""};

    if (!store_begin(p, passing, reterr))
        return false;
    sqlite3_stmt *s = store_query(p, QUERY_LAST_EVENT, reterr);
    if (!s)
        goto fail;
    int rc = sqlite3_step(s);
    if (rc == SQLITE_ROW) {
        event_from_row(s, &last);
        previous_set(&prev, &last);
        last_id = last.id;
    }
    sqlite3_reset(s);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
        store_failed(p->db, p->path, reterr);
        goto fail;
    }
    new.at_ms = p->world->now_ms(p->world->ctx);
    new.id = id_after(p->world, new.at_ms, last_id.text);
    new.zone_min = world_zone(p->world, new.at_ms);
    if (!derive_ensure(p, str_from(last_id.text), reterr) || !add(p, &new, reterr) ||
        !derive_step(p, &prev, &new, reterr) ||
        !derive_mark_step(p, str_from(new.id.text), reterr) || !store_commit(p, reterr))
        goto fail;
    previous_release(&prev);
    e->id = new.id;
    e->at_ms = new.at_ms;
    e->zone_min = new.zone_min;
    return true;
fail:
    store_rollback(p);
    previous_release(&prev);
    return false;
}

bool progress_events(struct progress *p, bool (*see)(void *ctx, const struct event *e), void *ctx,
                     struct error *reterr)
{
    /* A statement of its own: see() may use p, even for this again. */
    sqlite3_stmt *s = NULL;
    struct event e;
    int rc;
    if (sqlite3_prepare_v2(p->db,
                           "SELECT " EVENT_COLUMNS " FROM event ORDER BY id",
                           -1, &s, NULL) != SQLITE_OK)
        return store_failed(p->db, p->path, reterr);
    while ((rc = sqlite3_step(s)) == SQLITE_ROW)
        if (event_from_row(s, &e) && !see(ctx, &e))
            break;
    bool ok = rc == SQLITE_ROW || rc == SQLITE_DONE;
    if (!ok)
        store_failed(p->db, p->path, reterr);
    sqlite3_finalize(s);
    return ok;
}
