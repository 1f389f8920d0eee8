#include <stdio.h>

enum size { SMALL, LARGE, HUGE };

static int price(enum size s)
{
    switch (s) {
    case SMALL: return 250;
    case LARGE: return 320;
    case HUGE: break;
    }
    return 400;
}

int main(void)
{
    printf("%d\n", price(SMALL) + price(LARGE));
    puts(price(HUGE) == 1 ? "cheap" : "fair");
    return 0;
}
