/* Why a permission came or went, as a clause that stands behind "p loses W:". No line numbers: the text
 * above may move while it is typed. */
#include "cfront/own_permits.h"

#include <string.h>

static const char *called(struct permits *x, const struct func *f)
{
    return arena_printf(x->w->c->arena, STR_FMT "()", STR_ARG(f->name->text));
}

static const char *quoted(struct permits *x, const struct object *o)
{
    return o && o->name ? arena_printf(x->w->c->arena, "`" STR_FMT "`", STR_ARG(o->name->text)) : NULL;
}

/* What a function of the library does to it, in a word; NULL: that takes more. */
static const char *ended_by(const struct func *f)
{
    static const char *const closing[] = {"fclose", "pclose", "closedir"};
    if (!f || (f->is_library && str_is(f->name->text, "free")))
        return "freed";
    for (size_t i = 0; f->is_library && i < COUNT(closing); i++)
        if (str_is(f->name->text, closing[i]))
            return "closed";
    return NULL;
}

static const char *event_text(struct permits *x, const struct object *v, const struct permit_reason *r)
{
    struct arena *a = x->w->c->arena;
    const char *object = r->object != v ? quoted(x, r->object) : NULL;
    struct str holder = r->holder ? span_text(x->w->c, r->holder->at) : STR("");
    if (holder.len && holder.len < 60 && !memchr(holder.at, '\n', holder.len))
        return arena_printf(a, "`" STR_FMT "` is the owner now", STR_ARG(holder));
    switch (r->role) {
    case CONTRACT_ROLE_OWNED:
        return r->callee ? arena_printf(a, "%s gave it", called(x, r->callee))
               : object  ? arena_printf(a, "it took over what %s had", object)
                         : "it is the owner";
    case CONTRACT_ROLE_MOVED:
        return r->callee ? arena_printf(a, "given to %s, which owns it", called(x, r->callee))
               : object  ? arena_printf(a, "%s is the owner now", object)
                         : "given away";
    case CONTRACT_ROLE_FREED:
        if (r->holds == OWN_HOLDS_STALE)
            return object ? arena_printf(a, "what it borrows from %s was freed", object) : "what it borrows was freed";
        return ended_by(r->callee) ? ended_by(r->callee) : arena_printf(a, "given to %s, which frees it",
                                                                          called(x, r->callee));
    case CONTRACT_ROLE_BORROWED:
        return r->callee ? arena_printf(a, "%s lent it", called(x, r->callee))
               : object  ? arena_printf(a, "it borrows from %s", object)
                         : "it borrows";
    case CONTRACT_ROLE_CHANGED:
        if (r->callee)
            return arena_printf(a, "%s changed or ended what it borrows", called(x, r->callee));
        return object ? arena_printf(a, "%s, which it borrows from, was changed", object)
                      : "what it borrows from was changed";
    case CONTRACT_ROLE_ENDED:
        return object ? arena_printf(a, "%s, which it borrows from, has ended", object)
                      : "what it borrows from has ended";
    default:
        break;
    }
    switch (r->holds) {
    case OWN_HOLDS_OWNED: return "it is the owner";
    case OWN_HOLDS_BORROW: return "it borrows, to read";
    case OWN_HOLDS_MUTABLE: return "it borrows, to change";
    case OWN_HOLDS_ADDRESS: return object ? arena_printf(a, "it points to %s", object) : "it points to a variable";
    case OWN_HOLDS_FREED: return "freed";
    case OWN_HOLDS_MOVED: return "given away";
    case OWN_HOLDS_STALE: return "what it borrows from was changed or has ended";
    default: return "it has another value";
    }
}

static const char *reason_text(struct permits *x, const struct object *v, const struct permit_reason *r)
{
    struct arena *a = x->w->c->arena;
    switch (r->why) {
    case WHY_NULL: return "it is NULL here";
    case WHY_MAYBE_NULL: return "may be NULL until it is tested";
    case WHY_UNSET: return "nothing was put into it yet";
    case WHY_LENT:
        return arena_printf(a, "%s borrows it and is still to be used", quoted(x, r->object));
    case WHY_LENT_MUTABLE:
        return arena_printf(a, "%s borrows it to change it and is still to be used", quoted(x, r->object));
    default: return event_text(x, v, r);
    }
}

static bool is_lent(const struct permit_reason *r)
{
    return r->why == WHY_LENT || r->why == WHY_LENT_MUTABLE;
}

static bool is_null(const struct permit_reason *r)
{
    return r->why == WHY_NULL || r->why == WHY_MAYBE_NULL;
}

const char *permit_reason_text(struct permits *x, const struct object *v, const struct permit_cell *before,
                               const struct permit_cell *after, bool moved)
{
    struct arena *a = x->w->c->arena;
    bool gains = after->any & ~before->any || after->every & ~before->every;
    bool loses = before->any & ~after->any || before->every & ~after->every;
    if (moved && after->low.why == WHY_NULL)
        return "moved out: it is NULL now";
    if (gains && !loses) {
        if (is_lent(&before->low) && !is_lent(&after->low) && before->seen)
            return arena_printf(a, "%s, which borrowed it, is used no more", quoted(x, before->low.object));
        if (is_null(&before->low) && !is_null(&after->low) && before->any == after->any)
            return "tested: it is not NULL here";
        const char *text = reason_text(x, v, &after->high);
        return is_null(&after->low) && after->high.why == WHY_EVENT
            ? arena_printf(a, "%s; may be NULL until it is tested", text) : text;
    }
    const char *text = reason_text(x, v, &after->low);
    if (after->any & ~after->every && after->low.why != WHY_MAYBE_NULL && after->low.why != WHY_NULL)
        text = arena_printf(a, "%s, on some paths", text);
    return text;
}

const char *permit_entry_text(struct permits *x, uint16_t words, bool nullable)
{
    const char *text = words & CONTRACT_OUT            ? "the caller gets what is put there"
                       : words & CONTRACT_OWNS         ? "the caller gives it"
                       : words & CONTRACT_BORROWS_MUT  ? "the caller lends it, to be changed"
                                                       : "the caller lends it, to be read";
    return nullable ? arena_printf(x->w->c->arena, "%s; may be NULL until it is tested", text) : text;
}
