#include <stdio.h>

int main(void)
{
    int port;
    sscanf("eighty", "%d", &port);
    printf("port %d\n", port);
    return 0;
}
