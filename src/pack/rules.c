/* Rules about an answer's source, from their entries in front matter. An entry has one key, which
 * is the rule, and `because`; where its value lists several names, each is a rule of its own. What
 * reading can tell is told here: an entry without a rule, a construct that does not exist. Whether
 * a function exists and a pattern can be used, author/ finds out, which has the library at hand. */
#include "pack/load.h"

#include <limits.h>
#include <string.h>

#include "program/constructs.h"

static const struct {
    const char *key;
    bool list; /* several names with commas between */
} ways[RULE_WAYS] = {
    [RULE_WAY_MUST_CALL] = {"must-call", true},
    [RULE_WAY_MUST_NOT_CALL] = {"must-not-call", true},
    [RULE_WAY_MUST_USE] = {"must-use", true},
    [RULE_WAY_MUST_NOT_USE] = {"must-not-use", true},
    [RULE_WAY_MUST_DECLARE] = {"must-declare", false},
    [RULE_WAY_REQUIRES] = {"requires", false},
    [RULE_WAY_CHECK_RESULTS] = {"check-results-of", true},
    [RULE_WAY_MUST_MATCH] = {"must-match", false},
    [RULE_WAY_MUST_NOT_MATCH] = {"must-not-match", false},
    [RULE_WAY_MOST_LINES] = {"at-most-lines", false},
    [RULE_WAY_MOST_STATEMENTS] = {"at-most-statements", false},
    [RULE_WAY_NO_MALLOC_CAST] = {"no-malloc-cast", false},
    [RULE_WAY_NO_BARE_UNLOCK] = {"no-bare-unlock", false},
    [RULE_WAY_NO_EXIT] = {"no-exit", false},
};

/* ---- words of constructs ------------------------------------------------------------ */

static const char *const words[] = {
#define X(id, word, phrase, doc) word,
    CONSTRUCTS(X)
#undef X
};

static bool is_construct(struct str s)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(s, words[i]))
            return true;
    return false;
}

static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(i > 0 && c >= '0' && c <= '9'))
            return false;
    }
    return s.len > 0 && s.len <= 64;
}

void constructs_check(struct loader *l, const struct yaml *map, const char *key)
{
    const struct yaml *list = yaml_get(map, key);
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
        const struct yaml *item = list->items[i];
        if (item->kind != YAML_SCALAR || is_construct(item->text) || is_name(item->text) || !item->text.len)
            continue;
        problem(l, SEVERITY_ERROR, "unknown-construct", item->at,
                "'" STR_FMT "' is neither a construct nor a function of C", STR_ARG(item->text));
        problem_nearest(l, item->text, words, COUNT(words));
    }
}

/* ---- one rule -------------------------------------------------------------------------- */

struct reading {
    struct loader *l;
    struct exercise *ex;
    size_t room;
    struct spot at;       /* of the value */
    struct str because;
    int line;
};

static bool bad_construct(struct reading *r, struct str what)
{
    bool type = str_starts(what, "type ") && str_trim(str_slice(what, 5, what.len)).len;
    if (type || is_construct(what))
        return false;
    problem(r->l, SEVERITY_ERROR, "bad-rule", r->at, "there is no construct '" STR_FMT "'", STR_ARG(what));
    problem_nearest(r->l, what, words, COUNT(words));
    if (is_name(what) && !str_nearest(what, words, COUNT(words)))
        problem_advice(r->l, "a type is named with 'type " STR_FMT "', a function with must-call or must-not-call; "
                       "docs/RULES.md lists the constructs", STR_ARG(what));
    return true;
}

static bool bad_function(struct reading *r, struct str what)
{
    if (is_name(what))
        return false;
    problem(r->l, SEVERITY_ERROR, "bad-rule", r->at, "'" STR_FMT "' is not the name of a function", STR_ARG(what));
    problem_advice(r->l, "the name alone, as in 'free'");
    return true;
}

