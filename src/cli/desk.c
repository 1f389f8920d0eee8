/* What the commands and --plain share: opening the course, finding an item,
 * showing it, judging an answer. Everything here prints to standard output and
 * asks nothing. */
#include "cli/run.h"

#include <stdlib.h>
#include <string.h>

/* FREEHOLD_NOW: what the clock showed when we started, in milliseconds since 1970; for tests
 * of what comes back after days. */
static int64_t clock_ahead;

static int64_t told_now(void *ctx)
{
    return world_real.now_ms(ctx) + clock_ahead;
}

static const struct world *world_told(void)
{
    static struct world told;
    const char *now = getenv("FREEHOLD_NOW");
    int64_t ms;
    if (!now || !str_to_int(str_from(now), 0, INT64_MAX / 2, &ms))
        return &world_real;
    if (!told.now_ms) {
        told = world_real;
        told.now_ms = told_now;
        clock_ahead = ms - world_real.now_ms(NULL);
    }
    return &told;
}

struct study *desk_open(struct cli *c, int *ret_exit)
{
    struct error err = {0};
    struct study_options o = {.pack = c->pack, .world = world_told(), .judge = c->judge};
    if (c->no_judge.text[0])
        o.why_no_judge = c->no_judge.text;
    struct study *s = study_open(&o, &err);
    if (!s) {
        *ret_exit = complain_error(&err);
        return NULL;
    }
    if (study_warning(s).len)
        complain(STR_FMT, STR_ARG(study_warning(s)));
    return s;
}

const struct item *desk_item(struct study *s, const char *word)
{
    const struct pack *p = study_pack(s);
    if (!word) {
        const struct item *here = study_here(s);
        return here ? here : &p->items[p->item_count - 1];
    }
    int64_t n;
    if (str_to_int(str_from(word), 1, (int64_t)p->item_count, &n))
        return &p->items[n - 1];
    const struct item *it = pack_item(p, str_from(word));
    if (it)
        return it;
    struct arena a = {0};
    const char **names = arena_array(&a, p->item_count * 2, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *each = &p->items[i];
        names[count++] = arena_cstr(&a, item_id(each));
        names[count++] = arena_cstr(&a, each->slug);
    }
    const char *near = str_nearest(str_from(word), names, count);
    if (near)
        complain("there is no lesson or exercise \"%s\"; did you mean %s?", word, near);
    else
        complain("there is no lesson or exercise \"%s\"; `freehold list` shows them", word);
    arena_release(&a);
    return NULL;
}

/* ---- showing ---------------------------------------------------------------- */

const char *desk_status(enum item_status s)
{
    static const char *const names[] = {"new", "started", "done", "done with help", "tested out"};
    return names[s];
}

static const char *minutes_of(struct arena *a, const struct item *it)
{
    int n = it->minutes;
    return arena_printf(a, "%d minute%s%s", n, n == 1 ? "" : "s", it->optional ? ", optional" : "");
}

static const char *kind_of(const struct item *it)
{
    return it->lesson ? "lesson" : exercise_kind_name(it->kind);
}

bool desk_may_open(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct str why = study_locked(s, &a, it);
    bool may = !why.len;
    if (may)
        why = study_trouble(&a, it);
    if (why.len)
        complain(STR_FMT, STR_ARG(why));
    arena_release(&a);
    return may;
}

void desk_list(struct cli *c, struct study *s)
{
    const struct pack *p = study_pack(s);
    const struct item *here = study_here(s);
    print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(p->title));
    for (size_t u = 0; u < p->unit_count; u++) {
        struct arena a = {0};
        struct str done = unit_told(&a, study_unit(s, u));
        putchar('\n');
        print_f(c, WORD_TEXT, 0, STR_FMT "  (" STR_FMT " done)", STR_ARG(p->units[u].title), STR_ARG(done));
        struct str gate = gate_brief(&a, s, u);
        if (gate.len)
            print_f(c, WORD_WARN, 2, STR_FMT, STR_ARG(gate));
        arena_release(&a);
        for (size_t i = 0; i < p->units[u].count; i++) {
            const struct item *it = &p->items[p->units[u].first + i];
            struct str slug = it->slug;
            print_f(c, study_status(s, it) >= ITEM_DONE ? WORD_DIM : WORD_TEXT, 2,
                    "%3zu  %-14s  %-14s  " STR_FMT "  [" STR_FMT "]%s%s", it->index + 1,
                    desk_status(study_status(s, it)), kind_of(it), STR_ARG(item_title(it)), STR_ARG(slug),
                    it->optional ? ", optional" : "", it == here ? "  <- you are here" : "");
        }
    }
}

