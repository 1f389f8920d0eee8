/* A verdict in a teacher's words. All faces show these lines: the strip of the
 * TUI, --plain, `check`, `watch` and `run`. The first line says PASS or FAIL in
 * words. The first thing to mend is told in full, with its place and story; the
 * others get a line each, because their turn comes after. */
#include "study/costs.h"
#include "study/lanes.h"
#include "study/room.h"

#include <string.h>

enum {
    SHOWN_LINES = 8, /* of an output, around its first difference */
    INPUT_LINES = 24, /* of what a case reads */
};

void tell(struct teller *t, enum word_role role, int indent, int goto_line, struct str text)
{
    if (t->words.count == t->room) {
        size_t room = t->room ? t->room * 2 : 16;
        struct word_line *more = arena_array(t->arena, room, sizeof *more);
        if (t->words.count)
            memcpy(more, t->words.lines, t->words.count * sizeof *more);
        t->words.lines = more;
        t->room = room;
    }
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n')
            text.len = i;
    struct buf shown = {0};
    utf8_printable(&shown, text);
    t->words.lines[t->words.count++] =
        (struct word_line){.role = role, .indent = indent, .goto_line = goto_line,
                           .text = arena_str(t->arena, buf_view(&shown))};
    buf_release(&shown);
}

void tellf(struct teller *t, enum word_role role, int indent, int goto_line, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    tell(t, role, indent, goto_line, buf_view(&b));
    buf_release(&b);
}

/* A judge's message has no full stop; a sentence on its own needs one. */
struct str tell_sentence(struct arena *a, struct str s)
{
    if (!s.len || strchr(".?!:;", s.at[s.len - 1]))
        return s;
    return str_from(arena_printf(a, STR_FMT ".", STR_ARG(s)));
}

/* Does it begin with C, as in "sizeof(x) is" or "x == 1 compares"? */
static bool begins_with_code(const char *s)
{
    static const char *const behind[] = {"(", "[", "->", " == ", " != "};
    size_t n = strcspn(s, " ([-.,:;");
    for (size_t i = 0; i < COUNT(behind); i++)
        if (!strncmp(s + n, behind[i], strlen(behind[i])))
            return true;
    return false;
}

/* The judge's advice as a line of its own. */
struct str tell_advice(struct arena *a, struct str advice)
{
    char *line = arena_cstr(a, tell_sentence(a, advice));
    if (line[0] >= 'a' && line[0] <= 'z' && !begins_with_code(line))
        line[0] = (char)(line[0] - 'a' + 'A');
    return str_from(line);
}

/* ---- output against output ------------------------------------------------ */

static struct str nth_line(struct str text, int n)
{
    struct str line;
    while (str_line(&text, &line))
        if (--n == 0)
            return line;
    return (struct str){"", 0};
}

static int count_lines(struct str text)
{
    struct str line;
    int n = 0;
    while (str_line(&text, &line))
        n++;
    return n;
}

static void tell_output(struct teller *t, enum word_role role, const char *title, struct str text, int from)
{
    tell(t, WORD_TEXT, 2, 0, str_from(title));
    int lines = count_lines(text);
    if (!lines)
        tell(t, WORD_DIM, 4, 0, STR("(nothing)"));
    if (from > 1 && lines)
        tellf(t, WORD_DIM, 4, 0, from == 2 ? "(line 1 is right)" : "(lines 1 to %d are right)", from - 1);
    for (int n = from; n <= lines && n < from + SHOWN_LINES; n++)
        tell(t, role, 4, 0, nth_line(text, n));
    if (lines >= from + SHOWN_LINES)
        tellf(t, WORD_DIM, 4, 0, lines == from + SHOWN_LINES ? "(%d more line)" : "(%d more lines)",
              lines - (from + SHOWN_LINES) + 1);
}

static void tell_white_space(struct teller *t, const struct grade_failure *f)
{
    bool want_end = f->want.len && f->want.at[f->want.len - 1] == '\n';
    bool got_end = f->got.len && f->got.at[f->got.len - 1] == '\n';
    struct str want = nth_line(f->want, f->mismatch.line), got = nth_line(f->got, f->mismatch.line);
    if (str_eq(want, got) && want_end && !got_end) {
        tell(t, WORD_TEXT, 2, 0, STR("Only the newline at the very end is missing: add \\n to the last "
                                     "printf."));
    } else if (str_eq(want, got) && !want_end && got_end) {
        tell(t, WORD_TEXT, 2, 0, STR("There is one newline too many at the very end."));
    } else {
        tellf(t, WORD_TEXT, 2, 0, "Only blanks differ, in line %d. Expected: \"" STR_FMT "\"",
              f->mismatch.line, STR_ARG(want));
        tellf(t, WORD_TEXT, 2, 0, "Your program printed: \"" STR_FMT "\"", STR_ARG(got));
    }
}

