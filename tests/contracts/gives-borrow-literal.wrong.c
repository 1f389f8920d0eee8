/* The caller will free what it is given; a literal cannot be freed. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *weekday(int n)
{
    if (n == 0)
        return "Sunday"; //! gives-borrow
    char *name = malloc(8);
    if (name)
        snprintf(name, 8, "day %d", n % 7);
    return name;
}

int main(void)
{
    char *name = weekday(0);
    if (name)
        puts(name);
    free(name);
    return 0;
}
