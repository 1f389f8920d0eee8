/* explain: the page of a code, from study/; of a function of the library, its contract; of what a
 * pack names, where it is told. */
#include "cli/cli.h"

#include <string.h>

#include "cfront/cfront.h"

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
    print_f(c, WORD_TEXT, 0, "And who owns what with a function of the library: `freehold explain malloc`; "
            "`freehold explain library` lists them.");
    return EXIT_OK;
}

static int list_library(struct cli *c)
{
    struct str name, text;
    print_f(c, WORD_TEXT, 0, "Who owns what with the functions of the library, in the words of <ownership.h>:");
    for (size_t n = 0; (name = cfront_library_name(n, &text)).len; n++)
        print_f(c, WORD_TEXT, 2, "%-22.*s " STR_FMT, (int)name.len, name.at, STR_ARG(text));
    return EXIT_OK;
}

/* "malloc", "malloc()", "realloc(p, n)": the name decides. */
static struct str library_page(struct arena *a, const char *word)
{
    return cfront_explain_library(a, (struct str){word, strcspn(word, "(")});
}

static void tell_unknown(struct arena *a, const struct pack *p, const char *word)
{
    const char *names[2048];
    struct explanation e;
    struct str name, text;
    size_t known = 0;
    for (size_t n = 0; known < COUNT(names) && explain_nth(n, &e); n++)
        names[known++] = e.code;
    for (size_t n = 0; known < COUNT(names) && (name = cfront_library_name(n, &text)).len; n++)
        names[known++] = arena_cstr(a, name);
    size_t count = 0;
    const struct glossed *terms = p ? pack_terms(p, &count) : NULL;
    for (size_t n = 0; known < COUNT(names) && n < count; n++)
        names[known++] = arena_cstr(a, terms[n].term);
    const struct reference *references = p ? pack_references(p, &count) : NULL;
    for (size_t n = 0; known < COUNT(names) && n < count; n++)
        names[known++] = arena_cstr(a, references[n].ref);
    const char *near = str_nearest(str_from(word), names, known);
    if (near)
        complain("there is no page \"%s\"; did you mean `freehold explain %s`?", word, near);
    else
        complain("there is no page \"%s\"; `freehold explain` lists them", word);
}

int cmd_explain(struct cli *c, int argc, char **argv)
{
    const char *word = NULL;
    int count = args_words(c, argc, argv, &word, 1);
    if (count < 0)
        return EXIT_USAGE_ERROR;
    if (!count)
        return list(c);
    if (strcmp(word, "library") == 0)
        return list_library(c);
    struct explanation e;
    struct error err = {0};
    if (explain_find(str_from(word), &e)) {
        struct arena a = {0};
        if (e.of_pack)
            print_f(c, WORD_TEXT, 0, "%s, found by `freehold pack check`:", e.code);
        print_doc(c, 0, doc_parse(&a, e.text, 1));
        arena_release(&a);
        return EXIT_OK;
    }
    struct arena a = {0};
    struct str page = library_page(&a, word);
    struct pack *p = page.len ? NULL : study_only_pack(c->pack, &err);
    if (p)
        page = explain_of_pack(&a, p, str_from(word));
    if (page.len)
        print_doc(c, 0, doc_parse(&a, page, 1));
    else
        tell_unknown(&a, p, word);
    pack_free(p);
    arena_release(&a);
    return page.len ? EXIT_OK : EXIT_USAGE_ERROR;
}
