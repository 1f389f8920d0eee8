// caught-by: use-after-move
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *copy(borrows const char *text)
{
    return strdup(text);
}

static void keep(owns char *text)
{
    printf("kept %s\n", text);
    free(text);
}

static int order(borrows const char *name)
{
    // --- your code starts here ---
    char *text = copy(name);
    if (text == NULL)
        return -1;
    if (strlen(text) > 20) {
        free(text);
        return -1;
    }
    keep(text);
    if (strlen(name) > 19)
        puts(text);
    return 0;
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    return argc > 1 ? -order(argv[1]) : 0;
}
