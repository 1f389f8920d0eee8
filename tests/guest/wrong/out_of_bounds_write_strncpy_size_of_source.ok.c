#include <stdio.h>
#include <string.h>

static void store(char *slot, const char *text)
{
    strncpy(slot, text, 7);
    slot[7] = '\0';
}

int main(void)
{
    char slot[8];
    store(slot, "short");
    puts(slot);
    store(slot, "far too long");
    puts(slot);
    return 0;
}
