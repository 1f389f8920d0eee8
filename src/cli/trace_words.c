/* A stop in words: what trace/ says of it, and what a reader needs around it. */
#include "cli/replay.h"

#include <string.h>

const struct scene_options trace_shown = {.blocks = 200};

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

/* A literal is worth what it says. */
static bool says_itself(const struct trace_value *v)
{
    struct str t = v->text;
    while (t.len > 1 && (t.at[0] == '-' || t.at[0] == '+' || t.at[0] == '('))
        t = str_slice(t, 1, t.len);
    return !t.len || str_eq(v->text, v->value) || strchr("0123456789\"'", t.at[0]) || str_starts(t, "NULL") ||
           str_starts(t, "sizeof");
}

/* Of = += <<= and the like, but not of a comparison or within brackets or quotes. */
static bool assigns(struct str t)
{
    int depth = 0;
    char quote = 0;
    for (size_t i = 0; i + 1 < t.len; i++) {
        char c = t.at[i];
        if (quote) {
            i += c == '\\';
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth--;
        } else if (c == '=' && !depth) {
            bool shift = i >= 2 && t.at[i - 1] == t.at[i - 2];
            bool compares = t.at[i + 1] == '=' || (i && (t.at[i - 1] == '!' ||
                            ((t.at[i - 1] == '<' || t.at[i - 1] == '>') && !shift)));
            if (!compares)
                return true;
            i += t.at[i + 1] == '=';
        }
    }
    return false;
}

size_t trace_values_told(const struct replay *r, struct arena *a, size_t stop, struct str **ret)
{
    struct trace_value *v = NULL;
    size_t count = trace_has_values(r->trace) ? trace_values(r->trace, a, stop, &v) : 0, told = 0;
    *ret = arena_array(a, count + 1, sizeof **ret);
    for (size_t i = 0; i < count; i++)
        if (!says_itself(&v[i]))
            (*ret)[told++] = str_from(arena_printf(a, "`" STR_FMT "` %s " STR_FMT, STR_ARG(v[i].text),
                                                   assigns(v[i].text) ? "gave" : "is", STR_ARG(v[i].value)));
    return told;
}

void trace_values_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop)
{
    struct str *told;
    size_t count = trace_values_told(r, a, stop, &told);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s" STR_FMT "\n", i ? "  " : "Within the statement, in its order:\n  ", STR_ARG(told[i]));
}

void trace_words(struct buf *out, const struct replay *r, struct arena *a, size_t stop, bool whole)
{
    if (!whole) {
        buf_str(out, trace_tell(r->trace, a, stop));
        buf_char(out, '\n');
        return;
    }
    scene_text(out, r->trace, trace_scene(r->trace, a, stop, &trace_shown));
}
