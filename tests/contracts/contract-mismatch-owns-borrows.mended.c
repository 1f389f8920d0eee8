/* The header says owns, the body says borrows. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void label(owns char *text);

void label(owns char *text)
{
    puts(text);
    free(text);
}

int main(void)
{
    char *text = strdup("jam");
    if (text)
        label(text);
    return 0;
}
