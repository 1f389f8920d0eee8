#include <stdio.h>

static void line(const char *a, const char *b)
{
    flockfile(stdout);
    fputs(a, stdout);
    fputs(b, stdout);
    putchar('\n');
    funlockfile(stdout);
}

int main(void)
{
    line("one", "two");
    return 0;
}
