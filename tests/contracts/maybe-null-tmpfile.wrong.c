/* There may be no room for a temporary file. */
#include <stdio.h>

int main(void)
{
    FILE *f = tmpfile();
    fputs("scratch", f); //! maybe-null
    fclose(f);
    return 0;
}
