/* Contracts as proposals: for every function whose declaration says less than its body does, and for
 * every struct whose members are freed somewhere, the words and where to write them.
 *
 * Proposals hang together: that a list's destructor frees `name` makes the member `owned`, which makes
 * a function that stores into it one that `owns` its parameter, which says something about its callers.
 * So proposals are tried out: they are put into the tree as if they were written, everything is looked
 * at again, callees first, until nothing more is proposed; then the whole check runs once more. Where it
 * finds what it did not find before, the proposal that is to blame is taken back and all begins anew.
 * What remains can be accepted as a whole: the program has the same findings or fewer, and asks for no
 * more. The tree is as before in the end. */
#include "cfront/own_infer.h"
#include "cfront/own_insert.h"

#include <stdlib.h>
#include <string.h>

enum { TRIALS = 8,  /* of everything, each time with something taken back */
       ROUNDS = 4,  /* over all functions in one trial */
       WORK = 60000, /* blocks of graphs looked at in all trials */
       SITES = 16, MEMBERS = 64, CLAUSES = 4 };

/* Something said about one parameter, result or member. */
struct guess {
    struct func *f;          /* NULL: a member */
    int param;               /* of f; OWN_NONE: its result */
    struct field *member;
    const struct type *record;
    struct contract words;
    const char *why;         /* a clause */
    struct contract *before; /* the member's own */
};
struct ban { const void *of; int param; }; /* a func and its param, or a field; param -2: all of func */
enum { ALL_OF_IT = -2 };

struct proposing {
    struct own *w;           /* the check under way */
    struct own trial;        /* the same with the proposals */
    struct own_texts texts;
    size_t count;            /* of functions, by number */
    VEC(struct guess) guesses;
    VEC(struct ban) bans;
    struct own_site **sites; /* by number; NULL: not asked for yet */
    size_t *site_count;
    struct func_contracts **before; /* by number; and what the type says of the result */
    struct contract **results;
    size_t work;
};

/* ---- what may be said ------------------------------------------------------------------------- */

static bool is_banned(const struct proposing *x, const void *of, int param)
{
    for (size_t i = 0; i < x->bans.len; i++)
        if (x->bans.at[i].of == of && (x->bans.at[i].param == param || x->bans.at[i].param == ALL_OF_IT))
            return true;
    return false;
}

static size_t sites_of(struct proposing *x, const struct func *f, struct own_site **ret)
{
    struct own_site found[SITES];
    if (!x->sites[f->number]) {
        size_t count = own_sites(&x->texts, f, found, SITES);
        x->sites[f->number] = arena_array(x->w->c->arena, count + 1, sizeof *found);
        memcpy(x->sites[f->number], found, count * sizeof *found);
        x->site_count[f->number] = count;
    }
    *ret = x->sites[f->number];
    return x->site_count[f->number];
}

/* Has the place in the text room for words? */
static bool can_write(struct proposing *x, const struct func *f, int param)
{
    struct own_site *s;
    if (!sites_of(x, f, &s))
        return false;
    return param == OWN_NONE ? s->result && !(s->result_words & ~CONTRACT_MUST_USE)
                             : s->params[param].at && !s->params[param].words;
}

static const char *name_of(struct proposing *x, const struct func *f, int param)
{
    return arena_cstr(x->w->c->arena, f->params[param]->name->text);
}

/* ---- parameters ---------------------------------------------------------------------------------- */

/* Is it handed, as it is, to a function that does not take NULL? */
static bool is_passed_on(struct proposing *x, const struct own_graph *g, int param)
{
    for (int b = 0; b < g->block_count; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            if (i->op != OWN_CALL || !i->call || !i->callee)
                continue;
            const struct own_contract *k = own_contract_of(&x->trial, i->callee, i->callee->type);
            for (size_t a = 0; a < i->call->arg_count && a < (size_t)k->param_count; a++)
                if (k->params[a].words && !(k->params[a].words & CONTRACT_NULLABLE)
                    && own_value_object(i->call->args[a]) == g->f->params[param])
                    return true;
        }
    return false;
}

