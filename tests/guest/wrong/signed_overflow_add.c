#include <limits.h>
#include <stdio.h>

int main(void)
{
    int visitors = INT_MAX;
    int today = 1;
    int total = visitors + today; // expect: signed-overflow
    puts(total == 0 ? "none" : "some");
    return 0;
}
