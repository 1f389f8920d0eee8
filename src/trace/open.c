/* open.c - a run's bytes to struct trace, read with suspicion.
 *
 * The log was written by a process that hostile code may have had in its hands. Each
 * table that the head names must lie whole within the bytes; it is copied out once, and
 * every index in it is checked where it is copied or where it is used. Entries that make
 * no sense become entries of no kind (skim.c), so that the cursor need not look again. */
#include "trace/room.h"

#include "program/pack.h"

enum { ENTRIES_MOST = 1 << 28, ROWS_MOST = 1 << 24 };

static bool lies_in(struct str log, uint64_t at, uint64_t count, uint64_t each)
{
    return at <= log.len && count <= (log.len - at) / each;
}

/* A table of the log, copied into the arena; less than was promised if it does not fit. */
static void *table(struct arena *a, struct str log, uint64_t at, uint64_t *count, uint64_t each)
{
    if (*count > ROWS_MOST || !lies_in(log, at, *count, each))
        *count = 0;
    void *copy = arena_array(a, *count + 1, each);
    if (*count)
        memcpy(copy, log.at + at, *count * each);
    return copy;
}

static void take_regions(struct trace *t, struct str log, const struct log_trace *head)
{
    for (size_t i = 0; i < LOG_REGIONS; i++) {
        const struct log_region *r = &head->regions[i];
        uint64_t from = r->from - MEMORY_AT, kept = r->kept & ~(uint64_t)63;
        if (r->from < MEMORY_AT || from % 64 || from >= UINT32_MAX || kept > UINT32_MAX - from ||
            !lies_in(log, r->at, kept, 1) || !lies_in(log, r->bits_at, kept / 8, 1))
            continue;
        struct region *to = &t->regions[i];
        *to = (struct region){.from = (uint32_t)from, .kept = (uint32_t)kept};
        t->region_count = (int)i + 1;
        if (!kept)
            continue;
        to->bytes = mem_resize(NULL, kept + kept / 8, 1);
        to->bits = to->bytes + kept;
        memcpy(to->bytes, log.at + r->at, kept);
        memcpy(to->bits, log.at + r->bits_at, kept / 8);
    }
}

static void take_files(struct trace *t, const struct trace_input *in)
{
    struct trace_source *files = arena_array(&t->arena, in->file_count + 1, sizeof *files);
    for (size_t i = 0; i < in->file_count; i++) {
        files[i].name = arena_str(&t->arena, in->files[i].name);
        files[i].text = in->files[i].secret ? STR("") : arena_str(&t->arena, in->files[i].text);
        files[i].secret = in->files[i].secret;
        t->holes |= files[i].text.len && memmem(files[i].text.at, files[i].text.len, "(char *)&", 9);
    }
    t->files = files;
    struct trace_finding *findings = arena_array(&t->arena, in->finding_count + 1, sizeof *findings);
    for (size_t i = 0; i < in->finding_count; i++)
        findings[i] = (struct trace_finding){in->findings[i].step, arena_str(&t->arena, in->findings[i].text)};
    t->findings = findings;
    t->finding_count = in->finding_count;
    t->file_count = in->file_count;
    t->lines = arena_array(&t->arena, in->file_count + 1, sizeof *t->lines);
}

/* Parameters first, then by where they are declared. */
static uint64_t declared_at(const struct program *p, uint32_t variable)
{
    const struct program_variable *v = &p->variables[variable];
    return (uint64_t)!(v->flags & VARIABLE_PARAMETER) << 63 | (uint64_t)(p->sites[v->site].line & 0x7fffffff) << 32 |
           p->sites[v->site].column;
}

/* The variables that lie in frames, function by function. */
static void list_frame_variables(struct trace *t)
{
    const struct program *p = &t->program;
    t->frame_first = arena_array(&t->arena, p->function_count + 2, sizeof *t->frame_first);
    t->frame_vars = arena_array(&t->arena, p->variable_count + 1, sizeof *t->frame_vars);
    uint32_t n = 0;
    for (size_t f = 0; f < p->function_count; f++) {
        t->frame_first[f] = n;
        const struct program_function *fn = &p->functions[f];
        for (uint32_t i = 0; i < fn->variable_count && n < p->variable_count; i++) {
            const struct program_variable *v = &p->variables[fn->first_variable + i];
            if (v->flags & (VARIABLE_EXPOSED | VARIABLE_LITERAL) || variable_left_out(t, v) || !v->size ||
                v->offset > fn->frame_bytes || v->size > fn->frame_bytes - v->offset)
                continue;
            uint32_t k = n++, variable = fn->first_variable + i;
            for (; k > t->frame_first[f] && n - k < 1000 &&
                   declared_at(p, t->frame_vars[k - 1]) > declared_at(p, variable); k--)
                t->frame_vars[k] = t->frame_vars[k - 1];
            t->frame_vars[k] = variable;
        }
    }
    t->frame_first[p->function_count] = t->frame_first[p->function_count + 1] = n;
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.at[i] < 0x20 && s.at[i] != '\n' && s.at[i] != '\t') || (unsigned char)s.at[i] >= 0x7f)
            return false;
    return true;
}