static void add(struct reading *r, enum rule_way way, struct str what, int number)
{
    struct exercise *ex = r->ex;
    bool construct = way == RULE_WAY_MUST_USE || way == RULE_WAY_MUST_NOT_USE;
    bool function = way == RULE_WAY_MUST_CALL || way == RULE_WAY_MUST_NOT_CALL || way == RULE_WAY_CHECK_RESULTS;
    if ((construct && bad_construct(r, what)) || (function && bad_function(r, what)))
        return;
    struct rule rule = {.way = way, .what = what, .number = number, .because = r->because, .line = r->line};
    const char *key = ways[way].key;
    rule.name = what.len ? str_from(arena_printf(r->l->a, "%s " STR_FMT, key, STR_ARG(what)))
                : number ? str_from(arena_printf(r->l->a, "%s %d", key, number)) : str_from(key);
    for (size_t i = 0; i < ex->rule_count; i++)
        if (str_eq(ex->rules[i].name, rule.name)) {
            problem(r->l, SEVERITY_ERROR, "bad-rule", r->at, "the rule '" STR_FMT "' stands here a second time",
                    STR_ARG(rule.name));
            return;
        }
    enum { MOST = 128 }; /* the judge takes 256 */
    if (ex->rule_count == MOST) {
        problem(r->l, SEVERITY_ERROR, "bad-rule", r->at, "more than %d rules", MOST);
        return;
    }
    if (ex->rule_count == r->room) {
        r->room = r->room ? 2 * r->room : 8;
        struct rule *more = arena_array(r->l->a, r->room, sizeof *more);
        if (ex->rule_count)
            memcpy(more, ex->rules, ex->rule_count * sizeof *more);
        ex->rules = more;
    }
    ex->rules[ex->rule_count++] = rule;
}

/* Each name of a list; one that is empty is told of. */
static void add_each(struct reading *r, enum rule_way way, struct str all)
{
    for (size_t from = 0; from <= all.len;) {
        size_t to = from;
        while (to < all.len && all.at[to] != ',')
            to++;
        add(r, way, str_trim(str_slice(all, from, to)), 0);
        from = to + 1;
    }
}

/* ---- an entry ------------------------------------------------------------------------------ */

static void read_entry(struct reading *r, const struct rule_entry *e, const struct yaml *at, bool misspelt)
{
    const char *said = NULL;
    const int numbers[RULE_WAYS] = {[RULE_WAY_MOST_LINES] = e->most_lines, [RULE_WAY_MOST_STATEMENTS] = e->most_statements};
    const bool flags[RULE_WAYS] = {[RULE_WAY_NO_MALLOC_CAST] = e->no_malloc_cast,
                                   [RULE_WAY_NO_BARE_UNLOCK] = e->no_bare_unlock, [RULE_WAY_NO_EXIT] = e->no_exit};
    for (int way = 0; way < RULE_WAYS; way++) {
        const struct yaml *value = yaml_get(at, ways[way].key);
        if (!value)
            continue;
        if (said) {
            problem(r->l, SEVERITY_ERROR, "bad-rule", value->at, "this entry has two rules: '%s' and '%s'", said,
                    ways[way].key);
            problem_advice(r->l, "one rule an entry, each with its own '- '");
            return;
        }
        said = ways[way].key;
        r->at = value->at;
        struct str text = way < (int)COUNT(e->texts) ? str_trim(e->texts[way]) : STR("");
        if (text.len && ways[way].list)
            add_each(r, (enum rule_way)way, text);
        else if (text.len || numbers[way] || flags[way])
            add(r, (enum rule_way)way, text, numbers[way]);
        else if (value->kind == YAML_SCALAR && str_is(value->text, "false"))
            problem(r->l, SEVERITY_ERROR, "bad-rule", value->at, "'%s: false' is no rule; leave it out", said);
    }
    if (!said && !misspelt) {
        problem(r->l, SEVERITY_ERROR, "bad-rule", at->at, "this entry has no rule");
        problem_advice(r->l, "such as 'must-not-call: strcpy' or 'must-use: for'; docs/RULES.md has them all");
    }
}

void rules_read(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    const struct yaml *list = yaml_get(in->front, "rules");
    struct reading r = {.l = l, .ex = ex};
    if (!list || list->kind != YAML_LIST || list->count != ex->rule_entry_count)
        return; /* something of it was told already */
    for (size_t i = 0; i < ex->rule_entry_count; i++) {
        const struct rule_entry *e = &ex->rule_entries[i];
        const struct yaml *at = list->items[i];
        int end = i + 1 < list->count ? list->items[i + 1]->at.line : INT_MAX;
        r.because = e->because.count ? doc_plain(l->a, &e->because) : STR("");
        r.line = e->line;
        read_entry(&r, e, at, group_misspelt(l, at, end));
    }
}
