#include <stdio.h>
#include <stdlib.h>

static char *time_of(int minutes)
{
    static char text[6];
    sprintf(text, "%02d:%02d", minutes / 60 % 24, minutes % 60);
    return text;
}

int main(void)
{
    char *noon = time_of(720);
    puts(noon);
    free(noon); // expect: invalid-free
    return 0;
}
