/* Times, dates, places and text from outside, as a reader wants them. */
#include "report/figures.h"

#include <string.h>

struct str one_line(struct arena *a, struct str from_outside)
{
    struct buf b = {0};
    utf8_printable(&b, from_outside);
    for (size_t i = 0; i < b.len; i++)
        if (b.at[i] == '\n' || b.at[i] == '\t')
            b.at[i] = ' ';
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

struct str tag_words(struct arena *a, struct str tag)
{
    struct str line = one_line(a, tag);
    char *words = arena_cstr(a, line);
    for (size_t i = 0; i < line.len; i++)
        if (words[i] == '-')
            words[i] = ' ';
    return (struct str){words, line.len};
}

struct str tag_sentence(struct arena *a, const struct figures *f, struct str tag)
{
    const struct misconception *m = pack_misconception(f->pack, tag);
    return m && m->believes.len ? one_line(a, m->believes) : tag_words(a, tag);
}

struct str words_duration(struct arena *a, int64_t ms)
{
    int64_t s = (ms + 500) / 1000, m = (s + 30) / 60;
    if (ms < 0)
        return STR("-");
    if (s < 60)
        return str_from(arena_printf(a, "%llds", (long long)s));
    if (m < 60)
        return str_from(arena_printf(a, "%lldm", (long long)m));
    return str_from(arena_printf(a, "%lldh %lldm", (long long)(m / 60), (long long)(m % 60)));
}

struct str words_ago(struct arena *a, int64_t then_ms, int64_t now_ms)
{
    int64_t days = (now_ms - then_ms) / DAY_MS;
    if (then_ms == 0)
        return STR("never");
    if (days <= 0)
        return STR("today");
    if (days == 1)
        return STR("yesterday");
    return str_from(arena_printf(a, "%lld days ago", (long long)days));
}

struct str words_day(struct arena *a, int64_t ms)
{
    struct timestamp t = timestamp_utc(ms);
    return arena_str(a, str_slice(str_from(t.text), 0, 10));
}

struct str words_unit(struct arena *a, const struct figures *f, size_t unit)
{
    const struct unit *u = &f->pack->units[unit];
    return str_from(arena_printf(a, "%zu " STR_FMT, unit + 1, STR_ARG(u->title)));
}

struct str words_place(struct arena *a, const struct figures *f, const struct learner *l)
{
    if (l->items_done == f->pack->core_count && f->pack->core_count)
        return STR("all done");
    if (!l->place)
        return l->last_ms ? STR("not in this pack") : STR("not begun");
    return str_from(arena_printf(a, "%zu.%zu " STR_FMT, l->place->unit + 1,
                                 l->place->index - f->pack->units[l->place->unit].first + 1,
                                 STR_ARG(item_title(l->place))));
}

int percent(int part, int whole) { return whole ? (200 * part + whole) / (2 * whole) : 0; }
