/* The words stand on the pointer's type. */
#include <ownership.h>
#include <stdio.h>

struct device { must_use int (*flush)(int level); };

static int shut_down(borrows const struct device *d)
{
    return d->flush(2);
}

static int flush_all(int level)
{
    return level - 2;
}

int main(void)
{
    struct device d = {flush_all};
    return shut_down(&d);
}
