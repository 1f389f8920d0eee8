/* --plain: be the scheduler. The program is run up to a choice; each of its threads is named
 * with what it would do next, and a number says which of them goes on. A choice is taken back
 * with undo; `can` tries whether what is asked for can still be reached from here.
 *
 * The answer is the list of choices as an order of explore/, kept in the answer's file after
 * each of them, so that it can be gone on with later, and in other faces. Each choice runs
 * the program anew from its start, following the order: there is nothing else to go back to. */
#include "cli/plain.h"

#include <stdlib.h>
#include <string.h>

enum { THREADS = 16 }; /* of a run; see guest.h */

void plain_turns_release(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    verdict_free(t->verdict);
    vec_release(&t->made);
    arena_release(&t->arena);
    *t = (struct plain_turns){0};
}

bool plain_schedules(const struct plain *p)
{
    return p->here->kind == EXERCISE_SCHEDULE;
}

/* What was chosen before, as it stands in the file. Orders that came from elsewhere may hold
 * choices of other kinds; they are begun anew. */
static void read_order(struct plain_turns *t, struct str text)
{
    struct turn_choice *made;
    struct arena a = {0};
    size_t count = turns_read(&a, str_trim(text), &made);
    t->made.len = 0;
    for (size_t i = 0; i < count; i++)
        vec_push(&t->made, made[i]);
    arena_release(&a);
}

static struct str order_of(struct plain_turns *t)
{
    return turns_schedule(&t->arena, t->made.at, t->made.len);
}

/* Runs what was chosen so far. False: said. */
static bool run_order(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    const struct exercise *ex = item_exercise(p->here);
    if (!study_judge(p->s)) {
        complain("programs cannot be run on this machine: %s", p->c->no_judge.text);
        return false;
    }
    verdict_free(t->verdict);
    arena_release(&t->arena);
    t->arena = (struct arena){0};
    t->attempt = grade_attempt(&t->arena, ex, order_of(t));
    t->attempt.events = true;
    t->verdict = judge_run(study_judge(p->s), &t->attempt);
    if (t->verdict->kind == VERDICT_TOOL_FAULT || t->verdict->kind == VERDICT_COMPILE_ERROR ||
        !t->verdict->run_count || !t->verdict->runs[0].ran) {
        complain("the program of this exercise does not run: " STR_FMT, STR_ARG(t->verdict->fault));
        verdict_free(t->verdict);
        t->verdict = NULL;
        return false;
    }
    uint64_t tick = t->made.len ? t->made.at[t->made.len - 1].tick + 1 : 0;
    t->now = turns_of(&t->arena, &t->verdict->runs[0], t->attempt.files, t->attempt.file_count, tick);
    return true;
}

static bool ready(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    if (t->verdict && t->item == p->here)
        return true;
    plain_turns_release(p);
    struct buf text = {0};
    struct error err = {0};
    bool changed, ok = answer_load(p->s, p->here, &text, &changed, &err);
    t->item = p->here;
    if (ok)
        read_order(t, buf_view(&text));
    else
        p->code = complain_error(&err);
    buf_release(&text);
    ok = ok && run_order(p);
    if (ok && t->verdict->runs[0].departed) { /* the program is another now */
        t->made.len = 0;
        ok = run_order(p);
    }
    return ok;
}

static bool keep(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    struct error err = {0};
    bool theirs = false;
    struct str order = t->made.len ? order_of(t) : (struct str){"", 0};
    struct str line = order.len ? str_from(arena_printf(&t->arena, STR_FMT "\n", STR_ARG(order))) : order;
    if (!answer_save(p->s, p->here, line, &theirs, &err)) {
        p->code = complain_error(&err);
        return false;
    }
    if (theirs)
        plain_say(p, "The file had been changed elsewhere; that version is kept beside it.");
    return true;
}

static bool reached(const struct plain *p)
{
    const struct finding *f = p->turns.now.found;
    return f && schedule_reaches(item_exercise(p->here), f);
}

static void say_turns(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    print_f(p->c, WORD_TEXT, 0, "Turn %zu. Which thread goes on?", t->made.len + 1);
    for (size_t i = 0; i < t->now.count; i++) {
        const struct turn *one = &t->now.list[i];
        int line = one->next && one->can_go ? one->next->at.line : 0;
        if (line)
            print_f(p->c, one->can_go ? WORD_TEXT : WORD_DIM, 2, "%2d  " STR_FMT ", line %d: " STR_FMT, one->thread,
                    STR_ARG(one->name), line, STR_ARG(one->text));
        else
            print_f(p->c, one->can_go ? WORD_TEXT : WORD_DIM, 2, "%s  " STR_FMT ": " STR_FMT,
                    one->can_go ? arena_printf(&t->arena, "%2d", one->thread) : " -", STR_ARG(one->name),
                    STR_ARG(one->text));
    }
}

/* What came of it, or the next choice. */
static void say_state(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    if (t->now.over || reached(p))
        plain_check(p, (struct str){0});
    else
        say_turns(p);
}

void plain_turns_show(struct plain *p)
{
    if (!ready(p))
        return;
    struct plain_turns *t = &p->turns;
    if (t->now.over && !t->made.len)
        plain_say(p, "There is nothing to choose in this program.");
    else if (t->now.over || reached(p))
        print_f(p->c, WORD_TEXT, 0, "Your order so far: " STR_FMT ". It is at its end; check tells what came of it, "
                "undo takes the last turn back.", STR_ARG(order_of(t)));
    else
        say_turns(p);
}

