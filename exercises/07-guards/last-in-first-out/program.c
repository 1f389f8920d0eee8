#include <stdlib.h>
#include <string.h>

static void drop(char **text)
{
    free(*text);
    *text = NULL;
}

static void load(void)
{
    __attribute__((cleanup(drop))) char *base = NULL;
    __attribute__((cleanup(drop))) char *user = strdup("port 80");
    base = strdup("port 8080");
    {
        __attribute__((cleanup(drop))) char *line = strdup("# ports");
    }
    if (base != NULL && user != NULL)
        base[0] = user[0];
}

int main(void)
{
    load();
    return 0;
}
