/* What each variable may do with what it points to, as notes beside the lines: "+RWO text" where
 * permissions are gained, "-W list" where they are lost. A line has one note. What holds on some paths
 * only is written in small letters, so that nothing depends on colour. */
#include "study/room.h"

#include <string.h>

static void add_letters(struct buf *out, unsigned bits, unsigned some)
{
    static const struct { unsigned bit; char letter; } all[] = {{PERMIT_READ, 'R'}, {PERMIT_WRITE, 'W'},
                                                                {PERMIT_OWN, 'O'}};
    for (size_t i = 0; i < COUNT(all); i++)
        if (bits & all[i].bit)
            buf_char(out, all[i].letter);
        else if (some & all[i].bit)
            buf_char(out, (char)(all[i].letter + 'a' - 'A'));
}

/* "+RWO text"; loses and gains at once: "-O+R text"; in small letters on some paths. False: nothing
 * changes that can be seen. */
static bool add_change(struct buf *out, const struct permit *p, bool *ret_lost)
{
    unsigned some = p->some & ~(unsigned)p->after; /* neither here nor gone */
    unsigned lost = p->before & ~(unsigned)p->after, gained = p->after & ~(unsigned)p->before;
    unsigned may_gain = some & ~(unsigned)p->before;
    *ret_lost = lost != 0;
    if (!lost && !gained && !may_gain)
        return false;
    if (out->len)
        buf_cstr(out, "  ");
    if (lost) {
        buf_char(out, '-');
        add_letters(out, lost & ~some, lost & some);
    }
    if (gained | may_gain) {
        buf_char(out, '+');
        add_letters(out, gained, may_gain);
    }
    buf_char(out, ' ');
    buf_str(out, p->variable);
    return true;
}

size_t permit_notes(struct arena *a, const struct ownership *o, struct str file, struct permit_note **ret)
{
    struct permit_note *notes = arena_array(a, o->permit_count + 1, sizeof *notes);
    size_t count = 0;
    struct buf text = {0};
    for (size_t i = 0; i < o->permit_count; i++) {
        const struct permit *p = &o->permits[i];
        if (!str_eq(p->file, file) || p->line < 1)
            continue;
        bool same = count && notes[count - 1].line == p->line, lost;
        if (!same)
            buf_clear(&text);
        if (!add_change(&text, p, &lost))
            continue;
        if (!same)
            notes[count++] = (struct permit_note){.line = p->line};
        notes[count - 1].lost |= lost;
        notes[count - 1].text = arena_str(a, buf_view(&text));
    }
    buf_release(&text);
    *ret = notes;
    return count;
}

static void add_words(struct buf *out, unsigned bits)
{
    static const struct { unsigned bit; const char *word; } all[] = {{PERMIT_READ, "read"}, {PERMIT_WRITE, "write"},
                                                                     {PERMIT_OWN, "own"}};
    const char *between = "";
    for (size_t i = 0; i < COUNT(all); i++)
        if (bits & all[i].bit) {
            buf_printf(out, "%s%s", between, all[i].word);
            between = ", ";
        }
}

size_t permit_reasons(struct arena *a, const struct ownership *o, struct str file, int line, struct str **ret)
{
    struct str *lines = arena_array(a, o->permit_count + 1, sizeof *lines);
    size_t count = 0;
    struct buf text = {0};
    for (size_t i = 0; i < o->permit_count; i++) {
        const struct permit *p = &o->permits[i];
        unsigned lost = p->before & ~(unsigned)(p->after | p->some), gained = p->after & ~(unsigned)p->before;
        unsigned some = p->some & ~(unsigned)p->after;
        if (p->line != line || !str_eq(p->file, file) || !(lost | gained | some))
            continue;
        buf_clear(&text);
        buf_printf(&text, "'" STR_FMT "' ", STR_ARG(p->variable));
        if (lost) {
            buf_cstr(&text, "may no longer ");
            add_words(&text, lost);
        }
        if (gained) {
            buf_cstr(&text, lost ? ", and may now " : "may now ");
            add_words(&text, gained);
        }
        if (some) {
            buf_cstr(&text, lost | gained ? ", and may on some paths only " : "may on some paths only ");
            add_words(&text, some);
        }
        if (p->reason.len)
            buf_printf(&text, ": " STR_FMT, STR_ARG(p->reason));
        lines[count++] = arena_str(a, buf_view(&text));
    }
    buf_release(&text);
    *ret = lines;
    return count;
}
