/* own_words_say.c - the sentence of each code, in each of the ways in which its rule is broken; what to
 * do; and what Rust's compiler says of the same program, with the number of its error, which
 * `rustc --explain` takes. */
#include "cfront/own_words.h"

#include "cfront/own_library.h"

#include <string.h>

/* What a finding's parts are called. */
struct parts {
    struct words *x;
    const struct own_finding *f;
    const char *what, *bare; /* 'p', p */
    const char *other;       /* 'q', or NULL */
    const char *call;        /* push(), or NULL */
    const char *resource;    /* block, file */
    const char *ended, *end; /* freed, free; closed, close */
    const char *ender;       /* free(), fclose() */
};

static struct parts parts_of(struct words *x, const struct own_finding *f)
{
    struct parts p = {.x = x, .f = f, .what = words_quote(x, f->what), .bare = f->what ? f->what : "it",
                      .resource = f->resource ? f->resource : "block"};
    bool file = strcmp(p.resource, "file") == 0 || words_closes(f->callee);
    if (file)
        p.resource = "file";
    p.other = f->other ? words_quote(x, f->other) : NULL;
    p.call = words_call(x, f->callee);
    p.ended = file ? "closed" : "freed";
    p.end = file ? "close" : "free";
    p.ender = file ? "fclose()" : "free()";
    return p;
}

/* Does the place stand on a closing brace? Else the way out is a return, a break, a goto. */
static bool at_brace(const struct parts *p)
{
    struct str s = p->f->at.from ? span_text(p->x->c, p->f->at) : STR("");
    return str_starts(s, "}");
}

/* It can be written into `if (p == NULL)` or free(p). */
static bool is_short(const char *what)
{
    return what && *what && strlen(what) <= 24 && strncmp(what, "what ", 5) != 0 && strncmp(what, "the ", 4) != 0
           && !strpbrk(what, " \"(");
}

#define SAY(...) words_printf(p->x, __VA_ARGS__)

/* Who ended it, or took it over, first: "free()", "push()"; NULL: nobody with a name. */
static const struct own_event *first_end(const struct own_finding *f)
{
    size_t last = f->event_count ? f->event_count - 1 : 0;
    for (size_t i = 0; i < last; i++)
        if (f->events[i].role == CONTRACT_ROLE_FREED || f->events[i].role == CONTRACT_ROLE_MOVED)
            return &f->events[i];
    return NULL;
}

static bool is_end(const struct own_event *e)
{
    return e && !words_renews(e->callee) && (e->role == CONTRACT_ROLE_FREED || words_frees(e->callee));
}

/* "its block was freed", "push() took over its block" */
static const char *how_it_went(const struct parts *p, const struct own_event *e)
{
    const char *call = e ? words_call(p->x, e->callee) : NULL;
    if (is_end(e))
        return SAY("its %s was %s", p->resource, p->ended);
    if (call && words_renews(e->callee))
        return SAY("%s may have moved its %s", call, p->resource);
    if (call)
        return SAY("%s took over its %s", call, p->resource);
    if (words_moved(p->f))
        return "move() left NULL in it";
    return SAY("its %s was given away", p->resource);
}

