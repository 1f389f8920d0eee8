/* locale.c - locale.h: the C locale and nothing else. */
#include "guest/libc.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

/* As include/locale.h has it. */
struct lconv {
    char *texts[10]; /* decimal_point first, the others empty */
    char numbers[14];
};
static char *name_text, *point_text, *empty_text;
static struct lconv *conv;

void locale_reset(void)
{
    name_text = point_text = empty_text = NULL;
    conv = NULL;
}

LIBC(char *, setlocale, int category, const char *name)
{
    if (name)
        text_length(name, SIZE_MAX);
    hidden_state(HIDDEN_LOCALE, name != NULL);
    if (category < 0 || category > 6)
        return NULL;
    bool known = !name || !*name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
    return known ? library_text(&name_text, "the name of the locale", "C", 0) : NULL;
}

LIBC(struct lconv *, localeconv, void)
{
    hidden_state(HIDDEN_LOCALECONV, true);
    if (!conv)
        conv = library_object("the struct lconv of localeconv", sizeof *conv, LIBRARY_READ);
    if (!conv)
        return NULL;
    struct lconv c;
    memset(&c, 0, sizeof c);
    memset(c.numbers, CHAR_MAX, sizeof c.numbers);
    for (size_t i = 0; i < COUNT(c.texts); i++)
        c.texts[i] = library_text(&empty_text, "a text of localeconv", "", 0);
    c.texts[0] = library_text(&point_text, "the decimal point", ".", 0);
    library_set(conv, &c, sizeof c);
    return conv;
}
