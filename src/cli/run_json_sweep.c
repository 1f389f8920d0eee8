/* The part of the JSON that is about failures: what was made to fail, and what came of the
 * failures that were tried. The contract is docs/RUN-JSON.md. */
#include "cli/run.h"

static const char *state_name(enum fault_outcome o)
{
    return o == FAULT_BROKE ? "broken" : o == FAULT_UNNOTICED ? "unnoticed" : "handled";
}

static void cell(struct json *j, const struct fault_cell *c, const struct sweep *s)
{
    json_open(j, NULL, '{');
    json_str(j, "faults", c->faults);
    json_cstr(j, "state", state_name(c->state));
    if (c->finding && s)
        json_int(j, "mistake", (int64_t)(c->finding - s->findings));
    else
        json_null(j, "mistake");
    json_cstr(j, "class", c->class);
    json_cstr(j, "way", c->way);
    json_int(j, "n", c->n);
    json_str(j, "call", c->function);
    json_int(j, "size", (int64_t)c->size);
    json_place(j, &c->at, true);
    json_int(j, "step", (int64_t)c->step);
    json_int(j, "exit", c->exit_code);
    json_str(j, "how", c->how);
    json_str(j, "told", c->told);
    json_close(j, '}');
}

void json_failures(struct json *j, const struct run_result *r)
{
    const struct sweep *s = r ? r->sweep : NULL;
    json_str(j, "faults", r ? r->faults : STR(""));
    json_bool(j, "faults_missed", r && r->faults_missed);
    json_str(j, "failed", r && r->failed ? r->failed->how : STR(""));
    json_str(j, "stdout_before", r ? r->before : STR(""));
    if (!s) {
        json_null(j, "sweep");
        return;
    }
    json_open(j, "sweep", '{');
    json_bool(j, "complete", s->complete);
    json_int(j, "runs", (int64_t)s->runs);
    json_int(j, "broken", (int64_t)s->broken);
    json_int(j, "unnoticed", (int64_t)s->unnoticed);
    json_open(j, "mistakes", '[');
    for (size_t i = 0; i < s->finding_count; i++)
        json_finding(j, NULL, &s->findings[i]);
    json_close(j, ']');
    json_open(j, "cells", '[');
    for (size_t i = 0; i < s->count; i++)
        cell(j, &s->cells[i], s);
    json_close(j, ']');
    json_int(j, "elapsed_us", s->sweep_us);
    json_close(j, '}');
}
