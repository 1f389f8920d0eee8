#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    char line[64];
    int *v = malloc(12);
    if (!v)
        return 1;
    while (fgets(line, sizeof line, stdin))
        fputs(line, stdout);
    for (int i = 1; i < argc; i++)
        printf("[%s]", argv[i]);
    free(v);
    fputs("to stderr\n", stderr);
    return 7;
}
