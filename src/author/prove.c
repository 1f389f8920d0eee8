/* `pack check`: all that is wrong with a pack, in one list.
 *
 * pack_open() has found what can be seen by reading; claims.c runs what must be
 * run. Both give diags, which are sorted together and printed with their lines,
 * so that an author sees every problem of a file in one place and in order. */
#include "author/claims.h"

#include <stdlib.h>
#include <string.h>

void refute(struct prover *p, enum severity severity, const char *code, struct str path, int line,
            struct str advice, const char *fmt, ...)
{
    struct buf raw = {0}, safe = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&raw, fmt, ap);
    va_end(ap);
    for (size_t i = 0; i < raw.len; i++)
        if (raw.at[i] == '\n')
            raw.at[i] = ' ';
    utf8_printable(&safe, buf_view(&raw));
    struct diag d = {.severity = severity,
                     .code = code,
                     .message = arena_str(&p->arena, buf_view(&safe)),
                     .file = path,
                     .line = line};
    buf_clear(&safe);
    utf8_printable(&safe, advice);
    d.advice = arena_str(&p->arena, buf_view(&safe));
    buf_release(&raw);
    buf_release(&safe);
    vec_push(&p->diags, d);
    refute_at(p, "", 0);
}

/* Reads the file again: only problems come here, and they are few. */
void refute_at(struct prover *p, const char *needle, int within)
{
    struct diag *d = &p->diags.at[p->diags.len - 1];
    struct arena scratch = {0};
    struct buf text = {0};
    const char *path =
        path_join(&scratch, arena_cstr(&scratch, p->pack->root), arena_cstr(&scratch, d->file));
    if (d->line > 0 && file_read(path, 1 << 20, &text, NULL)) {
        struct str rest = buf_view(&text), line;
        for (int n = 1; str_line(&rest, &line) && n <= d->line + within; n++) {
            if (n < d->line)
                continue;
            struct str ink = str_trim(line);
            if (str_starts(ink, "- ")) /* an entry of a list: its first key */
                ink = str_trim(str_slice(ink, 2, ink.len));
            const char *at = ink.at;
            size_t length = ink.len;
            if (*needle) {
                at = ink.len ? memmem(ink.at, ink.len, needle, strlen(needle)) : NULL;
                if (!at)
                    continue;
                if (needle[strlen(needle) - 1] == ':') { /* a key: show its value */
                    struct str value = str_trim(
                        str_slice(line, (size_t)(at - line.at) + strlen(needle), line.len));
                    length = strlen(needle);
                    if (value.len) {
                        at = value.at;
                        length = value.len;
                    }
                } else {
                    length = strlen(needle);
                }
            }
            if (!ink.len)
                break;
            d->line = n;
            d->column = (int)(at - line.at) + 1;
            d->length = (int)length;
            break;
        }
    }
    buf_release(&text);
    arena_release(&scratch);
}

struct verdict *prove_judge(struct prover *p, const struct attempt *a)
{
    if (!p->foresees)
        return judge_run(p->judge, a);
    judge_expect(p->judge, a);
    return NULL;
}

/* ---- which items ---------------------------------------------------------------- */

static bool same_item(const struct item *it, struct str name)
{
    return str_eq(it->id, name) || str_eq(it->slug, name);
}

static bool wanted(const struct item *it, const char *const *only, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same_item(it, str_from(only[i])))
            return true;
    return count == 0;
}

bool prove_wants(const struct pack *p, const struct item *it, const char *const *only, size_t count)
{
    const struct item *of = it && it->of ? it->of : it;
    (void)p;
    return !count || (of && wanted(of, only, count));
}

/* The inventory's are no items of the course, but an author may ask for one. */
static bool is_placed(const struct pack *p, struct str name)
{
    for (size_t i = 0; i < p->extra_count; i++)
        if (!pack_extra(p, i)->of && same_item(pack_extra(p, i), name))
            return true;
    return false;
}

