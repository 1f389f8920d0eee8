/* What `freehold run --schedules` says beside the verdict: how many schedules were run and
 * what that means, the outcomes that they had, with an example of each to repeat, and each
 * different failure with its shortest schedule. */
#include "cli/run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "34,650", or "about 3.2e21" */
static const char *count_text(struct arena *a, double n)
{
    if (n >= 1e15)
        return arena_printf(a, "about %.1e", n);
    char digits[32], *out = arena_array(a, 48, 1);
    int len = snprintf(digits, sizeof digits, "%.0f", n);
    size_t at = 0;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    return out;
}

static const char *plural(double n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

static FILE *aside(const struct cli *c)
{
    return c->aside ? c->aside : stderr;
}

#define SAY(role, indent, ...) print_line(c, aside(c), role, indent, str_from(arena_printf(a, __VA_ARGS__)))

/* A class is then also what each load read: there may be more of them than interleavings. */
static const char *also_read(const struct schedules *s)
{
    for (size_t i = 0; i < s->stage_count; i++)
        if (!strcmp(s->stages[i].name, "weak"))
            return ", with all that atomic loads may read";
    return "";
}

static void say_covered(const struct cli *c, struct arena *a, const struct schedules *s)
{
    if (s->complete && s->counted && s->interleavings > 0)
        SAY(WORD_TEXT, 0, "All %s %s tried%s, in %s %s.", count_text(a, s->interleavings),
            plural(s->interleavings, "interleaving", "interleavings"), also_read(s), count_text(a, (double)s->classes),
            plural((double)s->classes, "class", "classes"));
    else if (s->complete)
        SAY(WORD_TEXT, 0, "All interleavings tried%s, in %s %s.", also_read(s), count_text(a, (double)s->classes),
            plural((double)s->classes, "class", "classes"));
    else
        SAY(WORD_TEXT, 0, "%s schedules were run, which is not all of them.", count_text(a, (double)s->runs));
    for (size_t i = 0; i < s->stage_count && !s->complete; i++) {
        const char *name = s->stages[i].name, *runs = count_text(a, (double)s->stages[i].runs);
        const char *bad = s->stages[i].failing ? arena_printf(a, "%s of them failed",
                              count_text(a, (double)s->stages[i].failing)) : "none of them failed";
        double n = (double)s->stages[i].threads, k = (double)s->stages[i].points;
        if (!strcmp(name, "bounded") && s->stages[i].bound >= 0)
            SAY(WORD_TEXT, 2, "bounded: every schedule with at most %d %s was run (%s runs); %s", s->stages[i].bound,
                plural(s->stages[i].bound, "preemption", "preemptions"), runs,
                s->stages[i].failing ? bad : arena_printf(a, "no failure with at most %d %s", s->stages[i].bound,
                                                          plural(s->stages[i].bound, "preemption", "preemptions")));
        else if ((!strcmp(name, "pct2") || !strcmp(name, "pct3")) && n > 0 && k > 0)
            SAY(WORD_TEXT, 2, "PCT: %s runs; each finds a bug of depth %c with a chance of at least 1 in %s; %s", runs,
                name[3], count_text(a, ceil(n * (name[3] == '2' ? k : k * k))), bad);
        else
            SAY(WORD_TEXT, 2, "%s: %s runs; %s", !strcmp(name, "pos") ? "partial-order sampling"
                : !strcmp(name, "random") ? "random walk" : name, runs, bad);
    }
}

/* A line of what was printed, in quotes. */
static struct str shown(struct arena *a, struct str out)
{
    struct buf b = {0};
    for (size_t i = 0; i < out.len && i < 60; i++) {
        if (out.at[i] == '\n')
            buf_cstr(&b, "\\n");
        else
            buf_char(&b, out.at[i]);
    }
    struct str s = out.len ? str_from(arena_printf(a, "\"" STR_FMT "\"%s", STR_ARG(buf_view(&b)),
                                                   out.len > 60 ? "..." : "")) : STR("(no output)");
    buf_release(&b);
    return s;
}

struct weighed { const struct outcome *outcome; double n; };

/* By how many there are; the failing ones of as many last. */
static int by_weight(const void *one, const void *two)
{
    const struct weighed *a = one, *b = two;
    if (a->n != b->n)
        return a->n < b->n ? 1 : -1;
    if (a->outcome->failed != b->outcome->failed)
        return a->outcome->failed ? 1 : -1;
    return a->outcome < b->outcome ? -1 : 1;
}

/* A bar of BAR cells; what there is shows, however little it is. */
static const char *bar(const struct cli *c, struct arena *a, double part)
{
    enum { BAR = 20 };
    struct buf b = {0};
    int cells = (int)(part * BAR + 0.5);
    for (int i = 0; i < BAR; i++)
        buf_cstr(&b, i < cells || (i == 0 && part > 0) ? c->ascii ? "#" : "\u2588" : " ");
    char *text = arena_cstr(a, buf_view(&b));
    buf_release(&b);
    return text;
}

/* "43%"; never all or nothing of what is neither. */
static const char *percent(struct arena *a, double part)
{
    if (part > 0 && part < 0.01)
        return " <1%";
    if (part < 1 && part > 0.99)
        return ">99%";
    return arena_printf(a, "%3.0f%%", 100 * part);
}

/* By which word a schedule is seen again: of the command line, or of --plain, which numbers them. */
static void say_again(const struct cli *c, struct arena *a, int indent, const char *before, struct str schedule,
                      const struct orders *known)
{
    size_t n = 0;
    while (known && n < known->count && !str_eq(known->at[n], schedule))
        n++;
    if (schedule.len && known && n < known->count)
        SAY(WORD_DIM, indent, "%sfollow %zu", before, n + 1);
    else if (schedule.len)
        SAY(WORD_DIM, indent, "%s--replay " STR_FMT, before, STR_ARG(schedule));
}

/* Written at once: its signs are ours, and what the program printed was cleaned. */
static void say_bar(const struct cli *c, struct arena *a, const struct weighed *w, double all, int digits,
                    const struct orders *known)
{
    const struct outcome *o = w->outcome;
    const char *colour = c->colour && o->failed ? "\033[1;31m" : "", *n = count_text(a, w->n);
    struct buf shows = {0};
    buf_printf(&shows, STR_FMT "%s%s", STR_ARG(shown(a, o->out)),
               o->exit_code ? arena_printf(a, ", exit code %d", o->exit_code) : "",
               !o->failed ? "" : arena_printf(a, ", FAILS: %s", o->code ? o->code : "it did not end well"));
    struct buf clean = {0};
    utf8_printable(&clean, buf_view(&shows));
    for (size_t i = 0; c->ascii && i < clean.len; i++)
        if ((unsigned char)clean.at[i] >= 0x80)
            clean.at[i] = '?';
    fprintf(aside(c), "%s  %*s %s %s  " STR_FMT "%s\n", colour, digits, n, percent(a, all > 0 ? w->n / all : 0),
            bar(c, a, all > 0 ? w->n / all : 0), STR_ARG(buf_view(&clean)), *colour ? "\033[0m" : "");
    buf_release(&shows);
    buf_release(&clean);
    say_again(c, a, digits + 8, "", o->schedule, known);
}

/* As they are said; *ret_counted: n is of interleavings, else of classes. */
static struct weighed *weighed(struct arena *a, const struct schedules *s, bool *ret_counted)
{
    struct weighed *list = arena_array(a, s->outcome_count + 1, sizeof *list);
    bool counted = s->complete && s->counted;
    for (size_t i = 0; i < s->outcome_count; i++)
        counted &= s->outcomes[i].interleavings > 0;
    for (size_t i = 0; i < s->outcome_count; i++)
        list[i] = (struct weighed){&s->outcomes[i], counted ? s->outcomes[i].interleavings
                                                            : (double)s->outcomes[i].classes};
    qsort(list, s->outcome_count, sizeof *list, by_weight);
    *ret_counted = counted;
    return list;
}

static void list_order(struct orders *list, struct str schedule)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i], schedule))
            return;
    if (schedule.len)
        list->at[list->count++] = schedule;
}

