#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mail { owned char *body; };

static void forward(borrows const struct mail *m)
{
    puts(m->body);
}

int main(void)
{
    struct mail *m = malloc(sizeof *m);
    if (!m)
        return 1;
    m->body = strdup("hello");
    if (m->body)
        forward(m);
    free(m->body);
    free(m);
    return 0;
}
