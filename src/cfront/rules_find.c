/* What a file uses: each construct and each function that is called or named, with its
 * place, as one list that rules are then held against. Most of it is found in the typed
 * tree; what leaves nothing there (typedefs, definitions of types, designators, static
 * assertions) is found among the tokens.
 *
 * Operands that are never evaluated (of sizeof) are not walked, nor are expressions that
 * were folded while they were read: sizes of arrays, values of enums, case labels. */
#include "cfront/check.h"
#include "cfront/rules.h"

#include <string.h>

/* ---- the list --------------------------------------------------------------------- */

struct walk {
    struct rules *r;
    struct func *in;     /* NULL: outside of all functions */
    bool dead;
    bool own;            /* in the file that rules are about */
    bool in_head;        /* in the first part of a for */
    int depth;
};

static void add(struct rules *r, enum construct what, struct span at, bool dead, const struct func *in)
{
    if (!at.from || !rules_counts(r, at.from) || rules_from_library(r, at.from))
        return;
    vec_push(&r->found, ((struct found){.construct = (uint8_t)what, .at = rules_word(r->c, at.from),
                                        .dead = dead, .in = in}));
    struct span *seen = &r->found.at[r->found.len - 1].at;
    if (at.to > seen->to) /* an operator of two characters, a declared name */
        seen->to = at.to;
}

static void met(struct walk *w, enum construct what, struct span at)
{
    if (w->own)
        add(w->r, what, at, w->dead, w->in);
}

static bool is_name(struct str s)
{
    return s.len && (s.at[0] == '_' || ((s.at[0] | 32) >= 'a' && (s.at[0] | 32) <= 'z') || s.at[0] < 0);
}

/* A function is called or named. Its name is what is spelt there if a macro of the library
 * stands for it: assert, errno. */
static void met_function(struct walk *w, const struct func *f, bool called, struct span at)
{
    struct rules *r = w->r;
    struct found item = {.called = called, .dead = w->dead, .func = f, .in = w->in, .at = at};
    struct str spelt = span_text(r->c, rules_word(r->c, at.from));
    bool macro = at.from && rules_from_library(r, at.from);
    item.name = f && !macro ? f->name->text : spelt;
    item.library = !f || (f->is_library && !f->is_defined);
    if (!at.from || !item.name.len || !is_name(item.name))
        return;
    if (w->own && rules_counts(r, at.from)) {
        item.at = rules_word(r->c, at.from);
        vec_push(&r->found, item);
    }
    if (f && f->is_defined)
        vec_push(&r->edges, item);
}

/* ---- types ------------------------------------------------------------------------ */

static void met_tag(struct walk *w, struct tag *tag, int depth);

/* What a variable, a member or a parameter of this type makes use of. */
static void met_type(struct walk *w, const struct type *t, struct span at, bool is_param, int depth)
{
    if (!t || depth > 40 || !w->own || !at.from)
        return;
    if (rules_counts(w->r, at.from) && !rules_from_library(w->r, at.from) && !depth)
        vec_push(&w->r->types, ((struct found_type){t, at}));
    if (t->quals & QUAL_CONST)
        met(w, CONSTRUCT_CONST, at);
    if (t->quals & QUAL_VOLATILE)
        met(w, CONSTRUCT_VOLATILE, at);
    if (t->quals & QUAL_ATOMIC)
        met(w, CONSTRUCT_ATOMIC, at);
    switch (t->kind) {
    case TYPE_POINTER:
        met(w, t->base && t->base->kind == TYPE_FUNCTION ? CONSTRUCT_FUNCTION_POINTER : CONSTRUCT_POINTER, at);
        if (t->base && t->base->kind != TYPE_FUNCTION)
            met_type(w, t->base, at, is_param, depth + 1);
        break;
    case TYPE_ARRAY:
        met(w, t->variable ? CONSTRUCT_VLA : CONSTRUCT_ARRAY, at);
        met_type(w, t->base, at, is_param, depth + 1);
        break;
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_LDOUBLE:
        met(w, CONSTRUCT_FLOATING, at);
        break;
    case TYPE_STRUCT:
    case TYPE_UNION:
    case TYPE_ENUM:
        if (t->tag && loc_is_own(w->r->c, t->tag->at.from)) { /* FILE is a struct nobody sees */
            met(w, t->kind == TYPE_STRUCT ? CONSTRUCT_STRUCT : t->kind == TYPE_UNION ? CONSTRUCT_UNION
                                                                                     : CONSTRUCT_ENUM, at);
            met_tag(w, t->tag, depth + 1);
        }
        break;
    default:
        break;
    }
}

