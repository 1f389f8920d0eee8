#include <stdio.h>

static const char *colour(int light)
{
    int code = 0;
    if (light == 'r')
        code = 1;
    else if (light == 'g')
        code = 2;
    switch (code) {
    case 1: return "stop";
    case 2: return "go";
    default: return "wait";
    }
}

int main(void)
{
    puts(colour('r'));
    puts(colour('y'));
    return 0;
}
