/* Threads in a verdict: what they did, one after the other, and what exploring their
 * schedules found. Read with the same suspicion as the rest of the log: events and the
 * result of exploring are copied first and every field is kept within what it may be.
 *
 * An event names memory by its offset. Of a static object its name is in the program's
 * tables, with the member or element: "bank.lock", "slots[3]". Other memory has no name
 * here; the expression at the event's place says what was meant. Values are written as the
 * type of that member has it, else as a signed number of that size. */
#include "judge/reading.h"

#include <stdio.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/wording.h"
#include "program/memory.h"

/* ---- naming memory ------------------------------------------------------------- */

static const struct program_type *type_of(const struct program *p, uint32_t n)
{
    return n && n < p->type_count ? &p->types[n] : NULL;
}

static const char *text_of(const struct program *p, uint32_t at)
{
    return at < p->names_len ? p->names + at : "";
}

/* The field of a struct or union that has these bytes in it; NULL: none. */
static const struct program_field *field_at(const struct program *p, const struct program_type *t,
                                            uint64_t offset)
{
    for (uint32_t i = 0; i < t->field_count && t->first_field + i < p->field_count; i++) {
        const struct program_field *f = &p->fields[t->first_field + i];
        const struct program_type *inner = type_of(p, f->type);
        if (inner && offset >= f->offset && offset - f->offset < inner->size) {
            return f;
        }
    }
    return NULL;
}

/* Goes down to what size bytes at an offset of a type are; its type, 0 unknown. Appends the
 * way there, as C writes it. */
static uint32_t member_of(struct buf *path, const struct program *p, uint32_t type, uint64_t offset,
                          uint64_t size)
{
    for (int depth = 0; depth < 16; depth++) {
        const struct program_type *t = type_of(p, type);
        if (!t || (offset == 0 && t->size == size && t->code != T_ARRAY)) {
            return t ? type : 0;
        }
        if (t->code == T_ARRAY) {
            const struct program_type *element = type_of(p, t->base);
            if (!element || !element->size || (offset == 0 && t->size == size)) {
                return 0;
            }
            buf_printf(path, "[%llu]", (unsigned long long)(offset / element->size));
            offset %= element->size;
            type = t->base;
            continue;
        }
        const struct program_field *f = t->code == T_STRUCT || t->code == T_UNION
                                            ? field_at(p, t, offset) : NULL;
        if (!f || !t->name) {
            return 0; /* the library's own struct, or all of it: its members mean nothing here */
        }
        if (f->name) {
            buf_printf(path, ".%s", text_of(p, f->name));
        }
        offset -= f->offset;
        type = f->type;
    }
    return 0;
}

/* The static object that this offset of memory lies in. */
static const struct program_object *static_at(const struct program *p, uint32_t at)
{
    uint64_t address = MEMORY_AT + at;
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        const struct program_type *t = type_of(p, o->type);
        uint64_t size = t && t->size ? t->size : o->size;
        if (o->kind == OBJECT_GLOBAL && address >= o->address && address - o->address < size) {
            return o;
        }
    }
    return NULL;
}

static struct str name_at(struct reading *r, uint32_t at, uint64_t size, uint32_t *ret_type)
{
    const struct program_object *o = static_at(&r->program, at);
    *ret_type = 0;
    if (!o || !o->name) {
        return STR("");
    }
    struct buf name = {0};
    buf_cstr(&name, text_of(&r->program, o->name));
    *ret_type = member_of(&name, &r->program, o->type, MEMORY_AT + at - o->address, size);
    struct str s = arena_str(&r->v->arena, buf_view(&name));
    buf_release(&name);
    return s;
}

/* ---- values ---------------------------------------------------------------------- */

static int64_t signed_value(uint64_t value, uint64_t size)
{
    unsigned spare = size < 8 ? 64 - 8 * (unsigned)size : 0;
    return (int64_t)(value << spare) >> spare;
}

static bool is_memory(uint64_t value)
{
    return value >= MEMORY_AT && value < MEMORY_AT + ((uint64_t)1 << 32);
}

/* size: of what the pointer leads to by its type, so that "&one" is not told as "&one.number"; 0: unknown.
 * block: of the heap, as pictures count them; 0: none is known. */
static struct str pointer_text(struct reading *r, uint64_t value, uint64_t size, unsigned block)
{
    uint32_t type;
    if (value == 0) {
        return STR("NULL");
    }
    if (block) {
        return str_from(arena_printf(&r->v->arena, "block %u", block));
    }
    struct str name = is_memory(value) ? name_at(r, (uint32_t)(value - MEMORY_AT), size, &type) : STR("");
    return name.len ? str_from(arena_printf(&r->v->arena, "&" STR_FMT, STR_ARG(name)))
                    : str_from(arena_printf(&r->v->arena, "0x%llx", (unsigned long long)value));
}

