/* What was found of ownership before the run, as lines: the place, the path that leads there with
 * its lines, what the run did of it and where to look for one that shows it, Rust's word for the
 * rule. Beside a finding of the run that has the same cause only the path is told: what happened is
 * the stronger story, and stands above. */
#include "study/room.h"

#include "study/lanes.h"

#include <string.h>

enum { ASIDE = 5 }; /* lines of what decides nothing */

static bool same(const struct place *a, const struct place *b)
{
    return a->line == b->line && str_eq(a->file, b->file);
}

/* A column of what happened, one of where and what; each line of code once in a row. */
static void tell_path(struct teller *t, int indent, const struct contract_found *f)
{
    const struct place *quoted = &f->at;
    if (f->step_count)
        tell(t, WORD_TEXT, indent, 0, STR("The path:"));
    for (size_t i = 0; i < f->step_count; i++) {
        const struct contract_step *s = &f->steps[i];
        enum word_role role = s->role == CONTRACT_ROLE_BRANCH || s->role == CONTRACT_ROLE_WRITTEN ? WORD_DIM : WORD_TEXT;
        if (s->at.line > 0)
            tellf(t, role, indent + 2, place_goto(t, &s->at), "%-9s%s: " STR_FMT, contract_role_word(s->role),
                  tell_where(t, &s->at), STR_ARG(s->message));
        else
            tellf(t, role, indent + 2, 0, "%-9s" STR_FMT, contract_role_word(s->role), STR_ARG(s->message));
        if (!same(quoted, &s->at) && s->at.line > 0)
            tell_quote(t, indent + 2, &s->at);
        quoted = &s->at;
    }
}

static void tell_rust(struct teller *t, int indent, const struct contract_found *f)
{
    if (f->rust.len)
        tellf(t, WORD_DIM, indent, 0, "In Rust: " STR_FMT, STR_ARG(tell_sentence(t->arena, f->rust)));
}

/* ---- where it stands ---------------------------------------------------------------------------- */

/* "when the 1st `malloc` (line 9) returns NULL", of a fault's words. */
static struct str under(struct arena *a, const struct contract_stand *s)
{
    if (s->cell)
        return str_from(arena_printf(a, ", " STR_FMT, STR_ARG(s->cell->how)));
    if (s->schedule.len)
        return str_from(arena_printf(a, ", in the order " STR_FMT " of its threads", STR_ARG(s->schedule)));
    return STR("");
}

static const char *branch_text(struct teller *t, const struct contract_stand *s)
{
    for (size_t i = s->found->step_count; i-- > 0;) {
        const struct contract_step *step = &s->found->steps[i];
        if (step->role == CONTRACT_ROLE_BRANCH && same(&step->at, &s->branch) && step->message.len)
            return arena_printf(t->arena, STR_FMT " (%s)", STR_ARG(step->message), tell_where(t, &step->at));
    }
    return tell_where(t, &s->branch);
}

/* Where nothing has to go otherwise for the rule to be broken. */
static struct str luck(enum contract_code code)
{
    switch (code) {
    case CONTRACT_CODE_CONTRACT_MISMATCH:
        return STR("No run can show it: callers believe the one text, the function keeps the other.");
    case CONTRACT_CODE_OWNER_DROPPED:
        return STR("Every run that comes here breaks it. If nothing was lost, somebody frees it whom no contract names.");
    case CONTRACT_CODE_RETURNS_LOCAL:
        return STR("Every run that comes here breaks it. It shows as soon as somebody follows what was returned.");
    case CONTRACT_CODE_GUARDED_WITHOUT_LOCK:
    case CONTRACT_CODE_LOCK_HELD_AT_EXIT:
    case CONTRACT_CODE_LOCK_MISUSE:
        return STR("With one thread nobody can come in between. It shows with a second one, in some order.");
    case CONTRACT_CODE_MAYBE_NULL: /* a test of something else may rule it out, which the path does not know */
        return STR("A run breaks it in which NULL comes here. If a test of something else rules that out today, no "
                   "contract says so: keep this value in a variable, and test that.");
    case CONTRACT_CODE_RESULT_IGNORED:
        return STR("Every run that comes here breaks it. It shows when the call has bad news.");
    default:
        return STR("Every run that comes here breaks it. What the other side does with it today decides whether "
                   "anything shows: change that, and this line is where it breaks.");
    }
}

