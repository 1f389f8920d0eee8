/* Both the owner's release and the caller free the member. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct dog { owned char *name; };

int main(void)
{
    struct dog *d = calloc(1, sizeof *d);
    if (!d)
        return 1;
    d->name = strdup("Rex");
    free(d->name);
    free(d);
    return 0;
}
