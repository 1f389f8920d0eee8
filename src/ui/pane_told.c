/* What a step did, in the words of the trace and with what only the pane knows: lines as they
 * are in the text of now, the part of a long run that is here, the limit that stopped it,
 * the index of an access outside an array, where the output first differs. */
#include "ui/pane.h"

#include <string.h>

/* The last stop of a part of a long run is not the run's end, as the trace believes. */
bool trace_pane_goes_on(const struct trace_pane *p)
{
    return p->stop + 1 == trace_stops(p->trace) && trace_steps(p->trace) < p->steps;
}

/* Why a run that nothing was found in is at an end all the same. */
const char *trace_pane_stopped(const struct trace_pane *p)
{
    static const struct { const char *limit, *why; } whys[] = {
        {"step-limit", "; stopped here: the program was still running"},
        {"output-limit", "; stopped here: it printed too much"},
        {"heap-limit", "; stopped here: it took too much memory"}};
    for (size_t i = 0; p->limit && p->stop == p->found && i < COUNT(whys); i++)
        if (!strcmp(p->limit, whys[i].limit))
            return whys[i].why;
    return NULL;
}

/* The line that ran, in the text of the run and in the editor's. */
static struct str with_line_now(const struct trace_pane *p, struct arena *a, struct str text)
{
    const struct trace_place *ran = &trace_stop(p->trace, p->stop)->ran;
    struct str was = str_from(arena_printf(a, "line %d", ran->line)), rest = text;
    int now = trace_pane_line(p, ran->file, ran->line);
    if (!ran->line || now == ran->line)
        return text;
    while (rest.len && !(rest.len >= was.len && !memcmp(rest.at, was.at, was.len)))
        rest = str_slice(rest, 1, rest.len);
    return !rest.len ? text : str_from(arena_printf(
        a, "%.*s%s" STR_FMT, (int)(rest.at - text.at), text.at,
        now ? arena_printf(a, "line %d", now) : "a line that is gone",
        STR_ARG(str_slice(rest, was.len, rest.len))));
}

/* At an access outside an array: which element, and which there are; before the finding,
 * since what comes last is cut where there is little room. */
static struct str with_index(const struct trace_pane *p, struct arena *a, struct str text)
{
    static const char before[] = "found: ";
    char *index = arena_printf(a, p->found_elements > 1 ? "index %jd is outside 0 to %ju"
                                                        : "index %jd is outside: there is only %ju",
                               (intmax_t)p->found_index, (uintmax_t)p->found_elements - 1);
    const char *at = memmem(text.at, text.len, before, sizeof before - 1);
    size_t head = at ? (size_t)(at - text.at) : text.len;
    return str_from(arena_printf(a, STR_FMT "%s%s%s" STR_FMT, STR_ARG(str_slice(text, 0, head)),
                                 at ? "" : "; ", index, at ? "; " : "",
                                 STR_ARG(str_slice(text, head, text.len))));
}

struct str trace_pane_told(struct trace_pane *p, struct arena *a)
{
    static const char over[] = "; the run is over";
    bool index = p->found_elements && p->stop == p->found;
    struct str text = with_line_now(p, a, trace_tell(p->trace, a, p->stop));
    if ((trace_pane_goes_on(p) || trace_pane_stopped(p) || index) && str_ends(text, over))
        text = str_slice(text, 0, text.len - (sizeof over - 1));
    if (trace_pane_stopped(p))
        text = str_from(arena_printf(a, STR_FMT "%s", STR_ARG(text), trace_pane_stopped(p)));
    if (index)
        text = with_index(p, a, text);
    if (p->stop == p->differs)
        text = str_from(arena_printf(a, STR_FMT "; %s", STR_ARG(text),
                                     p->differs_next ? "what is printed after this differs first"
                                                     : "here the output differs first"));
    return text;
}
