/* write-tests: the learner's program is a row of tests of an implementation that is not
 * theirs, and each implementation makes a program of its own with it:
 *
 *   1. the right one               must be accepted: a clean run, exit code 0
 *   2. the same, lying elsewhere   likewise
 *   3. each wrong one              must be rejected: another exit code, or a finding
 *
 * They are one chain of attempts, so all faces ask once and get one verdict.
 *
 * Tests that reject whatever they see fall over 1. What they may look at is what the
 * implementation does, and nothing by which one file could be told from another: all are
 * called subject.c and no #include reaches them; in front of all but the first lies a file of
 * ours of another size each time (padding below), so that no function, variable, block or
 * local has the address that it had; what the machine counts (steps, accesses) may not be
 * asked for. The sizes come from the answer's own text: who looks one up and writes it into
 * the tests has changed it.
 *
 * What a learner is told of one that survives is how it behaves, never its text. */
#include "cfront/cfront.h"
#include "study/room.h"

#include <string.h>

enum { REFERENCES = 2, LOOKS = 5 };

/* ---- the chain -------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t n)
{
    h = (h ^ n) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* A source that shifts all that comes behind it: functions and variables by its own, blocks by
 * one that is given back at once (its place is not used again soon), locals by one of its own. */
static struct str padding(struct arena *a, uint64_t h)
{
    struct buf b = {0};
    unsigned functions = 1 + (unsigned)(h % 13), words = 1 + (unsigned)(h / 13 % 61);
    unsigned block = 16 * (1 + (unsigned)(h / 793 % 97)), local = 8 * (1 + (unsigned)(h / 76921 % 53));
    buf_cstr(&b, "void *malloc(unsigned long);\nvoid free(void *);\nvoid *memset(void *, int, unsigned long);\n");
    buf_printf(&b, "long padding_words_[%u] = {1};\n", words);
    for (unsigned i = 0; i < functions; i++)
        buf_printf(&b, "void padding_%u_(void) { padding_words_[0]++; }\n", i);
    buf_printf(&b, "__attribute__((constructor)) static void padding_(void)\n{\n    char local[%u];\n"
               "    free(malloc(%u));\n    memset(local, 0, sizeof local);\n}\n", local, block);
    struct str text = arena_str(a, buf_view(&b));
    buf_release(&b);
    return text;
}

static struct str tests_name(const struct exercise *ex)
{
    return ex->files ? ex->tests_file : STR("answer.c");
}

/* The tests with implementation i. Of a capstone: its files, as solved or as in a mutant's bundle. */
static size_t put_files(struct arena *a, const struct exercise *ex, struct str answer, size_t i, struct source_file *ret)
{
    size_t n = 0;
    if (!ex->files) {
        ret[n++] = (struct source_file){.name = STR("answer.c"), .text = answer};
        ret[n++] = (struct source_file){.name = STR("subject.h"), .text = ex->subject, .header = true};
        ret[n++] = (struct source_file){.name = STR("subject.c"),
                                        .text = i < REFERENCES ? ex->reference : ex->mutants[i - REFERENCES].text,
                                        .secret = true};
        return n;
    }
    struct bundle own = bundle_split(a, answer), other = {0};
    if (i >= REFERENCES)
        other = bundle_split(a, ex->mutants[i - REFERENCES].text);
    for (size_t k = 0; k < ex->file_count; k++) {
        const struct capstone_file *f = &ex->files[k];
        bool tests = str_eq(f->name, ex->tests_file);
        if (f->tests && !tests)
            continue;
        const struct str *text = tests ? bundle_find(&own, f->name) : bundle_find(&other, f->name);
        ret[n++] = (struct source_file){.name = f->name, .text = text ? *text : tests ? f->text : f->solution,
                                        .header = f->header, .secret = !tests && f->edits};
    }
    return n;
}

