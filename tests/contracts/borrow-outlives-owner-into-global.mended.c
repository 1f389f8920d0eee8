/* A global remembers the address of a local.
 * Rust: "does not live long enough", told where the local ends; first marked at the store, as returns-local. */
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
