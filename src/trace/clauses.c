/* clauses.c - what a stop did, clause by clause, the most telling first: what was found,
 * what ended and is still pointed to, what was lost, calls and returns, new blocks,
 * pointers, other values, output, files. */
#include "trace/room.h"

enum { CLAUSES_MOST = 40, EACH_BOX = 4 };

struct clauses {
    struct trace *t;
    struct arena *a;
    struct scene *s;
    const struct overlay *o;
    const struct web *w;
    uint32_t from, at;
    struct buf b; /* the clause being written; owned */
    VEC(struct scene_change) list;
};

static void done(struct clauses *c, size_t object, uint64_t address)
{
    if (c->b.len && c->list.len < CLAUSES_MOST)
        vec_push(&c->list, ((struct scene_change){arena_str(c->a, buf_view(&c->b)), object, address}));
    buf_clear(&c->b);
}

static void put_bytes(struct buf *b, uint64_t n) { buf_printf(b, n == 1 ? "%llu byte" : "%llu bytes", (unsigned long long)n); }

static void put_block(struct clauses *c, uint32_t row)
{
    object_words(c->t, &c->b, row);
    buf_cstr(&c->b, " (");
    put_bytes(&c->b, c->t->rows.at[row].size);
    buf_char(&c->b, ')');
}

static void put_cell(struct clauses *c, size_t object, uint64_t address)
{
    uint64_t base, size, count;
    object_type_of(c->t, object, &base, &size, &count);
    cell_words(c->t, &c->b, object, address - base, 0, c->s->stop.call);
}

/* By the names of the cells around it, so that members of a union are told apart. */
static void put_way(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    const struct scene_cell *up[32];
    int n = 0;
    struct buf way = {0};
    for (const struct scene_cell *x = cell; x->parent >= 0 && n < 32; x = &box->cells[x->parent])
        up[n++] = x;
    while (n-- > 0) {
        if (up[n]->name.len && up[n]->name.at[0] != '[')
            buf_char(&way, '.');
        buf_str(&way, up[n]->name);
    }
    way_words(c->t, &c->b, box->object, buf_view(&way), c->s->stop.call);
    buf_release(&way);
}

/* It led there before the stop as well, to an object that is no more now. */
static bool still_points(const struct clauses *c, const struct edge *e)
{
    return e->points == POINTS_DANGLING && !overlay_touches(c->o, e->address, 8);
}

static size_t count_still(const struct clauses *c, uint32_t row)
{
    size_t n = 0;
    for (const struct edge *e = web_to(c->w, row); e; e = web_next(c->w, e))
        n += still_points(c, e);
    return n;
}

/* "; `p` and `q` still point to it" */
static void put_still_points(struct clauses *c, uint32_t row)
{
    enum { NAMED = 3 };
    size_t all = count_still(c, row), n = 0;
    for (const struct edge *e = web_to(c->w, row); e && n < NAMED; e = web_next(c->w, e)) {
        if (!still_points(c, e))
            continue;
        n++;
        buf_cstr(&c->b, n == 1 ? "; " : n == all || n == NAMED ? " and " : ", ");
        if (n == NAMED && all > NAMED)
            buf_printf(&c->b, "%zu others", all - NAMED + 1);
        else
            put_cell(c, e->from, e->address);
    }
    if (n)
        buf_cstr(&c->b, all > 1 ? " still point to it" : " still points to it");
}

/* ---- ends and losses ---- */

