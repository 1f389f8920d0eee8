/* A command word decides; "quit" frees what is not its own. */
#include <ownership.h>
#include <stdlib.h>

struct game { int score; };

static int command(borrows_mut struct game *g, char key)
{
    switch (key) {
    case '+':
        return ++g->score;
    case 'q':
        return -1;
    default:
        return g->score;
    }
}

int main(void)
{
    struct game *g = calloc(1, sizeof *g);
    if (!g)
        return 1;
    int score = command(g, '+');
    free(g);
    return score != 1;
}
