/* search.c - searching time: when a value became so, who wrote here, when a line, a call
 * or an output came. The stops are gone through from where one is, and once round. */
#include "trace/room.h"

#include <ctype.h>
#include <stdlib.h>

enum sort { SORT_VALUE, SORT_WRITTEN, SORT_LINE, SORT_MARK, SORT_CALL, SORT_PRINT };
enum op { OP_EQUAL, OP_NOT, OP_LESS, OP_LEAST, OP_MORE, OP_MOST };

struct query {
    enum sort sort;
    struct str path;   /* "p->len", "v[2]" */
    enum op op;
    struct str want;   /* as typed */
    bool is_real;
    double real;
    int64_t number;
    struct str enumerator; /* a name on the right: of an enum */
    int line;
    unsigned marks;
    struct str text;
};
struct searcher {
    struct trace *t;
    struct query q;
    uint32_t *locals;  /* rows of exposed variables, by call and age; made when needed, owned */
    uint32_t local_count;
    bool was_there;    /* the path led somewhere at some stop */
};
struct place_of { uint64_t address, size; uint32_t type; unsigned bit, width; };

/* ---- reading the query ---- */

static struct str word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && (isalnum((unsigned char)rest->at[n]) || rest->at[n] == '_' || (unsigned char)rest->at[n] >= 0x80))
        n++;
    struct str w = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return w;
}

static bool read_want(struct query *q, struct str s)
{
    char text[64], *end;
    s = q->want = str_trim(s);
    if (!s.len || s.len >= sizeof text)
        return false;
    memcpy(text, s.at, s.len);
    text[s.len] = '\0';
    if (str_is(s, "NULL") || str_is(s, "false") || str_is(s, "true")) {
        q->number = text[0] == 't';
        return true;
    }
    if (text[0] == '\'' && s.len >= 3) {
        static const char letters[] = "abtnvfr0\\'\"", codes[] = "\a\b\t\n\v\f\r\0\\'\"";
        const char *e = text[1] == '\\' ? strchr(letters, text[2]) : NULL;
        q->number = e && *e ? codes[e - letters] : text[1];
        return true;
    }
    if (isalpha((unsigned char)text[0]) || text[0] == '_') {
        q->enumerator = s;
        return true;
    }
    q->number = strtoll(text, &end, 0);
    q->real = (double)q->number;
    if (*end) {
        q->real = strtod(text, &end);
        q->is_real = true;
    }
    return *end == '\0';
}

/* False: not understood. */
static bool read_query(struct query *q, struct str s)
{
    s = str_trim(s);
    struct str rest = s, first = word(&rest);
    struct str tail = str_trim(rest);
    int64_t n;
    if (!s.len)
        return false;
    if (str_is(s, "free") || str_is(s, "malloc")) {
        *q = (struct query){.sort = SORT_MARK, .marks = str_is(s, "free") ? STOP_FREED : STOP_MADE};
        return true;
    }
    static const struct { const char *word; unsigned mark; } events[] = {
        {"freed", STOP_FREED}, {"made", STOP_MADE}, {"lost", STOP_LOST}, {"leak", STOP_LOST}, {"finding", STOP_FINDING}};
    for (size_t i = 0; i < COUNT(events); i++)
        if (str_is(s, events[i].word)) {
            *q = (struct query){.sort = SORT_MARK, .marks = events[i].mark, .path = s};
            return true;
        }
    if (str_is(first, "line") && str_to_int(tail, 1, 1 << 24, &n)) {
        *q = (struct query){.sort = SORT_LINE, .line = (int)n};
        return true;
    }
    if ((str_is(first, "call") || str_is(first, "print")) && tail.len && tail.at[0] != '=' && tail.at[0] != '.' && tail.at[0] != '[') {
        *q = (struct query){.sort = str_is(first, "call") ? SORT_CALL : SORT_PRINT, .text = tail};
        if (q->sort == SORT_PRINT && tail.len > 2 && tail.at[0] == '"' && tail.at[tail.len - 1] == '"')
            q->text = str_slice(tail, 1, tail.len - 1);
        return true;
    }
    if (str_is(first, "wrote") && tail.len && (isalpha((unsigned char)tail.at[0]) || tail.at[0] == '_')) {
        *q = (struct query){.sort = SORT_WRITTEN, .path = tail};
        return true;
    }
    size_t at = 0;
    while (at < s.len && !(s.at[at] == '=' || s.at[at] == '!' || s.at[at] == '<' ||
                           (s.at[at] == '>' && (at == 0 || s.at[at - 1] != '-'))))
        at++;
    *q = (struct query){.sort = at < s.len ? SORT_VALUE : SORT_WRITTEN, .path = str_trim(str_slice(s, 0, at))};
    if (!q->path.len)
        return false;
    if (q->sort == SORT_WRITTEN)
        return true;
    bool two = at + 1 < s.len && s.at[at + 1] == '=';
    switch (s.at[at]) {
    case '=': q->op = OP_EQUAL; break;
    case '!': q->op = OP_NOT; break;
    case '<': q->op = two ? OP_LEAST : OP_LESS; break;
    default: q->op = two ? OP_MOST : OP_MORE; break;
    }
    if (q->op == OP_NOT && !two)
        return false;
    return read_want(q, str_slice(s, at + 1 + two, s.len));
}

