/* Saves a score beside the old one, then puts it in its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int save(const char *path, int score)
{
    int result = -1;
    char *beside = malloc(strlen(path) + 5);
    if (!beside)
        return -1;
    sprintf(beside, "%s.new", path);
    FILE *f = fopen(beside, "w");
    if (!f)
        goto out;
    int bad = fprintf(f, "%d\n", score) < 0;
    if (fclose(f) != 0 || bad) {
        remove(beside);
        goto out;
    }
    result = rename(beside, path);
out:
    free(beside);
    return result;
}

int main(void)
{
    if (save("score", 42) != 0)
        return 1;
    puts("saved");
    return 0;
}
