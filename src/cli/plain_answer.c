/* --plain: answers. What is typed line by line, what an editor leaves in the
 * file, and the numbers of a quiz all end in desk_check(). */
#include "cli/plain.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Lines until a single dot. False at the end of input. */
static bool read_lines(struct plain *p, struct buf *out)
{
    struct str line;
    while (plain_ask(p, "", &line)) {
        if (str_is(line, "."))
            return true;
        buf_str(out, line);
        buf_char(out, '\n');
    }
    p->leave = true;
    return false;
}

/* text with the lines of region r replaced. */
static void splice(struct buf *out, struct str text, struct region r, struct str lines)
{
    struct str line;
    for (int n = 0; str_line(&text, &line); n++) {
        if (n == r.first)
            buf_str(out, lines);
        if (n >= r.first && n < r.end)
            continue;
        buf_str(out, line);
        buf_char(out, '\n');
    }
}

static bool save(struct plain *p, struct str text)
{
    struct error err = {0};
    bool theirs = false, changed;
    if (p->here->kind != EXERCISE_CAPSTONE && !exercise_writes(p->here->kind)) { /* a prediction of an earlier sitting is the learner's own */
        struct buf before = {0};
        answer_load(p->s, p->here, &before, &changed, &err);
        buf_release(&before);
    }
    if (!answer_save(p->s, p->here, text, &theirs, &err)) {
        p->code = complain_error(&err);
        return false;
    }
    if (theirs)
        plain_say(p, "The file had been changed elsewhere; that version is kept beside it.");
    return true;
}

static void after_check(struct plain *p, int code)
{
    if (p->in_round)
        return;
    if (code == EXIT_FAILED && p->judged.verdict && p->judged.verdict->kind != VERDICT_COMPILE_ERROR &&
        !p->judged.hidden)
        plain_say(p, "picture tells what memory looked like then; step and back go through the run.");
    if (code != EXIT_OK)
        return;
    desk_debrief(p->c, p->s, p->here);
    putchar('\n');
    bool program = !p->here->lesson && item_exercise(p->here)->solution.len;
    plain_say(p, program ? "Type next to go on, or solution to compare." : "Type next to go on.");
}

void plain_check(struct plain *p, struct str rest)
{
    if (p->here->lesson) {
        plain_say(p, "A lesson is only read; next goes on.");
        return;
    }
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    (void)rest;
    if (p->here->kind == EXERCISE_QUIZ) {
        plain_say(p, "This is a quiz: answer with choose and a number.");
    } else if (!answer_peek(p->s, p->here, &text, &changed, &err)) {
        p->code = complain_error(&err);
    } else {
        if (!changed)
            plain_foretell(p);
        after_check(p, desk_check(p->c, p->s, p->here, buf_view(&text), -1));
    }
    buf_release(&text);
}

/* One after the other; a dot leaves the rest as it is. */
static void answer_questions(struct plain *p, const struct exercise *ex)
{
    struct buf whole = {0}, before = {0};
    struct error err = {0};
    struct str line, old = {0};
    bool changed, stopped = false;
    if (answer_peek(p->s, p->here, &before, &changed, &err))
        old = buf_view(&before);
    plain_say(p, "An answer to each question: a number or name from its list, or a value. Enter keeps what "
                 "was there, a single dot ends.");
    for (size_t i = 0; i < ex->question_count; i++) {
        struct str kept = {"", 0};
        char prompt[32];
        str_line(&old, &kept);
        snprintf(prompt, sizeof prompt, "Answer %zu: ", i + 1);
        if (!stopped && !plain_ask(p, prompt, &line)) {
            p->leave = stopped = true;
        } else if (!stopped && str_is(str_trim(line), ".")) {
            stopped = true;
        } else if (!stopped && str_trim(line).len) {
            kept = str_trim(line);
        }
        buf_str(&whole, kept);
        buf_char(&whole, '\n');
    }
    if (!p->leave && save(p, buf_view(&whole)))
        plain_check(p, (struct str){0});
    buf_release(&whole);
    buf_release(&before);
}

