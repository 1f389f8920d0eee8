#include "parts.h"

static int count = 100;
static const char *name = "left";
int shared_total;

static int step(void)
{
    shared_total++;
    return count += 10;
}

int left_run(void) { return step(); }
const char *left_name(void) { return name; }
