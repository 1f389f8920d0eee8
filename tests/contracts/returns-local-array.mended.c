/* The buffer ends with its function. */
#include <stdio.h>
#include <stdlib.h>

static char *room_name(int number)
{
    char *name = malloc(16);
    if (name)
        snprintf(name, 16, "room %d", number);
    return name;
}

int main(void)
{
    char *name = room_name(4);
    free(name);
    return 0;
}
