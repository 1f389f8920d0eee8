/* A file that is not there. */
#include <stdio.h>

int main(void)
{
    char line[40];
    FILE *f = fopen("/no/such/file", "r");
    if (fgets(line, sizeof line, f)) //! maybe-null
        fputs(line, stdout);
    if (f)
        fclose(f);
    return 0;
}
