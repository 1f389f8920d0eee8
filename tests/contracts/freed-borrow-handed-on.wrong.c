/* A borrowed block is handed to a function that owns. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void shred(owns char *paper)
{
    free(paper);
}

static void file_away(borrows_mut char *paper)
{
    printf("filing %s\n", paper);
    shred(paper); //! freed-borrow
}

int main(void)
{
    char *paper = strdup("invoice");
    if (!paper)
        return 1;
    file_away(paper);
    shred(paper);
    return 0;
}
