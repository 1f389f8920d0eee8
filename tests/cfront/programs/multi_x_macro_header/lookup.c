#include <string.h>
#include "colours.h"

int by_name(const char *s)
{
    int n = 0;
#define COLOUR(id, ...) if (!strcmp(s, #id)) return n; n++;
#include "colours.def"
#undef COLOUR
    return -n;
}
