/* The tables of what is remembered: memory (a row for each exercise that was
 * tried), sighting (misconceptions and failures seen in answers, by item) and
 * tested (units passed by test). memory.c says what an event means; here it is
 * read, stepped and written, inside the transaction that adds the event or
 * rebuilds everything. */
#include "progress/store.h"

static struct memory memory_read(sqlite3_stmt *s)
{
    int i = 0;
    struct memory m = {.pack = column_str(s, i++)};
    m.item = column_str(s, i++);
    m.passed = sqlite3_column_int(s, i++);
    m.hints = sqlite3_column_int(s, i++);
    m.solution = sqlite3_column_int(s, i++);
    m.failures = sqlite3_column_int(s, i++);
    m.foretold = sqlite3_column_int(s, i++);
    m.passed_day = sqlite3_column_int64(s, i++);
    m.rated = sqlite3_column_int(s, i++);
    m.fsrs.stability = sqlite3_column_double(s, i++);
    m.fsrs.difficulty = sqlite3_column_double(s, i++);
    m.last_ms = sqlite3_column_int64(s, i++);
    m.last_day = sqlite3_column_int64(s, i++);
    m.due_day = sqlite3_column_int64(s, i++);
    m.reviews = sqlite3_column_int(s, i++);
    m.lapses = sqlite3_column_int(s, i++);
    m.review_day = sqlite3_column_int64(s, i++);
    m.reviews_that_day = sqlite3_column_int(s, i++);
    m.proofs = sqlite3_column_int(s, i++);
    m.proof_day = sqlite3_column_int64(s, i++);
    m.sure_ms = sqlite3_column_int64(s, i++);
    m.sure_day = sqlite3_column_int64(s, i++);
    m.hint_in_review = sqlite3_column_int(s, i++);
    return m;
}

static bool memory_save(struct progress *p, const struct memory *m, struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, QUERY_SAVE_MEMORY, reterr);
    int i = 1;
    if (!s)
        return false;
    bind_str(s, i++, m->pack);
    bind_str(s, i++, m->item);
    sqlite3_bind_int(s, i++, m->passed);
    sqlite3_bind_int(s, i++, m->hints);
    sqlite3_bind_int(s, i++, m->solution);
    sqlite3_bind_int(s, i++, m->failures);
    sqlite3_bind_int(s, i++, m->foretold);
    sqlite3_bind_int64(s, i++, m->passed_day);
    sqlite3_bind_int(s, i++, m->rated);
    sqlite3_bind_double(s, i++, m->fsrs.stability);
    sqlite3_bind_double(s, i++, m->fsrs.difficulty);
    sqlite3_bind_int64(s, i++, m->last_ms);
    sqlite3_bind_int64(s, i++, m->last_day);
    sqlite3_bind_int64(s, i++, m->due_day);
    sqlite3_bind_int(s, i++, m->reviews);
    sqlite3_bind_int(s, i++, m->lapses);
    sqlite3_bind_int64(s, i++, m->review_day);
    sqlite3_bind_int(s, i++, m->reviews_that_day);
    sqlite3_bind_int(s, i++, m->proofs);
    sqlite3_bind_int64(s, i++, m->proof_day);
    sqlite3_bind_int64(s, i++, m->sure_ms);
    sqlite3_bind_int64(s, i++, m->sure_day);
    sqlite3_bind_int(s, i++, m->hint_in_review);
    return store_run(p, s, reterr);
}

static bool step_memory(struct progress *p, const struct event *e, int64_t active_ms,
                        struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, QUERY_MEMORY, reterr);
    if (!s)
        return false;
    bind_str(s, 1, e->pack);
    bind_str(s, 2, e->item);
    int rc = sqlite3_step(s);
    struct memory m = {.pack = e->pack, .item = e->item};
    if (rc == SQLITE_ROW) {
        m = memory_read(s);
        m.pack = e->pack; /* the row's text ends with the reset */
        m.item = e->item;
    } else if (rc != SQLITE_DONE) {
        store_failed(p->db, p->path, reterr);
    }
    sqlite3_reset(s);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return false;
    memory_step(&m, e, active_ms);
    return memory_save(p, &m, reterr);
}

static const char *const sighting_names[] = {[SIGHTING_TAG] = "tag", [SIGHTING_CODE] = "code"};

static bool step_sighting(struct progress *p, const struct event *e, const struct sighting *seen,
                          struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, QUERY_SAVE_SIGHTING, reterr);
    if (!s)
        return false;
    bind_str(s, 1, e->pack);
    bind_str(s, 2, seen->item);
    bind_str(s, 3, str_from(sighting_names[seen->kind]));
    bind_str(s, 4, seen->name);
    sqlite3_bind_int(s, 5, seen->sure);
    sqlite3_bind_int64(s, 6, seen->last_ms);
    sqlite3_bind_int64(s, 7, seen->last_day);
    sqlite3_bind_int64(s, 8, seen->sure_ms);
    sqlite3_bind_int64(s, 9, seen->sure_day);
    return store_run(p, s, reterr);
}

