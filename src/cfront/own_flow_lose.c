/* Owners of which sight is lost: where states are too many, or too large, and one of them is replaced
 * by one in which nothing is known. That would leave a dropped owner untold, so who wants nothing left
 * untold is told of each, once: of an owner in a variable where the variable is next used, or ends; of
 * any other where it came to be. A variable that held what was gone counts only if it is used. */
#include "cfront/own_flow.h"

enum { SEEN = 128 }; /* variables with a bit of their own */

static void tell_unseen(struct flow *fl, const struct sym *y, const struct object *o, struct span at,
                        const struct expr *expr, const struct func *callee, const char *what)
{
    struct told t = {.code = CONTRACT_CODE_CANNOT_TELL, .at = at, .sym = y, .callee = callee, .param = OWN_NONE,
                     .what = what, .object = o, .expr = expr, .role = CONTRACT_ROLE_USED};
    flow_tell(fl, &t);
}

void flow_unseen_made(struct flow *fl, const struct own_insn *i, const struct sym *y)
{
    const struct func *f = i->op == OWN_CALL ? i->callee : NULL;
    tell_unseen(fl, y, NULL, i->at, i->expr, f,
                f ? arena_printf(fl->c->arena, "what " STR_FMT "() gave", STR_ARG(f->name->text)) : "what was given");
}

/* The variable o holds y, which nobody will look at from now on. */
static void unseen(struct flow *fl, struct own_state *s, int o, const struct sym *y)
{
    bool lasts = fl->objects[o]->storage != STORAGE_AUTO;
    bool owned = y->own == S_OWNED && !lasts, gone = flow_is_gone(y);
    if (!owned && !gone)
        return;
    if (o >= SEEN) {
        tell_unseen(fl, y, fl->objects[o], y->born ? y->born->at : fl->objects[o]->at, NULL, NULL,
                    flow_name_of(fl, fl->objects[o]));
        return;
    }
    uint64_t bit = (uint64_t)1 << (o % 64);
    s->unseen[o / 64] |= owned ? bit : 0;
    s->unseen_gone[o / 64] |= gone ? bit : 0;
    if (!fl->unseen[o]) {
        fl->unseen[o] = arena_alloc(&fl->pool, sizeof *y);
        *fl->unseen[o] = *y;
    }
}

void flow_unseen_all(struct flow *fl, struct own_state *s)
{
    bool held[SYMS] = {0};
    for (int i = 0; i < s->cell_count; i++) {
        const struct cell *c = &s->cells[i];
        const struct sym *y = flow_sym_of(s, c->v);
        if (!y || (c->flags & C_BORROWS))
            continue;
        held[c->v.region] = true;
        if (c->region < 0 && !(y->flags & Y_TOLD))
            unseen(fl, s, object_of(c->region), y);
    }
    for (int i = 0; i < s->sym_count; i++) /* on its way from what made it */
        if (s->syms[i].own == S_OWNED && !held[i] && s->syms[i].born && !(s->syms[i].flags & Y_TOLD))
            flow_unseen_made(fl, s->syms[i].born, &s->syms[i]);
}

void flow_unseen_used(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    if (!(s->unseen[0] | s->unseen[1] | s->unseen_gone[0] | s->unseen_gone[1]))
        return;
    bool ends = i->op == OWN_END || i->op == OWN_DECLARE, reads = i->op == OWN_LOAD || i->op == OWN_MOVE
        || i->op == OWN_ADDRESS, writes = i->op == OWN_STORE || i->op == OWN_ZERO;
    struct object *object = ends ? i->object : reads || writes ? i->place.object : NULL;
    int o = object ? flow_object(fl, object) : SEEN;
    if (o >= SEEN)
        return;
    uint64_t bit = (uint64_t)1 << (o % 64);
    bool tells = (s->unseen[o / 64] & bit) || (reads && (s->unseen_gone[o / 64] & bit));
    s->unseen[o / 64] &= ~bit;
    s->unseen_gone[o / 64] &= ~bit;
    if (!tells || (fl->unseen_told[o / 64] & bit))
        return;
    fl->unseen_told[o / 64] |= bit;
    tell_unseen(fl, fl->unseen[o], object, i->op == OWN_END && s->returned ? s->returned->at : i->at,
                i->place.expr, NULL, flow_name_of(fl, object));
}
