/* move() leaves NULL behind: the name no longer has anything to follow.
 * Both codes are right: the key has moved, and k is NULL. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct key { int teeth; };

static void lock_away(owns struct key *k)
{
    free(k);
}

int main(void)
{
    struct key *k = malloc(sizeof *k);
    if (!k)
        return 1;
    k->teeth = 5;
    lock_away(move(k));
    printf("%d\n", k->teeth); //! use-after-move|maybe-null
    return 0;
}
