/* Units: may one be begun, and can one be skipped. A gate is advice from what mastery learning found (Kulik, Kulik &
 * Bangert-Drowns 1990): 80 % of the unit before, and nothing that this unit
 * builds on fragile. It is shown and never shuts anybody out, unless the pack
 * says so; and a lead can say that it does not count.
 *
 * A test-out is three exercises of the unit, passed without a hint. What was
 * passed that way before counts: it is the same evidence. */
#include "study/room.h"

/* ---- gates ---------------------------------------------------------------------- */

static bool overridden(struct study *s, struct str unit)
{
    struct arena a = {0};
    struct str rest = s->progress ? progress_setting(s->progress, &a, "lead-override") : (struct str){"", 0};
    bool found = false;
    while ((rest = str_trim(rest)).len && !found) {
        size_t len = 0;
        while (len < rest.len && rest.at[len] != ' ' && rest.at[len] != ',')
            len++;
        struct str word = str_slice(rest, 0, len);
        found = str_is(word, "all") || str_eq(word, unit);
        rest = str_slice(rest, len < rest.len ? len + 1 : len, rest.len);
    }
    arena_release(&a);
    return found;
}

static void count_before(struct study *s, size_t unit, struct gate *g)
{
    const struct unit *u = &s->pack->units[unit - 1];
    for (size_t i = u->first; i < u->first + u->count; i++) {
        if (s->pack->items[i].lesson || s->pack->items[i].optional)
            continue;
        g->total++;
        g->passed += study_done(s, &s->pack->items[i]);
    }
    size_t needed = (g->total * GATE_PERCENT + 99) / 100;
    g->missing = g->passed < needed ? needed - g->passed : 0;
}

static void need(struct study *s, size_t unit, const struct item *it, struct gate *g)
{
    const struct concept *c = it ? study_concept(s, it) : NULL;
    if (!c || it->unit >= unit || c->state != CONCEPT_FRAGILE || !c->scheduled)
        return; /* what no variant asks about cannot be made firm */
    for (size_t i = 0; i < g->fragile_count && i < GATE_FRAGILE_SHOWN; i++)
        if (study_concept(s, g->fragile[i]) == c)
            return;
    if (g->fragile_count < GATE_FRAGILE_SHOWN)
        g->fragile[g->fragile_count] = it;
    g->fragile_count++;
}

struct gate study_gate(struct study *s, size_t unit)
{
    struct gate g = {.open = true};
    const struct unit *u = &s->pack->units[unit];
    if (unit == 0)
        return g;
    count_before(s, unit, &g);
    for (size_t i = u->first; i < u->first + u->count; i++) {
        const struct item *it = &s->pack->items[i];
        for (size_t k = 0; !it->optional && k < it->need_count; k++)
            need(s, unit, pack_item(s->pack, it->needs[k]), &g);
    }
    g.open = !g.missing && !g.fragile_count;
    if (!g.open && overridden(s, u->id)) {
        g.overridden = true;
        g.open = true;
    }
    g.locked = !g.open && s->pack->gates_locked;
    return g;
}

struct str gate_words(struct arena *a, struct study *s, size_t unit, const struct gate *g)
{
    struct buf b = {0};
    if (g->open || unit == 0)
        return (struct str){"", 0};
    if (g->missing)
        buf_printf(&b, "%zu more exercise%s of \"" STR_FMT "\" first (%zu of %zu are passed, %d %% are advised).",
                   g->missing, g->missing == 1 ? "" : "s", STR_ARG(s->pack->units[unit - 1].title),
                   g->passed, g->total, GATE_PERCENT);
    if (g->fragile_count) {
        buf_printf(&b, "%sIt builds on what is still fragile: ", b.len ? " " : "");
        for (size_t i = 0; i < g->fragile_count && i < GATE_FRAGILE_SHOWN; i++)
            buf_printf(&b, "%s\"" STR_FMT "\"", i ? ", " : "", STR_ARG(item_title(g->fragile[i])));
        if (g->fragile_count > GATE_FRAGILE_SHOWN)
            buf_printf(&b, " and %zu more", g->fragile_count - GATE_FRAGILE_SHOWN);
        buf_cstr(&b, "; a review that is right on a later day makes it firm.");
    }
    struct str words = arena_str(a, buf_view(&b));
    buf_release(&b);
    return words;
}

