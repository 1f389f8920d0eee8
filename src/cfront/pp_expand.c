/* Expansion of macros: C11 6.10.3.1 and 6.10.3.4. The bodies of macros without
 * parameters are read where they are; those with some are written out (pp_body.c).
 * Nested calls are the only recursion, and it is limited. */
#include "cfront/pp.h"

#include <string.h>

enum { DEEPEST = 200 };

/* ---- contexts -------------------------------------------------------------------- */

static void pop(struct pp *pp)
{
    struct context x = pp->contexts.at[--pp->contexts.len];
    if (x.macro)
        x.macro->disabled--;
    mem_free(x.owned);
}

void pp_drop_contexts(struct pp *pp)
{
    while (pp->contexts.len)
        pop(pp);
}

static struct token *copy_of(const struct token *at, size_t count)
{
    struct token *copy = mem_resize(NULL, count, sizeof *copy);
    memcpy(copy, at, count * sizeof *copy);
    return copy;
}

static void push_copy(struct pp *pp, const struct token *at, size_t count, bool barrier)
{
    struct context x = {.barrier = barrier};
    if (count) {
        x.at = x.owned = copy_of(at, count);
        x.end = x.at + count;
    }
    vec_push(&pp->contexts, x);
}

void pp_push_back(struct pp *pp, const struct token *at, size_t count)
{
    if (count && at[count - 1].kind == TOKEN_END)
        count--;
    if (count)
        push_copy(pp, at, count, false);
}

void pp_next_raw(struct pp *pp, struct token *t)
{
    for (;;) {
        if (!pp->contexts.len) {
            pp_file_next(pp, t);
            break;
        }
        struct context *x = &pp->contexts.at[pp->contexts.len - 1];
        if (x->at < x->end && !pp->stopped) {
            *t = *x->at++;
            if (x->place) {
                t->at = x->place;
                t->length = x->length;
                t->flags |= TOKEN_MACRO;
            }
            if (x->fresh) {
                t->flags = (uint8_t)((t->flags & ~PP_WHITE) | x->lead);
                x->fresh = false;
            }
            pp_spend(pp, 1, pp_span(t));
            break;
        }
        if (x->barrier) {
            *t = (struct token){.kind = TOKEN_END};
            return;
        }
        pop(pp);
    }
    if (t->kind != TOKEN_END) {
        t->flags |= pp->lead;
        pp->lead = 0;
    }
}

void pp_next(struct pp *pp, struct token *t)
{
    do
        pp_next_raw(pp, t);
    while (t->kind == TOKEN_NAME && t->name->macro && pp_expand(pp, t));
}

/* The operand of `defined` and of __has_include is not expanded. */
static void push_operand(struct pp *pp, bool header)
{
    struct token t;
    pp_next_raw(pp, &t);
    if (pp_is(&t, '(')) {
        vec_push(&pp->pool, t);
        pp_next_raw(pp, &t);
        if (header && !pp_is(&t, '<')) {
            pp_push_back(pp, &t, 1);
            return;
        }
        while (header && t.kind != TOKEN_END && !pp_is(&t, '>')) {
            vec_push(&pp->pool, t);
            pp_next_raw(pp, &t);
        }
    }
    if (t.kind != TOKEN_END)
        vec_push(&pp->pool, t);
}

void pp_expand_list(struct pp *pp, size_t from, size_t to)
{
    uint8_t lead = pp->lead;
    bool collecting = pp->collecting;
    struct token t = {0};
    if (++pp->depth > DEEPEST && to > from)
        pp_stop(pp, "macro-too-deep", pp_span(&pp->pool.at[from]),
                "macros are nested more than %d deep here", DEEPEST);
    pp->lead = 0;
    pp->collecting = false;
    push_copy(pp, pp->pool.at + from, to - from, true);
    size_t bottom = pp->contexts.len;
    while (!pp->stopped) {
        pp_next(pp, &t);
        if (t.kind == TOKEN_END)
            break;
        vec_push(&pp->pool, t);
        if (pp->in_condition && t.kind == TOKEN_NAME &&
            (t.name == pp->kept->defined || t.name == pp->kept->has_include))
            push_operand(pp, t.name == pp->kept->has_include);
    }
    while (pp->contexts.len >= bottom)
        pop(pp);
    pp->lead = lead;
    pp->collecting = collecting;
    pp->depth--;
}

/* ---- builtin macros -------------------------------------------------------------- */

