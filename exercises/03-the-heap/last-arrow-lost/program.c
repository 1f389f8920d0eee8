#include <stdlib.h>

void sample(void)
{
    int *log = malloc(4 * sizeof *log);
    if (log == NULL)
        return;
    int *copy = log;
    log[0] = 215;
    log = NULL;
    copy[1] = 216;
    copy = NULL;
}

int main(void)
{
    sample();
    return 0;
}
