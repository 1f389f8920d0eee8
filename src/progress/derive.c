/* One row for each item, folded from the events: what lists and maps need to
 * know at once. An event changes its own item's row and the active time of the
 * item worked at before it: the time from one event to the next belongs to the
 * item of the first, if it is no longer than PAUSE_MS (else they were away). In one
 * millisecond something was done, too: 0 is left to what is not known.
 *
 * The same fold runs event by event as they are recorded and over all of them
 * in a rebuild, so both give the same rows. The table `derived` says of how many
 * events the rows tell, up to which, and by which rules; when that does not fit
 * (events were merged in, or RULES was raised with a new version of the fold),
 * the next to open or record rebuilds. What is remembered (mastery.c) is stepped
 * and rebuilt along with it. */
#include "progress/store.h"

enum {
    RULES = 3,
    PAUSE_MS = 5 * 60 * 1000,
};

struct row {
    struct item_state state; /* slices borrowed from the statement or the event */
    bool solution;           /* the reference was seen */
};

void previous_set(struct previous *p, const struct event *e)
{
    p->any = true;
    p->at_ms = e->at_ms;
    buf_clear(&p->pack);
    buf_str(&p->pack, e->pack);
    buf_clear(&p->item);
    buf_str(&p->item, e->item);
}

void previous_release(struct previous *p)
{
    buf_release(&p->pack);
    buf_release(&p->item);
}

static struct row row_read(sqlite3_stmt *s)
{
    return (struct row){
        .state = {
            .pack = column_str(s, 0),
            .item = column_str(s, 1),
            .opened = sqlite3_column_int(s, 2),
            .read = sqlite3_column_int(s, 3),
            .passed = sqlite3_column_int(s, 4),
            .helped = sqlite3_column_int(s, 5),
            .attempts = sqlite3_column_int(s, 7),
            .failures = sqlite3_column_int(s, 8),
            .failures_in_a_row = sqlite3_column_int(s, 9),
            .hints = sqlite3_column_int(s, 10),
            .first_opened_ms = sqlite3_column_int64(s, 11),
            .first_passed_ms = sqlite3_column_int64(s, 12),
            .last_ms = sqlite3_column_int64(s, 13),
            .active_ms_to_pass = sqlite3_column_int64(s, 14),
            .last_failure = column_str(s, 15),
        },
        .solution = sqlite3_column_int(s, 6),
    };
}

static bool row_save(struct progress *p, const struct row *r, struct error *reterr)
{
    const struct item_state *t = &r->state;
    sqlite3_stmt *s = store_query(p, QUERY_SAVE_STATE, reterr);
    if (!s)
        return false;
    bind_str(s, 1, t->pack);
    bind_str(s, 2, t->item);
    const int64_t numbers[] = {
        t->opened, t->read, t->passed, t->helped, r->solution, t->attempts, t->failures,
        t->failures_in_a_row, t->hints, t->first_opened_ms, t->first_passed_ms, t->last_ms,
        t->active_ms_to_pass,
    };
    for (size_t i = 0; i < COUNT(numbers); i++)
        sqlite3_bind_int64(s, 3 + (int)i, numbers[i]);
    bind_str(s, 16, t->last_failure);
    return store_run(p, s, reterr);
}

