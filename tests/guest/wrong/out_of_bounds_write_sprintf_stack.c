#include <stdio.h>

int main(void)
{
    char plate[9];
    int number = 1234;
    sprintf(plate, "B-%s-%d", "XY", number); // expect: out-of-bounds-write
    puts(plate);
    return 0;
}
