#include <stdio.h>
#include <stdlib.h>

struct slot {
    unsigned key;
    int used;
};

int main(void)
{
    struct slot *table = malloc(4 * sizeof *table);
    if (!table)
        return 1;
    for (int i = 0; i < 4; i++) {
        table[i].key = i;
        if (i != 2)
            table[i].used = 0;
    }
    int used = 0;
    for (int i = 0; i < 4; i++)
        used += table[i].used != 0; // expect: uninitialised-read
    puts(used > 4 ? "?" : "counted");
    free(table);
    return 0;
}
