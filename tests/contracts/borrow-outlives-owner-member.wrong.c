/* A view that lives longer than the array it looks at. */
#include <ownership.h>
#include <stdio.h>
#include <string.h>

struct view { borrows const char *from; size_t length; };

int main(void)
{
    struct view v = {"", 0};
    if (v.length == 0) {
        char word[] = "temporary";
        v.from = word;
        v.length = strlen(word);
    }
    printf("%.*s\n", (int)v.length, v.from); //! borrow-outlives-owner
    return 0;
}
