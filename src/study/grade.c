/* An exercise and a verdict to passed or failed.
 *
 * One cause gives one message, and the first thing to mend is on top:
 *   1. errors of the compiler, and then only they and locked lines are told
 *   2. locked lines that were changed; what such a program does means nothing
 *   3. per run, what ended it: a finding that memory did not survive, a limit
 *   4. what was found at the end of a run: leaks
 *      and what is found of ownership before a run (contracts.c), where it counts. What a run
 *      shows of it stands first, and is told with it: the rule, and the run that breaks
 *   5. output and exit code of the runs that ended by themselves
 *   6. failures of calls that were tried: there are only such of a run that is in order
 *   7. rules about the source that are broken (rules.c)
 *   8. budgets, if nothing else was found but broken rules
 * The same finding in several cases is told once. A run that was ended from
 * outside or by a bug has no wrong output: it had no chance to write the rest.
 * The compiler's warnings fail nothing; they go along, to be told behind the rest.
 *
 * Passing is the narrow gate: the verdict says clean, every case has a run that
 * ran, and nothing above was found. Whatever else is a failure or our fault. */
#include "study/costs.h"

#include <string.h>

enum { HISTORY_BYTES = 16 << 20 };

/* What solution.c uses is what the same judge says of it, once in the life of this process:
 * the first answer's verdict takes twice as long, and those of later keystrokes do not. */
struct attempt *grade_reference(struct arena *a, const struct exercise *ex, const struct attempt *at)
{
    struct attempt *reference = arena_array(a, 1, sizeof *reference);
    struct source_file *files = arena_array(a, at->file_count + CAPSTONE_FILES, sizeof *files);
    memcpy(files, at->files, at->file_count * sizeof *files);
    if (ex->files)
        capstone_sources(a, ex, ex->solution, false, files);
    else
        files[0].text = ex->solution;
    *reference = *at;
    reference->next = NULL;
    reference->files = files;
    reference->schedules = 0; /* figures are of the usual order of threads */
    reference->sweep = 0;
    reference->pairs = false;
    reference->rule_count = 0;
    return reference;
}

static void add_reference(struct arena *a, const struct exercise *ex, struct attempt *at)
{
    const struct attempt **end = &at->next;
    while (*end) /* only our own are behind it, made in this arena */
        end = &((struct attempt *)(uintptr_t)*end)->next;
    *end = grade_reference(a, ex, at);
}

struct attempt grade_attempt(struct arena *a, const struct exercise *ex, struct str answer)
{
    if (ex->kind == EXERCISE_CAPSTONE)
        return capstone_attempt(a, ex, answer);
    if (ex->kind == EXERCISE_WRITE_TESTS)
        return tests_attempt(a, ex, answer);
    struct source_file *files = arena_array(a, ex->file_count + 2, sizeof *files);
    size_t file_count = 1;
    if (ex->kind == EXERCISE_SCHEDULE) {
        files[0] = (struct source_file){.name = STR("start.c"), .text = ex->start};
    } else if (exercise_reads(ex->kind)) {
        files[0] = (struct source_file){.name = STR("program.c"), .text = ex->program};
    } else {
        if (ex->files)
            file_count = capstone_sources(a, ex, answer, false, files);
        else
            files[0] = (struct source_file){.name = STR("answer.c"), .text = answer};
        if (ex->harness.len)
            files[file_count++] = (struct source_file){.name = STR("harness.c"), .text = ex->harness};
    }
    size_t run_count = ex->case_count ? ex->case_count : 1;
    if (run_count > JUDGE_RUNS)
        run_count = JUDGE_RUNS;
    struct run_input *runs = arena_array(a, run_count, sizeof *runs);
    for (size_t i = 0; i < run_count && i < ex->case_count; i++) {
        const struct test_case *c = &ex->cases[i];
        struct run_file *given = arena_array(a, c->file_count + 1, sizeof *given);
        for (size_t k = 0; k < c->file_count; k++)
            given[k] = (struct run_file){c->files[k].name, c->files[k].text};
        runs[i] = (struct run_input){c->args, c->arg_count, c->input, given, c->file_count};
    }
    struct attempt attempt = {
        .files = files, .file_count = file_count, .runs = runs, .run_count = run_count,
        .steps = ex->limits.steps, .stack_bytes = ex->limits.stack_bytes,
        .cpu_ms = ex->limits.cpu_ms, .heap_bytes = ex->limits.heap_bytes,
        .output_bytes = ex->limits.output_bytes,
        .history_bytes = exercise_pictured(ex->kind) ? HISTORY_BYTES : 0,
        .schedule = ex->kind == EXERCISE_SCHEDULE ? str_trim(answer) : (struct str){0},
        .schedules = exercise_writes(ex->kind) ? ex->schedules ? ex->schedules : JUDGE_SCHEDULES : 0,
        .weak = ex->weak, .keep_library = true,
        .faults = ex->faults, .costs = budgets_count(ex), .contracts = contracts_wanted(ex),
        .spared = ex->harness.len ? STR("harness.c") : (struct str){0},
    };
    failures_ask(ex, &attempt);
    rules_ask(a, ex, answer, &attempt);
    if (ex->kind == EXERCISE_SCHEDULE)
        schedule_chain(a, ex, &attempt);
    /* A capstone has those of its stages at the end of the chain, where they confuse nobody. */
    if (ex->budget_count && !ex->files && budgets_want_reference(ex))
        add_reference(a, ex, &attempt);
    return attempt;
}

