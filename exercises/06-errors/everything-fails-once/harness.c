#include <assert.h>
#include <freehold.h>
#include <stdio.h>

struct config {
    char *name;
    char *host;
};
struct config *load(const char *path);
void config_end(struct config *c);

int main(void)
{
    struct config *c = load("shop.conf");
    if (c == NULL) {
        puts("no config");
        return 1;
    }
    assert(freehold_failures() == 0); // half a config is none
    if (c->name == NULL)
        puts("no name");
    else
        printf("name=%s", c->name);
    if (c->host == NULL)
        puts("no host");
    else
        printf("host=%s", c->host);
    config_end(c);
    return 0;
}
