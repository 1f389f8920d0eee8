// caught-by: wrong-output
#include <stdio.h>
#include <stdlib.h>

enum { FOR_EVER = -1, LONGEST = 3600 }; // seconds

void show(const char *text);

// --- your code starts here ---
enum status { NUMBER, NO_NUMBER, OUT_OF_RANGE };

// The number in text goes into the box, if there is one that fits.
static enum status number(const char *text, int *ret_number)
{
    char *end;
    int n = (int)strtol(text, &end, 10);
    if (end == text || *end != '\0')
        return NO_NUMBER;
    if (n < FOR_EVER || n > LONGEST)
        return OUT_OF_RANGE;
    *ret_number = n;
    return NUMBER;
}

void show(const char *text)
{
    int n;
    enum status status = number(text, &n);
    if (status == NO_NUMBER)
        printf("%s: no number\n", text);
    else if (status == OUT_OF_RANGE)
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