static bool names_known(const struct pack *p, const char *const *only, size_t count,
                        struct error *reterr)
{
    for (size_t i = 0; i < count; i++) {
        if (pack_item(p, str_from(only[i])) || is_placed(p, str_from(only[i])))
            continue;
        struct arena scratch = {0};
        const char **names = arena_array(&scratch, p->item_count, sizeof *names);
        const char *near = NULL;
        for (int ids = 0; ids < 2 && !near; ids++) {
            for (size_t n = 0; n < p->item_count; n++) {
                const struct item *it = &p->items[n];
                names[n] = arena_cstr(&scratch, ids ? it->id : it->slug);
            }
            near = str_nearest(str_from(only[i]), names, p->item_count);
        }
        if (near)
            error_set(reterr, ERROR_USAGE, "there is no item '%s' in this pack; did you mean '%s'?",
                      only[i], near);
        else
            error_set(reterr, ERROR_USAGE,
                      "there is no item '%s' in this pack; `freehold list` names them all",
                      only[i]);
        arena_release(&scratch);
        return false;
    }
    return true;
}

/* Whether a diag of the pack is about one of the wanted items. */
static bool concerns(const struct pack *p, const struct diag *d, const char *const *only,
                     size_t count)
{
    if (count == 0)
        return true;
    for (size_t i = 0; i < p->item_count + p->extra_count; i++) {
        const struct item *it = i < p->item_count ? &p->items[i] : pack_extra(p, i - p->item_count);
        struct str place = it->lesson ? item_lesson(it)->path : item_exercise(it)->dir;
        if (wanted(it, only, count) && d->file.len >= place.len &&
            str_eq(str_slice(d->file, 0, place.len), place) &&
            (d->file.len == place.len || d->file.at[place.len] == '/'))
            return true;
    }
    return false;
}

/* ---- all together ------------------------------------------------------------------ */

/* What is proved by itself, in the order of the course; and what is not looked at, but may
 * introduce something. */
struct part {
    const struct lesson *lesson;
    const struct exercise *exercise;
    enum { PART_COURSE, PART_VARIANT, PART_PLACED } of;
    bool wanted, ours;
};
struct parts { struct part *at; size_t len, room; };

/* How many are wanted. */
static size_t find_parts(struct parts *all, const struct pack *p, const char *const *only, size_t count)
{
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *it = &p->items[i];
        bool looked_at = wanted(it, only, count);
        vec_push(all, ((struct part){item_lesson(it), item_exercise(it), PART_COURSE, looked_at, false}));
        for (size_t k = 0; looked_at && k < it->variant_count; k++)
            vec_push(all, ((struct part){NULL, item_exercise(pack_variant(p, it, k)), PART_VARIANT, true, false}));
    }
    for (size_t i = 0; i < p->extra_count; i++) {
        const struct item *it = pack_extra(p, i);
        if (!it->of && wanted(it, only, count))
            vec_push(all, ((struct part){NULL, item_exercise(it), PART_PLACED, true, false}));
    }
    size_t asked = 0;
    for (size_t i = 0; i < all->len; i++)
        asked += all->at[i].wanted;
    return asked;
}

/* Capstones take longest: whoever proves one begins with it. */
static bool is_long(const struct part *t)
{
    return t->exercise && t->exercise->kind == EXERCISE_CAPSTONE;
}

/* Notes all that will be judged of it whatever comes of the rest. What is told meanwhile is told again
 * when it is proved. */
static void foresee(struct prover *p, const struct part *t, const struct known *known)
{
    const struct exercise *ex = t->exercise;
    struct prover f = {.judge = p->judge, .pack = p->pack, .fault = p->fault, .no_mutants = p->no_mutants,
                       .foresees = true};
    struct trial solution;
    /* Budgets are told beside the solution's figures, which are known from its first verdict on. */
    bool budgets = ex && exercise_writes(ex->kind) && ex->budget_count && ex->case_count && ex->solution.len;
    if (budgets && patterns_right(&f, ex) && rules_right(&f, ex) && solution_run(p, ex, &solution))
        trial_end(&solution);
    if (t->lesson)
        prove_lesson(&f, t->lesson);
    else
        prove_exercise(&f, ex);
    if (ex && known->on && t->of != PART_PLACED)
        known_foresee(&f, ex);
    vec_release(&f.diags);
    vec_release(&f.shown);
    arena_release(&f.arena);
}

static void prove_part(struct prover *p, const struct part *t)
{
    p->proof.lessons += t->lesson != NULL;
    p->proof.exercises += t->of == PART_COURSE && t->exercise;
    p->proof.variants += t->of == PART_VARIANT;
    p->proof.placement += t->of == PART_PLACED;
    if (p->judge && t->lesson)
        prove_lesson(p, t->lesson);
    else if (p->judge)
        prove_exercise(p, t->exercise);
}

