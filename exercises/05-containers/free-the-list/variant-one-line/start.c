#include <stdio.h>
#include <stdlib.h>

struct stop { struct stop *next; };

int main(int argc, char **argv)
{
    int n = argc > 1 ? argv[1][0] - '0' : 0, closed = 0;
    struct stop *line = NULL;
    for (int i = 0; i < n; i++) {
        struct stop *s = malloc(sizeof *s);
        if (s == NULL)
            break;
        s->next = line;
        line = s;
    }
    while (line != NULL) {
        // --- your code starts here ---
        free(line);
        line = line->next;
        // --- your code ends here ---
        closed++;
    }
    printf("closed %d\n", closed);
    return 0;
}
