/* What `freehold run --sweep` says beside the verdict: a strip with one cell for each failure
 * that was tried, then each different mistake once, with its story, how many failures lead to
 * it, and how it is repeated. With --fail: what was made to fail. */
#include "cli/run.h"

#include <string.h>

enum { ROW = 60 /* cells of a strip */ };

#define SAY(role, indent, ...) print_line(c, stderr, role, indent, str_from(arena_printf(a, __VA_ARGS__)))

static const char *plural(size_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

static const char *cell_sign(const struct cli *c, enum fault_outcome o)
{
    switch (o) {
    case FAULT_UNNOTICED: return "!";
    case FAULT_BROKE: return c->ascii ? "X" : "\u2717";
    default: return c->ascii ? "." : "\u00b7";
    }
}

static const char *cell_colour(enum fault_outcome o)
{
    return o == FAULT_BROKE ? "\033[1;31m" : o == FAULT_UNNOTICED ? "\033[33m" : "\033[32m";
}

/* Written at once: its signs are ours. */
static void say_strip(const struct cli *c, const struct sweep *s)
{
    int row = c->width && c->width < ROW + 8 ? c->width - 8 : ROW;
    row = row < 10 ? 10 : row - row % 10;
    for (size_t i = 0; i < s->count; i++) {
        enum fault_outcome o = s->cells[i].state;
        if (i % (size_t)row == 0)
            fprintf(stderr, "%s%6zu ", i ? "\n" : "", i + 1);
        fprintf(stderr, "%s%s%s", c->colour ? cell_colour(o) : "", cell_sign(c, o), c->colour ? "\033[0m" : "");
    }
    putc('\n', stderr);
}

static void say_mistake(const struct cli *c, struct arena *a, const struct sweep *s, size_t number, size_t first,
                        struct run_request *q)
{
    enum { NAMED = 8 };
    struct str words = request_words(q);
    const struct fault_cell *cell = &s->cells[first];
    size_t same = 0;
    struct buf names = {0};
    for (size_t i = first; i < s->count; i++) {
        if (s->cells[i].finding != cell->finding)
            continue;
        if (same++ < NAMED)
            buf_printf(&names, "%s" STR_FMT, same > 1 ? " " : "", STR_ARG(s->cells[i].faults));
    }
    char *told = arena_cstr(a, cell->told);
    if (told[0] >= 'a' && told[0] <= 'z')
        told[0] = (char)(told[0] - 'a' + 'A');
    SAY(cell->state == FAULT_BROKE ? WORD_FAIL : WORD_WARN, 0, "%zu. %s: %s.", number, cell->finding->code, told);
    struct words w = words_finding(a, cell->finding, q->files.files.at, q->files.files.len);
    for (size_t i = 0; i < w.count; i++)
        w.lines[i].indent += 3;
    print_words(c, stderr, &w);
    if (same > 1)
        SAY(WORD_TEXT, 3, "%zu failures lead to it: " STR_FMT "%s", same, STR_ARG(buf_view(&names)),
            same > NAMED ? " ..." : "");
    buf_release(&names);
    SAY(WORD_DIM, 3, "freehold run --fail " STR_FMT STR_FMT "   repeats it", STR_ARG(cell->faults), STR_ARG(words));
    SAY(WORD_DIM, 3, "freehold trace --fail " STR_FMT STR_FMT "   shows memory at that step", STR_ARG(cell->faults),
        STR_ARG(words));
}

static void say_mistakes(const struct cli *c, struct arena *a, const struct sweep *s, struct run_request *q)
{
    enum { MOST = 20 };
    size_t number = 0, more = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct finding *f = s->cells[i].finding;
        bool known = false;
        for (size_t k = 0; f && k < i && !known; k++)
            known = s->cells[k].finding == f;
        if (s->cells[i].state == FAULT_HANDLED || known)
            continue;
        if (!f || number == MOST) {
            more++;
            continue;
        }
        putc('\n', stderr);
        say_mistake(c, a, s, ++number, i, q);
    }
    if (more)
        SAY(WORD_DIM, 0, "And %zu more; --json has them.", more);
}

static void say_sweep(const struct cli *c, struct arena *a, const struct sweep *s, struct run_request *q)
{
    if (!s->count) {
        SAY(WORD_TEXT, 0, "Nothing in this run can fail: it makes no call of the kinds that were asked for.");
        return;
    }
    size_t handled = s->count - s->broken - s->unnoticed;
    SAY(WORD_TEXT, 0, "%zu %s tried, one run each, in the order of the calls: %zu handled (%s), %zu unnoticed (!), "
        "%zu broken (%s).", s->count, plural(s->count, "failure was", "failures were"), handled,
        cell_sign(c, FAULT_HANDLED), s->unnoticed, s->broken, cell_sign(c, FAULT_BROKE));
    say_strip(c, s);
    if (!s->complete)
        SAY(WORD_WARN, 0, "More could fail than was tried; --tries N takes more runs.");
    if (!s->broken && !s->unnoticed)
        SAY(WORD_PASS, 0, "Every failure %s handled.", s->complete ? "is" : "that was tried is");
    say_mistakes(c, a, s, q);
}

void failures_say(const struct cli *c, const struct run_result *r, struct run_request *q)
{
    struct arena arena = {0}, *a = &arena;
    struct str words = request_words(q);
    if (r->failed)
        SAY(WORD_TEXT, 0, "What was made to fail (" STR_FMT "): " STR_FMT ".", STR_ARG(r->faults),
            STR_ARG(str_slice(r->failed->how, strlen("when "), r->failed->how.len)));
    if (r->faults_missed)
        SAY(WORD_WARN, 0, "%s of what --fail " STR_FMT " asks for: the run made fewer calls than that.",
            r->failed ? "Not all came to pass" : "Nothing came to pass", STR_ARG(r->faults));
    if (r->faults.len && r->failed && r->finding_count)
        SAY(WORD_DIM, 0, "freehold trace --fail " STR_FMT STR_FMT "   shows memory at that step", STR_ARG(r->faults),
            STR_ARG(words));
    if (r->sweep)
        say_sweep(c, a, r->sweep, q);
    arena_release(a);
}
