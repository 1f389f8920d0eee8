#include <stdio.h>

static int length(const char *s, int step)
{
    if (step == 0)
        return 0;
    return 1 + length(s + (*s != 0), step - 1);
}

int main(void)
{
    char tiny[3] = "ab";
    printf("%d\n", length(tiny, 4));
    return 0;
}
