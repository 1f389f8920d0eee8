#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ops { void (*end)(owns char *s); };

static void print(char *s)
{
    puts(s);
}

int main(void)
{
    struct ops ops = {print};
    char *s = strdup("end"); // expect: leak
    if (!s)
        return 1;
    ops.end(move(s)); // expect: owner-dropped
    return 0;
}