void desk_where(struct cli *c, struct study *s)
{
    const struct item *it = study_here(s);
    struct arena a = {0};
    if (!it) {
        print_f(c, WORD_PASS, 0, "Everything is done. `freehold list` goes back to any of it.");
        return;
    }
    struct str slug = it->slug;
    print_f(c, WORD_TEXT, 0, "Next is number %zu, %s " STR_FMT ": " STR_FMT " (%s).", it->index + 1,
            it->lesson ? "the lesson" : "the exercise", STR_ARG(slug), STR_ARG(item_title(it)),
            minutes_of(&a, it));
    if (!it->lesson && (exercise_writes(it->kind) || it->kind == EXERCISE_CAPSTONE))
        print_f(c, WORD_TEXT, 0, "Your answer: %s", answer_path(s, &a, it));
    arena_release(&a);
}

void desk_due(struct cli *c, struct study *s, const char *how)
{
    struct reviews due = study_reviews(s);
    if (due.due)
        print_f(c, WORD_TEXT, 0, "%zu review%s due today: %s asks them.", due.due, due.due == 1 ? " is" : "s are", how);
}

static void show_bridge(struct cli *c, struct study *s, const struct bridge *b, size_t count)
{
    const struct doc *d = study_bridge(s, b, count);
    if (!d)
        return;
    const struct track *t = pack_track(study_pack(s), study_track(s));
    putchar('\n');
    if (t)
        print_f(c, WORD_DIM, 0, "Coming from " STR_FMT ":", STR_ARG(t->title));
    print_doc(c, 2, *d);
}

static void show_answer(struct cli *c, struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct buf text = {0};
    struct error err = {0};
    bool changed = false;
    putchar('\n');
    if (!answer_load(s, it, &text, &changed, &err)) {
        complain_error(&err);
    } else {
        print_f(c, WORD_TEXT, 0, changed ? "Your answer so far:" : "The code you start from:");
        print_code(c, buf_view(&text));
        struct region r = region_find(buf_view(&text));
        if (it->kind == EXERCISE_ORDER)
            print_f(c, WORD_TEXT, 0, "The pieces go between lines %d and %d.", r.first, r.end + 1);
        else if (r.limited && r.end - r.first == 1)
            print_f(c, WORD_TEXT, 0, "Yours is line %d; the others stay as they are.", r.end);
        else if (r.limited)
            print_f(c, WORD_TEXT, 0, "Yours are lines %d to %d; the others stay as they are.", r.first + 1,
                    r.end);
        print_f(c, WORD_DIM, 0, "File: %s", answer_path(s, &a, it));
    }
    buf_release(&text);
    arena_release(&a);
}

void desk_pieces(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    struct arena a = {0};
    struct buf text = {0};
    bool changed, used[PIECES_MAX] = {false};
    int pool[PIECES_MAX];
    study_pool(s, it, pool);
    if (answer_peek(s, it, &text, &changed, NULL)) {
        struct order o = order_read(&a, ex, buf_view(&text));
        for (size_t i = 0; i < o.count; i++)
            if (o.placed[i].piece >= 0)
                used[o.placed[i].piece] = true;
    }
    putchar('\n');
    print_f(c, WORD_TEXT, 0, "The pieces:");
    for (size_t i = 0; i < ex->piece_count; i++) {
        struct str rest = order_shown(&a, &ex->pieces[pool[i]]), line;
        for (int n = 0; str_line(&rest, &line); n++)
            if (n)
                print_f(c, WORD_CODE, 6, STR_FMT, STR_ARG(line));
            else
                print_f(c, WORD_CODE, 2, "%2zu. " STR_FMT "%s", i + 1, STR_ARG(line),
                        used[pool[i]] ? "   (in the program)" : "");
    }
    buf_release(&text);
    arena_release(&a);
}

/* What must stay and what must get better. */
static void show_goal(struct cli *c, const struct exercise *ex)
{
    struct arena a = {0};
    struct goal goal = exercise_goal(&a, ex);
    if (goal.stays.len)
        print_line(c, stdout, WORD_TEXT, 0, goal.stays);
    if (goal.better.len)
        print_line(c, stdout, WORD_TEXT, 0, goal.better);
    if (goal.stays.len || goal.better.len)
        putchar('\n');
    arena_release(&a);
}

