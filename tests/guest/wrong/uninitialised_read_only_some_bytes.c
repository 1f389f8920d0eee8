#include <stdio.h>
#include <string.h>

int main(void)
{
    unsigned length;
    unsigned char packet[4] = { 12, 0, 0, 0 };
    memcpy(&length, packet, 2);
    if (length == 12) // expect: uninitialised-read
        puts("short packet");
    puts("done");
    return 0;
}
