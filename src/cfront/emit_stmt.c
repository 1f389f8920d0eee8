/* emit_stmt.c - statements, scopes and functions.
 *
 * C's structure stays: if, for and blocks are written as such. What leaves a scope
 * (break, continue, goto, return, its end) first ends the scope's objects and calls
 * its cleanups, then jumps; break and continue are gotos, because libtcc has none in
 * statement expressions. A switch is a table of gotos in front of its body, so that
 * labels may stand anywhere in it.
 *
 * An object that pointers may point to begins when its block is entered. A block that
 * is jumped into cannot see that moment, so its objects begin with the block around
 * it. */
#include "cfront/emit.h"

#include <string.h>

#define GLOBALS_TEXT "0x200002000000"
#define COUNTS_TEXT "0x1fe000001000"
_Static_assert(GLOBALS_AT == 0x200002000000 && COUNTS_AT == 0x1fe000001000 &&
               COUNTS_AT - REGISTERS_AT == 8 * 512 && COUNTS_AT - (REGISTERS_AT + 8) == 4 * 1022,
               "emitted code counts on where these lie");

/* ---- declarations --------------------------------------------------------------------------- */

/* Evaluates the count of one variable array; those within it are in the list as well. */
static void out_count_of(struct emitter *e, struct type *t)
{
    if (t->variable && t->count_object) {
        emit_variable(e, t->count_object);
        out(e, e->p->history ? "t8(" : "*(L*)"); /* other frames have lain there, and are undone to */
        out_object_address(e, t->count_object);
        if (e->p->history) {
            out(e, ",(L)%v,%u);", t->variable, emit_site(e, t->variable->at));
        } else {
            out(e, "=(L)%v;", t->variable);
        }
    }
}

static bool object_is_const(const struct object *o)
{
    const struct type *t = o->type;
    while (t->kind == TYPE_ARRAY) {
        t = t->base;
    }
    return t->quals & QUAL_CONST;
}

static void out_declare(struct emitter *e, const struct stmt *s)
{
    uint32_t site = emit_site(e, s->at);
    bool counted = false;
    for (size_t i = 0; i < s->type_count; i++) {
        out_count_of(e, s->types[i]);
    }
    for (size_t i = 0; i < s->object_count; i++) {
        struct object *o = s->objects[i];
        if (o->storage != STORAGE_AUTO) {
            continue;
        }
        emit_variable(e, o);
        emit_scope_declare(e, o);
        if (is_vla(o->type)) {
            out(e, "%Se%u=vl(%u,", site, o->number, o->number);
            out_size(e, o->type);
            out(e, ",%u);", emit_site(e, o->at));
        } else if (o->init && o->init->count + !o->init->is_whole > 0) {
            out(e, counted ? "" : "%S", site);
            counted = true;
            if (out_init(e, o, emit_site(e, o->at))) {
                out(e, ";");
            }
            if (e->checked && object_is_apart(e, o) && object_is_const(o)) {
                out(e, "ro(e%u);", o->number);
            }
        } else if (e->checked && !object_is_apart(e, o) && (e->f->has_jumps || e->scope->outer->outer)) {
            out(e, "un(q+%u,%d);", o->offset, (int64_t)o->type->size);
        }
    }
}

/* ---- jumps -------------------------------------------------------------------------------------- */

