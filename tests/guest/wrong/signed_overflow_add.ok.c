#include <limits.h>
#include <stdio.h>

int main(void)
{
    int visitors = INT_MAX;
    int today = 1;
    long total = (long)visitors + today;
    puts(total == 0 ? "none" : "some");
    return 0;
}
