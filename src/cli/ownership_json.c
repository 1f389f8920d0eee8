/* The JSON of `freehold check-ownership --json`: one object on one line. Its shape is a contract
 * (docs/OWNERSHIP-JSON.md): every key is always there, later versions add keys and never take one
 * away or change its meaning. */
#include "cli/ownership.h"

static void place(struct json *j, const struct place *p)
{
    json_place(j, p, false);
    json_int(j, "length", p->length);
}

static void step(struct json *j, const struct contract_step *s)
{
    json_open(j, NULL, '{');
    json_cstr(j, "role", contract_role_word((enum contract_role)s->role));
    json_str(j, "message", s->message);
    place(j, &s->at);
    json_close(j, '}');
}

static void found(struct json *j, const struct contract_found *f)
{
    json_open(j, NULL, '{');
    json_cstr(j, "code", f->word);
    json_str(j, "message", f->message);
    place(j, &f->at);
    json_str(j, "function", f->at.function);
    json_str(j, "variable", f->variable);
    json_cstr(j, "rule", contract_rule(f->code));
    json_str(j, "advice", f->advice);
    json_str(j, "rust", f->rust.len ? f->rust : str_from(contract_rust(f->code)));
    json_open(j, "path", '[');
    for (size_t i = 0; i < f->step_count; i++)
        step(j, &f->steps[i]);
    json_close(j, ']');
    json_close(j, '}');
}

void own_json_members(struct json *j, const struct ownership *o)
{
    json_int(j, "functions", (int64_t)o->functions);
    json_bool(j, "notation", o->notation);
    json_int(j, "cannot_tell", (int64_t)o->untold);
    json_int(j, "dropped", (int64_t)o->dropped);
    json_open(j, "findings", '[');
    for (size_t i = 0; i < o->found_count; i++)
        found(j, &o->found[i]);
    json_close(j, ']');
}

/* "RW" */
static void letters(struct json *j, const char *key, unsigned bits)
{
    struct permit_text t = permit_text(bits, 0);
    char text[4];
    size_t n = 0;
    for (size_t i = 0; t.text[i]; i++)
        if (t.text[i] != '-')
            text[n++] = t.text[i];
    json_str(j, key, (struct str){text, n});
}

static void permissions(struct json *j, const struct own_report *r)
{
    if (!r->permissions) {
        json_null(j, "permissions");
        return;
    }
    json_open(j, "permissions", '[');
    for (size_t i = 0; i < r->o->permit_count; i++) {
        const struct permit *p = &r->o->permits[i];
        json_open(j, NULL, '{');
        json_str(j, "file", p->file);
        json_int(j, "line", p->line);
        json_str(j, "function", p->function);
        json_str(j, "variable", p->variable);
        letters(j, "before", p->before);
        letters(j, "after", p->after);
        letters(j, "some", p->some);
        json_str(j, "reason", p->reason);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void proposal(struct json *j, const struct contract_proposal *p)
{
    json_open(j, NULL, '{');
    json_str(j, "file", p->file);
    json_int(j, "line", p->line);
    json_int(j, "column", p->column);
    json_str(j, "function", p->function);
    json_str(j, "text", p->text);
    json_str(j, "why", p->why);
    json_open(j, "inserts", '[');
    for (size_t i = 0; i < p->insert_count; i++) {
        json_open(j, NULL, '{');
        json_str(j, "file", p->inserts[i].file);
        json_int(j, "line", p->inserts[i].line);
        json_int(j, "column", p->inserts[i].column);
        json_str(j, "put", p->inserts[i].put);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void proposals(struct json *j, const struct own_report *r)
{
    json_bool(j, "accepted", r->accepted);
    if (!r->propose) {
        json_null(j, "proposals");
        return;
    }
    json_open(j, "proposals", '[');
    for (size_t i = 0; i < r->proposed->proposal_count; i++)
        proposal(j, &r->proposed->proposals[i]);
    json_close(j, ']');
}

void own_json(struct buf *out, const struct own_report *r)
{
    struct json json = {.out = out}, *j = &json;
    const struct verdict *v = r->v;
    json_open(j, NULL, '{');
    json_int(j, "schema", 1);
    json_cstr(j, "verdict", v->kind == VERDICT_CLEAN && own_report_count(r) ? verdict_kind_name(VERDICT_FINDINGS)
                                                                            : verdict_kind_name(v->kind));
    json_bool(j, "strict", r->strict);
    json_open(j, "files", '[');
    for (size_t i = 0; i < r->file_count; i++)
        json_str(j, NULL, r->files[i].name);
    json_close(j, ']');
    json_diagnostics(j, v);
    own_json_members(j, r->o);
    permissions(j, r);
    proposals(j, r);
    json_open(j, "elapsed_us", '{');
    json_int(j, "parse", v->parse_us);
    json_int(j, "check", r->o->check_us);
    json_close(j, '}');
    json_close(j, '}');
    buf_char(out, '\n');
}