/* The members of a type of the file, once. */
static void met_tag(struct walk *w, struct tag *tag, int depth)
{
    if (tag->ruled || !tag->at.from || !rules_is_file(w->r->c, tag->at.from) || depth > 40)
        return;
    tag->ruled = true;
    for (struct field *f = tag->fields; f; f = f->next) {
        met_type(w, f->type, f->at, false, 0);
        if (f->is_bits)
            met(w, CONSTRUCT_BIT_FIELD, f->at);
        if (f->contract)
            met(w, CONSTRUCT_CONTRACT, f->at);
        if (!f->next && tag->flexible)
            met(w, CONSTRUCT_FLEXIBLE_ARRAY, f->at);
    }
}

/* ---- expressions ------------------------------------------------------------------ */

static void walk(struct walk *w, const struct expr *e);
static void walk_stmt(struct walk *w, const struct stmt *s);

static void walk_init(struct walk *w, const struct init *init)
{
    for (size_t i = 0; init && i < init->count; i++) {
        const struct expr *v = init->items[i].value;
        walk(w, v);
    }
}

static void walk_dead(struct walk *w, const struct expr *e, bool dead)
{
    bool was = w->dead;
    w->dead |= dead;
    walk(w, e);
    w->dead = was;
}

static bool constant(const struct expr *e, bool *ret)
{
    int64_t v;
    if (!e || !check_constant(e, &v))
        return false;
    *ret = v != 0;
    return true;
}

static bool is_bits(int op)
{
    return op == '&' || op == '|' || op == '^' || op == PUNCT_SHL || op == PUNCT_SHR;
}

static void walk_call(struct walk *w, const struct expr *e)
{
    const struct func *f = rules_callee(e);
    if (f) {
        met_function(w, f, true, e->op_at);
    } else {
        met(w, CONSTRUCT_FUNCTION_POINTER, e->op_at);
        walk(w, e->a);
    }
    for (size_t i = 0; i < e->arg_count; i++)
        walk(w, e->args[i]);
}

/* The function that gives the block which is cast, or NULL. */
static const struct func *allocates(const struct expr *e)
{
    static const char *const names[] = {"malloc", "calloc", "realloc", "reallocarray", "aligned_alloc"};
    while (e && e->kind == EXPR_CONVERT && !e->explicit_cast)
        e = e->a;
    const struct func *f = e && e->kind == EXPR_CALL ? rules_callee(e) : NULL;
    for (size_t i = 0; f && f->is_library && !f->is_defined && i < COUNT(names); i++)
        if (str_is(f->name->text, names[i]))
            return f;
    return NULL;
}

static void met_cast(struct walk *w, const struct expr *e)
{
    size_t before = w->r->found.len;
    met(w, CONSTRUCT_CAST, e->op_at);
    if (w->r->found.len > before && type_is(e->type, TYPE_POINTER))
        w->r->found.at[before].func = allocates(e->a);
    met_type(w, e->type, e->op_at, true, 0);
}

