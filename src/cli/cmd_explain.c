/* explain: the page of a code, from study/. */
#include "cli/cli.h"

#include <string.h>

static int list(struct cli *c)
{
    struct explanation e;
    bool of_pack = false;
    print_f(c, WORD_TEXT, 0, "What Freehold can find, and `freehold explain CODE` for each:");
    for (size_t n = 0; explain_nth(n, &e); n++) {
        if (e.of_pack && !of_pack)
            print_f(c, WORD_TEXT, 0, "What `freehold pack check` can find in a pack:");
        of_pack = e.of_pack;
        print_f(c, WORD_TEXT, 2, "%-22s " STR_FMT, e.code, STR_ARG(e.title));
    }
    return EXIT_OK;
}

int cmd_explain(struct cli *c, int argc, char **argv)
{
    const char *word = NULL;
    int count = args_words(c, argc, argv, &word, 1);
    if (count < 0)
        return EXIT_USAGE_ERROR;
    if (!count)
        return list(c);
    struct explanation e;
    if (explain_find(str_from(word), &e)) {
        struct arena a = {0};
        if (e.of_pack)
            print_f(c, WORD_TEXT, 0, "%s, found by `freehold pack check`:", e.code);
        print_doc(c, 0, doc_parse(&a, e.text, 1));
        arena_release(&a);
        return EXIT_OK;
    }
    const char *names[256];
    size_t known = 0;
    for (size_t n = 0; known < COUNT(names) && explain_nth(n, &e); n++)
        names[known++] = e.code;
    const char *near = str_nearest(str_from(word), names, known);
    if (near)
        complain("there is no page \"%s\"; did you mean `freehold explain %s`?", word, near);
    else
        complain("there is no page \"%s\"; `freehold explain` lists them", word);
    return EXIT_USAGE_ERROR;
}