static struct str quoted(struct pp *pp, struct str text)
{
    struct buf b = {0};
    buf_char(&b, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '"' || c == '\\')
            buf_char(&b, '\\');
        if (c == '\n' || c == '\0')
            c = '?';
        buf_char(&b, c);
    }
    buf_char(&b, '"');
    struct str s = arena_str(pp->c->arena, buf_view(&b));
    buf_release(&b);
    return s;
}

/* t becomes what the macro stands for. False: it stays a name. */
static void builtin(struct pp *pp, struct token *t)
{
    struct frame *f = pp_frame(pp);
    long long n = 0;
    switch ((enum builtin)t->name->macro->builtin) {
    case BUILTIN_LINE: n = place_of(pp->c, t->at).line + f->line_shift; break;
    case BUILTIN_COUNTER: n = (long long)pp->counter++; break;
    case BUILTIN_FILE:
        t->kind = TOKEN_STRING;
        t->name = NULL;
        t->text = f->shown_name.len ? f->shown_name : quoted(pp, f->source->name);
        return;
    case BUILTIN_HAS_INCLUDE:
    case BUILTIN_NONE: return;
    }
    t->kind = TOKEN_NUMBER;
    t->name = NULL;
    t->text = str_from(arena_printf(pp->c->arena, "%lld", n));
}

/* ---- calls ----------------------------------------------------------------------- */

static bool call_follows(struct pp *pp)
{
    for (size_t i = pp->contexts.len; i-- > 0;) {
        const struct context *x = &pp->contexts.at[i];
        if (x->at < x->end)
            return pp_is(x->at, '(');
        if (x->barrier)
            return false;
        pp->work++;
    }
    return !pp->stopped && *lexer_peek(&pp_frame(pp)->lex, true) == '(';
}

static void end_arg(struct pp *pp, size_t from, size_t to)
{
    vec_push(&pp->args, ((struct arg){.from = from, .to = to}));
}

/* The call has no ')'. Where it most likely was left out is before the first ';':
 * what follows that is read once more. */
static void unclosed(struct pp *pp, struct pp_call *call, size_t from, size_t semicolon,
                     size_t args_there)
{
    report_error(pp->c, "macro-arguments", pp_span(&call->name),
                 "the ')' that ends the arguments of macro '%.*s' is missing",
                 STR_ARG(call->name.text));
    if (!semicolon) {
        end_arg(pp, from, pp->pool.len);
        return;
    }
    if (pp->args.len > args_there)
        from = pp->args.at[args_there].from;
    pp->args.len = args_there;
    end_arg(pp, from, semicolon);
    pp_push_back(pp, pp->pool.at + semicolon, pp->pool.len - semicolon);
}

/* Reads from '(' to ')'; false: nothing is to be made of it. */
static bool collect(struct pp *pp, struct pp_call *call)
{
    const struct macro_def *m = call->macro;
    struct token t;
    bool before = pp->collecting;
    size_t depth = 0, semicolon = 0, args_there = 0;
    pp_next_raw(pp, &t);
    vec_push(&pp->pool, t);
    size_t from = pp->pool.len;
    pp->collecting = true;
    for (;;) {
        pp_next_raw(pp, &t);
        if (t.kind == TOKEN_END || pp->stopped)
            break;
        if (t.kind == TOKEN_NAME && t.name->macro && t.name->macro->disabled) {
            t.flags |= TOKEN_NO_EXPAND;
        } else if (pp_is(&t, '(')) {
            depth++;
        } else if (pp_is(&t, ')')) {
            if (depth-- == 0)
                break;
        } else if (pp_is(&t, ';') && !semicolon) {
            semicolon = pp->pool.len;
            args_there = pp->args.len;
        } else if (pp_is(&t, ',') && depth == 0 &&
                   !(m->variadic && pp->args.len - call->args + 1 == m->param_count)) {
            end_arg(pp, from, pp->pool.len);
            from = pp->pool.len + 1;
        }
        vec_push(&pp->pool, t);
    }
    pp->collecting = before;
    if (pp->stopped)
        return false;
    if (t.kind == TOKEN_END) {
        unclosed(pp, call, from, semicolon, args_there);
    } else {
        end_arg(pp, from, pp->pool.len);
        vec_push(&pp->pool, t);
    }
    return pp_spend(pp, (pp->pool.len - call->pool) / 4, pp_span(&call->name));
}

