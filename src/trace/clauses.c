/* clauses.c - what a stop did, clause by clause, in the order in which it came; what was
 * found comes first. Values are told in clauses_values.c. */
#include "trace/clauses.h"

#include <stdlib.h>

enum { CLAUSES_MOST = 40, RETURNS_TOLD = 3 };

void clause_done(struct clauses *c, uint32_t at, int rank, size_t object, uint64_t address)
{
    if (c->b.len && c->list.len < CLAUSES_MOST)
        vec_push(&c->list, ((struct clause){arena_str(c->a, buf_view(&c->b)), object, address, at, rank, c->list.len}));
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

static void put_holder(struct clauses *c, const struct edge *e)
{
    uint64_t base, size, count;
    object_type_of(c->t, e->from, &base, &size, &count);
    cell_words(c->t, &c->b, e->from, e->address - base, e->type, c->call);
}

/* It led there before the stop as well, to an object that is no more now. */
static bool still_points(const struct clauses *c, const struct edge *e)
{
    const struct edge *first = e, *best = NULL;
    while (first > c->w->edges && first[-1].from == e->from && first[-1].address == e->address)
        first--;
    for (const struct edge *x = first; x < c->w->edges + c->w->count && x->from == e->from && x->address == e->address; x++)
        if (!best && e->target < c->t->rows.len && ptype_same(c->t, ptype_at(c->t, x->type)->base, c->t->rows.at[e->target].type))
            best = x;
    return e == (best ? best : first) /* of a union's members that are pointers, one */ && e->points == POINTS_DANGLING && !overlay_touches(c->o, e->address, 8);
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
            put_holder(c, e);
    }
    if (!n)
        return;
    buf_cstr(&c->b, all > 1 ? " still point to " : " still points to ");
    if (c->t->rows.at[row].moved_to) {
        buf_cstr(&c->b, "the old ");
        object_words(c->t, &c->b, row);
    } else {
        buf_cstr(&c->b, "it");
    }
}

/* ---- ends and losses ---- */

/* Does a block that was not lost with it, or before, lead to this lost one? Then it is
 * told with that. */
static bool hangs_on_lost(const struct clauses *c, uint32_t row)
{
    for (const struct edge *e = web_to(c->w, row); e; e = web_next(c->w, e))
        if (e->from != row && e->from < c->t->rows.len && c->t->rows.at[e->from].kind == OBJECT_HEAP)
            return true;
    return false;
}

static void tell_losses(struct clauses *c)
{
    enum { EACH = 4 };
    struct trace *t = c->t;
    size_t low = first_loss(t, c->from), roots = 0, others = 0, told = 0;
    if (c->from == c->at)
        return;
    size_t end = low;
    for (; end < t->loss_count && t->rows.at[t->losses[end]].lost <= c->at; end++) {
        bool hangs = hangs_on_lost(c, t->losses[end]);
        roots += !hangs;
        others += hangs;
    }
    for (size_t i = low; i < end && told < EACH; i++) {
        uint32_t row = t->losses[i];
        if (hangs_on_lost(c, row))
            continue;
        told++;
        put_block(c, row);
        buf_cstr(&c->b, " lost its last pointer");
        clause_done(c, t->rows.at[row].lost, RANK_ENDED, row, t->rows.at[row].base);
    }
    if (roots > EACH) {
        buf_printf(&c->b, "%zu blocks lost their last pointer in all", roots);
        clause_done(c, c->at, RANK_ENDED, 0, 0);
    }
    if (!others)
        return;
    uint32_t row = 0;
    size_t n = 0;
    for (size_t i = low; i < end; i++) {
        if (!hangs_on_lost(c, t->losses[i]))
            continue;
        row = t->losses[i];
        if (++n > 1 && others > EACH)
            continue;
        buf_cstr(&c->b, n == 1 ? "" : n == others ? " and " : ", ");
        object_words(t, &c->b, row);
    }
    if (others > EACH)
        buf_printf(&c->b, " and %zu more", others - 1);
    buf_cstr(&c->b, roots && others == 1 ? " is lost with it" : roots ? " are lost with it"
                    : others == 1 ? " is lost: only lost blocks lead to it" : " are lost: only they lead to each other");
    clause_done(c, t->rows.at[row].lost, RANK_ENDED, row, t->rows.at[row].base);
}

