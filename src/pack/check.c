/* What must hold inside one exercise, beyond its keys: cases that check
 * something, choices that can be right and wrong, markers that match, hints that
 * do not give the solution away. */
#include "pack/load.h"

#include <limits.h>
#include <string.h>

/* ---- cases, choices ------------------------------------------------------------ */

/* Was a key of this group told as unknown? Then it is not missing, but misspelt. */
bool group_misspelt(const struct loader *l, const struct yaml *map, int end_line)
{
    for (size_t i = 0; i < l->diags.len; i++) {
        const struct diag *d = &l->diags.at[i];
        if (strcmp(d->code, "unknown-key") == 0 && str_eq(d->file, map->at.file)
            && d->line >= map->at.line && d->line < end_line && d->column == map->at.column)
            return true;
    }
    return false;
}

static void check_cases(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    struct yaml *cases = yaml_get(in->front, "cases");
    if (!cases || cases->kind != YAML_LIST || ex->case_count != cases->count)
        return;
    for (size_t i = 0; i < cases->count; i++) {
        struct yaml *c = cases->items[i];
        int end = i + 1 < cases->count ? cases->items[i + 1]->at.line : INT_MAX;
        bool stops = yaml_get(c, "stops") != NULL;
        if (stops && (yaml_get(c, "exit") || ex->sweep_count || ex->has_crash || ex->budget_count || !exercise_writes(ex->kind)))
            problem(l, SEVERITY_ERROR, "bad-case", key_spot(c, "stops"),
                    "a program that an assert is to stop has no exit code of its own, no failures that can be "
                    "tried and no cost");
        if (!stops && !yaml_get(c, "stdout") && !yaml_get(c, "match") && !yaml_get(c, "exit")
            && !group_misspelt(l, c, end)) {
            problem(l, SEVERITY_ERROR, "bad-case", c->at, "this case checks nothing");
            problem_advice(l,
                           "say what it must print with 'stdout' or 'match', or how it ends with "
                           "'exit'");
        }
        if (cases->count > 1 && !yaml_get(c, "name")) {
            problem(l, SEVERITY_ERROR, "bad-case", c->at,
                    "with more than one case, each needs a 'name'");
        }
        for (size_t j = 0; j < i; j++)
            if (ex->cases[i].name.len && str_eq(ex->cases[i].name, ex->cases[j].name))
                problem(l, SEVERITY_ERROR, "bad-case", key_spot(c, "name"),
                        "a second case of this name");
    }
}

static void check_choices(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    struct yaml *choices = yaml_get(in->front, "choices");
    if (!choices || choices->kind != YAML_LIST || ex->choice_count != choices->count)
        return;
    size_t right = 0;
    for (size_t i = 0; i < ex->choice_count; i++) {
        struct yaml *said = yaml_get(choices->items[i], "right");
        if (said && !str_is(said->text, "true") && !str_is(said->text, "false"))
            return; /* reported; how many are right cannot be told */
        right += ex->choices[i].right;
        if (ex->choices[i].right && ex->choices[i].believes.len)
            problem(l, SEVERITY_ERROR, "bad-choice", key_spot(choices->items[i], "believes"),
                    "a right choice shows no misconception");
        for (size_t j = 0; j < i; j++)
            if (ex->choices[i].plain.len && str_eq(ex->choices[i].plain, ex->choices[j].plain))
                problem(l, SEVERITY_ERROR, "bad-choice", key_spot(choices->items[i], "text"),
                        "the same choice as on line %d", ex->choices[j].line);
    }
    if (right == 0) {
        problem(l, SEVERITY_ERROR, "bad-choice", choices->at, "no choice is right");
        problem_advice(l, "mark one with 'right: true'");
    } else if (right == ex->choice_count) {
        problem(l, SEVERITY_ERROR, "bad-choice", choices->at, "no choice is wrong");
    }
}

static void check_predictions(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    struct yaml *list = yaml_get(in->front, "predictions");
    if (!list || list->kind != YAML_LIST || ex->prediction_count != list->count)
        return;
    for (size_t i = 0; i < ex->prediction_count; i++)
        for (size_t j = 0; j < i; j++)
            if (str_eq(ex->predictions[i].output, ex->predictions[j].output))
                problem(l, SEVERITY_ERROR, "bad-prediction", key_spot(list->items[i], "output"),
                        "the same output as the prediction on line %d", ex->predictions[j].line);
}

/* ---- region markers --------------------------------------------------------------- */

struct markers { int begins, ends, begin_line, end_line, second_line; };