/* Which line is wrong, and not what it should be: there may be another try. */
static void tell_prediction(struct teller *t, const struct grade_failure *f)
{
    if (!f->got.len)
        return;
    int want = count_lines(f->want), got = count_lines(f->got);
    if (want != got)
        tellf(t, WORD_TEXT, 2, 0, "You predicted %d line%s; it prints %d.", got, got == 1 ? "" : "s", want);
    if (f->mismatch.line <= got && f->mismatch.line <= want)
        tellf(t, WORD_GOT, 2, 0, "Line %d is not what it prints: " STR_FMT, f->mismatch.line,
              STR_ARG(nth_line(f->got, f->mismatch.line)));
}

static void tell_outputs(struct teller *t, const struct grade_failure *f)
{
    int line = f->mismatch.differs ? f->mismatch.line : 1;
    int from = line > 3 ? line - 2 : 1;
    if (f->want.len)
        tell_output(t, WORD_WANT, "Expected:", f->want, from);
    tell_output(t, WORD_GOT, "Your program printed:", f->got, from);
    if (!f->mismatch.differs || !f->got.len || !f->want.len)
        return;
    if (f->mismatch.only_white_space) {
        tell_white_space(t, f);
        return;
    }
    int want_lines = count_lines(f->want), got_lines = count_lines(f->got);
    if (line > got_lines)
        tellf(t, WORD_TEXT, 2, 0, "The output ends too early: line %d is missing.", line);
    else if (line > want_lines)
        tellf(t, WORD_TEXT, 2, 0, "There is more output than expected, from line %d on.", line);
    else
        tellf(t, WORD_TEXT, 2, 0, "The first difference is in line %d, column %d.", line,
              f->mismatch.column);
}

/* ---- one failure ---------------------------------------------------------- */

static void tell_case(struct teller *t, const struct exercise *ex, const struct grade *g,
                      const struct grade_failure *f)
{
    int index = f->case_index;
    /* Where a call was made to fail, the case was right before. */
    const char *passes = f->faults.len ? "" : arena_printf(t->arena, " (%d of %d cases pass)", g->cases_passed, g->cases);
    if (index < 0 || (size_t)index >= ex->case_count)
        return;
    const struct test_case *c = &ex->cases[index];
    if (ex->case_count > 1) {
        if (c->name.len)
            tellf(t, WORD_DIM, 2, 0, "Case \"" STR_FMT "\"%s.", STR_ARG(c->name), passes);
        else
            tellf(t, WORD_DIM, 2, 0, "Case %d%s.", index + 1, passes);
    }
    if (c->arg_count) {
        struct buf args = {0};
        for (size_t i = 0; i < c->arg_count; i++)
            buf_printf(&args, " \"" STR_FMT "\"", STR_ARG(c->args[i]));
        tellf(t, WORD_DIM, 2, 0, "Arguments:" STR_FMT, STR_ARG(buf_view(&args)));
        buf_release(&args);
    }
}

/* How many lines the case that failed reads. */
static int input_lines(const struct exercise *ex, const struct grade_failure *f)
{
    return f->case_index < 0 || (size_t)f->case_index >= ex->case_count ? 0 : count_lines(ex->cases[f->case_index].input);
}

static void tell_input(struct teller *t, const struct exercise *ex, const struct grade_failure *f)
{
    int lines = input_lines(ex, f);
    if (lines == 1)
        tellf(t, WORD_DIM, 2, 0, "Input: " STR_FMT, STR_ARG(nth_line(ex->cases[f->case_index].input, 1)));
    else if (lines)
        tell(t, WORD_DIM, 2, 0, STR("Input:"));
    for (int n = 1; lines > 1 && n <= lines && n <= INPUT_LINES; n++)
        tell(t, WORD_DIM, 4, 0, nth_line(ex->cases[f->case_index].input, n));
    if (lines > INPUT_LINES)
        tellf(t, WORD_DIM, 4, 0, lines == INPUT_LINES + 1 ? "(%d more line)" : "(%d more lines)", lines - INPUT_LINES);
}

static struct str failure_advice(const struct grade_failure *f)
{
    return f->advice.len || f->diag ? f->advice : f->finding ? finding_advice(f->finding) : story_advice(f->code);
}

/* Is there anything behind `freehold explain CODE`? For what the judge names. */
static bool has_page(const struct grade_failure *f)
{
    return explain_has(f->diag && f->diag->code ? f->diag->code : f->code) &&
           (f->finding || f->diag || f->contract || !strcmp(f->code, "time-limit") ||
            !strcmp(f->code, "step-limit") || !strcmp(f->code, "output-limit") || !strcmp(f->code, "heap-limit") ||
            !strcmp(f->code, "over-budget") || !strcmp(f->code, "wrong-order") || !strcmp(f->code, "locked-lines-changed") || !strcmp(f->code, "directive-in-region") ||
            !strcmp(f->code, "rule-broken"));
}

static bool over_budget(const struct grade_failure *f) { return !strcmp(f->code, "over-budget"); }

void tell_more(struct teller *t, int indent, const char *code)
{
    for (size_t i = 0; i < t->words.count; i++)
        if (str_is(t->words.lines[i].explains, code))
            return; /* once is enough */
    tellf(t, WORD_DIM, indent, 0, "More: freehold explain %s", code);
    t->words.lines[t->words.count - 1].explains = arena_str(t->arena, str_from(code));
}

