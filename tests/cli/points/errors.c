// Standard error, beside standard output.
#include <stdio.h>
int main(void)
{
    printf("to out\n");
    fprintf(stderr, "to err\n");
    return 0;
}
