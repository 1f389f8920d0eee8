// behaves: With several things wrong it names the last one
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    int result = ACCEPTED;
    if (strcmp(u->shop, shop) != 0)
        result = NOT_FOR_US;
    if (u->serial <= newest)
        result = TOO_OLD;
    if (u->signature != signature_of(u->shop, u->serial))
        result = FORGED;
    return result;
}
