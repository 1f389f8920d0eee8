/* Marking the line where a program goes wrong (mark-line). The answer is a line number;
 * what is right is the place of the machine's finding. A wrong mark is answered with what
 * that line really did when it ran last, and why that is not it; where it does go wrong
 * is not given away. */
#include "study/room.h"

#include <string.h>

const struct finding *mark_finding(const struct exercise *ex, const struct verdict *v)
{
    for (size_t r = 0; r < v->run_count; r++)
        for (size_t i = 0; i < v->runs[r].finding_count; i++)
            if (!ex->finding.len || str_is(ex->finding, v->runs[r].findings[i].code))
                return &v->runs[r].findings[i];
    return NULL;
}

const struct place *mark_place(const struct exercise *ex, const struct finding *f)
{
    switch (ex->mark) {
    case MARK_MADE: return &f->made;
    case MARK_FREED: return &f->freed;
    case MARK_LOST: return &f->lost;
    case MARK_AT: break;
    }
    return &f->at;
}

static struct str in_code(struct arena *a, struct str program, int n)
{
    struct str rest = program, line;
    for (int i = 1; str_line(&rest, &line); i++)
        if (i == n)
            return arena_str(a, str_trim(line));
    return (struct str){"", 0};
}

/* A line that belongs to the story, but is not the one that was asked for. */
static const char *part_of_story(struct arena *a, const struct exercise *ex, const struct finding *f,
                                 int line)
{
    const char *what = f->object.len ? arena_cstr(a, f->object) : "it";
    const char *made = f->is_heap ? "allocated" : "declared";
    const char *ends = f->ended == ENDED_FREED ? "is freed"
                     : f->ended == ENDED_LEFT  ? "ends, as its block of code does"
                                               : "ends, as its function does";
    if (ex->mark != MARK_LOST && f->lost.line == line)
        return arena_printf(a, "It has to do with it: after this line nothing leads to %s any more.", what);
    if (ex->mark != MARK_FREED && f->freed.line == line)
        return arena_printf(a, "It has to do with it: with this line %s %s. That alone breaks no "
                            "rule.", what, ends);
    if (ex->mark != MARK_MADE && f->made.line == line)
        return arena_printf(a, "It has to do with it: here %s is %s. That alone breaks no rule.", what,
                            made);
    if (ex->mark != MARK_AT && f->at.line == line)
        return "There it comes to light. Asked for is the line where it came about.";
    return NULL;
}

static void tell_line(struct arena *a, const struct exercise *ex, const struct verdict *v,
                      const struct finding *f, int line, struct grade *g)
{
    struct error err = {0};
    struct attempt attempt = grade_attempt(a, ex, (struct str){0});
    struct trace *t = picture_trace(&attempt, v, &err);
    struct line_visit *visits;
    size_t count = t ? moment_visits(t, a, 0, line, &visits) : 0;
    const char *story = part_of_story(a, ex, f, line), *why;
    if (!t) {
        why = "Nothing is found there.";
    } else if (!count) {
        why = "No step of this run is in this line.";
    } else {
        size_t end = visits[count - 1].end;
        g->did = trace_tell(t, a, end);
        bool waited = end + 1 == trace_stops(t) && ex->mark == MARK_AT && f->at.line != line;
        why = waited ? "While this line waited for a call to return, it went wrong in there."
            : count > 1 ? arena_printf(a, "It ran %zu times, and each time it was in order.", count)
                        : "That is in order.";
    }
    g->failures[0].advice = str_from(story ? story : why);
    trace_close(t);
}

struct grade grade_mark(struct arena *a, const struct exercise *ex, struct str answer,
                        const struct verdict *v)
{
    struct grade g = {.status = GRADE_FAILED, .cases = 1};
    int64_t line;
    if (v->kind == VERDICT_TOOL_FAULT)
        return (struct grade){.status = GRADE_TOOL_FAULT, .fault = v->fault};
    const struct finding *f = mark_finding(ex, v);
    const struct place *at = f ? mark_place(ex, f) : NULL;
    if (!at || at->line <= 0)
        return (struct grade){.status = GRADE_TOOL_FAULT,
                              .fault = STR("the program of this exercise does not go wrong as it "
                                           "should; the pack needs mending")};
    g.goes_wrong = f;
    answer = str_trim(answer);
    g.failures = arena_array(a, 1, sizeof *g.failures);
    g.failures[0].case_index = -1;
    bool number = str_to_int(answer, 1, 1000000, &line);
    if (!number || !in_code(a, ex->program, (int)line).len) {
        g.incomplete = true;
        g.count = 1;
        g.failures[0].code = "not-answered";
        g.failures[0].message = !answer.len ? STR("No line is marked yet.")
            : number ? str_from(arena_printf(a, "There is nothing in line %d.", (int)line))
                     : str_from(arena_printf(a, "\"" STR_FMT "\" is no line number.", STR_ARG(answer)));
        return g;
    }
    if (line == at->line) {
        g.status = GRADE_PASSED;
        g.cases_passed = 1;
        return g;
    }
    g.count = 1;
    g.failures[0].code = "wrong-line";
    g.failures[0].at = (struct place){.file = STR("program.c"), .line = (int)line};
    g.failures[0].message = str_from(arena_printf(a, ex->mark == MARK_AT
        ? "It does not go wrong in line %d." : "Line %d is not the one.", (int)line));
    tell_line(a, ex, v, f, (int)line, &g);
    for (size_t i = 0; i < ex->mark_count; i++) {
        if (ex->marks[i].at != line)
            continue;
        g.tag = ex->marks[i].believes;
        g.because = ex->marks[i].because; /* says it better */
        g.failures[0].advice = (struct str){"", 0};
    }
    return g;
}
