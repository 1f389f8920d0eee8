#include <stdlib.h>
#include <string.h>

struct config {
    char *name, *host;
};

int main(void)
{
    struct config *c = calloc(1, sizeof *c);
    if (c == NULL)
        return 1;
    c->name = strdup("Corner Books");
    c->host = NULL; // the request failed
    if (c->host == NULL) {
        free(c);
        return 1;
    }
    return 0;
}
