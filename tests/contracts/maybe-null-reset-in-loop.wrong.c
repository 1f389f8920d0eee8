/* The current entry is set to NULL at the end of a group, and the next line goes on with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct group { int lines; };

int main(void)
{
    static struct group only;
    struct group *g = &only;
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        g->lines++; //! maybe-null
        if (line[0] == '\n')
            g = NULL;
    }
    printf("%d\n", only.lines);
    return 0;
}
