#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *bird = "heron";
    // --- your code starts here ---
    char copy[6];
    // --- your code ends here ---
    strcpy(copy, bird);
    printf("%s\n", copy);
    return 0;
}
