/* axioms.h - the outcomes of a small program of atomic operations as the axioms of C11 have
 * them, with what P0668R5 made of the order S: every way in which loads could read from
 * stores (rf) and stores follow each other (mo) is tried, and those are kept that break no
 * axiom. It shares nothing with the machine, which runs programs.
 *
 *   - program order and rf together have no cycle (RC11's answer to values out of thin air);
 *   - happens-before (hb) is program order and synchronisation: C11 5.1.2.4, 7.17.4;
 *   - coherence: what hb orders, rf, mo and from-reads do not order the other way round;
 *   - an update reads the store right before its own (7.17.3p12);
 *   - an order S of seq_cst operations and fences exists: C++20 [atomics.order]/4. strict:
 *     one that does not go against program order and rf either, as in every run; else against
 *     hb (C11 7.17.3p6). */
#ifndef TESTS_AXIOMS_H
#define TESTS_AXIOMS_H

#include <stdbool.h>
#include <stdint.h>

enum { THREADS = 4, STEPS = 6, PLACES = 4, REGISTERS = 8 };
enum what { LOAD_, STORE_, ADD_, SWAP_, CAS_, FENCE_, READ_, WRITE_, WAIT_, LOCK_ };
struct step {
    enum what what;
    int place, value, desired, to; /* to: register, -1 none */
    int order;
    int if_register, if_value;     /* if_register -1: always */
};
struct thread_steps { struct step at[STEPS]; int count; };

enum { EVENTS = 16 };
typedef uint16_t relation[EVENTS]; /* [a] has bit b: a before b */

static struct {
    int count;
    struct { struct step s; int thread; } at[EVENTS]; /* thread -1: the initial value */
    int reads[EVENTS], read_count;
    int rf[EVENTS];                  /* of a read: the store */
    int mo[PLACES][EVENTS], mo_count[PLACES];
    relation po;
    bool strict;
    void (*found)(const int *set, const int *finals);
} ax;

static bool is_fence(int e) { return ax.at[e].s.what == FENCE_; }
static bool is_update(int e) { return ax.at[e].s.what == ADD_ || ax.at[e].s.what == SWAP_; }
static bool is_write(int e) { return ax.at[e].s.what == STORE_ || is_update(e); }
static bool is_read(int e) { return ax.at[e].s.what == LOAD_ || is_update(e); }
static bool is_release(int e) { return ax.at[e].s.order >= 3 && !(ax.at[e].s.what == LOAD_); }
static bool is_acquire(int e)
{
    int o = ax.at[e].s.order;
    return o != 0 && o != 3 && ax.at[e].s.what != STORE_;
}
static bool is_sc(int e) { return ax.at[e].s.order == 5 && ax.at[e].thread >= 0; }
static bool has(const relation r, int a, int b) { return r[a] >> b & 1; }
static void add(relation r, int a, int b) { r[a] |= (uint16_t)(1 << b); }

static void close_relation(relation r)
{
    for (int k = 0; k < ax.count; k++)
        for (int a = 0; a < ax.count; a++)
            if (has(r, a, k))
                r[a] |= r[k];
}

static bool has_cycle(const relation r)
{
    for (int a = 0; a < ax.count; a++)
        if (has(r, a, a))
            return true;
    return false;
}

/* Those of B that A synchronises with, by a store X that B reads or whose release sequence it
 * reads, are added to hb. */
static void add_synchronisation(relation hb, int head, int reader)
{
    for (int a = 0; a < ax.count; a++) {
        bool releases = is_release(a) && (a == head || (is_fence(a) && has(ax.po, a, head)));
        for (int b = 0; releases && b < ax.count; b++)
            if (is_acquire(b) && (b == reader || (is_fence(b) && has(ax.po, reader, b))))
                add(hb, a, b);
    }
}

static void add_sequences(relation hb)
{
    for (int p = 0; p < PLACES; p++)
        for (int i = 1; i < ax.mo_count[p]; i++) {
            int head = ax.mo[p][i];
            for (int k = i; k < ax.mo_count[p]; k++) {
                int e = ax.mo[p][k];
                if (k > i && ax.at[e].thread != ax.at[head].thread && !is_update(e))
                    break;
                for (int r = 0; r < ax.read_count; r++)
                    if (ax.rf[ax.reads[r]] == e)
                        add_synchronisation(hb, head, ax.reads[r]);
            }
        }
}

static void order_of_places(relation cob)
{
    for (int p = 0; p < PLACES; p++)
        for (int i = 0; i < ax.mo_count[p]; i++)
            for (int k = i + 1; k < ax.mo_count[p]; k++)
                add(cob, ax.mo[p][i], ax.mo[p][k]);
    for (int i = 0; i < ax.read_count; i++) {
        int r = ax.reads[i], p = ax.at[r].s.place, k = 0;
        add(cob, ax.rf[r], r);
        while (ax.mo[p][k] != ax.rf[r])
            k++;
        for (k++; k < ax.mo_count[p]; k++)
            if (ax.mo[p][k] != r)
                add(cob, r, ax.mo[p][k]);
    }
    close_relation(cob);
}

