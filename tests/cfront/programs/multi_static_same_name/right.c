#include "parts.h"

static double count = 0.5;
static const char name[] = "right";

static double step(void)
{
    shared_total += 100;
    return count *= 3;
}

int right_run(void) { return (int)(step() * 10); }
const char *right_name(void) { return name; }
