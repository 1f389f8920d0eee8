/* Borrowed or owned: the flag travels with the pointer. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *at;
    bool owned_here;
};

static struct text text_lend(char *at)
{
    return (struct text){at, false};
}

static bool text_copy(struct text *t, const char *from)
{
    char *at = strdup(from);
    if (!at)
        return false;
    *t = (struct text){at, true};
    return true;
}

static void text_end(struct text *t)
{
    if (t->owned_here)
        free(t->at);
    t->at = NULL;
    t->owned_here = false;
}

static void shout(char *name, int loud)
{
    bool ours = false;
    char *s = name;
    if (loud) {
        s = malloc(strlen(name) + 2);
        if (!s)
            return;
        ours = true;
        strcpy(s, name);
        strcat(s, "!");
    }
    puts(s);
    if (ours)
        free(s);
}

int main(void)
{
    char here[] = "here";
    struct text a = text_lend(here), b;
    shout(here, 1);
    shout(here, 0);
    if (text_copy(&b, "there")) {
        puts(b.at);
        text_end(&b);
    }
    text_end(&a);
    return 0;
}
