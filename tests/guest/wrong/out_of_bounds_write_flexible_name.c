#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tag {
    struct tag *next;
    char text[];
};

static struct tag *tag_new(const char *text)
{
    struct tag *t = malloc(sizeof *t + strlen(text));
    if (!t)
        return NULL;
    t->next = NULL;
    strcpy(t->text, text); // expect: out-of-bounds-write
    return t;
}

int main(void)
{
    struct tag *t = tag_new("urgent!!");
    if (t)
        puts(t->text);
    free(t);
    return 0;
}