/* The operators, each at its own place. */
static void met_operator(struct walk *w, const struct expr *e)
{
    struct rules *r = w->r;
    bool pointer = e->a && type_is(e->a->type, TYPE_POINTER);
    switch (e->kind) {
    case EXPR_COND: met(w, CONSTRUCT_TERNARY, e->op_at); break;
    case EXPR_COMMA: met(w, CONSTRUCT_COMMA, e->op_at); break;
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_NOT: met(w, CONSTRUCT_LOGIC, e->op_at); break;
    case EXPR_COMPL: met(w, CONSTRUCT_BITS, e->op_at); break;
    case EXPR_BINARY:
        if (is_bits(e->op))
            met(w, CONSTRUCT_BITS, e->op_at);
        break;
    case EXPR_UPDATE:
        if (pointer)
            met(w, CONSTRUCT_POINTER_ARITHMETIC, e->op_at);
        else if (is_bits(e->op))
            met(w, CONSTRUCT_BITS, e->op_at);
        break;
    case EXPR_STEP:
        if (pointer)
            met(w, CONSTRUCT_POINTER_ARITHMETIC, e->op_at);
        break;
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF: met(w, CONSTRUCT_POINTER_ARITHMETIC, e->op_at); break;
    case EXPR_INDEX: met(w, CONSTRUCT_SUBSCRIPT, e->op_at); break;
    case EXPR_ADDRESS: met(w, CONSTRUCT_ADDRESS, e->op_at); break;
    case EXPR_DEREF: /* of p->m the arrow is told there */
        if (!str_is(span_text(r->c, rules_word(r->c, e->op_at.from)), "-"))
            met(w, CONSTRUCT_DEREFERENCE, e->op_at);
        else
            met(w, CONSTRUCT_ARROW, e->op_at);
        break;
    case EXPR_MEMBER:
        if (e->a->type->tag && loc_is_own(r->c, e->a->type->tag->at.from))
            met(w, type_is(e->a->type, TYPE_UNION) ? CONSTRUCT_UNION : CONSTRUCT_STRUCT, e->op_at);
        break;
    case EXPR_CONVERT:
        if (e->explicit_cast && !type_is(e->type, TYPE_VOID)
            && !(type_is(e->type, TYPE_POINTER) && type_is(e->type->base, TYPE_VOID) && check_is_null(e)))
            met_cast(w, e);
        break;
    case EXPR_STMT: met(w, CONSTRUCT_STATEMENT_EXPRESSION, e->at); break;
    case EXPR_MOVE:
        met(w, CONSTRUCT_MOVE, e->at);
        walk(w, e->a);
        break;
    case EXPR_FLOAT: met(w, CONSTRUCT_FLOATING, e->at); break;
    case EXPR_SIZE: met(w, CONSTRUCT_SIZEOF, rules_word(r->c, e->at.from)); break;
    case EXPR_INT:
        if (e->sized) {
            met(w, CONSTRUCT_SIZEOF, rules_word(r->c, e->at.from));
            if (!e->a)
                met_type(w, e->sized, e->at, true, 0);
        }
        break;
    case EXPR_OBJECT:
        if (e->object && e->object->is_literal && !(w->in && e->object == w->in->own_name))
            met(w, CONSTRUCT_STRING, e->at);
        break;
    default: break;
    }
}

static void walk(struct walk *w, const struct expr *e)
{
    bool truth = false;
    if (!e || w->depth > CHECK_DEPTH)
        return;
    w->depth++;
    met_operator(w, e);
    switch (e->kind) {
    case EXPR_INT:
    case EXPR_SIZE:
    case EXPR_OBJECT:
        break;
    case EXPR_FUNC:
        met_function(w, e->func, false, e->at);
        break;
    case EXPR_CALL:
        walk_call(w, e);
        break;
    case EXPR_COMPOUND:
        met(w, CONSTRUCT_COMPOUND_LITERAL, e->at);
        walk_init(w, e->object ? e->object->init : NULL);
        break;
    case EXPR_STMT:
        walk_stmt(w, e->body);
        break;
    case EXPR_AND:
    case EXPR_OR:
        walk(w, e->a);
        walk_dead(w, e->b, constant(e->a, &truth) && truth == (e->kind == EXPR_OR));
        break;
    case EXPR_COND: {
        bool known = constant(e->a, &truth);
        walk(w, e->a);
        walk_dead(w, e->b, known && !truth);
        walk_dead(w, e->c, known && truth);
        break;
    }
    case EXPR_ALLOCA:
    case EXPR_SETJMP:
    case EXPR_VA_START:
    case EXPR_VA_END:
    case EXPR_VA_COPY:
    case EXPR_VA_ARG:
    case EXPR_BUILTIN:
        met_function(w, NULL, true, e->op_at.from ? e->op_at : e->at);
        /* fall through */
    default:
        walk(w, e->a);
        walk(w, e->b);
        walk(w, e->c);
        for (size_t i = 0; i < e->arg_count; i++)
            walk(w, e->args[i]);
        break;
    }
    w->depth--;
}