static void out_return(struct emitter *e, const struct stmt *s)
{
    uint32_t site = emit_site(e, s->at), n = e->next++;
    const struct type *t = e->f->type->base;
    const char *clear = e->checked && e->f->falls_off && t->kind != TYPE_VOID ? "w[-1022]=0;" : "";
    if (!s->expr || t->kind == TYPE_VOID) {
        if (s->expr) {
            out_discard(e, s->expr);
            out(e, ";");
        }
        out_leave_to(e, NULL, site, false);
        out_contract_exit(e, t, NULL, site);
        out_locks_exit(e, t, NULL, site);
        out(e, "lv(%u);return;", site);
        if (t->kind != TYPE_VOID) {
            e->body.len -= strlen("return;");
            out(e, "return 0;");
        }
    } else if (type_is_record(t)) {
        out(e, "cp(r,%v,%d,%u,%u);", s->expr, (int64_t)t->size,
            record_is_good(e, s->expr) ? 7u : 5u, emit_site(e, s->expr->at));
        out_leave_to(e, NULL, site, false);
        out_contract_exit(e, t, "r", site);
        out_locks_exit(e, t, "r", site);
        out(e, "lv(%u);return r;", site);
    } else {
        bool counts = e->checked && t->kind == TYPE_POINTER;
        out(e, counts ? "{%t R%u=rv(%v);" : "{%t R%u=%v;", t, n, s->expr);
        if (e->p->history) {
            out_logged_open(e, t);
            out(e, "R%u", n);
            out_logged_close(e, e->f->type->base, 1, site);
            out(e, ";");
        }
        out_leave_to(e, NULL, site, false);
        out_contract_exit(e, t, arena_printf(e->c->arena, "R%u", n), site);
        out_locks_exit(e, t, arena_printf(e->c->arena, "R%u", n), site);
        out(e, "%slv(%u);return R%u;}", clear, site, n);
    }
}

static void out_switch(struct emitter *e, struct stmt *s)
{
    struct emit_scope scope;
    const struct stmt *fallback = NULL;
    s->number = e->next++;
    out(e, "%S{L W%u=%v;switch(W%u){", emit_site(e, s->at), s->number, s->expr, s->number);
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        k->number = e->next++;
        if (k->is_default) {
            fallback = k;
        } else if (k->low == k->high) {
            out(e, "case %d:goto k%u;", k->low, k->number);
        }
    }
    out(e, "}");
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        if (!k->is_default && k->low != k->high) {
            out(e, "if(W%u>=%d&&W%u<=%d)goto k%u;", s->number, k->low, s->number, k->high, k->number);
        }
    }
    if (fallback) {
        out(e, "goto k%u;", fallback->number);
    } else {
        out(e, "goto b%u;", s->number);
    }
    emit_scope_begin(e, &scope, NULL, s);
    out_statement(e, s->then);
    emit_scope_end(e, &scope, 0);
    out(e, "b%u:;}", s->number);
}

static void out_loop(struct emitter *e, struct stmt *s)
{
    struct emit_scope block, scope;
    uint32_t n = s->number = e->next++;
    bool own = s->kind == STMT_FOR;
    uint32_t site = s->expr ? emit_site(e, s->expr->at) : emit_site(e, s->at);
    if (own) {
        out(e, "{");
        emit_scope_begin(e, &block, s->block, NULL);
        if (s->init) {
            out_statement(e, s->init);
        }
    }
    emit_scope_begin(e, &scope, NULL, s);
    if (s->kind == STMT_DO) {
        out(e, "do{");
        out_statement(e, s->then);
        out(e, "c%u:;%S}while(%c);", n, site, s->expr);
    } else {
        out(e, "for(;;){%S", site);
        if (s->expr) {
            out(e, "if(!%c)break;", s->expr);
        }
        out_statement(e, s->then);
        out(e, "c%u:;", n);
        if (s->step) {
            out(e, "%S", emit_site(e, s->step->at)); /* a step of its own */
            out_discard(e, s->step);
            out(e, ";");
        }
        out(e, "}");
    }
    emit_scope_end(e, &scope, 0);
    out(e, "b%u:;", n);
    if (own) {
        emit_scope_end(e, &block, emit_site(e, (struct span){s->whole.to ? s->whole.to - 1 : 0, 0}));
        out(e, "}\n");
    }
}

static uint32_t label_number(struct emitter *e, struct label *l)
{
    if (!l->number) {
        l->number = e->next++;
    }
    return l->number;
}

/* ---- statements ------------------------------------------------------------------------------------ */

/* Where a life ends, the closing brace is a step: what the last statement did can be seen
 * before it is gone. */
static bool brace_is_step(const struct emitter *e, const struct block *b)
{
    if (!b->outer) {
        return e->f->type->base->kind == TYPE_VOID || e->f->falls_off;
    }
    for (size_t i = 0; i < b->objects.len; i++) {
        if (b->objects.at[i]->storage == STORAGE_AUTO && b->objects.at[i]->name) {
            return true;
        }
    }
    return false;
}

