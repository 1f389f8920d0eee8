/* Only in the error branch is the borrowed buffer freed. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>

static bool fill(borrows_mut char *buffer, int size)
{
    if (size < 4) {
        free(buffer); //! freed-borrow
        return false;
    }
    buffer[0] = 'a';
    buffer[1] = '\0';
    return true;
}

int main(void)
{
    char *buffer = malloc(8);
    if (!buffer)
        return 1;
    bool good = fill(buffer, 8);
    free(buffer);
    return !good;
}