static const char *out_condition(const struct own_seen *s, uint8_t success)
{
    bool pointer = s->f->type->base->kind == TYPE_POINTER;
    switch (success) {
    case OWN_IF_ZERO: return " when 0 is returned";
    case OWN_IF_NONZERO: return pointer ? " when NULL is not returned"
                              : s->f->type->base->kind == TYPE_BOOL ? " when true is returned"
                                                                    : " when 0 is not returned";
    case OWN_IF_NOT_NEGATIVE: return " unless less than 0 is returned";
    case OWN_IF_POSITIVE: return " when more than 0 is returned";
    default: return "";
    }
}

static bool is_file(const struct type *t)
{
    return t->kind == TYPE_POINTER && t->base->alias && str_is(t->base->alias->text, "FILE");
}

static const char *fresh_text(const struct type *t)
{
    return is_file(t) ? "an open file, which the caller closes" : "a new block, which the caller frees";
}

static const char *gone_text(const struct type *t, uint8_t fates)
{
    bool file = is_file(t);
    return !(fates & FATE_GIVEN)    ? file ? "closes" : "frees"
           : !(fates & FATE_FREED)  ? "gives away"
           : file ? "closes or gives away" : "frees or gives away";
}

static bool guess_param(struct proposing *x, const struct own_graph *g, const struct own_seen *s, int i,
                        struct guess *ret)
{
    const struct func *f = s->f;
    const struct own_param_seen *p = &s->params[i];
    const struct type *t = f->params[i]->type;
    struct arena *a = x->w->c->arena;
    uint8_t fates = own_fates(p), success;
    bool fails_null, nullable;
    int into;
    if (t->kind != TYPE_POINTER || t->base->kind == TYPE_FUNCTION || !f->params[i]->name
        || !f->params[i]->is_used || fates & FATE_UNKNOWN)
        return false;
    const char *name = name_of(x, f, i), *maybe = fates & FATE_NULL ? ", which may be NULL" : "";
    if (own_out(s, i, &success, &fails_null, &nullable)) {
        ret->words.words = CONTRACT_OUT | CONTRACT_GIVES | (nullable ? CONTRACT_NULLABLE : 0);
        ret->why = arena_printf(a, "`*%s` is %s%s", name, fresh_text(t->base), out_condition(s, success));
        return true;
    }
    bool constant = t->base->quals & QUAL_CONST;
    if (fates & FATE_KEPT) {
        if (fates & (FATE_HERE | FATE_RETURNED) || constant || !own_kept_in(g, i, &into))
            return false;
        ret->words.words = CONTRACT_OWNS;
        ret->why = into == OWN_NONE ? arena_printf(a, "`%s` is put where a struct owns it", name)
                                    : arena_printf(a, "what `%s` leads to keeps `%s`", name_of(x, f, into), name);
    } else if (fates & FATES_GONE && !(fates & ~(FATES_GONE | FATE_NULL))) {
        ret->words.words = CONTRACT_OWNS;
        ret->why = arena_printf(a, "every path %s `%s`%s", gone_text(t, fates), name, maybe);
    } else if (fates && fates != FATE_NULL && !(fates & ~(FATE_HERE | FATE_RETURNED | FATE_NULL))) {
        bool written = (p->written || p->emptied) && !constant;
        ret->words.words = written ? CONTRACT_BORROWS_MUT : CONTRACT_BORROWS;
        ret->why = arena_printf(a, written ? "`%s`%s%s is changed, but no path frees or keeps it"
                                        : "`%s`%s%s is only read", name, maybe, *maybe ? "," : "");
    } else {
        return false;
    }
    bool followed = p->followed || is_passed_on(x, g, i);
    if (fates & FATE_NULL || !followed) {
        ret->words.words |= CONTRACT_NULLABLE;
    }
    return true;
}

