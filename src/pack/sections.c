/* The parts of a lesson's or an exercise's Markdown: the body, hints, the
 * debrief, bridges. They are cut at headings of level 2 before Markdown is
 * parsed, line by line, leaving code fences alone, so that each part is a
 * document of its own with its own place in the file. */
#include "pack/load.h"

#include <string.h>

static const char *const names[] = {"Hint 1", "Hint 2", "Hint 3", "Debrief", "Bridge: TRACK"};

/* Length of a run of the fence character at the start of a line (after at most
 * three blanks), or 0. */
static size_t fence_run(struct str line, char *ret_char, bool *ret_bare)
{
    size_t i = 0;
    while (i < line.len && i < 3 && line.at[i] == ' ')
        i++;
    if (i == line.len || (line.at[i] != '`' && line.at[i] != '~'))
        return 0;
    char c = line.at[i];
    size_t from = i;
    while (i < line.len && line.at[i] == c)
        i++;
    struct str after = str_trim(str_slice(line, i, line.len));
    if (i - from < 3 || (c == '`' && after.len && memchr(after.at, '`', after.len)))
        return 0;
    *ret_char = c;
    *ret_bare = after.len == 0;
    return i - from;
}

/* The title of a `## ` heading, or false. */
static bool heading(struct str line, struct str *ret_title, size_t *ret_column)
{
    size_t i = 0;
    while (i < line.len && i < 3 && line.at[i] == ' ')
        i++;
    struct str s = str_slice(line, i, line.len);
    if (!str_starts(s, "##") || (s.len > 2 && s.at[2] != ' ' && s.at[2] != '\t'))
        return false;
    s = str_trim(str_slice(s, 2, s.len));
    while (s.len > 0 && s.at[s.len - 1] == '#')
        s.len--;
    *ret_title = str_trim(s);
    *ret_column = i;
    return true;
}

static struct str lower(struct arena *a, struct str s)
{
    struct str copy = arena_str(a, s);
    char *at = (char *)copy.at;
    for (size_t i = 0; i < s.len; i++)
        if (at[i] >= 'A' && at[i] <= 'Z')
            at[i] += 'a' - 'A';
    return copy;
}

/* Which section a heading opens; false if it opens none. */
static bool recognise(struct str title, struct section *ret)
{
    if (title.len >= 6 && str_starts(title, "Hint ") && title.at[5] >= '1' && title.at[5] <= '9' &&
        (title.len == 6 || title.at[6] == ':')) {
        ret->kind = SECTION_HINT;
        ret->number = title.at[5] - '0';
        ret->fits = title.len > 7 ? str_trim(str_slice(title, 7, title.len)) : (struct str){"", 0};
        ret->fitted = title.len > 6;
        return true;
    }
    if (str_is(title, "Debrief")) {
        ret->kind = SECTION_DEBRIEF;
        return true;
    }
    if (str_starts(title, "Bridge:")) {
        ret->kind = SECTION_BRIDGE;
        ret->track = str_trim(str_slice(title, 7, title.len));
        return true;
    }
    return false;
}

/* Reports it, and guesses what was meant, so that one slip is one message.
 * hints: how many there are so far. False if there is no guess. */
static bool unknown_section(struct loader *l, struct spot at, struct str title, int hints,
                            struct section *ret)
{
    problem(l, SEVERITY_ERROR, "unknown-section", at, "unknown section '" STR_FMT "'",
            STR_ARG(title));
    struct str word = lower(l->a, title);
    if (str_starts(word, "hint")) {
        problem_advice(l, "hints are '## Hint 1', '## Hint 2' and '## Hint 3'; one for a failure is "
                          "'## Hint 1: CODE'");
        ret->kind = SECTION_HINT;
        ret->number = hints + 1;
        return true;
    }
    if (str_starts(word, "bridge")) {
        problem_advice(l, "a bridge is written '## Bridge: TRACK'");
        return false;
    }
    if (str_distance(word, STR("debrief"), 3) <= 3) {
        problem_advice(l, "did you mean '## Debrief'?");
        ret->kind = SECTION_DEBRIEF;
        return true;
    }
    const char *near = str_nearest(title, names, COUNT(names));
    if (near) {
        problem_advice(l, "did you mean '## %s'?", near);
        if (str_starts(str_from(near), "Hint ")) {
            ret->kind = SECTION_HINT;
            ret->number = near[5] - '0';
            return true;
        }
    } else {
        problem_advice(l, "sections are Hint 1 to 3, Debrief and Bridge: TRACK; for a heading of "
                          "your own use '###'");
    }
    return false;
}

#define OPEN_FENCE "the code fence that begins here is not closed"

struct section *sections_split(struct loader *l, struct str file, struct str body, int line,
                               bool exercise, size_t *ret_count)
{
    VEC(struct section) found = {0};
    struct section first = {.kind = SECTION_BODY, .line = line, .at = {.file = file, .line = line}};
    vec_push(&found, first);
    struct str rest = body, text;
    const char *start = body.at;
    char fence = 0;
    size_t fence_length = 0;
    struct spot fence_at = {0};
    for (int n = line;; n++) {
        const char *line_start = rest.at;
        if (rest.len == 0 || !str_line(&rest, &text))
            break;
        char c;
        bool bare;
        size_t run = fence_run(text, &c, &bare);
        if (fence_length) {
            if (run >= fence_length && c == fence && bare)
                fence_length = 0;
            if (run < fence_length || c != fence || bare)
                continue;
            /* One that says what it holds begins another: the end was forgotten. */
            problem(l, SEVERITY_ERROR, "open-fence", fence_at, OPEN_FENCE);
        }
        if (run) {
            fence = c;
            fence_length = run;
            fence_at = (struct spot){file, n, 1, (int)text.len};
            continue;
        }
        struct str title;
        size_t column;
        if (!heading(text, &title, &column))
            continue;
        struct section s = {.at = {.file = file, .line = n, .column = (int)column + 1,
                                   .length = (int)(text.len - column)},
                            .line = n + 1};
        bool known = recognise(title, &s) && (exercise || s.kind == SECTION_BRIDGE);
        if (!known && exercise) {
            int hints = 0;
            for (size_t i = 0; i < found.len; i++)
                hints += found.at[i].kind == SECTION_HINT && !found.at[i].fitted;
            known = unknown_section(l, s.at, title, hints, &s);
        } else if (!known) {
            if (found.len > 1) {
                problem(l, SEVERITY_ERROR, "unknown-section", s.at,
                        "bridges come last in a lesson; move this section above them");
            } else {
                const char *bridges[] = {"Bridge: TRACK"};
                struct str word = lower(l->a, title);
                if (str_starts(word, "bridge") || str_nearest(title, bridges, 1)) {
                    problem(l, SEVERITY_WARNING, "unknown-section", s.at,
                            "this is read as a plain heading");
                    problem_advice(l, "a bridge is written '## Bridge: TRACK'");
                }
            }
        }
        if (!known)
            continue;
        struct section *before = &found.at[found.len - 1];
        before->text = (struct str){start, (size_t)(line_start - start)};
        start = rest.at;
        vec_push(&found, s);
    }
    if (fence_length)
        problem(l, SEVERITY_ERROR, "open-fence", fence_at, OPEN_FENCE);
    struct section *last = &found.at[found.len - 1];
    last->text = (struct str){start, body.len - (size_t)(start - body.at)};
    struct section *all = arena_array(l->a, found.len, sizeof *all);
    memcpy(all, found.at, found.len * sizeof *all);
    *ret_count = found.len;
    vec_release(&found);
    return all;
}