/* ---- statements and declarations --------------------------------------------------- */

static void walk_object(struct walk *w, const struct object *o)
{
    bool local = o->function != NULL || o->storage == STORAGE_AUTO;
    if (o->name && !o->is_literal && !o->is_compound && !o->is_result) {
        if (!local)
            met(w, CONSTRUCT_GLOBAL, o->at);
        else if (o->storage == STORAGE_STATIC)
            met(w, CONSTRUCT_STATIC_LOCAL, o->at);
        if (o->cleanup)
            met(w, CONSTRUCT_CLEANUP, o->at);
        if (o->contract)
            met(w, CONSTRUCT_CONTRACT, o->at);
        if (o->is_thread)
            met(w, CONSTRUCT_THREAD_LOCAL, o->at);
        met_type(w, o->type, o->at, o->is_param, 0);
    }
    walk_init(w, o->init);
}

static void walk_list(struct walk *w, const struct stmt *s)
{
    for (; s; s = s->next)
        walk_stmt(w, s);
}

static void walk_dead_stmt(struct walk *w, const struct stmt *s, bool dead)
{
    bool was = w->dead;
    w->dead |= dead;
    walk_stmt(w, s);
    w->dead = was;
}

/* A statement that a rule on their number counts; blocks and labels are none. */
static void count(struct walk *w, const struct stmt *s)
{
    struct span at = s->at.from ? s->at : s->whole;
    if (w->own && at.from && !w->in_head && rules_counts(w->r, at.from))
        vec_push(&w->r->statements, at);
}

static void met_statement(struct walk *w, const struct stmt *s)
{
    static const uint8_t constructs[STMT_EMPTY + 1] = {
        [STMT_IF] = CONSTRUCT_IF, [STMT_WHILE] = CONSTRUCT_WHILE, [STMT_DO] = CONSTRUCT_DO,
        [STMT_FOR] = CONSTRUCT_FOR, [STMT_SWITCH] = CONSTRUCT_SWITCH, [STMT_GOTO] = CONSTRUCT_GOTO,
        [STMT_BREAK] = CONSTRUCT_BREAK, [STMT_CONTINUE] = CONSTRUCT_CONTINUE,
    };
    if (constructs[s->kind])
        met(w, constructs[s->kind], s->whole.from ? rules_word(w->r->c, s->whole.from) : s->at);
    if (s->kind != STMT_BLOCK && s->kind != STMT_CASE && s->kind != STMT_LABEL && s->kind != STMT_EMPTY)
        count(w, s);
}

static void walk_stmt(struct walk *w, const struct stmt *s)
{
    bool truth = false;
    if (!s || w->depth > CHECK_DEPTH)
        return;
    w->depth++;
    met_statement(w, s);
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        walk_list(w, s->list);
        break;
    case STMT_DECLARE:
        for (size_t i = 0; i < s->type_count; i++)
            if (type_is(s->types[i], TYPE_ARRAY))
                walk(w, s->types[i]->variable);
        for (size_t i = 0; i < s->object_count; i++)
            if (s->objects[i]->storage == STORAGE_AUTO) /* static ones are in the tree's list */
                walk_object(w, s->objects[i]);
        break;
    case STMT_IF: {
        bool known = constant(s->expr, &truth);
        walk(w, s->expr);
        walk_dead_stmt(w, s->then, known && !truth);
        walk_dead_stmt(w, s->otherwise, known && truth);
        break;
    }
    case STMT_FOR: {
        w->in_head = true; /* its parts are no statements of their own */
        for (const struct stmt *i = s->init; i; i = i->next)
            walk_stmt(w, i);
        w->in_head = false;
        bool never = s->expr && constant(s->expr, &truth) && !truth;
        walk(w, s->expr);
        walk_dead(w, s->step, never);
        walk_dead_stmt(w, s->then, never);
        break;
    }
    case STMT_WHILE:
        walk(w, s->expr);
        walk_dead_stmt(w, s->then, constant(s->expr, &truth) && !truth);
        break;
    default:
        walk(w, s->expr);
        walk_stmt(w, s->then);
        break;
    }
    w->depth--;
}

