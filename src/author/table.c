/* `pack table`: every item of a pack on a line, as Markdown: what it teaches, how it is asked, how it
 * is proved. For whoever plans a course, or looks for what is missing in one. */
#include "author/author.h"

#include <stdarg.h>
#include <stdio.h>

static void add_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '|') /* would end the cell */
            buf_char(out, '\\');
        buf_char(out, s.at[i]);
    }
}

static void add_list(struct buf *out, const struct str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_cstr(out, i ? ", " : "");
        add_text(out, list[i]);
    }
}

struct checks { struct buf *out; bool any; };

FORMAT(2, 3) static void check(struct checks *c, const char *fmt, ...)
{
    va_list args;
    char text[128];
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    buf_printf(c->out, "%s%s", c->any ? ", " : "", text);
    c->any = true;
}

static void check_count(struct checks *c, size_t n, const char *what)
{
    if (n)
        check(c, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

/* What an answer is held against, besides the memory rules, which always hold. */
static void add_checks(struct buf *out, const struct exercise *ex)
{
    struct checks c = {out, false};
    check_count(&c, ex->case_count, "case");
    check_count(&c, ex->choice_count, "choice");
    check_count(&c, ex->question_count, "question");
    check_count(&c, ex->prediction_count, "prediction");
    if (exercise_reads(ex->kind) && ex->finding.len)
        check(&c, STR_FMT, STR_ARG(ex->finding));
    check_count(&c, ex->piece_count, "piece");
    check_count(&c, ex->stage_count, "stage");
    check_count(&c, ex->dare_count, "dare");
    if (ex->kill)
        check(&c, "%d of %zu wrong implementations", ex->kill, ex->mutant_count);
    for (size_t i = 0; i < ex->sweep_count; i++)
        check(&c, "%s" STR_FMT "%s", i ? "" : "fails: ", STR_ARG(ex->sweep[i]), ex->pairs ? " in pairs" : "");
    if (ex->has_crash)
        check(&c, "stops at each write");
    if (ex->kind == EXERCISE_SCHEDULE || ex->schedules)
        check(&c, "every order of the threads");
    if (ex->contracts.len)
        check(&c, "contracts " STR_FMT, STR_ARG(ex->contracts));
    for (size_t i = 0; i < ex->budget_count; i++)
        check(&c, STR_FMT " at most %lld", STR_ARG(ex->budgets[i].measure), (long long)ex->budgets[i].at_most);
    check_count(&c, ex->rule_count, "rule");
    check_count(&c, ex->forecast_count, "forecast");
}

static void add_row(struct buf *out, const struct pack *p, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    buf_cstr(out, "| ");
    add_text(out, item_title(it));
    if (it->optional)
        buf_cstr(out, " (optional)");
    if (it->lesson) {
        buf_printf(out, " | lesson | %d | ", it->minutes);
        add_text(out, it->idea);
        buf_cstr(out, " | | ");
        if (item_lesson(it)->introduce_count)
            buf_cstr(out, "introduces ");
        add_list(out, item_lesson(it)->introduces, item_lesson(it)->introduce_count);
        buf_cstr(out, " | | | |\n");
        return;
    }
    buf_printf(out, " | %s | %d | ", exercise_kind_name(ex->kind), ex->minutes);
    add_text(out, ex->idea);
    buf_cstr(out, " | ");
    const struct misconception *m = pack_misconception(p, ex->refutes);
    add_text(out, m ? m->believes : ex->refutes);
    buf_cstr(out, " | ");
    add_checks(out, ex);
    buf_printf(out, " | %zu | %zu | ", ex->wrong_count, it->variant_count);
    add_list(out, ex->refs, ex->ref_count);
    buf_cstr(out, " |\n");
}

/* What the last column names. */
static void add_references(struct buf *out, const struct pack *p)
{
    size_t count;
    const struct reference *all = pack_references(p, &count);
    if (!count)
        return;
    buf_cstr(out, "\n## References\n\n| Name | Title | Where |\n|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        const struct reference *r = &all[i];
        buf_cstr(out, "| ");
        add_text(out, r->ref);
        buf_cstr(out, " | ");
        add_text(out, r->title);
        buf_cstr(out, " | ");
        add_text(out, r->where);
        buf_cstr(out, " |\n");
    }
}

void author_table(const struct pack *p, struct buf *out)
{
    size_t lessons = 0, exercises = 0, variants = 0;
    buf_cstr(out, "# ");
    add_text(out, p->title);
    buf_cstr(out, "\n\nEvery item, in the order of the course. This page is made by `freehold pack table`.\n");
    for (size_t u = 0; u < p->unit_count; u++) {
        const struct unit *unit = &p->units[u];
        buf_cstr(out, "\n## ");
        add_text(out, unit->title);
        buf_cstr(out, "\n\n");
        if (unit->summary.len) {
            add_text(out, unit->summary);
            buf_cstr(out, "\n\n");
        }
        buf_cstr(out, "| Item | Kind | Minutes | Idea | Refutes | Checks | Wrong answers | Variants | References |\n"
                      "|---|---|--:|---|---|---|--:|--:|---|\n");
        for (size_t i = 0; i < unit->count; i++) {
            const struct item *it = &p->items[unit->first + i];
            add_row(out, p, it);
            lessons += it->lesson;
            exercises += !it->lesson;
            variants += it->variant_count;
        }
    }
    buf_printf(out, "\n%zu lessons, %zu exercises, %zu variants for review, %zu pairs of the placement inventory.\n",
               lessons, exercises, variants, p->placement_count);
    add_references(out, p);
}
