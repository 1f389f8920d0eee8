/* list, next, show, progress: the course and where one stands in it. */
#include "cli/cli.h"

#include <string.h>

#include <stdio.h>
#include <unistd.h>

#include "progress/progress.h"

int cmd_list(struct cli *c, int argc, char **argv)
{
    int code = EXIT_OK;
    if (args_words(c, argc, argv, NULL, 0) < 0)
        return EXIT_USAGE_ERROR;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    desk_list(c, s);
    study_close(s);
    return code;
}

int cmd_next(struct cli *c, int argc, char **argv)
{
    int code = EXIT_OK;
    if (args_words(c, argc, argv, NULL, 0) < 0)
        return EXIT_USAGE_ERROR;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    desk_where(c, s);
    desk_due(c, s, "`freehold review`");
    study_close(s);
    return code;
}

int cmd_show(struct cli *c, int argc, char **argv)
{
    int code = EXIT_OK;
    const char *word = NULL;
    if (args_words(c, argc, argv, &word, 1) < 0)
        return EXIT_USAGE_ERROR;
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    const struct item *it = desk_item(s, word);
    if (!it) {
        code = EXIT_USAGE_ERROR;
    } else if (!desk_may_open(s, it)) {
        code = EXIT_FAILED;
    } else {
        study_go(s, it);
        desk_show(c, s, it);
        if (it->lesson)
            study_lesson_read(s, it);
    }
    study_close(s);
    return code;
}

static void minutes(struct cli *c, struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    if (st.attempts)
        print_f(c, WORD_TEXT, 2, STR_FMT ": %s after %d %s, hints opened: %d.", STR_ARG(item_title(it)),
                st.passed ? "passed" : "not passed yet", st.attempts, st.attempts == 1 ? "try" : "tries",
                st.hints);
    arena_release(&a);
}

/* The path of the progress file, for those who hand it in or collect it. Opening
 * and closing it brings in what a program that was killed left in the log beside
 * it, so that the file alone is all of it. */
static int progress_file(void)
{
    int code = EXIT_OK;
    struct arena a = {0};
    struct error err = {0};
    struct places places;
    if (places_find(&a, &places, &err)) {
        if (access(places.progress, F_OK) == 0)
            progress_close(progress_open(places.progress, &world_real, &err));
        puts(places.progress);
    }
    if (err.text[0])
        code = complain_error(&err);
    arena_release(&a);
    return code;
}

/* A lead says that gates of units do not count: of one more, of all, of none. */
static int override_gate(struct cli *c, const char *unit)
{
    int code = EXIT_OK;
    struct error err = {0};
    struct arena a = {0};
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    const struct pack *p = study_pack(s);
    struct progress *kept = study_progress(s);
    const char *now = unit;
    bool all = !strcmp(unit, "all"), none = !strcmp(unit, "none"), known = all || none;
    for (size_t u = 0; u < p->unit_count; u++)
        known |= str_is(p->units[u].id, unit);
    if (none)
        now = "";
    else if (!all && kept)
        now = arena_printf(&a, STR_FMT " %s", STR_ARG(progress_setting(kept, &a, "lead-override")), unit);
    if (!known) {
        complain("there is no unit \"%s\"; say the id of a unit, all or none", unit);
        code = EXIT_USAGE_ERROR;
    } else if (!kept) {
        code = EXIT_FAILED; /* said when it was opened */
    } else if (!progress_set(kept, "lead-override", str_trim(str_from(now)), &err)) {
        code = complain_error(&err);
    } else {
        print_f(c, WORD_TEXT, 0, none ? "The gates of all units count again."
                : all ? "All units are open, whatever their gates say."
                      : "Unit %s is open, whatever its gate says.", unit);
    }
    study_close(s);
    arena_release(&a);
    return code;
}

int cmd_progress(struct cli *c, int argc, char **argv)
{
    enum { FILE_ONLY = 1, OVERRIDE };
    static const struct flag flags[] = {{"file", 0, false, FILE_ONLY}, {"override", 0, true, OVERRIDE}};
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = COUNT(flags)};
    const char *value;
    int code = EXIT_OK, id;
    bool file_only = false;
    const char *unit = NULL;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_WORD)
            complain("`freehold progress` takes no \"%s\"; `freehold progress --help` says more", value);
        if (id != FILE_ONLY && id != OVERRIDE)
            return EXIT_USAGE_ERROR;
        if (id == OVERRIDE)
            unit = value;
        else
            file_only = true;
    }
    if (unit)
        return override_gate(c, unit);
    if (file_only)
        return progress_file();
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    const struct pack *p = study_pack(s);
    struct arena arena = {0};
    struct str all = unit_told(&arena, study_units(s));
    print_f(c, WORD_TEXT, 0, STR_FMT, STR_ARG(p->title));
    print_f(c, WORD_TEXT, 0, STR_FMT " done.", STR_ARG(all));
    for (size_t u = 0; u < p->unit_count; u++) {
        struct str done = unit_told(&arena, study_unit(s, u));
        print_f(c, WORD_TEXT, 2, STR_FMT ": " STR_FMT ".", STR_ARG(p->units[u].title), STR_ARG(done));
    }
    arena_release(&arena);
    putchar('\n');
    for (size_t i = 0; i < p->item_count; i++)
        if (!p->items[i].lesson)
            minutes(c, s, &p->items[i]);
    desk_where(c, s);
    desk_due(c, s, "`freehold review`");
    study_close(s);
    return code;
}