struct grade grade_answer(struct arena *a, const struct exercise *ex, struct str answer,
                          const struct verdict *v)
{
    switch (ex->kind) {
    case EXERCISE_PREDICT_OUTPUT: return grade_prediction(a, ex, answer, v);
    case EXERCISE_PREDICT_PICTURE: return grade_picture(a, ex, answer, v);
    case EXERCISE_MARK_LINE: return grade_mark(a, ex, answer, v);
    case EXERCISE_SCHEDULE: return grade_schedule(a, ex, answer, v);
    case EXERCISE_CAPSTONE: return capstone_grade(a, ex, answer, v);
    case EXERCISE_WRITE_TESTS: return tests_grade(a, ex, answer, v);
    case EXERCISE_ORDER: return grade_order(a, ex, answer, v);
    default: return grade_program(a, ex, answer, v);
    }
}

struct grading {
    struct arena *arena;
    const struct exercise *ex;
    const struct verdict *verdict;
    struct grade g;
    size_t room;
};

static struct grade_failure *add(struct grading *t, const char *code, int case_index)
{
    if (t->g.count == t->room) {
        size_t room = t->room ? t->room * 2 : 8;
        struct grade_failure *more = arena_array(t->arena, room, sizeof *more);
        if (t->g.count)
            memcpy(more, t->g.failures, t->g.count * sizeof *more);
        t->g.failures = more;
        t->room = room;
    }
    struct grade_failure *f = &t->g.failures[t->g.count++];
    *f = (struct grade_failure){.code = code, .case_index = case_index};
    return f;
}

/* What is found when a run is over does not explain its output. */
static bool found_at_end(const struct finding *f)
{
    return !strcmp(f->code, "leak") || !strcmp(f->code, "handle-leak");
}

static bool ended_by_itself(const struct run_result *r)
{
    if (!r->ran || r->limit)
        return false;
    for (size_t i = 0; i < r->finding_count; i++)
        if (!found_at_end(&r->findings[i]))
            return false;
    return true;
}

static bool same_place(const struct place *a, const struct place *b)
{
    return a->line == b->line && str_eq(a->file, b->file);
}

static bool told_already(const struct grading *t, const struct finding *f)
{
    for (size_t i = 0; i < t->g.count; i++) {
        const struct finding *told = t->g.failures[i].finding;
        if (!told || strcmp(told->code, f->code) || !same_place(&told->made, &f->made))
            continue;
        bool same_block = f->made.line > 0 && !strcmp(f->code, "out-of-bounds-write");
        if (same_block || same_place(&told->at, &f->at))
            return true;
    }
    return false;
}

