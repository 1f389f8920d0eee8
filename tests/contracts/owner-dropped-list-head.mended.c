/* The head is set back to NULL while it still owns a chain. */
#include <ownership.h>
#include <stdlib.h>

struct bead { int colour; owned struct bead *next; };
struct chain { owned struct bead *first; };

static void bead_free(owns nullable struct bead *b)
{
    while (b) {
        struct bead *next = b->next;
        free(b);
        b = next;
    }
}

int main(void)
{
    struct chain c = {NULL};
    c.first = calloc(1, sizeof *c.first);
    bead_free(c.first);
    c.first = NULL;
    bead_free(c.first);
    return 0;
}
