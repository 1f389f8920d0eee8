#include <stdio.h>

static void line(const char *a, const char *b)
{
    fputs(a, stdout);
    fputs(b, stdout);
    putchar('\n');
    funlockfile(stdout); // expect: lock-misuse
}

int main(void)
{
    line("one", "two");
    return 0;
}
