/* What cfront found out about ownership, into the log: rows of numbers, and one area of bytes for
 * all texts, so that the room that is not needed is never touched. Names and reasons come again and
 * again, so a text that was put a moment ago is not put again. What has no room is left out whole,
 * never cut in the middle of a row, and is counted. */
#include "judge/log.h"

#include <string.h>

enum { RECENT = 16 }; /* texts that are looked through before one is put again */

struct putting {
    struct log_ownership *log;
    const struct source_file *files;
    size_t file_count;
    struct log_text recent[RECENT];
    size_t next;
    bool full;
};

static struct log_text put_text(struct putting *p, struct str s, size_t most)
{
    struct log_ownership *log = p->log;
    size_t len = s.len < most ? s.len : most;
    struct log_text t = {log->text_len, (uint32_t)len};
    if (!len)
        return (struct log_text){0};
    for (size_t i = 0; i < RECENT; i++)
        if (p->recent[i].len == len && !memcmp(log->text + p->recent[i].at, s.at, len))
            return p->recent[i];
    if (len > sizeof log->text - log->text_len) {
        p->full = true;
        return (struct log_text){0};
    }
    memcpy(log->text + log->text_len, s.at, len);
    log->text_len += t.len;
    p->recent[p->next++ % RECENT] = t;
    return t;
}

static uint32_t number(int n) { return n > 0 ? (uint32_t)n : 0; }

static struct log_spot spot(const struct putting *p, struct str file, int line, int column, int length)
{
    struct log_spot s = {0, number(line), number(column), number(length)};
    for (size_t i = 0; i < p->file_count && !s.file; i++)
        if (str_eq(p->files[i].name, file))
            s.file = (uint32_t)i + 1;
    return s;
}

static void put_steps(struct putting *p, const struct cfront_contract *from, struct log_own_found *to)
{
    struct log_ownership *log = p->log;
    size_t count = from->step_count < CFRONT_STEPS ? from->step_count : CFRONT_STEPS;
    to->step = log->step_count;
    for (size_t i = 0; i < count && log->step_count < LOG_OWN_STEPS; i++) {
        const struct cfront_step *s = &from->steps[i];
        log->steps[log->step_count++] = (struct log_own_step){
            s->role, spot(p, s->file, s->line, s->column, s->length), put_text(p, s->message, LOG_OWN_SENTENCE)};
        to->step_count++;
    }
}

static void put_found(struct putting *p, const struct cfront_ownership *from)
{
    struct log_ownership *log = p->log;
    for (size_t i = 0; i < from->found_count; i++) {
        const struct cfront_contract *c = &from->found[i];
        if (log->found_count == CFRONT_CONTRACTS || p->full) {
            log->dropped++;
            continue;
        }
        struct log_own_found *to = &log->found[log->found_count];
        *to = (struct log_own_found){
            .code = c->code, .at = spot(p, c->file, c->line, c->column, c->length),
            .function = put_text(p, c->function, LOG_OWN_NAME), .variable = put_text(p, c->variable, LOG_OWN_NAME),
            .message = put_text(p, c->message, LOG_OWN_SENTENCE), .advice = put_text(p, c->advice, LOG_OWN_SENTENCE),
            .rust = put_text(p, c->rust, LOG_OWN_SENTENCE)};
        put_steps(p, c, to);
        if (p->full)
            log->dropped++;
        else
            log->found_count++;
    }
}

static void put_permits(struct putting *p, const struct cfront_ownership *from)
{
    struct log_ownership *log = p->log;
    for (size_t i = 0; i < from->permit_count && log->permit_count < CFRONT_PERMITS && !p->full; i++) {
        const struct cfront_permit *f = &from->permits[i];
        log->permits[log->permit_count] = (struct log_own_permit){
            .at = spot(p, f->file, f->line, 0, 0), .function = put_text(p, f->function, LOG_OWN_NAME),
            .variable = put_text(p, f->variable, LOG_OWN_NAME), .reason = put_text(p, f->reason, LOG_OWN_SENTENCE),
            .before = f->before, .after = f->after, .some = f->some};
        log->permit_count += !p->full;
    }
}

/* A proposal that is not whole would not be C when it is written down. */
static bool fits(const struct log_ownership *log, const struct cfront_proposal *f)
{
    bool fit = f->text.len <= LOG_OWN_LINES && f->insert_count <= LOG_OWN_INSERTS - log->insert_count;
    for (size_t i = 0; i < f->insert_count && fit; i++)
        fit = f->inserts[i].put.len <= LOG_OWN_SENTENCE;
    return fit;
}

static void put_proposals(struct putting *p, const struct cfront_ownership *from)
{
    struct log_ownership *log = p->log;
    for (size_t i = 0; i < from->proposal_count && log->proposal_count < CFRONT_PROPOSALS && !p->full; i++) {
        const struct cfront_proposal *f = &from->proposals[i];
        if (!fits(log, f))
            continue;
        struct log_own_proposal *to = &log->proposals[log->proposal_count];
        *to = (struct log_own_proposal){
            .at = spot(p, f->file, f->line, f->column, 0), .function = put_text(p, f->function, LOG_OWN_NAME),
            .text = put_text(p, f->text, LOG_OWN_LINES), .why = put_text(p, f->why, LOG_OWN_SENTENCE),
            .insert = log->insert_count};
        for (size_t k = 0; k < f->insert_count; k++)
            log->inserts[log->insert_count++] = (struct log_own_insert){
                spot(p, f->inserts[k].file, f->inserts[k].line, f->inserts[k].column, 0),
                put_text(p, f->inserts[k].put, LOG_OWN_SENTENCE)};
        to->insert_count = (uint32_t)f->insert_count;
        log->proposal_count += !p->full;
    }
}

void log_ownership_put(struct log_ownership *log, const struct cfront_ownership *from,
                       const struct source_file *files, size_t file_count)
{
    struct putting p = {.log = log, .files = files, .file_count = file_count};
    log->functions = (uint32_t)from->functions;
    log->untold = (uint32_t)from->untold;
    log->dropped = (uint32_t)from->dropped;
    log->notation = from->notation;
    log->us = from->check_us > 0 ? (uint64_t)from->check_us : 0;
    put_found(&p, from); /* they matter most */
    put_proposals(&p, from);
    put_permits(&p, from);
    log->done = 1;
}
