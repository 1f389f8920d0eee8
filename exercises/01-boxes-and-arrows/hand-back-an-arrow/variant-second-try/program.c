#include <stdbool.h>

static bool pick(int *from, int **out)
{
    if (*from < 10)
        return false;
    *out = from;
    return true;
}

int main(void)
{
    int low = 4;
    int high = 20;
    int *got = &low;

    bool first = pick(&high, &got);
    bool second = pick(&low, &got);
    return first && !second && *got == 20 ? 0 : 1;
}