static bool is_plain_name(const char *s)
{
    if (!s || !*s)
        return false;
    for (; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') || *s == '_'))
            return false;
    return true;
}

/* ---- after the owner has gone ------------------------------------------------------------------- */

static struct said use_after_move(const struct parts *p)
{
    const struct own_event *e = first_end(p->f);
    struct said s = {0};
    const char *went = how_it_went(p, e), *taker = e ? words_call(p->x, e->callee) : NULL;
    if (p->f->at_return || str_starts(p->f->at.from ? span_text(p->x->c, p->f->at) : STR(""), "return"))
        s.message = SAY("%s is returned after %s", p->what, went);
    else if (p->call)
        s.message = SAY("%s is given to %s after %s", p->what, p->call, went);
    else
        s.message = SAY("%s is used after %s", p->what, went);
    if (e && words_renews(e->callee))
        s.advice = SAY("use what %s gave", taker);
    else if (is_end(e))
        s.advice = SAY("do what needs it before the %s", taker ? taker : p->ender);
    else if (taker && is_plain_name(p->f->what))
        s.advice = SAY("do what needs it before %s; `move(%s)` in the call leaves NULL in %s, and shows to "
                       "everybody who reads it that it is given away", taker, p->bare, p->what);
    else
        s.advice = "use the new owner, or do what needs it before it is given away";
    s.rust = SAY("\"use of moved value: `%s`\" (E0382): handing a value over moves it, and its old name cannot be "
                 "used any more", p->bare);
    return s;
}

static struct said moved_twice(const struct parts *p)
{
    const struct own_event *e = first_end(p->f);
    bool frees = words_frees(p->f->callee)
                 || (p->f->event_count && is_end(&p->f->events[p->f->event_count - 1]));
    const char *as = e ? words_object(p->x, e->object) : NULL;
    struct said s = {0};
    bool other_name = as && strcmp(as, p->what) != 0;
    if (frees && is_end(e) && p->f->at_return && !words_frees(p->f->callee))
        s.message = SAY("%s is %s again where it ends, by its cleanup", p->what, p->ended);
    else if (frees && is_end(e) && other_name)
        s.message = SAY("%s is %s, and %s, which held the same %s, was %s before", p->what, p->ended, as,
                        p->resource, p->ended);
    else if (frees && is_end(e))
        s.message = SAY("%s is %s a second time", p->what, p->ended);
    else if (frees)
        s.message = SAY("%s is %s after %s", p->what, p->ended, how_it_went(p, e));
    else if (p->call && e && e->callee == p->f->callee)
        s.message = SAY("%s is given to %s a second time, and %s takes it over", p->what, p->call, p->call);
    else if (p->call)
        s.message = SAY("%s is given to %s, which takes it over, after %s", p->what, p->call, how_it_went(p, e));
    else
        s.message = SAY("%s is given away after %s", p->what, how_it_went(p, e));
    if (other_name)
        s.advice = SAY("decide which of %s and %s owns; the other only borrows", as, p->what);
    else if (is_plain_name(p->f->what) && frees && strcmp(p->resource, "file") != 0)
        s.advice = SAY("one of the two must go; `move(%s)` in the first leaves NULL in it, which may be freed "
                       "again", p->bare);
    else
        s.advice = "what is owned once is given away once: one of the two must go";
    s.rust = SAY("\"use of moved value: `%s`\" (E0382); drop() takes its argument, so nothing is left for a second "
                 "one", p->bare);
    return s;
}

/* ---- owners that end ------------------------------------------------------------------------------ */

/* p = realloc(p, n) */
static bool is_realloc(const struct parts *p)
{
    struct str s = p->f->at.from ? span_text(p->x->c, p->f->at) : STR("");
    for (size_t i = 0; i + 8 < s.len; i++)
        if (memcmp(s.at + i, "realloc", 7) == 0)
            return true;
    return false;
}

static struct said owner_dropped(const struct parts *p)
{
    const struct own_finding *f = p->f;
    bool member = f->callee && (f->scope_end || (f->contract && f->contract->words & CONTRACT_OWNED));
    struct said s = {0};
    if (f->overwritten && is_realloc(p)) {
        s.message = SAY("when realloc() fails %s gets NULL, and the old %s is lost", p->what, p->resource);
        s.advice = SAY("keep what realloc() gives in a second variable, and give it to %s when it is not NULL",
                       p->what);
    } else if (f->overwritten) {
        s.message = SAY("%s gets another value while it still owns its %s, which nobody can %s any more",
                        p->what, p->resource, p->end);
        s.advice = SAY("%s it first, or let another variable take it over", p->end);
    } else if (member) {
        s.message = SAY("%s still owns its %s when %s ends what it lies in", p->what, p->resource,
                        p->call ? p->call : "somebody");
        s.advice = SAY("%s first, then what holds it", strcmp(p->end, "free") == 0
                       && is_short(p->bare) ? SAY("free(%s)", p->bare) : SAY("%s %s", p->end, p->what));
    } else if (strncmp(p->bare, "what ", 5) == 0) {
        s.message = SAY("%s is kept by nobody, so nobody can %s it", p->what, p->end);
        s.advice = SAY("put it into a variable, to use it and to %s it", p->end);
    } else if (f->at_return) {
        s.message = SAY("the function %s while %s still owns its %s, which nobody can %s any more",
                        at_brace(p) ? "ends" : "returns", p->what, p->resource, p->end);
        s.advice = SAY("%s it %s, or give it to somebody who does", p->end,
                       at_brace(p) ? "before the closing brace" : "on this way out, too");
    } else {
        s.message = SAY("%s ends while it still owns its %s, which nobody can %s any more", p->what,
                        p->resource, p->end);
        s.advice = SAY("%s it %s, or give it to somebody who does", p->end,
                       at_brace(p) ? "before the closing brace" : "on this way out, too");
    }
    s.rust = "nothing is to be written: an owner that ends, or gets another value, frees what it owns (drop), on "
             "every way out";
    return s;
}

/* ---- borrows are no owners -------------------------------------------------------------------------- */

/* "it is only lent to this function", "it is borrowed from 'l'" */
static const char *why_not_ours(const struct parts *p)
{
    const struct own_event *e = words_event(p->f, CONTRACT_ROLE_BORROWED);
    const struct contract *k = p->f->contract;
    const char *giver = e ? words_call(p->x, e->callee) : NULL;
    if ((k && k->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT))
        || (p->other && strcmp(p->other, p->what) == 0))
        return "it is only lent to this function";
    if (p->other)
        return SAY("it only borrows from %s", p->other);
    if (giver)
        return SAY("%s gave it only as a borrow", giver);
    return e                                               ? "it is only borrowed"
           : words_event(p->f, CONTRACT_ROLE_OWNED) ? "its declaration says that it only borrows"
                                                    : "no malloc() gave it";
}