static void out_block(struct emitter *e, const struct stmt *s)
{
    struct emit_scope scope;
    out(e, "{");
    emit_scope_begin(e, &scope, s->block, NULL);
    for (struct stmt *i = s->list; i; i = i->next) {
        out_statement(e, i);
    }
    if (e->checked && brace_is_step(e, s->block)) {
        out(e, "%S", emit_site(e, s->block->close));
    }
    emit_scope_end(e, &scope, emit_site(e, s->block->close));
    out(e, "}\n");
}

void out_statement(struct emitter *e, struct stmt *s)
{
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        out_block(e, s);
        return;
    case STMT_DECLARE:
        out_declare(e, s);
        return;
    case STMT_EXPR:
        out(e, "%S", emit_site(e, s->at));
        out_discard(e, s->expr);
        out(e, ";\n");
        return;
    case STMT_IF:
        out(e, "%Sif(%c){", emit_site(e, s->at), s->expr);
        out_statement(e, s->then);
        if (s->otherwise) {
            out(e, "}else{");
            out_statement(e, s->otherwise);
        }
        out(e, "}\n");
        return;
    case STMT_WHILE: case STMT_DO: case STMT_FOR:
        out_loop(e, s);
        return;
    case STMT_SWITCH:
        out_switch(e, s);
        return;
    case STMT_CASE:
        out(e, "k%u:;", s->number);
        if (s->then) {
            out_statement(e, s->then);
        }
        return;
    case STMT_LABEL:
        out(e, "u%u:;", label_number(e, s->label));
        if (s->then) {
            out_statement(e, s->then);
        }
        return;
    case STMT_GOTO: {
        uint32_t site = emit_site(e, s->at);
        out(e, "%S", site);
        out_leave_to(e, emit_scope_of_block(e, s->label->block), site, true);
        out(e, "goto u%u;", label_number(e, s->label));
        return;
    }
    case STMT_BREAK: case STMT_CONTINUE: {
        uint32_t site = emit_site(e, s->at);
        out_leave_to(e, emit_scope_of_stmt(e, s->target), site, true);
        out(e, s->kind == STMT_BREAK ? "goto b%u;" : "goto c%u;", s->target->number);
        return;
    }
    case STMT_RETURN:
        out(e, "%S", emit_site(e, s->at));
        out_return(e, s);
        return;
    case STMT_EMPTY:
        out(e, ";");
        return;
    }
}

void out_statement_expression(struct emitter *e, const struct expr *x, bool used)
{
    struct emit_scope scope;
    const struct stmt *body = x->body;
    uint32_t n = e->next++;
    out(e, "({");
    emit_scope_begin(e, &scope, body->block, NULL);
    struct stmt *last = body->list;
    while (last && last->next) {
        last = last->next;
    }
    bool valued = used && x->type->kind != TYPE_VOID && last && last->kind == STMT_EXPR;
    for (struct stmt *i = body->list; i && !(valued && i == last); i = i->next) {
        out_statement(e, i);
    }
    if (valued && type_is_record(x->type)) {
        uint32_t at = emit_temporary(e, x->type->plain);
        out(e, "P R%u=cp(q+%u,%v,%d,%u,%u);", n, at, last->expr, (int64_t)x->type->size,
            record_is_good(e, last->expr) ? 3u : 1u, emit_site(e, last->at));
    } else if (valued) {
        out(e, "%S%t R%u=%v;", emit_site(e, last->at), x->type, n, last->expr);
    }
    emit_scope_end(e, &scope, emit_site(e, body->block->close));
    if (valued) {
        out(e, "R%u;})", n);
    } else {
        out(e, used && x->type->kind != TYPE_VOID ? "0;})" : "(void)0;})");
    }
}

/* ---- functions ---------------------------------------------------------------------------------------- */