/* A list that is changed and returns what was in it gives that away, as pop() does; const says no. */
static bool hands_out(const struct own_seen *s)
{
    const struct own_param_seen *p = &s->params[s->lender];
    return s->deep && (p->written || p->emptied) && !(s->f->type->base->base->quals & QUAL_CONST);
}

static bool guess_result(struct proposing *x, const struct own_seen *s, struct guess *ret)
{
    uint8_t what = s->result & (uint8_t)~(RESULT_NULL | RESULT_MAYBE_NULL);
    bool maybe_null = s->result & (RESULT_NULL | RESULT_MAYBE_NULL);
    struct arena *a = x->w->c->arena;
    if (what == RESULT_FRESH) {
        ret->words.words = CONTRACT_GIVES;
        ret->why = arena_printf(a, "what is returned is %s", fresh_text(s->f->type->base));
    } else if (what == RESULT_LENT && s->lender != OWN_NONE && s->f->params[s->lender]->name && !hands_out(s)) {
        ret->words.words = CONTRACT_BORROWS;
        ret->words.from = s->f->params[s->lender]->name;
        ret->words.lender = s->lender;
        ret->why = arena_printf(a, "what is returned lies in what `%s` points to", name_of(x, s->f, s->lender));
    } else if (what == RESULT_STATIC) {
        ret->words.words = CONTRACT_BORROWS;
        ret->why = "what is returned belongs to the program, not to the caller";
    } else {
        return false;
    }
    if (maybe_null) {
        ret->words.words |= CONTRACT_NULLABLE;
        ret->why = arena_printf(a, "%s, or NULL", ret->why);
    }
    return true;
}

/* ---- in the tree ------------------------------------------------------------------------------------ */

/* Graphs were made with what members said then. */
static void refresh(struct proposing *x)
{
    for (size_t n = 0; n < x->w->count; n++) {
        const struct own_graph *g = x->w->graphs[x->w->order[n]->number];
        for (int b = 0; b < g->block_count; b++)
            for (int i = 0; i < g->blocks[b].insn_count; i++) {
                struct own_place *p = &g->blocks[b].insns[i].place;
                if (p->field)
                    p->contract = p->field->contract;
            }
    }
}

static void unstore(struct proposing *x)
{
    for (size_t i = x->guesses.len; i-- > 0;) {
        struct guess *q = &x->guesses.at[i];
        if (q->member) {
            q->member->contract = q->before;
            continue;
        }
        q->f->contracts = x->before[q->f->number];
        q->f->type->result = x->results[q->f->number];
        if (q->param != OWN_NONE)
            q->f->params[q->param]->contract = q->before;
    }
    x->guesses.len = 0;
    refresh(x);
}

static struct func_contracts *own_copy(struct proposing *x, const struct func *f)
{
    struct arena *a = x->w->c->arena;
    struct func_contracts *to = arena_alloc(a, sizeof *to), *from = f->contracts;
    if (from)
        *to = *from;
    to->count = (int)f->param_count;
    to->params = arena_array(a, f->param_count + 1, sizeof *to->params);
    for (int i = 0; from && i < from->count && i < to->count; i++)
        to->params[i] = from->params[i];
    return to;
}

static void store_function(struct proposing *x, struct guess *q)
{
    struct func *f = q->f;
    if (f->contracts == x->before[f->number])
        f->contracts = own_copy(x, f);
    f->type->result = &f->contracts->result; /* own_flow.c reads it there */
    struct contract *c = q->param == OWN_NONE ? &f->contracts->result : &f->contracts->params[q->param];
    q->words.at = f->at;
    c->words |= q->words.words;
    c->from = q->words.from;
    c->lender = q->words.lender;
    c->at = f->at;
    if (q->param != OWN_NONE) {
        q->before = f->params[q->param]->contract;
        f->params[q->param]->contract = c;
    }
    x->trial.contracts[f->number] = NULL;
    vec_push(&x->guesses, *q);
}