struct attempt tests_attempt(struct arena *a, const struct exercise *ex, struct str answer)
{
    static const char *const looks[LOOKS] = {"freehold_steps", "freehold_accesses", "freehold_request_begin",
                                             "freehold_request_end", "freehold_mark"};
    size_t count = REFERENCES + ex->mutant_count;
    struct attempt *all = arena_array(a, count, sizeof *all);
    struct run_input *run = arena_array(a, 1, sizeof *run);
    struct source_rule *rules = arena_array(a, LOOKS, sizeof *rules);
    for (size_t i = 0; i < LOOKS; i++)
        rules[i] = (struct source_rule){.kind = RULE_MUST_NOT_CALL, .what = str_from(looks[i])};
    uint64_t h = study_hash(answer);
    for (size_t i = 0; i < count; i++) {
        struct source_file *files = arena_array(a, ex->file_count + 4, sizeof *files);
        size_t n = 0;
        h = mix(h, i + 1);
        if (i > 0)
            files[n++] = (struct source_file){.name = STR("padding.c"), .text = padding(a, h), .secret = true};
        n += put_files(a, ex, answer, i, files + n);
        all[i] = (struct attempt){
            .files = files, .file_count = n, .runs = run, .run_count = 1,
            .steps = ex->limits.steps, .stack_bytes = ex->limits.stack_bytes, .cpu_ms = ex->limits.cpu_ms,
            .heap_bytes = ex->limits.heap_bytes, .output_bytes = ex->limits.output_bytes,
            .only_headers = true, .keep_library = true, .schedules = ex->schedules ? ex->schedules : JUDGE_SCHEDULES, .weak = ex->weak,
            .rules = i ? NULL : rules, .rule_count = i ? 0 : LOOKS, .rules_file = tests_name(ex),
            .next = i + 1 < count ? &all[i + 1] : NULL};
    }
    return all[0];
}

/* ---- grading ------------------------------------------------------------------------ */

static struct grade failed(struct arena *a, struct grade g, const struct grade_failure *f)
{
    g.status = GRADE_FAILED;
    g.failures = arena_array(a, 1, sizeof *g.failures);
    g.failures[0] = *f;
    g.count = 1;
    return g;
}

static struct grade fault(struct grade g, struct str what)
{
    g.status = GRADE_TOOL_FAULT;
    g.fault = what;
    return g;
}

/* "an assertion in line 12": what was found first in a run of a wrong implementation. */
static bool rejected(struct arena *a, const struct verdict *v, struct str tests, struct region part,
                     struct told_mutant *to)
{
    const struct run_result *r = v->run_count ? &v->runs[0] : NULL;
    const struct finding *f = r && r->finding_count ? &r->findings[0] : NULL;
    if (v->kind == VERDICT_COMPILE_ERROR || !r)
        return false;
    if (!f && r->schedules && r->schedules->failure_count)
        f = &r->schedules->failures[0].finding;
    if (f) {
        bool own = str_eq(f->at.file, tests), assertion = !strcmp(f->code, "assertion-failed");
        bool written = false; /* the outermost that the learner wrote: a test, and not what it shares with others */
        for (size_t i = 0; i < f->stack_count; i++) {
            int line = f->stack[i].line;
            bool theirs = line > part.first && line <= part.end;
            if (str_eq(f->stack[i].file, tests) && (theirs || !written)) {
                to->line = line;
                written |= theirs;
            }
        }
        const char *what = !assertion ? f->code : own ? "an assertion" : "an assertion of its own";
        bool there = own && f->at.line == to->line; /* else in what that line calls */
        to->how = to->line ? str_from(arena_printf(a, there ? "%s in line %d" : "%s, reached from line %d", what, to->line))
                           : str_from(what);
        return true;
    }
    if (r->limit) {
        to->how = str_from(r->limit);
        return true;
    }
    if (r->exit_code)
        to->how = str_from(arena_printf(a, "exit code %d", r->exit_code));
    return r->exit_code != 0;
}

/* How the tests treat the right implementation: as any program that must run clean. The
 * exercise handed to grade_program() is this one with a single case and no other checks. */
static struct grade accepts(struct arena *a, const struct exercise *ex, struct str answer, const struct verdict *v)
{
    struct exercise *once = arena_alloc(a, sizeof *once);
    *once = (struct exercise){.kind = EXERCISE_WRITE, .start = ex->start, .limits = ex->limits,
                              .files = ex->files, .file_count = ex->file_count};
    once->cases = arena_alloc(a, sizeof *once->cases);
    once->case_count = 1;
    return grade_program(a, once, answer, v);
}

static bool is_of_source(const char *code)
{
    return !strcmp(code, "compile-error") || !strcmp(code, "locked-lines-changed")
           || !strcmp(code, "directive-in-region");
}

