/* Rules about an answer's source. Those over the typed tree go with the attempt to the worker and
 * come back as breaches; those on the text are looked at here, because they compare it with the
 * start, or match patterns. All count only in the learner's part of the file.
 *
 * How many lines were changed is the edit distance between the code lines of the start and of the
 * answer (Levenshtein 1966, by the table of Wagner & Fischer 1974): a line that was added, taken
 * out or put in another's place counts one. What is no code - blank lines, comments, a brace alone
 * - is left out on both sides, and so is indentation. */
#include "study/room.h"

#include <string.h>

#include "cfront/cfront.h"

static enum rule_kind kind_of(enum rule_way way)
{
    static const uint8_t kinds[RULE_WAYS] = {
        [RULE_WAY_MUST_CALL] = RULE_MUST_CALL, [RULE_WAY_MUST_NOT_CALL] = RULE_MUST_NOT_CALL,
        [RULE_WAY_MUST_USE] = RULE_MUST_USE, [RULE_WAY_MUST_NOT_USE] = RULE_MUST_NOT_USE,
        [RULE_WAY_MUST_DECLARE] = RULE_MUST_DECLARE, [RULE_WAY_REQUIRES] = RULE_REQUIRES,
        [RULE_WAY_CHECK_RESULTS] = RULE_CHECK_RESULTS, [RULE_WAY_MOST_STATEMENTS] = RULE_MOST_STATEMENTS,
        [RULE_WAY_NO_MALLOC_CAST] = RULE_NO_MALLOC_CAST, [RULE_WAY_NO_BARE_UNLOCK] = RULE_NO_BARE_UNLOCK,
        [RULE_WAY_NO_EXIT] = RULE_NO_EXIT,
    };
    return (enum rule_kind)kinds[way]; /* RULE_NONE: on the text */
}

static struct region part_of(const struct exercise *ex, struct str answer)
{
    return region_find(ex->start).limited ? region_find(answer) : (struct region){.end = INT32_MAX};
}

void rules_ask(struct arena *a, const struct exercise *ex, struct str answer, struct attempt *to)
{
    if (!ex->rule_count || !exercise_writes(ex->kind) || ex->files)
        return;
    struct source_rule *rules = arena_array(a, ex->rule_count, sizeof *rules);
    for (size_t i = 0; i < ex->rule_count; i++)
        if (kind_of(ex->rules[i].way))
            rules[to->rule_count++] = (struct source_rule){(uint8_t)kind_of(ex->rules[i].way), ex->rules[i].what,
                                                           ex->rules[i].number};
    struct region part = part_of(ex, answer);
    to->rules = rules;
    to->rules_file = STR("answer.c");
    if (part.limited) {
        to->rules_first = part.first;
        to->rules_end = part.end;
    }
}

/* ---- on the text -------------------------------------------------------------------- */

struct asking {
    struct arena *arena;
    const struct exercise *ex;
    struct str answer;
    struct region part;
    VEC(struct grade_failure) broken;
};

static void tell_broken(struct asking *q, const struct rule *rule, struct place at, struct str message)
{
    struct grade_failure f = {.code = "rule-broken", .case_index = -1, .at = at, .rule = rule,
                              .advice = rule->because};
    f.message = str_from(arena_printf(q->arena, STR_FMT, STR_ARG(message)));
    if (f.message.len) {
        char *first = (char *)f.message.at;
        *first = *first >= 'a' && *first <= 'z' ? (char)(*first - 32) : *first;
    }
    vec_push(&q->broken, f);
}

/* The bytes of the lines that are the learner's. */
static struct str part_text(struct str text, struct region part, size_t *ret_from)
{
    struct str rest = text, line;
    for (int i = 0; i < part.first && str_line(&rest, &line); i++)
        ;
    *ret_from = text.len - rest.len;
    for (int i = part.first; i < part.end && str_line(&rest, &line); i++)
        ;
    return str_slice(text, *ret_from, text.len - rest.len);
}