/* ---- orders of threads ------------------------------------------------------ */

static void tell_order(struct teller *t, const struct grade *g, const struct grade_failure *f)
{
    if (!f->schedule.len)
        return;
    /* Without a choice everybody goes on for as long as they can. */
    const char *nobody = str_is(f->schedule, "s:") ? " (no thread is held up)" : "";
    uint64_t failing = 0;
    const struct schedules *s = g->explored;
    for (size_t i = 0; s && i < s->stage_count; i++)
        failing += s->stages[i].failing;
    if (failing && failing < s->runs)
        tellf(t, WORD_TEXT, 2, 0, "It happens in %llu of %llu orders of its threads that were tried; this is the "
              "shortest: " STR_FMT "%s", (unsigned long long)failing, (unsigned long long)s->runs, STR_ARG(f->schedule),
              nobody);
    else
        tellf(t, WORD_TEXT, 2, 0, "The order of its threads: " STR_FMT "%s", STR_ARG(f->schedule), nobody);
}

/* A pass says how much of it is known. */
static void tell_covered(struct teller *t, const struct schedules *s)
{
    if (!s)
        return;
    struct str told = schedules_told(t->arena, s);
    if (s->complete)
        tellf(t, WORD_TEXT, 2, 0, "It is so whichever thread goes on. " STR_FMT, STR_ARG(told));
    else
        tellf(t, WORD_WARN, 2, 0, STR_FMT " None of them failed.", STR_ARG(told));
}

static void tell_schedule(struct teller *t, const struct grade *g)
{
    if (g->incomplete) {
        tellf(t, WORD_WARN, 0, 0, "NOT YET  " STR_FMT, STR_ARG(g->failures[0].message));
        return;
    }
    if (g->status == GRADE_PASSED) {
        tellf(t, WORD_PASS, 0, 0, "PASS  In this order it fails: %s.", g->goes_wrong->code);
        tell(t, WORD_TEXT, 2, 0, tell_sentence(t->arena, g->goes_wrong->message));
        tell_finding(t, 2, g->goes_wrong);
        tellf(t, WORD_TEXT, 2, 0, "Your order of the threads: " STR_FMT, STR_ARG(g->order));
        tell_more(t, 2, g->goes_wrong->code);
        return;
    }
    const struct grade_failure *f = &g->failures[0];
    tellf(t, WORD_FAIL, 0, 0, "FAIL  " STR_FMT, STR_ARG(f->message));
    if (f->finding) {
        tell(t, WORD_TEXT, 2, 0, tell_sentence(t->arena, f->finding->message));
        tell_finding(t, 2, f->finding);
    }
    if (f->got.len)
        tell_output(t, WORD_GOT, "It prints:", f->got, 1);
    tellf(t, WORD_TEXT, 2, 0, "Your order of the threads: " STR_FMT, STR_ARG(g->order));
    if (f->advice.len)
        tell(t, WORD_TEXT, 2, 0, f->advice);
    if (explain_has(f->code))
        tell_more(t, 2, f->code);
    if (g->because.count)
        tell_doc(t, 2, g->because);
}

/* ---- a failure, all of it ----------------------------------------------------- */

static void tell_failure(struct teller *t, const struct exercise *ex, const struct grade *g,
                         const struct grade_failure *f)
{
    if (f->finding)
        tell_finding(t, 2, f->finding);
    else if (f->contract)
        tell_contract(t, 2, f->contract, NULL);
    else
        tell_place(t, 2, &f->at);
    bool late = input_lines(ex, f) > 4; /* what went wrong is not to be looked for behind it */
    if (!over_budget(f))
        tell_case(t, ex, g, f);
    else
        tell_budgets(t, ex, g); /* which tells the case of each */
    if (!over_budget(f) && !late)
        tell_input(t, ex, f);
    if (f->has_outputs && ex->kind == EXERCISE_PREDICT_OUTPUT) {
        tell_prediction(t, f);
        if (ex->use == USE_REVIEW && f->got.len) /* the first answer is the one that counts there */
            tell_output(t, WORD_WANT, "It prints:", f->want, 1);
    } else if (f->has_outputs) {
        tell_outputs(t, f);
    }
    tell_order(t, g, f);
    tell_failed_call(t, g, f);
    struct str advice = failure_advice(f);
    if (advice.len)
        tell(t, WORD_TEXT, 2, 0, f->rule ? advice : tell_advice(t->arena, advice)); /* an author's words */
    if (has_page(f))
        tell_more(t, 2, f->diag && f->diag->code ? f->diag->code : f->code);
    if (f->finding && f->contract)
        tell_contract_shown(t, 2, f->contract, f->finding);
    if (!over_budget(f) && late)
        tell_input(t, ex, f);
}

/* The same wrong output or exit code in other cases is one thing to mend. */
static bool same_again(const struct grade_failure *first, const struct grade_failure *f)
{
    return f->case_index >= 0 && !f->finding && !over_budget(f) && !strcmp(f->code, first->code) &&
           str_eq(f->message, first->message);
}

