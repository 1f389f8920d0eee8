#include <stdio.h>

int main(void)
{
    int guests;
    scanf("%d", &guests);
    int plates = 2 * guests;
    printf("%d plates\n", plates);
    return 0;
}
