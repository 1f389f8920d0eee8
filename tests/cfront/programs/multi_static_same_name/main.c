#include <stdio.h>
#include "parts.h"

static int count = 1;
static int step(void) { return count++; }
static const char *name = "main";

int main(void)
{
    step();
    int a = left_run(), b = right_run();
    printf("%d %d %d\n", a, b, step());
    printf("%s %s %s\n", name, left_name(), right_name());
    a = left_run();
    printf("%d %d\n", a, shared_total);
    return 0;
}