/* A case that an assert of the learner's has to stop, and that it did. */
static bool stopped_as_wanted(const struct grading *t, size_t r)
{
    const struct exercise *ex = t->ex;
    const struct run_result *run = &t->verdict->runs[r];
    if (r >= ex->case_count || !ex->cases[r].stops.len || run->finding_count != 1 || run->limit)
        return false;
    const struct finding *f = &run->findings[0];
    struct region part = region_find(t->g.answer);
    bool inside = !part.limited || (f->at.line > part.first && f->at.line <= part.end);
    return !strcmp(f->code, "assertion-failed") && str_is(f->at.file, "answer.c") && inside;
}

static void add_findings(struct grading *t, bool at_end)
{
    const struct verdict *v = t->verdict;
    for (size_t r = 0; r < v->run_count; r++) {
        const struct run_result *run = &v->runs[r];
        if ((at_end && run->limit) || stopped_as_wanted(t, r)) /* cut off: what it still held is no leak */
            continue;
        for (size_t i = 0; i < run->finding_count; i++) {
            const struct finding *f = &run->findings[i];
            bool limit = run->limit && !strcmp(run->limit, f->code); /* add_limits() tells it */
            if (limit || found_at_end(f) != at_end || told_already(t, f))
                continue;
            struct grade_failure *told = add(t, f->code, (int)r);
            told->finding = f;
            told->message = f->message;
            told->at = f->at;
            if (run->threads > 1)
                told->schedule = run->schedule;
        }
    }
}

static const struct finding *finding_of(const struct run_result *run, const char *code)
{
    for (size_t i = 0; i < run->finding_count; i++)
        if (!strcmp(run->findings[i].code, code))
            return &run->findings[i];
    return NULL;
}

/* A limit never reads like a wrong answer: it says that the program was stopped. */
static void add_limits(struct grading *t)
{
    const struct verdict *v = t->verdict;
    for (size_t r = 0; r < v->run_count; r++) {
        const char *limit = v->runs[r].limit;
        bool told = false;
        for (size_t i = 0; limit && i < t->g.count; i++)
            told |= !strcmp(t->g.failures[i].code, limit);
        if (!limit || told)
            continue;
        struct grade_failure *f = add(t, limit, (int)r);
        f->finding = finding_of(&v->runs[r], limit);
        if (v->runs[r].threads > 1)
            f->schedule = v->runs[r].schedule;
        f->advice = story_advice(limit);
        if (f->finding) {
            f->message = f->finding->message;
            f->at = f->finding->at;
        } else if (!strcmp(limit, "time-limit") || !strcmp(limit, "step-limit")) {
            f->message = STR("The program was still running when its time was up");
        } else if (!strcmp(limit, "output-limit")) {
            f->message = STR("The program wrote without end and was stopped");
        } else {
            f->message = STR("The program asked for more memory than it may have");
        }
    }
}

bool grade_case_met(const struct test_case *c, struct str out, int exit_code)
{
    return exit_code == c->want_exit && !(c->has_stdout && output_compare(c->want_stdout, out).differs) &&
           !(c->match.len && output_matches(c->match, out, &(struct error){0}) == 0);
}

