#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    unsigned char *key = malloc(4), expected[8] = { 1, 2, 3, 4 };
    if (!key)
        return 1;
    memcpy(key, expected, 4);
    int same = memcmp(key, expected, sizeof expected) == 0; // expect: out-of-bounds-read
    puts(same ? "open" : "stay out");
    free(key);
    return 0;
}
