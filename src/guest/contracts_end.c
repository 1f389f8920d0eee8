/* contracts_end.c - contracts when a call ends, and what is known of a block when it is freed once too
 * often. See contracts.c. */
#include "guest/contracts.h"
#include "guest/threads.h"

enum { RETURNS_NOTHING, RETURNS_POINTER, RETURNS_NUMBER, RETURNS_RECORD, RETURNS_BOOL };
struct returned { U contract; P value; uint64_t bytes; U how; U site; };

BARE static bool is_returned(const struct claim *c, const struct returned *r)
{
    const struct object *b = &objects[c->object];
    uint64_t value = (uint64_t)r->value;
    if ((r->how == RETURNS_POINTER || r->how == RETURNS_NUMBER) && value - b->base <= b->size)
        return true;
    for (uint64_t at = 0; r->how == RETURNS_RECORD && at + 8 <= r->bytes; at += 8)
        if (*(const uint64_t *)(r->value + at) - b->base <= b->size)
            return true;
    return false;
}

static void leave_owner(struct claim *c, const struct returned *r)
{
    if (!claim_same(c))
        return;
    if (is_returned(c, r)) {
        contracts_given(c->object);
        return;
    }
    bool kept = false;
    for (uint32_t i = 0; i < CLAIM_KEPT && !kept; i++)
        kept = claim_holds(c, i);
    if (kept && c->lent && !claims[c->lent].done && claim_active(&claims[c->lent]) &&
        !shared_more(&claims[c->lent])) {
        claims[c->lent].done = true;
        tell_taken(c->lent, (uint32_t)(c - claims));
    }
    const struct tag *t = tag_of(c->object);
    if (kept || c->done || c->value != objects[c->object].base || (t && t->many) || shared_less(c) ||
        claim_lasts(c))
        return;
    struct log_finding *f = contract_tell("owner-dropped", r->site, c->contract, "%s owns it, and it is neither "
                                          "freed, kept, handed on nor returned", contract_name(c->contract));
    if (f) {
        f->moved_site = c->site;
        finding_object(f, c->object);
    }
}

/* What may not be changed owned a block, which was freed, and still points there. */
COLD static void leave_freed(const struct claim *c)
{
    uint64_t word;
    uint32_t stack[LOG_STACK];
    if (!word_at(c->freed_at - MEMORY_AT, &word) || word - c->freed_base > c->freed_size)
        return;
    stack_by(c->freed_stack, stack);
    struct log_finding *f = contract_tell("freed-borrow", stack[0], c->contract, "%s only borrows what owns it",
                                          contract_name(c->contract));
    if (!f)
        return;
    memcpy(f->stack, stack, sizeof f->stack);
    f->moved_site = c->site;
    if (objects[c->freed_object].base == c->freed_base)
        finding_object(f, c->freed_object);
}

static void leave_borrower(struct claim *c, const struct returned *r)
{
    if (c->freed_at)
        leave_freed(c);
    if (c->done || !c->stored || !claim_same(c) || shared_more(c))
        return;
    uint32_t into = r->how == RETURNS_POINTER ? object_around(r->value) : 0;
    for (uint32_t i = 0; i < CLAIM_KEPT; i++) {
        uint64_t at = MEMORY_AT + c->kept[i];
        bool owned = c->kept_owned >> i & 1;
        if (!claim_holds(c, i) || (claim_outside(c, at) != 2 && !owned) ||
            (into && object_around((void *)at) == into) || claim_owns(c, at))
            continue;
        struct log_finding *f = contract_tell("freed-borrow", c->kept_site[i], c->contract, "%s only borrows it, and "
                                              "it is kept here when that call is over", contract_name(c->contract));
        if (f) {
            f->moved_site = c->site;
            finding_object(f, c->object);
        }
        return;
    }
}

