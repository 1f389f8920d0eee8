// caught-by: rejects-reference
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
    says("bakery", 3, 1, FORGED);
    // --- your code ends here ---
    return 0;
}
