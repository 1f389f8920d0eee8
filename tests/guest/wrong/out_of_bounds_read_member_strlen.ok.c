#include <stdio.h>
#include <string.h>

struct stock {
    char symbol[4];
    char market[4];
};

int main(void)
{
    struct stock s;
    memcpy(s.symbol, "IBM", 4);
    strcpy(s.market, "NYC");
    printf("%zu\n", strlen(s.symbol));
    return 0;
}