static void found_member(void *ctx, const struct type *record, struct field *m)
{
    struct proposing *x = ctx;
    uint16_t words;
    loc to;
    if (m->type->kind != TYPE_POINTER || m->type->base->kind == TYPE_FUNCTION || record->kind != TYPE_STRUCT
        || (m->type->base->quals & QUAL_CONST) || own_is_written(m->contract) || is_banned(x, m, OWN_NONE)
        || x->guesses.len >= MEMBERS || !own_member_site(&x->texts, m, &words, &to) || words)
        return;
    struct guess q = {.param = OWN_NONE, .member = m, .record = record, .before = m->contract};
    struct contract *c = arena_alloc(x->w->c->arena, sizeof *c);
    if (m->contract)
        *c = *m->contract;
    c->words |= CONTRACT_OWNED;
    if (!c->at.from)
        c->at = m->at;
    q.words = *c;
    m->contract = c;
    vec_push(&x->guesses, q);
}

/* `struct node *left, *right;`: words in front of both are about both. */
static void drop_halves(struct proposing *x)
{
    for (size_t i = x->guesses.len; i-- > 0;) {
        struct guess *q = &x->guesses.at[i];
        uint16_t words;
        loc to, from = own_member_site(&x->texts, q->member, &words, &to);
        bool whole = true;
        for (const struct field *m = q->record->tag->fields; m && whole; m = m->next)
            whole = m->at.from < from || m->at.from >= to
                || (m->contract && m->contract->words & CONTRACT_OWNED);
        if (whole)
            continue;
        q->member->contract = q->before;
        x->guesses.at[i] = x->guesses.at[--x->guesses.len];
    }
}

/* ---- a trial --------------------------------------------------------------------------------------- */

static void begin_trial(struct proposing *x)
{
    struct arena *a = x->w->c->arena;
    unstore(x);
    x->trial = *x->w;
    x->trial.notation = true;
    x->trial.found = NULL;
    x->trial.found_count = x->trial.found_room = 0;
    x->trial.by_type = NULL;
    x->trial.type_count = x->trial.type_room = 0;
    x->trial.contracts = arena_array(a, x->count + 1, sizeof *x->trial.contracts);
    x->trial.inferred = arena_array(a, x->count + 1, sizeof *x->trial.inferred);
    memcpy(x->trial.inferred, x->w->inferred, (x->count + 1) * sizeof *x->trial.inferred);
}

static bool spend(struct proposing *x, const struct own_graph *g)
{
    x->work += (size_t)g->block_count;
    return x->work <= WORK;
}

/* Puts what f's body says and nobody wrote into the tree, and what that means for callers into the trial.
 * True: something was new. */
static bool try_function(struct proposing *x, struct func *f)
{
    const struct own_graph *g = x->trial.graphs[f->number];
    struct own_seen s;
    bool is_new = false;
    x->trial.contracts[f->number] = NULL;
    if (!spend(x, g) || !own_see(&x->trial, g, &s))
        return false;
    x->trial.inferred[f->number] = own_calls_itself(g) ? own_infer(&x->trial, g) : own_seen_contract(&x->trial, &s);
    x->trial.contracts[f->number] = NULL;
    if (!s.leaves || str_is(f->name->text, "main"))
        return false;
    for (int i = OWN_NONE; i < s.param_count; i++) {
        struct guess q = {.f = f, .param = i};
        const struct func_contracts *have = f->contracts;
        const struct contract *c = !have ? NULL : i == OWN_NONE ? &have->result
                                   : i < have->count ? &have->params[i] : NULL;
        if (own_is_written(c) || is_banned(x, f, i) || i >= SITE_PARAMS)
            continue;
        bool says = i == OWN_NONE ? f->type->base->kind == TYPE_POINTER
                                      && f->type->base->base->kind != TYPE_FUNCTION && guess_result(x, &s, &q)
                                  : guess_param(x, g, &s, i, &q);
        if (!says || !can_write(x, f, i))
            continue;
        store_function(x, &q);
        is_new = true;
    }
    return is_new;
}