static struct markers count_markers(struct str text)
{
    struct markers m = {0};
    struct str line;
    for (int n = 1; str_line(&text, &line); n++) {
        struct str t = str_trim(line);
        if (str_is(t, REGION_BEGIN)) {
            if (m.begins++ && !m.second_line)
                m.second_line = n;
            m.begin_line = m.begin_line ? m.begin_line : n;
        } else if (str_is(t, REGION_END)) {
            if (m.ends++ && !m.second_line)
                m.second_line = n;
            m.end_line = m.end_line ? m.end_line : n;
        }
    }
    return m;
}

/* Something that wants to be a marker and is not, by a letter or a dash. */
static void check_near_markers(struct loader *l, struct str path, struct str text)
{
    static const char *const markers[] = {REGION_BEGIN, REGION_END};
    struct str line;
    for (int n = 1; str_line(&text, &line); n++) {
        struct str t = str_trim(line);
        if (t.len < 20 || t.len > 60 || !str_starts(t, "//") || !memmem(t.at, t.len, "--", 2) ||
            str_is(t, REGION_BEGIN) || str_is(t, REGION_END))
            continue;
        for (int i = 0; i < 2; i++) {
            if (str_distance(t, str_from(markers[i]), 4) > 4)
                continue;
            struct spot at = {path, n, (int)(t.at - line.at) + 1, (int)t.len};
            problem(l, SEVERITY_WARNING, "bad-region", at, "this is nearly a region marker");
            problem_advice(l, "did you mean '%s'?", markers[i]);
            break;
        }
    }
}

bool region_markers_check(struct loader *l, struct str path, struct str text)
{
    struct markers m = count_markers(text);
    check_near_markers(l, path, text);
    if (m.begins == 0 && m.ends == 0)
        return false;
    struct spot at = line_spot(path, text, m.begin_line ? m.begin_line : m.end_line);
    if (m.begins > 1 || m.ends > 1)
        problem(l, SEVERITY_ERROR, "bad-region", line_spot(path, text, m.second_line),
                "a second marker of this kind; a file has one editable region");
    else if (m.begins == 0)
        problem(l, SEVERITY_ERROR, "bad-region", at, "the region that ends here has no '%s'",
                REGION_BEGIN);
    else if (m.ends == 0)
        problem(l, SEVERITY_ERROR, "bad-region", at, "the region that begins here has no '%s'",
                REGION_END);
    else if (m.end_line < m.begin_line)
        problem(l, SEVERITY_ERROR, "bad-region", at, "the region ends on line %d, before it begins",
                m.end_line);
    else
        return true;
    return false;
}

bool regions_check(struct loader *l, const struct exercise *ex, const char *start, struct str start_text,
                   const char *solution, struct str solution_text)
{
    struct str start_path = str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(ex->dir), start));
    struct str solution_path = str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(ex->dir), solution));
    size_t before = l->diags.len;
    bool in_start = region_markers_check(l, start_path, start_text);
    bool in_solution = region_markers_check(l, solution_path, solution_text);
    for (size_t i = before; i < l->diags.len; i++)
        if (l->diags.at[i].severity == SEVERITY_ERROR)
            return false;
    if (in_start != in_solution) {
        problem(l, SEVERITY_ERROR, "bad-region",
                in_start ? line_spot(solution_path, solution_text, 1) : line_spot(start_path, start_text, 1),
                "the region markers of %s are missing here", in_start ? start : solution);
        return false;
    }
    int line = 0;
    if (in_start && !region_kept(start_text, solution_text, &line)) {
        problem(
            l, SEVERITY_ERROR, "bad-region", line_spot(solution_path, solution_text, line),
            "outside the region the solution must be the same as %s; this line is the first "
            "that differs", start);
        return false;
    }
    return true;
}

static void check_regions(struct loader *l, const struct exercise *ex)
{
    if (ex->kind == EXERCISE_ORDER && ex->solution.len) /* start.c is derived from it */
        region_markers_check(l, str_from(arena_printf(l->a, STR_FMT "/solution.c", STR_ARG(ex->dir))), ex->solution);
    if (ex->kind == EXERCISE_ORDER || !ex->start.len || !ex->solution.len ||
        !regions_check(l, ex, "start.c", ex->start, "solution.c", ex->solution))
        return;
    if (str_eq(ex->start, ex->solution))
        problem(l, SEVERITY_ERROR, "bad-region",
                line_spot(str_from(arena_printf(l->a, STR_FMT "/start.c", STR_ARG(ex->dir))), ex->start, 1),
                "the start is the same as the solution");
}

