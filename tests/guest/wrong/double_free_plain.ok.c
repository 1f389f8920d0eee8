#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *ticket = strdup("seat 14");
    if (!ticket)
        return 1;
    puts(ticket);
    free(ticket);
    return 0;
}
