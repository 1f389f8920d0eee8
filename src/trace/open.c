/* Placeholder until the room is written: there is nothing to show. */
#include "trace/trace.h"

struct trace { int unused; };

void trace_close(struct trace *t) { mem_free(t); }
struct trace *trace_open(const struct trace_input *in, struct error *reterr)
{
    (void)in;
    error_set(reterr, ERROR_DATA, "pictures are not built yet");
    return NULL;
}
