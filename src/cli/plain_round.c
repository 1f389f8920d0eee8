/* --plain: a round of reviews, or the placement inventory, as questions and answers. Each
 * item is shown, then its answer is asked for at once; `skip` is no answer, `leave` puts the
 * rest off. The commands `freehold review` and `freehold place` are this without the course
 * around it. */
#include "cli/plain.h"

#include <string.h>

static bool is_placement(enum round_kind kind)
{
    return kind != ROUND_REVIEW && kind != ROUND_PRACTICE;
}

enum reply { REPLY_ANSWER, REPLY_SKIP, REPLY_LEAVE };

/* One line of an answer, or one of the two words. */
static enum reply ask(struct plain *p, const char *prompt, struct str *ret)
{
    if (!plain_ask(p, prompt, ret))
        return REPLY_LEAVE;
    *ret = str_trim(*ret);
    if (str_is(*ret, "leave") || str_is(*ret, "quit"))
        return REPLY_LEAVE;
    return str_is(*ret, "skip") ? REPLY_SKIP : REPLY_ANSWER;
}

static bool answered(struct plain *p)
{
    const struct round *r = study_round(p->s);
    return r && r->at < r->count && r->entries[r->at].came != CAME_OPEN;
}

/* "2", "1 3 sure". What is not said about being sure is asked. */
static enum reply ask_choice(struct plain *p)
{
    struct str line, sure;
    enum reply s = ask(p, "Your answer, a number: ", &line);
    if (s != REPLY_ANSWER || !line.len)
        return s;
    if (str_ends(line, "sure")) { /* unsure ends so, too */
        plain_choose(p, line);
        return s;
    }
    uint64_t chosen;
    if (!desk_choices(item_exercise(p->here), line, &chosen))
        return s;
    struct arena a = {0};
    char *whole = arena_cstr(&a, line); /* the next question is read into the same buffer */
    while ((s = ask(p, "Are you sure? s: sure, u: unsure. ", &sure)) == REPLY_ANSWER) {
        bool yes = str_is(sure, "s") || str_is(sure, "sure") || str_is(sure, "y");
        bool no = str_is(sure, "u") || str_is(sure, "unsure") || str_is(sure, "n");
        if (!yes && !no)
            continue;
        plain_choose(p, str_from(arena_printf(&a, "%s %s", whole, yes ? "sure" : "unsure")));
        break;
    }
    arena_release(&a);
    return s;
}

static enum reply ask_line(struct plain *p)
{
    struct str line;
    enum reply s = ask(p, "The line, a number: ", &line);
    if (s == REPLY_ANSWER && line.len)
        plain_choose(p, line);
    return s;
}

static enum reply ask_pieces(struct plain *p)
{
    struct str line;
    enum reply s = ask(p, "The pieces in order, their numbers: ", &line);
    if (s == REPLY_ANSWER && line.len)
        plain_order(p, line);
    return s;
}

/* What takes several lines: how it is to be given is asked first. */
static enum reply ask_text(struct plain *p)
{
    struct str line;
    bool code = exercise_writes(p->here->kind);
    enum reply s = ask(p, code ? "type, edit (your editor), skip or leave: " : "Enter begins; skip or leave: ", &line);
    if (s != REPLY_ANSWER)
        return s;
    if (code && str_is(line, "edit"))
        plain_edit(p, STR(""));
    else if (!code || !line.len || str_is(line, "type"))
        plain_type(p, STR(""));
    else
        plain_say(p, "Say type, edit, skip or leave.");
    return p->leave ? REPLY_LEAVE : s;
}

static enum reply ask_answer(struct plain *p)
{
    switch (p->here->kind) {
    case EXERCISE_QUIZ: return ask_choice(p);
    case EXERCISE_MARK_LINE: return ask_line(p);
    case EXERCISE_ORDER: return ask_pieces(p);
    default: return ask_text(p);
    }
}

/* ---- one after the other -------------------------------------------------------------- */

