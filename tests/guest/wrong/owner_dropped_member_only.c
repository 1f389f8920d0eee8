#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { owned char *text; };

static void node_free(owns struct node *n)
{
    free(n->text);
    n->text = NULL;
} // expect: owner-dropped

int main(void)
{
    struct node *n = malloc(sizeof *n); // expect: leak
    if (!n)
        return 1;
    n->text = strdup("inside");
    node_free(move(n));
    return 0;
}
