/* The struct was handed on by value, and the owner in it with it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct note { owned char *text; int pinned; };

static void note_show(const struct note *n)
{
    puts(n->text);
}

static void text_end(owns char *text)
{
    free(text);
}

int main(void)
{
    struct note n = {strdup("milk"), 1};
    if (!n.text)
        return 1;
    note_show(&n);
    text_end(n.text);
    n.text = NULL;
    return 0;
}