void desk_show_task(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    show_goal(c, ex);
    print_doc(c, 0, ex->task);
    show_bridge(c, s, ex->bridges, ex->bridge_count);
    if (ex->kind == EXERCISE_CAPSTONE) {
        putchar('\n');
        desk_stages(c, s, it);
        putchar('\n');
        desk_files(c, s, it);
    } else if (ex->kind == EXERCISE_QUIZ) {
        putchar('\n');
        for (size_t i = 0; i < ex->choice_count; i++)
            print_f(c, WORD_TEXT, 2, "%zu. " STR_FMT, i + 1, STR_ARG(ex->choices[i].plain));
    } else if (exercise_reads(ex->kind) || ex->kind == EXERCISE_SCHEDULE) {
        putchar('\n');
        print_f(c, WORD_TEXT, 0, "The program:");
        print_code(c, ex->kind == EXERCISE_SCHEDULE ? ex->start : ex->program);
        if (ex->kind == EXERCISE_PREDICT_PICTURE)
            desk_questions(c, s, it);
    } else {
        if (ex->kind == EXERCISE_ORDER)
            desk_pieces(c, s, it);
        show_answer(c, s, it);
        if (ex->subject.len) {
            putchar('\n');
            print_f(c, WORD_TEXT, 0, "What you test, given (subject.h); there is one right implementation of it, and "
                    "%zu wrong one%s:", ex->mutant_count, ex->mutant_count == 1 ? "" : "s");
            print_code(c, ex->subject);
        }
        if (ex->harness.len) {
            putchar('\n');
            print_f(c, WORD_TEXT, 0, "The part that calls yours, given (harness.c):");
            print_code(c, ex->harness);
        }
    }
}

void desk_show(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    struct arena a = {0};
    print_f(c, WORD_TEXT, 0, "%zu. " STR_FMT " (%s, %s, %s)", it->index + 1, STR_ARG(item_title(it)),
            ex ? exercise_kind_title(ex->kind) : "Lesson", minutes_of(&a, it),
            desk_status(study_status(s, it)));
    arena_release(&a);
    putchar('\n');
    if (!ex) {
        print_doc(c, 0, item_lesson(it)->body);
        show_bridge(c, s, item_lesson(it)->bridges, item_lesson(it)->bridge_count);
        return;
    }
    desk_show_task(c, s, it);
}

const struct item *desk_test_next(struct cli *c, struct study *s, const struct item *at)
{
    size_t unit;
    const struct item *next;
    if (!study_testing(s, &unit))
        return NULL;
    struct str title = study_pack(s)->units[unit].title;
    switch (study_test_next(s, unit, &next)) {
    case TEST_GOES_ON:
        if (next != at) {
            print_f(c, WORD_TEXT, 0, "The test of " STR_FMT ": pass this without a hint.", STR_ARG(title));
            return next;
        }
        study_test_leave(s); /* it was not passed, and they go on all the same */
        print_f(c, WORD_TEXT, 0, "The test of " STR_FMT " is left.", STR_ARG(title));
        break;
    case TEST_PASSED:
        print_f(c, WORD_PASS, 0, "Passed by test: all of " STR_FMT " counts as done.", STR_ARG(title));
        return study_here(s);
    case TEST_FAILED:
        print_f(c, WORD_TEXT, 0, "A hint was opened, so it is no test any more. " STR_FMT " stays open.", STR_ARG(title));
        break;
    }
    return NULL;
}

void desk_hints(struct cli *c, struct study *s, const struct item *it)
{
    struct arena a = {0};
    size_t count = 0;
    struct hint_shown *shown = it->lesson ? NULL : study_hints_shown(s, &a, it, &count);
    for (size_t i = 0; i < count; i++) {
        print_f(c, WORD_TEXT, 0, "%s", shown[i].head);
        print_doc(c, 2, *shown[i].text);
    }
    arena_release(&a);
}

/* Which hint fits depends on what fails now; a hint is a command of its own, so that may
 * have been told by another process. */
static void note_failing(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct buf text = {0};
    bool changed;
    if (!it->lesson && item_exercise(it)->fitted_count && study_judge(s) && !study_failing_known(s, it) &&
        answer_peek(s, it, &text, &changed, NULL)) {
        struct attempt at = grade_attempt(&a, item_exercise(it), buf_view(&text));
        struct verdict *v = judge_run(study_judge(s), &at);
        struct grade g = grade_answer(&a, item_exercise(it), buf_view(&text), v);
        study_fails(s, it, &g);
        verdict_free(v);
    }
    buf_release(&text);
    arena_release(&a);
}