static void show_item(struct plain *p)
{
    const struct round *r = study_round(p->s);
    const struct exercise *ex = item_exercise(p->here);
    const struct unit *u = &study_pack(p->s)->units[p->here->unit];
    putchar('\n');
    if (is_placement(r->kind))
        print_f(p->c, WORD_TEXT, 0, "%s %zu of %zu: %s", r->kind == ROUND_PLACE ? "Placement" : "Inventory",
                r->at + 1, r->count, exercise_kind_title(ex->kind));
    else
        print_f(p->c, WORD_TEXT, 0, "%s %zu of %zu: " STR_FMT " (" STR_FMT ", %s)",
                r->kind == ROUND_PRACTICE ? "Practice" : "Review", r->at + 1, r->count, STR_ARG(ex->title),
                STR_ARG(u->title), exercise_kind_title(ex->kind));
    putchar('\n');
    desk_show_task(p->c, p->s, p->here);
    putchar('\n');
}

/* The line that was asked for; and what a run shows that was not predicted at all. */
static void tell_run(struct plain *p, const struct exercise *ex, bool skipped)
{
    struct arena a = {0};
    struct error err = {0};
    bool line = ex->kind == EXERCISE_MARK_LINE, picture = skipped && ex->kind == EXERCISE_PREDICT_PICTURE;
    bool output = skipped && ex->kind == EXERCISE_PREDICT_OUTPUT;
    if (!study_judge(p->s) || !(line || picture || output))
        return;
    struct attempt attempt = grade_attempt(&a, ex, STR("?"));
    struct verdict *v = judge_run(study_judge(p->s), &attempt);
    const struct finding *f = line ? mark_finding(ex, v) : NULL;
    struct foresee *seen = picture ? foresee_new(ex, v, &err) : NULL;
    if (f)
        print_f(p->c, WORD_TEXT, 0, "It is line %d.", mark_place(ex, f)->line);
    for (size_t i = 0; seen && i < seen->count; i++)
        print_f(p->c, WORD_TEXT, 0, "%zu. " STR_FMT ", " STR_FMT ".", i + 1, STR_ARG(seen->asked[i].moment),
                STR_ARG(seen->asked[i].truth));
    if (output && v->run_count) {
        struct str rest = v->runs[0].out, one;
        plain_say(p, "It prints:");
        while (str_line(&rest, &one))
            print_line(p->c, stdout, WORD_CODE, 2, one);
    }
    foresee_free(seen);
    verdict_free(v);
    arena_release(&a);
}

/* Who was wrong, or did not say, is told what is right, and why. */
static void explain(struct plain *p, bool skipped)
{
    const struct round *r = study_round(p->s);
    const struct exercise *ex = item_exercise(p->here);
    bool wrong = r->entries[r->at].came == CAME_WRONG;
    for (size_t i = 0; wrong && i < ex->choice_count; i++) {
        if (!ex->choices[i].right)
            continue;
        print_f(p->c, WORD_TEXT, 0, "Right is %zu. " STR_FMT, i + 1, STR_ARG(ex->choices[i].plain));
        print_doc(p->c, 2, ex->choices[i].because);
    }
    if (wrong)
        tell_run(p, ex, skipped);
    desk_debrief(p->c, p->s, p->here);
}

/* False: the learner leaves. */
static bool ask_item(struct plain *p)
{
    const struct round *r = study_round(p->s);
    bool silent = is_placement(r->kind), skipped = false;
    struct error err = {0};
    struct str line;
    show_item(p);
    while (!answered(p)) {
        switch (ask_answer(p)) {
        case REPLY_LEAVE: return false;
        case REPLY_SKIP:
            skipped = true;
            if (!study_round_give_up(p->s, &err))
                p->code = complain_error(&err);
            if (!silent)
                plain_say(p, "It counts as not known.");
            break;
        case REPLY_ANSWER: break;
        }
        if (!answered(p) && !study_judge(p->s) && p->here->kind != EXERCISE_QUIZ)
            return false; /* said: it can never be answered here */
    }
    if (silent)
        return true;
    explain(p, skipped);
    putchar('\n');
    bool last = r->at + 1 == r->count;
    return last || ask(p, "Enter goes on, leave puts the rest off: ", &line) != REPLY_LEAVE;
}

/* ---- at the end ---------------------------------------------------------------------------- */

