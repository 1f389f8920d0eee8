/* Two records are given the same default text to own. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct record { owned nullable char *label; };

static void record_set(borrows_mut struct record *r, owns nullable char *label)
{
    free(r->label);
    r->label = label;
}

int main(void)
{
    struct record all[1] = {{NULL}}, extra = {NULL};
    char *label = strdup("none");
    record_set(&extra, label);
    record_set(&all[0], label ? strdup("none") : NULL);
    free(extra.label);
    free(all[0].label);
    return 0;
}
