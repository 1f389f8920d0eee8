#include "door.h"

#include <stdio.h>

int main(void)
{
    door_close();
    puts(door_open("sesame") ? "come in" : "go away");
    puts(door_open("please") == 9 ? "come in" : "go away");
    return 0;
}
