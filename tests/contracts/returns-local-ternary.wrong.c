/* One arm is a parameter, the other a local. */
#include <stdio.h>
#include <string.h>

static const char *title_or(const char *title, int number)
{
    char other[20];
    snprintf(other, sizeof other, "untitled %d", number);
    return title ? title : other; //! returns-local
}

int main(void)
{
    return title_or("Dune", 1) == NULL;
}