static void walk_func(struct rules *r, struct func *f)
{
    struct walk w = {.r = r, .in = f, .own = rules_is_file(r->c, f->at.from)};
    if (w.own && !str_is(f->name->text, "main"))
        met(&w, CONSTRUCT_FUNCTION, f->at);
    if (w.own && f->contracts)
        met(&w, CONSTRUCT_CONTRACT, f->at);
    if (w.own && f->type->variadic)
        met(&w, CONSTRUCT_VARIADIC, f->at);
    if (w.own) {
        met_type(&w, f->type->base, f->at, true, 0);
        for (size_t i = 0; i < f->param_count; i++)
            walk_object(&w, f->params[i]);
    }
    walk_stmt(&w, f->body);
}

/* ---- a function that calls itself ---------------------------------------------------- */

/* Functions that lead back to themselves: strongly connected components of the graph of calls,
 * by Tarjan's algorithm (Depth-first search and linear graph algorithms, SIAM J. Comput. 1972),
 * with a stack of its own. func.number is borrowed for it; the emitter's come later. */
struct node {
    struct func *func;
    uint32_t first, count; /* of its edges */
    uint32_t next;         /* edge to be looked at */
    uint32_t index, low;   /* 0: not met */
    uint32_t component;    /* 0: not known yet */
};
struct graph {
    struct node *nodes;    /* from 1 */
    uint32_t *edges;
    uint32_t *open, open_count; /* met, and of no known component */
    uint32_t *path, path_count; /* under way */
    uint32_t met, components;
};

static void graph_make(struct rules *r, struct graph *g)
{
    struct arena *a = r->c->arena;
    uint32_t count = 0, at = 0;
    for (struct func *f = r->c->tree->functions; f; f = f->next)
        f->number = ++count;
    g->nodes = arena_array(a, count + 1, sizeof *g->nodes);
    g->edges = arena_array(a, r->edges.len + 1, sizeof *g->edges);
    g->open = arena_array(a, count + 1, sizeof *g->open);
    g->path = arena_array(a, count + 1, sizeof *g->path);
    for (struct func *f = r->c->tree->functions; f; f = f->next)
        g->nodes[f->number].func = f;
    for (size_t i = 0; i < r->edges.len; i++)
        if (r->edges.at[i].in)
            g->nodes[r->edges.at[i].in->number].count++;
    for (uint32_t n = 1; n <= count; n++) {
        g->nodes[n].first = at;
        at += g->nodes[n].count;
        g->nodes[n].count = 0;
    }
    for (size_t i = 0; i < r->edges.len; i++) {
        const struct found *e = &r->edges.at[i];
        if (e->in) {
            struct node *n = &g->nodes[e->in->number];
            g->edges[n->first + n->count++] = e->func->number;
        }
    }
}

static void graph_meet(struct graph *g, uint32_t n)
{
    g->nodes[n].index = g->nodes[n].low = ++g->met;
    g->open[g->open_count++] = n;
    g->path[g->path_count++] = n;
}

static void graph_search(struct graph *g, uint32_t root)
{
    graph_meet(g, root);
    while (g->path_count) {
        uint32_t n = g->path[g->path_count - 1];
        struct node *at = &g->nodes[n];
        if (at->next < at->count) {
            uint32_t to = g->edges[at->first + at->next++];
            if (to && !g->nodes[to].index)
                graph_meet(g, to);
            else if (to && !g->nodes[to].component && g->nodes[to].index < at->low)
                at->low = g->nodes[to].index;
            continue;
        }
        g->path_count--;
        if (g->path_count) {
            struct node *outer = &g->nodes[g->path[g->path_count - 1]];
            outer->low = at->low < outer->low ? at->low : outer->low;
        }
        if (at->low != at->index)
            continue;
        g->components++;
        for (uint32_t member = 0; member != n;) {
            member = g->open[--g->open_count];
            g->nodes[member].component = g->components;
        }
    }
}