#define FREE_ONLY "free only what malloc() and its like gave"

static struct said freed_borrow(const struct parts *p)
{
    const struct own_finding *f = p->f;
    struct said s = {0};
    bool lent = f->contract && f->contract->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT);
    if (f->at_return && lent) {
        s.message = SAY("%s is %s and still there when the function ends, and %s belongs to the caller", p->what,
                        p->ended, p->other ? p->other : "what it lies in");
        s.advice = SAY("put another %s, or NULL, in its place", p->resource);
    } else if (!f->callee && p->other) {
        s.message = SAY("%s is only lent to this function, and is kept in %s", p->what, p->other);
        s.advice = lent ? SAY("keep a copy, or let the caller give it away: write 'owns' in front of %s", p->what)
                        : "keep a copy";
    } else if (words_frees(f->callee)) {
        s.message = SAY("%s is %s, and %s", p->what, p->ended, why_not_ours(p));
        s.advice = lent ? SAY("leave that to its owner, or write 'owns' in front of the parameter and let every "
                              "caller give it away")
                        : words_event(f, CONTRACT_ROLE_BORROWED) || words_event(f, CONTRACT_ROLE_OWNED)
                              ? "leave that to its owner" : FREE_ONLY;
    } else {
        s.message = SAY("%s is given to %s, which takes it over, and %s", p->what,
                        p->call ? p->call : "somebody", why_not_ours(p));
        s.advice = lent ? SAY("give it a copy, or write 'owns' in front of the parameter and let every caller "
                              "give it away")
                        : SAY("give it a copy of its own");
    }
    if (strcmp(s.advice, FREE_ONLY) == 0)
        s.rust = "nobody writes free(): what has an owner is freed where the owner ends, and a literal, an array or a "
                 "reference to one has nothing to free";
    else
        s.rust = SAY("\"cannot move out of `*%s`, which is behind a shared reference\" (E0507)",
                 is_plain_name(p->bare) ? p->bare : "r");
    return s;
}