static bool add_output(struct grading *t, size_t r)
{
    const struct test_case *c = &t->ex->cases[r];
    const struct run_result *run = &t->verdict->runs[r];
    size_t before = t->g.count;
    struct error err;
    if (c->has_stdout) {
        struct mismatch m = output_compare(c->want_stdout, run->out);
        if (m.differs) {
            struct grade_failure *f = add(t, "wrong-output", (int)r);
            f->has_outputs = true;
            f->want = c->want_stdout;
            f->got = run->out;
            f->mismatch = m;
            f->message = run->out.len ? STR("The output is not what the task asks for.")
                                      : STR("The program printed nothing.");
        }
    }
    if (c->match.len && t->g.count == before) {
        int hit = output_matches(c->match, run->out, &err);
        if (hit < 0) {
            t->g.status = GRADE_TOOL_FAULT;
            t->g.fault = str_from(arena_printf(t->arena, "the output could not be checked: %s", err.text));
            return false;
        }
        if (!hit) {
            struct grade_failure *f = add(t, "wrong-output", (int)r);
            f->has_outputs = true;
            f->want = c->has_stdout ? c->want_stdout : (struct str){0};
            f->got = run->out;
            f->message = run->out.len ? STR("The output does not have the form that the task asks for.")
                                      : STR("The program printed nothing.");
            if (!c->has_stdout)
                f->advice = str_from(arena_printf(t->arena, "Wanted is output that matches the pattern "
                                                  STR_FMT, STR_ARG(c->match)));
        }
    }
    if (c->stops.len && run->finding_count == 0) {
        struct grade_failure *f = add(t, "wrong-exit", (int)r);
        f->message = STR("The program went on to its end, and here an assert has to stop it.");
        f->advice = STR("Something is wrong in this case that nobody outside can mend. Which condition does not hold?");
    } else if (!c->stops.len && run->exit_code != c->want_exit) {
        struct grade_failure *f = add(t, "wrong-exit", (int)r);
        f->message = str_from(arena_printf(t->arena, "The program ended with exit code %d, and the task "
                                           "asks for %d.", run->exit_code, c->want_exit));
        f->advice = STR("The exit code is what main returns, or the argument of exit().");
    }
    return t->g.count == before;
}

/* The judge calls it no failure if a program prints this in one order of its threads and that
 * in another; which of them the task asks for is known here. Of a long output only the
 * beginning is at hand; of two that begin alike and are not the same, one is not asked for. */
static void add_other_outcomes(struct grading *t, size_t r)
{
    enum { WHOLE = 200 }; /* see struct outcome */
    const struct test_case *c = &t->ex->cases[r];
    const struct run_result *run = &t->verdict->runs[r];
    size_t alike = 0;
    for (size_t i = 0; run->schedules && i < run->schedules->outcome_count; i++) {
        const struct outcome *o = &run->schedules->outcomes[i];
        if (o->failed)
            continue;
        bool cut = o->out.len >= WHOLE, exits = o->exit_code == c->want_exit;
        struct str want = cut ? str_slice(c->want_stdout, 0, o->out.len) : c->want_stdout;
        struct mismatch m = c->has_stdout ? output_compare(want, o->out) : (struct mismatch){0};
        bool fits = cut || !c->match.len || output_matches(c->match, o->out, &(struct error){0}) != 0;
        if (cut && c->has_stdout && !m.differs && exits)
            alike++;
        if (!m.differs && fits && exits && alike < 2)
            continue;
        struct grade_failure *f = add(t, m.differs || !fits || alike > 1 ? "wrong-output" : "wrong-exit", (int)r);
        f->schedule = o->schedule;
        if (!strcmp(f->code, "wrong-exit")) {
            f->message = str_from(arena_printf(t->arena, "There is an order of its threads in which the program "
                                               "ends with exit code %d.", o->exit_code));
            return;
        }
        f->message = STR("There is an order of its threads in which the output is not what the task asks for.");
        f->has_outputs = alike < 2;
        f->want = c->has_stdout ? c->want_stdout : (struct str){0};
        f->got = o->out;
        f->mismatch = m;
        return;
    }
}

/* What was tried: of the first run with threads, rather one of which not all was. */
static void note_explored(struct grading *t)
{
    for (size_t r = 0; r < t->verdict->run_count; r++) {
        const struct schedules *s = t->verdict->runs[r].schedules;
        if (s && (!t->g.explored || (t->g.explored->complete && !s->complete)))
            t->g.explored = s;
    }
}

static void add_compile_errors(struct grading *t)
{
    const struct verdict *v = t->verdict;
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        if (d->severity != SEVERITY_ERROR)
            continue;
        struct grade_failure *f = add(t, "compile-error", -1);
        f->diag = d;
        f->message = d->message;
        f->advice = d->advice;
        f->at = (struct place){.file = d->file, .line = d->line, .column = d->column,
                               .length = d->length};
    }
    if (!t->g.count)
        add(t, "compile-error", -1)->message = STR("The program does not compile.");
}

