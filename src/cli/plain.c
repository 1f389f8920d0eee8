/* --plain: the whole course as lines. One prompt, words for commands, nothing
 * that moves, redraws or depends on colour: for screen readers, dumb terminals,
 * serial lines and scripts (commands may come from a pipe; at its end we leave).
 *
 * An answer is typed line by line, ended by a line with a single dot. Where the
 * exercise limits what may be changed, only that part is typed. What was judged can be
 * walked through step by step, see plain_picture.c. */
#include "cli/plain.h"

#include <stdlib.h>
#include <string.h>

void plain_say(struct plain *p, const char *sentence)
{
    print_line(p->c, stdout, WORD_TEXT, 0, str_from(sentence));
}

bool plain_ask(struct plain *p, const char *prompt, struct str *ret)
{
    fputs(prompt, stdout);
    fflush(stdout);
    ssize_t n = getline(&p->line, &p->line_room, stdin);
    if (n < 0) {
        putchar('\n');
        return false;
    }
    *ret = (struct str){p->line, (size_t)n};
    while (ret->len && (ret->at[ret->len - 1] == '\n' || ret->at[ret->len - 1] == '\r'))
        ret->len--;
    return true;
}

/* ---- welcome ------------------------------------------------------------------ */

static void choose_track(struct plain *p)
{
    const struct pack *pack = study_pack(p->s);
    struct str answer;
    struct error err = {0};
    if (!pack->track_count)
        return;
    plain_say(p, "Where do you come from? It decides which comparisons you are shown.");
    for (size_t i = 0; i < pack->track_count; i++)
        print_f(p->c, WORD_TEXT, 2, "%zu. " STR_FMT, i + 1, STR_ARG(pack->tracks[i].title));
    while (plain_ask(p, "Number, or Enter to skip: ", &answer)) {
        int64_t n;
        answer = str_trim(answer);
        if (!answer.len)
            return;
        const struct track *t = str_to_int(answer, 1, (int64_t)pack->track_count, &n)
            ? &pack->tracks[n - 1] : pack_track(pack, answer);
        if (!t) {
            print_f(p->c, WORD_TEXT, 0, "Please type a number from 1 to %zu.", pack->track_count);
            continue;
        }
        if (!study_set_track(p->s, t->id, &err))
            complain_error(&err);
        if (t->note.len)
            print_f(p->c, WORD_TEXT, 0, STR_FMT, STR_ARG(t->note));
        return;
    }
    p->leave = true;
}

static bool has_threads(const struct item *it)
{
    struct arena a = {0};
    bool has = false;
    for (size_t i = desk_programs(it); i > 0 && !has; i--)
        has = strstr(arena_cstr(&a, desk_program(it, i)->text), "pthread_create") != NULL;
    arena_release(&a);
    return has;
}

static void show_here(struct plain *p)
{
    const struct item *it = p->here;
    p->walking = false;
    p->file = (struct str){0};
    putchar('\n');
    if (!desk_may_open(p->s, it)) {
        plain_say(p, "review asks what is due; list shows what is open.");
        return;
    }
    study_go(p->s, it);
    desk_show(p->c, p->s, it);
    putchar('\n');
    size_t programs = desk_programs(it);
    if (programs == 1)
        plain_say(p, "run shows what the program does; type runs one of your own. next goes on.");
    else if (programs > 1)
        print_f(p->c, WORD_TEXT, 0, "run 1 %s run %zu show what the programs do; type runs one of your own. "
                "next goes on.", programs == 2 ? "and" : "to", programs);
    else if (it->lesson)
        plain_say(p, "Read it, then type next.");
    else if (it->kind == EXERCISE_QUIZ)
        plain_say(p, "Answer with choose and a number, as in: choose 2. Several: choose 1 3. "
               "You may add sure or unsure.");
    else if (it->kind == EXERCISE_PREDICT_OUTPUT)
        plain_say(p, "Answer with type, then the output you expect, then a line with a single dot.");
    else if (it->kind == EXERCISE_PREDICT_PICTURE)
        plain_say(p, "Answer with type: one answer to each question; then the run is shown. hint helps.");
    else if (it->kind == EXERCISE_SCHEDULE)
        plain_say(p, "Answer with turns: the number of the thread that goes on, or several, as in: 1 1 2. undo takes "
                  "the last back, can tells whether it can still be reached, threads who can go on. hint helps.");
    else if (it->kind == EXERCISE_ORDER)
        plain_say(p, "Answer with order and the numbers of the pieces, as in: order 3 1 2. The rest stays out. order "
                  "alone lists them again; hint helps.");
    else if (it->kind == EXERCISE_CAPSTONE)
        plain_say(p, "file and a name shows a file; type (line by line) or edit (your editor) changes it; check judges "
                  "all stages. files and stages tell how they stand. hint helps.");
    else if (it->kind == EXERCISE_MARK_LINE)
        plain_say(p, "Answer with mark and the number of the line, as in: mark 7. hint helps.");
    else
        plain_say(p, "Answer with type (line by line) or edit (your editor), then check. hint helps.");
    if (has_threads(it))
        plain_say(p, "orders tries every order of the threads of what ran last; the text may call it e and Alt-t.");
    if (study_asks_first(p->s, it))
        print_f(p->c, WORD_TEXT, 0, "Before the first check of the code as it stands you are asked what it will do (%zu "
                "question%s); predict asks now.", item_exercise(it)->forecast_count,
                item_exercise(it)->forecast_count == 1 ? "" : "s");
    if (plain_schedules(p))
        plain_turns_show(p);
}

