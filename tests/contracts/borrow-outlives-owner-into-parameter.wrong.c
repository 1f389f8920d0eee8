/* The caller's struct keeps the address of an array that ends.
 * First marked as returns-local; Rust says "does not live long enough" of it. */
#include <stdio.h>

struct answer { int code; const char *text; };

static void explain(struct answer *a)
{
    char text[24];
    snprintf(text, sizeof text, "code %d", a->code);
    a->text = text; //! borrow-outlives-owner
}

int main(void)
{
    struct answer a = {7, ""};
    explain(&a);
    return a.code != 7;
}
