#include <stdlib.h>

static int weigh(int grams)
{
    int *scale = malloc(sizeof *scale);
    if (scale == NULL) return -2;
    if (grams < 0) return -1;
    *scale = grams;
    free(scale);
    return 0;
}

int main(void)
{
    int bad = weigh(-5);
    int good = weigh(70);
    return good < bad;
}
