#include <stdio.h>

struct request {
    // --- your code starts here ---
    char kind;
    long at;
    char again;
    int bytes;
    // --- your code ends here ---
};

int main(void)
{
    struct request r = {0};
    r.at = 5000000000;
    r.bytes = r.kind = r.again = 1;
    printf("%zu bytes\n", sizeof r);
    return r.at == 5000000000 ? 0 : 1;
}
