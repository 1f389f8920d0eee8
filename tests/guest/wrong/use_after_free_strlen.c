#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *word = strdup("harvest");
    if (!word)
        return 1;
    free(word);
    printf("%zu letters\n", strlen(word)); // expect: use-after-free
    return 0;
}