static struct str value_text(struct reading *r, uint64_t value, uint64_t size, uint32_t type, unsigned block)
{
    struct arena *a = &r->v->arena;
    const struct program_type *t = type_of(&r->program, type), *to;
    int code = t ? t->code : T_NONE;
    float f;
    double d;
    if (size == 0 || size > 8) {
        return STR("");
    }
    switch (code) {
    case T_BOOL:
        return (value & 0xff) ? STR("true") : STR("false");
    case T_FLOAT:
        memcpy(&f, &value, sizeof f);
        return str_from(arena_printf(a, "%g", (double)f));
    case T_DOUBLE:
        memcpy(&d, &value, sizeof d);
        return str_from(arena_printf(a, "%g", d));
    case T_POINTER:
        to = type_of(&r->program, t->base);
        return pointer_text(r, value, to ? to->size : 0, block);
    case T_UCHAR: case T_USHORT: case T_UINT: case T_ULONG: case T_ULLONG:
        return str_from(arena_printf(a, "%llu", (unsigned long long)(size < 8 ? value & ((1ull << 8 * size) - 1)
                                                                              : value)));
    case T_CHAR: case T_SCHAR:
        if ((value & 0xff) >= ' ' && (value & 0xff) < 127) {
            return str_from(arena_printf(a, "'%c'", (char)value));
        }
        break;
    case T_STRUCT: case T_UNION:
        return STR("");
    default:
        if (size == 8 && is_memory(value)) {
            return pointer_text(r, value, 0, block);
        }
    }
    return str_from(arena_printf(a, "%lld", (long long)signed_value(value, size)));
}

/* ---- the order ------------------------------------------------------------------- */

static bool has_value(uint8_t kind)
{
    return kind >= OP_READ && kind <= OP_UPDATE;
}

/* Is the event the step that a finding, or a party of it, speaks about? */
static bool speaks_of(const struct finding *f, const struct thread_step *s)
{
    if (!f) {
        return false;
    }
    if (f->step == s->step && f->thread == s->thread && f->at.line == s->at.line &&
        (f->at.column == s->at.column || f->party_count == 0)) {
        return true;
    }
    for (size_t i = 0; i < f->party_count; i++) {
        const struct party *p = &f->parties[i];
        if (p->step == s->step && p->thread == s->thread && p->at.line == s->at.line) {
            return true;
        }
    }
    return false;
}

static struct thread_step step_of(struct reading *r, const struct guest_event *e)
{
    struct thread_step s = {
        .thread = e->thread, .kind = e->op.kind, .word = op_word(e->op.kind),
        .at = reading_place(r, e->op.site), .step = e->step, .tick = e->tick, .enabled = e->enabled,
        .point = e->flags & EVENT_POINT, .preempted = e->flags & EVENT_PREEMPTED,
        .failed = e->flags & EVENT_FAILED, .shared = e->flags & EVENT_SHARED,
        .picked = e->flags & EVENT_PICK ? e->picked : 0,
        .choices = e->flags & EVENT_PICK ? e->choices : 0,
    };
    uint32_t type = 0;
    if (e->op.at && e->op.kind != OP_LIBRARY) {
        s.address = MEMORY_AT + e->op.at;
        s.size = e->op.size;
        s.object = name_at(r, e->op.at, e->op.size, &type);
    } else {
        s.object = STR("");
    }
    s.value = STR("");
    if (has_value(e->op.kind)) {
        s.value = value_text(r, e->value, e->op.size, type, e->op.block);
    } else if (e->op.also_kind == ALSO_THREAD && e->op.also < THREADS_MAX) {
        s.value = str_from(arena_printf(&r->v->arena, "thread %u", e->op.also));
    }
    return s;
}

/* What an operation on one object did to another: the mutex that a wait gives up has the name
 * that it was locked by. */
static void name_also(const struct guest_event *events, struct thread_step *order, size_t i)
{
    enum { FAR = 4096 };
    for (size_t k = i; k-- && i - k < FAR;) {
        if (events[k].op.at == events[i].op.also && events[k].op.kind != OP_NONE) {
            order[i].value = order[k].object;
            return;
        }
    }
}

