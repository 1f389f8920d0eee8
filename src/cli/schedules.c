/* What `freehold run --schedules` says beside the verdict: how many schedules were run and
 * what that means, the outcomes that they had, with an example of each to repeat, and each
 * different failure with its shortest schedule. */
#include "cli/run.h"

#include <math.h>
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

#define SAY(role, indent, ...) print_line(c, stderr, role, indent, str_from(arena_printf(a, __VA_ARGS__)))

static void say_covered(const struct cli *c, struct arena *a, const struct schedules *s)
{
    if (s->complete && s->counted && s->interleavings > 0)
        SAY(WORD_TEXT, 0, "All %s %s tried, in %s %s.", count_text(a, s->interleavings),
            plural(s->interleavings, "interleaving", "interleavings"), count_text(a, (double)s->classes),
            plural((double)s->classes, "class", "classes"));
    else if (s->complete)
        SAY(WORD_TEXT, 0, "All interleavings tried, in %s %s.", count_text(a, (double)s->classes),
            plural((double)s->classes, "class", "classes"));
    else
        SAY(WORD_TEXT, 0, "%s schedules were run; that is not all of them.", count_text(a, (double)s->runs));
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

static void say_outcomes(const struct cli *c, struct arena *a, const struct schedules *s)
{
    SAY(WORD_TEXT, 0, "Outcomes:");
    for (size_t i = 0; i < s->outcome_count; i++) {
        const struct outcome *o = &s->outcomes[i];
        bool counted = s->counted && o->interleavings > 0;
        double n = counted ? o->interleavings : (double)o->classes;
        SAY(o->failed ? WORD_FAIL : WORD_TEXT, 2, "%s %s: " STR_FMT ", exit code %d%s%s", count_text(a, n),
            counted ? plural(n, "schedule", "schedules") : plural(n, "class", "classes"),
            STR_ARG(shown(a, o->out)), o->exit_code, o->failed ? ", " : "", o->failed ? (o->code ? o->code : "failed") : "");
        if (o->schedule.len)
            SAY(WORD_DIM, 4, "--replay " STR_FMT, STR_ARG(o->schedule));
    }
    if (s->more_outcomes)
        SAY(WORD_DIM, 2, "(and outcomes for which there was no room)");
}

static void say_failures(const struct cli *c, struct arena *a, const struct schedules *s)
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
        if (f->schedule.len)
            SAY(WORD_DIM, 4, "%d %s: --replay " STR_FMT, f->preemptions,
                plural(f->preemptions, "preemption", "preemptions"), STR_ARG(f->schedule));
    }
}

void schedules_say(const struct cli *c, const struct run_result *r, bool asked)
{
    struct arena arena = {0}, *a = &arena;
    if (r->departed)
        SAY(WORD_WARN, 0, "The program is not the one this schedule was made for: it asked for a thread that could not "
                          "go, and the rest of the run is the default's.");
    if (r->schedules) {
        say_covered(c, a, r->schedules);
        say_outcomes(c, a, r->schedules);
        say_failures(c, a, r->schedules);
    } else if (asked && r->threads <= 1) {
        SAY(WORD_TEXT, 0, "The program makes no thread: there is one schedule, and it was run.");
    }
    if (r->threads > 1 && r->schedule.len)
        SAY(WORD_DIM, 0, "This run is schedule " STR_FMT ".", STR_ARG(r->schedule));
    if (r->threads > 1 && !asked)
        SAY(WORD_DIM, 0, "That is one order of its threads; --schedules tries the others.");
    arena_release(a);
}
