#include "store.h"

#include <stdio.h>
#include <string.h>

/* Lines "put KEY VALUE"; then the ranges that the arguments name, FROM
 * TO. Each key that is shown and has an odd value is dropped before the
 * next is asked for. */
int main(int argc, char **argv)
{
    char line[80];
    struct table t = {0};
    struct change c;
    while (fgets(line, sizeof line, stdin) != NULL)
        if (command_change(line, &c))
            table_apply(&t, &c);
    for (int i = 1; i + 1 < argc; i += 2) {
        char key[KEY_ROOM];
        const struct entry *e =
            table_next(&t, argv[i], false, argv[i + 1]);
        printf("%s to %s:", argv[i], argv[i + 1]);
        while (e != NULL) {
            struct change drop = {.kind = DROP};
            printf(" %s", e->key);
            strcpy(key, e->key);
            strcpy(drop.key, key);
            if (strcmp(e->value, "odd") == 0)
                table_apply(&t, &drop);
            e = table_next(&t, key, true, argv[i + 1]);
        }
        printf("\n");
    }
    return 0;
}
