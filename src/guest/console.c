/* console.c - the virtual standard streams.
 *
 * What the program writes goes straight to the log's bytes, stdout and stderr
 * apart, so nothing is lost when it crashes. Both together may not exceed the
 * limit; the byte that would ends the run. Standard input is a text that is
 * there from the start. */
#include "guest/libc.h"

#include <string.h>

static size_t input_at;

void console_reset(void)
{
    input_at = 0;
}

void console_write(int fd, const char *bytes, size_t len)
{
    struct log_run *run = machine.run;
    bool error = fd == 2;
    uint64_t *used = error ? &run->err_len : &run->out_len;
    uint64_t room = (error ? machine.err_room : machine.out_room) - *used;
    uint64_t total = run->out_len + run->err_len;
    uint64_t limit = machine.limits.output_bytes, allowed = limit > total ? limit - total : 0;
    if (room > allowed)
        room = allowed;
    size_t n = len < room ? len : (size_t)room;
    output_note(error, *used);
    memcpy((error ? machine.err : machine.out) + *used, bytes, n);
    *used += n;
    if (n < len) {
        *(error ? &run->err_cut : &run->out_cut) = 1;
        machine_end(OUTCOME_OUTPUT_LIMIT, 0);
    }
}

size_t console_left(void) { return machine.input->in.len - input_at; }

size_t console_read(char *into, size_t len)
{
    struct str in = machine.input->in;
    size_t left = in.len - input_at;
    size_t n = len < left ? len : left;
    if (n)
        memcpy(into, in.at + input_at, n);
    input_at += n;
    return n;
}
