/* A second name is put into a member that still owns the first. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ship { owned char *flag; };

int main(void)
{
    struct ship s = {NULL};
    s.flag = strdup("green");
    if (s.flag)
        puts(s.flag);
    s.flag = strdup("white"); //! owner-dropped
    free(s.flag);
    return 0;
}
