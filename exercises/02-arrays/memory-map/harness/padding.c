#include "layout.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct reading {
    char unit;
    double value;
    short station;
    char flags;
};

struct packed {
    int first, second;
};

/* The argument is the room for the text. */
int main(int argc, char **argv)
{
    char text[300];
    size_t room = argc > 1 ? (size_t)atoi(argv[1]) : sizeof text;
    struct reading r;
    struct packed p;
    struct member of_reading[] = {
        {"unit", offsetof(struct reading, unit), sizeof r.unit},
        {"value", offsetof(struct reading, value), sizeof r.value},
        {"station", offsetof(struct reading, station), sizeof r.station},
        {"flags", offsetof(struct reading, flags), sizeof r.flags},
    };
    struct member of_packed[] = {
        {"first", offsetof(struct packed, first), sizeof p.first},
        {"second", offsetof(struct packed, second), sizeof p.second},
    };
    size_t n = draw_members(of_reading, 4, sizeof r, text, room);
    printf("%zu\n%s", n, room > 0 ? text : "");
    n = draw_members(of_packed, 2, sizeof p, text, room);
    printf("%zu\n%s", n, room > 0 ? text : "");
    return 0;
}
