/* A file that is not there. */
#include <stdio.h>

int main(void)
{
    char line[40];
    FILE *f = fopen("/no/such/file", "r");
    if (!f)
        return 0;
    if (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fclose(f);
    return 0;
}
