#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *word = strdup("harvest");
    if (!word)
        return 1;
    printf("%zu letters\n", strlen(word));
    free(word);
    return 0;
}
