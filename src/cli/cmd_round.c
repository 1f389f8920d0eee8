/* review, place: on a terminal they open the screen at it, elsewhere and with --plain they ask
 * line by line. */
#include "cli/cli.h"
#include "ui/ui.h"

#include <string.h>
#include <unistd.h>

static int run(struct cli *c, enum round_kind kind)
{
    struct error err = {0};
    int code;
    if (c->plain || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return plain_run_round(c, kind);
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    struct ui_options o = {.theme = c->theme, .ascii = c->ascii, .mouse = c->mouse, .rounds = true, .round = kind};
    code = ui_run(s, &o, &err);
    study_close(s);
    if (code >= 0)
        return code;
    complain("%s. With --plain no such terminal is needed.", err.text);
    return error_exit_code(err.kind ? err.kind : ERROR_UNAVAILABLE);
}

int cmd_review(struct cli *c, int argc, char **argv)
{
    return args_words(c, argc, argv, NULL, 0) < 0 ? EXIT_USAGE_ERROR : run(c, ROUND_REVIEW);
}

int cmd_place(struct cli *c, int argc, char **argv)
{
    enum { POST = 1 };
    static const struct flag flags[] = {{"post", 0, false, POST}};
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = COUNT(flags)};
    const char *value;
    enum round_kind kind = ROUND_PLACE;
    int id;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_WORD)
            complain("`freehold place` takes no \"%s\"; `freehold place --help` says more", value);
        if (id != POST)
            return EXIT_USAGE_ERROR;
        kind = ROUND_PLACE_POST;
    }
    return run(c, kind);
}
