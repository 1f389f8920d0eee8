/* dot points into a name that was freed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *name = strdup("photo.jpg");
    if (!name)
        return 1;
    char *dot = strchr(name, '.');
    free(name);
    if (dot)
        puts(dot); //! borrow-invalidated
    return 0;
}
