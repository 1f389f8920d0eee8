/* What a program cost, in words: the figures of a run, what its requests cost as a histogram,
 * and a grade's budgets as a table. One text for all faces; a screen without Unicode has a
 * twin for each of its bars.
 *
 * The histogram has a row for each doubling of the cost, because a pause is dearer by powers:
 * what is shown is how far the few lie from the many. A row in which there is anything has at
 * least half a bar. Below it stand the requests in their order, each column the dearest of a
 * few, so that a pause that comes again and again is seen as such. */
#include "study/costs.h"

#include <stdio.h>
#include <string.h>

const char *figure_text(struct arena *a, uint64_t n)
{
    char digits[24], *out = arena_array(a, 32, 1);
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    size_t at = 0;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    return out;
}

/* So many half cells: full blocks and, for an odd one, half a block. */
static void add_bar(struct buf *b, unsigned halves)
{
    for (unsigned i = 0; i < halves / 2; i++)
        buf_cstr(b, "\u2588");
    if (halves % 2)
        buf_cstr(b, "\u258c");
}

/* Padded on the right to so many cells, of which halves half ones are filled. */
static void add_padded_bar(struct buf *b, unsigned halves, unsigned cells)
{
    add_bar(b, halves);
    for (unsigned i = (halves + 1) / 2; i < cells; i++)
        buf_char(b, ' ');
}

/* ---- requests ------------------------------------------------------------------ */

static bool within(const struct cost_bucket *b, uint64_t units) { return units >= b->from && units <= b->to; }

static void tell_bucket(struct teller *t, const struct costs *c, const struct cost_bucket *b, size_t most)
{
    enum { CELLS = 24 };
    struct buf line = {0};
    const char *from = figure_text(t->arena, b->from), *to = figure_text(t->arena, b->to);
    unsigned halves = (unsigned)(b->requests * 2 * CELLS / most);
    buf_printf(&line, "%11s to %-11s ", from, to);
    add_padded_bar(&line, b->requests && !halves ? 1 : halves, CELLS);
    buf_printf(&line, "%7s", figure_text(t->arena, b->requests));
    buf_cstr(&line, within(b, costs_percentile(c, 50)) ? " p50" : "");
    buf_cstr(&line, within(b, costs_percentile(c, 99)) ? " p99" : "");
    buf_cstr(&line, within(b, costs_percentile(c, 100)) ? " max" : "");
    tell(t, WORD_MARK, 0, 0, buf_view(&line));
    buf_release(&line);
}

static unsigned log2_eighths(uint64_t n) /* 8 * log2, near enough for a picture */
{
    n = n ? n : 1;
    unsigned whole = 63 - (unsigned)__builtin_clzll(n);
    uint64_t rest = whole >= 3 ? n >> (whole - 3) & 7 : n << (3 - whole) & 7;
    return whole * 8 + (unsigned)rest;
}

static void tell_order(struct teller *t, const struct costs *c)
{
    enum { COLUMNS = 60 };
    static const char *const levels[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                         "\u2585", "\u2586", "\u2587", "\u2588"};
    size_t each = (c->request_count + COLUMNS - 1) / COLUMNS;
    unsigned low = log2_eighths(c->sorted[0]), high = log2_eighths(c->sorted[c->request_count - 1]);
    struct buf line = {0};
    if (c->request_count < 2 || high == low)
        return;
    buf_cstr(&line, "in order: ");
    for (size_t from = 0; from < c->request_count; from += each) {
        uint64_t most = 0;
        for (size_t i = from; i < from + each && i < c->request_count; i++)
            most = c->requests[i].units > most ? c->requests[i].units : most;
        buf_cstr(&line, levels[(log2_eighths(most) - low) * 7 / (high - low)]);
    }
    tell(t, WORD_MARK, 2, 0, buf_view(&line));
    buf_release(&line);
    if (each > 1)
        tellf(t, WORD_DIM, 12, 0, "each column is the dearest of %zu requests", each);
}

void tell_requests(struct teller *t, const struct costs *c)
{
    struct cost_bucket buckets[COST_BUCKETS];
    size_t count = costs_buckets(c, buckets), most = 1;
    if (!count)
        return;
    tellf(t, WORD_TEXT, 0, 0, "REQUESTS  %s. p50 %s, p99 %s, max %s units.",
          figure_text(t->arena, c->request_count), figure_text(t->arena, costs_percentile(c, 50)),
          figure_text(t->arena, costs_percentile(c, 99)), figure_text(t->arena, costs_percentile(c, 100)));
    for (size_t i = 0; i < count; i++)
        most = buckets[i].requests > most ? buckets[i].requests : most;
    tell(t, WORD_DIM, 0, 0, STR("          units             requests"));
    for (size_t i = 0; i < count; i++)
        tell_bucket(t, c, &buckets[i], most);
    tell_order(t, c);
    const struct request *dearest = &c->requests[0];
    size_t number = 0;
    for (size_t i = 0; i < c->request_count; i++)
        if (c->requests[i].units > dearest->units)
            dearest = &c->requests[number = i];
    tellf(t, WORD_TEXT, 2, 0, "The dearest is request %s%s: %s accesses of memory, %s allocation%s.",
          figure_text(t->arena, number + 1),
          dearest->at.line ? arena_printf(t->arena, ", begun in line %d of " STR_FMT, dearest->at.line,
                                          STR_ARG(dearest->at.file)) : "",
          figure_text(t->arena, dearest->accesses), figure_text(t->arena, dearest->allocations),
          dearest->allocations == 1 ? "" : "s");
}