static void leave_out(const struct claim *c, const struct returned *r, uint32_t first, uint32_t end)
{
    uint64_t now, number = (uint64_t)r->value;
    bool set = word_at(offset_of((void *)c->value), &now);
    bool sure = r->how == RETURNS_NOTHING || r->how == RETURNS_POINTER || r->how == RETURNS_BOOL;
    if (sure && r->how != RETURNS_NOTHING && !number)
        return; /* it failed */
    if (sure && !set)
        contract_tell("unset-out-parameter", r->site, c->contract, "nothing was put into %s",
                      contract_name(c->contract));
    else if (sure && !now && !(contract_of_claim(c)->words & PROGRAM_NULLABLE))
        contract_tell("maybe-null", r->site, c->contract, "%s is left NULL, and is not nullable",
                      contract_name(c->contract));
    else if (set && now && (!c->was_set || now != c->before))
        fresh_check(c->contract, (P)now, r->site, first, end, r->how == RETURNS_NUMBER && (uint32_t)number);
}

static void leave_result(const struct returned *r, uint32_t first, uint32_t end)
{
    const struct program_contract *k = &machine.program->contracts[r->contract];
    if (!r->contract || r->how != RETURNS_POINTER)
        return;
    if (!r->value) {
        if (!(k->words & PROGRAM_NULLABLE))
            contract_tell("maybe-null", r->site, r->contract, "%s is NULL, and is not nullable",
                          contract_name(r->contract));
        return;
    }
    if (k->words & PROGRAM_GIVES)
        fresh_check(r->contract, r->value, r->site, first, end, false);
}

/* The claims of the call on top: its own, or those made for what it just called. */
static void leave(const struct returned *r, bool outside)
{
    uint32_t first, end;
    claims_of_call(outside, &first, &end);
    for (uint32_t i = end; i-- > first;) {
        struct claim *c = &claims[i];
        if (contract_of_claim(c)->result)
            continue;
        if (claim_says(i, PROGRAM_OUT))
            leave_out(c, r, first, end);
        else if (claim_says(i, PROGRAM_OWNS))
            leave_owner(c, r);
        else
            leave_borrower(c, r);
    }
    leave_result(r, first, end);
    claims_end(first);
}

void hook_kx(U contract, P value, L bytes, U how, U site)
{
    claims_settle(memory.thread);
    leave(&(struct returned){ contract, value, (uint64_t)bytes, how, site }, false);
}

void hook_kz(P function, U contract, P value, L bytes, U how, U site)
{
    claims_settle(memory.thread);
    if (!tells_itself(function))
        leave(&(struct returned){ contract, value, (uint64_t)bytes, how, site }, true);
}

/* ---- given away twice ---- */

void contracts_moved_note(struct log_finding *f, uint32_t number)
{
    const struct tag *t = tag_of(number);
    if (!f || !t || !t->moved_site)
        return;
    f->moved_site = t->moved_site;
    f->contract_site = machine.program->contracts[t->moved_contract].site;
}

/* It was given away where another owner had it and kept it. */
COLD static void tell_second_owner(uint32_t number, const struct tag *t)
{
    struct log_finding *f = contract_tell("moved-twice", t->moved_site, t->moved_contract,
                                          "it is given to %s, and another owner still has it",
                                          contract_name(t->moved_contract));
    if (!f)
        return;
    memset(f->stack, 0, sizeof f->stack);
    f->stack[0] = t->moved_site;
    finding_object(f, number);
}

bool contracts_moved(uint32_t number)
{
    struct tag *t = tag_of(number);
    if (!t || !t->moved_site)
        return false;
    if (t->other_owner && still_points(t->other_owner, &objects[number])) {
        tell_second_owner(number, t);
        return false;
    }
    if (!t->twice || t->moved_serial == memory.top->serial)
        return t->ended && t->moved_serial == memory.top->serial;
    /* The earlier free was the mistake: it was not its block any more. */
    uint32_t stack[LOG_STACK];
    stack_by(objects[number].ended, stack);
    struct log_finding *f = contract_tell("moved-twice", stack[0], t->moved_contract, "it had been given to %s",
                                          contract_name(t->moved_contract));
    if (f) {
        memcpy(f->stack, stack, sizeof f->stack);
        f->moved_site = t->moved_site;
        finding_object(f, number);
    }
    return false;
}
