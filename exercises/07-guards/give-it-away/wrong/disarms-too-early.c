// caught-by: leak
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config {
    owned char *host;
    owned char *port;
};

static void drop_text(char **text)
{
    free(*text);
}

void config_end(owns nullable struct config *c)
{
    if (c != NULL) {
        free(c->host);
        free(c->port);
    }
    free(c);
}

// --- your code starts here ---
gives nullable struct config *load(borrows const char *text)
{
    const char *sign = strchr(text, ':');
    __attribute__((cleanup(drop_text))) char *host = strdup(text);
    __attribute__((cleanup(drop_text)))
    char *port = strdup(sign != NULL ? sign + 1 : "");
    if (sign == NULL || host == NULL || port == NULL)
        return NULL;
    host[sign - text] = '\0';
    char *own_host = move(host), *own_port = move(port);
    struct config *c = malloc(sizeof *c);
    if (c == NULL)
        return NULL;
    c->host = own_host;
    c->port = own_port;
    return c;
}
// --- your code ends here ---

static void drop_config(struct config **c)
{
    config_end(*c);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        __attribute__((cleanup(drop_config)))
        struct config *c = load(argv[i]);
        if (c != NULL)
            printf("host %s, port %s\n", c->host, c->port);
        else
            printf("%s: no\n", argv[i]);
    }
    return 0;
}