static bool updates_are_whole(void)
{
    for (int i = 0; i < ax.read_count; i++) {
        int r = ax.reads[i], p = ax.at[r].s.place, k = 0;
        if (!is_update(r))
            continue;
        while (ax.mo[p][k] != r)
            k++;
        if (k == 0 || ax.mo[p][k - 1] != ax.rf[r])
            return false;
    }
    return true;
}

static bool s_exists(const relation hb, const relation cob, const relation porf)
{
    relation s = { 0 };
    for (int a = 0; a < ax.count; a++) {
        for (int b = 0; b < ax.count; b++) {
            if (!has(cob, a, b))
                continue;
            for (int x = 0; x < ax.count; x++) /* a itself, or a fence before it */
                for (int y = 0; y < ax.count; y++) {
                    bool from = is_sc(x) && (x == a || (is_fence(x) && has(hb, x, a)));
                    bool to = is_sc(y) && (y == b || (is_fence(y) && has(hb, b, y)));
                    if (from && to)
                        add(s, x, y);
                }
        }
        s[a] |= ax.strict ? porf[a] : hb[a];
    }
    close_relation(s);
    return !has_cycle(s);
}

static void tell_values(void)
{
    int value[EVENTS] = { 0 }, read[EVENTS] = { 0 }, set[REGISTERS], finals[PLACES] = { 0 };
    for (int pass = 0; pass < ax.count; pass++)
        for (int e = 0; e < ax.count; e++) {
            if (is_read(e))
                read[e] = value[ax.rf[e]];
            if (is_write(e))
                value[e] = ax.at[e].s.value + (ax.at[e].s.what == ADD_ ? read[e] : 0);
        }
    for (int i = 0; i < REGISTERS; i++)
        set[i] = -1;
    for (int e = 0; e < ax.count; e++)
        if (is_read(e) && ax.at[e].s.to >= 0)
            set[ax.at[e].s.to] = read[e];
    for (int p = 0; p < PLACES; p++)
        if (ax.mo_count[p])
            finals[p] = value[ax.mo[p][ax.mo_count[p] - 1]];
    ax.found(set, finals);
}

static void judge_execution(void)
{
    relation porf, hb, cob = { 0 };
    for (int a = 0; a < EVENTS; a++)
        porf[a] = hb[a] = ax.po[a];
    for (int i = 0; i < ax.read_count; i++)
        add(porf, ax.rf[ax.reads[i]], ax.reads[i]);
    close_relation(porf);
    if (has_cycle(porf) || !updates_are_whole())
        return;
    add_sequences(hb);
    close_relation(hb);
    order_of_places(cob);
    if (has_cycle(hb) || has_cycle(cob))
        return;
    for (int a = 0; a < ax.count; a++)
        for (int b = 0; b < ax.count; b++)
            if (has(hb, a, b) && has(cob, b, a))
                return;
    if (s_exists(hb, cob, porf))
        tell_values();
}

static void try_orders(int place, int placed)
{
    if (place == PLACES) {
        judge_execution();
        return;
    }
    if (placed >= ax.mo_count[place]) {
        try_orders(place + 1, 1);
        return;
    }
    for (int i = placed; i < ax.mo_count[place]; i++) {
        int *mo = ax.mo[place], t = mo[placed];
        mo[placed] = mo[i], mo[i] = t;
        try_orders(place, placed + 1);
        t = mo[placed], mo[placed] = mo[i], mo[i] = t;
    }
}

static void try_reads(int i)
{
    if (i == ax.read_count) {
        try_orders(0, 1);
        return;
    }
    int r = ax.reads[i], p = ax.at[r].s.place;
    for (int e = 0; e < ax.count; e++)
        if (is_write(e) && ax.at[e].s.place == p && e != r) {
            ax.rf[r] = e;
            try_reads(i + 1);
        }
}

/* Tells each outcome, some more than once. Loads, stores, updates, fences; nothing conditional. */
static void axioms(const struct thread_steps *threads, int count, bool strict,
                   void (*found)(const int *, const int *))
{
    memset(&ax, 0, sizeof ax);
    ax.strict = strict;
    ax.found = found;
    for (int p = 0; p < PLACES; p++) {
        ax.at[ax.count].thread = -1;
        ax.at[ax.count].s = (struct step){ .what = STORE_, .place = p };
        ax.mo[p][ax.mo_count[p]++] = ax.count++;
    }
    for (int t = 0; t < count; t++)
        for (int i = 0; i < threads[t].count; i++) {
            int e = ax.count++;
            ax.at[e].thread = t;
            ax.at[e].s = threads[t].at[i];
            for (int a = 0; a < e; a++)
                if (ax.at[a].thread == t || ax.at[a].thread < 0)
                    add(ax.po, a, e);
            if (is_write(e))
                ax.mo[ax.at[e].s.place][ax.mo_count[ax.at[e].s.place]++] = e;
            if (is_read(e))
                ax.reads[ax.read_count++] = e;
        }
    try_reads(0);
}

#endif
