#include "layout.h"

#include <stdio.h>
#include <stdlib.h>

/* A snapshot, the first node's address, and room for the text. */
int main(int argc, char **argv)
{
    struct table t;
    char text[200];
    if (argc != 3)
        return 2;
    size_t room = (size_t)atoi(argv[2]);
    table_read(&t);
    size_t n =
        draw_list(&t, (address)strtoul(argv[1], NULL, 16), text, room);
    printf("%zu: %s\n", n, room > 0 ? text : "");
    table_free(&t);
    return 0;
}
