#include <stdio.h>

int main(void)
{
    int countdown = 5;
    while (countdown > 0) printf("%d seconds to go, please stand clear\n", countdown--);
    puts("lift-off");
    return 0;
}