static void out_parameters(struct emitter *e, struct func *f)
{
    for (size_t i = 0; i < f->param_count; i++) {
        struct object *o = f->params[i];
        uint32_t site = emit_site(e, o->at);
        if (type_is_record(o->type)) {
            out(e, "cp(");
            out_object_address(e, o);
            out(e, ",a%u,%d,3,%u);", (uint32_t)i, (int64_t)o->type->size, site);
        } else {
            struct access a = {type_is_char(o->type) || object_is_apart(e, o) ? FAMILY_TRACKED
                                                                            : FAMILY_PLAIN, NULL, false};
            struct buf at = {0};
            size_t from = e->body.len;
            out_object_address(e, o);
            buf_add(&at, e->body.at + from, e->body.len - from);
            e->body.len = from;
            const char *value = arena_printf(e->c->arena, "a%u", (uint32_t)i);
            out_store_at(e, a, at.at, o->type, value, site);
            out(e, ";");
            buf_release(&at);
        }
    }
}

/* The head goes in front once the body is known: only then are its variables. */
static void put_head(struct emitter *e, struct func *f, uint32_t first_variable, struct buf *to)
{
    struct buf body = e->body;
    e->body = (struct buf){0};
    const struct type *t = f->type;
    out(e, f->storage == STORAGE_STATIC ? "static %t f%u(" : "%t f%u(", t->base, f->number);
    out(e, type_is_record(t->base) ? "P r," : "");
    for (size_t i = 0; i < f->param_count; i++) {
        out(e, "%t a%u,", f->params[i]->type, (uint32_t)i);
    }
    out(e, t->variadic ? "V y,U z){" : "U z){");
    if (e->checked) {
        out(e, "K k=en(%u);P q=k->frame,g=(P)%sL;U*w=(U*)%sL;L*x=(L*)(w-1024);", f->number, GLOBALS_TEXT, COUNTS_TEXT);
    } else {
        out(e, "char Q[%u]__attribute__((aligned(16)));P q=Q,g=(P)%sL;", e->frame + 16, GLOBALS_TEXT);
    }
    for (uint32_t i = first_variable; i < e->variables.len; i++) {
        if (e->variables.at[i].flags & VARIABLE_EXPOSED) {
            out(e, "P e%u;", i);
        }
    }
    buf_add(to, e->body.at, e->body.len);
    buf_release(&e->body);
    buf_add(to, body.at, body.len);
    e->body = body;
    buf_clear(&e->body);
}

void out_function(struct emitter *e, struct func *f)
{
    struct emit_scope scope = {0};
    uint32_t first = (uint32_t)e->variables.len;
    e->f = f;
    e->frame = 0;
    e->frame_pointers = e->frame_told = false;
    e->next = 1;
    buf_clear(&e->body);
    for (size_t i = 0; i < f->param_count; i++) {
        struct object *o = f->params[i];
        emit_variable(e, o);
        if (object_is_apart(e, o)) {
            out_begin_object(e, o);
        }
    }
    e->scope = NULL;
    emit_find_homes(e, f);
    out_parameters(e, f);
    out_contract_entry(e, f);
    out_locks_entry(e, f);
    emit_scope_begin(e, &scope, NULL, NULL);
    out_statement(e, f->body);
    e->scope = NULL;
    uint32_t end = emit_site(e, f->end);
    bool is_main = str_is(f->name->text, "main");
    const struct type *t = f->type->base;
    if (e->checked && f->falls_off && t->kind != TYPE_VOID && !is_main) {
        out(e, "w[-1022]=%u;", end);
    }
    out_contract_exit(e, t, NULL, end);
    out_locks_exit(e, t, NULL, end);
    out(e, t->kind == TYPE_VOID ? "lv(%u);}\n" : type_is_record(t) ? "lv(%u);return r;}\n"
                                                                   : "lv(%u);return 0;}\n", end);
    struct program_function *p = &e->functions.at[f->number];
    p->first_variable = first;
    p->variable_count = (uint32_t)e->variables.len - first;
    p->site = emit_site(e, f->at);
    p->end_site = end;
    put_head(e, f, first, &e->text);
    p = &e->functions.at[f->number];
    p->frame_bytes = (e->frame + 15) / 16 * 16;
    p->pointers_in_frame = e->frame_pointers;
    p->contract = e->in_contract;
    e->f = NULL;
}