/* ---- what a path leads to, at the cursor ---- */

static const struct trace *sorting; /* qsort has no context */
static int by_call(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    const struct row *r = &sorting->rows.at[x], *s = &sorting->rows.at[y];
    if (r->call != s->call)
        return (r->call > s->call) - (r->call < s->call);
    return r->made != s->made ? (r->made > s->made) - (r->made < s->made) : (x > y) - (x < y);
}

/* The live object of a call's exposed variable; of a block that was entered often there
 * were many. */
static uint32_t exposed_row(struct searcher *f, uint32_t call, uint32_t variable)
{
    enum { LOOKS = 200 };
    struct trace *t = f->t;
    if (!f->locals) {
        f->locals = mem_alloc((t->rows.len + 1) * sizeof *f->locals);
        for (uint32_t i = 1; i < t->rows.len; i++)
            if (t->rows.at[i].kind == OBJECT_LOCAL)
                f->locals[f->local_count++] = i;
        sorting = t;
        qsort(f->locals, f->local_count, sizeof *f->locals, by_call);
    }
    uint32_t low = 0, high = f->local_count; /* behind the last that was made by now */
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const struct row *r = &t->rows.at[f->locals[mid]];
        if (r->call < call || (r->call == call && r->made <= t->at))
            low = mid + 1;
        else
            high = mid;
    }
    for (int looks = 0; low-- > 0 && looks < LOOKS; looks++) {
        const struct row *r = &t->rows.at[f->locals[low]];
        if (r->call != call)
            break;
        if (r->index == variable && is_live(r, t->at))
            return f->locals[low];
    }
    return 0;
}

/* site: where the call goes on. */
static bool find_variable(struct searcher *f, struct str name, uint32_t call, uint32_t site, struct place_of *ret)
{
    struct trace *t = f->t;
    const struct call_row *c = &t->calls.at[call];
    const struct program_function *fn = &t->program.functions[c->function];
    uint32_t line = site < t->program.site_count ? t->program.sites[site].line : 0, best = NEVER, best_line = 0;
    for (uint32_t i = 0; call && i < fn->variable_count; i++) {
        const struct program_variable *v = &t->program.variables[fn->first_variable + i];
        const char *text = t->program.names + v->name;
        if (strlen(text) != name.len || memcmp(text, name.at, name.len) != 0 || variable_left_out(t, v))
            continue;
        if (line && v->from_line && (line < v->from_line || line > v->to_line))
            continue;
        if (best == NEVER || v->from_line >= best_line) { /* the innermost of that name */
            best = fn->first_variable + i;
            best_line = v->from_line;
        }
    }
    if (best == NEVER)
        return false;
    const struct program_variable *v = &t->program.variables[best];
    if (!(v->flags & VARIABLE_EXPOSED)) {
        *ret = (struct place_of){MEMORY_AT + c->frame + v->offset, v->size, v->type, 0, 0};
        return true;
    }
    uint32_t row = exposed_row(f, call, best);
    if (!row)
        return false;
    const struct row *r = &t->rows.at[row];
    *ret = (struct place_of){r->base, r->size, v->type, 0, 0};
    return true;
}