static void tell_ends(struct clauses *c)
{
    struct trace *t = c->t;
    int freed = 0;
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_FOUND)
            continue;
        size_t k = 0;
        while (k < t->finding_count && (uint32_t)t->findings[k].step != e->step)
            k++;
        if (k < t->finding_count)
            buf_printf(&c->b, "found: " STR_FMT, STR_ARG(t->findings[k].text));
        else
            buf_cstr(&c->b, "a finding");
        done(c, 0, 0);
    }
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_ENDED)
            continue;
        const struct row *r = &t->rows.at[e->detail];
        bool pointed = count_still(c, e->detail) > 0;
        if (r->kind == OBJECT_HEAP) {
            if (freed++ >= 6 && !pointed)
                continue;
            put_block(c, e->detail);
            if (r->moved_to) {
                buf_cstr(&c->b, " moved to ");
                put_block(c, r->moved_to);
            } else {
                buf_cstr(&c->b, " was freed");
            }
        } else if (pointed) {
            buf_char(&c->b, '`');
            object_words(t, &c->b, e->detail);
            buf_printf(&c->b, "` of `" STR_FMT "` is gone", STR_ARG(trace_call(t, r->call)->function));
        } else {
            continue;
        }
        put_still_points(c, e->detail);
        done(c, e->detail, r->base);
    }
    if (freed > 6) {
        buf_printf(&c->b, "%d blocks were freed in all", freed);
        done(c, 0, 0);
    }
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_LOST || t->rows.at[e->detail].lost != i + 1 || !is_live(&t->rows.at[e->detail], c->at) ||
            web_to(c->w, e->detail))
            continue;
        put_block(c, e->detail);
        buf_cstr(&c->b, " lost its last pointer");
        done(c, e->detail, t->rows.at[e->detail].base);
    }
}

/* ---- calls ---- */

static void put_value_of(struct clauses *c, size_t object, uint32_t call)
{
    struct trace *t = c->t;
    uint64_t base, size, count;
    uint32_t type = object_type_of(t, object, &base, &size, &count);
    uint8_t code = ptype_at(t, type)->code;
    struct view v = {.t = t};
    enum cell_state state;
    struct bytes b = view_read(&v, base, 8);
    if (code == T_STRUCT || code == T_UNION || code == T_ARRAY) {
        buf_printf(&c->b, "a " STR_FMT, STR_ARG(ptype_text(t, c->a, type, 0)));
        return;
    }
    if (code == T_POINTER && b.kept && b.bits == all_bits(8)) {
        struct lead l = lead_of(t, c->at, bytes_number(&b, 8));
        pointer_text(t, &c->b, &l, bytes_number(&b, 8), type, c->at);
        uint32_t of = l.target ? call_of_object(t, l.target) : 0;
        if (of && of != call)
            buf_printf(&c->b, " of `" STR_FMT "`", STR_ARG(trace_call(t, of)->function));
        return;
    }
    value_text(&v, &c->b, type, base, size, 0, 0, c->at, &state);
}

static void put_parameters(struct clauses *c, uint32_t call)
{
    struct trace *t = c->t;
    const struct call_row *r = &t->calls.at[call];
    const struct program_function *f = &t->program.functions[r->function];
    int n = 0;
    for (uint32_t i = 0; i < f->variable_count && n < 8; i++) {
        uint32_t variable = f->first_variable + i;
        const struct program_variable *v = &t->program.variables[variable];
        if (!(v->flags & VARIABLE_PARAMETER) || variable_hidden(v))
            continue;
        size_t object = 0;
        for (uint32_t k = t->frame_first[r->function]; k < t->frame_first[r->function + 1] && !object; k++)
            if (t->frame_vars[k] == variable)
                object = r->first + (k - t->frame_first[r->function]);
        for (uint32_t k = 0; k < t->live_count && !object; k++)
            if (t->rows.at[t->live[k]].kind == OBJECT_LOCAL && t->rows.at[t->live[k]].call == call &&
                t->rows.at[t->live[k]].index == variable)
                object = t->live[k];
        if (!object)
            continue;
        buf_printf(&c->b, "%s" STR_FMT " = ", n ? ", " : " with ", STR_ARG(name_at(t, v->name)));
        put_value_of(c, object, call);
        n++;
    }
}

static void tell_return(struct clauses *c, uint32_t call, const struct log_entry *value)
{
    const struct trace *t = c->t;
    buf_printf(&c->b, "`" STR_FMT "` returned", STR_ARG(trace_call(t, call)->function));
    if (value) {
        buf_char(&c->b, ' ');
        value_number(t, &c->b, value->offset < t->program.type_count ? value->offset : 0, value->value);
    }
    done(c, 0, 0);
}

