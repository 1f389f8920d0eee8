/* tell.c - a stop in words, in one line: when, where, and what it did. */
#include "trace/room.h"

/* Without its folders, if no other file is called so. */
struct str file_name(const struct trace *t, uint32_t file)
{
    struct str full = t->files[file].name, name = full;
    for (size_t i = full.len; i-- > 0 && name.len == full.len;)
        if (full.at[i] == '/' && i + 1 < full.len)
            name = str_slice(full, i + 1, full.len);
    for (size_t i = 0; i < t->file_count; i++) {
        struct str other = t->files[i].name;
        if (i != file && other.len >= name.len && str_eq(str_slice(other, other.len - name.len, other.len), name) &&
            (other.len == name.len || other.at[other.len - name.len - 1] == '/'))
            return full;
    }
    return name;
}

struct str trace_tell(struct trace *t, struct arena *a, size_t stop)
{
    struct arena scratch = {0};
    const struct scene_options few = {.blocks = 1, .ghosts = 1}; /* besides those that it is about */
    struct str text = scene_tell(t, a, trace_scene(t, &scratch, stop, &few));
    arena_release(&scratch);
    return text;
}

struct str scene_tell(const struct trace *t, struct arena *a, const struct scene *s)
{
    enum { CLAUSES = 6, RANKS = 16 };
    struct buf b = {0};
    if (s->number == 0) {
        buf_cstr(&b, t->whole ? "the start" : "the earliest moment that was kept");
        if (!t->whole)
            buf_printf(&b, ", step %llu", (unsigned long long)s->stop.step);
    } else {
        buf_printf(&b, "step %llu", (unsigned long long)s->stop.step);
        if (has_threads(t)) {
            buf_cstr(&b, ", ");
            thread_words(&b, s->stop.thread);
        }
        if (s->stop.ran.line)
            buf_printf(&b, ", line %d", s->stop.ran.line);
        if (s->stop.ran.line && t->file_count > 1 && s->stop.ran.file < t->file_count) {
            buf_cstr(&b, " of ");
            utf8_printable(&b, file_name(t, s->stop.ran.file));
        }
    }
    size_t room = CLAUSES, said = 0; /* those that tell most, in the order in which they came */
    int rank = 0;
    for (; rank < RANKS; rank++) {
        size_t n = 0;
        for (size_t i = 0; i < s->change_count; i++)
            n += s->changes[i].rank == rank;
        if (n > room)
            break;
        room -= n;
    }
    for (size_t i = 0; i < s->change_count; i++) {
        if (s->changes[i].rank > rank || (s->changes[i].rank == rank && !room))
            continue;
        room -= s->changes[i].rank == rank;
        buf_cstr(&b, said++ ? "; " : ": ");
        buf_str(&b, s->changes[i].text);
    }
    if (s->change_count > CLAUSES)
        buf_printf(&b, "; and %zu more", s->change_count - CLAUSES);
    if (!s->change_count && s->number)
        buf_cstr(&b, ": nothing changed");
    if (s->number + 1 == t->stops.len && s->number)
        buf_cstr(&b, "; the run is over");
    struct str text = arena_str(a, buf_view(&b));
    buf_release(&b);
    return text;
}
