#include <assert.h>
#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config {
    char *name;
    int port;
};
int reload(struct config *c, const char *path);

int main(int argc, char **argv)
{
    struct config c = {strdup("Corner Books\n"), 80};
    assert(c.name != NULL);
    for (int i = 1; i < argc; i++) {
        char old_name[64];
        int old_port = c.port;
        strcpy(old_name, c.name);
        size_t failures = freehold_failures();
        int loaded = reload(&c, argv[i]) == 0;
        if (freehold_failures() > failures) { // then nothing may be new
            assert(!loaded);
            assert(strcmp(c.name, old_name) == 0 && c.port == old_port);
        }
        printf("%s: %s\n", argv[i], loaded ? "loaded" : "not loaded");
        printf("%sport %d\n", c.name, c.port);
    }
    free(c.name);
    return 0;
}