static bool is_known(const struct own *w, const struct own_finding *q)
{
    for (size_t i = 0; i < w->found_count; i++)
        if (w->found[i]->code == q->code && w->found[i]->at.from == q->at.from)
            return true;
    return false;
}

static bool has_guess(const struct proposing *x, const struct func *f)
{
    for (size_t i = 0; i < x->guesses.len; i++)
        if (f && x->guesses.at[i].f == f)
            return true;
    return false;
}

static bool ban(struct proposing *x, const void *of, int param)
{
    if (is_banned(x, of, param))
        return false;
    vec_push(&x->bans, ((struct ban){of, param}));
    return true;
}

/* Takes back what led to a finding. */
static void blame(struct proposing *x, const struct own_finding *q)
{
    bool any = false;
    if (q->callee && has_guess(x, q->callee))
        any = ban(x, q->callee, q->param >= 0 ? q->param : ALL_OF_IT);
    if (!any && has_guess(x, q->f))
        any = ban(x, q->f, ALL_OF_IT);
    for (size_t i = 0; i < q->event_count && !any; i++)
        if (has_guess(x, q->events[i].callee))
            any = ban(x, q->events[i].callee, ALL_OF_IT);
    for (size_t i = 0; i < x->guesses.len && !any; i++)
        if (x->guesses.at[i].member)
            ban(x, x->guesses.at[i].member, OWN_NONE);
}

static void look_again(struct proposing *x)
{
    struct own *w = &x->trial;
    for (size_t i = 0; i < w->count; i++) {
        struct func *f = w->order[i];
        if (!spend(x, w->graphs[f->number]))
            return;
        own_flow(w, w->graphs[f->number], true, NULL);
    }
}

/* True: what is in the tree now changes no finding. */
static bool try_all(struct proposing *x)
{
    struct own *w = &x->trial;
    begin_trial(x);
    for (size_t i = 0; i < w->count; i++)
        own_freed_members(w, w->graphs[w->order[i]->number], x, found_member);
    drop_halves(x);
    refresh(x);
    for (int round = 0, again = 1; round < ROUNDS && again; round++) {
        again = 0;
        for (size_t i = 0; i < w->count; i++) {
            again |= try_function(x, w->order[i]);
            if (x->work > WORK)
                return false;
        }
    }
    if (!x->guesses.len)
        return true;
    look_again(x);
    size_t bans = x->bans.len;
    bool good = true;
    for (size_t i = 0; i < w->found_count; i++) {
        const struct own_finding *q = w->found[i];
        if (q->code == CONTRACT_CODE_CANNOT_TELL || is_known(x->w, q))
            continue;
        good = false;
        blame(x, q);
    }
    own_release(w);
    if (!good && x->bans.len == bans) /* nobody is to blame: then all are */
        for (size_t i = 0; i < x->guesses.len; i++)
            ban(x, x->guesses.at[i].f ? (void *)x->guesses.at[i].f : x->guesses.at[i].member, ALL_OF_IT);
    return good && x->work <= WORK;
}

/* ---- as edits --------------------------------------------------------------------------------------- */

struct edits { VEC(struct cfront_insert) all; };

static void add_edit(struct proposing *x, struct edits *e, loc at, const char *words)
{
    struct place_in p = place_of(x->w->c, at);
    struct cfront_insert include;
    if (!own_sees_notation(&x->texts, at, &include)) {
        bool had = false;
        for (size_t i = 0; i < e->all.len; i++)
            had |= str_eq(e->all.at[i].file, include.file) && str_eq(e->all.at[i].put, include.put);
        if (!had)
            vec_push(&e->all, include);
    }
    struct cfront_insert in = {.file = p.source->name, .line = (int)p.line, .column = (int)p.column,
                               .put = str_from(words)};
    vec_push(&e->all, in);
}

