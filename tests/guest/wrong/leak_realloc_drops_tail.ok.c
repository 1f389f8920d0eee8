#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char **guests = calloc(3, sizeof *guests);
    if (!guests)
        return 1;
    guests[0] = strdup("Noor");
    guests[1] = strdup("Emil");
    guests[2] = strdup("Inge");
    printf("%s leaves\n", guests[2]);
    free(guests[2]);
    guests = realloc(guests, 2 * sizeof *guests);
    if (!guests)
        return 1;
    printf("%s and %s stay\n", guests[0], guests[1]);
    free(guests[0]);
    free(guests[1]);
    free(guests);
    return 0;
}
