/* objects.c - every object and call of the run: what lies at an address, what it is
 * called, when it came and went.
 *
 * Rows are sorted once by base, those of one base by age. Places are handed out again, so
 * several rows may hold an address; at a position, the youngest that was there by then is
 * meant. ends_up_to says how far back a row that reaches so far may stand.
 *
 * Frames lie last in first out: the call whose frame holds an address is found from the
 * innermost one outwards. */
#include "trace/room.h"

/* ---- the index ---- */

static void sort_digit(const struct trace *t, const uint32_t *from, uint32_t *to, uint32_t n, unsigned shift)
{
    uint32_t counts[2049] = {0};
    for (uint32_t i = 0; i < n; i++)
        counts[((t->rows.at[from[i]].base - MEMORY_AT) >> shift & 2047) + 1]++;
    for (unsigned i = 0; i < 2048; i++)
        counts[i + 1] += counts[i];
    for (uint32_t i = 0; i < n; i++)
        to[counts[(t->rows.at[from[i]].base - MEMORY_AT) >> shift & 2047]++] = from[i];
}

/* Rows made before the log come behind the others in t->rows, but are older. */
void objects_index(struct trace *t)
{
    uint32_t n = 0, rows = (uint32_t)t->rows.len;
    uint32_t *a = mem_alloc((rows + 1) * sizeof *a), *b = mem_alloc((rows + 1) * sizeof *b);
    for (int in_log = 0; in_log < 2; in_log++)
        for (uint32_t i = 1; i < rows; i++)
            if (t->rows.at[i].kind != OBJECT_NONE && !(t->rows.at[i].flags & ROW_IN_LOG) == !in_log)
                a[n++] = i;
    for (unsigned shift = 0; shift < 33; shift += 11) {
        sort_digit(t, a, b, n, shift);
        uint32_t *other = a;
        a = b;
        b = other;
    }
    mem_free(b);
    t->by_base = a;
    t->by_base_count = n;
    t->ends_up_to = mem_alloc((n + 1) * sizeof *t->ends_up_to);
    uint64_t most = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct row *r = &t->rows.at[a[i]];
        if (r->base + r->size > most)
            most = r->base + r->size;
        t->ends_up_to[i] = most;
    }
}

/* The first place in by_base whose base is above the address. */
static uint32_t above(const struct trace *t, uint64_t address)
{
    uint32_t low = 0, high = t->by_base_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->rows.at[t->by_base[mid]].base <= address)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Of two rows that lay there, the one to speak of. */
static bool better(const struct trace *t, uint32_t row, uint32_t than, uint32_t at)
{
    const struct row *a = &t->rows.at[row], *b = &t->rows.at[than];
    if (!than || is_live(a, at) != is_live(b, at))
        return !than || is_live(a, at);
    return a->made > b->made || (a->made == b->made && a->made_step > b->made_step);
}

uint32_t row_at(const struct trace *t, uint32_t at, uint64_t address, bool *ret_past)
{
    enum { LOOKS = 4096 };
    uint32_t inside = 0, past = 0, past_dead = 0;
    uint32_t i = above(t, address);
    for (int looks = 0; i-- > 0 && looks < LOOKS && t->ends_up_to[i] >= address; looks++) {
        uint32_t row = t->by_base[i];
        const struct row *r = &t->rows.at[row];
        if (r->made > at || r->base + r->size < address)
            continue;
        if (address - r->base < r->size || r->base == address) {
            if (better(t, row, inside, at))
                inside = row;
            if (is_live(r, at))
                break;
        } else if (is_live(r, at) && better(t, row, past, at)) {
            past = row;
        } else if (better(t, row, past_dead, at)) {
            past_dead = row;
        }
    }
    bool live = inside && is_live(&t->rows.at[inside], at);
    if (!live && past) {
        *ret_past = true;
        return past;
    }
    *ret_past = !inside && past_dead;
    return inside ? inside : past_dead;
}

bool row_overlaid(const struct trace *t, uint32_t row, uint32_t at)
{
    enum { LOOKS = 256 };
    const struct row *r = &t->rows.at[row];
    uint64_t end = r->base + (r->size ? r->size : 1);
    uint32_t i = above(t, end - 1);
    for (int looks = 0; i-- > 0 && looks < LOOKS && t->ends_up_to[i] > r->base; looks++) {
        const struct row *o = &t->rows.at[t->by_base[i]];
        if (o != r && o->base < end && o->base + o->size > r->base && o->made <= at &&
            o->made >= r->made && (o->made > r->made || o->made_step > r->made_step))
            return true;
    }
    return false;
}

