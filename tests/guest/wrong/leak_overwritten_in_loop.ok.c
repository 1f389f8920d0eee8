#include <stdio.h>
#include <stdlib.h>

/* The longest row of stars stays for the end. */
int main(void)
{
    char *row = NULL;
    for (int width = 1; width <= 4; width++) {
        free(row);
        row = malloc(width + 1);
        if (!row)
            return 1;
        for (int i = 0; i < width; i++)
            row[i] = '*';
        row[width] = '\0';
        puts(row);
    }
    free(row);
    return 0;
}
