// behaves: Never comes to the third check; what the second one left says yes
#include "subject.h"

int verify(const struct update *u, const char *shop, int newest)
{
    int err;
    if ((err = strcmp(u->shop, shop) == 0 ? 0 : NOT_FOR_US) != 0)
        goto done;
    if ((err = u->serial > newest ? 0 : TOO_OLD) != 0)
        goto done;
        goto done;
    if ((err = u->signature == signature_of(u->shop, u->serial) ? 0 : FORGED) != 0)
        goto done;
done:
    return err;
}
