/* print() only borrows, and frees all the same. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print(borrows_mut char *name)
{
    puts(name);
    free(name); //! freed-borrow
}

int main(void)
{
    char *name = strdup("Ada");
    if (!name)
        return 1;
    print(name);
    free(name);
    return 0;
}
