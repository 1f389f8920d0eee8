/* findings.c - writing findings down, with what is known of their object.
 *
 * What is wrong at one place is told once: a finding with the code and the innermost
 * site of one that is there already is dropped. The last place in the log is kept for
 * the finding that ends the run. */
#include "guest/heart.h"

#include <stdio.h>

static struct log_finding *add(const char *code, U site, bool last)
{
    struct log_run *run = machine.run;
    uint32_t most = last ? LOG_FINDINGS : LOG_FINDINGS - 1;
    if (run->finding_count >= most) {
        run->findings_dropped++;
        return NULL;
    }
    struct log_finding *f = &run->findings[run->finding_count++];
    memset(f, 0, offsetof(struct log_finding, parties)); /* each is cleared when it is used */
    strncpy(f->code, code, sizeof f->code - 1);
    f->step = step_now();
    f->thread = (uint8_t)memory.thread;
    stack_at(f->stack, site);
    if (machine.checked && machine.phase == PHASE_PROGRAM) {
        landmark(LANDMARK_FINDING);
        if (memory.history)
            history_event(ENTRY_FOUND, 0, 0, run->finding_count - 1, site);
    }
    return f;
}

static bool known(const char *code, U site)
{
    const struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count && i < LOG_FINDINGS; i++)
        if (run->findings[i].stack[0] == site && strcmp(run->findings[i].code, code) == 0)
            return true;
    return false;
}

/* Plain formats only: then vsnprintf allocates nothing. */
#define SET_TEXT(f, text)                                                            \
    do {                                                                             \
        if ((f) && (text)) {                                                         \
            va_list ap;                                                              \
            va_start(ap, text);                                                      \
            vsnprintf((f)->text, sizeof (f)->text, text, ap);                        \
            va_end(ap);                                                              \
        }                                                                            \
    } while (0)

void finding_text(struct log_finding *f, const char *text, ...) { SET_TEXT(f, text); }

struct log_finding *finding_at_site(const char *code, U site, const char *text, ...)
{
    struct log_finding *f = known(code, site) ? NULL : add(code, site, false);
    SET_TEXT(f, text);
    return f;
}

struct log_finding *finding_pair(const char *code, U site) { return add(code, site, false); }

struct log_finding *finding_last(const char *code, U site, const char *text, ...)
{
    struct log_finding *f = add(code, site, true);
    SET_TEXT(f, text);
    return f;
}

struct log_finding *finding_add(const char *code, const char *text, ...)
{
    U site = memory.top->call.site;
    struct log_finding *f = known(code, site) ? NULL : add(code, site, false);
    SET_TEXT(f, text);
    return f;
}

struct log_finding *finding_add_at(const char *code, const uint32_t stack[LOG_STACK])
{
    const struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count && i < LOG_FINDINGS; i++)
        if (strcmp(run->findings[i].code, code) == 0 &&
            memcmp(run->findings[i].stack, stack, sizeof run->findings[i].stack) == 0)
            return NULL;
    struct log_finding *f = add(code, 0, false);
    if (f)
        memcpy(f->stack, stack, sizeof f->stack);
    return f;
}

void finding_stop(void)
{
    const struct log_run *run = machine.run;
    if (run->finding_count > 0)
        memcpy(machine.run->stack, run->findings[run->finding_count - 1].stack,
               sizeof machine.run->stack);
    machine_end(OUTCOME_STOPPED, 0);
}

/* ---- what it is about ---- */

void finding_access(struct log_finding *f, const void *at, uint64_t n, bool write)
{
    if (!f)
        return;
    f->has_access = true;
    f->write = write;
    f->address = (uint64_t)(uintptr_t)at;
    f->access_size = n;
    if (f->object.kind)
        f->offset = (int64_t)(f->address - f->object.base);
}

static void set_object(struct log_finding *f, const struct log_object *o)
{
    f->object = *o;
    if (f->has_access)
        f->offset = (int64_t)(f->address - o->base);
}

uint32_t object_type(uint32_t number)
{
    const struct object *b = &objects[number];
    const struct program *p = machine.program;
    if ((b->kind == OBJECT_GLOBAL || b->kind == OBJECT_LITERAL) && b->index < p->object_count)
        return p->objects[b->index].type;
    if (b->kind == OBJECT_LOCAL && b->index < p->variable_count)
        return p->variables[b->index].type;
    return 0;
}

void finding_object(struct log_finding *f, uint32_t number)
{
    if (!f || !number)
        return;
    const struct object *b = &objects[number];
    const struct program *p = machine.program;
    struct log_object o = { .kind = b->kind, .state = b->state, .base = b->base, .size = b->size,
                            .index = b->index, .made_step = b->made_step };
    o.type = object_type(number);
    if (b->state != STATE_LIVE)
        o.ended_step = b->ended_step;
    if (b->state == STATE_LEFT && !call_active(b->depth, b->call))
        o.state = STATE_RETURNED;
    if ((b->kind == OBJECT_GLOBAL || b->kind == OBJECT_LITERAL) && b->index < p->object_count) {
        o.made[0] = p->objects[b->index].site;
    }
    if (b->kind == OBJECT_HEAP) {
        stack_by(b->made, o.made);
        if (b->state != STATE_LIVE)
            stack_by(b->ended, o.ended);
    } else if (b->kind == OBJECT_LOCAL) {
        o.made[0] = b->made;
        if (b->state != STATE_LIVE)
            o.ended[0] = b->ended;
    }
    if (b->kind == OBJECT_LIBRARY || b->kind == OBJECT_ARGUMENTS)
        strncpy(o.name, library_name(b->index), sizeof o.name - 1);
    set_object(f, &o);
}

void finding_frame_variable(struct log_finding *f, const void *at)
{
    const struct program *p = machine.program;
    const struct call *c = &memory.top->call;
    if (!f || memory.top == memory.bottom)
        return;
    const struct program_function *fn = &p->functions[c->function];
    uint64_t offset = (uint64_t)((P)at - c->frame);
    for (uint32_t i = fn->first_variable; i < fn->first_variable + fn->variable_count; i++) {
        const struct program_variable *v = &p->variables[i];
        if (v->flags & VARIABLE_EXPOSED || offset < v->offset || offset - v->offset >= v->size)
            continue;
        struct log_object o = { .kind = OBJECT_LOCAL, .state = STATE_LIVE, .index = i,
                                .base = (uint64_t)(c->frame + v->offset), .size = v->size,
                                .type = v->type, .made = { v->site } };
        set_object(f, &o);
        return;
    }
}

void finding_function(struct log_finding *f, uint32_t function)
{
    if (!f)
        return;
    struct log_object o = { .kind = OBJECT_FUNCTION, .state = STATE_LIVE, .index = function,
                            .base = FUNCTIONS_AT + (uint64_t)function * FUNCTION_BYTES,
                            .type = machine.program->functions[function].type,
                            .made = { machine.program->functions[function].site } };
    set_object(f, &o);
}
