/* Reads options: --name value, --name=value, -n value, -nvalue, groups of
 * letters without values, in any order among the words; `--` makes words of all
 * that follows. What is not known is answered with the nearest that is. */
#include "cli/cli.h"

#include <string.h>

enum { GLOBAL = 1000, G_PACK, G_THEME, G_ASCII, G_MOUSE, G_NO_MOUSE, G_PLAIN };
static const struct flag GLOBALS[] = {
    {"pack", 0, true, G_PACK},       {"theme", 0, true, G_THEME},
    {"ascii", 0, false, G_ASCII},    {"mouse", 0, false, G_MOUSE},
    {"no-mouse", 0, false, G_NO_MOUSE}, {"plain", 0, false, G_PLAIN},
};

static void set_global(struct cli *c, int id, const char *value)
{
    switch (id) {
    case G_PACK: c->pack = value; break;
    case G_THEME: c->theme = value; break;
    case G_ASCII: c->ascii = true; break;
    case G_MOUSE: c->mouse = true; break;
    case G_NO_MOUSE: c->mouse = false; break;
    case G_PLAIN: c->plain = true; break;
    }
}

static const struct flag *flag_at(const struct args *a, size_t i)
{
    if (i < a->flag_count)
        return &a->flags[i];
    i -= a->flag_count;
    if (i < a->shared_count)
        return &a->shared[i];
    i -= a->shared_count;
    return i < COUNT(GLOBALS) ? &GLOBALS[i] : NULL;
}

static int bad(const struct args *a, const char *text, size_t len)
{
    const char *names[32] = {"help", "version"};
    size_t count = 2;
    for (size_t i = 0; flag_at(a, i) && count < COUNT(names); i++)
        names[count++] = flag_at(a, i)->name;
    struct str word = {text, len};
    const char *near = str_starts(word, "--")
        ? str_nearest(str_slice(word, 2, word.len), names, count) : NULL;
    const char *cmd = a->cli->command;
    if (near)
        complain("unknown option \"" STR_FMT "\"; did you mean --%s?", STR_ARG(word), near);
    else
        complain("unknown option \"" STR_FMT "\"; `freehold %s%s--help` lists them", STR_ARG(word),
                 cmd ? cmd : "", cmd ? " " : "");
    return ARG_BAD;
}

/* Gives the value to where it belongs. 0: it was a global one, go on. */
static int hand_out(struct args *a, const struct flag *f, const char *value, const char **ret_value)
{
    if (f->value == true && !value) {
        if (a->at >= a->argc) {
            complain("--%s needs a value", f->name);
            return ARG_BAD;
        }
        value = a->argv[a->at++];
    }
    if (f->id == G_THEME && strcmp(value, "colour") && strcmp(value, "contrast") && strcmp(value, "mono")) {
        static const char *const themes[] = {"colour", "contrast", "mono"};
        const char *near = str_nearest(str_from(value), themes, COUNT(themes));
        complain("unknown theme \"%s\"; %s%s%s", value, near ? "did you mean " : "there are colour, contrast "
                 "and mono", near ? near : "", near ? "?" : "");
        return ARG_BAD;
    }
    if (f->id > GLOBAL) {
        set_global(a->cli, f->id, value);
        return 0;
    }
    *ret_value = value;
    return f->id;
}

static int long_option(struct args *a, const char *word, const char **ret_value)
{
    const char *name = word + 2, *equals = strchr(name, '=');
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    for (size_t i = 0; flag_at(a, i); i++) {
        const struct flag *f = flag_at(a, i);
        if (strlen(f->name) != len || memcmp(f->name, name, len))
            continue;
        if (equals && !f->value) {
            complain("--%s takes no value", f->name);
            return ARG_BAD;
        }
        return hand_out(a, f, equals ? equals + 1 : NULL, ret_value);
    }
    return bad(a, word, len + 2);
}

static int letter_option(struct args *a, const char **ret_value)
{
    char letter = *a->letters++;
    const char *rest = *a->letters ? a->letters : NULL;
    if (!rest)
        a->letters = NULL;
    for (size_t i = 0; flag_at(a, i); i++) {
        const struct flag *f = flag_at(a, i);
        if (f->letter != letter)
            continue;
        if (f->value != true)
            return hand_out(a, f, NULL, ret_value);
        a->letters = NULL;
        return hand_out(a, f, rest, ret_value);
    }
    return bad(a, (char[]){'-', letter, '\0'}, 2);
}

int args_next(struct args *a, const char **ret_value)
{
    for (;;) {
        int id;
        *ret_value = NULL;
        if (a->letters) {
            id = letter_option(a, ret_value);
        } else if (a->at >= a->argc) {
            return ARG_END;
        } else {
            const char *word = a->argv[a->at++];
            if (a->words_only || word[0] != '-' || !word[1]) {
                *ret_value = word;
                return ARG_WORD;
            }
            if (!strcmp(word, "--")) {
                a->words_only = true;
                continue;
            }
            if (word[1] == '-') {
                id = long_option(a, word, ret_value);
            } else {
                a->letters = word + 1;
                id = letter_option(a, ret_value);
            }
        }
        if (id)
            return id;
    }
}

int args_words(struct cli *c, int argc, char **argv, const char **words, int max)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv};
    const char *value;
    int id, count = 0;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD)
            return -1;
        if (count == max) {
            complain("\"%s\" is one word too many; `freehold %s --help` shows what it takes", value,
                     c->command);
            return -1;
        }
        words[count++] = value;
    }
    return count;
}
