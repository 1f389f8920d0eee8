/* The array lives for one round; the pointer to the last line stays. */
#include <stdio.h>

int main(void)
{
    const char *last = NULL;
    char line[16];
    for (int i = 0; i < 3; i++) {
        snprintf(line, sizeof line, "line %d", i);
        last = line;
    }
    if (last)
        puts(last);
    return 0;
}
