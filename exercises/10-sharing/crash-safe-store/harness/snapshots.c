#include "store.h"

#include <stdio.h>
#include <string.h>

static void show(const struct snapshot *p, const char *key)
{
    char value[VALUE_ROOM];
    int found = snapshot_get(p, key, value);
    printf("  %s %s\n", key,
           found == 1 ? value
                      : found == 0 ? "not there" : "cannot be read");
}

/* Commands; "snapshot" takes one, "look" asks it, "drop it" gives it
 * back. */
int main(void)
{
    char line[80];
    struct session w = {0};
    struct snapshot p;
    bool good = true, taken = false;
    w.s = store_open();
    if (w.s == NULL)
        return puts("cannot be opened"), 1;
    while (good && fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line, "snapshot") == 0) {
            taken = good = snapshot_take(&p) == 0;
            puts(good ? "taken" : "not taken");
        } else if (strncmp(line, "look ", 5) == 0 && taken) {
            show(&p, line + 5);
        } else if (strcmp(line, "drop it") == 0 && taken) {
            snapshot_end(&p);
            taken = false;
        } else {
            good = command(&w, line);
        }
    }
    if (taken)
        snapshot_end(&p);
    store_close(w.s);
    return !good;
}
