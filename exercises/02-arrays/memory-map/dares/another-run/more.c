/* The dares, once you have passed. layout.h says what each is to do. */
#include "layout.h"

#include <stdio.h>
#include <string.h>

bool region_parse(const char *line, struct region *ret)
{
    struct region r = {0};
    char access[8];
    address end;
    if (sscanf(line, "%8x-%8x %7s %*s %*s %*s %11s", &r.start, &end, access, r.name) < 3 || end <= r.start)
        return false;
    r.size = end - r.start;
    r.writable = access[0] != '\0' && access[1] == 'w';
    r.owner = strcmp(r.name, "[stack]") == 0 ? 's' : strcmp(r.name, "[heap]") == 0 ? 'h' : 'p';
    *ret = r;
    return true;
}
