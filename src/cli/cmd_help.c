/* hint, solution, reset: for those who are stuck. */
#include "cli/cli.h"

static int with_item(struct cli *c, int argc, char **argv,
                     int (*act)(struct cli *, struct study *, const struct item *))
{
    int code = EXIT_OK;
    const char *word = NULL;
    if (args_words(c, argc, argv, &word, 1) < 0)
        return EXIT_USAGE_ERROR;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    const struct item *it = desk_item(s, word);
    code = it ? act(c, s, it) : EXIT_USAGE_ERROR;
    study_close(s);
    return code;
}

static int hint(struct cli *c, struct study *s, const struct item *it)
{
    return desk_hint(c, s, it) ? EXIT_OK : EXIT_FAILED;
}

int cmd_hint(struct cli *c, int argc, char **argv)
{
    return with_item(c, argc, argv, hint);
}

int cmd_solution(struct cli *c, int argc, char **argv)
{
    return with_item(c, argc, argv, desk_solution);
}

int cmd_reset(struct cli *c, int argc, char **argv)
{
    enum { UNDO = 1 };
    static const struct flag flags[] = {{"undo", 0, false, UNDO}};
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = 1};
    const char *value, *word = NULL;
    bool undo = false;
    int id, code = EXIT_OK;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD)
            return EXIT_USAGE_ERROR;
        if (id == UNDO) {
            undo = true;
        } else if (word) {
            complain("\"%s\" is one word too many; reset takes one exercise", value);
            return EXIT_USAGE_ERROR;
        } else {
            word = value;
        }
    }
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    struct error err = {0};
    const struct item *it = desk_item(s, word);
    if (!it)
        code = EXIT_USAGE_ERROR;
    else if (!(undo ? answer_undo_reset(s, it, &err) : answer_reset(s, it, &err)))
        code = complain_error(&err);
    else
        print_f(c, WORD_TEXT, 0, undo ? "\"" STR_FMT "\" is as it was before the reset."
                : "\"" STR_FMT "\" is back at its start. Your answer is kept; `freehold reset --undo` "
                  "brings it back.", STR_ARG(item_title(it)));
    study_close(s);
    return code;
}