static bool read_log(struct trace *t, const struct trace_input *in, struct error *reterr)
{
    struct str log = in->log;
    struct log_trace_tables tables = {0};
    struct log_trace *head = &tables.head;
    if (log.len < sizeof *head)
        return error_set(reterr, ERROR_DATA, "the run left no history");
    memcpy(head, log.at, sizeof *head);
    if (head->magic != TRACE_MAGIC || head->length > log.len || head->entries > ENTRIES_MOST ||
        !lies_in(log, head->entries_at, head->entries, sizeof *t->entries))
        return error_set(reterr, ERROR_DATA, "the history of the run was written over");
    t->entry_count = (uint32_t)head->entries;
    t->entries = mem_resize(NULL, head->entries + 1, sizeof *t->entries);
    if (head->entries)
        memcpy(t->entries, log.at + head->entries_at, head->entries * sizeof *t->entries);
    take_regions(t, log, head);
    struct arena scratch = {0};
    tables.kept = table(&scratch, log, head->kept_at, &head->kept, sizeof *tables.kept);
    tables.calls = table(&scratch, log, head->calls_at, &head->calls, sizeof *tables.calls);
    tables.opened = table(&scratch, log, head->opened_at, &head->opened, sizeof *tables.opened);
    if (head->opened > LOG_OPENED)
        head->opened = LOG_OPENED;
    uint64_t marks = LOG_LANDMARKS;
    t->landmarks = table(&t->arena, log, head->landmarks_at, &marks, sizeof *t->landmarks);
    t->landmark_steps = marks ? head->landmark_steps : 0;
    t->steps = head->steps;
    t->whole = !head->dropped && !head->from_step;
    skim(t, &tables);
    arena_release(&scratch);
    return true;
}

static void free_pieces(void **pieces, size_t count)
{
    for (size_t i = 0; pieces && i < count; i++)
        mem_free(pieces[i]);
    mem_free(pieces);
}

static void release(struct trace *t)
{
    free_pieces((void **)t->lazy->stops, t->stops.len / 256 + 1);
    free_pieces((void **)t->lazy->objects, t->objects / 256 + 1);
    free_pieces((void **)t->lazy->calls, t->calls.len / 256 + 1);
    mem_free(t->lazy->buckets);
    mem_free(t->lazy);
    for (size_t i = 0; i < LOG_REGIONS; i++)
        mem_free(t->regions[i].bytes);
    mem_free(t->entries);
    vec_release(&t->rows);
    vec_release(&t->calls);
    vec_release(&t->stops);
    for (size_t i = 0; i < THREADS_MAX; i++)
        vec_release(&t->parked[i]);
    vec_release(&t->opened);
    vec_release(&t->endings);
    mem_free(t->by_base);
    mem_free(t->ends_up_to);
    mem_free(t->live);
    arena_release(&t->arena);
    mem_free(t);
}

void trace_close(struct trace *t)
{
    if (t)
        release(t);
}

struct trace *trace_open(const struct trace_input *in, struct error *reterr)
{
    struct trace *t = mem_alloc(sizeof *t);
    t->lazy = mem_alloc(sizeof *t->lazy);
    if (!program_unpack(&t->arena, in->program, &t->program)) {
        error_set(reterr, ERROR_DATA, in->program.len ? "the tables of the program were written over"
                                                      : "the run left no tables");
        release(t);
        return NULL;
    }
    take_files(t, in);
    t->out = arena_str(&t->arena, in->out);
    t->err = arena_str(&t->arena, in->err);
    t->out_plain = is_plain(t->out);
    t->err_plain = is_plain(t->err);
    list_frame_variables(t);
    t->pointers_in = arena_alloc(&t->arena, t->program.type_count + 1);
    if (!read_log(t, in, reterr)) {
        release(t);
        return NULL;
    }
    objects_index(t);
    cursor_init(t);
    lost_learn(t);
    return t;
}
