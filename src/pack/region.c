/* The part of an answer that is the learner's. Two marker comments, alone on
 * their lines, fence it; everything outside belongs to the exercise and must
 * stay as it was. The end of the locked part behind the region is looked for
 * from the first end marker on, so that a line number can be given for the
 * first line that was changed, wherever the learner's own lines end. */
#include "pack/pack.h"

static bool is_marker(struct str line, const char *marker)
{
    return str_is(str_trim(line), marker);
}

struct region region_find(struct str text)
{
    struct region all = {0}, found = {.limited = true, .first = -1, .end = -1};
    struct str rest = text, line;
    int n = 0;
    for (; str_line(&rest, &line); n++) {
        if (found.first < 0 && is_marker(line, REGION_BEGIN))
            found.first = n + 1;
        else if (found.first >= 0 && found.end < 0 && is_marker(line, REGION_END))
            found.end = n;
    }
    all.end = n;
    return found.end >= 0 ? found : all;
}

/* Carriage returns and blanks at the end of a line change nothing. */
static bool same_line(struct str a, struct str b)
{
    struct str left = str_trim(a), right = str_trim(b);
    size_t indent_a = left.len ? (size_t)(left.at - a.at) : 0;
    size_t indent_b = right.len ? (size_t)(right.at - b.at) : 0;
    return indent_a == indent_b && str_eq(left, right) &&
           (left.len == 0 || str_eq(str_slice(a, 0, indent_a), str_slice(b, 0, indent_b)));
}

static bool rest_blank(struct str rest)
{
    return str_trim(rest).len == 0;
}

bool region_kept(struct str start, struct str answer, int *ret_line)
{
    struct region r = region_find(start);
    if (!r.limited)
        return true;
    struct str want = start, got = answer, a, b;
    int line = 0;
    for (int i = 0; i < r.first; i++) { /* the locked lines before, and the marker */
        str_line(&want, &a);
        line++;
        if (!str_line(&got, &b) || !same_line(a, b)) {
            *ret_line = line;
            return false;
        }
    }
    for (int i = r.first; i < r.end; i++)
        str_line(&want, &a);
    bool found = false;
    while (str_line(&got, &b)) {
        line++;
        if (is_marker(b, REGION_END)) {
            found = true;
            break;
        }
    }
    str_line(&want, &a); /* the end marker itself */
    if (!found || !same_line(a, b)) {
        *ret_line = line > 0 ? line : 1;
        return false;
    }
    while (str_line(&want, &a)) {
        line++;
        if (!str_line(&got, &b)) {
            if (rest_blank(a) && rest_blank(want))
                return true;
            *ret_line = line;
            return false;
        }
        if (!same_line(a, b)) {
            *ret_line = line;
            return false;
        }
    }
    if (!rest_blank(got)) {
        *ret_line = line + 1;
        return false;
    }
    return true;
}