/* Is it a file of the right implementation? The learner's of that name may say something else there. */
static bool of_ours(const struct exercise *ex, struct str file)
{
    for (size_t i = 0; i < ex->file_count && ex->files; i++)
        if (ex->files[i].edits && !ex->files[i].tests && str_eq(ex->files[i].name, file))
            return true;
    return !ex->files && str_eq(file, STR("subject.c"));
}

/* A line of ours as the one that called it and is theirs; line 0: none. */
static struct place their_place(const struct exercise *ex, struct place at, const struct place *stack, size_t count)
{
    if (!of_ours(ex, at.file))
        return at;
    for (size_t i = 0; i < count; i++)
        if (!of_ours(ex, stack[i].file))
            return stack[i];
    return (struct place){0};
}

static size_t their_stack(struct arena *a, const struct exercise *ex, struct place **stack, size_t count)
{
    struct place *kept = arena_array(a, count + 1, sizeof *kept);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!of_ours(ex, (*stack)[i].file))
            kept[n++] = (*stack)[i];
    *stack = kept;
    return n;
}

/* What is told of the right implementation is told by the lines of theirs that called it: ours are not to be seen. */
static const struct finding *their_finding(struct arena *a, const struct exercise *ex, const struct finding *f)
{
    struct finding *to = arena_alloc(a, sizeof *to);
    *to = *f;
    to->at = their_place(ex, f->at, f->stack, f->stack_count);
    to->made = their_place(ex, f->made, f->made_stack, f->made_count);
    to->freed = their_place(ex, f->freed, f->freed_stack, f->freed_count);
    to->lost = their_place(ex, f->lost, NULL, 0);
    to->contract = their_place(ex, f->contract, NULL, 0);
    to->moved = their_place(ex, f->moved, NULL, 0);
    to->started = their_place(ex, f->started, NULL, 0);
    to->stack_count = their_stack(a, ex, &to->stack, f->stack_count);
    to->made_count = their_stack(a, ex, &to->made_stack, f->made_count);
    to->freed_count = their_stack(a, ex, &to->freed_stack, f->freed_count);
    to->parties = arena_array(a, f->party_count + 1, sizeof *to->parties);
    for (size_t i = 0; i < f->party_count; i++) {
        struct party *p = &to->parties[i];
        *p = f->parties[i];
        p->at = their_place(ex, p->at, p->stack, p->stack_count);
        p->stack_count = their_stack(a, ex, &p->stack, p->stack_count);
        p->held = arena_array(a, p->held_count + 1, sizeof *p->held);
        for (size_t k = 0; k < p->held_count; k++)
            p->held[k] = (struct held){f->parties[i].held[k].lock, their_place(ex, f->parties[i].held[k].at, NULL, 0)};
    }
    return to;
}

/* The function that theirs called when it went wrong; "": it was in a line of theirs. */
static struct str called(const struct exercise *ex, const struct finding *f)
{
    struct str name = {"", 0};
    for (size_t i = 0; f && i < f->stack_count && !str_eq(f->stack[i].file, tests_name(ex)); i++)
        name = f->stack[i].function;
    return name;
}

static void show_theirs(struct arena *a, const struct exercise *ex, struct grade_failure *f)
{
    if (f->finding) {
        f->finding = their_finding(a, ex, f->finding);
        f->at = f->finding->at;
    } else {
        f->at = their_place(ex, f->at, NULL, 0);
    }
}

/* The first failure as one of tests. */
static struct grade_failure rejects(struct arena *a, const struct exercise *ex, struct grade_failure f)
{
    const char *header = ex->files ? "the header" : "subject.h";
    struct str within = called(ex, f.finding);
    if (!strcmp(f.code, "assertion-failed") && !within.len)
        f.message = STR("Your tests reject the right implementation: it does not do what this assertion expects.");
    else if (!strcmp(f.code, "wrong-exit"))
        f.message = STR("Your tests reject the right implementation: they do not end with exit code 0.");
    else
        f.message = str_from(arena_printf(a, "With the right implementation your tests do not run clean: " STR_FMT,
                                          STR_ARG(f.message)));
    bool whose = !strcmp(f.code, "leak") || !strcmp(f.code, "double-free") || !strcmp(f.code, "use-after-free")
                 || !strcmp(f.code, "invalid-free"), left = !whose && strstr(f.code, "-leak");
    if (strstr(f.code, "-limit"))
        ; /* what is said of any program that does not end */
    else if (left)
        f.advice = str_from(arena_printf(a, "A test is a caller, and the contract in %s binds it, too: what it starts it "
                                            "stops, and what it opens it closes.", header));
    else if (whose)
        f.advice = str_from(arena_printf(a, "A test is a caller, and the contract in %s binds it, too: it frees what it "
                                            "is given, and nothing that it has given away.", header));
    else if (f.finding && !within.len && strcmp(f.code, "assertion-failed"))
        f.advice = finding_advice(f.finding); /* a slip in a line of theirs, as in any program */
    else if (within.len)
        f.advice = str_from(arena_printf(a, "It goes wrong in " STR_FMT "(), which is right here. What does %s ask of "
                                            "whoever calls it?", STR_ARG(within), header));
    else
        f.advice = str_from(arena_printf(a, "What a test may expect is what the contract in %s promises, and no more.",
                                         header));
    f.code = "rejects-reference";
    f.case_index = -1;
    show_theirs(a, ex, &f);
    return f;
}

