#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *bird = "heron";
    // --- your code starts here ---
    char *copy = malloc(strlen(bird));
    // --- your code ends here ---
    if (copy == NULL)
        return 1;
    strcpy(copy, bird);
    printf("%s\n", copy);
    free(copy);
    return 0;
}
