// caught-by: uninitialised-read
#include <stdio.h>

int main(int argc, char **argv)
{
    int plain, secure;
    // --- your code starts here ---
    if (sscanf(argv[1], "%d %d", &plain, &secure) < 1)
    // --- your code ends here ---
        puts("not two ports");
    else
        printf("%d and %d\n", plain, secure);
    return argc == 2 ? 0 : 1;
}