static void tell_look(struct teller *t, int indent, const struct contract_stand *s, const char *how)
{
    const char *with = how ? arena_printf(t->arena, " (%s)", how) : "";
    switch (s->look) {
    case LOOK_SWEEP:
        if (s->swept)
            tellf(t, WORD_TEXT, indent, 0, "It also survived each of its calls failing alone. Let two fail at once%s, or "
                  "change the input.", with);
        else if (s->call.len)
            tellf(t, WORD_TEXT, indent, place_goto(t, &s->branch), "The path depends on `" STR_FMT "`: make it fail%s.",
                  STR_ARG(s->call), with);
        else
            tellf(t, WORD_TEXT, indent, place_goto(t, &s->branch), "The path depends on a call that can fail: make "
                  "them fail, one after the other%s.", with);
        break;
    case LOOK_SCHEDULES:
        tellf(t, WORD_TEXT, indent, 0, "In this order nobody came in between: try the other orders of its threads%s.", with);
        break;
    case LOOK_INPUT:
        if (s->ends) {
            tellf(t, WORD_TEXT, indent, place_goto(t, &s->ends->at), "Give it an input with which this really comes to "
                  "be: " STR_FMT " (%s).", STR_ARG(s->ends->message), tell_where(t, &s->ends->at));
            break;
        }
        tellf(t, WORD_TEXT, indent, place_goto(t, &s->branch), "Give it an input with which the path goes that way: %s.",
              branch_text(t, s));
        break;
    case LOOK_NOWHERE:
        tell(t, WORD_TEXT, indent, 0, luck(s->found->code));
    }
}

static void tell_standing(struct teller *t, int indent, const struct contract_stand *s, const char *how)
{
    if (s->found->code == CONTRACT_CODE_CANNOT_TELL)
        return;
    switch (s->standing) {
    case STANDING_CONFIRMED:
        if (s->finding)
            tellf(t, WORD_FAIL, indent, place_goto(t, &s->finding->at), "The rule is broken, and the run shows it" STR_FMT
                  ": %s at %s.", STR_ARG(under(t->arena, s)), s->finding->code, tell_where(t, &s->finding->at));
        else
            tellf(t, WORD_FAIL, indent, 0, "The rule is broken, and nobody notices" STR_FMT ".",
                  STR_ARG(under(t->arena, s)));
        break;
    case STANDING_SURVIVED:
        if (s->look == LOOK_NOWHERE)
            tell(t, WORD_WARN, indent, 0, STR("The rule is broken; this run happened to survive."));
        else if (s->reached == REACHED_NOT)
            tell(t, WORD_WARN, indent, 0, STR("The rule is broken; this run never came there. Find one that does:"));
        else
            tell(t, WORD_WARN, indent, 0, STR("The rule is broken; this run happened to survive. Find one that does not:"));
        tell_look(t, indent, s, how);
        break;
    case STANDING_CONTRADICTED:
        tell(t, WORD_WARN, indent, 0, STR("The run knows better: it came by, and nothing was lost; all blocks were freed."));
        tell(t, WORD_TEXT, indent, 0, STR("So somebody frees it whom no contract names. Write down who takes it over "
                                          "(owns, owned), or the two will part one day."));
        break;
    case STANDING_UNTRIED:
        break;
    }
}

/* ---- one of them --------------------------------------------------------------------------------- */

void tell_contract(struct teller *t, int indent, const struct contract_stand *s, const char *how)
{
    tell_place(t, indent, &s->found->at);
    tell_path(t, indent, s->found);
    tell_standing(t, indent, s, how);
    tell_rust(t, indent, s->found);
}

/* Has the run's finding told all of it: the same rule at the same place, and nothing lies between? */
static bool told_whole(const struct contract_found *f, const struct finding *shown)
{
    if (strcmp(f->word, shown->code) != 0 || !same(&f->at, &shown->at))
        return false;
    for (size_t i = 0; i < f->step_count; i++) {
        const struct place *at = &f->steps[i].at;
        if (at->line > 0 && !same(at, &shown->at) && !same(at, &shown->contract) && !same(at, &shown->moved))
            return false;
    }
    return true;
}