static bool find_global(const struct trace *t, struct str name, struct place_of *ret)
{
    const struct program *p = &t->program;
    for (size_t i = 0; i < p->object_count; i++) {
        const char *text = p->names + p->objects[i].name;
        if (p->objects[i].name && strlen(text) == name.len && memcmp(text, name.at, name.len) == 0 &&
            t->rows.at[i + 1].kind == OBJECT_GLOBAL && !site_is_secret(t, p->objects[i].site)) {
            *ret = (struct place_of){p->objects[i].address, p->objects[i].size, p->objects[i].type, 0, 0};
            return true;
        }
    }
    return false;
}

static bool follow(const struct trace *t, struct place_of *at)
{
    struct bytes b = view_read(&(struct view){.t = t}, at->address, 8);
    const struct program_type *p = ptype_at(t, at->type);
    if (p->code != T_POINTER || !b.kept || b.bits != all_bits(8))
        return false;
    *at = (struct place_of){bytes_number(&b, 8), ptype_at(t, p->base)->size, p->base, 0, 0};
    return true;
}

static bool member(const struct trace *t, struct place_of *at, struct str name, int depth)
{
    const struct program_type *p = ptype_at(t, at->type);
    for (uint32_t i = 0; (p->code == T_STRUCT || p->code == T_UNION) && i < p->field_count && i < 4096; i++) {
        const struct program_field *f = &t->program.fields[p->first_field + i];
        const char *text = t->program.names + f->name;
        struct place_of inner = {at->address + f->offset, ptype_at(t, f->type)->size, f->type, f->bit, f->width};
        if (f->width)
            inner.size = (uint64_t)(f->bit + f->width + 7) / 8;
        if (f->name && strlen(text) == name.len && memcmp(text, name.at, name.len) == 0) {
            *at = inner;
            return true;
        }
        if (!f->name && depth < TYPE_DEPTH && member(t, &inner, name, depth + 1)) {
            *at = inner;
            return true;
        }
    }
    return false;
}

static bool resolve(struct searcher *f, size_t stop, struct place_of *ret)
{
    struct trace *t = f->t;
    struct str rest = f->q.path;
    int stars = 0;
    while (rest.len && rest.at[0] == '*') {
        rest = str_trim(str_slice(rest, 1, rest.len));
        stars++;
    }
    struct str name = word(&rest);
    /* A variable of an outer call is there while the calls within it run. */
    enum { OUTWARDS = 200 };
    uint32_t site = stop + 1 < t->stops.len ? t->entries[t->stops.at[stop].at].site : 0;
    bool found = find_variable(f, name, stop_call(t, stop), site, ret) || find_global(t, name, ret);
    int outwards = 0;
    for (uint32_t call = stop_call(t, stop); call && !found && outwards < OUTWARDS; call = t->calls.at[call].caller, outwards++)
        found = find_variable(f, name, t->calls.at[call].caller, t->calls.at[call].site, ret);
    if (!found)
        return false;
    while (rest.len) {
        int64_t n;
        if (rest.at[0] == '[') {
            size_t close = 1;
            while (close < rest.len && rest.at[close] != ']')
                close++;
            if (!str_to_int(str_trim(str_slice(rest, 1, close)), 0, INT32_MAX, &n))
                return false;
            const struct program_type *p = ptype_at(t, ret->type);
            uint64_t each = ptype_at(t, p->base)->size;
            if (p->code == T_ARRAY)
                *ret = (struct place_of){ret->address, each, p->base, 0, 0};
            else if (!follow(t, ret))
                return false;
            ret->address += (uint64_t)n * each;
            rest = str_slice(rest, close + 1, rest.len);
            continue;
        }
        bool arrow = rest.len > 1 && rest.at[0] == '-' && rest.at[1] == '>';
        if (!arrow && rest.at[0] != '.')
            return false;
        rest = str_slice(rest, arrow ? 2 : 1, rest.len);
        if ((arrow && !follow(t, ret)) || !member(t, ret, word(&rest), 0))
            return false;
        rest = str_trim(rest);
    }
    while (stars-- > 0)
        if (!follow(t, ret))
            return false;
    return true;
}

/* ---- is it so? ---- */

static bool compare(enum op op, int order)
{
    switch (op) {
    case OP_EQUAL: return order == 0;
    case OP_NOT: return order != 0;
    case OP_LESS: return order < 0;
    case OP_LEAST: return order <= 0;
    case OP_MORE: return order > 0;
    default: return order >= 0;
    }
}

