#include "text.h"

#include <stdio.h>

int main(void)
{
    char day[4];
    text_copy(day, "Fri", sizeof day);
    puts(day);
    text_copy(day, "Monday", sizeof day);
    puts(day);
    return 0;
}