/* ---- moving ---------------------------------------------------------------------- */

static void do_next(struct plain *p, struct str rest)
{
    if (p->walking) { /* as in a debugger; leave gives the word back to the course */
        plain_step(p, STR(""));
        return;
    }
    (void)rest;
    if (p->here->lesson)
        study_lesson_read(p->s, p->here);
    const struct item *next = desk_test_next(p->c, p->s, p->here);
    if (!next)
        next = study_next(p->s, p->here);
    if (!next) {
        plain_say(p, "That was the last one.");
        desk_where(p->c, p->s);
        return;
    }
    size_t left = p->here->unit, done;
    p->here = next;
    show_here(p);
    if (next->unit != left && study_inventory_due(p->s, &done) && done == left)
        print_f(p->c, WORD_TEXT, 0, STR_FMT " is done: place asks what you know by now.",
                STR_ARG(study_pack(p->s)->units[done].title));
}

static void do_go(struct plain *p, struct str rest)
{
    rest = str_trim(rest);
    if (!rest.len) {
        plain_say(p, "Say where: go 3, or go and a name from list.");
        return;
    }
    struct arena a = {0};
    const struct item *it = desk_item(p->s, arena_cstr(&a, rest));
    arena_release(&a);
    if (it) {
        p->here = it;
        show_here(p);
    }
}

/* Alone: where they are. Another one is looked at only; what is answered is where they are. */
static void do_show(struct plain *p, struct str rest)
{
    struct arena a = {0};
    rest = str_trim(rest);
    const struct item *it = rest.len ? desk_item(p->s, arena_cstr(&a, rest)) : p->here;
    if (it == p->here) {
        show_here(p);
    } else if (it && desk_may_open(p->s, it)) {
        putchar('\n');
        desk_show(p->c, p->s, it);
        putchar('\n');
        print_f(p->c, WORD_TEXT, 0, "You are still at %zu, " STR_FMT "; go %zu goes to this one.", p->here->index + 1,
                STR_ARG(item_title(p->here)), it->index + 1);
    }
    arena_release(&a);
}

static void do_review(struct plain *p, struct str rest)
{
    (void)rest;
    plain_round(p, ROUND_REVIEW);
    plain_say(p, "Back in the course: show has what you are at, next goes on.");
}

static void do_place(struct plain *p, struct str rest)
{
    const struct item *before = p->here;
    rest = str_trim(rest);
    plain_round(p, str_is(rest, "post") || str_is(rest, "--post") ? ROUND_PLACE_POST
                   : rest.len ? ROUND_PLACE : study_place_kind(p->s));
    if (p->here != before)
        show_here(p);
    else
        plain_say(p, "Back in the course: show has what you are at, next goes on.");
}

static void do_list(struct plain *p, struct str rest)
{
    (void)rest;
    desk_list(p->c, p->s);
}

static void do_hint(struct plain *p, struct str rest)
{
    (void)rest;
    desk_hint(p->c, p->s, p->here);
}