struct orders schedules_orders(struct arena *a, const struct schedules *s)
{
    bool counted;
    struct orders list = {.at = arena_array(a, s->outcome_count + s->failure_count + 1, sizeof(struct str))};
    struct weighed *outcomes = weighed(a, s, &counted);
    for (size_t i = 0; i < s->outcome_count; i++)
        list_order(&list, outcomes[i].outcome->schedule);
    for (size_t i = 0; i < s->failure_count; i++)
        list_order(&list, s->failures[i].schedule);
    return list;
}

static void say_outcomes(const struct cli *c, struct arena *a, const struct schedules *s, const struct orders *known)
{
    bool counted;
    struct weighed *list = weighed(a, s, &counted);
    double all = 0;
    int digits = 1;
    for (size_t i = 0; i < s->outcome_count; i++) {
        int len = (int)strlen(count_text(a, list[i].n));
        all += list[i].n;
        digits = len > digits ? len : digits;
    }
    SAY(WORD_TEXT, 0, "%s", counted ? "How the interleavings end:"
        : s->complete ? "How the classes of interleavings end (how many each class has was not counted):"
                      : "How the runs end:");
    for (size_t i = 0; i < s->outcome_count; i++)
        say_bar(c, a, &list[i], all, digits, known);
    if (s->more_outcomes)
        SAY(WORD_DIM, 2, "(and other ends for which there was no room)");
}