/* Where "line 7: ..." of another failure leads; 0: nowhere. */
static int failure_goto(const struct teller *t, const struct grade_failure *f)
{
    return t->several ? place_goto(t, &f->at) : str_is(f->at.file, "answer.c") ? f->at.line : 0;
}

/* Told with another: the table tells all budgets with the first, and what a run shows stands beside
 * what was found of it before. */
static bool in_table(const struct grade_failure *first, const struct grade_failure *f)
{
    return (over_budget(first) && over_budget(f)) || f->shown;
}

static void tell_rest(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    size_t again = 0, told = 0, rest = 0;
    for (size_t i = 1; i < g->count; i++)
        if (same_again(&g->failures[0], &g->failures[i]))
            again++;
        else
            rest += !in_table(&g->failures[0], &g->failures[i]);
    if (again)
        tellf(t, WORD_WARN, 2, 0, again == 1 ? "The same in one other case."
                                             : "The same in %zu other cases.", again);
    if (rest)
        tell(t, WORD_TEXT, 0, 0, STR("After that:"));
    for (size_t i = 1; i < g->count && told < 5; i++) {
        const struct grade_failure *f = &g->failures[i];
        if (same_again(&g->failures[0], f) || in_table(&g->failures[0], f))
            continue;
        struct str message = tell_sentence(t->arena, f->message);
        int go = failure_goto(t, f);
        if (go && t->several)
            tellf(t, WORD_WARN, 2, go, STR_FMT " line %d: " STR_FMT, STR_ARG(f->at.file), f->at.line,
                  STR_ARG(message));
        else if (go)
            tellf(t, WORD_WARN, 2, go, "line %d: " STR_FMT, go, STR_ARG(message));
        else if (f->case_index >= 0 && g->cases > 1 && (size_t)f->case_index < ex->case_count
                 && ex->cases[f->case_index].name.len)
            tellf(t, WORD_WARN, 2, 0, "case \"" STR_FMT "\": " STR_FMT, STR_ARG(ex->cases[f->case_index].name),
                  STR_ARG(message));
        else if (f->case_index >= 0 && g->cases > 1)
            tellf(t, WORD_WARN, 2, 0, "case %d: " STR_FMT, f->case_index + 1, STR_ARG(message));
        else
            tell(t, WORD_WARN, 2, 0, message);
        told++;
    }
    if (rest > told)
        tellf(t, WORD_WARN, 2, 0, "and %zu more.", rest - told);
}

/* What the compiler only warns of fails nothing: told last, and after a pass
 * without advice. */
static void tell_warnings(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    enum { MOST = 5 };
    size_t told = 0, all = 0;
    bool passed = g->status == GRADE_PASSED;
    for (size_t i = 0; i < g->diag_count; i++)
        all += grade_warns(ex, &g->diags[i]);
    for (size_t i = 0; i < g->diag_count && told < MOST; i++) {
        const struct diag *d = &g->diags[i];
        if (!grade_warns(ex, d))
            continue;
        struct place at = {.file = d->file, .line = d->line};
        if (t->several)
            tellf(t, passed ? WORD_DIM : WORD_WARN, 2, place_goto(t, &at), "warning, " STR_FMT " line %d: " STR_FMT,
                  STR_ARG(d->file), d->line, STR_ARG(tell_sentence(t->arena, d->message)));
        else
            tellf(t, passed ? WORD_DIM : WORD_WARN, 2, d->line, "warning, line %d: " STR_FMT, d->line,
                  STR_ARG(tell_sentence(t->arena, d->message)));
        struct str advice = d->advice;
        if (advice.len && !passed)
            tell(t, WORD_TEXT, 4, 0, tell_advice(t->arena, advice));
        told++;
    }
    if (all > told)
        tellf(t, WORD_DIM, 2, 0, "and %zu more warning%s.", all - told, all - told == 1 ? "" : "s");
}

static void tell_tool_fault(struct teller *t, struct str what)
{
    tell(t, WORD_WARN, 0, 0, STR("TOOL FAULT  Freehold itself failed. This does not count against you."));
    tell(t, WORD_TEXT, 2, 0, tell_sentence(t->arena, what));
    tell(t, WORD_TEXT, 2, 0, STR("Try again; if it stays, `freehold doctor` says what this machine lacks."));
}

static void tell_pass(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    if (ex->kind == EXERCISE_QUIZ)
        tell(t, WORD_PASS, 0, 0, STR("PASS  That is right."));
    else if (ex->kind == EXERCISE_PREDICT_PICTURE)
        tell(t, WORD_PASS, 0, 0, STR("PASS  That is what memory looks like."));
    else if (ex->kind == EXERCISE_MARK_LINE)
        tell(t, WORD_PASS, 0, 0, STR("PASS  That is the line."));
    else if (ex->kind == EXERCISE_PREDICT_OUTPUT)
        tell(t, WORD_PASS, 0, 0, STR("PASS  That is what it prints."));
    else if (g->cases > 1)
        tellf(t, WORD_PASS, 0, 0, "PASS  All %d cases are right, and the memory is clean.", g->cases);
    else
        tell(t, WORD_PASS, 0, 0, STR("PASS  The output is right, and the memory is clean."));
}