static void do_solution(struct plain *p, struct str rest)
{
    (void)rest;
    desk_solution(p->c, p->s, p->here);
}

static void do_reset(struct plain *p, struct str rest)
{
    struct error err = {0};
    (void)rest;
    plain_turns_release(p);
    if (answer_reset(p->s, p->here, &err))
        plain_say(p, "It is back at its start. Your answer is kept: undo brings it back.");
    else
        p->code = complain_error(&err);
}

static void do_undo(struct plain *p, struct str rest)
{
    struct error err = {0};
    (void)rest;
    if (plain_schedules(p)) {
        plain_turns_undo(p);
        return;
    }
    if (answer_undo_reset(p->s, p->here, &err))
        plain_say(p, "It is as it was before the reset.");
    else
        complain_error(&err);
}

static void do_threads(struct plain *p, struct str rest)
{
    (void)rest;
    if (plain_schedules(p))
        plain_turns_show(p);
    else
        plain_say(p, "There are no turns to take here.");
}

static void do_track(struct plain *p, struct str rest)
{
    (void)rest;
    choose_track(p);
}

static void do_explain(struct plain *p, struct str rest)
{
    struct arena a = {0};
    rest = str_trim(rest);
    bool named = !rest.len && p->c->named; /* alone: of the last verdict */
    char *word = named ? arena_cstr(&a, str_from(p->c->named)) : arena_cstr(&a, rest);
    cmd_explain(p->c, named || rest.len, &word);
    arena_release(&a);
}

static void do_words(struct plain *p, struct str rest)
{
    struct arena a = {0};
    rest = str_trim(rest);
    if (rest.len) {
        char *word = arena_cstr(&a, rest);
        cmd_explain(p->c, 1, &word);
    } else {
        print_doc(p->c, 0, study_glossary(&a, study_pack(p->s), p->here));
    }
    arena_release(&a);
}

static void do_quit(struct plain *p, struct str rest)
{
    (void)rest;
    p->leave = true;
}

static void do_help(struct plain *p, struct str rest);

static const struct {
    const char *name, *help;
    void (*act)(struct plain *p, struct str rest);
} COMMANDS[] = {
    {"show", "the lesson or the task again; show 3, or show and a name: that one", do_show},
    {"next", "the next lesson or exercise; among the steps of a run: a step on", do_next},
    {"list", "the whole course, numbered", do_list},
    {"go", "go 3, or go and a name: that one", do_go},
    {"run", "run, or run 2: a program of the lesson", plain_run_program},
    {"orders", "orders, or orders 2: of what ran last in a lesson, or of that program, every order of its threads", plain_orders},
    {"follow", "follow 2: run again, in the second of the orders that were told", plain_follow},
    {"type", "type an answer, line by line", plain_type},
    {"edit", "change the answer with your editor (EDITOR); edit ring.c: that file", plain_edit},
    {"check", "judge the answer", plain_check},
    {"files", "of a capstone: its files, and which were changed", plain_files},
    {"file", "file ring.c: show it; type and edit are about it then", plain_file},
    {"stages", "of a capstone: what is asked, the points, what has passed", plain_stages},
    {"predict", "what will the start do? asked before its first run", plain_predict},
    {"choose", "choose 2, or choose 1 3: answer a quiz", plain_choose},
    {"order", "order 3 1 2: these pieces in this order; alone: the pieces", plain_order},
    {"mark", "mark 7: the line where it goes wrong", plain_choose},
    {"threads", "who can go on, and with what", do_threads},
    {"can", "can it still be reached from here?", plain_can},
    {"review", "what is due today: short questions about what you passed", do_review},
    {"place", "which units do you know already? place post: after the course", do_place},
    {"hint", "the next hint", do_hint},
    {"solution", "one way to write it, after passing", do_solution},
    {"reset", "back to the start; a copy is kept", do_reset},
    {"undo", "the answer as it was before reset; of turns: the last is taken back", do_undo},
    {"picture", "memory as it was when it went wrong, or at the end", plain_picture},
    {"lanes", "what its threads did, a column for each", plain_lanes},
    {"contracts", "rules of ownership that are broken on some path; contracts all: what cannot be told, too", plain_contracts},
    {"try", "try 2: look for a run that does not survive the second of them", plain_try},
    {"propose", "the contracts that the functions' bodies imply", plain_propose},
    {"leave", "from the steps of a run back to the course; next is its word again", plain_leave},
    {"now", "in short: what the step that you are at did", plain_now},
    {"step", "a step on; step 14: to that one; step start, step end", plain_step},
    {"back", "a step back", plain_back},
    {"over", "a line on in the same function", plain_over},
    {"finding", "to what was found; finding 2: to the second", plain_finding},
    {"when", "when n == 7: to the step at which that became so", plain_when},
    {"who", "who n: back to the step that wrote n", plain_who},
    {"values", "what each part of the statement was worth", plain_values},
    {"explain", "what the last verdict means; explain leak: that code", do_explain},
    {"words", "what the words of the course mean, those of this page first; words arena: that one", do_words},
    {"track", "say again where you come from", do_track},
    {"help", "this list", do_help},
    {"quit", "leave; everything is kept", do_quit},
};

