#include <stdio.h>
#include <string.h>

int main(void)
{
    unsigned length;
    unsigned char packet[4] = { 12, 0, 0, 0 };
    memcpy(&length, packet, sizeof length);
    if (length == 12)
        puts("short packet");
    puts("done");
    return 0;
}