/* Where each thread that findings speak of was created. */
static void find_starts(struct reading *r, const struct guest_event *events, size_t count, struct run_result *to)
{
    struct place started[THREADS_MAX] = {{.line = 0}};
    for (size_t i = 0; i < count; i++) {
        const struct thread_op *op = &events[i].op;
        if (op->kind == OP_START) { /* at the place of the call that made it */
            started[events[i].thread] = reading_place(r, op->site);
        }
    }
    for (size_t i = 0; i < to->finding_count; i++) {
        struct finding *f = &to->findings[i];
        f->started = started[f->thread < THREADS_MAX ? f->thread : 0];
        for (size_t k = 0; k < f->party_count; k++) {
            f->parties[k].started = started[f->parties[k].thread];
        }
    }
}

/* Our own copy of the events, each within its bounds. */
static struct guest_event *events_of(struct reading *r, const struct log_run *from, size_t *ret_count)
{
    struct str bytes = reading_bytes(r, from->events_offset, from->events_len);
    size_t count = bytes.len / sizeof(struct guest_event), kept = 0;
    count = count < EVENTS_MAX ? count : EVENTS_MAX;
    struct guest_event *own = arena_array(&r->v->arena, count + 1, sizeof *own);
    for (size_t i = 0; i < count; i++) {
        struct guest_event e;
        memcpy(&e, bytes.at + i * sizeof e, sizeof e);
        e.op.also_kind = e.op.also_kind <= ALSO_THREAD ? e.op.also_kind : ALSO_NOTHING;
        e.enabled &= (1u << THREADS_MAX) - 1;
        e.yielded &= (1u << THREADS_MAX) - 1;
        if (e.thread < THREADS_MAX && e.op.kind > OP_NONE && e.op.kind < OP_KINDS) {
            own[kept++] = e;
        }
    }
    *ret_count = kept;
    return own;
}

/* A schedule that the log names: one, or "". */
static struct str schedule_text(struct reading *r, const char at[REPLAY_MAX])
{
    struct str s = reading_field(r, at, REPLAY_MAX);
    struct schedule schedule;
    struct error error;
    return schedule_read(s, &schedule, &error) ? s : STR("");
}

static void read_order(struct reading *r, const struct log_run *from, struct run_result *to)
{
    struct arena *a = &r->v->arena;
    size_t count;
    struct guest_event *events = events_of(r, from, &count);
    const struct finding *first = to->finding_count ? &to->findings[0] : NULL;
    to->order = arena_array(a, count + 1, sizeof *to->order);
    int last = 0; /* the highest number so far; what is done while there is one thread is not told */
    for (size_t i = 0; i < count; i++) {
        to->order[i] = step_of(r, &events[i]);
        const struct thread_step *s = &to->order[i];
        last = s->thread > last ? s->thread : last;
        for (int t = last + 1; t < 32; t++) /* who was made can go: to its start */
            last = s->enabled >> t & 1 ? t : last;
        if (events[i].op.also_kind == ALSO_OBJECT)
            name_also(events, to->order, i);
        else if (events[i].op.kind == OP_CREATE && last + 1 < to->threads)
            to->order[i].value = str_from(arena_printf(a, "thread %d", ++last));
        to->order[i].part_of_finding = speaks_of(first, &to->order[i]);
    }
    to->order_count = count;
    find_starts(r, events, count, to);
    struct schedule schedule;
    char text[REPLAY_MAX];
    schedule_of(events, (uint32_t)count, &schedule);
    schedule_write(&schedule, text);
    to->schedule = schedule_text(r, text); /* ticks that go backwards make none */
}

/* ---- what exploring found --------------------------------------------------------- */

static const char *const stage_names[EXPLORE_STAGES] = {
    [STAGE_EXHAUSTIVE] = "exhaustive", [STAGE_WEAK] = "weak", [STAGE_BOUNDED] = "bounded",
    [STAGE_POS] = "pos", [STAGE_PCT2] = "pct2", [STAGE_PCT3] = "pct3", [STAGE_RANDOM] = "random",
};
_Static_assert(EXPLORE_STAGES <= COUNT(((struct schedules *)0)->stages), "there is room for each");

static int as_int(uint64_t n)
{
    return n < INT32_MAX ? (int)n : INT32_MAX;
}

static double as_count(double n)
{
    return n >= 1 && n < 1e300 ? n : 0;
}

/* The bytes of a flag: what hostile code wrote is no bool. */
static bool flag(const bool *b)
{
    unsigned char c;
    memcpy(&c, b, 1);
    return c != 0;
}

