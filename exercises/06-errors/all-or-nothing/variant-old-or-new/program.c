#include <stdio.h>

struct ports {
    int from, to;
};

static int set(struct ports *p, const char *from, const char *to)
{
    if (sscanf(from, "%d", &p->from) != 1 || sscanf(to, "%d", &p->to) != 1)
        return -1;
    return 0;
}

int main(void)
{
    struct ports p = {80, 90};
    int said = set(&p, "100", "many");
    printf("%d: %d to %d\n", said, p.from, p.to);
    return 0;
}
