/* A registry remembers a name that was lent for the call only. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char registered[4][16];
static borrows const char *newest;

static void enlist(borrows const char *name)
{
    static int next;
    snprintf(registered[next], sizeof registered[next], "%s", name);
    newest = name; //! freed-borrow
    next = (next + 1) % 4;
}

int main(void)
{
    enlist("static text");
    puts(newest ? newest : "");
    return 0;
}
