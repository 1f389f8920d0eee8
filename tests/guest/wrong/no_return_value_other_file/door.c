#include "door.h"

#include <string.h>

static int open;

/* No caller looks at what it returns, so it may return nothing. */
int door_close(void)
{
    open = 0;
}

int door_open(const char *word)
{
    if (strcmp(word, "sesame") == 0) {
        open = 1;
        return 1;
    }
} // expect: no-return-value
