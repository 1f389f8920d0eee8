/* What a pack claims about sources: that its rules can be kept and catch something, and that no
 * exercise uses a construct of C before a lesson has introduced it.
 *
 * A rule is shown to be kept by the solution, which has to pass anyway, and to catch something by
 * a start or a wrong answer that breaks it. Which constructs a source uses is found by the parser,
 * and a pack's text is as hostile as a learner's: so it is parsed where those are, in a worker. */
#include "author/claims.h"

#include <string.h>

#include "cfront/cfront.h"
#include "guest/guest.h"

/* ---- names that exist ---------------------------------------------------------------- */

static bool is_letter(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Does the name stand in this text as a word of its own? */
static bool has_word(struct str text, struct str name)
{
    const char *at = text.at, *end = text.at + text.len;
    while (name.len && text.len && (at = memmem(at, (size_t)(end - at), name.at, name.len)) != NULL) {
        bool begins = at == text.at || !is_letter(at[-1]);
        if (begins && (at + name.len == end || !is_letter(at[name.len])))
            return true;
        at++;
    }
    return false;
}

/* A function of the library, or a macro of it: assert, errno. */
static bool is_library(struct str name)
{
    const char *header;
    if (guest_library_has(name, true))
        return true;
    for (size_t i = 0; (header = guest_header_name(i)) != NULL; i++)
        if (has_word(guest_header(str_from(header)), name))
            return true;
    return false;
}

/* What may have been meant: a construct, if any may be, or a function. */
static struct str advice_for(struct arena *a, struct str word, bool constructs)
{
    size_t count, n = 0;
    const struct guest_symbol *symbols = guest_symbols(&count);
    const char **names = arena_array(a, count + CONSTRUCT_COUNT, sizeof *names);
    for (int i = CONSTRUCT_NONE + 1; constructs && i < CONSTRUCT_COUNT; i++)
        names[n++] = cfront_construct_word((enum construct)i);
    for (size_t i = 0; i < count; i++)
        if (symbols[i].name[0] != '_')
            names[n++] = symbols[i].name;
    const char *near = str_nearest(word, names, n);
    return near ? str_from(arena_printf(a, "did you mean '%s'?", near)) : (struct str){0};
}

/* ---- rules --------------------------------------------------------------------------------- */

static bool is_known(const struct exercise *ex, struct str name)
{
    bool known = is_library(name) || has_word(ex->start, name) || has_word(ex->solution, name)
                 || has_word(ex->harness, name);
    for (size_t i = 0; i < ex->wrong_count && !known; i++)
        known = has_word(ex->wrong[i].text, name);
    return known;
}

bool rules_right(struct prover *p, const struct exercise *ex)
{
    bool right = true;
    for (size_t i = 0; i < ex->rule_count; i++) {
        const struct rule *r = &ex->rules[i];
        size_t from, to;
        struct error e = {0};
        bool pattern = r->way == RULE_WAY_MUST_MATCH || r->way == RULE_WAY_MUST_NOT_MATCH;
        bool function = r->way == RULE_WAY_MUST_CALL || r->way == RULE_WAY_MUST_NOT_CALL || r->way == RULE_WAY_CHECK_RESULTS;
        if (pattern && output_find(r->what, STR(""), &from, &to, &e) < 0) {
            refute(p, SEVERITY_ERROR, "bad-pattern", ex->path, r->line, (struct str){0}, "this pattern cannot be used: %s",
                   e.text);
            right = false;
        } else if (function && !is_known(ex, r->what)) {
            refute(p, SEVERITY_ERROR, "bad-rule", ex->path, r->line, advice_for(&p->arena, r->what, false),
                   "there is no function '" STR_FMT "', neither in the library nor in a file of this exercise",
                   STR_ARG(r->what));
            right = false;
        }
    }
    memset(p->broken, 0, sizeof p->broken);
    return right;
}

void rules_note(struct prover *p, const struct exercise *ex, const struct grade *g)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->failures[i].rule) {
            size_t n = (size_t)(g->failures[i].rule - ex->rules);
            if (n < COUNT(p->broken))
                p->broken[n] = true;
        }
}

void rules_unproved(struct prover *p, const struct exercise *ex)
{
    for (size_t i = 0; i < ex->rule_count && i < COUNT(p->broken); i++) {
        if (p->broken[i])
            p->proof.claims++;
        else if (ex->rules[i].way != RULE_WAY_REQUIRES) /* what breaks it does not link, most often */
            refute(p, SEVERITY_WARNING, "unproved-rule", ex->path, ex->rules[i].line,
                   STR("add a wrong answer that breaks it and nothing else: '// caught-by: rule-broken'"),
                   "nothing shows that the rule '" STR_FMT "' catches anything", STR_ARG(ex->rules[i].name));
    }
}

/* ---- constructs before their lesson --------------------------------------------------------- */

