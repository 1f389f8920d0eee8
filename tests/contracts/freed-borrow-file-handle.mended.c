/* A function that only reads from a file closes it behind its caller's back. */
#include <ownership.h>
#include <stdio.h>

static int read_number(borrows_mut FILE *f)
{
    int n = 0;
    if (fscanf(f, "%d", &n) != 1)
        return -1;
    return n;
}

int main(void)
{
    FILE *f = fopen("/dev/null", "r");
    if (!f)
        return 1;
    int n = read_number(f);
    fclose(f);
    return n != -1;
}
