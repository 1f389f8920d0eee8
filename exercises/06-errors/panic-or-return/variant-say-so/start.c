#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int port = argc == 2 ? atoi(argv[1]) : 0;
    // --- your code starts here ---
    assert(port <= 65535);
    // --- your code ends here ---
    printf("port %d\n", port);
    return 0;
}
