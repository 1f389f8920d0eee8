#include <stdio.h>

static char list[16];

int main(void)
{
    const char *tags[] = { "blue", "round", "small" };
    int used = 0;
    for (int i = 0; i < 3; i++) {
        int n = snprintf(list + used, sizeof list, "%s,", tags[i]); // expect: out-of-bounds-write
        used += n;
    }
    printf("%.5s\n", list);
    return 0;
}