static struct said gives_borrow(const struct parts *p)
{
    const struct own_finding *f = p->f;
    struct said s = {0};
    bool held = f->param == OWN_NONE && !p->other && words_event(f, CONTRACT_ROLE_OWNED)
        && !words_event(f, CONTRACT_ROLE_BORROWED);
    if (held) { /* a member, a variable that lives on */
        s.message = SAY("%s is returned to a caller that will %s it ('gives'), and something that stays still owns it",
                        p->what, p->end);
        s.advice = "take it out of there first, as 'move()' does, which leaves NULL behind; or return a copy";
        s.rust = "\"cannot move out of a value which is behind a mutable reference\" (E0507); Option::take() leaves "
                 "None behind";
        return s;
    }
    if (f->param != OWN_NONE && !p->other && !words_event(f, CONTRACT_ROLE_BORROWED))
        s.message = SAY("the caller will %s what is put where %s points, and this is not the function's to give",
                        p->end, p->what);
    else if (f->param != OWN_NONE)
        s.message = SAY("the caller will %s what is put where %s points, and it is only borrowed", p->end, p->what);
    else
        s.message = SAY("%s is returned to a caller that will %s it ('gives'), and %s", p->what, p->end,
                        why_not_ours(p));
    s.advice = f->param != OWN_NONE ? "give a copy"
                                    : "return a copy, as strdup() makes one, or write 'borrows' or "
                                      "'borrows_from(...)' in place of 'gives'";
    s.rust = "\"expected `String`, found `&str`\" (E0308): there are two types where C has one, one that owns and "
             "one that borrows";
    return s;
}

static struct said outlives_owner(const struct parts *p)
{
    const struct own_finding *f = p->f;
    const struct own_event *last = f->event_count ? &f->events[f->event_count - 1] : NULL;
    struct said s = {0};
    if (last && last->role == CONTRACT_ROLE_ENDED) {
        s.message = p->other ? SAY("%s ends, and its address is still in %s", p->what, p->other)
                             : SAY("%s ends while something still borrows from it", p->what);
        s.advice = "let the two live equally long, or take the address away before the end";
    } else {
        s.message = p->other ? SAY("%s is used after %s, which it borrows from, has ended", p->what, p->other)
                             : SAY("%s is used after what it borrows from has ended", p->what);
        s.advice = p->other && strcmp(p->other, WORDS_NAMELESS) == 0
                       ? "put it into a variable that is declared further out, so that it lives as long as its borrow"
                   : p->other ? SAY("declare %s further out, so that it lives as long as its borrow", p->other)
                            : "let what it borrows from live as long";
    }
    const char *owner = last && last->role == CONTRACT_ROLE_ENDED ? p->bare : f->other ? f->other : "x";
    s.rust = strcmp(owner, WORDS_NAMELESS) == 0 ? "\"temporary value dropped while borrowed\" (E0716)"
                                                : SAY("\"`%s` does not live long enough\" (E0597)", owner);
    return s;
}

/* The owner as Rust quotes it. */
static const char *f_other(const struct parts *p)
{
    return p->f->other ? SAY("`%s`", p->f->other) : "a value";
}

static struct said invalidated(const struct parts *p)
{
    const struct own_event *e = NULL;
    struct said s = {0};
    for (size_t i = 0; i + 1 < p->f->event_count; i++)
        if (p->f->events[i].role == CONTRACT_ROLE_FREED || p->f->events[i].role == CONTRACT_ROLE_MOVED
            || p->f->events[i].role == CONTRACT_ROLE_CHANGED)
            e = &p->f->events[i];
    const char *by = e ? words_call(p->x, e->callee) : NULL;
    const char *use = p->call ? SAY("is given to %s", p->call) : p->f->at_return ? "is returned" : "is used";
    const char *owner = p->other ? p->other : "its owner";
    if (is_end(e)) {
        s.message = p->other ? SAY("%s %s after its owner %s was %s", p->what, use, p->other, p->ended)
                             : SAY("%s %s after its owner was %s", p->what, use, p->ended);
        s.advice = SAY("do what needs %s first, or copy what is still needed", p->what);
    } else if (e && words_renews(e->callee)) {
        s.message = SAY("%s %s after %s may have moved the %s that it points into", p->what, use, by, p->resource);
        s.advice = SAY("point anew into what %s gave, or keep an index in place of a pointer", by);
    } else if (e && e->role != CONTRACT_ROLE_CHANGED && by) {
        s.message = SAY("%s %s after %s took over what it borrows from", p->what, use, by);
        s.advice = SAY("do what needs %s before %s, or borrow anew from the new owner", p->what, by);
    } else if (by) {
        s.message = SAY("%s %s after %s may have moved or freed what it borrows from", p->what, use, by);
        s.advice = SAY("borrow again behind %s, or keep an index in place of a pointer", by);
    } else {
        s.message = SAY("%s %s after %s, which it borrows from, was changed", p->what, use, owner);
        s.advice = "borrow again behind the change, or copy what is needed before it";
    }
    bool moved = e && e->role != CONTRACT_ROLE_CHANGED && !words_renews(e->callee);
    const char *who = f_other(p);
    s.rust = moved ? SAY("\"cannot move out of %s because it is borrowed\" (E0505)", who)
                   : SAY("\"cannot borrow %s as mutable because it is also borrowed as immutable\" (E0502)", who);
    return s;
}

