/* A global remembers the address of a local. */
#include <stdio.h>

struct config { int width; };
static struct config *current;

static void use_default(void)
{
    static struct config c = {80};
    current = &c;
}

int main(void)
{
    use_default();
    return current == NULL;
}
