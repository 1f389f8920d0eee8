#include "layout.h"

#include <stdio.h>
#include <stdlib.h>

/* A snapshot on standard input: its map. The argument is the room for
 * arrows, in bytes. */
int main(int argc, char **argv)
{
    struct table t;
    size_t room = argc > 1 ? (size_t)atoi(argv[1]) : 2000;
    char *text = malloc(room + 1);
    if (text == NULL)
        return 1;
    text[room] = '#'; /* not yours */
    table_read(&t);
    for (size_t i = 0; i < t.count && argc < 3; i++)
        dump_region(&t.at[i]);
    size_t n = draw_arrows(&t, text, room);
    if (text[room] != '#')
        printf("The text went over its room.\n");
    printf("%zu arrows\n%s", n, room > 0 ? text : "");
    if (!t.whole)
        printf("The snapshot was not read to its end.\n");
    bool whole = t.whole;
    table_free(&t);
    free(text);
    return whole ? 0 : 1;
}