/* ---- numbers ---- */

bool number_in_frame(const struct trace *t, size_t number, uint32_t *ret_call, uint32_t *ret_variable)
{
    if (number < t->frame_objects || number >= t->objects)
        return false;
    size_t low = 1, high = t->calls.len;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (t->calls.at[mid].first <= number)
            low = mid;
        else
            high = mid;
    }
    const struct call_row *c = &t->calls.at[low];
    *ret_call = (uint32_t)low;
    *ret_variable = t->frame_vars[t->frame_first[c->function] + (number - c->first)];
    return true;
}

uint32_t call_of_object(const struct trace *t, size_t number)
{
    uint32_t call, variable;
    if (number_in_frame(t, number, &call, &variable))
        return call;
    return number < t->rows.len && t->rows.at[number].kind == OBJECT_LOCAL ? t->rows.at[number].call : 0;
}

bool object_live(const struct trace *t, size_t number, uint32_t at)
{
    uint32_t call, variable;
    if (number_in_frame(t, number, &call, &variable))
        return t->calls.at[call].from <= at && at < t->calls.at[call].to;
    return number && number < t->rows.len && is_live(&t->rows.at[number], at);
}

bool site_is_secret(const struct trace *t, uint32_t site)
{
    const struct program *p = &t->program;
    return site < p->site_count && p->sites[site].file < t->file_count && t->files[p->sites[site].file].secret;
}

bool variable_hidden(const struct program_variable *v)
{
    return v->flags & (VARIABLE_TEMPORARY | VARIABLE_RESULT) || (!v->name && !(v->flags & (VARIABLE_LITERAL | VARIABLE_VARIABLE_SIZE)));
}

bool variable_left_out(const struct trace *t, const struct program_variable *v)
{
    return variable_hidden(v) || (!(v->flags & VARIABLE_PARAMETER) && site_is_secret(t, v->site));
}

uint32_t object_type_of(const struct trace *t, size_t number, uint64_t *ret_base, uint64_t *ret_size,
                        uint64_t *ret_count)
{
    const struct program *p = &t->program;
    uint32_t call, variable, type;
    *ret_base = *ret_size = *ret_count = 0;
    if (number_in_frame(t, number, &call, &variable)) {
        *ret_base = MEMORY_AT + t->calls.at[call].frame + p->variables[variable].offset;
        *ret_size = p->variables[variable].size;
        return p->variables[variable].type;
    }
    if (!number || number >= t->rows.len)
        return 0;
    const struct row *r = &t->rows.at[number];
    *ret_base = r->base;
    *ret_size = r->size;
    if (r->kind == OBJECT_GLOBAL || r->kind == OBJECT_LITERAL)
        return r->index < p->object_count ? p->objects[r->index].type : 0;
    type = r->kind == OBJECT_LOCAL && r->index < p->variable_count ? p->variables[r->index].type : 0;
    if (!type) { /* the heap's, or from alloca(): as the pointers to it tell */
        *ret_count = ptype_elements(t, r->type, r->size);
        if (*ret_count == 1)
            *ret_count = 0;
        return r->type;
    }
    for (int depth = 0; ptype_at(t, type)->code == T_ARRAY && !ptype_at(t, type)->size && depth < TYPE_DEPTH; depth++) {
        type = ptype_at(t, type)->base; /* its length was known only when it was made */
        *ret_count = ptype_elements(t, type, r->size);
    }
    return type;
}

/* ---- names and places ---- */

struct str name_at(const struct trace *t, uint32_t offset)
{
    const char *at = t->program.names + (offset < t->program.names_len ? offset : 0);
    struct str s = {at, strnlen(at, NAME_MOST)};
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] < 0x20 || (unsigned char)s.at[i] >= 0x7f) {
            struct buf clean = {0};
            utf8_printable(&clean, s);
            for (size_t k = 0; k < clean.len; k++)
                if ((unsigned char)clean.at[k] < 0x20)
                    clean.at[k] = ' ';
            s = arena_str((struct arena *)&t->arena, buf_view(&clean));
            buf_release(&clean);
            break;
        }
    return s;
}

