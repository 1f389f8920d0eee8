/* The pieces of an exercise of kind order (a Parsons problem: Parsons & Haden 2006): the
 * lines of the region of solution.c. Blank lines and lines that are all comment are none.
 * `pieces` glues neighbouring lines into one; `distractors` are lines that belong nowhere.
 * start.c is not written but derived: the solution with nothing in its region.
 *
 * A piece is known by its text, for an answer is a plain .c file (study/order.c finds the
 * pieces in it again). Two of the same text cannot be told apart; for braces that is
 * nothing strange, and of others the author says that it is meant. */
#include "pack/load.h"

#include <string.h>

enum { FEWEST = 4, MOST = PIECES_MAX };

struct str region_lines(struct str text)
{
    struct region r = region_find(text);
    struct str line, rest = text;
    for (int i = 0; i < r.first; i++)
        str_line(&rest, &line);
    struct str from = rest;
    for (int i = r.first; i < r.end; i++)
        str_line(&rest, &line);
    return str_slice(from, 0, from.len - rest.len);
}

bool piece_line(struct str line, struct str *ret)
{
    *ret = str_trim(line);
    return ret->len && !str_starts(*ret, "//");
}

/* Braces, with what may stand beside them: these say nothing by themselves. */
static bool only_braces(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("{}; \n", text.at[i]))
            return false;
    return true;
}

