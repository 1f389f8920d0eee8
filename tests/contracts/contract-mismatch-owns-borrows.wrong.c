/* The header says owns, the body says borrows. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void label(owns char *text);

void label(borrows char *text) //! contract-mismatch
{
    puts(text);
}

int main(void)
{
    return 0;
}
