#include <stdio.h>
#include <stdlib.h>

struct config {
    int port;
};
struct config *load(const char *path);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct config *c = load(argv[i]);
        if (c == NULL)
            printf("%s: no config\n", argv[i]);
        else
            printf("%s: port %d\n", argv[i], c->port);
        free(c);
    }
    return 0;
}
