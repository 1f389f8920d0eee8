#include <stdio.h>

struct slice { const char *at; size_t length; };

int main(void)
{
    struct slice all = {"milk;tea", 8}, rest = all;
    rest.at += 5;
    all.length = 4;
    printf("%zu %zu\n", all.length, rest.length);
    return 0;
}