static void add_locked_lines(struct grading *t, struct str name, struct str start, struct str answer)
{
    int line = 0;
    if (!region_find(start).limited || region_kept(start, answer, &line))
        return;
    struct grade_failure *f = add(t, "locked-lines-changed", -1);
    f->at = (struct place){.file = name, .line = line};
    f->message = STR("A line outside your part was changed.");
    f->advice = STR("Only the lines between \"your code starts here\" and \"your code ends here\" are "
                    "yours. Undo the change, or reset the exercise: a copy of your answer is kept.");
}

/* A directive can give the locked lines another meaning, and then what the run
 * shows is no answer to the question. */
static void add_directive(struct grading *t, struct str name, struct str start, struct str answer)
{
    int line = 0;
    bool comment = false;
    if (!region_find(start).limited || !region_kept(start, answer, &line))
        return;
    struct region r = region_find(answer);
    struct str rest = answer, skipped;
    for (int i = 0; i < r.first; i++)
        str_line(&rest, &skipped);
    struct str part = rest;
    for (int i = r.first; i < r.end; i++)
        str_line(&rest, &skipped);
    line = source_directive(str_slice(part, 0, part.len - rest.len), &comment);
    if (!line)
        return;
    struct grade_failure *f = add(t, comment ? "locked-lines-changed" : "directive-in-region", -1);
    f->at = (struct place){.file = name, .line = r.first + line};
    f->message = comment ? STR("A comment that begins in your part goes on over the locked lines.")
                         : STR("A line of your part begins with #: it could change what the locked "
                               "lines mean.");
    f->advice = comment ? STR("End the comment with */ within your part.")
                        : STR("Say it in C instead: a variable or an enum for a constant, a function "
                              "for a macro. Only #include <...> may stand in your part.");
}

/* Of each file of the answer. A capstone's files that are not the learner's are never taken
 * from the answer, but who changed one should know that it was for nothing. */
static void check_locks(struct grading *t, struct str answer,
                        void (*check)(struct grading *, struct str, struct str, struct str))
{
    if (!t->ex->files) {
        check(t, STR("answer.c"), t->ex->start, answer);
        return;
    }
    struct bundle b = bundle_split(t->arena, answer);
    for (size_t i = 0; i < t->ex->file_count; i++) {
        const struct capstone_file *f = &t->ex->files[i];
        const struct str *own = bundle_find(&b, f->name);
        if (own && f->edits)
            check(t, f->name, f->text, *own);
    }
}

/* Is no file of the answer one that is given and was changed? */
static void add_locked_files(struct grading *t, struct str answer)
{
    struct bundle b = t->ex->files ? bundle_split(t->arena, answer) : (struct bundle){0};
    for (size_t i = 0; i < b.count; i++) {
        const struct capstone_file *f = capstone_file(t->ex, b.files[i].name);
        if (!f || f->edits || str_eq(f->text, b.files[i].text))
            continue;
        struct grade_failure *told = add(t, "locked-lines-changed", -1);
        told->at = (struct place){.file = f->name};
        told->message = str_from(arena_printf(t->arena, STR_FMT " was changed, and it is not yours to change.",
                                              STR_ARG(f->name)));
        told->advice = STR("Reset it to go on: your version is kept beside it.");
    }
}

/* Beside all else that is wrong, and behind it. */
static void add_rules(struct grading *t, struct str answer)
{
    struct grade_failure *broken;
    size_t count;
    struct str why;
    if (!rules_broken(t->arena, t->ex, answer, t->verdict, &broken, &count, &why)) {
        t->g.status = GRADE_TOOL_FAULT;
        t->g.fault = why;
        return;
    }
    for (size_t i = 0; i < count; i++)
        *add(t, broken[i].code, -1) = broken[i];
}

