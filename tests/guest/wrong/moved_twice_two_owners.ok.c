#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct seat { owned char *guest; };

static void sit(borrows_mut struct seat *s, owns char *guest)
{
    free(s->guest);
    s->guest = guest;
}

int main(void)
{
    struct seat a = {NULL}, b = {NULL};
    char *guest = strdup("Kim");
    if (!guest)
        return 1;
    sit(&a, move(guest));
    guest = strdup("Jo");
    if (!guest)
        abort();
    sit(&b, guest);
    free(a.guest);
    free(b.guest);
    return 0;
}