/* What the choice did: the steps of that thread up to the next choice. */
static void say_done(struct plain *p, uint64_t from)
{
    struct plain_turns *t = &p->turns;
    const struct run_result *r = &t->verdict->runs[0];
    enum { MOST = 6 };
    int told = 0;
    for (size_t i = 0; i < r->order_count && told <= MOST; i++) {
        const struct thread_step *s = &r->order[i];
        if (s->tick < from || s->tick >= t->now.tick || (!s->point && !s->shared && s->tick != from))
            continue;
        if (told++ == MOST) {
            plain_say(p, "  and more.");
            break;
        }
        struct str source = lane_source(&t->arena, &s->at, t->attempt.files, t->attempt.file_count);
        struct str name = lane_name(&t->arena, s->thread), did = lane_brief(&t->arena, s, source, true);
        print_f(p->c, WORD_DIM, 2, STR_FMT ": " STR_FMT, STR_ARG(name), STR_ARG(did));
    }
}

/* False: it cannot, which was said. */
static bool take_turn(struct plain *p, int thread)
{
    struct plain_turns *t = &p->turns;
    const struct turn *one = NULL;
    for (size_t i = 0; i < t->now.count; i++)
        if (t->now.list[i].thread == thread)
            one = &t->now.list[i];
    if (t->now.over || reached(p)) {
        plain_say(p, "The run is over. undo takes the last turn back, reset all of them.");
        return false;
    }
    if (!one) {
        print_f(p->c, WORD_TEXT, 0, "There is no thread %d now.", thread);
        return false;
    }
    if (!one->can_go) {
        print_f(p->c, WORD_TEXT, 0, STR_FMT " cannot go on: " STR_FMT ".", STR_ARG(one->name), STR_ARG(one->text));
        return false;
    }
    uint64_t tick = t->now.tick;
    vec_push(&t->made, ((struct turn_choice){tick, thread}));
    if (!order_of(t).len) {
        t->made.len--;
        plain_say(p, "These are more turns than an order can hold.");
        return false;
    }
    if (!run_order(p) || !keep(p))
        return false;
    say_done(p, tick);
    return true;
}

bool plain_turns_obey(struct plain *p, struct str line)
{
    int64_t numbers[64];
    size_t count = 0;
    line = str_trim(line);
    while (line.len) { /* "1", or "1 1 2": one turn after the other */
        size_t n = 0;
        while (n < line.len && line.at[n] != ' ')
            n++;
        if (count == COUNT(numbers) || !str_to_int(str_slice(line, 0, n), 0, THREADS - 1, &numbers[count++]))
            return false;
        line = str_trim(str_slice(line, n, line.len));
    }
    if (!count || !ready(p))
        return count > 0;
    bool went = false, all = true;
    for (size_t i = 0; i < count && all; i++) {
        all = take_turn(p, (int)numbers[i]);
        went |= all;
    }
    if (went)
        say_state(p);
    return true;
}

void plain_turns_undo(struct plain *p)
{
    struct plain_turns *t = &p->turns;
    struct error err = {0};
    if (!ready(p))
        return;
    if (!t->made.len) { /* all of it was thrown away */
        if (!answer_undo_reset(p->s, p->here, &err)) {
            plain_say(p, "No turn was taken yet.");
            return;
        }
        plain_say(p, "Your turns are as they were before the reset.");
        plain_turns_release(p);
    } else {
        t->made.len--;
        if (!run_order(p) || !keep(p))
            return;
        plain_say(p, "The last turn is taken back.");
    }
    plain_turns_show(p);
}

void plain_can(struct plain *p, struct str rest)
{
    (void)rest;
    if (!plain_schedules(p)) {
        plain_say(p, "There are no turns to take here.");
        return;
    }
    if (!ready(p))
        return;
    struct plain_turns *t = &p->turns;
    struct arena a = {0};
    if (t->now.over || reached(p)) {
        plain_say(p, "The run is over; check tells what came of it.");
        return;
    }
    int64_t behind = t->made.len ? (int64_t)t->now.tick : 0;
    struct attempt at = schedule_search(&a, item_exercise(p->here), order_of(t), behind);
    struct verdict *v = judge_run(study_judge(p->s), &at);
    const struct schedules *s = v->run_count ? v->runs[0].schedules : NULL;
    uint64_t runs = 0, failing = 0;
    for (size_t i = 0; s && i < s->failure_count; i++)
        failing += schedule_reaches(item_exercise(p->here), &s->failures[i].finding) ? s->failures[i].runs : 0;
    runs = s ? s->runs : 0;
    if (!s)
        complain("that could not be tried: " STR_FMT, STR_ARG(v->fault));
    else if (failing)
        print_f(p->c, WORD_TEXT, 0, "Yes: it can still be reached from here, in %llu of %llu orders that were tried.",
                (unsigned long long)failing, (unsigned long long)runs);
    else if (s->complete)
        plain_say(p, "No: from here no order leads to it any more. undo takes turns back.");
    else
        print_f(p->c, WORD_TEXT, 0, "Not in the %llu orders that were tried from here, which are not all.",
                (unsigned long long)runs);
    verdict_free(v);
    arena_release(&a);
}