static void wrong_count(struct pp *pp, const struct pp_call *call, size_t count)
{
    const struct macro_def *m = call->macro;
    unsigned want = m->param_count - (unsigned)m->variadic;
    report_error(pp->c, "macro-arguments", pp_span(&call->name),
                 "macro '%.*s' takes %s%u argument%s, not %zu", STR_ARG(call->name.text),
                 m->variadic ? "at least " : "", want, want == 1 ? "" : "s", count);
    if (pp->c->ownership && str_is(call->name.text, "move")) {
        report_advice(pp->c, "move(p) is a word of <ownership.h> in this file: a function of yours needs another name");
    } else if (loc_is_own(pp->c, m->at.from)) {
        struct place_in p = place_of(pp->c, m->at.from);
        report_advice(pp->c, "it is defined in %.*s, line %u", STR_ARG(p.source->name), p.line);
    } else if (count > want) {
        report_advice(pp->c, "a comma ends an argument unless it stands in parentheses");
    }
}

/* Are they as many as the macro has parameters? */
static bool check_args(struct pp *pp, struct pp_call *call)
{
    const struct macro_def *m = call->macro;
    size_t count = pp->args.len - call->args, want = m->param_count;
    const struct arg *last = &pp->args.at[pp->args.len - 1];
    bool empty = last->from == last->to;
    if (count == 1 && empty && want == 0)
        return true;
    if (m->variadic && count + 1 == want) {
        end_arg(pp, last->to, last->to);
        call->omitted = true;
        return true;
    }
    call->omitted = m->variadic && count == 1 && empty;
    if (count == want)
        return true;
    wrong_count(pp, call, count == 1 && empty ? 0 : count);
    return false;
}

static bool has_macro(const struct pp *pp, const struct arg *a)
{
    for (size_t i = a->from; i < a->to; i++) {
        const struct token *t = &pp->pool.at[i];
        if (t->kind == TOKEN_NAME && t->name->macro)
            return true;
    }
    return false;
}

static void expand_args(struct pp *pp, const struct pp_call *call)
{
    for (size_t i = 0; i < call->macro->param_count && !pp->stopped; i++) {
        struct arg a = pp->args.at[call->args + i];
        a.expanded_from = a.from;
        a.expanded_to = a.to;
        if (call->macro->expanded[i] && has_macro(pp, &a)) {
            a.expanded_from = pp->pool.len;
            pp_expand_list(pp, a.from, a.to);
            a.expanded_to = pp->pool.len;
        }
        pp->args.at[call->args + i] = a;
    }
}

/* ---- one macro ----------------------------------------------------------------------- */

static void push_macro(struct pp *pp, struct macro_def *m, struct context x,
                       const struct token *name)
{
    if (x.at == x.end) {
        pp->lead |= name->flags & PP_WHITE;
        mem_free(x.owned);
        return;
    }
    x.macro = m;
    x.lead = name->flags & PP_WHITE;
    x.fresh = true;
    m->disabled++;
    vec_push(&pp->contexts, x);
}

static void push_written(struct pp *pp, struct macro_def *m, const struct pp_call *call)
{
    size_t count;
    struct context x = {0};
    x.at = x.end = x.owned = pp_body(pp, call, &count);
    if (count)
        x.end += count;
    push_macro(pp, m, x, &call->name);
}

static bool expand_call(struct pp *pp, struct macro_def *m, struct token *t)
{
    struct pp_call call = {.macro = m, .name = *t, .pool = pp->pool.len, .args = pp->args.len};
    bool good = collect(pp, &call);
    if (good && check_args(pp, &call)) {
        expand_args(pp, &call);
        push_written(pp, m, &call);
    } else if (good) {
        good = false;
        t->flags |= TOKEN_NO_EXPAND;
        pp_push_back(pp, pp->pool.at + call.pool, pp->pool.len - call.pool);
    }
    pp->pool.len = call.pool;
    pp->args.len = call.args;
    return good;
}

static bool replace(struct pp *pp, struct macro_def *m, struct token *t)
{
    if (m->function)
        return call_follows(pp) && expand_call(pp, m, t);
    if (m->paste) {
        struct pp_call call = {.macro = m, .name = *t};
        push_written(pp, m, &call);
        return true;
    }
    push_macro(pp, m, (struct context){.at = m->body, .end = m->body + m->body_count,
                                       .place = t->at, .length = t->length}, t);
    return true;
}

bool pp_expand(struct pp *pp, struct token *t)
{
    struct macro_def *m = t->name->macro;
    if (t->flags & TOKEN_NO_EXPAND)
        return false;
    if (m->disabled) {
        t->flags |= TOKEN_NO_EXPAND;
        return false;
    }
    if (m->builtin) {
        builtin(pp, t);
        return false;
    }
    if (pp->c->rules && !(t->flags & TOKEN_MACRO))
        rules_expanded(pp->c, t->at, m->at);
    return replace(pp, m, t);
}