/* ---- pictures ---------------------------------------------------------------- */

/* Each question with what was said, what the run shows, and why one may think otherwise. */
static void tell_answers(struct teller *t, const struct grade *g)
{
    for (size_t i = 0; i < g->answer_count; i++) {
        const struct told_answer *told = &g->answers[i];
        bool right = told->how == TOLD_RIGHT;
        tellf(t, right ? WORD_PASS : WORD_FAIL, 2, 0, "%zu. %s", i + 1, right ? "Right." : "Not right.");
        if (!right)
            tell(t, WORD_TEXT, 5, 0, tell_sentence(t->arena, told->said));
        tell(t, WORD_TEXT, 5, 0, tell_sentence(t->arena, told->truth)); /* a sentence, to be wrapped */
        if (told->step.len)
            tellf(t, WORD_DIM, 5, 0, "What made it so: " STR_FMT, STR_ARG(tell_sentence(t->arena, told->step)));
        if (told->believed)
            tell_doc(t, 5, told->believed->because);
        if (told->question->because.count)
            tell_doc(t, 5, told->question->because);
    }
}

static void tell_picture(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    if (g->incomplete) {
        tellf(t, WORD_WARN, 0, 0, "NOT YET  " STR_FMT, STR_ARG(g->failures[0].message));
        for (size_t i = 1; i < g->count; i++)
            tell(t, WORD_WARN, 2, 0, g->failures[i].message);
        tell(t, WORD_TEXT, 2, 0, STR("All questions are answered first; then the run is shown."));
        return;
    }
    if (g->status == GRADE_PASSED)
        tell_pass(t, ex, g);
    else
        tellf(t, WORD_FAIL, 0, 0, "FAIL  %d of %d %s right.", g->cases_passed, g->cases,
              g->cases_passed == 1 ? "is" : "are");
    tell_answers(t, g);
    if (g->status == GRADE_FAILED)
        tell_more(t, 2, g->failures[0].code);
}

static void tell_mark(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    const struct grade_failure *f = &g->failures[0];
    if (g->incomplete) {
        tellf(t, WORD_WARN, 0, 0, "NOT YET  " STR_FMT, STR_ARG(f->message));
        return;
    }
    if (g->status == GRADE_PASSED) {
        tell_pass(t, ex, g);
        tellf(t, WORD_TEXT, 2, 0, "%s: " STR_FMT, g->goes_wrong->code,
              STR_ARG(tell_sentence(t->arena, g->goes_wrong->message)));
        tell_finding(t, 2, g->goes_wrong);
        tell_more(t, 2, g->goes_wrong->code);
        return;
    }
    tellf(t, WORD_FAIL, 0, f->at.line, "FAIL  " STR_FMT, STR_ARG(f->message));
    tell_place(t, 2, &f->at);
    if (g->did.len)
        tellf(t, WORD_TEXT, 2, 0, "What it did when it ran last: " STR_FMT,
              STR_ARG(tell_sentence(t->arena, g->did)));
    if (f->advice.len)
        tell(t, WORD_TEXT, 2, 0, f->advice);
    tellf(t, WORD_TEXT, 2, 0, "What is found in this run: " STR_FMT,
          STR_ARG(tell_sentence(t->arena, g->goes_wrong->message)));
    tell_more(t, 2, f->code);
    if (g->because.count)
        tell_doc(t, 2, g->because);
}

/* ---- capstones ------------------------------------------------------------------ */

static void tell_points(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    struct buf b = {0};
    buf_printf(&b, "Points: %d of 100 (", g->points);
    const char *comma = "";
    for (int i = 0; i < STAGE_PARTS; i++) {
        if (!g->part_most[i])
            continue;
        struct str title = str_from(stage_part_title((enum stage_part)i));
        buf_printf(&b, "%s%c" STR_FMT " %d of %d", comma, title.at[0] | 32, STR_ARG(str_slice(title, 1, title.len)),
                   g->part_points[i], g->part_most[i]);
        comma = ", ";
    }
    buf_printf(&b, "); %d pass.", ex->pass);
    tell(t, WORD_TEXT, 2, 0, buf_view(&b));
    buf_release(&b);
}

static void tell_stages(struct teller *t, const struct grade *g, bool dares)
{
    for (size_t i = 0; i < g->stage_count; i++) {
        const struct stage_grade *s = &g->stages[i];
        bool passed = s->grade.status == GRADE_PASSED || s->before;
        if (s->stage->dare != dares)
            continue;
        enum word_role role = passed ? WORD_PASS : dares ? WORD_DIM : WORD_FAIL;
        const char *state = passed ? dares ? "MET " : "PASS" : dares ? "open" : "FAIL";
        if (dares)
            tellf(t, role, 4, 0, "%s  " STR_FMT "%s" STR_FMT "%s", state, STR_ARG(s->stage->as.title),
                  passed ? "; badge: " : "", STR_ARG(passed ? s->stage->badge : (struct str){0}),
                  s->grade.status == GRADE_PASSED || !s->before ? "" : " (met before, not now)");
        else
            tellf(t, role, 4, 0, "%s  %zu. " STR_FMT "  (%d of %d)", state, i + 1, STR_ARG(s->stage->as.title),
                  passed ? s->stage->points : 0, s->stage->points);
    }
}