static struct said returns_local(const struct parts *p)
{
    struct said s = {0};
    s.message = p->other ? SAY("the address of %s is left in %s, and %s ends with this function", p->what,
                               p->other, p->what)
                         : SAY("the address of %s is returned, and %s ends with this function", p->what, p->what);
    s.advice = "let the caller bring the memory along, or allocate it and give it away";
    s.rust = SAY("\"cannot return reference to local variable `%s`\" (E0515)", p->bare);
    return s;
}

/* ---- NULL, and what was never put there ---------------------------------------------------------------- */

/* "malloc() gives NULL when there is no memory left": what the library's table says of it. */
static const char *why_null(const struct parts *p)
{
    const struct own_event *e = words_event(p->f, CONTRACT_ROLE_OWNED);
    if (!e || !e->callee)
        e = words_event(p->f, CONTRACT_ROLE_BORROWED);
    if (!e || !e->callee)
        return "";
    const char *giver = words_call(p->x, e->callee);
    const struct library_row *r = e->callee->is_defined ? NULL : library_row_of(e->callee->name->text);
    if (!r || !r->failure)
        return SAY(": %s may give NULL", giver);
    return SAY(": %s gives NULL when %.*s", giver, (int)strcspn(r->failure, ",;"), r->failure);
}

/* The path itself has found out that it is NULL. */
static bool is_known_null(const struct parts *p)
{
    bool is = false;
    for (size_t i = 0; i < p->f->event_count; i++) {
        const struct own_event *e = &p->f->events[i];
        if (e->role != CONTRACT_ROLE_BRANCH || !e->expr || e->expr->type->kind != TYPE_POINTER || e->is_case)
            continue;
        if (str_is(span_text(p->x->c, e->expr->at), p->bare))
            is = !e->taken;
    }
    return is;
}

static struct said maybe_null(const struct parts *p)
{
    bool known = is_known_null(p);
    const char *is = known ? "is NULL here" : "may be NULL here", *why = known ? "" : why_null(p);
    struct said s = {0};
    if (p->call && !p->f->at_return && strcmp(p->bare, "NULL") == 0) {
        s.message = SAY("NULL is given to %s, which does not take it", p->call);
        s.advice = "leave the call away where there is nothing, or write 'nullable' in front of the parameter and test "
                   "it in the function";
        known = false;
    } else if (p->f->at_return) {
        s.message = SAY("%s %s, and the function does not say that it returns NULL", p->what, is);
        s.advice = "write 'nullable' in front of the function, or see to it that NULL is never returned";
    } else if (p->call) {
        s.message = SAY("%s %s, and %s does not take NULL%s", p->what, is, p->call, why);
        s.advice = SAY("test it first: `if (%s == NULL)`", is_short(p->bare) ? p->bare : "p");
    } else {
        s.message = SAY("%s %s, and is followed%s", p->what, is, why);
        s.advice = SAY("test it first: `if (%s == NULL)`", is_short(p->bare) ? p->bare : "p");
    }
    if (known && !p->f->at_return)
        s.advice = "is the test the wrong way round, or is a way out missing?";
    s.rust = "what may be missing is an Option, and the compiler wants it matched before what is in it can be used";
    return s;
}

