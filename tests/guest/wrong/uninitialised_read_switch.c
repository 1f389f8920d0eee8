#include <stdio.h>

static const char *colour(int light)
{
    int code;
    if (light == 'r')
        code = 1;
    else if (light == 'g')
        code = 2;
    switch (code) { // expect: uninitialised-read
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
