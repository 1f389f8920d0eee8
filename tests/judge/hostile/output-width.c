// verdict: limit output-limit
// Two thousand million blanks by one call
#include <stdio.h>
int main(void)
{
    printf("%2000000000d\n", 1);
    return 0;
}
