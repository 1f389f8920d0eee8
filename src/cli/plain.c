/* --plain: the whole course as lines. One prompt, words for commands, nothing
 * that moves, redraws or depends on colour: for screen readers, dumb terminals,
 * serial lines and scripts (commands may come from a pipe; at its end we leave).
 *
 * An answer is typed line by line, ended by a line with a single dot. Where the
 * exercise limits what may be changed, only that part is typed. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct plain {
    struct cli *c;
    struct study *s;
    const struct item *here;
    char *line; /* from getline() */
    size_t line_room;
    bool leave;
    int code; /* exit code: what went wrong with the world, if anything */
};

static void say(struct plain *p, const char *sentence)
{
    print_line(p->c, stdout, WORD_TEXT, 0, str_from(sentence));
}

static bool ask(struct plain *p, const char *prompt, struct str *ret)
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
    say(p, "Where do you come from? It decides which comparisons you are shown.");
    for (size_t i = 0; i < pack->track_count; i++)
        print_f(p->c, WORD_TEXT, 2, "%zu. " STR_FMT, i + 1, STR_ARG(pack->tracks[i].title));
    while (ask(p, "Number, or Enter to skip: ", &answer)) {
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

static void show_here(struct plain *p)
{
    const struct item *it = p->here;
    putchar('\n');
    study_go(p->s, it);
    desk_show(p->c, p->s, it);
    putchar('\n');
    size_t programs = desk_programs(it);
    if (programs == 1)
        say(p, "run shows what the program does; type runs one of your own. next goes on.");
    else if (programs > 1)
        print_f(p->c, WORD_TEXT, 0, "run 1 %s run %zu show what the programs do; type runs one of your own. "
                "next goes on.", programs == 2 ? "and" : "to", programs);
    else if (!it->exercise)
        say(p, "Read it, then type next.");
    else if (it->exercise->kind == EXERCISE_QUIZ)
        say(p, "Answer with choose and a number, as in: choose 2. Several: choose 1 3. "
               "You may add sure or unsure.");
    else if (it->exercise->kind == EXERCISE_PREDICT_OUTPUT)
        say(p, "Answer with type, then the output you expect, then a line with a single dot.");
    else
        say(p, "Answer with type (line by line) or edit (your editor), then check. hint helps.");
}

/* ---- answering ------------------------------------------------------------------ */

/* Lines until a single dot. False at the end of input. */
static bool read_lines(struct plain *p, struct buf *out)
{
    struct str line;
    while (ask(p, "", &line)) {
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
    bool theirs = false;
    if (!answer_save(p->s, p->here, text, &theirs, &err)) {
        p->code = complain_error(&err);
        return false;
    }
    if (theirs)
        say(p, "The file had been changed elsewhere; that version is kept beside it.");
    return true;
}

static void after_check(struct plain *p, int code)
{
    if (code != EXIT_OK)
        return;
    desk_debrief(p->c, p->here);
    putchar('\n');
    bool program = p->here->exercise && p->here->exercise->solution.len;
    say(p, program ? "Type next to go on, or solution to compare." : "Type next to go on.");
}

static void do_check(struct plain *p, struct str rest)
{
    if (p->here->lesson) {
        say(p, "A lesson is only read; next goes on.");
        return;
    }
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    (void)rest;
    if (p->here->exercise && p->here->exercise->kind == EXERCISE_QUIZ)
        say(p, "This is a quiz: answer with choose and a number.");
    else if (!answer_peek(p->s, p->here, &text, &changed, &err))
        p->code = complain_error(&err);
    else
        after_check(p, desk_check(p->c, p->s, p->here, buf_view(&text), -1));
    buf_release(&text);
}

static void do_type(struct plain *p, struct str rest)
{
    const struct exercise *ex = p->here->exercise;
    struct buf typed = {0}, text = {0}, whole = {0};
    struct error err = {0};
    bool changed = false;
    (void)rest;
    if (!ex) {
        say(p, "Type a whole program. A single dot ends it and runs it.");
        if (read_lines(p, &typed))
            desk_run(p->c, p->s, buf_view(&typed));
        buf_release(&typed);
        return;
    }
    if (ex->kind == EXERCISE_QUIZ) {
        say(p, "This is a quiz: answer with choose and a number.");
        return;
    }
    struct region r = {0};
    if (ex->kind != EXERCISE_PREDICT_OUTPUT && answer_peek(p->s, p->here, &text, &changed, &err))
        r = region_find(buf_view(&text));
    if (r.limited && r.end - r.first == 1)
        print_f(p->c, WORD_TEXT, 0, "Type what stands in place of line %d. A single dot ends it.", r.end);
    else if (r.limited)
        print_f(p->c, WORD_TEXT, 0, "Type what stands in place of lines %d to %d. A single dot ends it.",
                r.first + 1, r.end);
    else
        say(p, ex->kind == EXERCISE_PREDICT_OUTPUT ? "Type the output you expect. A single dot ends it."
                                                   : "Type the whole program. A single dot ends it.");
    if (read_lines(p, &typed)) {
        if (r.limited)
            splice(&whole, buf_view(&text), r, buf_view(&typed));
        else
            buf_str(&whole, buf_view(&typed));
        if (save(p, buf_view(&whole)))
            do_check(p, (struct str){0});
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

static void do_edit(struct plain *p, struct str rest)
{
    const struct exercise *ex = p->here->exercise;
    struct arena a = {0};
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    (void)rest;
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor)
        editor = getenv("EDITOR");
    if (!ex || ex->kind == EXERCISE_QUIZ) {
        say(p, "There is no file to edit here.");
    } else if (!editor || !*editor) {
        say(p, "No editor is named: set EDITOR, for instance EDITOR=nano, or use type.");
    } else if (!answer_load(p->s, p->here, &text, &changed, &err)) {
        p->code = complain_error(&err);
    } else if (changed || save(p, buf_view(&text))) {
        char *path = answer_path(p->s, &a, p->here);
        if (run_editor(editor, path) != 0)
            complain("the editor \"%s\" did not end well; is EDITOR right?", editor);
        do_check(p, rest);
    }
    buf_release(&text);
    arena_release(&a);
}

/* "2": the second program of a lesson. */
static void do_run(struct plain *p, struct str rest)
{
    int64_t n = 1;
    size_t programs = desk_programs(p->here);
    rest = str_trim(rest);
    if (!programs)
        say(p, p->here->exercise ? "Here check runs your answer." : "There is no program to run in this lesson.");
    else if (rest.len && !str_to_int(rest, 1, (int64_t)programs, &n))
        print_f(p->c, WORD_TEXT, 0, "The programs of this lesson are numbered 1 to %zu.", programs);
    else
        desk_run(p->c, p->s, desk_program(p->here, (size_t)n));
}

/* "1 3 sure" */
static void do_choose(struct plain *p, struct str rest)
{
    int sure = -1;
    if (!p->here->exercise || p->here->exercise->kind != EXERCISE_QUIZ) {
        say(p, "There are no choices here.");
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

/* ---- moving ---------------------------------------------------------------------- */

static void do_next(struct plain *p, struct str rest)
{
    (void)rest;
    if (p->here->lesson)
        study_lesson_read(p->s, p->here);
    const struct item *next = study_next(p->s, p->here);
    if (!next) {
        say(p, "That was the last one.");
        desk_where(p->c, p->s);
        return;
    }
    p->here = next;
    show_here(p);
}

static void do_go(struct plain *p, struct str rest)
{
    rest = str_trim(rest);
    if (!rest.len) {
        say(p, "Say where: go 3, or go and a name from list.");
        return;
    }
    struct arena a = {0};
    const struct item *it = desk_item(p->c, p->s, arena_cstr(&a, rest));
    arena_release(&a);
    if (it) {
        p->here = it;
        show_here(p);
    }
}

static void do_show(struct plain *p, struct str rest)
{
    (void)rest;
    show_here(p);
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
    if (answer_reset(p->s, p->here, &err))
        say(p, "It is back at its start. Your answer is kept: undo brings it back.");
    else
        p->code = complain_error(&err);
}

static void do_undo(struct plain *p, struct str rest)
{
    struct error err = {0};
    (void)rest;
    if (answer_undo_reset(p->s, p->here, &err))
        say(p, "It is as it was before the reset.");
    else
        complain_error(&err);
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
    char *word = arena_cstr(&a, rest);
    cmd_explain(p->c, rest.len > 0, &word);
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
    {"show", "the lesson or the task again", do_show},
    {"next", "the next lesson or exercise", do_next},
    {"list", "the whole course, numbered", do_list},
    {"go", "go 3, or go and a name: that one", do_go},
    {"run", "run, or run 2: a program of the lesson", do_run},
    {"type", "type an answer, line by line", do_type},
    {"edit", "change the answer with your editor (EDITOR)", do_edit},
    {"check", "judge the answer", do_check},
    {"choose", "choose 2, or choose 1 3: answer a quiz", do_choose},
    {"hint", "the next hint", do_hint},
    {"solution", "one way to write it, after passing", do_solution},
    {"reset", "back to the start; a copy is kept", do_reset},
    {"undo", "the answer as it was before reset", do_undo},
    {"explain", "explain leak: what a finding means", do_explain},
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

int plain_run(struct cli *c)
{
    struct plain p = {.c = c};
    struct str line;
    p.s = desk_open(c, &p.code);
    if (!p.s)
        return p.code;
    const struct pack *pack = study_pack(p.s);
    print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(pack->title));
    if (pack->summary.len)
        print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(pack->summary));
    say(&p, "Type help for the commands, quit to leave. Everything is kept as you go.");
    if (!study_track(p.s).len) {
        putchar('\n');
        choose_track(&p);
    }
    p.here = study_here(p.s);
    if (!p.here) {
        p.here = &pack->items[0];
        desk_where(c, p.s);
    } else if (!p.leave) {
        show_here(&p);
    }
    while (!p.leave && ask(&p, "> ", &line))
        obey(&p, line);
    free(p.line);
    study_close(p.s);
    return p.code;
}
