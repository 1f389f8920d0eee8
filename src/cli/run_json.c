/* The verdict of `freehold run --json`: one object on one line. Its shape is a
 * contract (docs/RUN-JSON.md): every key is always there, later versions add
 * keys and never take one away or change its meaning. */
#include "cli/ownership.h"

#include <string.h>

void json_place(struct json *j, const struct place *p, bool with_function)
{
    json_str(j, "file", p->file);
    json_int(j, "line", p->line);
    json_int(j, "column", p->column);
    if (with_function)
        json_str(j, "function", p->function);
}

static void place_or_null(struct json *j, const char *key, const struct place *p)
{
    if (p->line <= 0) {
        json_null(j, key);
        return;
    }
    json_open(j, key, '{');
    json_place(j, p, true);
    json_close(j, '}');
}

void json_diagnostics(struct json *j, const struct verdict *v)
{
    json_open(j, "diagnostics", '[');
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        json_open(j, NULL, '{');
        json_cstr(j, "severity", severity_name(d->severity));
        json_cstr(j, "code", d->code);
        json_str(j, "message", d->message);
        json_str(j, "file", d->file);
        json_int(j, "line", d->line);
        json_int(j, "column", d->column);
        json_close(j, '}');
    }
    if (v->kind == VERDICT_TOOL_FAULT) { /* so that the reason is in the object too */
        json_open(j, NULL, '{');
        json_cstr(j, "severity", "error");
        json_cstr(j, "code", "tool-fault");
        json_str(j, "message", v->fault);
        json_cstr(j, "file", "");
        json_int(j, "line", 0);
        json_int(j, "column", 0);
        json_close(j, '}');
    }
    json_close(j, ']');
}

void json_finding(struct json *j, const char *key, const struct finding *f)
{
    json_open(j, key, '{');
    json_cstr(j, "code", f->code);
    json_str(j, "message", f->message);
    json_place(j, &f->at, true);
    json_open(j, "stack", '[');
    for (size_t i = 0; i < f->stack_count; i++) {
        json_open(j, NULL, '{');
        json_place(j, &f->stack[i], true);
        json_close(j, '}');
    }
    json_close(j, ']');
    if (f->has_object) {
        json_open(j, "object", '{');
        json_int(j, "size", (int64_t)f->object_size);
        json_int(j, "blocks", (int64_t)(f->object_blocks ? f->object_blocks : 1));
        place_or_null(j, "made", &f->made);
        place_or_null(j, "freed", &f->freed);
        json_str(j, "name", f->object);
        json_str(j, "type", f->type);
        place_or_null(j, "lost", &f->lost);
        json_str(j, "lost_how", f->lost_how);
        json_close(j, '}');
    } else {
        json_null(j, "object");
    }
    place_or_null(j, "contract", &f->contract);
    place_or_null(j, "moved", &f->moved);
    json_int(j, "thread", f->thread);
    json_parties(j, f);
    json_close(j, '}');
}

static bool has_finding(const struct run_result *r, const char *code)
{
    for (size_t i = 0; i < r->finding_count; i++)
        if (!strcmp(r->findings[i].code, code))
            return true;
    return false;
}

static void findings(struct json *j, const struct run_result *r)
{
    json_open(j, "findings", '[');
    for (size_t i = 0; r && i < r->finding_count; i++)
        json_finding(j, NULL, &r->findings[i]);
    if (r && r->limit && !has_finding(r, r->limit)) { /* which limit is always told */
        struct finding f = {.code = r->limit, .message = STR("The program was stopped at this limit.")};
        json_finding(j, NULL, &f);
    }
    json_close(j, ']');
}

/* null without --costs. */
static void costs(struct json *j, const struct run_result *r)
{
    const struct costs *c = r ? r->costs : NULL;
    struct cost_bucket buckets[COST_BUCKETS];
    if (!c) {
        json_null(j, "costs");
        return;
    }
    json_open(j, "costs", '{');
    json_int(j, "accesses", (int64_t)c->accesses);
    json_int(j, "units", (int64_t)c->units);
    json_open(j, "requests", '[');
    for (size_t i = 0; i < c->request_count; i++) {
        json_open(j, NULL, '{');
        json_int(j, "units", (int64_t)c->requests[i].units);
        json_int(j, "accesses", (int64_t)c->requests[i].accesses);
        json_int(j, "allocations", (int64_t)c->requests[i].allocations);
        json_str(j, "file", c->requests[i].at.file);
        json_int(j, "line", c->requests[i].at.line);
        json_close(j, '}');
    }
    json_close(j, ']');
    static const struct { const char *key; unsigned percent; } percentiles[] = {{"p50", 50}, {"p99", 99}, {"max", 100}};
    for (size_t i = 0; i < COUNT(percentiles); i++) {
        if (c->request_count)
            json_int(j, percentiles[i].key, (int64_t)costs_percentile(c, percentiles[i].percent));
        else
            json_null(j, percentiles[i].key);
    }
    json_open(j, "histogram", '[');
    size_t count = costs_buckets(c, buckets);
    for (size_t i = 0; i < count; i++) {
        json_open(j, NULL, '{');
        json_int(j, "from", (int64_t)buckets[i].from);
        json_int(j, "to", (int64_t)buckets[i].to);
        json_int(j, "requests", (int64_t)buckets[i].requests);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

/* null without --contracts. */
static void ownership(struct json *j, const struct verdict *v)
{
    if (!v->ownership) {
        json_null(j, "ownership");
        return;
    }
    json_open(j, "ownership", '{');
    own_json_members(j, v->ownership);
    json_int(j, "elapsed_us", v->ownership->check_us);
    json_close(j, '}');
}

void run_json(struct buf *out, const struct verdict *v)
{
    struct json json = {.out = out}, *j = &json;
    const struct run_result *r = v->run_count && v->runs[0].ran ? &v->runs[0] : NULL;
    json_open(j, NULL, '{');
    json_int(j, "schema", 1);
    json_cstr(j, "verdict", verdict_kind_name(v->kind));
    json_int(j, "exit", r ? r->exit_code : 0);
    json_str(j, "stdout", r ? r->out : STR(""));
    json_str(j, "stderr", r ? r->err : STR(""));
    json_diagnostics(j, v);
    findings(j, r);
    json_int(j, "steps", r ? (int64_t)r->steps : 0);
    json_open(j, "heap", '{');
    json_int(j, "allocations", r ? (int64_t)r->allocations : 0);
    json_int(j, "frees", r ? (int64_t)r->frees : 0);
    json_int(j, "peak_bytes", r ? (int64_t)r->peak_bytes : 0);
    json_int(j, "reachable_blocks", r ? (int64_t)r->reachable_blocks : 0);
    json_int(j, "reachable_bytes", r ? (int64_t)r->reachable_bytes : 0);
    json_int(j, "allocated_bytes", r ? (int64_t)r->allocated_bytes : 0);
    json_int(j, "live_blocks", r ? (int64_t)r->live_blocks : 0);
    json_close(j, '}');
    json_threads(j, r);
    json_failures(j, r);
    costs(j, r);
    ownership(j, v);
    json_open(j, "elapsed_us", '{');
    json_int(j, "parse", v->parse_us);
    json_int(j, "compile", v->compile_us);
    json_int(j, "run", v->run_us);
    json_close(j, '}');
    json_close(j, '}');
    buf_char(out, '\n');
}
