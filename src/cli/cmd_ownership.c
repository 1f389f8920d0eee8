/* check-ownership: contracts of ownership over every path of any C program, which is not run. Its files
 * are one program, as for `run`, but it needs no main. What is found goes to standard output. */
#include "cli/ownership.h"

#include <string.h>

enum { JSON = 1, SARIF, STRICT, PERMISSIONS, PROPOSE, ACCEPT };
static const struct flag FLAGS[] = {
    {"json", 0, false, JSON}, {"sarif", 0, false, SARIF}, {"strict", 0, false, STRICT},
    {"permissions", 0, FLAG_MAY, PERMISSIONS}, {"propose", 0, false, PROPOSE}, {"accept", 0, false, ACCEPT},
};
struct own_options { bool json, sarif, strict, permissions, reasons, propose, accept; };

static bool sound(const struct own_options *o)
{
    if (o->json && o->sarif)
        complain("--json and --sarif are two forms of the same: take one");
    else if (o->permissions && o->sarif)
        complain("SARIF has no place for permissions: take --json");
    else
        return true;
    return false;
}

static bool parse(struct cli *c, int argc, char **argv, struct run_request *q, struct own_options *o)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = FLAGS, .flag_count = COUNT(FLAGS),
                     .shared = request_flags, .shared_count = REQUEST_SOURCE_FLAGS};
    const char *value;
    int id;
    while ((id = args_next(&a, &value))) {
        switch (id) {
        case ARG_BAD: return false;
        case JSON: o->json = true; break;
        case SARIF: o->sarif = true; break;
        case STRICT: o->strict = true; break;
        case PROPOSE: o->propose = true; break;
        case ACCEPT: o->propose = o->accept = true; break;
        case PERMISSIONS:
            if (value && strcmp(value, "why")) {
                complain("--permissions or --permissions=why, not \"%s\"", value);
                return false;
            }
            o->permissions = true;
            o->reasons |= value != NULL;
            break;
        case ARG_WORD: request_word(q, value, false); break;
        default:
            if (!request_option(q, id, value))
                return false;
        }
    }
    return sound(o) && request_complete(c, q);
}

static int exit_code(const struct own_report *r)
{
    switch (r->v->kind) {
    case VERDICT_TOOL_FAULT: return error_exit_code(ERROR_SOFTWARE);
    case VERDICT_COMPILE_ERROR: return EXIT_USAGE_ERROR;
    default: return own_report_count(r) ? EXIT_FAILED : EXIT_OK;
    }
}

static void say(struct cli *c, const struct own_report *r, size_t written)
{
    if (r->v->kind == VERDICT_TOOL_FAULT) {
        complain(STR_FMT, STR_ARG(r->v->fault));
        return;
    }
    if (r->v->kind == VERDICT_COMPILE_ERROR) {
        own_say_diagnostics(c, stdout, r);
        print_line(c, stdout, WORD_FAIL, 0, STR("COMPILE ERROR  Ownership is looked at when the source is right."));
        return;
    }
    if (r->permissions)
        own_say_permissions(c, stdout, r);
    own_say_found(c, stdout, r);
    if (r->propose)
        own_say_proposals(c, stdout, r);
    if (r->accepted && r->proposed->proposal_count)
        print_f(c, WORD_TEXT, 0, written == 1 ? "It was written into the file." : "It was written into %zu files.", written);
    own_say_summary(c, stdout, r);
}

static void say_as(struct cli *c, const struct own_report *r, const struct own_options *o, size_t written)
{
    struct buf out = {0};
    if (o->json)
        own_json(&out, r);
    else if (o->sarif)
        own_sarif(&out, r);
    else
        say(c, r, written);
    if (out.len)
        fwrite(out.at, 1, out.len, stdout);
    buf_release(&out);
}

static int check(struct cli *c, struct run_request *q, const struct own_options *o)
{
    struct attempt at = request_attempt(q);
    struct error err = {0};
    struct verdict *now = NULL;
    size_t written = 0;
    at.run_count = 0;
    at.part = true;
    at.contracts = CONTRACTS_CHECK | (o->permissions ? CONTRACTS_PERMISSIONS : 0u) | (o->propose ? CONTRACTS_PROPOSALS : 0u);
    struct verdict *v = judge_run(c->judge, &at);
    struct own_report r = own_report_of(v, &q->files, q->sources.len);
    r.strict = o->strict;
    r.permissions = o->permissions;
    r.reasons = o->reasons;
    r.propose = o->propose;
    int code;
    if (o->accept && v->kind == VERDICT_CLEAN && !own_accept(c, q, &at, &r, &now, &written, &err)) {
        code = complain_error(&err);
    } else {
        say_as(c, &r, o, written);
        code = exit_code(&r);
    }
    verdict_free(now);
    verdict_free(v);
    return code;
}

int cmd_ownership(struct cli *c, int argc, char **argv)
{
    struct run_request q = {0};
    struct own_options o = {0};
    struct error err = {0};
    int code = EXIT_USAGE_ERROR;
    if (!parse(c, argc, argv, &q, &o))
        goto out;
    if (!c->judge) {
        complain("sources cannot be checked on this machine: %s", c->no_judge.text);
        code = error_exit_code(ERROR_UNAVAILABLE);
        goto out;
    }
    code = request_read(&q, &err) ? check(c, &q, &o) : complain_error(&err);
out:
    request_release(&q);
    return code;
}
