// caught-by: wrong-output
#include <stdio.h>

static int status_of(const unsigned char *p)
{
    // --- your code starts here ---
    return p[0] << 1 | p[1];
    // --- your code ends here ---
}

int main(void)
{
    unsigned int high, low;
    if (scanf("%u %u", &high, &low) != 2)
        return 1;
    unsigned char wire[2] = {(unsigned char)high, (unsigned char)low};
    printf("%d\n", status_of(wire));
    return 0;
}
