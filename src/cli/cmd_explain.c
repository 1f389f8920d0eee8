/* explain: the page of a code. The pages are docs/explain/CODE.md, embedded at
 * build time, so that they are there wherever the program is. */
#include "cli/cli.h"
#include "cli/pages.h"

#include <string.h>

/* The page's first line is "# title". */
static struct str title(const struct explain_page *p)
{
    struct str rest = str_from(p->text), line = {"", 0};
    str_line(&rest, &line);
    return str_trim(str_starts(line, "# ") ? str_slice(line, 2, line.len) : line);
}

static int list(struct cli *c)
{
    print_f(c, WORD_TEXT, 0, "What Freehold can find, and `freehold explain CODE` for each:");
    for (const struct explain_page *p = explain_pages; p->code; p++)
        print_f(c, WORD_TEXT, 2, "%-22s " STR_FMT, p->code, STR_ARG(title(p)));
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
    const char *names[128];
    size_t known = 0;
    for (const struct explain_page *p = explain_pages; p->code; p++) {
        if (!strcmp(p->code, word)) {
            struct arena a = {0};
            print_doc(c, 0, doc_parse(&a, str_from(p->text), 1));
            arena_release(&a);
            return EXIT_OK;
        }
        if (known < COUNT(names))
            names[known++] = p->code;
    }
    const char *near = str_nearest(str_from(word), names, known);
    if (near)
        complain("there is no page \"%s\"; did you mean `freehold explain %s`?", word, near);
    else
        complain("there is no page \"%s\"; `freehold explain` lists them", word);
    return EXIT_USAGE_ERROR;
}
