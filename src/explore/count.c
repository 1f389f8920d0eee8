/* How many interleavings a class has: the linear extensions of happens-before among the
 * operations that learners count. Each is a path from nothing to all through states "so many
 * of each thread's are done", and their number is found by adding up over states in order
 * (dynamic programming). Two threads of a and b independent operations have (a+1)(b+1) states
 * and (a+b)! / (a! b!) paths. */
#include "explore/room.h"

enum { COUNT_EVENTS = 512, COUNT_STATES = 1 << 16 };

static struct {
    uint16_t length[THREADS_MAX];                 /* counted operations, by thread */
    uint16_t first[THREADS_MAX];                  /* of its in needs */
    uint16_t needs[COUNT_EVENTS][THREADS_MAX];    /* so many of each must be done before */
    double ways[COUNT_STATES];
} table;

/* Of the nodes of thread t up to number `until`: how many count. */
static uint16_t ordinals[NODES_MAX + 1];

double count_class(const struct search *s, int64_t *work)
{
    unsigned total = 0, threads = 0, of[THREADS_MAX];
    uint16_t sofar[THREADS_MAX] = {0};
    for (int i = 0; i < s->at; i++) {
        const struct node *n = &s->nodes[i];
        if (!n->pick && op_counts(&n->op) && ++sofar[n->thread] && ++total > COUNT_EVENTS)
            return 0;
        if (!n->pick)
            ordinals[i + 1] = sofar[n->thread];
    }
    uint64_t states = 1;
    uint32_t at = 0;
    for (unsigned t = 0; t < THREADS_MAX; t++) {
        table.length[t] = sofar[t];
        table.first[t] = (uint16_t)at;
        at += sofar[t];
        if (!sofar[t])
            continue;
        of[threads++] = t;
        if ((states *= sofar[t] + 1u) > COUNT_STATES)
            return 0;
    }
    if ((*work -= (int64_t)(states * threads)) < 0)
        return 0;
    if (threads <= 1)
        return 1;
    memset(sofar, 0, sizeof sofar);
    for (int i = 0; i < s->at; i++) {
        const struct node *n = &s->nodes[i];
        if (n->pick || !op_counts(&n->op))
            continue;
        uint16_t *needs = table.needs[table.first[n->thread] + sofar[n->thread]++];
        for (unsigned k = 0; k < threads; k++) {
            unsigned t = of[k];
            needs[k] = n->past.at[t] && t != n->thread ? ordinals[n->past.at[t]] : 0;
        }
    }
    /* State number: mixed radix, thread of[0] the fastest. */
    uint16_t done[THREADS_MAX] = {0};
    uint32_t step[THREADS_MAX], stride = 1;
    for (unsigned k = 0; k < threads; k++) {
        step[k] = stride;
        stride *= table.length[of[k]] + 1u;
    }
    memset(table.ways, 0, states * sizeof table.ways[0]);
    table.ways[0] = 1;
    for (uint32_t state = 0; state < states; state++) {
        double ways = table.ways[state];
        for (unsigned k = 0; k < threads && ways > 0; k++) {
            if (done[k] == table.length[of[k]])
                continue;
            const uint16_t *needs = table.needs[table.first[of[k]] + done[k]];
            bool can = true;
            for (unsigned m = 0; m < threads && can; m++)
                can = needs[m] <= done[m];
            if (can)
                table.ways[state + step[k]] += ways;
        }
        for (unsigned k = 0; k < threads && ++done[k] > table.length[of[k]]; k++)
            done[k] = 0;
    }
    return table.ways[states - 1];
}
