/* What was found of ownership before the run, read with suspicion: the program ran after it was
 * written, in the same process. Numbers are what they may be, texts lie in the area of texts and are
 * no longer than ours are, and what is not a code of ours is dropped. */
#include "judge/reading.h"

#include "judge/attempt.h"

static struct str text(struct reading *r, struct log_text t, size_t most)
{
    const struct log_ownership *log = &r->log->ownership;
    if (t.at >= sizeof log->text || !t.len)
        return STR("");
    size_t left = sizeof log->text - t.at, len = t.len < left ? t.len : left;
    return arena_str(&r->v->arena, (struct str){log->text + t.at, len < most ? len : most});
}

static int number(uint32_t n) { return n < 1000 * 1000 ? (int)n : 0; }

static struct str file(struct reading *r, uint32_t n)
{
    return n && n <= r->attempt.file_count ? r->own_files[n - 1] : STR("");
}

static struct place place(struct reading *r, struct log_spot s)
{
    struct place p = {.file = file(r, s.file), .line = number(s.line)};
    p.column = p.line ? number(s.column) : 0;
    p.length = p.column ? number(s.length) : 0;
    return p;
}

static size_t at_most(uint32_t n, size_t most) { return n < most ? n : most; }

static void read_steps(struct reading *r, const struct log_own_found *from, struct contract_found *to)
{
    const struct log_ownership *log = &r->log->ownership;
    size_t first = from->step, count = at_most(from->step_count, CFRONT_STEPS);
    if (first >= LOG_OWN_STEPS)
        return;
    count = count < LOG_OWN_STEPS - first ? count : LOG_OWN_STEPS - first;
    to->steps = arena_array(&r->v->arena, count + 1, sizeof *to->steps);
    for (size_t i = 0; i < count; i++) {
        const struct log_own_step *s = &log->steps[first + i];
        bool known = s->role <= CONTRACT_ROLE_WRITTEN;
        to->steps[to->step_count++] = (struct contract_step){
            (uint8_t)(known ? s->role : CONTRACT_ROLE_NONE), place(r, s->at), text(r, s->message, LOG_OWN_SENTENCE)};
    }
}

static void read_found(struct reading *r, struct ownership *to)
{
    const struct log_ownership *log = &r->log->ownership;
    size_t count = at_most(log->found_count, CFRONT_CONTRACTS);
    to->found = arena_array(&r->v->arena, count + 1, sizeof *to->found);
    for (size_t i = 0; i < count; i++) {
        struct log_own_found from = log->found[i];
        if (from.code <= CONTRACT_CODE_NONE || from.code >= CONTRACT_CODES_END)
            continue;
        struct contract_found *f = &to->found[to->found_count++];
        f->code = (enum contract_code)from.code;
        f->word = contract_word(f->code);
        f->at = place(r, from.at);
        f->at.function = text(r, from.function, LOG_OWN_NAME);
        f->variable = text(r, from.variable, LOG_OWN_NAME);
        f->message = text(r, from.message, LOG_OWN_SENTENCE);
        f->advice = text(r, from.advice, LOG_OWN_SENTENCE);
        f->rust = text(r, from.rust, LOG_OWN_SENTENCE);
        read_steps(r, &from, f);
        to->untold += f->code == CONTRACT_CODE_CANNOT_TELL;
    }
}

static uint8_t permits(uint8_t bits) { return bits & (PERMIT_READ | PERMIT_WRITE | PERMIT_OWN); }

static void read_permits(struct reading *r, struct ownership *to)
{
    const struct log_ownership *log = &r->log->ownership;
    size_t count = at_most(log->permit_count, CFRONT_PERMITS);
    to->permits = arena_array(&r->v->arena, count + 1, sizeof *to->permits);
    for (size_t i = 0; i < count; i++) {
        const struct log_own_permit *from = &log->permits[i];
        struct permit *p = &to->permits[to->permit_count++];
        *p = (struct permit){.file = file(r, from->at.file), .line = number(from->at.line),
                             .function = text(r, from->function, LOG_OWN_NAME),
                             .variable = text(r, from->variable, LOG_OWN_NAME),
                             .before = permits(from->before), .after = permits(from->after),
                             .some = permits(from->some), .reason = text(r, from->reason, LOG_OWN_SENTENCE)};
    }
}

static void read_proposals(struct reading *r, struct ownership *to)
{
    const struct log_ownership *log = &r->log->ownership;
    size_t count = at_most(log->proposal_count, CFRONT_PROPOSALS), all = 0;
    to->proposals = arena_array(&r->v->arena, count + 1, sizeof *to->proposals);
    for (size_t i = 0; i < count; i++) {
        struct log_own_proposal from = log->proposals[i];
        struct contract_proposal *p = &to->proposals[to->proposal_count++];
        *p = (struct contract_proposal){
            .file = file(r, from.at.file), .line = number(from.at.line), .column = number(from.at.column),
            .function = text(r, from.function, LOG_OWN_NAME), .text = text(r, from.text, LOG_OWN_LINES),
            .why = text(r, from.why, LOG_OWN_SENTENCE)};
        size_t first = from.insert, inserts = from.insert_count;
        if (first >= LOG_OWN_INSERTS || inserts > LOG_OWN_INSERTS - first || (all += inserts) > LOG_OWN_INSERTS)
            continue; /* half of them would not be C */
        p->inserts = arena_array(&r->v->arena, inserts + 1, sizeof *p->inserts);
        for (size_t k = 0; k < inserts; k++) {
            const struct log_own_insert *in = &log->inserts[first + k];
            p->inserts[p->insert_count++] = (struct contract_insert){
                file(r, in->at.file), number(in->at.line), number(in->at.column),
                text(r, in->put, LOG_OWN_SENTENCE)};
        }
    }
}

void reading_ownership(struct reading *r)
{
    const struct log_ownership *log = &r->log->ownership;
    struct verdict *v = r->v;
    if (!r->attempt.contracts || !log->done || r->log->stage < STAGE_COMPILED || v->kind == VERDICT_COMPILE_ERROR)
        return;
    struct ownership *to = arena_array(&v->arena, 1, sizeof *to);
    r->own_files = arena_array(&v->arena, r->attempt.file_count + 1, sizeof *r->own_files);
    for (size_t i = 0; i < r->attempt.file_count; i++)
        r->own_files[i] = arena_str(&v->arena, r->attempt.files[i].name);
    to->functions = log->functions;
    to->dropped = log->dropped;
    to->notation = log->notation != 0;
    to->check_us = log->us < INT32_MAX ? (int64_t)log->us : 0;
    read_found(r, to);
    read_permits(r, to);
    read_proposals(r, to);
    v->ownership = to;
}
