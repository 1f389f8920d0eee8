/* Carrying a stop over an edit. An edit is nearly always in one place, so the lines above
 * and below it are those of both texts, and what lies between is the edit. Within it a
 * line is known by its words; a line that has other words now is taken for the one at the
 * same distance from where the edit begins, which is right for the commonest edit of all:
 * changing the very line one looks at. */
#include "ui/follow.h"

/* When the stop's own line is gone: so many other lines before it are tried, and so many
 * stops are looked at for them. Each costs a walk through both runs. */
enum { TRIES = 8, BACK = 10000 };

static int line_count(struct str text)
{
    int n = 0;
    for (struct str line; str_line(&text, &line);)
        n++;
    return n;
}

static struct str nth(struct str text, int n) /* from 1 */
{
    struct str line = {"", 0};
    while (n-- > 0)
        if (!str_line(&text, &line))
            return (struct str){"", 0};
    return str_trim(line);
}

/* Lines that are the same from the start. */
static int head(struct str a, struct str b)
{
    int n = 0;
    struct str x, y;
    while (str_line(&a, &x) && str_line(&b, &y) && str_eq(str_trim(x), str_trim(y)))
        n++;
    return n;
}

static bool take_last(struct str *text, struct str *ret)
{
    if (!text->len)
        return false;
    size_t end = text->len - (text->at[text->len - 1] == '\n'), from = end;
    while (from && text->at[from - 1] != '\n')
        from--;
    *ret = str_trim(str_slice(*text, from, end));
    *text = str_slice(*text, 0, from);
    return true;
}

static int tail(struct str a, struct str b, int most)
{
    int n = 0;
    struct str x, y;
    while (n < most && take_last(&a, &x) && take_last(&b, &y) && str_eq(x, y))
        n++;
    return n;
}

int follow_line(struct str old, struct str now, int line)
{
    int n = line_count(old), m = line_count(now), least = n < m ? n : m;
    if (line < 1 || line > n)
        return 0;
    int above = head(old, now), below = tail(old, now, least - above);
    if (line <= above)
        return line;
    if (line > n - below)
        return line + m - n;
    struct str words = nth(old, line);
    int best = 0;
    for (int i = above + 1; words.len && i <= m - below; i++) {
        int far = i > line ? i - line : line - i, best_far = best > line ? best - line : line - best;
        if (str_eq(nth(now, i), words) && (!best || far < best_far))
            best = i;
    }
    if (best)
        return best;
    return line <= m - below ? line : 0;
}

static size_t visits(const struct follow_run *run, size_t stop, struct follow_place p)
{
    size_t n = 0;
    for (size_t i = 0; i <= stop; i++) {
        struct follow_place at = run->at(run->ctx, i);
        n += at.line == p.line && at.file == p.file;
    }
    return n;
}

/* The stop of the visit, or of the last one if there are fewer; 0: never reached. */
static size_t visit(const struct follow_run *run, size_t count, struct follow_place p)
{
    size_t last = 0;
    for (size_t i = 1; i < run->stops && count; i++) {
        struct follow_place at = run->at(run->ctx, i);
        if (at.line == p.line && at.file == p.file) {
            last = i;
            count--;
        }
    }
    return last;
}

static bool among(const struct follow_place *places, size_t count, struct follow_place p)
{
    for (size_t i = 0; i < count; i++)
        if (places[i].line == p.line && places[i].file == p.file)
            return true;
    return false;
}

size_t follow_stop(const struct follow_run *old, size_t stop, const struct follow_run *now)
{
    if (!stop)
        return 0;
    if (stop + 1 >= old->stops)
        return now->stops - 1;
    struct follow_place tried[TRIES];
    size_t tries = 0;
    for (size_t back = 0; back < BACK && back < stop && tries < TRIES; back++) {
        struct follow_place was = old->at(old->ctx, stop - back), is = was;
        if (!was.line || among(tried, tries, was))
            continue;
        tried[tries++] = was;
        if (was.file < FOLLOW_FILES)
            is.line = follow_line(old->texts[was.file], now->texts[was.file], was.line);
        if (!is.line)
            continue;
        size_t found = visit(now, visits(old, stop - back, was), is);
        if (found)
            return found;
    }
    return stop < now->stops ? stop : now->stops - 1;
}
