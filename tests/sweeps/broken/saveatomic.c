/* Saves a score beside the old one, then puts it in its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int save(const char *path, int score)
{
    char *beside = malloc(strlen(path) + 5); // broken: null-dereference
    sprintf(beside, "%s.new", path);
    FILE *f = fopen(beside, "w"); // broken: leak
    if (!f)
        return -1;
    fprintf(f, "%d\n", score); // broken: failure-unnoticed
    if (fclose(f) != 0) { // broken: leak
        remove(beside);
        return -1;
    }
    rename(beside, path); // broken: failure-unnoticed
    free(beside);
    return 0;
}

int main(void)
{
    if (save("score", 42) != 0)
        return 1;
    puts("saved");
    return 0;
}
