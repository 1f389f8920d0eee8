#include <stdio.h>

static int hash(const char *s, int h)
{
    if (*s == '\0')
        return h;
    return hash(s + 1, h * 31 + *s); // expect: signed-overflow
}

int main(void)
{
    puts(hash("flower", 7) == 0 ? "zero" : "hashed");
    return 0;
}
