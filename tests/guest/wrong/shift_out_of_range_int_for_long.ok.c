#include <stdio.h>

int main(void)
{
    int chip = 40;
    unsigned long selected = 1UL << chip;
    puts(selected == 12345 ? "?" : "selected");
    return 0;
}