/* Nothing but rules of the source is broken. */
static bool only_rules(const struct grading *t)
{
    for (size_t i = 0; i < t->g.count; i++)
        if (strcmp(t->g.failures[i].code, "rule-broken"))
            return false;
    return true;
}

static struct str budget_advice(const struct budget_line *b)
{
    if (b->busiest.line > 0)
        return STR("Who leads there, and how often? Could it be done once instead of for each, earlier, or a little at a time?");
    switch (b->measure) {
    case MEASURE_ALLOCATIONS:
        return STR("Which line allocates, and how often? What it makes for each could often be made once for all.");
    case MEASURE_BYTES:
        return STR("Which blocks are larger than what is kept in them, and what is kept twice?");
    case MEASURE_PEAK_BYTES:
    case MEASURE_LIVE_BLOCKS:
        return STR("What is still held at the moment when most of it is, though nobody needs it any more or yet?");
    default:
        return story_advice("over-budget");
    }
}

static void add_budgets(struct grading *t)
{
    budgets_grade(t->arena, t->ex, t->verdict, &t->g);
    for (size_t i = 0; i < t->g.budget_count; i++) {
        const struct budget_line *b = &t->g.budgets[i];
        if (b->met)
            continue;
        struct grade_failure *f = add(t, "over-budget", b->case_index);
        f->message = budget_message(t->arena, b);
        f->advice = budget_advice(b);
    }
}

/* The failure that tells what this finding tells, from 1; 0: none does. */
static size_t told_by(const struct grading *t, const struct finding *f)
{
    for (size_t i = 0; f && i < t->g.count; i++) {
        const struct finding *told = t->g.failures[i].finding;
        if (told && (told == f || (!strcmp(told->code, f->code) && same_place(&told->at, &f->at))))
            return i + 1;
    }
    return 0;
}

/* What was found before the run: first what runs confirm as they are or nothing confirms, then,
 * behind what failures of calls come to, what those confirm. */
static void add_contracts(struct grading *t, bool under_failures)
{
    for (size_t i = 0; i < t->g.stand_count; i++) {
        const struct contract_stand *s = &t->g.stands[i];
        if ((s->cell != NULL) != under_failures || !contract_counts(t->ex, t->verdict, s->found))
            continue;
        size_t shown = s->standing == STANDING_CONFIRMED ? told_by(t, s->finding) : 0;
        struct grade_failure *f = add(t, s->found->word, shown ? t->g.failures[shown - 1].case_index : -1);
        f->message = s->found->message;
        f->advice = s->found->advice;
        f->at = s->found->at;
        f->contract = s;
        if (!shown)
            continue;
        f->shown = shown;
        if (!t->g.failures[shown - 1].contract)
            t->g.failures[shown - 1].contract = s;
    }
}

static void note_contracts(struct grading *t)
{
    if (!t->verdict->ownership)
        return;
    struct attempt at = grade_attempt(t->arena, t->ex, t->g.answer);
    t->g.stands = contract_stands(t->arena, t->verdict, at.files, at.file_count, NULL, &t->g.stand_count);
    t->g.contracts = contracts_count(t->ex, t->verdict);
    for (size_t i = 0; i < t->g.stand_count; i++)
        t->g.untold += t->g.stands[i].found->code == CONTRACT_CODE_CANNOT_TELL;
}

/* The failures of one mistake are told once, by the first of them, also where several cases have it. */
static void add_sweeps(struct grading *t)
{
    const struct verdict *v = t->verdict;
    for (size_t r = 0; r < v->run_count; r++) {
        const struct sweep *s = v->runs[r].sweep;
        for (size_t i = 0; s && i < s->count; i++) {
            const struct fault_cell *c = &s->cells[i];
            if (c->state == FAULT_HANDLED || (c->finding && told_already(t, c->finding)))
                continue;
            struct grade_failure *f = add(t, c->finding ? c->finding->code : "failure-unnoticed", (int)r);
            char *told = arena_cstr(t->arena, c->told);
            if (told[0] >= 'a' && told[0] <= 'z')
                told[0] = (char)(told[0] - 'a' + 'A');
            f->message = str_from(told);
            f->finding = c->finding;
            f->at = c->finding && c->finding->at.line ? c->finding->at : c->at;
            f->faults = c->faults;
            f->cell = c;
            if (!c->finding)
                break; /* behind the 64th different mistake */
        }
    }
}

