#include <stdio.h>
#include <string.h>

static char *initials(const char *first, const char *last)
{
    char out[3];
    out[0] = first[0];
    out[1] = last[0];
    out[2] = '\0';
    char *result = out;
    return result;
}

int main(void)
{
    char *i = initials("Grace", "Hopper");
    puts(i); // expect: use-after-return
    return 0;
}
