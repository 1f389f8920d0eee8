#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    int result = NOT_FOR_US;
    if (strcmp(u->shop, shop) != 0)
        goto done;
    result = TOO_OLD;
    if (u->serial <= newest)
        goto done;
    result = FORGED;
    if (u->signature != signature_of(u->shop, u->serial))
        goto done;
    result = ACCEPTED;
done:
    return result;
}