bool desk_hint(struct cli *c, struct study *s, const struct item *it)
{
    struct str why = {0};
    note_failing(s, it);
    struct str fits;
    int n = it->lesson ? 1 : study_hint_next(s, it, &fits);
    if (n == 0 && item_exercise(it)->hint_count) {
        desk_hints(c, s, it);
        print_f(c, WORD_TEXT, 0, "These are all the hints.");
        return true;
    }
    if (!study_hint(s, it, n, &why)) {
        bool run = study_hint_gate(s, it, NULL) == HINT_AFTER_RUN;
        print_f(c, WORD_TEXT, 0, STR_FMT "%s", STR_ARG(why), run ? " `check` runs it." : "");
        return false;
    }
    desk_hints(c, s, it);
    return true;
}

void desk_debrief(struct cli *c, struct study *s, const struct item *it)
{
    if (it->lesson || !item_exercise(it)->debrief.count)
        return;
    struct arena a = {0};
    struct str waits = study_debrief_waits(s, &a, it, "`solution`");
    putchar('\n');
    if (waits.len) {
        print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(waits));
        arena_release(&a);
        return;
    }
    if (study_debrief_told(s, it) && it->kind == EXERCISE_CAPSTONE) { /* dares are checked many times */
        print_f(c, WORD_DIM, 0, "What to take along was told above, when all its stages had passed.");
        arena_release(&a);
        return;
    }
    print_doc(c, 0, item_exercise(it)->debrief);
    struct doc reading = study_reading(&a, study_pack(s), item_exercise(it));
    if (reading.count && !item_extra(it)) {
        putchar('\n');
        print_doc(c, 0, reading);
    }
    arena_release(&a);
}

/* An order that fails: the pack's, or one that trying finds. */
static void show_order(struct cli *c, struct study *s, const struct exercise *ex)
{
    struct arena a = {0};
    struct verdict *v = NULL;
    struct str order = str_trim(ex->solution);
    if (!order.len && study_judge(s)) {
        struct attempt at = schedule_search(&a, ex, STR("s:"), 0);
        v = judge_run(study_judge(s), &at);
        order = schedule_found(ex, v);
    }
    if (order.len)
        print_f(c, WORD_TEXT, 0, "One order of the threads that does it: " STR_FMT, STR_ARG(order));
    else
        print_f(c, WORD_TEXT, 0, "None can be found on this machine.");
    verdict_free(v);
    arena_release(&a);
}

int desk_solution(struct cli *c, struct study *s, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    bool order = ex && ex->kind == EXERCISE_SCHEDULE, several = ex && ex->kind == EXERCISE_CAPSTONE;
    if (!ex || (!exercise_writes(ex->kind) && !order && !several)) {
        print_f(c, WORD_TEXT, 0, "There is no program to show here.");
        return EXIT_FAILED;
    }
    if (!study_solution_allowed(s, it)) {
        print_f(c, WORD_TEXT, 0, "The solution opens after you pass, or after eight tries. "
                "A hint may do: `hint`.");
        return EXIT_FAILED;
    }
    study_solution_shown(s, it);
    if (order) {
        show_order(c, s, ex);
        return EXIT_OK;
    }
    print_f(c, WORD_TEXT, 0, "One way to write it:");
    for (size_t i = 0; several && i < ex->file_count; i++) {
        if (!ex->files[i].edits)
            continue;
        print_f(c, WORD_TEXT, 0, STR_FMT ":", STR_ARG(ex->files[i].name));
        print_code(c, ex->files[i].solution);
    }
    if (several) {
        if (study_status(s, it) >= ITEM_DONE && study_points(s, it) < 100)
            desk_debrief(c, s, it); /* it waited for this */
        return EXIT_OK;
    }
    print_code(c, ex->solution);
    return EXIT_OK;
}

/* ---- programs in lessons -------------------------------------------------------- */

size_t desk_programs(const struct item *it)
{
    size_t count = 0;
    for (size_t i = 0; it->lesson && i < item_lesson(it)->body.count; i++)
        count += block_runs(&item_lesson(it)->body.blocks[i]);
    return count;
}

const struct block *desk_program(const struct item *it, size_t n)
{
    for (size_t i = 0; it->lesson && i < item_lesson(it)->body.count; i++)
        if (block_runs(&item_lesson(it)->body.blocks[i]) && n-- == 1)
            return &item_lesson(it)->body.blocks[i];
    return NULL;
}

/* For --plain, where `explain` alone opens its page. */
static void name_code(struct cli *c, struct str code)
{
    struct explanation e;
    c->named = explain_find(code, &e) ? e.code : NULL;
}

