#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Takes the paper over.
static void archive(char *paper)
{
    if (paper != NULL)
        printf("archived: %s\n", paper);
    free(paper);
}

int main(void)
{
    char *memo = strdup("budget");
    if (memo == NULL)
        return 1;
    archive(memo);
    puts("done");
    free(memo);
    return 0;
}
