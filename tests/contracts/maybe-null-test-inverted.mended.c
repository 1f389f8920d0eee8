/* Followed exactly where it is NULL. */
#include <ownership.h>
#include <stdio.h>

struct song { const char *title; };

static void play(borrows nullable const struct song *s)
{
    if (s == NULL)
        puts("no song");
    else
        printf("playing %s\n", s->title);
}

int main(void)
{
    struct song s = {"Solveig"};
    play(&s);
    return 0;
}