/* Is a line that took so many of all steps worth a look? */
static bool much_of(uint64_t steps, uint64_t all) { return steps > all / 4; }

struct words words_costs(struct arena *a, const struct run_result *r)
{
    struct teller t = {.arena = a};
    if (!r->costs)
        return t.words;
    tell(&t, WORD_TEXT, 0, 0, STR("COSTS  Exact, and the same in every run."));
    for (unsigned m = 0; m < MEASURES; m++) {
        uint64_t n;
        if (!measure_latency((enum measure)m) && run_figure(r, (enum measure)m, &n))
            tellf(&t, WORD_MARK, 2, 0, "%15s  %-12s %s", figure_text(a, n), measure_name((enum measure)m),
                  measure_title((enum measure)m));
    }
    tellf(&t, WORD_MARK, 2, 0, "%15s  %-12s %s", figure_text(a, r->costs->units), "units",
          "of about a cycle, for all of it");
    if (much_of(r->busiest_steps, r->steps))
        tellf(&t, WORD_MARK, 2, 0, "%15s  of the steps are spent in line %d of " STR_FMT, figure_text(a, r->busiest_steps),
              r->busiest.line, STR_ARG(r->busiest.file));
    tell_requests(&t, r->costs);
    tell(&t, WORD_DIM, 2, 0, STR("More: freehold explain over-budget"));
    t.words.lines[t.words.count - 1].explains = STR("over-budget");
    return t.words;
}

/* ---- budgets --------------------------------------------------------------------- */

bool budget_figure(const struct verdict *v, const struct budget *b, uint64_t *ret, int *ret_case)
{
    enum measure m;
    bool any = false;
    if (!measure_find(b->measure, &m))
        return false;
    for (size_t i = 0; v && i < v->run_count; i++) {
        uint64_t n;
        if ((b->case_index >= 0 && i != (size_t)b->case_index) || !run_figure(&v->runs[i], m, &n))
            continue;
        if (!any || n > *ret) {
            *ret = n;
            *ret_case = (int)i;
        }
        any = true;
    }
    return any;
}

/* Only a verdict in which everything ran is a reference. */
void budgets_note_reference(const struct exercise *ex, const struct verdict *v)
{
    int run;
    for (size_t i = 0; v && v->kind == VERDICT_CLEAN && ex->references && i < ex->budget_count; i++) {
        uint64_t n;
        if (ex->references[i] == REFERENCE_UNKNOWN && budget_figure(v, &ex->budgets[i], &n, &run))
            ex->references[i] = n;
    }
}

/* A stage of a capstone asks each time: the others find theirs by their places in the chain. */
bool budgets_want_reference(const struct exercise *ex)
{
    bool unknown = false;
    if (ex->files)
        return ex->budget_count > 0;
    for (size_t i = 0; i < ex->budget_count && ex->references; i++)
        unknown |= ex->references[i] == REFERENCE_UNKNOWN;
    return unknown && ex->solution.len > 0;
}

bool budgets_count(const struct exercise *ex)
{
    enum measure m;
    for (size_t i = 0; i < ex->budget_count; i++)
        if (measure_find(ex->budgets[i].measure, &m) && measure_counts(m))
            return true;
    static const char asks[] = "freehold_accesses";
    return ex->harness.len && memmem(ex->harness.at, ex->harness.len, asks, sizeof asks - 1);
}

void budgets_grade(struct arena *a, const struct exercise *ex, const struct verdict *v, struct grade *g)
{
    const struct verdict *last = v;
    while (last->next && !ex->files)
        last = last->next;
    if (last != v && !ex->files)
        budgets_note_reference(ex, last);
    g->budgets = arena_array(a, ex->budget_count + 1, sizeof *g->budgets);
    g->budget_count = 0;
    for (size_t i = 0; i < ex->budget_count; i++) {
        const struct budget *b = &ex->budgets[i];
        struct budget_line line = {.budget = b, .case_index = b->case_index, .limit = (uint64_t)b->at_most,
                                   .reference = ex->references ? ex->references[i] : REFERENCE_UNKNOWN};
        if (!measure_find(b->measure, &line.measure))
            continue; /* the pack's mistake, which was reported */
        line.known = budget_figure(v, b, &line.used, &line.case_index);
        line.met = line.known && line.used <= line.limit;
        const struct run_result *run = line.known ? &v->runs[line.case_index] : NULL;
        if (run && line.measure == MEASURE_STEPS && much_of(run->busiest_steps, run->steps)) {
            line.busiest = run->busiest;
            line.busiest_steps = run->busiest_steps;
        }
        if (line.known && measure_latency(line.measure) && !g->requests)
            g->requests = v->runs[line.case_index].costs;
        g->budgets[g->budget_count++] = line;
    }
}

