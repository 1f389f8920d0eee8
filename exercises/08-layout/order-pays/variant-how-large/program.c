#include <stdio.h>

struct mark {
    char kind;
    int line;
    char seen;
};

int main(void)
{
    printf("%zu\n", sizeof(struct mark));
    return 0;
}