static void tell_ends(struct clauses *c)
{
    struct trace *t = c->t;
    int freed = 0;
    struct str told = {"", 0}; /* of the same findings in one step the first says enough */
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_FOUND)
            continue;
        size_t k = 0;
        while (k < t->finding_count && (uint32_t)t->findings[k].step != e->step)
            k++;
        struct str text = k < t->finding_count ? t->findings[k].text : STR("a finding");
        if (str_eq(text, told))
            continue;
        told = text;
        buf_printf(&c->b, "%s" STR_FMT, k < t->finding_count ? "found: " : "", STR_ARG(text));
        clause_done(c, 0, RANK_FOUND, 0, 0);
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
        clause_done(c, i, RANK_ENDED, e->detail, r->base);
    }
    if (freed > 6) {
        buf_printf(&c->b, "%d blocks were freed in all", freed);
        clause_done(c, c->at, RANK_ENDED, 0, 0);
    }
    tell_losses(c);
}

/* ---- calls ---- */

static void put_value_of(struct clauses *c, size_t object, uint32_t call, const struct view *v, uint32_t at)
{
    struct trace *t = c->t;
    uint64_t base, size, count;
    uint32_t type = object_type_of(t, object, &base, &size, &count);
    uint8_t code = ptype_at(t, type)->code;
    enum cell_state state;
    struct bytes b = view_read(v, base, 8);
    if (code == T_STRUCT || code == T_UNION || code == T_ARRAY) {
        buf_printf(&c->b, "a " STR_FMT, STR_ARG(ptype_text(t, c->a, type, 0)));
        return;
    }
    if (code == T_POINTER && b.kept && b.bits == all_bits(8)) {
        struct lead l = lead_of(t, at, bytes_number(&b, 8));
        pointer_text(t, &c->b, &l, bytes_number(&b, 8), type, at);
        uint32_t of = l.target ? call_of_object(t, l.target) : 0;
        if (of && of != call) /* a returned call's arguments are in backticks already */
            buf_printf(&c->b, v->old ? " of " STR_FMT : " of `" STR_FMT "`", STR_ARG(trace_call(t, of)->function));
        return;
    }
    value_text(v, &c->b, type, base, size, 0, 0, at, &state);
}

/* At a position at which it was under way. */
static void put_arguments(struct clauses *c, uint32_t call, const struct view *view, uint32_t at, const char *before)
{
    struct trace *t = c->t;
    const struct call_row *r = &t->calls.at[call];
    const struct program_function *f = &t->program.functions[r->function];
    int n = 0;
    for (uint32_t i = 0; i < f->variable_count && n < 8; i++) {
        uint32_t variable = f->first_variable + i;
        const struct program_variable *v = &t->program.variables[variable];
        if (!(v->flags & VARIABLE_PARAMETER) || variable_left_out(t, v))
            continue;
        size_t object = 0;
        for (uint32_t k = t->frame_first[r->function]; k < t->frame_first[r->function + 1] && !object; k++)
            if (t->frame_vars[k] == variable)
                object = r->first + (k - t->frame_first[r->function]);
        for (uint32_t k = r->from ? r->from - 1 : 0; k < at && !object; k++) { /* exposed ones are made first */
            const struct log_entry *e = &t->entries[k];
            if (e->kind == ENTRY_MADE && t->rows.at[e->detail].kind == OBJECT_LOCAL &&
                t->rows.at[e->detail].call == call && t->rows.at[e->detail].index == variable)
                object = e->detail;
            if (e->kind == ENTRY_STEP)
                break;
        }
        if (!object)
            continue;
        buf_printf(&c->b, "%s" STR_FMT " = ", n ? ", " : before, STR_ARG(name_at(t, v->name)));
        put_value_of(c, object, call, view, at);
        n++;
    }
}

