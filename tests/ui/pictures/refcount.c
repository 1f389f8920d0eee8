#include <stdlib.h>

struct text {
    int refs;
    char letters[12];
};

static struct text *text_new(char letter)
{
    struct text *t = malloc(sizeof *t);
    t->refs = 1;
    t->letters[0] = letter;
    t->letters[1] = '\0';
    return t;
}

static struct text *text_share(struct text *t)
{
    t->refs++;
    return t;
}

static void text_drop(struct text *t)
{
    if (--t->refs == 0)
        free(t);
}

int main(void)
{
    struct text *mine = text_new('a');
    struct text *yours = text_share(mine);
    text_drop(mine);
    text_drop(yours); // look
    mine = text_new('b');
    mine = text_new('c');
    text_drop(mine); // look
    return 0;
}