void tell_contract_shown(struct teller *t, int indent, const struct contract_stand *s, const struct finding *shown)
{
    if (told_whole(s->found, shown)) {
        tell(t, WORD_TEXT, indent, 0, STR("No run was needed to see it: it can be told from the code alone."));
        tell_rust(t, indent, s->found);
        return;
    }
    tellf(t, WORD_TEXT, indent, place_goto(t, &s->found->at), "No run was needed to see it (%s, %s): " STR_FMT,
          s->found->word, tell_where(t, &s->found->at), STR_ARG(tell_sentence(t->arena, s->found->message)));
    tell_path(t, indent, s->found);
    tell_rust(t, indent, s->found);
    if (explain_has(s->found->word))
        tell_more(t, indent, s->found->word);
}

struct words words_contract(struct arena *a, const struct contract_stand *s, const struct source_file *files,
                            size_t file_count, const char *how)
{
    struct teller t = {.arena = a, .files = files, .file_count = file_count};
    bool untold = s->found->code == CONTRACT_CODE_CANNOT_TELL;
    tellf(&t, untold ? WORD_DIM : WORD_WARN, 0, place_goto(&t, &s->found->at), "%s: " STR_FMT, s->found->word,
          STR_ARG(tell_sentence(a, s->found->message)));
    tell_contract(&t, 2, s, how);
    if (s->found->advice.len)
        tell(&t, WORD_TEXT, 2, 0, tell_advice(a, s->found->advice));
    if (explain_has(s->found->word))
        tell_more(&t, 2, s->found->word);
    return t.words;
}

/* ---- of a grade ------------------------------------------------------------------------------------- */

static bool told_of(const struct grade *g, const struct contract_stand *s)
{
    bool told = s->found->code == CONTRACT_CODE_CANNOT_TELL;
    for (size_t i = 0; i < g->count; i++) {
        const struct finding *f = g->failures[i].finding;
        told = told || g->failures[i].contract == s || (f && contract_shown_by(s->found, f)); /* one cause, one message */
    }
    return told;
}

/* A line each: the exercise is about something else. */
void tell_contracts_aside(struct teller *t, const struct grade *g)
{
    size_t told = 0, all = 0;
    bool passed = g->status == GRADE_PASSED;
    for (size_t i = 0; i < g->stand_count; i++)
        all += !told_of(g, &g->stands[i]);
    for (size_t i = 0; i < g->stand_count && told < ASIDE; i++) {
        const struct contract_stand *s = &g->stands[i];
        if (told_of(g, s))
            continue;
        tellf(t, passed ? WORD_DIM : WORD_WARN, 2, place_goto(t, &s->found->at), "ownership, %s: " STR_FMT " (%s; it "
              "decides nothing here)", tell_where(t, &s->found->at), STR_ARG(s->found->message), s->found->word);
        told++;
    }
    if (all > told)
        tellf(t, WORD_DIM, 2, 0, "and %zu more about ownership.", all - told);
}

void tell_contracts_kept(struct teller *t, const struct grade *g)
{
    if (!g->contracts)
        return;
    if (!g->untold)
        tell(t, WORD_TEXT, 2, 0, STR("Its contracts are kept on every path, also on those that no run went."));
    else
        tellf(t, WORD_TEXT, 2, 0, "Its contracts are kept, as far as can be told: of %zu place%s nothing is known.",
              g->untold, g->untold == 1 ? "" : "s");
}

/* ---- of a verdict ----------------------------------------------------------------------------------- */

static void add_words(struct teller *t, struct words w, int indent)
{
    for (size_t i = 0; i < w.count; i++) {
        struct word_line line = w.lines[i];
        tell(t, line.role, line.indent + indent, line.goto_line, line.text);
        t->words.lines[t->words.count - 1].explains = line.explains;
    }
}

