/* Many hands: the parts of a pack proved by several processes, each with a judge of its own.
 *
 * Every process walks over the whole course in its order, so that each knows what lessons have
 * introduced, and proves the parts that nobody has claimed before; a claim is a byte of memory that
 * all share. What a hand found it writes down when it is through (diagnostics, counts, or our
 * failure), the first process reads it and puts it beside its own: diagnostics are sorted before
 * they are printed, so who found what does not show.
 *
 * A hand that dies is our failure. One that gets no judge has claimed nothing, and nothing is lost. */
#include "author/claims.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HANDS_MAX = 15, MARK = 0x48414e44 };

struct hands {
    size_t count;
    struct { pid_t process; int from; } at[HANDS_MAX];
    atomic_uchar *claims; /* one for each part */
    size_t parts;
    int to;               /* of a hand: where to write */
};

bool hands_claim(struct prover *p, size_t part)
{
    return !p->hands || !atomic_exchange(&p->hands->claims[part], 1);
}

/* ---- what a hand writes down ---------------------------------------------------------- */

static void put(struct buf *b, uint64_t n) { buf_add(b, &n, sizeof n); }

static void put_text(struct buf *b, struct str s)
{
    put(b, s.len);
    buf_str(b, s);
}

static void put_all(struct buf *b, const struct prover *p)
{
    const struct proof *f = &p->proof;
    const uint64_t counts[] = {f->lessons, f->exercises, f->variants, f->placement, f->claims, f->mutants, f->killed};
    put(b, MARK);
    put(b, p->failed);
    put(b, p->failed ? p->fault->kind : 0);
    put_text(b, p->failed ? str_from(p->fault->text) : (struct str){0});
    for (size_t i = 0; i < COUNT(counts); i++)
        put(b, counts[i]);
    put(b, p->diags.len);
    for (size_t i = 0; i < p->diags.len; i++) {
        const struct diag *d = &p->diags.at[i];
        put(b, d->severity);
        put(b, (uint64_t)d->line);
        put(b, (uint64_t)d->column);
        put(b, (uint64_t)d->length);
        put_text(b, str_from(d->code));
        put_text(b, d->message);
        put_text(b, d->advice);
        put_text(b, d->file);
    }
}

static bool write_all(int fd, struct str s)
{
    while (s.len) {
        ssize_t n = write(fd, s.at, s.len);
        if (n < 0 && errno != EINTR)
            return false;
        s = str_slice(s, n > 0 ? (size_t)n : 0, s.len);
    }
    return true;
}

_Noreturn void hands_done(struct prover *p)
{
    struct buf b = {0};
    put_all(&b, p);
    bool written = write_all(p->hands->to, buf_view(&b));
    judge_free(p->judge);
    _exit(!written); /* nothing of the first process's is ours to flush */
}

/* ---- and the first process reads -------------------------------------------------------- */

struct reader { struct str rest; bool bad; };

static uint64_t get(struct reader *r)
{
    uint64_t n = 0;
    r->bad |= r->rest.len < sizeof n;
    if (r->bad)
        return 0;
    memcpy(&n, r->rest.at, sizeof n);
    r->rest = str_slice(r->rest, sizeof n, r->rest.len);
    return n;
}

static struct str get_text(struct reader *r, struct arena *a)
{
    uint64_t len = get(r);
    r->bad |= len > r->rest.len;
    if (r->bad)
        return (struct str){0};
    struct str s = arena_str(a, str_slice(r->rest, 0, len));
    r->rest = str_slice(r->rest, len, r->rest.len);
    return s;
}

static bool take(struct prover *p, struct str bytes)
{
    struct reader r = {.rest = bytes};
    struct proof *f = &p->proof;
    size_t *const counts[] = {&f->lessons, &f->exercises, &f->variants, &f->placement, &f->claims, &f->mutants, &f->killed};
    r.bad = get(&r) != MARK;
    bool failed = get(&r);
    enum error_kind kind = (enum error_kind)get(&r);
    struct str why = get_text(&r, &p->arena);
    if (!r.bad && failed && !p->failed) {
        p->failed = true;
        error_set(p->fault, kind, STR_FMT, STR_ARG(why));
    }
    for (size_t i = 0; i < COUNT(counts); i++)
        *counts[i] += get(&r);
    for (uint64_t left = get(&r); left && !r.bad; left--) {
        struct diag d = {.severity = (enum severity)get(&r)};
        d.line = (int)get(&r);
        d.column = (int)get(&r);
        d.length = (int)get(&r);
        d.code = arena_cstr(&p->arena, get_text(&r, &p->arena));
        d.message = get_text(&r, &p->arena);
        d.advice = get_text(&r, &p->arena);
        d.file = get_text(&r, &p->arena);
        vec_push(&p->diags, d);
    }
    return !r.bad && !r.rest.len;
}

static void read_all(int fd, struct buf *b)
{
    char chunk[4096];
    ssize_t n;
    while ((n = read(fd, chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buf_add(b, chunk, (size_t)n);
}

static void tell_end(struct prover *p, int status)
{
    static const char what[] = "a process that proved a part of the pack ended before it was through";
    if (WIFSIGNALED(status))
        error_set(p->fault, ERROR_SOFTWARE, "%s (signal %d%s); nothing is proved, so run it again", what, WTERMSIG(status),
                  WTERMSIG(status) == SIGKILL ? ": memory may be short" : "");
    else
        error_set(p->fault, ERROR_SOFTWARE, "%s; nothing is proved, so run it again", what);
}

void hands_join(struct prover *p)
{
    struct hands *h = p->hands;
    for (size_t i = 0; h && i < h->count; i++) {
        struct buf b = {0};
        int status = 0;
        if (p->failed) /* nobody waits for what it finds */
            kill(h->at[i].process, SIGKILL);
        read_all(h->at[i].from, &b);
        close(h->at[i].from);
        while (waitpid(h->at[i].process, &status, 0) < 0 && errno == EINTR)
            ;
        bool good = p->failed || (WIFEXITED(status) && WEXITSTATUS(status) == 0 && take(p, buf_view(&b)));
        if (!good) {
            p->failed = true;
            tell_end(p, status);
        }
        buf_release(&b);
    }
    if (h) {
        munmap(h->claims, h->parts + 1);
        mem_free(h);
    }
    p->hands = NULL;
}

/* ---- beginning ---------------------------------------------------------------------------- */

/* In the new process. */
static void become(struct prover *p, struct hands *h, int to, pid_t first)
{
    struct error none;
    h->count = 0;
    h->to = to;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != first)
        _exit(1);
    p->diags.len = 0; /* those are told by the first */
    p->proof = (struct proof){.figures = p->proof.figures};
    p->judge = judge_new(&none);
    p->is_hand = true;
    if (!p->judge)
        hands_done(p);
}

void hands_start(struct prover *p, size_t parts, size_t hands)
{
    hands = hands < HANDS_MAX ? hands : HANDS_MAX;
    if (!hands)
        return;
    void *claims = mmap(NULL, parts + 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (claims == MAP_FAILED)
        return;
    struct hands *h = p->hands = mem_alloc(sizeof *h);
    *h = (struct hands){.claims = claims, .parts = parts};
    pid_t first = getpid();
    for (size_t i = 0; i < hands; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) < 0)
            return;
        pid_t process = fork();
        if (process == 0) {
            close(ends[0]);
            become(p, h, ends[1], first);
            return;
        }
        close(ends[1]);
        if (process < 0) {
            close(ends[0]);
            return;
        }
        h->at[h->count].process = process;
        h->at[h->count++].from = ends[0];
    }
}
