/* "-" gives stdin, which the caller will close. */
#include <ownership.h>
#include <stdio.h>
#include <string.h>

static gives nullable FILE *open_input(borrows const char *path)
{
    if (strcmp(path, "-") == 0)
        return NULL;
    return fopen(path, "r");
}

int main(void)
{
    FILE *f = open_input("-");
    if (f)
        fclose(f);
    return 0;
}
