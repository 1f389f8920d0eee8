#include <stdio.h>

static char clock_text[9];

static void show(int hours, int minutes, int seconds)
{
    sprintf(clock_text, "%02d:%02d:%02d", hours, minutes, seconds); // expect: out-of-bounds-write
    puts(clock_text);
}

int main(void)
{
    show(23, 59, 59);
    show(100, 0, 0);
    return 0;
}