static struct said unset_out(const struct parts *p)
{
    const struct own_event *e = words_event(p->f, CONTRACT_ROLE_BORROWED);
    const char *call = p->call ? p->call : e ? words_call(p->x, e->callee) : NULL;
    struct said s = {0};
    if (p->f->at_return && p->f->param != OWN_NONE) {
        s.message = SAY("the function succeeds here, and has put nothing where %s points", p->what);
        s.advice = SAY("set *%s on every way on which the function succeeds", p->bare);
    } else {
        s.message = call ? SAY("%s is used where %s may have failed, and nothing was put into it then", p->what,
                               call)
                         : SAY("%s is used, and nothing was put into it on this way", p->what);
        s.advice = call ? SAY("look at what %s returned before %s is used", call, p->what)
                        : "look at what the call returned first";
    }
    s.rust = SAY("\"used binding `%s` is possibly-uninitialized\" (E0381); a function that may fail gives a Result, "
                 "with the value inside", p->bare);
    return s;
}

static struct said result_ignored(const struct parts *p)
{
    struct said s = {0};
    const char *call = p->call ? p->call : "the call";
    s.message = SAY("what %s returns is thrown away, and its declaration says that it must be used", call);
    s.advice = "look at it, or write (void) in front of the call to say that you do not care";
    s.rust = "\"unused `Result` that must be used\" (a warning, from #[must_use])";
    return s;
}

/* ---- locks ------------------------------------------------------------------------------------------------ */

static struct said held_at_exit(const struct parts *p)
{
    const struct own_finding *f = p->f;
    const char *when = f->at_return ? "the function returns" : "the function ends";
    struct said s = {0};
    if (f->other && strcmp(f->other, "takes") == 0) {
        s.message = SAY("%s and %s is not held, and the function says that it takes it", when, p->what);
        s.advice = "lock it on every way on which the function succeeds";
    } else if (f->contract) {
        s.message = SAY("%s and %s is still held, and the function says that it drops it", when, p->what);
        s.advice = "unlock it on this way out, too";
    } else {
        s.message = SAY("%s and %s is still locked", when, p->what);
        s.advice = "unlock it on this way out, too (a `goto out` with one unlock at the end forgets none); if the "
                   "caller is to hold it from here on, say so with takes(...)";
    }
    s.rust = "lock() gives a guard, and where the guard ends the lock is free again, on every way out";
    return s;
}

static struct said without_lock(const struct parts *p)
{
    const struct own_event *held = words_event(p->f, CONTRACT_ROLE_LOCKED);
    struct said s = {0};
    if (!p->other) {
        s.message = SAY("%s needs %s to be held, and it is not", p->call ? p->call : "the call", p->what);
        s.advice = SAY("lock %s before the call, and unlock it behind it", p->what);
    } else if (held) {
        s.message = SAY("%s is changed while %s is only held for reading", p->what, p->other);
        s.advice = "take it for writing";
    } else if (p->call) {
        s.message = SAY("%s is given to %s without %s, which guards it", p->what, p->call, p->other);
        s.advice = SAY("lock %s before, and unlock it behind", p->other);
    } else {
        s.message = SAY("%s is used without %s, which guards it", p->what, p->other);
        s.advice = SAY("lock %s before, and unlock it behind; or write needs(...) in front of the function, for "
                       "callers that hold it", p->other);
    }
    s.rust = "the data lies inside of its Mutex, and only the guard that lock() gives leads to it";
    return s;
}

static struct said lock_misuse(const struct parts *p)
{
    const struct own_finding *f = p->f;
    const struct own_event *last = f->event_count ? &f->events[f->event_count - 1] : NULL;
    struct said s = {0};
    if (f->other && strcmp(f->other, "needs") == 0) {
        s.message = SAY("%s is not held any more when the function %s, and its declaration only says that it needs "
                        "it", p->what, f->at_return ? "returns" : "ends");
        s.advice = "lock it again, or write drops(...), too";
    } else if (last && last->role == CONTRACT_ROLE_USED) {
        s.message = SAY("%s waits with %s, which this thread does not hold here", p->call ? p->call : "the call",
                        p->what);
        s.advice = "lock it before: the wait lets it go and takes it again";
    } else if (last && last->role == CONTRACT_ROLE_LOCKED) {
        s.message = p->call ? SAY("%s locks %s, which this thread holds already, and would wait for itself", p->call,
                                  p->what)
                            : SAY("%s is locked although this thread holds it already, and would wait for itself",
                                  p->what);
        s.advice = "let one function lock, and those that it calls say needs(...)";
    } else {
        s.message = SAY("%s is unlocked, and this thread does not hold it here", p->what);
        s.advice = "unlock it once for each time that it was locked; if the caller holds it, say so with drops(...)";
    }
    s.rust = "only a guard can unlock, and it does so once, where it ends; a second lock() in one thread "
             "waits for ever there, too";
    return s;
}

