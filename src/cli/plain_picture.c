/* --plain: the run of what was judged last, step by step, in words. Nothing is drawn: a
 * stop is told in a sentence, and `picture` reads out all there is in memory. The run is
 * repeated with history when it is first asked for.
 *
 * Time has words of its own: step and back, over for a line of the same function, when and
 * who for the search. While somebody walks, next is a step as well; leave, or showing an
 * item of the course, gives that word back. */
#include "cli/plain.h"
#include "cli/run.h"

#include <string.h>

static void say_lines(struct plain *p, struct str text)
{
    struct str line;
    while (str_line(&text, &line)) {
        int indent = 0;
        while ((size_t)indent < line.len && line.at[indent] == ' ')
            indent++;
        print_line(p->c, stdout, WORD_TEXT, indent, str_slice(line, (size_t)indent, line.len));
    }
}

void plain_picture_release(struct plain *p)
{
    replay_release(&p->replay);
    judged_release(&p->judged);
}

/* Ready to look at what was judged last. False: said. */
static bool ready(struct plain *p)
{
    struct judged *j = &p->judged;
    struct error err = {0};
    if (j->fresh) {
        replay_release(&p->replay);
        j->fresh = false;
    }
    if (p->replay.trace)
        return true;
    if (!j->verdict) {
        plain_say(p, "Nothing was run yet: check an answer or run a program, then look at its steps.");
    } else if (j->hidden) {
        plain_say(p, "It would tell the answer; it can be seen once yours is right.");
    } else if (j->verdict->kind == VERDICT_COMPILE_ERROR) {
        plain_say(p, "It did not compile, so there is nothing to see.");
    } else {
        struct arena a = {0};
        struct attempt at = judged_attempt(j, &a);
        struct replay_wish wish = {.values = true};
        bool ok = replay_open(&p->replay, study_judge(p->s), &at, j->verdict, j->run, &wish, &err);
        arena_release(&a);
        if (ok)
            p->stop = replay_first_look(&p->replay);
        else
            complain_error(&err);
        return ok;
    }
    return false;
}

static void tell(struct plain *p, bool whole)
{
    bool first = !p->walking;
    p->walking = true;
    struct arena a = {0};
    struct buf text = {0};
    if (whole) {
        struct str kept = replay_kept(&a, &p->replay);
        buf_printf(&text, STR_FMT "%s", STR_ARG(kept), kept.len ? "\n" : "");
    }
    trace_words(&text, &p->replay, &a, p->stop, whole);
    say_lines(p, buf_view(&text));
    if (first)
        plain_say(p, "next and back go from step to step, now says the step in short; leave goes back to the course.");
    buf_release(&text);
    arena_release(&a);
}

void plain_now(struct plain *p, struct str rest)
{
    (void)rest;
    if (ready(p))
        tell(p, false);
}

void plain_leave(struct plain *p, struct str rest)
{
    (void)rest;
    plain_say(p, p->walking ? "Back in the course: next goes on there." : "You are in the course; next goes on.");
    p->walking = false;
}

void plain_picture(struct plain *p, struct str rest)
{
    (void)rest;
    if (ready(p))
        tell(p, true);
}

void plain_lanes(struct plain *p, struct str rest)
{
    struct arena a = {0};
    struct judged *j = &p->judged;
    (void)rest;
    if (!j->verdict || j->hidden || !study_judge(p->s)) {
        plain_say(p, j->hidden ? "It would tell the answer; it can be seen once yours is right."
                               : "Nothing was run yet: check an answer or run a program, then look at its threads.");
        return;
    }
    if (j->verdict->kind == VERDICT_COMPILE_ERROR) {
        plain_say(p, "It did not compile, so there is nothing to see.");
        return;
    }
    struct attempt all = judged_attempt(j, &a);
    struct attempt at = attempt_for_lanes(&a, &all, j->run, all.schedule, 0);
    struct verdict *v = judge_run(study_judge(p->s), &at);
    const struct run_result *r = v->run_count && v->runs[0].ran ? &v->runs[0] : NULL;
    if (!r)
        complain("it could not be run again: " STR_FMT, STR_ARG(v->fault));
    else if (r->threads <= 1)
        plain_say(p, "The program made no thread.");
    else
        lanes_say(p->c, stdout, r, at.files, at.file_count);
    verdict_free(v);
    arena_release(&a);
}

static void go(struct plain *p, size_t stop, const char *otherwise)
{
    if (stop == TRACE_NONE || stop >= trace_stops(p->replay.trace)) {
        plain_say(p, otherwise);
        return;
    }
    p->stop = stop;
    tell(p, false);
}