/* In a file that only dares change, this one among them, the learner has written something. */
static bool begun_in_its_file(struct arena *a, const struct exercise *ex, struct str answer, const struct stage *dare)
{
    struct bundle mine = bundle_split(a, answer), meets = bundle_split(a, dare->solution);
    for (size_t i = 0; i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        const struct str *now = bundle_find(&mine, f->name), *then = bundle_find(&meets, f->name);
        if (f->edits && str_eq(f->solution, f->text) && then && !str_eq(*then, f->text) && now && !str_eq(*now, f->text))
            return true;
    }
    return false;
}

/* Something runs there, and is not enough: nothing says that it was begun. */
static bool not_begun(const struct grade_failure *f)
{
    return over_budget(f) || (f->finding && !capstone_forbids(f->code));
}

/* The first dare that is under way: a third of its cases pass, or a rule of memory is broken there. If there is none,
 * the first that may be, for something was written in a file of dares; then the first that runs as it is, and of which
 * a budget is not kept or an assertion does not hold. NULL: none. */
static const struct stage_grade *find_begun(struct arena *a, const struct exercise *ex, const struct grade *g,
                                            bool *ret_begun)
{
    const struct stage_grade *maybe = NULL, *runs = NULL;
    *ret_begun = true;
    for (size_t i = 0; i < g->stage_count; i++) {
        const struct stage_grade *s = &g->stages[i];
        const struct grade_failure *f = s->grade.count ? &s->grade.failures[0] : NULL;
        if (!s->stage->dare || s->before || s->grade.status != GRADE_FAILED || !f)
            continue;
        bool third = s->grade.cases_passed * 3 > s->grade.cases && !over_budget(f);
        if (third || (f->finding && !not_begun(f)))
            return s;
        if (!maybe && !over_budget(f) && !f->diag && begun_in_its_file(a, ex, g->answer, s->stage))
            maybe = s;
        else if (!runs && not_begun(f))
            runs = s;
    }
    *ret_begun = maybe != NULL;
    return maybe ? maybe : runs;
}

static void tell_dare(struct teller *t, const struct stage_grade *s, bool begun)
{
    const struct grade_failure *f = &s->grade.failures[0];
    const struct source_file *of_stage = t->files;
    struct source_file *files = arena_array(t->arena, t->file_count, sizeof *files);
    memcpy(files, of_stage, t->file_count * sizeof *files);
    files[t->file_count - 1].text = s->stage->as.harness;
    t->files = files;
    tellf(t, WORD_WARN, 2, failure_goto(t, f), "%s the dare " STR_FMT ": " STR_FMT, begun ? "Begun is" : "Open is",
          STR_ARG(s->stage->as.title), STR_ARG(tell_sentence(t->arena, f->message)));
    tell_failure(t, &s->stage->as, &s->grade, f);
    t->files = of_stage;
}

static size_t count_stages(const struct grade *g, bool dares, bool passed_only)
{
    size_t n = 0;
    for (size_t i = 0; i < g->stage_count; i++)
        n += g->stages[i].stage->dare == dares &&
             (!passed_only || g->stages[i].grade.status == GRADE_PASSED || g->stages[i].before);
    return n;
}

static void tell_capstone(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    const struct stage_grade *first = &g->stages[g->first];
    bool passed = g->status == GRADE_PASSED, all = first->grade.status == GRADE_PASSED, begun = false;
    size_t stages = count_stages(g, false, false), dares = count_stages(g, true, false);
    const struct grade_failure *f = g->count ? &g->failures[0] : NULL;
    const struct stage_grade *dare = passed ? find_begun(t->arena, ex, g, &begun) : NULL;
    /* What there is to mend comes first. Whether a budget is kept is no sign that somebody has begun. */
    bool dare_first = dare && all && !over_budget(&dare->grade.failures[0]);
    if (passed && all)
        tellf(t, WORD_PASS, 0, 0, stages == 1 ? "PASS  Its stage passes: 100 of 100 points."
                                              : "PASS  All %zu stages pass: 100 of 100 points.", stages);
    else if (passed)
        tellf(t, WORD_PASS, 0, 0, "PASS  %d of 100 points; %d pass.", g->points, ex->pass);
    if (f && !all) {
        struct str message = tell_sentence(t->arena, f->message);
        if (passed)
            tellf(t, WORD_WARN, 2, failure_goto(t, f), "Still open is stage %zu, " STR_FMT ": " STR_FMT, g->first + 1,
                  STR_ARG(first->stage->as.title), STR_ARG(message));
        else
            tellf(t, WORD_FAIL, 0, failure_goto(t, f), "FAIL  %sStage %zu of %zu, " STR_FMT ": " STR_FMT,
                  f->diag ? "It does not compile yet. " : "", g->first + 1, stages, STR_ARG(first->stage->as.title),
                  STR_ARG(message));
        if (first->grade.mutants)
            tellf(t, WORD_TEXT, 2, 0, "They reject %zu of %zu wrong implementations; %d are to be rejected.",
                  first->grade.killed, first->grade.mutant_count, first->stage->as.kill);
        tell_failure(t, &first->stage->as, g, f);
        tell_rest(t, &first->stage->as, g);
    } else if (passed) {
        if (dare_first)
            tell_dare(t, dare, begun);
    } else { /* without a failing stage there are 100 points */
        tell(t, WORD_FAIL, 0, 0, STR("FAIL  It does not pass."));
    }
    if (g->violated && g->points >= ex->pass)
        tellf(t, WORD_FAIL, 2, 0, "The points would pass, but %s in stage %zu breaks a rule of memory. None may be "
              "broken.", g->violated, g->violated_in + 1);
    tell(t, WORD_TEXT, 2, 0, STR("Stages:"));
    tell_stages(t, g, false);
    tell_points(t, ex, g);
    if (passed && dares) {
        tellf(t, WORD_TEXT, 2, 0, "Dares, for a badge each (%zu of %zu met):", count_stages(g, true, true), dares);
        tell_stages(t, g, true);
        if (dare && !dare_first)
            tell_dare(t, dare, begun);
    }
    if (all)
        tell_covered(t, g->explored);
}