/* An empty row if there is none. Slices in *ret die with the arena. */
static bool row_load(struct progress *p, struct arena *a, struct str pack, struct str item,
                     struct row *ret, bool *ret_found, struct error *reterr)
{
    *ret = (struct row){.state = {.pack = pack, .item = item, .last_failure = {"", 0}}};
    *ret_found = false;
    sqlite3_stmt *s = store_query(p, QUERY_STATE, reterr);
    if (!s)
        return false;
    bind_str(s, 1, pack);
    bind_str(s, 2, item);
    int rc = sqlite3_step(s);
    if (rc == SQLITE_ROW) {
        *ret = row_read(s);
        ret->state.pack = arena_str(a, ret->state.pack);
        ret->state.item = arena_str(a, ret->state.item);
        ret->state.last_failure = arena_str(a, ret->state.last_failure);
        *ret_found = true;
    } else if (rc != SQLITE_DONE) {
        store_failed(p->db, p->path, reterr);
    }
    sqlite3_reset(s);
    return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static void attempt(struct row *r, const struct event *e)
{
    struct item_state *t = &r->state;
    t->attempts++;
    if (e->result == RESULT_PASSED) {
        if (!t->passed) {
            t->passed = true;
            t->first_passed_ms = e->at_ms;
            t->helped = r->solution || t->hints >= 3;
        }
        t->failures_in_a_row = 0;
    } else {
        t->failures++;
        t->failures_in_a_row++;
        t->last_failure = e->detail;
    }
}

static void apply(struct row *r, const struct event *e)
{
    struct item_state *t = &r->state;
    if (!t->opened)
        t->first_opened_ms = e->at_ms;
    t->opened = true;
    if (e->at_ms > t->last_ms)
        t->last_ms = e->at_ms;
    switch (e->kind) {
    case EVENT_READ: t->read = true; break;
    case EVENT_ATTEMPT: attempt(r, e); break;
    case EVENT_HINT:
        if (!e->detail.len && e->number > t->hints) /* a variant's is not of the exercise's ladder */
            t->hints = e->number;
        break;
    case EVENT_SOLUTION: r->solution = true; break;
    case EVENT_TRACK:
    case EVENT_OPENED:
    case EVENT_RESET:
    case EVENT_UNDO_RESET:
    case EVENT_REVIEW:
    case EVENT_PREDICTED:
    case EVENT_PLACED:
    case EVENT_TESTED_OUT:
    case EVENT_STAGE:
    case EVENT_BADGE:
    case EVENT_KINDS: break;
    }
}

int64_t progress_active(int64_t before_ms, int64_t now_ms)
{
    int64_t gap = now_ms - before_ms;
    return gap < 0 || gap > PAUSE_MS ? 0 : gap ? gap : 1;
}

static bool add_active(struct progress *p, struct arena *a, const struct previous *prev,
                       int64_t now, struct error *reterr)
{
    struct row row;
    bool found;
    int64_t active = prev->any && prev->item.len ? progress_active(prev->at_ms, now) : 0;
    if (!active)
        return true;
    if (!row_load(p, a, buf_view(&prev->pack), buf_view(&prev->item), &row, &found, reterr))
        return false;
    if (!found || row.state.passed)
        return true;
    row.state.active_ms_to_pass += active;
    return row_save(p, &row, reterr);
}

bool derive_step(struct progress *p, const struct previous *prev, const struct event *e,
                 struct error *reterr)
{
    struct arena a = {0};
    struct row row = {.solution = false};
    bool found;
    bool ok = add_active(p, &a, prev, e->at_ms, reterr);
    if (ok && e->item.len) {
        ok = row_load(p, &a, e->pack, e->item, &row, &found, reterr);
        if (ok) {
            apply(&row, e);
            ok = row_save(p, &row, reterr);
        }
    }
    ok = ok && mastery_step(p, e, row.state.active_ms_to_pass, reterr);
    arena_release(&a);
    return ok;
}

static bool mark(struct progress *p, enum query q, struct str last_id, struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, q, reterr);
    if (!s)
        return false;
    sqlite3_bind_int(s, 1, RULES);
    bind_str(s, 2, last_id);
    return store_run(p, s, reterr);
}

bool derive_mark_step(struct progress *p, struct str last_id, struct error *reterr)
{
    return mark(p, QUERY_STEP_DERIVED, last_id, reterr);
}

struct rebuild {
    struct progress *p;
    struct previous prev;
    struct uuid last;
    struct error *reterr;
    bool ok;
};

static bool rebuild_see(void *ctx, const struct event *e)
{
    struct rebuild *r = ctx;
    r->ok = derive_step(r->p, &r->prev, e, r->reterr);
    previous_set(&r->prev, e);
    r->last = e->id;
    return r->ok;
}

static bool rebuild(struct progress *p, struct error *reterr)
{
    struct rebuild r = {.p = p, .reterr = reterr, .ok = true};
    bool ok = store_run(p, store_query(p, QUERY_DROP_STATES, reterr), reterr) &&
              mastery_drop(p, reterr) &&
              progress_events(p, rebuild_see, &r, reterr) && r.ok &&
              mark(p, QUERY_SAVE_DERIVED, str_from(r.last.text), reterr);
    previous_release(&r.prev);
    return ok;
}

static bool number_of(struct progress *p, enum query q, int64_t *ret, struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, q, reterr);
    if (!s)
        return false;
    bool ok = sqlite3_step(s) == SQLITE_ROW;
    if (ok)
        *ret = sqlite3_column_int64(s, 0);
    else
        store_failed(p->db, p->path, reterr);
    sqlite3_reset(s);
    return ok;
}

/* The count is worth the look at all events only after another connection wrote. */
static bool same_count(struct progress *p, int64_t events, bool *ret_same, struct error *reterr)
{
    int64_t version, count;
    *ret_same = true;
    if (!number_of(p, QUERY_DATA_VERSION, &version, reterr))
        return false;
    if (p->counted && version == p->data_version)
        return true;
    if (!number_of(p, QUERY_COUNT, &count, reterr))
        return false;
    p->counted = true;
    p->data_version = version;
    *ret_same = count == events;
    return true;
}