static void tell_reviews(struct plain *p)
{
    struct arena a = {0};
    const struct round *r = study_round(p->s);
    struct reviews rest = study_reviews(p->s);
    size_t asked = 0, right = 0;
    for (size_t i = 0; i < r->count; i++) {
        asked += r->entries[i].came != CAME_OPEN;
        right += r->entries[i].came == CAME_RIGHT;
    }
    putchar('\n');
    if (asked)
        print_f(p->c, WORD_TEXT, 0, "%s: %zu of %zu known.", r->kind == ROUND_PRACTICE ? "Practice" : "Review", right, asked);
    for (size_t i = 0; i < r->count; i++) {
        const struct round_entry *e = &r->entries[i];
        int64_t day = study_review_day(p->s, e->item->of);
        if (e->came == CAME_OPEN)
            continue;
        print_f(p->c, e->came == CAME_RIGHT ? WORD_PASS : WORD_FAIL, 2, "%s  " STR_FMT "%s" STR_FMT "%s",
                e->came == CAME_RIGHT ? "known    " : "not known", STR_ARG(item_title(e->item->of)),
                day ? ", comes back " : "", STR_ARG(day ? study_when(p->s, &a, day) : (struct str){0}),
                e->sure == 1 && e->came == CAME_WRONG ? "; you were sure: worth another look" : "");
    }
    if (r->at < r->count)
        print_f(p->c, WORD_TEXT, 0, "%zu left for later; nothing is lost.", r->count - asked);
    else if (rest.waiting)
        print_f(p->c, WORD_TEXT, 0, "%zu more %s due. %d are enough for a day; they wait.", rest.waiting,
                rest.waiting == 1 ? "is" : "are", REVIEWS_A_DAY);
    else if (rest.next_day)
        print_f(p->c, WORD_TEXT, 0, "That is all for today. The next review is due " STR_FMT ".",
                STR_ARG(study_when(p->s, &a, rest.next_day)));
    arena_release(&a);
}

static void tell_placed(struct plain *p, enum round_kind kind)
{
    struct arena a = {0};
    const struct pack *pack = study_pack(p->s);
    struct placed r = study_placed(p->s, &a, kind);
    putchar('\n');
    if (!r.complete) {
        print_f(p->c, WORD_TEXT, 0, "%zu of %zu answered; the rest waits, nothing is lost.", r.answered, r.total);
        arena_release(&a);
        return;
    }
    print_f(p->c, WORD_TEXT, 0, kind == ROUND_PLACE ? "What you know already:" : "What you know now:");
    for (size_t u = 0; u < pack->unit_count; u++) {
        const struct placed_unit *one = &r.units[u];
        if (!one->total)
            continue;
        print_f(p->c, WORD_TEXT, 2, "%zu. " STR_FMT ": %zu of %zu right; %s%s", u + 1, STR_ARG(pack->units[u].title),
                one->right, one->total, placed_says(one, kind),
                r.compared ? arena_printf(&a, " (before: %zu)", one->before) : "");
    }
    if (kind != ROUND_PLACE) {
        print_f(p->c, WORD_TEXT, 0, "%s", placed_sum(&a, &r));
        if (r.believed && study_here(p->s))
            plain_say(p, "What a wrong answer believed comes back in your reviews.");
    } else if (!r.start) {
        plain_say(p, "The course begins where you are: start with the first unit.");
    } else if (r.start < pack->unit_count) {
        print_f(p->c, WORD_TEXT, 0, "Recommended: skip the unit%s before " STR_FMT ", and start there.",
                r.start == 1 ? "" : "s", STR_ARG(pack->units[r.start].title));
    } else {
        plain_say(p, "You seem to know all of it.");
    }
    arena_release(&a);
}

/* "3": starts there; "skip 2": takes that unit's test. What the learner decides. */
static void decide(struct plain *p)
{
    const struct pack *pack = study_pack(p->s);
    struct str line;
    int64_t n;
    plain_say(p, "It is for you to say: a number starts at that unit; skip and a number skips that unit by its "
                 "test, three of its exercises without a hint; Enter leaves everything as it is.");
    while (plain_ask(p, "Unit: ", &line)) {
        line = str_trim(line);
        bool skip = str_starts(line, "skip ");
        struct str number = skip ? str_trim(str_slice(line, 5, line.len)) : line;
        if (!line.len || str_is(line, "leave") || str_is(line, "quit"))
            return;
        if (!str_to_int(number, 1, (int64_t)pack->unit_count, &n)) {
            print_f(p->c, WORD_TEXT, 0, "Units are numbered 1 to %zu.", pack->unit_count);
            continue;
        }
        const struct unit *u = &pack->units[n - 1];
        const struct item *it = u->count ? &pack->items[u->first] : NULL;
        if (skip) {
            study_test_begin(p->s, (size_t)n - 1);
            it = desk_test_next(p->c, p->s, NULL);
        }
        if (it) {
            study_go(p->s, it);
            p->here = it;
            print_f(p->c, WORD_TEXT, 0, "It goes on with " STR_FMT ".", STR_ARG(item_title(it)));
        }
        return;
    }
}

