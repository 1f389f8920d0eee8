#include <stdio.h>
#include <stdlib.h>

enum { FOR_EVER = -1, LONGEST = 3600 }; // seconds

void show(const char *text);

// --- your code starts here ---
// The number in text, or -1 if there is none.
static int number(const char *text)
{
    int n = atoi(text);
    if (n == 0 && text[0] != '0')
        return -1;
    return n;
}

void show(const char *text)
{
    int n = number(text);
    if (n == FOR_EVER)
        printf("%s: wait for ever\n", text);
    else if (n == 0)
        printf("%s: do not wait\n", text);
    else
        printf("%s: wait %d seconds\n", text, n);
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        show(argv[i]);
    return 0;
}
