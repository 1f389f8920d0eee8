#include <stdio.h>

int main(void)
{
    int chip = 40;
    unsigned long selected = 1 << chip; // expect: shift-out-of-range
    puts(selected == 12345 ? "?" : "selected");
    return 0;
}