struct words words_contracts(struct arena *a, const struct verdict *v, const struct source_file *files,
                             size_t file_count, const struct contract_stand *stands, size_t stand_count, bool untold)
{
    struct teller t = {.arena = a, .files = files, .file_count = file_count};
    const struct ownership *o = v->ownership;
    size_t told = 0, hidden = 0;
    if (!o) {
        tell(&t, WORD_WARN, 0, 0, STR("Nothing is known of its ownership: it does not compile, or it was not looked at."));
        return t.words;
    }
    for (size_t i = 0; i < stand_count; i++) {
        if (stands[i].found->code == CONTRACT_CODE_CANNOT_TELL && !untold) {
            hidden++;
            continue;
        }
        told++;
        bool tries = stands[i].look == LOOK_SWEEP || stands[i].look == LOOK_SCHEDULES;
        const char *how = tries ? arena_printf(a, "try %zu", i + 1) : NULL;
        tellf(&t, WORD_TEXT, 0, 0, "%zu.", i + 1);
        add_words(&t, words_contract(a, &stands[i], files, file_count, how), 2);
    }
    if (!told)
        tellf(&t, WORD_PASS, 0, 0, o->functions == 1 ? "No rule of ownership is broken on any path of its one function."
                                                     : "No rule of ownership is broken on any path of its %zu functions.",
              o->functions);
    if (o->dropped)
        tellf(&t, WORD_WARN, 0, 0, "and %zu more, for which there was no room.", o->dropped);
    if (hidden)
        tellf(&t, WORD_DIM, 0, 0, hidden == 1 ? "Of one place nothing can be told (contracts all)."
                                              : "Of %zu places nothing can be told (contracts all).", hidden);
    return t.words;
}

/* A run in which something was made to fail is looked at for what that came to. */
static bool about_a_failure(const struct verdict *v)
{
    return v->run_count && v->runs[0].faults.len;
}

/* Behind what the run showed. */
void tell_contracts_found(struct teller *t, const struct verdict *v)
{
    size_t count, found = 0;
    struct contract_stand *all = contract_stands(t->arena, v, t->files, t->file_count, NULL, &count);
    bool failure = about_a_failure(v);
    for (size_t i = 0; i < count; i++) {
        found += all[i].found->code != CONTRACT_CODE_CANNOT_TELL;
        if (failure && all[i].finding)
            tellf(t, WORD_TEXT, 2, place_goto(t, &all[i].found->at), "No run was needed to see it: %s, %s.",
                  all[i].found->word, tell_where(t, &all[i].found->at));
    }
    if (failure)
        return;
    if (found)
        tellf(t, WORD_FAIL, 0, 0, found == 1 ? "OWNERSHIP  1 rule is broken; that can be told before the run."
                                             : "OWNERSHIP  %zu rules are broken; that can be told before the run.", found);
    for (size_t i = 0; i < count; i++) {
        const struct contract_stand *s = &all[i];
        if (s->found->code == CONTRACT_CODE_CANNOT_TELL)
            continue;
        tellf(t, s->finding ? WORD_WARN : WORD_FAIL, 2, place_goto(t, &s->found->at), "%s: " STR_FMT, s->found->word,
              STR_ARG(tell_sentence(t->arena, s->found->message)));
        tell_contract(t, 4, s, NULL);
        if (s->found->advice.len && !s->finding)
            tell(t, WORD_TEXT, 4, 0, tell_advice(t->arena, s->found->advice));
        if (explain_has(s->found->word))
            tell_more(t, 4, s->found->word);
    }
}

struct words words_proposals(struct arena *a, const struct verdict *v, const struct source_file *files,
                             size_t file_count)
{
    struct teller t = {.arena = a, .files = files, .file_count = file_count};
    const struct ownership *o = v->ownership;
    for (size_t i = 0; o && i < o->proposal_count; i++) {
        const struct contract_proposal *p = &o->proposals[i];
        struct place at = {.file = p->file, .line = p->line};
        tellf(&t, WORD_TEXT, 0, place_goto(&t, &at), "At %s, the body of " STR_FMT " says:", tell_where(&t, &at),
              STR_ARG(p->function));
        tell(&t, WORD_CODE, 2, place_goto(&t, &at), p->text);
        if (p->why.len)
            tell(&t, WORD_DIM, 2, 0, tell_advice(a, p->why));
    }
    if (!t.words.count)
        tell(&t, WORD_TEXT, 0, 0, STR("No body implies a contract that is not written already."));
    return t.words;
}
