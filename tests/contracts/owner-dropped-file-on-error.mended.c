/* The file stays open when its first line cannot be read. */
#include <stdio.h>
#include <string.h>

static int first_line_is(const char *path, const char *wanted)
{
    char line[80];
    FILE *f = fopen(path, "r");
    if (!f)
        return 0;
    if (!fgets(line, sizeof line, f)) {
        fclose(f);
        return 0;
    }
    fclose(f);
    return strncmp(line, wanted, strlen(wanted)) == 0;
}

int main(void)
{
    return first_line_is("/dev/null", "#!");
}
