/* The test is the wrong way round. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct job { int id; };

static int job_take(int available, gives struct job **ret)
{
    if (!available)
        return 1;
    struct job *j = calloc(1, sizeof *j);
    if (!j)
        return 1;
    *ret = j;
    return 0;
}

int main(void)
{
    struct job *j;
    if (job_take(0, &j))
        return 0;
    printf("%d\n", j->id);
    free(j);
    return 0;
}
