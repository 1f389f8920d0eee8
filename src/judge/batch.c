/* Many attempts in one worker.
 *
 * What stands around a small attempt costs more than the attempt: fork, mapping, filters, the first touch
 * of each page, exit. So those that are known beforehand are noted (judge_expect), and then judged by the
 * batch: a worker compiles all, then runs one after the other, each with a log of its own. A verdict is
 * kept until somebody asks for it (judge_run). If the worker ends before it is through, what it was at is
 * judged alone, and the others go with the next batch. tests/judge/batch_test holds verdicts of either
 * kind against each other. */
#include "judge/batch.h"

#include "base/hash.h"
#include "judge/attempt.h"
#include "judge/log.h"
#include "judge/verdict.h"

enum { BATCH_BYTES = 512 << 10, PAGE = 4096 };
#define BATCH_RESULT ((size_t)4 << 30) /* of address space; little of it is touched */

/* ---- what is expected ------------------------------------------------------------------ */

static bool expected_pack(struct expected *ret, const struct attempt *a)
{
    struct error error;
    for (; a; a = a->next) {
        if (ret->count == JUDGE_CHAIN || !attempt_pack(a, &ret->packed, &error)) {
            return false;
        }
        ret->ends[ret->count++] = ret->packed.len;
    }
    ret->hash = hash64(FNV64_START, ret->packed.at, ret->packed.len);
    return true;
}

static void expected_release(struct expected *k)
{
    buf_release(&k->packed);
    verdict_free(k->verdict);
    *k = (struct expected){0};
}

struct verdict *ahead_take(struct ahead *h, const struct attempt *a)
{
    struct expected wanted = {0};
    struct verdict *v = NULL;
    bool packed = h->list.len && expected_pack(&wanted, a);
    for (size_t i = 0; packed && !v && i < h->list.len; i++) {
        struct expected *k = &h->list.at[i];
        if (k->verdict && k->hash == wanted.hash && str_eq(buf_view(&k->packed), buf_view(&wanted.packed))) {
            v = k->verdict;
            k->verdict = NULL;
            expected_release(k);
            *k = h->list.at[--h->list.len];
        }
    }
    expected_release(&wanted);
    return v;
}

static size_t ahead_clear(struct ahead *h)
{
    size_t count = h->list.len;
    for (size_t i = 0; i < count; i++) {
        expected_release(&h->list.at[i]);
    }
    h->list.len = 0;
    return count;
}

void ahead_release(struct ahead *h)
{
    ahead_clear(h);
    vec_release(&h->list);
}

/* ---- batches ------------------------------------------------------------------------------ */

/* Those whose attempts came to their end, whatever became of the worker behind that. */
void batch_read(struct batch *b, const char *result)
{
    b->stopped_at = ((const struct judge_log *)(const void *)result)->under_way % b->count;
    for (size_t i = 0; i < b->count; i++) {
        const struct judge_log *log = (const void *)result;
        const struct worker_end end = {0};
        if (log->whole && log->magic == LOG_MAGIC) {
            b->verdicts[i] = verdict_read(b->at[i].packed, log, b->at[i].result_len, &end);
        }
        result += b->at[i].result_len;
    }
}

/* One attempt of a chain, by itself. */
struct single {
    struct str packed;
    struct attempt attempt; /* unpacked from that; next is NULL */
    struct verdict *verdict;
    bool tried;
};
struct singles {
    struct arena arena;
    VEC(struct single) list;
};

/* Takes the first that is not tried, and those that can go with it. */
static void fill_batch(struct batch *b, struct singles *all, size_t ret_which[JUDGE_BATCH])
{
    size_t bytes = 0, result = 0;
    const struct single *first = NULL;
    for (size_t i = 0; i < all->list.len && b->count < JUDGE_BATCH; i++) {
        struct single *s = &all->list.at[i];
        size_t room = (verdict_log_size(&s->attempt) + PAGE - 1) / PAGE * PAGE;
        if (s->tried || (first && (!attempts_go_together(&first->attempt, &s->attempt)
                                   || bytes + s->packed.len > BATCH_BYTES || result + room > BATCH_RESULT))) {
            continue;
        }
        s->tried = true;
        first = first ? first : s;
        bytes += s->packed.len;
        result += room;
        ret_which[b->count] = i;
        b->at[b->count++] = (struct batched){s->packed, room};
    }
}

static void run_batch(struct judge *j, struct singles *all)
{
    struct batch b = {0};
    size_t which[JUDGE_BATCH];
    int64_t wall_ms = 0;
    fill_batch(&b, all, which);
    for (size_t i = 0; i < b.count; i++) {
        wall_ms += attempt_wall_ms(&all->list.at[which[i]].attempt);
    }
    if (b.count > 1) {
        judge_run_batch(j, &b, wall_ms);
    }
    for (size_t i = 0; i < b.count; i++) {
        struct single *s = &all->list.at[which[i]];
        s->verdict = b.verdicts[i];
        s->tried = s->verdict; /* those behind where it stopped go with the next */
        if (i == b.stopped_at && !s->verdict) {
            s->tried = true;
            s->verdict = judge_run_now(j, &s->attempt);
        }
    }
}

/* Each link of an attempt that is expected. */
static void add_singles(struct singles *all, const struct expected *k)
{
    for (size_t i = 0; i < k->count; i++) {
        struct single s = {.packed = str_slice(buf_view(&k->packed), i ? k->ends[i - 1] : 0, k->ends[i])};
        if (!attempt_unpack(&all->arena, s.packed, &s.attempt)) {
            s.tried = true;
            s.verdict = verdict_fault("the attempt cannot be sent: a figure in it is out of bounds");
        }
        vec_push(&all->list, s);
    }
}

void judge_ahead(struct judge *j)
{
    struct singles all = {0};
    struct ahead *h = judge_ahead_of(j);
    for (size_t i = 0; i < h->list.len; i++) {
        if (!h->list.at[i].verdict) {
            add_singles(&all, &h->list.at[i]);
        }
    }
    for (size_t i = 0; i < all.list.len; i++) {
        while (!all.list.at[i].verdict) {
            run_batch(j, &all);
        }
    }
    struct single *s = all.list.at;
    for (size_t i = 0; i < h->list.len; i++) {
        struct expected *k = &h->list.at[i];
        struct verdict **to = &k->verdict;
        for (size_t n = k->verdict ? k->count : 0; n < k->count; n++, s++, to = &(*to)->next) {
            *to = s->verdict;
        }
    }
    vec_release(&all.list);
    arena_release(&all.arena);
}

void judge_expect(struct judge *j, const struct attempt *a)
{
    struct expected k = {0};
    if (expected_pack(&k, a)) {
        vec_push(&judge_ahead_of(j)->list, k);
    } else {
        expected_release(&k); /* judge_run() says why */
    }
}

size_t judge_forget(struct judge *j) { return ahead_clear(judge_ahead_of(j)); }

void judge_run_all(struct judge *j, const struct attempt *const *attempts, size_t count, struct verdict **ret)
{
    for (size_t i = 0; i < count; i++) {
        judge_expect(j, attempts[i]);
    }
    judge_ahead(j);
    for (size_t i = 0; i < count; i++) {
        ret[i] = judge_run(j, attempts[i]);
    }
}
