/* A global remembers the address of a local.
 * First marked as returns-local; Rust says "does not live long enough" of it. */
#include <stdio.h>

struct config { int width; };
static struct config *current;

static void use_default(void)
{
    struct config c = {80};
    current = &c; //! borrow-outlives-owner
}

int main(void)
{
    use_default();
    return current == NULL;
}
