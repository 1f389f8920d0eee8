/* Each round's handle is closed, also the one that did not open. */
#include <ownership.h>
#include <stdio.h>

static int open_log(int number, gives FILE **ret)
{
    if (number > 1)
        return -1;
    FILE *f = fopen("/dev/null", "w");
    if (!f)
        return -1;
    *ret = f;
    return 0;
}

int main(void)
{
    int failures = 0;
    for (int i = 0; i < 3; i++) {
        FILE *f;
        if (open_log(i, &f))
            failures++;
        fclose(f); //! unset-out-parameter
    }
    return failures != 1;
}
