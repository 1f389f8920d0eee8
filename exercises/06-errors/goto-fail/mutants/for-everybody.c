// behaves: Takes updates for other shops
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    (void)shop;
    if (u->serial <= newest)
        return TOO_OLD;
    if (u->signature != signature_of(u->shop, u->serial))
        return FORGED;
    return ACCEPTED;
}