void plain_step(struct plain *p, struct str rest)
{
    int64_t step;
    struct error err = {0};
    rest = str_trim(rest);
    if (!ready(p))
        return;
    if (!rest.len)
        go(p, p->stop + 1, "That is the end of the run.");
    else if (str_is(rest, "start"))
        go(p, 0, "");
    else if (str_is(rest, "end"))
        go(p, trace_stops(p->replay.trace) - 1, "");
    else if (!str_to_int(rest, 0, (int64_t)p->replay.steps, &step))
        print_f(p->c, WORD_TEXT, 0, "Say step alone, step start, step end, or step and a number up to %llu, the last.",
                (unsigned long long)p->replay.steps);
    else if (!replay_move(&p->replay, study_judge(p->s), (uint64_t)step, &err))
        complain_error(&err);
    else
        go(p, trace_at_step(p->replay.trace, (uint64_t)step), "");
}

void plain_back(struct plain *p, struct str rest)
{
    (void)rest;
    if (!ready(p))
        return;
    if (p->stop == 0 && trace_begins(p->replay.trace)) {
        print_f(p->c, WORD_TEXT, 0, "What came before was not kept; step and a number below %llu runs it again "
                "up to there.", (unsigned long long)trace_begins(p->replay.trace));
        return;
    }
    go(p, p->stop ? p->stop - 1 : TRACE_NONE, "That is the start of the run.");
}

void plain_over(struct plain *p, struct str rest)
{
    (void)rest;
    if (ready(p))
        go(p, trace_line(p->replay.trace, p->stop, true), "That is the end of the run.");
}

void plain_finding(struct plain *p, struct str rest)
{
    int64_t n = 1;
    struct error err = {0};
    rest = str_trim(rest);
    if (!ready(p))
        return;
    size_t count = p->replay.finding_count;
    if (!count) {
        plain_say(p, "Nothing was found in this run.");
    } else if (rest.len && !str_to_int(rest, 1, (int64_t)count, &n)) {
        print_f(p->c, WORD_TEXT, 0, "The findings of this run are numbered 1 to %zu.", count);
    } else if (!replay_move(&p->replay, study_judge(p->s), p->replay.findings[n - 1].step, &err)) {
        complain_error(&err);
    } else {
        struct arena a = {0};
        size_t stop = trace_at_step(p->replay.trace, p->replay.findings[n - 1].step);
        struct str told = trace_tell(p->replay.trace, &a, stop), message = p->replay.findings[n - 1].message;
        if (!memmem(told.at, told.len, message.at, message.len)) /* a leak is found after it happened */
            print_f(p->c, WORD_TEXT, 0, STR_FMT ".", STR_ARG(message));
        arena_release(&a);
        go(p, stop, "");
    }
}

static void search(struct plain *p, struct str query, bool forward)
{
    struct arena a = {0};
    struct str say = {0};
    size_t stop = trace_search(p->replay.trace, &a, p->stop, query, forward, &say);
    if (stop == TRACE_NONE)
        print_f(p->c, WORD_TEXT, 0, STR_FMT, STR_ARG(say));
    else
        go(p, stop, "");
    arena_release(&a);
}

void plain_when(struct plain *p, struct str rest)
{
    rest = str_trim(rest);
    if (!rest.len)
        plain_say(p, "Say when what: when n == 7, when p->len > 3, when line 12, when free.");
    else if (ready(p))
        search(p, rest, true);
}

void plain_who(struct plain *p, struct str rest)
{
    rest = str_trim(rest);
    bool name = rest.len && (rest.at[0] == '_' || ((rest.at[0] | 32) >= 'a' && (rest.at[0] | 32) <= 'z'));
    if (!name || memchr(rest.at, ' ', rest.len)) { /* "block 1" has no name in the program */
        plain_say(p, "Say whose value, by its name in the program: who n, who v[2], who p->len.");
    } else if (ready(p)) {
        struct arena a = {0};
        search(p, str_from(arena_printf(&a, "wrote " STR_FMT, STR_ARG(rest))), false);
        arena_release(&a);
    }
}

void plain_values(struct plain *p, struct str rest)
{
    struct arena a = {0};
    struct buf text = {0};
    (void)rest;
    if (ready(p)) {
        trace_values_words(&text, &p->replay, &a, p->stop);
        if (text.len)
            say_lines(p, buf_view(&text));
        else
            plain_say(p, "This statement has no values in between.");
    }
    buf_release(&text);
    arena_release(&a);
}