static void read_stages(const struct explore_result *from, struct schedules *to)
{
    for (int i = 0; i < EXPLORE_STAGES; i++) {
        const struct explore_covered *c = &from->stage[i];
        if (c->runs) {
            size_t n = to->stage_count++;
            to->stages[n].name = stage_names[i];
            to->stages[n].runs = c->runs;
            to->stages[n].failing = c->failing;
            to->stages[n].threads = c->threads < THREADS_MAX ? c->threads : THREADS_MAX;
            to->stages[n].points = c->points;
            to->stages[n].bound = c->bound == UINT32_MAX ? -1 : as_int(c->bound);
            to->stages[n].complete = flag(&c->complete);
        }
    }
}

static void read_failures(struct reading *r, const struct log_schedules *from, struct schedules *to)
{
    size_t count = from->result.failure_count < FAILURES_MAX ? from->result.failure_count : FAILURES_MAX;
    to->failures = arena_array(&r->v->arena, count + 1, sizeof *to->failures);
    for (size_t i = 0; i < count; i++) {
        const struct explore_failure *f = &from->result.failures[i];
        reading_finding(r, &from->failures[i], &to->failures[i].finding);
        to->failures[i].runs = f->runs;
        to->failures[i].preemptions = as_int(f->preemptions);
        to->failures[i].schedule = schedule_text(r, f->schedule);
    }
    to->failure_count = count;
}

/* The entry that the log's outcome i, the first with its hash, went to. */
static struct outcome *outcome_with(struct schedules *to, const struct log_schedules *from, size_t i)
{
    size_t n = 0;
    for (size_t k = 0; k < i; k++) {
        bool first = true;
        for (size_t m = 0; m < k; m++) {
            first &= from->result.outcomes[m].hash != from->result.outcomes[k].hash;
        }
        n += first;
    }
    return &to->outcomes[n];
}

static void read_outcomes(struct reading *r, const struct log_schedules *from, struct schedules *to)
{
    size_t count = from->result.outcome_count < OUTCOMES_MAX ? from->result.outcome_count : OUTCOMES_MAX;
    to->outcomes = arena_array(&r->v->arena, count + 1, sizeof *to->outcomes);
    for (size_t i = 0; i < count; i++) {
        const struct explore_outcome *o = &from->result.outcomes[i];
        size_t same = 0; /* what looks alike is one, although different places may have failed */
        while (same < i && from->result.outcomes[same].hash != o->hash) {
            same++;
        }
        if (same < i) {
            struct outcome *known = outcome_with(to, from, same);
            known->classes += o->classes;
            known->interleavings = as_count(known->interleavings + as_count(o->interleavings));
            continue;
        }
        struct outcome *own = &to->outcomes[to->outcome_count++];
        uint64_t len = from->outcomes[i].out_len;
        own->out = reading_bytes(r, from->outcomes[i].out_offset,
                                 len < LOG_OUTCOME_BYTES ? len : LOG_OUTCOME_BYTES);
        own->exit_code = from->outcomes[i].exit_code;
        own->failed = o->failure != 0;
        own->classes = o->classes;
        own->interleavings = as_count(o->interleavings);
        own->schedule = schedule_text(r, o->schedule);
        for (size_t k = 0; own->failed && k < to->failure_count; k++) {
            if (from->result.failures[k].hash == o->failure) {
                own->code = to->failures[k].finding.code;
            }
        }
    }
}

static void read_schedules(struct reading *r, const struct log_run *from, struct run_result *to)
{
    struct str bytes = reading_bytes(r, from->schedules_offset, from->schedules_len);
    if (bytes.len != sizeof(struct log_schedules)) {
        return;
    }
    struct log_schedules *own = arena_array(&r->v->arena, 1, sizeof *own);
    memcpy(own, bytes.at, sizeof *own);
    struct schedules *s = arena_array(&r->v->arena, 1, sizeof *s);
    const struct explore_result *e = &own->result;
    s->complete = flag(&e->complete);
    s->counted = flag(&e->counted) && as_count(e->interleavings) > 0;
    s->runs = e->runs;
    s->classes = e->classes;
    s->blocked = e->blocked;
    s->interleavings = as_count(e->interleavings);
    s->more_outcomes = e->outcomes_dropped != 0;
    s->more_failures = e->failures_dropped != 0;
    s->explore_us = as_int(own->us);
    read_stages(e, s);
    read_failures(r, own, s);
    read_outcomes(r, own, s);
    to->schedules = s;
}

void reading_threads(struct reading *r, const struct log_run *from, struct run_result *to)
{
    to->threads = as_int(from->threads ? from->threads : 1);
    to->departed = from->departed != 0;
    if (from->threads > 1 || from->events_len) {
        read_order(r, from, to);
    }
    if (attempt_schedules(&r->attempt)) {
        read_schedules(r, from, to);
    }
}
