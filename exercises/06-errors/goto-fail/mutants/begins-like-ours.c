// behaves: Takes what is for a shop whose name begins like ours
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    if (strncmp(u->shop, shop, strlen(shop)) != 0)
        return NOT_FOR_US;
    if (u->serial <= newest)
        return TOO_OLD;
    if (u->signature != signature_of(u->shop, u->serial))
        return FORGED;
    return ACCEPTED;
}