static bool value_is_so(struct searcher *f, size_t stop)
{
    struct trace *t = f->t;
    const struct query *q = &f->q;
    struct place_of at;
    if (!resolve(f, stop, &at) || at.size == 0 || at.size > 16)
        return false;
    f->was_there = true;
    struct bytes b = view_read(&(struct view){.t = t}, at.address, (unsigned)at.size);
    unsigned need = ptype_at(t, at.type)->code == T_LDOUBLE ? 10 : (unsigned)at.size;
    if (!b.kept || (b.bits & all_bits(need)) != all_bits(need))
        return false;
    uint64_t raw = bytes_number(&b, (unsigned)at.size);
    double real = 0;
    float single;
    long double wide = 0;
    switch (ptype_at(t, at.type)->code) {
    case T_FLOAT: memcpy(&single, b.at, sizeof single); real = (double)single; break;
    case T_DOUBLE: memcpy(&real, b.at, sizeof real); break;
    case T_LDOUBLE: memcpy(&wide, b.at, 10); real = (double)wide; break;
    default: {
        unsigned bits = at.width ? at.width : (unsigned)(at.size < 8 ? at.size * 8 : 64);
        raw >>= at.width && at.bit < 64 ? at.bit : 0;
        uint8_t code = ptype_at(t, ptype_plain(t, at.type))->code;
        bool sign = code == T_CHAR || code == T_SCHAR || code == T_SHORT || code == T_INT || code == T_LONG || code == T_LLONG;
        if (bits < 64) {
            raw &= (UINT64_C(1) << bits) - 1;
            if (sign && bits && raw >> (bits - 1))
                raw |= ~UINT64_C(0) << bits;
        }
        if (q->enumerator.len) {
            const struct program_type *p = ptype_at(t, at.type);
            for (uint32_t i = 0; p->code == T_ENUM && i < p->field_count && i < 4096; i++)
                if (t->program.fields[p->first_field + i].offset == raw)
                    return compare(q->op, !str_eq(name_at(t, t->program.fields[p->first_field + i].name), q->enumerator));
            return false;
        }
        if (!q->is_real)
            return compare(q->op, !sign && (int64_t)raw < 0 ? 1 : ((int64_t)raw > q->number) - ((int64_t)raw < q->number));
        real = (double)(int64_t)raw;
    }
    }
    double want = q->is_real ? q->real : (double)q->number;
    return !q->enumerator.len && compare(q->op, (real > want) - (real < want));
}

static bool was_written(struct searcher *f, size_t stop)
{
    struct trace *t = f->t;
    struct place_of at;
    if (!resolve(f, stop, &at))
        return false;
    f->was_there = true;
    for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop); i++) {
        const struct log_entry *e = &t->entries[i];
        uint64_t from = MEMORY_AT + e->offset;
        if (e->kind == ENTRY_WRITE && from < at.address + at.size && from + e->size > at.address)
            return true;
    }
    return false;
}

static bool calls(struct searcher *f, size_t stop)
{
    struct trace *t = f->t;
    for (uint32_t i = stop_from(t, stop); t->stops.at[stop].marks & STOP_CALL && i < stop_at(t, stop); i++)
        if (t->entries[i].kind == ENTRY_CALL &&
            str_eq(function_name(t, t->calls.at[t->entries[i].detail].function), f->q.text))
            return true;
    return false;
}

static bool prints(struct searcher *f, size_t stop)
{
    struct trace *t = f->t;
    if (!(t->stops.at[stop].marks & STOP_OUTPUT) || !f->q.text.len)
        return false;
    cursor_to_stop(t, stop);
    for (int stream = 1; stream <= 2; stream++) {
        uint64_t to = stream == 1 ? t->out_len : t->err_len, from = to;
        for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop); i++)
            if (t->entries[i].kind == ENTRY_OUTPUT && t->entries[i].size == stream) {
                from = t->entries[i].value < to ? t->entries[i].value : to;
                break;
            }
        from = from >= f->q.text.len ? from - f->q.text.len + 1 : 0; /* it may have begun before */
        struct str s = str_slice(stream == 1 ? t->out : t->err, from, to);
        if (s.len && memmem(s.at, s.len, f->q.text.at, f->q.text.len))
            return true;
    }
    return false;
}

