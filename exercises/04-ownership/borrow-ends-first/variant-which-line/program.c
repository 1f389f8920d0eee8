#include <stdio.h>
#include <stdlib.h>

struct letter { char to[12]; int pages; };

int main(void)
{
    struct letter *l = malloc(sizeof *l);
    if (l == NULL)
        return 1;
    snprintf(l->to, sizeof l->to, "Ada");
    l->pages = 2;
    const char *to = l->to;
    free(l);
    printf("sent to %s\n", to);
    return 0;
}
