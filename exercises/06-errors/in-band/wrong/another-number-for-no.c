// caught-by: wrong-output
#include <stdio.h>
#include <stdlib.h>

enum { FOR_EVER = -1, LONGEST = 3600 }; // seconds

void show(const char *text);

// --- your code starts here ---
// The number in text; -99 if there is none, -98 if it is out of range.
static int number(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text)
        return -99;
    return n < FOR_EVER || n > LONGEST ? -98 : (int)n;
}

void show(const char *text)
{
    int n = number(text);
    if (n == -99)
        printf("%s: no number\n", text);
    else if (n == -98)
        printf("%s: out of range\n", text);
    else if (n == FOR_EVER)
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
