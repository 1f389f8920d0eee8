/* watch: the learner's own editor beside our words. The answer file is judged
 * on every save; after a pass we stay until the learner says `next`. Lessons and
 * quizzes are shown and answered by typing. */
#include "cli/cli.h"
#include "cli/watcher.h"

#include <string.h>
#include <unistd.h>

enum { A_DAY_MS = 24 * 60 * 60 * 1000 };

static bool takes_number(const struct exercise *ex)
{
    return ex->kind == EXERCISE_QUIZ || ex->kind == EXERCISE_MARK_LINE;
}

static bool takes_file(const struct item *it)
{
    return !it->lesson && it->kind != EXERCISE_QUIZ;
}

/* The answer file, made when it is not there yet, so that an editor can open it. */
static bool make_file(struct study *s, const struct item *it, struct error *reterr)
{
    struct buf text = {0};
    bool changed;
    bool folder = it->kind == EXERCISE_CAPSTONE; /* those that are given as well */
    bool ok = answer_load(s, it, &text, &changed, reterr) &&
              ((changed && !folder) || answer_save(s, it, buf_view(&text), NULL, reterr));
    buf_release(&text);
    return ok;
}

static int judge_file(struct cli *c, struct study *s, const struct item *it)
{
    struct buf text = {0};
    struct error err = {0};
    bool changed;
    int code = answer_load(s, it, &text, &changed, &err)
        ? desk_check(c, s, it, buf_view(&text), -1) : complain_error(&err);
    if (code == EXIT_OK) {
        desk_debrief(c, s, it);
        print_f(c, WORD_TEXT, 0, "Press Enter, or type next, to go on.");
    }
    fflush(stdout);
    buf_release(&text);
    return code;
}

/* One line from standard input, without stdio's read-ahead, which poll() would
 * not see. False at the end of input. */
static bool read_command(struct buf *line)
{
    char ch;
    ssize_t n;
    buf_clear(line);
    while ((n = read(STDIN_FILENO, &ch, 1)) == 1 && ch != '\n')
        if (line->len < 200)
            buf_char(line, ch);
    return n == 1;
}

enum step { STAY, FORWARD, LEAVE };

static enum step obey(struct cli *c, struct study *s, const struct item *it, struct str word, bool done)
{
    word = str_trim(word);
    if (str_is(word, "quit") || str_is(word, "q"))
        return LEAVE;
    if (str_is(word, "next") || str_is(word, "n") || (!word.len && done))
        return FORWARD;
    if (str_is(word, "hint") || str_is(word, "h"))
        desk_hint(c, s, it);
    else if (str_is(word, "show"))
        desk_show(c, s, it);
    else if (str_is(word, "solution"))
        desk_solution(c, s, it);
    else if (!it->lesson && takes_number(item_exercise(it)) && word.len && word.at[0] >= '0' &&
             word.at[0] <= '9') {
        if (desk_check(c, s, it, word, -1) == EXIT_OK)
            desk_debrief(c, s, it);
    } else {
        print_f(c, WORD_TEXT, 0, "Save the file to have it judged. Commands: next, hint, show, solution, quit%s.",
                it->lesson || !takes_number(item_exercise(it)) ? ""
                : it->kind == EXERCISE_QUIZ ? ", or the numbers of your choices" : ", or the number of the line");
    }
    fflush(stdout);
    return STAY;
}

static enum step watch_item(struct cli *c, struct study *s, const struct item *it, struct error *reterr)
{
    struct arena a = {0};
    struct buf line = {0};
    struct watcher w = {.inotify = -1};
    enum step step = STAY;
    bool input = true, files = takes_file(it), passed = false;
    study_go(s, it);
    desk_show(c, s, it);
    if (it->lesson)
        study_lesson_read(s, it);
    if (files && !make_file(s, it, reterr)) {
        step = LEAVE;
    } else if (files) {
        char *path = answer_path(s, &a, it);
        if (it->kind == EXERCISE_CAPSTONE)
            path = arena_printf(&a, "%s/", path);
        putchar('\n');
        print_f(c, WORD_TEXT, 0, "Watching %s", path);
        if (!watcher_init(&w, path))
            print_f(c, WORD_WARN, 0, "This folder sends no notice of saves, so it is looked at four times a second.");
        passed = judge_file(c, s, it) == EXIT_OK;
    } else {
        print_f(c, WORD_TEXT, 0, it->lesson ? "Press Enter, or type next, to go on."
                                            : "Type the numbers of your choices, then Enter.");
    }
    while (step == STAY && !fflush(stdout) && !ferror(stdout)) { /* nobody reads: main() says so */
        bool silent = w.silent;
        enum watch_event e = files ? watcher_wait(&w, input ? STDIN_FILENO : -1, A_DAY_MS) : WATCH_INPUT;
        if (e == WATCH_SAVED) {
            if (w.silent && !silent)
                print_f(c, WORD_WARN, 0, "This folder sends no notice of saves; it is looked at four times a second now.");
            putchar('\n');
            passed = judge_file(c, s, it) == EXIT_OK;
        } else if (e == WATCH_INPUT) {
            input = read_command(&line);
            bool free_to_go = passed || !files || study_status(s, it) >= ITEM_DONE;
            if (input)
                step = obey(c, s, it, buf_view(&line), free_to_go);
            else if (!files || !isatty(STDIN_FILENO))
                step = files ? STAY : LEAVE; /* no more commands, but saves still count */
            else
                step = LEAVE; /* Ctrl-D */
        }
    }
    watcher_release(&w);
    buf_release(&line);
    arena_release(&a);
    return step;
}

int cmd_watch(struct cli *c, int argc, char **argv)
{
    int code = EXIT_OK;
    const char *word = NULL;
    struct error err = {0};
    if (args_words(c, argc, argv, &word, 1) < 0)
        return EXIT_USAGE_ERROR;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    const struct item *it = desk_item(s, word);
    if (!it)
        code = EXIT_USAGE_ERROR;
    while (it && watch_item(c, s, it, &err) == FORWARD) {
        it = study_next(s, it);
        if (!it)
            print_f(c, WORD_PASS, 0, "That was the last one.");
        else
            putchar('\n');
    }
    if (err.text[0])
        code = complain_error(&err);
    study_close(s);
    return code;
}