static struct grade_failure elsewhere(struct arena *a, const struct exercise *ex, struct grade_failure f)
{
    f.code = "rejects-reference";
    f.case_index = -1;
    f.message = STR("Your tests reject the right implementation as soon as it lies at other addresses.");
    f.advice = STR("Tests look at what a function does. Where its memory lies may be anything.");
    show_theirs(a, ex, &f);
    return f;
}

static struct grade looks_at_counts(struct arena *a, struct grade g, const struct breach *b)
{
    struct grade_failure f = {.code = "rejects-reference", .case_index = -1, .at = b->at};
    f.message = STR("Tests look at what an implementation does, not at how many steps it takes.");
    f.advice = STR("A right one may take more or fewer.");
    return failed(a, g, &f);
}

static void tell_survivors(struct arena *a, struct grade *g)
{
    g->failures = arena_array(a, g->mutant_count + 1, sizeof *g->failures);
    for (size_t i = 0; i < g->mutant_count; i++) {
        const struct told_mutant *m = &g->mutants[i];
        if (m->dead)
            continue;
        g->failures[g->count++] = (struct grade_failure){
            .code = "mutant-survives", .case_index = -1,
            .message = str_from(arena_printf(a, "A wrong implementation passes your tests: " STR_FMT,
                                             STR_ARG(m->mutant->behaves))),
            .advice = STR("Which call would show that? Make it, and assert what the contract promises.")};
    }
}

struct grade tests_grade(struct arena *a, const struct exercise *ex, struct str answer, const struct verdict *v)
{
    for (const struct verdict *one = v; one; one = one->next)
        if (one->kind == VERDICT_TOOL_FAULT)
            return fault((struct grade){.answer = answer}, one->fault.len ? one->fault : STR("the judge failed"));
    struct grade g = accepts(a, ex, answer, v);
    g.cases = (int)ex->mutant_count;
    g.cases_passed = 0;
    if (g.status == GRADE_TOOL_FAULT || (g.count && is_of_source(g.failures[0].code)))
        return g;
    if (v->breach_count)
        return looks_at_counts(a, g, &v->breaches[0]);
    if (g.count) {
        struct grade_failure f = rejects(a, ex, g.failures[0]);
        return failed(a, g, &f);
    }
    const struct verdict *other = v->next;
    if (!other)
        return fault(g, STR("not every implementation was tried"));
    struct grade second = accepts(a, ex, answer, other);
    if (second.status == GRADE_TOOL_FAULT)
        return fault(g, second.fault);
    if (second.count) {
        struct grade_failure f = elsewhere(a, ex, second.failures[0]);
        return failed(a, g, &f);
    }
    g.mutants = arena_array(a, ex->mutant_count + 1, sizeof *g.mutants);
    for (v = other->next; v && g.mutant_count < ex->mutant_count; v = v->next) {
        struct told_mutant *m = &g.mutants[g.mutant_count];
        m->mutant = &ex->mutants[g.mutant_count++];
        m->dead = rejected(a, v, tests_name(ex), region_find(answer), m);
        g.killed += m->dead;
    }
    if (g.mutant_count != ex->mutant_count)
        return fault(g, STR("not every implementation was tried"));
    g.cases_passed = (int)g.killed;
    g.status = g.killed >= (size_t)ex->kill ? GRADE_PASSED : GRADE_FAILED;
    if (g.status == GRADE_FAILED)
        tell_survivors(a, &g);
    return g;
}
