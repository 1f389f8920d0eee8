#include <string.h>

// A new config for a shop, as it came over the network.
struct update {
    const char *shop; // whom it is for
    int serial;       // grows with each update
    unsigned signature;
};

enum verdict { ACCEPTED = 0, NOT_FOR_US = -1, TOO_OLD = -2, FORGED = -3 };

// The genuine signature. (A toy: whoever reads this can forge it.)
static unsigned signature_of(const char *shop, int serial)
{
    unsigned sum = 5381u + (unsigned)serial * 65599u;
    for (size_t i = 0; shop[i] != '\0'; i++)
        sum = sum * 33u + (unsigned)shop[i];
    return sum;
}

// ACCEPTED if three things are true; else what the first of
// them that is not true says, in this order:
//   it is for shop, to the letter         else NOT_FOR_US
//   its serial is above newest            else TOO_OLD
//   its signature is that of the update   else FORGED
int verify(const struct update *u, const char *shop, int newest);