/* That the usual order says nothing of what others do. */
static void say_hidden(const struct cli *c, struct arena *a, const struct schedules *s, const struct orders *known)
{
    bool fails = false;
    for (size_t i = 0; i < s->failure_count; i++) {
        fails = true;
        if (str_is(s->failures[i].schedule, "s:"))
            return;
    }
    for (size_t i = 0; i < s->outcome_count; i++)
        if (str_is(s->outcomes[i].schedule, "s:") && s->outcomes[i].failed)
            return;
    if (fails)
        SAY(WORD_TEXT, 0, "The default schedule, which a run %s follows, does not fail; others do.",
            known ? "by itself" : "without --schedules");
}

static void say_failures(const struct cli *c, struct arena *a, const struct schedules *s, const struct orders *known)
{
    if (!s->failure_count) {
        SAY(WORD_PASS, 0, s->complete ? "No schedule fails." : "No schedule that was run fails.");
        return;
    }
    SAY(WORD_TEXT, 0, "What can go wrong, each with its shortest schedule:");
    for (size_t i = 0; i < s->failure_count; i++) {
        const struct failure *f = &s->failures[i];
        SAY(WORD_FAIL, 2, "%s, " STR_FMT ":%d: " STR_FMT, f->finding.code, STR_ARG(f->finding.at.file),
            f->finding.at.line, STR_ARG(f->finding.message));
        say_again(c, a, 4, arena_printf(a, "with %s %s: ", f->preemptions ? arena_printf(a, "%d", f->preemptions) : "no",
                                        plural(f->preemptions, "preemption", "preemptions")), f->schedule, known);
    }
}

void schedules_say(const struct cli *c, const struct run_result *r, bool asked, bool numbered)
{
    struct arena arena = {0}, *a = &arena;
    if (r->departed)
        SAY(WORD_WARN, 0, "The program is not the one this schedule was made for: it asked for a thread that could not "
                          "go, and the rest of the run is the default's.");
    struct orders list = {0}, *known = NULL;
    if (numbered && r->schedules) {
        list = schedules_orders(a, r->schedules);
        known = &list;
    }
    if (r->schedules) {
        say_covered(c, a, r->schedules);
        say_outcomes(c, a, r->schedules, known);
        say_failures(c, a, r->schedules, known);
        say_hidden(c, a, r->schedules, known);
    } else if (asked && r->threads <= 1) {
        SAY(WORD_TEXT, 0, "The program makes no thread: there is one schedule, and it was run.");
    }
    if (r->threads > 1 && r->schedule.len && !numbered)
        SAY(WORD_DIM, 0, "This run is schedule " STR_FMT ".", STR_ARG(r->schedule));
    if (r->threads > 1 && !asked)
        SAY(WORD_DIM, 0, "Only this one order of its threads was run; --schedules tries the others.");
    arena_release(a);
}
