#include <stdio.h>
#include <string.h>

static char airport[3];

int main(void)
{
    strncpy(airport, "LHRX", sizeof airport);
    puts(airport); // expect: out-of-bounds-read
    return 0;
}
