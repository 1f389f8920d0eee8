/* A global remembers the address of a local. */
#include <stdio.h>

struct config { int width; };
static struct config *current;

static void use_default(void)
{
    struct config c = {80};
    current = &c; //! returns-local
}

int main(void)
{
    use_default();
    return current == NULL;
}
