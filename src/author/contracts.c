/* What pack check says of ownership: a solution breaks no contract, also where that would decide
 * nothing for learners; where `contracts` is asked for, something was there to be looked at and
 * nothing was left untold, and some answer shows that it catches anything. */
#include "author/claims.h"

#include <string.h>

static bool told_as_failure(const struct grade *g, const struct contract_stand *s)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->failures[i].contract == s ||
            (g->failures[i].finding && contract_shown_by(s->found, g->failures[i].finding)))
            return true;
    return false;
}

/* Stages of a capstone are the same files again. */
static bool told_before(const struct prover *p, const char *code, struct str path, int line)
{
    for (size_t i = 0; i < p->diags.len; i++)
        if (!strcmp(p->diags.at[i].code, code) && p->diags.at[i].line == line && str_eq(p->diags.at[i].file, path))
            return true;
    return false;
}

static void tell_found(struct prover *p, const struct contract_found *f, struct str path)
{
    if (told_before(p, "solution-breaks-contract", path, f->at.line))
        return;
    const char *path_told = "";
    for (size_t i = 0; i < f->step_count; i++) /* the way there, short */
        path_told = arena_printf(&p->arena, "%s%s%s in line %d", path_told, i ? ", " : "",
                                 contract_role_word(f->steps[i].role), f->steps[i].at.line);
    refute(p, SEVERITY_ERROR, "solution-breaks-contract", path, f->at.line, str_from(path_told),
           "what is read as an example breaks a rule of ownership: %s: " STR_FMT, f->word,
           STR_ARG(failure_sentence(f->message)));
    struct diag *d = &p->diags.at[p->diags.len - 1];
    if (f->at.column > 0) {
        d->column = f->at.column;
        d->length = f->at.length;
    }
}

void prove_contracts(struct prover *p, const struct exercise *ex, struct str where, int line, const struct grade *g,
                     const struct verdict *v, struct str (*path)(struct prover *, void *, struct str), void *of)
{
    const struct ownership *o = v->ownership;
    for (size_t i = 0; i < g->stand_count; i++) {
        const struct contract_found *f = g->stands[i].found;
        if (f->code != CONTRACT_CODE_CANNOT_TELL && !told_as_failure(g, &g->stands[i]))
            tell_found(p, f, path(p, of, f->at.file));
    }
    if (g->status != GRADE_PASSED || !ex->contracts.len || !contracts_wanted(ex) || !o)
        return;
    if (!o->functions) {
        refute(p, SEVERITY_ERROR, "not-all-told", where, line,
               STR("it is too large for the check, or is written in a way that it does not follow"),
               "no function of the solution could be looked at, so nothing is proved by its contracts");
        refute_at(p, "contracts:", 400);
    }
    for (size_t i = 0; i < g->stand_count; i++) {
        const struct contract_found *f = g->stands[i].found;
        struct str file = path(p, of, f->at.file);
        if (f->code != CONTRACT_CODE_CANNOT_TELL || told_before(p, "not-all-told", file, f->at.line))
            continue;
        refute(p, SEVERITY_WARNING, "not-all-told", file, f->at.line, f->advice,
               "the check of contracts cannot tell here: " STR_FMT, STR_ARG(failure_sentence(f->message)));
    }
}

void contracts_note(struct prover *p, const struct grade *g)
{
    for (size_t i = 0; i < g->count; i++)
        p->broke_contract = p->broke_contract || g->failures[i].contract;
}

void contracts_unproved(struct prover *p, const struct exercise *ex)
{
    if (!ex->contracts.len || !contracts_wanted(ex))
        return;
    if (p->broke_contract) {
        p->proof.claims++;
        return;
    }
    refute(p, SEVERITY_WARNING, "unproved-contracts", ex->path, 2,
           STR("add a wrong answer that breaks one: '// caught-by: use-after-move'"),
           "neither the start nor a wrong answer breaks a contract, so nothing shows that they catch anything");
    refute_at(p, "contracts:", 400);
}
