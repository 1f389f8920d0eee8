#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    printf("%d\n", errno);
    errno = 5;
    printf("%d %s\n", errno, strerror(errno));
    printf("%s|%s|%s\n", strerror(ENOENT), strerror(ENOMEM), strerror(0));
    errno = 0;
    volatile double minus = -1;
    double r = sqrt(minus);
    printf("%d %d\n", errno == EDOM, r != r);
    errno = 0;
    volatile double big = 1000;
    exp(big);
    printf("%d\n", errno == ERANGE);
    errno = ENOENT;
    printf("%m\n");
    return 0;
}
