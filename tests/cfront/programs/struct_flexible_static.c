#include <stdio.h>

/* GNU C: a flexible array member may be initialised in static storage. */
struct menu { int id; const char *items[]; };
struct blob { short n; char bytes[]; };

static struct menu menu = {4, {"open", "close", "quit", NULL}};
struct blob blob = {5, "bytes"};
static struct blob none = {0};

int main(void)
{
    for (const char **p = menu.items; *p; p++)
        printf("%d %s\n", menu.id, *p);
    printf("%d %s %d\n", blob.n, blob.bytes, none.n);
    blob.bytes[4] = '!';
    printf("%s %zu\n", blob.bytes, sizeof blob);
    return 0;
}
