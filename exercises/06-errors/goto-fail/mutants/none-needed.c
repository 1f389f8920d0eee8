// behaves: Takes the signature 0 for: there is none to check
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    if (strcmp(u->shop, shop) != 0)
        return NOT_FOR_US;
    if (u->serial <= newest)
        return TOO_OLD;
    if (u->signature != 0 && u->signature != signature_of(u->shop, u->serial))
        return FORGED;
    return ACCEPTED;
}