static bool step_tested(struct progress *p, const struct event *e, struct error *reterr)
{
    bool passed = e->result == RESULT_PASSED;
    sqlite3_stmt *s = store_query(p, QUERY_SAVE_TESTED, reterr);
    if (!s)
        return false;
    bind_str(s, 1, e->pack);
    bind_str(s, 2, e->detail);
    sqlite3_bind_int(s, 3, passed);
    sqlite3_bind_int64(s, 4, passed ? e->at_ms : 0);
    return store_run(p, s, reterr);
}

bool mastery_step(struct progress *p, const struct event *e, int64_t active_ms,
                  struct error *reterr)
{
    struct sighting seen[2];
    if (memory_concerns(e) && !step_memory(p, e, active_ms, reterr))
        return false;
    size_t count = sightings_of(e, seen);
    for (size_t i = 0; i < count; i++)
        if (!step_sighting(p, e, &seen[i], reterr))
            return false;
    return e->kind != EVENT_TESTED_OUT || step_tested(p, e, reterr);
}

bool mastery_drop(struct progress *p, struct error *reterr)
{
    return store_run(p, store_query(p, QUERY_DROP_MEMORIES, reterr), reterr) &&
           store_run(p, store_query(p, QUERY_DROP_SIGHTINGS, reterr), reterr) &&
           store_run(p, store_query(p, QUERY_DROP_TESTED, reterr), reterr);
}

/* ---- reading -------------------------------------------------------------------- */

/* A statement for one pack. */
static sqlite3_stmt *of_pack(struct progress *p, enum query q, struct str pack,
                             struct error *reterr)
{
    sqlite3_stmt *s = store_query(p, q, reterr);
    if (s)
        bind_str(s, 1, pack);
    return s;
}

static bool done(struct progress *p, sqlite3_stmt *s, int rc, struct error *reterr)
{
    if (rc != SQLITE_DONE)
        store_failed(p->db, p->path, reterr);
    sqlite3_reset(s);
    return rc == SQLITE_DONE;
}

/* A VEC of the heap, moved into an array of the arena. */
#define KEEP(arena, v, array, count)                                 \
    do {                                                             \
        *(array) = arena_array((arena), (v)->len, sizeof *(v)->at);  \
        for (size_t i_ = 0; i_ < (v)->len; i_++)                     \
            (*(array))[i_] = (v)->at[i_];                            \
        *(count) = (v)->len;                                         \
        vec_release(v);                                              \
    } while (0)

static bool read_memories(struct progress *p, struct arena *a, struct str pack,
                          struct remembered *ret, struct error *reterr)
{
    VEC(struct memory) v = {0};
    int rc;
    sqlite3_stmt *s = of_pack(p, QUERY_MEMORIES, pack, reterr);
    if (!s)
        return false;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct memory m = memory_read(s);
        m.pack = arena_str(a, m.pack);
        m.item = arena_str(a, m.item);
        vec_push(&v, m);
    }
    KEEP(a, &v, &ret->memories, &ret->memory_count);
    return done(p, s, rc, reterr);
}

static bool read_sightings(struct progress *p, struct arena *a, struct str pack,
                           struct remembered *ret, struct error *reterr)
{
    VEC(struct sighting) v = {0};
    int rc;
    sqlite3_stmt *s = of_pack(p, QUERY_SIGHTINGS, pack, reterr);
    if (!s)
        return false;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct sighting one = {
            .item = arena_str(a, column_str(s, 0)),
            .kind = str_is(column_str(s, 1), "code") ? SIGHTING_CODE : SIGHTING_TAG,
            .name = arena_str(a, column_str(s, 2)),
            .times = sqlite3_column_int(s, 3),
            .sure = sqlite3_column_int(s, 4),
            .last_ms = sqlite3_column_int64(s, 5),
            .last_day = sqlite3_column_int64(s, 6),
            .sure_ms = sqlite3_column_int64(s, 7),
            .sure_day = sqlite3_column_int64(s, 8),
        };
        vec_push(&v, one);
    }
    KEEP(a, &v, &ret->sightings, &ret->sighting_count);
    return done(p, s, rc, reterr);
}

static bool read_tested(struct progress *p, struct arena *a, struct str pack,
                        struct remembered *ret, struct error *reterr)
{
    VEC(struct tested) v = {0};
    int rc;
    sqlite3_stmt *s = of_pack(p, QUERY_TESTED, pack, reterr);
    if (!s)
        return false;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct tested one = {arena_str(a, column_str(s, 0)), sqlite3_column_int(s, 1) != 0,
                             sqlite3_column_int(s, 2), sqlite3_column_int64(s, 3)};
        vec_push(&v, one);
    }
    KEEP(a, &v, &ret->tested, &ret->tested_count);
    return done(p, s, rc, reterr);
}

bool progress_remembered(struct progress *p, struct arena *a, struct str pack,
                         struct remembered *ret, struct error *reterr)
{
    struct remembered r = {0};
    if (!derive_if_lazy(p, reterr) || !read_memories(p, a, pack, &r, reterr) ||
        !read_sightings(p, a, pack, &r, reterr) || !read_tested(p, a, pack, &r, reterr))
        return false;
    *ret = r;
    return true;
}
