/* A stop in words: what trace/ says of it, and what a reader needs around it. */
#include "cli/replay.h"

struct str trace_source_line(const struct replay *r, uint32_t file, int line)
{
    if (file >= r->attempt.file_count || line < 1)
        return STR("");
    struct str rest = r->attempt.files[file].text, text = {0};
    for (int i = 0; i < line; i++)
        if (!str_line(&rest, &text))
            return STR("");
    return text;
}

int trace_source_lines(const struct replay *r, uint32_t file)
{
    int n = 0;
    struct str rest = file < r->attempt.file_count ? r->attempt.files[file].text : STR(""), line;
    while (str_line(&rest, &line))
        n++;
    return n;
}

struct str trace_title(struct arena *a, const struct replay *r, size_t stop)
{
    const struct stop *s = trace_stop(r->trace, stop);
    const struct trace_place *at = s->ran.line ? &s->ran : &s->next;
    struct str name = at->file < r->attempt.file_count ? r->attempt.files[at->file].name : STR("program");
    struct buf shown = {0};
    utf8_printable(&shown, name);
    struct str title = at->line
        ? str_from(arena_printf(a, STR_FMT ", step %llu, line %d", STR_ARG(buf_view(&shown)),
                                (unsigned long long)s->step, at->line))
        : str_from(arena_printf(a, STR_FMT ", step %llu", STR_ARG(buf_view(&shown)),
                                (unsigned long long)s->step));
    buf_release(&shown);
    return title;
}

void trace_values_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop)
{
    struct trace_value *v;
    size_t count = trace_has_values(r->trace) ? trace_values(r->trace, a, stop, &v) : 0;
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s" STR_FMT " is " STR_FMT "\n", i ? "  " : "Within the statement, in its order:\n  ",
                   STR_ARG(v[i].text), STR_ARG(v[i].value));
}

void trace_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop, bool whole)
{
    if (!whole) {
        buf_str(out, trace_tell(r->trace, a, stop));
        buf_char(out, '\n');
        return;
    }
    scene_text(out, r->trace, trace_scene(r->trace, a, stop, NULL));
}
