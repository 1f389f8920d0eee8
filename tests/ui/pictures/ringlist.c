#include <stdlib.h>

struct child {
    char name;
    struct child *left, *right;
};

static struct child *join(struct child *ring, char name)
{
    struct child *c = malloc(sizeof *c);
    c->name = name;
    if (!ring)
        return c->left = c->right = c;
    c->left = ring->left;
    c->right = ring;
    ring->left->right = c;
    return ring->left = c;
}

int main(void)
{
    struct child *ring = NULL;
    for (char name = 'a'; name < 'd'; name++)
        ring = join(ring, name);
    struct child *last = ring->left;
    last->right = NULL; // look
    while (ring) {
        struct child *next = ring->right;
        free(ring);
        ring = next; // look
    }
    return 0;
}
