#include <stdio.h>

static int clamp(int value, int top)
{
    return value > top ? top : value;
}

int main(void)
{
    int volume = 11, top;
    int speakers = 2;
    if (speakers > 4)
        top = 20;
    else
        top = 10;
    int level = clamp(volume, top);
    puts(level == 10 ? "ten" : "other");
    return 0;
}
