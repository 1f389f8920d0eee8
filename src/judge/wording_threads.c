/* What is found about threads, in one sentence each. */
#include "judge/wording.h"

#include <stdio.h>
#include <string.h>

static const char *thread(struct arena *a, int number)
{
    return number ? arena_printf(a, "thread %d", number) : "main's thread";
}

static bool writes(int does)
{
    return does == OP_WRITE || does == OP_STORE || does == OP_UPDATE || does == OP_DESTROY;
}

static const char *changed(const struct log_party *p)
{
    return p->does != OP_DESTROY ? "changed" : p->object_kind == OBJECT_LOCAL ? "gone at the end of its block"
                                                                             : "freed";
}

/* ", nothing orders the two"; what each held if that is not the same lock. */
static void race(struct arena *a, struct buf *b, const struct log_finding *f, const struct finding *to)
{
    const struct log_party *x = &f->parties[0], *y = &f->parties[1];
    const struct party *now = &to->parties[0], *before = &to->parties[1];
    if (!writes(x->does) || y->does == OP_DESTROY) { /* the writer comes first */
        const struct log_party *p = x;
        x = y, y = p;
        const struct party *q = now;
        now = before, before = q;
    }
    struct str object = now->object.len ? now->object : before->object.len ? before->object
                        : to->object.len ? to->object : STR("memory");
    bool many = to->is_heap && f->object.size != 1 && object.len && object.at[0] != '\''; /* "'c->page' of the 8 bytes" */
    const char *be = many ? "are" : "is";
    if (writes(y->does) && y->does == x->does) {
        buf_printf(b, STR_FMT " %s %s by %s and by %s: nothing orders the two", STR_ARG(object), be,
                   changed(x), thread(a, now->thread), thread(a, before->thread));
    } else {
        buf_printf(b, STR_FMT " %s %s by %s while %s may be %s %s: nothing orders the two",
                   STR_ARG(object), be, changed(x), thread(a, now->thread), thread(a, before->thread),
                   writes(y->does) ? "changing" : "reading", many ? "them" : "it");
    }
}

static void waits(struct arena *a, struct buf *b, const struct party *p, const struct log_party *from)
{
    if (from->does == OP_JOIN) {
        buf_printf(b, "%s waits for the end of " STR_FMT, thread(a, p->thread), STR_ARG(p->object));
    } else if (p->object.len) {
        buf_printf(b, "%s %s " STR_FMT, thread(a, p->thread), p->does, STR_ARG(p->object));
    } else {
        buf_printf(b, "%s %s", thread(a, p->thread), p->does);
    }
}

static bool holds(const struct log_party *p, uint64_t address)
{
    for (size_t i = 0; i < p->held_count && i < LOG_HELD; i++) {
        if (p->held[i].address == address) {
            return true;
        }
    }
    return false;
}

static void deadlock(struct arena *a, struct buf *b, const struct log_finding *f, const struct finding *to)
{
    size_t n = to->party_count;
    bool cycle = true;
    for (size_t i = 0; i < n; i++) {
        cycle &= f->parties[i].does == OP_JOIN || holds(&f->parties[(i + 1) % n], f->parties[i].address);
    }
    for (size_t i = 0; i < n; i++) {
        const struct party *p = &to->parties[i], *next = &to->parties[(i + 1) % n];
        buf_cstr(b, i == 0 ? "" : i + 1 < n ? ", " : ", and ");
        if (cycle && f->parties[i].does == OP_JOIN) {
            buf_printf(b, "%s waits for the end of %s", thread(a, p->thread), thread(a, next->thread));
            continue;
        }
        waits(a, b, p, &f->parties[i]);
        if (cycle && n == 1) {
            buf_cstr(b, ", which it holds itself");
        } else if (cycle) {
            buf_printf(b, ", which %s holds", thread(a, next->thread));
        }
    }
    if (!cycle) {
        buf_cstr(b, n == 1 ? ": nobody is left who could let it go on"
                           : ": nobody is left who could let them go on");
    }
}

