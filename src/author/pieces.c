/* Lines to be put in order, tried out. A distractor is one only if it breaks the program
 * wherever it is put: it is tried at each place of the solution's order, and in place of
 * each piece. And each two neighbours of the solution are swapped: orders that pass too are
 * right for a learner, and whether that is what was meant only the author knows, so they
 * are counted for whoever asks. */
#include "author/claims.h"

#include <string.h>

struct ordering {
    struct prover *p;
    const struct exercise *ex;
    struct str path;     /* of solution.c */
    size_t right;        /* pieces of the solution; they come first */
};

/* -1: our failure. */
static int passes(struct ordering *o, const int *pieces, size_t count)
{
    struct order_piece placed[PIECES_MAX + 1];
    struct buf text = {0};
    struct trial t;
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct order_piece){.piece = pieces[i]};
    order_write(&text, o->ex, placed, count);
    int passed = -1;
    if (trial_run(o->p, o->ex, buf_view(&text), o->path, &t)) {
        passed = t.grade.status == GRADE_PASSED;
        trial_end(&t);
    }
    buf_release(&text);
    return passed;
}

/* The piece's first line, to be named. */
static struct str shown(const struct piece *p)
{
    struct str text = p->text, line = {0};
    str_line(&text, &line);
    return line;
}

static void try_distractor(struct ordering *o, int d)
{
    int list[PIECES_MAX + 1];
    const struct piece *piece = &o->ex->pieces[d];
    for (int instead = 0; instead < 2; instead++) {
        for (size_t at = 0; at < o->right + !instead && !o->p->failed; at++) {
            size_t n = 0;
            for (size_t i = 0; i <= o->right; i++) {
                if (i == at)
                    list[n++] = d;
                if (i < o->right && !(instead && i == at))
                    list[n++] = (int)i;
            }
            if (passes(o, list, n) != 1)
                continue;
            const struct piece *beside = &o->ex->pieces[at < o->right ? at : o->right - 1];
            refute(o->p, SEVERITY_ERROR, "distractor-passes", o->ex->path, piece->line,
                   STR("a distractor must break the program wherever it is put"),
                   "with this line %s '" STR_FMT "' (line %d of solution.c) the program passes",
                   instead ? "in place of" : at < o->right ? "before" : "behind", STR_ARG(shown(beside)),
                   beside->line);
            refute_at(o->p, "line:", 6);
            return;
        }
    }
    o->p->proof.claims += !o->p->failed;
}

static void try_swaps(struct ordering *o)
{
    int list[PIECES_MAX];
    size_t tried = 0, passed = 0, first = 0;
    for (size_t at = 0; at + 1 < o->right && !o->p->failed; at++) {
        if (str_eq(o->ex->pieces[at].text, o->ex->pieces[at + 1].text))
            continue;
        for (size_t i = 0; i < o->right; i++)
            list[i] = (int)i;
        list[at] = (int)at + 1;
        list[at + 1] = (int)at;
        tried++;
        if (passes(o, list, o->right) == 1 && !passed++)
            first = at;
    }
    if (o->p->failed)
        return;
    const struct piece *one = &o->ex->pieces[first];
    if (!passed)
        refute(o->p, SEVERITY_NOTE, "other-orders", o->path, 0, (struct str){0},
               "of %zu swaps of two neighbouring pieces none passes", tried);
    else
        refute(o->p, SEVERITY_NOTE, "other-orders", o->path, one->line, (struct str){0},
               "of %zu swaps of two neighbouring pieces %zu pass%s as well, the first of this one and the next",
               tried, passed, passed == 1 ? "es" : "");
}

/* What the lines do not need is no part of the order. */
static void try_without(struct ordering *o)
{
    int list[PIECES_MAX];
    for (size_t out = 0; out < o->right && !o->p->failed; out++) {
        size_t n = 0;
        for (size_t i = 0; i < o->right; i++)
            if (i != out)
                list[n++] = (int)i;
        if (passes(o, list, n) == 1)
            refute(o->p, SEVERITY_WARNING, "piece-not-needed", o->path, o->ex->pieces[out].line,
                   STR("add a case that misses it, or make it a part of the fixed code"),
                   "without this piece the program passes as well");
    }
}

void prove_pieces(struct prover *p, const struct exercise *ex)
{
    struct ordering o = {.p = p, .ex = ex, .path = str_from(arena_printf(&p->arena, STR_FMT "/solution.c",
                                                                         STR_ARG(ex->dir)))};
    while (o.right < ex->piece_count && !ex->pieces[o.right].distractor)
        o.right++;
    int all[PIECES_MAX];
    for (size_t i = 0; i < o.right; i++)
        all[i] = (int)i;
    int passed = o.right ? passes(&o, all, o.right) : 0;
    if (passed != 1 && !p->foresees) /* the solution itself does not: told, and nothing else would mean much */
        return;
    for (size_t i = o.right; i < ex->piece_count && !p->failed; i++)
        try_distractor(&o, (int)i);
    try_without(&o);
    try_swaps(&o);
}