static void find_recursion(struct rules *r)
{
    struct graph g = {0};
    size_t count = r->found.len;
    graph_make(r, &g);
    for (struct func *f = r->c->tree->functions; f; f = f->next)
        if (!g.nodes[f->number].index)
            graph_search(&g, f->number);
    for (size_t i = 0; i < count; i++) {
        struct found f = r->found.at[i];
        bool call = !f.construct && f.func && f.in && f.func->is_defined;
        if (call && g.nodes[f.func->number].component == g.nodes[f.in->number].component)
            add(r, CONSTRUCT_RECURSION, f.at, f.dead, f.in);
    }
    for (struct func *f = r->c->tree->functions; f; f = f->next)
        f->number = 0;
}

/* ---- tokens ---------------------------------------------------------------------------- */

static bool is_punct(const struct token *t, int id) { return t->kind == TOKEN_PUNCT && t->id == id; }

/* What kind of type is defined at this keyword: its name, if it has one, and then a '{'. */
static bool is_definition(const struct token *t)
{
    const struct token *next = t + 1;
    if (next->kind == TOKEN_NAME)
        next++;
    return is_punct(next, '{');
}

static enum construct of_token(const struct token *t, const struct token *before)
{
    if (t->kind == TOKEN_KEYWORD) {
        switch ((enum keyword)t->id) {
        case KEYWORD_typedef: return CONSTRUCT_TYPEDEF;
        case KEYWORD_struct: return is_definition(t) ? CONSTRUCT_STRUCT : CONSTRUCT_NONE;
        case KEYWORD_union: return is_definition(t) ? CONSTRUCT_UNION : CONSTRUCT_NONE;
        case KEYWORD_enum: return is_definition(t) ? CONSTRUCT_ENUM : CONSTRUCT_NONE;
        case KEYWORD__Generic: return CONSTRUCT_GENERIC;
        case KEYWORD__Static_assert: return CONSTRUCT_STATIC_ASSERT;
        case KEYWORD_typeof: return CONSTRUCT_TYPEOF;
        default: return CONSTRUCT_NONE;
        }
    }
    bool begins = before && (is_punct(before, '{') || is_punct(before, ','));
    bool member = is_punct(t, '.') && t[1].kind == TOKEN_NAME;
    bool index = is_punct(t, '[') && !is_punct(t + 1, '['); /* [[ begins an attribute */
    return begins && (member || index) ? CONSTRUCT_DESIGNATOR : CONSTRUCT_NONE;
}

void rules_tokens(struct cfront *c, const struct tokens *tokens)
{
    struct rules *r = c->rules;
    for (size_t i = 0; i + 1 < tokens->count; i++) { /* the last is TOKEN_END; ends follow it */
        const struct token *t = &tokens->at[i];
        enum construct what = of_token(t, i ? t - 1 : NULL);
        bool word = what == CONSTRUCT_STATIC_ASSERT || what == CONSTRUCT_GENERIC;
        if (!what || !rules_counts(r, t->at))
            continue;
        if (word && rules_from_library(r, t->at)) /* static_assert is a macro of <assert.h> */
            vec_push(&r->found, ((struct found){.construct = (uint8_t)what, .at = rules_word(c, t->at)}));
        else
            add(r, what, (struct span){t->at, t->at + t->length}, false, NULL);
    }
}

/* ---- all of it --------------------------------------------------------------------------- */

void rules_find(struct rules *r)
{
    struct tree *tree = r->c->tree;
    for (struct func *f = tree->functions; f; f = f->next)
        walk_func(r, f);
    for (size_t i = 0; i < tree->objects.len; i++) {
        struct object *o = tree->objects.at[i];
        struct walk w = {.r = r, .in = o->function, .own = rules_is_file(r->c, o->at.from)};
        if (!o->is_literal)
            walk_object(&w, o);
    }
    for (size_t i = 0; i < r->macros.len; i++)
        if (rules_counts(r, r->macros.at[i].from))
            vec_push(&r->found, ((struct found){.construct = CONSTRUCT_MACRO, .at = r->macros.at[i]}));
    find_recursion(r);
}