void desk_run(struct cli *c, struct study *s, const struct desk_wish *w)
{
    struct arena a = {0};
    if (!study_judge(s)) {
        complain("programs cannot be run on this machine: %s", c->no_judge.text);
        return;
    }
    struct source_file file = {.name = STR("program.c"), .text = w->program};
    struct judged this = {.text = w->program, .faults = w->faults, .order = w->order};
    struct attempt at = judged_attempt(&this, &a);
    at.schedules = w->schedules;
    struct verdict *v = judge_run(study_judge(s), &at);
    for (size_t i = 0; i < v->run_count; i++) {
        struct str rest = v->runs[i].out, line, failed = words_made_to_fail(&a, &v->runs[i]);
        if (failed.len)
            print_line(c, stdout, WORD_DIM, 0, failed);
        if (rest.len)
            print_f(c, WORD_TEXT, 0, "It prints:");
        while (str_line(&rest, &line))
            print_line(c, stdout, WORD_GOT, 2, line);
    }
    struct words words = words_program(&a, v, &file, 1);
    print_words(c, stdout, &words);
    if (w->schedules && v->run_count && v->runs[0].ran)
        schedules_say(c, &v->runs[0], true, true);
    name_code(c, verdict_explains(v));
    if (c->judged) {
        judged_keep_take(c->judged, NULL, w->program, NULL, v);
        c->judged->order = arena_str(&c->judged->arena, w->order);
    } else {
        verdict_free(v);
    }
    arena_release(&a);
}

/* ---- judging ------------------------------------------------------------------ */

/* "1,3" or "1 3" to bits. False: said. */
bool desk_choices(const struct exercise *ex, struct str text, uint64_t *ret)
{
    uint64_t chosen = 0;
    size_t at = 0;
    text = str_trim(text);
    while (at < text.len) {
        size_t end = at;
        while (end < text.len && text.at[end] != ',' && text.at[end] != ' ')
            end++;
        int64_t n;
        if (end > at && !str_to_int(str_slice(text, at, end), 1, (int64_t)ex->choice_count, &n)) {
            complain("\"" STR_FMT "\" is no choice; they are numbered 1 to %zu",
                     STR_ARG(str_slice(text, at, end)), ex->choice_count);
            return false;
        }
        if (end > at)
            chosen |= (uint64_t)1 << ((n - 1) & 63);
        at = end + 1;
    }
    *ret = chosen;
    return true;
}

int desk_check(struct cli *c, struct study *s, const struct item *it, struct str text, int sure)
{
    const struct exercise *ex = item_exercise(it);
    struct arena a = {0};
    struct verdict *v = NULL;
    struct error err = {0};
    struct grade g;
    uint64_t chosen = 0;
    int code;
    if (!ex) {
        study_lesson_read(s, it);
        print_f(c, WORD_PASS, 0, "A lesson is only read: it is done.");
        return EXIT_OK;
    }
    if (ex->kind == EXERCISE_QUIZ) {
        if (!desk_choices(ex, text, &chosen))
            return EXIT_USAGE_ERROR;
        g = grade_quiz(&a, ex, chosen);
    } else {
        if (!study_judge(s)) {
            complain("programs cannot be run on this machine: %s", c->no_judge.text);
            return error_exit_code(ERROR_UNAVAILABLE);
        }
        struct attempt at = grade_attempt(&a, ex, text);
        v = judge_run(study_judge(s), &at);
        g = grade_answer(&a, ex, text, v);
    }
    bool silent = item_extra(it) && !it->of && g.status != GRADE_TOOL_FAULT && !g.incomplete;
    study_met_before(s, it, &g);
    struct words w = words_grade(&a, ex, &g);
    if (!silent) /* of the inventory nobody is told what was right */
        print_words(c, stdout, &w);
    if (ex->kind == EXERCISE_PREDICT_PICTURE && g.status != GRADE_TOOL_FAULT && !g.incomplete && !silent)
        desk_pictures(c, ex, v);
    name_code(c, silent ? (struct str){"", 0} : grade_explains(&g));
    if (!study_record(s, it, &g, text, sure, &err))
        complain("this could not be written down: %s", err.text);
    int failures;
    if (g.status == GRADE_FAILED && study_stuck(s, it, &failures) && failures % 4 == 0) { /* now and then */
        putchar('\n');
        print_line(c, stdout, WORD_TEXT, 0, study_offer(&a, it, "`solution`", "`next`"));
    }
    code = g.status == GRADE_PASSED ? EXIT_OK
         : g.status == GRADE_FAILED ? EXIT_FAILED : error_exit_code(ERROR_SOFTWARE);
    if (c->judged)
        judged_keep_take(c->judged, ex, text, &g, v);
    else
        verdict_free(v);
    arena_release(&a);
    return code;
}