/* ---- hints that give the solution away ------------------------------------------------ */

/* White space folded to single blanks; *ret_lines gives each byte's line. */
static struct str fold(struct arena *a, struct str s, int first_line, int **ret_lines)
{
    char *out = arena_alloc(a, s.len + 1);
    int *lines = ret_lines ? arena_array(a, s.len + 1, sizeof *lines) : NULL;
    size_t n = 0;
    int line = first_line;
    for (size_t i = 0; i < s.len; i++) {
        bool blank = s.at[i] == ' ' || s.at[i] == '\t' || s.at[i] == '\n';
        if (!blank || (n > 0 && out[n - 1] != ' ')) {
            if (lines)
                lines[n] = line;
            out[n++] = blank ? ' ' : s.at[i];
        }
        line += s.at[i] == '\n';
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    if (ret_lines)
        *ret_lines = lines;
    return (struct str){out, n};
}

static size_t ink(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] != ' ' && s.at[i] != '\t';
    return n;
}

static bool has_line(struct arena *a, struct str text, struct str folded)
{
    struct str line;
    while (str_line(&text, &line))
        if (str_eq(fold(a, line, 0, NULL), folded))
            return true;
    return false;
}

/* With the next line of the region that is one; "" if there is none. */
static struct str with_next(struct arena *a, struct str folded, struct str rest, int lines)
{
    struct str line;
    while (lines-- > 0 && str_line(&rest, &line)) {
        struct str next = fold(a, line, 0, NULL);
        if (next.len)
            return str_from(arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(folded), STR_ARG(next)));
    }
    return (struct str){"", 0};
}

static void check_hints(struct loader *l, const struct exercise *ex, const struct loaded *in, struct str start,
                        struct str solution)
{
    enum { INK = 12 };
    if (!solution.len)
        return;
    struct arena scratch = {0};
    struct region region = region_find(solution);
    for (size_t i = 0; i < in->section_count; i++) {
        const struct section *s = &in->sections[i];
        if (s->kind != SECTION_HINT)
            continue;
        int *lines;
        struct str hint = fold(&scratch, s->text, s->line, &lines);
        struct str rest = solution, line;
        for (int n = 0; str_line(&rest, &line); n++) {
            if (n < region.first || n >= region.end)
                continue;
            struct str folded = fold(&scratch, line, 0, NULL);
            if (ex->kind == EXERCISE_ORDER) /* all lines are given; what comes next is the question */
                folded = with_next(&scratch, folded, rest, region.end - n - 1);
            if (ink(folded) < INK)
                continue;
            const char *hit = hint.len ? memmem(hint.at, hint.len, folded.at, folded.len) : NULL;
            if (!hit || has_line(&scratch, start, folded))
                continue;
            problem(l, SEVERITY_ERROR, "hint-gives-away",
                    line_spot(in->src.path, in->src.text, lines[hit - hint.at]),
                    "hint %d holds line %d of the solution", s->number, n + 1);
            problem_advice(l, "leave a gap, such as '____', where the thinking is");
        }
    }
    arena_release(&scratch);
}

/* ---- failures that are tried ------------------------------------------------------------ */

static void check_sweep(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    struct yaml *sweep = yaml_get(in->front, "sweep"), *pairs = yaml_get(in->front, "pairs");
    if (pairs && ex->pairs && !sweep) {
        problem(l, SEVERITY_ERROR, "bad-sweep", pairs->at, "there are no failures to make pairs of");
        problem_advice(l, "say which calls fail with 'sweep'");
    }
    if (!sweep || sweep->kind != YAML_LIST || ex->sweep_count != sweep->count)
        return;
    for (size_t i = 0; i < ex->sweep_count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(ex->sweep[i], ex->sweep[k]))
                problem(l, SEVERITY_ERROR, "bad-sweep", sweep->items[i]->at, "'" STR_FMT "' is there twice",
                        STR_ARG(ex->sweep[i]));
}

void exercise_check(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    check_cases(l, ex, in);
    check_choices(l, ex, in);
    check_predictions(l, ex, in);
    check_sweep(l, ex, in);
    if (ex->kind != EXERCISE_SCHEDULE && !ex->files) { /* whose solution is no program; capstone.c */
        check_regions(l, ex);
        check_hints(l, ex, in, ex->start, ex->solution);
    }
    for (size_t i = 0; i < ex->file_count; i++)
        if (ex->files[i].edits)
            check_hints(l, ex, in, ex->files[i].text, ex->files[i].solution);
}
