#include <stdio.h>
#include <string.h>

struct team {
    char name[6];
    int points;
};

static struct team league[3];

static void enter(int at, const char *name)
{
    strcpy(league[at].name, name); // expect: out-of-bounds-write
    league[at].points = 0;
}

int main(void)
{
    enter(0, "Reds");
    enter(1, "Yellows");
    printf("%s\n", league[0].name);
    return 0;
}
