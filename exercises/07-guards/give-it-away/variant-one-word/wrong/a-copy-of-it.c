// caught-by: leak
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void drop(char **t)
{
    free(*t);
}

static char *copy_of(const char *text)
{
    __attribute__((cleanup(drop))) char *t = strdup(text);
    // --- your code starts here ---
    return strdup(move(t));
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *t = copy_of(argv[i]);
        puts(t != NULL ? t : "no memory");
        free(t);
    }
    return 0;
}