/* ---- the whole of it ------------------------------------------------------------------------- */

static bool yes(struct plain *p, const char *question)
{
    struct str line;
    return plain_ask(p, question, &line) && (str_is(str_trim(line), "y") || str_is(str_trim(line), "yes"));
}

static void say_nothing_due(struct plain *p)
{
    struct arena a = {0};
    struct reviews r = study_reviews(p->s);
    if (!r.known)
        plain_say(p, "Nothing is due for review. What you pass comes back after a day or more, as a short "
                     "question about the same idea.");
    else if (r.waiting)
        print_f(p->c, WORD_TEXT, 0, "%d reviews are enough for a day, and you have had them. %zu more wait for "
                "tomorrow.", REVIEWS_A_DAY, r.waiting);
    else
        print_f(p->c, WORD_TEXT, 0, "Nothing is due for review. %zu idea%s will come back, the next one " STR_FMT ".",
                r.known, r.known == 1 ? "" : "s", STR_ARG(study_when(p->s, &a, r.next_day)));
    arena_release(&a);
}

/* The round to go through, or NULL: said. */
static struct round *begin(struct plain *p, enum round_kind kind)
{
    struct arena a = {0};
    bool placed = is_placement(kind);
    if (placed && kind != ROUND_INVENTORY && study_placed(p->s, &a, kind).complete) {
        arena_release(&a);
        tell_placed(p, kind);
        if (!yes(p, "Take it once more? y or n: ")) {
            if (kind == ROUND_PLACE)
                decide(p);
            return NULL;
        }
    }
    arena_release(&a);
    struct round *r = study_round_begin(p->s, kind);
    if (!r && kind == ROUND_REVIEW) {
        say_nothing_due(p);
        if (study_reviews(p->s).known && yes(p, "Practise what would be due next? y or n: "))
            r = study_round_begin(p->s, ROUND_PRACTICE);
    } else if (!r) {
        plain_say(p, study_pack(p->s)->placement_count
                  ? "Its questions need programs to be run, and none can be run on this machine."
                  : "This course has no placement inventory.");
    } else if (placed) {
        print_f(p->c, WORD_TEXT, 0, "%zu question%s. You are not told in between whether an answer was right; at the "
                "end you hear what it tells. skip is no answer, leave puts the rest off.", r->count,
                r->count == 1 ? "" : "s");
    } else {
        print_f(p->c, WORD_TEXT, 0, "%zu review%s due today. skip is no answer, leave puts the rest off.", r->count,
                r->count == 1 ? " is" : "s are");
    }
    return r;
}

void plain_round(struct plain *p, enum round_kind kind)
{
    const struct item *here = p->here, *it;
    struct round *r = begin(p, kind);
    bool leave = p->leave;
    if (!r)
        return;
    p->in_round = true;
    for (it = study_round_item(p->s); it; it = study_round_next(p->s)) {
        p->here = it;
        if (!ask_item(p))
            break;
    }
    p->in_round = false;
    p->here = here;
    p->leave = leave; /* the end of the input is met again by who asks next */
    plain_turns_release(p);
    bool over = r->at == r->count;
    kind = r->kind;
    if (is_placement(kind))
        tell_placed(p, kind);
    else
        tell_reviews(p);
    if (kind == ROUND_PLACE && over)
        decide(p);
    study_round_end(p->s);
}

int plain_run_round(struct cli *c, enum round_kind kind)
{
    struct plain p = {.c = c};
    c->judged = &p.judged;
    p.s = desk_open(c, &p.code);
    if (!p.s)
        return p.code;
    p.here = study_here(p.s);
    if (!p.here)
        p.here = &study_pack(p.s)->items[0];
    plain_round(&p, kind == ROUND_PLACE ? study_place_kind(p.s) : kind);
    plain_release(&p);
    return p.code;
}