void plain_type(struct plain *p, struct str rest)
{
    const struct exercise *ex = item_exercise(p->here);
    struct buf typed = {0}, text = {0}, whole = {0};
    struct error err = {0};
    bool changed = false;
    (void)rest;
    if (!ex) {
        plain_say(p, "Type a whole program. A single dot ends it and runs it.");
        if (read_lines(p, &typed))
        {
            p->ran = p->here;
            desk_run(p->c, p->s, &(struct desk_wish){.program = buf_view(&typed)});
        }
        buf_release(&typed);
        return;
    }
    if (ex->kind == EXERCISE_QUIZ) {
        plain_say(p, "This is a quiz: answer with choose and a number.");
        return;
    }
    if (ex->kind == EXERCISE_PREDICT_PICTURE) {
        answer_questions(p, ex);
        return;
    }
    if (ex->kind == EXERCISE_ORDER) {
        plain_say(p, "The pieces are given: answer with order and their numbers, as in: order 3 1 2.");
        return;
    }
    struct region r = {0};
    const struct capstone_file *f = NULL;
    if (ex->kind == EXERCISE_CAPSTONE && !(f = plain_chosen(p, rest)))
        return;
    if (f) {
        struct arena a = {0};
        struct buf all = {0};
        const struct str *own = NULL;
        if (answer_peek(p->s, p->here, &all, &changed, &err)) {
            struct bundle b = bundle_split(&a, buf_view(&all));
            own = bundle_find(&b, f->name);
        }
        buf_str(&text, own ? *own : f->text);
        buf_release(&all);
        arena_release(&a);
    }
    if (f || (exercise_writes(ex->kind) && answer_peek(p->s, p->here, &text, &changed, &err)))
        r = region_find(buf_view(&text));
    if (f)
        print_f(p->c, WORD_TEXT, 0, "This is about " STR_FMT ".", STR_ARG(f->name));
    if (r.limited && r.end - r.first == 1)
        print_f(p->c, WORD_TEXT, 0, "Type what stands in place of line %d. A single dot ends it.", r.end);
    else if (r.limited)
        print_f(p->c, WORD_TEXT, 0, "Type what stands in place of lines %d to %d. A single dot ends it.",
                r.first + 1, r.end);
    else if (ex->kind == EXERCISE_SCHEDULE)
        plain_say(p, "Type an order of the threads, such as s:5b3a. A single dot ends it.");
    else if (ex->kind == EXERCISE_MARK_LINE)
        plain_say(p, "Type the number of the line. A single dot ends it.");
    else
        plain_say(p, f ? "Type the whole file. A single dot ends it." : ex->kind == EXERCISE_PREDICT_OUTPUT ? "Type the output you expect. A single dot ends it."
                                                   : "Type the whole program. A single dot ends it.");
    if (read_lines(p, &typed)) {
        if (r.limited)
            splice(&whole, buf_view(&text), r, buf_view(&typed));
        else
            buf_str(&whole, buf_view(&typed));
        plain_turns_release(p); /* they are others now */
        if (f ? plain_save_file(p, f, buf_view(&whole)) : save(p, buf_view(&whole)))
            plain_check(p, (struct str){0});
    }
    buf_release(&typed);
    buf_release(&text);
    buf_release(&whole);
}

static int run_editor(const char *editor, const char *path)
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        signal(SIGINT, SIG_DFL);
        execl("/bin/sh", "sh", "-c", "exec $0 \"$1\"", editor, path, (char *)NULL);
        _exit(127);
    }
    void (*old)(int) = signal(SIGINT, SIG_IGN);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    signal(SIGINT, old);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void plain_edit(struct plain *p, struct str rest)
{
    const struct exercise *ex = item_exercise(p->here);
    struct arena a = {0};
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    const struct capstone_file *f = NULL;
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor)
        editor = getenv("EDITOR");
    if (!ex || ex->kind == EXERCISE_QUIZ) {
        plain_say(p, "There is no file to edit here.");
    } else if (!editor || !*editor) {
        plain_say(p, "No editor is named: set EDITOR, for instance EDITOR=nano, or use type.");
    } else if (ex->kind == EXERCISE_CAPSTONE && !(f = plain_chosen(p, rest))) {
        /* said */
    } else if (!answer_load(p->s, p->here, &text, &changed, &err)) {
        p->code = complain_error(&err);
    } else if ((changed && !f) || save(p, buf_view(&text))) {
        char *path = answer_file_path(p->s, &a, p->here, f ? f->name : (struct str){0});
        if (run_editor(editor, path) != 0)
            complain("the editor \"%s\" did not end well; is EDITOR right?", editor);
        plain_turns_release(p);
        plain_check(p, (struct str){0});
    }
    buf_release(&text);
    arena_release(&a);
}

/* "3 1 4 2": these pieces in this order, and no others. */
void plain_order(struct plain *p, struct str rest)
{
    struct buf text = {0};
    struct error err = {0};
    int pool[PIECES_MAX];
    if (p->here->kind != EXERCISE_ORDER) {
        plain_say(p, "There are no pieces to put in order here.");
        return;
    }
    study_pool(p->s, p->here, pool);
    if (!str_trim(rest).len)
        desk_pieces(p->c, p->s, p->here);
    else if (!order_said(item_exercise(p->here), pool, rest, &text, &err))
        complain_error(&err);
    else if (save(p, buf_view(&text)))
        plain_check(p, (struct str){0});
    buf_release(&text);
}