struct str function_name(const struct trace *t, uint32_t function)
{
    const struct program *p = &t->program;
    return name_at(t, function < p->function_count ? p->functions[function].name : 0);
}

struct trace_place place_of_site(const struct trace *t, uint32_t site)
{
    const struct program *p = &t->program;
    if (!site || site >= p->site_count)
        return (struct trace_place){.function = STR("")};
    const struct site *s = &p->sites[site];
    if (s->file >= t->file_count || s->line > INT32_MAX || s->column > INT32_MAX || s->length > INT32_MAX)
        return (struct trace_place){.function = STR("")};
    return (struct trace_place){.file = s->file, .line = (int)s->line, .column = (int)s->column,
                                .length = (int)s->length, .function = function_name(t, s->function)};
}

/* ---- what others are told ---- */

size_t trace_calls(const struct trace *t) { return t->calls.len; }

const struct trace_call *trace_call(const struct trace *t, uint32_t number)
{
    struct lazy *l = t->lazy;
    if (number >= t->calls.len)
        number = 0;
    if (!l->calls)
        l->calls = mem_alloc((t->calls.len / 256 + 1) * sizeof *l->calls);
    if (!l->calls[number / 256]) {
        struct trace_call *piece = l->calls[number / 256] = mem_alloc(256 * sizeof *piece);
        for (size_t i = number & ~255u, k = 0; k < 256 && i < t->calls.len; i++, k++) {
            const struct call_row *c = &t->calls.at[i];
            piece[k] = (struct trace_call){
                .function = i ? function_name(t, c->function) : STR(""), .caller = c->caller,
                .depth = c->depth, .thread = c->thread, .from = stop_of(t, c->from), .to = c->to == NEVER ? TRACE_NONE : stop_of(t, c->to)};
        }
    }
    return &l->calls[number / 256][number % 256];
}

size_t trace_objects(const struct trace *t) { return t->objects; }

/* Streams are called what the program's variables call them. */
static struct str library_name(const struct trace *t, const struct row *r)
{
    const struct program *p = &t->program;
    for (size_t i = 0; i < p->object_count && r->kind == OBJECT_LIBRARY; i++) {
        if (!p->objects[i].library || p->objects[i].size != 8)
            continue;
        struct bytes b = view_read(&(struct view){.t = t}, p->objects[i].address, 8);
        if (b.kept && bytes_number(&b, 8) == r->base)
            return name_at(t, p->objects[i].name);
    }
    if (r->kind == OBJECT_ARGUMENTS) { /* strings first, then argv, then the environment */
        uint32_t before = 0, behind = 0;
        for (size_t i = 1; i < t->rows.len; i++)
            if (t->rows.at[i].kind == OBJECT_ARGUMENTS) {
                before += t->rows.at[i].base < r->base;
                behind += t->rows.at[i].base > r->base;
            }
        if (behind < 2)
            return behind ? STR("argv") : STR("environment");
        struct buf b = {0};
        buf_printf(&b, "argv[%u]", before);
        struct str s = arena_str((struct arena *)&t->arena, buf_view(&b));
        buf_release(&b);
        return s;
    }
    return STR("");
}

static struct str row_name(const struct trace *t, const struct row *r)
{
    const struct program *p = &t->program;
    if ((r->kind == OBJECT_GLOBAL && site_is_secret(t, p->objects[r->index].site)) ||
        (r->kind == OBJECT_LOCAL && variable_left_out(t, &p->variables[r->index]) && p->variables[r->index].name))
        return STR("(elsewhere)");
    switch (r->kind) {
    case OBJECT_GLOBAL: return name_at(t, p->objects[r->index].name);
    case OBJECT_LITERAL: return STR("");
    case OBJECT_LOCAL:
        if (p->variables[r->index].flags & VARIABLE_LITERAL)
            return STR("(compound literal)");
        if (!p->variables[r->index].name)
            return STR("(alloca)");
        return name_at(t, p->variables[r->index].name);
    case OBJECT_HEAP: {
        struct arena *a = (struct arena *)&t->arena;
        return str_from(r->block ? arena_printf(a, "block %u", r->block) : "an old block");
    }
    default: return library_name(t, r);
    }
}