static int by_place(const void *a, const void *b)
{
    const struct cfront_insert *x = a, *y = b;
    int d = str_cmp(x->file, y->file);
    return d ? d : x->line != y->line ? x->line - y->line : x->column - y->column;
}

static void take_edits(struct proposing *x, struct edits *e, struct cfront_proposal *to)
{
    to->inserts = arena_array(x->w->c->arena, e->all.len, sizeof *to->inserts);
    to->insert_count = e->all.len;
    if (e->all.len) {
        memcpy(to->inserts, e->all.at, e->all.len * sizeof *to->inserts);
        qsort(to->inserts, to->insert_count, sizeof *to->inserts, by_place);
    }
    vec_release(&e->all);
}

static const char *words_of(struct proposing *x, const struct contract *c, const struct name *from)
{
    struct arena *a = x->w->c->arena;
    const char *kind = c->words & CONTRACT_OWNS           ? "owns "
                       : c->words & CONTRACT_GIVES        ? "gives "
                       : c->words & CONTRACT_OWNED        ? "owned "
                       : c->words & CONTRACT_BORROWS_MUT  ? "borrows_mut "
                                                          : "borrows ";
    if (from)
        kind = arena_printf(a, "borrows_from(" STR_FMT ") ", STR_ARG(from->text));
    return arena_printf(a, "%s%s", kind, c->words & CONTRACT_NULLABLE ? "nullable " : "");
}

static void edit_function(struct proposing *x, struct edits *e, const struct guess *q)
{
    struct own_site *s;
    size_t count = sites_of(x, q->f, &s);
    for (size_t i = 0; i < count; i++) {
        loc at = q->param == OWN_NONE ? s[i].result : s[i].params[q->param].at;
        uint16_t have = q->param == OWN_NONE ? s[i].result_words & (uint16_t)~CONTRACT_MUST_USE
                                             : s[i].params[q->param].words;
        if (!at || have)
            continue;
        /* A prototype may call its parameters otherwise, or nothing. */
        const struct name *from = !q->words.from ? NULL : i ? s[i].params[q->words.lender].name : q->words.from;
        if (!q->words.from || from)
            add_edit(x, e, at, words_of(x, &q->words, from));
    }
}

static void add_why(struct buf *b, const struct guess *q, int *clauses)
{
    if (++*clauses > CLAUSES)
        return;
    if (b->len)
        buf_cstr(b, "; ");
    buf_cstr(b, q->why);
}

static void propose_function(struct proposing *x, struct cfront_ownership *ret, struct func *f)
{
    struct cfront *c = x->w->c;
    struct place_in p = place_of(c, f->at.from);
    struct edits e = {0};
    struct buf why = {0};
    int clauses = 0;
    for (size_t i = 0; i < x->guesses.len; i++) {
        const struct guess *q = &x->guesses.at[i];
        if (q->f != f)
            continue;
        edit_function(x, &e, q);
        add_why(&why, q, &clauses);
    }
    struct own_contract k = *own_contract_of(&x->trial, f, f->type);
    k.params = arena_array(c->arena, (size_t)k.param_count + 1, sizeof *k.params);
    k.result = f->contracts->result;
    for (int i = 0; i < k.param_count && i < f->contracts->count; i++)
        k.params[i] = f->contracts->params[i];
    struct cfront_proposal *to = &ret->proposals[ret->proposal_count];
    *to = (struct cfront_proposal){
        .file = p.source->name, .line = (int)p.line, .column = (int)p.column, .function = f->name->text,
        .text = str_from(own_contract_text(c, f, &k)), .why = arena_str(c->arena, buf_view(&why))};
    take_edits(x, &e, to);
    buf_release(&why);
    ret->proposal_count += to->insert_count > 0;
}

