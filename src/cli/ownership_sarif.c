/* The findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format, 2020), which code
 * hosts and editors read: a rule for each code with its page, a result for each finding, the path
 * there as its code flow. Columns are told in code points, ours are bytes. Proposals are results of
 * kind "informational" with the edit as their fix. What cannot be told is of kind "open". */
#include "cli/ownership.h"

#include <string.h>

enum { PROPOSAL_RULE = CONTRACT_CODES_END - 1 }; /* index behind the codes' */

/* A reference as RFC 3986 wants it: whatever the name is, it is one path. */
static void uri(struct json *j, struct str name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    struct buf b = {0};
    if (name.len && name.at[0] == '/')
        buf_cstr(&b, "file://");
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] && strchr(plain, name.at[i]))
            buf_char(&b, name.at[i]);
        else
            buf_printf(&b, "%%%02X", (unsigned char)name.at[i]);
    }
    json_str(j, "uri", buf_view(&b));
    buf_release(&b);
}

static size_t code_points(struct str s)
{
    size_t n = 0;
    while (s.len) {
        uint32_t code;
        s = str_slice(s, utf8_decode(s.at, s.len, &code), s.len);
        n++;
    }
    return n;
}

static void text(struct json *j, const char *key, struct str s)
{
    json_open(j, key, '{');
    json_str(j, "text", s);
    json_close(j, '}');
}

static void artifact(struct json *j, const struct own_report *r, struct str file)
{
    json_open(j, "artifactLocation", '{');
    uri(j, file);
    for (size_t i = 0; i < r->file_count; i++)
        if (str_eq(r->files[i].name, file))
            json_int(j, "index", (int64_t)i);
    json_close(j, '}');
}

/* length: bytes; 0 with `point`: between two characters. */
static void region(struct json *j, const char *key, const struct own_report *r, struct str file, int line, int column,
                   int length, bool point)
{
    struct str whole = own_report_line(r, file, line);
    size_t from = column > 0 ? (size_t)column - 1 : 0;
    from = from < whole.len ? from : whole.len;
    size_t first = code_points(str_slice(whole, 0, from)) + 1;
    json_open(j, key, '{');
    json_int(j, "startLine", line);
    if (column > 0) {
        json_int(j, "startColumn", (int64_t)first);
        size_t marked = code_points(str_slice(whole, from, from + (size_t)(length > 0 ? length : 0)));
        if (marked || point)
            json_int(j, "endColumn", (int64_t)(first + marked));
    }
    if (!point && whole.len)
        text(j, "snippet", whole);
    json_close(j, '}');
}

static void location_body(struct json *j, const struct own_report *r, const struct place *p)
{
    json_open(j, "physicalLocation", '{');
    artifact(j, r, p->file);
    if (p->line > 0)
        region(j, "region", r, p->file, p->line, p->column, p->length, false);
    json_close(j, '}');
    if (p->function.len) {
        json_open(j, "logicalLocations", '[');
        json_open(j, NULL, '{');
        json_str(j, "name", p->function);
        json_cstr(j, "kind", "function");
        json_close(j, '}');
        json_close(j, ']');
    }
}

static void code_flow(struct json *j, const struct own_report *r, const struct contract_found *f)
{
    if (!f->step_count)
        return;
    json_open(j, "codeFlows", '[');
    json_open(j, NULL, '{');
    json_open(j, "threadFlows", '[');
    json_open(j, NULL, '{');
    json_open(j, "locations", '[');
    for (size_t i = 0; i < f->step_count; i++) {
        const struct contract_step *s = &f->steps[i];
        const char *role = contract_role_word((enum contract_role)s->role);
        json_open(j, NULL, '{');
        json_int(j, "executionOrder", (int64_t)i + 1);
        if (*role) {
            json_open(j, "kinds", '[');
            json_cstr(j, NULL, role);
            json_close(j, ']');
        }
        json_open(j, "location", '{');
        location_body(j, r, &s->at);
        text(j, "message", s->message);
        json_close(j, '}');
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, ']');
}

static void locations(struct json *j, const struct own_report *r, const struct place *p)
{
    json_open(j, "locations", '[');
    json_open(j, NULL, '{');
    location_body(j, r, p);
    json_close(j, '}');
    json_close(j, ']');
}

static void result(struct json *j, const struct own_report *r, const struct contract_found *f)
{
    bool open = f->code == CONTRACT_CODE_CANNOT_TELL && !r->strict;
    json_open(j, NULL, '{');
    json_cstr(j, "ruleId", f->word);
    json_int(j, "ruleIndex", (int64_t)f->code - 1);
    json_cstr(j, "kind", open ? "open" : "fail");
    json_cstr(j, "level", open ? "none" : "error");
    text(j, "message", f->message);
    locations(j, r, &f->at);
    code_flow(j, r, f);
    json_open(j, "properties", '{');
    json_str(j, "variable", f->variable);
    json_str(j, "advice", f->advice);
    json_str(j, "rust", f->rust.len ? f->rust : str_from(contract_rust(f->code)));
    json_close(j, '}');
    json_close(j, '}');
}

static bool first_of_file(const struct contract_proposal *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(p->inserts[i].file, p->inserts[n].file))
            return false;
    return true;
}