static struct trace_object object_made(const struct trace *t, size_t number)
{
    static const uint8_t kinds[] = {
        [OBJECT_GLOBAL] = TRACE_GLOBAL, [OBJECT_LITERAL] = TRACE_LITERAL, [OBJECT_FUNCTION] = TRACE_LIBRARY,
        [OBJECT_LOCAL] = TRACE_VARIABLE, [OBJECT_HEAP] = TRACE_HEAP, [OBJECT_LIBRARY] = TRACE_LIBRARY,
        [OBJECT_ARGUMENTS] = TRACE_ARGUMENTS};
    struct arena *a = (struct arena *)&t->arena;
    struct trace_object o = {.made = TRACE_NONE, .ended = TRACE_NONE, .lost = TRACE_NONE, .name = STR(""),
                             .type = STR(""), .kind = TRACE_LIBRARY};
    uint32_t call, variable;
    uint64_t count;
    uint32_t type = object_type_of(t, number, &o.base, &o.size, &count);
    if (number_in_frame(t, number, &call, &variable)) {
        const struct call_row *c = &t->calls.at[call];
        o.kind = TRACE_VARIABLE;
        o.call = call;
        o.name = name_at(t, t->program.variables[variable].name);
        o.made = c->from ? stop_of(t, c->from) : TRACE_NONE;
        o.ended = c->to == NEVER ? TRACE_NONE : stop_of(t, c->to);
        o.made_at = place_of_site(t, t->program.variables[variable].site);
        o.ended_at = place_of_site(t, c->return_site);
    } else if (number && number < t->rows.len && t->rows.at[number].kind != OBJECT_NONE) {
        const struct row *r = &t->rows.at[number];
        o.kind = (enum trace_kind)kinds[r->kind];
        o.call = r->call;
        o.block = r->block;
        o.name = row_name(t, r);
        o.made = r->made ? stop_of(t, r->made) : TRACE_NONE;
        o.ended = r->ended && r->ended != NEVER ? stop_of(t, r->ended) : TRACE_NONE;
        o.lost = r->lost && r->lost != NEVER ? stop_of(t, r->lost) : TRACE_NONE;
        o.made_at = place_of_site(t, r->made_site);
        o.ended_at = place_of_site(t, r->ended == NEVER ? 0 : r->ended_site);
        o.lost_at = place_of_site(t, r->lost == NEVER ? 0 : r->lost_site);
        o.moved_from = r->moved_from;
        o.moved_to = r->moved_to;
    }
    o.type = ptype_text(t, a, type, count);
    return o;
}

const struct trace_object *trace_object(const struct trace *t, size_t number)
{
    struct lazy *l = t->lazy;
    if (number >= t->objects)
        number = 0;
    blocks_learn((struct trace *)t);
    if (!l->objects)
        l->objects = mem_alloc((t->objects / 256 + 1) * sizeof *l->objects);
    if (!l->objects[number / 256])
        l->objects[number / 256] = mem_alloc(256 * sizeof **l->objects);
    struct trace_object *o = &l->objects[number / 256][number % 256];
    if (!o->name.at)
        *o = object_made(t, number);
    return o;
}

size_t trace_object_at(const struct trace *t, size_t stop, uint64_t address)
{
    uint32_t at = stop_at(t, stop < t->stops.len ? stop : t->stops.len - 1);
    uint32_t thread, site;
    if (area_of(address, &thread) == AREA_FRAMES) {
        for (uint32_t call = thread_call(t, stop < t->stops.len ? stop : t->stops.len - 1, thread, &site); call; call = t->calls.at[call].caller) {
            const struct call_row *c = &t->calls.at[call];
            if (MEMORY_AT + c->frame > address)
                continue;
            uint64_t o = address - MEMORY_AT - c->frame;
            for (uint32_t k = t->frame_first[c->function]; k < t->frame_first[c->function + 1]; k++) {
                const struct program_variable *v = &t->program.variables[t->frame_vars[k]];
                if (o >= v->offset && o - v->offset < v->size)
                    return c->first + (k - t->frame_first[c->function]);
            }
            return 0;
        }
        return 0;
    }
    bool past;
    uint32_t row = row_at(t, at, address, &past);
    return past ? 0 : row;
}
