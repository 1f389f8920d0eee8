#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job { int id; };

static void finish(owns struct job *j)
{
    printf("done %d\n", j->id);
    free(j);
}

static void look(borrows const struct job *j)
{
    if (j->id > 3)
        finish((struct job *)j); // expect: freed-borrow
}

int main(void)
{
    struct job *j = malloc(sizeof *j);
    if (!j)
        return 1;
    j->id = 7;
    look(j);
    return 0;
}
