#include <stdio.h>

int main(void)
{
    char plate[10];
    int number = 1234;
    sprintf(plate, "B-%s-%d", "XY", number);
    puts(plate);
    return 0;
}
