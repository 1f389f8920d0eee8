/* The program. The first thing it asks is whether it was started to be a broker
 * (judge/ re-executes this same file); the second is whether the command needs
 * the judge, because the broker must be started before any file, terminal or
 * database is open. Then one command runs and its exit code is ours:
 *
 *   0 clean or passed   1 findings or failed   2 usage
 *   65 bad pack or data  66 no such file  69 this machine lacks something
 *   70 our own fault  71 out of memory  74 input or output failed
 *   130 interrupted */
#include "cli/cli.h"
#include "ui/ui.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void interrupted(int sig)
{
    (void)sig;
    _exit(EXIT_INTERRUPTED); /* the database is a WAL, files are replaced whole: nothing is half done */
}

static void start_judge(struct cli *c)
{
    c->judge = judge_new(&c->no_judge);
}

/* What the learner's terminal promises and this machine does not have. */
static void check_locale(struct cli *c)
{
    if (setlocale(LC_ALL, ""))
        return;
    const char *all = getenv("LC_ALL"), *type = getenv("LC_CTYPE"), *lang = getenv("LANG");
    const char *name = all && *all ? all : type && *type ? type : lang && *lang ? lang : "?";
    setlocale(LC_ALL, "C");
    c->ascii = true;
    if (isatty(STDERR_FILENO))
        complain("the locale \"%s\" is not installed here, so plain ASCII is shown. `locale -a` lists "
                 "what there is; LANG=C.UTF-8 usually works.", name);
}

static int screen(struct cli *c)
{
    struct error err = {0};
    int code;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        complain("this is no terminal. `freehold --plain` is the whole course without a screen, and "
                 "`freehold --help` lists the commands.");
        return error_exit_code(ERROR_UNAVAILABLE);
    }
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    struct ui_options o = {.theme = c->theme, .ascii = c->ascii, .mouse = c->mouse};
    code = ui_run(s, &o, &err);
    if (code < 0) {
        complain(strstr(err.text, "--plain") ? "%s" : "%s. `freehold --plain` needs no such terminal.",
                 err.text);
        code = error_exit_code(err.kind ? err.kind : ERROR_UNAVAILABLE);
    }
    study_close(s);
    return code;
}

/* Key scripts: the screen drawn into memory, for tests. */
static int scripted(struct cli *c, const char *keys)
{
    struct error err = {0};
    int code;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    struct ui_options o = {.theme = c->theme, .ascii = c->ascii, .mouse = c->mouse, .keys = keys};
    code = ui_run(s, &o, &err);
    if (code < 0)
        code = complain_error(&err);
    study_close(s);
    return code;
}

/* The command's name is the first word; options may stand before it. */
static int find_command_word(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--"))
            return 0;
        if (argv[i][0] != '-' || !argv[i][1])
            return i;
        if (!strcmp(argv[i], "--pack") || !strcmp(argv[i], "--theme") || !strcmp(argv[i], "--keys"))
            i++; /* its value */
    }
    return 0;
}

static bool asked(int argc, char **argv, const char *option)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], option))
            return true;
    return false;
}

static int without_command(struct cli *c, int argc, char **argv)
{
    enum { KEYS = 1 };
    static const struct flag flags[] = {{"keys", 0, true, KEYS}};
    struct args a = {.cli = c, .argc = argc - 1, .argv = argv + 1, .flags = flags, .flag_count = 1};
    const char *value, *keys = NULL;
    int id;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD)
            return EXIT_USAGE_ERROR;
        if (id == ARG_WORD)
            return unknown_command(value);
        keys = value;
    }
    start_judge(c);
    if (keys)
        return scripted(c, keys);
    if (!c->plain)
        return screen(c);
    signal(SIGINT, interrupted);
    return plain_run(c);
}

static int dispatch(struct cli *c, int argc, char **argv)
{
    int at = find_command_word(argc, argv);
    const struct command *cmd = at ? command_find(argv[at]) : NULL;
    if (asked(argc, argv, "--help") || asked(argc, argv, "-h") || (at && !strcmp(argv[at], "help"))) {
        const char *about = at && !strcmp(argv[at], "help") ? (at + 1 < argc ? argv[at + 1] : NULL)
                          : at ? argv[at] : NULL;
        cmd = about ? command_find(about) : NULL;
        if (about && !cmd)
            return unknown_command(about);
        if (cmd)
            print_command_help(cmd);
        else
            print_help();
        return EXIT_OK;
    }
    if (asked(argc, argv, "--version")) {
        printf("freehold %s\n", FREEHOLD_VERSION);
        return EXIT_OK;
    }
    if (!at)
        return without_command(c, argc, argv);
    if (!cmd)
        return unknown_command(argv[at]);

    /* Options before the name belong to the command like those behind it. */
    char **rest = mem_alloc(((size_t)argc + 1) * sizeof *rest);
    int count = 0;
    for (int i = 1; i < argc; i++)
        if (i != at)
            rest[count++] = argv[i];
    c->command = cmd->name;
    if (cmd->judges)
        start_judge(c);
    signal(SIGINT, interrupted);
    int code = cmd->run(c, count, rest);
    mem_free(rest);
    return code;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct cli c = {.mouse = true};
    check_locale(&c);
    print_setup(&c);
    int code = dispatch(&c, argc, argv);
    judge_free(c.judge);
    if (fflush(stdout) || ferror(stdout)) {
        complain("the output could not be written: is the disk full?");
        code = error_exit_code(ERROR_IO);
    }
    return code;
}
