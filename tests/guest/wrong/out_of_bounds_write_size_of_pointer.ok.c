#include <stdio.h>
#include <stdlib.h>

struct robot {
    double x, y, angle;
    int battery;
};

int main(void)
{
    struct robot *r;
    r = malloc(sizeof *r);
    if (!r)
        return 1;
    r->x = 1;
    r->battery = 100;
    printf("%.0f %d\n", r->x, r->battery);
    free(r);
    return 0;
}
