/* faults.c - which calls of a run can fail, and which are made to.
 *
 * Every library function that can fail for a reason outside of the program asks fallible()
 * once a call. That counts it in its class and writes it down, so that a sweep knows what
 * there is to fail; and if the run was told to fail just this one, says so. Counting is by the
 * order in which calls happen, which is the same in every run up to the first failure: a
 * fault's name, class and number, means the same call each time.
 *
 * What stands in the file that is spared (an exercise's harness) is not counted at all. */
#include "guest/faults.h"

#include "guest/heart.h"

#include <string.h>

static struct {
    struct guest_fault wanted[FAULTS_AT_ONCE];
    uint32_t wanted_count;
    uint32_t spared;              /* file; UINT32_MAX: none */
    uint32_t counts[FAULT_CLASSES];
    uint32_t injected;
    uint32_t call_count;
    uint32_t last_failed;         /* its place in fallible_calls, from 1; 0: none, or there was no room */
} faults = { .spared = UINT32_MAX };
SPARSE static struct guest_call fallible_calls[FALLIBLE_MAX];

void guest_faults(const struct guest_fault *list, uint32_t count)
{
    faults.wanted_count = count < FAULTS_AT_ONCE ? count : FAULTS_AT_ONCE;
    if (count)
        memcpy(faults.wanted, list, faults.wanted_count * sizeof *list);
}

void guest_faults_spare(uint32_t file) { faults.spared = file; }

const struct guest_call *guest_calls(uint32_t *ret_count)
{
    *ret_count = faults.call_count;
    return fallible_calls;
}

void faults_start(void)
{
    memset(faults.counts, 0, sizeof faults.counts);
    faults.injected = faults.call_count = faults.last_failed = 0;
}

uint32_t faults_injected(void) { return faults.injected; }
uint32_t faults_count(enum fault_class c) { return faults.counts[c]; }

static uint8_t wanted(enum fault_class c, uint32_t n, uint8_t ways)
{
    for (uint32_t i = 0; i < faults.wanted_count; i++) {
        const struct guest_fault *f = &faults.wanted[i];
        if (f->class == c && f->n == n && (c == FAULT_CRASH || (f->way < FAULT_WAYS && ways >> f->way & 1)))
            return (uint8_t)(1 + f->way);
    }
    return 0;
}

uint8_t fallible(enum fault_class c, uint8_t more, uint64_t size)
{
    if (!machine.checked || machine.phase != PHASE_PROGRAM)
        return 0;
    uint32_t site = memory.top->call.site;
    const struct program *p = machine.program;
    if (faults.spared != UINT32_MAX && site < p->site_count && p->sites[site].file == faults.spared)
        return 0;
    uint32_t n = ++faults.counts[c];
    uint8_t ways = (uint8_t)(1 << WAY_FAILS | more);
    uint8_t how = faults.wanted_count ? wanted(c, n, ways) : 0;
    bool kept = faults.call_count < FALLIBLE_MAX;
    if (kept)
        fallible_calls[faults.call_count++] = (struct guest_call){
            .class = (uint8_t)c, .ways = ways, .failed = how, .n = n, .site = site,
            .step = (uint32_t)step_now(), .size = size };
    if (how) {
        faults.injected++;
        faults.last_failed = kept ? faults.call_count : 0;
    }
    return how;
}

/* ---- an error that only those see who ask ---- */

uint32_t faults_unasked(void)
{
    if (faults.last_failed)
        fallible_calls[faults.last_failed - 1].unasked = 1;
    return faults.last_failed;
}

void faults_asked(uint32_t mark)
{
    if (mark && mark <= faults.call_count)
        fallible_calls[mark - 1].unasked = 0;
}

void faults_asked_all(void)
{
    for (uint32_t i = 0; faults.injected && i < faults.call_count; i++)
        fallible_calls[i].unasked = 0;
}
