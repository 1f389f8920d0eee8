// caught-by: mutant-survives
#include "subject.h"

#include <assert.h>

// Asserts what verify says to the shop "corner", whose newest update is 7.
static void says(const char *shop, int serial, unsigned signature, int want)
{
    struct update u = {shop, serial, signature};
    assert(verify(&u, "corner", 7) == want);
}

int main(void)
{
    // --- your code starts here ---
    says("corner", 8, signature_of("corner", 8), ACCEPTED);
    says("corner", 20, signature_of("corner", 20), ACCEPTED);
    says("cornershop", 8, signature_of("cornershop", 8), NOT_FOR_US);
    says("bakery", 8, signature_of("bakery", 8), NOT_FOR_US);
    says("corner", 7, signature_of("corner", 7), TOO_OLD);
    says("corner", 3, signature_of("corner", 3), TOO_OLD);
    // --- your code ends here ---
    return 0;
}
