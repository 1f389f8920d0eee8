#include <stdio.h>
#include <stdlib.h>

static int parse(const char *s, long *value)
{
    char *end;
    long v = strtol(s, &end, 10);
    if (*end != '\0')
        return 0;
    *value = v;
    return 1;
}

int main(void)
{
    long port;
    parse("80", &port);
    int high = port > 1024;
    puts(high ? "high" : "low");
    return 0;
}