static struct place place_at(struct str text, size_t from, size_t to)
{
    struct place p = {.file = STR("answer.c"), .line = 1, .column = 1, .length = 1};
    for (size_t i = 0; i < from && i < text.len; i++) {
        p.column++;
        if (text.at[i] == '\n') {
            p.line++;
            p.column = 1;
        }
    }
    size_t end = from;
    while (end < to && end < text.len && text.at[end] != '\n')
        end++;
    if (end > from)
        p.length = (int)(end - from);
    return p;
}

/* Of the pattern \bWORD\b the word, which is all that a learner has to hear of it; else empty. */
static struct str pattern_word(struct str what)
{
    if (what.len < 5 || !str_starts(what, "\\b") || what.at[what.len - 2] != '\\' || what.at[what.len - 1] != 'b')
        return STR("");
    struct str word = {what.at + 2, what.len - 4};
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return STR("");
    }
    return word;
}

static bool check_pattern(struct asking *q, const struct rule *rule, struct str *ret_fault)
{
    size_t begin, from, to;
    struct error error = {0};
    struct str text = part_text(source_blanked(q->arena, q->answer, true), q->part, &begin);
    int hit = output_find(rule->what, text, &from, &to, &error);
    if (hit < 0) {
        *ret_fault = str_from(arena_printf(q->arena, "the rule '" STR_FMT "' could not be looked at: %s",
                                           STR_ARG(rule->name), error.text));
        return false;
    }
    struct str word = pattern_word(rule->what);
    if (hit && rule->way == RULE_WAY_MUST_NOT_MATCH)
        tell_broken(q, rule, place_at(q->answer, begin + from, begin + to), word.len ?
                    str_from(arena_printf(q->arena, "'" STR_FMT "' stands here, and the task rules it out", STR_ARG(word))) :
                    rule->because.len ? STR("what stands here is ruled out by the task") :
                    str_from(arena_printf(q->arena, "what stands here fits the pattern " STR_FMT ", which the task rules "
                                          "out", STR_ARG(rule->what))));
    if (!hit && rule->way == RULE_WAY_MUST_MATCH)
        tell_broken(q, rule, (struct place){0}, word.len ?
                    str_from(arena_printf(q->arena, "'" STR_FMT "' stands nowhere here, and the task asks for it",
                                          STR_ARG(word))) :
                    rule->because.len ? STR("something that the task asks for stands nowhere here") :
                    str_from(arena_printf(q->arena, "nothing fits the pattern " STR_FMT ", which the task asks for",
                                          STR_ARG(rule->what))));
    return true;
}

/* ---- lines ------------------------------------------------------------------------------ */

struct lines { struct str *text; int *number; size_t count; };

/* The lines of code of a part. */
static struct lines code_lines(struct arena *a, struct str text, struct region part)
{
    size_t begin;
    struct str code = part_text(source_blanked(a, text, false), part, &begin), rest = code, line;
    size_t room = 0;
    while (str_line(&rest, &line))
        room++;
    struct lines l = {arena_array(a, room + 1, sizeof *l.text), arena_array(a, room + 1, sizeof *l.number), 0};
    for (int n = part.first + 1; str_line(&code, &line); n++) {
        line = str_trim(line);
        bool brace = line.len <= 2 && line.len && strspn(arena_cstr(a, line), "{};") == line.len;
        if (!line.len || brace)
            continue;
        l.text[l.count] = line;
        l.number[l.count++] = n;
    }
    return l;
}

static void drop_first(struct lines *l)
{
    l->text++;
    l->number++;
    l->count--;
}

/* How many lines differ, and the number of the first of more than `most`. fresh: by number, set for each
 * line of now that is another's or new, up to there; or NULL. */