struct str gate_brief(struct arena *a, struct study *s, size_t unit)
{
    struct unit_progress here = study_unit(s, unit);
    struct gate g = study_gate(s, unit);
    if (unit == 0 || g.open || here.done == here.total || !study_unit(s, unit - 1).done)
        return (struct str){"", 0};
    const char *how = g.locked ? "locked: " : "";
    if (g.missing)
        return str_from(arena_printf(a, "%s%zu more of unit %zu first", how, g.missing, unit));
    return str_from(arena_printf(a, "%sreview %zu fragile idea%s first", how, g.fragile_count,
                                 g.fragile_count == 1 ? "" : "s"));
}

struct str study_locked(struct study *s, struct arena *a, const struct item *it)
{
    struct str none = {"", 0};
    size_t testing;
    if (!s->pack->gates_locked || item_extra(it) || study_status(s, it) != ITEM_NEW)
        return none;
    if (study_testing(s, &testing) && testing == it->unit)
        return none; /* who passes the test needs no gate */
    struct gate g = study_gate(s, it->unit);
    if (!g.locked)
        return none;
    return str_from(arena_printf(a, "\"" STR_FMT "\" is locked. " STR_FMT, STR_ARG(s->pack->units[it->unit].title),
                                 STR_ARG(gate_words(a, s, it->unit, &g))));
}

/* ---- test-out ----------------------------------------------------------------------- */

/* Kinds that serve as a part, the best first. */
static const enum exercise_kind parts[TEST_PARTS][3] = {
    [TEST_PICTURE] = {EXERCISE_PREDICT_PICTURE, EXERCISE_PREDICT_OUTPUT, EXERCISE_QUIZ},
    [TEST_BUG] = {EXERCISE_MARK_LINE, EXERCISE_FIX, EXERCISE_SCHEDULE},
    [TEST_WRITE] = {EXERCISE_WRITE, EXERCISE_REFACTOR, EXERCISE_FILL},
};

/* Hints up to the pass are what counts; afterwards they are reading. */
static bool assisted(struct study *s, const struct item *it)
{
    const struct memory *m = s->memories[it->index];
    return m && (m->hints > 0 || m->solution);
}

static bool taken(const struct test_out *t, const struct item *it)
{
    for (int p = 0; p < TEST_PARTS; p++)
        if (t->items[p] == it)
            return true;
    return false;
}

/* The last of a kind in the unit, one that is not spoiled before one that is; NULL: none.
 * kind EXERCISE_KINDS: of any. */
static const struct item *last_of(struct study *s, const struct unit *u, const struct test_out *t,
                                  enum exercise_kind kind)
{
    const struct item *found = NULL;
    for (size_t i = u->first; i < u->first + u->count; i++) {
        const struct item *it = &s->pack->items[i];
        if (it->lesson || it->optional || it->kind == EXERCISE_CAPSTONE || taken(t, it) ||
            (kind != EXERCISE_KINDS && it->kind != kind))
            continue;
        if (!found || !assisted(s, it) || assisted(s, found))
            found = it;
    }
    return found;
}

void study_test_out(struct study *s, size_t unit, struct test_out *ret)
{
    const struct unit *u = &s->pack->units[unit];
    struct test_out t = {.ready = true, .possible = true};
    study_remember(s);
    for (int p = 0; p < TEST_PARTS; p++)
        for (size_t k = 0; k < COUNT(parts[p]) && !t.items[p]; k++)
            t.items[p] = last_of(s, u, &t, parts[p][k]);
    size_t count = 0;
    for (int p = 0; p < TEST_PARTS; p++) {
        if (!t.items[p]) /* a unit without such a kind: whatever it has */
            t.items[p] = last_of(s, u, &t, EXERCISE_KINDS);
        if (!t.items[p])
            continue;
        const struct memory *m = s->memories[t.items[p]->index];
        t.spoiled[p] = assisted(s, t.items[p]);
        t.passed[p] = m && m->passed && !t.spoiled[p];
        t.ready &= t.passed[p];
        t.possible &= !t.spoiled[p];
        count++;
    }
    t.ready &= count > 0;
    t.possible &= count > 0;
    t.done = s->tested_ms[unit] != 0;
    t.tries = s->test_tries[unit];
    *ret = t;
}

bool study_tested_out(struct study *s, size_t unit)
{
    study_remember(s);
    return s->tested_ms[unit] != 0;
}

bool study_test_out_finish(struct study *s, size_t unit, struct error *reterr)
{
    struct test_out t;
    study_test_out(s, unit, &t);
    struct event e = {.kind = EVENT_TESTED_OUT, .detail = s->pack->units[unit].id,
                      .result = t.ready ? RESULT_PASSED : RESULT_FAILED};
    return study_write(s, &e, reterr) && t.ready;
}