/* In the order in which they came; of many returns (a recursion that ends) the last. */
static void tell_calls(struct clauses *c)
{
    enum { EACH = 3 };
    struct trace *t = c->t;
    int called = 0, returned = 0, returns = 0;
    const struct log_entry *value = NULL;
    for (uint32_t i = c->from; i < c->at; i++)
        returns += t->entries[i].kind == ENTRY_RETURN;
    if (returns > EACH) {
        buf_printf(&c->b, "%d calls returned", returns);
        done(c, 0, 0);
    }
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_VALUE && e->bits & 1)
            value = e;
        if (e->kind == ENTRY_CALL && called++ < EACH) {
            buf_printf(&c->b, "called `" STR_FMT "`", STR_ARG(trace_call(t, e->detail)->function));
            if (t->calls.at[e->detail].to > c->at)
                put_parameters(c, e->detail);
            done(c, 0, 0);
        }
        if (e->kind == ENTRY_RETURN) {
            if (++returned > returns - EACH)
                tell_return(c, e->detail, value);
            value = NULL;
        }
    }
}

static void tell_made(struct clauses *c)
{
    int n = 0;
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &c->t->entries[i];
        if (e->kind != ENTRY_MADE || c->t->rows.at[e->detail].kind != OBJECT_HEAP ||
            c->t->rows.at[e->detail].moved_from || n++ >= 4)
            continue;
        put_block(c, e->detail);
        buf_cstr(&c->b, " was made");
        done(c, e->detail, c->t->rows.at[e->detail].base);
    }
    if (n > 4) {
        buf_printf(&c->b, "%d blocks were made in all", n);
        done(c, 0, 0);
    }
}

/* ---- values ---- */

static void put_target(struct clauses *c, const struct scene_cell *cell)
{
    struct trace *t = c->t;
    const struct trace_object *o = trace_object(t, cell->target);
    uint32_t want = 0;
    const struct edge *e = web_edge(c->w, trace_object_at(t, c->s->number, cell->address), cell->address);
    if (e)
        want = ptype_at(t, e->type)->base;
    if (o->kind == TRACE_VARIABLE || o->kind == TRACE_GLOBAL) {
        cell_words(t, &c->b, cell->target, (uint64_t)cell->target_offset, want, c->s->stop.call);
        return;
    }
    object_words(t, &c->b, cell->target);
    if (o->kind == TRACE_LITERAL) {
        if (cell->target_offset)
            buf_printf(&c->b, ", byte %lld", (long long)cell->target_offset);
        return;
    }
    struct buf way = {0};
    path_text(t, &way, cell->target, (uint64_t)cell->target_offset, want);
    for (size_t i = 0; i < way.len;) {
        size_t end = i + 1;
        while (end < way.len && way.at[end] != '[' && way.at[end] != '.' && way.at[end] != ' ')
            end++;
        if (way.at[i] == '[')
            buf_printf(&c->b, ", element %.*s", (int)(end - i - 2), way.at + i + 1);
        else if (way.at[i] == '.')
            buf_printf(&c->b, ", `%.*s`", (int)(end - i - 1), way.at + i + 1);
        else {
            buf_printf(&c->b, ", byte %lld", (long long)cell->target_offset);
            break;
        }
        i = end;
    }
    buf_release(&way);
}

static void put_change(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    put_way(c, box, cell);
    switch (cell->points) {
    case POINTS_INTO: buf_cstr(&c->b, " now points to "); put_target(c, cell); return;
    case POINTS_PAST:
        buf_cstr(&c->b, " now points one past the end of ");
        way_words(c->t, &c->b, cell->target, STR(""), c->s->stop.call);
        return;
    case POINTS_DANGLING:
        buf_cstr(&c->b, " now points to ");
        put_target(c, cell);
        buf_cstr(&c->b, trace_object(c->t, cell->target)->kind == TRACE_HEAP ? ", which is freed" : ", which is gone");
        return;
    case POINTS_WILD: buf_printf(&c->b, " now holds " STR_FMT ", which is nowhere", STR_ARG(cell->value)); break;
    case POINTS_FUNCTION: buf_printf(&c->b, " now points to `" STR_FMT "`", STR_ARG(cell->value)); break;
    default: buf_printf(&c->b, " is now " STR_FMT, STR_ARG(cell->value)); break;
    }
    if (cell->was.len)
        buf_printf(&c->b, ", was " STR_FMT, STR_ARG(cell->was));
}

static bool counts(const struct scene_box *box, const struct scene_cell *cell)
{
    if (!cell->changed || cell->folded || cell->state == CELL_UNSET || cell->state == CELL_UNKNOWN)
        return false;
    if (cell->aggregate)
        return cell->value.len > 0 || !cell->opened; /* a text, or closed: nothing inside is shown */
    return cell->parent < 0 || !box->cells[cell->parent].value.len;
}

