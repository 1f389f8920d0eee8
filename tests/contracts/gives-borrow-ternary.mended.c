/* One arm of ?: is a copy, the other is not. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *or_else(borrows nullable char *text, borrows const char *other)
{
    return strdup(text ? text : other);
}

int main(void)
{
    char have[] = "tea";
    char *drink = or_else(have, "water");
    free(drink);
    return 0;
}
