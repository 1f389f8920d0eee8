/* The signature says that the callee owns; on one path it does nothing with it. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct log { owned char *last; bool open; };

static void log_take(borrows_mut struct log *l, owns char *line)
{
    if (!l->open)
        return; //! owner-dropped
    free(l->last);
    l->last = line;
}

int main(void)
{
    struct log l = {NULL, false};
    char *line = strdup("started");
    if (line)
        log_take(&l, line);
    free(l.last);
    return 0;
}
