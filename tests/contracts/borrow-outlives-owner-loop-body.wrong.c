/* The array lives for one round; the pointer to the last line stays. */
#include <stdio.h>

int main(void)
{
    const char *last = NULL;
    for (int i = 0; i < 3; i++) {
        char line[16];
        snprintf(line, sizeof line, "line %d", i);
        last = line;
    }
    if (last)
        puts(last); //! borrow-outlives-owner
    return 0;
}
