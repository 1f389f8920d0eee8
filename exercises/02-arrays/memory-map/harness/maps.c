#include "layout.h"

#include <stdio.h>
#include <string.h>

/* The map of another run, from what Linux says of it. */
int main(void)
{
    char line[128];
    struct table t = {0};
    while (fgets(line, sizeof line, stdin) != NULL &&
           t.count < MOST_REGIONS) {
        struct region r = {1, 1, '?', false, "untouched", NULL, 0};
        line[strcspn(line, "\n")] = '\0';
        if (region_parse(line, &r)) {
            t.at[t.count++] = r;
            printf("%08x %u %s %s\n", r.start, r.size,
                   place_name(place_of(&t, r.start)), r.name);
        } else {
            printf("no: %s%s\n", line,
                   r.start == 1 && r.owner == '?' ? "" : " (touched)");
        }
    }
    return 0;
}