static void propose_struct(struct proposing *x, struct cfront_ownership *ret, const struct tag *tag)
{
    struct cfront *c = x->w->c;
    struct place_in p = place_of(c, tag->at.from);
    struct edits e = {0};
    struct buf text = {0}, why = {0};
    const char *name = tag->name ? arena_printf(c->arena, "struct " STR_FMT, STR_ARG(tag->name->text)) : "struct";
    buf_printf(&text, "%s { ", name);
    loc last = 0;
    for (const struct field *m = tag->fields; m; m = m->next) {
        const struct guess *q = NULL;
        for (size_t i = 0; i < x->guesses.len && !q; i++)
            q = x->guesses.at[i].member == m ? &x->guesses.at[i] : NULL;
        bool owned = m->contract && m->contract->words & CONTRACT_OWNED;
        if (m->name && text.len < 400)
            buf_printf(&text, "%s%s; ", owned ? "owned " : "",
                       type_declare(c, m->type, arena_cstr(c->arena, m->name->text)));
        if (!q)
            continue;
        uint16_t words;
        loc to, at = own_member_site(&x->texts, m, &words, &to);
        if (at != last)
            add_edit(x, &e, at, "owned ");
        last = at;
        if (why.len < 200)
            buf_printf(&why, "%s`" STR_FMT "`", why.len ? ", " : "", STR_ARG(m->name->text));
    }
    buf_cstr(&text, "}");
    buf_printf(&why, " %s freed together with it", e.all.len > 1 && strchr(why.at, ',') ? "are" : "is");
    struct cfront_proposal *to = &ret->proposals[ret->proposal_count];
    *to = (struct cfront_proposal){
        .file = p.source->name, .line = (int)p.line, .column = (int)p.column, .function = str_from(name),
        .text = arena_str(c->arena, buf_view(&text)), .why = arena_str(c->arena, buf_view(&why))};
    take_edits(x, &e, to);
    buf_release(&text);
    buf_release(&why);
    ret->proposal_count += to->insert_count > 0;
}

static int by_name(const void *a, const void *b)
{
    const struct cfront_proposal *x = a, *y = b;
    int d = str_cmp(x->file, y->file);
    return d ? d : x->line != y->line ? x->line - y->line : x->column - y->column;
}

static void write_down(struct proposing *x, struct cfront_ownership *ret)
{
    ret->proposals = arena_array(x->w->c->arena, CFRONT_PROPOSALS, sizeof *ret->proposals);
    for (size_t i = 0; i < x->guesses.len && ret->proposal_count < CFRONT_PROPOSALS; i++) {
        const struct guess *q = &x->guesses.at[i];
        bool first = true;
        for (size_t k = 0; k < i; k++) {
            const struct guess *had = &x->guesses.at[k];
            first &= q->f ? had->f != q->f : had->f || had->record->tag != q->record->tag;
        }
        if (first && q->f)
            propose_function(x, ret, q->f);
        else if (first)
            propose_struct(x, ret, q->record->tag);
    }
    qsort(ret->proposals, ret->proposal_count, sizeof *ret->proposals, by_name);
}

void own_propose(struct own *w, struct cfront_ownership *ret)
{
    struct arena *a = w->c->arena;
    struct proposing x = {.w = w, .count = w->c->tree->declared.len};
    own_texts_init(&x.texts, w->c);
    x.sites = arena_array(a, x.count + 1, sizeof *x.sites);
    x.site_count = arena_array(a, x.count + 1, sizeof *x.site_count);
    x.before = arena_array(a, x.count + 1, sizeof *x.before);
    x.results = arena_array(a, x.count + 1, sizeof *x.results);
    for (size_t i = 0; i < w->count; i++) {
        x.before[w->order[i]->number] = w->order[i]->contracts;
        x.results[w->order[i]->number] = w->order[i]->type->result;
    }
    for (int n = 0; n < TRIALS && !x.texts.clash; n++) {
        if (try_all(&x)) {
            write_down(&x, ret);
            break;
        }
    }
    unstore(&x);
    own_texts_release(&x.texts);
    vec_release(&x.guesses);
    vec_release(&x.bans);
}
