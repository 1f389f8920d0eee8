/* Threads as parties of a finding: who did what, where, holding which locks. Names come from
 * the program's tables where they are known (a static object and the way to its member); of
 * other memory the learner's own expression is quoted from the line. */
#include "judge/reading.h"
#include "judge/wording.h"

#include <string.h>

/* ---- names --------------------------------------------------------------------- */

static const struct program_object *static_object(const struct program *p, uint64_t address)
{
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        if (address >= o->address && address - o->address < o->size) {
            return o;
        }
    }
    return NULL;
}

static const char *name_of(const struct program *p, uint32_t at)
{
    return at && at < p->names_len ? p->names + at : "";
}

/* "bank.lock", "fork[2]"; "" unknown. */
static const char *memory_name(struct reading *r, uint8_t kind, uint32_t index, uint64_t base,
                               uint64_t address, uint64_t size)
{
    const struct program *p = &r->program;
    struct arena *a = &r->v->arena;
    const struct program_object *o = static_object(p, address);
    if (o && *name_of(p, o->name)) {
        return arena_printf(a, "%s%s", name_of(p, o->name),
                            wording_path(a, p, o->type, address - o->address, size));
    }
    if (kind != OBJECT_LOCAL || !index || index >= p->variable_count || address < base) {
        return "";
    }
    const struct program_variable *v = &p->variables[index];
    const char *name = name_of(p, v->name);
    return *name ? arena_printf(a, "%s%s", name, wording_path(a, p, v->type, address - base, size)) : "";
}

/* The text of a site in the learner's file. */
static struct str source_text(const struct reading *r, uint32_t site)
{
    const struct site *s = site && site < r->program.site_count ? &r->program.sites[site] : NULL;
    if (!s || s->file >= r->attempt.file_count) {
        return STR("");
    }
    struct str rest = r->attempt.files[s->file].text, line = STR("");
    for (uint32_t n = 0; n < s->line && str_line(&rest, &line); n++)
        ;
    size_t from = s->column ? s->column - 1 : 0;
    if (from >= line.len) {
        return STR("");
    }
    size_t len = s->length < line.len - from ? s->length : line.len - from;
    return (struct str){line.at + from, len};
}

static bool has(struct str text, const char *word)
{
    return text.len && memmem(text.at, text.len, word, strlen(word)) != NULL;
}

/* What a call is handed: of "pthread_mutex_lock(&b->lock)" "b->lock". */
static struct str argument(struct str call, unsigned number)
{
    const char *open = call.len ? memchr(call.at, '(', call.len) : NULL;
    if (!open) {
        return STR("");
    }
    const char *at = open + 1, *end = call.at + call.len, *from = at;
    int depth = 0;
    for (; at < end && (depth || (*at != ')' && (*at != ',' || number))); at++) {
        if (*at == ',' && !depth) {
            number--;
            from = at + 1;
        }
        depth += *at == '(' || *at == '[' ? 1 : *at == ')' || *at == ']' ? -1 : 0;
    }
    struct str s = str_trim((struct str){from, (size_t)(at - from)});
    if (s.len > 1 && s.at[0] == '&') {
        s = str_trim(str_slice(s, 1, s.len));
    }
    return s.len <= 40 && !number ? s : STR("");
}

static const char *lock_kind(int does, struct str call)
{
    switch (does) {
    case OP_WAIT: case OP_SIGNAL: case OP_BROADCAST: return "condition variable";
    case OP_SEM_WAIT: case OP_SEM_TRYWAIT: case OP_SEM_POST: return "semaphore";
    case OP_BARRIER: case OP_BARRIER_LEAVE: return "barrier";
    case OP_ONCE: case OP_ONCE_END: return "once flag";
    default:
        return has(call, "rwlock") ? "read-write lock" : has(call, "spin") ? "spin lock" : "mutex";
    }
}

static bool is_lock(int does)
{
    return does >= OP_LOCK && does <= OP_ONCE_END;
}

/* "the mutex 'b->lock'" */
static struct str lock_name(struct reading *r, int does, uint32_t site, const char *name)
{
    struct str call = source_text(r, site);
    /* Waking up takes the mutex: the second of what the wait was handed. */
    bool waits = does == OP_LOCK && (has(call, "_wait") || has(call, "_timedwait"));
    struct str text = *name ? str_from(name) : argument(call, waits ? 1 : 0);
    const char *kind = lock_kind(does, call);
    return text.len ? str_from(arena_printf(&r->v->arena, "the %s '" STR_FMT "'", kind, STR_ARG(text)))
                    : str_from(arena_printf(&r->v->arena, "a %s", kind));
}