struct words words_grade(struct arena *a, const struct exercise *ex, const struct grade *g)
{
    if (ex->kind == EXERCISE_CAPSTONE) {
        struct source_file *all = arena_array(a, ex->file_count + 1, sizeof *all);
        size_t n = capstone_sources(a, ex, g->answer, true, all);
        all[n] = (struct source_file){.name = STR("harness.c"), .text = grade_exercise(ex, g)->harness};
        struct teller t = {.arena = a, .files = all, .file_count = n + 1, .several = n};
        if (g->status == GRADE_TOOL_FAULT) {
            tell_tool_fault(&t, g->fault);
            return t.words;
        }
        tell_capstone(&t, ex, g);
        tell_warnings(&t, ex, g);
        tell_contracts_aside(&t, g);
        return t.words;
    }
    struct source_file files[2] = {{.name = STR("answer.c"), .text = g->answer},
                                   {.name = STR("harness.c"), .text = ex->harness}};
    if (exercise_reads(ex->kind))
        files[0] = (struct source_file){.name = STR("program.c"), .text = ex->program};
    else if (ex->kind == EXERCISE_SCHEDULE)
        files[0] = (struct source_file){.name = STR("start.c"), .text = ex->start};
    struct teller t = {.arena = a, .files = files, .file_count = 2};
    if (g->status == GRADE_TOOL_FAULT) {
        tell_tool_fault(&t, g->fault);
    } else if (exercise_pictured(ex->kind)) {
        if (ex->kind == EXERCISE_MARK_LINE)
            tell_mark(&t, ex, g);
        else
            tell_picture(&t, ex, g);
        return t.words;
    } else if (ex->kind == EXERCISE_SCHEDULE) {
        tell_schedule(&t, g);
        return t.words;
    } else if (g->mutants) {
        tell_tests(&t, ex, g);
    } else if (g->incomplete) { /* order: nothing is placed yet */
        tellf(&t, WORD_WARN, 0, 0, "NOT YET  " STR_FMT, STR_ARG(g->failures[0].message));
        tell(&t, WORD_TEXT, 2, 0, g->failures[0].advice);
        return t.words;
    } else if (g->status == GRADE_PASSED) {
        tell_pass(&t, ex, g);
        tell_budgets(&t, ex, g);
        tell_requests(&t, g->requests);
        tell_covered(&t, g->explored);
        tell_tried(&t, g);
        tell_contracts_kept(&t, g);
    } else {
        const struct grade_failure *f = &g->failures[0];
        tellf(&t, WORD_FAIL, 0, failure_goto(&t, f), "FAIL  %s" STR_FMT,
              f->diag ? "It does not compile yet: " : "", STR_ARG(tell_sentence(a, f->message)));
        tell_failure(&t, ex, g, f);
        tell_requests(&t, g->requests);
        tell_rest(&t, ex, g);
    }
    if (g->status != GRADE_TOOL_FAULT) {
        tell_warnings(&t, ex, g);
        tell_contracts_aside(&t, g);
    }
    if (g->distractor_line)
        tellf(&t, WORD_WARN, 2, g->distractor_line, "Line %d does not belong in the program:",
              g->distractor_line);
    if (g->because.count)
        tell_doc(&t, 2, g->because);
    return t.words;
}

/* ---- a verdict with no exercise -------------------------------------------- */

/* Errors, and warnings also where the program could run: an address in an int is
 * worth a word even if nothing came of it this time. */
static void tell_diags(struct teller *t, const struct verdict *v)
{
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        struct place at = {.file = d->file, .line = d->line, .column = d->column,
                           .length = d->length ? d->length : 1};
        tellf(t, d->severity == SEVERITY_ERROR ? WORD_FAIL : WORD_WARN, 2, d->line, "%s: " STR_FMT,
              severity_name(d->severity), STR_ARG(tell_sentence(t->arena, d->message)));
        tell_place(t, 4, &at);
        struct str advice = d->advice;
        if (advice.len)
            tell(t, WORD_TEXT, 4, 0, tell_advice(t->arena, advice));
    }
}

