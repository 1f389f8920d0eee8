#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *a = malloc(8), *b = NULL;
    if (a == NULL)
        goto leave;
    b = malloc(8);
    if (b == NULL)
        // --- your code starts here ---
        goto leave;
        // --- your code ends here ---
    b[0] = '\0';
    puts("both");
    free(b);
    free(a);
    return 0;
free_a:
    free(a);
leave:
    return 1;
}
