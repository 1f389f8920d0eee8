/* Followed exactly where it is NULL. */
#include <ownership.h>
#include <stdio.h>

struct song { const char *title; };

static void play(borrows nullable const struct song *s)
{
    if (s == NULL)
        printf("no song called %s\n", s->title); //! maybe-null
    else
        puts("playing");
}

int main(void)
{
    struct song s = {"Solveig"};
    play(&s);
    return 0;
}