/* ---- returns ---- */

/* Where the first statement of a call begins: its parameters have their values. */
static uint32_t first_step(const struct trace *t, uint32_t call, uint32_t end)
{
    for (uint32_t i = t->calls.at[call].from; i < end; i++)
        if (t->entries[i].kind == ENTRY_STEP)
            return i;
    return end;
}

/* Are there other calls of the function that it could be taken for? */
static bool is_one_of_many(const struct clauses *c, uint32_t call)
{
    enum { FAR = 64 };
    const struct trace *t = c->t;
    uint32_t function = t->calls.at[call].function;
    int n = 0;
    for (uint32_t up = t->calls.at[call].caller; up && n < FAR; up = t->calls.at[up].caller, n++)
        if (t->calls.at[up].function == function)
            return true;
    for (uint32_t i = c->from; i < c->at; i++)
        if ((t->entries[i].kind == ENTRY_RETURN || t->entries[i].kind == ENTRY_CALL) && t->entries[i].detail != call &&
            t->calls.at[t->entries[i].detail].function == function)
            return true;
    return false;
}

/* "`fib(n = 1)`": by what it was called with, if that was not long ago. */
static void put_call(struct clauses *c, uint32_t call)
{
    enum { NEAR = 20000 };
    struct trace *t = c->t;
    const struct call_row *r = &t->calls.at[call];
    buf_printf(&c->b, "`" STR_FMT, STR_ARG(trace_call(t, call)->function));
    if (r->from && c->at - r->from < NEAR && is_one_of_many(c, call)) {
        struct overlay then;
        uint32_t at = first_step(t, call, c->at);
        size_t had = c->b.len;
        overlay_back_to(&then, t, c->a, at);
        put_arguments(c, call, &(struct view){.t = t, .old = &then}, at, "(");
        if (c->b.len > had)
            buf_char(&c->b, ')');
    }
    buf_char(&c->b, '`');
}

static void tell_return(struct clauses *c, uint32_t i)
{
    const struct trace *t = c->t;
    uint32_t call = t->entries[i].detail;
    const struct log_entry *value = value_of_return(t, i);
    put_call(c, call);
    buf_cstr(&c->b, " returned");
    if (value) {
        buf_char(&c->b, ' ');
        value_returned(t, &c->b, call, value);
    } else if (t->program.main && t->calls.at[call].function == t->program.main) {
        buf_cstr(&c->b, " 0"); /* at its end, as C has it */
    }
    clause_done(c, i, RANK_CALL, 0, 0);
}

/* longjmp() leaves calls that have not returned. */
static bool was_left(const struct trace *t, uint32_t i)
{
    return t->entries[i].kind == ENTRY_RETURN && text_call(site_text(t, t->entries[i].site), "longjmp").len;
}

static void tell_left(struct clauses *c)
{
    const struct trace *t = c->t;
    uint32_t n = 0, first = 0, function = 0;
    bool same = true;
    for (uint32_t i = c->from; i < c->at; i++)
        if (was_left(t, i)) {
            uint32_t f = t->calls.at[t->entries[i].detail].function;
            same = same && (!n || f == function);
            function = f;
            first = n++ ? first : i;
        }
    if (!n)
        return;
    if (n == 1)
        buf_printf(&c->b, "`longjmp` left the call of `" STR_FMT "`", STR_ARG(function_name(t, function)));
    else if (same)
        buf_printf(&c->b, "`longjmp` left %u calls of `" STR_FMT "`", n, STR_ARG(function_name(t, function)));
    else
        buf_printf(&c->b, "`longjmp` left %u calls", n);
    clause_done(c, first, RANK_CALL, 0, 0);
}

