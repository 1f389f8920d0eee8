// caught-by: double-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void drop_text(char **text)
{
    free(*text);
}

static void load(const char *text)
{
    // --- your code starts here ---
    __attribute__((cleanup(drop_text))) char *line = strdup(text);
    if (line == NULL)
        return;
    if (strchr(line, '=') == NULL) {
        puts("no pair");
        return;
    }
    printf("%s is a pair\n", line);
    free(line);
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    if (argc > 1)
        load(argv[1]);
    return 0;
}
