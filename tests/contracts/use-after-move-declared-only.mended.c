/* Nobody sees the body of send(), but its declaration says that it owns. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct letter { int weight; };
struct post { int (*send)(owns struct letter *l); };

static int postage(borrows const struct post *p, owns struct letter *l)
{
    int weight = l->weight;
    int sent = p->send(l);
    return sent ? weight * 3 : 0;
}

static int burn(owns struct letter *l)
{
    free(l);
    return 1;
}

int main(void)
{
    struct post office = {burn};
    struct letter *l = malloc(sizeof *l);
    if (!l)
        return 1;
    l->weight = 20;
    printf("%d\n", postage(&office, l));
    return 0;
}