/* Does text say which part of a block it is: "c->slot[0].page", "*p", "v[i]"? */
static bool is_path(struct str text)
{
    enum { LONGEST = 40 };
    bool part = text.len && text.at[0] == '*';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        bool arrow = c == '-' && i + 1 < text.len && text.at[i + 1] == '>';
        if (!word && !arrow && !strchr("*.[]>", c)) {
            return false;
        }
        part |= arrow || c == '.' || c == '[';
    }
    return part && text.len <= LONGEST;
}

/* A block has no type; which part of it was accessed, says the source. */
static struct str heap_part(struct reading *r, const struct log_object *o, uint64_t address, uint64_t size,
                            struct str source)
{
    struct str whole = wording_object(&r->v->arena, &r->program, o);
    uint64_t offset = address - o->base;
    if (address < o->base || offset >= o->size || size >= o->size || !size) {
        return whole;
    }
    if (is_path(source)) {
        return str_from(arena_printf(&r->v->arena, "'" STR_FMT "' of " STR_FMT, STR_ARG(source), STR_ARG(whole)));
    }
    const char *part = size == 1 ? arena_printf(&r->v->arena, "byte %llu", (unsigned long long)offset)
        : arena_printf(&r->v->arena, "bytes %llu to %llu", (unsigned long long)offset,
                       (unsigned long long)(offset + size - 1));
    return str_from(arena_printf(&r->v->arena, "%s of " STR_FMT, part, STR_ARG(whole)));
}

/* ---- parties ------------------------------------------------------------------- */

static struct str party_object(struct reading *r, const struct log_finding *f, const struct log_party *p)
{
    const char *name = memory_name(r, p->object_kind, p->object_index, p->object_base, p->address, p->size);
    if (p->does == OP_JOIN) {
        return str_from(!p->object_index || p->object_index >= THREADS_MAX ? "a thread"
                        : arena_printf(&r->v->arena, "thread %u", p->object_index));
    }
    if (is_lock(p->does)) {
        return lock_name(r, p->does, p->stack[0], name);
    }
    if (*name) {
        return str_from(arena_printf(&r->v->arena, "'%s'", name));
    }
    if (f->object.kind && f->object.kind == p->object_kind && f->object.base == p->object_base) {
        return heap_part(r, &f->object, p->address, p->size, source_text(r, p->stack[0]));
    }
    return STR("");
}

static const char *word_of(const char *code, const struct log_party *p)
{
    if (!strcmp(code, "data-race") && p->does == OP_DESTROY) {
        return p->object_kind == OBJECT_LOCAL ? "ends" : "frees";
    }
    bool waits = !strcmp(code, "deadlock") || !strcmp(code, "livelock") || !strcmp(code, "starvation") ||
                 !strcmp(code, "lost-wakeup");
    return waits ? op_word_waiting(p->does) : op_word(p->does);
}

void reading_parties(struct reading *r, const struct log_finding *from, struct finding *f)
{
    size_t count = from->party_count < LOG_PARTIES ? from->party_count : LOG_PARTIES;
    f->thread = from->thread < THREADS_MAX ? from->thread : 0;
    f->parties = arena_array(&r->v->arena, count + 1, sizeof *f->parties);
    for (size_t i = 0; i < count; i++) {
        const struct log_party *p = &from->parties[i];
        struct party *to = &f->parties[f->party_count++];
        to->thread = p->thread < THREADS_MAX ? p->thread : 0;
        to->does = word_of(f->code, p);
        to->object = party_object(r, from, p);
        to->step = p->step;
        to->stack_count = reading_places(r, p->stack, &to->stack);
        if (to->stack_count) {
            to->at = to->stack[0];
        }
        size_t held = p->held_count < LOG_HELD ? p->held_count : LOG_HELD;
        to->held = arena_array(&r->v->arena, held + 1, sizeof *to->held);
        for (size_t k = 0; k < held; k++) {
            const struct log_held *h = &p->held[k];
            const char *name = memory_name(r, 0, 0, 0, h->address, 8);
            to->held[to->held_count++] = (struct held){.lock = lock_name(r, OP_LOCK, h->site, name),
                                                       .at = reading_place(r, h->site)};
        }
    }
}
