/* A schedule as text, and a scheduler that follows one. The form is in explore.h. */
#include "explore/room.h"

static bool bad(struct error *e, size_t at, const char *why)
{
    return error_set(e, ERROR_DATA, "this is no schedule: %s, at character %zu", why, at + 1);
}

bool schedule_read(struct str text, struct schedule *ret, struct error *reterr)
{
    struct schedule s = {0};
    if (!str_starts(text, "s:"))
        return bad(reterr, 0, "it does not begin with s:");
    uint64_t tick = 0;
    for (size_t i = 2; i < text.len; i++) {
        uint64_t more = 0;
        size_t digits = i;
        while (i < text.len && text.at[i] >= '0' && text.at[i] <= '9') {
            more = more * 10 + (uint64_t)(text.at[i++] - '0');
            if (more > UINT32_MAX)
                return bad(reterr, digits, "the number is too large");
        }
        if (i == digits)
            return bad(reterr, i, "a number was expected");
        if (i == text.len)
            return bad(reterr, i, "the number is followed by no thread");
        char c = text.at[i];
        bool thread = c >= 'a' && c < 'a' + THREADS_MAX, pick = c >= 'r' && c <= 'z';
        if (!thread && !pick)
            return bad(reterr, i, "a thread is a letter from a to p, a choice one from r to z");
        tick += more;
        if (tick >= UINT32_MAX)
            return bad(reterr, digits, "the number is too large");
        if (s.count == DEPARTURES_MAX)
            return bad(reterr, digits, "it is too long");
        s.at[s.count++] = (struct departure){(uint32_t)tick, pick,
                                             (uint8_t)(pick ? c - 'r' + 1 : c - 'a')};
    }
    *ret = s;
    return true;
}

void schedule_write(const struct schedule *s, char ret[REPLAY_MAX])
{
    char *at = ret;
    uint32_t before = 0;
    ret[0] = 0;
    if (s->cut || s->count > DEPARTURES_MAX)
        return;
    *at++ = 's';
    *at++ = ':';
    for (uint32_t i = 0; i < s->count; i++) {
        char digits[10];
        int n = 0;
        uint32_t more = s->at[i].tick - before;
        before = s->at[i].tick;
        do
            digits[n++] = (char)('0' + more % 10);
        while (more /= 10);
        if (at + n + 2 > ret + REPLAY_MAX || (s->at[i].pick && (!s->at[i].value || s->at[i].value > 9))) {
            ret[0] = 0;
            return;
        }
        while (n)
            *at++ = digits[--n];
        *at++ = (char)(s->at[i].pick ? 'r' + s->at[i].value - 1 : 'a' + s->at[i].value);
    }
    *at = 0;
}

static void depart(struct schedule *s, uint32_t tick, bool pick, uint8_t value)
{
    if (s->count == DEPARTURES_MAX)
        s->cut = true;
    else
        s->at[s->count++] = (struct departure){tick, pick, value};
}

void schedule_of(const struct guest_event *events, uint32_t count, struct schedule *ret)
{
    memset(ret, 0, sizeof *ret);
    uint32_t running = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct guest_event *e = &events[i];
        if (e->flags & EVENT_POINT && e->enabled) {
            struct guest_point p = {.running = running, .enabled = e->enabled,
                                    .yielded = e->yielded, .tick = e->tick};
            if (ordinary_next(&p) != e->thread)
                depart(ret, e->tick, false, e->thread);
        }
        if (e->flags & EVENT_PICK && e->picked)
            depart(ret, e->tick, true, e->picked);
        running = e->thread;
    }
}

/* ---- following one ---- */

static void ask_next(struct replay *r)
{
    r->scheduler.ask_at = r->at < r->schedule->count ? r->schedule->at[r->at].tick : UINT32_MAX;
}

static int replay_next(void *with, const struct guest_point *p)
{
    struct replay *r = with;
    const struct schedule *s = r->schedule;
    /* A choice that nobody asked for: what it was made for has changed. */
    while (r->at < s->count && s->at[r->at].pick && s->at[r->at].tick < p->tick) {
        r->departed = true;
        r->at++;
    }
    int thread = (int)ordinary_next(p);
    if (r->at < s->count && !s->at[r->at].pick && s->at[r->at].tick <= p->tick) {
        const struct departure *d = &s->at[r->at++];
        if (d->tick == p->tick && d->value < 32 && p->enabled >> d->value & 1)
            thread = d->value;
        else
            r->departed = true;
    }
    ask_next(r);
    return thread;
}

static uint32_t replay_pick(void *with, const struct guest_point *p, uint32_t choices)
{
    struct replay *r = with;
    (void)p;
    if (r->at >= r->schedule->count || !r->schedule->at[r->at].pick
        || r->schedule->at[r->at].tick > p->tick)
        return 0;
    uint32_t value = r->schedule->at[r->at++].value;
    ask_next(r);
    if (value < choices)
        return value;
    r->departed = true;
    return 0;
}

void replay_start(struct replay *r, const struct schedule *s, bool weak)
{
    *r = (struct replay){.schedule = s};
    r->scheduler = (struct guest_scheduler){.with = r, .next = replay_next, .pick = replay_pick,
                                            .weak = weak};
    ask_next(r);
}
