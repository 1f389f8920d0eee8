/* The buffer ends with its function. */
#include <stdio.h>
#include <stdlib.h>

static char *room_name(int number)
{
    char name[16];
    snprintf(name, sizeof name, "room %d", number);
    return name; //! returns-local
}

int main(void)
{
    return room_name(4) == NULL;
}
