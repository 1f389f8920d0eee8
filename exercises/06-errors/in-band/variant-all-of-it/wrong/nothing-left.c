// caught-by: wrong-output
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    char *end;
    long n = strtol(argv[1], &end, 10);
    // --- your code starts here ---
    if (*end != '\0')
    // --- your code ends here ---
        printf("no number\n");
    else
        printf("%ld\n", n);
    return argc == 2 ? 0 : 1;
}