static void changes_of_file(struct json *j, const struct own_report *r, const struct contract_proposal *p,
                            struct str file)
{
    json_open(j, NULL, '{');
    artifact(j, r, file);
    json_open(j, "replacements", '[');
    for (size_t i = 0; i < p->insert_count; i++) {
        if (!str_eq(p->inserts[i].file, file))
            continue;
        json_open(j, NULL, '{');
        region(j, "deletedRegion", r, file, p->inserts[i].line, p->inserts[i].column, 0, true);
        text(j, "insertedContent", p->inserts[i].put);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void proposal(struct json *j, const struct own_report *r, const struct contract_proposal *p)
{
    struct arena a = {0};
    struct place at = {.file = p->file, .line = p->line, .column = p->column, .function = p->function,
                       .length = (int)p->function.len};
    json_open(j, NULL, '{');
    json_cstr(j, "ruleId", "contract-proposal");
    json_int(j, "ruleIndex", PROPOSAL_RULE);
    json_cstr(j, "kind", "informational");
    json_cstr(j, "level", "none");
    text(j, "message", str_from(arena_printf(&a, "its body says: " STR_FMT, STR_ARG(p->text))));
    locations(j, r, &at);
    if (p->insert_count) {
        json_open(j, "fixes", '[');
        json_open(j, NULL, '{');
        text(j, "description", p->why.len ? p->why : STR("Write its contract down"));
        json_open(j, "artifactChanges", '[');
        for (size_t i = 0; i < p->insert_count; i++)
            if (first_of_file(p, i))
                changes_of_file(j, r, p, p->inserts[i].file);
        json_close(j, ']');
        json_close(j, '}');
        json_close(j, ']');
    }
    json_close(j, '}');
    arena_release(&a);
}

/* "use-after-move" to "UseAfterMove". */
static void rule_name(struct json *j, const char *code)
{
    struct buf b = {0};
    for (size_t i = 0; code[i]; i++)
        if (code[i] != '-')
            buf_char(&b, i == 0 || code[i - 1] == '-' ? (char)(code[i] - 'a' + 'A') : code[i]);
    json_str(j, "name", buf_view(&b));
    buf_release(&b);
}

static void rule(struct json *j, const char *code, struct str phrase, struct str rust, const char *level)
{
    struct arena a = {0};
    struct explanation e;
    bool page = explain_find(str_from(code), &e);
    struct str help = page ? e.text : rust.len ? str_from(arena_printf(&a, STR_FMT ". In Rust: " STR_FMT ".",
                                                                      STR_ARG(phrase), STR_ARG(rust))) : phrase;
    json_open(j, NULL, '{');
    json_cstr(j, "id", code);
    rule_name(j, code);
    text(j, "shortDescription", phrase);
    text(j, "fullDescription", page ? e.title : phrase);
    json_open(j, "help", '{');
    json_str(j, "text", help);
    json_str(j, "markdown", help);
    json_close(j, '}');
    json_open(j, "defaultConfiguration", '{');
    json_cstr(j, "level", level);
    json_close(j, '}');
    json_open(j, "properties", '{');
    json_str(j, "rust", rust);
    json_open(j, "tags", '[');
    json_cstr(j, NULL, "ownership");
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, '}');
    arena_release(&a);
}

static void driver(struct json *j)
{
    json_open(j, "tool", '{');
    json_open(j, "driver", '{');
    json_cstr(j, "name", "Freehold");
    json_cstr(j, "version", FREEHOLD_VERSION);
    json_cstr(j, "semanticVersion", FREEHOLD_VERSION);
    json_open(j, "rules", '[');
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        rule(j, contract_word((enum contract_code)c), str_from(contract_rule((enum contract_code)c)),
             str_from(contract_rust((enum contract_code)c)), c == CONTRACT_CODE_CANNOT_TELL ? "none" : "error");
    rule(j, "contract-proposal", STR("the contract that a function's body implies"), STR(""), "none");
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, '}');
}

static void notification(struct json *j, const struct own_report *r, const struct diag *d)
{
    struct place at = {.file = d->file, .line = d->line, .column = d->column, .length = d->length};
    json_open(j, NULL, '{');
    json_cstr(j, "level", severity_name(d->severity));
    text(j, "message", d->message);
    json_open(j, "descriptor", '{');
    json_cstr(j, "id", d->code);
    json_close(j, '}');
    if (at.file.len)
        locations(j, r, &at);
    json_close(j, '}');
}

static void invocation(struct json *j, const struct own_report *r)
{
    const struct verdict *v = r->v;
    json_open(j, "invocations", '[');
    json_open(j, NULL, '{');
    json_bool(j, "executionSuccessful", v->kind == VERDICT_CLEAN);
    json_open(j, "toolExecutionNotifications", '[');
    for (size_t i = 0; i < v->diag_count; i++)
        notification(j, r, &v->diags[i]);
    if (v->kind == VERDICT_TOOL_FAULT) {
        struct diag fault = {.severity = SEVERITY_ERROR, .code = "tool-fault", .message = v->fault};
        notification(j, r, &fault);
    }
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, ']');
}

void own_sarif(struct buf *out, const struct own_report *r)
{
    struct json json = {.out = out}, *j = &json;
    json_open(j, NULL, '{');
    json_cstr(j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_cstr(j, "version", "2.1.0");
    json_open(j, "runs", '[');
    json_open(j, NULL, '{');
    driver(j);
    invocation(j, r);
    json_open(j, "artifacts", '[');
    for (size_t i = 0; i < r->file_count; i++) {
        json_open(j, NULL, '{');
        json_open(j, "location", '{');
        uri(j, r->files[i].name);
        json_close(j, '}');
        json_int(j, "length", (int64_t)r->files[i].text.len);
        json_cstr(j, "sourceLanguage", "c");
        json_close(j, '}');
    }
    json_close(j, ']');
    json_cstr(j, "columnKind", "unicodeCodePoints");
    json_open(j, "results", '[');
    for (size_t i = 0; i < r->o->found_count; i++)
        result(j, r, &r->o->found[i]);
    for (size_t i = 0; r->propose && !r->accepted && i < r->proposed->proposal_count; i++)
        proposal(j, r, &r->proposed->proposals[i]);
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, ']');
    json_close(j, '}');
    buf_char(out, '\n');
}