/* ---- the rest ------------------------------------------------------------------------------------------------ */

static struct said mismatch(const struct parts *p)
{
    const struct own_finding *f = p->f;
    struct said s = {0};
    const char *first = f->event_count == 2 ? words_written(p->x, f->events[0].at) : NULL;
    const char *again = f->event_count == 2 ? words_written(p->x, f->events[1].at) : NULL;
    const char *both = first && again ? SAY(", %s and %s", first, again) : "";
    if (f->other)
        s.message = SAY("%s is put where a function is wanted that %s", p->what, f->other);
    else if (f->param != OWN_NONE && f->callee)
        s.message = SAY("two declarations of %s say different things of its parameter %s%s", p->call, p->what, both);
    else if (f->callee)
        s.message = SAY("two declarations of %s say different things of %s%s", p->call, f->resource, both);
    else
        s.message = SAY("two declarations of %s say different things%s", p->what, both);
    s.advice = f->other ? "take another function, or write the words that it keeps to"
                        : "keep one of them, in a header that everybody includes";
    s.rust = "a function is declared once, and its signature is all that callers know";
    return s;
}

static struct said cannot_tell(const struct parts *p)
{
    struct said s = {0};
    if (strcmp(p->resource, "function") == 0) {
        s.message = SAY("%s is too large or too tangled for all its ways to be followed", p->what);
        s.advice = "parts of it as functions of their own can be checked";
    } else if (strcmp(p->resource, "lock") == 0) {
        s.message = p->other ? SAY("whether %s is held when %s is used cannot be told here", p->other, p->what)
                             : SAY("whether %s is held here cannot be told", p->what);
        s.advice = "name the lock by the same variable that leads to the data";
    } else {
        s.message = SAY("who owns what %s points to cannot be told here", p->what);
        s.advice = "words of <ownership.h> in the declarations that it comes from and goes to would tell";
    }
    s.rust = "it would have to stand in an unsafe block, where the programmer vouches for it";
    return s;
}

struct said words_say(struct words *x, const struct own_finding *f)
{
    struct parts all = parts_of(x, f);
    const struct parts *p = &all;
    switch ((enum contract_code)f->code) {
    case CONTRACT_CODE_USE_AFTER_MOVE: return use_after_move(p);
    case CONTRACT_CODE_MOVED_TWICE: return moved_twice(p);
    case CONTRACT_CODE_OWNER_DROPPED: return owner_dropped(p);
    case CONTRACT_CODE_FREED_BORROW: return freed_borrow(p);
    case CONTRACT_CODE_GIVES_BORROW: return gives_borrow(p);
    case CONTRACT_CODE_BORROW_OUTLIVES_OWNER: return outlives_owner(p);
    case CONTRACT_CODE_BORROW_INVALIDATED: return invalidated(p);
    case CONTRACT_CODE_RETURNS_LOCAL: return returns_local(p);
    case CONTRACT_CODE_MAYBE_NULL: return maybe_null(p);
    case CONTRACT_CODE_UNSET_OUT_PARAMETER: return unset_out(p);
    case CONTRACT_CODE_RESULT_IGNORED: return result_ignored(p);
    case CONTRACT_CODE_LOCK_HELD_AT_EXIT: return held_at_exit(p);
    case CONTRACT_CODE_GUARDED_WITHOUT_LOCK: return without_lock(p);
    case CONTRACT_CODE_LOCK_MISUSE: return lock_misuse(p);
    case CONTRACT_CODE_CONTRACT_MISMATCH: return mismatch(p);
    case CONTRACT_CODE_CANNOT_TELL: return cannot_tell(p);
    case CONTRACT_CODE_NONE: case CONTRACT_CODES_END: break;
    }
    return (struct said){"a rule of ownership is broken", NULL, NULL};
}