/* A text's lines as a piece has them. */
static struct str plain_lines(struct arena *a, struct str text, int *ret_lines)
{
    struct buf b = {0};
    struct str line, ink;
    *ret_lines = 0;
    while (str_line(&text, &line)) {
        if (!piece_line(line, &ink))
            continue;
        buf_str(&b, ink);
        buf_char(&b, '\n');
        ++*ret_lines;
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* The solution with an empty region. */
static struct str derive_start(struct arena *a, struct str solution)
{
    struct str part = region_lines(solution);
    struct buf b = {0};
    buf_add(&b, solution.at, (size_t)(part.at - solution.at));
    const char *behind = part.at + part.len;
    buf_add(&b, behind, (size_t)(solution.at + solution.len - behind));
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* Where the text of a `pieces` entry stands among the single lines; -1: nowhere. */
static int find_lines(const struct piece *all, size_t count, struct str text, int lines)
{
    for (size_t i = 0; i + (size_t)lines <= count; i++) {
        struct str rest = text, line;
        size_t k = i;
        while (str_line(&rest, &line) &&
               str_eq(line, str_slice(all[k].text, 0, all[k].text.len - 1)))
            k++;
        if (k == i + (size_t)lines)
            return (int)i;
    }
    return -1;
}

static size_t glue(struct loader *l, const struct exercise *ex, const struct loaded *in,
                   struct piece *all, size_t count)
{
    struct yaml *said = yaml_get(in->front, "pieces");
    int before = -1;
    for (size_t g = 0; said && said->kind == YAML_LIST && g < ex->glued_count && g < said->count; g++) {
        int lines;
        struct str text = plain_lines(l->a, ex->glued[g], &lines);
        int at = lines > 1 ? find_lines(all, count, text, lines) : -1;
        if (lines < 2) {
            problem(l, SEVERITY_ERROR, "bad-piece", said->items[g]->at,
                    "a piece that is named here has at least two lines");
            problem_advice(l, "each line of the region is a piece by itself; only those that stay "
                              "together are named");
            continue;
        }
        if (at < 0) {
            problem(l, SEVERITY_ERROR, "bad-piece", said->items[g]->at,
                    "these lines do not follow each other in the region of solution.c%s",
                    before >= 0 ? ", or are in another piece already" : "");
            continue;
        }
        before = at;
        all[at].text = text;
        all[at].lines = lines;
        size_t behind = (size_t)at + (size_t)lines;
        memmove(&all[at + 1], &all[behind], (count - behind) * sizeof *all);
        count -= (size_t)lines - 1;
    }
    return count;
}

static void check_twins(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    struct str solution = str_from(arena_printf(l->a, STR_FMT "/solution.c", STR_ARG(ex->dir)));
    for (size_t i = 1; i < ex->piece_count; i++) {
        const struct piece *p = &ex->pieces[i];
        for (size_t k = 0; k < i; k++) {
            if (!str_eq(p->text, ex->pieces[k].text))
                continue;
            if (p->distractor) {
                problem(l, SEVERITY_ERROR, "same-piece", line_spot(in->src.path, in->src.text, p->line),
                        ex->pieces[k].distractor ? "the same line as the distractor on line %d"
                                                 : "this distractor is the same as line %d of solution.c",
                        ex->pieces[k].line);
            } else if (!ex->repeats && !only_braces(p->text)) {
                problem(l, SEVERITY_ERROR, "same-piece", line_spot(solution, ex->solution, p->line),
                        "the same piece as on line %d: a learner sees it twice and cannot tell them apart",
                        ex->pieces[k].line);
                problem_advice(l, "if it is meant, say 'repeats: true' in exercise.md");
            } else {
                continue;
            }
            break;
        }
    }
}

void pieces_read(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    if (ex->kind != EXERCISE_ORDER || !ex->solution.len)
        return;
    struct str path = str_from(arena_printf(l->a, STR_FMT "/solution.c", STR_ARG(ex->dir)));
    struct region r = region_find(ex->solution);
    if (!r.limited) {
        if (!memmem(ex->solution.at, ex->solution.len, "--- your code", 13)) { /* else check.c tells */
            problem(l, SEVERITY_ERROR, "bad-piece", line_spot(path, ex->solution, 1),
                    "the lines to be put in order must stand between the two region markers");
            problem_advice(l, "they are '%s' and '%s'", REGION_BEGIN, REGION_END);
        }
        return;
    }
    ex->start = derive_start(l->a, ex->solution);
    ex->start_fails = STR("wrong-order");
    size_t room = (size_t)(r.end - r.first) + ex->distractor_count + 1, count = 0;
    struct piece *all = arena_array(l->a, room, sizeof *all);
    struct str rest = region_lines(ex->solution), line, ink;
    for (int n = r.first + 1; str_line(&rest, &line); n++)
        if (piece_line(line, &ink))
            all[count++] = (struct piece){
                .text = str_from(arena_printf(l->a, STR_FMT "\n", STR_ARG(ink))), .lines = 1, .line = n};
    count = glue(l, ex, in, all, count);
    size_t right = count;
    for (size_t i = 0; i < ex->distractor_count; i++) {
        const struct distractor *d = &ex->distractors[i];
        int lines;
        struct str text = plain_lines(l->a, d->text, &lines);
        if (!lines) {
            if (d->text.len)
                problem(l, SEVERITY_ERROR, "bad-piece", line_spot(in->src.path, in->src.text, d->line),
                        "a distractor must be a line of C, not a comment");
            continue;
        }
        all[count++] = (struct piece){.text = text, .lines = lines, .distractor = true,
                                      .believes = d->believes, .because = d->because, .line = d->line};
    }
    ex->pieces = all;
    ex->piece_count = count;
    if (right < FEWEST || count > MOST) {
        problem(l, SEVERITY_ERROR, "bad-piece", line_spot(path, ex->solution, r.first),
                right < FEWEST ? "%zu piece%s to be put in order; at least %d are needed"
                               : "%zu piece%s, distractors included; more than %d are too many to overlook",
                right < FEWEST ? right : count, (right < FEWEST ? right : count) == 1 ? "" : "s",
                right < FEWEST ? FEWEST : MOST);
        problem_advice(l, right < FEWEST ? "a longer task, or fewer lines glued by 'pieces'"
                                         : "glue lines that belong together with 'pieces'");
        if (count > MOST)
            ex->piece_count = MOST;
    }
    check_twins(l, ex, in);
}
