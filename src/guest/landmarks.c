/* landmarks.c - what happened when, of the whole run, however long: the run is counted
 * in LOG_LANDMARKS parts of equal length, which double when it outgrows them. And the
 * files that were opened. Both are for pictures; see struct log_trace. */
#include "guest/heart.h"

static struct {
    struct log_landmark parts[LOG_LANDMARKS];
    uint64_t each; /* steps of a part */
    bool any;
    struct log_opened opened[LOG_OPENED];
    int fds[LOG_OPENED];
    uint32_t opened_count;
} marks = { .each = 1 };

void landmarks_reset(void)
{
    if (marks.any)
        memset(marks.parts, 0, sizeof marks.parts);
    marks.any = false;
    marks.each = 1;
    marks.opened_count = 0;
}

static void halve(void)
{
    for (size_t i = 0; i < LOG_LANDMARKS; i++) {
        struct log_landmark a = marks.parts[i];
        marks.parts[i] = (struct log_landmark){ 0 };
        struct log_landmark *to = &marks.parts[i / 2];
        to->made += a.made;
        to->freed += a.freed;
        to->outputs += a.outputs;
        to->findings += a.findings;
    }
    marks.each *= 2;
}

void landmark(enum landmark what)
{
    uint64_t step = step_now();
    if (step > UINT32_MAX)
        return; /* behind the last step of any limit */
    while (step / marks.each >= LOG_LANDMARKS)
        halve();
    struct log_landmark *at = &marks.parts[step / marks.each];
    marks.any = true;
    switch (what) {
    case LANDMARK_MADE: at->made++; break;
    case LANDMARK_FREED: at->freed++; break;
    case LANDMARK_OUTPUT: at->outputs++; break;
    case LANDMARK_FINDING: at->findings++; break;
    }
}

const struct log_landmark *landmarks_at(uint64_t steps, uint64_t *ret_each)
{
    while (steps <= UINT32_MAX && steps / marks.each >= LOG_LANDMARKS)
        halve();
    *ret_each = marks.each;
    return marks.parts;
}

/* ---- output, opened files ---- */

void output_note(bool error, uint64_t before)
{
    if (!machine.checked)
        return;
    landmark(LANDMARK_OUTPUT);
    if (memory.history) {
        struct log_entry *e = history_add(ENTRY_OUTPUT, 0, memory.top->call.site);
        e->size = error ? 2 : 1;
        e->value = before;
    }
}

void opened_note(int fd, const char *name)
{
    if (!machine.checked || marks.opened_count == LOG_OPENED)
        return;
    struct log_opened *o = &marks.opened[marks.opened_count];
    *o = (struct log_opened){ .site = memory.top->call.site, .step = step_now() };
    strncpy(o->name, name, sizeof o->name - 1);
    marks.fds[marks.opened_count] = fd;
    if (memory.history)
        history_event(ENTRY_OPENED, 0, 0, marks.opened_count, o->site);
    marks.opened_count++;
}

void closed_note(int fd)
{
    for (uint32_t i = marks.opened_count; machine.checked && i-- > 0;) {
        struct log_opened *o = &marks.opened[i];
        if (marks.fds[i] != fd || o->closed_step)
            continue;
        o->closed_site = memory.top->call.site;
        o->closed_step = step_now();
        if (memory.history)
            history_event(ENTRY_CLOSED, 0, 0, i, o->closed_site);
        return;
    }
}

const struct log_opened *opened_files(uint32_t *ret_count)
{
    *ret_count = marks.opened_count;
    return marks.opened;
}
