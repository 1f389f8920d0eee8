/* The owner only lives in a condition. */
#include <stdlib.h>
#include <string.h>

static int has_colon(const char *text)
{
    if (strchr(strdup(text), ':')) //! maybe-null, owner-dropped
        return 1;
    return 0;
}

int main(void)
{
    return !has_colon("a:b");
}
