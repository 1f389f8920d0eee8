#include "subject.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// A paper of your own to put in.
static gives char *paper(borrows const char *text)
{
    char *p = strdup(text);
    assert(p != NULL);
    return p;
}

// Asserts that a paper says what it should.
static void says(borrows nullable const char *paper,
                 borrows const char *text)
{
    assert(paper != NULL);
    assert(strcmp(paper, text) == 0);
}

int main(void)
{
    struct cabinet *c = cabinet_open();
    assert(c != NULL);
    // --- your code starts here ---
    assert(cabinet_look(c) == NULL);
    assert(cabinet_take(c) == NULL);
    assert(cabinet_put(c, paper("budget")) == 0);
    assert(cabinet_put(c, paper("roster")) == 0);
    assert(cabinet_put(c, paper("minutes")) == 0);
    assert(cabinet_put(c, paper("memo")) == -1);
    says(cabinet_look(c), "minutes");
    char *mine = cabinet_take(c);
    says(mine, "minutes");
    free(mine);
    says(cabinet_look(c), "roster");
    assert(cabinet_put(c, paper("plan")) == 0);
    cabinet_close(c);
    // --- your code ends here ---
    return 0;
}
