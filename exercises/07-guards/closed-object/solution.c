#include <assert.h>
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 16 };
enum state { CLOSED, OPEN };
enum answer { DONE, WORD, NOT_OPEN, IS_OPEN, NO_MEMORY };

struct loader {
    enum state state;
    owned nullable char *text;
    size_t at;
};

// The next word of a text into ret. DONE if there is none.
static enum answer take_word(borrows nullable const char *text, size_t *at,
                             borrows_mut char *ret)
{
    size_t n = 0;
    if (text == NULL)
        return DONE;
    while (text[*at] == ' ')
        ++*at;
    while (text[*at] != '\0' && text[*at] != ' ' && n + 1 < LONGEST)
        ret[n++] = text[(*at)++];
    ret[n] = '\0';
    return n > 0 ? WORD : DONE;
}

enum answer loader_open(borrows_mut struct loader *l,
                        borrows const char *text);
enum answer loader_next(borrows_mut struct loader *l,
                        borrows_mut char *ret);
enum answer loader_close(borrows_mut struct loader *l);

// --- your code starts here ---
enum answer loader_open(struct loader *l, const char *text)
{
    if (l->state == OPEN)
        return IS_OPEN;
    l->text = strdup(text);
    if (l->text == NULL)
        return NO_MEMORY;
    l->at = 0;
    l->state = OPEN;
    return DONE;
}

enum answer loader_next(struct loader *l, char *ret)
{
    if (l->state != OPEN)
        return NOT_OPEN;
    return take_word(l->text, &l->at, ret);
}

enum answer loader_close(struct loader *l)
{
    if (l->state != OPEN)
        return NOT_OPEN;
    free(l->text);
    l->text = NULL;
    l->state = CLOSED;
    return DONE;
}
// --- your code ends here ---

static const char *name_of(enum answer a)
{
    switch (a) {
    case DONE: return "done";
    case WORD: return "word";
    case NOT_OPEN: return "not open";
    case IS_OPEN: return "is open";
    default: return "no memory";
    }
}

// What loader_open answers, and whether that is so.
static enum answer opened(borrows_mut struct loader *l,
                          borrows const char *text)
{
    char word[LONGEST];
    enum answer a = loader_open(l, text);
    assert(a != DONE || l->text != NULL);
    assert(a != NO_MEMORY || loader_next(l, word) == NOT_OPEN);
    return a;
}

// Arguments are orders: "next", "close", and all else is opened.
int main(int argc, char **argv)
{
    struct loader l = {CLOSED, NULL, 0};
    for (int i = 1; i < argc; i++) {
        char word[LONGEST] = "";
        if (strcmp(argv[i], "next") == 0)
            printf("next: %s", name_of(loader_next(&l, word)));
        else if (strcmp(argv[i], "close") == 0)
            printf("close: %s", name_of(loader_close(&l)));
        else
            printf("open: %s", name_of(opened(&l, argv[i])));
        printf("%s%s\n", word[0] != '\0' ? " " : "", word);
    }
    printf("at the end: %s\n", name_of(loader_close(&l)));
    return 0;
}
