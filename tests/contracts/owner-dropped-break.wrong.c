/* break leaves the loop, and the line behind with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int find(const char *const *lines, int count, char wanted)
{
    int at = -1;
    for (int i = 0; i < count; i++) {
        char *line = strdup(lines[i]);
        if (!line)
            break;
        if (line[0] == wanted) {
            at = i;
            break; //! owner-dropped
        }
        free(line);
    }
    return at;
}

int main(void)
{
    const char *lines[] = {"alpha", "beta"};
    printf("%d\n", find(lines, 2, 'b'));
    return 0;
}
