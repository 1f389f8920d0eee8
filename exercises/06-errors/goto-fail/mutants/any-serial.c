// behaves: Takes old updates, too
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    (void)newest;
    if (strcmp(u->shop, shop) != 0)
        return NOT_FOR_US;
    if (u->signature != signature_of(u->shop, u->serial))
        return FORGED;
    return ACCEPTED;
}