/* Of many returns (a recursion that ends) the last are told. */
static void tell_calls(struct clauses *c)
{
    struct trace *t = c->t;
    int called = 0, returned = 0, returns = 0;
    tell_left(c);
    for (uint32_t i = c->from; i < c->at; i++)
        returns += t->entries[i].kind == ENTRY_RETURN && !was_left(t, i);
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_CALL && called++ < RETURNS_TOLD) {
            const struct call_row *r = &t->calls.at[e->detail];
            if (r->thread && !r->caller) {
                thread_words(&c->b, r->thread);
                buf_printf(&c->b, " began with `" STR_FMT "`", STR_ARG(trace_call(t, e->detail)->function));
            } else {
                buf_printf(&c->b, "called `" STR_FMT "`", STR_ARG(trace_call(t, e->detail)->function));
            }
            if (t->calls.at[e->detail].to > c->at)
                put_arguments(c, e->detail, &(struct view){.t = t}, c->at, " with ");
            clause_done(c, i, RANK_CALL, 0, 0);
        }
        if (e->kind != ENTRY_RETURN || was_left(t, i))
            continue;
        if (returned++ == 0 && returns > RETURNS_TOLD) {
            buf_printf(&c->b, "%d calls returned", returns);
            clause_done(c, i, RANK_CALL, 0, 0);
        }
        if (returned > returns - RETURNS_TOLD)
            tell_return(c, i);
    }
}

/* ---- the end ---- */

/* The program called exit() while calls were under way. */
static void tell_exit(struct clauses *c)
{
    static const char *const names[] = {"exit", "_Exit", "quick_exit", "abort"};
    struct trace *t = c->t;
    size_t last = t->stops.len - 1;
    if (c->s->number != last || !last || !stop_call(t, last))
        return;
    struct str text = site_text(t, last_site_of(t, last, stop_call(t, last)));
    for (size_t i = 0; i < COUNT(names); i++) {
        struct str call = text_call(text, names[i]);
        if (!call.len)
            continue;
        buf_char(&c->b, '`');
        utf8_printable(&c->b, call);
        buf_cstr(&c->b, "` was called");
        clause_done(c, c->at, RANK_FOUND, 0, 0);
        return;
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
        clause_done(c, i, RANK_MADE, e->detail, c->t->rows.at[e->detail].base);
    }
    if (n > 4) {
        buf_printf(&c->b, "%d blocks were made in all", n);
        clause_done(c, c->at, RANK_MADE, 0, 0);
    }
}

/* ---- output and files ---- */

static uint32_t output_at(const struct clauses *c, int stream)
{
    uint32_t i = c->from;
    while (i < c->at && !(c->t->entries[i].kind == ENTRY_OUTPUT && c->t->entries[i].size == stream))
        i++;
    return i;
}

static void tell_output(struct clauses *c)
{
    enum { MOST = 72 };
    struct scene *s = c->s;
    if (s->out_new) {
        buf_cstr(&c->b, "printed ");
        quote(&c->b, str_slice(s->out, s->out.len - s->out_new, s->out.len), MOST);
        clause_done(c, output_at(c, 1), RANK_OUTPUT, 0, 0);
    }
    if (s->err_new) {
        buf_cstr(&c->b, "wrote ");
        quote(&c->b, str_slice(s->err, s->err.len - s->err_new, s->err.len), MOST);
        buf_cstr(&c->b, " to stderr");
        clause_done(c, output_at(c, 2), RANK_OUTPUT, 0, 0);
    }
    for (uint32_t i = c->from; i < c->at; i++) {
        const struct log_entry *e = &c->t->entries[i];
        if (e->kind != ENTRY_OPENED && e->kind != ENTRY_CLOSED)
            continue;
        buf_printf(&c->b, "%s the file \"" STR_FMT "\"", e->kind == ENTRY_OPENED ? "opened" : "closed",
                   STR_ARG(c->t->opened.at[e->detail].name));
        clause_done(c, i, RANK_OUTPUT, 0, 0);
    }
}