static void note_tried(struct grading *t)
{
    for (size_t r = 0; r < t->verdict->run_count; r++) {
        const struct sweep *s = t->verdict->runs[r].sweep;
        t->g.tried += s ? s->count : 0;
        t->g.unhandled += s ? s->broken + s->unnoticed : 0;
        t->g.untried |= s && !s->complete;
    }
}

static bool swept(const struct grading *t)
{
    bool all = true;
    for (size_t r = 0; r < t->verdict->run_count; r++)
        all &= t->verdict->runs[r].sweep != NULL;
    return all;
}

static struct grade fault(const struct grading *t, struct str what)
{
    return (struct grade){.status = GRADE_TOOL_FAULT, .fault = what, .answer = t->g.answer,
                          .cases = t->g.cases};
}

bool grade_warns(const struct exercise *ex, const struct diag *d)
{
    return d->severity == SEVERITY_WARNING && grade_own_file(ex, d->file);
}

struct grade grade_program(struct arena *a, const struct exercise *ex, struct str answer,
                           const struct verdict *v)
{
    struct grading t = {.arena = a, .ex = ex, .verdict = v};
    t.g.answer = answer;
    t.g.cases = (int)ex->case_count;
    t.g.status = GRADE_FAILED;
    if (v->kind == VERDICT_TOOL_FAULT)
        return fault(&t, v->fault.len ? v->fault : STR("the judge failed and did not say why"));

    check_locks(&t, answer, add_directive);
    if (v->kind == VERDICT_COMPILE_ERROR) {
        add_compile_errors(&t);
    } else {
        t.g.diags = v->diags;
        t.g.diag_count = v->diag_count;
    }
    check_locks(&t, answer, add_locked_lines);
    add_locked_files(&t, answer);
    if (t.g.count)
        return t.g;

    note_explored(&t);
    add_findings(&t, false);
    add_limits(&t);
    add_findings(&t, true);
    note_contracts(&t);
    add_contracts(&t, false);
    size_t ran = 0, as_wanted = 0;
    for (size_t r = 0; r < ex->case_count && r < v->run_count; r++) {
        ran += v->runs[r].ran;
        bool stopped = stopped_as_wanted(&t, r);
        as_wanted += stopped;
        if (!stopped && !ended_by_itself(&v->runs[r]))
            continue;
        bool right = add_output(&t, r);
        if (t.g.status == GRADE_TOOL_FAULT)
            return t.g;
        if (right) {
            size_t before = t.g.count;
            add_other_outcomes(&t, r);
            right = t.g.count == before;
        } else if (v->runs[r].threads > 1) {
            t.g.failures[t.g.count - 1].schedule = v->runs[r].schedule;
        }
        t.g.cases_passed += right && (stopped || v->runs[r].finding_count == 0);
    }
    note_tried(&t);
    add_sweeps(&t);
    add_contracts(&t, true);
    add_rules(&t, answer);
    if (ex->budget_count && t.g.status != GRADE_TOOL_FAULT && only_rules(&t))
        add_budgets(&t);
    if (t.g.count || t.g.status == GRADE_TOOL_FAULT)
        return t.g;
    if (ex->contracts.len && contracts_wanted(ex) && !v->ownership)
        return fault(&t, STR("its ownership was not looked at"));
    if (exercise_sweeps(ex) && !swept(&t))
        return fault(&t, STR("the failures of its calls were not tried"));
    if (v->kind != VERDICT_CLEAN && !(as_wanted && v->kind == VERDICT_FINDINGS)) /* each of which was looked at above */
        return fault(&t, STR("the judge says that something was found, but not what"));
    if (ran != ex->case_count || !ran)
        return fault(&t, STR("not every case was run"));
    t.g.status = GRADE_PASSED;
    return t.g;
}
