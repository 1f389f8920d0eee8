/* Who frees the result? The two declarations do not agree. */
#include <ownership.h>
#include <stdlib.h>

struct key { owned char *text; };

borrows_from(k) nullable char *key_text(borrows struct key *k);
gives nullable char *key_text(borrows struct key *k); //! contract-mismatch

int main(void)
{
    struct key k = {NULL};
    return key_text(&k) != NULL;
}

char *key_text(struct key *k)
{
    return k->text;
}
