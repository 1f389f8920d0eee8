#include <stdio.h>

int main(void)
{
    int *chosen;
    int secret = 42;
    {
        chosen = &secret;
    }
    printf("%d\n", *chosen);
    return 0;
}
