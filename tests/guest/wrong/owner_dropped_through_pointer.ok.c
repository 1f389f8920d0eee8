#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ops { void (*end)(owns char *s); };

static void print(char *s)
{
    puts(s);
    free(s);
}

int main(void)
{
    struct ops ops = {print};
    char *s = strdup("end");
    if (!s)
        return 1;
    ops.end(move(s));
    return 0;
}
