#include <stdio.h>
#include <string.h>

static char airport[3];
static char full[4];

int main(void)
{
    strncpy(airport, "LHRX", sizeof airport);
    memcpy(full, airport, sizeof airport);
    puts(full);
    return 0;
}