struct str budget_message(struct arena *a, const struct budget_line *b)
{
    if (!b->known)
        return str_from(arena_printf(a, "The program marked no request, so there is no %s.", measure_name(b->measure)));
    static const char *const nouns[MEASURES] = {
        [MEASURE_ALLOCATIONS] = "allocations", [MEASURE_BYTES] = "bytes", [MEASURE_PEAK_BYTES] = "bytes at once",
        [MEASURE_LIVE_BLOCKS] = "blocks at once", [MEASURE_STEPS] = "steps", [MEASURE_ACCESSES] = "accesses"};
    if (!nouns[b->measure])
        return str_from(arena_printf(a, "It works, but is too slow: %s is %s units, and may be %s at most.",
                                     measure_name(b->measure), figure_text(a, b->used), figure_text(a, b->limit)));
    return str_from(arena_printf(a, "It works, but uses too much: %s %s, and may use %s at most.",
                                 figure_text(a, b->used), nouns[b->measure], figure_text(a, b->limit)));
}

/* A bar as long as the limit is full at the limit; what is over goes on behind a mark. */
static void tell_budget(struct teller *t, const struct exercise *ex, const struct budget_line *b)
{
    enum { CELLS = 8, NAME_MOST = 13 /* with it the line is as wide as a terminal */ };
    struct buf line = {0};
    uint64_t limit = b->limit ? b->limit : 1;
    unsigned halves = b->used >= limit ? 2 * CELLS : (unsigned)(b->used * (2 * CELLS) / limit);
    if (b->used && !halves)
        halves = 1;
    buf_printf(&line, "%-4s %-11s %11s ", b->met ? "ok" : "OVER", measure_name(b->measure),
               b->known ? figure_text(t->arena, b->used) : "none");
    add_padded_bar(&line, b->known ? halves : 0, CELLS);
    buf_cstr(&line, b->met || !b->known ? "|" : ">");
    buf_printf(&line, "%11s %11s", figure_text(t->arena, b->limit),
               b->reference == REFERENCE_UNKNOWN ? "-" : figure_text(t->arena, b->reference));
    if (b->case_index >= 0 && ex->case_count > 1) {
        struct str name = ex->cases[b->case_index].name;
        if (name.len && utf8_str_width(name) <= NAME_MOST)
            buf_printf(&line, "  " STR_FMT, STR_ARG(name));
        else
            buf_printf(&line, "  case %d", b->case_index + 1);
    }
    tell(t, b->met ? WORD_WANT : WORD_GOT, 2, 0, buf_view(&line));
    buf_release(&line);
}

/* Where the steps went, if a line took many of them. */
static void tell_busiest(struct teller *t, const struct budget_line *b)
{
    if (b->busiest.line <= 0)
        return;
    struct str in = b->busiest.function;
    tellf(t, WORD_TEXT, 2, place_goto(t, &b->busiest), "%s of the steps are spent in %s%s" STR_FMT ":",
          figure_text(t->arena, b->busiest_steps), tell_where(t, &b->busiest), in.len ? ", in " : "", STR_ARG(in));
    struct place line = b->busiest;
    line.column = 0;
    tell_quote(t, 2, &line);
}

void tell_budgets(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    if (!g->budget_count)
        return;
    tellf(t, WORD_MARK, 2, 0, "%-4s %-11s %11s %-9s%11s %11s", "", "budget", "yours", "", "limit", "reference");
    for (size_t i = 0; i < g->budget_count; i++)
        tell_budget(t, ex, &g->budgets[i]);
    for (size_t i = 0; i < g->budget_count; i++)
        if (!g->budgets[i].met)
            tell_busiest(t, &g->budgets[i]);
}

/* ---- what is asked ------------------------------------------------------------------ */

struct goal exercise_goal(struct arena *a, const struct exercise *ex)
{
    struct goal goal = {0};
    struct buf b = {0};
    if (ex->kind == EXERCISE_REFACTOR)
        goal.stays = str_from(arena_printf(a, "Must stay: %s pass%s, and the memory stays clean.",
                                           ex->case_count == 1 ? "the case"
                                           : arena_printf(a, "all %zu cases", ex->case_count),
                                           ex->case_count == 1 ? "es" : ""));
    for (size_t i = 0; i < ex->budget_count; i++) {
        const struct budget *budget = &ex->budgets[i];
        buf_printf(&b, "%s" STR_FMT " at most %s", i ? "; " : "", STR_ARG(budget->measure),
                   figure_text(a, (uint64_t)budget->at_most));
        if (budget->case_index >= 0)
            buf_printf(&b, " (" STR_FMT ")", STR_ARG(budget->case_name));
    }
    if (b.len)
        goal.better = str_from(arena_printf(a, "%s: " STR_FMT ".", ex->kind == EXERCISE_REFACTOR ? "Must get better"
                                            : "Budget", STR_ARG(buf_view(&b))));
    else if (ex->kind == EXERCISE_REFACTOR)
        goal.better = STR("Must get better: it keeps the rules that the task names.");
    buf_release(&b);
    return goal;
}
