/* A global keeps what was only lent for the call. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static owned char *last_error;

static void set_error(borrows const char *text)
{
    free(last_error);
    last_error = (char *)text; //! freed-borrow
}

int main(void)
{
    set_error("disk full");
    if (last_error)
        puts(last_error);
    return 0;
}
