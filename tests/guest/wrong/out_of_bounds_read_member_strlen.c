#include <stdio.h>
#include <string.h>

struct stock {
    char symbol[4];
    char market[4];
};

int main(void)
{
    struct stock s;
    memcpy(s.symbol, "IBMX", 4);
    strcpy(s.market, "NYC");
    printf("%zu\n", strlen(s.symbol)); // expect: out-of-bounds-read
    return 0;
}
