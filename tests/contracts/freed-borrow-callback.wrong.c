/* The visitor's signature borrows; the visitor frees. */
#include <ownership.h>
#include <stdlib.h>

struct bird { int wings; };

static void each(struct bird **birds, int count, void (*visit)(borrows_mut struct bird *b))
{
    for (int i = 0; i < count; i++)
        visit(birds[i]);
}

static void ground(borrows_mut struct bird *b)
{
    b->wings = 0;
    free(b); //! freed-borrow
}

int main(void)
{
    struct bird *birds[2] = {calloc(1, sizeof(struct bird)), NULL};
    if (!birds[0])
        return 1;
    each(birds, 1, ground);
    free(birds[0]);
    return 0;
}
