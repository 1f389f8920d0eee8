/* The owner's scope is a block in a loop. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *words[] = {"ham", "eggs"};
    for (int i = 0; i < 2; i++) {
        char *copy = strdup(words[i]);
        if (copy)
            printf("%zu\n", strlen(copy));
    } //! owner-dropped
    return 0;
}
