/* There is no second field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char line[] = "one";
    char *first = strtok(line, " ");
    char *second = strtok(NULL, " ");
    if (first)
        puts(first);
    printf("%d\n", second ? atoi(second) : 0);
    return 0;
}
