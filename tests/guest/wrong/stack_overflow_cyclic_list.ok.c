#include <stdio.h>
#include <stddef.h>

struct station {
    const char *name;
    struct station *next;
};

static int count(const struct station *s)
{
    if (s == NULL)
        return 0;
    return 1 + count(s->next);
}

int main(void)
{
    struct station c = { "Cloche", NULL }, b = { "Bastille", &c }, a = { "Abbesses", &b };
    c.next = NULL;
    printf("%d stations from %s\n", count(&a), a.name);
    return 0;
}