static void do_help(struct plain *p, struct str rest)
{
    (void)rest;
    for (size_t i = 0; i < COUNT(COMMANDS); i++)
        print_f(p->c, WORD_TEXT, 2, "%-9s %s", COMMANDS[i].name, COMMANDS[i].help);
}

static void obey(struct plain *p, struct str line)
{
    const char *names[COUNT(COMMANDS)];
    line = str_trim(line);
    size_t n = 0;
    while (n < line.len && line.at[n] != ' ')
        n++;
    struct str word = str_slice(line, 0, n), rest = str_slice(line, n, line.len);
    if (!line.len)
        return;
    if (str_is(word, "?")) /* what the screen and other programs call it */
        word = STR("help");
    else if (str_is(word, "map"))
        word = STR("list");
    else if (str_is(word, "exit"))
        word = STR("quit");
    if (plain_schedules(p) && plain_turns_obey(p, line))
        return;
    for (size_t i = 0; i < COUNT(COMMANDS); i++) {
        names[i] = COMMANDS[i].name;
        if (str_is(word, names[i])) {
            COMMANDS[i].act(p, rest);
            return;
        }
    }
    for (size_t i = 0; i < COUNT(COMMANDS); i++) { /* its first letters are enough */
        struct arena a = {0};
        bool starts = str_starts(str_from(names[i]), arena_cstr(&a, word));
        arena_release(&a);
        if (starts && strcmp(names[i], "reset")) { /* but not to throw something away */
            COMMANDS[i].act(p, rest);
            return;
        }
    }
    const char *near = str_nearest(word, names, COUNT(names));
    if (near)
        print_f(p->c, WORD_TEXT, 0, "Unknown command \"" STR_FMT "\"; did you mean %s?", STR_ARG(word), near);
    else
        print_f(p->c, WORD_TEXT, 0, "Unknown command \"" STR_FMT "\"; help lists them.", STR_ARG(word));
}

void plain_release(struct plain *p)
{
    free(p->line);
    plain_picture_release(p);
    arena_release(&p->orders.arena);
    plain_turns_release(p);
    study_close(p->s);
}

int plain_run(struct cli *c)
{
    struct plain p = {.c = c};
    c->judged = &p.judged;
    c->aside = stdout;
    struct str line;
    p.s = desk_open(c, &p.code);
    if (!p.s)
        return p.code;
    const struct pack *pack = study_pack(p.s);
    print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(pack->title));
    if (pack->summary.len)
        print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(pack->summary));
    plain_say(&p, "Type help for the commands, quit to leave. Everything is kept as you go.");
    if (!study_track(p.s).len) {
        putchar('\n');
        choose_track(&p);
        if (pack->placement_count && !p.leave)
            print_f(c, WORD_TEXT, 0, "place finds out first which units you know already: %zu questions; you may skip any.",
                    pack->placement_count);
    }
    desk_due(c, p.s, "review");
    if (study_taking_stock(p.s))
        plain_say(&p, "place asks what you know by now, without a word about right or wrong until the end.");
    p.here = study_here(p.s);
    if (!p.here) {
        p.here = &pack->items[0];
        desk_where(c, p.s);
    } else if (!p.leave) {
        show_here(&p);
    }
    while (!p.leave && plain_ask(&p, "> ", &line))
        obey(&p, line);
    plain_release(&p);
    return p.code;
}