static void tell_values(struct clauses *c, bool pointers)
{
    for (size_t i = 0; i < c->s->box_count; i++) {
        const struct scene_box *box = &c->s->boxes[i];
        size_t n = 0, all = 0;
        if (box->state != BOX_LIVE && box->state != BOX_LOST)
            continue;
        for (size_t k = 0; k < box->count; k++)
            all += counts(box, &box->cells[k]);
        for (size_t k = 0; k < box->count; k++) {
            const struct scene_cell *cell = &box->cells[k];
            bool pointer = cell->points != POINTS_NOT;
            if (!counts(box, cell) || pointer != pointers)
                continue;
            if (all > EACH_BOX && n + 1 >= EACH_BOX)
                break;
            n++;
            if (cell->aggregate) {
                put_way(c, box, cell);
                if (cell->value.len)
                    buf_printf(&c->b, " is now " STR_FMT, STR_ARG(cell->value));
                else
                    buf_cstr(&c->b, " has changed");
                if (cell->was.len)
                    buf_printf(&c->b, ", was " STR_FMT, STR_ARG(cell->was));
            } else {
                put_change(c, box, cell);
            }
            done(c, box->object, cell->address);
        }
        if (all > EACH_BOX && !pointers) {
            buf_printf(&c->b, "%zu values in ", all);
            if (box->kind == TRACE_HEAP)
                object_words(c->t, &c->b, box->object);
            else
                buf_printf(&c->b, "`" STR_FMT "`", STR_ARG(box->name));
            buf_cstr(&c->b, " changed in all");
            done(c, box->object, box->base);
        }
    }
}

/* ---- output and files ---- */

static void tell_output(struct clauses *c)
{
    enum { MOST = 72 };
    struct scene *s = c->s;
    if (s->out_new) {
        buf_cstr(&c->b, "printed ");
        quote(&c->b, str_slice(s->out, s->out.len - s->out_new, s->out.len), MOST);
        done(c, 0, 0);
    }
    if (s->err_new) {
        buf_cstr(&c->b, "wrote ");
        quote(&c->b, str_slice(s->err, s->err.len - s->err_new, s->err.len), MOST);
        buf_cstr(&c->b, " to stderr");
        done(c, 0, 0);
    }
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &c->t->entries[i];
        if (e->kind != ENTRY_OPENED && e->kind != ENTRY_CLOSED)
            continue;
        buf_printf(&c->b, "%s the file \"" STR_FMT "\"", e->kind == ENTRY_OPENED ? "opened" : "closed",
                   STR_ARG(c->t->opened.at[e->detail].name));
        done(c, 0, 0);
    }
}

/* Nothing differs, but something was written. */
static void tell_same(struct clauses *c)
{
    struct trace *t = c->t;
    for (uint32_t i = c->from; i < c->at && !c->list.len; i++) {
        const struct log_entry *e = &t->entries[i];
        uint64_t address = MEMORY_AT + e->offset;
        size_t object = e->kind == ENTRY_WRITE ? trace_object_at(t, c->s->number, address) : 0;
        const struct scene_box *box = object ? scene_box_of(c->s, object) : NULL;
        int cell = box ? scene_cell_at(box, address) : -1;
        if (cell < 0 || box->cells[cell].aggregate || box->cells[cell].folded || box->state != BOX_LIVE)
            continue;
        put_way(c, box, &box->cells[cell]);
        buf_printf(&c->b, " is " STR_FMT ", as before", STR_ARG(box->cells[cell].value));
        done(c, object, address);
    }
}

void clauses_make(struct trace *t, struct arena *a, struct scene *s, const struct overlay *o, const struct web *w)
{
    struct clauses c = {.t = t, .a = a, .s = s, .o = o, .w = w, .from = stop_from(t, s->number), .at = stop_at(t, s->number)};
    tell_ends(&c);
    tell_calls(&c);
    tell_made(&c);
    tell_values(&c, true);
    tell_values(&c, false);
    tell_output(&c);
    tell_same(&c);
    s->changes = arena_array(a, c.list.len + 1, sizeof *s->changes);
    if (c.list.len)
        memcpy(s->changes, c.list.at, c.list.len * sizeof *s->changes);
    s->change_count = c.list.len;
    vec_release(&c.list);
    buf_release(&c.b);
}