static void learn(struct known *k, struct prover *p, const struct str *words, size_t count, struct str path, bool tell)
{
    for (size_t i = 0; i < count; i++) {
        bool construct = cfront_construct(words[i]) != CONSTRUCT_NONE;
        vec_push(&k->words, words[i]);
        if (!tell || construct || is_library(words[i]))
            continue;
        bool told = false; /* by pack/ */
        for (size_t d = 0; d < p->pack->diag_count && !told; d++)
            told = !strcmp(p->pack->diags[d].code, "unknown-construct") && str_eq(p->pack->diags[d].file, path);
        if (told)
            continue;
        refute(p, SEVERITY_ERROR, "unknown-construct", path, 1, advice_for(&p->arena, words[i], true),
               "'" STR_FMT "' is neither a construct that docs/RULES.md names nor a function of the library",
               STR_ARG(words[i]));
        refute_at(p, arena_cstr(&p->arena, words[i]), 400);
    }
}

static bool is_in(const struct str *words, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(words[i], word))
            return true;
    return false;
}

void known_start(struct known *k, struct prover *p)
{
    const struct pack *pack = p->pack;
    *k = (struct known){0};
    for (size_t i = 0; i < pack->item_count && !k->on; i++) {
        const struct item *it = &pack->items[i];
        k->on = it->lesson ? item_lesson(it)->introduce_count : item_exercise(it)->introduce_count;
    }
    if (k->on)
        learn(k, p, pack->assumes, pack->assume_count, STR("course/course.yaml"), !p->is_hand);
}

void known_lesson(struct known *k, struct prover *p, const struct lesson *lesson, bool tell)
{
    if (k->on)
        learn(k, p, lesson->introduces, lesson->introduce_count, lesson->path, tell);
}

void known_release(struct known *k)
{
    vec_release(&k->words);
    vec_release(&k->told);
}

/* One source of an exercise, in the worker. It need not compile: then nothing is known of it. */
static void look(struct known *k, struct prover *p, const struct exercise *ex, struct str text, const char *name)
{
    struct arena a = {0};
    struct attempt attempt = grade_attempt(&a, ex, text);
    attempt.run_count = 0;
    attempt.schedules = 0;
    attempt.rule_count = 0;
    attempt.rules_file = attempt.files[0].name;
    attempt.uses = true;
    attempt.next = NULL;
    struct verdict *v = prove_judge(p, &attempt);
    bool good = v && v->kind == VERDICT_CLEAN;
    for (size_t i = 0; good && i < v->use_count; i++) {
        const struct use *u = &v->uses[i];
        if (is_in(k->words.at, k->words.len, u->word) || is_in(k->told.at, k->told.len, u->word))
            continue;
        bool construct = cfront_construct(u->word) != CONSTRUCT_NONE;
        vec_push(&k->told, arena_str(&p->arena, u->word));
        refute(p, SEVERITY_ERROR, "not-introduced", str_from(arena_printf(&p->arena, STR_FMT "/%s", STR_ARG(ex->dir), name)),
               u->at.line, STR("a lesson before it explains that and says so with `introduces`; what learners know from the start "
                   "stands in `assumes` of course.yaml"),
               construct ? "no lesson before this exercise introduces '" STR_FMT "'"
                         : "no lesson before this exercise introduces the function '" STR_FMT "'", STR_ARG(u->word));
        struct diag *d = &p->diags.at[p->diags.len - 1];
        d->column = u->at.column;
        d->length = u->at.length;
    }
    p->proof.claims += good;
    verdict_free(v);
    arena_release(&a);
}

/* Its sources. A capstone is several files; it comes last in a unit. */
static void look_all(struct known *k, struct prover *p, const struct exercise *ex, bool tell)
{
    if (!tell || !p->judge || ex->kind == EXERCISE_CAPSTONE)
        return;
    if (exercise_writes(ex->kind)) {
        if (ex->start.len)
            look(k, p, ex, ex->start, "start.c");
        if (ex->solution.len)
            look(k, p, ex, ex->solution, "solution.c");
    } else if (exercise_reads(ex->kind) && ex->program.len) {
        look(k, p, ex, ex->program, "program.c");
    } else if (ex->kind == EXERCISE_SCHEDULE && ex->start.len) {
        look(k, p, ex, ex->start, "start.c");
    }
}

void known_exercise(struct known *k, struct prover *p, const struct exercise *ex, bool tell)
{
    if (!k->on || p->failed)
        return;
    size_t before = k->words.len;
    k->told.len = 0;
    learn(k, p, ex->introduces, ex->introduce_count, ex->path, tell);
    look_all(k, p, ex, tell);
    if (ex->use == USE_REVIEW) /* a variant is met on some other day */
        k->words.len = before;
}

void known_foresee(struct prover *p, const struct exercise *ex)
{
    struct known none = {0};
    look_all(&none, p, ex, true);
}