static void livelock(struct arena *a, struct buf *b, const struct finding *to)
{
    const struct party *p = &to->parties[0];
    buf_printf(b, "%s repeats the same steps for ever: what it reads is what it read before",
               thread(a, p->thread));
    if (p->object.len) {
        buf_printf(b, " (" STR_FMT "), and nobody changes it", STR_ARG(p->object));
    }
}

/* "this mutex", or "the mutex", by its name, where that is known: text speaks of one that
 * has a name in one place only. */
static void misuse(struct buf *b, struct str text, const char *name)
{
    static const char *const kinds[] = {"mutex", "condition variable", "read-write lock", "once flag",
                                        "spin lock", "barrier", "semaphore"};
    for (size_t i = 0; *name && i < 2 * COUNT(kinds); i++) {
        char what[32];
        const char *kind = kinds[i % COUNT(kinds)];
        int len = snprintf(what, sizeof what, "%s %s", i < COUNT(kinds) ? "this" : "the", kind);
        const char *at = memmem(text.at, text.len, what, (size_t)len);
        if (at) {
            buf_str(b, (struct str){text.at, (size_t)(at - text.at)});
            buf_printf(b, "the %s '%s'", kind, name);
            buf_str(b, (struct str){at + len, text.len - (size_t)(at + len - text.at)});
            return;
        }
    }
    buf_str(b, text);
}

/* "account.lock" of the object "the variable 'account'" and what lies there; "" unknown. */
static const char *lock_at(struct arena *a, const struct program *p, const struct log_finding *f,
                           const struct finding *to)
{
    const char *from = to->object.len ? memchr(to->object.at, '\'', to->object.len) : NULL;
    size_t len = from ? (size_t)(to->object.at + to->object.len - from) : 0;
    if (len < 3 || f->address < f->object.base) {
        return "";
    }
    return arena_printf(a, "%.*s%s", (int)len - 2, from + 1,
                        wording_path(a, p, f->object.type, f->address - f->object.base, 4));
}

struct str wording_threads(struct arena *a, const struct program *program, const struct log_finding *f,
                           const struct finding *to, struct str text)
{
    struct buf b = {0};
    const struct party *p = to->parties;
    size_t n = to->party_count;
    if (!strcmp(to->code, "data-race") && n >= 2) {
        race(a, &b, f, to);
    } else if (!strcmp(to->code, "deadlock") && n) {
        deadlock(a, &b, f, to);
    } else if (!strcmp(to->code, "livelock") && n) {
        livelock(a, &b, to);
    } else if (!strcmp(to->code, "lost-wakeup") && n >= 2) {
        buf_printf(&b, "%s waits for ever to be woken by " STR_FMT ": %s signalled it before that, when "
                   "nobody waited", thread(a, p[0].thread), STR_ARG(p[0].object), thread(a, p[1].thread));
    } else if (!strcmp(to->code, "starvation") && n) {
        buf_printf(&b, "%s never gets its turn, although others go on for ever", thread(a, p[0].thread));
    } else if (!strcmp(to->code, "atomicity-violation") && n >= 3) {
        struct str object = p[1].object.len ? p[1].object : STR("memory");
        buf_printf(&b, "%s looks at " STR_FMT " and then acts on what it saw, but in between %s changed it",
                   thread(a, p[0].thread), STR_ARG(object), thread(a, p[1].thread));
    } else if (!strcmp(to->code, "closed-handle-use") && memmem(text.at, text.len, "thread", 6)) {
        buf_str(&b, text); /* a thread, where the code's own sentence speaks of files */
    } else if ((!strcmp(to->code, "lock-misuse") || !strcmp(to->code, "lock-held-at-exit")) && text.len) {
        misuse(&b, text, lock_at(a, program, f, to));
    }
    if (b.len && b.at[0] >= 'a' && b.at[0] <= 'z') {
        b.at[0] = (char)(b.at[0] - 'a' + 'A');
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}
