/* The struct is borrowed; what it owns is handed to somebody else. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct mail { owned char *body; };

static void archive(owns char *text)
{
    free(text);
}

static void forward(borrows struct mail *m)
{
    char *copy = strdup(m->body);
    if (copy)
        archive(copy);
}

int main(void)
{
    struct mail m = {strdup("hello")};
    if (!m.body)
        return 1;
    forward(&m);
    free(m.body);
    return 0;
}
