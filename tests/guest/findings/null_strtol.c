#include <stdlib.h>

static long number(const char *s)
{
    return strtol(s, NULL, 10); // found: null-dereference
}

int main(void)
{
    return (int)number(NULL);
}