/* So many are claimed by one process, and judged ahead together. */
enum { GROUP = 12 };

static void open_group(struct prover *p, struct parts *all, size_t from, const struct known *known)
{
    size_t to = from + GROUP < all->len ? from + GROUP : all->len;
    bool ours = hands_claim(p, all->len + from);
    for (size_t i = from; i < to && ours; i++) {
        struct part *t = &all->at[i];
        if (is_long(t))
            continue;
        t->ours = t->wanted;
        if (t->ours && p->judge)
            foresee(p, t, known);
    }
    if (p->judge && ours)
        judge_ahead(p->judge);
}

static void prove_parts(struct prover *p, struct parts *all)
{
    struct known known = {0}; /* nothing, while capstones are proved: their words are not looked at */
    for (size_t i = 0; i < all->len && !p->failed; i++) {
        struct part *t = &all->at[i];
        t->ours = t->wanted && is_long(t) && hands_claim(p, i);
        if (t->ours && p->judge) {
            foresee(p, t, &known);
            judge_ahead(p->judge);
        }
        if (t->ours)
            prove_part(p, t);
    }
    known_start(&known, p);
    for (size_t i = 0; i < all->len && !p->failed; i++) {
        struct part *t = &all->at[i];
        if (i % GROUP == 0)
            open_group(p, all, i, &known);
        if (t->lesson)
            known_lesson(&known, p, t->lesson, t->ours);
        else if (t->of != PART_PLACED)
            known_exercise(&known, p, t->exercise, t->ours);
        if (t->ours && !is_long(t) && !p->failed)
            prove_part(p, t);
    }
    known_release(&known);
    if (p->judge)
        judge_forget(p->judge); /* what nobody asked for, because something else was wrong */
}

bool author_prove(struct judge *j, const struct pack *p, const char *const *only, size_t count,
                  struct buf *out, struct proof *ret, struct error *reterr)
{
    return author_prove_with(&(struct prove_options){.no_mutants = true}, j, p, only, count, out, ret, reterr);
}

bool author_prove_with(const struct prove_options *o, struct judge *j, const struct pack *p,
                       const char *const *only, size_t count, struct buf *out, struct proof *ret,
                       struct error *reterr)
{
    struct prover pr = {.judge = j, .pack = p, .fault = reterr, .proof.figures = ret->figures,
                        .no_mutants = o->no_mutants, .one_by_one = o->one_by_one, .spelling_ms = o->spelling_ms,
                        .strict = o->strict};
    if (!names_known(p, only, count, reterr))
        return false;
    for (size_t i = 0; i < p->diag_count; i++)
        if (concerns(p, &p->diags[i], only, count))
            vec_push(&pr.diags, p->diags[i]);
    struct parts all = {0};
    size_t parts = find_parts(&all, p, only, count), hands = o->hands < parts ? o->hands : parts ? parts - 1 : 0;
    hands_start(&pr, 2 * all.len, j ? hands : 0); /* capstones by themselves; all others by group */
    struct speller *speller = pr.is_hand ? NULL : spelling_start(&pr);
    prove_parts(&pr, &all);
    vec_release(&all);
    if (pr.is_hand)
        hands_done(&pr);
    hands_join(&pr);
    for (size_t i = 0; i < p->item_count + p->extra_count; i++) {
        const struct item *it = i < p->item_count ? &p->items[i] : pack_extra(p, i - p->item_count);
        if (prove_wants(p, it, only, count))
            check_reading(&pr, it);
    }
    spelling_end(speller, &pr, only, count);
    if (pr.diags.len)
        qsort(pr.diags.at, pr.diags.len, sizeof *pr.diags.at, diag_cmp);
    for (size_t i = 0; i < pr.diags.len && !pr.failed; i++) {
        const struct diag *d = &pr.diags.at[i];
        if (d->severity == SEVERITY_NOTE && !pr.proof.figures)
            continue;
        pr.proof.errors += d->severity == SEVERITY_ERROR;
        pr.proof.warnings += d->severity == SEVERITY_WARNING;
        pack_print_diag(p, d, out);
    }
    if (!pr.failed)
        *ret = pr.proof;
    vec_release(&pr.diags);
    vec_release(&pr.shown);
    arena_release(&pr.arena);
    return !pr.failed;
}