/* "2": the second program of a lesson. */
void plain_run_program(struct plain *p, struct str rest)
{
    int64_t n = 1;
    size_t programs = desk_programs(p->here);
    rest = str_trim(rest);
    if (!programs)
        plain_say(p, p->here->lesson ? "There is no program to run in this lesson." : "Here check runs your answer.");
    else if (rest.len && !str_to_int(rest, 1, (int64_t)programs, &n))
        print_f(p->c, WORD_TEXT, 0, "The programs of this lesson are numbered 1 to %zu.", programs);
    else
    {
        const struct block *b = desk_program(p->here, (size_t)n);
        p->ran = p->here;
        desk_run(p->c, p->s, &(struct desk_wish){.program = b->text, .faults = b->run->faults});
        if (b->picture)
            desk_tell_picture(p->c, p->s, b);
    }
}

/* Tries all orders and keeps those that are told, for `follow`. */
static void try_orders(struct plain *p, struct str program, struct str faults)
{
    struct plain_orders *o = &p->orders;
    arena_release(&o->arena);
    *o = (struct plain_orders){.item = p->here};
    o->program = arena_str(&o->arena, program); /* what was judged is let go of when this is */
    o->faults = arena_str(&o->arena, faults);
    desk_run(p->c, p->s, &(struct desk_wish){.program = o->program, .faults = o->faults, .schedules = JUDGE_SCHEDULES});
    const struct verdict *v = p->judged.verdict;
    if (!v || !v->run_count || !v->runs[0].schedules)
        return;
    o->known = schedules_orders(&o->arena, v->runs[0].schedules);
    for (size_t i = 0; i < o->known.count; i++)
        o->known.at[i] = arena_str(&o->arena, o->known.at[i]);
    if (o->known.count)
        plain_say(p, "follow and its number runs one of them again; then lanes, picture and step are about that.");
}

/* "2": of the second program of a lesson; alone: of what ran last here, which may have been typed. */
void plain_orders(struct plain *p, struct str rest)
{
    int64_t n = 1;
    size_t programs = desk_programs(p->here);
    rest = str_trim(rest);
    if (item_exercise(p->here)) {
        plain_say(p, "Here check tries all orders, where the task asks for it.");
    } else if (!rest.len && p->ran == p->here && p->judged.text.len) {
        struct arena a = {0};
        try_orders(p, arena_str(&a, p->judged.text), arena_str(&a, p->judged.faults));
        arena_release(&a);
    } else if (!programs) {
        plain_say(p, "There is no program to run in this lesson.");
    } else if (rest.len && !str_to_int(rest, 1, (int64_t)programs, &n)) {
        print_f(p->c, WORD_TEXT, 0, "The programs of this lesson are numbered 1 to %zu.", programs);
    } else {
        const struct block *b = desk_program(p->here, (size_t)n);
        p->ran = p->here;
        try_orders(p, b->text, b->run->faults);
    }
}

/* "2": the second of the orders that were told. */
void plain_follow(struct plain *p, struct str rest)
{
    int64_t n;
    const struct plain_orders *o = &p->orders;
    if (o->item != p->here || !o->known.count)
        plain_say(p, "No orders were told here; orders tries them.");
    else if (!str_to_int(str_trim(rest), 1, (int64_t)o->known.count, &n))
        print_f(p->c, WORD_TEXT, 0, "The orders that were told are numbered 1 to %zu.", o->known.count);
    else
        desk_run(p->c, p->s, &(struct desk_wish){.program = o->program, .faults = o->faults, .order = o->known.at[n - 1]});
}

/* "1 3 sure" */
void plain_choose(struct plain *p, struct str rest)
{
    int sure = -1;
    if (p->here->kind == EXERCISE_MARK_LINE) {
        if (save(p, str_trim(rest)))
            plain_check(p, (struct str){0});
        return;
    }
    if (p->here->kind != EXERCISE_QUIZ) {
        plain_say(p, "There are no choices here.");
        return;
    }
    rest = str_trim(rest);
    if (str_ends(rest, "unsure")) {
        sure = 0;
        rest = str_trim(str_slice(rest, 0, rest.len - 6));
    } else if (str_ends(rest, "sure")) {
        sure = 1;
        rest = str_trim(str_slice(rest, 0, rest.len - 4));
    }
    after_check(p, desk_check(p->c, p->s, p->here, rest, sure));
}
