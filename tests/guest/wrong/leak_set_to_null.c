#include <stdio.h>
#include <stdlib.h>

struct sensor {
    int *samples;
    int count;
};

static void sensor_reset(struct sensor *s)
{
    s->samples = NULL; // lost
    s->count = 0;
}

int main(void)
{
    struct sensor roof = { .count = 3 };
    roof.samples = calloc(3, sizeof *roof.samples); // expect: leak
    if (!roof.samples)
        return 1;
    roof.samples[2] = 21;
    printf("%d degrees\n", roof.samples[2]);
    sensor_reset(&roof);
    printf("%d samples\n", roof.count);
    return 0;
}
