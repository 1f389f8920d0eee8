#include <stdio.h>

static void banner(const char *text, int times)
{
    while (times-- != 0) fputs(text, stdout);
}

int main(void)
{
    banner("* * * * * * * * * * * * * * * *\n", 2);
    banner("= = = = = = = = = = = = = = = =\n", 1);
    return 0;
}