/* Do the rows tell of all events up to last_id, by today's rules? */
static bool fitting(struct progress *p, struct str last_id, bool *ret_fits, struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, QUERY_DERIVED, reterr);
    if (!s)
        return false;
    int rc = sqlite3_step(s);
    bool fits = last_id.len == 0, same;
    int64_t events = 0;
    if (rc == SQLITE_ROW) {
        fits = sqlite3_column_int(s, 0) == RULES && str_eq(column_str(s, 1), last_id);
        events = sqlite3_column_int64(s, 2);
    }
    sqlite3_reset(s);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return store_failed(p->db, p->path, reterr);
    if (!same_count(p, events, &same, reterr))
        return false;
    *ret_fits = fits && same;
    return true;
}

bool derive_ensure(struct progress *p, struct str last_id, struct error *reterr)
{
    bool fits;
    return fitting(p, last_id, &fits, reterr) && (fits || rebuild(p, reterr));
}

/* In a read-only file this changes the copy in memory. */
bool derive_if_lazy(struct progress *p, struct error *reterr)
{
    if (!p->lazy)
        return true;
    p->lazy = p->read_only = false;
    bool ok = derive_catch_up(p, reterr);
    p->read_only = true;
    return ok;
}

static bool last_event(struct progress *p, struct uuid *ret, struct error *reterr)
{
    struct event last = {.id = {""}};
    sqlite3_stmt *s = store_query(p, QUERY_LAST_EVENT, reterr);
    if (!s)
        return false;
    int rc = sqlite3_step(s);
    if (rc == SQLITE_ROW)
        event_from_row(s, &last);
    else if (rc != SQLITE_DONE)
        store_failed(p->db, p->path, reterr);
    sqlite3_reset(s);
    *ret = last.id;
    return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool derive_catch_up(struct progress *p, struct error *reterr)
{
    struct uuid last;
    if (!store_begin(p, false, reterr))
        return false;
    if (!last_event(p, &last, reterr) || !derive_ensure(p, str_from(last.text), reterr)) {
        store_rollback(p);
        return false;
    }
    return store_commit(p, reterr);
}

bool progress_rebuild(struct progress *p, struct arena *a, struct derived_changes *changes,
                      struct error *reterr)
{
    struct audit before = {0}, after = {0};
    bool compare = changes != NULL, fits = true, ok = false;
    struct uuid last;
    int64_t events = 0;
    if (!store_begin(p, false, reterr))
        return false;
    p->counted = false;
    if ((!compare || (audit_take(p, &before, reterr) && last_event(p, &last, reterr) &&
                      fitting(p, str_from(last.text), &fits, reterr) &&
                      number_of(p, QUERY_COUNT, &events, reterr))) &&
        rebuild(p, reterr) && (!compare || audit_take(p, &after, reterr)))
        ok = store_commit(p, reterr);
    else
        store_rollback(p);
    if (ok && compare) {
        audit_compare(a, &before, &after, changes);
        changes->events = (size_t)events;
        changes->stale = !fits;
    }
    audit_release(&before);
    audit_release(&after);
    return ok;
}

bool progress_audit(struct progress *p, struct arena *a, struct derived_changes *changes,
                    struct error *reterr)
{
    BUG_IF(!p->read_only);
    p->lazy = p->read_only = false; /* changes the copy in memory */
    bool ok = progress_rebuild(p, a, changes, reterr);
    p->read_only = true;
    return ok;
}

bool progress_item(struct progress *p, struct arena *a, struct str pack, struct str item,
                   struct item_state *ret)
{
    struct row row = {.state = {.pack = pack, .item = item}};
    bool found = false;
    struct error ignored;
    bool ok = derive_if_lazy(p, &ignored) &&
              row_load(p, a, pack, item, &row, &found, &ignored);
    *ret = row.state;
    return ok && found;
}

bool progress_items(struct progress *p, struct arena *a, struct str pack,
                    struct item_state **ret, size_t *ret_count, struct error *reterr)
{
    VEC(struct item_state) v = {0};
    sqlite3_stmt *s = store_query(p, pack.len ? QUERY_PACK_STATES : QUERY_STATES, reterr);
    int rc;
    if (!s || !derive_if_lazy(p, reterr))
        return false;
    if (pack.len)
        bind_str(s, 1, pack);
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct item_state t = row_read(s).state;
        t.pack = arena_str(a, t.pack);
        t.item = arena_str(a, t.item);
        t.last_failure = arena_str(a, t.last_failure);
        vec_push(&v, t);
    }
    bool ok = rc == SQLITE_DONE;
    if (ok) {
        *ret = arena_array(a, v.len, sizeof **ret);
        for (size_t i = 0; i < v.len; i++)
            (*ret)[i] = v.at[i];
        *ret_count = v.len;
    } else {
        store_failed(p->db, p->path, reterr);
    }
    sqlite3_reset(s);
    vec_release(&v);
    return ok;
}
