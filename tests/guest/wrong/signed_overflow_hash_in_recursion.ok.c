#include <stdio.h>

static unsigned hash(const char *s, unsigned h)
{
    if (*s == '\0')
        return h;
    return hash(s + 1, h * 31 + *s);
}

int main(void)
{
    puts(hash("flower", 7) == 0 ? "zero" : "hashed");
    return 0;
}