static void tell_findings(struct teller *t, const struct verdict *v)
{
    for (size_t r = 0; r < v->run_count; r++) {
        for (size_t i = 0; i < v->runs[r].finding_count; i++) {
            const struct finding *f = &v->runs[r].findings[i];
            tellf(t, WORD_FAIL, 2, f->at.line, "%s: " STR_FMT, f->code,
                  STR_ARG(tell_sentence(t->arena, f->message)));
            tell_finding(t, 4, f);
            struct str advice = finding_advice(f);
            if (advice.len)
                tell(t, WORD_TEXT, 4, 0, advice);
            if (explain_has(f->code))
                tell_more(t, 4, f->code);
        }
    }
}

struct words words_finding(struct arena *a, const struct finding *f, const struct source_file *files,
                           size_t file_count)
{
    struct teller t = {.arena = a, .files = files, .file_count = file_count};
    tell_finding(&t, 0, f);
    struct str advice = finding_advice(f);
    if (advice.len)
        tell(&t, WORD_TEXT, 0, 0, advice);
    if (explain_has(f->code))
        tell_more(&t, 0, f->code);
    return t.words;
}

/* How many failures went wrong that were tried. */
static size_t count_unhandled(const struct verdict *v, size_t *ret_tried)
{
    size_t bad = 0;
    *ret_tried = 0;
    for (size_t i = 0; i < v->run_count; i++) {
        const struct sweep *s = v->runs[i].sweep;
        bad += s ? s->broken + s->unnoticed : 0;
        *ret_tried += s ? s->count : 0;
    }
    return bad;
}

struct str words_made_to_fail(struct arena *a, const struct run_result *run)
{
    if (!run->failed)
        return (struct str){"", 0};
    struct str how = str_slice(run->failed->how, strlen("when "), run->failed->how.len);
    return str_from(arena_printf(a, "Made to fail here: " STR_FMT ".", STR_ARG(how)));
}

struct words words_verdict(struct arena *a, const struct verdict *v, const struct source_file *files,
                           size_t file_count)
{
    struct teller t = {.arena = a, .files = files, .file_count = file_count};
    const struct run_result *run = v->run_count ? &v->runs[0] : NULL;
    size_t findings = 0, tried, unhandled = count_unhandled(v, &tried);
    for (size_t r = 0; r < v->run_count; r++)
        findings += v->runs[r].finding_count;
    switch (v->kind) {
    case VERDICT_TOOL_FAULT:
        tell_tool_fault(&t, v->fault);
        break;
    case VERDICT_COMPILE_ERROR:
        tell(&t, WORD_FAIL, 0, 0, STR("COMPILE ERROR  The program does not compile."));
        break;
    case VERDICT_LIMIT: {
        const char *limit = "limit";
        for (size_t r = 0; r < v->run_count; r++)
            if (v->runs[r].limit)
                limit = v->runs[r].limit;
        tellf(&t, WORD_FAIL, 0, 0, "LIMIT  The program was stopped: %s.", limit);
        if (!findings && story_advice(limit).len)
            tell(&t, WORD_TEXT, 2, 0, story_advice(limit));
        tell_findings(&t, v);
        break;
    }
    case VERDICT_FINDINGS:
        if (!findings && unhandled) {
            tellf(&t, WORD_FAIL, 0, 0, "FINDINGS  It runs well while nothing fails, and %zu of %zu failures are not "
                  "handled.", unhandled, tried);
            break;
        }
        tellf(&t, WORD_FAIL, 0, 0, findings == 1 ? "FINDINGS  1 thing was found."
                                                 : "FINDINGS  %zu things were found.", findings);
        tell_findings(&t, v);
        break;
    case VERDICT_CLEAN:
        if (run)
            tellf(&t, WORD_PASS, 0, 0, "CLEAN  It ended with exit code %d. %llu allocation%s, %llu free%s%s",
                  run->exit_code, (unsigned long long)run->allocations,
                  run->allocations == 1 ? "" : "s", (unsigned long long)run->frees,
                  run->frees == 1 ? "" : "s",
                  v->unchecked ? "; nothing was checked." : run->reachable_blocks
                  ? ", nothing lost, though not all is freed." : ", nothing lost.");
        else
            tell(&t, WORD_PASS, 0, 0, STR("CLEAN  It compiles."));
        break;
    }
    tell_contracts_found(&t, v);
    tell_diags(&t, v);
    return t.words;
}

struct words words_program(struct arena *a, const struct verdict *v, const struct source_file *files,
                           size_t file_count)
{
    struct verdict plain = *v;
    bool failure = v->run_count && v->runs[0].faults.len; /* then only what that run confirms is told */
    if (plain.ownership && !plain.ownership->notation && !failure)
        plain.ownership = NULL;
    return words_verdict(a, &plain, files, file_count);
}
