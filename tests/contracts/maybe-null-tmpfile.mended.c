/* There may be no room for a temporary file. */
#include <stdio.h>

int main(void)
{
    FILE *f = tmpfile();
    if (!f)
        return 0;
    fputs("scratch", f);
    fclose(f);
    return 0;
}
