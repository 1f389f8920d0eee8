/* How many interleavings a class has: the linear extensions of happens-before among the
 * operations that learners count. Each is a path from nothing to all through states "so many
 * of each thread's are done", and their number is found by adding up over states in order
 * (dynamic programming). Two threads of a and b independent operations have (a+1)(b+1) states
 * and (a+b)! / (a! b!) paths. */
#include "base/sparse.h"
#include "explore/room.h"

enum { COUNT_EVENTS = 512, COUNT_STATES = 1 << 18, COUNT_ROW = 1 << 14 };

struct state {
    uint32_t number;                 /* mixed radix of done, the first thread the fastest */
    uint16_t done[THREADS_MAX];
};
SPARSE static struct {
    uint16_t length[THREADS_MAX];    /* counted operations, by column: the threads that have some */
    uint16_t first[THREADS_MAX];     /* of its in needs */
    uint16_t needs[COUNT_EVENTS][THREADS_MAX]; /* so many of each must be done before */
    double ways[COUNT_STATES];       /* to get there, where age is now */
    uint32_t age[COUNT_STATES], now;
    struct state row[2][COUNT_ROW];  /* states after so many operations, and one more */
    uint16_t ordinals[NODES_MAX + 1]; /* of the nodes of its thread up to this: how many count */
} table;

/* Fills length, first, needs; returns how many columns. 0: too large; *ret_total operations. */
static unsigned survey(const struct search *s, unsigned *ret_total)
{
    unsigned total = 0, columns = 0, of[THREADS_MAX], column[THREADS_MAX];
    uint16_t sofar[THREADS_MAX] = {0};
    for (int i = 0; i < s->at; i++) {
        const struct node *n = &s->nodes[i];
        if (n->pick)
            continue;
        if (op_counts(&n->op)) {
            sofar[n->thread]++;
            if (++total > COUNT_EVENTS)
                return 0;
        }
        table.ordinals[i + 1] = sofar[n->thread];
    }
    uint64_t states = 1;
    unsigned at = 0;
    for (unsigned t = 0; t < THREADS_MAX; t++) {
        if (!sofar[t])
            continue;
        table.length[columns] = sofar[t];
        table.first[columns] = (uint16_t)at;
        at += sofar[t];
        if ((states *= sofar[t] + 1u) > COUNT_STATES)
            return 0;
        column[t] = columns;
        of[columns++] = t;
        sofar[t] = 0;
    }
    for (int i = 0; i < s->at; i++) {
        const struct node *n = &s->nodes[i];
        if (n->pick || !op_counts(&n->op))
            continue;
        uint16_t *needs = table.needs[table.first[column[n->thread]] + sofar[n->thread]++];
        for (unsigned k = 0; k < columns; k++) {
            int before = of[k] == n->thread ? 0 : n->past.at[of[k]];
            /* What a thread was given at its start may be another's node. */
            needs[k] = before && s->nodes[before - 1].thread == of[k] ? table.ordinals[before] : 0;
        }
    }
    *ret_total = total;
    return columns ? columns : 1;
}

static bool can_go(const uint16_t *needs, const uint16_t *done, unsigned columns)
{
    for (unsigned k = 0; k < columns; k++)
        if (needs[k] > done[k])
            return false;
    return true;
}

double count_class(const struct search *s, int64_t *work)
{
    unsigned total, columns = survey(s, &total);
    if (!columns || *work < 0)
        return 0;
    uint32_t step[THREADS_MAX], stride = 1;
    for (unsigned k = 0; k < columns; k++) {
        step[k] = stride;
        stride *= table.length[k] + 1u;
    }
    struct state *row = table.row[0], *next = table.row[1];
    unsigned in_row = 1;
    memset(row, 0, sizeof *row);
    table.ways[0] = 1;
    double ways = 1;
    for (unsigned level = 0; level < total; level++) {
        unsigned in_next = 0;
        table.now++;
        for (unsigned i = 0; i < in_row; i++) {
            ways = table.ways[row[i].number];
            for (unsigned k = 0; k < columns; k++) {
                const uint16_t *done = row[i].done;
                if (done[k] == table.length[k]
                    || !can_go(table.needs[table.first[k] + done[k]], done, columns))
                    continue;
                uint32_t number = row[i].number + step[k];
                if (table.age[number] == table.now) {
                    table.ways[number] += ways;
                    continue;
                }
                if (in_next == COUNT_ROW)
                    return 0;
                table.age[number] = table.now;
                table.ways[number] = ways;
                next[in_next] = row[i];
                next[in_next].number = number;
                next[in_next++].done[k]++;
            }
        }
        *work -= in_row * columns;
        struct state *swap = row;
        row = next;
        next = swap;
        in_row = in_next;
        if (!in_row)
            return 0;
        ways = table.ways[row[0].number];
    }
    return ways;
}
