#include <stdio.h>

/* Arguments by number, as POSIX has them. */
int main(void)
{
    printf("%2$d %1$s %2$05d\n", "pos", 31);
    printf("%3$s %2$g %1$ld %3$.2s\n", 5l, 1.5, "three");
    printf("[%1$*2$d][%1$-*2$d]\n", 7, 5);
    return 0;
}
