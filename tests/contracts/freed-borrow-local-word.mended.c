/* The local says itself that it only borrows. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct door { owned char *sign; };

int main(void)
{
    struct door d = {strdup("private")};
    if (!d.sign)
        return 1;
    borrows char *sign = d.sign;
    puts(sign);
    free(d.sign);
    return 0;
}
