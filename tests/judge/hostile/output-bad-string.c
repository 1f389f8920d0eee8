// verdict: findings null-dereference
// Prints a string that is not there
#include <stdio.h>
int main(void)
{
    printf("%s\n", (char *)1);
    return 0;
}
