/* Parts of the check that are still being written: each goes when its own file lands. */
#include "cfront/own.h"

#include <stdlib.h>

/* Plain words until own_words.c is there. */
static const char *phrase(uint8_t code)
{
    switch (code) {
#define X(id, name, words, rust) case CONTRACT_CODE_##id: return words;
    CONTRACT_CODES(X)
#undef X
    default: return "";
    }
}

static int by_place(const void *a, const void *b)
{
    const struct cfront_contract *x = a, *y = b;
    int files = str_cmp(x->file, y->file);
    return files ? files : x->line != y->line ? x->line - y->line : x->column - y->column;
}

void own_words(struct own *w, struct cfront_ownership *ret)
{
    ret->found = arena_array(w->c->arena, w->found_count + 1, sizeof *ret->found);
    for (size_t i = 0; i < w->found_count && ret->found_count < CFRONT_CONTRACTS; i++) {
        const struct own_finding *f = w->found[i];
        struct place_in at = place_of(w->c, f->at.from);
        struct cfront_contract *k = &ret->found[ret->found_count++];
        *k = (struct cfront_contract){.code = f->code, .file = at.source->name, .line = (int)at.line,
                                      .column = (int)at.column, .function = f->f->name->text,
                                      .length = f->at.to > f->at.from ? (int)(f->at.to - f->at.from) : 1,
                                      .variable = str_from(f->what)};
        k->message = str_from(arena_printf(w->c->arena, "`%s`: %s", f->what, phrase(f->code)));
        ret->untold += f->code == CONTRACT_CODE_CANNOT_TELL;
        k->steps = arena_array(w->c->arena, f->event_count + 1, sizeof *k->steps);
        for (size_t n = 0; n < f->event_count; n++) {
            static const char *const roles[] = {"", "owned", "moved", "freed", "borrowed", "changed", "branch",
                                                "used", "ended", "locked", "unlocked", "written"};
            const struct own_event *e = &f->events[n];
            struct place_in p = place_of(w->c, e->at.from);
            if (!e->at.from || k->step_count >= CFRONT_STEPS)
                continue;
            k->steps[k->step_count++] = (struct cfront_step){
                .role = e->role, .file = p.source->name, .line = (int)p.line, .column = (int)p.column, .length = 1,
                .message = str_from(arena_printf(w->c->arena, "%s%s", roles[e->role],
                                                 e->role != CONTRACT_ROLE_BRANCH ? "" : e->taken ? " yes" : " no"))};
        }
    }
    qsort(ret->found, ret->found_count, sizeof *ret->found, by_place);
}

void own_locks(struct own *w, const struct own_graph *g)
{
    (void)w, (void)g;
}

struct own_contract *own_infer(struct own *w, const struct own_graph *g)
{
    (void)w, (void)g;
    return NULL;
}

void own_propose(struct own *w, struct cfront_ownership *ret)
{
    (void)w, (void)ret;
}

void own_permits(struct own *w, const struct own_graph *g, struct cfront_ownership *ret)
{
    (void)w, (void)g, (void)ret;
}