/* ---- a statement that changed nothing ---- */

/* What ran: a condition, with its value if the log has it; a jump; a call of the library. */
static void tell_ran(struct clauses *c)
{
    enum { MOST = 60 };
    struct trace *t = c->t;
    if (c->list.len || !c->s->number)
        return;
    uint32_t site = t->entries[t->stops.at[c->s->number - 1].at].site;
    struct str text = site_text(t, site);
    while (text.len && (text.at[text.len - 1] == ';' || text.at[text.len - 1] == ' '))
        text.len--;
    if (!text.len)
        return;
    if (str_is(text, "}")) {
        buf_cstr(&c->b, "its block was left");
        clause_done(c, c->at, RANK_VALUE, 0, 0);
        return;
    }
    struct buf clean = {0};
    utf8_printable(&clean, str_slice(text, 0, MOST));
    const struct log_entry *value = NULL;
    for (uint32_t i = c->from; i < c->at; i++)
        if (t->entries[i].kind == ENTRY_VALUE && !(t->entries[i].bits & 1) && t->entries[i].site == site)
            value = &t->entries[i];
    bool condition = site_is_condition(t, site);
    buf_printf(&c->b, "%s`" STR_FMT "%s`", condition && value ? "" : condition ? "tested " : "ran ",
               STR_ARG(buf_view(&clean)), text.len > MOST ? "..." : "");
    if (condition && value && value->value <= 1)
        buf_cstr(&c->b, value->value ? " is true" : " is false");
    else if (condition && value) {
        buf_cstr(&c->b, " is ");
        value_number(t, &c->b, value->offset < t->program.type_count ? value->offset : 0, value->value);
    }
    clause_done(c, c->at, RANK_VALUE, 0, 0);
    buf_release(&clean);
}

/* Another thread goes on. */
static void tell_threads(struct clauses *c)
{
    const struct trace *t = c->t;
    if (!c->s->number || c->s->number + 1 == t->stops.len || stop_thread(t, c->s->number) == thread_ran(t, c->s->number))
        return;
    thread_words(&c->b, stop_thread(t, c->s->number));
    buf_cstr(&c->b, " goes on");
    clause_done(c, c->at, RANK_SWITCH, 0, 0);
}

static int in_order(const void *a, const void *b)
{
    const struct clause *x = a, *y = b;
    if (x->at != y->at)
        return (x->at > y->at) - (x->at < y->at);
    return (x->number > y->number) - (x->number < y->number);
}

void clauses_make(struct trace *t, struct arena *a, struct scene *s, const struct overlay *o, const struct web *w,
                  const struct scene_box *told, size_t told_count)
{
    uint32_t site;
    struct clauses c = {.t = t, .a = a, .s = s, .o = o, .w = w, .told = told, .told_count = told_count,
                        .call = thread_call(t, s->number, thread_ran(t, s->number), &site),
                        .from = stop_from(t, s->number), .at = stop_at(t, s->number)};
    tell_ends(&c);
    tell_exit(&c);
    tell_calls(&c);
    tell_made(&c);
    tell_values(&c);
    tell_output(&c);
    tell_same(&c);
    tell_ran(&c);
    tell_threads(&c);
    if (c.list.len)
        qsort(c.list.at, c.list.len, sizeof *c.list.at, in_order);
    s->changes = arena_array(a, c.list.len + 1, sizeof *s->changes);
    for (size_t i = 0; i < c.list.len; i++)
        s->changes[i] = (struct scene_change){.text = c.list.at[i].text, .object = c.list.at[i].object,
                                              .address = c.list.at[i].address, .rank = c.list.at[i].rank};
    s->change_count = c.list.len;
    vec_release(&c.list);
    buf_release(&c.b);
}
