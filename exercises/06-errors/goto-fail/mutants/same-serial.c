// behaves: Takes an update that it has already
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    if (strcmp(u->shop, shop) != 0)
        return NOT_FOR_US;
    if (u->serial < newest)
        return TOO_OLD;
    if (u->signature != signature_of(u->shop, u->serial))
        return FORGED;
    return ACCEPTED;
}