static bool is_so(struct searcher *f, size_t stop)
{
    struct trace *t = f->t;
    uint32_t site;
    switch (f->q.sort) {
    case SORT_MARK: return t->stops.at[stop].marks & f->q.marks;
    case SORT_LINE:
        site = stop + 1 < t->stops.len ? t->entries[t->stops.at[stop].at].site : 0;
        return site && site < t->program.site_count && t->program.sites[site].line == (uint32_t)f->q.line;
    case SORT_CALL: return calls(f, stop);
    case SORT_PRINT: return prints(f, stop);
    case SORT_WRITTEN: cursor_to_stop(t, stop); return was_written(f, stop);
    default: cursor_to_stop(t, stop); return value_is_so(f, stop);
    }
}

/* Was it the stop that made it so? Only values can have been so before. */
static bool became_so(struct searcher *f, size_t stop)
{
    if (f->q.sort != SORT_VALUE)
        return is_so(f, stop);
    return is_so(f, stop) && (stop == 0 || !is_so(f, stop - 1));
}

static bool is_function(const struct trace *t, struct str name)
{
    for (uint32_t i = 1; i < t->program.function_count; i++)
        if (str_eq(function_name(t, i), name))
            return true;
    return false;
}

static struct str not_found(struct searcher *f, struct arena *a, struct str query)
{
    const struct query *q = &f->q;
    switch (q->sort) {
    case SORT_MARK:
        return q->marks == STOP_FREED ? STR("no block was freed") : q->marks == STOP_LOST ? STR("no block was lost")
             : q->marks == STOP_FINDING ? STR("nothing was found in this run") : STR("no block was made");
    case SORT_LINE: return str_from(arena_printf(a, "line %d never ran", q->line));
    case SORT_CALL: return str_from(arena_printf(a, "`" STR_FMT "` was never called", STR_ARG(q->text)));
    case SORT_PRINT: return str_from(arena_printf(a, "\"" STR_FMT "\" was never printed", STR_ARG(q->text)));
    default: break;
    }
    if (!f->was_there)
        return str_from(arena_printf(a, "there is no `" STR_FMT "` in this run", STR_ARG(q->path)));
    if (q->sort == SORT_WRITTEN)
        return str_from(arena_printf(a, "`" STR_FMT "` was never written", STR_ARG(q->path)));
    return str_from(arena_printf(a, "it was never so that " STR_FMT, STR_ARG(query)));
}

size_t trace_search(struct trace *t, struct arena *a, size_t stop, struct str query, bool forward, struct str *ret_say)
{
    struct searcher f = {.t = t};
    size_t n = t->stops.len;
    *ret_say = STR("");
    struct buf clean = {0};
    utf8_printable(&clean, str_slice(query, 0, 200));
    struct str text = arena_str(a, buf_view(&clean));
    buf_release(&clean);
    if (stop >= n)
        stop = n - 1;
    if (!read_query(&f.q, text)) {
        *ret_say = STR("not understood; try: n == 7, p->len > 3, wrote n, line 12, call f, print TEXT, free, malloc");
        return TRACE_NONE;
    }
    for (int again = 0; again < 2; again++) {
        for (size_t k = 1; k <= n; k++) {
            size_t i = forward ? (stop + k) % n : (stop + n - k) % n;
            if (became_so(&f, i)) {
                mem_free(f.locals);
                return i;
            }
        }
        /* A name that is no variable's may be a function's. */
        if (again || f.was_there || f.q.sort != SORT_WRITTEN || !is_function(t, f.q.path))
            break;
        f.q = (struct query){.sort = SORT_CALL, .text = f.q.path};
    }
    mem_free(f.locals);
    if (f.q.sort == SORT_WRITTEN && !f.was_there && (str_is(f.q.path, "line") || str_is(f.q.path, "print") || str_is(f.q.path, "call"))) {
        *ret_say = str_from(arena_printf(a, STR_FMT " needs %s: " STR_FMT " %s", STR_ARG(f.q.path),
                                         str_is(f.q.path, "line") ? "a number" : str_is(f.q.path, "call") ? "a name" : "a text",
                                         STR_ARG(f.q.path), str_is(f.q.path, "line") ? "12" : str_is(f.q.path, "call") ? "f" : "total"));
        return TRACE_NONE;
    }
    *ret_say = not_found(&f, a, text);
    return TRACE_NONE;
}