static size_t changed_lines(struct lines *was, struct lines *now, size_t most, int *ret_line, bool *fresh)
{
    int last = now->count ? now->number[now->count - 1] : 0; /* where lines are missing in the end */
    enum { CELLS = 4 * 1000 * 1000 };
    while (was->count && now->count && str_eq(was->text[0], now->text[0]))
        drop_first(was), drop_first(now);
    while (was->count && now->count && str_eq(was->text[was->count - 1], now->text[now->count - 1])) {
        was->count--;
        last = now->number[--now->count];
    }
    size_t width = now->count + 1, height = was->count + 1;
    *ret_line = now->count > most ? now->number[most] : last;
    for (size_t k = 0; fresh && k < now->count && width > CELLS / height; k++)
        fresh[now->number[k]] = true;
    if (width > CELLS / height) /* too long to compare: all is new */
        return now->count > was->count ? now->count : was->count;
    uint32_t *cost = mem_resize(NULL, width * height, sizeof *cost); /* of making the ends alike */
    for (size_t i = height; i-- > 0;)
        for (size_t k = width; k-- > 0;) {
            uint32_t *c = &cost[i * width + k];
            if (i == height - 1 || k == width - 1) {
                *c = (uint32_t)(height - 1 - i + width - 1 - k);
                continue;
            }
            uint32_t both = c[width + 1] + !str_eq(was->text[i], now->text[k]);
            uint32_t one = (c[1] < c[width] ? c[1] : c[width]) + 1;
            *c = both < one ? both : one;
        }
    size_t all = cost[0], done = 0;
    for (size_t i = 0, k = 0; done <= most && (i < height - 1 || k < width - 1);) {
        uint32_t c = cost[i * width + k];
        bool left = i < height - 1, right = k < width - 1;
        int line = right ? now->number[k] : last;
        if (left && right && str_eq(was->text[i], now->text[k]) && c == cost[(i + 1) * width + k + 1]) {
            i++, k++;
            continue;
        }
        *ret_line = line;
        done++;
        bool replaced = left && right && c == cost[(i + 1) * width + k + 1] + 1;
        bool added = replaced || (right && c == cost[i * width + k + 1] + 1);
        if (fresh && added)
            fresh[line] = true;
        i += replaced || !added;
        k += added;
    }
    mem_free(cost);
    return all;
}

static void check_lines(struct asking *q, const struct rule *rule)
{
    struct region start = region_find(q->ex->start);
    if (!start.limited)
        start.end = INT32_MAX;
    struct lines was = code_lines(q->arena, q->ex->start, start), now = code_lines(q->arena, q->answer, q->part);
    int line;
    size_t changed = changed_lines(&was, &now, (size_t)rule->number, &line, NULL);
    if (changed > (size_t)rule->number)
        tell_broken(q, rule, (struct place){.file = STR("answer.c"), .line = line},
                    str_from(arena_printf(q->arena, "%zu line%s written or changed, and the task allows %d", changed,
                                          changed == 1 ? " is" : "s are", rule->number)));
}

bool *rules_new_lines(struct arena *a, struct str was, struct str now, int *ret_count)
{
    const struct region whole = {.end = INT32_MAX};
    struct lines before = code_lines(a, was, whole), after = code_lines(a, now, whole);
    struct str rest = now, line;
    int ignored;
    for (*ret_count = 1; str_line(&rest, &line); ++*ret_count)
        ;
    bool *fresh = arena_array(a, (size_t)*ret_count + 1, sizeof *fresh);
    changed_lines(&before, &after, SIZE_MAX, &ignored, fresh);
    return fresh;
}

/* ---- all of them -------------------------------------------------------------------------- */

bool rules_broken(struct arena *a, const struct exercise *ex, struct str answer, const struct verdict *v,
                  struct grade_failure **ret, size_t *ret_count, struct str *ret_fault)
{
    struct asking q = {.arena = a, .ex = ex, .answer = answer, .part = part_of(ex, answer)};
    size_t number = 0; /* of the rule, as the judge counts */
    bool good = true;
    if (!exercise_writes(ex->kind) || ex->files)
        goto out;
    for (size_t i = 0; i < ex->rule_count && good; i++) {
        const struct rule *rule = &ex->rules[i];
        if (rule->way == RULE_WAY_MOST_LINES) {
            check_lines(&q, rule);
        } else if (!kind_of(rule->way)) {
            good = check_pattern(&q, rule, ret_fault);
        } else {
            for (size_t k = 0; k < v->breach_count; k++)
                if (v->breaches[k].rule == number)
                    tell_broken(&q, rule, v->breaches[k].at, v->breaches[k].message);
            number++;
        }
    }
out:
    *ret_count = q.broken.len;
    *ret = arena_array(a, q.broken.len + 1, sizeof **ret);
    if (q.broken.len)
        memcpy(*ret, q.broken.at, q.broken.len * sizeof **ret);
    vec_release(&q.broken);
    return good;
}
